/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

#include "rouse-application-private.h"
#include "rouse-session-page.h"
#include "rouse-window.h"

/* The whole program with its window open, here without a sound device. */
typedef struct
{
  RouseApplication *application;
  RouseWindow *window;
  guint rows[3]; /* of the list, after each of the first frames */
  guint pages[3];
  guint n_frames;
} WindowRig;

void window_rig_set_up (WindowRig *running, gconstpointer application);
void window_rig_tear_down (WindowRig *running, gconstpointer application);
void window_rig_activate (WindowRig *running, const char *name, const char *target);
gboolean window_rig_shows (WindowRig *running, GType type);
RouseSession *window_rig_get_session (WindowRig *running);
void window_rig_start (WindowRig *running, const char *id);
gboolean window_rig_tells (WindowRig *running, const char *words);
