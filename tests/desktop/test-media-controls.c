/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session on a fake clock, steered by a client over a bus of its own. In the Daily three at full guidance the bridge
 * is set up from 20 to 85 s and done until 205 s in repetitions of 12 s. */

#include "session-rig.h"

#include "rouse-config.h"
#include "rouse-media-controls.h"

#define NAME "org.mpris.MediaPlayer2." APP_ID
#define OBJECT_PATH "/org/mpris/MediaPlayer2"
#define ROOT "org.mpris.MediaPlayer2"
#define PLAYER "org.mpris.MediaPlayer2.Player"

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
} Fixture;

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection
      = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (bus),
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                    | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
signal_received_cb (GDBusConnection *connection,
                    const char *sender,
                    const char *path,
                    const char *interface,
                    const char *signal,
                    GVariant *parameters,
                    gpointer data)
{
  Fixture *self = data;

  if (g_str_equal (signal, "Seeked"))
    {
      gint64 position;

      g_variant_get (parameters, "(x)", &position);
      g_array_append_val (self->jumps, position);
    }
  else if (g_str_equal (signal, "PropertiesChanged"))
    {
      g_autoptr (GVariant) interface_name = g_variant_get_child_value (parameters, 0);

      g_assert_cmpstr (g_variant_get_string (interface_name, NULL), ==, PLAYER);
      g_ptr_array_add (self->changes, g_variant_get_child_value (parameters, 1));
    }
}

static void
set_up (Fixture *self, gconstpointer id)
{
  session_rig_set_up (&self->rig, id);
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->server = connect_to (self->bus);
  self->client = connect_to (self->bus);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  self->jumps = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->subscription = g_dbus_connection_signal_subscribe (self->client, NULL, NULL, NULL, OBJECT_PATH, NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE, signal_received_cb, self, NULL);
  self->controls = rouse_media_controls_new (self->server, ROUSE_CLOCK (self->rig.clock));
}

static void
close_connection (GDBusConnection *connection)
{
  g_assert_true (g_dbus_connection_close_sync (connection, NULL, NULL));
  g_object_unref (connection);
}

static void
tear_down (Fixture *self, gconstpointer id)
{
  if (self->controls != NULL)
    g_assert_finalize_object (self->controls);
  g_dbus_connection_signal_unsubscribe (self->client, self->subscription);
  close_connection (self->client);
  close_connection (self->server);
  g_test_dbus_down (self->bus);
  g_object_unref (self->bus);
  g_ptr_array_unref (self->changes);
  g_array_unref (self->jumps);
  if (self->rig.session != NULL)
    session_rig_tear_down (&self->rig, id);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Both ends live in this thread: the client must not block while it waits for the answer. */
static GVariant *
call (Fixture *self,
      const char *name,
      const char *path,
      const char *interface,
      const char *method,
      GVariant *parameters,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (self->client, name, path, interface, method, parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_dbus_connection_call_finish (self->client, result, error);
}

static void
press (Fixture *self, const char *method)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (self, NAME, OBJECT_PATH, PLAYER, method, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_variant_n_children (answer), ==, 0);
}

static GVariant *
get (Fixture *self, const char *interface, const char *property)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (self, NAME, OBJECT_PATH, "org.freedesktop.DBus.Properties", "Get",
                                      g_variant_new ("(ss)", interface, property), &error);
  GVariant *value;

  g_assert_no_error (error);
  g_variant_get (answer, "(v)", &value);
  return value;
}

