/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-voice.h"

G_BEGIN_DECLS

/* How people and settings name it. */
#define ROUSE_ESPEAK_VOICE_ID "espeak-ng"

#define ROUSE_TYPE_ESPEAK_VOICE (rouse_espeak_voice_get_type ())
G_DECLARE_FINAL_TYPE (RouseEspeakVoice, rouse_espeak_voice, ROUSE, ESPEAK_VOICE, GObject)

RouseVoice *rouse_espeak_voice_new (const char *language, GError **error);

G_END_DECLS
