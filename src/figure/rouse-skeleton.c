/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-skeleton.h"

#include "rouse-curve.h"
#include "rouse-ik.h"

/* Bone lengths of FIGURE.md 2, in fractions of body height. */
#define PELVIS_LENGTH .065
#define LUMBAR_LENGTH .105
#define THORAX_LENGTH .155
#define NECK_LENGTH .062
#define HIP_HALF_WIDTH .046
#define SHOULDER_HALF_WIDTH .100

static RouseFrame
base_frame (RouseBase base)
{
  RouseFrame frame = { .up = { 0, 1, 0 }, .forward = { 1, 0, 0 } };

  if (base == ROUSE_BASE_SUPINE)
    frame = (RouseFrame) { .up = { -1, 0, 0 }, .forward = { 0, 1, 0 } };
  else if (base == ROUSE_BASE_SIDE)
    frame = (RouseFrame) { .up = { 1, 0, 0 }, .forward = { 0, 0, 1 } };

  frame.right = rouse_vector_cross (frame.forward, frame.up);

  return frame;
}

/* Pitches are absolute: a wrong one bends one segment and not all that follow. */
static RouseFrame
pitched (const RouseFrame *base, double degrees)
{
  double c = cos (rouse_radians (degrees)), s = sin (rouse_radians (degrees));

  return (RouseFrame) {
    .up = rouse_vector_step (rouse_vector_scale (base->up, c), base->forward, s),
    .forward = rouse_vector_step (rouse_vector_scale (base->forward, c), base->up, -s),
    .right = base->right,
  };
}

static void
pose_spine (RouseSkeleton *self, const RouseRig *rig, const RousePose *pose)
{
  const double *v = pose->values;
  RouseVector anchor, shift;

  self->pelvis_frame = pitched (&self->base, v[ROUSE_CHANNEL_PELVIS]);
  self->lumbar_frame = pitched (&self->base, v[ROUSE_CHANNEL_LUMBAR]);
  self->thorax_frame = pitched (&self->base, v[ROUSE_CHANNEL_THORAX]);
  self->neck_frame = pitched (&self->base, v[ROUSE_CHANNEL_NECK]);
  self->head_frame = pitched (&self->base, v[ROUSE_CHANNEL_HEAD]);

  self->pelvis = rouse_vector (0, 0, 0);
  self->l5 = rouse_vector_step (self->pelvis, self->pelvis_frame.up, PELVIS_LENGTH);
  self->t12 = rouse_vector_step (self->l5, self->lumbar_frame.up, LUMBAR_LENGTH);
  self->c7 = rouse_vector_step (self->t12, self->thorax_frame.up, THORAX_LENGTH);

  anchor = rig->anchor == ROUSE_ANCHOR_NECK ? self->c7 : self->pelvis;
  shift = rouse_vector_sub (rouse_vector (v[ROUSE_CHANNEL_ANCHOR_X], v[ROUSE_CHANNEL_ANCHOR_Y], 0), anchor);
  self->pelvis = rouse_vector_add (self->pelvis, shift);
  self->l5 = rouse_vector_add (self->l5, shift);
  self->t12 = rouse_vector_add (self->t12, shift);
  self->c7 = rouse_vector_add (self->c7, shift);

  self->atlas = rouse_vector_step (self->c7, self->neck_frame.up, NECK_LENGTH);
  self->head
      = rouse_vector_step (rouse_vector_step (self->atlas, self->head_frame.up, .037), self->head_frame.forward, .012);
}

static void
turn_leg_below_knee (RouseLeg *leg, double angle)
{
  leg->shank = rouse_vector_rotate (leg->shank, leg->lateral, angle);
  leg->shank_front = rouse_vector_rotate (leg->shank_front, leg->lateral, angle);
  leg->foot_toes = rouse_vector_rotate (leg->foot_toes, leg->lateral, angle);
  leg->foot_up = rouse_vector_rotate (leg->foot_up, leg->lateral, angle);
  leg->ankle = rouse_vector_step (leg->knee, leg->shank, ROUSE_SHANK_LENGTH);
}

/* Angle from thigh to shank about the knee's axis; negative when the knee bends the way knees do. */
static double
knee_angle (const RouseLeg *leg)
{
  RouseVector cross = rouse_vector_cross (leg->thigh, leg->shank);

  return atan2 (rouse_vector_dot (cross, leg->lateral), rouse_vector_dot (leg->thigh, leg->shank));
}

