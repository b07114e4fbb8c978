/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "rouse-config.h"
#include "rouse-system-clock.h"

/* A window and a page in it each change their layout in two frames, and the focus comes back in another. */
#define N_FRAMES 6

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
  fixture->clock = rouse_system_clock_new (NULL);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->clock);
  g_assert_finalize_object (fixture->speaker);
  g_assert_finalize_object (fixture->settings);
  g_assert_finalize_object (fixture->catalog);
}

/* Pages choose their layout when they get a size, so they are looked at in a window. */
GtkWidget *
fixture_show (AdwNavigationPage *page)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *pages = adw_navigation_view_new ();

  adw_navigation_view_push (ADW_NAVIGATION_VIEW (pages), page);
  adw_window_set_content (ADW_WINDOW (window), pages);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 640);
  gtk_window_present (GTK_WINDOW (window));
  fixture_iterate (200);
  return window;
}

/* Fails where something keeps the page of a closed window alive. */
void
fixture_close (GtkWidget *window)
{
  GtkWidget *pages = adw_window_get_content (ADW_WINDOW (window));
  gpointer page = adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (pages));

  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_iterate (50);
  g_assert_null (page);
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

/* Presses a key where a widget takes keys before what is in it does; says whether it has done something with it. */
gboolean
fixture_press (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, state, &handled);
    }
  return handled;
}

/* The main loop comes by this often, in ms. */
#define TICK 10

static gboolean
tick_cb (gpointer n_left)
{
  return --*(guint *) n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Lets everything happen that waits for the main loop. Counted by how often it came by: on a busy machine, which lets
 * the test wait, it takes longer. */
void
fixture_iterate (guint milliseconds)
{
  guint n_left = MAX (milliseconds / TICK, 1);

  g_timeout_add (TICK, tick_cb, &n_left);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n_left)
{
  return --*(guint *) n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Waits until a window has a width and nothing in it will change its place any more, counted in frames: seconds would
 * be too short on a busy machine. */
void
fixture_settle (GtkWidget *window, int width)
{
  guint n_left = N_FRAMES;

  for (int i = 0; i < 1000 && gtk_widget_get_width (window) != width; i++)
    fixture_iterate (20);
  g_assert_cmpint (gtk_widget_get_width (window), ==, width);
  gtk_widget_add_tick_callback (window, frame_cb, &n_left, NULL);
  while (n_left > 0)
    g_main_context_iteration (NULL, TRUE);
}
