/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-step-row.h"

#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseStepRow:
 *
 * A numbered step of an exercise. Its icon says what activating it does now: speak it, or stop.
 */
struct _RouseStepRow
{
  AdwPreferencesRow parent_instance;

  /* template */
  GtkLabel *number;
  GtkLabel *text;
  GtkImage *icon;

  /* owned */
  RouseStep *step;
  RouseSpeaker *speaker;

  gboolean current;
};

G_DEFINE_FINAL_TYPE (RouseStepRow, rouse_step_row, ADW_TYPE_PREFERENCES_ROW)

static void
describe (RouseStepRow *self, gboolean reading)
{
  const char *action = reading ? _ ("Stop reading") : _ ("Read aloud and show");
  g_autofree char *description = NULL;

  if (self->current)
    /* Translators: spoken by screen readers: the figure is doing this step; %s is what activating it does. */
    description = g_strdup_printf (_ ("Being shown. %s"), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : action, -1);
}

static void
reading_changed_cb (RouseStepRow *self)
{
  const char *clip = rouse_step_get_clip (self->step);
  gboolean reading = g_strcmp0 (rouse_speaker_get_reading (self->speaker), clip) == 0;

  gtk_image_set_from_icon_name (self->icon, reading ? "media-playback-stop-symbolic" : "audio-volume-high-symbolic");
  if (reading)
    gtk_widget_add_css_class (GTK_WIDGET (self), "reading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "reading");
  describe (self, reading);
}

/* A list box gives its rows no action that an assistive technology could call; the row lends its own. */
static void
activate_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

static void
rouse_step_row_dispose (GObject *object)
{
  RouseStepRow *self = ROUSE_STEP_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_STEP_ROW);
  g_clear_object (&self->step);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (rouse_step_row_parent_class)->dispose (object);
}

static void
rouse_step_row_class_init (RouseStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_step_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-step-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseStepRow, number);
  gtk_widget_class_bind_template_child (widget_class, RouseStepRow, text);
  gtk_widget_class_bind_template_child (widget_class, RouseStepRow, icon);
  gtk_widget_class_install_action (widget_class, "row.activate", NULL, activate_action_cb);
}

static void
rouse_step_row_init (RouseStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_step_row_new:
 * @step: a step
 * @speaker: tells whether it is being spoken
 *
 * Returns: (transfer floating): the row of a step
 */
GtkWidget *
rouse_step_row_new (RouseStep *step, RouseSpeaker *speaker)
{
  RouseStepRow *self;
  g_autofree char *number = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (ROUSE_IS_STEP (step), NULL);

  self = g_object_new (ROUSE_TYPE_STEP_ROW, NULL);
  self->step = g_object_ref (step);
  self->speaker = g_object_ref (speaker);
  number = g_strdup_printf ("%u", rouse_step_get_number (step));
  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->text, rouse_step_get_text (step));
  /* Translators: spoken by screen readers: the number of a step and what to do in it. */
  title = g_strdup_printf (_ ("%u. %s"), rouse_step_get_number (step), rouse_step_get_text (step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (speaker, "notify::reading", G_CALLBACK (reading_changed_cb), self, G_CONNECT_SWAPPED);
  reading_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * rouse_step_row_get_step:
 * @self: a row
 *
 * Returns: (transfer none): its step
 */
RouseStep *
rouse_step_row_get_step (RouseStepRow *self)
{
  g_return_val_if_fail (ROUSE_IS_STEP_ROW (self), NULL);

  return self->step;
}

/**
 * rouse_step_row_set_current:
 * @self: a row
 * @current: whether the figure does this step just now
 *
 * Lets the row stand out by its number, and says so in its description.
 */
void
rouse_step_row_set_current (RouseStepRow *self, gboolean current)
{
  g_return_if_fail (ROUSE_IS_STEP_ROW (self));

  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  self->current = current;
  reading_changed_cb (self);
}
