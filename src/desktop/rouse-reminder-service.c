/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-service.h"

#include "rouse-wall-timer.h"

/* One reminder at a time: a new one takes the place of the last. */
#define NOTIFICATION "reminder"

/**
 * RouseReminderService:
 *
 * Keeps the application running while reminders are wanted, wakes them up, and shows what they say. Needs neither a
 * display nor a sound server. Owned by the application; main thread only.
 */
struct _RouseReminderService
{
  GObject parent_instance;

  GApplication *application; /* borrowed: it owns the service */
  RouseReminderSettings *settings;
  RouseReminders *reminders;
  RouseBackground *background;
  RouseWallTimer *timer;
  RouseClock *clock;
  RouseReminderSound *sound; /* nullable */
  gboolean holding;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (RouseReminderService, rouse_reminder_service, G_TYPE_OBJECT)

typedef enum
{
  PROP_BUSY = 1,
} RouseReminderServiceProperty;
#define N_PROPS (PROP_BUSY + 1)

static GParamSpec *properties[N_PROPS];

static void
update_hold (RouseReminderService *self)
{
  const gboolean holding = rouse_reminder_service_get_holding (self) || rouse_reminder_service_get_busy (self);

  if (holding == self->holding)
    return;

  self->holding = holding;
  if (holding)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
}

static void
busy_cb (RouseReminderService *self)
{
  const gboolean busy = rouse_reminder_service_get_busy (self);

  update_hold (self);
  /* A trial is over when its chime begins. */
  if (self->busy == busy)
    return;

  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
enabled_cb (RouseReminderService *self)
{
  const gboolean enabled = rouse_reminder_service_get_enabled (self);

  rouse_background_request (self->background, enabled, TRUE);
  if (!enabled)
    g_application_withdraw_notification (self->application, NOTIFICATION);
  update_hold (self);
}

static void
next_check_cb (RouseReminderService *self)
{
  rouse_wall_timer_set_moment (self->timer, rouse_reminders_get_next_check (self->reminders));
}

/* The zone may have changed behind a file that nobody watches: asked for, it tells of that. */
static void
elapsed_cb (RouseReminderService *self)
{
  rouse_clock_get_zone (self->clock);
  rouse_reminders_check (self->reminders);
}

static void
due_cb (RouseReminderService *self, GNotification *notification)
{
  gboolean heard;

  g_application_send_notification (self->application, NOTIFICATION, notification);

  /* A trial comes in the middle of a session, too, where somebody listens to something else. */
  g_object_get (self->settings, "sound", &heard, NULL);
  if (heard && self->sound != NULL && !rouse_reminders_get_running (self->reminders))
    rouse_reminder_sound_play (self->sound);
}

static void
stale_cb (RouseReminderService *self)
{
  g_application_withdraw_notification (self->application, NOTIFICATION);
}

static void
later_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rouse_reminders_snooze (ROUSE_REMINDER_SERVICE (data)->reminders);
}

static void
not_today_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rouse_reminders_skip_today (ROUSE_REMINDER_SERVICE (data)->reminders);
}

static const GActionEntry actions[] = {
  { .name = "reminder-later", .activate = later_action },
  { .name = "reminder-not-today", .activate = not_today_action },
};

