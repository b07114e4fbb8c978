/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gst/gst.h>

#include "fixture.h"
#include "rouse-audio-transport-private.h"
#include "rouse-speech-track.h"

#define MS G_GINT64_CONSTANT (1000000)
#define PRE_ROLL 28800
#define AGAIN 2880
#define FADE 240

/* A transport whose loudspeaker keeps what it was given, at the time when it would have been heard. */
typedef struct
{
  RouseTransport *transport;
  GstElement *sink;
  RouseTimeline *timeline;
  RouseVoice *voice;

  GMutex lock;
  GArray *heard;

  guint n_ended;
  GError *stopped;
  gsize n_last; /* what was heard when more was heard last, and when that was */
  gint64 last;
  guint n_playing; /* notifications */
  RouseTimeline *next;
} Fixture;

static void
handoff_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
  Fixture *fixture = data;
  GstMapInfo map;

  gst_buffer_map (buffer, &map, GST_MAP_READ);
  g_mutex_lock (&fixture->lock);
  /* One that failed may have a block left until it is closed. */
  if (sink == fixture->sink)
    g_array_append_vals (fixture->heard, map.data, (guint) (map.size / sizeof (float)));
  g_mutex_unlock (&fixture->lock);
  gst_buffer_unmap (buffer, &map);
}

static void
ended_cb (RouseTransport *transport, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_ended++;
  if (fixture->next == NULL)
    return;

  rouse_transport_load (transport, fixture->next, 0);
  rouse_transport_play (transport);
  g_clear_object (&fixture->next);
}

static void
stopped_cb (RouseTransport *transport, const GError *error, gpointer data)
{
  Fixture *fixture = data;

  g_clear_error (&fixture->stopped);
  fixture->stopped = g_error_copy (error);
}

static void
playing_cb (RouseTransport *transport, GParamSpec *pspec, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_playing++;
}

/* Called on a worker, at every connection. */
static GstElement *
make_sink (gpointer data)
{
  Fixture *fixture = data;
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);

  g_object_set (sink, "sync", TRUE, "signal-handoffs", TRUE, NULL);
  g_signal_connect (sink, "handoff", G_CALLBACK (handoff_cb), fixture);
  g_mutex_lock (&fixture->lock);
  g_set_weak_pointer (&fixture->sink, sink);
  g_mutex_unlock (&fixture->lock);
  return sink;
}

static gboolean
has_sink (gpointer data)
{
  return g_atomic_pointer_get (&((Fixture *) data)->sink) != NULL;
}

/* The worker needs the fixture until it has made the sink. */
static void
open_transport (Fixture *fixture, RouseVoice *voice)
{
  g_autoptr (GError) error = NULL;

  fixture->transport = rouse_audio_transport_new_for_sink (voice, make_sink, fixture, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_wait (has_sink, fixture, 10000));
}

static void
set_up_for (Fixture *fixture, RouseVoice *voice)
{
  const FixtureCue cues[] = { { 100 * MS, WORD } };

  g_mutex_init (&fixture->lock);
  fixture->heard = g_array_new (FALSE, FALSE, sizeof (float));
  fixture->voice = voice;
  fixture->timeline = fixture_timeline_new (900 * MS, cues, 1, NULL, 0);

  gst_init (NULL, NULL);
  open_transport (fixture, fixture->voice);
  g_signal_connect (fixture->transport, "ended", G_CALLBACK (ended_cb), fixture);
  g_signal_connect (fixture->transport, "stopped", G_CALLBACK (stopped_cb), fixture);
  g_signal_connect (fixture->transport, "notify::playing", G_CALLBACK (playing_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  set_up_for (fixture, fixture_voice_new ());
  fixture_prepare (fixture->voice);
  rouse_transport_load (fixture->transport, fixture->timeline, 0);
}

static void
set_up_slow (Fixture *fixture, gconstpointer data)
{
  set_up_for (fixture, fixture_slow_voice_new ());
  rouse_transport_load (fixture->transport, fixture->timeline, 0);
}

static gboolean
has_no_sink (gpointer data)
{
  return !has_sink (data);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->transport));
  g_assert_true (fixture_wait (has_no_sink, fixture, 10000));
  g_clear_object (&fixture->voice);
  g_assert_finalize_object (g_steal_pointer (&fixture->timeline));
  g_clear_pointer (&fixture->heard, g_array_unref);
  g_clear_error (&fixture->stopped);
  g_mutex_clear (&fixture->lock);
}

