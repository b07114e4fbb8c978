/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-nested-scroll.h"

#include <math.h>

/* Scrolls a page in which a part scrolls, too. GTK gives the wheel to the part alone, which keeps it at its end, and a
 * finger to the page alone: what the page has below, or the part, would never be seen by who has just the one. */

/* A finger that moves. */
typedef struct
{
  GtkScrolledWindow *part;
  double start;  /* where the page was scrolled to when it came down */
  gboolean over; /* it came down on the part */
  gboolean moves_page;
} Finger;

/* GTK's own distance for one click of a wheel. */
static double
get_step (GtkEventControllerScroll *controller, GtkAdjustment *position)
{
  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL)
    return pow (gtk_adjustment_get_page_size (position), 2.0 / 3.0);
  return 1;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, GtkScrolledWindow *part)
{
  GtkWidget *page = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  GtkAdjustment *inner = gtk_scrolled_window_get_vadjustment (part);
  const double before = gtk_adjustment_get_value (position);

  if (dy < 0 && gtk_adjustment_get_value (inner) > gtk_adjustment_get_lower (inner))
    return GDK_EVENT_PROPAGATE;
  gtk_adjustment_set_value (position, before + dy * get_step (controller, position));
  return gtk_adjustment_get_value (position) != before ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, Finger *finger)
{
  GtkWidget *page = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  graphene_rect_t bounds;

  finger->start = gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page)));
  finger->over = gtk_widget_compute_bounds (GTK_WIDGET (finger->part), page, &bounds)
                 && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  finger->moves_page = FALSE;
}

static gboolean
can_move_page (GtkAdjustment *position, const Finger *finger, double dy)
{
  GtkAdjustment *inner = gtk_scrolled_window_get_vadjustment (finger->part);
  const double value = gtk_adjustment_get_value (position);

  if (dy < 0)
    return value < gtk_adjustment_get_upper (position) - gtk_adjustment_get_page_size (position);
  return value > 0 && (!finger->over || gtk_adjustment_get_value (inner) <= gtk_adjustment_get_lower (inner));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, Finger *finger)
{
  GtkWidget *page = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkAdjustment *position = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));

  if (!finger->moves_page)
    {
      if (!gtk_drag_check_threshold (page, 0, 0, 0, (int) dy))
        return;
      if (!can_move_page (position, finger, dy))
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
          return;
        }
      finger->moves_page = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  gtk_adjustment_set_value (position, finger->start - dy);
}

static void
add_drag (GtkWidget *page, GtkScrolledWindow *part)
{
  GtkGesture *gesture = gtk_gesture_drag_new ();
  Finger *finger = g_new0 (Finger, 1);

  finger->part = part;
  g_object_set_data_full (G_OBJECT (gesture), "finger", finger, g_free);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (gesture), TRUE);
  gtk_event_controller_set_static_name (GTK_EVENT_CONTROLLER (gesture), "nested-drag");
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect (gesture, "drag-begin", G_CALLBACK (drag_begin_cb), finger);
  g_signal_connect (gesture, "drag-update", G_CALLBACK (drag_update_cb), finger);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (gesture));
}

/**
 * rouse_nested_scroll_join:
 * @page: what scrolls everything
 * @part: what scrolls in @page, and lives as long
 *
 * From now on the wheel moves @page to its end before @part, and back when @part is at its beginning, wherever the
 * pointer is; and so does a finger.
 */
void
rouse_nested_scroll_join (GtkScrolledWindow *page, GtkScrolledWindow *part)
{
  GtkEventController *controller;

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (page));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (part));

  controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  gtk_event_controller_set_static_name (controller, "nested-scroll");
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (scroll_cb), part, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (page), controller);
  /* The page's own way would take every finger before the part gets one. */
  gtk_scrolled_window_set_kinetic_scrolling (page, FALSE);
  add_drag (GTK_WIDGET (page), part);
}
