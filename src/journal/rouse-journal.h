/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"
#include "rouse-journal-rows.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Properties, all read-only: "opened", "error" (GError, nullable: why not everything is on the disk), "n-unsaved"
 * (sessions that are kept in memory for now), "interrupted" (RouseRecord, nullable: can be taken up again), "set-aside"
 * (the new name of a damaged file, nullable) and "restored-day" (Julian day of the backup that took its place, or 0).
 * Signal "changed": something was stored, or is kept until it can be. */
#define ROUSE_TYPE_JOURNAL (rouse_journal_get_type ())
G_DECLARE_FINAL_TYPE (RouseJournal, rouse_journal, ROUSE, JOURNAL, GObject)

RouseJournal *rouse_journal_new (const char *path, RouseClock *clock);
char *rouse_journal_get_default_path (void);
void rouse_journal_set_refuges (RouseJournal *self, const char *const *paths);
char **rouse_journal_get_default_refuges (void);

void rouse_journal_open (RouseJournal *self);
gboolean rouse_journal_close (RouseJournal *self);
gboolean rouse_journal_get_opened (RouseJournal *self);
const GError *rouse_journal_get_error (RouseJournal *self);
guint rouse_journal_get_n_unsaved (RouseJournal *self);
gboolean rouse_journal_get_exposed (RouseJournal *self);
RouseRecord *rouse_journal_get_interrupted (RouseJournal *self);
const char *rouse_journal_get_set_aside (RouseJournal *self);
guint32 rouse_journal_get_restored_day (RouseJournal *self);

void rouse_journal_save_async (RouseJournal *self, RouseRecord *record, GAsyncReadyCallback callback, gpointer data);
gboolean rouse_journal_save_finish (RouseJournal *self, GAsyncResult *result, GError **error);

void rouse_journal_add_async (RouseJournal *self, GPtrArray *records, GAsyncReadyCallback callback, gpointer data);
gboolean rouse_journal_add_finish (RouseJournal *self, GAsyncResult *result, guint *n_added, GError **error);
void rouse_journal_delete_async (RouseJournal *self, GPtrArray *records, GAsyncReadyCallback callback, gpointer data);
gboolean rouse_journal_delete_finish (RouseJournal *self, GAsyncResult *result, GError **error);

void rouse_journal_load_async (RouseJournal *self,
                               guint32 first,
                               guint32 last,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
GPtrArray *rouse_journal_load_finish (RouseJournal *self, GAsyncResult *result, GError **error);

G_END_DECLS
