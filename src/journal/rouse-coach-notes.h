/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-goal.h"
#include "rouse-reminder-settings.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

gboolean rouse_coach_says_something (const RouseRecord *record);
const RouseRecord *rouse_coach_find_last (GPtrArray *records);
void rouse_coach_note_reminders (RouseReminderSettings *reminders,
                                 RouseCatalog *catalog,
                                 GPtrArray *records,
                                 const RouseGoalStanding *goal,
                                 guint32 today);
void rouse_coach_note_last_days (RouseSettings *settings, GPtrArray *records, guint32 today);

G_END_DECLS
