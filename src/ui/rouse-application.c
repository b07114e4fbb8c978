/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-application.h"

#include "rouse-about.h"
#include "rouse-advice-list.h"
#include "rouse-coach.h"
#include "rouse-data-folder.h"
#include "rouse-media-controls.h"
#include "rouse-preferences-dialog.h"
#include "rouse-recall.h"
#include "rouse-reminder-service.h"
#include "rouse-session-starter.h"
#include "rouse-system-clock.h"
#include "rouse-ui.h"
#include "rouse-window.h"

#include <glib/gi18n.h>

/* What a reminder and the menu of the icon start. The desktop entry has it too. */
#define TODAY "daily-three"

/**
 * RouseApplication:
 *
 * Makes every object that lives as long as the program, and hands each what it needs. Nothing that sounds is made here:
 * the speaker opens it when something is first to be heard. As a service it is all reminders and nothing else, without
 * even a display, until somebody wants to see a window.
 */
struct _RouseApplication
{
  AdwApplication parent_instance;

  /* owned */
  RouseClock *clock;
  RouseSettings *settings;
  RouseReminderService *reminders; /* in a window soon after its first frame */
  guint reminders_source;
  GVariant *platform_data; /* of a call that came before there was a display */
  gboolean light;          /* to go on as a service in a process that has never had a window */

  /* owned, from the first window on */
  gboolean open;
  RouseCatalog *catalog;
  RouseSpeaker *speaker;
  RouseMediaControls *media_controls;
  RouseJournal *journal;
  RouseRecall *recall;
  RouseCoach *coach;
  GtkWindow *shortcuts;
  GCancellable *starting; /* the session that is about to be opened */
  gboolean resuming;      /* as soon as the journal is open */
};

G_DEFINE_FINAL_TYPE (RouseApplication, rouse_application, ADW_TYPE_APPLICATION)

static void
load_catalog (RouseApplication *self)
{
  g_autofree char *path = g_build_filename (rouse_get_data_folder (), "rouse-catalog.gresource", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GResource) bundle = g_resource_load (path, &error);
  g_autoptr (GFile) folder = g_file_new_for_uri ("resource://" RESOURCE_BASE "/catalog");

  if (bundle != NULL)
    g_resources_register (bundle);
  else
    g_warning ("The exercises cannot be opened: %s", error->message);
  self->catalog = rouse_catalog_new (folder, g_get_language_names ());
}

static RouseReminderService *
get_reminders (RouseApplication *self)
{
  g_clear_handle_id (&self->reminders_source, g_source_remove);
  if (self->reminders == NULL)
    self->reminders = rouse_reminder_service_new (G_APPLICATION (self), self->settings, self->clock);
  return self->reminders;
}

static void
reminders_wanted_cb (gpointer data)
{
  RouseApplication *self = data;

  self->reminders_source = 0;
  get_reminders (self);
}

/* Nobody is called to what they are doing. */
static void
running_cb (RouseApplication *self)
{
  g_autoptr (RouseSession) session = rouse_media_controls_dup_session (self->media_controls);

  rouse_reminders_set_running (rouse_reminder_service_get_reminders (get_reminders (self)), session != NULL);
}

static void
update_recall (RouseApplication *self, RouseWindow *window)
{
  g_autofree char *warning = rouse_recall_dup_warning (self->recall);
  gint64 left;
  g_autofree char *id = rouse_recall_dup_interrupted (self->recall, &left);
  RouseRoutine *routine = id != NULL ? rouse_catalog_get_routine (self->catalog, id) : NULL;
  RouseExercise *exercise = id != NULL ? rouse_catalog_get_exercise (self->catalog, id) : NULL;
  const char *title = NULL;

  if (routine != NULL)
    title = rouse_routine_get_title (routine);
  else if (exercise != NULL)
    title = rouse_exercise_get_title (exercise);
  rouse_window_set_interrupted (window, title, left);
  rouse_window_set_warning (window, warning);
}

static void
recalled_cb (RouseApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ROUSE_IS_WINDOW (l->data))
      update_recall (self, l->data);
  if (self->resuming && rouse_journal_get_opened (self->journal))
    g_action_group_activate_action (G_ACTION_GROUP (self), "resume", NULL);
}

