/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"

G_BEGIN_DECLS

/* Moves a position (ns) along a timeline. Main thread only.
 * Property "playing" (boolean, read-only): whether the position moves.
 * Signal "ended": the position has reached the end of the timeline.
 * Signal "stopped" (GError *): the transport can go no further (its device or server is gone); the position stays
 * readable. */
#define ROUSE_TYPE_TRANSPORT (rouse_transport_get_type ())
G_DECLARE_INTERFACE (RouseTransport, rouse_transport, ROUSE, TRANSPORT, GObject)

struct _RouseTransportInterface
{
  GTypeInterface g_iface;

  void (*load) (RouseTransport *self, RouseTimeline *timeline, gint64 position);
  void (*play) (RouseTransport *self);
  void (*pause) (RouseTransport *self);
  void (*seek) (RouseTransport *self, gint64 position);
  gint64 (*get_position) (RouseTransport *self);
  gboolean (*get_playing) (RouseTransport *self);
  RouseTimeline *(*get_timeline) (RouseTransport *self);
  gboolean (*get_measured) (RouseTransport *self); /* NULL: TRUE */
};

void rouse_transport_load (RouseTransport *self, RouseTimeline *timeline, gint64 position);
void rouse_transport_play (RouseTransport *self);
void rouse_transport_pause (RouseTransport *self);
void rouse_transport_seek (RouseTransport *self, gint64 position);
gint64 rouse_transport_get_position (RouseTransport *self);
gboolean rouse_transport_get_playing (RouseTransport *self);
RouseTimeline *rouse_transport_get_timeline (RouseTransport *self);
gboolean rouse_transport_get_measured (RouseTransport *self);

void rouse_transport_emit_ended (RouseTransport *self);
void rouse_transport_emit_stopped (RouseTransport *self, const GError *error);

G_END_DECLS
