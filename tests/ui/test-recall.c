/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-fixture.h"
#include "rouse-fake-clock.h"
#include "session-fixture.h"

#include "rouse-recall.h"

#include <glib/gstdio.h>

/* Protects what is offered of a session that was cut off, before the journal is open and after it, and what is said
 * when the journal is not well. */

typedef struct
{
  JournalFixture fixture;
  RouseFakeClock *clock;
  RouseSettings *settings;
  RouseJournal *journal;
  RouseRecall *recall;
} Rig;

static void
set_up (Rig *rig, gconstpointer data)
{
  journal_fixture_set_up (&rig->fixture, NULL);
  rig->clock = rouse_fake_clock_new ();
  rouse_fake_clock_set_wall (rig->clock, rig->fixture.moment.now);
  rig->settings = rouse_settings_new ();
  rouse_settings_set_interrupted (rig->settings, NULL, 0);
  rouse_settings_set_last_day_done (rig->settings, "");
  rouse_settings_set_next_day_asked (rig->settings, 0);
  rig->journal = rouse_journal_new (rig->fixture.path, ROUSE_CLOCK (rig->clock));
  rig->recall = rouse_recall_new (rig->journal, rig->settings, ROUSE_CLOCK (rig->clock));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  rouse_journal_close (rig->journal);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  journal_fixture_let_go (rig->recall);
  journal_fixture_let_go (rig->journal);
  g_assert_finalize_object (rig->settings);
  g_assert_finalize_object (rig->clock);
  journal_fixture_tear_down (&rig->fixture, NULL);
}

