/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-plan.h"

G_BEGIN_DECLS

typedef enum
{
  ROUSE_SEGMENT_START,
  ROUSE_SEGMENT_SETUP,
  ROUSE_SEGMENT_PHASE,
  ROUSE_SEGMENT_REST,
  ROUSE_SEGMENT_SWITCH,
  ROUSE_SEGMENT_CLOSING,
  ROUSE_SEGMENT_INTERLUDE,
} RouseSegmentKind;
#define ROUSE_TYPE_SEGMENT_KIND (rouse_segment_kind_get_type ())
GType rouse_segment_kind_get_type (void);

/* A stretch of the timeline. Segments touch: each starts where the one before ends. Times in ns. */
typedef struct
{
  RouseSegmentKind kind;
  gint64 start;
  gint64 length;
  const RousePlanItem *item; /* nullable: start and closing */
  guint item_index;
  guint set;        /* from 1; 0 outside sets */
  RouseSide side;   /* the working leg; of a switch or rest, the leg that comes next */
  guint repetition; /* from 1; 0 outside phases */
  RousePhase phase; /* of PHASE segments */
} RouseSegment;

/* A cue that has its place. A part of a cue ("cd-3") is placed by itself. Times in ns. */
typedef struct
{
  RouseCue *cue;
  const char *clip;
  const char *text;
  guint priority;
  gint64 start;
  gint64 length;
} RousePlacedCue;

typedef enum
{
  ROUSE_DROP_TOO_LONG,  /* longer than its slot, and no shorter cue fits */
  ROUSE_DROP_COLLISION, /* a cue of a lower number was there for more than half a second */
} RouseDropReason;
#define ROUSE_TYPE_DROP_REASON (rouse_drop_reason_get_type ())
GType rouse_drop_reason_get_type (void);

/* A cue that the rules asked for and that was left out, or spoken by a shorter one (replacement). */
typedef struct
{
  RouseCue *cue;
  gint64 at;
  RouseDropReason reason;
  RouseCue *replacement; /* nullable */
} RouseDroppedCue;

/* Silence while the person moves; skippable unless a cue of priority 1 is still to come in it. */
typedef struct
{
  gint64 start;
  gint64 length;
  gboolean skippable;
} RouseWait;

typedef struct
{
  gint64 start;
  RousePhase phase;
} RouseTone;

/* Length in ns of the clip that speaks a text; -1 when nothing can speak it (it then takes no time). */
typedef gint64 (*RouseClipLengthFunc) (const char *clip, const char *text, gpointer data);

#define ROUSE_TYPE_TIMELINE (rouse_timeline_get_type ())
G_DECLARE_FINAL_TYPE (RouseTimeline, rouse_timeline, ROUSE, TIMELINE, GObject)

RouseTimeline *rouse_timeline_compile (RousePlan *plan, RouseClipLengthFunc clip_length, gpointer data);

gint64 rouse_timeline_get_length (RouseTimeline *self);
RousePlan *rouse_timeline_get_plan (RouseTimeline *self);
const RouseSegment *rouse_timeline_get_segments (RouseTimeline *self, gsize *n_segments);
const RousePlacedCue *rouse_timeline_get_cues (RouseTimeline *self, gsize *n_cues);
const RouseDroppedCue *rouse_timeline_get_dropped (RouseTimeline *self, gsize *n_dropped);
const RouseWait *rouse_timeline_get_waits (RouseTimeline *self, gsize *n_waits);
const RouseTone *rouse_timeline_get_tones (RouseTimeline *self, gsize *n_tones);

const RouseSegment *rouse_timeline_get_segment_at (RouseTimeline *self, gint64 position);
const RousePlacedCue *rouse_timeline_get_cue_at (RouseTimeline *self, gint64 position);
const RouseWait *rouse_timeline_get_wait_at (RouseTimeline *self, gint64 position);
gint64 rouse_timeline_get_next_boundary (RouseTimeline *self, gint64 position);
gint64 rouse_timeline_get_previous_stop (RouseTimeline *self, gint64 position);
gint64 rouse_timeline_get_next_stop (RouseTimeline *self, gint64 position);
gint64 rouse_timeline_get_repetition_start (RouseTimeline *self, gint64 position);
void rouse_timeline_get_stretch (RouseTimeline *self, gint64 position, gint64 *start, gint64 *length);
guint rouse_timeline_count_tips (RouseTimeline *self, guint item_index, gint64 position);

G_END_DECLS
