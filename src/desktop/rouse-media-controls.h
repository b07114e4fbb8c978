/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Properties: "session" (RouseSession, read-write), "name" (string, read-only; the name on the bus, %NULL without one).
 * Signal "raised": somebody on the bus asks for the window. */
#define ROUSE_TYPE_MEDIA_CONTROLS (rouse_media_controls_get_type ())
G_DECLARE_FINAL_TYPE (RouseMediaControls, rouse_media_controls, ROUSE, MEDIA_CONTROLS, GObject)

RouseMediaControls *rouse_media_controls_new (GDBusConnection *connection, RouseClock *clock);

RouseSession *rouse_media_controls_dup_session (RouseMediaControls *self);
void rouse_media_controls_set_session (RouseMediaControls *self, RouseSession *session);
const char *rouse_media_controls_get_name (RouseMediaControls *self);

G_END_DECLS
