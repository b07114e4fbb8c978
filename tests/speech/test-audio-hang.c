/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gst/gst.h>

#include "fixture.h"
#include "rouse-audio-transport-private.h"

#define MS G_GINT64_CONSTANT (1000000)

typedef struct
{
  RouseTransport *transport;
  RouseTimeline *timeline;
  GError *stopped;
  gboolean ended;
} Case;

static void
stopped_cb (RouseTransport *transport, const GError *error, gpointer data)
{
  Case *self = data;

  g_clear_error (&self->stopped);
  self->stopped = g_error_copy (error);
}

static gboolean
has_stopped (gpointer data)
{
  return ((Case *) data)->stopped != NULL;
}

static void
ended_cb (RouseTransport *transport, gpointer data)
{
  ((Case *) data)->ended = TRUE;
}

static gboolean
has_ended (gpointer data)
{
  return ((Case *) data)->ended;
}

static gboolean
is_connected (gpointer data)
{
  return rouse_audio_transport_get_connected (ROUSE_AUDIO_TRANSPORT (((Case *) data)->transport));
}

static gboolean
has_moved (gpointer data)
{
  return rouse_transport_get_position (((Case *) data)->transport) > 300 * MS;
}

static gboolean
never (gpointer data)
{
  return FALSE;
}

/* The sink of a server that hangs: a change of state, a seek or the taking of samples does not come back before the
 * test says so. */
#define HUNG_TYPE_SINK (hung_sink_get_type ())
G_DECLARE_FINAL_TYPE (HungSink, hung_sink, HUNG, SINK, GstBin)

struct _HungSink
{
  GstBin parent_instance;
};

G_DEFINE_FINAL_TYPE (HungSink, hung_sink, GST_TYPE_BIN)

/* What hangs besides the changes of state, whose numbers these are not. */
enum
{
  SEEKING = 1,
  TAKING,
};

static struct
{
  GMutex lock;
  GCond changed;
  int hanging;     /* 0: nothing */
  gint n_made;     /* atomic */
  gint n_gone;     /* atomic */
  gint n_waiting;  /* atomic */
  GThread *thread; /* that closed the last one */
} server;

static void
wait_for_server (int what)
{
  g_mutex_lock (&server.lock);
  g_atomic_int_inc (&server.n_waiting);
  while (server.hanging == what)
    g_cond_wait (&server.changed, &server.lock);
  g_atomic_int_dec_and_test (&server.n_waiting);
  g_mutex_unlock (&server.lock);
}

static GstStateChangeReturn
hung_sink_change_state (GstElement *element, GstStateChange transition)
{
  /* Who comes to free it afterwards, be it the main thread, waits for nothing any more. */
  if (transition == GST_STATE_CHANGE_READY_TO_NULL)
    server.thread = g_thread_self ();
  wait_for_server (transition);
  return GST_ELEMENT_CLASS (hung_sink_parent_class)->change_state (element, transition);
}

static gboolean
hung_sink_send_event (GstElement *element, GstEvent *event)
{
  wait_for_server (SEEKING);
  return GST_ELEMENT_CLASS (hung_sink_parent_class)->send_event (element, event);
}

static GstPadProbeReturn
buffer_taken_cb (GstPad *pad, GstPadProbeInfo *info, gpointer data)
{
  wait_for_server (TAKING);
  return GST_PAD_PROBE_OK;
}

static void
hung_sink_finalize (GObject *object)
{
  g_atomic_int_inc (&server.n_gone);
  G_OBJECT_CLASS (hung_sink_parent_class)->finalize (object);
}

static void
hung_sink_class_init (HungSinkClass *klass)
{
  GST_ELEMENT_CLASS (klass)->change_state = hung_sink_change_state;
  GST_ELEMENT_CLASS (klass)->send_event = hung_sink_send_event;
  G_OBJECT_CLASS (klass)->finalize = hung_sink_finalize;
}

static void
hung_sink_init (HungSink *self)
{
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);
  g_autoptr (GstPad) pad = gst_element_get_static_pad (sink, "sink");

  g_object_set (sink, "sync", TRUE, NULL);
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, buffer_taken_cb, NULL, NULL);
  gst_bin_add (GST_BIN (self), sink);
  gst_element_add_pad (GST_ELEMENT (self), gst_ghost_pad_new ("sink", pad));
}

static GstElement *
make_hung_sink (gpointer data)
{
  g_atomic_int_inc (&server.n_made);
  return g_object_new (HUNG_TYPE_SINK, NULL);
}

static void
hang (int what)
{
  g_mutex_lock (&server.lock);
  server.hanging = what;
  g_mutex_unlock (&server.lock);
}

static gboolean
has_gone (gpointer data)
{
  return g_atomic_int_get (&server.n_gone) == GPOINTER_TO_INT (data);
}

static gboolean
has_made (gpointer data)
{
  return g_atomic_int_get (&server.n_made) == GPOINTER_TO_INT (data);
}

static void
wake_up_server (void)
{
  g_mutex_lock (&server.lock);
  server.hanging = 0;
  g_cond_broadcast (&server.changed);
  g_mutex_unlock (&server.lock);
}

