/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

#include "rouse-config.h"
#include "rouse-search-provider.h"

/* Protects that the overview finds what there is to do, by the words people use, and that being asked does not keep the
 * program running. */

#define ID "org.example.Search"
#define PATH "/org/example/Search"

typedef struct
{
  GTestDBus *bus;
  GApplication *application;
  RouseSearchProvider *provider;
  GDBusConnection *client;
  char *chosen;
  guint n_launched;
} Fixture;

static void
chosen_cb (Fixture *fixture, const char *id)
{
  g_set_str (&fixture->chosen, id);
}

static void
launched_cb (Fixture *fixture)
{
  fixture->n_launched++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  fixture->application = g_application_new (ID, G_APPLICATION_IS_SERVICE);
  g_assert_true (g_application_register (fixture->application, NULL, &error));
  g_assert_no_error (error);
  fixture->provider = rouse_search_provider_new (fixture->application, session_fixture_get_catalog ());
  g_assert_true (rouse_search_provider_export (fixture->provider,
                                               g_application_get_dbus_connection (fixture->application), PATH, &error));
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->provider, "chosen", G_CALLBACK (chosen_cb), fixture);
  g_signal_connect_swapped (fixture->provider, "launched", G_CALLBACK (launched_cb), fixture);
  fixture->client = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                                            G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                                | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                            NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->provider);
  g_assert_finalize_object (fixture->application);
  g_assert_true (g_dbus_connection_close_sync (fixture->client, NULL, NULL));
  g_object_unref (fixture->client);
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
  g_free (fixture->chosen);
  session_fixture_clear ();
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Both ends live in this thread: the client must not block while it waits for the answer. Takes @parameters. */
static GVariant *
ask (Fixture *fixture, const char *method, GVariant *parameters)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *answer;

  g_dbus_connection_call (fixture->client, ID, PATH "/SearchProvider", "org.gnome.Shell.SearchProvider2", method,
                          parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = g_dbus_connection_call_finish (fixture->client, result, &error);
  g_assert_no_error (error);
  return answer;
}

static char *
find (Fixture *fixture, const char *typed)
{
  g_auto (GStrv) terms = g_strsplit (typed, " ", -1);
  g_autoptr (GVariant) answer = ask (fixture, "GetInitialResultSet", g_variant_new ("(^as)", terms));
  g_autofree const char **ids = NULL;

  g_variant_get (answer, "(^a&s)", &ids);
  return g_strjoinv (" ", (char **) ids);
}

static void
assert_found (Fixture *fixture, const char *typed, const char *expected)
{
  g_autofree char *found = find (fixture, typed);

  g_test_message ("“%s” finds “%s”", typed, found);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  /* A title, the beginning of one, several words in any order, whatever their case. */
  assert_found (fixture, "bridge", "bridge");
  assert_found (fixture, "BRI", "bridge");
  assert_found (fixture, "b", "bridge tired-back");
  assert_found (fixture, "three daily", "daily-three");
  assert_found (fixture, "hinge hip", "hinge");
  /* Accents that are typed, and words that have none. */
  assert_found (fixture, "brîdgé", "bridge");
  /* Summaries, the muscles, the other versions and the words of a kind; titles come first. */
  assert_found (fixture, "peel", "bridge");
  assert_found (fixture, "hamstr", "bridge hinge");
  assert_found (fixture, "lesson", "tired-back three-muscles all-day what-they-do when-to-wait who-set-the-rules");
  assert_found (fixture, "routine strong", "strong");
  /* Not in the middle of a word, not by one of two words, and not by two letters of a text. */
  assert_found (fixture, "ridge", "");
  assert_found (fixture, "bridge zebra", "");
  assert_found (fixture, "sp", "");
  assert_found (fixture, "zebra", "");
  assert_found (fixture, " ", "");
  assert_found (fixture, "…", "");
  assert_found (fixture, "мост", "");
}

static void
test_further (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) answer
      = ask (fixture, "GetSubsearchResultSet", g_variant_new_parsed ("(['bridge', 'strong'], ['bridge'])"));
  g_autofree char *text = g_variant_print (answer, FALSE);

  g_assert_cmpstr (text, ==, "(['bridge'],)");
}

static void
test_metas (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) answer
      = ask (fixture, "GetResultMetas", g_variant_new_parsed ("(['gone', 'daily-three', 'tired-back'],)"));
  g_autoptr (GVariant) metas = g_variant_get_child_value (answer, 0);
  g_autoptr (GVariant) meta = g_variant_get_child_value (metas, 0);
  g_autoptr (GVariant) serialized = g_variant_lookup_value (meta, "icon", NULL);
  g_autoptr (GIcon) icon = g_icon_deserialize (serialized);
  const char *id;
  const char *name;
  const char *description;

  g_assert_cmpuint (g_variant_n_children (metas), ==, 2);
  g_assert_true (g_variant_lookup (meta, "id", "&s", &id));
  g_assert_true (g_variant_lookup (meta, "name", "&s", &name));
  g_assert_true (g_variant_lookup (meta, "description", "&s", &description));
  g_assert_cmpstr (id, ==, "daily-three");
  g_assert_cmpstr (name, ==, "Daily three");
  g_assert_cmpstr (description, ==, "One set of each exercise, with your own number of repetitions.");
  g_assert_cmpstr (g_themed_icon_get_names (G_THEMED_ICON (icon))[0], ==, APP_ID "-symbolic");
}

static void
test_choice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) opened = ask (fixture, "ActivateResult", g_variant_new_parsed ("('hinge', ['hip'], uint32 7)"));
  g_autoptr (GVariant) launched = NULL;

  g_assert_cmpstr (fixture->chosen, ==, "hinge");
  g_assert_cmpuint (fixture->n_launched, ==, 0);
  launched = ask (fixture, "LaunchSearch", g_variant_new_parsed ("(['hip'], uint32 7)"));
  g_assert_cmpuint (fixture->n_launched, ==, 1);
}

static gboolean
too_late_cb (gpointer data)
{
  g_error ("The application waits for as long as if nobody had asked");
  return G_SOURCE_REMOVE;
}

static gboolean
ask_cb (gpointer data)
{
  g_autoptr (GVariant) answer = ask (data, "GetInitialResultSet", g_variant_new_parsed ("(['bridge'],)"));

  return G_SOURCE_REMOVE;
}

/* A service ends ten seconds after it was started when nobody ever needed it; once it was asked, its own patience
 * counts from the answer on. */
static void
test_patience (Fixture *fixture, gconstpointer data)
{
  guint alarm = g_timeout_add_seconds (9, too_late_cb, NULL);

  g_application_set_inactivity_timeout (fixture->application, 1);
  g_idle_add (ask_cb, fixture);
  g_assert_cmpint (g_application_run (fixture->application, 0, NULL), ==, 0);
  g_source_remove (alarm);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/desktop/search-provider/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("words", test_words);
  ADD ("further", test_further);
  ADD ("metas", test_metas);
  ADD ("choice", test_choice);
  ADD ("patience", test_patience);
#undef ADD
  return g_test_run ();
}