static void
save (Rig *rig, RouseStatus status, guint n_sets)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, status, n_sets);
  gboolean done = FALSE;

  rouse_journal_save_async (rig->journal, record, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* Leaves behind what a program leaves that was killed in a session. */
static void
cut_off (Rig *rig)
{
  g_autoptr (RouseJournal) before = rouse_journal_new (rig->fixture.path, ROUSE_CLOCK (rig->clock));
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 1);
  gboolean done = FALSE;

  rouse_journal_save_async (before, record, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  rouse_journal_close (before);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  journal_fixture_let_go (g_steal_pointer (&before));
}

static void
open_journal (Rig *rig)
{
  rouse_journal_open (rig->journal);
  while (!rouse_journal_get_opened (rig->journal) && rouse_journal_get_error (rig->journal) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_interrupted (Rig *rig, const char *expected, gint64 left)
{
  gint64 found;
  g_autofree char *id = rouse_recall_dup_interrupted (rig->recall, &found);

  g_assert_cmpstr (id, ==, expected);
  if (expected != NULL)
    g_assert_cmpint (found, ==, left);
}

/* The first frame knows it from the settings; the journal then says whether it is true. */
static void
test_interrupted (Rig *rig, gconstpointer data)
{
  gint64 left;
  g_autofree char *kept = NULL;

  cut_off (rig);
  assert_interrupted (rig, NULL, 0);
  rouse_settings_set_interrupted (rig->settings, "daily-three", 90 * SECOND);
  assert_interrupted (rig, "daily-three", 90 * SECOND);
  open_journal (rig);
  assert_interrupted (rig, "daily-three", 90 * SECOND);
  rouse_settings_set_interrupted (rig->settings, "strong", 90 * SECOND);
  assert_interrupted (rig, "daily-three", 0);

  rouse_recall_finish_there (rig->recall);
  while (rouse_journal_get_interrupted (rig->journal) != NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_interrupted (rig, NULL, 0);
  kept = rouse_settings_dup_interrupted (rig->settings, &left);
  g_assert_null (kept);
  rouse_journal_close (rig->journal);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path,
                                        "SELECT count (*) FROM session WHERE status = 'ended-early'"),
                   ==, 1);
}

/* What the journal knows nothing of is not offered any longer. */
static void
test_nothing (Rig *rig, gconstpointer data)
{
  gint64 left;
  g_autofree char *kept = NULL;

  rouse_settings_set_interrupted (rig->settings, "daily-three", 90 * SECOND);
  open_journal (rig);
  assert_interrupted (rig, NULL, 0);
  kept = rouse_settings_dup_interrupted (rig->settings, &left);
  g_assert_null (kept);
}

/* Pressed before there is a journal, it is done as soon as there is one. */
static void
test_early (Rig *rig, gconstpointer data)
{
  cut_off (rig);
  rouse_settings_set_interrupted (rig->settings, "daily-three", 90 * SECOND);
  rouse_recall_finish_there (rig->recall);
  open_journal (rig);
  while (rouse_journal_get_interrupted (rig->journal) != NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_interrupted (rig, NULL, 0);
}

/* Reminders ask for the last day that counts. */
static void
test_last_day (Rig *rig, gconstpointer data)
{
  g_autofree char *day = NULL;
  g_autofree char *none = NULL;

  open_journal (rig);
  save (rig, ROUSE_STATUS_ENDED_EARLY, 0);
  none = rouse_settings_dup_last_day_done (rig->settings);
  g_assert_cmpstr (none, ==, "");
  save (rig, ROUSE_STATUS_FINISHED, 3);
  while (day == NULL || g_str_equal (day, ""))
    {
      g_free (day);
      g_main_context_iteration (NULL, TRUE);
      day = rouse_settings_dup_last_day_done (rig->settings);
    }
  g_assert_cmpstr (day, ==, "2026-11-22");
}

static void
assert_warning (Rig *rig, const char *beginning)
{
  g_autofree char *warning = rouse_recall_dup_warning (rig->recall);

  if (beginning == NULL)
    g_assert_null (warning);
  else
    g_assert_true (warning != NULL && g_str_has_prefix (warning, beginning));
}

static void
test_damaged (Rig *rig, gconstpointer data)
{
  journal_fixture_fill (&rig->fixture, 5);
  journal_fixture_spoil (rig->fixture.path, 0, 4096);
  assert_warning (rig, NULL);
  open_journal (rig);
  assert_warning (rig, "Your history was damaged. The backup of 22 November 2026 took its place;");
}

static void
test_missing (Rig *rig, gconstpointer data)
{
  journal_fixture_fill (&rig->fixture, 5);
  g_assert_cmpint (g_remove (rig->fixture.path), ==, 0);
  open_journal (rig);
  assert_warning (rig, "Your history was missing. The backup of 22 November 2026 took its place.");
}

static void
test_newer (Rig *rig, gconstpointer data)
{
  g_autofree char *no_advice = NULL;

  journal_fixture_fill (&rig->fixture, 1);
  journal_fixture_tell (rig->fixture.path, "PRAGMA user_version = 9999");
  open_journal (rig);
  assert_warning (rig, "Your history was written by a newer version of Rouse.");
  no_advice = rouse_recall_dup_no_advice (rig->recall);
  g_assert_cmpstr (no_advice, ==, "No advice today: your history belongs to a newer version of Rouse.");
}

static void
test_unreadable (Rig *rig, gconstpointer data)
{
  g_autofree char *no_advice = NULL;

  g_assert_null (rouse_recall_dup_no_advice (rig->recall));
  journal_fixture_fill (&rig->fixture, 1);
  journal_fixture_set_disk (DISK_READ_ONLY);
  open_journal (rig);
  no_advice = rouse_recall_dup_no_advice (rig->recall);
  g_assert_cmpstr (no_advice, ==, "No advice today: your history cannot be read.");
}

static void
test_full (Rig *rig, gconstpointer data)
{
  open_journal (rig);
  assert_warning (rig, NULL);
  journal_fixture_set_disk (DISK_FULL);
  save (rig, ROUSE_STATUS_FINISHED, 3);
  while (rouse_journal_get_error (rig->journal) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_warning (rig, "The disk is full.");
  g_assert_null (rouse_recall_dup_no_advice (rig->recall));
}

static RouseNextDay
get_kept (Rig *rig)
{
  return (RouseNextDay) journal_fixture_ask (rig->fixture.path,
                                             "SELECT ifnull (instr ('better    same      worse     much-worse', "
                                             "next_day) / 10 + 1, 0) FROM session");
}

/* A session of yesterday, and a program that has just looked. */
static void
wake_up (Rig *rig)
{
  open_journal (rig);
  save (rig, ROUSE_STATUS_FINISHED, 3);
  g_assert_false (rouse_recall_get_asks_next_day (rig->recall));
  rouse_fake_clock_set_wall (rig->clock, rig->fixture.moment.now + 24 * 3600 * (gint64) G_USEC_PER_SEC);
  rouse_recall_wake (rig->recall);
  while (!rouse_recall_get_asks_next_day (rig->recall))
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Lets everything happen that was asked for. */
static void
settle (Rig *rig)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_ENDED_EARLY, 0);
  guint n = 0;
  gulong handler = g_signal_connect_swapped (rig->journal, "changed", G_CALLBACK (count_cb), &n);

  rouse_journal_save_async (rig->journal, record, NULL, NULL);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (rig->journal, handler);
  rouse_journal_close (rig->journal);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
test_answered (Rig *rig, gconstpointer data)
{
  guint n = 0;

  wake_up (rig);
  g_signal_connect_swapped (rig->recall, "changed", G_CALLBACK (count_cb), &n);
  rouse_recall_answer_next_day (rig->recall, ROUSE_NEXT_DAY_MUCH_WORSE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (rouse_recall_get_asks_next_day (rig->recall));
  settle (rig);
  g_assert_cmpint (get_kept (rig), ==, ROUSE_NEXT_DAY_MUCH_WORSE);
  g_assert_false (rouse_recall_get_asks_next_day (rig->recall));
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM exercise_set"), ==, 3);
}

static void
test_skipped (Rig *rig, gconstpointer data)
{
  wake_up (rig);
  rouse_recall_answer_next_day (rig->recall, ROUSE_NEXT_DAY_UNANSWERED);
  g_assert_false (rouse_recall_get_asks_next_day (rig->recall));
  rouse_recall_wake (rig->recall);
  settle (rig);
  g_assert_false (rouse_recall_get_asks_next_day (rig->recall));
  g_assert_cmpint (get_kept (rig), ==, ROUSE_NEXT_DAY_UNANSWERED);
}

static void
test_taken_back (Rig *rig, gconstpointer data)
{
  wake_up (rig);
  rouse_recall_answer_next_day (rig->recall, ROUSE_NEXT_DAY_MUCH_WORSE);
  rouse_recall_ask_again (rig->recall);
  g_assert_true (rouse_recall_get_asks_next_day (rig->recall));
  settle (rig);
  g_assert_true (rouse_recall_get_asks_next_day (rig->recall));
  g_assert_cmpint (get_kept (rig), ==, ROUSE_NEXT_DAY_UNANSWERED);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GPtrArray **) data = rouse_journal_load_finish (ROUSE_JOURNAL (source), result, NULL);
}

/* An answer that is taken back does not bring a session back that was deleted. */
static void
test_deleted (Rig *rig, gconstpointer data)
{
  g_autoptr (GPtrArray) records = NULL;
  gboolean done = FALSE;

  wake_up (rig);
  rouse_recall_answer_next_day (rig->recall, ROUSE_NEXT_DAY_WORSE);
  rouse_journal_load_async (rig->journal, 1, rig->fixture.moment.today, NULL, loaded_cb, &records);
  while (records == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (records->len, ==, 1);
  rouse_journal_delete_async (rig->journal, records, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle (rig);
  rouse_recall_ask_again (rig->recall);
  g_assert_false (rouse_recall_get_asks_next_day (rig->recall));
}

static void
test_unwanted (Rig *rig, gconstpointer data)
{
  wake_up (rig);
  rouse_settings_set_check_in (rig->settings, FALSE);
  g_assert_false (rouse_recall_get_asks_next_day (rig->recall));
  rouse_settings_set_check_in (rig->settings, TRUE);
  g_assert_true (rouse_recall_get_asks_next_day (rig->recall));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/ui/recall/" name, Rig, NULL, set_up, function, tear_down)
  ADD ("interrupted", test_interrupted);
  ADD ("nothing", test_nothing);
  ADD ("early", test_early);
  ADD ("last-day", test_last_day);
  ADD ("answered", test_answered);
  ADD ("skipped", test_skipped);
  ADD ("taken-back", test_taken_back);
  ADD ("deleted", test_deleted);
  ADD ("unwanted", test_unwanted);
  ADD ("damaged", test_damaged);
  ADD ("missing", test_missing);
  ADD ("newer", test_newer);
  ADD ("unreadable", test_unreadable);
  ADD ("full", test_full);
  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
