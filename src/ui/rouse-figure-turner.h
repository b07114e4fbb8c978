/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-figure.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_FIGURE_TURNER (rouse_figure_turner_get_type ())
G_DECLARE_FINAL_TYPE (RouseFigureTurner, rouse_figure_turner, ROUSE, FIGURE_TURNER, GObject)

RouseFigureTurner *rouse_figure_turner_new (GtkWidget *widget, RouseFigure *figure);

void rouse_figure_turner_set_mirrored (RouseFigureTurner *self, gboolean mirrored);
void rouse_figure_turner_turn (RouseFigureTurner *self, double yaw, double elevation);
void rouse_figure_turner_reset (RouseFigureTurner *self);

G_END_DECLS
