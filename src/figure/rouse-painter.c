/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-painter.h"

#include "rouse-canvas.h"

/* Pixels in a body height below which contact lines, form shadows and marks would be noise, and half the torso's
 * slices do. */
#define DETAIL_SCALE 105.0

/* And above which the torso takes twice as many slices, so that no chord shows. */
#define LARGE_SCALE 600.0

/* How far, in body heights, hair reaches beyond the skull. */
#define HAIR_MARGIN .03

struct _RousePainter
{
  RouseSkeleton skeleton;
  RouseBody body;
  RouseOrder order;
  RouseOutline outlines[ROUSE_N_PARTS];
  RouseBox boxes[ROUSE_N_PARTS];
  RouseOutline scratch;
};

/* Limbs on the far side are darker; the change is gradual, so that turning the figure never flips it. */
static double
get_far_tone (const RouseCanvas *canvas, const double depth[ROUSE_N_BODY_SIDES], RouseBodySide side)
{
  return canvas->palette->far * rouse_smoothstep ((depth[!side] - depth[side] - .01) / .05);
}

static void
add_grown (RouseCanvas *canvas, guint part)
{
  rouse_outline_add_shape (canvas->scratch, canvas->camera, &canvas->body->parts[part],
                           ROUSE_CONTACT_WIDTH / 2 * canvas->camera->scale);
}

/* The thigh's outline near the hip would draw a line between two parts of the same leggings. */
static void
add_grown_thigh (RouseCanvas *canvas, guint part)
{
  guint n;
  gboolean chain;
  const RouseSolid *solids = rouse_shape_get_piece (&canvas->body->parts[part], 0, &n, &chain);

  rouse_outline_add_chain (canvas->scratch, canvas->camera, solids + ROUSE_THIGH_FIRST_CONTACT,
                           n - ROUSE_THIGH_FIRST_CONTACT, ROUSE_CONTACT_WIDTH / 2 * canvas->camera->scale);
}

/* Fills what add_grown() collected, on the body only: ATOP leaves the ground alone. */
static void
paint_contact (RouseCanvas *canvas)
{
  RouseBox box = rouse_outline_get_box (canvas->scratch);

  rouse_canvas_push_mask (canvas, &box, 0);
  rouse_canvas_set_color (canvas, canvas->palette->shade, 1);
  rouse_canvas_trace (canvas, canvas->scratch, 0, 0);
  cairo_fill (canvas->cr);
  rouse_canvas_pop_mask (canvas, canvas->palette->shade, canvas->palette->edge, CAIRO_OPERATOR_ATOP);
}

static gboolean
has_contacts (RouseCanvas *canvas)
{
  return canvas->detailed && canvas->palette->edge > 0;
}

static void
paint_leg_lines (RouseCanvas *canvas, RouseBodySide side, const guint leg[3], RouseColor skin)
{
  const guint cloth[] = { leg[0], leg[1] };

  rouse_canvas_outline_parts (canvas, &leg[2], 1);
  rouse_canvas_fill_part (canvas, leg[2], skin);
  rouse_creases_paint_foot (canvas, side);
  rouse_canvas_outline_parts (canvas, cloth, 2);
  rouse_canvas_fill_part (canvas, leg[0], canvas->palette->leggings);
  rouse_canvas_fill_part (canvas, leg[1], canvas->palette->leggings);
  if (canvas->drawn & 1u << ROUSE_PART_PELVIS)
    rouse_canvas_fill_part (canvas, ROUSE_PART_PELVIS, canvas->palette->leggings);
}

static void
paint_leg (RouseCanvas *canvas, RouseBodySide side)
{
  const RousePalette *palette = canvas->palette;
  const guint leg[] = { ROUSE_PART_LEFT_THIGH + side, ROUSE_PART_LEFT_SHANK + side, ROUSE_PART_LEFT_FOOT + side };
  double tone = get_far_tone (canvas, canvas->order->leg_depth, side);
  RouseColor skin = rouse_color_mix (palette->skin, palette->shade, tone);
  RouseColor cloth = rouse_color_mix (palette->leggings, palette->shade, tone);

  if (palette->lines)
    {
      paint_leg_lines (canvas, side, leg, skin);
      return;
    }

  if (has_contacts (canvas) && canvas->drawn & 1u << (ROUSE_PART_LEFT_THIGH + !side))
    {
      rouse_outline_clear (canvas->scratch);
      add_grown_thigh (canvas, leg[0]);
      add_grown (canvas, leg[1]);
      add_grown (canvas, leg[2]);
      paint_contact (canvas);
    }

  rouse_canvas_fill_shaded (canvas, &leg[2], 1, skin, leg, G_N_ELEMENTS (leg));
  rouse_creases_paint_foot (canvas, side);
  rouse_canvas_fill_shaded (canvas, leg, 2, cloth, leg, G_N_ELEMENTS (leg));
}

