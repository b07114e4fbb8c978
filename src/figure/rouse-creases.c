/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-canvas.h"

/* Between fingers and between toes runs a line where they touch; without it a hand is a mitten. Pictures that are too
 * small for the line do without. */

#define CREASE_WIDTH .0022
#define CREASE_SCALE 260.0

static void
paint (RouseCanvas *canvas, const RouseCrease *creases, guint n, double facing)
{
  const RousePalette *palette = canvas->palette;
  const double alpha = rouse_smoothstep ((facing - .15) / .35);

  if (canvas->camera->scale < CREASE_SCALE || alpha <= 0)
    return;

  if (palette->lines)
    rouse_canvas_set_color (canvas, palette->line, alpha);
  else
    rouse_canvas_set_color (canvas, palette->shade, palette->edge * alpha);
  cairo_set_line_width (canvas->cr, CREASE_WIDTH * canvas->camera->scale);
  cairo_set_line_cap (canvas->cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < n; i++)
    {
      const RousePoint from = rouse_camera_project (canvas->camera, creases[i].from);
      const RousePoint to = rouse_camera_project (canvas->camera, creases[i].to);

      cairo_move_to (canvas->cr, from.x, from.y);
      cairo_line_to (canvas->cr, to.x, to.y);
    }
  cairo_stroke (canvas->cr);
}

/**
 * rouse_creases_paint_hand:
 * @canvas: a canvas with the arm
 * @side: which arm
 *
 * Paints the lines between the fingers, as far as the palm or the back of the hand is seen.
 */
void
rouse_creases_paint_hand (RouseCanvas *canvas, RouseBodySide side)
{
  const RouseArm *arm = &canvas->skeleton->arms[side];
  RouseCrease creases[ROUSE_N_FINGER_CREASES];

  rouse_hand_get_creases (arm, creases);
  paint (canvas, creases, ROUSE_N_FINGER_CREASES, fabs (rouse_vector_dot (arm->palm, canvas->camera->toward)));
}

/**
 * rouse_creases_paint_foot:
 * @canvas: a canvas with the leg
 * @side: which leg
 *
 * Paints the lines between the toes, as far as they are seen from above or below.
 */
void
rouse_creases_paint_foot (RouseCanvas *canvas, RouseBodySide side)
{
  const RouseLeg *leg = &canvas->skeleton->legs[side];
  RouseCrease creases[ROUSE_N_TOE_CREASES];

  rouse_foot_get_creases (leg, side, creases);
  paint (canvas, creases, ROUSE_N_TOE_CREASES, fabs (rouse_vector_dot (leg->foot_up, canvas->camera->toward)));
}
