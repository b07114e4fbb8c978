/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-canvas.h"

#define N_HALO 8
#define N_CORE 6
#define HALO_WIDTH .032
#define HALO_STEP (.030 / (N_HALO - 1))
#define CORE_STEP .003

/* Light has no edges: it is painted into a small picture with pixels of this size in body heights, which is stretched
 * to its place. That rounds off the steps of which the light is made, and costs the same at any size. */
#define SOFT_PIXEL .004

/* The working muscle: one hull that follows pelvis and thigh. */
static void
outline_muscle (RouseCanvas *canvas, RouseBodySide side, double grow)
{
  const RouseSkeleton *skeleton = canvas->skeleton;
  const RouseFrame *frame = &skeleton->pelvis_frame;
  const RouseLeg *leg = &skeleton->legs[side];
  double sign = rouse_body_side_sign (side);
  RouseVector upper = rouse_vector_step (skeleton->pelvis, frame->forward, -.034);
  RouseVector middle = rouse_vector_step (skeleton->pelvis, frame->forward, -.048);
  RouseVector lower = rouse_vector_step (rouse_vector_step (leg->hip, leg->thigh, .040), leg->thigh_front, -.026);
  RouseSolid balls[3];

  upper = rouse_vector_step (rouse_vector_step (upper, frame->up, .036), frame->right, sign * .046);
  middle = rouse_vector_step (rouse_vector_step (middle, frame->up, -.004), frame->right, sign * .055);
  lower = rouse_vector_step (lower, frame->right, sign * .010);
  balls[0] = (RouseSolid) { .center = upper, .radius = MAX (.023 + grow, .001) };
  balls[1] = (RouseSolid) { .center = middle, .radius = MAX (.031 + grow, .001) };
  balls[2] = (RouseSolid) { .center = lower, .radius = MAX (.025 + grow, .001) };

  rouse_outline_clear (canvas->scratch);
  rouse_outline_add_hull (canvas->scratch, canvas->camera, balls, 3, 0);
}

static RouseBox
get_muscle_box (RouseCanvas *canvas, RouseBodySide side, double grow)
{
  outline_muscle (canvas, side, grow);

  return rouse_outline_get_box (canvas->scratch);
}

static void
trace_muscle (RouseCanvas *canvas, RouseBodySide side, double grow)
{
  outline_muscle (canvas, side, grow);
  rouse_canvas_trace (canvas, canvas->scratch, 0, 0);
}

static void
fill_muscle (RouseCanvas *canvas, RouseBodySide side, double grow, RouseColor color, double alpha)
{
  rouse_canvas_set_color (canvas, color, alpha);
  trace_muscle (canvas, side, grow);
  cairo_fill (canvas->cr);
}

static void
fill_ring (RouseCanvas *canvas, RouseBodySide side, double outer, double inner, double alpha)
{
  rouse_canvas_set_color (canvas, canvas->palette->glow, alpha);
  trace_muscle (canvas, side, outer);
  trace_muscle (canvas, side, inner);
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (canvas->cr);
  cairo_set_fill_rule (canvas->cr, CAIRO_FILL_RULE_WINDING);
}

/* By how much a muscle at rest is smaller than one at work. */
static double
get_rest (double glow)
{
  return .016 * (1 - glow);
}

/* Light as layers that lie on one another, the largest first. */
typedef struct
{
  guint n_layers;
  double grow;  /* of the first layer, in body heights */
  double step;  /* from one layer to the next */
  double first; /* opacity of the first layer */
  double last;
} Light;

/* Paints how dense the light is. What layers hide together is known beforehand, so that each can replace what is below:
 * cairo has a fast path for that, and none for blending into a picture of opacity alone. */
