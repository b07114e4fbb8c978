/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-hurt-dialog.h"

#include "rouse-focus.h"
#include "rouse-hurt-keys.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/* “This hurts” for those who look (CONTENT.md 5): what it feels like, where, and what to do. The four answers that are
 * spoken are always there, as buttons and as digits, so that nobody has to find anything. It cannot be put away without
 * an answer; when the session goes on or ends it goes by itself, unless there is something left to read. */
struct _RouseHurtDialog
{
  AdwDialog parent_instance;

  /* Template. */
  GtkWidget *again;
  GtkWidget *scroller;
  GtkLabel *words;
  GtkBox *options;
  GtkBox *choices;
  GtkLabel *question;
  GtkLabel *urgent_label;

  /* Owned. */
  RouseSession *session;
  guint breath; /* the source that ends the first step */
  RouseFeeling feeling;
  gboolean refining;
};

G_DEFINE_FINAL_TYPE (RouseHurtDialog, rouse_hurt_dialog, ADW_TYPE_DIALOG)

/* “Take a few breaths” (CONTENT.md 5, step 1), in seconds. */
#define BREATH 5
#define LARGE 44
#define CHOICE_SPACING 6
#define VALUE "rouse-value"

static const char *
get_message (RouseHurtDialog *self, const char *id)
{
  RousePlan *plan = rouse_timeline_get_plan (rouse_session_get_timeline (self->session));
  const char *message = rouse_catalog_get_message (rouse_plan_get_catalog (plan), id);

  return message != NULL ? message : "";
}

static void
clear_options (RouseHurtDialog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->options))) != NULL)
    gtk_box_remove (self->options, child);
}

static GtkWidget *
create_label (const char *text)
{
  return g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                       "xalign", 0.0, NULL);
}

/* An option that has the focus goes: that must not fall on a button that Space would press. Who is at an answer stays
 * there. The voice has the words; the question is told to who has not come upon it by that. */
static void
show_question (RouseHurtDialog *self, const char *question)
{
  GtkWidget *asked = question != NULL ? GTK_WIDGET (self->question) : GTK_WIDGET (self->words);

  g_clear_handle_id (&self->breath, g_source_remove);
  gtk_label_set_label (self->question, question != NULL ? question : "");
  gtk_widget_set_visible (GTK_WIDGET (self->question), question != NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->scroller), GTK_ACCESSIBLE_RELATION_LABELLED_BY, asked, NULL,
                                  -1);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->options)) != NULL)
    gtk_widget_grab_focus (self->scroller);
  else if (question != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->scroller), question, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  clear_options (self);
}

static void
show_words (RouseHurtDialog *self, const char *words)
{
  gtk_label_set_label (self->words, words);
  show_question (self, NULL);
}

static void
add_options (RouseHurtDialog *self, GType type, const char *prefix, GCallback clicked)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (type);

  /* The first is for what was not said. */
  for (guint i = 1; i < class->n_values; i++)
    {
      g_autofree char *id = g_strconcat (prefix, class->values[i].value_nick, NULL);
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), create_label (get_message (self, id)));
      gtk_widget_set_size_request (button, -1, LARGE);
      g_object_set_data (G_OBJECT (button), VALUE, GINT_TO_POINTER (class->values[i].value));
      g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
      gtk_box_append (self->options, button);
    }
}

static void
show_over (RouseHurtDialog *self, RouseHurtAdvice advice)
{
  show_words (self, get_message (self, rouse_hurt_advice_get_message (advice)));
  if (advice == ROUSE_HURT_ADVICE_CHEST)
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "error");
  gtk_widget_set_visible (self->again, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), FALSE);
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
}

static void
refine (RouseHurtDialog *self, RousePlace place)
{
  RouseHurtAdvice advice;

  self->refining = TRUE;
  advice = rouse_session_refine_hurt (self->session, self->feeling, place);
  self->refining = FALSE;

  if (rouse_hurt_advice_ends (advice))
    show_over (self, advice);
  else if (advice == ROUSE_HURT_ADVICE_CHOOSE)
    show_words (self, _ ("What would help now?"));
  else if (advice != ROUSE_HURT_ADVICE_NONE)
    show_words (self, get_message (self, rouse_hurt_advice_get_message (advice)));
}

static void
where_clicked_cb (RouseHurtDialog *self, GtkWidget *button)
{
  refine (self, (RousePlace) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), VALUE)));
}

static void
feeling_clicked_cb (RouseHurtDialog *self, GtkWidget *button)
{
  self->feeling = (RouseFeeling) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), VALUE));
  gtk_widget_set_visible (self->again, TRUE);
  if (rouse_hurt_get_advice (self->feeling, ROUSE_PLACE_NONE) == ROUSE_HURT_ADVICE_NONE)
    {
      show_question (self, get_message (self, "hurt-where"));
      add_options (self, ROUSE_TYPE_PLACE, "hurt-where-", G_CALLBACK (where_clicked_cb));
    }
  refine (self, ROUSE_PLACE_NONE);
}

static void
ask_feeling (RouseHurtDialog *self)
{
  show_question (self, get_message (self, "hurt-feel"));
  add_options (self, ROUSE_TYPE_FEELING, "hurt-feel-", G_CALLBACK (feeling_clicked_cb));
  gtk_widget_set_visible (self->again, FALSE);
}

static void
again_cb (RouseHurtDialog *self)
{
  self->feeling = ROUSE_FEELING_NONE;
  refine (self, ROUSE_PLACE_NONE);
  gtk_label_set_label (self->words, get_message (self, "hurt"));
  ask_feeling (self);
}

