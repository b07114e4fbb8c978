/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session on a fake clock, steered by a client over a bus of its own. In the Daily three at full guidance the bridge
 * is set up from 20 to 85 s and done until 205 s in repetitions of 12 s. */

#include "bus-rig.h"

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_properties (BusRig *self, gconstpointer id)
{
  static const struct
  {
    const char *interface;
    const char *property;
    const char *value;
  } rows[] = {
    { ROOT, "CanQuit", "false" },
    { ROOT, "CanRaise", "true" },
    { ROOT, "HasTrackList", "false" },
    { ROOT, "Identity", "'Rouse'" },
    { ROOT, "DesktopEntry", "'" APP_ID "'" },
    { ROOT, "SupportedUriSchemes", "[]" },
    { ROOT, "SupportedMimeTypes", "[]" },
    { PLAYER, "PlaybackStatus", "'Playing'" },
    { PLAYER, "Rate", "1.0" },
    { PLAYER, "MinimumRate", "1.0" },
    { PLAYER, "MaximumRate", "1.0" },
    { PLAYER, "Volume", "1.0" },
    { PLAYER, "Position", "100000000" },
    { PLAYER, "CanGoNext", "true" },
    { PLAYER, "CanGoPrevious", "true" },
    { PLAYER, "CanPlay", "true" },
    { PLAYER, "CanPause", "true" },
    { PLAYER, "CanSeek", "false" },
    { PLAYER, "CanControl", "true" },
  };

  g_assert_false (bus_rig_is_owned (self, NAME));
  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 100);
  bus_rig_offer (self);
  g_assert_true (bus_rig_is_owned (self, NAME));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    bus_rig_assert_property (self, rows[i].interface, rows[i].property, rows[i].value);
}

static void
test_steering (BusRig *self, gconstpointer id)
{
  RouseSession *session = self->rig.session;

  bus_rig_offer (self);
  bus_rig_assert_property (self, PLAYER, "PlaybackStatus", "'Stopped'");
  bus_rig_assert_property (self, PLAYER, "CanGoNext", "false");
  bus_rig_press (self, "Play");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RUNNING);
  bus_rig_press (self, "Play");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RUNNING);

  session_rig_run_to (&self->rig, 90);
  bus_rig_press (self, "PlayPause");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_PAUSED);
  bus_rig_press (self, "Pause");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_PAUSED);
  bus_rig_assert_property (self, PLAYER, "PlaybackStatus", "'Paused'");
  bus_rig_press (self, "PlayPause");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RESUMING);
  bus_rig_assert_property (self, PLAYER, "PlaybackStatus", "'Playing'");
  bus_rig_press (self, "Stop");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_PAUSED);
  bus_rig_assert_property (self, PLAYER, "Position", "85000000");
  g_assert_true (bus_rig_is_owned (self, NAME));

  bus_rig_press (self, "Next");
  bus_rig_assert_property (self, PLAYER, "Position", "205000000");
  bus_rig_press (self, "Previous");
  g_assert_cmpfloat (session_rig_get_seconds (&self->rig), <, 85);
}

/* What is not possible has no effect, and nothing is told of it. */
static void
test_impossible (BusRig *self, gconstpointer id)
{
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GVariant) sought = NULL;
  g_autoptr (GVariant) placed = NULL;
  g_autoptr (GVariant) opened = NULL;
  g_autoptr (GError) error = NULL;

  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 100);
  bus_rig_offer (self);
  bus_rig_forget (self);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&done, g_variant_unref);
      done = bus_rig_call (self, NAME, OBJECT_PATH, "org.freedesktop.DBus.Properties", "Set",
                           g_variant_new ("(ssv)", PLAYER, i == 0 ? "Rate" : "Volume", g_variant_new_double (0.5)),
                           &error);
      g_assert_no_error (error);
      bus_rig_assert_property (self, PLAYER, i == 0 ? "Rate" : "Volume", "1.0");
    }
  sought = bus_rig_call (self, NAME, OBJECT_PATH, PLAYER, "Seek", g_variant_new ("(x)", (gint64) 60 * G_USEC_PER_SEC),
                         &error);
  g_assert_no_error (error);
  placed
      = bus_rig_call (self, NAME, OBJECT_PATH, PLAYER, "SetPosition", g_variant_new ("(ox)", "/", (gint64) 0), &error);
  g_assert_no_error (error);
  bus_rig_assert_property (self, PLAYER, "Position", "100000000");
  bus_rig_settle (self);
  g_assert_cmpuint (self->changes->len, ==, 0);
  g_assert_cmpuint (self->jumps->len, ==, 0);

  opened = bus_rig_call (self, NAME, OBJECT_PATH, PLAYER, "OpenUri", g_variant_new ("(s)", "file:///a.ogg"), &error);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED);
}