/* Sews a front sleeve to the top: the crease starts at the armpit and does not run around the shoulder as a ring. The
 * seam belongs to the top, so that in high contrast the line around the shoulder stays. */
static void
paint_seam (RouseCanvas *canvas, const RouseArm *arm)
{
  gboolean lines = canvas->palette->lines;
  const RouseSolid seam[] = {
    { .center = arm->shoulder, .radius = lines ? .041 : .036 },
    { .center = rouse_vector_step (arm->shoulder, arm->upper, -.03), .radius = lines ? .042 : .0385 },
  };
  RouseBox box;

  rouse_outline_clear (canvas->scratch);
  rouse_outline_add_hull (canvas->scratch, canvas->camera, seam, G_N_ELEMENTS (seam), 0);
  box = rouse_outline_get_box (canvas->scratch);
  rouse_canvas_push_group (canvas, &box, 0);
  rouse_canvas_set_color (canvas, canvas->palette->top, 1);
  rouse_canvas_trace (canvas, canvas->scratch, 0, 0);
  cairo_fill (canvas->cr);
  rouse_canvas_pop_group_to_source (canvas);
  rouse_canvas_trace_part_in (canvas, ROUSE_PART_TOP, 0, 0, &box);
  rouse_canvas_end_group (canvas);
}

static void
paint_arm (RouseCanvas *canvas, RouseBodySide side)
{
  const RousePalette *palette = canvas->palette;
  const guint arm[] = { ROUSE_PART_LEFT_ARM + side, ROUSE_PART_LEFT_SLEEVE + side };
  double tone = get_far_tone (canvas, canvas->order->arm_depth, side);

  if (has_contacts (canvas))
    {
      rouse_outline_clear (canvas->scratch);
      add_grown (canvas, arm[0]);
      add_grown (canvas, arm[1]);
      paint_contact (canvas);
    }

  rouse_canvas_outline_parts (canvas, &arm[0], 1);
  rouse_canvas_fill_shaded (canvas, &arm[0], 1, rouse_color_mix (palette->skin, palette->shade, tone), arm,
                            G_N_ELEMENTS (arm));
  rouse_creases_paint_hand (canvas, side);
  rouse_canvas_outline_parts (canvas, &arm[1], 1);
  rouse_canvas_fill_shaded (canvas, &arm[1], 1, rouse_color_mix (palette->top, palette->shade, tone), arm,
                            G_N_ELEMENTS (arm));

  if (canvas->order->arm_in_front[side])
    paint_seam (canvas, &canvas->skeleton->arms[side]);
}

static void
paint_layer (RouseCanvas *canvas, RouseLayer layer)
{
  static const guint pelvis[] = { ROUSE_PART_PELVIS };
  static const guint top[] = { ROUSE_PART_TOP };
  static const guint neck[] = { ROUSE_PART_NECK };
  const RousePalette *palette = canvas->palette;

  switch (layer)
    {
    case ROUSE_LAYER_PELVIS:
      rouse_canvas_outline_parts (canvas, pelvis, 1);
      rouse_canvas_fill_part (canvas, ROUSE_PART_PELVIS, palette->leggings);
      break;
    case ROUSE_LAYER_TOP:
      rouse_canvas_outline_parts (canvas, top, 1);
      rouse_canvas_fill_shaded (canvas, top, 1, palette->top, top, 1);
      break;
    case ROUSE_LAYER_NECK:
      rouse_canvas_outline_parts (canvas, neck, 1);
      rouse_canvas_fill_part (canvas, ROUSE_PART_NECK,
                              rouse_color_mix (palette->skin, palette->shade, palette->lines ? 0 : .15));
      break;
    case ROUSE_LAYER_HEAD:
      rouse_head_paint (canvas);
      break;
    case ROUSE_LAYER_LEFT_LEG:
    case ROUSE_LAYER_RIGHT_LEG:
      paint_leg (canvas, (RouseBodySide) (layer - ROUSE_LAYER_LEFT_LEG));
      break;
    case ROUSE_LAYER_LEFT_ARM:
    case ROUSE_LAYER_RIGHT_ARM:
      paint_arm (canvas, (RouseBodySide) (layer - ROUSE_LAYER_LEFT_ARM));
      break;
    case ROUSE_LAYER_GLOW:
      rouse_glow_paint (canvas);
      break;
    case ROUSE_N_LAYERS:
    default:
      g_assert_not_reached ();
    }
}

