/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "coach-rig.h"
#include "session-fixture.h"

#include "rouse-goal-plan.h"
#include "rouse-session-starter.h"
#include "rouse-standing.h"

/* Protects the way from what was written down to what the person finds: doses, what is left out, what the first frame
 * says, and what reminders know. The rules themselves are tested where they are. */

/* It grows once, and what is set by hand afterwards stays. */
static void
test_once (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = coach_rig_play (rig, "0 s10 =2");

  coach_rig_assert_dose (rig, "s11");
  g_assert_cmpint (coach_rig_get_advice (rig)->row, ==, ROUSE_ADVICE_EASY);
  g_assert_cmpuint (rig->n_advised, ==, 1);
  g_assert_null (rouse_coach_get_advice (rig->coach, "hinge"));

  coach_rig_set_dose (rig, "s14");
  coach_rig_wake_up_on (rig, 0);
  coach_rig_save (rig, record);
  coach_rig_assert_dose (rig, "s14");
  g_assert_cmpuint (rig->n_advised, ==, 1);

  rouse_coach_forget (rig->coach);
  g_assert_null (rouse_coach_get_advice (rig->coach, COACH_RIG_EXERCISE));
}

/* Every other answer is judged as if it had been the first. */
static void
test_answers (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = coach_rig_play (rig, "0 s10");

  g_assert_cmpint (coach_rig_get_advice (rig)->reason, ==, ROUSE_REASON_UNANSWERED);
  coach_rig_assert_dose (rig, "s10");
  record->difficulty = 1;
  coach_rig_save (rig, record);
  coach_rig_assert_dose (rig, "s12");
  record->difficulty = 2;
  coach_rig_save (rig, record);
  coach_rig_assert_dose (rig, "s11");
  record->pain_before = 1;
  record->pain_after = 3;
  coach_rig_save (rig, record);
  coach_rig_assert_dose (rig, "e8");
  record->pain_after = 1;
  coach_rig_save (rig, record);
  coach_rig_assert_dose (rig, "s11");
  g_assert_cmpuint (rig->n_advised, ==, 5);
}

