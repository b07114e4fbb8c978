/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects what is done and felt on its way to the disk and back, whatever the disk does. */

#include "journal-rig.h"

#include "rouse-journal-worker.h"

/* Nothing touches the disk before somebody asks; then it says once that it is open, and there is a backup of the day.
 */
static void
test_open (JournalRig *rig, gconstpointer data)
{
  guint n_opened = 0;
  g_autofree char *folder = g_build_filename (rig->fixture.folder, "data", NULL);
  g_autofree char *backups = g_build_filename (folder, "backups", NULL);

  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_signal_connect_swapped (rig->journal, "notify::opened", G_CALLBACK (journal_rig_count_cb), &n_opened);
  rouse_journal_open (rig->journal);
  g_assert_false (rouse_journal_get_opened (rig->journal));
  WAIT (rouse_journal_get_opened (rig->journal) && g_file_test (backups, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (n_opened, ==, 1);
  g_assert_cmpuint (rig->n_errors, ==, 0);
}

/* The backup is of the day of where the computer is. */
static void
test_elsewhere (JournalRig *rig, gconstpointer data)
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
test_save (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (journal_rig_save (rig, record, &error));
  g_assert_cmpint (journal_rig_count (rig), ==, 1);
  WAIT (rig->n_changed == 1);
  records = journal_rig_load (rig);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpuint (rig->n_changed, ==, 1);
}

/* What is asked for one after another is done one after another; what is changed later was not meant. */
static void
test_order (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 0);
  g_autoptr (GPtrArray) records = NULL;

  for (record->active = 0; record->active < 200; record->active++)
    rouse_journal_save_async (rig->journal, record, NULL, NULL);
  records = journal_rig_load (rig);
  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpint (((RouseRecord *) records->pdata[0])->active, ==, 199);
}

/* At the end everything is written before the program goes, without a main loop. */
static void
test_close (JournalRig *rig, gconstpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

      rouse_journal_save_async (rig->journal, record, NULL, NULL);
    }
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpint (journal_rig_count (rig), ==, 20);
}

