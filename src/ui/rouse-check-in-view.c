/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-check-in-view.h"

#include "rouse-check-in-keys.h"
#include "rouse-focus.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/* The questions of the check-in for those who look (CONTENT.md 5), one after the other: the page on which one gets
 * ready, and the one on which one says how it was. Nothing has to be answered. */
struct _RouseCheckInView
{
  AdwBin parent_instance;

  /* Template. */
  GtkWidget *view;
  AdwWindowTitle *title;
  GtkWidget *scroller;
  GtkLabel *question;
  AdwWrapBox *numbers;
  GtkBox *options;
  GtkBox *anchors;
  GtkBox *safety;
  GtkLabel *safety_heading;
  GtkWidget *skip;
  GtkButton *leave;

  /* Owned. */
  RouseCheckIn *check_in;
};

G_DEFINE_FINAL_TYPE (RouseCheckInView, rouse_check_in_view, ADW_TYPE_BIN)

/* As large as a finger needs it. */
#define LARGE 44
#define VALUE "rouse-value"

static RousePlan *
get_plan (RouseCheckInView *self)
{
  return rouse_timeline_get_plan (rouse_session_get_timeline (rouse_check_in_get_session (self->check_in)));
}

static const char *
get_message (RouseCheckInView *self, const char *id)
{
  return rouse_catalog_get_message (rouse_plan_get_catalog (get_plan (self)), id);
}

/* What a number means, where it has words. */
static const char *
get_anchor (RouseCheckInView *self, const char *prefix, int value)
{
  g_autofree char *id = g_strdup_printf ("%s-%d", prefix, value);

  return get_message (self, id);
}

static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                       "xalign", 0.0, NULL);
}

static void
clicked_cb (RouseCheckInView *self, GtkWidget *button)
{
  rouse_check_in_answer (self->check_in, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), VALUE)));
}

/* The accessibility bus has no name for a toggle button by what is in it. */
static GtkWidget *
create_button (RouseCheckInView *self, GtkWidget *child, const char *name, int value)
{
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_set_size_request (button, LARGE, LARGE);
  g_object_set_data (G_OBJECT (button), VALUE, GINT_TO_POINTER (value));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_number (RouseCheckInView *self, const char *prefix, int value)
{
  const char *anchor = get_anchor (self, prefix, value);
  g_autofree char *digits = g_strdup_printf ("%d", value);
  GtkWidget *label = gtk_label_new (digits);
  GtkWidget *button = create_button (self, label, digits, value);

  gtk_widget_add_css_class (label, "numeric");
  if (anchor != NULL)
    {
      g_autofree char *line = g_strdup_printf (C_ ("scale", "%d: %s"), value, anchor);

      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, anchor, -1);
      gtk_box_append (self->anchors, create_label (line));
    }
  adw_wrap_box_append (self->numbers, button);
}

static void
show_scale (RouseCheckInView *self, const char *prefix)
{
  for (int value = 0; value <= 10; value++)
    add_number (self, prefix, value);
}

/* A key and what it stands for. */
static void
add_option (RouseCheckInView *self, const char *key, const char *text, int value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (key);
  GtkWidget *button;

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_label (text));
  button = create_button (self, box, text, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  gtk_box_append (self->options, button);
}

static void
show_effort (RouseCheckInView *self)
{
  for (int value = 1; value <= 5; value++)
    {
      g_autofree char *digit = g_strdup_printf ("%d", value);

      add_option (self, digit, get_anchor (self, "effort", value), value);
    }
}

static const char *
get_gentle_title (RouseCheckInView *self)
{
  RouseRoutine *gentle
      = rouse_catalog_get_routine (rouse_plan_get_catalog (get_plan (self)), ROUSE_CHECK_IN_GENTLE_ROUTINE);

  return gentle != NULL ? rouse_routine_get_title (gentle) : "";
}

