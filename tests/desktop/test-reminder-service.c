/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bus-rig.h"
#include "rouse-fake-clock.h"
#include "rouse-reminder-service.h"
#include "schemas-fixture.h"

#include <glib/gstdio.h>

/* Protects that what the reminders decide reaches the desktop, from the first moment of the service. */

/* A desktop that shows notifications, and what a service that was started in it needs. */
typedef struct
{
  GDBusConnection *desktop;
  guint registration;
  GPtrArray *told; /* what was shown (+) and taken back (-), in order */
  char *folder;
  char *heard; /* a line for each chime */
  GSettingsSchemaSource *source;
  RouseReminderSound *sound;
  RouseFakeClock *clock;
  RouseSettings *choices;
  RouseReminderSettings *settings;
  GApplication *application;
  RouseReminderService *service;
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

  const char *key;

  g_variant_get_child (parameters, 1, "&s", &key);
  g_ptr_array_add (fixture->told, g_strconcat (g_str_equal (method, "AddNotification") ? "+" : "-", key, NULL));
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
start_desktop (Fixture *fixture)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr (GDBusNodeInfo) info
      = g_dbus_node_info_new_for_xml ("<node><interface name='org.gtk.Notifications'>"
                                      "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' "
                                      "direction='in'/>"
                                      "<arg type='a{sv}' direction='in'/></method>"
                                      "<method name='RemoveNotification'><arg type='s' direction='in'/><arg type='s' "
                                      "direction='in'/></method>"
                                      "</interface></node>",
                                      NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  fixture->registration = g_dbus_connection_register_object (fixture->desktop, "/org/gtk/Notifications",
                                                             info->interfaces[0], &table, fixture, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (fixture->desktop, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                       "RequestName", g_variant_new ("(su)", "org.gtk.Notifications", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

/* The next desktop must not find the name still taken. */
static void
stop_desktop (Fixture *fixture)
{
  g_autoptr (GVariant) reply
      = g_dbus_connection_call_sync (fixture->desktop, "org.freedesktop.DBus", "/", "org.freedesktop.DBus",
                                     "ReleaseName", g_variant_new ("(s)", "org.gtk.Notifications"), NULL,
                                     G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);

  g_assert_nonnull (reply);
}

/* Returns: (transfer full): a sound that is played by a shell */
static RouseReminderSound *
new_sound (Fixture *fixture, const char *script)
{
  const char *const command[] = { "sh", "-c", script, fixture->heard, NULL };

  return rouse_reminder_sound_new (command, fixture->source);
}

/* Eight o'clock has come and gone with nobody there. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  GTestDBus *bus = (GTestDBus *) data;
  const char *times[] = { "08:00", NULL };
  g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 ("2026-01-05T08:30:00Z", NULL);

  fixture->desktop = bus_rig_connect (bus);
  fixture->told = g_ptr_array_new_with_free_func (g_free);
  start_desktop (fixture);

  fixture->folder = g_dir_make_tmp ("rouse-service-XXXXXX", NULL);
  fixture->heard = g_build_filename (fixture->folder, "heard", NULL);
  fixture->source = schemas_fixture_open ("usual");
  fixture->sound = new_sound (fixture, "echo chime >> \"$0\"");

  fixture->clock = rouse_fake_clock_new ();
  /* In a sandbox the zone is not the very object that GLib has for the local one. */
  rouse_fake_clock_set_zone (fixture->clock, "Etc/UTC");
  rouse_fake_clock_set_wall (fixture->clock, g_date_time_to_unix_usec (now));
  fixture->choices = rouse_settings_new ();
  fixture->settings = rouse_reminder_settings_new ();
  g_object_set (fixture->settings, "handled", "2026-01-05T07:00", "enabled", TRUE, "times", times, "again", (gint64) 0,
                "unanswered", 0, "sound", FALSE, NULL);
  fixture->application = g_application_new ("org.example.Reminders", G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (fixture->application, NULL, NULL));
  g_dbus_connection_set_exit_on_close (g_application_get_dbus_connection (fixture->application), FALSE);
  fixture->service = rouse_reminder_service_new (fixture->application, fixture->choices, ROUSE_CLOCK (fixture->clock),
                                                 fixture->sound);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->settings, "enabled", FALSE, NULL);
  while (rouse_reminder_service_get_holding (fixture->service))
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->service);
  g_assert_finalize_object (fixture->sound);
  g_settings_schema_source_unref (fixture->source);
  g_object_unref (fixture->application);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->choices);
  g_assert_finalize_object (fixture->clock);
  g_dbus_connection_unregister_object (fixture->desktop, fixture->registration);
  stop_desktop (fixture);
  g_dbus_connection_close_sync (fixture->desktop, NULL, NULL);
  g_object_unref (fixture->desktop);
  g_ptr_array_unref (fixture->told);
  g_remove (fixture->heard);
  g_rmdir (fixture->folder);
  g_free (fixture->heard);
  g_free (fixture->folder);
}

/* Waits until the desktop knows everything that was said so far. Returns: what it was told since the last time */
static char *
dup_told (Fixture *fixture)
{
  g_autoptr (GNotification) last = g_notification_new ("Last");
  g_autofree char *told = NULL;

  g_application_send_notification (fixture->application, "last", last);
  while (!g_ptr_array_find_with_equal_func (fixture->told, "+last", g_str_equal, NULL))
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_remove_index (fixture->told, fixture->told->len - 1);
  g_ptr_array_add (fixture->told, NULL);
  told = g_strjoinv (" ", (char **) fixture->told->pdata);
  g_ptr_array_set_size (fixture->told, 0);
  return g_steal_pointer (&told);
}

static void
test_missed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *told = dup_told (fixture);

  g_assert_cmpstr (told, ==, "+reminder");
}

