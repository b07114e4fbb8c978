/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session-fixture.h"

#include "rouse-fake-clock.h"
#include "rouse-session.h"

G_BEGIN_DECLS

/* A session on a fake clock, with its notifications counted. */
typedef struct
{
  RouseFakeClock *clock;
  RouseTransport *transport;
  RouseTimeline *timeline;
  RouseSession *session;
  GHashTable *notified; /* name of the property → how often */
  GString *sets;        /* what was reported as done: "bridge/1/both 10/10 " */
} SessionRig;

void session_rig_set_up (SessionRig *self, gconstpointer id);
void session_rig_set_up_harder (SessionRig *self, gconstpointer id);
void session_rig_set_up_counts (SessionRig *self, gconstpointer id);
void session_rig_tear_down (SessionRig *self, gconstpointer id);

void session_rig_run (SessionRig *self, double seconds);
void session_rig_run_to (SessionRig *self, double seconds);
guint session_rig_get_notified (SessionRig *self, const char *property);
double session_rig_get_seconds (SessionRig *self);
guint session_rig_get_done (SessionRig *self, guint result);

G_END_DECLS