static void
show_options (RouseCheckInView *self, RouseQuestion question)
{
  switch (question)
    {
    case ROUSE_QUESTION_TIRED:
      show_scale (self, "tired");
      break;
    case ROUSE_QUESTION_PAIN:
      add_option (self, C_ ("key", "N"), get_message (self, "no"), 0);
      add_option (self, C_ ("key", "Y"), get_message (self, "yes"), 1);
      break;
    case ROUSE_QUESTION_STRENGTH:
      show_scale (self, "pain");
      break;
    case ROUSE_QUESTION_GENTLE:
      add_option (self, C_ ("key", "G"), get_gentle_title (self), 1);
      add_option (self, C_ ("key", "Space"), rouse_plan_get_title (get_plan (self)), 0);
      break;
    case ROUSE_QUESTION_EFFORT:
      show_effort (self);
      break;
    case ROUSE_QUESTION_READY:
    case ROUSE_QUESTION_NONE:
    default:
      break;
    }
}

static const char *
get_question (RouseCheckInView *self, RouseQuestion question)
{
  switch (question)
    {
    case ROUSE_QUESTION_READY:
      return gtk_label_get_label (self->safety_heading);
    case ROUSE_QUESTION_TIRED:
      return get_message (self, "tired");
    case ROUSE_QUESTION_PAIN:
      return get_message (self, "pain");
    case ROUSE_QUESTION_STRENGTH:
      return get_message (self, "pain-strength");
    case ROUSE_QUESTION_GENTLE:
      return get_message (self, "pain-some");
    case ROUSE_QUESTION_EFFORT:
      return get_message (self, "effort");
    case ROUSE_QUESTION_NONE:
    default:
      return NULL;
    }
}

static void
clear (RouseCheckInView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->options))) != NULL)
    gtk_box_remove (self->options, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->anchors))) != NULL)
    gtk_box_remove (self->anchors, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers))) != NULL)
    adw_wrap_box_remove (self->numbers, child);
}

static gboolean
has_focus (RouseCheckInView *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

static void
question_changed_cb (RouseCheckInView *self)
{
  const RouseQuestion question = rouse_check_in_get_question (self->check_in);
  const char *text = get_question (self, question);

  /* What was asked last stays until the page has gone. */
  if (text == NULL)
    return;

  /* The answer that had the focus goes: it must not fall on another. */
  if (has_focus (self))
    gtk_widget_grab_focus (self->scroller);
  clear (self);
  show_options (self, question);
  gtk_label_set_label (self->question, text);
  gtk_widget_set_visible (GTK_WIDGET (self->safety_heading), question != ROUSE_QUESTION_READY);
  gtk_widget_set_visible (self->skip, question != ROUSE_QUESTION_READY);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
typed_changed_cb (RouseCheckInView *self)
{
  const int typed = rouse_check_in_get_typed (self->check_in);
  GtkWidget *boxes[] = { GTK_WIDGET (self->numbers), GTK_WIDGET (self->options) };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    for (GtkWidget *child = gtk_widget_get_first_child (boxes[i]); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                    GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), VALUE)) == typed);
}

static void
seconds_changed_cb (RouseCheckInView *self)
{
  const guint seconds = rouse_check_in_get_seconds_left (self->check_in);
  g_autofree char *text = NULL;

  if (rouse_check_in_get_stage (self->check_in) == ROUSE_CHECK_IN_BEFORE && seconds > 0)
    /* Translators: %u is a number of seconds until the session starts. */
    text = g_strdup_printf (C_ ("check-in", "Starts in %u s"), seconds);
  else if (seconds > 0)
    /* Translators: %u is a number of seconds until the question is skipped. */
    text = g_strdup_printf (C_ ("check-in", "Skipped in %u s"), seconds);
  adw_window_title_set_subtitle (self->title, text != NULL ? text : "");
}

