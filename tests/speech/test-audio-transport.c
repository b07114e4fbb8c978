/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects what is heard: every sample once and in its place, and a position that says what is heard, through pauses,
 * seeks and interludes. */

#include "transport-rig.h"

/* A block lasts 50 ms. */
static gboolean
is_silent (gpointer data)
{
  TransportRig *fixture = data;
  gsize heard = transport_rig_count_heard (fixture);
  gint64 now = g_get_monotonic_time ();

  if (heard != fixture->n_last)
    fixture->last = now;
  fixture->n_last = heard;
  return now - fixture->last > G_USEC_PER_SEC / 5;
}

/* Everything is heard once, after the pre-roll and to the last sample, and then it has ended. */
static void
test_whole (TransportRig *fixture, gconstpointer data)
{
  g_assert_true (rouse_transport_get_timeline (fixture->transport) == fixture->timeline);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  rouse_transport_play (fixture->transport);
  rouse_transport_play (fixture->transport);
  g_assert_true (rouse_transport_get_playing (fixture->transport));
  g_assert_cmpuint (fixture->n_playing, ==, 1);

  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpuint (fixture->n_playing, ==, 2);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
  g_assert_cmpuint (transport_rig_count_heard (fixture), ==, PRE_ROLL + 43200);
  transport_rig_assert_silence (fixture, PRE_ROLL);
  transport_rig_assert_heard (fixture, PRE_ROLL, 0, 43200);
}

typedef struct
{
  TransportRig *fixture;
  gint64 last;
  gint64 heard_first;
} Watch;

static gboolean
watch_position (gpointer data)
{
  Watch *watch = data;
  gint64 position = rouse_transport_get_position (watch->fixture->transport);
  gint64 heard = (gint64) transport_rig_count_heard (watch->fixture) - PRE_ROLL;

  g_assert_cmpint (position, >=, watch->last);
  g_assert_cmpint (position, <=, 900 * MS);
  watch->last = position;

  /* Nothing beyond the position was heard but the block that is being heard, nor is the position beyond what was. */
  if (position > 0 && watch->heard_first == 0)
    watch->heard_first = heard;
  return transport_rig_has_ended (watch->fixture);
}

/* The position stands while the pre-roll is heard, then moves, never backwards. */
static void
test_position (TransportRig *fixture, gconstpointer data)
{
  Watch watch = { fixture, 0, 0 };

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (watch_position, &watch, 10000));
  g_assert_cmpint (watch.heard_first, >=, 0);
}

static guint n_questions;

/* In the place of GStreamer's, to count. */
gboolean
gst_element_query_position (GstElement *element, GstFormat format, gint64 *position)
{
  g_autoptr (GstQuery) query = gst_query_new_position (format);

  n_questions++;
  if (!gst_element_query (element, query))
    return FALSE;

  gst_query_parse_position (query, NULL, position);
  return TRUE;
}

static gboolean
ask_often (gpointer data)
{
  Watch *watch = data;

  for (guint i = 0; i < 100; i++)
    watch_position (watch);
  return transport_rig_has_ended (watch->fixture);
}

/* Everything that is drawn in a frame asks where the sound is; the pipeline, which has to be locked for the answer, is
 * asked once a millisecond. */
static void
test_questions (TransportRig *fixture, gconstpointer data)
{
  gint64 start = g_get_monotonic_time ();
  Watch watch = { fixture, 0, 0 };

  n_questions = 0;
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (ask_often, &watch, 10000));
  g_assert_cmpuint (n_questions, >, 0);
  g_assert_cmpint (n_questions, <=, (g_get_monotonic_time () - start) / 1000 + 1);
}

/* While paused nothing moves and nothing is rendered. On resume the position goes on where it was, and no sample that
 * was not heard is lost. */
static void
test_pause (TransportRig *fixture, gconstpointer data)
{
  gint64 position;
  gint64 first;

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  rouse_transport_pause (fixture->transport);
  rouse_transport_pause (fixture->transport);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  g_assert_cmpuint (fixture->n_playing, ==, 2);
  position = rouse_transport_get_position (fixture->transport);
  g_assert_true (fixture_wait (is_silent, fixture, 10000));
  g_assert_cmpuint (transport_rig_count_heard (fixture), <, PRE_ROLL + 43200);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, position);

  transport_rig_forget (fixture);
  first = rouse_samples_from_ns (position);
  rouse_transport_play (fixture->transport);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, position);
  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  transport_rig_assert_silence (fixture, PRE_ROLL - AGAIN);
  transport_rig_assert_heard (fixture, PRE_ROLL - AGAIN + FADE, first - AGAIN + FADE,
                              (gsize) (43200 - first + AGAIN - FADE));
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
}

/* A seek on the way is exact and needs no pre-roll; one while paused only moves the position. */
static void
test_seek (TransportRig *fixture, gconstpointer data)
{
  const gsize after = 43200 - 5904 - FADE;

  rouse_transport_seek (fixture->transport, 200 * MS);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 200 * MS);
  rouse_transport_seek (fixture->transport, -5);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 0);
  rouse_transport_seek (fixture->transport, 5000 * MS);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
  rouse_transport_seek (fixture->transport, 0);
  g_assert_cmpuint (transport_rig_count_heard (fixture), ==, 0);

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  transport_rig_forget (fixture);
  rouse_transport_seek (fixture->transport, 123 * MS);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), >=, 123 * MS);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), <, 300 * MS);
  g_assert_true (rouse_transport_get_playing (fixture->transport));
  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  g_assert_cmpuint (fixture->n_ended, ==, 1);

  /* What follows the seek is the last thing that was heard; a block of before may have been on its way. */
  transport_rig_assert_heard (fixture, transport_rig_count_heard (fixture) - after, 5904 + FADE, after);
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

