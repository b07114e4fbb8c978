/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-time-row.h"

#include "rouse-ui.h"

/**
 * RouseTimeRow:
 *
 * A time of the day that can be changed and taken away.
 */
struct _RouseTimeRow
{
  AdwActionRow parent_instance;

  /* template */
  GtkWidget *time;
  GtkAdjustment *hours;
  GtkAdjustment *minutes;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (RouseTimeRow, rouse_time_row, ADW_TYPE_ACTION_ROW)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
value_changed_cb (RouseTimeRow *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_clicked_cb (RouseTimeRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
output_cb (RouseTimeRow *self, GtkSpinButton *button)
{
  g_autofree char *text = g_strdup_printf ("%02d", gtk_spin_button_get_value_as_int (button));

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (button)), text))
    gtk_editable_set_text (GTK_EDITABLE (button), text);
  return TRUE;
}

static void
rouse_time_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ROUSE_TYPE_TIME_ROW);

  G_OBJECT_CLASS (rouse_time_row_parent_class)->dispose (object);
}

static void
rouse_time_row_class_init (RouseTimeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_time_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-time-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseTimeRow, time);
  gtk_widget_class_bind_template_child (widget_class, RouseTimeRow, hours);
  gtk_widget_class_bind_template_child (widget_class, RouseTimeRow, minutes);
  gtk_widget_class_bind_template_child (widget_class, RouseTimeRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, output_cb);

  /**
   * RouseTimeRow::changed:
   * @self: the row
   *
   * Another time was chosen.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", ROUSE_TYPE_TIME_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RouseTimeRow::removed:
   * @self: the row
   *
   * The time is to go.
   */
  signals[SIGNAL_REMOVED]
      = g_signal_new ("removed", ROUSE_TYPE_TIME_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_time_row_init (RouseTimeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The hour stands before the minute whichever way text runs. */
  gtk_widget_set_direction (self->time, GTK_TEXT_DIR_LTR);
}

/**
 * rouse_time_row_new:
 * @minutes: minutes of the day
 *
 * Returns: (transfer floating): a row with a time
 */
GtkWidget *
rouse_time_row_new (guint minutes)
{
  RouseTimeRow *self = g_object_new (ROUSE_TYPE_TIME_ROW, NULL);

  gtk_adjustment_set_value (self->hours, minutes / 60);
  gtk_adjustment_set_value (self->minutes, minutes % 60);
  return GTK_WIDGET (self);
}

/**
 * rouse_time_row_get_minutes:
 * @self: a row
 *
 * Returns: minutes of the day
 */
guint
rouse_time_row_get_minutes (RouseTimeRow *self)
{
  g_return_val_if_fail (ROUSE_IS_TIME_ROW (self), 0);

  return (guint) (gtk_adjustment_get_value (self->hours) * 60 + gtk_adjustment_get_value (self->minutes));
}

/**
 * rouse_time_row_set_removable:
 * @self: a row
 * @removable: whether there is another one
 *
 * Reminders without any time would never come.
 */
void
rouse_time_row_set_removable (RouseTimeRow *self, gboolean removable)
{
  g_return_if_fail (ROUSE_IS_TIME_ROW (self));

  gtk_widget_set_sensitive (self->remove, removable);
}
