/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-sound.h"

#include "rouse-notification-policy.h"

/**
 * RouseReminderSound:
 *
 * What is heard with a reminder. Another process plays it and ends: what sound takes into memory it would never give
 * back, and the service is there all day. Owned by the reminder service; main thread only.
 */
struct _RouseReminderSound
{
  GObject parent_instance;

  char **command;
  GSettingsSchemaSource *source; /* nullable */
  GSubprocess *process;          /* nullable: while it plays */
};

G_DEFINE_FINAL_TYPE (RouseReminderSound, rouse_reminder_sound, G_TYPE_OBJECT)

typedef enum
{
  PROP_PLAYING = 1,
} RouseReminderSoundProperty;
#define N_PROPS (PROP_PLAYING + 1)

static GParamSpec *properties[N_PROPS];

/* Somebody without a loudspeaker has seen the reminder all the same. */
static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RouseReminderSound) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error))
    g_info ("The chime was not played: %s", error->message);
  g_clear_object (&self->process);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

static void
rouse_reminder_sound_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_PLAYING)
    g_value_set_boolean (value, rouse_reminder_sound_get_playing (ROUSE_REMINDER_SOUND (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_reminder_sound_finalize (GObject *object)
{
  RouseReminderSound *self = ROUSE_REMINDER_SOUND (object);

  g_strfreev (self->command);
  g_clear_pointer (&self->source, g_settings_schema_source_unref);
  g_clear_object (&self->process);

  G_OBJECT_CLASS (rouse_reminder_sound_parent_class)->finalize (object);
}

static void
rouse_reminder_sound_class_init (RouseReminderSoundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rouse_reminder_sound_finalize;
  object_class->get_property = rouse_reminder_sound_get_property;

  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rouse_reminder_sound_init (RouseReminderSound *self)
{
}

/**
 * rouse_reminder_sound_new:
 * @command: what plays the chime and ends, and ends by itself where it cannot
 * @source: (nullable): where the desktop's schemas are looked for; %NULL for those that are installed
 *
 * Returns: (transfer full): something that is silent
 */
RouseReminderSound *
rouse_reminder_sound_new (const char *const *command, GSettingsSchemaSource *source)
{
  RouseReminderSound *self = g_object_new (ROUSE_TYPE_REMINDER_SOUND, NULL);

  g_return_val_if_fail (command != NULL && command[0] != NULL, self);

  self->command = g_strdupv ((char **) command);
  self->source = source != NULL ? g_settings_schema_source_ref (source) : NULL;
  return self;
}

/**
 * rouse_reminder_sound_play:
 * @self: the sound
 *
 * Plays the chime once, unless it is being played, or the person does not want to be disturbed or to hear this program,
 * as far as that can be known. Nothing is said where it cannot be played.
 */
void
rouse_reminder_sound_play (RouseReminderSound *self)
{
  g_autoptr (RouseNotificationPolicy) policy = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ROUSE_IS_REMINDER_SOUND (self));

  policy = rouse_notification_policy_new (self->source);
  if (self->process != NULL || !rouse_notification_policy_get_audible (policy))
    return;

  self->process = g_subprocess_newv ((const char *const *) self->command,
                                     G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  if (self->process == NULL)
    {
      g_info ("The chime cannot be played: %s", error->message);
      return;
    }
  g_subprocess_wait_check_async (self->process, NULL, ended_cb, g_object_ref (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/**
 * rouse_reminder_sound_get_playing:
 * @self: the sound
 *
 * Returns: whether the process that plays is still there
 */
gboolean
rouse_reminder_sound_get_playing (RouseReminderSound *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDER_SOUND (self), FALSE);

  return self->process != NULL;
}
