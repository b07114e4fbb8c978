/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"
#include "rouse-stage-mark.h"
#include "rouse-stage-text.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_SESSION_DIAL (rouse_session_dial_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionDial, rouse_session_dial, ROUSE, SESSION_DIAL, GtkWidget)

GtkWidget *rouse_session_dial_new (RouseSession *session);

void rouse_session_dial_update (RouseSessionDial *self);
RouseMark rouse_session_dial_get_mark (RouseSessionDial *self);
const char *rouse_session_dial_get_number (RouseSessionDial *self);
const char *rouse_session_dial_get_total (RouseSessionDial *self);
double rouse_session_dial_get_fraction (RouseSessionDial *self);
const char *rouse_session_dial_get_value_text (RouseSessionDial *self);
RouseStageText *rouse_session_dial_get_number_text (RouseSessionDial *self);

G_END_DECLS
