/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-transport.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

/* Properties: "voice-volume" and "tone-volume" (0 to 1, read-write). */
#define ROUSE_TYPE_AUDIO_TRANSPORT (rouse_audio_transport_get_type ())
G_DECLARE_FINAL_TYPE (RouseAudioTransport, rouse_audio_transport, ROUSE, AUDIO_TRANSPORT, GObject)

RouseTransport *rouse_audio_transport_new (RouseVoice *voice, const char *app_id, const char *app_name, GError **error);

G_END_DECLS
