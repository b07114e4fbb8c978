/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-fixture.h"

#include "rouse-day.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

static RouseJournalFile *
open_file (JournalFixture *self, RouseJournalFindings *findings)
{
  g_autoptr (GError) error = NULL;
  RouseJournalFile *file
      = rouse_journal_file_open (self->path, rouse_journal_schema_get (), &self->moment, findings, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);

  return file;
}

static void
save (RouseJournalFile *file, RouseRecord *record)
{
  g_autoptr (GError) error = NULL;

  rouse_journal_file_save (file, record, &error);
  g_assert_no_error (error);
}

static gboolean
collect (RouseRecord *record, gpointer records)
{
  g_ptr_array_add (records, rouse_record_ref (record));

  return TRUE;
}

static GPtrArray *
load (RouseJournalFile *file, const char *first, const char *last)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  g_autoptr (GError) error = NULL;

  rouse_journal_file_visit (file, rouse_day_parse (first), rouse_day_parse (last), collect, records, &error);
  g_assert_no_error (error);

  return records;
}

static GPtrArray *
load_all (RouseJournalFile *file)
{
  return load (file, "0001-01-01", "9999-12-31");
}

/* A new file says what it is. */
static void
test_new (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autofree char *folder = g_path_get_dirname (self->path);
  GStatBuf status;

  g_assert_null (findings.set_aside);
  g_assert_null (findings.interrupted);
  g_assert_cmpint (journal_fixture_ask (self->path, "PRAGMA application_id"), ==, ROUSE_JOURNAL_APPLICATION_ID);
  g_assert_cmpint (journal_fixture_ask (self->path, "PRAGMA user_version"), ==, rouse_journal_schema_get ()->version);
  g_assert_cmpint (journal_fixture_ask (self->path, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, TRUE);
  /* What hurts is nobody else's business. */
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);
}

static RouseRecord *
create_full_record (JournalFixture *self)
{
  RouseRecord *record = journal_fixture_create_record (self, ROUSE_STATUS_ENDED_EARLY, 2);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Kolkata");
  RouseRecordSet set
      = { "hinge", ROUSE_LEVEL_HARD, ROUSE_SIDE_RIGHT, 2, 3, 8, 7 * G_USEC_PER_SEC, ROUSE_OUTCOME_UNFINISHED };
  RouseRecordHurt hurt
      = { "hinge", ROUSE_LEVEL_HARD, ROUSE_SIDE_RIGHT, ROUSE_FEELING_TINGLING, ROUSE_PLACE_LEG, ROUSE_HURT_END, TRUE };
  RouseRecordHurt early
      = { NULL, ROUSE_LEVEL_STANDARD, ROUSE_SIDE_BOTH, ROUSE_FEELING_NONE, ROUSE_PLACE_NONE, ROUSE_HURT_SKIP, FALSE };

  rouse_record_set_start (record, self->moment.now, zone);
  record->active = 12345678901;
  record->tired_before = 0;
  record->pain_before = 10;
  record->tired_after = 7;
  record->pain_after = 1;
  record->difficulty = 5;
  g_set_str (&record->harder, "hinge");
  record->next_day = ROUSE_NEXT_DAY_MUCH_WORSE;
  rouse_record_add_set (record, &set);
  rouse_record_add_hurt (record, &early);
  rouse_record_add_hurt (record, &hurt);

  return record;
}

static void
assert_same_sets (const RouseRecord *a, const RouseRecord *b)
{
  guint n_a, n_b;
  const RouseRecordSet *sets_a = rouse_record_get_sets (a, &n_a);
  const RouseRecordSet *sets_b = rouse_record_get_sets (b, &n_b);

  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpstr (sets_a[i].exercise, ==, sets_b[i].exercise);
      g_assert_cmpint (sets_a[i].level, ==, sets_b[i].level);
      g_assert_cmpint (sets_a[i].side, ==, sets_b[i].side);
      g_assert_cmpuint (sets_a[i].number, ==, sets_b[i].number);
      g_assert_cmpuint (sets_a[i].done, ==, sets_b[i].done);
      g_assert_cmpuint (sets_a[i].planned, ==, sets_b[i].planned);
      g_assert_cmpint (sets_a[i].active, ==, sets_b[i].active);
      g_assert_cmpint (sets_a[i].outcome, ==, sets_b[i].outcome);
    }
}

