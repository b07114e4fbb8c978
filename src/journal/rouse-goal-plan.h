/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-goal.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

/* Why a break is taken (CONTENT.md 4.4). */
typedef enum
{
  ROUSE_PAUSE_REASON_INJURY,
  ROUSE_PAUSE_REASON_ILLNESS,
  ROUSE_PAUSE_REASON_TRAVEL,
  ROUSE_PAUSE_REASON_OTHER,
} RousePauseReason;
#define ROUSE_TYPE_PAUSE_REASON (rouse_pause_reason_get_type ())
GType rouse_pause_reason_get_type (void);

void rouse_goal_plan_load (RouseGoalPlan *self, RouseSettings *settings);
void rouse_goal_plan_clear (RouseGoalPlan *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RouseGoalPlan, rouse_goal_plan_clear)

void rouse_goal_plan_set_goal (RouseSettings *settings, guint32 today, guint goal);
gboolean rouse_goal_plan_get_pause (RouseSettings *settings, guint32 today, RousePause *pause);
void rouse_goal_plan_pause (RouseSettings *settings, guint32 today, guint n_days, RousePauseReason reason);
void rouse_goal_plan_end_pause (RouseSettings *settings, guint32 today);
gboolean rouse_goal_plan_merge (RouseSettings *settings, GVariant *goals, GVariant *breaks);

G_END_DECLS