static void
breathed_cb (gpointer data)
{
  RouseHurtDialog *self = data;

  self->breath = 0;
  ask_feeling (self);
}

static void
choice_clicked_cb (RouseHurtDialog *self, GtkWidget *button)
{
  rouse_session_answer_hurt (self->session,
                             (RouseHurtAnswer) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), VALUE)));
}

/* Two beside each other, and below each other where the text is too large for that: an answer that has to be looked for
 * is none. */
static void
append_choice (RouseHurtDialog *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_last_child (GTK_WIDGET (self->choices));

  if (row == NULL || gtk_widget_get_first_child (row) != gtk_widget_get_last_child (row))
    {
      row = g_object_new (ADW_TYPE_WRAP_BOX, "justify", ADW_JUSTIFY_FILL, "justify-last-line", TRUE, "child-spacing",
                          CHOICE_SPACING, "line-spacing", CHOICE_SPACING, "wrap-policy", ADW_WRAP_MINIMUM, NULL);
      gtk_box_append (self->choices, row);
    }
  adw_wrap_box_append (ADW_WRAP_BOX (row), button);
}

/* A digit and what it says. */
static void
add_choice (RouseHurtDialog *self, RouseHurtAnswer answer, const char *words)
{
  g_autofree char *digit = g_strdup_printf ("%d", answer);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (digit);

  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), create_label (words));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_size_request (button, -1, LARGE);
  g_object_set_data (G_OBJECT (button), VALUE, GINT_TO_POINTER (answer));
  g_signal_connect_object (button, "clicked", G_CALLBACK (choice_clicked_cb), self, G_CONNECT_SWAPPED);
  append_choice (self, button);
}

static void
add_choices (RouseHurtDialog *self)
{
  add_choice (self, ROUSE_HURT_GO_ON, _ ("Just effort: go on"));
  if (rouse_session_can_ease (self->session))
    add_choice (self, ROUSE_HURT_EASIER, get_message (self, "hurt-easier"));
  add_choice (self, ROUSE_HURT_SKIP, get_message (self, "hurt-skip"));
  add_choice (self, ROUSE_HURT_END, get_message (self, "hurt-end"));
}

static void
done_cb (RouseHurtDialog *self)
{
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
urgent_cb (RouseHurtDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.safety", NULL);
}

static void
state_changed_cb (RouseHurtDialog *self)
{
  if (rouse_session_get_state (self->session) != ROUSE_SESSION_HURT && !self->refining)
    adw_dialog_force_close (ADW_DIALOG (self));
}

static void
rouse_hurt_dialog_dispose (GObject *object)
{
  RouseHurtDialog *self = ROUSE_HURT_DIALOG (object);

  g_clear_handle_id (&self->breath, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_HURT_DIALOG);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_hurt_dialog_parent_class)->dispose (object);
}

/* The library forgets which widget it was told to start with when the dialog comes over a page that has the focus. */
static gboolean
rouse_hurt_dialog_grab_focus (GtkWidget *widget)
{
  GtkWidget *scroller = ROUSE_HURT_DIALOG (widget)->scroller;

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), 0);
  return gtk_widget_grab_focus (scroller);
}

static void
rouse_hurt_dialog_class_init (RouseHurtDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_hurt_dialog_dispose;
  widget_class->grab_focus = rouse_hurt_dialog_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-hurt-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseHurtDialog, again);
  gtk_widget_class_bind_template_child (widget_class, RouseHurtDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, RouseHurtDialog, words);
  gtk_widget_class_bind_template_child (widget_class, RouseHurtDialog, options);
  gtk_widget_class_bind_template_child (widget_class, RouseHurtDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, RouseHurtDialog, question);
  gtk_widget_class_bind_template_child (widget_class, RouseHurtDialog, urgent_label);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, urgent_cb);
}

static void
rouse_hurt_dialog_init (RouseHurtDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  rouse_focus_lead_in (GTK_SCROLLED_WINDOW (self->scroller));
}

/**
 * rouse_hurt_dialog_new:
 * @session: a session in which something hurts
 *
 * Returns: (transfer floating): a dialog that asks what, and goes by itself when there is an answer
 */
AdwDialog *
rouse_hurt_dialog_new (RouseSession *session)
{
  RouseHurtDialog *self = g_object_new (ROUSE_TYPE_HURT_DIALOG, NULL);

  g_return_val_if_fail (ROUSE_IS_SESSION (session), ADW_DIALOG (self));

  self->session = g_object_ref (session);
  rouse_hurt_keys_attach (GTK_WIDGET (self), session);
  gtk_label_set_label (self->urgent_label, get_message (self, "hurt-urgent"));
  add_choices (self);
  show_words (self, get_message (self, "hurt"));
  self->breath = g_timeout_add_seconds_once (BREATH, breathed_cb, self);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  return ADW_DIALOG (self);
}

/**
 * rouse_hurt_dialog_get_words:
 * @self: a dialog
 *
 * Returns: what it says
 */
const char *
rouse_hurt_dialog_get_words (RouseHurtDialog *self)
{
  g_return_val_if_fail (ROUSE_IS_HURT_DIALOG (self), NULL);

  return gtk_label_get_label (self->words);
}

/**
 * rouse_hurt_dialog_get_question:
 * @self: a dialog
 *
 * Returns: what the options below the four answers are for; empty without options
 */
const char *
rouse_hurt_dialog_get_question (RouseHurtDialog *self)
{
  g_return_val_if_fail (ROUSE_IS_HURT_DIALOG (self), NULL);

  return gtk_label_get_label (self->question);
}
