/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-canvas.h"

#define CAP_RADIUS .056
#define N_RIM 32
#define FACE_SCALE 150.0

/* Hair is a cap cut from a ball by a plane from forehead to nape. */
typedef struct
{
  RouseVector center;
  RouseVector normal;
  double offset; /* of the cut from the ball's middle, along the normal */
} Cap;

static Cap
get_cap (const RouseSkeleton *skeleton)
{
  const RouseFrame *frame = &skeleton->head_frame;
  Cap cap;
  RouseVector on_cut = rouse_body_get_head_point (skeleton, 0, -.006, 0);

  cap.center = rouse_body_get_head_point (skeleton, -.010, .014, 0);
  cap.normal = rouse_vector_normalize (rouse_vector_step (rouse_vector_scale (frame->up, .51), frame->forward, -.86));
  cap.offset = rouse_vector_dot (rouse_vector_sub (on_cut, cap.center), cap.normal);

  return cap;
}

static RouseVector
circle_point (RouseVector center, RouseVector normal, double radius, double angle)
{
  RouseVector helper = fabs (normal.x) < .6 ? rouse_vector (1, 0, 0) : rouse_vector (0, 1, 0);
  RouseVector a = rouse_vector_reject (helper, normal);
  RouseVector b = rouse_vector_cross (normal, a);

  return rouse_vector_step (rouse_vector_step (center, a, radius * cos (angle)), b, radius * sin (angle));
}

/* The cap's outline is made of the cut's rim and of that part of the ball's outline that belongs to the cap. */
static void
trace_cap (RouseCanvas *canvas, const Cap *cap)
{
  RouseVector rim_center = rouse_vector_step (cap->center, cap->normal, cap->offset);
  double rim_radius = sqrt (CAP_RADIUS * CAP_RADIUS - cap->offset * cap->offset);
  RousePoint points[3 * N_RIM];
  guint n = 0;

  for (guint i = 0; i < N_RIM; i++)
    points[n++] = rouse_camera_project (canvas->camera,
                                        circle_point (rim_center, cap->normal, rim_radius, 2 * G_PI * i / N_RIM));

  for (guint i = 0; i < 2 * N_RIM; i++)
    {
      RouseVector point = circle_point (cap->center, canvas->camera->toward, CAP_RADIUS, G_PI * i / N_RIM);

      if (rouse_vector_dot (rouse_vector_sub (point, cap->center), cap->normal) > cap->offset)
        points[n++] = rouse_camera_project (canvas->camera, point);
    }

  rouse_outline_clear (canvas->scratch);
  rouse_outline_add_points (canvas->scratch, points, n);
  rouse_canvas_trace (canvas, canvas->scratch, 0, 0);
}

static void
trace_rim (RouseCanvas *canvas, const Cap *cap)
{
  RouseSolid rim = { .center = rouse_vector_step (cap->center, cap->normal, cap->offset),
                     .radius = sqrt (CAP_RADIUS * CAP_RADIUS - cap->offset * cap->offset),
                     .normal = cap->normal };

  rouse_outline_clear (canvas->scratch);
  rouse_outline_add_hull (canvas->scratch, canvas->camera, &rim, 1, 0);
  rouse_canvas_trace (canvas, canvas->scratch, 0, 0);
}

