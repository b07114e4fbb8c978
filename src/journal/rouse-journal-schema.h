/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-sqlite.h"

G_BEGIN_DECLS

/* “Rous”: tells a journal from other SQLite files, also to file(1). */
#define ROUSE_JOURNAL_APPLICATION_ID 0x526f7573

/* The steps from each version of the schema to the next: steps[0] makes version 1 out of an empty file. */
typedef struct
{
  const char *const *steps;
  guint version;
} RouseJournalSchema;

const RouseJournalSchema *rouse_journal_schema_get (void);
gboolean
rouse_journal_schema_read (const RouseJournalSchema *self, RouseSqlite *database, guint *version, GError **error);
gboolean
rouse_journal_schema_migrate (const RouseJournalSchema *self, RouseSqlite *database, guint version, GError **error);

G_END_DECLS
