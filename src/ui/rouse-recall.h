/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-journal.h"
#include "rouse-session-page.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

/* Signal "changed": what can be taken up again, what is asked, or the warning, is another one. */
#define ROUSE_TYPE_RECALL (rouse_recall_get_type ())
G_DECLARE_FINAL_TYPE (RouseRecall, rouse_recall, ROUSE, RECALL, GObject)

RouseRecall *rouse_recall_new (RouseJournal *journal, RouseSettings *settings, RouseClock *clock);

char *rouse_recall_dup_interrupted (RouseRecall *self, gint64 *left);
char *rouse_recall_dup_warning (RouseRecall *self);
char *rouse_recall_dup_no_advice (RouseRecall *self);
RousePlan *rouse_recall_plan (RouseRecall *self, RouseCatalog *catalog, GError **error);
void rouse_recall_follow (RouseRecall *self, RouseSessionPage *page, RouseCheckIn *check_in, gboolean interrupted);
gboolean rouse_recall_finish_there (RouseRecall *self);

void rouse_recall_wake (RouseRecall *self);
gboolean rouse_recall_get_asks_next_day (RouseRecall *self);
void rouse_recall_answer_next_day (RouseRecall *self, RouseNextDay answer);
void rouse_recall_ask_again (RouseRecall *self);

G_END_DECLS