/* A repetition is one message; seconds are none. */
static void
test_changes (BusRig *self, gconstpointer id)
{
  g_autoptr (GVariant) metadata = NULL;
  const char *title;

  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 86);
  bus_rig_offer (self);
  bus_rig_forget (self);
  for (guint second = 87; second <= 96; second++)
    {
      session_rig_run_to (&self->rig, second);
      bus_rig_settle (self);
    }
  g_assert_cmpuint (self->changes->len, ==, 0);

  session_rig_run_to (&self->rig, 98);
  bus_rig_settle (self);
  g_assert_cmpuint (self->changes->len, ==, 1);
  g_assert_cmpuint (g_variant_n_children (self->changes->pdata[0]), ==, 1);
  metadata = g_variant_lookup_value (self->changes->pdata[0], "Metadata", G_VARIANT_TYPE_VARDICT);
  g_assert_true (g_variant_lookup (metadata, "xesam:title", "&s", &title));
  g_assert_cmpstr (title, ==, "Bridge · 2 of 10");
  g_assert_cmpuint (self->jumps->len, ==, 0);
}

/* Status and what can be done with it change together, and are told together. */
static void
test_batch (BusRig *self, gconstpointer id)
{
  const char *status;
  gboolean next;

  bus_rig_offer (self);
  bus_rig_forget (self);
  rouse_session_start (self->rig.session);
  bus_rig_settle (self);
  g_assert_cmpuint (self->changes->len, ==, 1);
  g_assert_true (g_variant_lookup (self->changes->pdata[0], "PlaybackStatus", "&s", &status));
  g_assert_cmpstr (status, ==, "Playing");
  g_assert_true (g_variant_lookup (self->changes->pdata[0], "CanGoNext", "b", &next));
  g_assert_true (next);
}

static void
assert_jump (BusRig *self, double seconds)
{
  bus_rig_settle (self);
  g_assert_cmpuint (self->jumps->len, ==, 1);
  g_assert_cmpfloat_with_epsilon ((double) g_array_index (self->jumps, gint64, 0) / G_USEC_PER_SEC, seconds, 1e-6);
  g_array_set_size (self->jumps, 0);
}

static void
test_jumps (BusRig *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 100);
  bus_rig_offer (self);
  bus_rig_forget (self);
  bus_rig_press (self, "Next");
  assert_jump (self, 205);
  rouse_session_back (self->rig.session);
  assert_jump (self, session_rig_get_seconds (&self->rig));

  /* To stand and to go on needs no word; that the interrupted repetition begins again does, and that the position stood
   * through the countdown. */
  session_rig_run_to (&self->rig, 100);
  rouse_session_pause (self->rig.session);
  session_rig_run (&self->rig, 300);
  bus_rig_settle (self);
  g_assert_cmpuint (self->jumps->len, ==, 0);
  rouse_session_resume (self->rig.session);
  assert_jump (self, 97);
  session_rig_run (&self->rig, 10.6);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
  assert_jump (self, 97);
}

