/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-motion.h"
#include "rouse-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A GdkPaintable. Properties: "motion" (RouseMotion), "mirrored" (boolean), "scheme" (RouseScheme), "yaw" and
 * "elevation" (degrees added to the motion's camera, clamped), "surface" (GdkRGBA, boxed: the colour behind, for
 * casings; NULL for the scheme's own), "accent" (GdkRGBA: still marks and cue; NULL for the scheme's own), "glow-scale"
 * (double). Invalidates its contents when any of them or the pose changes. */
#define ROUSE_TYPE_FIGURE (rouse_figure_get_type ())
G_DECLARE_FINAL_TYPE (RouseFigure, rouse_figure, ROUSE, FIGURE, GObject)

RouseFigure *rouse_figure_new (void);

void rouse_figure_set_motion (RouseFigure *self, RouseMotion *motion);
RouseMotion *rouse_figure_get_motion (RouseFigure *self);
void rouse_figure_set_pose (RouseFigure *self, const RousePose *pose);
void rouse_figure_set_mirrored (RouseFigure *self, gboolean mirrored);
gboolean rouse_figure_get_mirrored (RouseFigure *self);
void rouse_figure_set_scheme (RouseFigure *self, RouseScheme scheme);
RouseScheme rouse_figure_get_scheme (RouseFigure *self);
void rouse_figure_set_accent (RouseFigure *self, const GdkRGBA *accent);
void rouse_figure_set_surface (RouseFigure *self, const GdkRGBA *surface);
void rouse_figure_set_orbit (RouseFigure *self, double yaw, double elevation);
double rouse_figure_get_yaw (RouseFigure *self);
double rouse_figure_get_elevation (RouseFigure *self);
void rouse_figure_set_glow_scale (RouseFigure *self, double glow_scale);

G_END_DECLS