/* A full disk: said, kept, tried again, and written when there is room, in its newest state. */
static void
test_full (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (journal_rig_save (rig, record, &error));
  journal_fixture_set_disk (DISK_FULL);
  record->active = 1;
  g_assert_false (journal_rig_save (rig, record, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  g_assert_true (g_str_has_prefix (error->message, rig->fixture.path));
  WAIT (rouse_journal_get_n_unsaved (rig->journal) == 1);
  g_assert_cmpuint (rig->n_errors, ==, 1);
  g_assert_error (rouse_journal_get_error (rig->journal), ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  g_clear_error (&error);
  record->active = 2;
  g_assert_false (journal_rig_save (rig, record, &error));
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

/* However long a disk stays full, it is asked again every minute. */
static void
test_full_for_long (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  journal_fixture_set_disk (DISK_FULL);
  g_assert_false (journal_rig_save (rig, record, NULL));
  for (guint i = 1; i <= 12; i++)
    {
      WAIT (rouse_fake_clock_get_n_wake_ups (rig->clock) == 1);
      rouse_fake_clock_advance (rig->clock, 60 * ROUSE_CLOCK_SECOND);
      g_assert_cmpuint (rouse_fake_clock_get_n_woken (rig->clock), ==, i);
    }
  journal_fixture_set_disk (DISK_GOOD);
}

static RouseRecord *
create_record_at (JournalRig *rig, gint64 before_now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RouseRecord *record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  rouse_record_set_start (record, rig->fixture.moment.now - before_now * ROUSE_CLOCK_SECOND, zone);

  return record;
}

/* What waits for room is read as if it were there: in its place, once, and as it is now. */
static void
test_waiting (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (RouseRecord) before = create_record_at (rig, 7200);
  g_autoptr (RouseRecord) stored = create_record_at (rig, 5400);
  g_autoptr (RouseRecord) after = create_record_at (rig, 1800);
  g_autoptr (RouseRecord) other_day = create_record_at (rig, 5 * 86400);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) records = NULL;

  g_assert_true (journal_rig_save (rig, stored, NULL));
  g_assert_true (journal_rig_save (rig, record, NULL));
  journal_fixture_set_disk (DISK_FULL);
  record->status = ROUSE_STATUS_FINISHED;
  g_assert_false (journal_rig_save (rig, after, NULL));
  g_assert_false (journal_rig_save (rig, record, NULL));
  g_assert_false (journal_rig_save (rig, before, NULL));
  g_assert_false (journal_rig_save (rig, other_day, NULL));

  rouse_journal_load_async (rig->journal, rig->fixture.moment.today, rig->fixture.moment.today, NULL,
                            journal_rig_finished_cb, &result);
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
work (JournalRig *rig, RouseJournalWorker *worker, RouseJournalJobKind kind, RouseRecord *record)
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
test_no_news (JournalRig *rig, gconstpointer data)
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
test_read_only (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (RouseRecord) other = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  journal_fixture_set_disk (DISK_READ_ONLY);
  rouse_journal_open (rig->journal);
  WAIT (rig->n_errors == 1);
  g_assert_error (rouse_journal_get_error (rig->journal), ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_READ_ONLY);
  g_assert_false (journal_rig_save (rig, record, NULL));
  g_assert_false (journal_rig_save (rig, other, NULL));
  journal_fixture_set_disk (DISK_GOOD);
  g_assert_true (rouse_journal_close (rig->journal));
  g_assert_cmpint (journal_rig_count (rig), ==, 2);
}

/* A file of a newer version is not tried again and again, and stays as it is. */
static void
test_newer (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);

  journal_fixture_fill (&rig->fixture, 1);
  journal_fixture_tell (rig->fixture.path, "PRAGMA user_version = 999");
  g_assert_false (journal_rig_save (rig, record, NULL));
  WAIT (rig->n_errors == 1);
  g_assert_error (rouse_journal_get_error (rig->journal), ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER);
  g_assert_true (g_str_has_prefix (rouse_journal_get_error (rig->journal)->message, rig->fixture.path));
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
  g_assert_false (rouse_journal_close (rig->journal));
  g_assert_cmpint (journal_rig_count (rig), ==, 1);
  g_assert_cmpint (journal_fixture_ask (rig->fixture.path, "PRAGMA user_version"), ==, 999);
}

/* A damaged file is said, with the name it has now and the day of the backup. */
static void
test_damaged (JournalRig *rig, gconstpointer data)
{
  journal_fixture_fill (&rig->fixture, 3);
  journal_fixture_spoil (rig->fixture.path, 0, 3000);
  rouse_journal_open (rig->journal);
  WAIT (rouse_journal_get_opened (rig->journal));
  g_assert_nonnull (rouse_journal_get_set_aside (rig->journal));
  g_assert_cmpuint (rouse_journal_get_restored_day (rig->journal), ==, rig->fixture.moment.today);
  g_assert_null (rouse_journal_get_error (rig->journal));
  g_assert_cmpint (journal_rig_count (rig), ==, 3);
}

/* A file that turns out to be damaged when it is written: the backup takes its place at once, and what was to be
 * written is in it. */
static void
test_damaged_meanwhile (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (GError) error = NULL;

  journal_fixture_fill (&rig->fixture, 3);
  rouse_journal_open (rig->journal);
  WAIT (rouse_journal_get_opened (rig->journal));
  /* Written by somebody else, so that nothing of it is believed to be known. */
  journal_fixture_tell (rig->fixture.path, "UPDATE session SET active = 1; PRAGMA wal_checkpoint (TRUNCATE)");
  journal_fixture_spoil (rig->fixture.path, 4096, 5 * 4096);
  g_assert_true (journal_rig_save (rig, record, &error));
  g_assert_no_error (error);
  g_assert_cmpint (journal_rig_count (rig), ==, 4);
  WAIT (rouse_journal_get_set_aside (rig->journal) != NULL);
  g_assert_cmpuint (rig->n_errors, ==, 0);
}

/* What can be taken up again is known until it is, or has ended. */
static void
test_interrupted (JournalRig *rig, gconstpointer data)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_INTERRUPTED, 1);
  g_autoptr (RouseRecord) other = journal_fixture_create_record (&rig->fixture, ROUSE_STATUS_FINISHED, 1);
  guint n_notified = 0;

  g_signal_connect_swapped (rig->journal, "notify::interrupted", G_CALLBACK (journal_rig_count_cb), &n_notified);
  g_assert_true (journal_rig_save (rig, record, NULL));
  g_assert_cmpstr (rouse_journal_get_interrupted (rig->journal)->uuid, ==, record->uuid);
  g_assert_true (journal_rig_save (rig, other, NULL));
  g_assert_cmpuint (n_notified, ==, 1);
  record->status = ROUSE_STATUS_ENDED_EARLY;
  g_assert_true (journal_rig_save (rig, record, NULL));
  g_assert_null (rouse_journal_get_interrupted (rig->journal));
  g_assert_cmpuint (n_notified, ==, 2);
}

/* Reading that nobody wants any more ends. */
static void
test_cancel (JournalRig *rig, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  journal_fixture_fill (&rig->fixture, 3);
  g_cancellable_cancel (cancellable);
  rouse_journal_load_async (rig->journal, 1, 999999, cancellable, journal_rig_finished_cb, &result);
  WAIT (result != NULL);
  g_assert_null (rouse_journal_load_finish (rig->journal, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/journal/" path, JournalRig, NULL, journal_rig_set_up, function, journal_rig_tear_down)

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
  ADD ("full-for-long", test_full_for_long);
  ADD ("waiting", test_waiting);
  ADD ("no-news", test_no_news);
  ADD ("read-only", test_read_only);
  ADD ("newer", test_newer);
  ADD ("damaged", test_damaged);
  ADD ("damaged-meanwhile", test_damaged_meanwhile);
  ADD ("interrupted", test_interrupted);
  ADD ("cancel", test_cancel);

  return g_test_run ();
}
