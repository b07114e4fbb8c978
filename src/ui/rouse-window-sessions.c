/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does for sessions: one is shown over everything else, others that were left wait for their turn. */

#include "rouse-window-private.h"

#include "rouse-hurt-keys.h"
#include "rouse-reading-page.h"
#include "rouse-topic.h"

#include <glib/gi18n.h>

static const char *
get_title (RouseSessionPage *page)
{
  return rouse_plan_get_title (
      rouse_timeline_get_plan (rouse_session_get_timeline (rouse_session_page_get_session (page))));
}

static RouseSessionPage *
get_last_left (RouseWindow *self)
{
  return self->left->len > 0 ? g_ptr_array_index (self->left, self->left->len - 1) : NULL;
}

/*
 * rouse_window_update_paused:
 *
 * Shows what can be taken up again: here, or from what is remembered.
 */
void
rouse_window_update_paused (RouseWindow *self)
{
  RouseSessionPage *page = get_last_left (self);

  if (page != NULL)
    rouse_sidebar_set_paused (self->sidebar, get_title (page),
                              rouse_session_get_left (rouse_session_page_get_session (page)));
  else if (self->interrupted != NULL)
    rouse_sidebar_set_interrupted (self->sidebar, self->interrupted, self->interrupted_left);
  else
    rouse_sidebar_set_paused (self->sidebar, NULL, 0);
}

/* What was left before is not forgotten, whatever was done since. */
static void
tell_of_left (RouseWindow *self)
{
  g_autofree char *title = NULL;

  if (self->left->len == 0)
    return;
  /* Translators: %s is the title of a routine or exercise, the session of which was left and waits. */
  title = g_strdup_printf (_ ("“%s” stays paused"), get_title (get_last_left (self)));
  rouse_window_add_resume (self, title);
}

/* The last words of one session would be heard in the first of the next. */
static void
silence_left (RouseWindow *self)
{
  RouseSessionPage *page = get_last_left (self);

  if (page != NULL)
    rouse_session_hush (rouse_session_page_get_session (page));
}

static void
session_closed_cb (RouseWindow *self, RouseSessionPage *page)
{
  adw_navigation_view_pop_to_tag (self->pages, "browse");
  tell_of_left (self);
}

static void
session_left_cb (RouseWindow *self, RouseSessionPage *page)
{
  g_ptr_array_add (self->left, g_object_ref (page));
  rouse_window_update_paused (self);
  adw_navigation_view_pop_to_tag (self->pages, "browse");
  rouse_window_add_resume (self, _ ("Session paused"));
}

static RouseSessionPage *
find_session_page (RouseWindow *self)
{
  AdwNavigationPage *page;

  for (page = adw_navigation_view_get_visible_page (self->pages); page != NULL;
       page = adw_navigation_view_get_previous_page (self->pages, page))
    if (ROUSE_IS_SESSION_PAGE (page))
      return ROUSE_SESSION_PAGE (page);
  return NULL;
}

/* The session that is shown makes room: it waits then as the other one did. */
static void
put_aside (RouseWindow *self, RouseSessionPage *page)
{
  RouseSession *session = rouse_session_page_get_session (page);

  if (rouse_session_get_state (session) != ROUSE_SESSION_FINISHED
      && rouse_session_get_state (session) != ROUSE_SESSION_ENDED)
    {
      rouse_session_pause (session);
      g_ptr_array_add (self->left, g_object_ref (page));
      silence_left (self);
    }
  adw_navigation_view_pop_to_tag (self->pages, "browse");
}

/*
 * rouse_window_resume:
 *
 * The action that takes up the session that was left last.
 */
void
rouse_window_resume (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseWindow *self = ROUSE_WINDOW (widget);
  RouseSessionPage *shown = find_session_page (self);
  g_autoptr (RouseSessionPage) page = NULL;

  /* Who was asked what hurts answers that first. */
  if (self->left->len == 0
      || (shown != NULL && rouse_session_get_state (rouse_session_page_get_session (shown)) == ROUSE_SESSION_HURT))
    return;

  page = g_ptr_array_steal_index (self->left, self->left->len - 1);
  if (shown != NULL)
    put_aside (self, shown);
  rouse_window_update_paused (self);
  adw_toast_overlay_dismiss_all (self->toasts);
  adw_navigation_view_push (self->pages, ADW_NAVIGATION_PAGE (page));
  rouse_session_resume (rouse_session_page_get_session (page));
}

