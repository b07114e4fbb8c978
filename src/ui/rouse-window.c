/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-window-private.h"

#include "rouse-exercise-page.h"
#include "rouse-reading-page.h"
#include "rouse-routine-page.h"
#include "rouse-topic.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseWindow:
 *
 * The list beside the page of its selected entry, and a session over both. Pages are made when they are opened. A new
 * window fills one part a frame, so that it is there at once: itself, the list, the page beside the list.
 */
G_DEFINE_FINAL_TYPE (RouseWindow, rouse_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  SIGNAL_FILLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AdwNavigationPage *
create_page (RouseWindow *self, GObject *item)
{
  if (ROUSE_IS_EXERCISE (item))
    return rouse_exercise_page_new (ROUSE_EXERCISE (item), self->settings, self->speaker);
  if (ROUSE_IS_ROUTINE (item))
    return rouse_routine_page_new (ROUSE_ROUTINE (item), self->catalog, self->settings, self->speaker, self->clock);
  switch (rouse_topic_get_kind (ROUSE_TOPIC (item)))
    {
    case ROUSE_TOPIC_LESSONS:
      return rouse_reading_page_new_lessons (self->catalog, self->speaker);
    case ROUSE_TOPIC_SAFETY:
      return rouse_reading_page_new_safety (self->catalog, self->speaker);
    case ROUSE_TOPIC_PROGRESS:
      return rouse_window_create_progress (self);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
opened_cb (RouseWindow *self, GObject *item)
{
  rouse_speaker_stop (self->speaker);
  adw_navigation_split_view_set_content (self->split, create_page (self, item));
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
open_first_page (RouseWindow *self)
{
  g_autoptr (GObject) item = g_list_model_get_item (rouse_sidebar_get_model (self->sidebar), 0);

  if (item == NULL || adw_navigation_split_view_get_collapsed (self->split)
      || adw_navigation_split_view_get_content (self->split) != NULL)
    return;
  rouse_sidebar_select (self->sidebar, item);
}

static void
stop_filling (RouseWindow *self)
{
  g_clear_signal_handler (&self->painted, gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  g_clear_handle_id (&self->queued, g_source_remove);
}

static gboolean
fill_cb (gpointer data)
{
  RouseWindow *self = data;

  self->queued = 0;
  if (rouse_sidebar_get_filled (self->sidebar))
    {
      stop_filling (self);
      open_first_page (self);
      g_signal_emit (self, signals[SIGNAL_FILLED], 0);
    }
  else
    {
      rouse_sidebar_fill (self->sidebar);
    }
  return G_SOURCE_REMOVE;
}

/* Not at once: the frame that has just been painted has not been sent yet. But before GTK draws another. */
static void
painted_cb (RouseWindow *self)
{
  if (self->queued == 0)
    self->queued = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fill_cb, self, NULL);
}

static void
start_filling (RouseWindow *self)
{
  if (self->painted == 0 && adw_navigation_split_view_get_content (self->split) == NULL)
    self->painted = g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                                              G_CALLBACK (painted_cb), self);
}

static void
collapsed_cb (RouseWindow *self)
{
  gboolean collapsed = adw_navigation_split_view_get_collapsed (self->split);

  if (self->catalog == NULL)
    return;
  rouse_sidebar_set_alone (self->sidebar, collapsed);
  if (!collapsed && gtk_widget_get_mapped (GTK_WIDGET (self)))
    start_filling (self);
}

static void
low_cb (RouseWindow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "low");
}

static void
high_cb (RouseWindow *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "low");
}

static void
page_popped_cb (RouseWindow *self)
{
  rouse_speaker_stop (self->speaker);
}

static gboolean
is_lesson (RouseWindow *self, const char *id)
{
  GListModel *lessons = rouse_catalog_get_lessons (self->catalog);

  for (guint i = 0; i < g_list_model_get_n_items (lessons); i++)
    {
      g_autoptr (RouseLesson) lesson = g_list_model_get_item (lessons, i);

      if (g_str_equal (rouse_lesson_get_id (lesson), id))
        return TRUE;
    }
  return FALSE;
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseWindow *self = ROUSE_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  gpointer item = rouse_catalog_get_exercise (self->catalog, id);

  if (item == NULL)
    item = rouse_catalog_get_routine (self->catalog, id);
  if (item == NULL && is_lesson (self, id))
    item = rouse_sidebar_get_topic (self->sidebar, ROUSE_TOPIC_LESSONS);
  if (item == NULL && g_str_equal (id, "progress"))
    item = rouse_sidebar_get_topic (self->sidebar, ROUSE_TOPIC_PROGRESS);
  if (item != NULL)
    rouse_sidebar_select (self->sidebar, item);
}

static void
focus_sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseWindow *self = ROUSE_WINDOW (widget);

  if (rouse_window_get_in_session (self))
    return;
  if (adw_navigation_split_view_get_collapsed (self->split))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->sidebar));
}

