/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-voice.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_CLIP_VOICE (rouse_clip_voice_get_type ())
G_DECLARE_FINAL_TYPE (RouseClipVoice, rouse_clip_voice, ROUSE, CLIP_VOICE, GObject)

RouseVoice *rouse_clip_voice_new (GFile *folder, GError **error);

G_END_DECLS
