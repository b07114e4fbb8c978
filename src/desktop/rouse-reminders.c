/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminders-private.h"

#include "rouse-reminder-rule.h"
#include "rouse-reminder-store.h"

/* Every zone is a whole number of these away from UTC, so that midnight is seen in time. */
#define QUARTER (15 * ROUSE_REMINDER_MINUTE)

/* How long a test lets one wait. */
#define TEST_DELAY (5 * (gint64) G_USEC_PER_SEC)

/**
 * RouseReminders:
 *
 * Brings the rule, what is kept and the time together: whoever owns it calls rouse_reminders_check() at "next-check"
 * and shows what "due" brings. What is decided is on disk before it is told, so that a service that is killed never
 * reminds twice. Owned by the reminder service; main thread only.
 */
G_DEFINE_FINAL_TYPE (RouseReminders, rouse_reminders, G_TYPE_OBJECT)

typedef enum
{
  PROP_NEXT_DUE = 1,
  PROP_NEXT_CHECK,
  PROP_RUNNING,
  PROP_TESTING,
  PROP_ZONE,
} RouseRemindersProperty;
#define N_PROPS (PROP_ZONE + 1)

enum
{
  SIGNAL_DUE,
  SIGNAL_STALE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/*
 * rouse_reminders_get_local:
 *
 * Returns: what the clocks of the person show, in local minutes
 */
gint64
rouse_reminders_get_local (RouseReminders *self)
{
  return rouse_reminder_rule_get_local (rouse_clock_get_wall (self->clock), self->zone);
}

/*
 * rouse_reminders_get_today:
 *
 * Returns: the local day, as g_date_get_julian() counts
 */
guint32
rouse_reminders_get_today (RouseReminders *self)
{
  return (guint32) (rouse_reminders_get_local (self) / ROUSE_REMINDER_DAY);
}

/*
 * rouse_reminders_update:
 *
 * Works out again when a reminder is due and when to look, and notifies what has changed.
 */
void
rouse_reminders_update (RouseReminders *self)
{
  const gint64 now = rouse_clock_get_wall (self->clock);
  RouseReminderRule rule;
  RouseReminderFacts facts;
  RouseReminderState state;
  gint64 due;
  gint64 check;

  rouse_reminder_store_load_rule (self->settings, &rule);
  rouse_reminder_store_load_facts (self->settings, self->choices, &facts);
  facts.running = self->running;
  rouse_reminder_store_load_state (self->settings, &state, rouse_reminders_get_local (self));
  due = rouse_reminder_rule_get_next (&rule, &facts, &state, now, self->zone);
  check = rule.enabled ? (now / QUARTER + 1) * QUARTER : 0;
  if (due != 0)
    check = MIN (check, due);
  if (self->test != 0)
    check = check != 0 ? MIN (check, self->test) : self->test;

  if (self->next_due != due)
    {
      self->next_due = due;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_DUE]);
    }
  if (self->next_check != check)
    {
      self->next_check = check;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NEXT_CHECK]);
    }
}

/* Times that were chosen a moment ago are for what comes, not for what has been. */
static void
chosen_cb (RouseReminders *self)
{
  RouseReminderState state;

  rouse_reminder_store_load_state (self->settings, &state, rouse_reminders_get_local (self));
  state.handled = MAX (state.handled, rouse_reminders_get_local (self));
  state.again = 0;
  rouse_reminder_store_save_state (self->settings, &state);
  g_object_set (self->settings, "unanswered", 0, "asked", FALSE, NULL);
  rouse_reminders_update (self);
}

/* Whoever takes a break, or is told to rest, is not called any longer. */
static void
changed_cb (RouseReminders *self)
{
  RouseReminderRule rule;
  RouseReminderFacts facts;

  if (self->checking)
    return;

  rouse_reminder_store_load_rule (self->settings, &rule);
  rouse_reminder_store_load_facts (self->settings, self->choices, &facts);
  if (rouse_reminder_store_get_shown (self->settings) != 0
      && !rouse_reminder_rule_is_open (&rule, &facts, rouse_reminders_get_today (self)))
    rouse_reminders_withdraw (self);
  rouse_reminders_update (self);
}

