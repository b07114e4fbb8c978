/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-reminder-rule.h"
#include "rouse-reminder-settings.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

void rouse_reminder_store_load_rule (RouseReminderSettings *settings, RouseReminderRule *rule);
void
rouse_reminder_store_load_facts (RouseReminderSettings *settings, RouseSettings *choices, RouseReminderFacts *facts);
void rouse_reminder_store_load_state (RouseReminderSettings *settings, RouseReminderState *state, gint64 local);
void rouse_reminder_store_save_state (RouseReminderSettings *settings, const RouseReminderState *state);
guint32 rouse_reminder_store_get_shown (RouseReminderSettings *settings);
void rouse_reminder_store_set_shown (RouseReminderSettings *settings, guint32 day);

G_END_DECLS