static gboolean
is_waiting (gpointer data)
{
  return g_atomic_int_get (&server.n_waiting) > 0;
}

/* What the server let go of is closed where nobody waits for it. */
static void
tear_down (Case *self, gint n_gone)
{
  g_assert_finalize_object (g_steal_pointer (&self->transport));
  g_assert_finalize_object (g_steal_pointer (&self->timeline));
  wake_up_server ();
  g_assert_true (fixture_wait (has_gone, GINT_TO_POINTER (n_gone + 1), 10000));
  g_assert_true (server.thread != g_thread_self ());
  g_clear_error (&self->stopped);
}

/* A server that hangs holds up nobody: nothing moves for three seconds, then the transport says why and can be dropped;
 * what the server gives after that is closed where it was opened. */
static void
test_hung (void)
{
  Case self = { .timeline = fixture_timeline_new (900 * MS, NULL, 0, NULL, 0) };
  gint64 since = g_get_monotonic_time ();

  hang (GST_STATE_CHANGE_NULL_TO_READY);
  self.transport = rouse_audio_transport_new_for_sink (NULL, make_hung_sink, NULL, NULL);
  g_signal_connect (self.transport, "stopped", G_CALLBACK (stopped_cb), &self);
  rouse_transport_load (self.transport, self.timeline, 100 * MS);
  rouse_transport_play (self.transport);
  g_assert_cmpint (g_get_monotonic_time () - since, <, G_USEC_PER_SEC);
  fixture_wait (never, NULL, 200);
  g_assert_true (rouse_transport_get_playing (self.transport));
  g_assert_cmpint (rouse_transport_get_position (self.transport), ==, 100 * MS);

  g_assert_true (fixture_wait (has_stopped, &self, 10000));
  g_assert_cmpint (g_get_monotonic_time () - since, >=, 29 * G_USEC_PER_SEC / 10);
  g_assert_error (self.stopped, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_TIMED_OUT);
  g_assert_false (rouse_transport_get_playing (self.transport));
  g_assert_cmpint (rouse_transport_get_position (self.transport), ==, 100 * MS);

  g_assert_finalize_object (g_steal_pointer (&self.transport));
  g_assert_finalize_object (g_steal_pointer (&self.timeline));
  g_assert_true (has_gone (GINT_TO_POINTER (0)));
  wake_up_server ();
  g_assert_true (fixture_wait (has_gone, GINT_TO_POINTER (1), 10000));
  g_assert_true (server.thread != g_thread_self ());
  g_clear_error (&self.stopped);
}

/* Nor does one that does not let go. */
static void
test_hung_close (void)
{
  RouseTransport *transport;
  gint n_gone = g_atomic_int_get (&server.n_gone);
  gint n_made = g_atomic_int_get (&server.n_made);

  hang (GST_STATE_CHANGE_READY_TO_NULL);
  transport = rouse_audio_transport_new_for_sink (NULL, make_hung_sink, NULL, NULL);
  g_assert_true (fixture_wait (has_made, GINT_TO_POINTER (n_made + 1), 10000));
  fixture_wait (never, NULL, 100);
  g_assert_finalize_object (transport);
  fixture_wait (never, NULL, 50);
  g_assert_cmpint (g_atomic_int_get (&server.n_gone), ==, n_gone);
  wake_up_server ();
  g_assert_true (fixture_wait (has_gone, GINT_TO_POINTER (n_gone + 1), 10000));
  g_assert_true (server.thread != g_thread_self ());
}

/* One that answers late is welcome, and is not asked again meanwhile. */
static void
test_late (void)
{
  Case self = { .timeline = fixture_timeline_new (900 * MS, NULL, 0, NULL, 0) };
  gint n_gone = g_atomic_int_get (&server.n_gone);
  gint n_made = g_atomic_int_get (&server.n_made);

  hang (GST_STATE_CHANGE_NULL_TO_READY);
  self.transport = rouse_audio_transport_new_for_sink (NULL, make_hung_sink, NULL, NULL);
  g_signal_connect (self.transport, "stopped", G_CALLBACK (stopped_cb), &self);
  rouse_transport_load (self.transport, self.timeline, 0);
  rouse_transport_play (self.transport);
  g_assert_true (fixture_wait (has_stopped, &self, 10000));
  rouse_audio_transport_connect (ROUSE_AUDIO_TRANSPORT (self.transport));
  fixture_wait (never, NULL, 50);
  g_assert_false (is_connected (&self));
  wake_up_server ();
  g_assert_true (fixture_wait (is_connected, &self, 10000));
  g_assert_true (has_made (GINT_TO_POINTER (n_made + 1)));

  tear_down (&self, n_gone);
}

/* Begins to play, and lets the server hang in the middle. */
static void
set_up_playing (Case *self, int what)
{
  self->timeline = fixture_timeline_new (60000 * MS, NULL, 0, NULL, 0);
  self->transport = rouse_audio_transport_new_for_sink (NULL, make_hung_sink, NULL, NULL);
  g_signal_connect (self->transport, "stopped", G_CALLBACK (stopped_cb), self);
  rouse_transport_load (self->transport, self->timeline, 100 * MS);
  rouse_transport_play (self->transport);
  g_assert_true (fixture_wait (has_moved, self, 10000));
  hang (what);
}

