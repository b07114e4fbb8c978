/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-motion.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which colours the figure is drawn in. */
typedef enum
{
  ROUSE_SCHEME_LIGHT,
  ROUSE_SCHEME_DARK,
  ROUSE_SCHEME_HIGH_CONTRAST_LIGHT,
  ROUSE_SCHEME_HIGH_CONTRAST_DARK,
} RouseScheme;
#define ROUSE_TYPE_SCHEME (rouse_scheme_get_type ())
GType rouse_scheme_get_type (void);

/* A GdkPaintable. Properties: "motion" (RouseMotion), "mirrored" (boolean), "scheme" (RouseScheme), "yaw" and "elevation"
 * (degrees added to the motion's camera, clamped), "surface" (GdkRGBA, boxed: the colour behind, for casings),
 * "accent" (GdkRGBA: still marks and cue). Invalidates its contents when any of them or the pose changes. */
#define ROUSE_TYPE_FIGURE (rouse_figure_get_type ())
G_DECLARE_FINAL_TYPE (RouseFigure, rouse_figure, ROUSE, FIGURE, GObject)

RouseFigure *rouse_figure_new (void);

void rouse_figure_set_motion (RouseFigure *self, RouseMotion *motion);
RouseMotion *rouse_figure_get_motion (RouseFigure *self);
void rouse_figure_set_pose (RouseFigure *self, const RousePose *pose);
void rouse_figure_set_mirrored (RouseFigure *self, gboolean mirrored);
void rouse_figure_set_scheme (RouseFigure *self, RouseScheme scheme);
void rouse_figure_set_accent (RouseFigure *self, const GdkRGBA *accent);
void rouse_figure_set_orbit (RouseFigure *self, double yaw, double elevation);

G_END_DECLS
