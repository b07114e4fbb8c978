/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-order.h"

/* Keys are depths; this keeps one thing before another without a visible distance. */
#define EPSILON 1e-6

/* A knee that comes toward the viewer over the trunk. */
static gboolean
is_over_top (const RouseSkeleton *skeleton, const RouseCamera *camera, RouseBodySide side)
{
  const RouseLeg *leg = &skeleton->legs[side];
  RouseVector thigh = rouse_vector_sub (leg->knee, leg->hip);
  RousePoint bone = rouse_camera_project_direction (camera, thigh);
  RousePoint trunk = rouse_camera_project_direction (camera, rouse_vector_sub (skeleton->t12, skeleton->pelvis));
  double length = hypot (trunk.x, trunk.y);

  if (rouse_vector_dot (camera->toward, thigh) <= .08 || length < 1e-9)
    return FALSE;

  return (bone.x * trunk.x + bone.y * trunk.y) / (ROUSE_THIGH_LENGTH * camera->scale * length) > .10;
}

static void
set_keys (RouseOrder *self, const RouseSkeleton *skeleton, const RouseCamera *camera, double *keys)
{
  double pelvis = rouse_camera_get_depth (camera, skeleton->pelvis);
  RouseVector chest = rouse_vector_mix (skeleton->t12, skeleton->c7, .5);
  RouseVector girdle = rouse_vector_step (skeleton->c7, skeleton->thorax_frame.up, -.04);
  double trunk = rouse_camera_get_depth (camera, girdle);
  double top = MAX (rouse_camera_get_depth (camera, chest), pelvis + EPSILON);
  gboolean over[ROUSE_N_BODY_SIDES];

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      const RouseLeg *leg = &skeleton->legs[i];

      /* The hip's end decides: an average would put the free leg of the hinge in front. */
      self->leg_depth[i] = rouse_camera_get_depth (camera, rouse_vector_mix (leg->hip, leg->knee, .15));
      over[i] = is_over_top (skeleton, camera, (RouseBodySide) i);
      if (!over[i])
        top = MAX (top, self->leg_depth[i] + EPSILON);
    }

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      const RouseArm *arm = &skeleton->arms[i];
      double own = rouse_camera_get_depth (camera, rouse_vector_mix (arm->shoulder, arm->elbow, .4));

      self->arm_depth[i] = own;
      self->arm_in_front[i] = rouse_camera_get_depth (camera, arm->shoulder) > trunk + .02
                              || rouse_camera_get_depth (camera, arm->elbow) > trunk + .06;
      keys[ROUSE_LAYER_LEFT_ARM + i] = self->arm_in_front[i] ? MAX (own, top + EPSILON) : MIN (own, top - EPSILON);
      keys[ROUSE_LAYER_LEFT_LEG + i] = over[i] ? MAX (self->leg_depth[i], top + EPSILON) : self->leg_depth[i];
    }

  keys[ROUSE_LAYER_PELVIS] = pelvis;
  keys[ROUSE_LAYER_TOP] = top;
  keys[ROUSE_LAYER_HEAD] = rouse_camera_get_depth (camera, skeleton->head);
}

static void
insert_at (RouseOrder *self, guint n, guint index, RouseLayer layer)
{
  for (guint i = n; i > index; i--)
    self->layers[i] = self->layers[i - 1];
  self->layers[index] = layer;
}

/**
 * rouse_order_init:
 * @self: (out caller-allocates): the order
 * @skeleton: a skeleton
 * @camera: the camera
 * @glows: which sides work
 *
 * Finds who covers whom (FIGURE.md 6). It is done anew for every frame; it costs next to nothing.
 */
void
rouse_order_init (RouseOrder *self,
                  const RouseSkeleton *skeleton,
                  const RouseCamera *camera,
                  const gboolean glows[ROUSE_N_BODY_SIDES])
{
  double keys[ROUSE_LAYER_NECK];
  guint last = 0;

  set_keys (self, skeleton, camera, keys);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint place = i;

      while (place > 0 && keys[self->layers[place - 1]] > keys[i])
        place--;
      insert_at (self, i, place, (RouseLayer) i);
    }

  insert_at (self, ROUSE_LAYER_NECK,
             MIN (rouse_order_get_index (self, ROUSE_LAYER_TOP), rouse_order_get_index (self, ROUSE_LAYER_HEAD)),
             ROUSE_LAYER_NECK);

  /* Before the top, so that its hem trims the light. */
  last = rouse_order_get_index (self, ROUSE_LAYER_PELVIS);
  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    if (glows[i])
      last = MAX (last, rouse_order_get_index (self, (RouseLayer) (ROUSE_LAYER_LEFT_LEG + i)));
  insert_at (self, ROUSE_LAYER_GLOW, last + 1, ROUSE_LAYER_GLOW);
}

/**
 * rouse_order_get_index:
 * @self: an order
 * @layer: a layer
 *
 * Returns: when @layer is painted, 0 for first
 */
guint
rouse_order_get_index (const RouseOrder *self, RouseLayer layer)
{
  guint i = 0;

  while (i + 1 < ROUSE_N_LAYERS && self->layers[i] != layer)
    i++;

  return i;
}