static void
pose_foot (RouseLeg *leg, RouseLimbMode mode, double degrees)
{
  double c = cos (rouse_radians (degrees)), s = sin (rouse_radians (degrees));

  if (mode == ROUSE_LIMB_PLANTED)
    {
      leg->foot_toes = rouse_vector (c, -s, 0);
      leg->foot_up = rouse_vector (s, c, 0);
      return;
    }

  leg->foot_toes = rouse_vector_step (rouse_vector_scale (leg->shank_front, c), leg->shank, s);
  leg->foot_up = rouse_vector_step (rouse_vector_scale (leg->shank_front, s), leg->shank, -c);
}

static void
pose_leg (RouseSkeleton *self, const RouseRig *rig, const RousePose *pose, RouseBodySide side)
{
  RouseLeg *leg = &self->legs[side];
  RouseLimbMode mode = rig->legs[side].mode;
  double sign = rouse_body_side_sign (side);
  RouseVector front;

  leg->hip = rouse_vector_step (self->pelvis, self->pelvis_frame.right, sign * HIP_HALF_WIDTH);

  if (mode == ROUSE_LIMB_FREE)
    {
      double thigh = rouse_radians (rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_THIGH, side));
      double knee = rouse_radians (rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_KNEE, side));

      leg->thigh
          = rouse_vector_step (rouse_vector_scale (self->base.up, -cos (thigh)), self->base.forward, sin (thigh));
      front = rouse_vector_step (rouse_vector_scale (self->base.forward, cos (thigh)), self->base.up, sin (thigh));
      leg->knee = rouse_vector_step (leg->hip, leg->thigh, ROUSE_THIGH_LENGTH);
      leg->shank = rouse_vector_step (rouse_vector_scale (leg->thigh, cos (knee)), front, -sin (knee));
      leg->ankle = rouse_vector_step (leg->knee, leg->shank, ROUSE_SHANK_LENGTH);
    }
  else
    {
      RouseVector target = rouse_vector (rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_ANKLE_X, side),
                                         rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_ANKLE_Y, side),
                                         rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_ANKLE_Z, side));
      double swivel = sign * rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_SWIVEL, side);
      RouseReach reach
          = rouse_ik_reach (leg->hip, target, ROUSE_THIGH_LENGTH, ROUSE_SHANK_LENGTH, rig->legs[side].pole, swivel);

      leg->knee = reach.middle;
      leg->ankle = reach.end;
      leg->thigh = rouse_vector_normalize (rouse_vector_sub (leg->knee, leg->hip));
      leg->shank = rouse_vector_normalize (rouse_vector_sub (leg->ankle, leg->knee));
      front = reach.pole;
    }

  leg->thigh_front = rouse_vector_reject (front, leg->thigh);
  leg->lateral = rouse_vector_cross (leg->thigh, leg->thigh_front);
  leg->shank_front = rouse_vector_rotate (leg->thigh_front, leg->lateral, knee_angle (leg));
  pose_foot (leg, mode, rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_FOOT, side));

  /* The thigh stays where the planted foot put it, side by side with the other one, while the knee straightens. */
  turn_leg_below_knee (leg, -knee_angle (leg) * rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_EXTEND, side));
  leg->foot_right = rouse_vector_cross (leg->foot_toes, leg->foot_up);
}

static void
pose_free_arm (RouseSkeleton *self, const RousePose *pose, RouseBodySide side)
{
  RouseArm *arm = &self->arms[side];
  double swing = rouse_radians (rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_UPPER_ARM, side));
  double elbow = rouse_radians (rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_ELBOW, side));
  double outward = rouse_radians (rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_ABDUCTION, side));
  const RouseFrame *base = &self->base;
  RouseVector front;

  arm->upper = rouse_vector_step (rouse_vector_scale (base->up, -cos (swing)), base->forward, sin (swing));
  front = rouse_vector_step (rouse_vector_scale (base->forward, cos (swing)), base->up, sin (swing));
  arm->upper = rouse_vector_rotate (arm->upper, base->forward, -rouse_body_side_sign (side) * outward);
  front = rouse_vector_rotate (front, base->forward, -rouse_body_side_sign (side) * outward);
  arm->forearm = rouse_vector_step (rouse_vector_scale (arm->upper, cos (elbow)), front, sin (elbow));
  arm->elbow = rouse_vector_step (arm->shoulder, arm->upper, ROUSE_UPPER_ARM_LENGTH);
  arm->wrist = rouse_vector_step (arm->elbow, arm->forearm, ROUSE_FOREARM_LENGTH);
}

