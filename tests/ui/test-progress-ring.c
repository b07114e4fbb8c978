/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the ring: values out of range, notifications without a change, and what assistive technologies hear. */

#include "rouse-progress-ring.h"

#include <adwaita.h>

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_fraction (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (rouse_progress_ring_new ());
  RouseProgressRing *ring = ROUSE_PROGRESS_RING (widget);
  guint n = 0;

  g_signal_connect (ring, "notify::fraction", G_CALLBACK (count_cb), &n);
  rouse_progress_ring_set_fraction (ring, 0.25);
  rouse_progress_ring_set_fraction (ring, 0.25);
  g_assert_cmpuint (n, ==, 1);
  rouse_progress_ring_set_fraction (ring, 7);
  g_assert_cmpfloat (rouse_progress_ring_get_fraction (ring), ==, 1);
  rouse_progress_ring_set_fraction (ring, -7);
  g_assert_cmpfloat (rouse_progress_ring_get_fraction (ring), ==, 0);
  g_assert_cmpuint (n, ==, 3);
  g_object_set (ring, "fraction", 0.5, "marks", 10, NULL);
  g_assert_cmpuint (rouse_progress_ring_get_marks (ring), ==, 10);
  g_assert_cmpuint (n, ==, 4);
  g_assert_finalize_object (g_steal_pointer (&widget));
}

static void
test_value_text (void)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (rouse_progress_ring_new ());
  RouseProgressRing *ring = ROUSE_PROGRESS_RING (widget);
  guint n = 0;

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_ROLE_METER);
  g_signal_connect (ring, "notify::value-text", G_CALLBACK (count_cb), &n);
  rouse_progress_ring_set_fraction (ring, 0.5);
  rouse_progress_ring_set_value_text (ring, "2 minutes 5 seconds left");
  rouse_progress_ring_set_value_text (ring, "2 minutes 5 seconds left");
  g_assert_cmpuint (n, ==, 1);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "2 minutes 5 seconds left");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "2 minutes 5 seconds left");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 0.5);
  rouse_progress_ring_set_value_text (ring, NULL);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT));
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
  g_assert_finalize_object (g_steal_pointer (&widget));
}

/* Every number of marks and every fraction must give a path that can be drawn. */
static void
test_draws (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *ring = rouse_progress_ring_new ();

  gtk_widget_set_size_request (ring, 200, 200);
  gtk_window_set_child (GTK_WINDOW (window), ring);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (ring) == 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint marks = 0; marks <= 30; marks += 3)
    for (int step = 0; step <= 20; step++)
      {
        GtkSnapshot *snapshot = gtk_snapshot_new ();
        g_autoptr (GskRenderNode) node = NULL;

        rouse_progress_ring_set_marks (ROUSE_PROGRESS_RING (ring), marks);
        rouse_progress_ring_set_fraction (ROUSE_PROGRESS_RING (ring), step / 20.0);
        GTK_WIDGET_GET_CLASS (ring)->snapshot (ring, snapshot);
        node = gtk_snapshot_free_to_node (snapshot);
        g_assert_nonnull (node);
      }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/progress-ring/fraction", test_fraction);
  g_test_add_func ("/progress-ring/value-text", test_value_text);
  g_test_add_func ("/progress-ring/draws", test_draws);
  return g_test_run ();
}
