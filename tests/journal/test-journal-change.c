/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects many sessions that are deleted or added at once: all or none, and what can be taken up stays so. */

#include "journal-rig.h"

static gboolean
add (JournalRig *rig, GPtrArray *records, guint *n_added, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rouse_journal_add_async (rig->journal, records, journal_rig_finished_cb, &result);
  WAIT (result != NULL);

  return rouse_journal_add_finish (rig->journal, result, n_added, error);
}

static gboolean
try_to_delete (JournalRig *rig, GPtrArray *records, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rouse_journal_delete_async (rig->journal, records, journal_rig_finished_cb, &result);
  WAIT (result != NULL);

  return rouse_journal_delete_finish (rig->journal, result, error);
}

static void
delete_records (JournalRig *rig, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_to_delete (rig, records, &error));
  g_assert_no_error (error);
}

/* What was deleted can be added again; what is there is neither added twice nor changed; what runs stays. */
static void
test_delete_and_add (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) running = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (RouseRecord) done = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (RouseRecord) other = rouse_record_copy (done);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added;

  g_assert_true (journal_rig_save (rig, running, &error));
  g_assert_true (journal_rig_save (rig, done, &error));
  all = journal_rig_load (rig);
  g_assert_cmpuint (all->len, ==, 2);
  rig->n_changed = 0;

  delete_records (rig, all);
  WAIT (rig->n_changed > 0);
  left = journal_rig_load (rig);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((RouseRecord *) left->pdata[0])->uuid, ==, running->uuid);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM exercise_set"), ==, 1);

  other->difficulty = 5;
  g_ptr_array_add (all, rouse_record_ref (other));
  g_assert_true (add (rig, all, &n_added, &error));
  g_assert_cmpuint (n_added, ==, 1);
  g_assert_cmpuint (all->len, ==, 3);
  again = journal_rig_load (rig);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM exercise_set"), ==, 4);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM session WHERE difficulty = 5"), ==,
                   0);
}

/* What waits for room cannot be deleted before there is some, for the file may know of its beginning; then it is gone.
 */
static void
test_delete_waiting (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (journal_rig_save (rig, record, NULL));
  journal_fixture_set_disk (DISK_FULL);
  record->status = ROUSE_STATUS_FINISHED;
  g_assert_false (journal_rig_save (rig, record, NULL));
  records = journal_rig_load (rig);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_false (try_to_delete (rig, records, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  left = journal_rig_load (rig);
  g_assert_cmpuint (left->len, ==, 1);

  journal_fixture_set_disk (DISK_GOOD);
  delete_records (rig, records);
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpint (journal_rig_count (rig), ==, 0);
}

/* One that cannot be deleted can still be taken up. */
static void
test_delete_in_vain (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 2);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_assert_true (journal_rig_save (rig, record, NULL));
  journal_fixture_set_disk (DISK_FULL);
  g_ptr_array_add (records, record);
  g_assert_false (try_to_delete (rig, records, NULL));
  WAIT (rouse_journal_get_interrupted (rig->journal) != NULL);
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, record->uuid);
}

/* A session that was interrupted, deleted, and wanted back after a while. The journal is closed afterwards, and has
 * told everything. */
static RouseRecord *
bring_back (JournalRig *rig, gint64 after)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 2);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  rouse_fake_clock_set_wall (rig->clock, rig->fixture.moment.now);
  g_assert_true (journal_rig_save (rig, record, &error));
  g_assert_nonnull (rouse_journal_get_interrupted (rig->journal));
  g_ptr_array_add (records, record);
  delete_records (rig, records);
  g_assert_null (rouse_journal_get_interrupted (rig->journal));
  rouse_fake_clock_set_wall (rig->clock, rig->fixture.moment.now + after);
  g_assert_true (add (rig, records, NULL, &error));
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpint (record->status, ==, ROUSE_STATUS_INTERRUPTED);

  return g_steal_pointer (&record);
}

/* It is what it was: it can be taken up again, at once and after the program was started anew. */
static void
test_add_interrupted (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = bring_back (rig, 0);

  g_assert_nonnull (rouse_journal_get_interrupted (rig->journal));
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, record->uuid);
  g_assert_cmpuint (rouse_journal_get_interrupted (rig->journal)->sets->len, ==, 2);
  journal_fixture_let_go (rig->journal);
  journal_rig_open (rig);
  rouse_journal_open (rig->journal);
  WAIT (rouse_journal_get_opened (rig->journal));
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, record->uuid);
}

/* On another day, or while another waits to be taken up, it has ended where it was. */
static void
test_add_too_late (JournalRig *rig, gconstpointer data)
{
  const char *ended = "SELECT count (*) FROM session WHERE status = 'ended-early'";
  g_autoptr (RouseRecord) late = bring_back (rig, 2 * 86400 * ROUSE_CLOCK_SECOND);
  g_autoptr (RouseRecord) other = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 1);
  g_autoptr (RouseRecord) first = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 1);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (rouse_journal_get_interrupted (rig->journal));
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, ended), ==, 1);

  rouse_fake_clock_set_wall (rig->clock, rig->fixture.moment.now);
  g_assert_true (journal_rig_save (rig, other, &error));
  g_ptr_array_add (records, first);
  g_assert_true (add (rig, records, NULL, &error));
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, other->uuid);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, ended), ==, 2);
}

static void
test_add_to_full_disk (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) done = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  left = journal_rig_load (rig);
  g_ptr_array_add (records, done);
  journal_fixture_set_disk (DISK_FULL);
  g_assert_false (add (rig, records, NULL, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  journal_fixture_set_disk (DISK_GOOD);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM session"), ==, 0);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/journal-change/" path, JournalRig, NULL, journal_rig_set_up, function, journal_rig_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("delete-and-add", test_delete_and_add);
  ADD ("delete-waiting", test_delete_waiting);
  ADD ("delete-in-vain", test_delete_in_vain);
  ADD ("add-interrupted", test_add_interrupted);
  ADD ("add-too-late", test_add_too_late);
  ADD ("add-to-full-disk", test_add_to_full_disk);

  return g_test_run ();
}
