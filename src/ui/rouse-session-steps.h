/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_SESSION_STEPS (rouse_session_steps_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionSteps, rouse_session_steps, ROUSE, SESSION_STEPS, GtkWidget)

GtkWidget *rouse_session_steps_new (RouseSession *session);

gboolean rouse_session_steps_update (RouseSessionSteps *self);
void rouse_session_steps_set_size (RouseSessionSteps *self, double size);
guint rouse_session_steps_get_n_steps (RouseSessionSteps *self);
int rouse_session_steps_get_current (RouseSessionSteps *self);

G_END_DECLS
