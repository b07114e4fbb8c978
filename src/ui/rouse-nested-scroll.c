/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-nested-scroll.h"

#include <math.h>

/* Scrolls a page in which a part scrolls, too. GTK gives the wheel to the part alone, which keeps it at its end: what
 * the page has below would never be seen by whoever points at the part. */

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

/**
 * rouse_nested_scroll_join:
 * @page: what scrolls everything
 * @part: what scrolls in @page, and lives as long
 *
 * From now on the wheel moves @page to its end before @part, and back when @part is at its beginning, wherever the
 * pointer is.
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
}
