/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session-rig.h"

#include "rouse-config.h"
#include "rouse-media-controls.h"

G_BEGIN_DECLS

#define NAME "org.mpris.MediaPlayer2." APP_ID
#define OBJECT_PATH "/org/mpris/MediaPlayer2"
#define ROOT "org.mpris.MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"

/* A session on a fake clock, media controls on a bus of their own, and a client that listens to them. */
typedef struct
{
  SessionRig rig;
  GTestDBus *bus;
  GDBusConnection *server;
  GDBusConnection *client;
  RouseMediaControls *controls;
  guint subscription;
  GPtrArray *changes; /* a{sv} of every PropertiesChanged of the player */
  GArray *jumps;      /* gint64 of every Seeked, in µs */
} BusRig;

GDBusConnection *bus_rig_connect (GTestDBus *bus);
void bus_rig_set_up (BusRig *self, gconstpointer id);
void bus_rig_tear_down (BusRig *self, gconstpointer id);
GVariant *bus_rig_call (BusRig *self,
                        const char *name,
                        const char *path,
                        const char *interface,
                        const char *method,
                        GVariant *parameters,
                        GError **error);
void bus_rig_press (BusRig *self, const char *method);
void bus_rig_assert_property (BusRig *self, const char *interface, const char *property, const char *expected);
gboolean bus_rig_is_owned (BusRig *self, const char *name);
void bus_rig_settle (BusRig *self);
void bus_rig_forget (BusRig *self);
void bus_rig_await_name (RouseMediaControls *controls);
void bus_rig_offer (BusRig *self);

G_END_DECLS
