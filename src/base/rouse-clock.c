/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-clock.h"

/**
 * RouseClock:
 *
 * Where the time comes from, and the zone in which its days are counted. Everything that waits, measures or asks for
 * the day gets its clock at construction, so that a test can drive hours of use in milliseconds, and travel. Main
 * thread only: what a worker has to know of the time is asked before the work is handed to it.
 */
G_DEFINE_INTERFACE (RouseClock, rouse_clock, G_TYPE_OBJECT)

static void
rouse_clock_default_init (RouseClockInterface *iface)
{
  g_object_interface_install_property (iface, g_param_spec_boxed ("zone", NULL, NULL, G_TYPE_TIME_ZONE,
                                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                                      | G_PARAM_STATIC_STRINGS));
}

/**
 * rouse_clock_get_monotonic:
 * @self: a clock
 *
 * The time that never jumps and stands still while the computer sleeps.
 *
 * Returns: microseconds since some fixed moment
 */
gint64
rouse_clock_get_monotonic (RouseClock *self)
{
  g_return_val_if_fail (ROUSE_IS_CLOCK (self), 0);

  return ROUSE_CLOCK_GET_IFACE (self)->get_monotonic (self);
}

/**
 * rouse_clock_get_boot:
 * @self: a clock
 *
 * Like rouse_clock_get_monotonic(), but going on while the computer sleeps: the growth of the difference between the
 * two is the time slept.
 *
 * Returns: microseconds since some fixed moment
 */
gint64
rouse_clock_get_boot (RouseClock *self)
{
  g_return_val_if_fail (ROUSE_IS_CLOCK (self), 0);

  return ROUSE_CLOCK_GET_IFACE (self)->get_boot (self);
}

/**
 * rouse_clock_get_wall:
 * @self: a clock
 *
 * The time of day, which may jump either way.
 *
 * Returns: microseconds since 1970-01-01 00:00 UTC
 */
gint64
rouse_clock_get_wall (RouseClock *self)
{
  g_return_val_if_fail (ROUSE_IS_CLOCK (self), 0);

  return ROUSE_CLOCK_GET_IFACE (self)->get_wall (self);
}

/**
 * rouse_clock_get_zone:
 * @self: a clock
 *
 * Where the computer is, which may change while the program runs: ask each time, and listen to "zone" when something
 * has to happen then. A zone itself never changes, and whoever takes a reference may hand it to another thread.
 *
 * Returns: (transfer none): the zone, until it is asked for again
 */
GTimeZone *
rouse_clock_get_zone (RouseClock *self)
{
  g_return_val_if_fail (ROUSE_IS_CLOCK (self), NULL);

  return ROUSE_CLOCK_GET_IFACE (self)->get_zone (self);
}

/**
 * rouse_clock_add_wake_up:
 * @self: a clock
 * @monotonic: when, in microseconds of rouse_clock_get_monotonic(); a moment in the past means as soon as possible
 * @function: (scope notified): called once, from the main loop; its return value does not matter
 * @data: passed to @function
 * @destroy: (nullable): called with @data when @function will not be called any more
 *
 * Asks to be called once. It comes later than asked for when the process or the computer stood still meanwhile.
 *
 * Returns: an id, never 0, for rouse_clock_remove_wake_up()
 */
guint
rouse_clock_add_wake_up (
    RouseClock *self, gint64 monotonic, GSourceFunc function, gpointer data, GDestroyNotify destroy)
{
  g_return_val_if_fail (ROUSE_IS_CLOCK (self), 0);
  g_return_val_if_fail (function != NULL, 0);

  return ROUSE_CLOCK_GET_IFACE (self)->add_wake_up (self, monotonic, function, data, destroy);
}

/**
 * rouse_clock_remove_wake_up:
 * @self: a clock
 * @id: what rouse_clock_add_wake_up() returned, of a wake-up that has not come yet
 *
 * Takes a wake-up back.
 */
void
rouse_clock_remove_wake_up (RouseClock *self, guint id)
{
  g_return_if_fail (ROUSE_IS_CLOCK (self));
  g_return_if_fail (id != 0);

  ROUSE_CLOCK_GET_IFACE (self)->remove_wake_up (self, id);
}
