/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"

G_BEGIN_DECLS

/* A clock that moves only when it is told to. Times in µs. */
#define ROUSE_TYPE_FAKE_CLOCK (rouse_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (RouseFakeClock, rouse_fake_clock, ROUSE, FAKE_CLOCK, GObject)

RouseFakeClock *rouse_fake_clock_new (void);

void rouse_fake_clock_advance (RouseFakeClock *self, gint64 time);
void rouse_fake_clock_stop (RouseFakeClock *self, gint64 time);
void rouse_fake_clock_suspend (RouseFakeClock *self, gint64 time);
void rouse_fake_clock_set_wall (RouseFakeClock *self, gint64 wall);
void rouse_fake_clock_set_zone (RouseFakeClock *self, const char *identifier);
guint rouse_fake_clock_get_n_wake_ups (RouseFakeClock *self);
guint rouse_fake_clock_get_n_woken (RouseFakeClock *self);

G_END_DECLS
