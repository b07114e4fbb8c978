/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-transport.h"

/**
 * RouseTransport:
 *
 * What moves a position along a timeline: a pipeline of samples, or a clock where there is no sound. The session owns
 * one at a time and may change it for another on the way. Main thread only.
 */
G_DEFINE_INTERFACE (RouseTransport, rouse_transport, G_TYPE_OBJECT)

enum
{
  SIGNAL_ENDED,
  SIGNAL_STOPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rouse_transport_default_init (RouseTransportInterface *iface)
{
  /**
   * RouseTransport:playing:
   *
   * Whether the position moves.
   */
  g_object_interface_install_property (iface, g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                                                                    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                                        | G_PARAM_STATIC_STRINGS));

  /**
   * RouseTransport::ended:
   * @self: the transport
   *
   * The position has reached the end of the timeline, and nothing plays any more.
   */
  signals[SIGNAL_ENDED]
      = g_signal_new ("ended", ROUSE_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RouseTransport::stopped:
   * @self: the transport
   * @error: why
   *
   * The transport can go no further; its position stays readable.
   */
  signals[SIGNAL_STOPPED] = g_signal_new ("stopped", ROUSE_TYPE_TRANSPORT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_ERROR);
}

/**
 * rouse_transport_load:
 * @self: a transport
 * @timeline: what to move along
 * @position: where to stand, in ns
 *
 * Takes another timeline and stands still at a position of it.
 */
void
rouse_transport_load (RouseTransport *self, RouseTimeline *timeline, gint64 position)
{
  g_return_if_fail (ROUSE_IS_TRANSPORT (self));
  g_return_if_fail (ROUSE_IS_TIMELINE (timeline));

  ROUSE_TRANSPORT_GET_IFACE (self)->load (self, timeline, position);
}

/**
 * rouse_transport_play:
 * @self: a transport with a timeline
 *
 * Lets the position move.
 */
void
rouse_transport_play (RouseTransport *self)
{
  g_return_if_fail (ROUSE_IS_TRANSPORT (self));

  ROUSE_TRANSPORT_GET_IFACE (self)->play (self);
}

/**
 * rouse_transport_pause:
 * @self: a transport
 *
 * Holds the position.
 */
void
rouse_transport_pause (RouseTransport *self)
{
  g_return_if_fail (ROUSE_IS_TRANSPORT (self));

  ROUSE_TRANSPORT_GET_IFACE (self)->pause (self);
}

/**
 * rouse_transport_seek:
 * @self: a transport with a timeline
 * @position: where to go, in ns
 *
 * Jumps, and goes on playing if it played.
 */
void
rouse_transport_seek (RouseTransport *self, gint64 position)
{
  g_return_if_fail (ROUSE_IS_TRANSPORT (self));

  ROUSE_TRANSPORT_GET_IFACE (self)->seek (self, position);
}

/**
 * rouse_transport_get_position:
 * @self: a transport
 *
 * Returns: the position in ns, which between two seeks never goes back
 */
gint64
rouse_transport_get_position (RouseTransport *self)
{
  g_return_val_if_fail (ROUSE_IS_TRANSPORT (self), 0);

  return ROUSE_TRANSPORT_GET_IFACE (self)->get_position (self);
}

/**
 * rouse_transport_get_playing:
 * @self: a transport
 *
 * Returns: whether the position moves
 */
gboolean
rouse_transport_get_playing (RouseTransport *self)
{
  g_return_val_if_fail (ROUSE_IS_TRANSPORT (self), FALSE);

  return ROUSE_TRANSPORT_GET_IFACE (self)->get_playing (self);
}

/**
 * rouse_transport_get_timeline:
 * @self: a transport
 *
 * Returns: (transfer none) (nullable): what it moves along
 */
RouseTimeline *
rouse_transport_get_timeline (RouseTransport *self)
{
  g_return_val_if_fail (ROUSE_IS_TRANSPORT (self), NULL);

  return ROUSE_TRANSPORT_GET_IFACE (self)->get_timeline (self);
}

/**
 * rouse_transport_get_measured:
 * @self: a transport
 *
 * Whether the position says what a device has really played. One that is reckoned from a clock runs on while the
 * process is stopped, and must not be believed afterwards.
 *
 * Returns: %TRUE unless the transport says otherwise
 */
gboolean
rouse_transport_get_measured (RouseTransport *self)
{
  RouseTransportInterface *iface;

  g_return_val_if_fail (ROUSE_IS_TRANSPORT (self), FALSE);

  iface = ROUSE_TRANSPORT_GET_IFACE (self);

  return iface->get_measured == NULL || iface->get_measured (self);
}

/**
 * rouse_transport_emit_ended:
 * @self: a transport
 *
 * For implementations: says that the end was reached.
 */
void
rouse_transport_emit_ended (RouseTransport *self)
{
  g_return_if_fail (ROUSE_IS_TRANSPORT (self));

  g_signal_emit (self, signals[SIGNAL_ENDED], 0);
}

/**
 * rouse_transport_emit_stopped:
 * @self: a transport
 * @error: why it can go no further
 *
 * For implementations: says that the device or server is gone.
 */
void
rouse_transport_emit_stopped (RouseTransport *self, const GError *error)
{
  g_return_if_fail (ROUSE_IS_TRANSPORT (self));

  g_signal_emit (self, signals[SIGNAL_STOPPED], 0, error);
}
