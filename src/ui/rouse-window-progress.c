/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window does for the page of what was done: whatever is deleted there can be had back. */

#include "rouse-window-private.h"

#include "rouse-progress-page.h"

#include <glib/gi18n.h>

/* Sessions that are gone, as long as somebody may want them back. */
typedef struct
{
  RouseWindow *window; /* borrowed: the toast is its own */
  GPtrArray *records;
} Undo;

static void
undo_free (gpointer data, GClosure *closure)
{
  Undo *undo = data;

  g_ptr_array_unref (undo->records);
  g_free (undo);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RouseWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!rouse_journal_add_finish (ROUSE_JOURNAL (source), result, NULL, &error))
    rouse_window_add_failure (self, error->message);
}

static void
undo_clicked_cb (GtkButton *button, Undo *undo)
{
  rouse_journal_add_async (undo->window->journal, undo->records, undone_cb, g_object_ref (undo->window));
}

static void
deleted_cb (RouseWindow *self, GPtrArray *records)
{
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u session deleted", "%u sessions deleted", records->len), records->len);
  GtkWidget *button = rouse_window_add_offer (self, title, _ ("_Undo"), ADW_TOAST_PRIORITY_NORMAL);
  Undo *undo = g_new (Undo, 1);

  *undo = (Undo) { self, g_ptr_array_ref (records) };
  g_signal_connect_data (button, "clicked", G_CALLBACK (undo_clicked_cb), undo, undo_free, G_CONNECT_DEFAULT);
}

/*
 * rouse_window_create_progress:
 *
 * Returns: (transfer floating): the page of what was done
 */
AdwNavigationPage *
rouse_window_create_progress (RouseWindow *self)
{
  AdwNavigationPage *page = rouse_progress_page_new (self->catalog, self->settings, self->journal, self->clock);

  g_signal_connect_object (page, "deleted", G_CALLBACK (deleted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "saved", G_CALLBACK (rouse_window_add_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "told", G_CALLBACK (rouse_window_add_notice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "failed", G_CALLBACK (rouse_window_add_failure), self, G_CONNECT_SWAPPED);

  return page;
}

/**
 * rouse_window_begin_day:
 * @self: the window
 *
 * To be called when it may be another day. A page of what was done that stands open shows it; the card of today follows
 * what the coach and the recall say.
 */
void
rouse_window_begin_day (RouseWindow *self)
{
  AdwNavigationPage *content;

  g_return_if_fail (ROUSE_IS_WINDOW (self));

  content = adw_navigation_split_view_get_content (self->split);
  if (ROUSE_IS_PROGRESS_PAGE (content))
    rouse_progress_page_reload (ROUSE_PROGRESS_PAGE (content));
}