static void
assert_given_up (Case *self, gint64 since, gint n_gone)
{
  g_assert_true (fixture_wait (has_stopped, self, 10000));
  g_assert_cmpint (g_get_monotonic_time () - since, >=, 29 * G_USEC_PER_SEC / 10);
  g_assert_error (self->stopped, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_TIMED_OUT);
  g_assert_false (rouse_transport_get_playing (self->transport));
  g_assert_false (is_connected (self));
  g_assert_true (has_gone (GINT_TO_POINTER (n_gone)));
}

/* A pause is a pause at once, whatever the server does, and what is asked after it waits for nobody either. */
static void
test_hung_pause (void)
{
  Case self = { 0 };
  g_autoptr (RouseTimeline) interlude = fixture_timeline_new (900 * MS, NULL, 0, NULL, 0);
  gint n_gone = g_atomic_int_get (&server.n_gone);
  gint64 since, position;

  set_up_playing (&self, GST_STATE_CHANGE_PLAYING_TO_PAUSED);
  since = g_get_monotonic_time ();
  rouse_transport_pause (self.transport);
  position = rouse_transport_get_position (self.transport);
  g_assert_true (fixture_wait (is_waiting, NULL, 10000));
  g_assert_cmpint (rouse_transport_get_position (self.transport), ==, position);
  rouse_transport_load (self.transport, interlude, 0);
  rouse_transport_play (self.transport);
  rouse_transport_seek (self.transport, 200 * MS);
  rouse_transport_pause (self.transport);
  rouse_transport_play (self.transport);
  g_assert_cmpint (rouse_transport_get_position (self.transport), ==, 200 * MS);
  g_assert_cmpint (g_get_monotonic_time () - since, <, 2 * G_USEC_PER_SEC);

  assert_given_up (&self, since, n_gone);
  g_assert_cmpint (rouse_transport_get_position (self.transport), ==, 200 * MS);
  tear_down (&self, n_gone);
}

/* So is a seek. */
static void
test_hung_seek (void)
{
  Case self = { 0 };
  gint n_gone = g_atomic_int_get (&server.n_gone);
  gint64 since;

  set_up_playing (&self, SEEKING);
  since = g_get_monotonic_time ();
  rouse_transport_seek (self.transport, 30000 * MS);
  g_assert_true (fixture_wait (is_waiting, NULL, 10000));
  g_assert_cmpint (rouse_transport_get_position (self.transport), ==, 30000 * MS);
  g_assert_cmpint (g_get_monotonic_time () - since, <, 2 * G_USEC_PER_SEC);

  assert_given_up (&self, since, n_gone);
  g_assert_cmpint (rouse_transport_get_position (self.transport), ==, 30000 * MS);
  tear_down (&self, n_gone);
}

/* A server that hangs while nobody asks anything of it is noticed too: it takes no more samples. */
static void
test_stalled (void)
{
  Case self = { 0 };
  gint n_gone = g_atomic_int_get (&server.n_gone);
  gint64 position;

  set_up_playing (&self, TAKING);
  position = rouse_transport_get_position (self.transport);
  assert_given_up (&self, 0, n_gone);
  g_assert_cmpint (rouse_transport_get_position (self.transport), >=, position);
  /* What was rendered when it hung is all that can have been heard. */
  g_assert_cmpint (rouse_transport_get_position (self.transport), <, position + 2000 * MS);
  tear_down (&self, n_gone);
}

/* A short hang loses nothing: what was asked last is what is done. */
static void
test_short (void)
{
  Case self = { 0 };
  gint n_gone = g_atomic_int_get (&server.n_gone);

  set_up_playing (&self, GST_STATE_CHANGE_PLAYING_TO_PAUSED);
  rouse_transport_pause (self.transport);
  g_assert_true (fixture_wait (is_waiting, NULL, 10000));
  rouse_transport_seek (self.transport, 20000 * MS);
  rouse_transport_play (self.transport);
  rouse_transport_seek (self.transport, 59900 * MS);
  wake_up_server ();
  g_signal_connect (self.transport, "ended", G_CALLBACK (ended_cb), &self);
  g_assert_true (fixture_wait (has_ended, &self, 10000));
  g_assert_no_error (self.stopped);
  g_assert_cmpint (rouse_transport_get_position (self.transport), ==, 60000 * MS);
  tear_down (&self, n_gone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  g_test_add_func ("/audio-hang/open", test_hung);
  g_test_add_func ("/audio-hang/close", test_hung_close);
  g_test_add_func ("/audio-hang/late", test_late);
  g_test_add_func ("/audio-hang/pause", test_hung_pause);
  g_test_add_func ("/audio-hang/seek", test_hung_seek);
  g_test_add_func ("/audio-hang/stall", test_stalled);
  g_test_add_func ("/audio-hang/short", test_short);

  return g_test_run ();
}
