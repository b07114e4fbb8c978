/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-record.h"

G_BEGIN_DECLS

/* What was done of an exercise, ever. Only what was done counts. */
typedef struct
{
  const char *exercise; /* id; lives as long as the records */
  guint sessions;
  guint sets; /* finished ones, each side for itself */
  guint repetitions;
  gint64 active; /* ns */
} RouseProgressTotal;

/* How tired the back was in a week, on average; 0 to 10. */
typedef struct
{
  guint32 monday;
  guint n_before; /* answers; without any there is no average */
  guint n_after;
  double before;
  double after;
} RouseProgressWeek;

/* How the last week compares with the one four weeks before it. */
typedef enum
{
  ROUSE_TREND_UNKNOWN,
  ROUSE_TREND_SAME,
  ROUSE_TREND_LOWER,
  ROUSE_TREND_HIGHER,
} RouseTrend;

GArray *rouse_progress_get_totals (GPtrArray *records);
GArray *rouse_progress_get_weeks (GPtrArray *records, guint n_weeks, guint32 today);
RouseTrend rouse_progress_get_trend (GArray *weeks);
const char *rouse_progress_get_trend_message (RouseTrend trend);
GPtrArray *rouse_progress_get_last (GPtrArray *records, guint n);

G_END_DECLS
