/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-audio-opener.h"
#include "rouse-audio-transport.h"

G_BEGIN_DECLS

RouseTransport *
rouse_audio_transport_new_for_sink (RouseVoice *voice, RouseAudioOpenerMake make_sink, gpointer data, GError **error);

G_END_DECLS
