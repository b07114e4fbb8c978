/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happens to a session when time does not pass as it should: a stopped process, a computer that slept, a transport
 * that lags, goes away or comes back. The bridge's set runs from 85 to 205 s in repetitions of 12 s. */

#include "session-rig.h"
#include "rouse-session-private.h"

#include "rouse-clock-transport.h"

#define assert_state(rig, expected)                                                                                    \
  g_assert_cmpint (rouse_session_get_state ((rig)->session), ==, ROUSE_SESSION_##expected)
#define assert_at(rig, seconds) g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (rig), seconds, 1e-6)

/* A transport whose position is set by hand, as a sound device would report it. */
#define LAGGING_TYPE_TRANSPORT (lagging_transport_get_type ())
G_DECLARE_FINAL_TYPE (LaggingTransport, lagging_transport, LAGGING, TRANSPORT, GObject)

struct _LaggingTransport
{
  GObject parent_instance;

  RouseTimeline *timeline;
  gint64 position;
  gboolean playing;
};

static void
lagging_transport_load (RouseTransport *transport, RouseTimeline *timeline, gint64 position)
{
  LaggingTransport *self = LAGGING_TRANSPORT (transport);

  g_set_object (&self->timeline, timeline);
  self->position = position;
  self->playing = FALSE;
}

static void
lagging_transport_play (RouseTransport *transport)
{
  LAGGING_TRANSPORT (transport)->playing = TRUE;
}

static void
lagging_transport_pause (RouseTransport *transport)
{
  LAGGING_TRANSPORT (transport)->playing = FALSE;
}

static void
lagging_transport_seek (RouseTransport *transport, gint64 position)
{
  LAGGING_TRANSPORT (transport)->position = position;
}

static gint64
lagging_transport_get_position (RouseTransport *transport)
{
  return LAGGING_TRANSPORT (transport)->position;
}

static gboolean
lagging_transport_get_playing (RouseTransport *transport)
{
  return LAGGING_TRANSPORT (transport)->playing;
}

static RouseTimeline *
lagging_transport_get_timeline (RouseTransport *transport)
{
  return LAGGING_TRANSPORT (transport)->timeline;
}

static void
lagging_transport_iface_init (RouseTransportInterface *iface)
{
  iface->load = lagging_transport_load;
  iface->play = lagging_transport_play;
  iface->pause = lagging_transport_pause;
  iface->seek = lagging_transport_seek;
  iface->get_position = lagging_transport_get_position;
  iface->get_playing = lagging_transport_get_playing;
  iface->get_timeline = lagging_transport_get_timeline;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LaggingTransport,
                               lagging_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_TRANSPORT, lagging_transport_iface_init))

static void
lagging_transport_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, LAGGING_TRANSPORT (object)->playing);
}

static void
lagging_transport_finalize (GObject *object)
{
  g_clear_object (&LAGGING_TRANSPORT (object)->timeline);

  G_OBJECT_CLASS (lagging_transport_parent_class)->finalize (object);
}

static void
lagging_transport_class_init (LaggingTransportClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lagging_transport_get_property;
  object_class->finalize = lagging_transport_finalize;
  g_object_class_override_property (object_class, 1, "playing");
}

static void
lagging_transport_init (LaggingTransport *self)
{
}

static void
test_stopped (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 24 + 7); /* rolling down the third time */
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 2);

  rouse_fake_clock_stop (rig->clock, 30 * ROUSE_CLOCK_SECOND);
  assert_state (rig, PAUSED);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 2);
  assert_at (rig, 85 + 24 + 7);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Paused. Come down and rest.");

  session_rig_run (rig, 10);
  rouse_session_resume (rig->session);
  session_rig_run (rig, 10.5);
  assert_state (rig, RUNNING);
  assert_at (rig, 85 + 24);
  session_rig_run (rig, 12);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 3);
}

static void
test_stopped_at_end (SessionRig *rig, gconstpointer data)
{
  double length = (double) rouse_timeline_get_length (rig->timeline) / SECOND;

  rouse_session_start (rig->session);
  /* The session's wake-up and the transport's are due at the same moment, and the transport's comes first. */
  session_rig_run_to (rig, length - 2);
  rouse_fake_clock_stop (rig->clock, 60 * ROUSE_CLOCK_SECOND);
  assert_state (rig, PAUSED);
}

static void
test_stopped_while_resuming (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_session_pause (rig->session);
  session_rig_run (rig, 5);
  rouse_session_resume (rig->session);
  session_rig_run (rig, 1);
  rouse_fake_clock_stop (rig->clock, 60 * ROUSE_CLOCK_SECOND);
  assert_state (rig, PAUSED);
  assert_at (rig, 97);

  /* Just before the end of the countdown, where the transport's own end is due as well. */
  rouse_session_resume (rig->session);
  session_rig_run (rig, 10.2);
  rouse_fake_clock_stop (rig->clock, 60 * ROUSE_CLOCK_SECOND);
  assert_state (rig, PAUSED);
  assert_at (rig, 97);
}

