/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-screen-reader.h"
#include "rouse-session-stage.h"
#include "rouse-stage-foot.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_SESSION_FLOOR (rouse_session_floor_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionFloor, rouse_session_floor, ROUSE, SESSION_FLOOR, GObject)

RouseSessionFloor *rouse_session_floor_new (AdwToolbarView *view,
                                            RouseSessionStage *stage,
                                            RouseStageFoot *foot,
                                            RouseScreenReader *reader);

gboolean rouse_session_floor_get_active (RouseSessionFloor *self);
void rouse_session_floor_toggle (RouseSessionFloor *self);
void rouse_session_floor_leave (RouseSessionFloor *self);
void rouse_session_floor_wake (RouseSessionFloor *self);

G_END_DECLS
