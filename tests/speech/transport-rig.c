/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "transport-rig.h"

#include "rouse-audio-transport-private.h"
#include "rouse-speech-track.h"

static void
handoff_cb (GstElement *sink, GstBuffer *buffer, GstPad *pad, gpointer data)
{
  TransportRig *self = data;
  GstMapInfo map;

  gst_buffer_map (buffer, &map, GST_MAP_READ);
  g_mutex_lock (&self->lock);
  /* One that failed may have a block left until it is closed. */
  if (sink == self->sink)
    g_array_append_vals (self->heard, map.data, (guint) (map.size / sizeof (float)));
  g_mutex_unlock (&self->lock);
  gst_buffer_unmap (buffer, &map);
}

static void
ended_cb (RouseTransport *transport, gpointer data)
{
  TransportRig *self = data;

  self->n_ended++;
  if (self->next == NULL)
    return;

  rouse_transport_load (transport, self->next, 0);
  rouse_transport_play (transport);
  g_clear_object (&self->next);
}

static void
stopped_cb (RouseTransport *transport, const GError *error, gpointer data)
{
  TransportRig *self = data;

  g_clear_error (&self->stopped);
  self->stopped = g_error_copy (error);
}

static void
playing_cb (RouseTransport *transport, GParamSpec *pspec, gpointer data)
{
  TransportRig *self = data;

  self->n_playing++;
}

/* Called on a worker, at every connection. */
static GstElement *
make_sink (gpointer data)
{
  TransportRig *self = data;
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);

  g_object_set (sink, "sync", TRUE, "signal-handoffs", TRUE, NULL);
  g_signal_connect (sink, "handoff", G_CALLBACK (handoff_cb), self);
  g_mutex_lock (&self->lock);
  g_set_weak_pointer (&self->sink, sink);
  g_mutex_unlock (&self->lock);
  return sink;
}

static gboolean
has_sink (gpointer data)
{
  return g_atomic_pointer_get (&((TransportRig *) data)->sink) != NULL;
}

/**
 * transport_rig_open:
 * @voice: (nullable): what speaks
 *
 * Makes the transport. Its worker needs the rig until it has made the sink.
 */
void
transport_rig_open (TransportRig *self, RouseVoice *voice)
{
  g_autoptr (GError) error = NULL;

  self->transport = rouse_audio_transport_new_for_sink (voice, make_sink, self, &error);
  g_assert_no_error (error);
  g_assert_true (fixture_wait (has_sink, self, 10000));
}

static void
set_up_for (TransportRig *self, RouseVoice *voice)
{
  const FixtureCue cues[] = { { 100 * MS, WORD } };

  g_mutex_init (&self->lock);
  self->heard = g_array_new (FALSE, FALSE, sizeof (float));
  self->voice = voice;
  self->timeline = fixture_timeline_new (900 * MS, cues, 1, NULL, 0);

  gst_init (NULL, NULL);
  transport_rig_open (self, self->voice);
  g_signal_connect (self->transport, "ended", G_CALLBACK (ended_cb), self);
  g_signal_connect (self->transport, "stopped", G_CALLBACK (stopped_cb), self);
  g_signal_connect (self->transport, "notify::playing", G_CALLBACK (playing_cb), self);
}

/**
 * transport_rig_set_up:
 *
 * Prepares a timeline of 0.9 s with one word, whose voice has all its clips.
 */
void
transport_rig_set_up (TransportRig *self, gconstpointer data)
{
  set_up_for (self, fixture_voice_new ());
  fixture_prepare (self->voice);
  rouse_transport_load (self->transport, self->timeline, 0);
}

/**
 * transport_rig_set_up_fresh:
 *
 * Prepares a timeline of 0.9 s with one word, whose voice has decoded nothing yet.
 */
void
transport_rig_set_up_fresh (TransportRig *self, gconstpointer data)
{
  set_up_for (self, fixture_voice_new ());
  rouse_transport_load (self->transport, self->timeline, 0);
}

/**
 * transport_rig_set_up_slow:
 *
 * Prepares a timeline of 0.9 s with one word, whose voice has its clips when it is told to.
 */
