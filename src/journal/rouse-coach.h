/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-advice.h"
#include "rouse-journal.h"
#include "rouse-reminder-settings.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

/* Property "ready" (read-only): everything has been looked at, or cannot be read. Signal "advised": what follows from
 * the last session is known, or is something else now. */
#define ROUSE_TYPE_COACH (rouse_coach_get_type ())
G_DECLARE_FINAL_TYPE (RouseCoach, rouse_coach, ROUSE, COACH, GObject)

RouseCoach *rouse_coach_new (RouseJournal *journal,
                             RouseCatalog *catalog,
                             RouseSettings *settings,
                             RouseReminderSettings *reminders,
                             RouseClock *clock);

void rouse_coach_wake (RouseCoach *self);
void rouse_coach_refresh (RouseCoach *self);
gboolean rouse_coach_get_ready (RouseCoach *self);
gboolean rouse_coach_get_offers_break (RouseCoach *self);
gboolean rouse_coach_get_rests (RouseCoach *self);
void rouse_coach_forget (RouseCoach *self);
const RouseAdvice *rouse_coach_get_advice (RouseCoach *self, const char *exercise);
void rouse_coach_take_offer (RouseCoach *self, const char *exercise);

G_END_DECLS
