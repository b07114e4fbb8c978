/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-canvas.h"

#define N_HALO 10
#define N_CORE 6

/* Pixels in a body height from which each step of the light is painted as two, so that no bands show. */
#define FINE_SCALE 350.0

/* The working muscle: one hull that follows pelvis and thigh. */
static void
trace_muscle (RouseCanvas *canvas, RouseBodySide side, double grow)
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

static guint
get_fineness (RouseCanvas *canvas)
{
  return canvas->camera->scale >= FINE_SCALE ? 2 : 1;
}

/* The opacity of one of n layers that together are as opaque as alpha. */
static double
share (double alpha, guint n)
{
  return 1 - pow (1 - alpha, 1.0 / n);
}

static void
paint_halo (RouseCanvas *canvas, RouseBodySide side, double glow, double visible)
{
  guint fineness = get_fineness (canvas);
  guint n = N_HALO * fineness;

  for (guint i = 0; i < n; i++)
    {
      double t = i / (double) (n - 1);

      fill_muscle (canvas, side, .032 - .030 * t, canvas->palette->glow,
                   share ((.05 + .07 * t) * MIN (glow, 1) * visible, fineness));
    }
}

static void
paint_core (RouseCanvas *canvas, RouseBodySide side, double rest, double glow, double visible)
{
  guint fineness = get_fineness (canvas);

  for (guint i = 0; i < N_CORE * fineness; i++)
    fill_muscle (canvas, side, -rest - .003 - .003 / fineness * i, canvas->palette->glow_core,
                 share (.22 * MIN (glow, 1) * visible, fineness));
}

/* The body grows instead of fading in: orange over navy turns brown. */
static void
paint_muscle (RouseCanvas *canvas, RouseBodySide side, double glow, double visible)
{
  const RousePalette *palette = canvas->palette;
  double rest = .016 * (1 - glow);

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
      fill_muscle (canvas, side, -rest, palette->glow, MIN (1, 6 * glow) * visible);
      paint_core (canvas, side, rest, glow, visible);
    }
  if (glow < 1)
    fill_ring (canvas, side, .005, 0, (1 - glow) * visible);
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

      cairo_push_group (canvas->cr);
      paint_muscle (canvas, (RouseBodySide) i, CLAMP (glow, 0, 1.1), visible);
      cairo_set_operator (canvas->cr, CAIRO_OPERATOR_DEST_IN);
      rouse_canvas_set_color (canvas, canvas->palette->glow, 1);
      rouse_canvas_trace_part (canvas, ROUSE_PART_PELVIS, 0, 0);
      rouse_canvas_trace_part (canvas, ROUSE_PART_LEFT_THIGH + i, 0, 0);
      rouse_canvas_trace_part (canvas, ROUSE_PART_LEFT_SHANK + i, 0, 0);
      cairo_fill (canvas->cr);
      cairo_pop_group_to_source (canvas->cr);
      cairo_paint (canvas->cr);
    }
}