static void
assert_same_hurts (const RouseRecord *a, const RouseRecord *b)
{
  guint n_a, n_b;
  const RouseRecordHurt *hurts_a = rouse_record_get_hurts (a, &n_a);
  const RouseRecordHurt *hurts_b = rouse_record_get_hurts (b, &n_b);

  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpstr (hurts_a[i].exercise, ==, hurts_b[i].exercise);
      g_assert_cmpint (hurts_a[i].level, ==, hurts_b[i].level);
      g_assert_cmpint (hurts_a[i].side, ==, hurts_b[i].side);
      g_assert_cmpint (hurts_a[i].feeling, ==, hurts_b[i].feeling);
      g_assert_cmpint (hurts_a[i].place, ==, hurts_b[i].place);
      g_assert_cmpint (hurts_a[i].answer, ==, hurts_b[i].answer);
      g_assert_cmpint (hurts_a[i].flagged, ==, hurts_b[i].flagged);
    }
}

static void
assert_same (const RouseRecord *a, const RouseRecord *b)
{
  g_assert_cmpstr (a->uuid, ==, b->uuid);
  g_assert_cmpstr (a->routine, ==, b->routine);
  g_assert_cmpint (a->status, ==, b->status);
  g_assert_cmpint (a->start, ==, b->start);
  g_assert_cmpstr (a->zone, ==, b->zone);
  g_assert_cmpint (a->utc_offset, ==, b->utc_offset);
  g_assert_cmpuint (a->day, ==, b->day);
  g_assert_cmpint (a->active, ==, b->active);
  g_assert_cmpint (a->tired_before, ==, b->tired_before);
  g_assert_cmpint (a->pain_before, ==, b->pain_before);
  g_assert_cmpint (a->tired_after, ==, b->tired_after);
  g_assert_cmpint (a->pain_after, ==, b->pain_after);
  g_assert_cmpint (a->difficulty, ==, b->difficulty);
  g_assert_cmpstr (a->harder, ==, b->harder);
  g_assert_cmpint (a->next_day, ==, b->next_day);
  g_assert_cmpstr (a->plan, ==, b->plan);
  assert_same_sets (a, b);
  assert_same_hurts (a, b);
}

/* Every field comes back, also those that were not answered, after the file was closed. */
static void
test_fields (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autoptr (RouseRecord) full = create_full_record (self);
  g_autoptr (RouseRecord) empty = journal_fixture_create_record (self, ROUSE_STATUS_FINISHED, 0);
  g_autoptr (GPtrArray) records = NULL;

  g_clear_pointer (&empty->plan, g_free);
  save (file, full);
  save (file, empty);
  g_clear_pointer (&file, rouse_journal_file_close);
  file = open_file (self, &findings);
  records = load_all (file);
  g_assert_cmpuint (records->len, ==, 2);
  assert_same (records->pdata[0], empty);
  assert_same (records->pdata[1], full);
}

