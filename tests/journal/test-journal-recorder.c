/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-fixture.h"
#include "session-rig.h"

#include "rouse-day.h"
#include "rouse-journal-check-in.h"
#include "rouse-journal-plan.h"
#include "rouse-journal-recorder.h"

#include "rouse-clock-transport.h"

typedef struct
{
  SessionRig session;
  JournalFixture fixture;
  RouseJournal *journal;
  RouseJournalRecorder *recorder;
} Rig;

static void
set_up (Rig *rig, gconstpointer id)
{
  session_rig_set_up (&rig->session, id);
  journal_fixture_set_up (&rig->fixture, NULL);
  rig->journal = rouse_journal_new (rig->fixture.path, ROUSE_CLOCK (rig->session.clock));
  rig->recorder
      = rouse_journal_recorder_new (rig->journal, rig->session.session, ROUSE_CLOCK (rig->session.clock), NULL);
}

static void
drain (Rig *rig)
{
  rouse_journal_close (rig->journal);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
tear_down (Rig *rig, gconstpointer id)
{
  rouse_journal_recorder_leave (rig->recorder);
  drain (rig);
  g_assert_finalize_object (rig->recorder);
  journal_fixture_let_go (rig->journal);
  session_rig_tear_down (&rig->session, id);
  journal_fixture_tear_down (&rig->fixture, NULL);
}

static gint64
ask (Rig *rig, const char *sql)
{
  drain (rig);

  return journal_fixture_ask (rig->fixture.path, sql);
}

static const RouseRecordSet *
get_set (Rig *rig, guint index)
{
  guint n;
  const RouseRecordSet *sets = rouse_record_get_sets (rouse_journal_recorder_get_record (rig->recorder), &n);

  g_assert_cmpuint (index, <, n);

  return &sets[index];
}

/* A session that nobody began leaves nothing behind. */
static void
test_not_begun (Rig *rig, gconstpointer id)
{
  rouse_session_end (rig->session.session);
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_false (g_file_test (rig->fixture.path, G_FILE_TEST_EXISTS));
}

/* There is a row from the first moment, with each set as soon as it is over and not before. */
static void
test_sets (Rig *rig, gconstpointer id)
{
  const char *sets = "SELECT count (*) FROM exercise_set";
  const RousePlacedCue *last = session_fixture_find_cue (rig->session.timeline, "n-10", 0);
  double end = (double) last->start / SECOND;

  rouse_session_start (rig->session.session);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM session WHERE status = 'running'"), ==, 1);
  session_rig_run_to (&rig->session, end + 0.1);
  g_assert_cmpuint (session_rig_get_done (&rig->session, 0), ==, 10);
  g_assert_cmpint (ask (rig, sets), ==, 0);
  while (rouse_session_get_segment (rig->session.session)->kind == ROUSE_SEGMENT_PHASE)
    session_rig_run (&rig->session, 0.25);
  g_assert_cmpint (ask (rig, sets), ==, 1);
  session_rig_run (&rig->session, 3600);
  g_assert_cmpint (ask (rig, sets), ==, 5);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM session WHERE status = 'finished'"), ==, 1);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM exercise_set WHERE outcome = 'done' AND done = 10"), ==, 5);
}

/* Whoever asks knows whether it is on the disk. */
static void
test_saved (Rig *rig, gconstpointer id)
{
  g_assert_true (rouse_journal_recorder_get_saved (rig->recorder));
  rouse_session_start (rig->session.session);
  g_assert_false (rouse_journal_recorder_get_saved (rig->recorder));
  while (!rouse_journal_recorder_get_saved (rig->recorder))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM session"), ==, 1);
}

/* The time of a set is the time of its movement, and that of a session everything but its pauses. */
static void
test_time (Rig *rig, gconstpointer id)
{
  RouseSession *session = rig->session.session;
  RouseRecord *record = rouse_journal_recorder_get_record (rig->recorder);

  rouse_session_start (session);
  session_rig_run (&rig->session, 30);
  rouse_session_pause (session);
  session_rig_run (&rig->session, 500);
  g_assert_cmpint (record->active, ==, 30 * SECOND);
  rouse_session_resume (session);
  session_rig_run (&rig->session, 4000);
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_FINISHED);
  /* Twelve seconds a repetition, six, and eight. */
  g_assert_cmpint (get_set (rig, 0)->active, ==, 120 * SECOND);
  g_assert_cmpint (get_set (rig, 1)->active, ==, 60 * SECOND);
  g_assert_cmpint (get_set (rig, 4)->active, ==, 80 * SECOND);
  g_assert_cmpint (record->active, <=, rouse_timeline_get_length (rig->session.timeline) + 10 * SECOND);
  g_assert_cmpint (record->active, >=, rouse_timeline_get_length (rig->session.timeline) - SECOND);
}

