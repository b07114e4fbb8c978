/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-audio-opener.h"
#include "rouse-audio-position.h"
#include "rouse-audio-transport.h"
#include "rouse-clip-preparer.h"

G_BEGIN_DECLS

struct _RouseAudioTransport
{
  GObject parent_instance;

  RouseVoice *voice;
  double voice_volume;
  double tone_volume;

  RouseAudioOpener *opener;
  RouseAudioPipeline *pipeline; /* NULL until it opened and after it failed */
  RouseSpeechTrack *track;
  RouseAudioPosition position;
  gboolean playing;
  gboolean running;     /* the pipeline is; for an instant also after a load or the end */
  gboolean paused_here; /* position is where a pause left it */
  gint64 warm_until;    /* monotonic µs until which the device is sure to be awake */

  RouseClipPreparer *preparer; /* of the track */
  gboolean ready;              /* what is heard from position on is decoded */
  guint settle_source;
  guint failure_source;
  GError *failure; /* to be told from failure_source */
};

RouseTransport *
rouse_audio_transport_new_for_sink (RouseVoice *voice, RouseAudioOpenerMake make_sink, gpointer data, GError **error);

G_END_DECLS
