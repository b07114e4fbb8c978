/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Weeks, runs, pauses and goals (CONTENT.md 4.4). A journal is written day by day from a Monday: x a day that counts,
 * o something that does not count, . nothing, p a paused day without and P one with a session. The last day is today.
 */

#include "journal-script.h"
#include "rouse-day.h"
#include "rouse-goal.h"

static RouseGoalPlan plan;

static RouseRecord *
make_record (guint32 day, gboolean counts)
{
  RouseRecord *record = rouse_record_new ("daily-three");
  RouseAdviceDose dose = { ROUSE_LEVEL_STANDARD, 10 };

  record->day = day;
  record->status = ROUSE_STATUS_ENDED_EARLY;
  journal_script_add_sets (record, "clamshell", &dose, 10, counts ? 10 : 4);

  return record;
}

static void
pause_day (guint32 day)
{
  RousePause pause = { day, day };

  if (plan.pauses->len > 0 && g_array_index (plan.pauses, RousePause, plan.pauses->len - 1).last + 1 == day)
    g_array_index (plan.pauses, RousePause, plan.pauses->len - 1).last = day;
  else
    g_array_append_val (plan.pauses, pause);
}

/* Returns: (element-type RouseRecord): the journal; *today is its last day */
static GPtrArray *
read_days (const char *days, guint32 first, guint32 *today)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  guint32 day = first;

  for (const char *c = days; *c != '\0'; c++)
    {
      if (*c == ' ')
        continue;
      if (*c == 'x' || *c == 'P' || *c == 'o')
        g_ptr_array_add (records, make_record (day, *c != 'o'));
      if (*c == 'p' || *c == 'P')
        pause_day (day);
      *today = day++;
    }

  return records;
}

static void
read_goals (const char *goals, guint32 first)
{
  g_auto (GStrv) words = g_strsplit (goals != NULL ? goals : "", " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *colon = strchr (words[i], ':');

      g_assert_nonnull (colon);
      rouse_goal_set (plan.changes, (guint32) ((int) first + atoi (words[i])), (guint) atoi (colon + 1));
    }
}

static void
plan_reset (void)
{
  g_clear_pointer (&plan.changes, g_array_unref);
  g_clear_pointer (&plan.pauses, g_array_unref);
  plan.changes = g_array_new (FALSE, FALSE, sizeof (RouseGoalChange));
  plan.pauses = g_array_new (FALSE, FALSE, sizeof (RousePause));
}

typedef struct
{
  const char *days;
  const char *expected; /* the present week; weeks reached; the run; what else there is to say */
  const char *goals;    /* nullable: day:goal from the first day */
} Example;

static const Example examples[] = {
  { ".", "open 0/4; 0; 0" },
  { "xx", "open 2/4; 0; 0" },
  { "xx.x.x", "reached 4/4; 1; 1" },
  { "xxxxxxx", "reached 7/4; 1; 1" },
  { "oooo", "open 0/4; 0; 0" },
  { "xxx.... .", "open 0/4; 0; 0" },
  { "xxxx... .", "open 0/4; 1; 1" },
  { "xxxx... xxxx", "reached 4/4; 2; 2" },
  { "xxxx... xxxx... x", "open 1/4; 2; 2" },
  /* One quieter week in any four does not break the run, if there was something in it. */
  { "xxxx... x...... .", "open 0/4; 1; 1" },
  { "xxxx... o...... .", "open 0/4; 1; 1" },
  { "xxxx... x...... xxxx... .", "open 0/4; 2; 2" },
  { "xxxx... x...... xxxx... xxxx... x...... .", "open 0/4; 3; 0" },
  { "xxxx... x...... xxxx... xxxx... xxxx... x...... .", "open 0/4; 4; 4" },
  { "xxxx... x...... x...... xxxx... .", "open 0/4; 2; 1" },
  { "x...... xxxx... xxxx... .", "open 0/4; 2; 2" },
  { "xxxx... x...... ....... xxxx... x...... .", "open 0/4; 2; 1" },
  /* A week without anything does; the weeks that were reached stay. */
  { "xxxx... xxxx... ....... .", "open 0/4; 2; 0; welcome" },
  { "xxxx... xxxx... ....... x", "open 1/4; 2; 0" },
  { "xxxx... xxxx... ....... o", "open 0/4; 2; 0" },
  { "xxxx... ....... xxxx... .", "open 0/4; 2; 1" },
  /* Paused weeks are skipped: they neither add nor break. */
  { "xxxx... ppppppp .", "open 0/4; 1; 1; over" },
  { "xxxx... ppppppp xxxx", "reached 4/4; 2; 2" },
  { "xxxx... ppppppp ppppppp ppppppp xxxx", "reached 4/4; 2; 2" },
  { "xxxx... PPPPPPP .", "open 0/4; 1; 1; over" },
  { "xxxx... PPPPPPP x", "open 1/4; 1; 1" },
  { "xxxx... ppp.... .", "open 0/4; 1; 1; over" },
  { "xxxx... xpp.... .", "open 0/4; 1; 1; over" },
  /* What was reached is not taken away by a paused day. */
  { "xxxx... xxxxppp .", "open 0/4; 2; 2; over" },
  { "xxxx... xxxxppp", "reached 4/4; 2; 2; paused" },
  { "xxxx... p", "paused 0/4; 1; 1; paused" },
  { "xxxx... ....... ppppppp .", "open 0/4; 1; 0; welcome; over" },
  /* A pause does not make a quiet week forgotten, and takes no place among four. */
  { "xxxx... x...... ppppppp xxxx... x...... .", "open 0/4; 2; 0" },
  { "x...... ppppppp xxxx", "reached 4/4; 1; 1" },
  /* Another goal is for the weeks after it; a lower one for its own week too, and what is reached stays reached. */
  { "xxxx... xx", "reached 2/2; 2; 2", "7:2" },
  { "xx..... xx", "reached 2/2; 1; 1", "7:2" },
  { "xxxx... xxxx... .", "open 0/7; 2; 2", "14:7" },
  { "xxxx... xxxx... xxxx", "reached 4/4; 3; 3", "16:7" },
  { "xxxx... xxxx... xxxx... .", "open 0/7; 3; 3", "16:7" },
  { "xx", "reached 2/2; 1; 1", "1:2" },
  { "xx", "open 2/4; 0; 0", "1:2 1:6" },
  { "xx.....", "open 2/3; 0; 0", "1:3 4:7" },
  { "xx", "reached 2/2; 1; 1", "-100:2" },
  { "xxxxxxx", "reached 7/7; 1; 1", "-100:9" },
  { "x", "open 1/2; 0; 0", "-100:1" },
};

