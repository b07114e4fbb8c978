/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of CONTENT.md 4.4 that have numbers and days in them. Those without are messages of the catalogue. Nothing
 * is said of a number that is zero. */

#include "rouse-goal.h"

#include "rouse-day.h"

#include <glib/gi18n-lib.h>

/* Whole sentences, as in some languages a number takes its form from what is left unsaid. */
static const char *
get_open_text (guint open)
{
  switch (open)
    {
    case 1:
      return _ ("One still open.");
    case 2:
      return _ ("Two still open.");
    case 3:
      return _ ("Three still open.");
    case 4:
      return _ ("Four still open.");
    case 5:
      return _ ("Five still open.");
    case 6:
      return _ ("Six still open.");
    default:
      return _ ("Seven still open.");
    }
}

/**
 * rouse_goal_dup_week_text:
 * @week: the present week
 *
 * Returns: (transfer full): how far it is, such as “2 of 4 days. Two still open.”
 */
char *
rouse_goal_dup_week_text (const RouseWeek *week)
{
  g_autofree char *days = NULL;

  g_return_val_if_fail (week != NULL, NULL);

  if (week->done > week->goal)
    return g_strdup_printf (ngettext ("Goal reached: %u of %u days, and %u more.",
                                      "Goal reached: %u of %u days, and %u more.", week->done - week->goal),
                            week->goal, week->goal, week->done - week->goal);
  if (week->done == week->goal)
    return g_strdup_printf (ngettext ("Goal reached: %u of %u day.", "Goal reached: %u of %u days.", week->goal),
                            week->done, week->goal);
  if (week->done == 0)
    return g_strdup_printf (ngettext ("This week is open: %u day is the goal.",
                                      "This week is open: %u days are the goal.", week->goal),
                            week->goal);

  days = g_strdup_printf (ngettext ("%u of %u day.", "%u of %u days.", week->goal), week->done, week->goal);

  /* Translators: two sentences, as in “2 of 4 days. Two still open.” */
  return g_strdup_printf (C_ ("weekly goal", "%s %s"), days, get_open_text (week->goal - week->done));
}

/**
 * rouse_goal_dup_reached_text:
 * @reached: weeks reached, ever
 *
 * Returns: (transfer full) (nullable): such as “9 weeks reached”
 */
char *
rouse_goal_dup_reached_text (guint reached)
{
  if (reached == 0)
    return NULL;

  return g_strdup_printf (ngettext ("%u week reached", "%u weeks reached", reached), reached);
}

/**
 * rouse_goal_dup_run_text:
 * @run: weeks reached in a row
 *
 * Returns: (transfer full) (nullable): such as “3 weeks in a row”; one week is no row
 */
char *
rouse_goal_dup_run_text (guint run)
{
  if (run < 2)
    return NULL;

  return g_strdup_printf (ngettext ("%u week in a row", "%u weeks in a row", run), run);
}

/**
 * rouse_goal_dup_welcome_text:
 * @reached: weeks reached, ever
 *
 * Returns: (transfer full): what is said after a missed week
 */
char *
rouse_goal_dup_welcome_text (guint reached)
{
  if (reached == 0)
    return g_strdup (_ ("Welcome back. This week is open."));

  return g_strdup_printf (ngettext ("Welcome back. %u week reached so far; this week is open.",
                                    "Welcome back. %u weeks reached so far; this week is open.", reached),
                          reached);
}

/**
 * rouse_goal_dup_pause_text:
 * @pause: a pause that is on
 *
 * Returns: (transfer full): until when it is, that day included
 */
char *
rouse_goal_dup_pause_text (const RousePause *pause)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (pause != NULL, NULL);

  day = rouse_day_dup_text (pause->last);

  /* Translators: %s is a day, as in “Paused until Friday, 27 November.” */
  return g_strdup_printf (_ ("Paused until %s. Everything you did is kept."), day);
}
