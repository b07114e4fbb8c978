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

static void
trace_polygon (const RouseCanvas *self, const RousePoint *points, guint n, double dx, double dy)
{
  cairo_move_to (self->cr, points[0].x + dx, points[0].y + dy);
  for (guint i = 1; i < n; i++)
    cairo_line_to (self->cr, points[i].x + dx, points[i].y + dy);
  cairo_close_path (self->cr);
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

      trace_polygon (self, points + start, end - start, dx, dy);
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

static gboolean
meets_box (const RousePoint *points, guint n, double dx, double dy, const RouseBox *box)
{
  RouseBox own = { points[0].x, points[0].y, points[0].x, points[0].y };

  for (guint i = 1; i < n; i++)
    rouse_box_unite (&own, &(RouseBox) { points[i].x, points[i].y, points[i].x, points[i].y });

  return own.left + dx <= box->right && own.right + dx >= box->left && own.top + dy <= box->bottom
         && own.bottom + dy >= box->top;
}

/**
 * rouse_canvas_trace_part_in:
 * @self: a canvas
 * @part: a #RousePart
 * @dx: pixels to the right
 * @dy: pixels down
 * @box: what is to be filled
 *
 * Adds those of a part's polygons to the path that reach into @box.
 */
void
rouse_canvas_trace_part_in (const RouseCanvas *self, guint part, double dx, double dy, const RouseBox *box)
{
  const RouseOutline *outline = &self->outlines[part];
  const RousePoint *points = (const RousePoint *) (gconstpointer) outline->points->data;
  guint start = 0;

  for (guint i = 0; i < outline->ends->len; i++)
    {
      guint end = g_array_index (outline->ends, guint, i);

      if (meets_box (points + start, end - start, dx, dy, box))
        trace_polygon (self, points + start, end - start, dx, dy);
      start = end;
    }
}

/**
 * rouse_canvas_fill_shaded:
 * @self: a canvas
 * @parts: (array length=n_parts): parts of one colour
 * @n_parts: how many
 * @color: the colour
 * @limb: (array length=n_limb): all parts of the limb that @parts belong to
 * @n_limb: how many
 *
 * Fills parts; where the limb, moved toward the light, leaves them, they lie in their own shade. Moving the whole limb
 * keeps crescents away from knee and elbow.
 */
void
rouse_canvas_fill_shaded (
    RouseCanvas *self, const guint *parts, guint n_parts, RouseColor color, const guint *limb, guint n_limb)
{
  double dx = FORM_SHIFT_X * self->camera->scale;
  double dy = FORM_SHIFT_Y * self->camera->scale;
  RouseBox box = self->boxes[parts[0]];

  if (self->palette->lines || !self->detailed)
    {
      for (guint i = 0; i < n_parts; i++)
        rouse_canvas_fill_part (self, parts[i], color);
      return;
    }

  for (guint i = 1; i < n_parts; i++)
    rouse_box_unite (&box, &self->boxes[parts[i]]);
  rouse_canvas_push_group (self, &box, 0);
  rouse_canvas_set_color (self, rouse_color_mix (color, self->palette->shade, self->palette->form), 1);
  cairo_paint (self->cr);
  rouse_canvas_set_color (self, color, 1);
  for (guint i = 0; i < n_limb; i++)
    rouse_canvas_trace_part_in (self, limb[i], dx, dy, &box);
  cairo_fill (self->cr);
  rouse_canvas_pop_group_to_source (self);
  for (guint i = 0; i < n_parts; i++)
    {
      rouse_canvas_trace_part (self, parts[i], 0, 0);
      self->drawn |= 1u << parts[i];
    }
  rouse_canvas_end_group (self);
}

static void
push_group (const RouseCanvas *self, const RouseBox *box, double margin, cairo_content_t content)
{
  double left = floor (box->left - margin) - 1, top = floor (box->top - margin) - 1;
  double right = ceil (box->right + margin) + 1, bottom = ceil (box->bottom + margin) + 1;

  cairo_save (self->cr);
  if (box->left <= box->right)
    cairo_rectangle (self->cr, left, top, right - left, bottom - top);
  cairo_clip (self->cr);
  cairo_push_group_with_content (self->cr, content);
}

/**
 * rouse_canvas_push_group:
 * @self: a canvas
 * @box: what will be painted
 * @margin: pixels by which it may reach beyond @box
 *
 * Starts a transparent picture of its own, just large enough. To fill a path with a picture is how one shape is painted
 * inside another: a clip path would make cairo intersect polygons, and operators that look at what is below are done
 * line by line without a fast path in pixman; both take several times as long.
 */
void
rouse_canvas_push_group (const RouseCanvas *self, const RouseBox *box, double margin)
{
  push_group (self, box, margin, CAIRO_CONTENT_COLOR_ALPHA);
}

/**
 * rouse_canvas_push_mask:
 * @self: a canvas
 * @box: what will be painted
 * @margin: pixels by which it may reach beyond @box
 *
 * Starts a picture of opacity alone, through which a colour is painted with rouse_canvas_pop_mask().
 */
void
rouse_canvas_push_mask (const RouseCanvas *self, const RouseBox *box, double margin)
{
  push_group (self, box, margin, CAIRO_CONTENT_ALPHA);
}

/**
 * rouse_canvas_pop_mask:
 * @self: a canvas
 * @color: the colour
 * @alpha: its opacity
 * @op: how to paint it
 *
 * Paints a colour through the picture that rouse_canvas_push_mask() started.
 */
void
rouse_canvas_pop_mask (const RouseCanvas *self, RouseColor color, double alpha, cairo_operator_t op)
{
  cairo_pattern_t *mask = cairo_pop_group (self->cr);

  cairo_set_operator (self->cr, op);
  rouse_canvas_set_color (self, color, alpha);
  cairo_mask (self->cr, mask);
  cairo_pattern_destroy (mask);
  cairo_restore (self->cr);
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
 * rouse_canvas_pop_group_to_source:
 * @self: a canvas
 *
 * Makes the picture that rouse_canvas_push_group() started the paint for what is traced next; rouse_canvas_end_group()
 * fills that.
 */
void
rouse_canvas_pop_group_to_source (const RouseCanvas *self)
{
  cairo_pop_group_to_source (self->cr);
}

/**
 * rouse_canvas_end_group:
 * @self: a canvas
 *
 * Fills the path with the picture of rouse_canvas_pop_group_to_source().
 */
void
rouse_canvas_end_group (const RouseCanvas *self)
{
  cairo_fill (self->cr);
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
