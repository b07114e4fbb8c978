/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"

G_BEGIN_DECLS

/* Collects the parts of a timeline, in any order of calls, and makes the immutable timeline of them. */
typedef struct _RouseTimelineBuilder RouseTimelineBuilder;

RouseTimelineBuilder *rouse_timeline_builder_new (RousePlan *plan);
void rouse_timeline_builder_free (RouseTimelineBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseTimelineBuilder, rouse_timeline_builder_free)

void rouse_timeline_builder_add_segment (RouseTimelineBuilder *self, const RouseSegment *segment);
void rouse_timeline_builder_add_cue (RouseTimelineBuilder *self, const RousePlacedCue *cue);
void rouse_timeline_builder_add_dropped (RouseTimelineBuilder *self, const RouseDroppedCue *dropped);
void rouse_timeline_builder_add_wait (RouseTimelineBuilder *self, const RouseWait *wait);
void rouse_timeline_builder_add_tone (RouseTimelineBuilder *self, const RouseTone *tone);
RouseTimeline *rouse_timeline_builder_end (RouseTimelineBuilder *self);

G_END_DECLS
