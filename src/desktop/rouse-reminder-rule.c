/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-rule.h"

/* The clocks of the world are never further apart: UTC−12 and UTC+14. */
#define WIDEST_JOURNEY (26 * 60)

static guint32
get_day (gint64 local)
{
  return (guint32) (local / ROUSE_REMINDER_DAY);
}

/* The moment at which the clocks of a zone show a time. One that they leave out is there at the jump; of one that they
 * show twice the second counts. */
static gint64
get_moment (gint64 local, GTimeZone *zone)
{
  const int minute = (int) (local % ROUSE_REMINDER_DAY);
  g_autoptr (GDateTime) time = NULL;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, get_day (local));
  time = g_date_time_new (zone, g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date),
                          minute / 60, minute % 60, 0);
  return time != NULL ? g_date_time_to_unix_usec (time) : 0;
}

static gboolean
is_chosen (const RouseReminderRule *rule, guint32 day)
{
  /* Day 1 of the count was a Monday. */
  return (rule->days >> ((day - 1) % 7) & 1) != 0;
}

/* A moment in the far future was written by a clock that was wrong; it must not silence reminders until then. */
static RouseReminderState
mend (const RouseReminderState *state, gint64 now, GTimeZone *zone)
{
  const gint64 local = rouse_reminder_rule_get_local (now, zone);
  RouseReminderState mended = *state;

  if (mended.handled > local + WIDEST_JOURNEY)
    mended.handled = local;
  if (mended.again != 0)
    mended.again = MIN (mended.again, now + ROUSE_REMINDER_SNOOZE);
  return mended;
}

/* Returns: the latest time in local minutes that has come and has not been dealt with, or 0 */
static gint64
find_due (const RouseReminderRule *rule, const RouseReminderState *state, gint64 now, GTimeZone *zone)
{
  const guint32 today = get_day (rouse_reminder_rule_get_local (now, zone));
  gint64 due = 0;

  for (guint32 day = today - 1; day <= today; day++)
    for (guint i = 0; is_chosen (rule, day) && i < rule->n_times; i++)
      {
        const gint64 local = (gint64) day * ROUSE_REMINDER_DAY + rule->times[i];

        if (local > MAX (state->handled, due) && get_moment (local, zone) <= now)
          due = local;
      }
  return due;
}

/**
 * rouse_reminder_rule_get_local:
 * @now: a moment
 * @zone: where it is looked at
 *
 * Returns: what the clocks show, in local minutes
 */
gint64
rouse_reminder_rule_get_local (gint64 now, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_USEC_PER_SEC);
  g_autoptr (GDateTime) time = g_date_time_to_timezone (utc, zone);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time), (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  return (gint64) g_date_get_julian (&date) * ROUSE_REMINDER_DAY + g_date_time_get_hour (time) * 60
         + g_date_time_get_minute (time);
}

/**
 * rouse_reminder_rule_is_open:
 * @rule: what was asked for
 * @facts: what speaks against a reminder
 * @day: a day
 *
 * Pure: any thread.
 *
 * Returns: whether nothing speaks against reminders on the whole of that day
 */
gboolean
rouse_reminder_rule_is_open (const RouseReminderRule *rule, const RouseReminderFacts *facts, guint32 day)
{
  return day > facts->paused_until && day != facts->quiet && !(rule->skip_done && facts->done == day);
}

/**
 * rouse_reminder_rule_check:
 * @rule: what was asked for
 * @facts: what speaks against a reminder now
 * @state: (inout): what has been dealt with; to be written before anything is sent
 * @now: the moment
 * @zone: where the person is
 *
 * Decides whether to remind now. Of several times that were slept through the last alone counts, and only within
 * %ROUSE_REMINDER_GRACE. A time that is dealt with, by a reminder or because something spoke against it, never comes
 * again, wherever the clocks go. Pure: any thread.
 *
 * Returns: whether to remind
 */
gboolean
rouse_reminder_rule_check (const RouseReminderRule *rule,
                           const RouseReminderFacts *facts,
                           RouseReminderState *state,
                           gint64 now,
                           GTimeZone *zone)
{
  gint64 due;

  if (!rule->enabled)
    return FALSE;

  *state = mend (state, now, zone);
  due = find_due (rule, state, now, zone);
  if (due != 0)
    {
      state->handled = due;
      if (!facts->running && now - get_moment (due, zone) <= ROUSE_REMINDER_GRACE
          && rouse_reminder_rule_is_open (rule, facts, get_day (due)))
        {
          state->again = rule->repeat ? now + ROUSE_REMINDER_SNOOZE : 0;
          return TRUE;
        }
    }
  if (state->again != 0 && state->again <= now)
    {
      const gint64 late = now - state->again;
      /* What closed the day it belongs to closed it for good, also when midnight has come first. */
      const guint32 day = get_day (rouse_reminder_rule_get_local (state->again, zone));
      const guint32 today = get_day (rouse_reminder_rule_get_local (now, zone));

      state->again = 0;
      return !facts->running && late <= ROUSE_REMINDER_GRACE && rouse_reminder_rule_is_open (rule, facts, day)
             && rouse_reminder_rule_is_open (rule, facts, today);
    }
  return FALSE;
}

/**
 * rouse_reminder_rule_get_next:
 * @rule: what was asked for
 * @facts: what speaks against a reminder
 * @state: what has been dealt with
 * @now: the moment
 * @zone: where the person is
 *
 * Looks ahead as things are now. Pure: any thread.
 *
 * Returns: the moment of the next reminder, later than @now; 0 when there is none in sight
 */
gint64
rouse_reminder_rule_get_next (const RouseReminderRule *rule,
                              const RouseReminderFacts *facts,
                              const RouseReminderState *state,
                              gint64 now,
                              GTimeZone *zone)
{
  const guint32 today = get_day (rouse_reminder_rule_get_local (now, zone));
  const RouseReminderState mended = mend (state, now, zone);
  const guint32 first = MAX (today, facts->paused_until + 1);
  gint64 next = 0;

  if (!rule->enabled)
    return 0;

  /* A week and a day, so that the only day of the week is found again when today's is gone. */
  for (guint32 day = first; next == 0 && day <= first + 8; day++)
    for (guint i = 0; is_chosen (rule, day) && rouse_reminder_rule_is_open (rule, facts, day) && i < rule->n_times; i++)
      {
        const gint64 local = (gint64) day * ROUSE_REMINDER_DAY + rule->times[i];
        const gint64 moment = get_moment (local, zone);

        if (local > mended.handled && moment > now && (next == 0 || moment < next))
          next = moment;
      }
  if (mended.again > now && rouse_reminder_rule_is_open (rule, facts, today) && (next == 0 || mended.again < next))
    next = mended.again;
  return next;
}
