/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-fixture.h"

#include "rouse-day.h"
#include "rouse-fake-clock.h"
#include "rouse-journal-worker.h"
#include "rouse-journal.h"

typedef struct
{
  JournalFixture fixture;
  RouseFakeClock *clock;
  RouseJournal *journal;
  guint n_changed;
  guint n_errors;
} Rig;

static void
count_cb (guint *n)
{
  ++*n;
}

static void
open_journal (Rig *rig)
{
  rig->journal = rouse_journal_new (rig->fixture.path, ROUSE_CLOCK (rig->clock));
  g_signal_connect_swapped (rig->journal, "changed", G_CALLBACK (count_cb), &rig->n_changed);
  g_signal_connect_swapped (rig->journal, "notify::error", G_CALLBACK (count_cb), &rig->n_errors);
}

static void
set_up (Rig *rig, gconstpointer data)
{
  journal_fixture_set_up (&rig->fixture, data);
  rig->clock = rouse_fake_clock_new ();
  open_journal (rig);
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  rouse_journal_close (rig->journal);
  journal_fixture_let_go (rig->journal);
  g_assert_finalize_object (rig->clock);
  journal_fixture_tear_down (&rig->fixture, data);
}

/* Lets the main loop turn until something is so. */
#define WAIT(condition)                                                                                                \
  while (!(condition))                                                                                                 \
  g_main_context_iteration (NULL, TRUE)

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
save (Rig *rig, RouseRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rouse_journal_save_async (rig->journal, record, finished_cb, &result);
  WAIT (result != NULL);

  return rouse_journal_save_finish (rig->journal, result, error);
}

static GPtrArray *
load (Rig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  rouse_journal_load_async (rig->journal, 1, rouse_day_parse ("9999-12-31"), NULL, finished_cb, &result);
  WAIT (result != NULL);
  records = rouse_journal_load_finish (rig->journal, result, &error);
  g_assert_no_error (error);

  return records;
}

static gint64
count_sessions (Rig *rig)
{
  return journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM session");
}

/* Nothing touches the disk before somebody asks; then it says once that it is open, and there is a backup of the day.
 */
static void
test_open (Rig *rig, gconstpointer data)
{
  guint n_opened = 0;
  g_autofree char *folder = g_build_filename (rig->fixture.folder, "data", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);

  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_signal_connect_swapped (rig->journal, "notify::opened", G_CALLBACK (count_cb), &n_opened);
  rouse_journal_open (rig->journal);
  g_assert_false (rouse_journal_get_opened (rig->journal));
  WAIT (rouse_journal_get_opened (rig->journal) && g_file_test (backups, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (n_opened, ==, 1);
  g_assert_cmpuint (rig->n_errors, ==, 0);
}

/* The backup is of the day of where the computer is. */
static void
test_elsewhere (Rig *rig, gconstpointer data)
{
  g_autofree char *here = journal_fixture_get_backup (&rig->fixture, "journal-2026-11-22.sqlite");
  g_autofree char *there = journal_fixture_get_backup (&rig->fixture, "journal-2026-11-23.sqlite");

  rouse_fake_clock_set_wall (rig->clock, rig->fixture.moment.now);
  rouse_fake_clock_set_zone (rig->clock, "Pacific/Kiritimati");
  rouse_journal_open (rig->journal);
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_true (g_file_test (there, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (here, G_FILE_TEST_EXISTS));
}

/* When the callback comes the session is in the file, for everybody to see. */
static void
test_save (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (rig, record, &error));
  g_assert_cmpint (count_sessions (rig), ==, 1);
  WAIT (rig->n_changed == 1);
  records = load (rig);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpuint (rig->n_changed, ==, 1);
}

/* What is asked for one after another is done one after another; what is changed later was not meant. */
static void
test_order (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 0);
  g_autoptr (GPtrArray) records = NULL;

  for (record->active = 0; record->active < 200; record->active++)
    rouse_journal_save_async (rig->journal, record, NULL, NULL);
  records = load (rig);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpint (((RouseRecord *) records->pdata[0])->active, ==, 199);
}

/* At the end everything is written before the program goes, without a main loop. */
static void
test_close (Rig *rig, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

      rouse_journal_save_async (rig->journal, record, NULL, NULL);
    }
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpint (count_sessions (rig), ==, 20);
}

