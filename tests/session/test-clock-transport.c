/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "rouse-clock-transport.h"
#include "rouse-fake-clock.h"
#include "rouse-interlude.h"

typedef struct
{
  RouseFakeClock *clock;
  RouseTransport *transport;
  RouseTimeline *timeline; /* 1.2 s long */
  guint n_ended;
  guint n_notified;
} Fixture;

static gint64
get_second_cb (const char *clip, const char *text, gpointer data)
{
  return SECOND;
}

static void
ended_cb (Fixture *fixture)
{
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  fixture->n_ended++;
}

static void
notified_cb (Fixture *fixture)
{
  fixture->n_notified++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = rouse_fake_clock_new ();
  fixture->transport = rouse_clock_transport_new (ROUSE_CLOCK (fixture->clock));
  fixture->timeline = rouse_interlude_new_text ("a", "A", get_second_cb, NULL);
  g_signal_connect_swapped (fixture->transport, "ended", G_CALLBACK (ended_cb), fixture);
  g_signal_connect_swapped (fixture->transport, "notify::playing", G_CALLBACK (notified_cb), fixture);
  rouse_transport_load (fixture->transport, fixture->timeline, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->transport);
  g_assert_finalize_object (fixture->timeline);
  g_assert_finalize_object (fixture->clock);
}

static void
test_play (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (fixture->clock), ==, 0);
  rouse_transport_play (fixture->transport);
  rouse_transport_play (fixture->transport);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (fixture->clock), ==, 1);

  rouse_fake_clock_advance (fixture->clock, 400000);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 400 * MS);
  rouse_fake_clock_advance (fixture->clock, 799999);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
  rouse_fake_clock_advance (fixture->clock, 1);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpuint (rouse_fake_clock_get_n_woken (fixture->clock), ==, 1);
  rouse_fake_clock_advance (fixture->clock, 1000000);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 1200 * MS);
  g_assert_cmpuint (fixture->n_notified, ==, 2);
}

static void
test_pause_and_seek (Fixture *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  rouse_fake_clock_advance (fixture->clock, 300000);
  rouse_transport_pause (fixture->transport);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (fixture->clock), ==, 0);
  rouse_fake_clock_advance (fixture->clock, 5000000);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 300 * MS);

  rouse_transport_seek (fixture->transport, 1100 * MS);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  rouse_transport_play (fixture->transport);
  rouse_transport_seek (fixture->transport, 1000 * MS);
  rouse_fake_clock_advance (fixture->clock, 150000);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
  rouse_fake_clock_advance (fixture->clock, 50000);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  rouse_fake_clock_advance (fixture->clock, 300000);
  rouse_transport_load (fixture->transport, fixture->timeline, 900 * MS);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  rouse_fake_clock_advance (fixture->clock, 5000000);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
  g_assert_false (rouse_transport_get_measured (fixture->transport));
  g_assert_true (rouse_transport_get_timeline (fixture->transport) == fixture->timeline);
}

static void
test_finalize_while_playing (Fixture *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/session/clock-transport/play", Fixture, NULL, set_up, test_play, tear_down);
  g_test_add ("/session/clock-transport/pause-and-seek", Fixture, NULL, set_up, test_pause_and_seek, tear_down);
  g_test_add ("/session/clock-transport/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/session/clock-transport/finalize", Fixture, NULL, set_up, test_finalize_while_playing, tear_down);

  return g_test_run ();
}
