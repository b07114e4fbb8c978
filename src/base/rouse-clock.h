/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* All times are in microseconds, as GLib's own are; timelines are in nanoseconds. */
#define ROUSE_CLOCK_SECOND ((gint64) G_USEC_PER_SEC)

/* Property "zone" (GTimeZone, read-only): in which the days are counted. */
#define ROUSE_TYPE_CLOCK (rouse_clock_get_type ())
G_DECLARE_INTERFACE (RouseClock, rouse_clock, ROUSE, CLOCK, GObject)

struct _RouseClockInterface
{
  GTypeInterface g_iface;

  gint64 (*get_monotonic) (RouseClock *self);
  gint64 (*get_boot) (RouseClock *self);
  gint64 (*get_wall) (RouseClock *self);
  GTimeZone *(*get_zone) (RouseClock *self);
  guint (*add_wake_up) (
      RouseClock *self, gint64 monotonic, GSourceFunc function, gpointer data, GDestroyNotify destroy);
  void (*remove_wake_up) (RouseClock *self, guint id);
};

gint64 rouse_clock_get_monotonic (RouseClock *self);
gint64 rouse_clock_get_boot (RouseClock *self);
gint64 rouse_clock_get_wall (RouseClock *self);
GTimeZone *rouse_clock_get_zone (RouseClock *self);
guint rouse_clock_add_wake_up (
    RouseClock *self, gint64 monotonic, GSourceFunc function, gpointer data, GDestroyNotify destroy);
void rouse_clock_remove_wake_up (RouseClock *self, guint id);

G_END_DECLS
