/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal-file.h"

G_BEGIN_DECLS

typedef struct _RouseJournalRefuge RouseJournalRefuge;

RouseJournalRefuge *rouse_journal_refuge_new (const char *const *paths);
void rouse_journal_refuge_free (RouseJournalRefuge *self);
gboolean
rouse_journal_refuge_keep (RouseJournalRefuge *self, const RouseRecord *record, const RouseJournalMoment *moment);
void rouse_journal_refuge_delete (RouseJournalRefuge *self, GPtrArray *records);
GPtrArray *rouse_journal_refuge_read (RouseJournalRefuge *self, const RouseJournalMoment *moment);
void rouse_journal_refuge_clear (RouseJournalRefuge *self);

G_END_DECLS