static void
assert_property (Fixture *self, const char *interface, const char *property, const char *expected)
{
  g_autoptr (GVariant) value = get (self, interface, property);
  g_autofree char *text = g_variant_print (value, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

static gboolean
is_owned (Fixture *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = call (self, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                      "NameHasOwner", g_variant_new ("(s)", name), &error);
  gboolean owned;

  g_assert_no_error (error);
  g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* Two round trips from the side that speaks: what it said before has arrived. */
static void
settle (Fixture *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (g_dbus_connection_flush_sync (self->server, NULL, NULL));
  is_owned (self, NAME);
  is_owned (self, NAME);
}

static void
forget (Fixture *self)
{
  settle (self);
  g_ptr_array_set_size (self->changes, 0);
  g_array_set_size (self->jumps, 0);
}

static void
offer (Fixture *self)
{
  rouse_media_controls_set_session (self->controls, self->rig.session);
  while (rouse_media_controls_get_name (self->controls) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_properties (Fixture *self, gconstpointer id)
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

  g_assert_false (is_owned (self, NAME));
  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 100);
  offer (self);
  g_assert_true (is_owned (self, NAME));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_property (self, rows[i].interface, rows[i].property, rows[i].value);
}

static void
test_steering (Fixture *self, gconstpointer id)
{
  RouseSession *session = self->rig.session;

  offer (self);
  assert_property (self, PLAYER, "PlaybackStatus", "'Stopped'");
  assert_property (self, PLAYER, "CanGoNext", "false");
  press (self, "Play");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RUNNING);
  press (self, "Play");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RUNNING);

  session_rig_run_to (&self->rig, 90);
  press (self, "PlayPause");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_PAUSED);
  press (self, "Pause");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_PAUSED);
  assert_property (self, PLAYER, "PlaybackStatus", "'Paused'");
  press (self, "PlayPause");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RESUMING);
  assert_property (self, PLAYER, "PlaybackStatus", "'Playing'");
  press (self, "Stop");
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_PAUSED);
  assert_property (self, PLAYER, "Position", "85000000");
  g_assert_true (is_owned (self, NAME));

  press (self, "Next");
  assert_property (self, PLAYER, "Position", "205000000");
  press (self, "Previous");
  g_assert_cmpfloat (session_rig_get_seconds (&self->rig), <, 85);
}

/* What is not possible has no effect, and nothing is told of it. */
static void
test_impossible (Fixture *self, gconstpointer id)
{
  g_autoptr (GVariant) done = NULL;
  g_autoptr (GVariant) sought = NULL;
  g_autoptr (GVariant) placed = NULL;
  g_autoptr (GVariant) opened = NULL;
  g_autoptr (GError) error = NULL;

  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 100);
  offer (self);
  forget (self);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&done, g_variant_unref);
      done = call (self, NAME, OBJECT_PATH, "org.freedesktop.DBus.Properties", "Set",
                   g_variant_new ("(ssv)", PLAYER, i == 0 ? "Rate" : "Volume", g_variant_new_double (0.5)), &error);
      g_assert_no_error (error);
      assert_property (self, PLAYER, i == 0 ? "Rate" : "Volume", "1.0");
    }
  sought = call (self, NAME, OBJECT_PATH, PLAYER, "Seek", g_variant_new ("(x)", (gint64) 60 * G_USEC_PER_SEC), &error);
  g_assert_no_error (error);
  placed = call (self, NAME, OBJECT_PATH, PLAYER, "SetPosition", g_variant_new ("(ox)", "/", (gint64) 0), &error);
  g_assert_no_error (error);
  assert_property (self, PLAYER, "Position", "100000000");
  settle (self);
  g_assert_cmpuint (self->changes->len, ==, 0);
  g_assert_cmpuint (self->jumps->len, ==, 0);

  opened = call (self, NAME, OBJECT_PATH, PLAYER, "OpenUri", g_variant_new ("(s)", "file:///a.ogg"), &error);
  g_assert_error (error, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED);
}