static void
stage_changed_cb (RouseCheckInView *self)
{
  const gboolean after = rouse_check_in_get_stage (self->check_in) == ROUSE_CHECK_IN_AFTER;

  adw_window_title_set_title (self->title, after ? _ ("How It Felt") : rouse_plan_get_title (get_plan (self)));
  gtk_button_set_label (self->leave, after ? _ ("Skip _All") : _ ("_Start Now"));
  if (after)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->safety), FALSE);
      /* Nobody is to be talked out of an answer. */
      gtk_widget_remove_css_class (GTK_WIDGET (self->leave), "suggested-action");
    }
  seconds_changed_cb (self);
}

static void
skip_cb (RouseCheckInView *self)
{
  rouse_check_in_skip (self->check_in);
}

static void
leave_cb (RouseCheckInView *self)
{
  rouse_check_in_leave (self->check_in);
}

/* The question with an answer, and the buttons below, are to be seen in the smallest window with the largest text. */
static void
short_cb (RouseCheckInView *self)
{
  gtk_widget_add_css_class (self->view, "short");
}

static void
tall_cb (RouseCheckInView *self)
{
  gtk_widget_remove_css_class (self->view, "short");
}

/* Whoever reads on is there. */
static void
scrolled_cb (RouseCheckInView *self)
{
  rouse_check_in_extend (self->check_in);
}

static void
rouse_check_in_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ROUSE_TYPE_CHECK_IN_VIEW);
  g_clear_object (&ROUSE_CHECK_IN_VIEW (object)->check_in);
  G_OBJECT_CLASS (rouse_check_in_view_parent_class)->dispose (object);
}

static void
rouse_check_in_view_class_init (RouseCheckInViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_check_in_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-check-in-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, view);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, title);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, scroller);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, question);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, numbers);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, options);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, anchors);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, safety);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, safety_heading);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, skip);
  gtk_widget_class_bind_template_child (widget_class, RouseCheckInView, leave);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, short_cb);
  gtk_widget_class_bind_template_callback (widget_class, tall_cb);
}

static void
rouse_check_in_view_init (RouseCheckInView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rouse_focus_keep (self->view);
  rouse_focus_lead_in (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * rouse_check_in_view_new:
 * @check_in: what is asked
 *
 * Returns: (transfer floating): a view of it
 */
GtkWidget *
rouse_check_in_view_new (RouseCheckIn *check_in)
{
  RouseCheckInView *self = g_object_new (ROUSE_TYPE_CHECK_IN_VIEW, NULL);
  GtkAdjustment *adjustment;

  g_return_val_if_fail (ROUSE_IS_CHECK_IN (check_in), GTK_WIDGET (self));

  self->check_in = g_object_ref (check_in);
  rouse_check_in_keys_attach (GTK_WIDGET (self), check_in);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (check_in, "notify::question", G_CALLBACK (question_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (check_in, "notify::typed", G_CALLBACK (typed_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (check_in, "notify::seconds-left", G_CALLBACK (seconds_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (check_in, "notify::stage", G_CALLBACK (stage_changed_cb), self, G_CONNECT_SWAPPED);
  stage_changed_cb (self);
  question_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * rouse_check_in_view_show_safety:
 * @self: a view
 *
 * Shows the points of the safety page below the questions, as they stand there before the very first session.
 */
void
rouse_check_in_view_show_safety (RouseCheckInView *self)
{
  GListModel *points;

  g_return_if_fail (ROUSE_IS_CHECK_IN_VIEW (self));

  points = rouse_catalog_get_safety (rouse_plan_get_catalog (get_plan (self)));
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (RouseText) point = g_list_model_get_item (points, i);
      GtkWidget *title = create_label (rouse_text_get_title (point));

      g_object_set (title, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (self->safety, title);
      gtk_box_append (self->safety, create_label (rouse_text_get_text (point)));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->safety), TRUE);
}

/**
 * rouse_check_in_view_focus:
 * @self: a view
 *
 * Moves the focus to the question, and not to an answer.
 */
void
rouse_check_in_view_focus (RouseCheckInView *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN_VIEW (self));

  gtk_widget_grab_focus (self->scroller);
}
