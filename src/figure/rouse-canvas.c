/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-canvas.h"

/* Light comes from the upper left, also in a mirrored picture. */
#define FORM_SHIFT_X -.006
#define FORM_SHIFT_Y -.011

/**
 * rouse_canvas_set_color:
 * @self: a canvas
 * @color: the colour
 * @alpha: its opacity
 */
void
rouse_canvas_set_color (const RouseCanvas *self, RouseColor color, double alpha)
{
  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, alpha);
}

/**
 * rouse_canvas_trace:
 * @self: a canvas
 * @outline: polygons
 * @dx: pixels to the right
 * @dy: pixels down
 *
 * Adds the polygons to the path.
 */
void
rouse_canvas_trace (const RouseCanvas *self, const RouseOutline *outline, double dx, double dy)
{
  const RousePoint *points = (const RousePoint *) (gconstpointer) outline->points->data;
  guint start = 0;

  for (guint i = 0; i < outline->ends->len; i++)
    {
      guint end = g_array_index (outline->ends, guint, i);

      cairo_move_to (self->cr, points[start].x + dx, points[start].y + dy);
      for (guint j = start + 1; j < end; j++)
        cairo_line_to (self->cr, points[j].x + dx, points[j].y + dy);
      cairo_close_path (self->cr);
      start = end;
    }
}

/**
 * rouse_canvas_trace_part:
 * @self: a canvas
 * @part: a #RousePart
 * @dx: pixels to the right
 * @dy: pixels down
 *
 * Adds a part's polygons to the path.
 */
void
rouse_canvas_trace_part (const RouseCanvas *self, guint part, double dx, double dy)
{
  rouse_canvas_trace (self, &self->outlines[part], dx, dy);
}

/**
 * rouse_canvas_fill_part:
 * @self: a canvas
 * @part: a #RousePart
 * @color: the colour
 */
void
rouse_canvas_fill_part (RouseCanvas *self, guint part, RouseColor color)
{
  rouse_canvas_set_color (self, color, 1);
  rouse_canvas_trace_part (self, part, 0, 0);
  cairo_fill (self->cr);
  self->drawn |= 1u << part;
}

/**
 * rouse_canvas_get_line_width:
 * @self: a canvas
 *
 * Returns: pixels of a high contrast line that show beside the fill
 */
double
rouse_canvas_get_line_width (const RouseCanvas *self)
{
  return MAX (self->camera->scale * ROUSE_LINE_WIDTH / 2, .4);
}

/**
 * rouse_canvas_outline_parts:
 * @self: a canvas
 * @parts: (array length=n_parts): parts about to be filled as one layer
 * @n_parts: how many
 *
 * With a high contrast palette, paints the line around them.
 */
void
rouse_canvas_outline_parts (const RouseCanvas *self, const guint *parts, guint n_parts)
{
  if (!self->palette->lines)
    return;

  rouse_outline_clear (self->scratch);
  for (guint i = 0; i < n_parts; i++)
    rouse_outline_add_shape (self->scratch, self->camera, &self->body->parts[parts[i]],
                             rouse_canvas_get_line_width (self));
  rouse_canvas_set_color (self, self->palette->line, 1);
  rouse_canvas_trace (self, self->scratch, 0, 0);
  cairo_fill (self->cr);
}

/**
 * rouse_canvas_fill_shaded:
 * @self: a canvas
 * @part: a #RousePart
 * @color: the colour
 * @limb: (array length=n_limb): all parts of the limb that @part belongs to
 * @n_limb: how many
 *
 * Fills a part; where the limb, moved toward the light, leaves it, it lies in its own shade. Moving the whole limb
 * keeps crescents away from knee and elbow.
 */
void
rouse_canvas_fill_shaded (RouseCanvas *self, guint part, RouseColor color, const guint *limb, guint n_limb)
{
  double dx = FORM_SHIFT_X * self->camera->scale;
  double dy = FORM_SHIFT_Y * self->camera->scale;

  if (self->palette->lines || !self->detailed)
    {
      rouse_canvas_fill_part (self, part, color);
      return;
    }

  /* A group and ATOP cost a small picture; a clip path would make cairo intersect polygons, ten times as slow. */
  rouse_canvas_push_group (self, &self->outlines[part]);
  rouse_canvas_fill_part (self, part, rouse_color_mix (color, self->palette->shade, self->palette->form));
  cairo_set_operator (self->cr, CAIRO_OPERATOR_ATOP);
  rouse_canvas_set_color (self, color, 1);
  for (guint i = 0; i < n_limb; i++)
    rouse_canvas_trace_part (self, limb[i], dx, dy);
  cairo_fill (self->cr);
  rouse_canvas_pop_group (self);
}

/**
 * rouse_canvas_push_group:
 * @self: a canvas
 * @outline: what will be painted
 *
 * Starts a transparent picture of its own, just large enough, for operators that look at what is below.
 */
void
rouse_canvas_push_group (const RouseCanvas *self, const RouseOutline *outline)
{
  const RousePoint *points = (const RousePoint *) (gconstpointer) outline->points->data;
  double left = G_MAXDOUBLE, top = G_MAXDOUBLE, right = -G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < outline->points->len; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }

  cairo_save (self->cr);
  if (outline->points->len > 0)
    {
      cairo_rectangle (self->cr, floor (left) - 1, floor (top) - 1, ceil (right - left) + 3, ceil (bottom - top) + 3);
      cairo_clip (self->cr);
    }
  cairo_push_group (self->cr);
}

/**
 * rouse_canvas_pop_group:
 * @self: a canvas
 *
 * Paints the picture that rouse_canvas_push_group() started.
 */
void
rouse_canvas_pop_group (const RouseCanvas *self)
{
  cairo_pop_group_to_source (self->cr);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
}

/**
 * rouse_canvas_fill_solids:
 * @self: a canvas
 * @solids: (array length=n): one hull
 * @n: how many
 * @color: the colour
 */
void
rouse_canvas_fill_solids (const RouseCanvas *self, const RouseSolid *solids, guint n, RouseColor color)
{
  rouse_outline_clear (self->scratch);
  rouse_outline_add_hull (self->scratch, self->camera, solids, n, 0);
  rouse_canvas_set_color (self, color, 1);
  rouse_canvas_trace (self, self->scratch, 0, 0);
  cairo_fill (self->cr);
}
