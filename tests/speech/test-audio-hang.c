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

static gboolean
never (gpointer data)
{
  return FALSE;
}

/* The sink of a server that hangs: a change of state does not come back before the test says so. */
#define HUNG_TYPE_SINK (hung_sink_get_type ())
G_DECLARE_FINAL_TYPE (HungSink, hung_sink, HUNG, SINK, GstElement)

struct _HungSink
{
  GstElement parent_instance;
};

G_DEFINE_FINAL_TYPE (HungSink, hung_sink, GST_TYPE_ELEMENT)

static struct
{
  GMutex lock;
  GCond changed;
  GstStateChange transition; /* that hangs */
  gboolean hangs;
  gint n_made;     /* atomic */
  gint n_gone;     /* atomic */
  GThread *thread; /* that closed the last one */
} server;

static GstStateChangeReturn
hung_sink_change_state (GstElement *element, GstStateChange transition)
{
  g_mutex_lock (&server.lock);
  while (server.hangs && transition == server.transition)
    g_cond_wait (&server.changed, &server.lock);
  g_mutex_unlock (&server.lock);
  return GST_ELEMENT_CLASS (hung_sink_parent_class)->change_state (element, transition);
}

static void
hung_sink_finalize (GObject *object)
{
  server.thread = g_thread_self ();
  g_atomic_int_inc (&server.n_gone);
  G_OBJECT_CLASS (hung_sink_parent_class)->finalize (object);
}

static void
hung_sink_class_init (HungSinkClass *klass)
{
  GST_ELEMENT_CLASS (klass)->change_state = hung_sink_change_state;
  G_OBJECT_CLASS (klass)->finalize = hung_sink_finalize;
}

static void
hung_sink_init (HungSink *self)
{
  GstPad *pad = gst_pad_new ("sink", GST_PAD_SINK);

  gst_element_add_pad (GST_ELEMENT (self), pad);
}

static GstElement *
make_hung_sink (gpointer data)
{
  g_atomic_int_inc (&server.n_made);
  return g_object_new (HUNG_TYPE_SINK, NULL);
}

static void
hang (GstStateChange transition)
{
  g_mutex_lock (&server.lock);
  server.hangs = TRUE;
  server.transition = transition;
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
  server.hangs = FALSE;
  g_cond_broadcast (&server.changed);
  g_mutex_unlock (&server.lock);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gst_init (NULL, NULL);

  g_test_add_func ("/audio-hang/open", test_hung);
  g_test_add_func ("/audio-hang/close", test_hung_close);

  return g_test_run ();
}
