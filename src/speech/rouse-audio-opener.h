/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* Connects to the sound server without waiting for it; part of RouseAudioTransport. Main thread only. */
typedef struct _RouseAudioOpener RouseAudioOpener;

/* A server that is started on demand takes a second on a slow machine; one that hangs does not answer at all. */
#define ROUSE_AUDIO_TIME_LIMIT_MS 3000

/* The device that sound servers put in when there is none (module-always-sink of PulseAudio and PipeWire). */
#define ROUSE_AUDIO_STAND_IN "auto_null"

/* What sound servers call a session, and a chime: the latter follows the volume of the system's sounds. */
#define ROUSE_AUDIO_ROLE_MUSIC "music"
#define ROUSE_AUDIO_ROLE_EVENT "event"

/* Makes an element that is not connected yet; called on a worker. */
typedef GstElement *(*RouseAudioOpenerMake) (gpointer data);

/* Exactly one of @sink and @error is set. A server that did not answer in time may still answer: after
 * ROUSE_AUDIO_ERROR_TIMED_OUT comes a second call. */
typedef void (*RouseAudioOpenerFunc) (GstElement *sink, const GError *error, gpointer data);

RouseAudioOpener *rouse_audio_opener_new (const char *app_id,
                                          const char *app_name,
                                          const char *role,
                                          RouseAudioOpenerMake make,
                                          gpointer make_data,
                                          RouseAudioOpenerFunc function,
                                          gpointer data);
void rouse_audio_opener_free (RouseAudioOpener *self);
void rouse_audio_opener_open (RouseAudioOpener *self);

G_END_DECLS