/* A repetition is one message; seconds are none. */
static void
test_changes (Fixture *self, gconstpointer id)
{
  g_autoptr (GVariant) metadata = NULL;
  const char *title;

  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 86);
  offer (self);
  forget (self);
  for (guint second = 87; second <= 96; second++)
    {
      session_rig_run_to (&self->rig, second);
      settle (self);
    }
  g_assert_cmpuint (self->changes->len, ==, 0);

  session_rig_run_to (&self->rig, 98);
  settle (self);
  g_assert_cmpuint (self->changes->len, ==, 1);
  g_assert_cmpuint (g_variant_n_children (self->changes->pdata[0]), ==, 1);
  metadata = g_variant_lookup_value (self->changes->pdata[0], "Metadata", G_VARIANT_TYPE_VARDICT);
  g_assert_true (g_variant_lookup (metadata, "xesam:title", "&s", &title));
  g_assert_cmpstr (title, ==, "Bridge · 2 of 10");
  g_assert_cmpuint (self->jumps->len, ==, 0);
}

/* Status and what can be done with it change together, and are told together. */
static void
test_batch (Fixture *self, gconstpointer id)
{
  const char *status;
  gboolean next;

  offer (self);
  forget (self);
  rouse_session_start (self->rig.session);
  settle (self);
  g_assert_cmpuint (self->changes->len, ==, 1);
  g_assert_true (g_variant_lookup (self->changes->pdata[0], "PlaybackStatus", "&s", &status));
  g_assert_cmpstr (status, ==, "Playing");
  g_assert_true (g_variant_lookup (self->changes->pdata[0], "CanGoNext", "b", &next));
  g_assert_true (next);
}

static void
assert_jump (Fixture *self, double seconds)
{
  settle (self);
  g_assert_cmpuint (self->jumps->len, ==, 1);
  g_assert_cmpfloat_with_epsilon ((double) g_array_index (self->jumps, gint64, 0) / G_USEC_PER_SEC, seconds, 1e-6);
  g_array_set_size (self->jumps, 0);
}

static void
test_jumps (Fixture *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 100);
  offer (self);
  forget (self);
  press (self, "Next");
  assert_jump (self, 205);
  rouse_session_back (self->rig.session);
  assert_jump (self, session_rig_get_seconds (&self->rig));

  /* To stand and to go on needs no word; that the interrupted repetition begins again does, and that the position stood
   * through the countdown. */
  session_rig_run_to (&self->rig, 100);
  rouse_session_pause (self->rig.session);
  session_rig_run (&self->rig, 300);
  settle (self);
  g_assert_cmpuint (self->jumps->len, ==, 0);
  rouse_session_resume (self->rig.session);
  assert_jump (self, 97);
  session_rig_run (&self->rig, 10.6);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
  assert_jump (self, 97);
}

/* The name goes with the last second of the session, and does not come again. */
static void
test_over (Fixture *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  offer (self);
  if (g_str_equal (id, "quick-wake-up"))
    session_rig_run (&self->rig, (double) rouse_session_get_left (self->rig.session) / SECOND);
  else
    rouse_session_end (self->rig.session);
  g_assert_null (rouse_media_controls_get_name (self->controls));
  g_assert_false (is_owned (self, NAME));

  rouse_media_controls_set_session (self->controls, NULL);
  rouse_media_controls_set_session (self->controls, self->rig.session);
  settle (self);
  g_assert_false (is_owned (self, NAME));
}

/* The key that ends the session is answered although the controls go with it. */
static void
test_over_by_key (Fixture *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  session_rig_run (&self->rig, (double) rouse_session_get_left (self->rig.session) / SECOND - 1);
  offer (self);
  press (self, "Next");
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_FINISHED);
  g_assert_false (is_owned (self, NAME));
}

