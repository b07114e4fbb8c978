/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects a session whose sound is lost: its page says so, sound is looked for while somebody exercises and only then,
 * and the session is heard again from where it is. */

#include "fixture.h"
#include "rouse-clock-transport.h"
#include "rouse-sound-keeper.h"
#include "rouse-ui.h"
#include "session-rig.h"

/* Moves as the clock does, and can be told to fail: what a session knows of a sound device. */
#define FAKE_TYPE_SOUND (fake_sound_get_type ())
G_DECLARE_FINAL_TYPE (FakeSound, fake_sound, FAKE, SOUND, GObject)

struct _FakeSound
{
  GObject parent_instance;
  RouseTransport *clock;
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
  g_value_set_boolean (value, rouse_transport_get_playing (FAKE_SOUND (object)->clock));
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
  g_object_class_override_property (G_OBJECT_CLASS (klass), 1, "playing");
}

static void
fake_sound_init (FakeSound *self)
{
}

typedef struct
{
  SessionRig rig;
  RouseSessionPage *page;
  RouseSoundKeeper *keeper;
  RouseTransport *sound; /* what is found; NULL: nothing */
  guint n_looks;
  gboolean destroyed;
} Case;

static RouseTransport *
sound_new (Case *self)
{
  FakeSound *sound = g_object_new (FAKE_TYPE_SOUND, NULL);

  sound->clock = rouse_clock_transport_new (ROUSE_CLOCK (self->rig.clock));
  g_signal_connect_object (sound->clock, "ended", G_CALLBACK (rouse_transport_emit_ended), sound, G_CONNECT_SWAPPED);
  return ROUSE_TRANSPORT (sound);
}

static void
open_cb (RouseSoundKeeper *keeper, gpointer data)
{
  Case *self = data;

  self->n_looks++;
  if (self->sound != NULL)
    rouse_sound_keeper_take_transport (keeper, self->sound);
}

static void
destroyed_cb (gpointer data)
{
  ((Case *) data)->destroyed = TRUE;
}

/* A session that is heard, in its first seconds. */
static void
set_up (Case *self, gconstpointer id)
{
  g_autoptr (RouseTransport) sound = NULL;

  session_rig_set_up (&self->rig, id);
  sound = sound_new (self);
  rouse_session_set_transport (self->rig.session, sound);
  self->page = ROUSE_SESSION_PAGE (g_object_ref_sink (rouse_session_page_new (self->rig.session, NULL)));
  self->keeper = rouse_sound_keeper_new (self->page, ROUSE_CLOCK (self->rig.clock), open_cb, self, destroyed_cb);
  rouse_session_start (self->rig.session);
  session_rig_run (&self->rig, 20);
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_clear_object (&self->sound);
  if (self->keeper != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->keeper));
  g_assert_true (self->destroyed);
  if (self->page != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->page));
  session_rig_tear_down (&self->rig, id);
}

static void
lose (Case *self)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "gone");

  rouse_transport_emit_stopped (rouse_session_get_transport (self->rig.session), error);
  g_assert_true (ROUSE_IS_CLOCK_TRANSPORT (rouse_session_get_transport (self->rig.session)));
}

static void
test_says_so (Case *self, gconstpointer id)
{
  g_assert_null (rouse_session_page_get_notice (self->page));
  lose (self);
  g_assert_cmpstr (rouse_session_page_get_notice (self->page), ==, "No sound: follow the captions");
}

static void
test_pace (Case *self, gconstpointer id)
{
  const double looks[] = { 2, 4, 8, 10, 10, 10 };

  session_rig_run (&self->rig, 5);
  g_assert_cmpuint (self->n_looks, ==, 0);
  lose (self);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      session_rig_run (&self->rig, looks[i] - 0.1);
      g_assert_cmpuint (self->n_looks, ==, i);
      session_rig_run (&self->rig, 0.1);
      g_assert_cmpuint (self->n_looks, ==, i + 1);
    }
}

