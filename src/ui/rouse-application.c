/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-application-private.h"

#include "rouse-advice-list.h"
#include "rouse-data-folder.h"
#include "rouse-day.h"
#include "rouse-high-contrast.h"
#include "rouse-session-starter.h"
#include "rouse-standing.h"
#include "rouse-system-clock.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

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
 * not before a reminder that somebody wanted to see has come. */
static void
go_light_cb (RouseApplication *self)
{
  if (gtk_application_get_windows (GTK_APPLICATION (self)) != NULL
      || !rouse_reminder_service_get_holding (self->reminders)
      || rouse_reminders_get_testing (rouse_reminder_service_get_reminders (self->reminders)))
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
      g_autoptr (RouseZone) zone = rouse_zone_new (NULL);

      self->reminders = rouse_reminder_service_new (G_APPLICATION (self), self->settings, self->clock, zone);
      g_signal_connect_object (rouse_reminder_service_get_reminders (self->reminders), "notify::testing",
                               G_CALLBACK (go_light_cb), self, G_CONNECT_SWAPPED);
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

static void ready_cb (RouseApplication *self);

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
  g_signal_connect_object (self->coach, "notify::ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
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

/* Nobody exercises on a page that is not there, so nothing outside steers it then. Who left one and comes back to it is
 * not read to while it speaks, whichever was opened last. */
static void
session_shown_cb (RouseSessionPage *page, RouseApplication *self)
{
  rouse_media_controls_set_session (self->media_controls, rouse_session_page_get_session (page));
  rouse_speaker_give_way_to (self->speaker, rouse_session_page_get_session (page));
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
  g_autoptr (RouseCheckIn) check_in = NULL;
  RouseSessionPage *page;
  RouseWindow *window;

  /* Cancelled means that something else was started since, or that the application is quitting. */
  if (!rouse_speaker_learn_finish (ROUSE_SPEAKER (source), result, &error))
    return;

  window = rouse_application_get_window (self);
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
  check_in = rouse_session_starter_add_check_in (self->catalog, self->settings, self->clock, page, start->overrides);
  rouse_recall_follow (self->recall, page, check_in, start->id == NULL);
  rouse_coach_forget (self->coach);
  rouse_session_page_set_next (page, rouse_advice_list_new (self->coach, self->catalog, self->speaker));
  g_signal_connect_object (page, "shown", G_CALLBACK (session_shown_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (page, "hidden", G_CALLBACK (session_hidden_cb), self, G_CONNECT_DEFAULT);
  rouse_window_show_session (window, page);
}

/*
 * rouse_application_start:
 * @id: (nullable): routine or exercise; %NULL: the session that was interrupted
 * @overrides: (nullable): what is chosen otherwise, for this once
 *
 * Shows the window, and the session in it as soon as the voice knows its words.
 */
void
rouse_application_start (RouseApplication *self, const char *id, GVariant *overrides)
{
  RouseWindow *window = rouse_application_get_window (self);
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

/* On a day of rest it opens what is to be read first; whoever wants a session all the same finds it on the card of the
 * day. What was interrupted goes on, as on that card. */
static void
start_what_suits (RouseApplication *self)
{
  RouseWindow *window = rouse_application_get_window (self);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  RouseStanding standing;

  rouse_standing_load (&standing, self->settings, rouse_day_at (rouse_clock_get_wall (self->clock), zone));
  if (refuse_second (window))
    return;

  if (standing.flags & ROUSE_STANDING_REST)
    {
      rouse_window_show_safety (window);
      rouse_window_add_notice (window, rouse_catalog_get_message (self->catalog, "next-rest"));
    }
  else if (rouse_journal_get_interrupted (self->journal) != NULL)
    rouse_application_start (self, NULL, NULL);
  else
    rouse_application_start (self, rouse_standing_get_routine (&standing), NULL);
}

static void
ready_cb (RouseApplication *self)
{
  if (!self->starting_today || !rouse_coach_get_ready (self->coach))
    return;

  self->starting_today = FALSE;
  start_what_suits (self);
}

/*
 * rouse_application_start_today:
 *
 * Shows the window, and starts in it what its card has for today, as soon as that is known.
 */
void
rouse_application_start_today (RouseApplication *self)
{
  gtk_window_present (GTK_WINDOW (rouse_application_get_window (self)));
  rouse_coach_wake (self->coach);
  self->starting_today = TRUE;
  ready_cb (self);
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

  self->clock = rouse_system_clock_new ();
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
  finish_saving (application);
  if (self->open)
    G_APPLICATION_CLASS (rouse_application_parent_class)->shutdown (application);
  else
    without_display->shutdown (application);

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
