/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-words.h"

#include <glib/gi18n.h>

static GDateTime *
get_midnight (GDateTime *time)
{
  return g_date_time_new_utc (g_date_time_get_year (time), g_date_time_get_month (time),
                              g_date_time_get_day_of_month (time), 0, 0, 0);
}

static GDateTime *
get_time (gint64 moment, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (moment / G_USEC_PER_SEC);

  return g_date_time_to_timezone (utc, zone);
}

/**
 * rouse_reminder_words_format_due:
 * @due: the moment of the next reminder in µs since 1970 UTC; 0 for none
 * @now: the present in the same
 * @zone: where the person is
 *
 * Returns: (transfer full): when the next reminder comes, in words
 */
char *
rouse_reminder_words_format_due (gint64 due, gint64 now, GTimeZone *zone)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) present = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autoptr (GDateTime) today = NULL;
  GTimeSpan days;

  if (due == 0)
    return g_strdup (C_ ("next reminder", "None in sight"));

  time = get_time (due, zone);
  present = get_time (now, zone);
  day = get_midnight (time);
  today = get_midnight (present);
  days = g_date_time_difference (day, today) / G_TIME_SPAN_DAY;
  /* Translators: each is a format for g_date_time_format(): %H:%M is the time, %A the day of the week, %-d the day of
   * the month and %B its name. Use %-I:%M %p where people count twelve hours. */
  if (days == 0)
    return g_date_time_format (time, _ ("Today at %H:%M"));
  if (days == 1)
    return g_date_time_format (time, _ ("Tomorrow at %H:%M"));
  if (days < 7)
    return g_date_time_format (time, _ ("%A at %H:%M"));
  return g_date_time_format (time, _ ("%-d %B at %H:%M"));
}
