/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the progress page shows, added up from the journal: each once through all sessions, so that ten years open as
 * fast as ten days. */

#include "rouse-progress.h"

#include "rouse-day.h"

/* Only changes of 2 or more are put into words (CONTENT.md 5), and they are those of four weeks. */
#define WORTH_WORDS 2.0
#define TREND_WEEKS 4

static RouseProgressTotal *
find_total (GArray *totals, const char *exercise)
{
  RouseProgressTotal total = { .exercise = exercise };

  for (guint i = 0; i < totals->len; i++)
    if (g_str_equal (g_array_index (totals, RouseProgressTotal, i).exercise, exercise))
      return &g_array_index (totals, RouseProgressTotal, i);

  g_array_append_val (totals, total);

  return &g_array_index (totals, RouseProgressTotal, totals->len - 1);
}

/* Whether no set before it in its session was already of this exercise and done. */
static gboolean
is_first_of_session (const RouseRecordSet *sets, guint i)
{
  for (guint j = 0; j < i; j++)
    if (sets[j].done > 0 && g_str_equal (sets[j].exercise, sets[i].exercise))
      return FALSE;

  return TRUE;
}

/**
 * rouse_progress_get_totals:
 * @records: (element-type RouseRecord): all sessions
 *
 * Returns: (transfer full) (element-type RouseProgressTotal): what was done of each exercise, in the order in which
 * they were first done
 */
GArray *
rouse_progress_get_totals (GPtrArray *records)
{
  GArray *totals = g_array_new (FALSE, FALSE, sizeof (RouseProgressTotal));

  g_return_val_if_fail (records != NULL, totals);

  for (guint i = 0; i < records->len; i++)
    {
      const RouseRecord *record = g_ptr_array_index (records, i);
      guint n_sets;
      const RouseRecordSet *sets = rouse_record_get_sets (record, &n_sets);

      for (guint j = 0; j < n_sets && record->status != ROUSE_STATUS_RUNNING; j++)
        {
          RouseProgressTotal *total;

          if (sets[j].done == 0)
            continue;
          total = find_total (totals, sets[j].exercise);
          total->sessions += is_first_of_session (sets, j) ? 1 : 0;
          total->sets += sets[j].outcome == ROUSE_OUTCOME_DONE ? 1 : 0;
          total->repetitions += sets[j].done;
          total->active += sets[j].active;
        }
    }

  return totals;
}

static void
add_answer (int answer, double *average, guint *n)
{
  if (answer != ROUSE_UNANSWERED)
    *average += (answer - *average) / ++*n;
}

/**
 * rouse_progress_get_weeks:
 * @records: (element-type RouseRecord): all sessions
 * @n_weeks: how many weeks, the present one included
 * @today: the local day, as a Julian day of #GDate
 *
 * Averages how tired the back was, before and after sessions, week by week.
 *
 * Returns: (transfer full) (element-type RouseProgressWeek): the weeks, oldest first, also those without an answer
 */
GArray *
rouse_progress_get_weeks (GPtrArray *records, guint n_weeks, guint32 today)
{
  GArray *weeks = g_array_new (FALSE, TRUE, sizeof (RouseProgressWeek));
  guint32 monday;
  guint32 start;

  g_return_val_if_fail (records != NULL && today > 7 * n_weeks, weeks);

  monday = rouse_day_get_monday (today);
  start = monday + 7 - 7 * n_weeks;
  g_array_set_size (weeks, n_weeks);
  for (guint i = 0; i < n_weeks; i++)
    g_array_index (weeks, RouseProgressWeek, i).monday = start + 7 * i;

  for (guint i = 0; i < records->len; i++)
    {
      const RouseRecord *record = g_ptr_array_index (records, i);
      RouseProgressWeek *week;

      if (record->day < start || record->day >= monday + 7)
        continue;
      week = &g_array_index (weeks, RouseProgressWeek, (record->day - start) / 7);
      add_answer (record->tired_before, &week->before, &week->n_before);
      add_answer (record->tired_after, &week->after, &week->n_after);
    }

  return weeks;
}

/**
 * rouse_progress_get_trend:
 * @weeks: (element-type RouseProgressWeek): weeks in a row, oldest first
 *
 * Compares how tired the back was before sessions with four weeks ago: the present week, or the one before while there
 * is no answer in it.
 *
 * Returns: lower or higher by 2 and more, the same, or unknown where one of the two weeks has no answer
 */
RouseTrend
rouse_progress_get_trend (GArray *weeks)
{
  guint now;
  double change;

  g_return_val_if_fail (weeks != NULL, ROUSE_TREND_UNKNOWN);

  now = weeks->len;
  if (now > 0 && g_array_index (weeks, RouseProgressWeek, now - 1).n_before == 0)
    now--;
  if (now <= TREND_WEEKS || g_array_index (weeks, RouseProgressWeek, now - 1).n_before == 0
      || g_array_index (weeks, RouseProgressWeek, now - 1 - TREND_WEEKS).n_before == 0)
    return ROUSE_TREND_UNKNOWN;

  change = g_array_index (weeks, RouseProgressWeek, now - 1).before
           - g_array_index (weeks, RouseProgressWeek, now - 1 - TREND_WEEKS).before;
  if (change <= -WORTH_WORDS)
    return ROUSE_TREND_LOWER;

  return change >= WORTH_WORDS ? ROUSE_TREND_HIGHER : ROUSE_TREND_SAME;
}

/**
 * rouse_progress_get_trend_message:
 * @trend: a trend
 *
 * Returns: (nullable): the id of the catalogue's message that says it; CONTENT.md 5 has words for a lower one alone
 */
const char *
rouse_progress_get_trend_message (RouseTrend trend)
{
  return trend == ROUSE_TREND_LOWER ? "lower-than-before" : NULL;
}

/**
 * rouse_progress_get_last:
 * @records: (element-type RouseRecord): all sessions, oldest first
 * @n: how many
 *
 * Returns: (transfer full) (element-type RouseRecord): the last sessions in which something was done, newest first
 */
GPtrArray *
rouse_progress_get_last (GPtrArray *records, guint n)
{
  GPtrArray *last = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  g_return_val_if_fail (records != NULL, last);

  for (guint i = records->len; i > 0 && last->len < n; i--)
    {
      RouseRecord *record = g_ptr_array_index (records, i - 1);

      if (!rouse_record_is_empty (record))
        g_ptr_array_add (last, rouse_record_ref (record));
    }

  return last;
}