static void
test_busy (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 24 + 9);
  /* The settling begins a second into it; a wake-up that is late by less than two is only a busy machine. */
  rouse_fake_clock_stop (rig->clock, 5 * ROUSE_CLOCK_SECOND / 2);
  assert_state (rig, RUNNING);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 3);
}

static void
test_suspended (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 24 + 7);
  rouse_fake_clock_suspend (rig->clock, 3600 * ROUSE_CLOCK_SECOND);
  /* Whoever looks sees it stand at once, and the next wake-up makes it a pause. */
  assert_at (rig, 85 + 24 + 7);
  session_rig_run (rig, 0.001);
  assert_state (rig, PAUSED);
  assert_at (rig, 85 + 24 + 7);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 2);
}

static void
test_suspended_unseen (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 24 + 7);
  rouse_fake_clock_suspend (rig->clock, 3600 * ROUSE_CLOCK_SECOND);
  session_rig_run (rig, 3.5);
  assert_state (rig, PAUSED);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 2);
  g_assert_cmpfloat (session_rig_get_seconds (rig), <=, 85 + 24 + 7.001);
}

static void
test_wall_clock (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_fake_clock_set_wall (rig->clock, 0);
  session_rig_run (rig, 20);
  assert_state (rig, RUNNING);
  assert_at (rig, 120);
}

static void
test_swap (SessionRig *rig, gconstpointer data)
{
  g_autoptr (RouseTransport) other = rouse_clock_transport_new (ROUSE_CLOCK (rig->clock));

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_session_set_transport (rig->session, other);
  rouse_session_set_transport (rig->session, other);
  g_assert_cmpuint (session_rig_get_notified (rig, "transport"), ==, 1);
  g_assert_false (rouse_transport_get_playing (rig->transport));
  g_assert_true (rouse_transport_get_playing (other));
  assert_at (rig, 100);
  session_rig_run (rig, 10);
  assert_at (rig, 110);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 2);

  g_object_set (rig->session, "transport", rig->transport, NULL);
  session_rig_run (rig, 10);
  assert_at (rig, 120);
  assert_state (rig, RUNNING);

  /* In the middle of an interlude, and while nothing moves. */
  rouse_session_pause (rig->session);
  session_rig_run (rig, 5);
  rouse_session_set_transport (rig->session, other);
  g_assert_false (rouse_transport_get_playing (other));
  rouse_session_resume (rig->session);
  session_rig_run (rig, 4);
  rouse_session_set_transport (rig->session, rig->transport);
  session_rig_run (rig, 6.4);
  assert_state (rig, RESUMING);
  session_rig_run (rig, 0.1);
  assert_state (rig, RUNNING);
  assert_at (rig, 109);
}

static void
test_stopped_by_others (SessionRig *rig, gconstpointer data)
{
  g_autoptr (RouseTransport) other = rouse_clock_transport_new (ROUSE_CLOCK (rig->clock));

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_transport_pause (rig->transport);
  assert_state (rig, RUNNING);
  session_rig_run (rig, 1);
  assert_state (rig, PAUSED);
  assert_at (rig, 100);
  g_assert_false (rouse_transport_get_playing (rig->transport));
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);

  rouse_session_resume (rig->session);
  session_rig_run (rig, 2);
  rouse_transport_pause (rig->transport);
  session_rig_run (rig, 1);
  assert_state (rig, PAUSED);
  assert_at (rig, 97);

  /* Changed in time it goes on. */
  rouse_session_resume (rig->session);
  session_rig_run (rig, 11.5);
  rouse_transport_pause (rig->transport);
  rouse_session_set_transport (rig->session, other);
  session_rig_run (rig, 1);
  assert_state (rig, RUNNING);
  assert_at (rig, 99);
}

/* Whoever is corked while the position stands hears nothing more of the words, but they end all the same. */
static void
test_words_stopped_by_others (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_session_hurt (rig->session);
  session_rig_run (rig, 1);
  rouse_transport_pause (rig->transport);
  session_rig_run (rig, 1);
  assert_state (rig, HURT);
  g_assert_cmpint (rouse_session_get_words_left (rig->session), ==, 0);

  /* The question comes again by itself. */
  session_rig_run (rig, 15);
  g_assert_true (rouse_transport_get_playing (rig->transport));
  g_assert_cmpint (rouse_session_get_words_left (rig->session), >, 0);

  rouse_session_end (rig->session);
  session_rig_run (rig, 0.5);
  rouse_transport_pause (rig->transport);
  session_rig_run (rig, 1);
  assert_state (rig, ENDED);
  g_assert_cmpint (rouse_session_get_words_left (rig->session), ==, 0);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
}