/* A sound device that begins a little late is no jump. */
static void
test_jitter (BusRig *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 86);
  bus_rig_offer (self);
  bus_rig_forget (self);
  rouse_transport_pause (self->rig.transport);
  session_rig_run (&self->rig, 0.2);
  rouse_transport_play (self->rig.transport);
  session_rig_run_to (&self->rig, 200);
  bus_rig_settle (self);
  g_assert_cmpuint (self->jumps->len, ==, 0);
  g_assert_cmpuint (self->changes->len, >, 0);
}

/* Nobody can steer through the connection itself either, which stays. */
static void
assert_out_of_reach (BusRig *self)
{
  const char *const methods[][2] = { { ROOT, "Raise" }, { PLAYER, "Pause" } };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bus_rig_call (self, g_dbus_connection_get_unique_name (self->server), OBJECT_PATH, methods[i][0],
                                   methods[i][1], NULL, &error));
      g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD);
    }
}

/* The name goes with the last second of the session, and does not come again. */
static void
test_over (BusRig *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  bus_rig_offer (self);
  if (g_str_equal (id, "quick-wake-up"))
    session_rig_run (&self->rig, (double) rouse_session_get_left (self->rig.session) / SECOND);
  else
    rouse_session_end (self->rig.session);
  g_assert_null (rouse_media_controls_get_name (self->controls));
  g_assert_false (bus_rig_is_owned (self, NAME));
  assert_out_of_reach (self);

  rouse_media_controls_set_session (self->controls, NULL);
  rouse_media_controls_set_session (self->controls, self->rig.session);
  bus_rig_settle (self);
  g_assert_false (bus_rig_is_owned (self, NAME));
}

/* The key that ends the session is answered although the controls go with it. */
static void
test_over_by_key (BusRig *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  session_rig_run (&self->rig, (double) rouse_session_get_left (self->rig.session) / SECOND - 1);
  bus_rig_offer (self);
  bus_rig_press (self, "Next");
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_FINISHED);
  g_assert_false (bus_rig_is_owned (self, NAME));
}

static void
test_taken_away (BusRig *self, gconstpointer id)
{
  guint n_sessions = 0;
  guint n_names = 0;

  g_signal_connect_swapped (self->controls, "notify::session", G_CALLBACK (count_cb), &n_sessions);
  g_signal_connect_swapped (self->controls, "notify::name", G_CALLBACK (count_cb), &n_names);
  bus_rig_offer (self);
  rouse_media_controls_set_session (self->controls, self->rig.session);
  g_assert_cmpuint (n_sessions, ==, 1);
  g_assert_cmpuint (n_names, ==, 1);
  g_object_set (self->controls, "session", NULL, NULL);
  g_assert_cmpuint (n_sessions, ==, 2);
  g_assert_cmpuint (n_names, ==, 2);
  g_assert_false (bus_rig_is_owned (self, NAME));

  /* Before the bus has answered, too. */
  rouse_media_controls_set_session (self->controls, self->rig.session);
  rouse_media_controls_set_session (self->controls, NULL);
  bus_rig_settle (self);
  g_assert_false (bus_rig_is_owned (self, NAME));
  bus_rig_offer (self);
  g_assert_true (bus_rig_is_owned (self, NAME));
}

/* The controls keep no session alive, and leave the bus with it. */
static void
test_session_gone (BusRig *self, gconstpointer id)
{
  RouseSession *session = self->rig.session;

  rouse_session_start (session);
  bus_rig_offer (self);
  rouse_media_controls_set_session (self->controls, NULL);
  rouse_media_controls_set_session (self->controls, session);
  bus_rig_offer (self);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &self->rig.session);
  session_rig_run (&self->rig, 1);
  g_object_unref (session);
  g_assert_null (self->rig.session);
  g_assert_null (rouse_media_controls_get_name (self->controls));
  g_assert_false (bus_rig_is_owned (self, NAME));

  g_clear_object (&self->rig.transport);
  g_clear_object (&self->rig.timeline);
  g_assert_finalize_object (g_steal_pointer (&self->controls));
  g_assert_finalize_object (self->rig.clock);
  g_hash_table_unref (self->rig.notified);
  g_string_free (self->rig.sets, TRUE);
}

