/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-advice-list.h"

#include "rouse-read-button.h"

#include <glib/gi18n.h>

/**
 * RouseAdviceList:
 *
 * What comes next for each exercise, and why. It follows the coach, as answers come in after the session. What is only
 * offered is a button, and waits. Empty, it is not there.
 */
struct _RouseAdviceList
{
  AdwBin parent_instance;

  /* owned, by parentage */
  GtkListBox *list;

  /* owned */
  RouseCoach *coach;
  RouseCatalog *catalog;
  RouseSpeaker *speaker;
};

/* The messages of rows 1 and 2 of CONTENT.md 4.3. */
#define REST "next-rest"
#define ASK "next-ask"

G_DEFINE_FINAL_TYPE (RouseAdviceList, rouse_advice_list, ADW_TYPE_BIN)

static char *
join_lines (const char *first, const char *second, const char *third)
{
  GString *lines = g_string_new (first);

  if (second != NULL)
    g_string_append_printf (lines, "\n%s", second);
  if (third != NULL)
    g_string_append_printf (lines, "\n%s", third);

  return g_string_free (lines, FALSE);
}

static GtkWidget *
create_read_button (RouseAdviceList *self, const char *message, const char *subject)
{
  GtkWidget *button = g_object_new (ROUSE_TYPE_READ_BUTTON, "valign", GTK_ALIGN_CENTER, NULL);
  g_autofree char *clip = g_strconcat ("message-", message, NULL);
  g_autofree char *key = g_strconcat (clip, " ", subject, NULL);
  const char *clips[] = { clip, NULL };

  rouse_read_button_set_clips (ROUSE_READ_BUTTON (button), self->speaker, key, clips);
  rouse_read_button_set_subject (ROUSE_READ_BUTTON (button), subject);

  return button;
}

/* A row can be reached with the keyboard though there is nothing to activate: a screen reader reads it then. */
static GtkWidget *
add_row (RouseAdviceList *self, const char *title, const char *subtitle, const char *message)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "use-markup", FALSE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_read_button (self, message, title));
  gtk_list_box_append (self->list, row);

  return row;
}

static void
take_cb (RouseAdviceList *self, GtkListBoxRow *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "exercise");
  const RouseAdvice *advice = rouse_coach_get_advice (self->coach, id);
  GtkWidget *row = g_object_get_data (G_OBJECT (button), "row");
  RouseAdvice taken;
  g_autofree char *next = NULL;

  if (advice == NULL)
    return;

  taken = (RouseAdvice) { .dose = advice->offer };
  next = rouse_advice_dup_next (&taken);
  rouse_coach_take_offer (self->coach, id);
  /* The answer takes the place of the question, and the focus does not get lost with the button. */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), next);
  gtk_widget_grab_focus (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (button));
  gtk_accessible_announce (GTK_ACCESSIBLE (self), next, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
add_offer (RouseAdviceList *self, RouseExercise *exercise, const RouseAdvice *advice, GtkWidget *row)
{
  RouseAdvice taken = { .dose = advice->offer };
  g_autofree char *next = rouse_advice_dup_next (&taken);
  /* Translators: on a button that takes an offer; %s is what there is to do from then on, such as “10 repetitions” or
   * “Harder version, 10 repetitions”. */
  g_autofree char *title = g_strdup_printf (_ ("Yes: %s"), next);
  GtkWidget *button = g_object_new (ADW_TYPE_BUTTON_ROW, "title", title, NULL);

  g_object_set_data_full (G_OBJECT (button), "exercise", g_strdup (rouse_exercise_get_id (exercise)), g_free);
  g_object_set_data_full (G_OBJECT (button), "row", g_object_ref (row), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  rouse_exercise_get_title (exercise), -1);
  g_signal_connect_object (button, "activated", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, button);
}

static void
add_exercise (RouseAdviceList *self, RouseExercise *exercise, const RouseAdvice *advice)
{
  const char *id = rouse_advice_get_message (advice);
  const char *offer = rouse_advice_get_offer_message (advice);
  g_autofree char *next = rouse_advice_dup_next (advice);
  g_autofree char *reason = rouse_advice_dup_reason (advice);
  g_autofree char *lines = join_lines (rouse_catalog_get_message (self->catalog, id), next, reason);
  GtkWidget *row = add_row (self, rouse_exercise_get_title (exercise), lines, id);

  if (offer == NULL)
    return;

  /* An offer may come beside another advice, as after two gentle sessions. */
  if (!g_str_equal (offer, id))
    {
      g_autofree char *why = rouse_advice_dup_offer_reason (advice);
      g_autofree char *both = join_lines (lines, rouse_catalog_get_message (self->catalog, offer), why);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), both);
    }
  add_offer (self, exercise, advice, row);
}

