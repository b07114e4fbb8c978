/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-pose.h"

static const char *const channel_names[ROUSE_N_CHANNELS] = {
  [ROUSE_CHANNEL_ANCHOR_X] = "anchor-x",
  [ROUSE_CHANNEL_ANCHOR_Y] = "anchor-y",
  [ROUSE_CHANNEL_PELVIS] = "pelvis",
  [ROUSE_CHANNEL_LUMBAR] = "lumbar",
  [ROUSE_CHANNEL_THORAX] = "thorax",
  [ROUSE_CHANNEL_NECK] = "neck",
  [ROUSE_CHANNEL_HEAD] = "head",
  [ROUSE_CHANNEL_PRESS] = "press",
  [ROUSE_CHANNEL_LEFT_GLOW] = "left-glow",
  [ROUSE_CHANNEL_RIGHT_GLOW] = "right-glow",
  [ROUSE_CHANNEL_LEFT_ANKLE_X] = "left-ankle-x",
  [ROUSE_CHANNEL_RIGHT_ANKLE_X] = "right-ankle-x",
  [ROUSE_CHANNEL_LEFT_ANKLE_Y] = "left-ankle-y",
  [ROUSE_CHANNEL_RIGHT_ANKLE_Y] = "right-ankle-y",
  [ROUSE_CHANNEL_LEFT_ANKLE_Z] = "left-ankle-z",
  [ROUSE_CHANNEL_RIGHT_ANKLE_Z] = "right-ankle-z",
  [ROUSE_CHANNEL_LEFT_SWIVEL] = "left-swivel",
  [ROUSE_CHANNEL_RIGHT_SWIVEL] = "right-swivel",
  [ROUSE_CHANNEL_LEFT_EXTEND] = "left-extend",
  [ROUSE_CHANNEL_RIGHT_EXTEND] = "right-extend",
  [ROUSE_CHANNEL_LEFT_THIGH] = "left-thigh",
  [ROUSE_CHANNEL_RIGHT_THIGH] = "right-thigh",
  [ROUSE_CHANNEL_LEFT_KNEE] = "left-knee",
  [ROUSE_CHANNEL_RIGHT_KNEE] = "right-knee",
  [ROUSE_CHANNEL_LEFT_FOOT] = "left-foot",
  [ROUSE_CHANNEL_RIGHT_FOOT] = "right-foot",
  [ROUSE_CHANNEL_LEFT_WRIST_X] = "left-wrist-x",
  [ROUSE_CHANNEL_RIGHT_WRIST_X] = "right-wrist-x",
  [ROUSE_CHANNEL_LEFT_WRIST_Y] = "left-wrist-y",
  [ROUSE_CHANNEL_RIGHT_WRIST_Y] = "right-wrist-y",
  [ROUSE_CHANNEL_LEFT_WRIST_Z] = "left-wrist-z",
  [ROUSE_CHANNEL_RIGHT_WRIST_Z] = "right-wrist-z",
  [ROUSE_CHANNEL_LEFT_UPPER_ARM] = "left-upper-arm",
  [ROUSE_CHANNEL_RIGHT_UPPER_ARM] = "right-upper-arm",
  [ROUSE_CHANNEL_LEFT_ELBOW] = "left-elbow",
  [ROUSE_CHANNEL_RIGHT_ELBOW] = "right-elbow",
  [ROUSE_CHANNEL_LEFT_ABDUCTION] = "left-abduction",
  [ROUSE_CHANNEL_RIGHT_ABDUCTION] = "right-abduction",
  [ROUSE_CHANNEL_LEFT_CURL] = "left-curl",
  [ROUSE_CHANNEL_RIGHT_CURL] = "right-curl",
  [ROUSE_CHANNEL_LEFT_SHOULDER_IN] = "left-shoulder-in",
  [ROUSE_CHANNEL_RIGHT_SHOULDER_IN] = "right-shoulder-in",
  [ROUSE_CHANNEL_LEFT_SHOULDER_FORWARD] = "left-shoulder-forward",
  [ROUSE_CHANNEL_RIGHT_SHOULDER_FORWARD] = "right-shoulder-forward",
  [ROUSE_CHANNEL_LEFT_SHOULDER_UP] = "left-shoulder-up",
  [ROUSE_CHANNEL_RIGHT_SHOULDER_UP] = "right-shoulder-up",
};

/**
 * rouse_pose_channel_from_name:
 * @name: a channel's name as motion files write it, such as "left-knee"
 * @channel: (out): the channel
 *
 * Returns: whether there is such a channel; @channel is untouched if not
 */
gboolean
rouse_pose_channel_from_name (const char *name, RouseChannel *channel)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (channel != NULL, FALSE);

  for (guint i = 0; i < ROUSE_N_CHANNELS; i++)
    if (g_str_equal (channel_names[i], name))
      {
        *channel = (RouseChannel) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * rouse_pose_channel_to_name:
 * @channel: a channel
 *
 * Returns: (transfer none): its name in motion files
 */
const char *
rouse_pose_channel_to_name (RouseChannel channel)
{
  g_return_val_if_fail ((guint) channel < ROUSE_N_CHANNELS, NULL);

  return channel_names[channel];
}

/**
 * rouse_pose_get_limb:
 * @self: a pose
 * @left: the left channel of a pair
 * @side: which of the two to read
 *
 * Returns: the value of the pair's channel on @side
 */
double
rouse_pose_get_limb (const RousePose *self, RouseChannel left, RouseBodySide side)
{
  g_return_val_if_fail (left >= ROUSE_CHANNEL_LEFT_GLOW && left + side < ROUSE_N_CHANNELS, 0);

  return self->values[left + side];
}

/**
 * rouse_pose_swap_legs:
 * @self: a pose
 *
 * Lets the left leg do what the right one did and the other way round, glow included. Arms and trunk stay, because an
 * exercise that alternates its legs lies still otherwise.
 */
void
rouse_pose_swap_legs (RousePose *self)
{
  static const RouseChannel pairs[] = {
    ROUSE_CHANNEL_LEFT_GLOW,    ROUSE_CHANNEL_LEFT_ANKLE_X, ROUSE_CHANNEL_LEFT_ANKLE_Y,
    ROUSE_CHANNEL_LEFT_ANKLE_Z, ROUSE_CHANNEL_LEFT_SWIVEL,  ROUSE_CHANNEL_LEFT_EXTEND,
    ROUSE_CHANNEL_LEFT_THIGH,   ROUSE_CHANNEL_LEFT_KNEE,    ROUSE_CHANNEL_LEFT_FOOT,
  };

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double left = self->values[pairs[i]];
      double sign = pairs[i] == ROUSE_CHANNEL_LEFT_ANKLE_Z ? -1 : 1;

      self->values[pairs[i]] = sign * self->values[pairs[i] + 1];
      self->values[pairs[i] + 1] = sign * left;
    }
}
