/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days are local dates without a time or a zone: Julian days of GDate in memory, ISO 8601 in files. */

#include "rouse-day.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

/**
 * rouse_day_format:
 * @day: a Julian day of GDate
 * @text: (out): the ISO date, such as "2026-11-22"
 */
void
rouse_day_format (guint32 day, char text[ROUSE_DAY_LENGTH])
{
  GDate date;

  g_return_if_fail (g_date_valid_julian (day));

  g_date_set_julian (&date, day);
  g_snprintf (text, ROUSE_DAY_LENGTH, "%04u-%02u-%02u", MIN (g_date_get_year (&date), 9999u), g_date_get_month (&date),
              g_date_get_day (&date));
}

/**
 * rouse_day_parse:
 * @text: a text
 *
 * Returns: the Julian day of an ISO date; 0 for anything else
 */
guint32
rouse_day_parse (const char *text)
{
  char again[ROUSE_DAY_LENGTH];
  guint year, month, day;
  guint32 julian;
  GDate date;

  g_return_val_if_fail (text != NULL, 0);

  if (sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;

  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  julian = g_date_get_julian (&date);
  rouse_day_format (julian, again);

  return g_str_equal (text, again) ? julian : 0;
}

/**
 * rouse_day_at:
 * @time: a moment in µs since 1970, UTC
 * @zone: a time zone
 *
 * Returns: the Julian day that the calendar on the wall shows there
 */
guint32
rouse_day_at (gint64 time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (time);
  g_autoptr (GDateTime) local = NULL;
  GDate date;

  g_return_val_if_fail (utc != NULL, 1);
  g_return_val_if_fail (zone != NULL, 1);

  local = g_date_time_to_timezone (utc, zone);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (local), (GDateMonth) g_date_time_get_month (local),
                  (GDateYear) g_date_time_get_year (local));

  return g_date_get_julian (&date);
}

/**
 * rouse_day_get_monday:
 * @day: a Julian day of #GDate
 *
 * A week is one from Monday to Sunday (ISO 8601) wherever the person is: with the locale's first day, moving or
 * choosing another language would judge old weeks anew.
 *
 * Returns: the Monday of its week; Julian day 1 was one
 */
guint32
rouse_day_get_monday (guint32 day)
{
  return day - (day - 1) % 7;
}

/**
 * rouse_day_dup_text:
 * @day: a Julian day of #GDate, not far from now
 *
 * Returns: (transfer full): its name in a sentence, such as “Friday, 27 November”
 */
char *
rouse_day_dup_text (guint32 day)
{
  GDate date;
  g_autoptr (GDateTime) noon = NULL;

  g_date_set_julian (&date, day);
  noon = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);

  /* Translators: a day not far from now, as in “Friday, 27 November”; see g_date_time_format () */
  return g_date_time_format (noon, C_ ("day", "%A, %-e %B"));
}
