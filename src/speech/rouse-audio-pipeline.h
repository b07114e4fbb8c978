/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

#include "rouse-speech-track.h"

G_BEGIN_DECLS

/* The pipeline behind RouseAudioTransport, which is its only user. Main thread only. */
typedef struct _RouseAudioPipeline RouseAudioPipeline;

typedef enum
{
  ROUSE_AUDIO_PIPELINE_ENDED,  /* the last sample was heard */
  ROUSE_AUDIO_PIPELINE_CORKED, /* the sound server asks for silence, for a call for example */
  ROUSE_AUDIO_PIPELINE_FAILED, /* it can go no further */
} RouseAudioPipelineEvent;

typedef void (*RouseAudioPipelineFunc) (RouseAudioPipelineEvent event, const GError *error, gpointer data);

gboolean rouse_audio_pipeline_require (GError **error);
RouseAudioPipeline *rouse_audio_pipeline_new (GstElement *sink, RouseAudioPipelineFunc function, gpointer data);
void rouse_audio_pipeline_free (RouseAudioPipeline *self);

void rouse_audio_pipeline_start (
    RouseAudioPipeline *self, RouseSpeechTrack *track, gint64 first, gint64 pre_roll, gint64 again);
void rouse_audio_pipeline_pause (RouseAudioPipeline *self);
gboolean rouse_audio_pipeline_get_sample (RouseAudioPipeline *self, gint64 *sample);
gint64 rouse_audio_pipeline_get_rendered (RouseAudioPipeline *self);
void rouse_audio_pipeline_name_device (RouseAudioPipeline *self, GTask *task);

G_END_DECLS