/* While the computer slept nobody exercised. */
static void
test_sleep (Rig *rig, gconstpointer id)
{
  const RousePlacedCue *third = session_fixture_find_cue (rig->session.timeline, "n-3", 0);
  RouseRecord *record = rouse_journal_recorder_get_record (rig->recorder);

  rouse_session_start (rig->session.session);
  session_rig_run_to (&rig->session, (double) third->start / SECOND);
  rouse_fake_clock_stop (rig->session.clock, 3600 * ROUSE_CLOCK_SECOND);
  session_rig_run (&rig->session, 1);
  g_assert_cmpint (rouse_session_get_state (rig->session.session), ==, ROUSE_SESSION_PAUSED);
  g_assert_cmpint (record->active, <=, third->start + 13 * SECOND);
}

/* Who ends early keeps what was done: the set in the middle of which it was as unfinished, the others as skipped. */
static void
test_end (Rig *rig, gconstpointer id)
{
  const RousePlacedCue *third = session_fixture_find_cue (rig->session.timeline, "n-3", 1);

  rouse_session_start (rig->session.session);
  session_rig_run_to (&rig->session, (double) third->start / SECOND + 0.5);
  rouse_session_end (rig->session.session);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM session WHERE status = 'ended-early'"), ==, 1);
  g_assert_cmpint (ask (rig, "SELECT done FROM exercise_set WHERE outcome = 'unfinished'"), ==, 3);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM exercise_set WHERE outcome = 'done'"), ==, 1);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM exercise_set WHERE outcome = 'skipped' AND done = 0"), ==, 3);
}

/* What hurt is written at once, and the easier way is part of the plan from then on. */
static void
test_hurt (Rig *rig, gconstpointer id)
{
  const RousePlacedCue *third = session_fixture_find_cue (rig->session.timeline, "n-3", 0);

  rouse_session_start (rig->session.session);
  session_rig_run_to (&rig->session, (double) third->start / SECOND + 0.5);
  rouse_session_hurt (rig->session.session);
  rouse_session_answer_hurt (rig->session.session, ROUSE_HURT_EASIER);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM hurt WHERE flagged AND exercise = 'bridge' AND answer = 'easier'"),
                   ==, 1);
  g_assert_cmpint (ask (rig, "SELECT done FROM exercise_set WHERE outcome = 'unfinished'"), ==, 3);
  g_assert_cmpint (ask (rig, "SELECT plan LIKE '%(''bridge'', 0, 0, 1, 6)%' FROM session"), ==, TRUE);
  session_rig_run (&rig->session, 3600);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM exercise_set"), ==, 6);
  g_assert_cmpint (ask (rig, "SELECT done FROM exercise_set WHERE exercise = 'bridge' AND level = 'easy'"), ==, 6);
}

typedef struct
{
  const char *zone;
  const char *start; /* UTC */
  const char *day;
} Place;

static const Place places[] = {
  { "Europe/Berlin", "2026-11-22T22:59:00Z", "2026-11-22" },
  { "Europe/Berlin", "2026-11-22T23:01:00Z", "2026-11-23" },
  { "Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25" },
  { "Pacific/Kiritimati", "2026-11-22T11:00:00Z", "2026-11-23" },
  { "America/St_Johns", "2026-11-23T03:29:00Z", "2026-11-22" },
};

/* The day is that of the beginning: over midnight, over a change of the clocks, and when the zone changes meanwhile. */
static void
test_day (Rig *rig, gconstpointer id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GDateTime) start = g_date_time_new_from_iso8601 (places[i].start, NULL);
      Rig own = { 0 };
      char day[ROUSE_DAY_LENGTH];

      set_up (&own, id);
      rouse_fake_clock_set_zone (own.session.clock, places[i].zone);
      rouse_fake_clock_set_wall (own.session.clock, g_date_time_to_unix_usec (start));
      rouse_session_start (own.session.session);
      session_rig_run (&own.session, 200);
      rouse_fake_clock_set_zone (own.session.clock, "Asia/Tokyo");
      /* A day back. */
      rouse_fake_clock_set_wall (own.session.clock, g_date_time_to_unix_usec (start) - 86400 * ROUSE_CLOCK_SECOND);
      session_rig_run (&own.session, 3600);
      rouse_day_format (rouse_journal_recorder_get_record (own.recorder)->day, day);
      g_assert_cmpstr (day, ==, places[i].day);
      g_assert_cmpstr (rouse_journal_recorder_get_record (own.recorder)->zone, ==, places[i].zone);
      g_assert_cmpint (rouse_journal_recorder_get_record (own.recorder)->active, >, 0);
      tear_down (&own, id);
    }
}

/* The check-in's answers are kept from before the beginning, and added after the end. */
static void
test_answers (Rig *rig, gconstpointer id)
{
  rouse_journal_recorder_get_record (rig->recorder)->tired_before = 6;
  rouse_journal_recorder_save (rig->recorder);
  rouse_session_start (rig->session.session);
  session_rig_run (&rig->session, 3600);
  rouse_journal_recorder_get_record (rig->recorder)->difficulty = 3;
  rouse_journal_recorder_save (rig->recorder);
  g_assert_cmpint (ask (rig, "SELECT tired_before * 10 + difficulty FROM session"), ==, 63);
}