/* Who comes to the window finds what another day brings. */
static void
test_another_day (CoachRig *rig, gconstpointer data)
{
  rouse_settings_leave_out_until (rig->settings, COACH_RIG_EXERCISE, FIRST_DAY + 1);
  rouse_coach_wake (rig->coach);
  g_assert_false (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
  rouse_fake_clock_set_wall (rig->clock, coach_rig_get_noon (1));
  rouse_coach_wake (rig->coach);
  g_assert_true (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
}

/* The day is the one of where the computer is, not of where the program was started. */
static void
test_elsewhere (CoachRig *rig, gconstpointer data)
{
  rouse_coach_wake (rig->coach);
  rouse_settings_leave_out_until (rig->settings, COACH_RIG_EXERCISE, FIRST_DAY + 1);
  rouse_coach_wake (rig->coach);
  g_assert_false (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
  /* Two o'clock in the morning. */
  rouse_fake_clock_set_zone (rig->clock, "Pacific/Kiritimati");
  rouse_coach_wake (rig->coach);
  g_assert_true (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
}

/* While a session is on, or waits to be taken up, nothing is decided. */
static void
test_unfinished (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = coach_rig_play (rig, "0 s10 =2 running");

  g_assert_cmpuint (rig->n_advised, ==, 0);
  record->status = ROUSE_STATUS_INTERRUPTED;
  coach_rig_save (rig, record);
  g_assert_cmpuint (rig->n_advised, ==, 0);
  record->status = ROUSE_STATUS_ENDED_EARLY;
  coach_rig_save (rig, record);
  g_assert_cmpuint (rig->n_advised, ==, 1);
  coach_rig_assert_dose (rig, "s11");
}

/* Where it hurt in a session that was interrupted, another one that was good does not make up for it. */
static void
test_hurt_before (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = coach_rig_create_record ("0 s10 hurt");
  g_autoptr (RouseRecord) second = coach_rig_create_record ("1 s10 =1");

  first->status = ROUSE_STATUS_INTERRUPTED;
  coach_rig_save (rig, first);
  rouse_fake_clock_set_wall (rig->clock, coach_rig_get_noon (1) + 1);
  first->status = ROUSE_STATUS_ENDED_EARLY;
  second->status = ROUSE_STATUS_RUNNING;
  rouse_journal_save_async (rig->journal, first, NULL, NULL);
  coach_rig_save (rig, second);
  coach_rig_assert_dose (rig, "s10");
  second->status = ROUSE_STATUS_FINISHED;
  coach_rig_save (rig, second);
  coach_rig_assert_dose (rig, "e6");
  g_assert_cmpint (coach_rig_get_advice (rig)->reason, ==, ROUSE_REASON_OTHER_DOSE);
  g_assert_cmpuint (rig->n_advised, ==, 1);
}

/* Whoever lets it have ended, and waits, begins the other one with what follows from it. */
static void
test_awaited (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = coach_rig_create_record ("0 s10 hurt");

  record->status = ROUSE_STATUS_INTERRUPTED;
  coach_rig_save (rig, record);
  g_assert_true (rouse_coach_get_ready (rig->coach));
  record->status = ROUSE_STATUS_ENDED_EARLY;
  rouse_journal_save_async (rig->journal, record, NULL, NULL);
  rouse_coach_refresh (rig->coach);
  while (!rouse_coach_get_ready (rig->coach))
    g_main_context_iteration (NULL, TRUE);
  coach_rig_assert_dose (rig, "e6");
}

/* One that could not be written down is judged all the same: where it hurt, the next is easier. Written down it is not
 * judged again. */
static void
test_unsaved (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = coach_rig_create_record ("0 s10 hurt");
  g_autoptr (RouseRecord) second = coach_rig_create_record ("1 s10 =1");

  rouse_fake_clock_set_wall (rig->clock, coach_rig_get_noon (1) + 1);
  journal_fixture_set_disk (DISK_FULL);
  rouse_journal_save_async (rig->journal, first, NULL, NULL);
  while (rouse_journal_get_n_unsaved (rig->journal) == 0)
    g_main_context_iteration (NULL, TRUE);
  coach_rig_settle (rig);
  coach_rig_assert_dose (rig, "e6");
  journal_fixture_set_disk (DISK_GOOD);
  coach_rig_save (rig, second);
  coach_rig_assert_dose (rig, "e6");
  coach_rig_set_dose (rig, "e8");
  coach_rig_save (rig, first);
  coach_rig_assert_dose (rig, "e8");
}

/* Several at once: each is judged by what was known then, and none of long ago. */
static void
test_several (CoachRig *rig, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  g_ptr_array_add (records, coach_rig_create_record ("0 s10 =1 hurt"));
  g_ptr_array_add (records, coach_rig_create_record ("20 s10 =2"));
  g_ptr_array_add (records, coach_rig_create_record ("21 s11 =2"));
  g_ptr_array_add (records, coach_rig_create_record ("22 s12"));
  rouse_fake_clock_set_wall (rig->clock, coach_rig_get_noon (22) + 1);
  rouse_journal_add_async (rig->journal, records, NULL, NULL);
  while (rig->n_advised == 0)
    g_main_context_iteration (NULL, TRUE);
  coach_rig_assert_dose (rig, "s12");
  g_assert_cmpuint (rig->n_advised, ==, 1);
}

/* Three whole days, then it is back by itself; after twice only by hand. */
static void
test_left_out (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = NULL;
  g_autoptr (RouseRecord) second = NULL;

  coach_rig_set_dose (rig, "e8");
  first = coach_rig_play (rig, "0 e8 hurt");
  g_assert_false (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
  g_assert_cmpuint (rouse_settings_get_back_on (rig->settings, COACH_RIG_EXERCISE), ==, FIRST_DAY + 4);
  coach_rig_wake_up_on (rig, 3);
  g_assert_false (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
  coach_rig_wake_up_on (rig, 4);
  g_assert_true (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));

  second = coach_rig_play (rig, "5 e6 hurt");
  g_assert_cmpint (coach_rig_get_advice (rig)->row, ==, ROUSE_ADVICE_ASK);
  coach_rig_wake_up_on (rig, 300);
  g_assert_false (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
  rouse_settings_set_included (rig->settings, COACH_RIG_EXERCISE, TRUE);
  coach_rig_wake_up_on (rig, 301);
  g_assert_true (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
}

/* Gentle start grows by itself, and leaves the other number alone. */
static void
test_gentle (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = NULL;
  g_autoptr (RousePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  const RousePlanItem *items;
  gsize n_items;

  coach_rig_set_dose (rig, "s12");
  record = coach_rig_play (rig, "0 s12 =3 | 1 e6 gentle =2");
  coach_rig_assert_dose (rig, "s12");
  g_assert_cmpuint (rouse_settings_get_repetitions (rig->settings, COACH_RIG_EXERCISE "-easy", 0), ==, 7);

  plan = rouse_session_starter_plan (session_fixture_get_catalog (), rig->settings, "gentle-start", NULL, &error);
  g_assert_no_error (error);
  items = rouse_plan_get_items (plan, &n_items);
  g_assert_cmpuint (items[0].repetitions, ==, 6);
  g_assert_cmpuint (items[1].repetitions, ==, 7);
}

/* Nothing that is offered is taken by itself. */
static void
test_offer (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = NULL;

  coach_rig_set_dose (rig, "e10");
  record = coach_rig_play (rig, "0 e10 =2 | 1 e10 =2");
  g_assert_true (coach_rig_get_advice (rig)->has_offer);
  coach_rig_assert_dose (rig, "e10");
  rouse_coach_take_offer (rig->coach, COACH_RIG_EXERCISE);
  coach_rig_assert_dose (rig, "s10");
  coach_rig_save (rig, record);
  coach_rig_assert_dose (rig, "s10");
}

/* Days away are looked at once a day, and said until something is done. */
static void
test_away (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = NULL;
  g_autoptr (RouseRecord) next = NULL;

  coach_rig_set_dose (rig, "s14");
  record = coach_rig_play (rig, "0 s14 =3");
  coach_rig_wake_up_on (rig, 6);
  coach_rig_assert_dose (rig, "s14");
  coach_rig_wake_up_on (rig, 8);
  coach_rig_assert_dose (rig, "s12");
  g_assert_true (coach_rig_get_flags (rig, 8) & ROUSE_STANDING_LOWER);
  g_assert_false (coach_rig_get_flags (rig, 9) & ROUSE_STANDING_LOWER);

  coach_rig_set_dose (rig, "s13");
  coach_rig_wake_up_on (rig, 8);
  coach_rig_wake_up_on (rig, 9);
  coach_rig_assert_dose (rig, "s13");
  coach_rig_wake_up_on (rig, 15);
  coach_rig_assert_dose (rig, "s10");
  g_assert_true (coach_rig_get_flags (rig, 15) & ROUSE_STANDING_GENTLE);
  g_assert_true (coach_rig_get_flags (rig, 15) & ROUSE_STANDING_WELCOME);

  next = coach_rig_play (rig, "15 s10 =3");
  g_assert_cmpuint (coach_rig_get_flags (rig, 15), ==, 0);
}

/* The next morning's answer comes a day later, to whatever dose there is by then. */
static void
test_next_morning (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = coach_rig_play (rig, "0 s12 =3");

  coach_rig_set_dose (rig, "s12");
  coach_rig_wake_up_on (rig, 1);
  record->next_day = ROUSE_NEXT_DAY_BETTER;
  coach_rig_save (rig, record);
  g_assert_cmpuint (rig->n_advised, ==, 1);
  record->next_day = ROUSE_NEXT_DAY_MUCH_WORSE;
  coach_rig_save (rig, record);
  g_assert_cmpuint (rig->n_advised, ==, 2);
  coach_rig_assert_dose (rig, "s10");
  g_assert_cmpuint (rouse_settings_get_back_on (rig->settings, COACH_RIG_EXERCISE), ==, FIRST_DAY + 2);
  g_assert_true (coach_rig_get_flags (rig, 1) & ROUSE_STANDING_LIGHTER);
}

/* An answer that is taken back leaves nothing behind, and the number that was set by hand as it was. */
static void
test_taken_back (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = coach_rig_play (rig, "0 s10 =1");

  coach_rig_assert_dose (rig, "s12");
  coach_rig_set_dose (rig, "s10");
  rouse_coach_forget (rig->coach);
  coach_rig_wake_up_on (rig, 1);
  record->next_day = ROUSE_NEXT_DAY_MUCH_WORSE;
  coach_rig_save (rig, record);
  coach_rig_assert_dose (rig, "e8");
  g_assert_false (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
  record->next_day = ROUSE_NEXT_DAY_UNANSWERED;
  coach_rig_save (rig, record);
  coach_rig_assert_dose (rig, "s10");
  g_assert_true (rouse_settings_get_included (rig->settings, COACH_RIG_EXERCISE));
  g_assert_false (coach_rig_get_advice (rig)->has_offer);
  g_assert_cmpint (coach_rig_get_advice (rig)->change, ==, 0);
}

static void
assert_reminders (CoachRig *rig, guint missing, guint difficulty, const char *until)
{
  g_autofree char *paused_until = NULL;
  guint days_missing;
  guint hard;

  g_object_get (rig->reminders, "days-missing", &days_missing, "difficulty", &hard, "paused-until", &paused_until,
                NULL);
  g_assert_cmpuint (days_missing, ==, missing);
  g_assert_cmpuint (hard, ==, difficulty);
  g_assert_cmpstr (paused_until, ==, until);
}

/* Nobody is reminded who was told to rest, or who has paused. */
static void
test_reminders (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = coach_rig_play (rig, "0 s10 =3");
  g_autoptr (RouseRecord) second = NULL;
  g_autoptr (RouseRecord) third = NULL;

  assert_reminders (rig, 3, 3, "");
  second = coach_rig_play (rig, "1 s10 =4 p2>7");
  assert_reminders (rig, 2, 4, "9999-12-31");
  g_assert_true (coach_rig_get_flags (rig, 1) & ROUSE_STANDING_REST);
  g_assert_cmpuint (coach_rig_get_flags (rig, 2), ==, ROUSE_STANDING_GENTLE);
  coach_rig_assert_dose (rig, "e6");
  g_assert_cmpint (rouse_coach_get_advice (rig->coach, "hinge")->row, ==, ROUSE_ADVICE_REST);

  third = coach_rig_play (rig, "2 e6 gentle");
  assert_reminders (rig, 1, 0, "");
  rouse_goal_plan_pause (rig->settings, FIRST_DAY + 2, 5, ROUSE_PAUSE_REASON_TRAVEL);
  coach_rig_settle (rig);
  assert_reminders (rig, 1, 0, "2026-11-08");
}

/* Nobody is reminded on a day that pain has closed before a session. */
static void
test_closed (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = rouse_record_new ("daily-three");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  rouse_record_set_start (record, coach_rig_get_noon (0), zone);
  record->status = ROUSE_STATUS_ENDED_EARLY;
  record->pain_before = 8;
  coach_rig_save (rig, record);
  g_assert_true (coach_rig_get_flags (rig, 0) & ROUSE_STANDING_REST);
  assert_reminders (rig, 4, 0, "2026-11-02");
  rouse_goal_plan_pause (rig->settings, FIRST_DAY, 5, ROUSE_PAUSE_REASON_TRAVEL);
  coach_rig_settle (rig);
  assert_reminders (rig, 4, 0, "2026-11-06");
  coach_rig_wake_up_on (rig, 6);
  assert_reminders (rig, 4, 0, "");
}

/* The week that is shown first is the present one. */
static void
test_week (CoachRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = coach_rig_play (rig, "0 s10 | 2 s10 | 3 s10 L3 R3 early");
  g_autofree char *day = rouse_settings_dup_last_day_of (rig->settings, "daily-three");
  RouseStanding standing;

  rouse_standing_load (&standing, rig->settings, FIRST_DAY + 6);
  g_assert_cmpuint (standing.days, ==, 5);
  rouse_standing_load (&standing, rig->settings, FIRST_DAY + 7);
  g_assert_cmpuint (standing.days, ==, 0);
  g_assert_cmpstr (day, ==, "2026-11-04");
}

/* Whoever waits to know what suits today waits for the journal, and not for one that cannot be read. */
static void
test_ready (CoachRig *rig, gconstpointer data)
{
  coach_rig_settle (rig);
  g_assert_true (rouse_coach_get_ready (rig->coach));
  rouse_coach_wake (rig->coach);
  coach_rig_settle (rig);
  rouse_fake_clock_set_wall (rig->clock, coach_rig_get_noon (1));
  rouse_coach_wake (rig->coach);
  g_assert_false (rouse_coach_get_ready (rig->coach));
  coach_rig_settle (rig);
  g_assert_true (rouse_coach_get_ready (rig->coach));
}

static void
test_unreadable (CoachRig *rig, gconstpointer data)
{
  g_autofree char *path = g_build_filename (rig->fixture.folder, "newer.sqlite", NULL);
  g_autoptr (RouseJournal) journal = rouse_journal_new (path, ROUSE_CLOCK (rig->clock));
  g_autoptr (RouseCoach) coach = rouse_coach_new (journal, session_fixture_get_catalog (), rig->settings,
                                                  rig->reminders, ROUSE_CLOCK (rig->clock));

  journal_fixture_tell (path, "PRAGMA application_id = 1; PRAGMA user_version = 9999; CREATE TABLE t (i INTEGER)");
  g_assert_false (rouse_coach_get_ready (coach));
  journal_fixture_set_disk (DISK_READ_ONLY);
  rouse_journal_open (journal);
  while (!rouse_coach_get_ready (coach))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (rouse_journal_get_opened (journal));
  rouse_journal_close (journal);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (g_steal_pointer (&coach));
  journal_fixture_let_go (g_steal_pointer (&journal));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                                            \
  g_test_add ("/ui/coach/" name, CoachRig, NULL, coach_rig_set_up, function, coach_rig_tear_down)
  ADD ("once", test_once);
  ADD ("answers", test_answers);
  ADD ("another-day", test_another_day);
  ADD ("elsewhere", test_elsewhere);
  ADD ("unfinished", test_unfinished);
  ADD ("hurt-before", test_hurt_before);
  ADD ("awaited", test_awaited);
  ADD ("unsaved", test_unsaved);
  ADD ("several", test_several);
  ADD ("left-out", test_left_out);
  ADD ("gentle", test_gentle);
  ADD ("offer", test_offer);
  ADD ("away", test_away);
  ADD ("next-morning", test_next_morning);
  ADD ("taken-back", test_taken_back);
  ADD ("reminders", test_reminders);
  ADD ("closed", test_closed);
  ADD ("week", test_week);
  ADD ("ready", test_ready);
  ADD ("unreadable", test_unreadable);
  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
