/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"
#include "rouse-voice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_SESSION_ANNOUNCER (rouse_session_announcer_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionAnnouncer, rouse_session_announcer, ROUSE, SESSION_ANNOUNCER, GObject)

RouseSessionAnnouncer *rouse_session_announcer_new (RouseSession *session, GtkAccessible *accessible);

void rouse_session_announcer_set_voice (RouseSessionAnnouncer *self, RouseVoice *voice);
const char *rouse_session_announcer_get_last (RouseSessionAnnouncer *self);
GtkAccessibleAnnouncementPriority rouse_session_announcer_get_priority (RouseSessionAnnouncer *self);
guint rouse_session_announcer_get_n_announced (RouseSessionAnnouncer *self);
gboolean rouse_session_announcer_is_voice_heard (RouseSession *session);

G_END_DECLS
