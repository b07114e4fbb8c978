/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-script.h"
#include "rouse-timeline-builder.h"

G_BEGIN_DECLS

/* Cues are at least this far apart, and a phase cue ends this long before its phase (CONTENT.md 3), in ns. */
#define ROUSE_CUE_GAP (200 * (gint64) 1000000)
/* A cue of priority 4 or 5 that cannot start within this time is dropped, not delayed (CONTENT.md 3), in ns. */
#define ROUSE_CUE_PATIENCE (500 * (gint64) 1000000)
#define ROUSE_SECOND ((gint64) 1000000000)

/* What the passes of a compilation share. It lives on the stack of rouse_timeline_compile(). */
typedef struct
{
  RousePlan *plan; /* nullable */
  RouseTimelineBuilder *builder;
  RouseClipLengthFunc clip_length;
  gpointer data;
  gint64 now;           /* where the next segment begins, in ns */
  gint64 free_at;       /* from when on something can be spoken, in ns */
  guint tips;           /* index of the next tip of the exercise */
  guint encouragements; /* index of the next encouragement of the session */
} RouseCompiler;

gint64 rouse_compiler_measure (RouseCompiler *self, const char *clip, const char *text);
gint64 rouse_compiler_measure_cue (RouseCompiler *self, RouseCue *cue);
gint64 rouse_compiler_say (RouseCompiler *self, RouseCue *cue, gint64 start);
void rouse_compiler_say_part (RouseCompiler *self, RouseCue *cue, const RouseCuePart *part, gint64 start);
void rouse_compiler_drop (RouseCompiler *self, RouseCue *cue, gint64 at, RouseDropReason reason, RouseCue *replacement);

/* A set of one side: segments, tones and words of its repetitions. */
void rouse_compiler_add_set (
    RouseCompiler *self, RouseScript *script, const RousePlanItem *item, guint item_index, guint set, RouseSide side);

/* One of the blocks between the sets. */
typedef struct
{
  RouseCompiler *compiler;
  RouseSegment segment;
  gint64 minimum;    /* ns that it lasts at least */
  gint64 cursor;     /* where the next cue in order begins */
  gint64 spoken;     /* sum of what has been spoken */
  gint64 last_end;   /* end of the last cue, with its wait */
  gint64 wait_start; /* the silence that goes on, -1: none */
  gint64 wait_end;
  const RouseScriptLine *pending[8]; /* cues that have a place of their own, by place */
  guint n_pending;
} RouseBlock;

void rouse_block_init (RouseBlock *self,
                       RouseCompiler *compiler,
                       RouseSegmentKind kind,
                       const RousePlanItem *item,
                       guint item_index,
                       RouseSide side,
                       gint64 minimum);
void rouse_block_add (RouseBlock *self, RouseScript *script, RouseMoment moment);
void rouse_block_add_line (RouseBlock *self, const RouseScriptLine *line);
void rouse_block_end (RouseBlock *self, RouseScript *script, RouseCue *last_word, gboolean countdown);

G_END_DECLS
