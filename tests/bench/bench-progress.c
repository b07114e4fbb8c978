/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What ten years of daily sessions, five sets each, cost the progress page and the advice, read and unread: the
 * processor's time of each function, the median of a few runs. */

#include "journal-fixture.h"
#include "journal-script.h"
#include "rouse-goal.h"
#include "rouse-progress.h"

#include "session-fixture.h"

#include <time.h>

#define N_RUNS 15
#define N_SESSIONS 3650
#define TODAY (FIRST_DAY + N_SESSIONS)
#define N_WEEKS (N_SESSIONS / 7)

static const char *const exercises[] = { "bridge", "clamshell", "hinge" };

static GPtrArray *
make_records (void)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  for (guint i = 0; i < N_SESSIONS; i++)
    {
      RouseRecord *record = rouse_record_new ("daily-three");
      RouseAdviceDose dose = { ROUSE_LEVEL_STANDARD, 10 + i / 7 % 6 };

      record->day = FIRST_DAY + i;
      record->status = ROUSE_STATUS_FINISHED;
      record->difficulty = 1 + (int) (i % 4);
      record->tired_before = (int) (i % 11);
      record->tired_after = (int) (i % 7);
      for (guint j = 0; j < G_N_ELEMENTS (exercises); j++)
        journal_script_add_sets (record, exercises[j], &dose, dose.repetitions, dose.repetitions);
      g_ptr_array_add (records, record);
    }

  return records;
}

static void
run_goal (GPtrArray *records)
{
  static RouseGoalPlan plan;
  RouseGoalStanding standing;

  if (plan.changes == NULL)
    {
      plan.changes = g_array_new (FALSE, FALSE, sizeof (RouseGoalChange));
      plan.pauses = g_array_new (FALSE, FALSE, sizeof (RousePause));
      for (guint32 day = FIRST_DAY; day < TODAY; day += 91)
        {
          RousePause pause = { day, day + 6 };

          rouse_goal_set (plan.changes, day, 2 + day % 6);
          g_array_append_val (plan.pauses, pause);
        }
    }
  rouse_goal_judge (&standing, records, &plan, TODAY);
}

static void
run_progress (GPtrArray *records)
{
  g_autoptr (GArray) totals = rouse_progress_get_totals (records);
  g_autoptr (GArray) weeks = rouse_progress_get_weeks (records, N_WEEKS, TODAY);
  g_autoptr (GPtrArray) last = rouse_progress_get_last (records, 10);
}

static void
run_advice (GPtrArray *records)
{
  RouseAdviceDose current = { ROUSE_LEVEL_STANDARD, 12 };
  RouseSituation situation;
  RouseAdvice advice;

  for (guint i = 0; i < G_N_ELEMENTS (exercises); i++)
    {
      rouse_advice_after_session (&advice, session_fixture_get_catalog (), records, exercises[i], &current, TODAY);
      rouse_advice_come_back (&advice, session_fixture_get_catalog (), records, exercises[i], &current, 0, TODAY);
    }
  rouse_advice_get_situation (session_fixture_get_catalog (), records, TODAY, &situation);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static void
measure (const char *what, void (*run) (GPtrArray *records), GPtrArray *records)
{
  gint64 times[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 start = get_cpu_time ();

      run (records);
      times[i] = get_cpu_time () - start;
    }
  qsort (times, N_RUNS, sizeof *times, compare_times);
  g_print ("%-10s %.2f ms\n", what, (double) times[N_RUNS / 2] / 1e6);
}

static JournalFixture disk;
static RouseJournalFile *file;

static gboolean
keep (RouseRecord *record, gpointer records)
{
  g_ptr_array_add (records, rouse_record_ref (record));

  return TRUE;
}

/* What the page reads, in one pass; while it does, the window is free. */
static void
run_reading (GPtrArray *records)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  rouse_journal_file_visit (file, 1, 9999999, keep, read, NULL);
  g_assert_cmpuint (read->len, ==, records->len);
}

static void
measure_reading (GPtrArray *records)
{
  g_auto (RouseJournalFindings) findings = { 0 };

  journal_fixture_set_up (&disk, NULL);
  file = rouse_journal_file_open (disk.path, rouse_journal_schema_get (), &disk.moment, &findings, NULL);
  g_assert_true (rouse_journal_file_add (file, records, &disk.moment, &findings, NULL));
  measure ("reading", run_reading, records);
  rouse_journal_file_close (file);
  journal_fixture_tear_down (&disk, NULL);
}

int
main (void)
{
  g_autoptr (GPtrArray) records = make_records ();

  measure_reading (records);

  measure ("goal", run_goal, records);
  measure ("progress", run_progress, records);
  measure ("advice", run_advice, records);
  session_fixture_clear ();

  return 0;
}