/* A full disk: said, kept, tried again, and written when there is room, in its newest state. */
static void
test_full (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (rig, record, &error));
  journal_fixture_set_disk (DISK_FULL);
  record->active = 1;
  g_assert_false (save (rig, record, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  WAIT (rouse_journal_get_n_unsaved (rig->journal) == 1);
  g_assert_cmpuint (rig->n_errors, ==, 1);
  g_assert_error (rouse_journal_get_error (rig->journal), ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  g_clear_error (&error);
  record->active = 2;
  g_assert_false (save (rig, record, &error));
  g_assert_cmpuint (rouse_journal_get_n_unsaved (rig->journal), ==, 1);

  journal_fixture_set_disk (DISK_GOOD);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 1);
  rouse_fake_clock_advance (rig->clock, 60 * ROUSE_CLOCK_SECOND);
  WAIT (rouse_journal_get_n_unsaved (rig->journal) == 0);
  g_assert_null (rouse_journal_get_error (rig->journal));
  g_assert_cmpuint (rig->n_errors, ==, 2);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT active FROM session"), ==, 2);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
}

static RouseRecord *
create_record_at (Rig *rig, gint64 before_now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RouseRecord *record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  rouse_record_set_start (record, rig->fixture.moment.now - before_now * ROUSE_CLOCK_SECOND, zone);

  return record;
}

/* What waits for room is read as if it were there: in its place, once, and as it is now. */
static void
test_waiting (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (RouseRecord) before = create_record_at (rig, 7200);
  g_autoptr (RouseRecord) stored = create_record_at (rig, 5400);
  g_autoptr (RouseRecord) after = create_record_at (rig, 1800);
  g_autoptr (RouseRecord) other_day = create_record_at (rig, 5 * 86400);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_assert_true (save (rig, stored, NULL));
  g_assert_true (save (rig, record, NULL));
  journal_fixture_set_disk (DISK_FULL);
  record->status = ROUSE_STATUS_FINISHED;
  g_assert_false (save (rig, after, NULL));
  g_assert_false (save (rig, record, NULL));
  g_assert_false (save (rig, before, NULL));
  g_assert_false (save (rig, other_day, NULL));

  rouse_journal_load_async (rig->journal, rig->fixture.moment.today, rig->fixture.moment.today, NULL, finished_cb,
                            &result);
  WAIT (result != NULL);
  records = rouse_journal_load_finish (rig->journal, result, NULL);
  g_assert_cmpuint (records->len, ==, 4);
  g_assert_cmpstr (((RouseRecord *) records->pdata[0])->uuid, ==, before->uuid);
  g_assert_cmpstr (((RouseRecord *) records->pdata[1])->uuid, ==, stored->uuid);
  g_assert_cmpstr (((RouseRecord *) records->pdata[2])->uuid, ==, record->uuid);
  g_assert_cmpint (((RouseRecord *) records->pdata[2])->status, ==, ROUSE_STATUS_FINISHED);
  g_assert_cmpstr (((RouseRecord *) records->pdata[3])->uuid, ==, after->uuid);
}

/* Returns: whether what was read before may be out of date after this */
static gboolean
work (Rig *rig, RouseJournalWorker *worker, RouseJournalJobKind kind, RouseRecord *record)
{
  RouseJournalJob *job = g_new0 (RouseJournalJob, 1);
  g_auto (RouseJournalNews) news = { 0 };

  job->kind = kind;
  job->moment = rig->fixture.moment;
  job->record = record != NULL ? rouse_record_ref (record) : NULL;
  rouse_journal_worker_push (worker, job);
  rouse_journal_worker_work (worker);
  rouse_journal_worker_take_news (worker, &news);

  return news.changed;
}

/* A disk that stays full has nobody read everything again and again. */
static void
test_no_news (Rig *rig, gconstpointer data)
{
  RouseJournalWorker *worker = rouse_journal_worker_new (rig->fixture.path);
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  g_assert_false (work (rig, worker, ROUSE_JOURNAL_JOB_OPEN, NULL));
  journal_fixture_set_disk (DISK_FULL);
  g_assert_true (work (rig, worker, ROUSE_JOURNAL_JOB_SAVE, record));
  g_assert_false (work (rig, worker, ROUSE_JOURNAL_JOB_RETRY, NULL));
  journal_fixture_set_disk (DISK_GOOD);
  g_assert_true (work (rig, worker, ROUSE_JOURNAL_JOB_RETRY, NULL));
  rouse_journal_worker_unref (worker);
}

/* A disk that cannot be written when the program starts: the same, from the beginning. */
static void
test_read_only (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (RouseRecord) other = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  journal_fixture_set_disk (DISK_READ_ONLY);
  rouse_journal_open (rig->journal);
  WAIT (rig->n_errors == 1);
  g_assert_error (rouse_journal_get_error (rig->journal), ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_READ_ONLY);
  g_assert_false (save (rig, record, NULL));
  g_assert_false (save (rig, other, NULL));
  journal_fixture_set_disk (DISK_GOOD);
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpint (count_sessions (rig), ==, 2);
}

/* A file of a newer version is not tried again and again, and stays as it is. */
static void
test_newer (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  journal_fixture_fill (&rig->fixture, 1);
  journal_fixture_tell (rig->fixture.path, "PRAGMA user_version = 999");
  g_assert_false (save (rig, record, NULL));
  WAIT (rig->n_errors == 1);
  g_assert_error (rouse_journal_get_error (rig->journal), ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
  g_assert_false (rouse_journal_close (rig->journal));
  g_assert_cmpint (count_sessions (rig), ==, 1);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "PRAGMA user_version"), ==, 999);
}

