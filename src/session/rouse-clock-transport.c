/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-clock-transport.h"

/**
 * RouseClockTransport:
 *
 * Moves the position by the monotonic clock, where there is no sound: no device, a server that died, or a test. It
 * wakes up once, at the end of the timeline, and not at all while it stands.
 */
struct _RouseClockTransport
{
  GObject parent_instance;

  RouseClock *clock;
  RouseTimeline *timeline; /* nullable */
  gint64 position;         /* where it stood when it last stood, in ns */
  gint64 since;            /* when it began to move, in µs of the clock */
  guint end_id;
  gboolean playing;
};

enum
{
  PROP_PLAYING = 1,
};

static void rouse_clock_transport_iface_init (RouseTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RouseClockTransport,
                               rouse_clock_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_TRANSPORT, rouse_clock_transport_iface_init))

#define NS_PER_US ((gint64) 1000)

static gint64
rouse_clock_transport_get_position (RouseTransport *transport)
{
  RouseClockTransport *self = ROUSE_CLOCK_TRANSPORT (transport);
  gint64 position = self->position;

  if (self->playing)
    position += (rouse_clock_get_monotonic (self->clock) - self->since) * NS_PER_US;

  return self->timeline != NULL ? MIN (position, rouse_timeline_get_length (self->timeline)) : 0;
}

static void
set_playing (RouseClockTransport *self, gboolean playing)
{
  if (self->playing == playing)
    return;

  self->playing = playing;
  g_object_notify (G_OBJECT (self), "playing");
}

static void
hold (RouseClockTransport *self)
{
  self->position = rouse_clock_transport_get_position (ROUSE_TRANSPORT (self));
  if (self->end_id != 0)
    rouse_clock_remove_wake_up (self->clock, self->end_id);
  self->end_id = 0;
}

static gboolean
end_reached_cb (gpointer data)
{
  g_autoptr (RouseClockTransport) self = g_object_ref (data);

  self->end_id = 0;
  hold (self);
  set_playing (self, FALSE);
  rouse_transport_emit_ended (ROUSE_TRANSPORT (self));

  return G_SOURCE_REMOVE;
}

static void
move (RouseClockTransport *self)
{
  gint64 left = rouse_timeline_get_length (self->timeline) - self->position;

  self->since = rouse_clock_get_monotonic (self->clock);
  self->end_id = rouse_clock_add_wake_up (self->clock, self->since + (left + NS_PER_US - 1) / NS_PER_US, end_reached_cb,
                                          self, NULL);
}

static void
rouse_clock_transport_load (RouseTransport *transport, RouseTimeline *timeline, gint64 position)
{
  RouseClockTransport *self = ROUSE_CLOCK_TRANSPORT (transport);

  hold (self);
  g_set_object (&self->timeline, timeline);
  self->position = CLAMP (position, 0, rouse_timeline_get_length (timeline));
  set_playing (self, FALSE);
}

static void
rouse_clock_transport_play (RouseTransport *transport)
{
  RouseClockTransport *self = ROUSE_CLOCK_TRANSPORT (transport);

  g_return_if_fail (self->timeline != NULL);

  if (self->playing)
    return;

  move (self);
  set_playing (self, TRUE);
}

static void
rouse_clock_transport_pause (RouseTransport *transport)
{
  RouseClockTransport *self = ROUSE_CLOCK_TRANSPORT (transport);

  hold (self);
  set_playing (self, FALSE);
}

static void
rouse_clock_transport_seek (RouseTransport *transport, gint64 position)
{
  RouseClockTransport *self = ROUSE_CLOCK_TRANSPORT (transport);

  g_return_if_fail (self->timeline != NULL);

  hold (self);
  self->position = CLAMP (position, 0, rouse_timeline_get_length (self->timeline));
  if (self->playing)
    move (self);
}

static gboolean
rouse_clock_transport_get_playing (RouseTransport *transport)
{
  return ROUSE_CLOCK_TRANSPORT (transport)->playing;
}

static RouseTimeline *
rouse_clock_transport_get_timeline (RouseTransport *transport)
{
  return ROUSE_CLOCK_TRANSPORT (transport)->timeline;
}

static gboolean
rouse_clock_transport_get_measured (RouseTransport *transport)
{
  return FALSE;
}

static void
rouse_clock_transport_iface_init (RouseTransportInterface *iface)
{
  iface->load = rouse_clock_transport_load;
  iface->play = rouse_clock_transport_play;
  iface->pause = rouse_clock_transport_pause;
  iface->seek = rouse_clock_transport_seek;
  iface->get_position = rouse_clock_transport_get_position;
  iface->get_playing = rouse_clock_transport_get_playing;
  iface->get_timeline = rouse_clock_transport_get_timeline;
  iface->get_measured = rouse_clock_transport_get_measured;
}

static void
rouse_clock_transport_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RouseClockTransport *self = ROUSE_CLOCK_TRANSPORT (object);

  switch (id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_clock_transport_dispose (GObject *object)
{
  RouseClockTransport *self = ROUSE_CLOCK_TRANSPORT (object);

  if (self->end_id != 0)
    rouse_clock_remove_wake_up (self->clock, self->end_id);
  self->end_id = 0;
  self->playing = FALSE;
  g_clear_object (&self->timeline);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_clock_transport_parent_class)->dispose (object);
}

static void
rouse_clock_transport_class_init (RouseClockTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rouse_clock_transport_get_property;
  object_class->dispose = rouse_clock_transport_dispose;
  g_object_class_override_property (object_class, PROP_PLAYING, "playing");
}

static void
rouse_clock_transport_init (RouseClockTransport *self)
{
}

/**
 * rouse_clock_transport_new:
 * @clock: what tells the time
 *
 * Makes a transport without sound.
 *
 * Returns: (transfer full): a new transport, standing, without a timeline
 */
RouseTransport *
rouse_clock_transport_new (RouseClock *clock)
{
  RouseClockTransport *self;

  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);

  self = g_object_new (ROUSE_TYPE_CLOCK_TRANSPORT, NULL);
  self->clock = g_object_ref (clock);

  return ROUSE_TRANSPORT (self);
}
