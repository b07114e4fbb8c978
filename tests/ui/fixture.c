/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "rouse-config.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("ROUSE_DATA_DIR"), "rouse-catalog.gresource", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GResource) bundle = g_resource_load (path, &error);
  g_autoptr (GFile) folder = g_file_new_for_uri ("resource://" RESOURCE_BASE "/catalog");
  const char *languages[] = { "en", "C", NULL };

  g_assert_no_error (error);
  g_resources_register (bundle);
  fixture->catalog = rouse_catalog_new (folder, languages);
  fixture->settings = rouse_settings_new ();
  fixture->speaker = rouse_speaker_new (fixture->catalog, fixture->settings, g_get_tmp_dir ());
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->speaker);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->catalog);
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint *position)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*position)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, position);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The widget of a type that is the nth among its kind, in the order of the tree. */
GtkWidget *
fixture_find (GtkWidget *root, GType type, guint position)
{
  return find (root, type, &position);
}

guint
fixture_count (GtkWidget *root, GType type)
{
  guint n = 0;

  while (fixture_find (root, type, n) != NULL)
    n++;
  return n;
}

static void
elapsed_cb (gpointer elapsed)
{
  *(gboolean *) elapsed = TRUE;
}

/* Lets everything happen that waits for the main loop. */
void
fixture_iterate (guint milliseconds)
{
  gboolean elapsed = FALSE;

  g_timeout_add_once (milliseconds, elapsed_cb, &elapsed);
  while (!elapsed)
    g_main_context_iteration (NULL, TRUE);
}
