/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-body.h"
#include "rouse-order.h"
#include "rouse-outline.h"
#include "rouse-palette.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What the painter's files share while they paint one frame. */
typedef struct
{
  cairo_t *cr;
  const RouseRig *rig;
  const RousePose *pose;
  const RousePalette *palette;
  const RouseSkeleton *skeleton;
  const RouseBody *body;
  const RouseOrder *order;
  const RouseCamera *camera;
  const RouseOutline *outlines; /* one a part */
  const RouseBox *boxes;        /* one a part */
  RouseOutline *scratch;
  double glow_scale;
  gboolean detailed; /* large enough for contact lines and marks */
  guint drawn;       /* bit a part: what is on the canvas already */
} RouseCanvas;

/* Strokes of FIGURE.md are drawn as larger shapes below the fill, of which the outer half remains. */
#define ROUSE_CONTACT_WIDTH .0063
#define ROUSE_LINE_WIDTH .013

void rouse_canvas_set_color (const RouseCanvas *self, RouseColor color, double alpha);
void rouse_canvas_trace (const RouseCanvas *self, const RouseOutline *outline, double dx, double dy);
void rouse_canvas_trace_part (const RouseCanvas *self, guint part, double dx, double dy);
void rouse_canvas_trace_part_in (const RouseCanvas *self, guint part, double dx, double dy, const RouseBox *box);
void rouse_canvas_fill_part (RouseCanvas *self, guint part, RouseColor color);
void rouse_canvas_outline_parts (const RouseCanvas *self, const guint *parts, guint n_parts);
void rouse_canvas_fill_shaded (
    RouseCanvas *self, const guint *parts, guint n_parts, RouseColor color, const guint *limb, guint n_limb);
void rouse_canvas_push_group (const RouseCanvas *self, const RouseBox *box, double margin);
void rouse_canvas_pop_group (const RouseCanvas *self);
void rouse_canvas_pop_group_to_source (const RouseCanvas *self);
void rouse_canvas_end_group (const RouseCanvas *self);
void rouse_canvas_push_mask (const RouseCanvas *self, const RouseBox *box, double margin);
void rouse_canvas_pop_mask (const RouseCanvas *self, RouseColor color, double alpha, cairo_operator_t op);
void rouse_canvas_fill_solids (const RouseCanvas *self, const RouseSolid *solids, guint n, RouseColor color);
double rouse_canvas_get_line_width (const RouseCanvas *self);

void rouse_ground_paint (RouseCanvas *canvas);
void rouse_head_paint (RouseCanvas *canvas);
void rouse_creases_paint_hand (RouseCanvas *canvas, RouseBodySide side);
void rouse_creases_paint_foot (RouseCanvas *canvas, RouseBodySide side);
void rouse_glow_paint (RouseCanvas *canvas);
void rouse_marks_paint (RouseCanvas *canvas);

G_END_DECLS
