/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-transport.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

#define ROUSE_AUDIO_ERROR (rouse_audio_error_quark ())
GQuark rouse_audio_error_quark (void);

typedef enum
{
  ROUSE_AUDIO_ERROR_NO_DEVICE, /* no server, or a server without a device */
  ROUSE_AUDIO_ERROR_LOST,      /* the server or the device went away */
  ROUSE_AUDIO_ERROR_TIMED_OUT, /* the server hangs */
} RouseAudioError;

/* Properties: "voice-volume" and "tone-volume" (0 to 1, read-write), "connected" (boolean, read-only). */
#define ROUSE_TYPE_AUDIO_TRANSPORT (rouse_audio_transport_get_type ())
G_DECLARE_FINAL_TYPE (RouseAudioTransport, rouse_audio_transport, ROUSE, AUDIO_TRANSPORT, GObject)

RouseTransport *rouse_audio_transport_new (RouseVoice *voice, const char *app_id, const char *app_name, GError **error);

void rouse_audio_transport_connect (RouseAudioTransport *self);
gboolean rouse_audio_transport_get_connected (RouseAudioTransport *self);
void rouse_audio_transport_name_device_async (RouseAudioTransport *self,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer data);
char *rouse_audio_transport_name_device_finish (RouseAudioTransport *self, GAsyncResult *result, GError **error);

G_END_DECLS
