/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-record.h"

G_BEGIN_DECLS

#define ROUSE_GOAL_MINIMUM 2
#define ROUSE_GOAL_MAXIMUM 7
#define ROUSE_GOAL_DEFAULT 4
#define ROUSE_PAUSE_MAXIMUM_DAYS 84

/* All days are local ones, as Julian days of GDate. */

/* From a day on the goal is another one. */
typedef struct
{
  guint32 day;
  guint goal; /* days a week */
} RouseGoalChange;

/* Both days are paused. */
typedef struct
{
  guint32 first;
  guint32 last;
} RousePause;

/* What the person set; kept as it was set, so that no week of the past is judged by the goal of another time. */
typedef struct
{
  GArray *changes; /* of RouseGoalChange, by day */
  GArray *pauses;  /* of RousePause */
} RouseGoalPlan;

/* QUIET: fewer days than the goal, with something done. MISSED: nothing. OPEN: the present week, not reached yet. */
typedef enum
{
  ROUSE_WEEK_OPEN,
  ROUSE_WEEK_REACHED,
  ROUSE_WEEK_QUIET,
  ROUSE_WEEK_MISSED,
  ROUSE_WEEK_PAUSED,
} RouseWeekState;

typedef struct
{
  guint32 monday;
  RouseWeekState state;
  guint goal;
  guint done;         /* days that count */
  guint days;         /* which of them, as bits from Monday */
  gboolean something; /* a day that counts, or less */
} RouseWeek;

/* NONE: no pause in sight. ON: today is paused. OVER: it has ended, and nothing was done since. */
typedef enum
{
  ROUSE_PAUSE_NONE,
  ROUSE_PAUSE_ON,
  ROUSE_PAUSE_OVER,
} RousePauseState;

typedef struct
{
  RouseWeek week;        /* the present one */
  guint reached;         /* weeks, ever */
  guint run;             /* weeks in a row */
  gboolean welcome_back; /* the week before was missed, and nothing was done yet in this one */
  RousePauseState pause_state;
  RousePause pause; /* unless NONE */
} RouseGoalStanding;

void rouse_goal_set (GArray *changes, guint32 day, guint goal);
guint rouse_goal_get (GArray *changes, guint32 day);

GArray *rouse_goal_get_weeks (GPtrArray *records, const RouseGoalPlan *plan, guint32 today);
void rouse_goal_judge (RouseGoalStanding *standing, GPtrArray *records, const RouseGoalPlan *plan, guint32 today);

char *rouse_goal_dup_week_text (const RouseWeek *week);
char *rouse_goal_dup_reached_text (guint reached);
char *rouse_goal_dup_run_text (guint run);
char *rouse_goal_dup_welcome_text (guint reached);
char *rouse_goal_dup_pause_text (const RousePause *pause);

G_END_DECLS
