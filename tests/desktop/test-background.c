/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bus-rig.h"
#include "rouse-background.h"
#include "rouse-config.h"
#include "rouse-wall-timer.h"
#include "rouse-zone.h"

#include <glib/gstdio.h>

/* Protects that reminders survive a login: whatever a portal answers, or without one, the state is the truth, and
 * outside a sandbox there is an entry exactly while it is wanted. */

#define PORTAL_PATH "/org/freedesktop/portal/desktop"

/* A portal that answers what it is told to. */
typedef struct
{
  GTestDBus *bus;
  GDBusConnection *connection;
  GDBusConnection *portal;
  guint registration;
  guint registry;
  gboolean unknown; /* it does not want to know who asks */
  char *known;      /* who asked */
  guint32 response;
  gboolean background;
  gboolean autostart;
  GVariant *options; /* of the last request */
  char *folder;
  char *entry;
} Fixture;

static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer data)
{
  Fixture *fixture = data;

  if (g_str_equal (method, "Register"))
    {
      g_clear_pointer (&fixture->known, g_free);
      g_variant_get_child (parameters, 0, "s", &fixture->known);
      if (fixture->unknown)
        g_dbus_method_invocation_return_dbus_error (invocation, "org.freedesktop.portal.Error.Failed", "No");
      else
        g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }

  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  const char *token;
  GVariantDict results;

  g_clear_pointer (&fixture->options, g_variant_unref);
  fixture->options = g_variant_get_child_value (parameters, 1);
  g_assert_true (g_variant_lookup (fixture->options, "handle_token", "&s", &token));
  request = g_strconcat (PORTAL_PATH "/request/", name, "/", token, NULL);

  g_variant_dict_init (&results, NULL);
  g_variant_dict_insert (&results, "background", "b", fixture->background);
  g_variant_dict_insert (&results, "autostart", "b", fixture->autostart);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  g_dbus_connection_emit_signal (connection, sender, request, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(u@a{sv})", fixture->response, g_variant_dict_end (&results)), NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->connection = bus_rig_connect (fixture->bus);
  fixture->portal = bus_rig_connect (fixture->bus);
  fixture->folder = g_dir_make_tmp ("rouse-background-XXXXXX", NULL);
  fixture->entry = g_build_filename (fixture->folder, "autostart", APP_ID ".desktop", NULL);
}

static void
start_portal (Fixture *fixture)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) info
      = g_dbus_node_info_new_for_xml ("<node><interface name='org.freedesktop.portal.Background'><method "
                                      "name='RequestBackground'>"
                                      "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/><arg type='o' "
                                      "direction='out'/>"
                                      "</method></interface><interface "
                                      "name='org.freedesktop.host.portal.Registry'><method name='Register'>"
                                      "<arg type='s' direction='in'/><arg type='a{sv}' "
                                      "direction='in'/></method></interface></node>",
                                      NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  fixture->registration = g_dbus_connection_register_object (fixture->portal, PORTAL_PATH, info->interfaces[0], &table,
                                                             fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->registry = g_dbus_connection_register_object (fixture->portal, PORTAL_PATH, info->interfaces[1], &table,
                                                         fixture, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (fixture->portal, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *autostart = g_path_get_dirname (fixture->entry);

  if (fixture->registration != 0)
    {
      g_dbus_connection_unregister_object (fixture->portal, fixture->registration);
      g_dbus_connection_unregister_object (fixture->portal, fixture->registry);
    }
  g_free (fixture->known);
  g_clear_pointer (&fixture->options, g_variant_unref);
  g_dbus_connection_close_sync (fixture->portal, NULL, NULL);
  g_dbus_connection_close_sync (fixture->connection, NULL, NULL);
  g_object_unref (fixture->portal);
  g_object_unref (fixture->connection);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
  g_remove (fixture->entry);
  g_rmdir (autostart);
  g_rmdir (fixture->folder);
  g_free (fixture->entry);
  g_free (fixture->folder);
}

static RouseBackgroundState
ask (RouseBackground *background, gboolean wanted, gboolean by_person)
{
  rouse_background_request (background, wanted, by_person);
  while (rouse_background_get_state (background) == ROUSE_BACKGROUND_ASKING)
    g_main_context_iteration (NULL, TRUE);
  return rouse_background_get_state (background);
}

static void
assert_answer (Fixture *fixture, gboolean sandboxed, RouseBackgroundState expected, gboolean entry)
{
  g_autoptr (RouseBackground) background = rouse_background_new (fixture->connection, sandboxed, fixture->folder);

  g_assert_cmpint (ask (background, TRUE, TRUE), ==, expected);
  g_assert_cmpint (g_file_test (fixture->entry, G_FILE_TEST_EXISTS), ==, entry);
  g_assert_finalize_object (g_steal_pointer (&background));
}

static void
test_portal (Fixture *fixture, gconstpointer data)
{
  g_autofree char *options = NULL;
  g_autofree const char **command = NULL;
  gboolean autostart;
  gboolean activatable;

  start_portal (fixture);
  fixture->background = TRUE;
  fixture->autostart = TRUE;
  assert_answer (fixture, TRUE, ROUSE_BACKGROUND_GRANTED, FALSE);
  g_assert_true (g_variant_lookup (fixture->options, "commandline", "^a&s", &command));
  g_assert_cmpstr (command[0], ==, "rouse");
  g_assert_cmpstr (command[1], ==, "--gapplication-service");
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &autostart) && autostart);
  g_assert_true (g_variant_lookup (fixture->options, "dbus-activatable", "b", &activatable) && !activatable);

  fixture->autostart = FALSE;
  assert_answer (fixture, TRUE, ROUSE_BACKGROUND_REFUSED, FALSE);
  fixture->background = FALSE;
  assert_answer (fixture, TRUE, ROUSE_BACKGROUND_REFUSED, FALSE);
  fixture->response = 1;
  assert_answer (fixture, TRUE, ROUSE_BACKGROUND_REFUSED, FALSE);
  fixture->response = 2;
  assert_answer (fixture, TRUE, ROUSE_BACKGROUND_FAILED, FALSE);
  /* Outside, the entry makes up for every one of them. */
  g_assert_null (fixture->known);
  assert_answer (fixture, FALSE, ROUSE_BACKGROUND_GRANTED, TRUE);
  g_assert_cmpstr (fixture->known, ==, APP_ID);
}

/* One that does not know who asks would write an entry without a name, and say that all is well. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  start_portal (fixture);
  fixture->unknown = TRUE;
  fixture->background = TRUE;
  fixture->autostart = TRUE;
  assert_answer (fixture, FALSE, ROUSE_BACKGROUND_GRANTED, TRUE);
  g_assert_null (fixture->options);
}

static void
test_no_portal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RouseBackground) background = rouse_background_new (fixture->connection, FALSE, fixture->folder);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *command = NULL;

  assert_answer (fixture, TRUE, ROUSE_BACKGROUND_FAILED, FALSE);
  g_assert_cmpint (ask (background, TRUE, TRUE), ==, ROUSE_BACKGROUND_GRANTED);
  g_assert_true (g_key_file_load_from_file (file, fixture->entry, G_KEY_FILE_NONE, NULL));
  command = g_key_file_get_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC, NULL);
  g_assert_true (g_str_has_suffix (command, "/rouse\" --gapplication-service"));

  /* Switched off in the settings of a desktop: left alone until the person asks here. */
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_HIDDEN, TRUE);
  g_assert_true (g_key_file_save_to_file (file, fixture->entry, NULL));
  g_assert_cmpint (ask (background, TRUE, FALSE), ==, ROUSE_BACKGROUND_REFUSED);
  g_assert_cmpint (ask (background, TRUE, TRUE), ==, ROUSE_BACKGROUND_GRANTED);
  g_assert_cmpint (ask (background, TRUE, FALSE), ==, ROUSE_BACKGROUND_GRANTED);

  g_assert_cmpint (ask (background, FALSE, TRUE), ==, ROUSE_BACKGROUND_GRANTED);
  g_assert_false (g_file_test (fixture->entry, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (g_steal_pointer (&background));
}

static void
test_no_bus (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RouseBackground) background = rouse_background_new (NULL, FALSE, "/proc/nowhere");

  g_assert_cmpint (ask (background, TRUE, TRUE), ==, ROUSE_BACKGROUND_FAILED);
}

static void
elapsed_cb (guint *n)
{
  (*n)++;
}

static void
test_timer (void)
{
  g_autoptr (RouseWallTimer) timer = rouse_wall_timer_new ();
  const gint64 moment = g_get_real_time () + 50000;
  guint n = 0;

  g_signal_connect_swapped (timer, "elapsed", G_CALLBACK (elapsed_cb), &n);
  rouse_wall_timer_set_moment (timer, moment);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_get_real_time (), >=, moment);

  /* One that has been is at once; none is never. */
  rouse_wall_timer_set_moment (timer, 1);
  while (n == 1)
    g_main_context_iteration (NULL, TRUE);
  rouse_wall_timer_set_moment (timer, moment);
  rouse_wall_timer_set_moment (timer, 0);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 2);
  g_assert_finalize_object (g_steal_pointer (&timer));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/background/portal", Fixture, NULL, set_up, test_portal, tear_down);
  g_test_add ("/background/unknown", Fixture, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/background/no-portal", Fixture, NULL, set_up, test_no_portal, tear_down);
  g_test_add ("/background/no-bus", Fixture, NULL, set_up, test_no_bus, tear_down);
  g_test_add_func ("/background/timer", test_timer);
  return g_test_run ();
}
