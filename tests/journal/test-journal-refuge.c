/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-fixture.h"

#include "rouse-day.h"
#include "rouse-fake-clock.h"
#include "rouse-journal.h"

#include <glib/gstdio.h>

/* Protects what is done while the journal cannot be written: it outlives the program, however that ends, and is in the
 * journal once, as it was last, as soon as there is room. */

typedef struct
{
  JournalFixture fixture;
  RouseFakeClock *clock;
  RouseJournal *journal;
  char *places[3];
} Rig;

/* Where somebody keeps everything. */
#define HOME "/everything"

#define WAIT(condition)                                                                                                \
  while (!(condition))                                                                                                 \
  g_main_context_iteration (NULL, TRUE)

static void
start_program (Rig *rig)
{
  rig->journal = rouse_journal_new (rig->fixture.path, ROUSE_CLOCK (rig->clock));
  rouse_journal_set_refuges (rig->journal, (const char *const *) rig->places);
  rouse_journal_open (rig->journal);
  WAIT (rouse_journal_get_opened (rig->journal) || rouse_journal_get_error (rig->journal) != NULL);
}

/* Without a word to the journal. */
static void
kill_program (Rig *rig)
{
  journal_fixture_let_go (g_steal_pointer (&rig->journal));
}

static gboolean
quit_program (Rig *rig)
{
  gboolean saved = rouse_journal_close (rig->journal);

  kill_program (rig);

  return saved;
}

static void
set_up (Rig *rig, gconstpointer data)
{
  journal_fixture_set_up (&rig->fixture, data);
  rig->clock = rouse_fake_clock_new ();
  rouse_fake_clock_set_wall (rig->clock, rig->fixture.moment.now);
  rig->places[0] = g_build_filename (rig->fixture.folder, "state", "refuge.sqlite", NULL);
  rig->places[1] = g_build_filename (rig->fixture.folder, "runtime", "refuge.sqlite", NULL);
  rig->places[2] = NULL;
  start_program (rig);
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  quit_program (rig);
  g_assert_finalize_object (rig->clock);
  g_free (rig->places[0]);
  g_free (rig->places[1]);
  journal_fixture_tear_down (&rig->fixture, data);
}