static void
test_controls_gone (BusRig *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  bus_rig_offer (self);
  g_assert_finalize_object (g_steal_pointer (&self->controls));
  g_assert_false (bus_rig_is_owned (self, NAME));
}

/* A second program with the same name gets one that nobody else can have. */
static void
test_second (BusRig *self, gconstpointer id)
{
  g_autoptr (GDBusConnection) other = bus_rig_connect (self->bus);
  g_autoptr (RouseMediaControls) second = rouse_media_controls_new (other, ROUSE_CLOCK (self->rig.clock));
  g_autofree char *name = NULL;

  bus_rig_offer (self);
  rouse_media_controls_set_session (second, self->rig.session);
  bus_rig_await_name (second);
  name = g_strdup (rouse_media_controls_get_name (second));
  g_assert_true (g_str_has_prefix (name, NAME ".instance"));
  g_assert_true (g_dbus_is_name (name));
  g_assert_true (bus_rig_is_owned (self, name));
  rouse_media_controls_set_session (second, NULL);
  g_assert_false (bus_rig_is_owned (self, name));
  g_assert_true (bus_rig_is_owned (self, NAME));
  g_assert_finalize_object (g_steal_pointer (&second));
  g_assert_true (g_dbus_connection_close_sync (other, NULL, NULL));
}

static void
test_raise_and_quit (BusRig *self, gconstpointer id)
{
  g_autoptr (GVariant) raised = NULL;
  g_autoptr (GVariant) quit = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  rouse_session_start (self->rig.session);
  bus_rig_offer (self);
  g_signal_connect_swapped (self->controls, "raised", G_CALLBACK (count_cb), &n);
  raised = bus_rig_call (self, NAME, OBJECT_PATH, ROOT, "Raise", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  quit = bus_rig_call (self, NAME, OBJECT_PATH, ROOT, "Quit", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (bus_rig_is_owned (self, NAME));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
}

/* Where there is no bus a session runs as well. */
static void
test_no_bus (SessionRig *rig, gconstpointer id)
{
  g_autoptr (RouseMediaControls) controls = rouse_media_controls_new (NULL, ROUSE_CLOCK (rig->clock));
  g_autoptr (RouseSession) session = NULL;

  rouse_media_controls_set_session (controls, rig->session);
  rouse_session_start (rig->session);
  session_rig_run (rig, 720);
  g_assert_null (rouse_media_controls_get_name (controls));
  g_object_get (controls, "session", &session, NULL);
  g_assert_true (session == rig->session);
  g_assert_finalize_object (g_steal_pointer (&controls));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_dbus_unset ();

#define ADD(path, id, function)                                                                                        \
  g_test_add ("/desktop/media-controls/" path, BusRig, id, bus_rig_set_up, function, bus_rig_tear_down)

  ADD ("properties", "daily-three", test_properties);
  ADD ("steering", "daily-three", test_steering);
  ADD ("impossible", "daily-three", test_impossible);
  ADD ("changes", "daily-three", test_changes);
  ADD ("batch", "daily-three", test_batch);
  ADD ("jumps", "daily-three", test_jumps);
  ADD ("jitter", "daily-three", test_jitter);
  ADD ("finished", "quick-wake-up", test_over);
  ADD ("ended", "daily-three", test_over);
  ADD ("over-by-key", "daily-three", test_over_by_key);
  ADD ("taken-away", "daily-three", test_taken_away);
  ADD ("session-gone", "daily-three", test_session_gone);
  ADD ("controls-gone", "daily-three", test_controls_gone);
  ADD ("second", "daily-three", test_second);
  ADD ("raise-and-quit", "daily-three", test_raise_and_quit);
  g_test_add ("/desktop/media-controls/no-bus", SessionRig, "daily-three", session_rig_set_up, test_no_bus,
              session_rig_tear_down);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