/*
 * rouse_window_end_sessions:
 *
 * A session ends before its window does: it holds the sound device and keeps the screen awake through the window.
 */
void
rouse_window_end_sessions (RouseWindow *self)
{
  GPtrArray *left = self->left;

  /* Each that goes tells the journal, and that tells the window, which must not come upon it any more. */
  self->left = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_unref (left);
  if (rouse_window_get_in_session (self))
    adw_navigation_view_pop_to_tag (self->pages, "browse");
}

/**
 * rouse_window_show_session:
 * @self: the window
 * @page: the page of a session
 *
 * Shows a session over everything else, until it is closed or left. Another one that was left stays paused.
 */
void
rouse_window_show_session (RouseWindow *self, RouseSessionPage *page)
{
  g_return_if_fail (ROUSE_IS_WINDOW (self));
  g_return_if_fail (ROUSE_IS_SESSION_PAGE (page));

  adw_toast_overlay_dismiss_all (self->toasts);
  silence_left (self);
  tell_of_left (self);
  g_signal_connect_object (page, "closed", G_CALLBACK (session_closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "left", G_CALLBACK (session_left_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->pages, ADW_NAVIGATION_PAGE (page));
}

/**
 * rouse_window_take_up:
 * @self: the window
 *
 * Goes on with the session that was left last, as the card of the day offers it.
 *
 * Returns: whether there was one
 */
gboolean
rouse_window_take_up (RouseWindow *self)
{
  g_return_val_if_fail (ROUSE_IS_WINDOW (self), FALSE);

  if (self->left->len == 0)
    return FALSE;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.resume", NULL);
  return TRUE;
}

/**
 * rouse_window_get_in_session:
 * @self: the window
 *
 * Returns: whether a session is shown, be it under the safety page
 */
gboolean
rouse_window_get_in_session (RouseWindow *self)
{
  g_return_val_if_fail (ROUSE_IS_WINDOW (self), FALSE);

  return find_session_page (self) != NULL;
}

/* Answered while one reads, the session goes on, and so does its page. When it ended it is told, and nobody who reads
 * about an emergency is interrupted. */
static void
covered_state_cb (RouseSession *session, GParamSpec *pspec, AdwNavigationPage *cover)
{
  const RouseSessionState state = rouse_session_get_state (session);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (cover));

  if (!ROUSE_IS_WINDOW (root))
    return;
  if (state == ROUSE_SESSION_ENDED)
    rouse_window_add_notice (ROUSE_WINDOW (root), _ ("Session ended. What you did is kept."));
  else if (state != ROUSE_SESSION_HURT)
    adw_navigation_view_pop (ROUSE_WINDOW (root)->pages);
}

static void
cover (RouseWindow *self, RouseSession *session)
{
  AdwNavigationPage *page = rouse_reading_page_new_safety (self->catalog, self->speaker);

  rouse_session_pause (session);
  if (rouse_session_get_state (session) == ROUSE_SESSION_HURT)
    {
      rouse_session_extend_hurt (session);
      rouse_hurt_keys_attach (GTK_WIDGET (page), session);
      g_signal_connect_object (session, "notify::state", G_CALLBACK (covered_state_cb), page, G_CONNECT_DEFAULT);
    }
  adw_navigation_view_push (self->pages, page);
}

static gboolean
focus_cb (GtkWidget *page, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/**
 * rouse_window_show_safety:
 * @self: the window
 *
 * Shows the safety page: beside the list, or over a session, which pauses for it. Where something hurts the question
 * stays open meanwhile, and its digits answer it there too.
 */
void
rouse_window_show_safety (RouseWindow *self)
{
  AdwNavigationPage *page;

  g_return_if_fail (ROUSE_IS_WINDOW (self));

  page = adw_navigation_view_get_visible_page (self->pages);
  if (ROUSE_IS_SESSION_PAGE (page))
    {
      cover (self, rouse_session_page_get_session (ROUSE_SESSION_PAGE (page)));
    }
  else if (!rouse_window_get_in_session (self))
    {
      rouse_sidebar_select (self->sidebar, rouse_sidebar_get_topic (self->sidebar, ROUSE_TOPIC_SAFETY));
      /* The list may have lost the focus with a row that it no longer shows. */
      gtk_widget_add_tick_callback (GTK_WIDGET (adw_navigation_split_view_get_content (self->split)), focus_cb, NULL,
                                    NULL);
    }
}