static const struct
{
  const char *action;
  const char *keys[3];
} keys[] = {
  { "app.preferences", { "<Control>comma" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.safety", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "win.focus-sidebar", { "F9" } },
  { "window.close", { "<Control>w" } },
};

/* The toolkit opens the display when it starts up, and costs several times what a service does. */
static void
open_display (RouseApplication *self)
{
  GApplication *application = G_APPLICATION (self);
  g_autofree char *path = rouse_journal_get_default_path ();
  g_autoptr (RouseReminderSettings) reminders = NULL;

  if (self->open)
    return;

  self->open = TRUE;
  rouse_ui_init ();
  G_APPLICATION_CLASS (rouse_application_parent_class)->startup (application);
  if (self->platform_data != NULL)
    G_APPLICATION_CLASS (rouse_application_parent_class)->before_emit (application, self->platform_data);

  load_catalog (self);
  self->speaker = rouse_speaker_new (self->catalog, self->settings, rouse_get_data_folder ());
  self->media_controls = rouse_media_controls_new (g_application_get_dbus_connection (application), self->clock);
  g_signal_connect_object (self->media_controls, "raised", G_CALLBACK (g_application_activate), self,
                           G_CONNECT_SWAPPED);
  self->journal = rouse_journal_new (path, self->clock);
  self->recall = rouse_recall_new (self->journal, self->settings, self->clock);
  g_signal_connect_object (self->recall, "changed", G_CALLBACK (recalled_cb), self, G_CONNECT_SWAPPED);
  reminders = rouse_reminder_settings_new ();
  self->coach = rouse_coach_new (self->journal, self->catalog, self->settings, reminders, self->clock);
  rouse_coach_wake (self->coach);
  g_signal_connect_object (self->media_controls, "notify::session", G_CALLBACK (running_cb), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), keys[i].action, keys[i].keys);
}

static RouseWindow *
create_window (RouseApplication *self)
{
  RouseWindow *window = rouse_window_new (GTK_APPLICATION (self), self->catalog, self->settings, self->speaker,
                                          self->journal, self->clock);

  update_recall (self, window);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (rouse_coach_wake), self->coach, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "filled", G_CALLBACK (rouse_journal_open), self->journal, G_CONNECT_SWAPPED);
  return window;
}

static RouseWindow *
get_window (RouseApplication *self)
{
  open_display (self);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ROUSE_IS_WINDOW (l->data))
      return l->data;
  return create_window (self);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  adw_dialog_present (rouse_about_new (), GTK_WIDGET (get_window (self)));
}

static void
show_preferences (RouseApplication *self, gboolean reminders)
{
  RouseWindow *window = get_window (self);
  AdwDialog *dialog = rouse_preferences_dialog_new (self->settings, self->speaker, get_reminders (self));

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

  rouse_reminders_answer (rouse_reminder_service_get_reminders (get_reminders (self)));
  g_application_activate (G_APPLICATION (self));
  show_preferences (self, TRUE);
}

static void
safety_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;
  RouseWindow *window = get_window (self);

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
  gtk_window_set_transient_for (self->shortcuts, GTK_WINDOW (get_window (self)));
  gtk_window_present (self->shortcuts);
}

/* Nobody exercises on a page that is not there, so nothing outside steers it then. */
static void
session_shown_cb (RouseSessionPage *page, RouseApplication *self)
{
  rouse_media_controls_set_session (self->media_controls, rouse_session_page_get_session (page));
}

/* The page of another session may have been shown before this one has moved out of sight. */
static void
session_hidden_cb (RouseSessionPage *page, RouseApplication *self)
{
  g_autoptr (RouseSession) shown = rouse_media_controls_dup_session (self->media_controls);

  if (shown == rouse_session_page_get_session (page))
    rouse_media_controls_set_session (self->media_controls, NULL);
}

/* Whoever asks for another one, from a launcher or a terminal perhaps, is told why it does not come. */
static gboolean
refuse_second (RouseWindow *window)
{
  if (!rouse_window_get_in_session (window))
    return FALSE;

  rouse_window_add_notice (window, _ ("Leave this session first to start another"));
  return TRUE;
}

