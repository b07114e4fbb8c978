/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Connects to the sound server without waiting for it; part of RouseAudioTransport. Main thread only. */
typedef struct _RouseAudioOpener RouseAudioOpener;

/* Makes an element that is not connected yet; called on a worker. */
typedef GstElement *(*RouseAudioOpenerMake) (gpointer data);

/* Exactly one of @sink and @error is set. */
typedef void (*RouseAudioOpenerFunc) (GstElement *sink, const GError *error, gpointer data);

RouseAudioOpener *rouse_audio_opener_new (const char *app_id,
                                          const char *app_name,
                                          RouseAudioOpenerMake make,
                                          gpointer make_data,
                                          RouseAudioOpenerFunc function,
                                          gpointer data);
void rouse_audio_opener_free (RouseAudioOpener *self);
void rouse_audio_opener_open (RouseAudioOpener *self);

G_END_DECLS