static void
save_audio_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseWindow *self = ROUSE_WINDOW (widget);

  rouse_save_bar_choose (self->save_bar, self->catalog, self->settings, self->speaker,
                         g_variant_get_string (parameter, NULL));
}

static void
save_failed_cb (RouseWindow *self, const char *reason)
{
  rouse_window_add_failure (self, reason);
}

static void
failed_cb (RouseWindow *self, const GError *error)
{
  /* The reason is for whoever looks for the cause; what helps the reader is that the text is there. */
  g_info ("Nothing can be read aloud: %s", error != NULL ? error->message : "unknown");
  rouse_window_add_notice (self, _ ("No sound device to read aloud with"));
}

static gboolean
rouse_window_close_request (GtkWindow *window)
{
  RouseWindow *self = ROUSE_WINDOW (window);
  int width;
  int height;

  rouse_window_end_sessions (self);
  if (rouse_window_keep_open (self))
    return GDK_EVENT_STOP;
  gtk_window_get_default_size (window, &width, &height);
  rouse_settings_set_window (self->settings, width, height, gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (rouse_window_parent_class)->close_request (window);
}

static void
rouse_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rouse_window_parent_class)->map (widget);

  start_filling (ROUSE_WINDOW (widget));
}

static void
rouse_window_unmap (GtkWidget *widget)
{
  stop_filling (ROUSE_WINDOW (widget));

  GTK_WIDGET_CLASS (rouse_window_parent_class)->unmap (widget);
}

static void
rouse_window_dispose (GObject *object)
{
  RouseWindow *self = ROUSE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_WINDOW);
  g_clear_weak_pointer (&self->question);
  g_clear_pointer (&self->left, g_ptr_array_unref);
  g_clear_pointer (&self->interrupted, g_free);
  g_clear_object (&self->clock);
  g_clear_object (&self->journal);
  g_clear_object (&self->speaker);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (rouse_window_parent_class)->dispose (object);
}

static void
rouse_window_class_init (RouseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_window_dispose;
  widget_class->map = rouse_window_map;
  widget_class->unmap = rouse_window_unmap;
  GTK_WINDOW_CLASS (klass)->close_request = rouse_window_close_request;

  /**
   * RouseWindow::filled:
   * @self: the window
   *
   * Everything that is shown first is there: what the person does not see may be done now.
   */
  signals[SIGNAL_FILLED]
      = g_signal_new ("filled", ROUSE_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ROUSE_TYPE_SIDEBAR);
  g_type_ensure (ROUSE_TYPE_SAVE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, RouseWindow, parts);
  gtk_widget_class_bind_template_child (widget_class, RouseWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, RouseWindow, split);
  gtk_widget_class_bind_template_child (widget_class, RouseWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RouseWindow, save_bar);
  gtk_widget_class_bind_template_callback (widget_class, collapsed_cb);
  gtk_widget_class_bind_template_callback (widget_class, high_cb);
  gtk_widget_class_bind_template_callback (widget_class, low_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_popped_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "saved_cb", G_CALLBACK (rouse_window_add_saved));
  gtk_widget_class_bind_template_callback (widget_class, save_failed_cb);

  gtk_widget_class_install_action (widget_class, "win.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "win.focus-sidebar", NULL, focus_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.resume", NULL, rouse_window_resume);
  gtk_widget_class_install_action (widget_class, "win.save-audio", "s", save_audio_action);
  gtk_widget_class_install_action (widget_class, "win.open-folder", "s", rouse_window_open_folder);
}

static void
rouse_window_init (RouseWindow *self)
{
  self->left = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  if (DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/**
 * rouse_window_new:
 * @application: the application
 * @catalog: what can be done
 * @settings: the person's choices
 * @speaker: reads pages aloud
 * @journal: what was done
 * @clock: tells what day it is
 *
 * Returns: (transfer none): a window, owned by GTK, as it was left
 */
RouseWindow *
rouse_window_new (GtkApplication *application,
                  RouseCatalog *catalog,
                  RouseSettings *settings,
                  RouseSpeaker *speaker,
                  RouseJournal *journal,
                  RouseClock *clock)
{
  RouseWindow *self;
  gboolean maximized;
  int width;
  int height;

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);

  self = g_object_new (ROUSE_TYPE_WINDOW, "application", application, NULL);
  self->catalog = g_object_ref (catalog);
  self->settings = g_object_ref (settings);
  self->speaker = g_object_ref (speaker);
  self->journal = g_object_ref (journal);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (speaker, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_application_bind_busy_property (G_APPLICATION (application), self->save_bar, "saving");

  rouse_settings_get_window (settings, &width, &height, &maximized);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  rouse_sidebar_load (self->sidebar, catalog, settings, speaker, clock);
  collapsed_cb (self);
  return self;
}
