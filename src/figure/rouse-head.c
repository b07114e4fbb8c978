/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-canvas.h"

#define CAP_RADIUS .0545
#define N_ARC 32
#define HAIR_SHADE .3
/* Light comes from the upper left, also in a mirrored picture; hair is rounder than a limb. */
#define LIGHT_LEFT .009
#define LIGHT_UP .014
#define FACE_SCALE 150.0

/* Hair is cut from a ball by a plane from forehead to nape. The ball sits a little behind and above the skull: hair is
 * thick at the crown and lies flat where it begins. */
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

  cap.center = rouse_body_get_head_point (skeleton, -.0134, .016, 0);
  cap.normal = rouse_vector_normalize (rouse_vector_step (rouse_vector_scale (frame->up, .51), frame->forward, -.86));
  cap.offset = rouse_vector_dot (rouse_vector_sub (on_cut, cap.center), cap.normal);

  return cap;
}

static double
get_rim_radius (const Cap *cap)
{
  return sqrt (CAP_RADIUS * CAP_RADIUS - cap->offset * cap->offset);
}

static void
trace_arc (RouseCanvas *canvas, RouseVector center, RouseVector a, RouseVector b, double from, double to)
{
  for (guint i = 0; i <= N_ARC; i++)
    {
      double angle = from + (to - from) * i / N_ARC;
      RouseVector point = rouse_vector_step (rouse_vector_step (center, a, cos (angle)), b, sin (angle));
      RousePoint at = rouse_camera_project (canvas->camera, point);

      cairo_line_to (canvas->cr, at.x, at.y);
    }
  cairo_new_sub_path (canvas->cr);
}

/* Hair that can be seen is bounded by that arc of the ball's outline which lies on the cap, and by that arc of the
 * cut's rim which lies on the near half of the ball. Without such arcs the whole outline is hair, around the rim when
 * the face is seen. */
static void
trace_hair (RouseCanvas *canvas, const Cap *cap)
{
  RouseVector toward = canvas->camera->toward;
  double facing = rouse_vector_dot (cap->normal, toward);
  double across = sqrt (MAX (1 - facing * facing, 1e-12));
  double rim_radius = get_rim_radius (cap);
  RouseVector rim_center = rouse_vector_step (cap->center, cap->normal, cap->offset);
  RouseVector a = rouse_vector_scale (rouse_vector_reject (cap->normal, toward), CAP_RADIUS);
  RouseVector b = rouse_vector_cross (toward, a);
  RouseVector g = rouse_vector_scale (rouse_vector_reject (toward, cap->normal), rim_radius);
  RouseVector h = rouse_vector_cross (g, cap->normal);
  double limit = cap->offset / (CAP_RADIUS * across);

  if (limit <= -1)
    {
      trace_arc (canvas, cap->center, a, b, -G_PI, G_PI);
      if (facing < 0)
        trace_arc (canvas, rim_center, g, h, -G_PI, G_PI);
      return;
    }

  double outline_end = acos (MIN (limit, 1));
  double rim_end = acos (CLAMP (-cap->offset * facing / (rim_radius * across), -1, 1));

  for (guint i = 0; i <= 2 * N_ARC + 1; i++)
    {
      gboolean on_rim = i > N_ARC;
      double t = (on_rim ? i - N_ARC - 1 : i) / (double) N_ARC;
      double angle = on_rim ? rim_end * (1 - 2 * t) : outline_end * (2 * t - 1);
      RouseVector center = on_rim ? rim_center : cap->center;
      RouseVector point
          = rouse_vector_step (rouse_vector_step (center, on_rim ? g : a, cos (angle)), on_rim ? h : b, sin (angle));
      RousePoint at = rouse_camera_project (canvas->camera, point);

      cairo_line_to (canvas->cr, at.x, at.y);
    }
  cairo_close_path (canvas->cr);
}

