/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-canvas.h"

#define N_SPINE_POINTS 8
#define CASING .9

/* Line widths that the head of an arrow reaches to the side of its shaft, and half the width of its cased line. */
#define ARROW_MARGIN 4.5

static RouseVector
get_end (RouseCanvas *canvas, const RouseStill *still, double t)
{
  const RouseSkeleton *skeleton = canvas->skeleton;
  RouseVector offset = rouse_vector_mix (still->from, still->to, t);
  RouseFrame frame;

  switch (still->place)
    {
    case ROUSE_STILL_PELVIS:
      frame = skeleton->pelvis_frame;
      return rouse_vector_step (rouse_vector_step (rouse_vector_step (skeleton->pelvis, frame.forward, offset.x),
                                                   frame.up, offset.y),
                                frame.right, offset.z);
    case ROUSE_STILL_SPINE:
      frame = rouse_skeleton_get_spine_frame (skeleton, offset.x);
      return rouse_vector_step (rouse_vector_step (rouse_skeleton_get_spine (skeleton, offset.x), frame.forward,
                                                   offset.y),
                                frame.right, offset.z);
    case ROUSE_STILL_LEFT_ANKLE:
      return rouse_vector_add (skeleton->legs[ROUSE_BODY_LEFT].ankle, offset);
    case ROUSE_STILL_RIGHT_ANKLE:
      return rouse_vector_add (skeleton->legs[ROUSE_BODY_RIGHT].ankle, offset);
    case ROUSE_STILL_WORLD:
    default:
      return offset;
    }
}

/* A foot that lifts is no longer to be kept still. */
static double
get_opacity (RouseCanvas *canvas, const RouseStill *still)
{
  const double *values = canvas->pose->values;

  if (still->place == ROUSE_STILL_LEFT_ANKLE)
    return 1 - rouse_smoothstep (values[ROUSE_CHANNEL_LEFT_EXTEND] * 6);
  if (still->place == ROUSE_STILL_RIGHT_ANKLE)
    return 1 - rouse_smoothstep (values[ROUSE_CHANNEL_RIGHT_EXTEND] * 6);

  return 1;
}

static void
trace_line (RouseCanvas *canvas, const RousePoint *points, guint n)
{
  cairo_move_to (canvas->cr, points[0].x, points[0].y);
  for (guint i = 1; i < n; i++)
    cairo_line_to (canvas->cr, points[i].x, points[i].y);
}

static void
draw_still (RouseCanvas *canvas, const RousePoint *points, guint n, double width, double casing)
{
  const RousePoint *last = &points[n - 1];
  double radius = 1.15 * width + casing / 2;

  cairo_set_line_width (canvas->cr, width + casing);
  trace_line (canvas, points, n);
  cairo_stroke (canvas->cr);
  cairo_arc (canvas->cr, points[0].x, points[0].y, radius, 0, 2 * G_PI);
  cairo_close_path (canvas->cr);
  cairo_new_sub_path (canvas->cr);
  cairo_arc (canvas->cr, last->x, last->y, radius, 0, 2 * G_PI);
  cairo_close_path (canvas->cr);
  cairo_fill (canvas->cr);
}

/* A line with a dot at both ends: its shape says "keep still", not its colour. */
static void
paint_still (RouseCanvas *canvas, const RouseStill *still)
{
  double width = CLAMP (.009 * canvas->camera->scale, 1.6, 5);
  double opacity = get_opacity (canvas, still);
  RousePoint points[N_SPINE_POINTS];
  guint n = still->place == ROUSE_STILL_SPINE ? N_SPINE_POINTS : 2;

  if (opacity <= 0)
    return;

  for (guint i = 0; i < n; i++)
    points[i] = rouse_camera_project (canvas->camera, get_end (canvas, still, i / (double) (n - 1)));

  /* The dots hide the ends of the line. */
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_BUTT);
  rouse_canvas_set_color (canvas, canvas->palette->surface, opacity);
  draw_still (canvas, points, n, width, CASING * width);
  rouse_canvas_set_color (canvas, canvas->palette->mark, opacity);
  draw_still (canvas, points, n, width, 0);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
}

static void
draw_arrow (RouseCanvas *canvas, RousePoint from, RousePoint to, double width, double casing)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  RousePoint along = { (to.x - from.x) / length, (to.y - from.y) / length };
  double head = 2.3 * width;

  cairo_set_line_width (canvas->cr, width + casing);
  cairo_move_to (canvas->cr, from.x, from.y);
  cairo_line_to (canvas->cr, to.x, to.y);
  cairo_move_to (canvas->cr, to.x - head * (along.x + along.y), to.y - head * (along.y - along.x));
  cairo_line_to (canvas->cr, to.x, to.y);
  cairo_line_to (canvas->cr, to.x - head * (along.x - along.y), to.y - head * (along.y + along.x));
  cairo_stroke (canvas->cr);
}

/* Where the lower back is to be pressed down. */
static void
paint_cue (RouseCanvas *canvas)
{
  double press = canvas->pose->values[ROUSE_CHANNEL_PRESS];
  const RouseSkeleton *skeleton = canvas->skeleton;
  RouseVector waist = rouse_vector_mix (skeleton->l5, skeleton->t12, .5);
  RouseVector forward = skeleton->lumbar_frame.forward;
  double width = CLAMP (.010 * canvas->camera->scale, 1.8, 5.5);
  RousePoint from = rouse_camera_project (canvas->camera, rouse_vector_step (waist, forward, .125));
  RousePoint to = rouse_camera_project (canvas->camera, rouse_vector_step (waist, forward, .062));
  RouseBox box;

  if (press <= 0 || hypot (to.x - from.x, to.y - from.y) < 1)
    return;

  box = (RouseBox) { MIN (from.x, to.x), MIN (from.y, to.y), MAX (from.x, to.x), MAX (from.y, to.y) };
  rouse_canvas_push_group (canvas, &box, ARROW_MARGIN * width);
  rouse_canvas_set_color (canvas, canvas->palette->surface, 1);
  draw_arrow (canvas, from, to, width, CASING * width);
  rouse_canvas_set_color (canvas, canvas->palette->mark, 1);
  draw_arrow (canvas, from, to, width, 0);
  cairo_pop_group_to_source (canvas->cr);
  cairo_paint_with_alpha (canvas->cr, MIN (press, 1));
  cairo_restore (canvas->cr);
}

/**
 * rouse_marks_paint:
 * @canvas: a canvas
 *
 * Paints over the figure what has to keep still and where to press.
 */
void
rouse_marks_paint (RouseCanvas *canvas)
{
  if (!canvas->detailed)
    return;

  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < canvas->rig->n_stills; i++)
    paint_still (canvas, &canvas->rig->stills[i]);
  paint_cue (canvas);
}
