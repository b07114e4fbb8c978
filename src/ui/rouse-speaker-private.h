/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session-ear.h"
#include "rouse-speaker.h"

G_BEGIN_DECLS

struct _RouseSpeaker
{
  GObject parent_instance;

  /* owned */
  RouseCatalog *catalog;
  RouseSettings *settings;
  char *folder;
  char *asked; /* id of the voice that is used instead of the settings' */
  RouseVoice *voice;
  RouseTransport *transport;
  char *reading;
  char **clips;
  guint next;
  GCancellable *learning;
  RouseSessionEar *ear;      /* of the session that was opened or shown last */
  RouseScreenReader *reader; /* nullable: nobody asked yet */
  double session_volume;     /* of the voice of sessions */
};

void rouse_speaker_update_session_volume (RouseSpeaker *self);
void rouse_speaker_close_voice (RouseSpeaker *self);
RouseTransport *rouse_speaker_make_transport (RouseSpeaker *self, RouseVoice *voice, GError **error);

G_END_DECLS