static gsize
count_heard (Fixture *fixture)
{
  gsize n;

  g_mutex_lock (&fixture->lock);
  n = fixture->heard->len;
  g_mutex_unlock (&fixture->lock);
  return n;
}

static void
forget (Fixture *fixture)
{
  g_mutex_lock (&fixture->lock);
  g_array_set_size (fixture->heard, 0);
  g_mutex_unlock (&fixture->lock);
}

/* What was heard from a sample on is what the track holds from another on. */
static void
assert_heard (Fixture *fixture, gsize from, gint64 first, gsize n)
{
  g_autoptr (RouseSpeechTrack) track
      = rouse_speech_track_new (rouse_transport_get_timeline (fixture->transport), fixture->voice);
  g_autofree float *expected = g_new (float, n);

  rouse_speech_track_render (track, first, n, expected);
  g_mutex_lock (&fixture->lock);
  g_assert_cmpuint (fixture->heard->len, >=, from + n);
  g_assert_cmpmem (&g_array_index (fixture->heard, float, from), n * sizeof (float), expected, n * sizeof (float));
  g_mutex_unlock (&fixture->lock);
}

static void
assert_silence (Fixture *fixture, gsize n)
{
  g_mutex_lock (&fixture->lock);
  g_assert_cmpuint (fixture->heard->len, >=, n);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (g_array_index (fixture->heard, float, i), ==, 0);
  g_mutex_unlock (&fixture->lock);
}

static gboolean
has_ended (gpointer data)
{
  return ((Fixture *) data)->n_ended > 0 && !rouse_transport_get_playing (((Fixture *) data)->transport);
}

static gboolean
has_stopped (gpointer data)
{
  return ((Fixture *) data)->stopped != NULL;
}

static gboolean
is_halfway (gpointer data)
{
  return rouse_transport_get_position (((Fixture *) data)->transport) >= 300 * MS;
}

static gboolean
has_heard (gpointer data)
{
  return count_heard (data) > PRE_ROLL + AGAIN + 4800;
}

/* A block lasts 50 ms. */
static gboolean
is_silent (gpointer data)
{
  Fixture *fixture = data;
  gsize heard = count_heard (fixture);
  gint64 now = g_get_monotonic_time ();

  if (heard != fixture->n_last)
    fixture->last = now;
  fixture->n_last = heard;
  return now - fixture->last > G_USEC_PER_SEC / 5;
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

/* Everything is heard once, after the pre-roll and to the last sample, and then it has ended. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_assert_true (rouse_transport_get_timeline (fixture->transport) == fixture->timeline);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  rouse_transport_play (fixture->transport);
  rouse_transport_play (fixture->transport);
  g_assert_true (rouse_transport_get_playing (fixture->transport));
  g_assert_cmpuint (fixture->n_playing, ==, 1);

  g_assert_true (fixture_wait (has_ended, fixture, 10000));
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpuint (fixture->n_playing, ==, 2);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
  g_assert_cmpuint (count_heard (fixture), ==, PRE_ROLL + 43200);
  assert_silence (fixture, PRE_ROLL);
  assert_heard (fixture, PRE_ROLL, 0, 43200);
}

typedef struct
{
  Fixture *fixture;
  gint64 last;
  gint64 heard_first;
} Watch;

static gboolean
watch_position (gpointer data)
{
  Watch *watch = data;
  gint64 position = rouse_transport_get_position (watch->fixture->transport);
  gint64 heard = (gint64) count_heard (watch->fixture) - PRE_ROLL;

  g_assert_cmpint (position, >=, watch->last);
  g_assert_cmpint (position, <=, 900 * MS);
  watch->last = position;

  /* Nothing beyond the position was heard but the block that is being heard, nor is the position beyond what was. */
  if (position > 0 && watch->heard_first == 0)
    watch->heard_first = heard;
  return has_ended (watch->fixture);
}