static void
fill_disk (Rig *rig, Disk disk)
{
  g_autofree char *folder = g_path_get_dirname (rig->places[1]);

  journal_fixture_spare (folder);
  journal_fixture_set_disk (disk);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save (Rig *rig, RouseRecord *record)
{
  g_autoptr (GAsyncResult) result = NULL;

  rouse_journal_save_async (rig->journal, record, finished_cb, &result);
  WAIT (result != NULL);

  return rouse_journal_save_finish (rig->journal, result, NULL);
}

#define assert_number(rig, sql, expected) g_assert_cmpint (journal_fixture_ask ((rig)->fixture.path, sql), ==, expected)

static void
assert_empty (Rig *rig)
{
  g_assert_false (g_file_test (rig->places[0], G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (rig->places[1], G_FILE_TEST_EXISTS));
}

/* A session whose beginning is in the journal, and nothing else, because the disk is full since. */
static RouseRecord *
begin (Rig *rig)
{
  RouseRecord *record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);

  g_assert_true (save (rig, record));
  fill_disk (rig, DISK_FULL);

  return record;
}

static void
add_sets (Rig *rig, RouseRecord *record)
{
  g_autoptr (RouseRecord) whole = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  for (guint i = record->sets->len; i < 3; i++)
    rouse_record_add_set (record, &g_array_index (whole->sets, RouseRecordSet, i));
}

static void
test_quit (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = begin (rig);

  add_sets (rig, record);
  g_assert_false (save (rig, record));
  record->status = ROUSE_STATUS_FINISHED;
  g_assert_false (save (rig, record));
  WAIT (rouse_journal_get_n_unsaved (rig->journal) == 1);
  g_assert_false (rouse_journal_get_exposed (rig->journal));
  g_assert_false (quit_program (rig));

  journal_fixture_set_disk (DISK_GOOD);
  assert_number (rig, "SELECT count (*) FROM exercise_set", 1);
  start_program (rig);
  g_assert_null (rouse_journal_get_interrupted (rig->journal));
  assert_number (rig, "SELECT count (*) FROM session", 1);
  assert_number (rig, "SELECT count (*) FROM session WHERE status = 'finished'", 1);
  assert_number (rig, "SELECT count (*) FROM exercise_set", 3);
  assert_empty (rig);
}

/* A journal that cannot even be opened. */
static void
test_read_only (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  quit_program (rig);
  fill_disk (rig, DISK_READ_ONLY);
  start_program (rig);
  g_assert_false (rouse_journal_get_opened (rig->journal));
  g_assert_false (save (rig, record));
  g_assert_false (quit_program (rig));

  journal_fixture_set_disk (DISK_GOOD);
  start_program (rig);
  assert_number (rig, "SELECT count (*) FROM exercise_set", 3);
  assert_empty (rig);
}

/* A process that is killed leaves what can be taken up from where it really was. */
static void
test_killed (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = begin (rig);
  const RouseRecordSet *sets;
  guint n_sets;

  add_sets (rig, record);
  g_array_set_size (record->sets, 2);
  g_assert_false (save (rig, record));
  kill_program (rig);

  journal_fixture_set_disk (DISK_GOOD);
  start_program (rig);
  g_assert_nonnull (rouse_journal_get_interrupted (rig->journal));
  sets = rouse_record_get_sets (rouse_journal_get_interrupted (rig->journal), &n_sets);
  g_assert_cmpuint (n_sets, >=, 2);
  g_assert_cmpint (sets[1].outcome, ==, ROUSE_OUTCOME_DONE);
  assert_number (rig, "SELECT count (*) FROM exercise_set WHERE outcome = 'done'", 2);
  assert_number (rig, "SELECT count (*) FROM session WHERE status = 'interrupted'", 1);
  assert_empty (rig);
}

/* Room in the same process: nothing is left elsewhere, and the session goes on in the journal. */
static void
test_room (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = begin (rig);

  add_sets (rig, record);
  g_assert_false (save (rig, record));
  g_assert_true (g_file_test (rig->places[1], G_FILE_TEST_EXISTS));
  journal_fixture_set_disk (DISK_GOOD);
  record->status = ROUSE_STATUS_FINISHED;
  g_assert_true (save (rig, record));
  WAIT (rouse_journal_get_n_unsaved (rig->journal) == 0);
  assert_number (rig, "SELECT count (*) FROM exercise_set", 3);
  assert_empty (rig);
}

/* The disk stays full for two processes: neither loses what the other had. */
static void
test_two (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) first = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (RouseRecord) second = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 2);

  fill_disk (rig, DISK_FULL);
  g_assert_false (save (rig, first));
  g_assert_false (quit_program (rig));
  start_program (rig);
  g_assert_false (save (rig, second));
  g_assert_false (quit_program (rig));

  journal_fixture_set_disk (DISK_GOOD);
  start_program (rig);
  assert_number (rig, "SELECT count (*) FROM session", 2);
  assert_number (rig, "SELECT count (*) FROM exercise_set", 5);
  assert_empty (rig);
}

/* What is deleted does not come back. */
static void
test_deleted (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) kept = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;

  fill_disk (rig, DISK_FULL);
  g_assert_false (save (rig, kept));
  journal_fixture_set_disk (DISK_GOOD);
  g_ptr_array_add (records, kept);
  rouse_journal_delete_async (rig->journal, records, finished_cb, &result);
  WAIT (result != NULL);
  g_assert_true (rouse_journal_delete_finish (rig->journal, result, NULL));
  g_clear_object (&result);
  assert_empty (rig);
  quit_program (rig);
  start_program (rig);
  assert_number (rig, "SELECT count (*) FROM session", 0);
}

