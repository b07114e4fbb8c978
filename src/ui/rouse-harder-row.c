/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-harder-row.h"

#include <adwaita.h>

/* “Was one of them harder than the rest?” (CONTENT.md 5): optional, for those who look, and for as long as they look.
 */

#define EXERCISE "rouse-exercise"

static void
toggled_cb (RouseCheckIn *check_in, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    rouse_check_in_set_harder (check_in, g_object_get_data (G_OBJECT (button), EXERCISE));
}

static GtkWidget *
add_choice (AdwWrapBox *box, RouseCheckIn *check_in, const char *exercise, const char *title, GtkWidget *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (title);

  g_object_set_data (G_OBJECT (button), EXERCISE, (gpointer) exercise);
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (group));
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), check_in, G_CONNECT_SWAPPED);
  adw_wrap_box_append (box, button);
  return button;
}

/* Each once, however many sets and sides it has. */
static GPtrArray *
list_done (RouseSession *session)
{
  GPtrArray *done = g_ptr_array_new ();
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (session, &n_results);

  for (gsize i = 0; i < n_results; i++)
    if (results[i].done > 0 && !g_ptr_array_find (done, results[i].item->exercise, NULL))
      g_ptr_array_add (done, results[i].item->exercise);
  return done;
}

/**
 * rouse_harder_row_new:
 * @check_in: the check-in of a session that is over
 *
 * Returns: (transfer floating) (nullable): what asks which exercise was harder; %NULL where there was only one
 */
GtkWidget *
rouse_harder_row_new (RouseCheckIn *check_in)
{
  RouseSession *session = rouse_check_in_get_session (check_in);
  RouseCatalog *catalog = rouse_plan_get_catalog (rouse_timeline_get_plan (rouse_session_get_timeline (session)));
  const char *question = rouse_catalog_get_message (catalog, "harder-one");
  g_autoptr (GPtrArray) done = list_done (session);
  GtkWidget *label;
  GtkWidget *group = NULL;
  GtkWidget *box;
  AdwWrapBox *choices;

  if (done->len < 2)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  label = g_object_new (GTK_TYPE_LABEL, "label", question, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  choices = g_object_new (ADW_TYPE_WRAP_BOX, "align", 0.5, "child-spacing", 6, "line-spacing", 6, "accessible-role",
                          GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choices), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
  for (guint i = 0; i < done->len; i++)
    {
      RouseExercise *exercise = done->pdata[i];
      GtkWidget *button = add_choice (choices, check_in, rouse_exercise_get_id (exercise),
                                      rouse_exercise_get_title (exercise), group);

      group = group != NULL ? group : button;
    }
  add_choice (choices, check_in, NULL, rouse_catalog_get_message (catalog, "no"), group);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choices));
  return box;
}