/* A damaged file is said, with the name it has now and the day of the backup. */
static void
test_damaged (Rig *rig, gconstpointer data)
{
  journal_fixture_fill (&rig->fixture, 3);
  journal_fixture_spoil (rig->fixture.path, 0, 3000);
  rouse_journal_open (rig->journal);
  WAIT (rouse_journal_get_opened (rig->journal));
  g_assert_nonnull (rouse_journal_get_set_aside (rig->journal));
  g_assert_cmpuint (rouse_journal_get_restored_day (rig->journal), ==, rig->fixture.moment.today);
  g_assert_null (rouse_journal_get_error (rig->journal));
  g_assert_cmpint (count_sessions (rig), ==, 3);
}

/* What can be taken up again is known until it is, or has ended. */
static void
test_interrupted (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 1);
  g_autoptr (RouseRecord) other = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 1);
  guint n_notified = 0;

  g_signal_connect_swapped (rig->journal, "notify::interrupted", G_CALLBACK (count_cb), &n_notified);
  g_assert_true (save (rig, record, NULL));
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, record->uuid);
  g_assert_true (save (rig, other, NULL));
  g_assert_cmpuint (n_notified, ==, 1);
  record->status = ROUSE_STATUS_ENDED_EARLY;
  g_assert_true (save (rig, record, NULL));
  g_assert_null (rouse_journal_get_interrupted (rig->journal));
  g_assert_cmpuint (n_notified, ==, 2);
}

/* Reading that nobody wants any more ends. */
static void
test_cancel (Rig *rig, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  journal_fixture_fill (&rig->fixture, 3);
  g_cancellable_cancel (cancellable);
  rouse_journal_load_async (rig->journal, 1, 999999, cancellable, finished_cb, &result);
  WAIT (result != NULL);
  g_assert_null (rouse_journal_load_finish (rig->journal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static gboolean
add (Rig *rig, GPtrArray *records, guint *n_added, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rouse_journal_add_async (rig->journal, records, finished_cb, &result);
  WAIT (result != NULL);

  return rouse_journal_add_finish (rig->journal, result, n_added, error);
}

static gboolean
try_to_delete (Rig *rig, GPtrArray *records, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rouse_journal_delete_async (rig->journal, records, finished_cb, &result);
  WAIT (result != NULL);

  return rouse_journal_delete_finish (rig->journal, result, error);
}

static void
delete_records (Rig *rig, GPtrArray *records)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_to_delete (rig, records, &error));
  g_assert_no_error (error);
}

/* What was deleted can be added again; what is there is neither added twice nor changed; what runs stays. */
static void
test_delete_and_add (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) running = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (RouseRecord) done = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (RouseRecord) other = rouse_record_copy (done);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added;

  g_assert_true (save (rig, running, &error));
  g_assert_true (save (rig, done, &error));
  all = load (rig);
  g_assert_cmpuint (all->len, ==, 2);
  rig->n_changed = 0;

  delete_records (rig, all);
  WAIT (rig->n_changed > 0);
  left = load (rig);
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpstr (((RouseRecord *) left->pdata[0])->uuid, ==, running->uuid);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM exercise_set"), ==, 1);

  other->difficulty = 5;
  g_ptr_array_add (all, rouse_record_ref (other));
  g_assert_true (add (rig, all, &n_added, &error));
  g_assert_cmpuint (n_added, ==, 1);
  g_assert_cmpuint (all->len, ==, 3);
  again = load (rig);
  g_assert_cmpuint (again->len, ==, 2);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM exercise_set"), ==, 4);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM session WHERE difficulty = 5"), ==,
                   0);
}

