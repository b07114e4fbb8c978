/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-canvas.h"

#define SHADOW_HEIGHT .0005
#define CONTACT_HEIGHT .045
#define THIN .0107
#define SOFT_SHRINK .9
#define SOFT_SHARE .55
/* How far, in body heights, fingers and toes reach beyond the soft shadow. */
#define CONTACT_MARGIN .06
#define MAT_THICKNESS .018
#define MAT_CORNER .010
#define FLOOR_HEIGHT -.004

/* Sizes of the chair in FIGURE.md 4.3. */
#define LEG_RADIUS .0105
#define SEAT_LOW .262
#define SEAT_HIGH .272
#define POST_TOP .520
#define CHAIR_FOOT_RADIUS .022

static const RouseVector upward = { 0, 1, 0 };

static void
fill_scratch (RouseCanvas *canvas, RouseColor color, double alpha)
{
  rouse_canvas_set_color (canvas, color, alpha);
  rouse_canvas_trace (canvas, canvas->scratch, 0, 0);
  cairo_fill (canvas->cr);
}

static void
paint_hull (RouseCanvas *canvas, const RouseSolid *solids, guint n, RouseColor color)
{
  if (canvas->palette->lines)
    {
      rouse_outline_clear (canvas->scratch);
      rouse_outline_add_hull (canvas->scratch, canvas->camera, solids, n, rouse_canvas_get_line_width (canvas));
      fill_scratch (canvas, canvas->palette->line, 1);
    }

  rouse_canvas_fill_solids (canvas, solids, n, color);
}

static guint
get_ground (RouseCanvas *canvas, RouseSolid *solids)
{
  const RouseMatRig *mat = &canvas->rig->mat;
  const RouseFloorRig *floor = &canvas->rig->floor;

  if (floor->present)
    {
      solids[0] = (RouseSolid) { { floor->x, FLOOR_HEIGHT, floor->z }, floor->radius, upward };
      return 1;
    }
  if (!mat->present)
    return 0;

  for (guint i = 0; i < 4; i++)
    {
      double x = mat->x + (i & 1 ? 1 : -1) * (mat->half_x - MAT_CORNER);
      double z = mat->z + (i & 2 ? 1 : -1) * (mat->half_z - MAT_CORNER);

      solids[i] = (RouseSolid) { { x, 0, z }, MAT_CORNER, upward };
    }

  return 4;
}

static void
paint_mat_box (RouseCanvas *canvas, const RouseSolid *top, guint n)
{
  RouseSolid box[8];

  for (guint i = 0; i < n; i++)
    {
      box[i] = top[i];
      box[i + n] = top[i];
      box[i + n].center.y = -MAT_THICKNESS;
    }

  paint_hull (canvas, box, 2 * n, canvas->palette->mat_side);
}

static gboolean
touches_ground (const RouseSolid *solids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (solids[i].center.y - solids[i].radius < CONTACT_HEIGHT)
      return TRUE;

  return FALSE;
}

static void
add_contact_of_chain (RouseCanvas *canvas, const RouseSolid *solids, guint n)
{
  guint start = 0;

  while (start + 1 < n)
    {
      guint end = start;

      while (end + 1 < n && touches_ground (solids + end, 2))
        end++;
      if (end > start)
        rouse_outline_add_shadow (canvas->scratch, canvas->camera, solids + start, end - start + 1, TRUE, SHADOW_HEIGHT,
                                  1);
      start = MAX (end, start + 1);
    }
}

/* Fingers and toes have a shadow where they touch; a soft one would be lost in that of the hand or foot. */
static gboolean
is_thin (const RouseSolid *solids, guint n)
{
  for (guint i = 0; i < n; i++)
    if (solids[i].radius > THIN)
      return FALSE;
  return TRUE;
}

static void
add_shadows (RouseCanvas *canvas, const RouseShape *shape, gboolean contact)
{
  for (guint i = 0; i < rouse_shape_get_n_pieces (shape); i++)
    {
      guint n;
      gboolean chain;
      const RouseSolid *solids = rouse_shape_get_piece (shape, i, &n, &chain);

      if (!contact && is_thin (solids, n))
        continue;
      if (!contact)
        rouse_outline_add_shadow (canvas->scratch, canvas->camera, solids, n, chain, SHADOW_HEIGHT, SOFT_SHRINK);
      else if (chain)
        add_contact_of_chain (canvas, solids, n);
      else if (touches_ground (solids, n))
        rouse_outline_add_shadow (canvas->scratch, canvas->camera, solids, n, FALSE, SHADOW_HEIGHT, 1);
    }
}

/* Nose and ears lie within the shadow of the head. */
static void
trace_shadows (RouseCanvas *canvas, gboolean contact)
{
  rouse_outline_clear (canvas->scratch);

  for (guint part = 0; part < ROUSE_N_PARTS; part++)
    if (part != ROUSE_PART_NOSE && part != ROUSE_PART_LEFT_EAR && part != ROUSE_PART_RIGHT_EAR)
      add_shadows (canvas, &canvas->body->parts[part], contact);
}

