/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_SPEECH_TRACK (rouse_speech_track_get_type ())
G_DECLARE_FINAL_TYPE (RouseSpeechTrack, rouse_speech_track, ROUSE, SPEECH_TRACK, GObject)

RouseSpeechTrack *rouse_speech_track_new (RouseTimeline *timeline, RouseVoice *voice);

RouseTimeline *rouse_speech_track_get_timeline (RouseSpeechTrack *self);
gint64 rouse_speech_track_get_n_samples (RouseSpeechTrack *self);
void rouse_speech_track_set_gains (RouseSpeechTrack *self, double voice, double tones);
void rouse_speech_track_render (RouseSpeechTrack *self, gint64 first, gsize n, float *out);
char **rouse_speech_track_get_clips (RouseTimeline *timeline);

G_END_DECLS
