/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-voice.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_SPARE_VOICE (rouse_spare_voice_get_type ())
G_DECLARE_FINAL_TYPE (RouseSpareVoice, rouse_spare_voice, ROUSE, SPARE_VOICE, GObject)

RouseVoice *rouse_spare_voice_new (RouseVoice *recorded);

G_END_DECLS