/* The end of what was thrown away may still be on its way: it is not the end of what plays. */
static void
test_stale_end (TransportRig *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  rouse_transport_seek (fixture->transport, 0);
  gst_element_post_message (fixture->sink, gst_message_new_eos (GST_OBJECT (fixture->sink)));
  fixture_wait (never, fixture, 50);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
  g_assert_true (rouse_transport_get_playing (fixture->transport));
  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  g_assert_cmpuint (fixture->n_ended, ==, 1);
}

/* Played from the very end, it ends; so does what ends before the pipeline has come to play. */
static void
test_nothing_left (TransportRig *fixture, gconstpointer data)
{
  const gint64 positions[] = { 900 * MS, 899 * MS, 900 * MS - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (positions); i++)
    {
      fixture->n_ended = 0;
      rouse_transport_seek (fixture->transport, positions[i]);
      rouse_transport_play (fixture->transport);
      g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
      g_assert_cmpuint (fixture->n_ended, ==, 1);
      g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 900 * MS);
    }
}

/* What is loaded and played at the end of something follows at once, without a pre-roll. */
static void
test_interlude (TransportRig *fixture, gconstpointer data)
{
  const FixtureCue cues[] = { { 0, TICK } };

  fixture->next = fixture_timeline_new (350 * MS, cues, 1, NULL, 0);
  rouse_transport_seek (fixture->transport, 700 * MS);
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  g_assert_cmpuint (fixture->n_ended, ==, 2);
  g_assert_cmpuint (transport_rig_count_heard (fixture), ==, PRE_ROLL + 9600 + 16800);
  transport_rig_assert_heard (fixture, PRE_ROLL + 9600, 0, 16800);
}

/* What is said because of a pause is said at once: the device is still awake. */
static void
test_pause_interlude (TransportRig *fixture, gconstpointer data)
{
  const FixtureCue cues[] = { { 0, TICK } };
  g_autoptr (RouseTimeline) interlude = fixture_timeline_new (350 * MS, cues, 1, NULL, 0);

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  rouse_transport_pause (fixture->transport);
  transport_rig_forget (fixture);
  rouse_transport_load (fixture->transport, interlude, 0);
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  g_assert_cmpuint (transport_rig_count_heard (fixture), <, 16800 + PRE_ROLL);
  transport_rig_assert_heard (fixture, transport_rig_count_heard (fixture) - 16800, 0, 16800);
  rouse_transport_load (fixture->transport, fixture->timeline, 0);
}

/* What was never spoken is decoded first: meanwhile the last of what was heard is no position of it, and then it is
 * heard whole. */
static void
test_fresh_interlude (TransportRig *fixture, gconstpointer data)
{
  const FixtureCue cues[] = { { 0, TICK } };
  g_autoptr (RouseTimeline) interlude = fixture_timeline_new (350 * MS, cues, 1, NULL, 0);

  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  rouse_transport_load (fixture->transport, interlude, 0);
  rouse_transport_play (fixture->transport);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 0);
  transport_rig_forget (fixture);
  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  g_assert_cmpuint (transport_rig_count_heard (fixture), >=, 16800);
  transport_rig_assert_heard (fixture, transport_rig_count_heard (fixture) - 16800, 0, 16800);
  rouse_transport_load (fixture->transport, fixture->timeline, 0);
}

/* A load stands still, and what played before is not heard any more. */
static void
test_load (TransportRig *fixture, gconstpointer data)
{
  rouse_transport_play (fixture->transport);
  g_assert_true (fixture_wait (transport_rig_is_halfway, fixture, 10000));
  rouse_transport_load (fixture->transport, fixture->timeline, 50 * MS);
  g_assert_false (rouse_transport_get_playing (fixture->transport));
  g_assert_true (fixture_wait (is_silent, fixture, 10000));
  g_assert_cmpuint (transport_rig_count_heard (fixture), <, PRE_ROLL + 43200);
  g_assert_cmpint (rouse_transport_get_position (fixture->transport), ==, 50 * MS);
  g_assert_cmpuint (fixture->n_ended, ==, 0);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(guint *) data)++;
}

static void
test_volumes (TransportRig *fixture, gconstpointer data)
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
  g_assert_true (fixture_wait (transport_rig_has_ended, fixture, 10000));
  transport_rig_assert_silence (fixture, PRE_ROLL + 43200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  transport_rig_add ("/audio-transport/whole", transport_rig_set_up, test_whole);
  transport_rig_add ("/audio-transport/position", transport_rig_set_up, test_position);
  transport_rig_add ("/audio-transport/questions", transport_rig_set_up, test_questions);
  transport_rig_add ("/audio-transport/pause", transport_rig_set_up, test_pause);
  transport_rig_add ("/audio-transport/seek", transport_rig_set_up, test_seek);
  transport_rig_add ("/audio-transport/stale-end", transport_rig_set_up, test_stale_end);
  transport_rig_add ("/audio-transport/nothing-left", transport_rig_set_up, test_nothing_left);
  transport_rig_add ("/audio-transport/interlude", transport_rig_set_up, test_interlude);
  transport_rig_add ("/audio-transport/pause-interlude", transport_rig_set_up, test_pause_interlude);
  transport_rig_add ("/audio-transport/fresh-interlude", transport_rig_set_up_fresh, test_fresh_interlude);
  transport_rig_add ("/audio-transport/load", transport_rig_set_up, test_load);
  transport_rig_add ("/audio-transport/volumes", transport_rig_set_up, test_volumes);

  return g_test_run ();
}
