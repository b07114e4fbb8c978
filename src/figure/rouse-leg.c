/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-body.h"

#include "rouse-curve.h"

#define N_THIGH_BALLS ROUSE_THIGH_N_SOLIDS
#define N_SHANK_SLICES 11
#define N_SHIN_BALLS 6
#define CLOTHING .0015
#define CUFF .80
#define SHIN_START .70

static const RouseProfile thigh_profile[] = {
  { 0, .058, 0 }, { .2, .0585, .004 }, { .45, .053, .006 }, { .75, .0435, .005 }, { .92, .038, .003 }, { 1, .0345, 0 },
};

static const RouseProfile shank_profile[] = {
  { 0, .0345, 0 },      { .12, .0342, -.003 }, { .32, .0375, -.010 },
  { .55, .031, -.008 }, { .8, .0215, -.002 },  { 1, .0195, 0 },
};

static RouseSolid
shank_ball (const RouseLeg *leg, double t)
{
  RouseProfile row = rouse_profile_at (shank_profile, G_N_ELEMENTS (shank_profile), t);
  RouseVector center = rouse_vector_step (leg->knee, leg->shank, t * ROUSE_SHANK_LENGTH);

  return (RouseSolid) { .center = rouse_vector_step (center, leg->shank_front, row.forward), .radius = row.radius };
}

/**
 * rouse_glute_ball:
 * @skeleton: a skeleton
 * @side: which side
 * @which: 0 the upper, 1 the middle, 2 the lowest, which moves with the thigh
 *
 * Returns: one of the three balls that round a buttock
 */
RouseSolid
rouse_glute_ball (const RouseSkeleton *skeleton, RouseBodySide side, guint which)
{
  const RouseFrame *frame = &skeleton->pelvis_frame;
  const RouseLeg *leg = &skeleton->legs[side];
  double sign = rouse_body_side_sign (side);
  RouseVector point;

  if (which == 2)
    {
      point = rouse_vector_step (rouse_vector_step (leg->hip, leg->thigh, .070), leg->thigh_front, -.006);
      return (RouseSolid) { .center = point, .radius = .0515 };
    }

  point = rouse_vector_step (skeleton->pelvis, frame->forward, which == 0 ? -.022 : -.032);
  point = rouse_vector_step (point, frame->up, which == 0 ? .034 : -.004);
  point = rouse_vector_step (point, frame->right, sign * (which == 0 ? .036 : .043));

  return (RouseSolid) { .center = point, .radius = which == 0 ? .034 : .046 };
}

static void
add_thigh (RouseShape *thigh, const RouseSkeleton *skeleton, RouseBodySide side)
{
  const RouseLeg *leg = &skeleton->legs[side];
  RouseSolid balls[N_THIGH_BALLS] = { 0 };

  for (guint i = 0; i < N_THIGH_BALLS; i++)
    {
      double t = i / (double) (N_THIGH_BALLS - 1);
      RouseProfile row = rouse_profile_at (thigh_profile, G_N_ELEMENTS (thigh_profile), t);
      RouseVector center = rouse_vector_step (leg->hip, leg->thigh, t * ROUSE_THIGH_LENGTH);

      balls[i].center = rouse_vector_step (center, leg->thigh_front, row.forward);
      balls[i].radius = row.radius;
    }

  rouse_shape_add_chain (thigh, balls, N_THIGH_BALLS);
}

/* The groin closes the gap between pelvis and thigh, the glute the one behind. */
static void
add_root (RouseShape *thigh, const RouseSkeleton *skeleton, RouseBodySide side)
{
  const RouseFrame *frame = &skeleton->pelvis_frame;
  const RouseLeg *leg = &skeleton->legs[side];
  double sign = rouse_body_side_sign (side);
  RouseVector crotch
      = rouse_vector_step (rouse_vector_step (skeleton->pelvis, frame->up, -.030), frame->right, sign * .010);
  RouseVector low = rouse_vector_step (rouse_vector_step (leg->hip, leg->thigh, .080), leg->lateral, -sign * .009);
  RouseVector high = rouse_vector_step (rouse_vector_step (leg->hip, leg->thigh, .012), leg->lateral, -sign * .012);
  RouseSolid middle = rouse_glute_ball (skeleton, side, 1);
  RouseSolid lowest = rouse_glute_ball (skeleton, side, 2);

  rouse_shape_add_ball (thigh, crotch, .030);
  rouse_shape_add_ball (thigh, low, .050);
  rouse_shape_add_ball (thigh, high, .046);
  rouse_shape_end_hull (thigh);

  rouse_shape_add_solid (thigh, &middle);
  rouse_shape_add_solid (thigh, &lowest);
  rouse_shape_end_hull (thigh);
}

/* Balls at the knee, then discs: a ball at the end would look like a sausage and not like a cuff. */
static void
add_shank (RouseShape *shank, const RouseLeg *leg)
{
  RouseSolid slices[N_SHANK_SLICES];

  for (guint i = 0; i < N_SHANK_SLICES; i++)
    {
      slices[i] = shank_ball (leg, CUFF * i / (N_SHANK_SLICES - 1));
      slices[i].radius += CLOTHING;
      if (i > 1)
        slices[i].normal = leg->shank;
    }

  rouse_shape_add_chain (shank, slices, N_SHANK_SLICES);
}

/**
 * rouse_leg_build:
 * @thigh: receives the clothed thigh with groin and glute; its chain comes first, from the hip down
 * @shank: receives the clothed shank
 * @foot: receives the bare shin and the foot
 * @skeleton: a skeleton
 * @side: which leg
 */
void
rouse_leg_build (
    RouseShape *thigh, RouseShape *shank, RouseShape *foot, const RouseSkeleton *skeleton, RouseBodySide side)
{
  const RouseLeg *leg = &skeleton->legs[side];
  RouseSolid shin[N_SHIN_BALLS];

  add_thigh (thigh, skeleton, side);
  add_root (thigh, skeleton, side);
  add_shank (shank, leg);

  for (guint i = 0; i < N_SHIN_BALLS; i++)
    shin[i] = shank_ball (leg, SHIN_START + (1 - SHIN_START) * i / (N_SHIN_BALLS - 1));
  rouse_shape_add_chain (foot, shin, N_SHIN_BALLS);
  rouse_foot_build (foot, leg, side);
}