static char *
format_standing (const RouseGoalStanding *standing)
{
  static const char *const states[] = { "open", "reached", "quiet", "missed", "paused" };
  static const char *const pauses[] = { "", "; paused", "; over" };

  return g_strdup_printf ("%s %u/%u; %u; %u%s%s", states[standing->week.state], standing->week.done,
                          standing->week.goal, standing->reached, standing->run,
                          standing->welcome_back ? "; welcome" : "", pauses[standing->pause_state]);
}

static void
check_example (const Example *example, guint32 first)
{
  guint32 today = 0;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) records = NULL;
  RouseGoalStanding standing;

  plan_reset ();
  records = read_days (example->days, first, &today);
  read_goals (example->goals, first);
  rouse_goal_judge (&standing, records, &plan, today);
  text = format_standing (&standing);
  g_assert_cmpstr (text, ==, example->expected);
}

/* From any Monday: over the end of a year of 53 weeks, and over days on which the clocks change. */
static void
test_example (gconstpointer data)
{
  static const guint32 mondays[]
      = { FIRST_DAY, FIRST_DAY + 42, FIRST_DAY + 49, FIRST_DAY + 56, FIRST_DAY - 7 * 100, FIRST_DAY - 7 * 275 };

  for (gsize i = 0; i < G_N_ELEMENTS (mondays); i++)
    {
      g_assert_cmpuint (rouse_day_get_monday (mondays[i]), ==, mondays[i]);
      check_example (data, mondays[i]);
    }
}

static void
test_monday (void)
{
  for (guint32 day = 1; day < 800000; day += 13)
    {
      guint32 monday = rouse_day_get_monday (day);
      GDate date;

      g_date_set_julian (&date, monday);
      g_assert_cmpint (g_date_get_weekday (&date), ==, G_DATE_MONDAY);
      g_assert_cmpuint (day - monday, <, 7);
    }
}

static void
test_set (void)
{
  plan_reset ();
  rouse_goal_set (plan.changes, FIRST_DAY, 4);
  g_assert_cmpuint (plan.changes->len, ==, 0);
  rouse_goal_set (plan.changes, FIRST_DAY, 2);
  rouse_goal_set (plan.changes, FIRST_DAY + 9, 5);
  rouse_goal_set (plan.changes, FIRST_DAY + 9, 6);
  g_assert_cmpuint (plan.changes->len, ==, 2);
  g_assert_cmpuint (rouse_goal_get (plan.changes, FIRST_DAY - 1), ==, 4);
  g_assert_cmpuint (rouse_goal_get (plan.changes, FIRST_DAY + 8), ==, 2);
  g_assert_cmpuint (rouse_goal_get (plan.changes, FIRST_DAY + 9), ==, 6);

  /* Back at what it was that day, it is no change; with the clock set back, the first one stays. */
  rouse_goal_set (plan.changes, FIRST_DAY + 9, 2);
  g_assert_cmpuint (plan.changes->len, ==, 1);
  rouse_goal_set (plan.changes, FIRST_DAY + 9, 5);
  rouse_goal_set (plan.changes, FIRST_DAY - 300, 7);
  g_assert_cmpuint (rouse_goal_get (plan.changes, FIRST_DAY), ==, 2);
  g_assert_cmpuint (rouse_goal_get (plan.changes, FIRST_DAY + 9), ==, 7);
}

