/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-goal.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Property "day" (uint): the day that the keyboard is on, as a Julian day; its month is shown.
 * Signal "activated" (uint): the person wants to know what was done on a day. */
#define ROUSE_TYPE_MONTH_VIEW (rouse_month_view_get_type ())
G_DECLARE_FINAL_TYPE (RouseMonthView, rouse_month_view, ROUSE, MONTH_VIEW, AdwBin)

GtkWidget *rouse_month_view_new (void);

void
rouse_month_view_load (RouseMonthView *self, RouseCatalog *catalog, GPtrArray *records, GArray *pauses, guint32 today);
guint32 rouse_month_view_get_day (RouseMonthView *self);
void rouse_month_view_set_day (RouseMonthView *self, guint32 day);
GPtrArray *rouse_month_view_get_records (RouseMonthView *self, guint32 day);

G_END_DECLS