static void
test_taken_away (Fixture *self, gconstpointer id)
{
  guint n_sessions = 0;
  guint n_names = 0;

  g_signal_connect_swapped (self->controls, "notify::session", G_CALLBACK (count_cb), &n_sessions);
  g_signal_connect_swapped (self->controls, "notify::name", G_CALLBACK (count_cb), &n_names);
  offer (self);
  rouse_media_controls_set_session (self->controls, self->rig.session);
  g_assert_cmpuint (n_sessions, ==, 1);
  g_assert_cmpuint (n_names, ==, 1);
  g_object_set (self->controls, "session", NULL, NULL);
  g_assert_cmpuint (n_sessions, ==, 2);
  g_assert_cmpuint (n_names, ==, 2);
  g_assert_false (is_owned (self, NAME));

  /* Before the bus has answered, too. */
  rouse_media_controls_set_session (self->controls, self->rig.session);
  rouse_media_controls_set_session (self->controls, NULL);
  settle (self);
  g_assert_false (is_owned (self, NAME));
  offer (self);
  g_assert_true (is_owned (self, NAME));
}

/* The controls keep no session alive, and leave the bus with it. */
static void
test_session_gone (Fixture *self, gconstpointer id)
{
  RouseSession *session = self->rig.session;

  rouse_session_start (session);
  offer (self);
  rouse_media_controls_set_session (self->controls, NULL);
  rouse_media_controls_set_session (self->controls, session);
  offer (self);
  g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &self->rig.session);
  session_rig_run (&self->rig, 1);
  g_object_unref (session);
  g_assert_null (self->rig.session);
  g_assert_null (rouse_media_controls_get_name (self->controls));
  g_assert_false (is_owned (self, NAME));

  g_clear_object (&self->rig.transport);
  g_clear_object (&self->rig.timeline);
  g_assert_finalize_object (g_steal_pointer (&self->controls));
  g_assert_finalize_object (self->rig.clock);
  g_hash_table_unref (self->rig.notified);
  g_string_free (self->rig.sets, TRUE);
}

static void
test_controls_gone (Fixture *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  offer (self);
  g_assert_finalize_object (g_steal_pointer (&self->controls));
  g_assert_false (is_owned (self, NAME));
}

/* A second program with the same name gets one that nobody else can have. */
static void
test_second (Fixture *self, gconstpointer id)
{
  g_autoptr (GDBusConnection) other = connect_to (self->bus);
  g_autoptr (RouseMediaControls) second = rouse_media_controls_new (other, ROUSE_CLOCK (self->rig.clock));
  g_autofree char *name = NULL;

  offer (self);
  rouse_media_controls_set_session (second, self->rig.session);
  while (rouse_media_controls_get_name (second) == NULL)
    g_main_context_iteration (NULL, TRUE);
  name = g_strdup (rouse_media_controls_get_name (second));
  g_assert_true (g_str_has_prefix (name, NAME ".instance"));
  g_assert_true (g_dbus_is_name (name));
  g_assert_true (is_owned (self, name));
  rouse_media_controls_set_session (second, NULL);
  g_assert_false (is_owned (self, name));
  g_assert_true (is_owned (self, NAME));
  g_assert_finalize_object (g_steal_pointer (&second));
  g_assert_true (g_dbus_connection_close_sync (other, NULL, NULL));
}

static void
test_raise_and_quit (Fixture *self, gconstpointer id)
{
  g_autoptr (GVariant) raised = NULL;
  g_autoptr (GVariant) quit = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  rouse_session_start (self->rig.session);
  offer (self);
  g_signal_connect_swapped (self->controls, "raised", G_CALLBACK (count_cb), &n);
  raised = call (self, NAME, OBJECT_PATH, ROOT, "Raise", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
  quit = call (self, NAME, OBJECT_PATH, ROOT, "Quit", NULL, &error);
  g_assert_no_error (error);
  g_assert_true (is_owned (self, NAME));
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

#define ADD(path, id, function) g_test_add ("/desktop/media-controls/" path, Fixture, id, set_up, function, tear_down)

  ADD ("properties", "daily-three", test_properties);
  ADD ("steering", "daily-three", test_steering);
  ADD ("impossible", "daily-three", test_impossible);
  ADD ("changes", "daily-three", test_changes);
  ADD ("batch", "daily-three", test_batch);
  ADD ("jumps", "daily-three", test_jumps);
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
