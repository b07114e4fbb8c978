/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal-rows.h"
#include "rouse-journal-schema.h"

G_BEGIN_DECLS

/* What was found when a journal was opened. */
typedef struct
{
  char *set_aside;          /* nullable: the new name of a damaged file */
  guint32 restored_day;     /* the backup that took its place; 0: none did */
  RouseRecord *interrupted; /* nullable: a session that can be taken up again */
} RouseJournalFindings;

void rouse_journal_findings_clear (RouseJournalFindings *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RouseJournalFindings, rouse_journal_findings_clear)

/* When something is done: µs since 1970 UTC, and the local date as a Julian day. */
typedef struct
{
  gint64 now;
  guint32 today;
} RouseJournalMoment;

typedef struct _RouseJournalFile RouseJournalFile;

RouseJournalFile *rouse_journal_file_open (const char *path,
                                           const RouseJournalSchema *schema,
                                           const RouseJournalMoment *moment,
                                           RouseJournalFindings *findings,
                                           GError **error);
void rouse_journal_file_close (RouseJournalFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseJournalFile, rouse_journal_file_close)

gboolean rouse_journal_file_save (RouseJournalFile *self, const RouseRecord *record, GError **error);
gboolean rouse_journal_file_add (RouseJournalFile *self,
                                 GPtrArray *records,
                                 const RouseJournalMoment *moment,
                                 RouseJournalFindings *findings,
                                 GError **error);
gboolean rouse_journal_file_delete (RouseJournalFile *self, GPtrArray *records, GError **error);
gboolean rouse_journal_file_visit (
    RouseJournalFile *self, guint32 first, guint32 last, RouseRecordFunc function, gpointer data, GError **error);
gboolean rouse_journal_file_back_up (RouseJournalFile *self, guint32 today, gboolean again, GError **error);

G_END_DECLS
