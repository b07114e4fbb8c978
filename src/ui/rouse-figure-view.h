/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-figure.h"
#include "rouse-session.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_FIGURE_VIEW (rouse_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (RouseFigureView, rouse_figure_view, ROUSE, FIGURE_VIEW, GtkWidget)

GtkWidget *rouse_figure_view_new (void);

void rouse_figure_view_set_motion (RouseFigureView *self, RouseMotion *motion);
void rouse_figure_view_set_mirrored (RouseFigureView *self, gboolean mirrored);
void rouse_figure_view_play (RouseFigureView *self, RouseVariant *variant);
void rouse_figure_view_set_playing (RouseFigureView *self, gboolean playing);
gboolean rouse_figure_view_get_playing (RouseFigureView *self);
RouseVariant *rouse_figure_view_get_variant (RouseFigureView *self);
gint64 rouse_figure_view_get_position (RouseFigureView *self);
void rouse_figure_view_set_position (RouseFigureView *self, gint64 position);
double rouse_figure_view_get_speed (RouseFigureView *self);
void rouse_figure_view_set_speed (RouseFigureView *self, double speed);
RousePhase rouse_figure_view_get_phase (RouseFigureView *self, double *fraction);
void rouse_figure_view_show_phase (RouseFigureView *self, RousePhase phase, double from, double to);
void rouse_figure_view_set_session (RouseFigureView *self, RouseSession *session);
void rouse_figure_view_turn (RouseFigureView *self, double yaw, double elevation);
void rouse_figure_view_reset (RouseFigureView *self);
RouseFigure *rouse_figure_view_get_figure (RouseFigureView *self);
gboolean rouse_figure_view_get_names_phase (RouseFigureView *self);
gboolean rouse_figure_view_get_moving (RouseFigureView *self);

G_END_DECLS
