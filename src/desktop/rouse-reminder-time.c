/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-time.h"

#include "rouse-reminder-rule.h"

#include <stdio.h>

/**
 * rouse_reminder_time_parse_day:
 * @text: YYYY-MM-DD, with anything after it
 *
 * Days and times are kept as text that a person can read and mend.
 *
 * Returns: the day as g_date_get_julian() counts, or 0 when there is none
 */
guint32
rouse_reminder_time_parse_day (const char *text)
{
  unsigned int year;
  unsigned int month;
  unsigned int day;
  GDate date;

  if (sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

/**
 * rouse_reminder_time_format_day:
 * @day: a day as g_date_get_julian() counts
 *
 * Returns: (transfer full): YYYY-MM-DD
 */
char *
rouse_reminder_time_format_day (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date));
}

/**
 * rouse_reminder_time_parse_time:
 * @text: HH:MM
 * @minutes: (out): minutes of the day
 *
 * Returns: whether it is a time
 */
gboolean
rouse_reminder_time_parse_time (const char *text, guint *minutes)
{
  unsigned int hour;
  unsigned int minute;

  if (sscanf (text, "%2u:%2u", &hour, &minute) != 2 || hour > 23 || minute > 59)
    return FALSE;

  *minutes = hour * 60 + minute;
  return TRUE;
}

/**
 * rouse_reminder_time_format_time:
 * @minutes: minutes of the day
 *
 * Returns: (transfer full): HH:MM
 */
char *
rouse_reminder_time_format_time (guint minutes)
{
  return g_strdup_printf ("%02u:%02u", minutes / 60, minutes % 60);
}

/**
 * rouse_reminder_time_parse_local:
 * @text: YYYY-MM-DDTHH:MM
 *
 * Returns: local minutes, or 0 when @text is none
 */
gint64
rouse_reminder_time_parse_local (const char *text)
{
  const char *separator = strchr (text, 'T');
  const guint32 day = rouse_reminder_time_parse_day (text);
  guint minutes;

  if (day == 0 || separator == NULL || !rouse_reminder_time_parse_time (separator + 1, &minutes))
    return 0;

  return (gint64) day * ROUSE_REMINDER_DAY + minutes;
}

/**
 * rouse_reminder_time_format_local:
 * @local: local minutes
 *
 * Returns: (transfer full): YYYY-MM-DDTHH:MM
 */
char *
rouse_reminder_time_format_local (gint64 local)
{
  g_autofree char *day = rouse_reminder_time_format_day ((guint32) (local / ROUSE_REMINDER_DAY));
  g_autofree char *time = rouse_reminder_time_format_time ((guint) (local % ROUSE_REMINDER_DAY));

  return g_strconcat (day, "T", time, NULL);
}
