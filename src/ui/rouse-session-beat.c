/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-beat.h"

/* Says when something that depends on the time of a session may look different: signal "beat". During repetitions that
 * is every frame, because the figure has the frame clock running anyway; in waits and rests it is as often as a large
 * ring moves by a pixel; where less movement is asked for, once a second. While the session stands or its widget cannot
 * be seen, there is no beat, and nothing wakes. Main thread only; owned by the widget for which it beats. */
struct _RouseSessionBeat
{
  GObject parent_instance;

  RouseSession *session;
  /* Borrowed: owns the beat. */
  GtkWidget *widget;
  guint tick;
  guint timeout;
};

enum
{
  SIGNAL_BEAT,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (RouseSessionBeat, rouse_session_beat, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* A ring of a thousand pixels around that drains in half a minute moves a pixel in this many ms. */
#define WAIT_INTERVAL 40
#define MILLISECOND G_GINT64_CONSTANT (1000000)

static void schedule (RouseSessionBeat *self);

static void
stop (RouseSessionBeat *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->widget, self->tick);
  self->tick = 0;
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer data)
{
  RouseSessionBeat *self = data;

  g_signal_emit (self, signals[SIGNAL_BEAT], 0);
  return G_SOURCE_CONTINUE;
}

static gboolean
timeout_cb (gpointer data)
{
  RouseSessionBeat *self = data;

  self->timeout = 0;
  g_signal_emit (self, signals[SIGNAL_BEAT], 0);
  schedule (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_animated (RouseSessionBeat *self)
{
  gboolean animated;

  g_object_get (gtk_widget_get_settings (self->widget), "gtk-enable-animations", &animated, NULL);
  return animated;
}

static void
schedule (RouseSessionBeat *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);
  const RouseSegment *segment = rouse_session_get_segment (self->session);

  if ((state != ROUSE_SESSION_RUNNING && state != ROUSE_SESSION_RESUMING) || !gtk_widget_get_mapped (self->widget))
    {
      stop (self);
      return;
    }
  if (self->tick != 0 || self->timeout != 0)
    return;

  if (!is_animated (self))
    /* Just after the next full second of what is left, so that shown seconds change on time. */
    self->timeout = g_timeout_add ((guint) (rouse_session_get_stretch_left (self->session) / MILLISECOND % 1000) + 5,
                                   timeout_cb, self);
  else if (state == ROUSE_SESSION_RUNNING && segment != NULL && segment->kind == ROUSE_SEGMENT_PHASE)
    self->tick = gtk_widget_add_tick_callback (self->widget, tick_cb, self, NULL);
  else
    self->timeout = g_timeout_add (WAIT_INTERVAL, timeout_cb, self);
}

static void
session_changed_cb (RouseSessionBeat *self)
{
  stop (self);
  schedule (self);
  g_signal_emit (self, signals[SIGNAL_BEAT], 0);
}

static void
rouse_session_beat_dispose (GObject *object)
{
  RouseSessionBeat *self = ROUSE_SESSION_BEAT (object);

  if (self->widget != NULL)
    stop (self);
  self->widget = NULL;
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_session_beat_parent_class)->dispose (object);
}

static void
rouse_session_beat_class_init (RouseSessionBeatClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_session_beat_dispose;

  signals[SIGNAL_BEAT]
      = g_signal_new ("beat", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_session_beat_init (RouseSessionBeat *self)
{
}

/**
 * rouse_session_beat_new:
 * @session: the session whose time passes
 * @widget: the widget that shows it; it keeps the beat and outlives it
 *
 * Returns: (transfer full): a beat
 */
RouseSessionBeat *
rouse_session_beat_new (RouseSession *session, GtkWidget *widget)
{
  RouseSessionBeat *self = g_object_new (ROUSE_TYPE_SESSION_BEAT, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), self);
  g_return_val_if_fail (GTK_IS_WIDGET (widget), self);

  self->session = g_object_ref (session);
  self->widget = widget;
  g_signal_connect_object (session, "notify::state", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::segment-index", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "jumped", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "map", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (widget, "unmap", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  schedule (self);
  return self;
}

/**
 * rouse_session_beat_get_beating:
 * @self: a beat
 *
 * Returns: whether it will beat by itself
 */
gboolean
rouse_session_beat_get_beating (RouseSessionBeat *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_BEAT (self), FALSE);

  return self->tick != 0 || self->timeout != 0;
}
