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
  gboolean holding;
};

G_DEFINE_FINAL_TYPE (RouseReminderService, rouse_reminder_service, G_TYPE_OBJECT)

static void
update_hold (RouseReminderService *self)
{
  const gboolean holding = rouse_reminder_service_get_holding (self) || rouse_reminders_get_testing (self->reminders);

  if (holding == self->holding)
    return;

  self->holding = holding;
  if (holding)
    g_application_hold (self->application);
  else
    g_application_release (self->application);
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
  g_application_send_notification (self->application, NOTIFICATION, notification);
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
rouse_reminder_service_dispose (GObject *object)
{
  RouseReminderService *self = ROUSE_REMINDER_SERVICE (object);

  g_clear_object (&self->timer);
  g_clear_object (&self->clock);
  g_clear_object (&self->reminders);
  g_clear_object (&self->background);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (rouse_reminder_service_parent_class)->dispose (object);
}

static void
rouse_reminder_service_class_init (RouseReminderServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_reminder_service_dispose;
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
  g_signal_connect_object (self->reminders, "notify::testing", G_CALLBACK (update_hold), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "due", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reminders, "stale", G_CALLBACK (stale_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timer, "elapsed", G_CALLBACK (elapsed_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (G_ACTION_MAP (self->application), actions, G_N_ELEMENTS (actions), self);
}

/**
 * rouse_reminder_service_new:
 * @application: the application, registered
 * @settings: the person's choices
 * @clock: the time, and where the computer is
 *
 * Starts the service: takes back what an earlier one left showing on another day, catches up what was missed, and asks
 * again whether it may run, so that a permission that was withdrawn is noticed. Without reminders it does nothing and
 * holds nothing.
 *
 * Returns: (transfer full): the service
 */
RouseReminderService *
rouse_reminder_service_new (GApplication *application, RouseSettings *settings, RouseClock *clock)
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
