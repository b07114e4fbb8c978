/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

G_BEGIN_DECLS

/* Property "hears" (boolean, read-only): whether a session speaks. */
#define ROUSE_TYPE_SESSION_EAR (rouse_session_ear_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionEar, rouse_session_ear, ROUSE, SESSION_EAR, GObject)

RouseSessionEar *rouse_session_ear_new (void);

void rouse_session_ear_set_session (RouseSessionEar *self, RouseSession *session);
gboolean rouse_session_ear_get_hears (RouseSessionEar *self);

G_END_DECLS
