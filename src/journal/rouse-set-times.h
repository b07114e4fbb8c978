/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-record.h"
#include "rouse-session.h"

G_BEGIN_DECLS

/* Where the time of a session goes, set by set; part of RouseJournalRecorder. Main thread only. */
typedef struct _RouseSetTimes RouseSetTimes;

RouseSetTimes *rouse_set_times_new (RouseSession *session, RouseClock *clock);
void rouse_set_times_free (RouseSetTimes *self);
void rouse_set_times_restore (RouseSetTimes *self, const RouseRecord *record);
void rouse_set_times_begin (RouseSetTimes *self);
void rouse_set_times_update (RouseSetTimes *self, RouseRecord *record);
void rouse_set_times_follow (RouseSetTimes *self, RouseRecord *record);
void rouse_set_times_note_over (RouseSetTimes *self, const RouseSetResult *result);
void rouse_set_times_collect (RouseSetTimes *self, RouseRecord *record);

G_END_DECLS
