/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-sidebar-row.h"

#include "rouse-exercise.h"
#include "rouse-labels.h"
#include "rouse-session-starter.h"
#include "rouse-thumbnail.h"
#include "rouse-topic.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseSidebarRow:
 *
 * A row of the list of what can be opened: an exercise with its figure and dose, a routine, or a topic. Recycled by the
 * list view.
 */
struct _RouseSidebarRow
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *thumbnail;
  GtkPicture *picture;
  GtkLabel *title;
  GtkLabel *subtitle;

  /* owned */
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseSpeaker *speaker;
  GObject *item;
  RouseMotion *motion;
  guint queued;
};

G_DEFINE_FINAL_TYPE (RouseSidebarRow, rouse_sidebar_row, GTK_TYPE_BOX)

static RouseVariant *
get_variant (RouseSidebarRow *self, RouseExercise *exercise)
{
  const char *id = rouse_exercise_get_id (exercise);
  guint level = rouse_settings_get_level (self->settings, id, ROUSE_LEVEL_STANDARD);
  RouseVariant *variant = rouse_exercise_get_variant (exercise, (RouseLevel) level);

  return variant != NULL ? variant : rouse_exercise_get_variant (exercise, ROUSE_LEVEL_STANDARD);
}

static void
draw_thumbnail_cb (gpointer data)
{
  RouseSidebarRow *self = data;
  g_autoptr (GdkPaintable) thumbnail = rouse_thumbnail_new (self->motion);

  self->queued = 0;
  gtk_picture_set_paintable (self->picture, thumbnail);
}

/* Figures are drawn when there is nothing more urgent: neither the first frame nor scrolling waits for them. */
static void
queue_thumbnail (RouseSidebarRow *self, RouseMotion *motion)
{
  if (!g_set_object (&self->motion, motion))
    return;
  g_clear_handle_id (&self->queued, g_source_remove);
  gtk_picture_set_paintable (self->picture, NULL);
  if (motion != NULL)
    self->queued = g_idle_add_once (draw_thumbnail_cb, self);
}

static void
show_exercise (RouseSidebarRow *self, RouseExercise *exercise)
{
  RouseVariant *variant = get_variant (self, exercise);
  g_autofree char *dose = NULL;
  guint repetitions;

  repetitions = rouse_settings_get_repetitions (self->settings, rouse_variant_get_id (variant),
                                                rouse_variant_get_repetitions (variant)->start);
  dose = rouse_labels_format_dose (1, repetitions, rouse_exercise_get_two_sided (exercise),
                                   rouse_variant_get_alternating (variant));
  queue_thumbnail (self, rouse_variant_get_motion (variant));
  gtk_label_set_label (self->title, rouse_exercise_get_title (exercise));
  gtk_label_set_label (self->subtitle, dose);
}

static void
show_routine (RouseSidebarRow *self, RouseRoutine *routine)
{
  g_autoptr (RousePlan) plan
      = rouse_session_starter_plan (self->catalog, self->settings, rouse_routine_get_id (routine), NULL, NULL);
  g_autofree char *length = NULL;

  if (plan != NULL)
    length = rouse_labels_format_about (rouse_session_starter_estimate (plan, self->speaker));
  gtk_label_set_label (self->title, rouse_routine_get_title (routine));
  gtk_label_set_label (self->subtitle, length != NULL ? length : _ ("Nothing included"));
}

static void
update (RouseSidebarRow *self)
{
  gtk_widget_set_visible (self->thumbnail, ROUSE_IS_EXERCISE (self->item));

  if (ROUSE_IS_EXERCISE (self->item))
    {
      show_exercise (self, ROUSE_EXERCISE (self->item));
    }
  else if (ROUSE_IS_ROUTINE (self->item))
    {
      show_routine (self, ROUSE_ROUTINE (self->item));
    }
  else if (ROUSE_IS_TOPIC (self->item))
    {
      gtk_label_set_label (self->title, rouse_topic_get_title (ROUSE_TOPIC (self->item)));
      gtk_label_set_label (self->subtitle, rouse_topic_get_summary (ROUSE_TOPIC (self->item)));
    }
  else
    {
      queue_thumbnail (self, NULL);
    }
}

static void
choices_changed_cb (RouseSidebarRow *self)
{
  if (ROUSE_IS_EXERCISE (self->item) || ROUSE_IS_ROUTINE (self->item))
    update (self);
}

/* A list view gives its items no action that an assistive technology could call; the row lends its own. */
static void
activate_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate (gtk_widget_get_parent (widget));
}

static void
rouse_sidebar_row_dispose (GObject *object)
{
  RouseSidebarRow *self = ROUSE_SIDEBAR_ROW (object);

  g_clear_handle_id (&self->queued, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_SIDEBAR_ROW);
  g_clear_object (&self->motion);
  g_clear_object (&self->item);
  g_clear_object (&self->speaker);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (rouse_sidebar_row_parent_class)->dispose (object);
}

static void
rouse_sidebar_row_class_init (RouseSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_sidebar_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-sidebar-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseSidebarRow, picture);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebarRow, thumbnail);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebarRow, title);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebarRow, subtitle);
  gtk_widget_class_install_action (widget_class, "row.activate", NULL, activate_action_cb);
}

static void
rouse_sidebar_row_init (RouseSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_sidebar_row_new:
 * @catalog: the catalogue, for the length of routines
 * @settings: the person's choices
 * @speaker: knows how long a session takes once its voice is open
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
rouse_sidebar_row_new (RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker)
{
  RouseSidebarRow *self;

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (ROUSE_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (ROUSE_IS_SPEAKER (speaker), NULL);

  self = g_object_new (ROUSE_TYPE_SIDEBAR_ROW, NULL);
  self->catalog = g_object_ref (catalog);
  self->settings = g_object_ref (settings);
  self->speaker = g_object_ref (speaker);
  g_signal_connect_object (settings, "doses-changed", G_CALLBACK (choices_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::guidance", G_CALLBACK (choices_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::tempo", G_CALLBACK (choices_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * rouse_sidebar_row_set_item:
 * @self: a row
 * @item: (nullable): a #RouseExercise, #RouseRoutine or #RouseTopic
 *
 * Shows an entry of the list.
 */
void
rouse_sidebar_row_set_item (RouseSidebarRow *self, GObject *item)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR_ROW (self));
  g_return_if_fail (item == NULL || G_IS_OBJECT (item));

  if (g_set_object (&self->item, item))
    update (self);
}

/**
 * rouse_sidebar_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
GObject *
rouse_sidebar_row_get_item (RouseSidebarRow *self)
{
  g_return_val_if_fail (ROUSE_IS_SIDEBAR_ROW (self), NULL);

  return self->item;
}

/**
 * rouse_sidebar_row_get_title:
 * @self: a row
 *
 * Returns: what stands in its first line
 */
const char *
rouse_sidebar_row_get_title (RouseSidebarRow *self)
{
  g_return_val_if_fail (ROUSE_IS_SIDEBAR_ROW (self), NULL);

  return gtk_label_get_label (self->title);
}

/**
 * rouse_sidebar_row_get_subtitle:
 * @self: a row
 *
 * Returns: what stands in its second line
 */
const char *
rouse_sidebar_row_get_subtitle (RouseSidebarRow *self)
{
  g_return_val_if_fail (ROUSE_IS_SIDEBAR_ROW (self), NULL);

  return gtk_label_get_label (self->subtitle);
}