/* The position stands while the pre-roll is heard, then moves, never backwards. */
static void
test_position (Fixture *fixture, gconstpointer data)
{
  Watch watch = { fixture, 0, 0 };

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (watch_position, &watch, 10000));
  g_assert_cmpint (watch.heard_first, >=, 0);
}

/* While paused nothing moves and nothing is rendered. On resume the position goes on where it was, and no sample that
 * was not heard is lost. */
static void
test_pause (Fixture *fixture, gconstpointer data)
{
  gint64 position;
  gint64 first;

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (is_halfway, fixture, 10000));
  rouse_transport_pause (fixture->transport);
  rouse_transport_pause (fixture->transport);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  g_assert_cmpuint (fixture->n_playing, ==, 2);
  position = rouse_transport_get_position (fixture->transport);
  g_assert_true (fixture_wait (is_silent, fixture, 10000));
  g_assert_cmpuint (count_heard (fixture), <, PRE_ROLL + 43200);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, position);

  forget (fixture);
  first = rouse_samples_from_ns (position);
  rouse_transport_play (fixture->transport);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, position);
  g_assert_true (fixture_wait (has_ended, fixture, 10000));
  assert_silence (fixture, PRE_ROLL - AGAIN);
  assert_heard (fixture, PRE_ROLL - AGAIN + FADE, first - AGAIN + FADE, (gsize) (43200 - first + AGAIN - FADE));
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
}

/* A seek on the way is exact and needs no pre-roll; one while paused only moves the position. */
static void
test_seek (Fixture *fixture, gconstpointer data)
{
  const gsize after = 43200 - 5904 - FADE;

  rouse_transport_seek (fixture->transport, 200 * MS);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 200 * MS);
  rouse_transport_seek (fixture->transport, -5);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 0);
  rouse_transport_seek (fixture->transport, 5000 * MS);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
  rouse_transport_seek (fixture->transport, 0);
  g_assert_cmpuint (count_heard (fixture), ==, 0);

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (is_halfway, fixture, 10000));
  forget (fixture);
  rouse_transport_seek (fixture->transport, 123 * MS);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), >=, 123 * MS);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), <, 300 * MS);
  g_assert_true (rouse_transport_get_playing (fixture->transport));
  g_assert_true (fixture_wait (has_ended, fixture, 10000));
  g_assert_cmpuint (fixture->n_ended, ==, 1);

  /* What follows the seek is the last thing that was heard; a block of before may have been on its way. */
  assert_heard (fixture, count_heard (fixture) - after, 5904 + FADE, after);
}

/* Played from the very end, it ends; so does what ends before the pipeline has come to play. */
static void
test_nothing_left (Fixture *fixture, gconstpointer data)
{
  const gint64 positions[] = { 900 * MS, 899 * MS, 900 * MS - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      fixture->n_ended = 0;
      rouse_transport_seek (fixture->transport, positions[i]);
      rouse_transport_play (fixture->transport);
      g_assert_true (fixture_wait (has_ended, fixture, 10000));
      g_assert_cmpuint (fixture->n_ended, ==, 1);
      g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
    }
}

