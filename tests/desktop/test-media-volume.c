/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the volume on the desktop's media controls: it is the voice's, both ways. */

#include "bus-rig.h"

/* A transport that has a volume and does nothing else. */
#define LOUD_TYPE_TRANSPORT (loud_transport_get_type ())
G_DECLARE_FINAL_TYPE (LoudTransport, loud_transport, LOUD, TRANSPORT, GObject)

struct _LoudTransport
{
  GObject parent_instance;
  double volume;
};

enum
{
  PROP_PLAYING = 1,
  PROP_VOICE_VOLUME,
};

static void
loud_transport_load (RouseTransport *transport, RouseTimeline *timeline, gint64 position)
{
}

static void
loud_transport_play (RouseTransport *transport)
{
}

static gint64
loud_transport_get_position (RouseTransport *transport)
{
  return 0;
}

static gboolean
loud_transport_get_playing (RouseTransport *transport)
{
  return FALSE;
}

static RouseTimeline *
loud_transport_get_timeline (RouseTransport *transport)
{
  return NULL;
}

static void
loud_transport_iface_init (RouseTransportInterface *iface)
{
  iface->load = loud_transport_load;
  iface->play = loud_transport_play;
  iface->pause = loud_transport_play;
  iface->get_position = loud_transport_get_position;
  iface->get_playing = loud_transport_get_playing;
  iface->get_timeline = loud_transport_get_timeline;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LoudTransport,
                               loud_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_TRANSPORT, loud_transport_iface_init))

static void
loud_transport_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PLAYING)
    g_value_set_boolean (value, FALSE);
  else
    g_value_set_double (value, LOUD_TRANSPORT (object)->volume);
}

static void
loud_transport_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LOUD_TRANSPORT (object)->volume = g_value_get_double (value);
}

static void
loud_transport_class_init (LoudTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = loud_transport_get_property;
  G_OBJECT_CLASS (klass)->set_property = loud_transport_set_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_PLAYING, "playing");
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_VOICE_VOLUME,
                                   g_param_spec_double ("voice-volume", NULL, NULL, 0, 1, 1,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
loud_transport_init (LoudTransport *self)
{
}

static RouseTransport *
take_loud_transport (BusRig *self, double volume)
{
  RouseTransport *transport = g_object_new (LOUD_TYPE_TRANSPORT, "voice-volume", volume, NULL);

  rouse_session_set_transport (self->rig.session, transport);
  return transport;
}

static void
write_volume (BusRig *self, double volume)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) done
      = bus_rig_call (self, NAME, OBJECT_PATH, "org.freedesktop.DBus.Properties", "Set",
                      g_variant_new ("(ssv)", PLAYER, "Volume", g_variant_new_double (volume)), &error);

  g_assert_no_error (error);
}

static double
get_volume (RouseTransport *transport)
{
  return LOUD_TRANSPORT (transport)->volume;
}

/* Keys of the session and the preferences turn the voice; the desktop shows it, and is told once. */
static void
test_shown (BusRig *self, gconstpointer id)
{
  g_autoptr (RouseTransport) transport = take_loud_transport (self, 0.5);

  bus_rig_offer (self);
  bus_rig_assert_property (self, PLAYER, "Volume", "0.5");
  bus_rig_forget (self);
  g_object_set (transport, "voice-volume", 0.25, NULL);
  bus_rig_assert_property (self, PLAYER, "Volume", "0.25");
  bus_rig_settle (self);
  g_assert_cmpuint (self->changes->len, ==, 1);
}

static void
test_written (BusRig *self, gconstpointer id)
{
  g_autoptr (RouseTransport) transport = take_loud_transport (self, 1);

  bus_rig_offer (self);
  write_volume (self, 0.5);
  g_assert_cmpfloat (get_volume (transport), ==, 0.5);
  bus_rig_assert_property (self, PLAYER, "Volume", "0.5");
  write_volume (self, -3);
  g_assert_cmpfloat (get_volume (transport), ==, 0);
  bus_rig_assert_property (self, PLAYER, "Volume", "0.0");
  write_volume (self, 7);
  g_assert_cmpfloat (get_volume (transport), ==, 1);
  bus_rig_assert_property (self, PLAYER, "Volume", "1.0");
}

/* While the sound is lost there is nothing to turn; the one that comes back says how loud it is. */
static void
test_lost (BusRig *self, gconstpointer id)
{
  g_autoptr (RouseTransport) before = take_loud_transport (self, 0.5);
  g_autoptr (RouseTransport) after = NULL;

  bus_rig_offer (self);
  rouse_session_set_transport (self->rig.session, self->rig.transport);
  write_volume (self, 0.75);
  bus_rig_assert_property (self, PLAYER, "Volume", "0.5");
  g_assert_cmpfloat (get_volume (before), ==, 0.5);
  after = take_loud_transport (self, 0.25);
  bus_rig_assert_property (self, PLAYER, "Volume", "0.25");
  write_volume (self, 0.75);
  g_assert_cmpfloat (get_volume (before), ==, 0.5);
  g_assert_cmpfloat (get_volume (after), ==, 0.75);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_dbus_unset ();

#define ADD(path, function)                                                                                            \
  g_test_add ("/desktop/media-volume/" path, BusRig, "daily-three", bus_rig_set_up, function, bus_rig_tear_down)

  ADD ("shown", test_shown);
  ADD ("written", test_written);
  ADD ("lost", test_lost);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
