/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-settings.h"

#include "rouse-config.h"

/**
 * RouseReminderSettings:
 *
 * The only owner of what is kept about reminders: what the person asked for, and what a service that was stopped has to
 * know when it is back. Each property is the key of its name. Owned by the reminder service; main thread only.
 */
struct _RouseReminderSettings
{
  GObject parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (RouseReminderSettings, rouse_reminder_settings, G_TYPE_OBJECT)

typedef enum
{
  PROP_ENABLED = 1,
  PROP_TIMES,
  PROP_DAYS,
  PROP_SKIP_DONE,
  PROP_REPEAT,
  PROP_PRIVATE_TEXT,
  PROP_SOUND,
  PROP_DAYS_MISSING,
  PROP_DIFFICULTY,
  PROP_HANDLED,
  PROP_AGAIN,
  PROP_SHOWN,
  PROP_QUIET_DAY,
  PROP_PAUSED_UNTIL,
  PROP_LAST_TEXT,
  PROP_UNANSWERED,
  PROP_ASKED,
} RouseReminderSettingsProperty;
#define N_PROPS (PROP_ASKED + 1)

static GParamSpec *properties[N_PROPS];

static void
changed_cb (RouseReminderSettings *self, const char *key)
{
  GParamSpec *property = g_object_class_find_property (G_OBJECT_GET_CLASS (self), key);

  if (property != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), property);
}

static void
rouse_reminder_settings_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseReminderSettings *self = ROUSE_REMINDER_SETTINGS (object);

  switch (G_PARAM_SPEC_VALUE_TYPE (pspec))
    {
    case G_TYPE_BOOLEAN:
      g_value_set_boolean (value, g_settings_get_boolean (self->settings, pspec->name));
      break;
    case G_TYPE_UINT:
      g_value_set_uint (value, g_settings_get_uint (self->settings, pspec->name));
      break;
    case G_TYPE_INT64:
      g_value_set_int64 (value, g_settings_get_int64 (self->settings, pspec->name));
      break;
    case G_TYPE_STRING:
      g_value_take_string (value, g_settings_get_string (self->settings, pspec->name));
      break;
    default:
      g_value_take_boxed (value, g_settings_get_strv (self->settings, pspec->name));
    }
}

/* Returns: (transfer floating) */
static GVariant *
to_variant (const GValue *value)
{
  switch (G_VALUE_TYPE (value))
    {
    case G_TYPE_BOOLEAN:
      return g_variant_new_boolean (g_value_get_boolean (value));
    case G_TYPE_UINT:
      return g_variant_new_uint32 (g_value_get_uint (value));
    case G_TYPE_INT64:
      return g_variant_new_int64 (g_value_get_int64 (value));
    case G_TYPE_STRING:
      return g_variant_new_string (g_value_get_string (value) != NULL ? g_value_get_string (value) : "");
    default:
      return g_variant_new_strv (g_value_get_boxed (value), g_value_get_boxed (value) != NULL ? -1 : 0);
    }
}

static void
rouse_reminder_settings_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  RouseReminderSettings *self = ROUSE_REMINDER_SETTINGS (object);
  g_autoptr (GVariant) wanted = g_variant_ref_sink (to_variant (value));
  g_autoptr (GVariant) present = g_settings_get_value (self->settings, pspec->name);

  /* Told of by the settings themselves, whoever changes them. */
  if (!g_variant_equal (wanted, present))
    g_settings_set_value (self->settings, pspec->name, wanted);
}

static void
rouse_reminder_settings_finalize (GObject *object)
{
  RouseReminderSettings *self = ROUSE_REMINDER_SETTINGS (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rouse_reminder_settings_parent_class)->finalize (object);
}

static void
rouse_reminder_settings_class_init (RouseReminderSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = rouse_reminder_settings_finalize;
  object_class->get_property = rouse_reminder_settings_get_property;
  object_class->set_property = rouse_reminder_settings_set_property;

  properties[PROP_ENABLED] = g_param_spec_boolean ("enabled", NULL, NULL, FALSE, flags);
  properties[PROP_TIMES] = g_param_spec_boxed ("times", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_DAYS] = g_param_spec_uint ("days", NULL, NULL, 0, 127, 127, flags);
  properties[PROP_SKIP_DONE] = g_param_spec_boolean ("skip-done", NULL, NULL, TRUE, flags);
  properties[PROP_REPEAT] = g_param_spec_boolean ("repeat", NULL, NULL, FALSE, flags);
  properties[PROP_PRIVATE_TEXT] = g_param_spec_boolean ("private-text", NULL, NULL, FALSE, flags);
  properties[PROP_SOUND] = g_param_spec_boolean ("sound", NULL, NULL, FALSE, flags);
  properties[PROP_DAYS_MISSING] = g_param_spec_uint ("days-missing", NULL, NULL, 0, 7, 0, flags);
  properties[PROP_DIFFICULTY] = g_param_spec_uint ("difficulty", NULL, NULL, 0, 5, 0, flags);
  properties[PROP_HANDLED] = g_param_spec_string ("handled", NULL, NULL, "", flags);
  properties[PROP_AGAIN] = g_param_spec_int64 ("again", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, "", flags);
  properties[PROP_QUIET_DAY] = g_param_spec_string ("quiet-day", NULL, NULL, "", flags);
  properties[PROP_PAUSED_UNTIL] = g_param_spec_string ("paused-until", NULL, NULL, "", flags);
  properties[PROP_LAST_TEXT] = g_param_spec_uint ("last-text", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_UNANSWERED] = g_param_spec_uint ("unanswered", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_ASKED] = g_param_spec_boolean ("asked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rouse_reminder_settings_init (RouseReminderSettings *self)
{
  self->settings = g_settings_new_with_path (APP_ID ".Reminders", SETTINGS_PATH "reminders/");
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_reminder_settings_new:
 *
 * Returns: (transfer full): what is kept about reminders
 */
RouseReminderSettings *
rouse_reminder_settings_new (void)
{
  return g_object_new (ROUSE_TYPE_REMINDER_SETTINGS, NULL);
}

/**
 * rouse_reminder_settings_sync:
 * @self: what is kept
 *
 * Waits until everything has been written: what comes next must not be forgotten, even if the process is killed.
 */
void
rouse_reminder_settings_sync (RouseReminderSettings *self)
{
  g_return_if_fail (ROUSE_IS_REMINDER_SETTINGS (self));

  g_settings_sync ();
}