/* What is loaded and played at the end of something follows at once, without a pre-roll. */
static void
test_interlude (Fixture *fixture, gconstpointer data)
{
  const FixtureCue cues[] = { { 0, TICK } };

  fixture->next = fixture_timeline_new (350 * MS, cues, 1, NULL, 0);
  rouse_transport_seek (fixture->transport, 700 * MS);
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (has_ended, fixture, 10000));
  g_assert_cmpuint (fixture->n_ended, ==, 2);
  g_assert_cmpuint (count_heard (fixture), ==, PRE_ROLL + 9600 + 16800);
  assert_heard (fixture, PRE_ROLL + 9600, 0, 16800);
}

/* What is said because of a pause is said at once: the device is still awake. */
static void
test_pause_interlude (Fixture *fixture, gconstpointer data)
{
  const FixtureCue cues[] = { { 0, TICK } };
  g_autoptr (RouseTimeline) interlude = fixture_timeline_new (350 * MS, cues, 1, NULL, 0);

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (is_halfway, fixture, 10000));
  rouse_transport_pause (fixture->transport);
  forget (fixture);
  rouse_transport_load (fixture->transport, interlude, 0);
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (has_ended, fixture, 10000));
  g_assert_cmpuint (count_heard (fixture), <, 16800 + PRE_ROLL);
  assert_heard (fixture, count_heard (fixture) - 16800, 0, 16800);
  rouse_transport_load (fixture->transport, fixture->timeline, 0);
}

/* A load stands still, and what played before is not heard any more. */
static void
test_load (Fixture *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (is_halfway, fixture, 10000));
  rouse_transport_load (fixture->transport, fixture->timeline, 50 * MS);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  g_assert_true (fixture_wait (is_silent, fixture, 10000));
  g_assert_cmpuint (count_heard (fixture), <, PRE_ROLL + 43200);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 50 * MS);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
}

/* Played before the clips are there, it starts when they are. */
static void
test_slow (Fixture *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  g_assert_true (rouse_transport_get_playing (fixture->transport));
  fixture_wait (never, fixture, 100);
  g_assert_cmpuint (count_heard (fixture), ==, 0);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 0);

  fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice), NULL);
  g_assert_true (fixture_wait (has_ended, fixture, 10000));
  assert_heard (fixture, PRE_ROLL, 0, 43200);
}

/* Played and paused before the clips are there, it stays silent when they are. */
static void
test_slow_pause (Fixture *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  rouse_transport_pause (fixture->transport);
  fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice), NULL);
  fixture_wait (never, fixture, 100);
  g_assert_cmpuint (count_heard (fixture), ==, 0);
  g_assert_cmpuint (fixture->n_playing, ==, 2);
}

/* Without a decoder nothing can be heard; whoever tries again is told again. */
static void
test_no_decoder (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      rouse_transport_play (fixture->transport);
      g_assert_true (rouse_transport_get_playing (fixture->transport));
      fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice),
                                 g_error_new_literal (ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING, "no decoder"));
      g_assert_true (fixture_wait (has_stopped, fixture, 10000));
      g_assert_error (fixture->stopped, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING);
      g_assert_false (rouse_transport_get_playing (fixture->transport));
      g_clear_error (&fixture->stopped);
    }
}

