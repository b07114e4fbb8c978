/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-application-private.h"

#include "rouse-data-folder.h"
#include "rouse-high-contrast.h"
#include "rouse-system-clock.h"
#include "rouse-ui.h"

/**
 * RouseApplication:
 *
 * Makes every object that lives as long as the program, and hands each what it needs. Nothing that sounds is made here:
 * the speaker opens it when something is first to be heard. As a service it is reminders and answers to whoever
 * searches, without even a display, until somebody wants to see a window.
 */
G_DEFINE_FINAL_TYPE (RouseApplication, rouse_application, ADW_TYPE_APPLICATION)

/* For how long, in ms, a service that nobody needs waits for another question: as long as GApplication's own first
 * wait. */
#define PATIENCE 10000

/* For how long, in ms, the end waits for a file to be taken away: a disk that hangs keeps nobody logged in. */
#define LONGEST_FINISH 5000

/* The bundle is only mapped here, and read when something of it is first wanted. */
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

/* What the toolkit has taken it never gives back, so the service goes on in a process that has never had a window; but
 * not before a reminder that somebody wanted to see has come, and has been heard. */
static void
go_light_cb (RouseApplication *self)
{
  if (!self->open || gtk_application_get_windows (GTK_APPLICATION (self)) != NULL
      || !rouse_reminder_service_get_holding (self->reminders) || rouse_reminder_service_get_busy (self->reminders))
    return;

  self->light = TRUE;
  g_application_quit (G_APPLICATION (self));
}

/*
 * rouse_application_get_reminders:
 *
 * Returns: (transfer none): the reminders, which begin now if they have not
 */
RouseReminderService *
rouse_application_get_reminders (RouseApplication *self)
{
  g_clear_handle_id (&self->reminders_source, g_source_remove);
  if (self->reminders == NULL)
    {
      /* The file may have been replaced since this process was started. */
      const char *const chime[] = { "/proc/self/exe", "--chime", NULL };
      g_autoptr (RouseReminderSound) sound = rouse_reminder_sound_new (chime, NULL);

      self->reminders = rouse_reminder_service_new (G_APPLICATION (self), self->settings, self->clock, sound);
      g_signal_connect_object (self->reminders, "notify::busy", G_CALLBACK (go_light_cb), self, G_CONNECT_SWAPPED);
    }
  return self->reminders;
}

static gboolean
reminders_wanted_cb (gpointer data)
{
  RouseApplication *self = data;

  self->reminders_source = 0;
  rouse_application_get_reminders (self);
  return G_SOURCE_REMOVE;
}

/* Nobody is called to what they are doing. */
static void
running_cb (RouseApplication *self)
{
  g_autoptr (RouseSession) session = rouse_media_controls_dup_session (self->media_controls);

  rouse_reminders_set_running (rouse_reminder_service_get_reminders (rouse_application_get_reminders (self)),
                               session != NULL);
}

static void
update_recall (RouseApplication *self, RouseWindow *window)
{
  g_autofree char *warning = rouse_recall_dup_warning (self->recall);
  g_autofree char *no_advice = rouse_recall_dup_no_advice (self->recall);
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
  rouse_window_set_no_advice (window, no_advice);
  rouse_window_set_asking (window, rouse_recall_get_asks_next_day (self->recall));
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

static void
day_passed_cb (RouseApplication *self)
{
  rouse_coach_wake (self->coach);
  rouse_recall_wake (self->recall);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ROUSE_IS_WINDOW (l->data))
      rouse_window_begin_day (l->data);
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
  g_auto (GStrv) refuges = rouse_journal_get_default_refuges ();
  g_autoptr (RouseReminderSettings) reminders = NULL;

  if (self->open)
    return;

  self->open = TRUE;
  g_application_set_inactivity_timeout (application, 0);
  rouse_ui_init ();
  G_APPLICATION_CLASS (rouse_application_parent_class)->startup (application);
  if (self->platform_data != NULL)
    G_APPLICATION_CLASS (rouse_application_parent_class)->before_emit (application, self->platform_data);
  rouse_high_contrast_follow (gdk_display_get_default ());

  self->speaker = rouse_speaker_new (self->catalog, self->settings, rouse_get_data_folder ());
  rouse_speaker_get_reader (self->speaker);
  self->media_controls = rouse_media_controls_new (g_application_get_dbus_connection (application), self->clock);
  g_signal_connect_object (self->media_controls, "raised", G_CALLBACK (g_application_activate), self,
                           G_CONNECT_SWAPPED);
  self->journal = rouse_journal_new (path, self->clock);
  rouse_journal_set_refuges (self->journal, (const char *const *) refuges);
  self->recall = rouse_recall_new (self->journal, self->settings, self->clock);
  g_signal_connect_object (self->recall, "changed", G_CALLBACK (recalled_cb), self, G_CONNECT_SWAPPED);
  reminders = rouse_reminder_settings_new ();
  self->coach = rouse_coach_new (self->journal, self->catalog, self->settings, reminders, self->clock);
  rouse_coach_wake (self->coach);
  self->midnight = rouse_midnight_new (self->clock);
  g_signal_connect_object (self->midnight, "passed", G_CALLBACK (day_passed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->coach, "notify::ready", G_CALLBACK (rouse_application_go_on), self, G_CONNECT_SWAPPED);
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
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (rouse_recall_wake), self->recall,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "filled", G_CALLBACK (rouse_journal_open), self->journal, G_CONNECT_SWAPPED);
  return window;
}

