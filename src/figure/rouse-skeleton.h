/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-vector.h"

G_BEGIN_DECLS

/* The directions of a piece of trunk: toward the head, forward, toward the body's right. */
typedef struct
{
  RouseVector up;
  RouseVector forward;
  RouseVector right;
} RouseFrame;

typedef struct
{
  RouseVector hip;
  RouseVector knee;
  RouseVector ankle;
  RouseVector thigh;       /* unit, down the bone */
  RouseVector shank;       /* unit, down the bone */
  RouseVector thigh_front; /* where the kneecap looks, across the thigh */
  RouseVector shank_front;
  RouseVector lateral;   /* toward the body's right, on both legs */
  RouseVector foot_toes; /* the foot's own axes */
  RouseVector foot_up;
  RouseVector foot_right;
} RouseLeg;

typedef struct
{
  RouseVector shoulder;
  RouseVector elbow;
  RouseVector wrist;
  RouseVector upper;   /* unit, down the bone */
  RouseVector forearm; /* unit, down the bone */
  RouseVector hand;    /* where the fingers point */
  RouseVector palm;    /* out of the palm */
  RouseVector thumb;   /* toward the thumb's side */
  double curl;         /* radians */
} RouseArm;

/* The body's joints in the world for one pose. A value. */
typedef struct
{
  RouseFrame base;
  RouseFrame pelvis_frame;
  RouseFrame lumbar_frame;
  RouseFrame thorax_frame;
  RouseFrame neck_frame;
  RouseFrame head_frame;
  RouseVector pelvis; /* mid-point of the hip joints */
  RouseVector l5;
  RouseVector t12;
  RouseVector c7;
  RouseVector atlas;
  RouseVector head; /* middle of the skull */
  RouseLeg legs[ROUSE_N_BODY_SIDES];
  RouseArm arms[ROUSE_N_BODY_SIDES];
} RouseSkeleton;

#define ROUSE_THIGH_LENGTH .245
#define ROUSE_SHANK_LENGTH .246
#define ROUSE_UPPER_ARM_LENGTH .178
#define ROUSE_FOREARM_LENGTH .150

/* +1 for the body's right, −1 for its left. */
static inline double
rouse_body_side_sign (RouseBodySide side)
{
  return side == ROUSE_BODY_RIGHT ? 1 : -1;
}

void rouse_skeleton_pose (RouseSkeleton *self, const RouseRig *rig, const RousePose *pose);
RouseVector rouse_skeleton_get_spine (const RouseSkeleton *self, double along);
RouseFrame rouse_skeleton_get_spine_frame (const RouseSkeleton *self, double along);

G_END_DECLS
