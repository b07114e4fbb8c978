/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Has a pipeline play and pause without waiting for it; part of RouseAudioPipeline. Main thread only. */
typedef struct _RouseAudioWorker RouseAudioWorker;

/* The server has not answered for longer than anybody should wait. */
typedef void (*RouseAudioWorkerFunc) (gpointer data);

RouseAudioWorker *rouse_audio_worker_new (GstElement *pipeline, RouseAudioWorkerFunc late, gpointer data);
void rouse_audio_worker_free (RouseAudioWorker *self, GDestroyNotify destroy, gpointer data);

guint32 rouse_audio_worker_play (RouseAudioWorker *self, const char *title);
void rouse_audio_worker_pause (RouseAudioWorker *self);
gboolean rouse_audio_worker_get_busy (RouseAudioWorker *self);

G_END_DECLS
