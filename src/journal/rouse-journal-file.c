/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal's file on a disk: everything RouseJournal does on a worker, one thing at a time. */

#include "rouse-journal-file.h"

#include "rouse-journal-backup.h"
#include "rouse-journal-plan.h"
#include "rouse-session-locks.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

struct _RouseJournalFile
{
  char *path;
  RouseSqlite *database;
  RouseSessionLocks *locks;
};

/*
 * rouse_journal_findings_clear:
 *
 * Frees what was found.
 */
void
rouse_journal_findings_clear (RouseJournalFindings *self)
{
  g_clear_pointer (&self->set_aside, g_free);
  g_clear_pointer (&self->interrupted, rouse_record_unref);
}

/* What SQLite opens for reading alone would be found out with the first set that is lost. */
static gboolean
prepare (RouseSqlite *database, GError **error)
{
  if (sqlite3_db_readonly (database, "main") == 1)
    {
      g_set_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_READ_ONLY, "The journal cannot be written");
      return FALSE;
    }

  return rouse_sqlite_execute (database, "PRAGMA journal_mode = WAL", error)
         && rouse_sqlite_execute (database, "PRAGMA synchronous = FULL", error)
         && rouse_sqlite_execute (database, "PRAGMA foreign_keys = ON", error);
}

static gboolean
bring_up_to_date (
    RouseSqlite *database, const char *path, const RouseJournalSchema *schema, guint version, GError **error)
{
  if (version == schema->version)
    return TRUE;

  return (version == 0 || rouse_journal_backup_make_before (database, path, version, error))
         && rouse_journal_schema_migrate (schema, database, version, error);
}

static RouseSqlite *
open_whole (const char *path, const RouseJournalSchema *schema, GError **error)
{
  gboolean existed = g_file_test (path, G_FILE_TEST_EXISTS);
  g_autoptr (RouseSqlite) database = rouse_sqlite_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  guint version;

  if (database == NULL || !rouse_journal_schema_read (schema, database, &version, error))
    return NULL;

  if (version == 0 && existed && rouse_journal_backup_exists (path))
    {
      g_set_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_DAMAGED, "The journal is empty");
      return NULL;
    }
  if (!prepare (database, error) || !rouse_sqlite_quick_check (database, error)
      || !bring_up_to_date (database, path, schema, version, error))
    return NULL;

  return g_steal_pointer (&database);
}

/* What is missing where there are backups was set aside, by a process that did not come to the restoring, or is gone
 * for another reason. */
static RouseSqlite *
open_or_restore (const char *path,
                 const RouseJournalSchema *schema,
                 const RouseJournalMoment *moment,
                 RouseJournalFindings *findings,
                 GError **error)
{
  g_autoptr (GError) damage = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || !rouse_journal_backup_exists (path))
    {
      RouseSqlite *database = open_whole (path, schema, &damage);

      if (database != NULL)
        return database;
      if (!g_error_matches (damage, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&damage));
          return NULL;
        }

      g_info ("%s: %s", path, damage->message);
      findings->set_aside = rouse_journal_backup_set_aside (path, moment->today, error);
      if (findings->set_aside == NULL)
        return NULL;
    }

  if (!rouse_journal_backup_restore (schema, path, moment->today, &findings->restored_day, error))
    return NULL;

  return open_whole (path, schema, error);
}

static gboolean
collect (RouseRecord *record, gpointer records)
{
  g_ptr_array_add (records, rouse_record_ref (record));

  return TRUE;
}

static RouseRecord *
find_newest (GPtrArray *records)
{
  RouseRecord *newest = NULL;

  /* By the order in which they were stored: a clock may have been set back. */
  for (guint i = 0; i < records->len; i++)
    {
      RouseRecord *record = records->pdata[i];

      if (newest == NULL || record->id > newest->id)
        newest = record;
    }

  return newest;
}

/* A session counts for the day on which it began, so on another it is not taken up again: it ended where it was. */
static gboolean
is_of_today (const RouseRecord *record, const RouseJournalMoment *moment)
{
  return record->day >= moment->today || moment->now - record->start < ROUSE_RECORD_NIGHT;
}

/* Sessions whose process is gone. Only the newest can be taken up again; the others ended where they were. */
static gboolean
recover (RouseJournalFile *self, const RouseJournalMoment *moment, RouseJournalFindings *findings, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  RouseRecord *newest;

  if (!rouse_journal_rows_visit (self->database, "status IN ('running', 'interrupted') AND ?1 <= ?2", 1, 1, collect,
                                 records, error))
    return FALSE;

  for (guint i = records->len; i > 0; i--)
    if (!rouse_session_locks_take (self->locks, ((RouseRecord *) records->pdata[i - 1])->id))
      g_ptr_array_remove_index (records, i - 1);

  newest = find_newest (records);
  for (guint i = 0; i < records->len; i++)
    {
      RouseRecord *record = records->pdata[i];

      if (rouse_journal_plan_complete (record) && record->status == ROUSE_STATUS_RUNNING)
        record->status = ROUSE_STATUS_FINISHED;
      else if (record == newest && is_of_today (record, moment))
        record->status = ROUSE_STATUS_INTERRUPTED;
      else
        record->status = ROUSE_STATUS_ENDED_EARLY;

      if (!rouse_journal_file_save (self, record, error))
        return FALSE;
      if (record->status == ROUSE_STATUS_INTERRUPTED)
        findings->interrupted = rouse_record_ref (record);
    }

  return TRUE;
}

/*
 * rouse_journal_file_open:
 * @path: of the file; its folder is made where it is missing
 * @findings: (out): what was found; cleared by the caller, also after an error
 *
 * Opens a journal, looks whether it is whole, and brings it up to date. A damaged file gets another name, and the last
 * backup takes its place, as that of a missing one; where it cannot, there is no file until it can. Sessions whose
 * process is gone are no longer said to run.
 *
 * Returns: (transfer full) (nullable): the open file
 */