/* A key in the moment before the pause is noticed does not keep it from being noticed. */
static void
test_moved_while_stopped (SessionRig *rig, gconstpointer data)
{
  void (*const act[]) (RouseSession *) = { rouse_session_back, rouse_session_forward, rouse_session_repeat };

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (act); i++)
    {
      rouse_transport_pause (rig->transport);
      session_rig_run (rig, 0.1);
      act[i](rig->session);
      session_rig_run (rig, 30);
      if (rouse_session_get_state (rig->session) == ROUSE_SESSION_RUNNING)
        g_assert_true (rouse_transport_get_playing (rig->transport));
      else
        assert_state (rig, PAUSED);
      rouse_session_resume (rig->session);
      session_rig_run (rig, 20);
      assert_state (rig, RUNNING);
    }
}

static void
test_sound_lost (SessionRig *rig, gconstpointer data)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CLOSED, "The sound server is gone");

  /* While nothing moves there is nothing to rescue. */
  rouse_transport_emit_stopped (rig->transport, error);
  g_assert_true (rouse_session_get_transport (rig->session) == rig->transport);

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_transport_pause (rig->transport);
  session_rig_run (rig, 0.1);
  rouse_transport_emit_stopped (rig->transport, error);
  g_assert_true (ROUSE_IS_CLOCK_TRANSPORT (rouse_session_get_transport (rig->session)));
  g_assert_true (rouse_session_get_transport (rig->session) != rig->transport);
  g_assert_cmpuint (session_rig_get_notified (rig, "transport"), ==, 1);
  session_rig_run (rig, 10);
  assert_state (rig, RUNNING);
  assert_at (rig, 110);

  rouse_session_set_transport (rig->session, rig->transport);
  rouse_session_pause (rig->session);
  rouse_transport_pause (rig->transport);
  rouse_transport_emit_stopped (rig->transport, error);
  session_rig_run (rig, 5);
  rouse_session_resume (rig->session);
  session_rig_run (rig, 11);
  assert_state (rig, RUNNING);
}

static void
test_lagging (SessionRig *rig, gconstpointer data)
{
  g_autoptr (LaggingTransport) lagging = g_object_new (LAGGING_TYPE_TRANSPORT, NULL);
  guint woken;

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 9);
  rouse_session_set_transport (rig->session, ROUSE_TRANSPORT (lagging));

  /* The device stands just before the count: that does not run ahead of the voice, and nothing spins. */
  lagging->position = (85 + 10) * SECOND - 1;
  woken = rouse_fake_clock_get_n_woken (rig->clock);
  session_rig_run (rig, 10);
  assert_state (rig, RUNNING);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 0);
  g_assert_cmpuint (rouse_fake_clock_get_n_woken (rig->clock) - woken, <, 60);

  lagging->position = (85 + 10) * SECOND;
  session_rig_run (rig, 1);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 1);
}

static void
test_stopped_measured (SessionRig *rig, gconstpointer data)
{
  g_autoptr (LaggingTransport) device = g_object_new (LAGGING_TYPE_TRANSPORT, NULL);

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 24 + 7);
  rouse_session_set_transport (rig->session, ROUSE_TRANSPORT (device));

  /* What was still in the buffers was heard; what the device says beyond the boundary was not exercised. */
  device->position += 120 * MS;
  rouse_fake_clock_stop (rig->clock, 30 * ROUSE_CLOCK_SECOND);
  assert_state (rig, PAUSED);
  assert_at (rig, 85 + 24 + 7.12);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 2);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                                            \
  g_test_add ("/session/session-time/" path, SessionRig, "daily-three", session_rig_set_up, function,                  \
              session_rig_tear_down)

  ADD ("stopped", test_stopped);
  ADD ("stopped-at-end", test_stopped_at_end);
  ADD ("stopped-while-resuming", test_stopped_while_resuming);
  ADD ("busy", test_busy);
  ADD ("suspended", test_suspended);
  ADD ("suspended-unseen", test_suspended_unseen);
  ADD ("wall-clock", test_wall_clock);
  ADD ("swap", test_swap);
  ADD ("stopped-by-others", test_stopped_by_others);
  ADD ("words-stopped-by-others", test_words_stopped_by_others);
  ADD ("moved-while-stopped", test_moved_while_stopped);
  ADD ("sound-lost", test_sound_lost);
  ADD ("lagging", test_lagging);
  ADD ("stopped-measured", test_stopped_measured);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