/* Hair lies in its own shade away from the light, like all else. */
static void
paint_hair_light (RouseCanvas *canvas, const Cap *cap)
{
  const RousePalette *palette = canvas->palette;
  const RouseSolid ball = { .center = cap->center, .radius = CAP_RADIUS };
  Cap lit = *cap;
  RouseBox box;

  rouse_outline_clear (canvas->scratch);
  rouse_outline_add_hull (canvas->scratch, canvas->camera, &ball, 1, 0);
  box = rouse_outline_get_box (canvas->scratch);
  rouse_canvas_push_group (canvas, &box, 0);
  rouse_canvas_set_color (canvas, rouse_color_mix (palette->hair, palette->shade, HAIR_SHADE), 1);
  cairo_paint (canvas->cr);

  /* Toward the light in the picture, wherever the figure is turned. */
  lit.center = rouse_vector_step (rouse_vector_step (cap->center, canvas->camera->right,
                                                     (canvas->camera->mirrored ? 1 : -1) * LIGHT_LEFT),
                                  canvas->camera->up, LIGHT_UP);
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
  rouse_canvas_set_color (canvas, palette->hair, 1);
  trace_hair (canvas, &lit);
  cairo_fill (canvas->cr);
  rouse_canvas_pop_group_to_source (canvas);
}

static void
paint_cap (RouseCanvas *canvas, const Cap *cap)
{
  const gboolean shaded = canvas->detailed && !canvas->palette->lines;

  if (shaded)
    paint_hair_light (canvas, cap);
  else
    rouse_canvas_set_color (canvas, canvas->palette->hair, 1);

  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
  trace_hair (canvas, cap);
  if (shaded)
    rouse_canvas_end_group (canvas);
  else
    cairo_fill (canvas->cr);
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_WINDING);
}

/* A plane alone would cut the hair like a bathing cap: at the temple it draws back, and before the ear it comes down.
 */
static void
paint_temples (RouseCanvas *canvas)
{
  const RouseSkeleton *skeleton = canvas->skeleton;
  const Cap cap = get_cap (skeleton);

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      const double sign = rouse_body_side_sign ((RouseBodySide) i);
      const RouseVector corner = rouse_body_get_head_point (skeleton, .0316, .0267, sign * .0288);
      const RouseSolid bare = { .center = corner,
                                .radius = .0140,
                                .normal = rouse_vector_normalize (rouse_vector_sub (corner, cap.center)) };
      const RouseSolid tuft[] = {
        { .center = rouse_body_get_head_point (skeleton, .0040, .0165, sign * .0420), .radius = .0105 },
        { .center = rouse_body_get_head_point (skeleton, .0072, .0040, sign * .0440), .radius = .0060 },
        { .center = rouse_body_get_head_point (skeleton, .0062, -.0135, sign * .0450), .radius = .0025 },
      };

      if (rouse_vector_dot (bare.normal, canvas->camera->toward) > .1)
        rouse_canvas_fill_solids (canvas, &bare, 1, canvas->palette->skin);
      if (sign * rouse_vector_dot (skeleton->head_frame.right, canvas->camera->toward) > .1)
        rouse_canvas_fill_solids (canvas, tuft, G_N_ELEMENTS (tuft), canvas->palette->hair);
    }
}

/* The cap is wider than the skull: its open cut shows skin, not what is behind the head. */
static void
paint_hairline (RouseCanvas *canvas, const Cap *cap)
{
  RouseSolid rim = { .center = rouse_vector_step (cap->center, cap->normal, cap->offset),
                     .radius = get_rim_radius (cap),
                     .normal = cap->normal };

  if (rouse_vector_dot (cap->normal, canvas->camera->toward) < 0)
    rouse_canvas_fill_solids (canvas, &rim, 1, canvas->palette->skin);
}

