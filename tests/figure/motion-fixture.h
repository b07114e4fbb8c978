/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-motion.h"
#include "rouse-skeleton.h"

G_BEGIN_DECLS

#define N_MOTIONS 9
extern const char *const motion_ids[N_MOTIONS];

RouseMotion *motion_fixture_load (const char *id);
void
motion_fixture_pose (RouseMotion *motion, RousePhase phase, double fraction, RouseSide side, RouseSkeleton *skeleton);

G_END_DECLS