/* A session that is about to be opened. */
typedef struct
{
  RouseApplication *application;
  char *id;            /* nullable: the one that was interrupted */
  GVariant *overrides; /* nullable */
} Start;

static void
start_free (Start *start)
{
  g_object_unref (start->application);
  g_free (start->id);
  g_clear_pointer (&start->overrides, g_variant_unref);
  g_free (start);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Start, start_free)

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Start) start = data;
  RouseApplication *self = start->application;
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan = NULL;
  RouseSessionPage *page;
  RouseWindow *window;

  /* Cancelled means that something else was started since, or that the application is quitting. */
  if (!rouse_speaker_learn_finish (ROUSE_SPEAKER (source), result, &error))
    return;

  window = get_window (self);
  if (refuse_second (window))
    return;
  if (start->id != NULL)
    plan = rouse_session_starter_plan (self->catalog, self->settings, start->id, start->overrides, &error);
  else
    plan = rouse_recall_plan (self->recall, self->catalog, &error);
  if (plan == NULL)
    {
      rouse_window_add_notice (window, error->message);
      return;
    }

  page = rouse_session_starter_open (self->settings, self->speaker, self->clock, GTK_APPLICATION (self), plan);
  rouse_recall_follow (self->recall, page, start->id == NULL);
  rouse_coach_forget (self->coach);
  rouse_session_page_set_next (page, rouse_advice_list_new (self->coach, self->catalog, self->speaker));
  g_signal_connect_object (page, "shown", G_CALLBACK (session_shown_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (page, "hidden", G_CALLBACK (session_hidden_cb), self, G_CONNECT_DEFAULT);
  rouse_window_show_session (window, page);
}

static void
start (RouseApplication *self, const char *id, GVariant *overrides)
{
  RouseWindow *window = get_window (self);
  Start *pending;

  gtk_window_present (GTK_WINDOW (window));
  if (refuse_second (window))
    return;

  g_cancellable_cancel (self->starting);
  g_clear_object (&self->starting);
  self->starting = g_cancellable_new ();
  pending = g_new (Start, 1);
  *pending = (Start) { g_object_ref (self), g_strdup (id), overrides != NULL ? g_variant_ref (overrides) : NULL };
  rouse_session_starter_learn_async (self->speaker, overrides, self->starting, learned_cb, pending);
}

static void
start_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  start (data, g_variant_get_string (parameter, NULL), NULL);
}

static void
start_today_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  start (data, TODAY, NULL);
}

static void
start_with_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GVariant) overrides = g_variant_get_child_value (parameter, 1);
  const char *id;

  g_variant_get_child (parameter, 0, "&s", &id);
  start (data, id, overrides);
}

static void
resume_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  /* What is shown first may be pressed before the journal is open. */
  gtk_window_present (GTK_WINDOW (get_window (self)));
  self->resuming = !rouse_journal_get_opened (self->journal);
  if (!self->resuming)
    start (self, NULL, NULL);
}

static void
finish_there_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  gtk_window_present (GTK_WINDOW (get_window (self)));
  rouse_recall_finish_there (self->recall);
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

  rouse_reminders_answer (rouse_reminder_service_get_reminders (get_reminders (self)));
  start (self, TODAY, NULL);
}

static void
reminder_open_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  RouseApplication *self = data;

  rouse_reminders_answer (rouse_reminder_service_get_reminders (get_reminders (self)));
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
  g_application_quit (G_APPLICATION (self));
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_action },
  { .name = "preferences", .activate = preferences_action },
  { .name = "reminders", .activate = reminders_action },
  { .name = "safety", .activate = safety_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "start", .activate = start_action, .parameter_type = "s" },
  { .name = "start-today", .activate = start_today_action },
  { .name = "start-with", .activate = start_with_action, .parameter_type = "(sa{sv})" },
  { .name = "reminder-start", .activate = reminder_start_action },
  { .name = "reminder-open", .activate = reminder_open_action },
  { .name = "resume", .activate = resume_action },
  { .name = "finish-there", .activate = finish_there_action },
  { .name = "quit", .activate = quit_action },
};

