/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-notification-policy.h"

#include "rouse-config.h"

/* Where GNOME keeps what its settings show under “Notifications”. */
#define SCHEMA "org.gnome.desktop.notifications"
#define FOLDER "/org/gnome/desktop/notifications/application/"

/**
 * RouseNotificationPolicy:
 *
 * Knows what the person has chosen for notifications in the settings of GNOME. Other desktops keep that elsewhere, and
 * inside a sandbox it cannot be read: there everything counts as shown. Owned by whoever wants to tell the person; main
 * thread only.
 */
struct _RouseNotificationPolicy
{
  GObject parent_instance;

  GSettings *all;         /* nullable: of every program */
  GSettings *application; /* nullable: of this one */
  RouseNotificationState state;
};

G_DEFINE_ENUM_TYPE (RouseNotificationState,
                    rouse_notification_state,
                    G_DEFINE_ENUM_VALUE (ROUSE_NOTIFICATIONS_SHOWN, "shown"),
                    G_DEFINE_ENUM_VALUE (ROUSE_NOTIFICATIONS_QUIET, "quiet"),
                    G_DEFINE_ENUM_VALUE (ROUSE_NOTIFICATIONS_LISTED, "listed"),
                    G_DEFINE_ENUM_VALUE (ROUSE_NOTIFICATIONS_OFF, "off"))

G_DEFINE_FINAL_TYPE (RouseNotificationPolicy, rouse_notification_policy, G_TYPE_OBJECT)

typedef enum
{
  PROP_STATE = 1,
} RouseNotificationPolicyProperty;
#define N_PROPS (PROP_STATE + 1)

static GParamSpec *properties[N_PROPS];

/* A key that a schema does not have would end the program. */
static gboolean
is_off (GSettings *settings, const char *key)
{
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;

  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key) && !g_settings_get_boolean (settings, key);
}

static RouseNotificationState
read_state (RouseNotificationPolicy *self)
{
  if (is_off (self->application, "enable"))
    return ROUSE_NOTIFICATIONS_OFF;
  if (is_off (self->application, "show-banners"))
    return ROUSE_NOTIFICATIONS_LISTED;
  if (is_off (self->all, "show-banners"))
    return ROUSE_NOTIFICATIONS_QUIET;
  return ROUSE_NOTIFICATIONS_SHOWN;
}

static void
changed_cb (RouseNotificationPolicy *self)
{
  RouseNotificationState state = read_state (self);

  if (self->state == state)
    return;

  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

/* As GNOME Shell forms it: small letters, digits and single dashes. */
static char *
get_application_path (void)
{
  g_autoptr (GString) name = g_string_new (NULL);

  for (const char *it = APP_ID; *it != '\0'; it++)
    {
      const char letter = g_ascii_isalnum (*it) ? g_ascii_tolower (*it) : '-';

      if (letter != '-' || name->len == 0 || name->str[name->len - 1] != '-')
        g_string_append_c (name, letter);
    }
  return g_strconcat (FOLDER, name->str, "/", NULL);
}

static void
rouse_notification_policy_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_STATE)
    g_value_set_enum (value, rouse_notification_policy_get_state (ROUSE_NOTIFICATION_POLICY (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_notification_policy_finalize (GObject *object)
{
  RouseNotificationPolicy *self = ROUSE_NOTIFICATION_POLICY (object);

  g_clear_object (&self->all);
  g_clear_object (&self->application);

  G_OBJECT_CLASS (rouse_notification_policy_parent_class)->finalize (object);
}

static void
rouse_notification_policy_class_init (RouseNotificationPolicyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rouse_notification_policy_finalize;
  object_class->get_property = rouse_notification_policy_get_property;

  properties[PROP_STATE]
      = g_param_spec_enum ("state", NULL, NULL, ROUSE_TYPE_NOTIFICATION_STATE, ROUSE_NOTIFICATIONS_SHOWN,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rouse_notification_policy_init (RouseNotificationPolicy *self)
{
}

/* Returns: (transfer full) (nullable): what is kept there, where there is such a schema */
static GSettings *
follow (RouseNotificationPolicy *self, GSettingsSchemaSource *source, const char *id, const char *path)
{
  g_autoptr (GSettingsSchema) schema = source != NULL ? g_settings_schema_source_lookup (source, id, TRUE) : NULL;
  GSettings *settings;

  /* One with another path is not the one that is meant. */
  if (schema == NULL || (path != NULL) != (g_settings_schema_get_path (schema) == NULL))
    return NULL;

  settings = g_settings_new_full (schema, NULL, path);
  g_signal_connect_object (settings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return settings;
}

/**
 * rouse_notification_policy_new:
 * @source: (nullable): where schemas are looked for; %NULL for those that are installed
 *
 * Returns: (transfer full): what was chosen, followed from now on
 */
RouseNotificationPolicy *
rouse_notification_policy_new (GSettingsSchemaSource *source)
{
  RouseNotificationPolicy *self = g_object_new (ROUSE_TYPE_NOTIFICATION_POLICY, NULL);
  g_autofree char *path = get_application_path ();

  if (source == NULL)
    source = g_settings_schema_source_get_default ();
  self->all = follow (self, source, SCHEMA, NULL);
  self->application = follow (self, source, SCHEMA ".application", path);
  self->state = read_state (self);
  return self;
}

/**
 * rouse_notification_policy_get_state:
 * @self: the policy
 *
 * Returns: what becomes of a notification of this program
 */
RouseNotificationState
rouse_notification_policy_get_state (RouseNotificationPolicy *self)
{
  g_return_val_if_fail (ROUSE_IS_NOTIFICATION_POLICY (self), ROUSE_NOTIFICATIONS_SHOWN);

  return self->state;
}

/**
 * rouse_notification_policy_get_known:
 * @self: the policy
 *
 * Returns: whether the settings can be read, and “shown” is more than a guess
 */
gboolean
rouse_notification_policy_get_known (RouseNotificationPolicy *self)
{
  g_return_val_if_fail (ROUSE_IS_NOTIFICATION_POLICY (self), FALSE);

  return self->all != NULL && !g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

/**
 * rouse_notification_policy_get_audible:
 * @self: the policy
 *
 * Returns: whether something may be heard with a notification of this program: not while none pops up, nor where the
 * person does not want to hear it
 */
gboolean
rouse_notification_policy_get_audible (RouseNotificationPolicy *self)
{
  g_return_val_if_fail (ROUSE_IS_NOTIFICATION_POLICY (self), FALSE);

  return read_state (self) == ROUSE_NOTIFICATIONS_SHOWN && !is_off (self->application, "enable-sound-alerts");
}
