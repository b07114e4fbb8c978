/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of the reminders, and what comes of an answer. */

#include "rouse-reminders-private.h"

#include "rouse-reminder-store.h"
#include "rouse-reminder-texts.h"
#include "rouse-reminder-time.h"

/* From CONTENT.md 6: "After five unanswered". */
#define PATIENCE 5

/* What a goal missed last week says nothing of this one. */
static guint
get_days_missing (RouseReminders *self)
{
  g_autofree char *done = rouse_settings_dup_last_day_done (self->choices);
  const guint32 today = rouse_reminders_get_today (self);
  const guint32 day = rouse_reminder_time_parse_day (done);
  guint missing;

  g_object_get (self->settings, "days-missing", &missing, NULL);
  return day != 0 && (day - 1) / 7 == (today - 1) / 7 ? missing : 0;
}

/* Nobody has to answer one that was asked for to see what it looks like. */
static GNotification *
create_notification (RouseReminders *self, gboolean trial)
{
  RouseReminderMood mood = { .days_missing = get_days_missing (self),
                             .hour = (guint) (rouse_reminders_get_local (self) % ROUSE_REMINDER_DAY / 60) };
  guint last;
  guint unanswered;
  guint number;
  gboolean asked;
  gboolean hidden;

  g_object_get (self->settings, "difficulty", &mood.difficulty, "last-text", &last, "unanswered", &unanswered, "asked",
                &asked, "private-text", &hidden, NULL);
  if (!trial && unanswered >= PATIENCE && !asked)
    {
      g_object_set (self->settings, "asked", TRUE, "unanswered", 0, NULL);
      return rouse_reminder_texts_new_question ();
    }

  number = rouse_reminder_texts_choose (&last, &mood);
  g_object_set (self->settings, "last-text", last, "unanswered", trial ? unanswered : unanswered + 1, NULL);
  return rouse_reminder_texts_new_reminder (number, hidden);
}

/*
 * rouse_reminders_remind:
 * @trial: whether it was asked for with rouse_reminders_test()
 *
 * Shows a reminder, which is known on the disk before.
 */
void
rouse_reminders_remind (RouseReminders *self, gboolean trial)
{
  g_autoptr (GNotification) notification = create_notification (self, trial);

  rouse_reminder_store_set_shown (self->settings, rouse_reminders_get_today (self));
  rouse_reminder_settings_sync (self->settings);
  rouse_reminders_emit_due (self, notification);
}

/*
 * rouse_reminders_withdraw:
 *
 * Takes back what is showing.
 */
void
rouse_reminders_withdraw (RouseReminders *self)
{
  rouse_reminder_store_set_shown (self->settings, 0);
  rouse_reminders_emit_stale (self);
}

/**
 * rouse_reminders_answer:
 * @self: reminders
 *
 * Somebody answered, or began by themselves: what is showing goes, and is not repeated.
 */
void
rouse_reminders_answer (RouseReminders *self)
{
  g_return_if_fail (ROUSE_IS_REMINDERS (self));

  g_object_set (self->settings, "again", (gint64) 0, "unanswered", 0, NULL);
  rouse_reminders_withdraw (self);
  rouse_reminders_update (self);
}

/**
 * rouse_reminders_snooze:
 * @self: reminders
 *
 * Reminds once more in 30 minutes.
 */
void
rouse_reminders_snooze (RouseReminders *self)
{
  g_return_if_fail (ROUSE_IS_REMINDERS (self));

  rouse_reminders_answer (self);
  g_object_set (self->settings, "again", rouse_clock_get_wall (self->clock) + ROUSE_REMINDER_SNOOZE, NULL);
  rouse_reminder_settings_sync (self->settings);
  rouse_reminders_update (self);
}

/**
 * rouse_reminders_skip_today:
 * @self: reminders
 *
 * Reminds no more today.
 */
void
rouse_reminders_skip_today (RouseReminders *self)
{
  g_autofree char *today = NULL;

  g_return_if_fail (ROUSE_IS_REMINDERS (self));

  rouse_reminders_answer (self);
  today = rouse_reminder_time_format_day (rouse_reminders_get_today (self));
  g_object_set (self->settings, "quiet-day", today, NULL);
  rouse_reminder_settings_sync (self->settings);
  rouse_reminders_update (self);
}
