/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-fake-clock.h"
#include "rouse-system-clock.h"

#include <glib/gstdio.h>

typedef struct
{
  GString *order;
  GMainLoop *loop;
  RouseClock *clock;
} Fixture;

static gboolean
first_came_cb (gpointer data)
{
  g_string_append_c (((Fixture *) data)->order, '1');

  return G_SOURCE_CONTINUE;
}

static gboolean
second_came_cb (gpointer data)
{
  Fixture *fixture = data;

  g_string_append_c (fixture->order, '2');
  if (fixture->loop != NULL)
    g_main_loop_quit (fixture->loop);

  return G_SOURCE_REMOVE;
}

static gboolean
chain_cb (gpointer data)
{
  Fixture *fixture = data;

  g_string_append_c (fixture->order, 'c');
  rouse_clock_add_wake_up (fixture->clock, rouse_clock_get_monotonic (fixture->clock) + 1, second_came_cb, fixture,
                           NULL);

  return G_SOURCE_REMOVE;
}

static void
destroyed_cb (gpointer data)
{
  g_string_append_c (((Fixture *) data)->order, 'd');
}

static void
test_fake_order (void)
{
  g_autoptr (RouseFakeClock) fake = rouse_fake_clock_new ();
  RouseClock *clock = ROUSE_CLOCK (fake);
  g_autoptr (GString) order = g_string_new (NULL);
  Fixture fixture = { order, NULL, clock };
  gint64 start = rouse_clock_get_monotonic (clock);

  rouse_clock_add_wake_up (clock, start + 20, second_came_cb, &fixture, destroyed_cb);
  rouse_clock_add_wake_up (clock, start + 10, first_came_cb, &fixture, NULL);
  rouse_clock_add_wake_up (clock, start + 15, chain_cb, &fixture, NULL);

  rouse_fake_clock_advance (fake, 9);
  g_assert_cmpstr (order->str, ==, "");
  rouse_fake_clock_advance (fake, 91);
  g_assert_cmpstr (order->str, ==, "1c22d");
  g_assert_cmpint (rouse_clock_get_monotonic (clock), ==, start + 100);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (fake), ==, 0);
}

static void
test_fake_standstill (void)
{
  g_autoptr (RouseFakeClock) fake = rouse_fake_clock_new ();
  RouseClock *clock = ROUSE_CLOCK (fake);
  gint64 monotonic = rouse_clock_get_monotonic (clock);
  gint64 boot = rouse_clock_get_boot (clock);

  rouse_fake_clock_suspend (fake, 50);
  g_assert_cmpint (rouse_clock_get_monotonic (clock), ==, monotonic);
  g_assert_cmpint (rouse_clock_get_boot (clock), ==, boot + 50);
  rouse_fake_clock_stop (fake, 30);
  g_assert_cmpint (rouse_clock_get_monotonic (clock), ==, monotonic + 30);
  g_assert_cmpint (rouse_clock_get_boot (clock), ==, boot + 80);
}

static void
test_system_times (void)
{
  g_autoptr (RouseClock) clock = rouse_system_clock_new (NULL);
  gint64 before = g_get_monotonic_time ();
  gint64 monotonic = rouse_clock_get_monotonic (clock);

  g_assert_cmpint (monotonic, >=, before);
  g_assert_cmpint (monotonic, <=, g_get_monotonic_time ());
  g_assert_cmpint (rouse_clock_get_boot (clock), >=, monotonic);
  g_assert_cmpint (ABS (rouse_clock_get_wall (clock) - g_get_real_time ()), <, ROUSE_CLOCK_SECOND);
}

static void
test_system_wake_ups (void)
{
  RouseClock *clock = rouse_system_clock_new (NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) order = g_string_new (NULL);
  Fixture fixture = { order, loop, clock };
  gint64 now = rouse_clock_get_monotonic (clock);
  guint removed;

  rouse_clock_add_wake_up (clock, now + 20000, chain_cb, &fixture, NULL);
  rouse_clock_add_wake_up (clock, now + 10000, first_came_cb, &fixture, destroyed_cb);
  removed = rouse_clock_add_wake_up (clock, now + 15000, second_came_cb, &fixture, destroyed_cb);
  rouse_clock_remove_wake_up (clock, removed);
  g_assert_cmpstr (order->str, ==, "d");

  g_main_loop_run (loop);
  g_assert_cmpstr (order->str, ==, "d1dc2");
  g_assert_cmpint (rouse_clock_get_monotonic (clock), >=, now + 20000);

  g_assert_finalize_object (clock);
}

