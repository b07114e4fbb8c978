/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-record.h"
#include "rouse-sqlite.h"

G_BEGIN_DECLS

/* Called for each record, in order; FALSE ends the reading. */
typedef gboolean (*RouseRecordFunc) (RouseRecord *record, gpointer data);

gboolean rouse_journal_rows_write (RouseSqlite *database, const RouseRecord *record, gint64 *id, GError **error);
gboolean rouse_journal_rows_drop_known (RouseSqlite *database, GPtrArray *records, GError **error);
gboolean rouse_journal_rows_delete (RouseSqlite *database, GPtrArray *records, GError **error);
gboolean rouse_journal_rows_visit (RouseSqlite *database,
                                   const char *where,
                                   guint32 first,
                                   guint32 last,
                                   RouseRecordFunc function,
                                   gpointer data,
                                   GError **error);

G_END_DECLS