/* As far as they fall on the ground, and not beside it. */
static void
paint_shadows (RouseCanvas *canvas, const RouseSolid *ground, guint n)
{
  const RousePalette *palette = canvas->palette;
  RouseBox box;

  if (palette->shadow <= 0)
    return;

  trace_shadows (canvas, FALSE);
  box = rouse_outline_get_box (canvas->scratch);
  rouse_canvas_push_mask (canvas, &box, CONTACT_MARGIN * canvas->camera->scale);
  fill_scratch (canvas, palette->shade, palette->shadow * SOFT_SHARE);
  trace_shadows (canvas, TRUE);
  cairo_set_operator (canvas->cr, CAIRO_OPERATOR_ADD);
  fill_scratch (canvas, palette->shade, palette->shadow);
  cairo_set_operator (canvas->cr, CAIRO_OPERATOR_DEST_IN);
  rouse_canvas_fill_solids (canvas, ground, n, palette->shade);
  rouse_canvas_pop_mask (canvas, palette->shade, 1, CAIRO_OPERATOR_OVER);
}

static RouseVector
chair_point (const RouseChairRig *chair, double x, double y, double z)
{
  double c = cos (rouse_radians (chair->angle)), s = sin (rouse_radians (chair->angle));

  return rouse_vector (chair->x + c * x + s * z, y, chair->z - s * x + c * z);
}

static void
paint_bar (RouseCanvas *canvas, RouseVector from, RouseVector to, double radius, double shade)
{
  const RouseSolid ends[] = { { .center = from, .radius = radius }, { .center = to, .radius = radius } };

  paint_hull (canvas, ends, 2, rouse_color_mix (canvas->palette->chair, canvas->palette->shade, shade));
}

/* Rails between the posts: a slat is as flat as two bars above each other. */
static void
paint_slat (RouseCanvas *canvas, double low, double high, double radius, double shade)
{
  const RouseChairRig *chair = &canvas->rig->chair;
  double half = chair->width / 2;
  RouseSolid corners[4];

  for (guint i = 0; i < 4; i++)
    corners[i]
        = (RouseSolid) { .center = chair_point (chair, i & 1 ? half : -half, i & 2 ? high : low, 0), .radius = radius };

  paint_hull (canvas, corners, 4, rouse_color_mix (canvas->palette->chair, canvas->palette->shade, shade));
}

static void
paint_chair_feet (RouseCanvas *canvas)
{
  const RouseChairRig *chair = &canvas->rig->chair;
  double half = chair->width / 2;

  rouse_outline_clear (canvas->scratch);
  for (guint i = 0; i < 4; i++)
    {
      RouseSolid foot = { .center = chair_point (chair, i & 1 ? half : -half, 0, i & 2 ? -chair->depth : 0),
                          .radius = CHAIR_FOOT_RADIUS };

      rouse_outline_add_shadow (canvas->scratch, canvas->camera, &foot, 1, FALSE, SHADOW_HEIGHT, 1);
    }
  fill_scratch (canvas, canvas->palette->shade, canvas->palette->shadow);
}

static void
paint_chair (RouseCanvas *canvas)
{
  const RouseChairRig *chair = &canvas->rig->chair;
  gboolean lines = canvas->palette->lines;
  double half = chair->width / 2;
  RouseSolid seat[8];

  for (guint i = 0; i < 2; i++)
    {
      double x = i ? half - .01 : -half + .01;

      paint_bar (canvas, chair_point (chair, x, .012, -chair->depth), chair_point (chair, x, .255, -chair->depth),
                 LEG_RADIUS, lines ? 0 : .30);
    }

  for (guint i = 0; i < 8; i++)
    seat[i] = (RouseSolid) { .center = chair_point (chair, i & 1 ? half : -half, i & 2 ? SEAT_HIGH : SEAT_LOW,
                                                    i & 4 ? -chair->depth : 0),
                             .radius = .009 };
  paint_hull (canvas, seat, 8, canvas->palette->chair);

  for (guint i = 0; i < 2; i++)
    {
      double x = i ? half : -half;

      paint_bar (canvas, chair_point (chair, x, .010, 0), chair_point (chair, x, SEAT_LOW, 0), LEG_RADIUS,
                 lines ? 0 : .12);
    }
  paint_slat (canvas, .360, .385, .007, lines ? 0 : .12);
  paint_slat (canvas, .430, .455, .007, lines ? 0 : .12);

  for (guint i = 0; i < 2; i++)
    {
      double x = i ? half : -half;

      paint_bar (canvas, chair_point (chair, x, SEAT_LOW, 0), chair_point (chair, x, POST_TOP, 0), LEG_RADIUS,
                 lines ? 0 : .05);
    }
  paint_slat (canvas, .508, POST_TOP, .0115, lines ? 0 : .05);
}

/**
 * rouse_ground_paint:
 * @canvas: a canvas
 *
 * Paints what the figure lies or stands on, its shadows there, and the chair.
 */
void
rouse_ground_paint (RouseCanvas *canvas)
{
  RouseSolid ground[4];
  guint n = get_ground (canvas, ground);

  if (n > 0)
    {
      if (canvas->rig->mat.present)
        paint_mat_box (canvas, ground, n);
      paint_hull (canvas, ground, n, canvas->palette->mat);
      paint_shadows (canvas, ground, n);
    }

  if (canvas->rig->chair.present)
    {
      if (canvas->palette->shadow > 0)
        paint_chair_feet (canvas);
      paint_chair (canvas);
    }
}
