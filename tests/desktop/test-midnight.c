/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-fake-clock.h"
#include "rouse-midnight.h"

#define DAY 86400

static gint64
at (GTimeZone *zone, int month, int day, int hour, int minute)
{
  g_autoptr (GDateTime) time = g_date_time_new (zone, 2026, month, day, hour, minute, 0);

  return g_date_time_to_unix (time) * G_USEC_PER_SEC;
}

/* Days of 23, 24 and 25 hours, and one that begins at one o'clock, because clocks go forward at midnight. */
static void
test_find (void)
{
  g_autoptr (GTimeZone) berlin = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (GTimeZone) havana = g_time_zone_new_identifier ("America/Havana");

  g_assert_nonnull (berlin);
  g_assert_nonnull (havana);
  g_assert_cmpint (rouse_midnight_find (at (berlin, 11, 22, 0, 0), berlin), ==, at (berlin, 11, 23, 0, 0));
  g_assert_cmpint (rouse_midnight_find (at (berlin, 11, 22, 23, 59), berlin), ==, at (berlin, 11, 23, 0, 0));
  g_assert_cmpint (rouse_midnight_find (at (berlin, 3, 29, 1, 0), berlin), ==, at (berlin, 3, 30, 0, 0));
  g_assert_cmpint (rouse_midnight_find (at (berlin, 10, 25, 1, 0), berlin), ==, at (berlin, 10, 26, 0, 0));
  g_assert_cmpint (rouse_midnight_find (at (berlin, 12, 31, 12, 0), berlin), ==,
                   at (berlin, 12, 31, 23, 59) + 60 * G_USEC_PER_SEC);
  g_assert_cmpint (rouse_midnight_find (at (havana, 3, 7, 12, 0), havana), ==, at (havana, 3, 8, 1, 0));
}

static void
passed_cb (guint *n)
{
  (*n)++;
}

/* The real timer, in a zone where midnight is a second away. */
static void
test_passes (void)
{
  g_autoptr (RouseFakeClock) clock = rouse_fake_clock_new ();
  gint64 now = g_get_real_time ();
  gint64 left = DAY - 1 - now / G_USEC_PER_SEC % DAY;
  gint64 offset = left > DAY / 2 ? left - DAY : left;
  g_autofree char *zone = g_strdup_printf ("%c%02d:%02d:%02d", offset < 0 ? '-' : '+', (int) (ABS (offset) / 3600),
                                           (int) (ABS (offset) / 60 % 60), (int) (ABS (offset) % 60));
  g_autoptr (RouseMidnight) midnight = NULL;
  guint n = 0;

  rouse_fake_clock_set_wall (clock, now);
  rouse_fake_clock_set_zone (clock, zone);
  midnight = rouse_midnight_new (ROUSE_CLOCK (clock));
  g_signal_connect_swapped (midnight, "passed", G_CALLBACK (passed_cb), &n);
  g_assert_cmpuint (n, ==, 0);

  rouse_fake_clock_set_wall (clock, now + 2 * G_USEC_PER_SEC);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);

  rouse_fake_clock_set_zone (clock, "Europe/Berlin");
  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (g_steal_pointer (&midnight));
  rouse_fake_clock_set_zone (clock, "America/Havana");
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/midnight/find", test_find);
  g_test_add_func ("/midnight/passes", test_passes);

  return g_test_run ();
}
