/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "page-rig.h"

#include "fixture.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
set_up (PageRig *self, const char *id, int width, int height)
{
  GtkWidget *view = adw_navigation_view_new ();

  session_rig_set_up (&self->rig, id);
  self->page = rouse_session_page_new (self->rig.session, NULL, NULL);
  self->stage = ROUSE_SESSION_STAGE (fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_STAGE, 0));
  g_signal_connect_swapped (self->page, "closed", G_CALLBACK (count_cb), &self->n_closed);
  g_signal_connect_swapped (self->page, "left", G_CALLBACK (count_cb), &self->n_left);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), self->page);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  adw_window_set_content (ADW_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
  for (int i = 0; i < 1000 && rouse_session_get_state (self->rig.session) == ROUSE_SESSION_READY; i++)
    fixture_iterate (20);
  /* A session begins when its page is shown, which is before it has a size. */
  fixture_settle (self->window, width);
}

/**
 * page_rig_set_up:
 * @id: a routine or exercise, at full guidance
 *
 * Prepares a session that has begun, because its page is shown.
 */
void
page_rig_set_up (PageRig *self, gconstpointer id)
{
  set_up (self, id, 960, 640);
}

/**
 * page_rig_set_up_smallest:
 * @id: a routine or exercise, at full guidance
 *
 * Prepares a session that has begun, in the smallest window.
 */
void
page_rig_set_up_smallest (PageRig *self, gconstpointer id)
{
  set_up (self, id, 360, 294);
}

/**
 * page_rig_tear_down:
 *
 * Makes sure that nothing of the page outlives its window.
 */
void
page_rig_tear_down (PageRig *self, gconstpointer id)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  g_object_add_weak_pointer (G_OBJECT (self->stage), (gpointer *) &self->stage);
  gtk_window_destroy (GTK_WINDOW (self->window));
  for (int i = 0; i < 100 && (self->page != NULL || self->stage != NULL); i++)
    fixture_iterate (20);
  g_assert_null (self->page);
  g_assert_null (self->stage);
  session_rig_tear_down (&self->rig, id);
}

/**
 * page_rig_press:
 * @keyval: a key
 * @state: what is held down with it
 *
 * Presses a key, wherever on the page the focus is.
 *
 * Returns: whether the page has done something with it
 */
gboolean
page_rig_press (PageRig *self, guint keyval, GdkModifierType state)
{
  return fixture_press (GTK_WIDGET (self->page), keyval, state);
}
