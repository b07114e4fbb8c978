/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-figure-view.h"
#include "rouse-transport.h"

G_BEGIN_DECLS

typedef enum
{
  ROUSE_SESSION_KEY_NONE,
  ROUSE_SESSION_KEY_TOGGLE,
  ROUSE_SESSION_KEY_BACK,
  ROUSE_SESSION_KEY_FORWARD,
  ROUSE_SESSION_KEY_HURT,
  ROUSE_SESSION_KEY_REPEAT,
  ROUSE_SESSION_KEY_CAPTIONS,
  ROUSE_SESSION_KEY_FULLSCREEN,
  ROUSE_SESSION_KEY_LEAVE,
  ROUSE_SESSION_KEY_LOUDER,
  ROUSE_SESSION_KEY_QUIETER,
  ROUSE_SESSION_KEY_MUTE,
  ROUSE_SESSION_KEY_TURN_LEFT,
  ROUSE_SESSION_KEY_TURN_RIGHT,
  ROUSE_SESSION_KEY_TURN_UP,
  ROUSE_SESSION_KEY_TURN_DOWN,
} RouseSessionKey;

gboolean rouse_session_keys_is_writing (GtkWidget *widget);
RouseSessionKey rouse_session_keys_find (GtkWidget *widget, guint keyval, GdkModifierType state);
const char *rouse_session_keys_get_action (RouseSessionKey key);
char *rouse_session_keys_change_volume (RouseTransport *transport, RouseSessionKey key);
void rouse_session_keys_turn (RouseFigureView *view, RouseSessionKey key);

G_END_DECLS