static void
paint_density (RouseCanvas *canvas, RouseBodySide side, const Light *light)
{
  double through = 1;

  cairo_set_operator (canvas->cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_antialias (canvas->cr, CAIRO_ANTIALIAS_FAST);
  for (guint i = 0; i < light->n_layers; i++)
    {
      through *= 1 - light->first - (light->last - light->first) * i / (light->n_layers - 1);
      fill_muscle (canvas, side, light->grow - light->step * i, canvas->palette->glow, 1 - through);
    }
}

static void
paint_light (RouseCanvas *canvas, RouseBodySide side, const Light *light, RouseColor color, double visible)
{
  RouseBox box = get_muscle_box (canvas, side, light->grow);
  double pixel = MAX (SOFT_PIXEL * canvas->camera->scale, 1);
  int width = (int) ceil ((box.right - box.left) / pixel) + 2;
  int height = (int) ceil ((box.bottom - box.top) / pixel) + 2;
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_A8, width, height);
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (picture);
  RouseCanvas small = *canvas;
  cairo_matrix_t matrix;

  cairo_matrix_init (&matrix, 1 / pixel, 0, 0, 1 / pixel, 1 - box.left / pixel, 1 - box.top / pixel);
  small.cr = cairo_create (picture);
  cairo_set_matrix (small.cr, &matrix);
  paint_density (&small, side, light);
  cairo_destroy (small.cr);

  cairo_pattern_set_matrix (pattern, &matrix);
  rouse_canvas_set_color (canvas, color, visible);
  cairo_mask (canvas->cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (picture);
}

static void
paint_halo (RouseCanvas *canvas, RouseBodySide side, double glow, double visible)
{
  const Light halo = {
    .n_layers = N_HALO,
    .grow = HALO_WIDTH,
    .step = HALO_STEP,
    .first = .06 * MIN (glow, 1),
    .last = .15 * MIN (glow, 1),
  };

  paint_light (canvas, side, &halo, canvas->palette->glow, visible);
}

static void
paint_core (RouseCanvas *canvas, RouseBodySide side, double glow, double visible)
{
  const Light core = {
    .n_layers = N_CORE,
    .grow = -get_rest (glow) - CORE_STEP,
    .step = CORE_STEP,
    .first = .22 * MIN (glow, 1),
    .last = .22 * MIN (glow, 1),
  };

  paint_light (canvas, side, &core, canvas->palette->glow_core, visible);
}

/* The body grows instead of fading in: orange over navy turns brown. */
static void
paint_muscle (RouseCanvas *canvas, RouseBodySide side, double glow, double visible)
{
  const RousePalette *palette = canvas->palette;

  if (palette->lines)
    {
      fill_ring (canvas, side, .006, -.003, 1);
      if (glow > 0)
        fill_muscle (canvas, side, -.020 + .026 * glow, palette->glow, 1);
      return;
    }

  if (glow > 0)
    {
      paint_halo (canvas, side, glow, visible);
      fill_muscle (canvas, side, -get_rest (glow), palette->glow, MIN (1, 6 * glow) * visible);
      paint_core (canvas, side, glow, visible);
    }
  if (glow < 1)
    fill_ring (canvas, side, .005, 0, (1 - glow) * visible);
}

static void
paint_on_leggings (RouseCanvas *canvas, RouseBodySide side, double glow, double visible)
{
  RouseBox box = get_muscle_box (canvas, side, HALO_WIDTH);

  rouse_canvas_push_group (canvas, &box, 0);
  paint_muscle (canvas, side, glow, visible);
  rouse_canvas_pop_group_to_source (canvas);
  rouse_canvas_trace_part_in (canvas, ROUSE_PART_PELVIS, 0, 0, &box);
  rouse_canvas_trace_part_in (canvas, ROUSE_PART_LEFT_THIGH + side, 0, 0, &box);
  rouse_canvas_trace_part_in (canvas, ROUSE_PART_LEFT_SHANK + side, 0, 0, &box);
  rouse_canvas_end_group (canvas);
}

/**
 * rouse_glow_paint:
 * @canvas: a canvas
 *
 * Marks the working muscle, resting or at work, on the leggings only.
 */
void
rouse_glow_paint (RouseCanvas *canvas)
{
  const gboolean *glows = canvas->rig->glows;
  double ahead = rouse_camera_get_depth (canvas->camera, canvas->skeleton->legs[ROUSE_BODY_RIGHT].hip)
                 - rouse_camera_get_depth (canvas->camera, canvas->skeleton->legs[ROUSE_BODY_LEFT].hip);

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      double glow = rouse_pose_get_limb (canvas->pose, ROUSE_CHANNEL_LEFT_GLOW, (RouseBodySide) i) * canvas->glow_scale;
      double visible = 1;

      if (!glows[i])
        continue;
      if (glows[!i])
        visible = rouse_smoothstep ((rouse_body_side_sign ((RouseBodySide) i) * ahead + .02) / .05);
      if (visible <= 0 || (canvas->palette->lines && visible < .5))
        continue;

      paint_on_leggings (canvas, (RouseBodySide) i, CLAMP (glow, 0, 1.1), visible);
    }
}
