/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ROUSE_JOURNAL_JOB_OPEN,
  ROUSE_JOURNAL_JOB_SAVE,
  ROUSE_JOURNAL_JOB_ADD,
  ROUSE_JOURNAL_JOB_DELETE,
  ROUSE_JOURNAL_JOB_VISIT,
  ROUSE_JOURNAL_JOB_BACK_UP,
  ROUSE_JOURNAL_JOB_RETRY,
} RouseJournalJobKind;

/* Something to be done with the file. */
typedef struct
{
  RouseJournalJobKind kind;
  RouseJournalMoment moment;
  GTask *task;         /* owned, nullable: told the outcome */
  RouseRecord *record; /* owned: of SAVE; of DELETE, nullable: what can be taken up again if it stays */
  GPtrArray *records;  /* owned, of RouseRecord: of ADD and DELETE */
  guint32 first;       /* of VISIT, as the next three */
  guint32 last;
  RouseRecordFunc function; /* called on the worker */
  gpointer data;            /* borrowed: belongs to the task */
} RouseJournalJob;

typedef struct _RouseJournalWorker RouseJournalWorker;

RouseJournalWorker *rouse_journal_worker_new (const char *path);
void rouse_journal_worker_set_refuges (RouseJournalWorker *self, const char *const *paths);
RouseJournalWorker *rouse_journal_worker_ref (RouseJournalWorker *self);
void rouse_journal_worker_unref (RouseJournalWorker *self);
void rouse_journal_worker_push (RouseJournalWorker *self, RouseJournalJob *job);
gboolean rouse_journal_worker_has_jobs (RouseJournalWorker *self);
void rouse_journal_worker_work (RouseJournalWorker *self);
void rouse_journal_worker_close (RouseJournalWorker *self);
void rouse_journal_worker_take_news (RouseJournalWorker *self, RouseJournalNews *news);

G_END_DECLS
