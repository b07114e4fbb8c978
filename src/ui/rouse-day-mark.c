/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-day-mark.h"

/**
 * RouseDayMark:
 *
 * A number or letter of a day, with what was done on it as its shape, so that nobody has to tell colours apart. Whoever
 * owns it gives it its name and listens to it.
 */
struct _RouseDayMark
{
  GtkWidget parent_instance;

  GtkWidget *label; /* owned, by parentage */
  RouseDayKind kind;
};

G_DEFINE_FINAL_TYPE (RouseDayMark, rouse_day_mark, GTK_TYPE_WIDGET)

G_DEFINE_ENUM_TYPE (RouseDayKind,
                    rouse_day_kind,
                    G_DEFINE_ENUM_VALUE (ROUSE_DAY_NOTHING, "nothing"),
                    G_DEFINE_ENUM_VALUE (ROUSE_DAY_PART, "part"),
                    G_DEFINE_ENUM_VALUE (ROUSE_DAY_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (ROUSE_DAY_PAUSED, "paused"))

static void
set_class (GtkWidget *widget, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
rouse_day_mark_dispose (GObject *object)
{
  g_clear_pointer (&ROUSE_DAY_MARK (object)->label, gtk_widget_unparent);

  G_OBJECT_CLASS (rouse_day_mark_parent_class)->dispose (object);
}

static void
rouse_day_mark_class_init (RouseDayMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_day_mark_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "daymark");
}

static void
rouse_day_mark_init (RouseDayMark *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * rouse_day_mark_new:
 * @role: what it is to assistive technologies
 *
 * Returns: (transfer floating): a mark of nothing
 */
GtkWidget *
rouse_day_mark_new (GtkAccessibleRole role)
{
  return g_object_new (ROUSE_TYPE_DAY_MARK, "accessible-role", role, NULL);
}

/**
 * rouse_day_mark_set_label:
 * @self: a mark
 * @label: a number or a letter
 */
void
rouse_day_mark_set_label (RouseDayMark *self, const char *label)
{
  g_return_if_fail (ROUSE_IS_DAY_MARK (self));

  gtk_label_set_label (GTK_LABEL (self->label), label);
}

/**
 * rouse_day_mark_set_kind:
 * @self: a mark
 * @kind: what the day was
 */
void
rouse_day_mark_set_kind (RouseDayMark *self, RouseDayKind kind)
{
  g_return_if_fail (ROUSE_IS_DAY_MARK (self));

  self->kind = kind;
  set_class (GTK_WIDGET (self), "done", kind == ROUSE_DAY_DONE);
  set_class (GTK_WIDGET (self), "part", kind == ROUSE_DAY_PART);
  set_class (GTK_WIDGET (self), "paused", kind == ROUSE_DAY_PAUSED);
}

/**
 * rouse_day_mark_get_kind:
 * @self: a mark
 *
 * Returns: what the day was
 */
RouseDayKind
rouse_day_mark_get_kind (RouseDayMark *self)
{
  g_return_val_if_fail (ROUSE_IS_DAY_MARK (self), ROUSE_DAY_NOTHING);

  return self->kind;
}

/**
 * rouse_day_mark_set_today:
 * @self: a mark
 * @today: whether it is of the present day
 */
void
rouse_day_mark_set_today (RouseDayMark *self, gboolean today)
{
  g_return_if_fail (ROUSE_IS_DAY_MARK (self));

  set_class (GTK_WIDGET (self), "today-mark", today);
}
