/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-reminder-settings.h"
#include "rouse-section.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_GOAL_GROUP (rouse_goal_group_get_type ())
G_DECLARE_FINAL_TYPE (RouseGoalGroup, rouse_goal_group, ROUSE, GOAL_GROUP, RouseSection)

void
rouse_goal_group_load (RouseGoalGroup *self, RouseSettings *settings, RouseReminderSettings *reminders, guint32 today);

G_END_DECLS