static void
rouse_reminder_service_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_BUSY)
    g_value_set_boolean (value, rouse_reminder_service_get_busy (ROUSE_REMINDER_SERVICE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
rouse_reminder_service_dispose (GObject *object)
{
  RouseReminderService *self = ROUSE_REMINDER_SERVICE (object);

  g_clear_object (&self->timer);
  g_clear_object (&self->clock);
  g_clear_object (&self->sound);
  g_clear_object (&self->reminders);
  g_clear_object (&self->background);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rouse_reminder_service_parent_class)->dispose (object);
}

static void
rouse_reminder_service_class_init (RouseReminderServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_reminder_service_dispose;
  object_class->get_property = rouse_reminder_service_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rouse_reminder_service_init (RouseReminderService *self)
{
}

static void
connect (RouseReminderService *self)
{
  g_object_bind_property (self->clock, "zone", self->reminders, "zone", G_BINDING_DEFAULT);
  g_signal_connect_object (self->settings, "notify::enabled", G_CALLBACK (enabled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->background, "notify::state", G_CALLBACK (update_hold), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "notify::next-check", G_CALLBACK (next_check_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "notify::testing", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "due", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "stale", G_CALLBACK (stale_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timer, "elapsed", G_CALLBACK (elapsed_cb), self, G_CONNECT_SWAPPED);
  if (self->sound != NULL)
    g_signal_connect_object (self->sound, "notify::playing", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self->application), actions, G_N_ELEMENTS (actions), self);
}

/**
 * rouse_reminder_service_new:
 * @application: the application, registered
 * @settings: the person's choices
 * @clock: the time, and where the computer is
 * @sound: (nullable): what is heard with a reminder where the person wants that; %NULL for nothing
 *
 * Starts the service: takes back what an earlier one left showing on another day, catches up what was missed, and asks
 * again whether it may run, so that a permission that was withdrawn is noticed. Without reminders it does nothing and
 * holds nothing.
 *
 * Returns: (transfer full): the service
 */
RouseReminderService *
rouse_reminder_service_new (GApplication *application,
                            RouseSettings *settings,
                            RouseClock *clock,
                            RouseReminderSound *sound)
{
  RouseReminderService *self = g_object_new (ROUSE_TYPE_REMINDER_SERVICE, NULL);
  const gboolean sandboxed = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);

  g_return_val_if_fail (G_IS_APPLICATION (application), self);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), self);

  self->application = application;
  self->settings = rouse_reminder_settings_new ();
  self->reminders = rouse_reminders_new (self->settings, settings, clock, rouse_clock_get_zone (clock));
  self->background
      = rouse_background_new (g_application_get_dbus_connection (application), sandboxed, g_get_user_config_dir ());
  self->timer = rouse_wall_timer_new ();
  self->clock = g_object_ref (clock);
  g_set_object (&self->sound, sound);
  connect (self);

  next_check_cb (self);
  update_hold (self);
  if (self->holding)
    {
      rouse_background_request (self->background, TRUE, FALSE);
      rouse_reminders_check (self->reminders);
    }
  else if (!sandboxed)
    {
      /* Switched off while nobody was there to take the entry away. */
      rouse_background_request (self->background, FALSE, FALSE);
    }
  return self;
}

/**
 * rouse_reminder_service_get_enabled:
 * @self: the service
 *
 * Returns: whether reminders are wanted
 */
gboolean
rouse_reminder_service_get_enabled (RouseReminderService *self)
{
  gboolean enabled;

  g_return_val_if_fail (ROUSE_IS_REMINDER_SERVICE (self), FALSE);

  g_object_get (self->settings, "enabled", &enabled, NULL);
  return enabled;
}

/**
 * rouse_reminder_service_get_holding:
 * @self: the service
 *
 * Returns: whether it goes on when there is no window: while reminders are wanted, unless the person said no to that,
 * and while the desktop has not answered
 */
gboolean
rouse_reminder_service_get_holding (RouseReminderService *self)
{
  RouseBackgroundState state;

  g_return_val_if_fail (ROUSE_IS_REMINDER_SERVICE (self), FALSE);

  state = rouse_background_get_state (self->background);
  return state == ROUSE_BACKGROUND_ASKING
         || (rouse_reminder_service_get_enabled (self) && state != ROUSE_BACKGROUND_REFUSED);
}

/**
 * rouse_reminder_service_get_busy:
 * @self: the service
 *
 * Returns: whether a reminder for trial is still to come, or a chime to be heard: the process then neither ends nor
 * makes way for another
 */
gboolean
rouse_reminder_service_get_busy (RouseReminderService *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDER_SERVICE (self), FALSE);

  return rouse_reminders_get_testing (self->reminders)
         || (self->sound != NULL && rouse_reminder_sound_get_playing (self->sound));
}

/**
 * rouse_reminder_service_get_reminders:
 * @self: the service
 *
 * Returns: (transfer none): the reminders
 */
RouseReminders *
rouse_reminder_service_get_reminders (RouseReminderService *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDER_SERVICE (self), NULL);

  return self->reminders;
}

/**
 * rouse_reminder_service_get_settings:
 * @self: the service
 *
 * Returns: (transfer none): what is kept about reminders
 */
RouseReminderSettings *
rouse_reminder_service_get_settings (RouseReminderService *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDER_SERVICE (self), NULL);

  return self->settings;
}

/**
 * rouse_reminder_service_get_background:
 * @self: the service
 *
 * Returns: (transfer none): whether it may run
 */
RouseBackground *
rouse_reminder_service_get_background (RouseReminderService *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDER_SERVICE (self), NULL);

  return self->background;
}