/*
 * rouse_application_get_window:
 *
 * Returns: (transfer none): the window, made now if there is none
 */
RouseWindow *
rouse_application_get_window (RouseApplication *self)
{
  open_display (self);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ROUSE_IS_WINDOW (l->data))
      return l->data;
  return create_window (self);
}

static void
chosen_cb (RouseApplication *self, const char *id)
{
  g_action_group_activate_action (G_ACTION_GROUP (self), "show", g_variant_new_string (id));
}

/* Before the name is there, for the sake of the question that started the program. */
static gboolean
rouse_application_dbus_register (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *object_path,
                                 GError **error)
{
  RouseApplication *self = ROUSE_APPLICATION (application);
  GApplicationClass *parent_class = G_APPLICATION_CLASS (rouse_application_parent_class);

  return parent_class->dbus_register (application, connection, object_path, error)
         && rouse_search_provider_export (self->search, connection, object_path, error);
}

static void
rouse_application_dbus_unregister (GApplication *application, GDBusConnection *connection, const char *object_path)
{
  RouseApplication *self = ROUSE_APPLICATION (application);

  /* The last time is when there is nothing left to take away. */
  if (self->search != NULL)
    rouse_search_provider_unexport (self->search);

  G_APPLICATION_CLASS (rouse_application_parent_class)->dbus_unregister (application, connection, object_path);
}

static void
rouse_application_startup (GApplication *application)
{
  RouseApplication *self = ROUSE_APPLICATION (application);
  GApplicationClass *without_display = g_type_class_peek (G_TYPE_APPLICATION);

  self->clock = rouse_system_clock_new (NULL);
  self->settings = rouse_settings_new ();
  rouse_application_add_actions (self);
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    {
      without_display->startup (application);
      g_application_set_inactivity_timeout (application, PATIENCE);
      rouse_application_get_reminders (self);
    }
  else
    {
      open_display (self);
      self->reminders_source = g_idle_add_full (G_PRIORITY_LOW, reminders_wanted_cb, self, NULL);
    }
}

static void
rouse_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (rouse_application_get_window (ROUSE_APPLICATION (application))));
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

static void
give_up_cb (gpointer late)
{
  *(gboolean *) late = TRUE;
}

/* What was being saved was cancelled with its window, and takes its file away when the main loop comes by. */
static void
finish_saving (GApplication *application)
{
  gboolean late = FALSE;
  guint source = g_timeout_add_once (LONGEST_FINISH, give_up_cb, &late);

  while (g_application_get_is_busy (application) && !late)
    g_main_context_iteration (NULL, TRUE);
  if (!late)
    g_source_remove (source);
}

/* The windows are gone by then, and with them whatever was still to be written down. */
static void
rouse_application_shutdown (GApplication *application)
{
  RouseApplication *self = ROUSE_APPLICATION (application);
  GApplicationClass *without_display = g_type_class_peek (G_TYPE_APPLICATION);

  g_clear_handle_id (&self->reminders_source, g_source_remove);
  rouse_application_drop_start (self);
  finish_saving (application);
  if (self->open)
    G_APPLICATION_CLASS (rouse_application_parent_class)->shutdown (application);
  else
    without_display->shutdown (application);

  g_clear_object (&self->midnight);
  g_clear_object (&self->coach);
  g_clear_object (&self->recall);
  if (self->journal != NULL && !rouse_journal_close (self->journal))
    g_info ("Not everything could be written: %s", rouse_journal_get_error (self->journal)->message);
}

static void
rouse_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  RouseApplication *self = ROUSE_APPLICATION (application);

  GTK_APPLICATION_CLASS (rouse_application_parent_class)->window_removed (application, window);
  rouse_application_get_reminders (self);
  go_light_cb (self);
}

static void
rouse_application_finalize (GObject *object)
{
  RouseApplication *self = ROUSE_APPLICATION (object);

  g_clear_weak_pointer (&self->shortcuts);
  g_clear_object (&self->media_controls);
  g_clear_object (&self->midnight);
  g_clear_object (&self->coach);
  g_clear_object (&self->recall);
  g_clear_object (&self->journal);
  g_clear_object (&self->starting);
  g_clear_object (&self->speaker);
  g_clear_object (&self->search);
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
  G_APPLICATION_CLASS (klass)->dbus_register = rouse_application_dbus_register;
  G_APPLICATION_CLASS (klass)->dbus_unregister = rouse_application_dbus_unregister;
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
  load_catalog (self);
  self->search = rouse_search_provider_new (G_APPLICATION (self), self->catalog);
  g_signal_connect_object (self->search, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "launched", G_CALLBACK (g_application_activate), self, G_CONNECT_SWAPPED);
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
