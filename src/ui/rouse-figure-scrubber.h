/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-figure-view.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_FIGURE_SCRUBBER (rouse_figure_scrubber_get_type ())
G_DECLARE_FINAL_TYPE (RouseFigureScrubber, rouse_figure_scrubber, ROUSE, FIGURE_SCRUBBER, GtkWidget)

RouseFigureView *rouse_figure_scrubber_get_view (RouseFigureScrubber *self);
void rouse_figure_scrubber_set_view (RouseFigureScrubber *self, RouseFigureView *view);

G_END_DECLS
