/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-month-view.h"
#include "rouse-progress-page.h"
#include "rouse-trend-chart.h"
#include "rouse-week-marks.h"

G_BEGIN_DECLS

struct _RouseProgressPage
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkStack *stack;
  AdwStatusPage *failed;
  GtkViewport *viewport;
  RouseWeekMarks *marks;
  GtkLabel *goal;
  GtkLabel *weeks;
  RouseMonthView *month;
  AdwWrapBox *legend;
  AdwPreferencesGroup *day_group;
  GtkWidget *trend_group;
  RouseTrendChart *chart;
  GtkLabel *trend;
  AdwExpanderRow *by_week;
  AdwPreferencesGroup *totals;
  AdwPreferencesGroup *last_group;

  /* owned */
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseJournal *journal;
  RouseClock *clock;
  GCancellable *loading;
  GPtrArray *records;  /* of RouseRecord, nullable: before anything was read */
  GArray *tired;       /* of RouseProgressWeek, nullable */
  GPtrArray *day_rows; /* borrowed rows of the groups, as the three after it */
  GPtrArray *week_rows;
  GPtrArray *total_rows;
  GPtrArray *last_rows;
  guint32 shown_day; /* of day_group; 0 for none */
};

guint32 rouse_progress_page_get_today (RouseProgressPage *self);
void rouse_progress_page_delete (RouseProgressPage *self, GPtrArray *records);
void rouse_progress_page_install_actions (GtkWidgetClass *widget_class);
void rouse_progress_page_enable_actions (RouseProgressPage *self, gboolean something);

G_END_DECLS
