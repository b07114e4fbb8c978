/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-application-private.h"

#include "rouse-about.h"
#include "rouse-preferences-dialog.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  adw_dialog_present (rouse_about_new (), GTK_WIDGET (rouse_application_get_window (self)));
}

static void
show_preferences (RouseApplication *self, gboolean reminders)
{
  RouseWindow *window = rouse_application_get_window (self);
  AdwDialog *dialog = rouse_preferences_dialog_new (self->settings, self->speaker,
                                                    rouse_application_get_reminders (self), self->clock);

  if (reminders)
    rouse_preferences_dialog_show_reminders (ROUSE_PREFERENCES_DIALOG (dialog));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show_preferences (data, FALSE);
}

static void
reminders_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  rouse_reminders_answer (rouse_reminder_service_get_reminders (rouse_application_get_reminders (self)));
  g_application_activate (G_APPLICATION (self));
  show_preferences (self, TRUE);
}

static void
safety_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;
  RouseWindow *window = rouse_application_get_window (self);

  rouse_window_show_safety (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* GTK would build the overlay together with every window; it is built here when it is first asked for. */
static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (ROUSE_UI ("shortcuts.ui"));

  if (self->shortcuts != NULL)
    gtk_window_destroy (self->shortcuts);
  g_set_weak_pointer (&self->shortcuts, GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
  /* The keys of the application work in it too, and it goes with its window. */
  gtk_window_set_application (self->shortcuts, GTK_APPLICATION (self));
  gtk_window_set_destroy_with_parent (self->shortcuts, TRUE);
  gtk_window_set_transient_for (self->shortcuts, GTK_WINDOW (rouse_application_get_window (self)));
  gtk_window_present (self->shortcuts);
}

/* Behind a session nobody would see the page. */
static void
show (RouseApplication *self, const char *id)
{
  RouseWindow *window = rouse_application_get_window (self);

  gtk_window_present (GTK_WINDOW (window));
  if (!rouse_window_get_in_session (window))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show", "s", id);
}

static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show (data, g_variant_get_string (parameter, NULL));
}

static void
progress_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  show (data, "progress");
}

static void
start_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rouse_application_start (data, g_variant_get_string (parameter, NULL), NULL);
}

static void
start_today_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  rouse_application_start_today (data);
}

static void
start_with_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GVariant) overrides = g_variant_get_child_value (parameter, 1);
  const char *id;

  g_variant_get_child (parameter, 0, "&s", &id);
  rouse_application_start (data, id, overrides);
}

static void
resume_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  /* What is shown first may be pressed before the journal is open. */
  gtk_window_present (GTK_WINDOW (rouse_application_get_window (self)));
  self->resuming = !rouse_journal_get_opened (self->journal);
  if (!self->resuming)
    rouse_application_start (self, NULL, NULL);
}

static void
finish_there_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  gtk_window_present (GTK_WINDOW (rouse_application_get_window (self)));
  rouse_recall_finish_there (self->recall);
}

static void
next_day_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;
  g_autoptr (GEnumClass) answers = g_type_class_ref (ROUSE_TYPE_NEXT_DAY);
  const GEnumValue *answer = g_enum_get_value_by_nick (answers, g_variant_get_string (parameter, NULL));
  RouseWindow *window = rouse_application_get_window (self);

  if (answer == NULL || !rouse_recall_get_asks_next_day (self->recall))
    return;

  rouse_recall_answer_next_day (self->recall, (RouseNextDay) answer->value);
  if (answer->value != ROUSE_NEXT_DAY_UNANSWERED)
    rouse_window_add_undo (window, _ ("Answer saved"), "app.ask-again");
}

static void
ask_again_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  rouse_application_get_window (self);
  rouse_recall_ask_again (self->recall);
}

static gpointer
ref_window (gconstpointer window, gpointer data)
{
  return g_object_ref ((gpointer) window);
}

static void
reminder_start_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  rouse_reminders_answer (rouse_reminder_service_get_reminders (rouse_application_get_reminders (self)));
  rouse_application_start_today (self);
}

static void
reminder_open_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  rouse_reminders_answer (rouse_reminder_service_get_reminders (rouse_application_get_reminders (self)));
  g_application_activate (G_APPLICATION (self));
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;
  g_autolist (GtkWindow) windows
      = g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (self)), ref_window, NULL);

  g_cancellable_cancel (self->starting);

  /* Closed and not dropped, so that its size is remembered; and one may go with another. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  /* One that stayed has something to ask. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_widget_get_realized (l->data))
      return;
  /* A reminder that somebody wanted to see still comes, and is heard to its end. */
  if (windows != NULL && rouse_reminder_service_get_busy (rouse_application_get_reminders (self)))
    return;
  g_application_quit (G_APPLICATION (self));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_action },
  { .name = "preferences", .activate = preferences_action },
  { .name = "reminders", .activate = reminders_action },
  { .name = "safety", .activate = safety_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "progress", .activate = progress_action },
  { .name = "show", .activate = show_action, .parameter_type = "s" },
  { .name = "start", .activate = start_action, .parameter_type = "s" },
  { .name = "start-today", .activate = start_today_action },
  { .name = "start-with", .activate = start_with_action, .parameter_type = "(sa{sv})" },
  { .name = "reminder-start", .activate = reminder_start_action },
  { .name = "reminder-open", .activate = reminder_open_action },
  { .name = "resume", .activate = resume_action },
  { .name = "finish-there", .activate = finish_there_action },
  { .name = "next-day", .activate = next_day_action, .parameter_type = "s" },
  { .name = "ask-again", .activate = ask_again_action },
  { .name = "quit", .activate = quit_action },
};

/*
 * rouse_application_add_actions:
 *
 * Adds what menus, keys, reminders and the desktop ask of the application, none of which needs more than it makes when
 * it is asked.
 */
void
rouse_application_add_actions (RouseApplication *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
