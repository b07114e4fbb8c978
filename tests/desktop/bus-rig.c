/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bus-rig.h"

/**
 * bus_rig_connect:
 *
 * Returns: (transfer full): another connection to the bus
 */
GDBusConnection *
bus_rig_connect (GTestDBus *bus)
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
  BusRig *self = data;

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

/**
 * bus_rig_set_up:
 * @id: a routine or exercise, at full guidance
 *
 * Prepares a session that is ready, media controls that do not know of it, and a client that listens.
 */
void
bus_rig_set_up (BusRig *self, gconstpointer id)
{
  session_rig_set_up (&self->rig, id);
  self->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (self->bus);
  self->server = bus_rig_connect (self->bus);
  self->client = bus_rig_connect (self->bus);
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

/**
 * bus_rig_tear_down:
 *
 * Makes sure that nothing outlives the test.
 */
void
bus_rig_tear_down (BusRig *self, gconstpointer id)
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

/**
 * bus_rig_call:
 *
 * Both ends live in this thread: the client must not block while it waits for the answer.
 *
 * Returns: (transfer full) (nullable): the answer to what the client asked
 */
GVariant *
bus_rig_call (BusRig *self,
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

/**
 * bus_rig_press:
 *
 * Presses a media key: calls a method of the player that has no arguments.
 */
void
bus_rig_press (BusRig *self, const char *method)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = bus_rig_call (self, NAME, OBJECT_PATH, PLAYER, method, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_variant_n_children (answer), ==, 0);
}

static GVariant *
get (BusRig *self, const char *interface, const char *property)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = bus_rig_call (self, NAME, OBJECT_PATH, "org.freedesktop.DBus.Properties", "Get",
                                              g_variant_new ("(ss)", interface, property), &error);
  GVariant *value;

  g_assert_no_error (error);
  g_variant_get (answer, "(v)", &value);
  return value;
}

/**
 * bus_rig_assert_property:
 *
 * Makes sure of what the client reads, printed as GVariant text.
 */
void
bus_rig_assert_property (BusRig *self, const char *interface, const char *property, const char *expected)
{
  g_autoptr (GVariant) value = get (self, interface, property);
  g_autofree char *text = g_variant_print (value, FALSE);

  g_assert_cmpstr (text, ==, expected);
}

/**
 * bus_rig_is_owned:
 *
 * Returns: whether a name is on the bus
 */
gboolean
bus_rig_is_owned (BusRig *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer
      = bus_rig_call (self, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                      g_variant_new ("(s)", name), &error);
  gboolean owned;

  g_assert_no_error (error);
  g_variant_get (answer, "(b)", &owned);
  return owned;
}

/**
 * bus_rig_settle:
 *
 * Waits until the client has heard everything that was said: two answers of the bus came after it.
 */
void
bus_rig_settle (BusRig *self)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (g_dbus_connection_flush_sync (self->server, NULL, NULL));
  bus_rig_is_owned (self, NAME);
  bus_rig_is_owned (self, NAME);
}

/**
 * bus_rig_forget:
 *
 * Forgets what the client has heard so far.
 */
void
bus_rig_forget (BusRig *self)
{
  bus_rig_settle (self);
  g_ptr_array_set_size (self->changes, 0);
  g_array_set_size (self->jumps, 0);
}

static gboolean
too_late_cb (gpointer data)
{
  g_error ("The bus gave no name");
  return G_SOURCE_REMOVE;
}

/**
 * bus_rig_await_name:
 *
 * Waits until the bus has given a name.
 */
void
bus_rig_await_name (RouseMediaControls *controls)
{
  guint alarm = g_timeout_add_seconds (10, too_late_cb, NULL);

  while (rouse_media_controls_get_name (controls) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (alarm);
}

/**
 * bus_rig_offer:
 *
 * Gives the session to the controls, and waits until it is on the bus.
 */
void
bus_rig_offer (BusRig *self)
{
  rouse_media_controls_set_session (self->controls, self->rig.session);
  bus_rig_await_name (self->controls);
}
