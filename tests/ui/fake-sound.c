/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-sound.h"

#include "rouse-clock-transport.h"

struct _FakeSound
{
  GObject parent_instance;
  RouseTransport *clock;
  double volume;
};

enum
{
  PROP_0,
  PROP_PLAYING,
  PROP_VOICE_VOLUME,
};

static void
fake_sound_load (RouseTransport *transport, RouseTimeline *timeline, gint64 position)
{
  rouse_transport_load (FAKE_SOUND (transport)->clock, timeline, position);
}

static void
fake_sound_play (RouseTransport *transport)
{
  rouse_transport_play (FAKE_SOUND (transport)->clock);
}

static void
fake_sound_pause (RouseTransport *transport)
{
  rouse_transport_pause (FAKE_SOUND (transport)->clock);
}

static void
fake_sound_seek (RouseTransport *transport, gint64 position)
{
  rouse_transport_seek (FAKE_SOUND (transport)->clock, position);
}

static gint64
fake_sound_get_position (RouseTransport *transport)
{
  return rouse_transport_get_position (FAKE_SOUND (transport)->clock);
}

static gboolean
fake_sound_get_playing (RouseTransport *transport)
{
  return rouse_transport_get_playing (FAKE_SOUND (transport)->clock);
}

static RouseTimeline *
fake_sound_get_timeline (RouseTransport *transport)
{
  return rouse_transport_get_timeline (FAKE_SOUND (transport)->clock);
}

static void
fake_sound_iface_init (RouseTransportInterface *iface)
{
  iface->load = fake_sound_load;
  iface->play = fake_sound_play;
  iface->pause = fake_sound_pause;
  iface->seek = fake_sound_seek;
  iface->get_position = fake_sound_get_position;
  iface->get_playing = fake_sound_get_playing;
  iface->get_timeline = fake_sound_get_timeline;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeSound,
                               fake_sound,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_TRANSPORT, fake_sound_iface_init))

static void
fake_sound_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FakeSound *self = FAKE_SOUND (object);

  if (id == PROP_PLAYING)
    g_value_set_boolean (value, rouse_transport_get_playing (self->clock));
  else
    g_value_set_double (value, self->volume);
}

static void
fake_sound_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FakeSound *self = FAKE_SOUND (object);

  if (G_APPROX_VALUE (self->volume, g_value_get_double (value), 1e-9))
    return;
  self->volume = g_value_get_double (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
fake_sound_dispose (GObject *object)
{
  g_clear_object (&FAKE_SOUND (object)->clock);
  G_OBJECT_CLASS (fake_sound_parent_class)->dispose (object);
}

static void
fake_sound_class_init (FakeSoundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fake_sound_dispose;
  G_OBJECT_CLASS (klass)->get_property = fake_sound_get_property;
  G_OBJECT_CLASS (klass)->set_property = fake_sound_set_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), PROP_PLAYING, "playing");
  g_object_class_install_property (G_OBJECT_CLASS (klass), PROP_VOICE_VOLUME,
                                   g_param_spec_double ("voice-volume", NULL, NULL, 0, 1, 1,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS
                                                            | G_PARAM_EXPLICIT_NOTIFY));
}

static void
fake_sound_init (FakeSound *self)
{
  self->volume = 1;
}

RouseTransport *
fake_sound_new (RouseClock *clock)
{
  FakeSound *sound = g_object_new (FAKE_TYPE_SOUND, NULL);

  sound->clock = rouse_clock_transport_new (clock);
  g_signal_connect_object (sound->clock, "ended", G_CALLBACK (rouse_transport_emit_ended), sound, G_CONNECT_SWAPPED);
  return ROUSE_TRANSPORT (sound);
}
