/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"
#include "rouse-stage-text.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_SESSION_WORDS (rouse_session_words_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionWords, rouse_session_words, ROUSE, SESSION_WORDS, GObject)

RouseSessionWords *rouse_session_words_new (RouseSession *session, RouseStageText *caption);

void rouse_session_words_set_voice (RouseSessionWords *self, RouseVoice *voice);
void rouse_session_words_update (RouseSessionWords *self);
gboolean rouse_session_words_get_waiting (RouseSessionWords *self);

G_END_DECLS
