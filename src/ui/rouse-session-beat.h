/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_SESSION_BEAT (rouse_session_beat_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionBeat, rouse_session_beat, ROUSE, SESSION_BEAT, GObject)

RouseSessionBeat *rouse_session_beat_new (RouseSession *session, GtkWidget *widget);

gboolean rouse_session_beat_get_beating (RouseSessionBeat *self);

G_END_DECLS