/* What waits for room cannot be deleted before there is some, for the file may know of its beginning; then it is gone.
 */
static void
test_delete_waiting (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (rig, record, NULL));
  journal_fixture_set_disk (DISK_FULL);
  record->status = ROUSE_STATUS_FINISHED;
  g_assert_false (save (rig, record, NULL));
  records = load (rig);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_false (try_to_delete (rig, records, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  left = load (rig);
  g_assert_cmpuint (left->len, ==, 1);

  journal_fixture_set_disk (DISK_GOOD);
  delete_records (rig, records);
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpint (count_sessions (rig), ==, 0);
}

/* One that cannot be deleted can still be taken up. */
static void
test_delete_in_vain (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 2);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_assert_true (save (rig, record, NULL));
  journal_fixture_set_disk (DISK_FULL);
  g_ptr_array_add (records, record);
  g_assert_false (try_to_delete (rig, records, NULL));
  WAIT (rouse_journal_get_interrupted (rig->journal) != NULL);
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, record->uuid);
}

/* A session that was interrupted, deleted, and wanted back after a while. The journal is closed afterwards, and has
 * told everything. */
static RouseRecord *
bring_back (Rig *rig, gint64 after)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 2);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  rouse_fake_clock_set_wall (rig->clock, rig->fixture.moment.now);
  g_assert_true (save (rig, record, &error));
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
test_add_interrupted (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = bring_back (rig, 0);

  g_assert_nonnull (rouse_journal_get_interrupted (rig->journal));
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, record->uuid);
  g_assert_cmpuint (rouse_journal_get_interrupted (rig->journal)->sets->len, ==, 2);
  journal_fixture_let_go (rig->journal);
  open_journal (rig);
  rouse_journal_open (rig->journal);
  WAIT (rouse_journal_get_opened (rig->journal));
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, record->uuid);
}

/* On another day, or while another waits to be taken up, it has ended where it was. */
static void
test_add_too_late (Rig *rig, gconstpointer data)
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
  g_assert_true (save (rig, other, &error));
  g_ptr_array_add (records, first);
  g_assert_true (add (rig, records, NULL, &error));
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, other->uuid);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, ended), ==, 2);
}

static void
test_add_to_full_disk (Rig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) done = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  left = load (rig);
  g_ptr_array_add (records, done);
  journal_fixture_set_disk (DISK_FULL);
  g_assert_false (add (rig, records, NULL, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  journal_fixture_set_disk (DISK_GOOD);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "SELECT count (*) FROM session"), ==, 0);
}

#define ADD(path, function) g_test_add ("/journal/" path, Rig, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("open", test_open);
  ADD ("elsewhere", test_elsewhere);
  ADD ("save", test_save);
  ADD ("order", test_order);
  ADD ("close", test_close);
  ADD ("full", test_full);
  ADD ("waiting", test_waiting);
  ADD ("no-news", test_no_news);
  ADD ("read-only", test_read_only);
  ADD ("newer", test_newer);
  ADD ("damaged", test_damaged);
  ADD ("interrupted", test_interrupted);
  ADD ("cancel", test_cancel);
  ADD ("delete-and-add", test_delete_and_add);
  ADD ("delete-waiting", test_delete_waiting);
  ADD ("delete-in-vain", test_delete_in_vain);
  ADD ("add-interrupted", test_add_interrupted);
  ADD ("add-too-late", test_add_too_late);
  ADD ("add-to-full-disk", test_add_to_full_disk);

  return g_test_run ();
}
