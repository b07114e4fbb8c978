/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_VOICE_TEST_ROW (rouse_voice_test_row_get_type ())
G_DECLARE_FINAL_TYPE (RouseVoiceTestRow, rouse_voice_test_row, ROUSE, VOICE_TEST_ROW, AdwActionRow)

void rouse_voice_test_row_set_speaker (RouseVoiceTestRow *self, RouseSpeaker *speaker);

G_END_DECLS