static void
test_system_finalize (void)
{
  RouseClock *clock = rouse_system_clock_new (NULL);
  g_autoptr (GString) order = g_string_new (NULL);
  Fixture fixture = { order, NULL, clock };

  rouse_clock_add_wake_up (clock, rouse_clock_get_monotonic (clock), first_came_cb, &fixture, destroyed_cb);
  g_assert_finalize_object (clock);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (order->str, ==, "d");
}

static void
count_cb (guint *n)
{
  ++*n;
}

static const char *
get_zone (RouseClock *clock)
{
  return g_time_zone_get_identifier (rouse_clock_get_zone (clock));
}

static void
test_fake_zone (void)
{
  g_autoptr (RouseFakeClock) fake = rouse_fake_clock_new ();
  RouseClock *clock = ROUSE_CLOCK (fake);
  g_autoptr (GTimeZone) zone = NULL;
  guint n = 0;

  g_assert_cmpstr (get_zone (clock), ==, "UTC");
  g_signal_connect_swapped (clock, "notify::zone", G_CALLBACK (count_cb), &n);
  rouse_fake_clock_set_zone (fake, "Asia/Kolkata");
  g_object_get (clock, "zone", &zone, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (g_time_zone_get_identifier (zone), ==, "Asia/Kolkata");
  g_assert_true (rouse_clock_get_zone (clock) == zone);
}

/* The zone that the process was started with is not the one of a computer that was taken elsewhere. */
static void
test_system_zone (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rouse-clock-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "timezone", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  RouseClock *clock = rouse_system_clock_new (file);
  guint n = 0;

  g_assert_true (g_file_set_contents (path, "Europe/Berlin\n", -1, NULL));
  g_assert_cmpstr (get_zone (clock), ==, "Europe/Berlin");
  g_signal_connect_swapped (clock, "notify::zone", G_CALLBACK (count_cb), &n);
  g_assert_true (g_file_set_contents (path, "Asia/Kolkata\n", -1, NULL));
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_zone (clock), ==, "Asia/Kolkata");
  g_assert_cmpuint (n, ==, 1);

  /* Whoever asks sooner than the file system tells hears the same, and it is told once. */
  g_assert_true (g_file_set_contents (path, "America/New_York\n", -1, NULL));
  g_assert_cmpstr (get_zone (clock), ==, "America/New_York");
  g_assert_cmpuint (n, ==, 2);
  /* What is no zone leaves the one of the process. */
  g_assert_true (g_file_set_contents (path, "Nowhere/At_All\n", -1, NULL));
  g_assert_cmpstr (get_zone (clock), ==, "UTC");

  g_assert_finalize_object (clock);
  g_remove (path);
  g_rmdir (folder);
}

/* Outside of a sandbox it is the one of the process, whether or not anything can be watched. */
static void
test_own_zone (void)
{
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/timezone");
  RouseClock *clock = rouse_system_clock_new (nowhere);

  g_assert_cmpstr (get_zone (clock), ==, "UTC");
  g_setenv ("TZ", "Pacific/Kiritimati", TRUE);
  g_assert_cmpstr (get_zone (clock), ==, "Pacific/Kiritimati");
  g_setenv ("TZ", "UTC", TRUE);
  g_assert_finalize_object (clock);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/base/fake-clock/order", test_fake_order);
  g_test_add_func ("/base/fake-clock/standstill", test_fake_standstill);
  g_test_add_func ("/base/fake-clock/zone", test_fake_zone);
  g_test_add_func ("/base/system-clock/times", test_system_times);
  g_test_add_func ("/base/system-clock/wake-ups", test_system_wake_ups);
  g_test_add_func ("/base/system-clock/finalize", test_system_finalize);
  g_test_add_func ("/base/system-clock/zone", test_system_zone);
  g_test_add_func ("/base/system-clock/own-zone", test_own_zone);

  return g_test_run ();
}
