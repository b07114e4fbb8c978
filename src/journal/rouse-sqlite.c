/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite in GLib's manner: errors are GErrors, and tell what a caller can do about them. */

#include "rouse-sqlite.h"

#include <errno.h>

G_DEFINE_QUARK (rouse-journal-error-quark, rouse_journal_error)

G_DEFINE_ENUM_TYPE (RouseJournalError,
                    rouse_journal_error,
                    G_DEFINE_ENUM_VALUE (ROUSE_JOURNAL_ERROR_FAILED, "failed"),
                    G_DEFINE_ENUM_VALUE (ROUSE_JOURNAL_ERROR_NEWER, "newer"),
                    G_DEFINE_ENUM_VALUE (ROUSE_JOURNAL_ERROR_DAMAGED, "damaged"),
                    G_DEFINE_ENUM_VALUE (ROUSE_JOURNAL_ERROR_FULL, "full"),
                    G_DEFINE_ENUM_VALUE (ROUSE_JOURNAL_ERROR_READ_ONLY, "read-only"),
                    G_DEFINE_ENUM_VALUE (ROUSE_JOURNAL_ERROR_BUSY, "busy"))

/* How long another process may hold the file, in ms; on a worker, so that nobody waits. */
#define PATIENCE_MS 2000

static RouseJournalError
get_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return ROUSE_JOURNAL_ERROR_DAMAGED;

    case SQLITE_FULL:
      return ROUSE_JOURNAL_ERROR_FULL;

    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return ROUSE_JOURNAL_ERROR_READ_ONLY;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ROUSE_JOURNAL_ERROR_BUSY;

    default:
      return ROUSE_JOURNAL_ERROR_FAILED;
    }
}

/*
 * rouse_journal_error_set_from_errno:
 * @what: the file or folder that it is about
 * @number: what the system said
 *
 * Sets an error that tells what a caller can do about it.
 */
void
rouse_journal_error_set_from_errno (GError **error, const char *what, int number)
{
  int code = number == EROFS || number == EACCES ? ROUSE_JOURNAL_ERROR_READ_ONLY : ROUSE_JOURNAL_ERROR_FAILED;

  if (number == ENOSPC || number == EDQUOT)
    code = ROUSE_JOURNAL_ERROR_FULL;
  g_set_error (error, ROUSE_JOURNAL_ERROR, code, "%s: %s", what, g_strerror (number));
}

/*
 * rouse_sqlite_check:
 * @result: what SQLite returned
 *
 * Returns: whether it was good; else @error says why not
 */
gboolean
rouse_sqlite_check (RouseSqlite *self, int result, GError **error)
{
  if (result == SQLITE_OK || result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;

  g_set_error_literal (error, ROUSE_JOURNAL_ERROR, (int) get_code (result),
                       self != NULL ? sqlite3_errmsg (self) : sqlite3_errstr (result));
  return FALSE;
}

/*
 * rouse_sqlite_open:
 * @flags: SQLITE_OPEN_…
 *
 * Opens a file, for one thread at a time.
 *
 * Returns: (transfer full) (nullable): the connection
 */
RouseSqlite *
rouse_sqlite_open (const char *path, int flags, GError **error)
{
  g_autoptr (RouseSqlite) self = NULL;
  int result = sqlite3_open_v2 (path, &self, flags | SQLITE_OPEN_NOMUTEX, NULL);

  if (!rouse_sqlite_check (self, result, error))
    return NULL;
  sqlite3_extended_result_codes (self, TRUE);
  sqlite3_busy_timeout (self, PATIENCE_MS);
  /* A file from elsewhere is not trusted to name functions that do things. */
  sqlite3_db_config (self, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  return g_steal_pointer (&self);
}

/*
 * rouse_sqlite_execute:
 *
 * Runs statements without results.
 */
gboolean
rouse_sqlite_execute (RouseSqlite *self, const char *sql, GError **error)
{
  return rouse_sqlite_check (self, sqlite3_exec (self, sql, NULL, NULL, NULL), error);
}

/*
 * rouse_sqlite_prepare:
 *
 * Returns: (transfer full) (nullable): a statement
 */
RouseStatement *
rouse_sqlite_prepare (RouseSqlite *self, const char *sql, GError **error)
{
  RouseStatement *statement = NULL;

  rouse_sqlite_check (self, sqlite3_prepare_v2 (self, sql, -1, &statement, NULL), error);

  return statement;
}

/*
 * rouse_sqlite_step:
 * @row: (out): whether there is a row; none is the end
 *
 * Returns: whether the step succeeded
 */
gboolean
rouse_sqlite_step (RouseStatement *statement, gboolean *row, GError **error)
{
  int result = sqlite3_step (statement);

  *row = result == SQLITE_ROW;

  return rouse_sqlite_check (sqlite3_db_handle (statement), result, error);
}

/*
 * rouse_sqlite_run:
 *
 * Runs a statement that gives no rows, and makes it ready for the next time.
 *
 * Returns: whether it succeeded
 */
gboolean
rouse_sqlite_run (RouseStatement *statement, GError **error)
{
  gboolean row;
  gboolean success = rouse_sqlite_step (statement, &row, error);

  sqlite3_reset (statement);

  return success;
}

/*
 * rouse_sqlite_read_number:
 * @number: (out): the first column of the first row; 0 when there is none
 *
 * Returns: whether it could be read
 */
gboolean
rouse_sqlite_read_number (RouseSqlite *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (RouseStatement) statement = rouse_sqlite_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !rouse_sqlite_step (statement, &row, error))
    return FALSE;
  *number = row ? sqlite3_column_int64 (statement, 0) : 0;

  return TRUE;
}

/*
 * rouse_sqlite_quick_check:
 *
 * Looks at every page of the file.
 *
 * Returns: whether it is whole; else @error is %ROUSE_JOURNAL_ERROR_DAMAGED, or why it could not be read
 */
gboolean
rouse_sqlite_quick_check (RouseSqlite *self, GError **error)
{
  g_autoptr (RouseStatement) statement = rouse_sqlite_prepare (self, "PRAGMA quick_check (1)", error);
  const char *answer;
  gboolean row;

  if (statement == NULL || !rouse_sqlite_step (statement, &row, error))
    return FALSE;

  answer = row ? (const char *) sqlite3_column_text (statement, 0) : NULL;
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;

  g_set_error_literal (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_DAMAGED, answer != NULL ? answer : "no answer");
  return FALSE;
}

/*
 * rouse_sqlite_copy:
 * @path: a file that is not there yet
 *
 * Writes everything into another file, also while the connection is in use.
 *
 * Returns: whether the copy is there
 */
gboolean
rouse_sqlite_copy (RouseSqlite *self, const char *path, GError **error)
{
  g_autoptr (RouseSqlite) copy = rouse_sqlite_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  sqlite3_backup *backup;
  int result;

  if (copy == NULL)
    return FALSE;

  backup = sqlite3_backup_init (copy, "main", self, "main");
  if (backup == NULL)
    return rouse_sqlite_check (copy, sqlite3_errcode (copy), error);
  result = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);

  /* By itself it needs neither a log nor its index beside it. */
  return rouse_sqlite_check (copy, result, error) && rouse_sqlite_execute (copy, "PRAGMA journal_mode = DELETE", error);
}
