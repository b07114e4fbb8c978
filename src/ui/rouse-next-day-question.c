/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-next-day-question.h"

#include "rouse-ui.h"

/**
 * RouseNextDayQuestion:
 *
 * Asks on the day after a session how the back is since. Each answer is one press of "app.next-day", and so is none.
 */
struct _RouseNextDayQuestion
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *question;
  GtkButton *better;
  GtkButton *same;
  GtkButton *worse;
  GtkButton *much_worse;
};

G_DEFINE_FINAL_TYPE (RouseNextDayQuestion, rouse_next_day_question, ADW_TYPE_BIN)

static void
rouse_next_day_question_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ROUSE_TYPE_NEXT_DAY_QUESTION);

  G_OBJECT_CLASS (rouse_next_day_question_parent_class)->dispose (object);
}

static void
rouse_next_day_question_class_init (RouseNextDayQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_next_day_question_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-next-day-question.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseNextDayQuestion, question);
  gtk_widget_class_bind_template_child (widget_class, RouseNextDayQuestion, better);
  gtk_widget_class_bind_template_child (widget_class, RouseNextDayQuestion, same);
  gtk_widget_class_bind_template_child (widget_class, RouseNextDayQuestion, worse);
  gtk_widget_class_bind_template_child (widget_class, RouseNextDayQuestion, much_worse);
}

static void
rouse_next_day_question_init (RouseNextDayQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_next_day_question_load:
 * @self: a question
 * @catalog: has its words
 *
 * Gives the question and its answers their words.
 */
void
rouse_next_day_question_load (RouseNextDayQuestion *self, RouseCatalog *catalog)
{
  g_return_if_fail (ROUSE_IS_NEXT_DAY_QUESTION (self));
  g_return_if_fail (ROUSE_IS_CATALOG (catalog));

  gtk_label_set_label (self->question, rouse_catalog_get_message (catalog, "next-day"));
  gtk_button_set_label (self->better, rouse_catalog_get_message (catalog, "next-day-better"));
  gtk_button_set_label (self->same, rouse_catalog_get_message (catalog, "next-day-same"));
  gtk_button_set_label (self->worse, rouse_catalog_get_message (catalog, "next-day-worse"));
  gtk_button_set_label (self->much_worse, rouse_catalog_get_message (catalog, "next-day-much-worse"));
}
