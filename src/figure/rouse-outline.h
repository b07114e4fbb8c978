/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-plane.h"
#include "rouse-shape.h"

G_BEGIN_DECLS

/* Closed polygons on the canvas, all wound the same way, so that a non-zero fill of them is their union. */
typedef struct
{
  GArray *points;  /* of RousePoint */
  GArray *ends;    /* of guint: one past each polygon's last point */
  RousePlane last; /* that was added; empty if it was a chain */
} RouseOutline;

/* A part of the canvas. */
typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} RouseBox;

void rouse_outline_init (RouseOutline *self);
void rouse_outline_finish (RouseOutline *self);
void rouse_outline_clear (RouseOutline *self);
RouseBox rouse_outline_get_box (const RouseOutline *self);
void rouse_box_unite (RouseBox *self, const RouseBox *other);
void rouse_outline_add_hull (
    RouseOutline *self, const RouseCamera *camera, const RouseSolid *solids, guint n_solids, double grow);
void rouse_outline_add_chain (
    RouseOutline *self, const RouseCamera *camera, const RouseSolid *solids, guint n_solids, double grow);
void rouse_outline_add_shape (RouseOutline *self, const RouseCamera *camera, const RouseShape *shape, double grow);
void rouse_outline_add_shadow (RouseOutline *self,
                               const RouseCamera *camera,
                               const RouseSolid *solids,
                               guint n_solids,
                               gboolean chain,
                               double height,
                               double shrink);

G_END_DECLS
