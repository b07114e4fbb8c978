/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects whoever has a wheel or a finger, and a low window: a page in which a part scrolls is seen to its end, and to
 * its beginning again. */

#include "rouse-nested-scroll.h"

#include "fixture.h"

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *part;
} Pages;

static GtkWidget *
create_scroller (GtkWidget *child, int height)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), height);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
create_block (int height)
{
  GtkWidget *block = adw_bin_new ();

  gtk_widget_set_size_request (block, 100, height);
  return block;
}

static void
set_up (Pages *pages, gconstpointer data)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  pages->part = create_scroller (create_block (1000), 200);
  gtk_box_append (GTK_BOX (column), create_block (150));
  gtk_box_append (GTK_BOX (column), pages->part);
  pages->page = create_scroller (column, 100);
  rouse_nested_scroll_join (GTK_SCROLLED_WINDOW (pages->page), GTK_SCROLLED_WINDOW (pages->part));
  pages->window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (pages->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (pages->window), 200, 200);
  gtk_window_set_child (GTK_WINDOW (pages->window), pages->page);
  gtk_window_present (GTK_WINDOW (pages->window));
  fixture_settle (pages->window, 200);
}

static void
tear_down (Pages *pages, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (pages->window));
}

static double
get_left (GtkWidget *scroller)
{
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return gtk_adjustment_get_upper (position) - gtk_adjustment_get_page_size (position)
         - gtk_adjustment_get_value (position);
}

static double
get_value (GtkWidget *scroller)
{
  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

/* Returns: whether the part is left without the click */
static gboolean
turn (Pages *pages, double clicks)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (pages->page);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "nested-scroll") == 0)
        g_signal_emit_by_name (controller, "scroll", 0.0, clicks, &stopped);
    }
  return stopped;
}

static void
test_wheel (Pages *pages, gconstpointer data)
{
  g_assert_cmpfloat (get_left (pages->page), >, 0);
  g_assert_true (turn (pages, 1));
  g_assert_cmpfloat (get_value (pages->page), >, 0);
  g_assert_true (turn (pages, 1000));
  g_assert_cmpfloat (get_left (pages->page), ==, 0);
  g_assert_cmpfloat (get_value (pages->part), ==, 0);

  /* Now it is the part's turn, to its end and back. */
  g_assert_false (turn (pages, 1));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pages->part)), 300);
  g_assert_false (turn (pages, -1));
  g_assert_cmpfloat (get_left (pages->page), ==, 0);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pages->part)), 0);
  g_assert_true (turn (pages, -1000));
  g_assert_cmpfloat (get_value (pages->page), ==, 0);
  g_assert_false (turn (pages, -1));
}

/* From where it comes down; 20 pixels are more than a tap has. */
static void
drag (Pages *pages, double y, double dy)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (pages->page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "nested-drag") != 0)
        continue;
      g_signal_emit_by_name (controller, "drag-begin", 50.0, y);
      g_signal_emit_by_name (controller, "drag-update", 0.0, dy);
      g_signal_emit_by_name (controller, "drag-end", 0.0, dy);
    }
}

static void
test_finger (Pages *pages, gconstpointer data)
{
  GtkAdjustment *inner = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (pages->part));

  g_assert_false (gtk_scrolled_window_get_kinetic_scrolling (GTK_SCROLLED_WINDOW (pages->page)));
  g_assert_true (gtk_scrolled_window_get_kinetic_scrolling (GTK_SCROLLED_WINDOW (pages->part)));
  drag (pages, 180, -2);
  g_assert_cmpfloat (get_value (pages->page), ==, 0);
  drag (pages, 180, -40);
  g_assert_cmpfloat (get_value (pages->page), ==, 40);
  drag (pages, 180, -1000);
  g_assert_cmpfloat (get_left (pages->page), ==, 0);

  /* What the part has scrolled comes back first, unless the finger is above it. */
  gtk_adjustment_set_value (inner, 300);
  drag (pages, 180, 20);
  g_assert_cmpfloat (get_left (pages->page), ==, 0);
  gtk_adjustment_set_value (inner, 0);
  drag (pages, 180, 20);
  g_assert_cmpfloat (get_left (pages->page), ==, 20);
  gtk_adjustment_set_value (inner, 300);
  drag (pages, 5, 20);
  g_assert_cmpfloat (get_left (pages->page), ==, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/ui/nested-scroll/wheel", Pages, NULL, set_up, test_wheel, tear_down);
  g_test_add ("/ui/nested-scroll/finger", Pages, NULL, set_up, test_finger, tear_down);
  return g_test_run ();
}