/* Left in the middle, taken up by somebody else, and brought to its end: one session with everything in it. */
static void
test_take_up (Rig *rig, gconstpointer id)
{
  const RousePlacedCue *third = session_fixture_find_cue (rig->session.timeline, "n-3", 1);
  RouseClock *clock = ROUSE_CLOCK (rig->session.clock);
  RouseRecord *interrupted;
  g_autoptr (RousePlan) plan = NULL;
  g_autoptr (RouseTimeline) timeline = NULL;
  g_autoptr (RouseTransport) transport = rouse_clock_transport_new (clock);
  g_autoptr (RouseSession) session = NULL;
  g_autoptr (RouseJournalRecorder) recorder = NULL;

  rouse_session_start (rig->session.session);
  session_rig_run_to (&rig->session, (double) third->start / SECOND + 0.5);
  rouse_journal_recorder_leave (rig->recorder);
  drain (rig);
  interrupted = rouse_journal_get_interrupted (rig->journal);
  g_assert_nonnull (interrupted);

  plan = rouse_journal_plan_read (interrupted, session_fixture_get_catalog (), NULL);
  timeline = rouse_timeline_compile (plan, session_fixture_get_longest, NULL);
  session = rouse_session_new (timeline, transport, clock, session_fixture_get_longest, NULL, NULL);
  recorder = rouse_journal_recorder_new (rig->journal, session, clock, interrupted);
  rouse_session_start (session);
  g_assert_null (rouse_journal_get_interrupted (rig->journal));
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM exercise_set"), ==, 2);
  rouse_fake_clock_advance (rig->session.clock, 3600 * ROUSE_CLOCK_SECOND);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM session"), ==, 1);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM session WHERE status = 'finished'"), ==, 1);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM exercise_set WHERE active > 0"), ==, 5);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM exercise_set WHERE outcome = 'done' AND done = planned"), ==, 5);
  rouse_journal_recorder_leave (recorder);
}

/* What is said before a session and after it stands in its row. */
static void
test_check_in (Rig *rig, gconstpointer id)
{
  g_autoptr (RouseCheckIn) check_in = rouse_check_in_new (rig->session.session, ROUSE_CLOCK (rig->session.clock), NULL);
  const int before[] = { 7, 1, 3 };
  const int after[] = { 5, 1, 2, 4 };

  rouse_journal_check_in_follow (rig->recorder, check_in);
  rouse_check_in_begin (check_in, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    rouse_check_in_answer (check_in, before[i]);
  g_assert_cmpint (rouse_session_get_state (rig->session.session), ==, ROUSE_SESSION_RUNNING);
  /* Nobody is waited for long. */
  while (rouse_session_get_state (rig->session.session) == ROUSE_SESSION_RUNNING)
    session_rig_run (&rig->session, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    rouse_check_in_answer (check_in, after[i]);
  rouse_check_in_set_harder (check_in, "hinge");
  g_assert_cmpint (ask (rig, "SELECT tired_before * 100 + pain_before FROM session"), ==, 703);
  g_assert_cmpint (ask (rig, "SELECT tired_after * 100 + pain_after * 10 + difficulty FROM session"), ==, 524);
  g_assert_cmpint (ask (rig, "SELECT count (*) FROM session WHERE harder = 'hinge'"), ==, 1);
}

/* Of several sets each has its own time: those of the same movement and as many repetitions last equally long. */
static void
test_several_sets (Rig *rig, gconstpointer id)
{
  guint n_pairs = 0;
  const RouseRecordSet *sets;
  guint n;

  rouse_session_start (rig->session.session);
  session_rig_run (&rig->session, 7200);
  g_assert_cmpint (rouse_session_get_state (rig->session.session), ==, ROUSE_SESSION_FINISHED);
  sets = rouse_record_get_sets (rouse_journal_recorder_get_record (rig->recorder), &n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (g_str_equal (sets[i].exercise, sets[j].exercise) && sets[i].planned == sets[j].planned)
        {
          n_pairs += sets[i].number != sets[j].number ? 1 : 0;
          g_assert_cmpint (sets[i].active, ==, sets[j].active);
        }
  g_assert_cmpuint (n_pairs, >, 0);
}

#define ADD(path, function) g_test_add ("/journal-recorder/" path, Rig, "daily-three", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  ADD ("not-begun", test_not_begun);
  ADD ("sets", test_sets);
  ADD ("saved", test_saved);
  ADD ("time", test_time);
  g_test_add ("/journal-recorder/several-sets", Rig, "strong", set_up, test_several_sets, tear_down);
  ADD ("sleep", test_sleep);
  ADD ("end", test_end);
  ADD ("hurt", test_hurt);
  ADD ("day", test_day);
  ADD ("answers", test_answers);
  ADD ("check-in", test_check_in);
  ADD ("take-up", test_take_up);
  status = g_test_run ();
  session_fixture_clear ();

  return status;
}