/* It is about all of them, and one time is enough. */
static void
add_rest (RouseAdviceList *self, const char *reason)
{
  GtkWidget *row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("Safety"), "end-icon-name", "go-next-symbolic",
                                 "action-name", "app.safety", NULL);

  add_row (self, rouse_catalog_get_message (self->catalog, REST), reason, REST);
  gtk_list_box_append (self->list, row);
}

/* Choosing “This hurts” twice offers a break, whatever the exercises were. */
static void
add_break (RouseAdviceList *self, gboolean told)
{
  GtkWidget *row = g_object_new (ADW_TYPE_BUTTON_ROW, "title", _ ("Take a _Break…"), "use-underline", TRUE,
                                 "action-name", "app.preferences", NULL);

  if (!told)
    add_row (self, rouse_catalog_get_message (self->catalog, ASK), NULL, ASK);
  gtk_list_box_append (self->list, row);
}

static void
update (RouseAdviceList *self)
{
  GListModel *exercises = rouse_catalog_get_exercises (self->catalog);
  g_autofree char *reason = NULL;
  gboolean rest = FALSE;
  gboolean told = FALSE;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < g_list_model_get_n_items (exercises) && !rest; i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      const RouseAdvice *advice = rouse_coach_get_advice (self->coach, rouse_exercise_get_id (exercise));

      rest = advice != NULL && advice->row == ROUSE_ADVICE_REST;
      if (rest)
        reason = rouse_advice_dup_reason (advice);
      else if (advice != NULL)
        add_exercise (self, exercise, advice);
      told |= advice != NULL && g_strcmp0 (rouse_advice_get_message (advice), ASK) == 0;
    }
  rest |= gtk_list_box_get_row_at_index (self->list, 0) == NULL && rouse_coach_get_rests (self->coach);
  if (rest)
    add_rest (self, reason);
  else if (rouse_coach_get_offers_break (self->coach))
    add_break (self, told);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

static void
rouse_advice_list_dispose (GObject *object)
{
  RouseAdviceList *self = ROUSE_ADVICE_LIST (object);

  g_clear_object (&self->coach);
  g_clear_object (&self->catalog);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (rouse_advice_list_parent_class)->dispose (object);
}

static void
rouse_advice_list_class_init (RouseAdviceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_advice_list_dispose;
}

static void
rouse_advice_list_init (RouseAdviceList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", _ ("Next Time"), "xalign", 0.0, "wrap", TRUE,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "heading");
  self->list = GTK_LIST_BOX (g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Next Time"), -1);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * rouse_advice_list_new:
 * @coach: knows what follows from the session
 * @catalog: has the words
 * @speaker: reads them aloud when asked to
 *
 * Returns: (transfer floating): what comes next
 */
GtkWidget *
rouse_advice_list_new (RouseCoach *coach, RouseCatalog *catalog, RouseSpeaker *speaker)
{
  RouseAdviceList *self;

  g_return_val_if_fail (ROUSE_IS_COACH (coach), NULL);
  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (ROUSE_IS_SPEAKER (speaker), NULL);

  self = g_object_new (ROUSE_TYPE_ADVICE_LIST, NULL);
  self->coach = g_object_ref (coach);
  self->catalog = g_object_ref (catalog);
  self->speaker = g_object_ref (speaker);
  g_signal_connect_object (coach, "advised", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
