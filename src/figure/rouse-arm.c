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

  rouse_hand_build (arm, bones);
  add_sleeve (sleeve, bones);
}