static void
test_comes_back (Case *self, gconstpointer id)
{
  double before;

  lose (self);
  session_rig_run (&self->rig, 3);
  self->sound = sound_new (self);
  before = session_rig_get_seconds (&self->rig);
  session_rig_run (&self->rig, 4);
  g_assert_true (rouse_session_get_transport (self->rig.session) == self->sound);
  g_assert_true (rouse_transport_get_playing (self->sound));
  g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (&self->rig), before + 4, 1e-6);
  g_assert_null (rouse_session_page_get_notice (self->page));
  session_rig_run (&self->rig, 60);
  g_assert_cmpuint (self->n_looks, ==, 2);
}

static void
test_paused (Case *self, gconstpointer id)
{
  lose (self);
  rouse_session_pause (self->rig.session);
  /* The words of the pause are over before that. */
  session_rig_run (&self->rig, 60);
  g_assert_cmpuint (self->n_looks, ==, 0);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (self->rig.clock), ==, 0);
  g_assert_nonnull (rouse_session_page_get_notice (self->page));

  self->sound = sound_new (self);
  rouse_session_resume (self->rig.session);
  session_rig_run (&self->rig, 0.1);
  g_assert_cmpuint (self->n_looks, ==, 1);
  g_assert_null (rouse_session_page_get_notice (self->page));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RESUMING);
  session_rig_run (&self->rig, 30);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
}

/* What answers and fails at once is not asked every two seconds for ever. */
static void
test_lost_again (Case *self, gconstpointer id)
{
  lose (self);
  self->sound = sound_new (self);
  session_rig_run (&self->rig, 2);
  g_assert_cmpuint (self->n_looks, ==, 1);
  lose (self);
  session_rig_run (&self->rig, 3.9);
  g_assert_cmpuint (self->n_looks, ==, 1);
  session_rig_run (&self->rig, 0.1);
  g_assert_cmpuint (self->n_looks, ==, 2);
  session_rig_run (&self->rig, 11);
  lose (self);
  session_rig_run (&self->rig, 2);
  g_assert_cmpuint (self->n_looks, ==, 3);
}

static void
test_over (Case *self, gconstpointer id)
{
  lose (self);
  rouse_session_end (self->rig.session);
  session_rig_run (&self->rig, 60);
  g_assert_cmpuint (self->n_looks, ==, 0);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (self->rig.clock), ==, 0);
}

/* The keeper may be held for longer than the page, and then does nothing. */
static void
test_page_gone (Case *self, gconstpointer id)
{
  lose (self);
  g_assert_finalize_object (g_steal_pointer (&self->page));
  self->sound = sound_new (self);
  session_rig_run (&self->rig, 5);
  g_assert_cmpuint (self->n_looks, ==, 0);
  rouse_sound_keeper_take_transport (self->keeper, self->sound);
  g_assert_true (ROUSE_IS_CLOCK_TRANSPORT (rouse_session_get_transport (self->rig.session)));
}

/* A session that never had sound, on a page that had something else to say. */
static void
test_silent_from_the_start (Case *self, gconstpointer id)
{
  g_assert_finalize_object (g_steal_pointer (&self->keeper));
  rouse_session_set_transport (self->rig.session, self->rig.transport);
  rouse_session_page_set_notice (self->page, "No voice");
  self->keeper = rouse_sound_keeper_new (self->page, ROUSE_CLOCK (self->rig.clock), open_cb, self, destroyed_cb);
  g_assert_cmpstr (rouse_session_page_get_notice (self->page), ==, "No sound: follow the captions");
  self->sound = sound_new (self);
  session_rig_run (&self->rig, 2);
  g_assert_cmpuint (self->n_looks, ==, 1);
  g_assert_cmpstr (rouse_session_page_get_notice (self->page), ==, "No voice");
}

#define ADD(path, function) g_test_add ("/sound-keeper/" path, Case, "clamshell", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  ADD ("says-so", test_says_so);
  ADD ("pace", test_pace);
  ADD ("comes-back", test_comes_back);
  ADD ("paused", test_paused);
  ADD ("lost-again", test_lost_again);
  ADD ("over", test_over);
  ADD ("page-gone", test_page_gone);
  ADD ("silent-from-the-start", test_silent_from_the_start);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
