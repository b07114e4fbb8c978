/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"

G_BEGIN_DECLS

RouseTimeline *rouse_timeline_new_take (
    RousePlan *plan, GArray *segments, GArray *cues, GArray *dropped, GArray *waits, GArray *tones);

G_END_DECLS
