/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal.h"
#include "rouse-session.h"

G_BEGIN_DECLS

/* Property "saved" (boolean, read-only): whether everything that is over is on the disk. */
#define ROUSE_TYPE_JOURNAL_RECORDER (rouse_journal_recorder_get_type ())
G_DECLARE_FINAL_TYPE (RouseJournalRecorder, rouse_journal_recorder, ROUSE, JOURNAL_RECORDER, GObject)

RouseJournalRecorder *
rouse_journal_recorder_new (RouseJournal *journal, RouseSession *session, RouseClock *clock, RouseRecord *interrupted);

RouseRecord *rouse_journal_recorder_get_record (RouseJournalRecorder *self);
gboolean rouse_journal_recorder_get_saved (RouseJournalRecorder *self);
void rouse_journal_recorder_save (RouseJournalRecorder *self);
void rouse_journal_recorder_leave (RouseJournalRecorder *self);

G_END_DECLS
