/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-week-marks.h"

#include "rouse-day-mark.h"

#include <glib/gi18n.h>

/**
 * RouseWeekMarks:
 *
 * The days of the present week as seven marks, and one sentence of them for who cannot see them. Its owner knows what
 * was done.
 */
struct _RouseWeekMarks
{
  GtkWidget parent_instance;

  RouseDayMark *marks[7]; /* owned, by parentage */
};

G_DEFINE_FINAL_TYPE (RouseWeekMarks, rouse_week_marks, GTK_TYPE_WIDGET)

static void
rouse_week_marks_dispose (GObject *object)
{
  RouseWeekMarks *self = ROUSE_WEEK_MARKS (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    g_clear_pointer ((GtkWidget **) &self->marks[i], gtk_widget_unparent);

  G_OBJECT_CLASS (rouse_week_marks_parent_class)->dispose (object);
}

static void
rouse_week_marks_class_init (RouseWeekMarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_week_marks_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "weekmarks");
}

static void
rouse_week_marks_init (RouseWeekMarks *self)
{
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    {
      self->marks[i] = ROUSE_DAY_MARK (rouse_day_mark_new (GTK_ACCESSIBLE_ROLE_PRESENTATION));
      rouse_day_mark_set_label (self->marks[i], rouse_week_marks_get_letter (i));
      gtk_widget_set_hexpand (GTK_WIDGET (self->marks[i]), TRUE);
      gtk_widget_set_parent (GTK_WIDGET (self->marks[i]), GTK_WIDGET (self));
    }
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
}

/**
 * rouse_week_marks_new:
 *
 * Returns: (transfer floating): a week in which nothing was done
 */
GtkWidget *
rouse_week_marks_new (void)
{
  return g_object_new (ROUSE_TYPE_WEEK_MARKS, NULL);
}

/**
 * rouse_week_marks_get_letter:
 * @weekday: 0 Monday to 6 Sunday
 *
 * Returns: (transfer none): what stands for it where there is little room
 */
const char *
rouse_week_marks_get_letter (guint weekday)
{
  const char *const letters[] = {
    C_ ("Monday, as short as can be", "M"),    C_ ("Tuesday, as short as can be", "T"),
    C_ ("Wednesday, as short as can be", "W"), C_ ("Thursday, as short as can be", "T"),
    C_ ("Friday, as short as can be", "F"),    C_ ("Saturday, as short as can be", "S"),
    C_ ("Sunday, as short as can be", "S"),
  };

  g_return_val_if_fail (weekday < G_N_ELEMENTS (letters), NULL);

  return letters[weekday];
}

/**
 * rouse_week_marks_dup_weekday:
 * @weekday: 0 Monday to 6 Sunday
 *
 * Returns: (transfer full): its name
 */
char *
rouse_week_marks_dup_weekday (guint weekday)
{
  /* 5 January 1970 was a Monday. */
  g_autoptr (GDateTime) day = g_date_time_new_utc (1970, 1, 5 + (int) weekday, 12, 0, 0);

  return g_date_time_format (day, "%A");
}

/**
 * rouse_week_marks_set_days:
 * @self: a week
 * @days: on which of its days was enough done, as bits from Monday
 * @today: which of them is the present one, 0 Monday to 6 Sunday
 * @goal: how many of them are wanted
 */
void
rouse_week_marks_set_days (RouseWeekMarks *self, guint days, guint today, guint goal)
{
  guint done = 0;
  g_autofree char *words = NULL;

  g_return_if_fail (ROUSE_IS_WEEK_MARKS (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->marks); i++)
    {
      done += days >> i & 1;
      rouse_day_mark_set_kind (self->marks[i], days >> i & 1 ? ROUSE_DAY_DONE : ROUSE_DAY_NOTHING);
      rouse_day_mark_set_today (self->marks[i], i == today);
    }

  /* Translators: spoken for seven marks, as in “3 of 5 days this week”. */
  words = g_strdup_printf (ngettext ("%u of %u day this week", "%u of %u days this week", goal), done, goal);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