static void
pose_resting_arm (RouseSkeleton *self, const RouseRig *rig, const RousePose *pose, RouseBodySide side)
{
  RouseArm *arm = &self->arms[side];
  RouseVector target = rouse_vector (rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_WRIST_X, side),
                                     rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_WRIST_Y, side),
                                     rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_WRIST_Z, side));
  RouseReach reach
      = rouse_ik_reach (arm->shoulder, target, ROUSE_UPPER_ARM_LENGTH, ROUSE_FOREARM_LENGTH, rig->arms[side].pole, 0);

  arm->elbow = reach.middle;
  arm->wrist = reach.end;
  arm->upper = rouse_vector_normalize (rouse_vector_sub (arm->elbow, arm->shoulder));
  arm->forearm = rouse_vector_normalize (rouse_vector_sub (arm->wrist, arm->elbow));
}

static void
pose_arm (RouseSkeleton *self, const RouseRig *rig, const RousePose *pose, RouseBodySide side)
{
  RouseArm *arm = &self->arms[side];
  const RouseFrame *thorax = &self->thorax_frame;
  double sign = rouse_body_side_sign (side);
  double in = rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_SHOULDER_IN, side);
  double forward = rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_SHOULDER_FORWARD, side);
  double up = rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_SHOULDER_UP, side);

  arm->shoulder = rouse_vector_step (self->c7, thorax->up, up - .040);
  arm->shoulder = rouse_vector_step (arm->shoulder, thorax->right, sign * (SHOULDER_HALF_WIDTH - in));
  arm->shoulder = rouse_vector_step (arm->shoulder, thorax->forward, forward - .004);

  if (rig->arms[side].mode == ROUSE_LIMB_FREE)
    pose_free_arm (self, pose, side);
  else
    pose_resting_arm (self, rig, pose, side);

  arm->hand = rouse_vector_normalize (rig->arms[side].hand);
  if (rouse_vector_length (arm->hand) < .5)
    arm->hand = arm->forearm;
  arm->palm = rouse_vector_reject (rig->arms[side].palm, arm->hand);
  arm->thumb = rouse_vector_scale (rouse_vector_cross (arm->hand, arm->palm), sign);
  arm->curl = rouse_radians (rouse_pose_get_limb (pose, ROUSE_CHANNEL_LEFT_CURL, side));
}

/**
 * rouse_skeleton_pose:
 * @self: (out caller-allocates): the skeleton
 * @rig: the motion's rig
 * @pose: the channels
 *
 * Places every joint in the world.
 */
void
rouse_skeleton_pose (RouseSkeleton *self, const RouseRig *rig, const RousePose *pose)
{
  self->base = base_frame (rig->base);
  pose_spine (self, rig, pose);

  for (guint i = 0; i < ROUSE_N_BODY_SIDES; i++)
    {
      pose_leg (self, rig, pose, (RouseBodySide) i);
      pose_arm (self, rig, pose, (RouseBodySide) i);
    }
}

/**
 * rouse_skeleton_get_spine:
 * @self: a skeleton
 * @along: way along the spine from the hips, negative below them, .325 at the neck
 *
 * Returns: the point of the spine's smooth curve
 */
RouseVector
rouse_skeleton_get_spine (const RouseSkeleton *self, double along)
{
  static const double knots[] = { -.06, 0, .065, .1175, .17, .2475, .325, .38 };
  RouseVector points[G_N_ELEMENTS (knots)] = {
    rouse_vector_step (self->pelvis, self->pelvis_frame.up, -.06),
    self->pelvis,
    self->l5,
    rouse_vector_mix (self->l5, self->t12, .5),
    self->t12,
    rouse_vector_mix (self->t12, self->c7, .5),
    self->c7,
    self->atlas,
  };

  return rouse_curve_at_vector (knots, points, G_N_ELEMENTS (knots), along);
}

/**
 * rouse_skeleton_get_spine_frame:
 * @self: a skeleton
 * @along: as in rouse_skeleton_get_spine()
 *
 * Returns: the trunk's directions there, up being the spine's tangent
 */
RouseFrame
rouse_skeleton_get_spine_frame (const RouseSkeleton *self, double along)
{
  RouseFrame frame;

  frame.up = rouse_vector_normalize (
      rouse_vector_sub (rouse_skeleton_get_spine (self, along + .01), rouse_skeleton_get_spine (self, along - .01)));
  frame.right = rouse_vector_reject (self->base.right, frame.up);
  frame.forward = rouse_vector_cross (frame.up, frame.right);

  return frame;
}
