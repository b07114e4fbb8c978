/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define ROUSE_JOURNAL_ERROR (rouse_journal_error_quark ())
GQuark rouse_journal_error_quark (void);

/* NEWER: written by a newer version of Rouse. DAMAGED: the file is no journal, or not a whole one. FULL, READ_ONLY and
 * BUSY (another process holds it) may pass. */
typedef enum
{
  ROUSE_JOURNAL_ERROR_FAILED,
  ROUSE_JOURNAL_ERROR_NEWER,
  ROUSE_JOURNAL_ERROR_DAMAGED,
  ROUSE_JOURNAL_ERROR_FULL,
  ROUSE_JOURNAL_ERROR_READ_ONLY,
  ROUSE_JOURNAL_ERROR_BUSY,
} RouseJournalError;
#define ROUSE_TYPE_JOURNAL_ERROR (rouse_journal_error_get_type ())
GType rouse_journal_error_get_type (void);

void rouse_journal_error_set_from_errno (GError **error, const char *what, int number);

typedef sqlite3 RouseSqlite;
typedef sqlite3_stmt RouseStatement;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseSqlite, sqlite3_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseStatement, sqlite3_finalize)

RouseSqlite *rouse_sqlite_open (const char *path, int flags, GError **error);
gboolean rouse_sqlite_check (RouseSqlite *self, int result, GError **error);
gboolean rouse_sqlite_execute (RouseSqlite *self, const char *sql, GError **error);
RouseStatement *rouse_sqlite_prepare (RouseSqlite *self, const char *sql, GError **error);
gboolean rouse_sqlite_step (RouseStatement *statement, gboolean *row, GError **error);
gboolean rouse_sqlite_run (RouseStatement *statement, GError **error);
gboolean rouse_sqlite_read_number (RouseSqlite *self, const char *sql, gint64 *number, GError **error);
gboolean rouse_sqlite_quick_check (RouseSqlite *self, GError **error);
gboolean rouse_sqlite_copy (RouseSqlite *self, const char *path, GError **error);

G_END_DECLS