/* Eight o'clock comes where the computer is taken to. */
static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  RouseReminders *reminders = rouse_reminder_service_get_reminders (fixture->service);
  g_autoptr (GDateTime) here = g_date_time_new_from_iso8601 ("2026-01-06T08:00:00Z", NULL);
  g_autoptr (GDateTime) there = g_date_time_new_from_iso8601 ("2026-01-06T08:00:00+09", NULL);

  g_assert_cmpint (rouse_reminders_get_next_due (reminders), ==, g_date_time_to_unix_usec (here));
  rouse_fake_clock_set_zone (fixture->clock, "Asia/Tokyo");
  g_assert_cmpint (rouse_reminders_get_next_due (reminders), ==, g_date_time_to_unix_usec (there));
}

/* Has a reminder for trial come, which takes the way of every reminder. Returns: whether there was something to hear */
static gboolean
try (Fixture *fixture)
{
  RouseReminders *reminders = rouse_reminder_service_get_reminders (fixture->service);
  gboolean playing;

  rouse_reminders_test (reminders);
  g_assert_true (rouse_reminder_service_get_busy (fixture->service));
  rouse_fake_clock_set_wall (fixture->clock,
                             rouse_clock_get_wall (ROUSE_CLOCK (fixture->clock)) + 5 * ROUSE_CLOCK_SECOND);
  rouse_reminders_check (reminders);

  playing = rouse_reminder_service_get_busy (fixture->service);
  while (rouse_reminder_service_get_busy (fixture->service))
    g_main_context_iteration (NULL, TRUE);
  return playing;
}

static void
assert_heard (Fixture *fixture, const char *expected)
{
  g_autofree char *heard = NULL;

  if (!g_file_get_contents (fixture->heard, &heard, NULL, NULL))
    heard = g_strdup ("");
  g_assert_cmpstr (heard, ==, expected);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* A chime comes once with each reminder, for whoever wants it; the service waits for its end. */
static void
test_sound (Fixture *fixture, gconstpointer data)
{
  guint n_notified = 0;
  g_autofree char *told = NULL;

  g_signal_connect_swapped (fixture->service, "notify::busy", G_CALLBACK (count_cb), &n_notified);
  g_assert_false (try (fixture));
  g_assert_cmpuint (n_notified, ==, 2);
  g_object_set (fixture->settings, "sound", TRUE, NULL);
  g_assert_true (try (fixture));
  g_assert_cmpuint (n_notified, ==, 4);
  g_signal_handlers_disconnect_by_data (fixture->service, &n_notified);
  assert_heard (fixture, "chime\n");
  g_assert_true (try (fixture));
  assert_heard (fixture, "chime\nchime\n");
  told = dup_told (fixture);
  g_assert_cmpstr (told, ==, "+reminder +reminder +reminder +reminder");
}

/* Nothing is heard in a session, nor with what the person does not want to see or hear. */
static void
test_silence (Fixture *fixture, gconstpointer data)
{
  RouseReminders *reminders = rouse_reminder_service_get_reminders (fixture->service);
  g_autoptr (GSettings) all = schemas_fixture_open_all (fixture->source);
  g_autoptr (GSettings) application = schemas_fixture_open_application (fixture->source);

  g_object_set (fixture->settings, "sound", TRUE, NULL);
  rouse_reminders_set_running (reminders, TRUE);
  g_assert_false (try (fixture));
  rouse_reminders_set_running (reminders, FALSE);

  g_settings_set_boolean (all, "show-banners", FALSE);
  g_assert_false (try (fixture));
  g_settings_reset (all, "show-banners");
  g_settings_set_boolean (application, "enable-sound-alerts", FALSE);
  g_assert_false (try (fixture));
  g_settings_reset (application, "enable-sound-alerts");
  assert_heard (fixture, "");
  g_assert_true (try (fixture));
}

/* Where the chime cannot be played nobody is told, and the next one is tried again. */
static void
test_no_sound (Fixture *fixture, gconstpointer data)
{
  const char *const nothing[] = { "/nonexistent/chime", NULL };
  g_autoptr (RouseReminderSound) missing = rouse_reminder_sound_new (nothing, fixture->source);
  g_autoptr (RouseReminderSound) failing = new_sound (fixture, "echo chime >> \"$0\"; echo trouble >&2; exit 1");

  rouse_reminder_sound_play (missing);
  g_assert_false (rouse_reminder_sound_get_playing (missing));
  for (int i = 0; i < 2; i++)
    {
      rouse_reminder_sound_play (failing);
      /* Not two at a time. */
      rouse_reminder_sound_play (failing);
      while (rouse_reminder_sound_get_playing (failing))
        g_main_context_iteration (NULL, TRUE);
    }
  assert_heard (fixture, "chime\nchime\n");
}

int
main (int argc, char **argv)
{
  g_autoptr (GTestDBus) bus = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  /* A sandbox, in which Rouse may be built, has a portal for notifications; the desktop here is one without. */
  g_setenv ("GNOTIFICATION_BACKEND", "gtk", TRUE);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_test_add ("/reminder-service/missed", Fixture, bus, set_up, test_missed, tear_down);
  g_test_add ("/reminder-service/elsewhere", Fixture, bus, set_up, test_elsewhere, tear_down);
  g_test_add ("/reminder-service/sound", Fixture, bus, set_up, test_sound, tear_down);
  g_test_add ("/reminder-service/silence", Fixture, bus, set_up, test_silence, tear_down);
  g_test_add ("/reminder-service/no-sound", Fixture, bus, set_up, test_no_sound, tear_down);
  status = g_test_run ();
  g_test_dbus_stop (bus);
  return status;
}