static void
rouse_application_startup (GApplication *application)
{
  RouseApplication *self = ROUSE_APPLICATION (application);
  GApplicationClass *without_display = g_type_class_peek (G_TYPE_APPLICATION);

  self->clock = rouse_system_clock_new ();
  self->settings = rouse_settings_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    {
      without_display->startup (application);
      get_reminders (self);
    }
  else
    {
      open_display (self);
      self->reminders_source = g_idle_add_full (G_PRIORITY_LOW, G_SOURCE_FUNC (reminders_wanted_cb), self, NULL);
    }
}

static void
rouse_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (ROUSE_APPLICATION (application))));
}

/* The toolkit tells the display of these, and expects one to be there. */
static void
rouse_application_before_emit (GApplication *application, GVariant *platform_data)
{
  RouseApplication *self = ROUSE_APPLICATION (application);

  if (self->open)
    G_APPLICATION_CLASS (rouse_application_parent_class)->before_emit (application, platform_data);
  else
    self->platform_data = g_variant_ref (platform_data);
}

static void
rouse_application_after_emit (GApplication *application, GVariant *platform_data)
{
  RouseApplication *self = ROUSE_APPLICATION (application);

  g_clear_pointer (&self->platform_data, g_variant_unref);
  if (self->open)
    G_APPLICATION_CLASS (rouse_application_parent_class)->after_emit (application, platform_data);
}

/* The windows are gone by then, and with them whatever was still to be written down. */
static void
rouse_application_shutdown (GApplication *application)
{
  RouseApplication *self = ROUSE_APPLICATION (application);
  GApplicationClass *without_display = g_type_class_peek (G_TYPE_APPLICATION);

  g_clear_handle_id (&self->reminders_source, g_source_remove);
  if (self->open)
    G_APPLICATION_CLASS (rouse_application_parent_class)->shutdown (application);
  else
    without_display->shutdown (application);

  g_clear_object (&self->coach);
  g_clear_object (&self->recall);
  if (self->journal != NULL && !rouse_journal_close (self->journal))
    g_info ("Not everything could be written: %s", rouse_journal_get_error (self->journal)->message);
}

/* What the toolkit has taken it never gives back, so the service goes on in a process that has never had a window. */
static void
rouse_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  RouseApplication *self = ROUSE_APPLICATION (application);

  GTK_APPLICATION_CLASS (rouse_application_parent_class)->window_removed (application, window);
  if (gtk_application_get_windows (application) != NULL || !rouse_reminder_service_get_holding (get_reminders (self)))
    return;

  self->light = TRUE;
  g_application_quit (G_APPLICATION (application));
}

static void
rouse_application_finalize (GObject *object)
{
  RouseApplication *self = ROUSE_APPLICATION (object);

  g_clear_weak_pointer (&self->shortcuts);
  g_clear_object (&self->media_controls);
  g_clear_object (&self->coach);
  g_clear_object (&self->recall);
  g_clear_object (&self->journal);
  g_clear_object (&self->starting);
  g_clear_object (&self->speaker);
  g_clear_object (&self->catalog);
  g_clear_object (&self->reminders);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_application_parent_class)->finalize (object);
}

static void
rouse_application_class_init (RouseApplicationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_application_finalize;
  G_APPLICATION_CLASS (klass)->startup = rouse_application_startup;
  G_APPLICATION_CLASS (klass)->activate = rouse_application_activate;
  G_APPLICATION_CLASS (klass)->before_emit = rouse_application_before_emit;
  G_APPLICATION_CLASS (klass)->after_emit = rouse_application_after_emit;
  G_APPLICATION_CLASS (klass)->shutdown = rouse_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_removed = rouse_application_window_removed;
}

static void
rouse_application_init (RouseApplication *self)
{
}

/**
 * rouse_application_new:
 *
 * Returns: (transfer full): the application, not yet registered
 */
RouseApplication *
rouse_application_new (void)
{
  return g_object_new (ROUSE_TYPE_APPLICATION, "application-id", APP_ID, "resource-base-path", RESOURCE_BASE, NULL);
}

/**
 * rouse_application_get_light:
 * @self: the application, after it has run
 *
 * Returns: whether the program is to go on as a service in a new process
 */
gboolean
rouse_application_get_light (RouseApplication *self)
{
  g_return_val_if_fail (ROUSE_IS_APPLICATION (self), FALSE);

  return self->light;
}
