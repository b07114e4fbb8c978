/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-shape.h"
#include "rouse-skeleton.h"

G_BEGIN_DECLS

/* What is painted in one colour and one go. Parts that exist twice are pairs: left, then right. */
typedef enum
{
  ROUSE_PART_PELVIS,
  ROUSE_PART_TOP,
  ROUSE_PART_NECK,
  ROUSE_PART_HEAD,
  ROUSE_PART_NOSE,
  ROUSE_PART_NAPE,
  ROUSE_PART_LEFT_THIGH,
  ROUSE_PART_RIGHT_THIGH,
  ROUSE_PART_LEFT_SHANK,
  ROUSE_PART_RIGHT_SHANK,
  ROUSE_PART_LEFT_FOOT,
  ROUSE_PART_RIGHT_FOOT,
  ROUSE_PART_LEFT_ARM,
  ROUSE_PART_RIGHT_ARM,
  ROUSE_PART_LEFT_SLEEVE,
  ROUSE_PART_RIGHT_SLEEVE,
  ROUSE_PART_LEFT_EAR,
  ROUSE_PART_RIGHT_EAR,
  ROUSE_N_PARTS,
} RousePart;

/* The thigh's first piece is a chain from hip to knee; its outline may show as a contact line from this solid on, a
 * third of the way down. */
#define ROUSE_THIGH_FIRST_CONTACT 4
#define ROUSE_THIGH_N_SOLIDS 13

/* A line on the skin where two fingers or toes touch. */
typedef struct
{
  RouseVector from;
  RouseVector to;
} RouseCrease;

#define ROUSE_N_FINGER_CREASES 3
#define ROUSE_N_TOE_CREASES 4

/* The figure's solids for one pose. */
typedef struct
{
  RouseShape parts[ROUSE_N_PARTS];
} RouseBody;

void rouse_body_init (RouseBody *self);
void rouse_body_finish (RouseBody *self);
void rouse_body_pose (RouseBody *self, const RouseSkeleton *skeleton, guint detail);

RouseVector rouse_body_get_head_point (const RouseSkeleton *skeleton, double x, double y, double z);

void rouse_leg_build (
    RouseShape *thigh, RouseShape *shank, RouseShape *foot, const RouseSkeleton *skeleton, RouseBodySide side);
void rouse_arm_build (RouseShape *arm, RouseShape *sleeve, const RouseSkeleton *skeleton, RouseBodySide side);
void rouse_hand_build (RouseShape *shape, const RouseArm *arm);
void rouse_hand_get_creases (const RouseArm *arm, RouseCrease creases[ROUSE_N_FINGER_CREASES]);
void rouse_foot_build (RouseShape *foot, const RouseLeg *leg, RouseBodySide side);
void rouse_foot_get_creases (const RouseLeg *leg, RouseBodySide side, RouseCrease creases[ROUSE_N_TOE_CREASES]);
void rouse_torso_build_pelvis (RouseShape *pelvis, const RouseSkeleton *skeleton, guint detail);
void rouse_torso_build_top (RouseShape *top, const RouseSkeleton *skeleton, guint detail);
RouseSolid rouse_glute_ball (const RouseSkeleton *skeleton, RouseBodySide side, guint which);

G_END_DECLS
