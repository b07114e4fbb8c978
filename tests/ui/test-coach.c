/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-fixture.h"
#include "journal-script.h"
#include "rouse-fake-clock.h"
#include "session-fixture.h"

#include "rouse-coach.h"
#include "rouse-config.h"
#include "rouse-day.h"
#include "rouse-goal-plan.h"
#include "rouse-session-starter.h"
#include "rouse-standing.h"

/* Protects the way from what was written down to what the person finds: doses, what is left out, what the first frame
 * says, and what reminders know. The rules themselves are tested where they are. */

#define EXERCISE "clamshell"
#define DAY_LENGTH ((gint64) 24 * 3600 * G_USEC_PER_SEC)
#define EPOCH 719163u /* 1 January 1970, as a Julian day of GDate */

typedef struct
{
  JournalFixture fixture;
  RouseFakeClock *clock;
  RouseJournal *journal;
  RouseSettings *settings;
  RouseReminderSettings *reminders;
  RouseCoach *coach;
  guint n_advised;
} Rig;

static void
reset (const char *id, const char *path)
{
  g_autoptr (GSettings) settings = g_settings_new_with_path (id, path);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (gsize i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

static gint64
get_noon (guint day)
{
  return ((gint64) (FIRST_DAY + day) - EPOCH) * DAY_LENGTH + DAY_LENGTH / 2;
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
set_up (Rig *rig, gconstpointer data)
{
  reset (APP_ID, SETTINGS_PATH);
  reset (APP_ID ".Reminders", SETTINGS_PATH "reminders/");
  journal_fixture_set_up (&rig->fixture, NULL);
  rig->clock = rouse_fake_clock_new ();
  rouse_fake_clock_set_wall (rig->clock, get_noon (0));
  rig->journal = rouse_journal_new (rig->fixture.path, ROUSE_CLOCK (rig->clock));
  rig->settings = rouse_settings_new ();
  rig->reminders = rouse_reminder_settings_new ();
  rig->coach = rouse_coach_new (rig->journal, session_fixture_get_catalog (), rig->settings, rig->reminders,
                                ROUSE_CLOCK (rig->clock));
  g_signal_connect_swapped (rig->coach, "advised", G_CALLBACK (count_cb), &rig->n_advised);
  rouse_journal_open (rig->journal);
  while (!rouse_journal_get_opened (rig->journal))
    g_main_context_iteration (NULL, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Whatever was asked of the file before has been answered then; and what was asked for upon that, the second time. */
static void
settle (Rig *rig)
{
  for (guint i = 0; i < 3; i++)
    {
      gboolean done = FALSE;

      rouse_journal_load_async (rig->journal, 1, 1, NULL, done_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  settle (rig);
  rouse_journal_close (rig->journal);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  journal_fixture_let_go (rig->coach);
  g_assert_finalize_object (rig->settings);
  g_assert_finalize_object (rig->reminders);
  journal_fixture_let_go (rig->journal);
  g_assert_finalize_object (rig->clock);
  journal_fixture_tear_down (&rig->fixture, NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  rouse_journal_save_finish (ROUSE_JOURNAL (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
save (Rig *rig, RouseRecord *record)
{
  g_autoptr (RouseRecord) copy = rouse_record_copy (record);
  gboolean done = FALSE;
  guint n_changed = 0;
  gulong handler = g_signal_connect_swapped (rig->journal, "changed", G_CALLBACK (count_cb), &n_changed);

  rouse_journal_save_async (rig->journal, copy, saved_cb, &done);
  while (!done || n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (rig->journal, handler);
  settle (rig);
}

/* Does each session on its day. Returns: (transfer full): the last */
static RouseRecord *
play (Rig *rig, const char *script)
{
  g_autoptr (GPtrArray) records = journal_script_read (script, EXERCISE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < records->len; i++)
    {
      RouseRecord *record = records->pdata[i];
      gint64 noon = get_noon (record->day - FIRST_DAY);

      rouse_record_set_start (record, noon, zone);
      rouse_fake_clock_set_wall (rig->clock, noon + 1800 * (gint64) G_USEC_PER_SEC);
      save (rig, record);
    }

  return rouse_record_ref (records->pdata[records->len - 1]);
}

static void
wake_up_on (Rig *rig, guint day)
{
  rouse_fake_clock_set_wall (rig->clock, get_noon (day));
  rouse_coach_refresh (rig->coach);
  settle (rig);
}

static void
set_dose (Rig *rig, const char *word)
{
  RouseAdviceDose dose = journal_script_read_dose (word);
  const char *const variants[] = { EXERCISE "-easy", EXERCISE, EXERCISE "-hard" };

  rouse_settings_set_level (rig->settings, EXERCISE, dose.level);
  rouse_settings_set_repetitions (rig->settings, variants[dose.level], dose.repetitions);
}

static void
assert_dose (Rig *rig, const char *word)
{
  RouseAdviceDose dose = journal_script_read_dose (word);
  const char *const variants[] = { EXERCISE "-easy", EXERCISE, EXERCISE "-hard" };
  const guint starts[] = { 6, 10, 10 };

  g_assert_cmpuint (rouse_settings_get_level (rig->settings, EXERCISE, 1), ==, dose.level);
  g_assert_cmpuint (rouse_settings_get_repetitions (rig->settings, variants[dose.level], starts[dose.level]), ==,
                    dose.repetitions);
}

static const RouseAdvice *
get_advice (Rig *rig)
{
  const RouseAdvice *advice = rouse_coach_get_advice (rig->coach, EXERCISE);

  g_assert_nonnull (advice);

  return advice;
}

static guint
get_flags (Rig *rig, guint day)
{
  RouseStanding standing;

  rouse_standing_load (&standing, rig->settings, FIRST_DAY + day);

  return standing.flags;
}

/* It grows once, and what is set by hand afterwards stays. */
static void
test_once (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = play (rig, "0 s10 =2");

  assert_dose (rig, "s11");
  g_assert_cmpint (get_advice (rig)->row, ==, ROUSE_ADVICE_EASY);
  g_assert_cmpuint (rig->n_advised, ==, 1);
  g_assert_null (rouse_coach_get_advice (rig->coach, "hinge"));

  set_dose (rig, "s14");
  wake_up_on (rig, 0);
  save (rig, record);
  assert_dose (rig, "s14");
  g_assert_cmpuint (rig->n_advised, ==, 1);

  rouse_coach_forget (rig->coach);
  g_assert_null (rouse_coach_get_advice (rig->coach, EXERCISE));
}

/* Every other answer is judged as if it had been the first. */
static void
test_answers (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = play (rig, "0 s10");

  g_assert_cmpint (get_advice (rig)->reason, ==, ROUSE_REASON_UNANSWERED);
  assert_dose (rig, "s10");
  record->difficulty = 1;
  save (rig, record);
  assert_dose (rig, "s12");
  record->difficulty = 2;
  save (rig, record);
  assert_dose (rig, "s11");
  record->pain_before = 1;
  record->pain_after = 3;
  save (rig, record);
  assert_dose (rig, "e8");
  record->pain_after = 1;
  save (rig, record);
  assert_dose (rig, "s11");
  g_assert_cmpuint (rig->n_advised, ==, 5);
}

/* Who comes to the window finds what another day brings. */
static void
test_another_day (Rig *rig, gconstpointer data)
{
  rouse_settings_leave_out_until (rig->settings, EXERCISE, FIRST_DAY + 1);
  rouse_coach_wake (rig->coach);
  g_assert_false (rouse_settings_get_included (rig->settings, EXERCISE));
  rouse_fake_clock_set_wall (rig->clock, get_noon (1));
  rouse_coach_wake (rig->coach);
  g_assert_true (rouse_settings_get_included (rig->settings, EXERCISE));
}

/* The day is the one of where the computer is, not of where the program was started. */
static void
test_elsewhere (Rig *rig, gconstpointer data)
{
  rouse_coach_wake (rig->coach);
  rouse_settings_leave_out_until (rig->settings, EXERCISE, FIRST_DAY + 1);
  rouse_coach_wake (rig->coach);
  g_assert_false (rouse_settings_get_included (rig->settings, EXERCISE));
  /* Two o'clock in the morning. */
  rouse_fake_clock_set_zone (rig->clock, "Pacific/Kiritimati");
  rouse_coach_wake (rig->coach);
  g_assert_true (rouse_settings_get_included (rig->settings, EXERCISE));
}

/* While a session is on, or waits to be taken up, nothing is decided. */
static void
test_unfinished (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = play (rig, "0 s10 =2 running");

  g_assert_cmpuint (rig->n_advised, ==, 0);
  record->status = ROUSE_STATUS_INTERRUPTED;
  save (rig, record);
  g_assert_cmpuint (rig->n_advised, ==, 0);
  record->status = ROUSE_STATUS_ENDED_EARLY;
  save (rig, record);
  g_assert_cmpuint (rig->n_advised, ==, 1);
  assert_dose (rig, "s11");
}

/* The record of one session, which is not written down yet. Returns: (transfer full) */
static RouseRecord *
create_record (const char *script)
{
  g_autoptr (GPtrArray) records = journal_script_read (script, EXERCISE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RouseRecord *record = records->pdata[0];

  rouse_record_set_start (record, get_noon (record->day - FIRST_DAY), zone);

  return rouse_record_ref (record);
}

/* Where it hurt in a session that was interrupted, another one that was good does not make up for it. */
static void
test_hurt_before (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = create_record ("0 s10 hurt");
  g_autoptr (RouseRecord) second = create_record ("1 s10 =1");

  first->status = ROUSE_STATUS_INTERRUPTED;
  save (rig, first);
  rouse_fake_clock_set_wall (rig->clock, get_noon (1) + 1);
  first->status = ROUSE_STATUS_ENDED_EARLY;
  second->status = ROUSE_STATUS_RUNNING;
  rouse_journal_save_async (rig->journal, first, NULL, NULL);
  save (rig, second);
  assert_dose (rig, "s10");
  second->status = ROUSE_STATUS_FINISHED;
  save (rig, second);
  assert_dose (rig, "e6");
  g_assert_cmpint (get_advice (rig)->reason, ==, ROUSE_REASON_OTHER_DOSE);
  g_assert_cmpuint (rig->n_advised, ==, 1);
}

/* Whoever lets it have ended, and waits, begins the other one with what follows from it. */
static void
test_awaited (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = create_record ("0 s10 hurt");

  record->status = ROUSE_STATUS_INTERRUPTED;
  save (rig, record);
  g_assert_true (rouse_coach_get_ready (rig->coach));
  record->status = ROUSE_STATUS_ENDED_EARLY;
  rouse_journal_save_async (rig->journal, record, NULL, NULL);
  rouse_coach_refresh (rig->coach);
  while (!rouse_coach_get_ready (rig->coach))
    g_main_context_iteration (NULL, TRUE);
  assert_dose (rig, "e6");
}

/* While one could not be written down, nothing is decided by the next: it may have hurt. */
static void
test_unsaved (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = create_record ("0 s10 hurt");
  g_autoptr (RouseRecord) second = create_record ("1 s10 =1");

  rouse_fake_clock_set_wall (rig->clock, get_noon (1) + 1);
  journal_fixture_set_disk (DISK_FULL);
  rouse_journal_save_async (rig->journal, first, NULL, NULL);
  while (rouse_journal_get_n_unsaved (rig->journal) == 0)
    g_main_context_iteration (NULL, TRUE);
  journal_fixture_set_disk (DISK_GOOD);
  save (rig, second);
  assert_dose (rig, "s10");
  save (rig, first);
  assert_dose (rig, "e6");
}

/* Several at once: each is judged by what was known then, and none of long ago. */
static void
test_several (Rig *rig, gconstpointer data)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  g_ptr_array_add (records, create_record ("0 s10 =1 hurt"));
  g_ptr_array_add (records, create_record ("20 s10 =2"));
  g_ptr_array_add (records, create_record ("21 s11 =2"));
  g_ptr_array_add (records, create_record ("22 s12"));
  rouse_fake_clock_set_wall (rig->clock, get_noon (22) + 1);
  rouse_journal_add_async (rig->journal, records, NULL, NULL);
  while (rig->n_advised == 0)
    g_main_context_iteration (NULL, TRUE);
  assert_dose (rig, "s12");
  g_assert_cmpuint (rig->n_advised, ==, 1);
}

/* Three whole days, then it is back by itself; after twice only by hand. */
static void
test_left_out (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = NULL;
  g_autoptr (RouseRecord) second = NULL;

  set_dose (rig, "e8");
  first = play (rig, "0 e8 hurt");
  g_assert_false (rouse_settings_get_included (rig->settings, EXERCISE));
  g_assert_cmpuint (rouse_settings_get_back_on (rig->settings, EXERCISE), ==, FIRST_DAY + 4);
  wake_up_on (rig, 3);
  g_assert_false (rouse_settings_get_included (rig->settings, EXERCISE));
  wake_up_on (rig, 4);
  g_assert_true (rouse_settings_get_included (rig->settings, EXERCISE));

  second = play (rig, "5 e6 hurt");
  g_assert_cmpint (get_advice (rig)->row, ==, ROUSE_ADVICE_ASK);
  wake_up_on (rig, 300);
  g_assert_false (rouse_settings_get_included (rig->settings, EXERCISE));
  rouse_settings_set_included (rig->settings, EXERCISE, TRUE);
  wake_up_on (rig, 301);
  g_assert_true (rouse_settings_get_included (rig->settings, EXERCISE));
}

/* Gentle start grows by itself, and leaves the other number alone. */
static void
test_gentle (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = NULL;
  g_autoptr (RousePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  const RousePlanItem *items;
  gsize n_items;

  set_dose (rig, "s12");
  record = play (rig, "0 s12 =3 | 1 e6 gentle =2");
  assert_dose (rig, "s12");
  g_assert_cmpuint (rouse_settings_get_repetitions (rig->settings, EXERCISE "-easy", 0), ==, 7);

  plan = rouse_session_starter_plan (session_fixture_get_catalog (), rig->settings, "gentle-start", NULL, &error);
  g_assert_no_error (error);
  items = rouse_plan_get_items (plan, &n_items);
  g_assert_cmpuint (items[0].repetitions, ==, 6);
  g_assert_cmpuint (items[1].repetitions, ==, 7);
}

/* Nothing that is offered is taken by itself. */
static void
test_offer (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = NULL;

  set_dose (rig, "e10");
  record = play (rig, "0 e10 =2 | 1 e10 =2");
  g_assert_true (get_advice (rig)->has_offer);
  assert_dose (rig, "e10");
  rouse_coach_take_offer (rig->coach, EXERCISE);
  assert_dose (rig, "s10");
  save (rig, record);
  assert_dose (rig, "s10");
}

/* Days away are looked at once a day, and said until something is done. */
static void
test_away (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = NULL;
  g_autoptr (RouseRecord) next = NULL;

  set_dose (rig, "s14");
  record = play (rig, "0 s14 =3");
  wake_up_on (rig, 6);
  assert_dose (rig, "s14");
  wake_up_on (rig, 8);
  assert_dose (rig, "s12");
  g_assert_true (get_flags (rig, 8) & ROUSE_STANDING_LOWER);
  g_assert_false (get_flags (rig, 9) & ROUSE_STANDING_LOWER);

  set_dose (rig, "s13");
  wake_up_on (rig, 8);
  wake_up_on (rig, 9);
  assert_dose (rig, "s13");
  wake_up_on (rig, 15);
  assert_dose (rig, "s10");
  g_assert_true (get_flags (rig, 15) & ROUSE_STANDING_GENTLE);
  g_assert_true (get_flags (rig, 15) & ROUSE_STANDING_WELCOME);

  next = play (rig, "15 s10 =3");
  g_assert_cmpuint (get_flags (rig, 15), ==, 0);
}

/* The next morning's answer comes a day later, to whatever dose there is by then. */
static void
test_next_morning (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = play (rig, "0 s12 =3");

  set_dose (rig, "s12");
  wake_up_on (rig, 1);
  record->next_day = ROUSE_NEXT_DAY_BETTER;
  save (rig, record);
  g_assert_cmpuint (rig->n_advised, ==, 1);
  record->next_day = ROUSE_NEXT_DAY_MUCH_WORSE;
  save (rig, record);
  g_assert_cmpuint (rig->n_advised, ==, 2);
  assert_dose (rig, "s10");
  g_assert_cmpuint (rouse_settings_get_back_on (rig->settings, EXERCISE), ==, FIRST_DAY + 2);
  g_assert_true (get_flags (rig, 1) & ROUSE_STANDING_LIGHTER);
}

/* An answer that is taken back leaves nothing behind, and the number that was set by hand as it was. */
static void
test_taken_back (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = play (rig, "0 s10 =1");

  assert_dose (rig, "s12");
  set_dose (rig, "s10");
  rouse_coach_forget (rig->coach);
  wake_up_on (rig, 1);
  record->next_day = ROUSE_NEXT_DAY_MUCH_WORSE;
  save (rig, record);
  assert_dose (rig, "e8");
  g_assert_false (rouse_settings_get_included (rig->settings, EXERCISE));
  record->next_day = ROUSE_NEXT_DAY_UNANSWERED;
  save (rig, record);
  assert_dose (rig, "s10");
  g_assert_true (rouse_settings_get_included (rig->settings, EXERCISE));
  g_assert_false (get_advice (rig)->has_offer);
  g_assert_cmpint (get_advice (rig)->change, ==, 0);
}

static void
assert_reminders (Rig *rig, guint missing, guint difficulty, const char *until)
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
test_reminders (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = play (rig, "0 s10 =3");
  g_autoptr (RouseRecord) second = NULL;
  g_autoptr (RouseRecord) third = NULL;

  assert_reminders (rig, 3, 3, "");
  second = play (rig, "1 s10 =4 p2>7");
  assert_reminders (rig, 2, 4, "9999-12-31");
  g_assert_true (get_flags (rig, 1) & ROUSE_STANDING_REST);
  g_assert_cmpuint (get_flags (rig, 2), ==, ROUSE_STANDING_GENTLE);
  assert_dose (rig, "e6");
  g_assert_cmpint (rouse_coach_get_advice (rig->coach, "hinge")->row, ==, ROUSE_ADVICE_REST);

  third = play (rig, "2 e6 gentle");
  assert_reminders (rig, 1, 0, "");
  rouse_goal_plan_pause (rig->settings, FIRST_DAY + 2, 5, ROUSE_PAUSE_REASON_TRAVEL);
  settle (rig);
  assert_reminders (rig, 1, 0, "2026-11-08");
}

/* Nobody is reminded on a day that pain has closed before a session. */
static void
test_closed (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = rouse_record_new ("daily-three");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  rouse_record_set_start (record, get_noon (0), zone);
  record->status = ROUSE_STATUS_ENDED_EARLY;
  record->pain_before = 8;
  save (rig, record);
  g_assert_true (get_flags (rig, 0) & ROUSE_STANDING_REST);
  assert_reminders (rig, 4, 0, "2026-11-02");
  rouse_goal_plan_pause (rig->settings, FIRST_DAY, 5, ROUSE_PAUSE_REASON_TRAVEL);
  settle (rig);
  assert_reminders (rig, 4, 0, "2026-11-06");
  wake_up_on (rig, 6);
  assert_reminders (rig, 4, 0, "");
}

/* The week that is shown first is the present one. */
static void
test_week (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = play (rig, "0 s10 | 2 s10 | 3 s10 L3 R3 early");
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
test_ready (Rig *rig, gconstpointer data)
{
  settle (rig);
  g_assert_true (rouse_coach_get_ready (rig->coach));
  rouse_coach_wake (rig->coach);
  settle (rig);
  rouse_fake_clock_set_wall (rig->clock, get_noon (1));
  rouse_coach_wake (rig->coach);
  g_assert_false (rouse_coach_get_ready (rig->coach));
  settle (rig);
  g_assert_true (rouse_coach_get_ready (rig->coach));
}

static void
test_unreadable (Rig *rig, gconstpointer data)
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
#define ADD(name, function) g_test_add ("/ui/coach/" name, Rig, NULL, set_up, function, tear_down)
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
