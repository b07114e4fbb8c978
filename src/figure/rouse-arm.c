/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-body.h"

#include "rouse-curve.h"

#define N_ARM_BALLS 9
#define N_SLEEVE_SLICES 7
#define SLEEVE_END .52
#define SLEEVE_WIDTH .004

static const RouseProfile upper_profile[] = {
  { 0, .0345, 0 }, { .25, .0325, 0 }, { .6, .0275, 0 }, { .9, .0235, 0 }, { 1, .023, 0 },
};

static const RouseProfile forearm_profile[] = {
  { 0, .023, 0 }, { .25, .025, 0 }, { .6, .0205, 0 }, { .9, .016, 0 }, { 1, .0155, 0 },
};

static RouseSolid
upper_ball (const RouseArm *arm, double t)
{
  return (RouseSolid) { .center = rouse_vector_step (arm->shoulder, arm->upper, t * ROUSE_UPPER_ARM_LENGTH),
                        .radius = rouse_profile_at (upper_profile, G_N_ELEMENTS (upper_profile), t).radius };
}

static RouseVector
hand_step (const RouseArm *arm, RouseVector from, double along, double thumb, double palm)
{
  RouseVector point = rouse_vector_step (rouse_vector_step (from, arm->hand, along), arm->thumb, thumb);

  return rouse_vector_step (point, arm->palm, palm);
}

/* Fingers bend out of the palm: the first joints by the curl, the tips by more than twice that. */
static RouseVector
finger_direction (const RouseArm *arm, double angle)
{
  return rouse_vector_step (rouse_vector_scale (arm->hand, cos (angle)), arm->palm, sin (angle));
}

static void
add_hull (RouseShape *shape, const RouseSolid *solids, guint n)
{
  for (guint i = 0; i < n; i++)
    rouse_shape_add_solid (shape, &solids[i]);
  rouse_shape_end_hull (shape);
}

/* A mitten with a thumb: index side a little longer than the little finger's. */
static void
add_hand (RouseShape *shape, const RouseArm *arm)
{
  RouseVector middle = finger_direction (arm, arm->curl);
  RouseVector tip = finger_direction (arm, 2.2 * arm->curl);
  RouseVector k1 = hand_step (arm, arm->wrist, .048, .014, 0);
  RouseVector k2 = hand_step (arm, arm->wrist, .046, -.014, 0);
  RouseVector m1 = hand_step (arm, rouse_vector_step (k1, middle, .025), 0, -.002, 0);
  RouseVector m2 = hand_step (arm, rouse_vector_step (k2, middle, .021), 0, .001, 0);
  RouseSolid wrist = { .center = arm->wrist, .radius = .015 };
  RouseSolid knuckle1 = { .center = k1, .radius = .0095 };
  RouseSolid knuckle2 = { .center = k2, .radius = .0088 };
  RouseSolid middle1 = { .center = m1, .radius = .0082 };
  RouseSolid middle2 = { .center = m2, .radius = .0074 };
  RouseSolid thumb1 = { .center = hand_step (arm, arm->wrist, .012, .009, 0), .radius = .0105 };
  RouseSolid thumb2 = { .center = hand_step (arm, arm->wrist, .034, .025, .006), .radius = .0074 };
  RouseSolid thumb3 = { .center = hand_step (arm, arm->wrist, .053, .026, .012), .radius = .0056 };
  const RouseSolid tips[] = {
    middle1,
    middle2,
    { .center = hand_step (arm, rouse_vector_step (m1, tip, .018), 0, -.001, 0), .radius = .0058 },
    { .center = hand_step (arm, rouse_vector_step (m1, tip, .023), 0, -.010, 0), .radius = .0058 },
    { .center = hand_step (arm, rouse_vector_step (m2, tip, .013), 0, .001, 0), .radius = .0054 },
  };

  add_hull (shape, (const RouseSolid[]) { wrist, knuckle1, knuckle2 }, 3);
  add_hull (shape, (const RouseSolid[]) { knuckle1, knuckle2, middle1, middle2 }, 4);
  add_hull (shape, tips, G_N_ELEMENTS (tips));
  add_hull (shape, (const RouseSolid[]) { wrist, thumb1, thumb2 }, 3);
  add_hull (shape, (const RouseSolid[]) { thumb2, thumb3 }, 2);
}

static void
add_sleeve (RouseShape *sleeve, const RouseArm *arm)
{
  RouseSolid slices[N_SLEEVE_SLICES];
  RouseSolid cap = upper_ball (arm, 0);

  for (guint i = 0; i < N_SLEEVE_SLICES; i++)
    {
      slices[i] = upper_ball (arm, SLEEVE_END * i / (N_SLEEVE_SLICES - 1));
      slices[i].radius += SLEEVE_WIDTH;
      slices[i].normal = arm->upper;
    }
  cap.radius += SLEEVE_WIDTH;

  rouse_shape_add_solid (sleeve, &cap);
  rouse_shape_add_solid (sleeve, &slices[0]);
  rouse_shape_end_hull (sleeve);
  rouse_shape_add_chain (sleeve, slices, N_SLEEVE_SLICES);
}

/**
 * rouse_arm_build:
 * @arm: receives the bare arm and the hand
 * @sleeve: receives the sleeve
 * @skeleton: a skeleton
 * @side: which arm
 */
void
rouse_arm_build (RouseShape *arm, RouseShape *sleeve, const RouseSkeleton *skeleton, RouseBodySide side)
{
  const RouseArm *bones = &skeleton->arms[side];
  RouseSolid balls[N_ARM_BALLS];

  for (guint i = 0; i < N_ARM_BALLS; i++)
    balls[i] = upper_ball (bones, i / (double) (N_ARM_BALLS - 1));
  rouse_shape_add_chain (arm, balls, N_ARM_BALLS);

  for (guint i = 0; i < N_ARM_BALLS; i++)
    {
      double t = i / (double) (N_ARM_BALLS - 1);

      balls[i].center = rouse_vector_step (bones->elbow, bones->forearm, t * ROUSE_FOREARM_LENGTH);
      balls[i].radius = rouse_profile_at (forearm_profile, G_N_ELEMENTS (forearm_profile), t).radius;
    }
  rouse_shape_add_chain (arm, balls, N_ARM_BALLS);

  add_hand (arm, bones);
  add_sleeve (sleeve, bones);
}