static void
rouse_reminders_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseReminders *self = ROUSE_REMINDERS (object);

  switch ((RouseRemindersProperty) property_id)
    {
    case PROP_NEXT_DUE:
      g_value_set_int64 (value, self->next_due);
      break;
    case PROP_NEXT_CHECK:
      g_value_set_int64 (value, self->next_check);
      break;
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_TESTING:
      g_value_set_boolean (value, rouse_reminders_get_testing (self));
      break;
    case PROP_ZONE:
      g_value_set_boxed (value, self->zone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_reminders_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  RouseReminders *self = ROUSE_REMINDERS (object);

  switch ((RouseRemindersProperty) property_id)
    {
    case PROP_RUNNING:
      rouse_reminders_set_running (self, g_value_get_boolean (value));
      break;
    case PROP_ZONE:
      rouse_reminders_set_zone (self, g_value_get_boxed (value));
      break;
    case PROP_NEXT_DUE:
    case PROP_NEXT_CHECK:
    case PROP_TESTING:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_reminders_finalize (GObject *object)
{
  RouseReminders *self = ROUSE_REMINDERS (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->choices);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->zone, g_time_zone_unref);

  G_OBJECT_CLASS (rouse_reminders_parent_class)->finalize (object);
}

static void
rouse_reminders_class_init (RouseRemindersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = rouse_reminders_finalize;
  object_class->get_property = rouse_reminders_get_property;
  object_class->set_property = rouse_reminders_set_property;

  properties[PROP_NEXT_DUE] = g_param_spec_int64 ("next-due", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_NEXT_CHECK] = g_param_spec_int64 ("next-check", NULL, NULL, 0, G_MAXINT64, 0, readable);
  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, readable | G_PARAM_WRITABLE);
  properties[PROP_TESTING] = g_param_spec_boolean ("testing", NULL, NULL, FALSE, readable);
  properties[PROP_ZONE] = g_param_spec_boxed ("zone", NULL, NULL, G_TYPE_TIME_ZONE, readable | G_PARAM_WRITABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * RouseReminders::due:
   * @self: the reminders
   * @notification: what to show
   *
   * A reminder is to be shown, in place of an older one.
   */
  signals[SIGNAL_DUE] = g_signal_new ("due", ROUSE_TYPE_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                      1, G_TYPE_NOTIFICATION);
  /**
   * RouseReminders::stale:
   * @self: the reminders
   *
   * What is still showing has been answered, was for another day, or is not to be shown today any more.
   */
  signals[SIGNAL_STALE]
      = g_signal_new ("stale", ROUSE_TYPE_REMINDERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_reminders_init (RouseReminders *self)
{
}

/*
 * rouse_reminders_emit_due:
 * @notification: what to show
 *
 * Tells whoever shows reminders.
 */
void
rouse_reminders_emit_due (RouseReminders *self, GNotification *notification)
{
  g_signal_emit (self, signals[SIGNAL_DUE], 0, notification);
}

/*
 * rouse_reminders_emit_stale:
 *
 * Tells whoever shows reminders that what is showing is to go.
 */
void
rouse_reminders_emit_stale (RouseReminders *self)
{
  g_signal_emit (self, signals[SIGNAL_STALE], 0);
}

static void
follow (RouseReminders *self)
{
  const char *chosen[] = { "enabled", "times", "days" };
  const char *changed[] = { "skip-done", "repeat", "quiet-day", "paused-until", "again" };

  for (gsize i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", chosen[i], NULL);

      g_signal_connect_object (self->settings, signal, G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (changed); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", changed[i], NULL);

      g_signal_connect_object (self->settings, signal, G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->choices, "notify::last-day-done", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_reminders_new:
 * @settings: what is kept about reminders
 * @choices: knows the day of the last session
 * @clock: the time
 * @zone: where the person is
 *
 * Looks at nothing yet: whoever is to hear of what is due connects first.
 *
 * Returns: (transfer full): reminders
 */
RouseReminders *
rouse_reminders_new (RouseReminderSettings *settings, RouseSettings *choices, RouseClock *clock, GTimeZone *zone)
{
  RouseReminders *self;

  g_return_val_if_fail (ROUSE_IS_REMINDER_SETTINGS (settings), NULL);
  g_return_val_if_fail (ROUSE_IS_SETTINGS (choices), NULL);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  self = g_object_new (ROUSE_TYPE_REMINDERS, NULL);
  self->settings = g_object_ref (settings);
  self->choices = g_object_ref (choices);
  self->clock = g_object_ref (clock);
  self->zone = g_time_zone_ref (zone);
  follow (self);
  rouse_reminders_update (self);
  return self;
}

/**
 * rouse_reminders_check:
 * @self: reminders
 *
 * Looks whether it is time. To be called at "next-check", and whenever the time of day may have jumped; once too often
 * does no harm.
 */
void
rouse_reminders_check (RouseReminders *self)
{
  RouseReminderRule rule;
  RouseReminderFacts facts;
  RouseReminderState state;
  gint64 now;
  guint32 shown;
  gboolean fire;
  gboolean trial;

  g_return_if_fail (ROUSE_IS_REMINDERS (self));

  now = rouse_clock_get_wall (self->clock);
  self->checking = TRUE;
  rouse_reminder_store_load_rule (self->settings, &rule);
  rouse_reminder_store_load_facts (self->settings, self->choices, &facts);
  facts.running = self->running;
  rouse_reminder_store_load_state (self->settings, &state, rouse_reminders_get_local (self));
  fire = rouse_reminder_rule_check (&rule, &facts, &state, now, self->zone);
  rouse_reminder_store_save_state (self->settings, &state);

  /* A clock that was set back does not put a trial off for hours. */
  trial = self->test != 0 && (now >= self->test || self->test - now > TEST_DELAY);
  if (trial)
    self->test = 0;
  shown = rouse_reminder_store_get_shown (self->settings);
  if (shown != 0 && shown != rouse_reminders_get_today (self))
    rouse_reminders_withdraw (self);
  if (fire || trial)
    rouse_reminders_remind (self, !fire);
  self->checking = FALSE;
  rouse_reminders_update (self);
  if (trial)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TESTING]);
}

/**
 * rouse_reminders_test:
 * @self: reminders
 *
 * Reminds in five seconds, on the way that every reminder takes, whatever speaks against one.
 */
void
rouse_reminders_test (RouseReminders *self)
{
  g_return_if_fail (ROUSE_IS_REMINDERS (self));

  self->test = rouse_clock_get_wall (self->clock) + TEST_DELAY;
  rouse_reminders_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TESTING]);
}

/**
 * rouse_reminders_get_testing:
 * @self: reminders
 *
 * Returns: whether one that was asked for with rouse_reminders_test() has yet to come
 */
gboolean
rouse_reminders_get_testing (RouseReminders *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDERS (self), FALSE);

  return self->test != 0;
}

/**
 * rouse_reminders_get_next_due:
 * @self: reminders
 *
 * Returns: the moment of the next reminder in µs since 1970 UTC, or 0
 */
gint64
rouse_reminders_get_next_due (RouseReminders *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDERS (self), 0);

  return self->next_due;
}

/**
 * rouse_reminders_get_next_check:
 * @self: reminders
 *
 * Returns: when to look again in µs since 1970 UTC, or 0 for never
 */
gint64
rouse_reminders_get_next_check (RouseReminders *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDERS (self), 0);

  return self->next_check;
}

/**
 * rouse_reminders_get_running:
 * @self: reminders
 *
 * Returns: whether somebody exercises
 */
gboolean
rouse_reminders_get_running (RouseReminders *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDERS (self), FALSE);

  return self->running;
}

/**
 * rouse_reminders_set_running:
 * @self: reminders
 * @running: whether somebody exercises
 *
 * Nobody is called to what they are doing. Beginning is an answer, too.
 */
void
rouse_reminders_set_running (RouseReminders *self, gboolean running)
{
  g_return_if_fail (ROUSE_IS_REMINDERS (self));

  if (self->running == running)
    return;

  self->running = running;
  if (running)
    rouse_reminders_answer (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/**
 * rouse_reminders_get_zone:
 * @self: reminders
 *
 * Returns: (transfer none): where the person is
 */
GTimeZone *
rouse_reminders_get_zone (RouseReminders *self)
{
  g_return_val_if_fail (ROUSE_IS_REMINDERS (self), NULL);

  return self->zone;
}

/**
 * rouse_reminders_set_zone:
 * @self: reminders
 * @zone: where the person is
 *
 * Times are those of the clocks there. Looks at once: some may have been jumped over.
 */
void
rouse_reminders_set_zone (RouseReminders *self, GTimeZone *zone)
{
  g_return_if_fail (ROUSE_IS_REMINDERS (self));
  g_return_if_fail (zone != NULL);

  if (self->zone == zone)
    return;

  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_ref (zone);
  rouse_reminders_check (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZONE]);
}
