/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-focus.h"

/* The focus of what is taken away for a moment, because the window or a page changes its layout. */

static GtkWidget **
get_kept (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "rouse-kept-focus");
}

static void
free_kept (GtkWidget **kept)
{
  g_clear_weak_pointer (kept);
  g_free (kept);
}

static void
unmapped_cb (GtkWidget *view)
{
  GtkWidget *focus = rouse_focus_release (view);

  if (focus != NULL)
    g_set_weak_pointer (get_kept (view), focus);
}

static gboolean
return_cb (GtkWidget *view, GdkFrameClock *clock, gpointer data)
{
  GtkWidget **kept = get_kept (view);

  if (*kept != NULL)
    gtk_widget_grab_focus (*kept);
  g_clear_weak_pointer (kept);
  return G_SOURCE_REMOVE;
}

/* In the next frame: GTK itself looks for a new place when it has painted this one. */
static void
mapped_cb (GtkWidget *view)
{
  if (*get_kept (view) != NULL)
    gtk_widget_add_tick_callback (view, return_cb, NULL, NULL);
}

/**
 * rouse_focus_release:
 * @view: what is being unmapped
 *
 * Takes the focus out of @view. GTK 4.18 remembers from where it must move the focus with a reference that it loses
 * when a second widget around the focus is hidden in the same frame: where the window changes its layout together with
 * the page, all that is below the first stays for ever. What is hidden without the focus is not remembered.
 *
 * Returns: (transfer none) (nullable): the widget that had the focus
 */
GtkWidget *
rouse_focus_release (GtkWidget *view)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (GTK_IS_WIDGET (view), NULL);

  root = gtk_widget_get_root (view);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, view))
    return NULL;
  gtk_root_set_focus (root, NULL);
  return focus;
}

/**
 * rouse_focus_keep:
 * @view: the child of a breakpoint bin
 *
 * From now on the focus in @view is released when @view is taken away, and is where it was when @view is back.
 */
void
rouse_focus_keep (GtkWidget *view)
{
  g_return_if_fail (GTK_IS_WIDGET (view));

  g_object_set_data_full (G_OBJECT (view), "rouse-kept-focus", g_new0 (GtkWidget *, 1), (GDestroyNotify) free_kept);
  g_signal_connect (view, "unmap", G_CALLBACK (unmapped_cb), NULL);
  g_signal_connect (view, "map", G_CALLBACK (mapped_cb), NULL);
}

static gboolean
grab_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_grab_focus (widget);
  return G_SOURCE_REMOVE;
}

/**
 * rouse_focus_grab_later:
 * @widget: what gets the focus
 *
 * Gives it the focus in the next frame: while something comes or goes, GTK and the library look for a place themselves.
 */
void
rouse_focus_grab_later (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, grab_cb, NULL, NULL);
}

static gboolean
key_pressed_cb (
    GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, GtkScrolledWindow *scroller)
{
  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_KP_Tab) || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !gtk_widget_is_focus (GTK_WIDGET (scroller)))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_child_focus (gtk_scrolled_window_get_child (scroller), GTK_DIR_TAB_FORWARD);
}

/**
 * rouse_focus_lead_in:
 * @scroller: a scrolled window that gets the focus itself, so that it is read and nothing is pressed by mistake
 *
 * From now on Tab goes from @scroller to what is in it. GTK would pass that over, to what comes after @scroller.
 */
void
rouse_focus_lead_in (GtkScrolledWindow *scroller)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (scroller));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), scroller);
  gtk_widget_add_controller (GTK_WIDGET (scroller), keys);
}