static void
outline_hair (RouseCanvas *canvas, const Cap *cap)
{
  const guint nape[] = { ROUSE_PART_NAPE };

  if (!canvas->palette->lines)
    return;

  rouse_canvas_outline_parts (canvas, nape, 1);
  trace_hair (canvas, cap);
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

static void
draw_bow (RouseCanvas *canvas, RouseVector from, RouseVector middle, RouseVector to)
{
  const RousePoint start = rouse_camera_project (canvas->camera, from);
  const RousePoint bow = rouse_camera_project (canvas->camera, middle);
  const RousePoint end = rouse_camera_project (canvas->camera, to);

  cairo_move_to (canvas->cr, start.x, start.y);
  cairo_curve_to (canvas->cr, start.x + (bow.x - start.x) * 2 / 3, start.y + (bow.y - start.y) * 2 / 3,
                  end.x + (bow.x - end.x) * 2 / 3, end.y + (bow.y - end.y) * 2 / 3, end.x, end.y);
  cairo_stroke (canvas->cr);
}

/* Eyes are closed: a calm face, and no gaze that could point anywhere wrong. */
static void
paint_eye (RouseCanvas *canvas, RouseBodySide side)
{
  const RouseSkeleton *skeleton = canvas->skeleton;
  const RouseFrame *frame = &skeleton->head_frame;
  double sign = rouse_body_side_sign (side);
  RouseVector facing = rouse_vector_step (rouse_vector_scale (frame->forward, .85), frame->right, sign * .52);
  RouseVector along = rouse_vector_step (rouse_vector_scale (frame->right, .85), frame->forward, -sign * .52);
  RouseVector middle = rouse_body_get_head_point (skeleton, .0385, .006, sign * .0205);

  if (rouse_vector_dot (facing, canvas->camera->toward) <= .25)
    return;

  draw_bow (canvas, rouse_vector_step (middle, along, -.0085), rouse_vector_step (middle, frame->up, -2 * .0035),
            rouse_vector_step (middle, along, .0085));
}

/* Half of a mouth that rests, and the brow of the same side. */
static void
paint_expression (RouseCanvas *canvas, RouseBodySide side)
{
  const RouseSkeleton *skeleton = canvas->skeleton;
  const RousePalette *palette = canvas->palette;
  const RouseFrame *frame = &skeleton->head_frame;
  const double sign = rouse_body_side_sign (side);
  const RouseVector facing = rouse_vector_step (rouse_vector_scale (frame->forward, .85), frame->right, sign * .52);

  if (rouse_vector_dot (facing, canvas->camera->toward) <= .25)
    return;

  cairo_set_line_width (canvas->cr, .0032 * canvas->camera->scale);
  rouse_canvas_set_color (canvas, palette->lines ? palette->line : palette->hair, palette->lines ? 1 : .8);
  draw_bow (canvas, rouse_body_get_head_point (skeleton, .0435, .0175, sign * .0110),
            rouse_body_get_head_point (skeleton, .0415, .0225, sign * .0210),
            rouse_body_get_head_point (skeleton, .0360, .0175, sign * .0305));
  rouse_canvas_set_color (canvas, palette->lines ? palette->line : rouse_color_mix (palette->skin, palette->shade, .4),
                          1);
  draw_bow (canvas, rouse_body_get_head_point (skeleton, .0470, -.0290, 0),
            rouse_body_get_head_point (skeleton, .0435, -.0305, sign * .0070),
            rouse_body_get_head_point (skeleton, .0390, -.0272, sign * .0125));
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
  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    paint_expression (canvas, (RouseBodySide) i);
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
  paint_hairline (canvas, &cap);
  rouse_canvas_fill_shaded (canvas, head, 1, palette->skin, head, 1);
  paint_cap (canvas, &cap);
  paint_temples (canvas);
  paint_ears (canvas);
  if (!nape_far)
    rouse_canvas_fill_part (canvas, ROUSE_PART_NAPE, palette->hair);
  paint_face (canvas);
}
