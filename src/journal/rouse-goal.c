/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The weekly goal of CONTENT.md 4.4: a function of the journal, of what the person set, and of the day. */

#include "rouse-goal.h"

#include "rouse-day.h"

/* Of any four weeks in a row one may be quiet. */
#define GRACE_WEEKS 4

static const RouseGoalChange *
get_change (GArray *changes, guint i)
{
  return &g_array_index (changes, RouseGoalChange, i);
}

/**
 * rouse_goal_set:
 * @changes: (element-type RouseGoalChange): the changes so far, by day
 * @day: the local day
 * @goal: days a week, 2 to 7
 *
 * Notes another goal. Who tries several on one day has set the last one. With a clock that was set back it takes the
 * place of the last change, so that none of those before is lost.
 */
void
rouse_goal_set (GArray *changes, guint32 day, guint goal)
{
  RouseGoalChange change = { day, CLAMP (goal, ROUSE_GOAL_MINIMUM, ROUSE_GOAL_MAXIMUM) };

  g_return_if_fail (changes != NULL);

  if (changes->len > 0 && get_change (changes, changes->len - 1)->day >= day)
    {
      change.day = get_change (changes, changes->len - 1)->day;
      g_array_set_size (changes, changes->len - 1);
    }
  if (rouse_goal_get (changes, change.day) != change.goal)
    g_array_append_val (changes, change);
}

/**
 * rouse_goal_get:
 * @changes: (element-type RouseGoalChange): the changes so far, by day
 * @day: a local day
 *
 * Returns: the goal that stood on that day; 4 if none was ever set
 */
guint
rouse_goal_get (GArray *changes, guint32 day)
{
  guint goal = ROUSE_GOAL_DEFAULT;

  g_return_val_if_fail (changes != NULL, goal);

  for (guint i = 0; i < changes->len && get_change (changes, i)->day <= day; i++)
    goal = get_change (changes, i)->goal;

  return CLAMP (goal, ROUSE_GOAL_MINIMUM, ROUSE_GOAL_MAXIMUM);
}

/* The least that stood on any of its days: raising the goal is for the week to come, so that a week that was reached
 * stays so, and lowering it is for this one too. */
static guint
get_goal_of_week (GArray *changes, guint32 monday)
{
  guint goal = ROUSE_GOAL_MAXIMUM;

  for (guint32 day = monday; day < monday + 7; day++)
    goal = MIN (goal, rouse_goal_get (changes, day));

  return goal;
}

static guint
count_paused (GArray *pauses, guint32 monday)
{
  guint n = 0;

  for (guint32 day = monday; day < monday + 7; day++)
    for (guint i = 0; i < pauses->len; i++)
      {
        const RousePause *pause = &g_array_index (pauses, RousePause, i);

        if (day >= pause->first && day <= pause->last)
          {
            n++;
            break;
          }
      }

  return n;
}

/* A week that is paused from end to end is skipped. One with a paused day in it is skipped too, unless it was reached
 * all the same: what was reached is never taken away. */
static RouseWeekState
judge_week (const RouseWeek *week, guint n_paused, guint32 today)
{
  if (n_paused == 7)
    return ROUSE_WEEK_PAUSED;
  if (week->done >= week->goal)
    return ROUSE_WEEK_REACHED;
  if (n_paused > 0)
    return ROUSE_WEEK_PAUSED;
  if (week->monday + 7 > today)
    return ROUSE_WEEK_OPEN;

  return week->something ? ROUSE_WEEK_QUIET : ROUSE_WEEK_MISSED;
}

static guint32
get_first_day (GPtrArray *records, guint32 today)
{
  guint32 first = today;

  for (guint i = 0; i < records->len; i++)
    first = MIN (first, ((const RouseRecord *) g_ptr_array_index (records, i))->day);

  return first;
}

/**
 * rouse_goal_get_weeks:
 * @records: (element-type RouseRecord): all sessions
 * @plan: what the person set
 * @today: the local day
 *
 * Judges every week from that of the first session to the present one. Sessions later than today, which a clock that
 * was set back leaves behind, count when their day comes.
 *
 * Returns: (transfer full) (element-type RouseWeek): the weeks, oldest first; at least the present one
 */
