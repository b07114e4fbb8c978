/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal-fixture.h"
#include "rouse-fake-clock.h"
#include "rouse-journal.h"

G_BEGIN_DECLS

/* A journal on a disk that does what it is told, on a clock that does too. */
typedef struct
{
  JournalFixture fixture;
  RouseFakeClock *clock;
  RouseJournal *journal;
  guint n_changed;
  guint n_errors;
} JournalRig;

/* Lets the main loop turn until something is so. */
#define WAIT(condition)                                                                                                \
  while (!(condition))                                                                                                 \
  g_main_context_iteration (NULL, TRUE)

void journal_rig_set_up (JournalRig *self, gconstpointer data);
void journal_rig_tear_down (JournalRig *self, gconstpointer data);
void journal_rig_open (JournalRig *self);
void journal_rig_count_cb (guint *n);
void journal_rig_finished_cb (GObject *source, GAsyncResult *result, gpointer data);
gboolean journal_rig_save (JournalRig *self, RouseRecord *record, GError **error);
GPtrArray *journal_rig_load (JournalRig *self);
gint64 journal_rig_count (JournalRig *self);

G_END_DECLS
