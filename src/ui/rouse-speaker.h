/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-screen-reader.h"
#include "rouse-session.h"
#include "rouse-settings.h"
#include "rouse-transport.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

/* Properties, read-only: "reading" (the key of what is being read aloud, nullable), "clip" (the one of its clips that
 * is being spoken, nullable), "hushed" (a session speaks, and nothing is read), "session-volume" (of the voice of
 * sessions, 0 while it is left to a screen reader). Signal "failed" (GError *): nothing can be heard, and why. */
#define ROUSE_TYPE_SPEAKER (rouse_speaker_get_type ())
G_DECLARE_FINAL_TYPE (RouseSpeaker, rouse_speaker, ROUSE, SPEAKER, GObject)

RouseSpeaker *rouse_speaker_new (RouseCatalog *catalog, RouseSettings *settings, const char *folder);

RouseVoice *rouse_speaker_get_voice (RouseSpeaker *self, GError **error);
void rouse_speaker_use_voice (RouseSpeaker *self, const char *id);
gboolean rouse_speaker_has_voice (RouseSpeaker *self);
RouseScreenReader *rouse_speaker_get_reader (RouseSpeaker *self);
RouseTransport *rouse_speaker_open_transport (RouseSpeaker *self, RouseVoice *voice, GError **error);
void
rouse_speaker_learn_async (RouseSpeaker *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean rouse_speaker_learn_finish (RouseSpeaker *self, GAsyncResult *result, GError **error);
GListModel *rouse_speaker_list_voices (RouseSpeaker *self);
RouseTransport *rouse_speaker_get_transport (RouseSpeaker *self);

void rouse_speaker_give_way_to (RouseSpeaker *self, RouseSession *session);
gboolean rouse_speaker_get_hushed (RouseSpeaker *self);

void rouse_speaker_read (RouseSpeaker *self, const char *key, const char *const *clips);
void rouse_speaker_stop (RouseSpeaker *self);
const char *rouse_speaker_get_reading (RouseSpeaker *self);
const char *rouse_speaker_get_clip (RouseSpeaker *self);
char **rouse_speaker_list_clips (RouseSpeaker *self, const char *clip);

G_END_DECLS
