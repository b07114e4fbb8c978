/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-audio-pipeline.h"

G_BEGIN_DECLS

/* Where the sound of a timeline is; part of RouseAudioTransport. Main thread only. */
typedef struct
{
  gint64 now;     /* ns: what was told last */
  gint64 read;    /* ns: what the pipeline said last, or where it begins */
  gint64 read_at; /* monotonic µs at which it was or will be there */
  gint64 start;   /* ns: where the pipeline says that it is through its pre-roll */
} RouseAudioPosition;

void rouse_audio_position_set (RouseAudioPosition *self, gint64 position);
void rouse_audio_position_begin (RouseAudioPosition *self, gint64 pre_roll);
void rouse_audio_position_read (RouseAudioPosition *self, RouseAudioPipeline *pipeline, gint64 length);
void rouse_audio_position_look (RouseAudioPosition *self, RouseAudioPipeline *pipeline, gint64 length);
void rouse_audio_position_estimate (RouseAudioPosition *self, RouseAudioPipeline *pipeline, gint64 length);

G_END_DECLS
