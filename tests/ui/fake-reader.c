/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-reader.h"

static GVariant *
get_running_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *property,
                GError **error,
                gpointer data)
{
  return g_variant_new_boolean (((FakeReader *) data)->running);
}

static void
owned_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  ((FakeReader *) data)->owned = TRUE;
}

/* From now on the bus says whether one runs. */
void
fake_reader_start (FakeReader *self, gboolean running)
{
  static const GDBusInterfaceVTable vtable = { .get_property = get_running_cb };
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  *self = (FakeReader) { .running = running };
  /* On a connection of its own, as in another process. */
  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->bus = g_dbus_connection_new_for_address_sync (address,
                                                      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                      NULL, NULL, &error);
  g_assert_no_error (error);
  self->info = g_dbus_node_info_new_for_xml ("<node><interface name='org.a11y.Status'>"
                                             "<property name='ScreenReaderEnabled' type='b' access='readwrite'/>"
                                             "</interface></node>",
                                             &error);
  g_assert_no_error (error);
  self->object = g_dbus_connection_register_object (self->bus, "/org/a11y/bus", self->info->interfaces[0], &vtable,
                                                    self, NULL, &error);
  g_assert_no_error (error);
  self->name = g_bus_own_name_on_connection (self->bus, "org.a11y.Bus", G_BUS_NAME_OWNER_FLAGS_NONE, owned_cb, NULL,
                                             self, NULL);
  while (!self->owned)
    g_main_context_iteration (NULL, TRUE);
}

/* It starts or ends, and the bus says so. */
void
fake_reader_set_running (FakeReader *self, gboolean running)
{
  g_autoptr (GError) error = NULL;
  GVariantBuilder changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  self->running = running;
  g_variant_builder_add (&changed, "{sv}", "ScreenReaderEnabled", g_variant_new_boolean (running));
  g_dbus_connection_emit_signal (self->bus, NULL, "/org/a11y/bus", "org.freedesktop.DBus.Properties",
                                 "PropertiesChanged", g_variant_new ("(sa{sv}as)", "org.a11y.Status", &changed, NULL),
                                 &error);
  g_assert_no_error (error);
}

/* The bus says no more. */
void
fake_reader_stop (FakeReader *self)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->bus, self->object);
  g_dbus_node_info_unref (self->info);
  g_object_unref (self->bus);
}