/* The same session again takes its own place, and no other. */
static void
test_again (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (RouseRecord) other = journal_fixture_create_record (self, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (RouseRecord) full = NULL;
  g_autoptr (GPtrArray) records = NULL;

  save (file, record);
  save (file, other);
  full = create_full_record (self);
  g_set_str (&full->uuid, record->uuid);
  save (file, full);
  save (file, full);
  records = load_all (file);
  g_assert_cmpuint (records->len, ==, 2);
  assert_same (records->pdata[0], other);
  assert_same (records->pdata[1], full);
  g_assert_cmpint (((RouseRecord *) records->pdata[1])->id, ==, 1);
}

static gboolean
stop_at_once (RouseRecord *record, gpointer n)
{
  ++*(guint *) n;

  return FALSE;
}

/* Days are asked for by local date, both ends included, and come in order whatever was stored first. */
static void
test_range (JournalFixture *self, gconstpointer data)
{
  const char *const days[] = { "2026-03-01", "2026-02-28", "2025-12-31", "2026-01-01", "2028-02-29" };
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autoptr (GPtrArray) records = NULL;
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_FINISHED, 1);

      record->day = rouse_day_parse (days[i]);
      save (file, record);
    }
  records = load (file, "2026-01-01", "2026-03-01");
  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpuint (((RouseRecord *) records->pdata[0])->day, ==, rouse_day_parse ("2026-01-01"));
  g_assert_cmpuint (((RouseRecord *) records->pdata[1])->day, ==, rouse_day_parse ("2026-02-28"));
  g_assert_cmpuint (((RouseRecord *) records->pdata[2])->day, ==, rouse_day_parse ("2026-03-01"));

  g_assert_true (rouse_journal_file_visit (file, 1, rouse_day_parse ("9999-12-31"), stop_at_once, &n, NULL));
  g_assert_cmpuint (n, ==, 1);
}

/* A journal of every version that ever was is read. */
static void
test_version (JournalFixture *self, gconstpointer name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "journal", name, NULL);
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *sql = NULL;
  RouseRecord *record;

  g_assert_true (g_file_get_contents (path, &sql, NULL, NULL));
  journal_fixture_tell (self->path, sql);
  file = open_file (self, &findings);
  g_assert_null (findings.set_aside);
  records = load_all (file);
  g_assert_cmpuint (records->len, ==, 2);
  record = records->pdata[0];
  g_assert_cmpuint (record->day, ==, rouse_day_parse ("2026-11-20"));
  g_assert_cmpint (record->tired_before, ==, 6);
  g_assert_cmpuint (record->sets->len, ==, 3);
  g_assert_cmpint (g_array_index (record->sets, RouseRecordSet, 2).outcome, ==, ROUSE_OUTCOME_UNFINISHED);
  record = records->pdata[1];
  g_assert_cmpint (record->difficulty, ==, ROUSE_UNANSWERED);
  g_assert_cmpint (g_array_index (record->hurts, RouseRecordHurt, 0).feeling, ==, ROUSE_FEELING_SHARP);
}

static const char step_2[] = "ALTER TABLE session ADD COLUMN note TEXT; UPDATE session SET note = 'kept'";
static const char broken_step[] = "ALTER TABLE session ADD COLUMN extra TEXT; DELETE FROM session; SELECT nothing";

static RouseJournalFile *
open_with (JournalFixture *self, const char *const *steps, guint version, GError **error)
{
  RouseJournalSchema schema = { steps, version };
  g_auto (RouseJournalFindings) findings = { 0 };

  return rouse_journal_file_open (self->path, &schema, &self->moment, &findings, error);
}

