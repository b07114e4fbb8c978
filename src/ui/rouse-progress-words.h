/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-progress.h"

G_BEGIN_DECLS

/* A line of what is told of a session. */
typedef struct
{
  char *title;
  char *value;
} RouseProgressDetail;

const char *rouse_progress_words_get_title (RouseCatalog *catalog, const char *id);
char *rouse_progress_words_dup_date (guint32 day, guint32 today);
char *rouse_progress_words_dup_month (GDateYear year, GDateMonth month);
char *rouse_progress_words_dup_day (RouseCatalog *catalog, guint32 day, GPtrArray *records, gboolean paused);
char *rouse_progress_words_dup_length (gint64 active);
char *rouse_progress_words_dup_summary (const RouseRecord *record);
char *rouse_progress_words_dup_total (const RouseProgressTotal *total);
char *rouse_progress_words_dup_week (const RouseProgressWeek *week);
GPtrArray *rouse_progress_words_get_hurts (RouseCatalog *catalog, const RouseRecord *record);
GPtrArray *rouse_progress_words_get_details (RouseCatalog *catalog, const RouseRecord *record);

G_END_DECLS
