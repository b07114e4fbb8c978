/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects what the person set of the weekly goal and its breaks, on its way into the settings and back. */

#include "rouse-day.h"
#include "rouse-goal-plan.h"

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_goal (void)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  g_auto (RouseGoalPlan) plan = { 0 };
  const guint32 today = rouse_day_parse ("2026-11-22");
  guint n_changed = 0;

  g_signal_connect_swapped (settings, "goal-changed", G_CALLBACK (count_cb), &n_changed);
  rouse_goal_plan_set_goal (settings, today - 14, 3);
  rouse_goal_plan_set_goal (settings, today, 6);
  rouse_goal_plan_set_goal (settings, today, 5);
  g_assert_cmpuint (n_changed, ==, 3);
  rouse_goal_plan_set_goal (settings, today, 5);
  g_assert_cmpuint (n_changed, ==, 3);

  rouse_goal_plan_load (&plan, settings);
  g_assert_cmpuint (plan.changes->len, ==, 2);
  g_assert_cmpuint (rouse_goal_get (plan.changes, today - 15), ==, ROUSE_GOAL_DEFAULT);
  g_assert_cmpuint (rouse_goal_get (plan.changes, today - 1), ==, 3);
  g_assert_cmpuint (rouse_goal_get (plan.changes, today), ==, 5);
}

static void
assert_pauses (RouseSettings *settings, const char *expected)
{
  g_autoptr (GVariant) kept = rouse_settings_dup_pauses (settings);
  g_autofree char *text = g_variant_print (kept, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_pause (void)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  const guint32 today = rouse_day_parse ("2026-11-22");
  RousePause pause;

  rouse_settings_set_pauses (settings, g_variant_new_parsed ("@a(sss) []"));
  g_assert_false (rouse_goal_plan_get_pause (settings, today, &pause));

  rouse_goal_plan_pause (settings, today - 30, 3, ROUSE_PAUSE_REASON_TRAVEL);
  rouse_goal_plan_pause (settings, today, 1, ROUSE_PAUSE_REASON_ILLNESS);
  g_assert_true (rouse_goal_plan_get_pause (settings, today, &pause));
  g_assert_cmpuint (pause.last, ==, today);
  g_assert_false (rouse_goal_plan_get_pause (settings, today + 1, NULL));

  rouse_goal_plan_pause (settings, today, 1000, ROUSE_PAUSE_REASON_INJURY);
  g_assert_true (rouse_goal_plan_get_pause (settings, today, &pause));
  g_assert_cmpuint (pause.last, ==, today + ROUSE_PAUSE_MAXIMUM_DAYS - 1);

  /* The days that were paused stay so. */
  rouse_goal_plan_end_pause (settings, today + 2);
  g_assert_false (rouse_goal_plan_get_pause (settings, today + 2, NULL));
  assert_pauses (settings, "[('2026-10-23', '2026-10-25', 'travel'), ('2026-11-22', '2026-11-23', 'injury')]");

  rouse_goal_plan_pause (settings, today + 5, 7, ROUSE_PAUSE_REASON_OTHER);
  rouse_goal_plan_end_pause (settings, today + 5);
  assert_pauses (settings, "[('2026-10-23', '2026-10-25', 'travel'), ('2026-11-22', '2026-11-23', 'injury')]");
}

static void
test_nonsense (void)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  g_auto (RouseGoalPlan) plan = { 0 };

  rouse_settings_set_goal_changes (settings, g_variant_new_parsed (
                                                 "@a(su) [('2026-11-02', 90), ('yesterday', 3), ('2026-11-01', 2)]"));
  rouse_settings_set_pauses (settings, g_variant_new_parsed ("[('2026-11-09', '2026-11-02', ''), ('', '', 'x')]"));
  rouse_goal_plan_load (&plan, settings);
  g_assert_cmpuint (plan.changes->len, ==, 2);
  g_assert_cmpuint (rouse_goal_get (plan.changes, rouse_day_parse ("2026-11-01")), ==, 2);
  g_assert_cmpuint (rouse_goal_get (plan.changes, rouse_day_parse ("2026-11-02")), ==, ROUSE_GOAL_MAXIMUM);
  g_assert_cmpuint (plan.pauses->len, ==, 0);
}

/* What was set elsewhere comes in once; the goal of here stays where both have one from the same day on. */
static void
test_merge (void)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  g_autoptr (GVariant) goals
      = g_variant_ref_sink (g_variant_new_parsed ("[('2026-06-01', uint32 3), ('2026-01-05', 5)]"));
  g_autoptr (GVariant) breaks = g_variant_ref_sink (g_variant_new_parsed ("[('2026-03-01', '2026-03-07', 'illness')]"));
  g_autoptr (GVariant) kept_goals = NULL;
  g_autoptr (GVariant) kept_breaks = NULL;
  g_autofree char *words = NULL;

  rouse_settings_set_goal_changes (settings, g_variant_new_parsed ("[('2026-06-01', uint32 6)]"));
  rouse_settings_set_pauses (settings, g_variant_new_parsed ("@a(sss) []"));
  g_assert_false (rouse_goal_plan_merge (settings, NULL, NULL));
  g_assert_true (rouse_goal_plan_merge (settings, goals, breaks));
  g_assert_false (rouse_goal_plan_merge (settings, goals, breaks));
  kept_goals = rouse_settings_dup_goal_changes (settings);
  words = g_variant_print (kept_goals, FALSE);
  g_assert_cmpstr (words, ==, "[('2026-06-01', 6), ('2026-01-05', 5)]");
  kept_breaks = rouse_settings_dup_pauses (settings);
  g_assert_true (g_variant_equal (kept_breaks, breaks));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/goal-plan/goal", test_goal);
  g_test_add_func ("/ui/goal-plan/pause", test_pause);
  g_test_add_func ("/ui/goal-plan/nonsense", test_nonsense);

  g_test_add_func ("/ui/goal-plan/merge", test_merge);

  return g_test_run ();
}
