/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-extent.h"

#include "rouse-body.h"

#define N_SAMPLES 5
#define N_FLOOR_POINTS 24

/* Marks and high contrast lines reach a little beyond the body. */
#define MARGIN .012

/* The view seldom changes, so its two numbers are kept and not the hundreds of balls that they come from: every figure
 * of a list has an extent. */
struct _RouseExtent
{
  RouseMotion *motion;

  /* the view that was measured last */
  RouseVector right;
  RouseVector up;
  RouseVector target;
  double farthest_x;
  double farthest_y;
};

static void
add_ball (RouseExtent *self, RouseVector center, double radius)
{
  RouseVector offset = rouse_vector_sub (center, self->target);

  self->farthest_x = MAX (self->farthest_x, fabs (rouse_vector_dot (self->right, offset)) + radius);
  self->farthest_y = MAX (self->farthest_y, fabs (rouse_vector_dot (self->up, offset)) + radius);
}

static void
add_pose (RouseExtent *self, const RouseRig *rig, const RousePose *pose)
{
  RouseSkeleton skeleton;

  rouse_skeleton_pose (&skeleton, rig, pose);
  add_ball (self, skeleton.head, .068);
  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      const RouseLeg *leg = &skeleton.legs[i];
      const RouseArm *arm = &skeleton.arms[i];

      add_ball (self, leg->knee, .040);
      add_ball (self, rouse_vector_step (leg->ankle, leg->foot_toes, -.023), .040);
      add_ball (self, rouse_vector_step (leg->ankle, leg->foot_toes, .105), .040);
      add_ball (self, leg->hip, .100);
      add_ball (self, arm->shoulder, .045);
      add_ball (self, arm->elbow, .030);
      add_ball (self, rouse_vector_step (arm->wrist, arm->hand, .085), .020);
    }
}

static void
add_chair (RouseExtent *self, const RouseChairRig *chair)
{
  double c = cos (rouse_radians (chair->angle)), s = sin (rouse_radians (chair->angle));

  for (guint i = 0; i < 8; i++)
    {
      double x = i & 1 ? chair->width / 2 : -chair->width / 2;
      double z = i & 2 ? -chair->depth : 0;
      double y = i & 4 ? (i & 2 ? .272 : .520) : 0;

      add_ball (self, rouse_vector (chair->x + c * x + s * z, y, chair->z - s * x + c * z), .0125);
    }
}

static void
add_ground (RouseExtent *self, const RouseRig *rig)
{
  for (guint i = 0; i < 8 && rig->mat.present; i++)
    add_ball (self,
              rouse_vector (rig->mat.x + (i & 1 ? 1 : -1) * rig->mat.half_x, i & 4 ? -.018 : 0,
                            rig->mat.z + (i & 2 ? 1 : -1) * rig->mat.half_z),
              0);

  for (guint i = 0; i < N_FLOOR_POINTS && rig->floor.present; i++)
    {
      double angle = 2 * G_PI * i / N_FLOOR_POINTS;

      add_ball (self,
                rouse_vector (rig->floor.x + rig->floor.radius * cos (angle), 0,
                              rig->floor.z + rig->floor.radius * sin (angle)),
                0);
    }
}

static void
measure (RouseExtent *self)
{
  static const RouseSide sides[] = { ROUSE_SIDE_LEFT, ROUSE_SIDE_RIGHT };
  const RouseRig *rig = rouse_motion_get_rig (self->motion);
  RousePose pose;

  self->farthest_x = self->farthest_y = 0;
  for (guint i = 0; i < ROUSE_N_PHASES * N_SAMPLES * G_N_ELEMENTS (sides); i++)
    {
      RouseSide side = sides[i % G_N_ELEMENTS (sides)];
      guint sample = i / G_N_ELEMENTS (sides);

      rouse_motion_get_pose (self->motion, (RousePhase) (sample / N_SAMPLES), sample % N_SAMPLES / (N_SAMPLES - 1.0),
                             side, &pose);
      add_pose (self, rig, &pose);
    }
  rouse_motion_get_ready_pose (self->motion, 0, ROUSE_SIDE_RIGHT, &pose);
  add_pose (self, rig, &pose);

  add_ground (self, rig);
  if (rig->chair.present)
    add_chair (self, &rig->chair);
}

static gboolean
vectors_equal (RouseVector a, RouseVector b)
{
  return a.x == b.x && a.y == b.y && a.z == b.z;
}

/**
 * rouse_extent_new:
 * @motion: a motion
 *
 * Returns: (transfer full): how far its picture reaches
 */
RouseExtent *
rouse_extent_new (RouseMotion *motion)
{
  RouseExtent *self = g_new0 (RouseExtent, 1);

  self->motion = g_object_ref (motion);

  return self;
}

void
rouse_extent_free (RouseExtent *self)
{
  g_object_unref (self->motion);
  g_free (self);
}

/**
 * rouse_extent_fit:
 * @self: an extent
 * @camera: a camera; its scale is lowered where the picture would be cropped
 * @width: of the canvas, in pixels
 * @height: of the canvas, in pixels
 *
 * A turned mat is wider than one seen from the front. The scale depends on the view only, never on the pose, so nothing
 * breathes while the figure moves.
 */
void
rouse_extent_fit (RouseExtent *self, RouseCamera *camera, double width, double height)
{
  /* No view has a camera without an upward direction, so that a new extent is always measured. */
  if (!vectors_equal (self->right, camera->right) || !vectors_equal (self->up, camera->up)
      || !vectors_equal (self->target, camera->target))
    {
      self->right = camera->right;
      self->up = camera->up;
      self->target = camera->target;
      measure (self);
    }

  camera->scale
      = MIN (camera->scale, MIN (width / (self->farthest_x + MARGIN), height / (self->farthest_y + MARGIN)) / 2);
}
