/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

#include "fixture.h"
#include "rouse-transport.h"

G_BEGIN_DECLS

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
} TransportRig;

void transport_rig_open (TransportRig *self, RouseVoice *voice);
void transport_rig_set_up (TransportRig *self, gconstpointer data);
void transport_rig_set_up_fresh (TransportRig *self, gconstpointer data);
void transport_rig_set_up_slow (TransportRig *self, gconstpointer data);
void transport_rig_tear_down (TransportRig *self, gconstpointer data);
gsize transport_rig_count_heard (TransportRig *self);
void transport_rig_forget (TransportRig *self);
void transport_rig_assert_heard (TransportRig *self, gsize from, gint64 first, gsize n);
void transport_rig_assert_silence (TransportRig *self, gsize n);
gboolean transport_rig_has_ended (gpointer data);
gboolean transport_rig_has_stopped (gpointer data);
gboolean transport_rig_is_closed (gpointer data);
gboolean transport_rig_is_halfway (gpointer data);
void transport_rig_add (const char *path,
                        void (*set_up) (TransportRig *, gconstpointer),
                        void (*test) (TransportRig *, gconstpointer));

G_END_DECLS
