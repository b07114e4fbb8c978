/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-body.h"

/* Four fingers and a thumb on a palm. Lengths are body heights; each finger leaves the palm from the line of the
 * knuckles and is as thick as its neighbours touch there, so that the hand is closed where it rests and opens toward
 * the tips. */
typedef struct
{
  double along; /* of the knuckle, from the wrist */
  double thumb; /* of the knuckle, toward the thumb */
  double first; /* length up to the middle joint */
  double last;  /* and from there to the tip */
  double radius;
  double spread; /* degrees toward the thumb */
} Finger;

static const Finger fingers[] = {
  { .0495, .0140, .0235, .0205, .0068, 3 },
  { .0515, .0047, .0265, .0230, .0070, 0 },
  { .0495, -.0046, .0245, .0210, .0067, -3.5 },
  { .0455, -.0133, .0190, .0160, .0059, -8 },
};

/* Where a finger begins, inside the palm. */
#define FINGER_ROOT -.016
/* A flat hand that carries weight spreads its fingers as wide again as one that hangs. */
#define FLAT_CURL 4.0
#define RELAXED_CURL 14.0

static RouseVector
hand_point (const RouseArm *arm, double along, double thumb, double palm)
{
  RouseVector point = rouse_vector_step (rouse_vector_step (arm->wrist, arm->hand, along), arm->thumb, thumb);

  return rouse_vector_step (point, arm->palm, palm);
}

/* Fingers bend out of the palm: the first joints by the curl, the tips by more than twice that. */
static RouseVector
bend (const RouseArm *arm, RouseVector straight, double angle)
{
  return rouse_vector_step (rouse_vector_scale (straight, cos (angle)), arm->palm, sin (angle));
}

static void
place_finger (const RouseArm *arm, guint i, RouseSolid joints[4])
{
  const Finger *finger = &fingers[i];
  const double flat
      = CLAMP ((rouse_radians (RELAXED_CURL) - arm->curl) / rouse_radians (RELAXED_CURL - FLAT_CURL), 0, 1);
  const double angle = rouse_radians (finger->spread) * (1 + flat);
  const RouseVector straight = rouse_vector_step (rouse_vector_scale (arm->hand, cos (angle)), arm->thumb, sin (angle));
  /* A hand at rest closes from its little finger on. */
  const double curl = arm->curl * (1 + .14 * i);
  const RouseVector knuckle = hand_point (arm, finger->along, finger->thumb, 0);
  const RouseVector middle = rouse_vector_step (knuckle, bend (arm, straight, curl), finger->first);
  const RouseVector tip = rouse_vector_step (middle, bend (arm, straight, 2.2 * curl), finger->last);

  joints[0] = (RouseSolid) { .center = rouse_vector_step (knuckle, arm->hand, FINGER_ROOT), .radius = finger->radius };
  joints[1] = (RouseSolid) { .center = knuckle, .radius = finger->radius };
  joints[2] = (RouseSolid) { .center = middle, .radius = finger->radius * .92 };
  joints[3] = (RouseSolid) { .center = tip, .radius = finger->radius * .74 };
}

static void
add_palm (RouseShape *shape, const RouseArm *arm)
{
  const RouseSolid index = { .center = hand_point (arm, .0480, .0135, 0), .radius = .0085 };
  const RouseSolid little = { .center = hand_point (arm, .0430, -.0130, 0), .radius = .0076 };
  const RouseSolid heel = { .center = hand_point (arm, .0150, -.0085, .001), .radius = .0112 };
  const RouseSolid ball = { .center = hand_point (arm, .0150, .0090, .002), .radius = .0112 };

  rouse_shape_add_ball (shape, arm->wrist, .0152);
  rouse_shape_add_solid (shape, &heel);
  rouse_shape_add_solid (shape, &ball);
  rouse_shape_end_hull (shape);
  rouse_shape_add_solid (shape, &heel);
  rouse_shape_add_solid (shape, &ball);
  rouse_shape_add_solid (shape, &index);
  rouse_shape_add_solid (shape, &little);
  rouse_shape_end_hull (shape);
}

static void
add_thumb (RouseShape *shape, const RouseArm *arm)
{
  const RouseSolid joints[] = {
    { .center = hand_point (arm, .0160, .0100, .003), .radius = .0108 },
    { .center = hand_point (arm, .0360, .0235, .007), .radius = .0080 },
    { .center = hand_point (arm, .0530, .0285, .011), .radius = .0069 },
    { .center = hand_point (arm, .0665, .0300, .013), .radius = .0052 },
  };
  const RouseSolid web = { .center = hand_point (arm, .0370, .0135, .001), .radius = .0075 };

  rouse_shape_add_chain (shape, joints, G_N_ELEMENTS (joints));
  /* Skin spans from the thumb to the first finger. */
  rouse_shape_add_solid (shape, &joints[0]);
  rouse_shape_add_solid (shape, &joints[1]);
  rouse_shape_add_solid (shape, &web);
  rouse_shape_end_hull (shape);
}

/**
 * rouse_hand_build:
 * @shape: receives the hand
 * @arm: a posed arm
 */
void
rouse_hand_build (RouseShape *shape, const RouseArm *arm)
{
  RouseSolid joints[4];

  add_palm (shape, arm);
  add_thumb (shape, arm);
  for (guint i = 0; i < G_N_ELEMENTS (fingers); i++)
    {
      place_finger (arm, i, joints);
      rouse_shape_add_chain (shape, joints, G_N_ELEMENTS (joints));
    }
}

/**
 * rouse_hand_get_creases:
 * @arm: a posed arm
 * @creases: (out caller-allocates) (array fixed-size=3): where one finger lies beside the next
 */
void
rouse_hand_get_creases (const RouseArm *arm, RouseCrease creases[ROUSE_N_FINGER_CREASES])
{
  RouseSolid here[4], next[4];

  place_finger (arm, 0, here);
  for (guint i = 0; i < ROUSE_N_FINGER_CREASES; i++)
    {
      place_finger (arm, i + 1, next);
      creases[i].from = rouse_vector_mix (here[1].center, next[1].center, .5);
      creases[i].to = rouse_vector_mix (rouse_vector_mix (here[2].center, next[2].center, .5),
                                        rouse_vector_mix (here[3].center, next[3].center, .5), .25);
      memcpy (here, next, sizeof here);
    }
}
