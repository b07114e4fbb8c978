/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "reminder-world.h"

/**
 * reminder_world_read_moment:
 * @text: a moment in UTC, as 2026-01-05T08:00Z
 *
 * Returns: the moment in µs since 1970
 */
gint64
reminder_world_read_moment (const char *text)
{
  g_autofree char *full = g_strdup_printf ("%.16s:00Z", text);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (full, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix_usec (time);
}

/**
 * reminder_world_look:
 *
 * Looks at what the clocks show now.
 *
 * Returns: whether a reminder comes
 */
gboolean
reminder_world_look (ReminderWorld *world)
{
  gboolean fired = rouse_reminder_rule_check (&world->rule, &world->facts, &world->state, world->now, world->zone);

  if (world->twice)
    g_assert_false (rouse_reminder_rule_check (&world->rule, &world->facts, &world->state, world->now, world->zone));
  if (fired && world->log != NULL)
    {
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (world->now / G_USEC_PER_SEC);
      g_autofree char *text = g_date_time_format (time, "%m-%d %H:%M ");

      g_string_append (world->log, text);
    }
  return fired;
}

/**
 * reminder_world_get_wake_up:
 *
 * Returns: when a service that trusts the rule looks again: at the next reminder, or at the next quarter of an hour
 */
gint64
reminder_world_get_wake_up (ReminderWorld *world)
{
  const gint64 quarter = 15 * ROUSE_REMINDER_MINUTE;
  const gint64 next
      = rouse_reminder_rule_get_next (&world->rule, &world->facts, &world->state, world->now, world->zone);
  const gint64 check = (world->now / quarter + 1) * quarter;

  g_assert_true (next == 0 || next > world->now);
  return next != 0 ? MIN (next, check) : check;
}

/**
 * reminder_world_get_today:
 *
 * Returns: the day that the clocks show, as the rule counts days
 */
guint32
reminder_world_get_today (ReminderWorld *world)
{
  return (guint32) (rouse_reminder_rule_get_local (world->now, world->zone) / ROUSE_REMINDER_DAY);
}