GArray *
rouse_goal_get_weeks (GPtrArray *records, const RouseGoalPlan *plan, guint32 today)
{
  GArray *weeks = g_array_new (FALSE, TRUE, sizeof (RouseWeek));
  guint32 monday;

  g_return_val_if_fail (records != NULL && plan != NULL && today > 0, weeks);

  monday = rouse_day_get_monday (get_first_day (records, today));
  g_array_set_size (weeks, (rouse_day_get_monday (today) - monday) / 7 + 1);

  for (guint i = 0; i < records->len; i++)
    {
      const RouseRecord *record = g_ptr_array_index (records, i);
      RouseWeek *week;

      if (record->day > today)
        continue;
      week = &g_array_index (weeks, RouseWeek, (record->day - monday) / 7);
      week->something |= !rouse_record_is_empty (record);
      if (rouse_record_counts (record))
        week->days |= 1u << (record->day - monday) % 7;
    }

  for (guint i = 0; i < weeks->len; i++)
    {
      RouseWeek *week = &g_array_index (weeks, RouseWeek, i);

      week->monday = monday + i * 7;
      week->goal = get_goal_of_week (plan->changes, week->monday);
      for (guint day = 0; day < 7; day++)
        week->done += week->days >> day & 1;
      week->state = judge_week (week, count_paused (plan->pauses, week->monday), today);
    }

  return weeks;
}

/* Paused weeks are not there at all. A second quiet week among four breaks the run, as a missed one does. */
static void
count_run (RouseGoalStanding *standing, GArray *weeks)
{
  guint since_quiet = GRACE_WEEKS;

  for (guint i = 0; i < weeks->len; i++)
    switch (g_array_index (weeks, RouseWeek, i).state)
      {
      case ROUSE_WEEK_REACHED:
        standing->reached++;
        standing->run++;
        since_quiet++;
        break;

      case ROUSE_WEEK_QUIET:
        if (since_quiet + 1 < GRACE_WEEKS)
          standing->run = 0;
        since_quiet = 0;
        break;

      case ROUSE_WEEK_MISSED:
        standing->run = 0;
        since_quiet = GRACE_WEEKS;
        break;

      case ROUSE_WEEK_OPEN:
      case ROUSE_WEEK_PAUSED:
      default:
        break;
      }
}

static gboolean
was_missed (GArray *weeks)
{
  for (guint i = weeks->len - 1; i > 0; i--)
    {
      RouseWeekState state = g_array_index (weeks, RouseWeek, i - 1).state;

      if (state != ROUSE_WEEK_PAUSED)
        return state == ROUSE_WEEK_MISSED;
    }

  return FALSE;
}

static void
find_pause (RouseGoalStanding *standing, GPtrArray *records, GArray *pauses, guint32 today)
{
  guint32 last_done = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const RouseRecord *record = g_ptr_array_index (records, i);

      if (record->day <= today && !rouse_record_is_empty (record))
        last_done = MAX (last_done, record->day);
    }

  for (guint i = 0; i < pauses->len; i++)
    {
      const RousePause *pause = &g_array_index (pauses, RousePause, i);

      if (pause->first > today || (pause->last < today && last_done > pause->last)
          || (standing->pause_state != ROUSE_PAUSE_NONE && pause->last <= standing->pause.last))
        continue;
      standing->pause = *pause;
      standing->pause_state = pause->last >= today ? ROUSE_PAUSE_ON : ROUSE_PAUSE_OVER;
    }
}

/**
 * rouse_goal_judge:
 * @standing: (out caller-allocates): where the person stands
 * @records: (element-type RouseRecord): all sessions
 * @plan: what the person set
 * @today: the local day
 *
 * Judges the present week and counts those that were reached. The present week adds as soon as it is reached and takes
 * nothing away before it is over.
 */
void
rouse_goal_judge (RouseGoalStanding *standing, GPtrArray *records, const RouseGoalPlan *plan, guint32 today)
{
  g_autoptr (GArray) weeks = NULL;

  g_return_if_fail (standing != NULL && records != NULL && plan != NULL);

  weeks = rouse_goal_get_weeks (records, plan, today);
  *standing = (RouseGoalStanding) { .week = g_array_index (weeks, RouseWeek, weeks->len - 1) };
  count_run (standing, weeks);
  standing->welcome_back = !standing->week.something && was_missed (weeks);
  find_pause (standing, records, plan->pauses, today);
}
