/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects whoever hears nothing: clips that are late or cannot be decoded, a server that asks for silence, a device
 * that dies or was never there, each told as what it is and with the position kept. */

#include "rouse-audio-transport.h"
#include "transport-rig.h"

static gboolean
never (gpointer data)
{
  return FALSE;
}

static gboolean
has_heard (gpointer data)
{
  return transport_rig_count_heard (data) > PRE_ROLL + AGAIN + 4800;
}

/* Played before the clips are there, it starts when they are. */
static void
test_slow (TransportRig *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  g_assert_true (rouse_transport_get_playing (fixture->transport));
  fixture_wait (never, fixture, 100);
  g_assert_cmpuint (transport_rig_count_heard (fixture), ==, 0);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 0);

  fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice), NULL);
  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  transport_rig_assert_heard (fixture, PRE_ROLL, 0, 43200);
}

/* Played and paused before the clips are there, it stays silent when they are. */
static void
test_slow_pause (TransportRig *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  rouse_transport_pause (fixture->transport);
  fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice), NULL);
  fixture_wait (never, fixture, 100);
  g_assert_cmpuint (transport_rig_count_heard (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_playing, ==, 2);
}

/* Without a decoder nothing can be heard; whoever tries again is told again. */
static void
test_no_decoder (TransportRig *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      rouse_transport_play (fixture->transport);
      g_assert_true (rouse_transport_get_playing (fixture->transport));
      fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice),
                                 g_error_new_literal (ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING, "no decoder"));
      g_assert_true (fixture_wait (transport_rig_has_stopped, fixture, 10000));
      g_assert_error (fixture->stopped, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING);
      g_assert_false (rouse_transport_get_playing (fixture->transport));
      g_clear_error (&fixture->stopped);
    }
}

static gboolean
is_busy (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* A main loop that comes to nothing but what is urgent tells a failure all the same: whoever watches the transport must
 * not take it for a pause meanwhile. */
static void
test_busy (TransportRig *fixture, gconstpointer data)
{
  guint busy = g_idle_add_full (G_PRIORITY_DEFAULT, is_busy, NULL, NULL);

  rouse_transport_play (fixture->transport);
  fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice),
                             g_error_new_literal (ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING, "no decoder"));
  g_assert_true (fixture_wait (transport_rig_has_stopped, fixture, 10000));
  g_source_remove (busy);
}

/* A transport that goes away while its clips are being decoded leaves nothing behind. */
static void
test_gone (TransportRig *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  g_assert_finalize_object (g_steal_pointer (&fixture->transport));
  fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice), NULL);
  fixture_wait (never, fixture, 50);
  transport_rig_open (fixture, NULL);
}

/* The server asks for silence. */
static void
test_cork (TransportRig *fixture, gconstpointer data)
{
  gint64 position;

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  gst_element_post_message (fixture->sink,
                            gst_message_new_request_state (GST_OBJECT (fixture->sink), GST_STATE_PAUSED));
  fixture_wait (never, fixture, 50);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  position = rouse_transport_get_position (fixture->transport);
  g_assert_cmpint (position, >=, 300 * MS);

  gst_element_post_message (fixture->sink,
                            gst_message_new_request_state (GST_OBJECT (fixture->sink), GST_STATE_PLAYING));
  fixture_wait (never, fixture, 50);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
}

/* The device dies in the middle of a word: the position is kept, and the next play goes on from it. */
static void
test_lost (TransportRig *fixture, gconstpointer data)
{
  gint64 position;

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  GST_ELEMENT_ERROR (fixture->sink, RESOURCE, WRITE, ("Gone."), ("unplugged"));
  g_assert_true (fixture_wait (transport_rig_has_stopped, fixture, 10000));
  g_assert_error (fixture->stopped, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_LOST);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  position = rouse_transport_get_position (fixture->transport);
  g_assert_cmpint (position, >=, 300 * MS);
  g_assert_cmpint (position, <, 900 * MS);

  g_assert_true (fixture_wait (transport_rig_is_closed, fixture, 10000));
  transport_rig_forget (fixture);
  rouse_transport_play (fixture->transport);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, position);
  g_assert_true (fixture_wait (has_heard, fixture, 10000));
  transport_rig_assert_heard (fixture, PRE_ROLL, rouse_samples_from_ns (position), 2400);
}

/* A device that is lost just after it fell silent was awake, but the next one sleeps: what is said now begins with the
 * pre-roll. */
static void
test_lost_awake (TransportRig *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  rouse_transport_pause (fixture->transport);
  GST_ELEMENT_ERROR (fixture->sink, RESOURCE, WRITE, ("Gone."), ("unplugged"));
  g_assert_true (fixture_wait (transport_rig_has_stopped, fixture, 10000));
  rouse_transport_load (fixture->transport, fixture->timeline, 0);
  g_assert_true (fixture_wait (transport_rig_is_closed, fixture, 10000));
  transport_rig_forget (fixture);
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (has_heard, fixture, 10000));
  transport_rig_assert_silence (fixture, PRE_ROLL);
  transport_rig_assert_heard (fixture, PRE_ROLL, 0, 2400);
}

static void
stopped_cb (RouseTransport *transport, const GError *error, gpointer data)
{
  TransportRig *fixture = data;

  g_clear_error (&fixture->stopped);
  fixture->stopped = g_error_copy (error);
}

/* A machine without a sound server or a sound card: an error, and not a sink that is deaf. */
static void
test_no_device (void)
{
  const FixtureCue cues[] = { { 100 * MS, WORD } };
  TransportRig fixture = { .timeline = fixture_timeline_new (900 * MS, cues, 1, NULL, 0) };
  gint64 since = g_get_monotonic_time ();

  fixture.transport = rouse_audio_transport_new (NULL, "org.example.Test", "Test", NULL);
  g_signal_connect (fixture.transport, "stopped", G_CALLBACK (stopped_cb), &fixture);
  rouse_transport_load (fixture.transport, fixture.timeline, 0);
  rouse_transport_play (fixture.transport);
  g_assert_true (fixture_wait (transport_rig_has_stopped, &fixture, 10000));
  g_assert_error (fixture.stopped, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_NO_DEVICE);
  g_test_message ("no device found in %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - since);
  g_assert_finalize_object (g_steal_pointer (&fixture.transport));
  g_assert_finalize_object (g_steal_pointer (&fixture.timeline));
  g_clear_error (&fixture.stopped);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("PULSE_SERVER", "unix:/nonexistent", TRUE);
  g_setenv ("ALSA_CONFIG_PATH", "/dev/null", TRUE);

  g_test_add_func ("/audio-trouble/no-device", test_no_device);
  transport_rig_add ("/audio-trouble/slow", transport_rig_set_up_slow, test_slow);
  transport_rig_add ("/audio-trouble/slow-pause", transport_rig_set_up_slow, test_slow_pause);
  transport_rig_add ("/audio-trouble/no-decoder", transport_rig_set_up_slow, test_no_decoder);
  transport_rig_add ("/audio-trouble/busy", transport_rig_set_up_slow, test_busy);
  transport_rig_add ("/audio-trouble/gone", transport_rig_set_up_slow, test_gone);
  transport_rig_add ("/audio-trouble/cork", transport_rig_set_up, test_cork);
  transport_rig_add ("/audio-trouble/lost", transport_rig_set_up, test_lost);
  transport_rig_add ("/audio-trouble/lost-awake", transport_rig_set_up, test_lost_awake);

  return g_test_run ();
}