RouseJournalFile *
rouse_journal_file_open (const char *path,
                         const RouseJournalSchema *schema,
                         const RouseJournalMoment *moment,
                         RouseJournalFindings *findings,
                         GError **error)
{
  g_autoptr (RouseJournalFile) self = g_new0 (RouseJournalFile, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *locks = g_strconcat (path, "-lock", NULL);

  *findings = (RouseJournalFindings) { 0 };
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      rouse_journal_error_set_from_errno (error, folder, errno);
      return NULL;
    }

  self->path = g_strdup (path);
  self->locks = rouse_session_locks_new (locks);
  self->database = open_or_restore (path, schema, moment, findings, error);
  if (self->database == NULL || !recover (self, moment, findings, error))
    return NULL;

  return g_steal_pointer (&self);
}

/*
 * rouse_journal_file_close:
 *
 * Closes the file; nothing in it is open afterwards.
 */
void
rouse_journal_file_close (RouseJournalFile *self)
{
  g_clear_pointer (&self->database, sqlite3_close);
  g_clear_pointer (&self->locks, rouse_session_locks_free);
  g_free (self->path);
  g_free (self);
}

/*
 * rouse_journal_file_save:
 * @record: a session
 *
 * Stores a session in one transaction, in the place of what was stored of it before. On return it is on the disk.
 *
 * Returns: whether it is
 */
gboolean
rouse_journal_file_save (RouseJournalFile *self, const RouseRecord *record, GError **error)
{
  gint64 id;

  if (!rouse_sqlite_execute (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!rouse_journal_rows_write (self->database, record, &id, error))
    {
      sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }

  /* Before anybody else can see that it runs. */
  if (record->status == ROUSE_STATUS_RUNNING)
    rouse_session_locks_take (self->locks, id);
  if (!rouse_sqlite_execute (self->database, "COMMIT", error))
    {
      sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  if (record->status != ROUSE_STATUS_RUNNING)
    rouse_session_locks_leave (self->locks, id);

  return TRUE;
}

static gboolean
end_transaction (RouseJournalFile *self, gboolean success, GError **error)
{
  if (success && rouse_sqlite_execute (self->database, "COMMIT", error))
    return TRUE;

  sqlite3_exec (self->database, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* One that was interrupted comes back as it was, unless another is on or waits meanwhile, or its day is over: then it
 * ended where it was. Returns: (transfer full): what is to be stored */
static RouseRecord *
judge (RouseRecord *record, gboolean alone, const RouseJournalMoment *moment, RouseJournalFindings *findings)
{
  RouseRecord *ended;

  if (record->status != ROUSE_STATUS_INTERRUPTED)
    return rouse_record_ref (record);
  if (alone && findings->interrupted == NULL && is_of_today (record, moment))
    {
      findings->interrupted = rouse_record_ref (record);
      return rouse_record_ref (record);
    }

  ended = rouse_record_copy (record);
  ended->status = ROUSE_STATUS_ENDED_EARLY;

  return ended;
}

/*
 * rouse_journal_file_add:
 * @records: (element-type RouseRecord): sessions; those that are there already are taken out of it
 * @findings: (inout): what was found: a session among them that can be taken up again
 *
 * Stores sessions that are not in the file yet, all or none. On return they are on the disk.
 *
 * Returns: whether they are
 */
gboolean
rouse_journal_file_add (RouseJournalFile *self,
                        GPtrArray *records,
                        const RouseJournalMoment *moment,
                        RouseJournalFindings *findings,
                        GError **error)
{
  gboolean success;
  gint64 n_open;

  if (!rouse_sqlite_execute (self->database, "BEGIN IMMEDIATE", error))
    return FALSE;
  success = rouse_journal_rows_drop_known (self->database, records, error)
            && rouse_sqlite_read_number (self->database,
                                         "SELECT count (*) FROM session WHERE status IN ('running', 'interrupted')",
                                         &n_open, error);
  for (guint i = 0; success && i < records->len; i++)
    {
      g_autoptr (RouseRecord) record = judge (records->pdata[i], n_open == 0, moment, findings);
      gint64 id;

      success = rouse_journal_rows_write (self->database, record, &id, error);
    }

  return end_transaction (self, success, error);
}

/*
 * rouse_journal_file_delete:
 * @records: (element-type RouseRecord): sessions
 *
 * Deletes sessions, all or none. One that runs stays.
 *
 * Returns: whether they are gone
 */
gboolean
rouse_journal_file_delete (RouseJournalFile *self, GPtrArray *records, GError **error)
{
  return rouse_sqlite_execute (self->database, "BEGIN IMMEDIATE", error)
         && end_transaction (self, rouse_journal_rows_delete (self->database, records, error), error);
}

/*
 * rouse_journal_file_visit:
 * @first: a Julian day
 * @last: a Julian day
 *
 * Reads the sessions of the days from @first to @last.
 *
 * Returns: whether all could be read
 */
gboolean
rouse_journal_file_visit (
    RouseJournalFile *self, guint32 first, guint32 last, RouseRecordFunc function, gpointer data, GError **error)
{
  return rouse_journal_rows_visit (self->database, "local_date BETWEEN ?1 AND ?2", first, last, function, data, error);
}

/*
 * rouse_journal_file_back_up:
 * @again: whether to replace the backup of today
 *
 * Makes the backup of today.
 *
 * Returns: whether there is one
 */
gboolean
rouse_journal_file_back_up (RouseJournalFile *self, guint32 today, gboolean again, GError **error)
{
  return rouse_journal_backup_make (self->database, self->path, today, again, error);
}