/* Sessions of tomorrow, which a clock set back leaves behind, wait for their day. */
static void
test_clock_set_back (void)
{
  guint32 today = 0;
  g_autoptr (GPtrArray) records = NULL;
  RouseGoalStanding standing;

  plan_reset ();
  records = read_days ("xxxx... xxxx", FIRST_DAY, &today);
  rouse_goal_judge (&standing, records, &plan, FIRST_DAY + 2);
  g_assert_cmpuint (standing.week.done, ==, 3);
  g_assert_cmpuint (standing.reached, ==, 0);
}

/* Several sessions a day are one day, and one that runs is none yet. */
static void
test_days (void)
{
  guint32 today = 0;
  g_autoptr (GPtrArray) records = NULL;
  RouseGoalStanding standing;

  plan_reset ();
  records = read_days ("x.x", FIRST_DAY, &today);
  g_ptr_array_add (records, make_record (FIRST_DAY, TRUE));
  g_ptr_array_add (records, make_record (FIRST_DAY + 1, TRUE));
  ((RouseRecord *) g_ptr_array_index (records, 3))->status = ROUSE_STATUS_RUNNING;
  rouse_goal_judge (&standing, records, &plan, today);
  g_assert_cmpuint (standing.week.done, ==, 2);
  g_assert_cmpuint (standing.week.days, ==, 0x5);
}

/* Of two pauses the one that ends last is the one to speak of, and one that has not begun is none. */
static void
test_pauses (void)
{
  static const RousePause pauses[]
      = { { FIRST_DAY, FIRST_DAY + 9 }, { FIRST_DAY + 2, FIRST_DAY + 5 }, { FIRST_DAY + 20, FIRST_DAY + 30 } };
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  RouseGoalStanding standing;

  plan_reset ();
  g_array_append_vals (plan.pauses, pauses, G_N_ELEMENTS (pauses));
  rouse_goal_judge (&standing, records, &plan, FIRST_DAY + 3);
  g_assert_cmpint (standing.pause_state, ==, ROUSE_PAUSE_ON);
  g_assert_cmpuint (standing.pause.last, ==, FIRST_DAY + 9);
  rouse_goal_judge (&standing, records, &plan, FIRST_DAY + 10);
  g_assert_cmpint (standing.pause_state, ==, ROUSE_PAUSE_OVER);
  rouse_goal_judge (&standing, records, &plan, FIRST_DAY - 1);
  g_assert_cmpint (standing.pause_state, ==, ROUSE_PAUSE_NONE);
}

static void
check_week_text (guint done, guint goal, const char *expected)
{
  RouseWeek week = { .done = done, .goal = goal };
  g_autofree char *text = rouse_goal_dup_week_text (&week);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_texts (void)
{
  RousePause pause = { FIRST_DAY, FIRST_DAY + 4 };
  g_autofree char *paused = rouse_goal_dup_pause_text (&pause);
  g_autofree char *nine = rouse_goal_dup_welcome_text (9);
  g_autofree char *one = rouse_goal_dup_welcome_text (1);
  g_autofree char *none = rouse_goal_dup_welcome_text (0);
  g_autofree char *reached = rouse_goal_dup_reached_text (9);
  g_autofree char *run = rouse_goal_dup_run_text (3);

  check_week_text (4, 4, "Goal reached: 4 of 4 days.");
  check_week_text (6, 4, "Goal reached: 4 of 4 days, and 2 more.");
  check_week_text (2, 4, "2 of 4 days. Two still open.");
  check_week_text (3, 4, "3 of 4 days. One still open.");
  check_week_text (1, 7, "1 of 7 days. Six still open.");
  check_week_text (0, 5, "This week is open: 5 days are the goal.");
  g_assert_cmpstr (paused, ==, "Paused until Friday, 6 November. Everything you did is kept.");
  g_assert_cmpstr (nine, ==, "Welcome back. 9 weeks reached so far; this week is open.");
  g_assert_cmpstr (one, ==, "Welcome back. 1 week reached so far; this week is open.");
  g_assert_cmpstr (none, ==, "Welcome back. This week is open.");
  g_assert_cmpstr (reached, ==, "9 weeks reached");
  g_assert_cmpstr (run, ==, "3 weeks in a row");
  g_assert_null (rouse_goal_dup_reached_text (0));
  g_assert_null (rouse_goal_dup_run_text (1));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/goal/weeks/%" G_GSIZE_FORMAT ": %s, %s", i, examples[i].days,
                                               examples[i].goals != NULL ? examples[i].goals : "4");

      g_test_add_data_func (path, &examples[i], test_example);
    }
  g_test_add_func ("/goal/monday", test_monday);
  g_test_add_func ("/goal/set", test_set);
  g_test_add_func ("/goal/clock-set-back", test_clock_set_back);
  g_test_add_func ("/goal/days", test_days);
  g_test_add_func ("/goal/pauses", test_pauses);
  g_test_add_func ("/goal/texts", test_texts);

  status = g_test_run ();
  g_array_unref (plan.changes);
  g_array_unref (plan.pauses);

  return status;
}
