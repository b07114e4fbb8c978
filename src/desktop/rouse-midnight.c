/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-midnight.h"

#include "rouse-wall-timer.h"

/**
 * RouseMidnight:
 *
 * Tells when it may have become another day while a window stands open: at midnight where the computer is, after a
 * sleep through it, when the clock is set and when the computer has travelled. Nothing runs until then. Main thread
 * only.
 */
struct _RouseMidnight
{
  GObject parent_instance;

  RouseClock *clock;
  RouseWallTimer *timer;
};

G_DEFINE_FINAL_TYPE (RouseMidnight, rouse_midnight, G_TYPE_OBJECT)

enum
{
  SIGNAL_PASSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
arm (RouseMidnight *self)
{
  rouse_wall_timer_set_moment (self->timer, rouse_midnight_find (rouse_clock_get_wall (self->clock),
                                                                 rouse_clock_get_zone (self->clock)));
}

static void
passed_cb (RouseMidnight *self)
{
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_PASSED], 0);
  arm (self);
  g_object_unref (self);
}

static void
rouse_midnight_dispose (GObject *object)
{
  RouseMidnight *self = ROUSE_MIDNIGHT (object);

  g_clear_object (&self->timer);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_midnight_parent_class)->dispose (object);
}

static void
rouse_midnight_class_init (RouseMidnightClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_midnight_dispose;

  /**
   * RouseMidnight::passed:
   * @self: the midnight
   *
   * It may be another day.
   */
  signals[SIGNAL_PASSED]
      = g_signal_new ("passed", ROUSE_TYPE_MIDNIGHT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_midnight_init (RouseMidnight *self)
{
  self->timer = rouse_wall_timer_new ();
  g_signal_connect_object (self->timer, "elapsed", G_CALLBACK (passed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_midnight_new:
 * @clock: knows the time and the zone
 *
 * Returns: (transfer full): a new object that waits for the next midnight
 */
RouseMidnight *
rouse_midnight_new (RouseClock *clock)
{
  RouseMidnight *self;

  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);

  self = g_object_new (ROUSE_TYPE_MIDNIGHT, NULL);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (clock, "notify::zone", G_CALLBACK (passed_cb), self, G_CONNECT_SWAPPED);
  arm (self);

  return self;
}

/**
 * rouse_midnight_find:
 * @time: µs since 1970 UTC
 * @zone: where the person is
 *
 * Returns: when the next day begins there, in µs since 1970 UTC; where the clocks go forward at midnight, the first
 *   moment of the day
 */
gint64
rouse_midnight_find (gint64 time, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) next = g_date_time_add_days (local, 1);
  g_autoptr (GDateTime) midnight = g_date_time_new (zone, g_date_time_get_year (next), g_date_time_get_month (next),
                                                    g_date_time_get_day_of_month (next), 0, 0, 0);

  return g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
}
