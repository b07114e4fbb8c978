/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-fake-clock.h"
#include "rouse-reminder-rule.h"
#include "rouse-reminder-texts.h"
#include "rouse-reminders.h"

/* Protects what a person notices of reminders: that what is decided is kept before it is told, that answers count, that
 * texts change and that nobody is nagged. */

#define MINUTE (60 * ROUSE_CLOCK_SECOND)

typedef struct
{
  RouseFakeClock *clock;
  RouseSettings *choices;
  RouseReminderSettings *settings;
  RouseReminders *reminders;
  guint n_due;
  guint n_stale;
} Fixture;

static gint64
get_moment (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return g_date_time_to_unix_usec (time);
}

static void
due_cb (Fixture *fixture, GNotification *notification)
{
  g_autofree char *handled = NULL;

  g_assert_true (G_IS_NOTIFICATION (notification));
  g_object_get (fixture->settings, "handled", &handled, NULL);
  g_assert_cmpstr (handled, >=, "2026-01-05T07:00");
  fixture->n_due++;
}

static void
stale_cb (Fixture *fixture)
{
  fixture->n_stale++;
}

static RouseReminders *
create (Fixture *fixture)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RouseReminders *reminders
      = rouse_reminders_new (fixture->settings, fixture->choices, ROUSE_CLOCK (fixture->clock), zone);

  g_signal_connect_swapped (reminders, "due", G_CALLBACK (due_cb), fixture);
  g_signal_connect_swapped (reminders, "stale", G_CALLBACK (stale_cb), fixture);
  return reminders;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const char *times[] = { "08:00", NULL };

  fixture->clock = rouse_fake_clock_new ();
  rouse_fake_clock_set_wall (fixture->clock, get_moment ("2026-01-05T07:00:00Z"));
  fixture->choices = rouse_settings_new ();
  fixture->settings = rouse_reminder_settings_new ();
  g_object_set (fixture->settings, "handled", "", "enabled", TRUE, "times", times, "days", ROUSE_REMINDER_EVERY_DAY,
                "again", (gint64) 0, "quiet-day", "", "paused-until", "", "last-text", 0, "unanswered", 0, "asked",
                FALSE, "skip-done", TRUE, "shown", "", "repeat", FALSE, "difficulty", 0, NULL);
  fixture->reminders = create (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->reminders);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->choices);
  g_assert_finalize_object (fixture->clock);
}

/* Does what the timer does. Returns: how many reminders came */
static guint
run_until (Fixture *fixture, const char *text)
{
  const gint64 end = get_moment (text);
  const guint before = fixture->n_due;

  while (rouse_reminders_get_next_check (fixture->reminders) != 0
         && rouse_reminders_get_next_check (fixture->reminders) <= end)
    {
      rouse_fake_clock_set_wall (fixture->clock, rouse_reminders_get_next_check (fixture->reminders));
      rouse_reminders_check (fixture->reminders);
    }
  rouse_fake_clock_set_wall (fixture->clock, end);
  return fixture->n_due - before;
}

static void
test_day (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RouseReminders) other = create (fixture);

  rouse_reminders_check (fixture->reminders);
  g_assert_cmpint (rouse_reminders_get_next_due (fixture->reminders), ==, get_moment ("2026-01-05T08:00:00Z"));
  g_assert_cmpint (rouse_reminders_get_next_check (fixture->reminders), ==, get_moment ("2026-01-05T07:15:00Z"));
  g_assert_cmpuint (run_until (fixture, "2026-01-05T12:00:00Z"), ==, 1);

  /* Neither in a second process nor after a restart. */
  rouse_reminders_check (other);
  g_assert_cmpuint (fixture->n_due, ==, 1);
  g_assert_finalize_object (g_steal_pointer (&other));
  g_assert_cmpint (rouse_reminders_get_next_due (fixture->reminders), ==, get_moment ("2026-01-06T08:00:00Z"));

  g_object_set (fixture->settings, "enabled", FALSE, NULL);
  g_assert_cmpint (rouse_reminders_get_next_check (fixture->reminders), ==, 0);
  g_assert_cmpint (rouse_reminders_get_next_due (fixture->reminders), ==, 0);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  rouse_reminders_check (fixture->reminders);
  g_assert_finalize_object (g_steal_pointer (&fixture->reminders));
  rouse_fake_clock_set_wall (fixture->clock, get_moment ("2026-01-05T09:30:00Z"));
  fixture->reminders = create (fixture);
  rouse_reminders_check (fixture->reminders);
  g_assert_cmpuint (fixture->n_due, ==, 1);
  rouse_reminders_check (fixture->reminders);
  g_assert_cmpuint (fixture->n_due, ==, 1);
}

