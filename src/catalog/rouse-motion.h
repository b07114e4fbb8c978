/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog-enums.h"
#include "rouse-node.h"
#include "rouse-pose.h"
#include "rouse-rig.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_MOTION (rouse_motion_get_type ())
G_DECLARE_FINAL_TYPE (RouseMotion, rouse_motion, ROUSE, MOTION, GObject)

RouseMotion *rouse_motion_new_from_node (RouseNode *node, GError **error);

const char *rouse_motion_get_id (RouseMotion *self);
gboolean rouse_motion_get_mirrored (RouseMotion *self, RouseSide side);
void rouse_motion_get_pose (RouseMotion *self, RousePhase phase, double fraction, RouseSide side, RousePose *pose);
void rouse_motion_get_ready_pose (RouseMotion *self, double fraction, RouseSide side, RousePose *pose);
const RouseRig *rouse_motion_get_rig (RouseMotion *self);

G_END_DECLS