/* A newer version finds what an older one could not add. */
static void
test_newer (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  quit_program (rig);
  journal_fixture_tell (rig->fixture.path, "PRAGMA user_version = 9999");
  start_program (rig);
  g_assert_false (save (rig, record));
  g_assert_false (rouse_journal_get_exposed (rig->journal));
  quit_program (rig);
  journal_fixture_tell (rig->fixture.path, "PRAGMA user_version = 1");
  start_program (rig);
  assert_number (rig, "SELECT count (*) FROM exercise_set", 3);
  assert_empty (rig);
}

static char *
move_to_fixture (Rig *rig, const char *path)
{
  g_assert_true (g_str_has_prefix (path, HOME));

  return g_build_filename (rig->fixture.folder, path + strlen (HOME), NULL);
}

/* Who keeps data and state in one folder: what was deleted does not come back from the backups of the journal, as if
 * they were the refuge's. */
static void
test_same_home (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (RouseRecord) other = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 2);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = rouse_journal_get_default_path ();
  g_auto (GStrv) refuges = rouse_journal_get_default_refuges ();

  quit_program (rig);
  g_free (rig->fixture.path);
  g_free (rig->places[0]);
  rig->fixture.path = move_to_fixture (rig, path);
  rig->places[0] = move_to_fixture (rig, refuges[0]);
  start_program (rig);
  g_assert_true (save (rig, record));
  quit_program (rig);

  start_program (rig);
  g_ptr_array_add (records, record);
  rouse_journal_delete_async (rig->journal, records, finished_cb, &result);
  WAIT (result != NULL);
  g_assert_true (rouse_journal_delete_finish (rig->journal, result, NULL));
  g_clear_object (&result);
  quit_program (rig);
  journal_fixture_tell (rig->fixture.path, "PRAGMA user_version = 9999");
  start_program (rig);
  g_assert_false (save (rig, other));
  quit_program (rig);
  journal_fixture_tell (rig->fixture.path, "PRAGMA user_version = 1");
  start_program (rig);
  assert_number (rig, "SELECT count (*) FROM session", 1);
  assert_number (rig, "SELECT count (*) FROM exercise_set", 2);
  assert_empty (rig);
}

/* What had no room anywhere and is in the journal now is not lost with the program. */
static void
test_room_again (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  journal_fixture_set_disk (DISK_FULL);
  g_assert_false (save (rig, record));
  WAIT (rouse_journal_get_exposed (rig->journal));
  journal_fixture_set_disk (DISK_GOOD);
  g_assert_true (save (rig, record));
  WAIT (rouse_journal_get_n_unsaved (rig->journal) == 0);
  g_assert_false (rouse_journal_get_exposed (rig->journal));
}

/* With no room anywhere it is known that the end of the program loses something, and no longer when there is. */
static void
test_nowhere (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (RouseRecord) other = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  g_assert_false (rouse_journal_get_exposed (rig->journal));
  journal_fixture_set_disk (DISK_FULL);
  g_assert_false (save (rig, record));
  WAIT (rouse_journal_get_exposed (rig->journal));
  fill_disk (rig, DISK_FULL);
  g_assert_false (save (rig, other));
  WAIT (!rouse_journal_get_exposed (rig->journal));
  journal_fixture_set_disk (DISK_GOOD);
  g_assert_true (save (rig, other));
  WAIT (rouse_journal_get_n_unsaved (rig->journal) == 1);
  g_assert_true (save (rig, record));
  assert_empty (rig);
  assert_number (rig, "SELECT count (*) FROM exercise_set", 4);
}

#define ADD(path, function) g_test_add ("/journal-refuge/" path, Rig, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("XDG_DATA_HOME", HOME, TRUE);
  g_setenv ("XDG_STATE_HOME", HOME, TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("quit", test_quit);
  ADD ("read-only", test_read_only);
  ADD ("killed", test_killed);
  ADD ("room", test_room);
  ADD ("two", test_two);
  ADD ("deleted", test_deleted);
  ADD ("newer", test_newer);
  ADD ("same-home", test_same_home);
  ADD ("room-again", test_room_again);
  ADD ("nowhere", test_nowhere);

  return g_test_run ();
}
