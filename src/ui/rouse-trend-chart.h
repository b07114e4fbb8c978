/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-progress.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_TREND_CHART (rouse_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (RouseTrendChart, rouse_trend_chart, ROUSE, TREND_CHART, GtkWidget)

GtkWidget *rouse_trend_chart_new (void);

void rouse_trend_chart_set_weeks (RouseTrendChart *self, GArray *weeks);
void rouse_trend_chart_draw (GArray *weeks,
                             GtkSnapshot *snapshot,
                             PangoContext *context,
                             float width,
                             float height,
                             const GdkRGBA *color,
                             gboolean mirrored);

G_END_DECLS
