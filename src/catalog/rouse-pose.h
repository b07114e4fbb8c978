/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A pose is one number a channel; FIGURE.md names them. Angles in degrees, lengths in fractions of body height, glow
 * and press from 0 to 1. rouse_pose_channel_from_name() knows the names used in motion files. */
typedef enum
{
  ROUSE_CHANNEL_ANCHOR_X,
  ROUSE_CHANNEL_ANCHOR_Y,
  ROUSE_N_CHANNELS,
} RouseChannel;

typedef struct
{
  double values[ROUSE_N_CHANNELS];
} RousePose;

gboolean rouse_pose_channel_from_name (const char *name, RouseChannel *channel);

G_END_DECLS
