/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Properties: "moment" (int64): when to wake up in µs since 1970 UTC, 0 for never.
 * Signal "elapsed": it is time, or somebody set the clock. */
#define ROUSE_TYPE_WALL_TIMER (rouse_wall_timer_get_type ())
G_DECLARE_FINAL_TYPE (RouseWallTimer, rouse_wall_timer, ROUSE, WALL_TIMER, GObject)

RouseWallTimer *rouse_wall_timer_new (void);

gint64 rouse_wall_timer_get_moment (RouseWallTimer *self);
void rouse_wall_timer_set_moment (RouseWallTimer *self, gint64 moment);

G_END_DECLS