/* A new version keeps what was there, after a copy of it was made. */
static void
test_migration (JournalFixture *self, gconstpointer data)
{
  const char *const steps[] = { rouse_journal_schema_get ()->steps[0], step_2 };
  g_autofree char *copy = journal_fixture_get_backup (self, "version-1.sqlite");
  g_autoptr (RouseJournalFile) file = NULL;
  g_autoptr (GError) error = NULL;

  journal_fixture_fill (self, 2);
  file = open_with (self, steps, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (journal_fixture_ask (self->path, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (journal_fixture_ask (self->path, "SELECT count (*) FROM session WHERE note = 'kept'"), ==, 2);
  g_assert_cmpint (journal_fixture_ask (copy, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (journal_fixture_ask (copy, "SELECT count (*) FROM session"), ==, 2);
}

/* A step that fails leaves the file at the step before, and nothing half done. */
static void
test_broken_migration (JournalFixture *self, gconstpointer data)
{
  const char *const steps[] = { rouse_journal_schema_get ()->steps[0], step_2, broken_step };
  g_autoptr (GError) error = NULL;

  journal_fixture_fill (self, 2);
  g_assert_null (open_with (self, steps, 3, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FAILED);
  g_assert_cmpint (journal_fixture_ask (self->path, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (journal_fixture_ask (self->path, "SELECT count (*) FROM session"), ==, 2);
  g_assert_cmpint (journal_fixture_ask (self->path,
                                        "SELECT count (*) FROM pragma_table_info ('session') WHERE name = 'extra'"),
                   ==, 0);
}

/* A file of a newer version is left exactly as it is. */
static void
test_newer (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize length_before, length_after;

  journal_fixture_fill (self, 1);
  journal_fixture_tell (self->path, "PRAGMA user_version = 999; PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_true (g_file_get_contents (self->path, &before, &length_before, NULL));
  g_assert_null (rouse_journal_file_open (self->path, rouse_journal_schema_get (), &self->moment, &findings, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER);
  g_assert_null (findings.set_aside);
  g_assert_true (g_file_get_contents (self->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

/* Somebody else writes: an error that passes, and nothing is set aside. */
static void
test_locked (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (RouseSqlite) other = rouse_sqlite_open (self->path, SQLITE_OPEN_READWRITE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (rouse_sqlite_execute (other, "BEGIN IMMEDIATE", NULL));
  g_assert_false (rouse_journal_file_save (file, record, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_BUSY);
  g_assert_true (rouse_sqlite_execute (other, "COMMIT", NULL));
  save (file, record);
  g_assert_cmpint (journal_fixture_ask (self->path, "SELECT count (*) FROM exercise_set"), ==, 3);
}

/* Tables that somebody took away while the file was open: nothing can be read, and each time that is told once. */
static void
test_no_tables (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  journal_fixture_tell (self->path, "DROP TABLE hurt; DROP TABLE exercise_set; DROP TABLE session");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (rouse_journal_file_visit (file, 1, self->moment.today, collect, records, &error));
      g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FAILED);
    }
}

/* A full disk: an error that passes; what was there stays, and nothing is half written. */
static void
test_full (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = NULL;
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_FINISHED, 3);
  g_autoptr (GError) error = NULL;

  journal_fixture_fill (self, 1);
  file = open_file (self, &findings);
  journal_fixture_set_disk (DISK_FULL);
  g_assert_false (rouse_journal_file_save (file, record, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  journal_fixture_set_disk (DISK_GOOD);
  g_assert_cmpint (journal_fixture_ask (self->path, "SELECT count (*) FROM session"), ==, 1);
  save (file, record);
  g_assert_cmpint (journal_fixture_ask (self->path, "SELECT count (*) FROM session"), ==, 2);
  g_assert_cmpint (journal_fixture_ask (self->path, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), ==,
                   TRUE);
}

static gboolean no_room;

/* In the place of libc's. */
int
mkdir (const char *path, mode_t mode)
{
  if (!no_room)
    return mkdirat (AT_FDCWD, path, mode);

  errno = ENOSPC;
  return -1;
}

/* A disk that was full before there was a journal is a full one too. */
static void
test_full_at_first (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autoptr (GError) error = NULL;

  no_room = TRUE;
  g_assert_null (rouse_journal_file_open (self->path, rouse_journal_schema_get (), &self->moment, &findings, &error));
  no_room = FALSE;
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, folder));
}

/* A disk that cannot be written is found out when the journal is opened, not when the first set is lost. */
static void
test_read_only (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  journal_fixture_fill (self, 1);
  journal_fixture_set_disk (DISK_READ_ONLY);
  g_assert_null (rouse_journal_file_open (self->path, rouse_journal_schema_get (), &self->moment, &findings, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_READ_ONLY);
  g_assert_null (findings.set_aside);
  journal_fixture_set_disk (DISK_GOOD);
  file = open_file (self, &findings);
  records = load_all (file);
  g_assert_cmpuint (records->len, ==, 1);
}

/* One backup a day of use, and the newest seven. */
static void
test_backups (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autofree char *last = journal_fixture_get_backup (self, "journal-2026-12-01.sqlite");
  g_autofree char *before = journal_fixture_get_backup (self, "journal-2026-11-24.sqlite");
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_FINISHED, 3);

  for (guint32 day = self->moment.today; day < self->moment.today + 10; day++)
    g_assert_true (rouse_journal_file_back_up (file, day, FALSE, NULL));
  g_assert_false (g_file_test (before, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (last, G_FILE_TEST_EXISTS));

  save (file, record);
  g_assert_true (rouse_journal_file_back_up (file, rouse_day_parse ("2026-12-01"), FALSE, NULL));
  g_assert_cmpint (journal_fixture_ask (last, "SELECT count (*) FROM session"), ==, 0);
  g_assert_true (rouse_journal_file_back_up (file, rouse_day_parse ("2026-12-01"), TRUE, NULL));
  g_assert_cmpint (journal_fixture_ask (last, "SELECT count (*) FROM session"), ==, 1);
}

static guint
count_backups (JournalFixture *self)
{
  g_autofree char *folder = journal_fixture_get_backup (self, "");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

/* A clock that is wrong costs one backup a day, and not all of them at once; when it is right again, what it left is
 * the last that is taken, and the first that goes. */
static void
test_clock (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autofree char *ahead = journal_fixture_get_backup (self, "journal-2030-01-01.sqlite");
  g_autofree char *behind = journal_fixture_get_backup (self, "journal-1970-01-01.sqlite");
  g_autofree char *good = journal_fixture_get_backup (self, "journal-2026-11-28.sqlite");

  for (guint32 day = self->moment.today; day < self->moment.today + 7; day++)
    g_assert_true (rouse_journal_file_back_up (file, day, FALSE, NULL));
  g_assert_true (rouse_journal_file_back_up (file, rouse_day_parse ("1970-01-01"), FALSE, NULL));
  g_assert_true (g_file_test (behind, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (good, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (self), ==, 7);

  g_assert_true (rouse_journal_file_back_up (file, rouse_day_parse ("2030-01-01"), FALSE, NULL));
  g_assert_false (g_file_test (behind, G_FILE_TEST_EXISTS));
  g_clear_pointer (&file, rouse_journal_file_close);
  self->moment.today = rouse_day_parse ("2026-11-29");
  g_assert_cmpint (g_remove (self->path), ==, 0);
  file = open_file (self, &findings);
  g_assert_cmpuint (findings.restored_day, ==, rouse_day_parse ("2026-11-28"));
  g_assert_true (rouse_journal_file_back_up (file, self->moment.today, FALSE, NULL));
  g_assert_false (g_file_test (ahead, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_backups (self), ==, 7);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/journal-file/" path, JournalFixture, NULL, journal_fixture_set_up, function, journal_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("new", test_new);
  ADD ("fields", test_fields);
  ADD ("again", test_again);
  ADD ("range", test_range);
  g_test_add ("/journal-file/version-1", JournalFixture, "version-1.sql", journal_fixture_set_up, test_version,
              journal_fixture_tear_down);
  ADD ("migration", test_migration);
  ADD ("broken-migration", test_broken_migration);
  ADD ("newer", test_newer);
  ADD ("locked", test_locked);
  ADD ("no-tables", test_no_tables);
  ADD ("full", test_full);
  ADD ("full-at-first", test_full_at_first);
  ADD ("read-only", test_read_only);
  ADD ("backups", test_backups);
  ADD ("clock", test_clock);

  return g_test_run ();
}
