/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-script.h"
#include "rouse-progress.h"

static void
test_totals (void)
{
  g_autoptr (GPtrArray) records = journal_script_read ("0 s10|1 s12 L12 R4|2 s10 running|3 s10 L0 R0", "clamshell");
  g_autoptr (GPtrArray) others = journal_script_read ("4 e6", "bridge");
  g_autoptr (GArray) totals = NULL;
  const RouseProgressTotal *total;

  g_ptr_array_add (records, rouse_record_ref (g_ptr_array_index (others, 0)));
  totals = rouse_progress_get_totals (records);
  g_assert_cmpuint (totals->len, ==, 2);

  total = &g_array_index (totals, RouseProgressTotal, 0);
  g_assert_cmpstr (total->exercise, ==, "clamshell");
  g_assert_cmpuint (total->sessions, ==, 2);
  g_assert_cmpuint (total->sets, ==, 3);
  g_assert_cmpuint (total->repetitions, ==, 36);
  g_assert_cmpint (total->active, ==, 4 * 60 * G_GINT64_CONSTANT (1000000000));

  total = &g_array_index (totals, RouseProgressTotal, 1);
  g_assert_cmpstr (total->exercise, ==, "bridge");
  g_assert_cmpuint (total->sessions, ==, 1);
  g_assert_cmpuint (total->repetitions, ==, 6);
}

static void
test_weeks (void)
{
  g_autoptr (GPtrArray) records
      = journal_script_read ("0 s10 t9>9|6 s10 t8>4|7 s10 t5>-|8 s10 t2>3|8 s10|20 s10 t0>0|21 s10 t9>9", "clamshell");
  g_autoptr (GArray) weeks = rouse_progress_get_weeks (records, 2, FIRST_DAY + 17);
  const RouseProgressWeek *week = &g_array_index (weeks, RouseProgressWeek, 0);

  g_assert_cmpuint (weeks->len, ==, 2);
  g_assert_cmpuint (week->monday, ==, FIRST_DAY + 7);
  g_assert_cmpuint (week->n_before, ==, 2);
  g_assert_cmpfloat_with_epsilon (week->before, 3.5, 1e-9);
  g_assert_cmpuint (week->n_after, ==, 1);
  g_assert_cmpfloat_with_epsilon (week->after, 3, 1e-9);

  week = &g_array_index (weeks, RouseProgressWeek, 1);
  g_assert_cmpuint (week->monday, ==, FIRST_DAY + 14);
  g_assert_cmpuint (week->n_before, ==, 1);
  g_assert_cmpfloat_with_epsilon (week->before, 0, 1e-9);
}

typedef struct
{
  const char *script;
  RouseTrend trend;
} Trend;

/* The present week is the one from day 35. */
static const Trend trends[] = {
  { "", ROUSE_TREND_UNKNOWN },
  { "7 t6>0|35 t4>9", ROUSE_TREND_LOWER },
  { "7 t6>0|35 t5>0", ROUSE_TREND_SAME },
  { "7 t6>0|8 t7>0|35 t4>0|36 t5>0", ROUSE_TREND_LOWER },
  { "7 t6>0|8 t7>0|35 t5>0", ROUSE_TREND_SAME },
  { "7 t4>0|35 t5>0", ROUSE_TREND_SAME },
  { "7 t4>0|35 t6>0", ROUSE_TREND_HIGHER },
  { "0 t9>0|7 t4>0|35 t4>0", ROUSE_TREND_SAME },
  { "14 t9>0|35 t4>0", ROUSE_TREND_UNKNOWN },
  { "7 t9>0|35 t->4", ROUSE_TREND_UNKNOWN },
  /* Nothing said this week: the one before. */
  { "0 t9>0|28 t4>0", ROUSE_TREND_LOWER },
  { "0 t9>0|21 t4>0", ROUSE_TREND_UNKNOWN },
};

static void
test_trend (gconstpointer data)
{
  const Trend *trend = data;
  g_autoptr (GPtrArray) records = journal_script_read (trend->script, "clamshell");
  g_autoptr (GArray) weeks = rouse_progress_get_weeks (records, 12, FIRST_DAY + 37);
  g_autoptr (GArray) few = rouse_progress_get_weeks (records, 4, FIRST_DAY + 37);

  g_assert_cmpint (rouse_progress_get_trend (weeks), ==, trend->trend);
  g_assert_cmpint (rouse_progress_get_trend (few), ==, ROUSE_TREND_UNKNOWN);
}

static void
test_trend_message (void)
{
  g_assert_cmpstr (rouse_progress_get_trend_message (ROUSE_TREND_LOWER), ==, "lower-than-before");
  g_assert_null (rouse_progress_get_trend_message (ROUSE_TREND_HIGHER));
  g_assert_null (rouse_progress_get_trend_message (ROUSE_TREND_SAME));
  g_assert_null (rouse_progress_get_trend_message (ROUSE_TREND_UNKNOWN));
}

static void
test_last (void)
{
  g_autoptr (GPtrArray) records = journal_script_read ("0 s10|1 s10|2 s10 L0 R0|3 s10|4 s10 running", "clamshell");
  g_autoptr (GPtrArray) last = rouse_progress_get_last (records, 2);
  g_autoptr (GPtrArray) all = rouse_progress_get_last (records, 100);

  g_assert_cmpuint (last->len, ==, 2);
  g_assert_true (g_ptr_array_index (last, 0) == g_ptr_array_index (records, 3));
  g_assert_true (g_ptr_array_index (last, 1) == g_ptr_array_index (records, 1));
  g_assert_cmpuint (all->len, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/totals", test_totals);
  g_test_add_func ("/progress/weeks", test_weeks);
  for (gsize i = 0; i < G_N_ELEMENTS (trends); i++)
    {
      g_autofree char *path = g_strdup_printf ("/progress/trend/%" G_GSIZE_FORMAT ": %s", i, trends[i].script);

      g_test_add_data_func (path, &trends[i], test_trend);
    }
  g_test_add_func ("/progress/trend-message", test_trend_message);
  g_test_add_func ("/progress/last", test_last);

  return g_test_run ();
}
