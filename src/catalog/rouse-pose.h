/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A pose is one number a channel; FIGURE.md names them. Angles in degrees, lengths in fractions of body height, glow,
 * press and extend from 0 to 1. A channel of a limb is a pair: left, then right, so that LEFT + RouseBodySide finds it.
 * rouse_pose_channel_from_name() knows the names used in motion files. */
typedef enum
{
  ROUSE_CHANNEL_ANCHOR_X,
  ROUSE_CHANNEL_ANCHOR_Y,
  ROUSE_CHANNEL_PELVIS,
  ROUSE_CHANNEL_LUMBAR,
  ROUSE_CHANNEL_THORAX,
  ROUSE_CHANNEL_NECK,
  ROUSE_CHANNEL_HEAD,
  ROUSE_CHANNEL_PRESS,
  ROUSE_CHANNEL_LEFT_GLOW,
  ROUSE_CHANNEL_RIGHT_GLOW,
  ROUSE_CHANNEL_LEFT_ANKLE_X,
  ROUSE_CHANNEL_RIGHT_ANKLE_X,
  ROUSE_CHANNEL_LEFT_ANKLE_Y,
  ROUSE_CHANNEL_RIGHT_ANKLE_Y,
  ROUSE_CHANNEL_LEFT_ANKLE_Z,
  ROUSE_CHANNEL_RIGHT_ANKLE_Z,
  ROUSE_CHANNEL_LEFT_SWIVEL,
  ROUSE_CHANNEL_RIGHT_SWIVEL,
  ROUSE_CHANNEL_LEFT_EXTEND,
  ROUSE_CHANNEL_RIGHT_EXTEND,
  ROUSE_CHANNEL_LEFT_THIGH,
  ROUSE_CHANNEL_RIGHT_THIGH,
  ROUSE_CHANNEL_LEFT_KNEE,
  ROUSE_CHANNEL_RIGHT_KNEE,
  ROUSE_CHANNEL_LEFT_FOOT,
  ROUSE_CHANNEL_RIGHT_FOOT,
  ROUSE_CHANNEL_LEFT_WRIST_X,
  ROUSE_CHANNEL_RIGHT_WRIST_X,
  ROUSE_CHANNEL_LEFT_WRIST_Y,
  ROUSE_CHANNEL_RIGHT_WRIST_Y,
  ROUSE_CHANNEL_LEFT_WRIST_Z,
  ROUSE_CHANNEL_RIGHT_WRIST_Z,
  ROUSE_CHANNEL_LEFT_UPPER_ARM,
  ROUSE_CHANNEL_RIGHT_UPPER_ARM,
  ROUSE_CHANNEL_LEFT_ELBOW,
  ROUSE_CHANNEL_RIGHT_ELBOW,
  ROUSE_CHANNEL_LEFT_ABDUCTION,
  ROUSE_CHANNEL_RIGHT_ABDUCTION,
  ROUSE_CHANNEL_LEFT_CURL,
  ROUSE_CHANNEL_RIGHT_CURL,
  ROUSE_CHANNEL_LEFT_SHOULDER_IN,
  ROUSE_CHANNEL_RIGHT_SHOULDER_IN,
  ROUSE_CHANNEL_LEFT_SHOULDER_FORWARD,
  ROUSE_CHANNEL_RIGHT_SHOULDER_FORWARD,
  ROUSE_CHANNEL_LEFT_SHOULDER_UP,
  ROUSE_CHANNEL_RIGHT_SHOULDER_UP,
  ROUSE_N_CHANNELS,
} RouseChannel;

/* Anatomical sides of a body part, as an index. */
typedef enum
{
  ROUSE_BODY_LEFT,
  ROUSE_BODY_RIGHT,
} RouseBodySide;
#define ROUSE_N_BODY_SIDES 2

typedef struct
{
  double values[ROUSE_N_CHANNELS];
} RousePose;

gboolean rouse_pose_channel_from_name (const char *name, RouseChannel *channel);
const char *rouse_pose_channel_to_name (RouseChannel channel);
double rouse_pose_get_limb (const RousePose *self, RouseChannel left, RouseBodySide side);
void rouse_pose_swap_legs (RousePose *self);

G_END_DECLS