/* A transport that goes away while its clips are being decoded leaves nothing behind. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  g_assert_finalize_object (g_steal_pointer (&fixture->transport));
  fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (fixture->voice), NULL);
  fixture_wait (never, fixture, 50);
  open_transport (fixture, NULL);
}

/* The server asks for silence. */
static void
test_cork (Fixture *fixture, gconstpointer data)
{
  gint64 position;

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (is_halfway, fixture, 10000));
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
test_lost (Fixture *fixture, gconstpointer data)
{
  gint64 position;

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (is_halfway, fixture, 10000));
  GST_ELEMENT_ERROR (fixture->sink, RESOURCE, WRITE, ("Gone."), ("unplugged"));
  g_assert_true (fixture_wait (has_stopped, fixture, 10000));
  g_assert_error (fixture->stopped, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_LOST);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  position = rouse_transport_get_position (fixture->transport);
  g_assert_cmpint (position, >=, 300 * MS);
  g_assert_cmpint (position, <, 900 * MS);

  forget (fixture);
  rouse_transport_play (fixture->transport);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, position);
  g_assert_true (fixture_wait (has_heard, fixture, 10000));
  assert_heard (fixture, PRE_ROLL, rouse_samples_from_ns (position), 2400);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_volumes (Fixture *fixture, gconstpointer data)
{
  const char *const names[] = { "voice-volume", "tone-volume" };
  guint n_notified[] = { 0, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);
      double volume;

      g_signal_connect (fixture->transport, signal, G_CALLBACK (count_cb), &n_notified[i]);
      g_object_get (fixture->transport, names[i], &volume, NULL);
      g_assert_cmpfloat (volume, ==, 1);
      g_object_set (fixture->transport, names[i], 0.5, NULL);
      g_object_set (fixture->transport, names[i], 0.5, NULL);
      g_object_get (fixture->transport, names[i], &volume, NULL);
      g_assert_cmpfloat (volume, ==, 0.5);
      g_assert_cmpuint (n_notified[i], ==, 1);
    }
  g_object_set (fixture->transport, "voice-volume", 0.0, NULL);
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (has_ended, fixture, 10000));
  assert_silence (fixture, PRE_ROLL + 43200);
}

/* A machine without a sound server or a sound card: an error, and not a sink that is deaf. */
static void
test_no_device (void)
{
  const FixtureCue cues[] = { { 100 * MS, WORD } };
  Fixture fixture = { .timeline = fixture_timeline_new (900 * MS, cues, 1, NULL, 0) };
  gint64 since = g_get_monotonic_time ();

  fixture.transport = rouse_audio_transport_new (NULL, "org.example.Test", "Test", NULL);
  g_signal_connect (fixture.transport, "stopped", G_CALLBACK (stopped_cb), &fixture);
  rouse_transport_load (fixture.transport, fixture.timeline, 0);
  rouse_transport_play (fixture.transport);
  g_assert_true (fixture_wait (has_stopped, &fixture, 10000));
  g_assert_error (fixture.stopped, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_NO_DEVICE);
  g_test_message ("no device found in %" G_GINT64_FORMAT " µs", g_get_monotonic_time () - since);
  g_assert_finalize_object (g_steal_pointer (&fixture.transport));
  g_assert_finalize_object (g_steal_pointer (&fixture.timeline));
  g_clear_error (&fixture.stopped);
}

static void
add (const char *path, void (*set_up_func) (Fixture *, gconstpointer), void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up_func, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("PULSE_SERVER", "unix:/nonexistent", TRUE);
  g_setenv ("ALSA_CONFIG_PATH", "/dev/null", TRUE);

  g_test_add_func ("/audio-transport/no-device", test_no_device);
  add ("/audio-transport/whole", set_up, test_whole);
  add ("/audio-transport/position", set_up, test_position);
  add ("/audio-transport/pause", set_up, test_pause);
  add ("/audio-transport/seek", set_up, test_seek);
  add ("/audio-transport/nothing-left", set_up, test_nothing_left);
  add ("/audio-transport/interlude", set_up, test_interlude);
  add ("/audio-transport/pause-interlude", set_up, test_pause_interlude);
  add ("/audio-transport/load", set_up, test_load);
  add ("/audio-transport/slow", set_up_slow, test_slow);
  add ("/audio-transport/slow-pause", set_up_slow, test_slow_pause);
  add ("/audio-transport/no-decoder", set_up_slow, test_no_decoder);
  add ("/audio-transport/gone", set_up_slow, test_gone);
  add ("/audio-transport/cork", set_up, test_cork);
  add ("/audio-transport/lost", set_up, test_lost);
  add ("/audio-transport/volumes", set_up, test_volumes);

  return g_test_run ();
}
