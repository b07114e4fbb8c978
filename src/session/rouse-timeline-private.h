/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"

G_BEGIN_DECLS

struct _RouseTimeline
{
  GObject parent_instance;

  RousePlan *plan; /* nullable */
  GArray *segments;
  GArray *cues;
  GArray *dropped;
  GArray *waits;
  GArray *tones;
  GArray *boundaries; /* of gint64: every moment at which something that is shown changes, rising */
  GArray *stops;      /* of gint64: where forward and back go, rising */
  gint64 length;
};

RouseTimeline *rouse_timeline_new_take (
    RousePlan *plan, GArray *segments, GArray *cues, GArray *dropped, GArray *waits, GArray *tones);

gboolean rouse_timeline_same_stretch (const RouseSegment *a, const RouseSegment *b);
gboolean rouse_timeline_is_countdown (const RousePlacedCue *placed);
guint rouse_timeline_count_until (GArray *array, gsize offset, gint64 position);

G_END_DECLS
