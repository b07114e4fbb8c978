/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal-schema.h"

G_BEGIN_DECLS

gboolean
rouse_journal_backup_make (RouseSqlite *database, const char *path, guint32 day, gboolean again, GError **error);
gboolean rouse_journal_backup_make_before (RouseSqlite *database, const char *path, guint version, GError **error);
gboolean rouse_journal_backup_exists (const char *path);
char *rouse_journal_backup_set_aside (const char *path, guint32 day, GError **error);
gboolean rouse_journal_backup_restore (
    const RouseJournalSchema *schema, const char *path, guint32 today, guint32 *day, GError **error);

G_END_DECLS
