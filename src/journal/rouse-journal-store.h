/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal-file.h"

G_BEGIN_DECLS

/* What there is to tell. */
typedef struct
{
  GError *error;    /* nullable: why not everything is on the disk */
  guint n_unsaved;  /* sessions that are not in the file for now */
  gboolean exposed; /* not all of those are anywhere else on a disk */
  gboolean opened;
  gboolean changed; /* something was stored since the last time */
  RouseJournalFindings findings;
} RouseJournalNews;

void rouse_journal_news_clear (RouseJournalNews *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RouseJournalNews, rouse_journal_news_clear)

/* The disks behind RouseJournalWorker. One thread at a time. */
typedef struct _RouseJournalStore RouseJournalStore;

RouseJournalStore *rouse_journal_store_new (const char *path);
void rouse_journal_store_free (RouseJournalStore *self);
void rouse_journal_store_set_refuges (RouseJournalStore *self, const char *const *paths);

gboolean rouse_journal_store_open (RouseJournalStore *self, const RouseJournalMoment *moment, GError **error);
gboolean rouse_journal_store_save (RouseJournalStore *self,
                                   RouseRecord *record,
                                   const RouseJournalMoment *moment,
                                   GError **error);
gboolean
rouse_journal_store_add (RouseJournalStore *self, GPtrArray *records, const RouseJournalMoment *moment, GError **error);
gboolean rouse_journal_store_delete (RouseJournalStore *self,
                                     GPtrArray *records,
                                     RouseRecord *interrupted,
                                     const RouseJournalMoment *moment,
                                     GError **error);
gboolean rouse_journal_store_retry (RouseJournalStore *self, const RouseJournalMoment *moment, GError **error);
gboolean rouse_journal_store_visit (RouseJournalStore *self,
                                    guint32 first,
                                    guint32 last,
                                    RouseRecordFunc function,
                                    gpointer data,
                                    const RouseJournalMoment *moment,
                                    GError **error);
void rouse_journal_store_back_up (RouseJournalStore *self, guint32 today, gboolean again);
void rouse_journal_store_close (RouseJournalStore *self);

void rouse_journal_store_tell (RouseJournalStore *self, const GError *error, RouseJournalNews *news);

G_END_DECLS