/* What is chosen is for what comes. */
static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  const char *times[] = { "06:00", "07:30", NULL };

  rouse_reminders_check (fixture->reminders);
  g_object_set (fixture->settings, "times", times, NULL);
  g_assert_cmpuint (run_until (fixture, "2026-01-05T07:29:00Z"), ==, 0);
  g_object_set (fixture->settings, "enabled", FALSE, NULL);
  rouse_fake_clock_set_wall (fixture->clock, get_moment ("2026-01-05T07:45:00Z"));
  g_object_set (fixture->settings, "enabled", TRUE, NULL);
  g_assert_cmpuint (run_until (fixture, "2026-01-05T23:00:00Z"), ==, 0);
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (run_until (fixture, "2026-01-05T08:07:00Z"), ==, 1);
  rouse_reminders_snooze (fixture->reminders);
  g_assert_cmpuint (fixture->n_stale, ==, 1);
  g_assert_cmpint (rouse_reminders_get_next_due (fixture->reminders), ==, get_moment ("2026-01-05T08:37:00Z"));
  g_assert_cmpuint (run_until (fixture, "2026-01-05T08:37:00Z"), ==, 1);

  rouse_reminders_snooze (fixture->reminders);
  rouse_reminders_skip_today (fixture->reminders);
  g_assert_cmpuint (run_until (fixture, "2026-01-06T07:59:00Z"), ==, 0);
  g_assert_cmpuint (run_until (fixture, "2026-01-06T08:00:00Z"), ==, 1);

  /* Beginning is an answer. */
  rouse_reminders_snooze (fixture->reminders);
  rouse_reminders_set_running (fixture->reminders, TRUE);
  rouse_reminders_set_running (fixture->reminders, FALSE);
  g_assert_cmpuint (run_until (fixture, "2026-01-06T23:00:00Z"), ==, 0);
}

/* A reminder outlives the process that showed it, and is taken back by another. */
static void
test_left_showing (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (run_until (fixture, "2026-01-05T08:07:00Z"), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&fixture->reminders));
  fixture->reminders = create (fixture);
  rouse_reminders_check (fixture->reminders);
  g_assert_cmpuint (fixture->n_stale, ==, 0);

  g_assert_finalize_object (g_steal_pointer (&fixture->reminders));
  rouse_fake_clock_set_wall (fixture->clock, get_moment ("2026-01-06T07:00:00Z"));
  fixture->reminders = create (fixture);
  rouse_reminders_check (fixture->reminders);
  g_assert_cmpuint (fixture->n_stale, ==, 1);
  g_assert_finalize_object (g_steal_pointer (&fixture->reminders));
  fixture->reminders = create (fixture);
  rouse_reminders_check (fixture->reminders);
  g_assert_cmpuint (fixture->n_stale, ==, 1);
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  run_until (fixture, "2026-01-05T23:59:00Z");
  g_assert_cmpuint (fixture->n_stale, ==, 0);
  run_until (fixture, "2026-01-06T00:00:00Z");
  g_assert_cmpuint (fixture->n_stale, ==, 1);
}

/* What would not be shown today any more does not go on being shown. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (run_until (fixture, "2026-01-05T08:07:00Z"), ==, 1);
  g_object_set (fixture->settings, "paused-until", "2026-01-04", NULL);
  g_assert_cmpuint (fixture->n_stale, ==, 0);
  g_object_set (fixture->settings, "paused-until", "2026-01-12", NULL);
  g_assert_cmpuint (fixture->n_stale, ==, 1);

  g_object_set (fixture->settings, "paused-until", "", NULL);
  g_assert_cmpuint (run_until (fixture, "2026-01-06T08:07:00Z"), ==, 1);
  g_object_set (fixture->settings, "paused-until", ROUSE_REMINDER_SETTINGS_NEVER, NULL);
  g_assert_cmpuint (fixture->n_stale, ==, 2);

  g_object_set (fixture->settings, "paused-until", "", NULL);
  g_assert_cmpuint (run_until (fixture, "2026-01-07T08:07:00Z"), ==, 1);
  rouse_settings_set_last_day_done (fixture->choices, "2026-01-07");
  g_assert_cmpuint (fixture->n_stale, ==, 3);
  rouse_settings_set_last_day_done (fixture->choices, "");
}

static void
test_trial (Fixture *fixture, gconstpointer data)
{
  gboolean asked;
  guint unanswered;

  /* Whatever speaks against a reminder. */
  g_object_set (fixture->settings, "enabled", FALSE, NULL);
  g_object_set (fixture->settings, "unanswered", 5, NULL);
  g_assert_false (rouse_reminders_get_testing (fixture->reminders));
  rouse_reminders_test (fixture->reminders);
  g_assert_cmpuint (run_until (fixture, "2026-01-05T07:00:04Z"), ==, 0);
  g_assert_true (rouse_reminders_get_testing (fixture->reminders));
  g_assert_cmpuint (run_until (fixture, "2026-01-05T07:00:05Z"), ==, 1);
  g_assert_false (rouse_reminders_get_testing (fixture->reminders));

  /* It is a reminder, not the question after many, and nobody has to answer it. */
  g_object_get (fixture->settings, "unanswered", &unanswered, "asked", &asked, NULL);
  g_assert_cmpuint (unanswered, ==, 5);
  g_assert_false (asked);
  g_object_set (fixture->settings, "enabled", TRUE, NULL);

  /* It stands for no other. */
  g_assert_cmpuint (run_until (fixture, "2026-01-05T08:00:00Z"), ==, 1);
}