/* The one painter, while somebody has it: pictures are painted one after another, and what a picture of a figure needs
 * on the way is fifty times as much as the figure itself. */
static RousePainter *shared;
static guint n_holders;

static RousePainter *
create_painter (void)
{
  RousePainter *self = g_new0 (RousePainter, 1);

  rouse_body_init (&self->body);
  rouse_outline_init (&self->scratch);
  for (guint i = 0; i < ROUSE_N_PARTS; i++)
    rouse_outline_init (&self->outlines[i]);

  return self;
}

static void
free_painter (RousePainter *self)
{
  rouse_body_finish (&self->body);
  rouse_outline_finish (&self->scratch);
  for (guint i = 0; i < ROUSE_N_PARTS; i++)
    rouse_outline_finish (&self->outlines[i]);
  g_free (self);
}

/**
 * rouse_painter_hold:
 *
 * For the thread of the widgets only.
 *
 * Returns: (transfer full): the painter; give it back with rouse_painter_release()
 */
RousePainter *
rouse_painter_hold (void)
{
  if (n_holders++ == 0)
    shared = create_painter ();

  return shared;
}

/**
 * rouse_painter_release:
 * @self: the painter
 *
 * The last one to give it back frees it.
 */
void
rouse_painter_release (RousePainter *self)
{
  g_return_if_fail (self == shared && n_holders > 0);

  if (--n_holders == 0)
    g_clear_pointer (&shared, free_painter);
}

/**
 * rouse_painter_paint:
 * @self: a painter
 * @cr: where to; its background shows through beside the figure
 * @scene: what
 *
 * Paints ground, props, figure and marks.
 */
void
rouse_painter_paint (RousePainter *self, cairo_t *cr, const RouseScene *scene)
{
  gboolean detailed = scene->camera.scale >= DETAIL_SCALE;
  RouseCanvas canvas = {
    .cr = cr,
    .rig = scene->rig,
    .pose = scene->pose,
    .palette = scene->palette,
    .skeleton = &self->skeleton,
    .body = &self->body,
    .order = &self->order,
    .camera = &scene->camera,
    .outlines = self->outlines,
    .boxes = self->boxes,
    .scratch = &self->scratch,
    .glow_scale = scene->glow_scale,
    .detailed = detailed,
  };
  RouseBox body;

  rouse_skeleton_pose (&self->skeleton, scene->rig, scene->pose);
  rouse_body_pose (&self->body, &self->skeleton, detailed + (scene->camera.scale >= LARGE_SCALE));
  rouse_order_init (&self->order, &self->skeleton, &scene->camera, scene->rig->glows);
  for (guint i = 0; i < ROUSE_N_PARTS; i++)
    {
      rouse_outline_clear (&self->outlines[i]);
      rouse_outline_add_shape (&self->outlines[i], &scene->camera, &self->body.parts[i], 0);
      self->boxes[i] = rouse_outline_get_box (&self->outlines[i]);
      if (i == 0)
        body = self->boxes[i];
      rouse_box_unite (&body, &self->boxes[i]);
    }

  cairo_save (cr);
  /* Four by four samples a pixel take half the time of cairo's usual seventeen by fifteen, and nobody sees that they
   * are fewer, unless black borders on white. */
  if (detailed && !scene->palette->lines)
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  rouse_ground_paint (&canvas);
  rouse_canvas_push_group (&canvas, &body, HAIR_MARGIN * scene->camera.scale + rouse_canvas_get_line_width (&canvas));
  for (guint i = 0; i < ROUSE_N_LAYERS; i++)
    paint_layer (&canvas, self->order.layers[i]);
  rouse_canvas_pop_group (&canvas);
  rouse_marks_paint (&canvas);
  cairo_restore (cr);
}
