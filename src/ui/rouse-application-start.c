/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a session begins: what has to be known and ended before, and its page. */

#include "rouse-application-private.h"

#include "rouse-advice-list.h"
#include "rouse-day.h"
#include "rouse-session-starter.h"
#include "rouse-standing.h"

#include <glib/gi18n.h>

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

static RousePlan *
create_plan (const Start *start, GError **error)
{
  RouseApplication *self = start->application;

  if (start->id == NULL)
    return rouse_recall_plan (self->recall, self->catalog, error);

  return rouse_session_starter_plan (self->catalog, self->settings, start->id, start->overrides, error);
}

static void
open_session (Start *start)
{
  RouseApplication *self = start->application;
  RouseWindow *window = rouse_application_get_window (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan = create_plan (start, &error);
  g_autoptr (RouseCheckIn) check_in = NULL;
  RouseSessionPage *page;

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

static void
open_when_ready (RouseApplication *self)
{
  g_autoptr (Start) start = NULL;

  if (self->opening == NULL || !rouse_coach_get_ready (self->coach))
    return;

  start = g_steal_pointer (&self->opening);
  if (!g_cancellable_is_cancelled (self->starting))
    open_session (start);
}

/* What was interrupted ends where it was when another session begins, and if it hurt, this one already is easier. What
 * cannot be begun ends nothing. */
static void
learned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Start) start = data;
  RouseApplication *self = start->application;
  g_autoptr (RousePlan) plan = NULL;

  /* Cancelled means that something else was started since, or that the application is quitting. */
  if (!rouse_speaker_learn_finish (ROUSE_SPEAKER (source), result, NULL))
    return;
  if (refuse_second (rouse_application_get_window (self)))
    return;

  plan = start->id != NULL ? create_plan (start, NULL) : NULL;
  if (plan == NULL)
    {
      open_session (start);
      return;
    }

  if (rouse_recall_finish_there (self->recall))
    rouse_coach_refresh (self->coach);
  if (!rouse_journal_get_opened (self->journal))
    rouse_journal_open (self->journal);
  self->opening = g_steal_pointer (&start);
  open_when_ready (self);
}

/*
 * rouse_application_drop_start:
 *
 * Opens no session that still waits for the coach.
 */
void
rouse_application_drop_start (RouseApplication *self)
{
  g_clear_pointer ((Start **) &self->opening, start_free);
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
  rouse_application_drop_start (self);
  self->starting = g_cancellable_new ();
  pending = g_new (Start, 1);
  *pending = (Start) { g_object_ref (self), g_strdup (id), overrides != NULL ? g_variant_ref (overrides) : NULL };
  rouse_session_starter_learn_async (self->speaker, overrides, self->starting, learned_cb, pending);
}

/* On a day of rest it opens what is to be read first; whoever wants a session all the same finds it on the card of the
 * day. What was left or interrupted goes on, as on that card. */
static void
start_what_suits (RouseApplication *self)
{
  RouseWindow *window = rouse_application_get_window (self);
  RouseStanding standing;

  rouse_standing_load (&standing, self->settings,
                       rouse_day_at (rouse_clock_get_wall (self->clock), rouse_clock_get_zone (self->clock)));
  if (refuse_second (window))
    return;

  if (standing.flags & ROUSE_STANDING_REST)
    {
      rouse_window_show_safety (window);
      rouse_window_add_notice (window, rouse_catalog_get_message (self->catalog, "next-rest"));
      return;
    }
  if (rouse_window_take_up (window))
    return;

  if (rouse_journal_get_interrupted (self->journal) != NULL)
    rouse_application_start (self, NULL, NULL);
  else
    rouse_application_start (self, rouse_standing_get_routine (&standing), NULL);
}

/*
 * rouse_application_go_on:
 *
 * The coach may be ready: begins what has waited for it.
 */
void
rouse_application_go_on (RouseApplication *self)
{
  open_when_ready (self);
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
  rouse_application_go_on (self);
}
