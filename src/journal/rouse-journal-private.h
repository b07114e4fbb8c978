/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal-worker.h"
#include "rouse-journal.h"

G_BEGIN_DECLS

struct _RouseJournal
{
  GObject parent_instance;

  RouseClock *clock;
  RouseJournalWorker *worker;
  gboolean working;
  guint retry;        /* a wake-up */
  gint64 retry_delay; /* µs */

  gboolean opened;
  GError *error;
  guint n_unsaved;
  gboolean exposed;
  RouseRecord *interrupted;
  char *set_aside;
  guint32 restored_day;
};

RouseJournalJob *rouse_journal_create_job (RouseJournal *self, RouseJournalJobKind kind);
void rouse_journal_push (RouseJournal *self, RouseJournalJob *job);
void rouse_journal_set_interrupted (RouseJournal *self, RouseRecord *record);

G_END_DECLS