void
transport_rig_set_up_slow (TransportRig *self, gconstpointer data)
{
  set_up_for (self, fixture_slow_voice_new ());
  rouse_transport_load (self->transport, self->timeline, 0);
}

/**
 * transport_rig_is_closed:
 * @data: the rig
 *
 * Returns: whether there is no loudspeaker any more, to which a failed one belongs until its last block was heard; for
 *   fixture_wait()
 */
gboolean
transport_rig_is_closed (gpointer data)
{
  return !has_sink (data);
}

/**
 * transport_rig_tear_down:
 *
 * Makes sure that nothing outlives the transport.
 */
void
transport_rig_tear_down (TransportRig *self, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&self->transport));
  g_assert_true (fixture_wait (transport_rig_is_closed, self, 10000));
  g_clear_object (&self->voice);
  g_assert_finalize_object (g_steal_pointer (&self->timeline));
  g_clear_pointer (&self->heard, g_array_unref);
  g_clear_error (&self->stopped);
  g_mutex_clear (&self->lock);
}

/**
 * transport_rig_count_heard:
 *
 * Returns: how many samples were heard
 */
gsize
transport_rig_count_heard (TransportRig *self)
{
  gsize n;

  g_mutex_lock (&self->lock);
  n = self->heard->len;
  g_mutex_unlock (&self->lock);
  return n;
}

/**
 * transport_rig_forget:
 *
 * Forgets what was heard so far.
 */
void
transport_rig_forget (TransportRig *self)
{
  g_mutex_lock (&self->lock);
  g_array_set_size (self->heard, 0);
  g_mutex_unlock (&self->lock);
}

/**
 * transport_rig_assert_heard:
 * @from: one of the samples that were heard
 * @first: a sample of the timeline
 * @n: a number of samples
 *
 * Makes sure that what was heard from a sample on is what the track holds from another on.
 */
void
transport_rig_assert_heard (TransportRig *self, gsize from, gint64 first, gsize n)
{
  g_autoptr (RouseSpeechTrack) track
      = rouse_speech_track_new (rouse_transport_get_timeline (self->transport), self->voice);
  g_autofree float *expected = g_new (float, n);

  rouse_speech_track_render (track, first, n, expected);
  g_mutex_lock (&self->lock);
  g_assert_cmpuint (self->heard->len, >=, from + n);
  g_assert_cmpmem (&g_array_index (self->heard, float, from), n * sizeof (float), expected, n * sizeof (float));
  g_mutex_unlock (&self->lock);
}

/**
 * transport_rig_assert_silence:
 * @n: a number of samples
 *
 * Makes sure that nothing was heard at first.
 */
void
transport_rig_assert_silence (TransportRig *self, gsize n)
{
  g_mutex_lock (&self->lock);
  g_assert_cmpuint (self->heard->len, >=, n);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (g_array_index (self->heard, float, i), ==, 0);
  g_mutex_unlock (&self->lock);
}

/**
 * transport_rig_has_ended:
 * @data: the rig
 *
 * Returns: whether it has said so, and plays nothing else; for fixture_wait()
 */
gboolean
transport_rig_has_ended (gpointer data)
{
  return ((TransportRig *) data)->n_ended > 0 && !rouse_transport_get_playing (((TransportRig *) data)->transport);
}

/**
 * transport_rig_has_stopped:
 * @data: the rig
 *
 * Returns: whether it has said that nothing can be heard; for fixture_wait()
 */
gboolean
transport_rig_has_stopped (gpointer data)
{
  return ((TransportRig *) data)->stopped != NULL;
}

/**
 * transport_rig_is_halfway:
 * @data: the rig
 *
 * Returns: whether the word is being spoken; for fixture_wait()
 */
gboolean
transport_rig_is_halfway (gpointer data)
{
  return rouse_transport_get_position (((TransportRig *) data)->transport) >= 300 * MS;
}

/**
 * transport_rig_add:
 * @set_up: makes the transport
 *
 * Adds a test with a transport of its own.
 */
void
transport_rig_add (const char *path,
                   void (*set_up) (TransportRig *, gconstpointer),
                   void (*test) (TransportRig *, gconstpointer))
{
  g_test_add (path, TransportRig, NULL, set_up, test, transport_rig_tear_down);
}