static void
paint_cap (RouseCanvas *canvas, const Cap *cap)
{
  cairo_t *cr = canvas->cr;

  if (rouse_vector_dot (cap->normal, canvas->camera->toward) > 0)
    {
      rouse_canvas_set_color (canvas, canvas->palette->hair, 1);
      trace_cap (canvas, cap);
      cairo_fill (cr);
      return;
    }

  /* Seen from the face's side the cut is open: skin shows in it. */
  cairo_save (cr);
  trace_cap (canvas, cap);
  cairo_clip (cr);
  rouse_canvas_set_color (canvas, canvas->palette->skin, 1);
  trace_rim (canvas, cap);
  cairo_fill (cr);
  cairo_restore (cr);

  rouse_canvas_set_color (canvas, canvas->palette->hair, 1);
  trace_cap (canvas, cap);
  trace_rim (canvas, cap);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

static void
outline_hair (RouseCanvas *canvas, const Cap *cap)
{
  const guint nape[] = { ROUSE_PART_NAPE };

  if (!canvas->palette->lines)
    return;

  rouse_canvas_outline_parts (canvas, nape, 1);
  trace_cap (canvas, cap);
  cairo_set_line_width (canvas->cr, 2 * rouse_canvas_get_line_width (canvas));
  cairo_set_line_join (canvas->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (canvas->cr);
}

static void
paint_ears (RouseCanvas *canvas)
{
  const RousePalette *palette = canvas->palette;

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      double facing = rouse_body_side_sign ((RouseBodySide) i)
                      * rouse_vector_dot (canvas->skeleton->head_frame.right, canvas->camera->toward);
      const guint part = ROUSE_PART_LEFT_EAR + i;

      if (facing <= .1)
        continue;

      rouse_canvas_outline_parts (canvas, &part, 1);
      rouse_canvas_fill_part (canvas, part, rouse_color_mix (palette->skin, palette->shade, palette->lines ? 0 : .13));
    }
}

/* Eyes are closed: a calm face, and no gaze that could point anywhere wrong. */
static void
paint_eye (RouseCanvas *canvas, RouseBodySide side)
{
  const RouseSkeleton *skeleton = canvas->skeleton;
  const RouseFrame *frame = &skeleton->head_frame;
  double z = rouse_body_side_sign (side) * .0205;
  RouseVector facing
      = rouse_vector_step (rouse_vector_scale (frame->forward, .85), frame->right, rouse_body_side_sign (side) * .52);
  RousePoint from, bow, to;

  if (rouse_vector_dot (facing, canvas->camera->toward) <= .25)
    return;

  from = rouse_camera_project (canvas->camera, rouse_body_get_head_point (skeleton, .0385, .006, z - .0085));
  to = rouse_camera_project (canvas->camera, rouse_body_get_head_point (skeleton, .0385, .006, z + .0085));
  bow = rouse_camera_project (canvas->camera, rouse_body_get_head_point (skeleton, .0385, .006 - 2 * .0035, z));

  cairo_move_to (canvas->cr, from.x, from.y);
  cairo_curve_to (canvas->cr, from.x + (bow.x - from.x) * 2 / 3, from.y + (bow.y - from.y) * 2 / 3,
                  to.x + (bow.x - to.x) * 2 / 3, to.y + (bow.y - to.y) * 2 / 3, to.x, to.y);
  cairo_stroke (canvas->cr);
}

static void
paint_face (RouseCanvas *canvas)
{
  const RousePalette *palette = canvas->palette;
  double facing = rouse_vector_dot (canvas->skeleton->head_frame.forward, canvas->camera->toward);
  double nose = rouse_smoothstep ((facing - .25) / .30);

  if (canvas->camera->scale < FACE_SCALE)
    return;

  if (nose > 0 && !palette->lines)
    {
      rouse_canvas_set_color (canvas, rouse_color_mix (palette->skin, palette->shade, .16), nose);
      rouse_canvas_trace_part (canvas, ROUSE_PART_NOSE, 0, 0);
      cairo_fill (canvas->cr);
    }

  rouse_canvas_set_color (canvas, palette->lines ? palette->line : palette->hair, 1);
  cairo_set_line_width (canvas->cr, .0042 * canvas->camera->scale);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    paint_eye (canvas, (RouseBodySide) i);
}

/**
 * rouse_head_paint:
 * @canvas: a canvas
 *
 * Paints hair, skin, ears and what a face needs.
 */
void
rouse_head_paint (RouseCanvas *canvas)
{
  static const guint head[] = { ROUSE_PART_HEAD };
  const RousePalette *palette = canvas->palette;
  Cap cap = get_cap (canvas->skeleton);
  RouseVector nape = rouse_body_get_head_point (canvas->skeleton, -.030, -.014, 0);
  gboolean nape_far
      = rouse_camera_get_depth (canvas->camera, nape) < rouse_camera_get_depth (canvas->camera, canvas->skeleton->head);

  outline_hair (canvas, &cap);
  rouse_canvas_outline_parts (canvas, head, 1);
  if (nape_far)
    rouse_canvas_fill_part (canvas, ROUSE_PART_NAPE, palette->hair);
  rouse_canvas_fill_shaded (canvas, ROUSE_PART_HEAD, palette->skin, head, 1);
  paint_cap (canvas, &cap);
  paint_ears (canvas);
  if (!nape_far)
    rouse_canvas_fill_part (canvas, ROUSE_PART_NAPE, palette->hair);
  paint_face (canvas);
}
