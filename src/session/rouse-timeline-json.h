/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"

G_BEGIN_DECLS

char *rouse_timeline_to_json (RouseTimeline *self);

G_END_DECLS