static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  guint unanswered;
  gboolean asked;

  g_assert_cmpuint (run_until (fixture, "2026-01-09T12:00:00Z"), ==, 5);
  g_object_get (fixture->settings, "unanswered", &unanswered, "asked", &asked, NULL);
  g_assert_cmpuint (unanswered, ==, 5);
  g_assert_false (asked);
  g_assert_cmpuint (run_until (fixture, "2026-01-10T12:00:00Z"), ==, 1);
  g_object_get (fixture->settings, "asked", &asked, NULL);
  g_assert_true (asked);

  /* Once. */
  run_until (fixture, "2026-01-20T12:00:00Z");
  g_object_get (fixture->settings, "unanswered", &unanswered, NULL);
  g_assert_cmpuint (unanswered, ==, 10);
}

static void
test_zone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Athens");

  rouse_reminders_check (fixture->reminders);
  rouse_reminders_set_zone (fixture->reminders, zone);
  g_assert_cmpuint (fixture->n_due, ==, 1);
  g_assert_cmpint (rouse_reminders_get_next_due (fixture->reminders), ==, get_moment ("2026-01-06T06:00:00Z"));
}

static void
test_texts (void)
{
  const guint expected[] = { 1, 2, 3, 4, 5, 7, 1 };
  RouseReminderMood mood = { .hour = 18 };
  guint last = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), ==, expected[i]);

  /* Nothing of the evening in the morning. */
  mood.hour = 8;
  for (int i = 0; i < 20; i++)
    g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), <=, 5);

  /* Only when it is true, and never twice in a row; meanwhile the others go on. */
  last = 0;
  mood.days_missing = 1;
  g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), ==, 8);
  g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), ==, 1);
  g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), ==, 8);
  g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), ==, 2);
  mood.days_missing = 2;
  mood.difficulty = 4;
  g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), ==, 6);
  g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), ==, 3);
  mood.difficulty = 3;
  g_assert_cmpuint (rouse_reminder_texts_choose (&last, &mood), ==, 4);
}

static void
test_texts_random (void)
{
  guint last = 0;
  guint before = 0;

  for (int i = 0; i < 1000; i++)
    {
      const RouseReminderMood mood = { .days_missing = (guint) g_test_rand_int_range (0, 3),
                                       .difficulty = (guint) g_test_rand_int_range (0, 6),
                                       .hour = (guint) g_test_rand_int_range (0, 24) };
      const guint number = rouse_reminder_texts_choose (&last, &mood);

      g_assert_cmpuint (number, !=, before);
      g_assert_true (number != 8 || mood.days_missing == 1);
      g_assert_true (number != 6 || mood.difficulty >= 4);
      g_assert_cmpstr (rouse_reminder_texts_get_title (number), !=, "");
      g_assert_cmpstr (rouse_reminder_texts_get_body (number), !=, "");
      before = number;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reminders/day", Fixture, NULL, set_up, test_day, tear_down);
  g_test_add ("/reminders/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/reminders/chosen", Fixture, NULL, set_up, test_chosen, tear_down);
  g_test_add ("/reminders/answers", Fixture, NULL, set_up, test_answers, tear_down);
  g_test_add ("/reminders/left-showing", Fixture, NULL, set_up, test_left_showing, tear_down);
  g_test_add ("/reminders/stale", Fixture, NULL, set_up, test_stale, tear_down);
  g_test_add ("/reminders/closed", Fixture, NULL, set_up, test_closed, tear_down);
  g_test_add ("/reminders/trial", Fixture, NULL, set_up, test_trial, tear_down);
  g_test_add ("/reminders/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/reminders/zone", Fixture, NULL, set_up, test_zone, tear_down);
  g_test_add_func ("/reminders/texts", test_texts);
  g_test_add_func ("/reminders/texts-random", test_texts_random);
  return g_test_run ();
}
