/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-check-in.h"
#include "rouse-journal-recorder.h"

G_BEGIN_DECLS

void rouse_journal_check_in_follow (RouseJournalRecorder *recorder, RouseCheckIn *check_in);

G_END_DECLS
