/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-rig.h"

#include "rouse-reading-page.h"

/* Protects that a session starts, pauses for the safety page, waits while another is done, and is taken up again. */

static void
test_session (WindowRig *running, gconstpointer data)
{
  window_rig_start (running, "daily-three");
  g_assert_true (window_rig_shows (running, ROUSE_TYPE_SESSION_PAGE));
  g_assert_true (rouse_window_get_in_session (running->window));
  g_assert_cmpint (rouse_session_get_state (window_rig_get_session (running)), ==, ROUSE_SESSION_RUNNING);

  /* There is one session at a time. */
  window_rig_activate (running, "start", "bridge");
  g_assert_cmpuint (fixture_count (GTK_WIDGET (running->window), ROUSE_TYPE_SESSION_PAGE), ==, 1);

  window_rig_activate (running, "safety", NULL);
  g_assert_true (window_rig_shows (running, ROUSE_TYPE_READING_PAGE));
  g_assert_true (rouse_window_get_in_session (running->window));
  g_assert_cmpint (rouse_session_get_state (window_rig_get_session (running)), ==, ROUSE_SESSION_PAUSED);
}

static void
end (WindowRig *running)
{
  GtkWidget *page = fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_SESSION_PAGE, 0);

  gtk_widget_activate_action (page, "session.end", NULL);
  gtk_widget_activate_action (page, "session.leave", NULL);
  fixture_iterate (500);
}

static void
leave (WindowRig *running)
{
  GtkWidget *page = fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_SESSION_PAGE, 0);

  gtk_widget_activate_action (page, "session.leave", NULL);
  fixture_iterate (300);
}

static gboolean
is_hushed (WindowRig *running)
{
  for (guint i = 0; i < 100 && !rouse_speaker_get_hushed (running->application->speaker); i++)
    fixture_iterate (20);
  return rouse_speaker_get_hushed (running->application->speaker);
}

/* What was left waits while another session is shown, and is offered again afterwards: nothing of it is lost. */
static void
test_leaving_for_another (WindowRig *running, gconstpointer data)
{
  g_autoptr (RouseSession) first = NULL;
  g_autoptr (RouseSession) second = NULL;

  window_rig_start (running, "bridge");
  first = g_object_ref (window_rig_get_session (running));
  leave (running);
  g_assert_cmpint (rouse_session_get_state (first), ==, ROUSE_SESSION_PAUSED);

  window_rig_start (running, "hinge");
  second = g_object_ref (window_rig_get_session (running));
  g_assert_true (second != first);
  g_assert_cmpint (rouse_session_get_state (first), ==, ROUSE_SESSION_PAUSED);
  g_assert_false (rouse_transport_get_playing (rouse_session_get_transport (first)));
  g_assert_true (window_rig_tells (running, "“Bridge” stays paused"));

  /* Taken up again on the spot, the other one waits instead. */
  gtk_widget_activate_action (GTK_WIDGET (running->window), "win.resume", NULL);
  fixture_iterate (500);
  g_assert_true (window_rig_get_session (running) == first);
  g_assert_cmpint (rouse_session_get_state (first), ==, ROUSE_SESSION_RESUMING);
  g_assert_cmpint (rouse_session_get_state (second), ==, ROUSE_SESSION_PAUSED);
  /* Nothing is read aloud while it speaks, as during the one that was opened last. */
  g_assert_true (is_hushed (running));

  end (running);
  g_assert_false (rouse_window_get_in_session (running->window));
  g_assert_cmpint (rouse_session_get_state (first), ==, ROUSE_SESSION_ENDED);
  gtk_widget_activate_action (GTK_WIDGET (running->window), "win.resume", NULL);
  fixture_iterate (500);
  g_assert_true (window_rig_get_session (running) == second);
  end (running);
  gtk_widget_activate_action (GTK_WIDGET (running->window), "win.resume", NULL);
  g_assert_false (rouse_window_get_in_session (running->window));
}

/* Whoever starts today's session from elsewhere gets what the card of the day offers: the one that was left. */
static void
test_today_after_leaving (WindowRig *running, gconstpointer data)
{
  g_autoptr (RouseSession) left = NULL;

  window_rig_start (running, "bridge");
  left = g_object_ref (window_rig_get_session (running));
  leave (running);

  window_rig_activate (running, "start-today", NULL);
  for (guint i = 0; i < 100 && !window_rig_shows (running, ROUSE_TYPE_SESSION_PAGE); i++)
    fixture_iterate (100);
  g_assert_true (window_rig_get_session (running) == left);
  g_assert_cmpint (rouse_session_get_state (left), ==, ROUSE_SESSION_RESUMING);
  end (running);
}

/* From a launcher or a terminal too: it says why nothing else begins, and the running one goes on. */
static void
test_second_start (WindowRig *running, gconstpointer data)
{
  RouseSession *session;
  GVariant *parameters = g_variant_new_parsed ("('hinge', @a{sv} {})");

  window_rig_start (running, "bridge");
  session = window_rig_get_session (running);
  g_action_group_activate_action (G_ACTION_GROUP (running->application), "start-with", parameters);
  fixture_iterate (500);
  g_assert_true (window_rig_get_session (running) == session);
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RUNNING);
  g_assert_true (window_rig_tells (running, "Leave this session first to start another"));

  rouse_session_pause (session);
  window_rig_activate (running, "start", "hinge");
  g_assert_true (window_rig_get_session (running) == session);
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_PAUSED);

  /* The way back does not wait until all that has been read. */
  leave (running);
  g_assert_true (window_rig_tells (running, "Session paused"));
}

/* The digits that are spoken answer over the page about urgent help too, and lead back to the session. */
static void
test_hurt_under_safety (WindowRig *running, gconstpointer data)
{
  RouseSession *session;
  GtkWidget *safety;

  window_rig_start (running, "bridge");
  session = window_rig_get_session (running);
  rouse_session_hurt (session);
  window_rig_activate (running, "safety", NULL);
  safety = fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_READING_PAGE, 0);
  g_assert_true (gtk_widget_get_mapped (safety));
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_HURT);
  g_assert_true (fixture_press (safety, GDK_KEY_0, 0));
  fixture_iterate (500);
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RESUMING);
  g_assert_true (window_rig_shows (running, ROUSE_TYPE_SESSION_PAGE));

  /* An end does not take away what is being read. */
  rouse_session_hurt (session);
  fixture_iterate (300);
  window_rig_activate (running, "safety", NULL);
  rouse_session_end (session);
  fixture_iterate (300);
  g_assert_true (window_rig_shows (running, ROUSE_TYPE_READING_PAGE));
  g_assert_true (window_rig_tells (running, "Session ended. What you did is kept."));
}

static void
test_leaving (WindowRig *running, gconstpointer data)
{
  RouseSession *session;

  window_rig_start (running, "bridge");
  session = window_rig_get_session (running);
  leave (running);
  g_assert_false (rouse_window_get_in_session (running->window));

  gtk_widget_activate_action (GTK_WIDGET (running->window), "win.resume", NULL);
  fixture_iterate (300);
  g_assert_true (window_rig_get_session (running) == session);
  g_assert_cmpint (rouse_session_get_state (session), !=, ROUSE_SESSION_PAUSED);
}

static void
close_and_open (WindowRig *running)
{
  gtk_window_close (GTK_WINDOW (running->window));
  for (guint i = 0; i < 50 && running->window != NULL; i++)
    fixture_iterate (100);
  g_assert_null (running->window);
  window_rig_set_up (running, running->application);
  for (guint i = 0; i < 50 && !window_rig_tells (running, "Interrupted"); i++)
    fixture_iterate (100);
}

/* A session that lost its window in the middle is offered in the next one: to go on, or to have ended there. */
static void
test_interrupted (WindowRig *running, gconstpointer data)
{
  window_rig_start (running, "bridge");
  close_and_open (running);
  g_assert_true (window_rig_tells (running, "Interrupted"));
  g_assert_true (window_rig_tells (running, "Resume"));
  window_rig_activate (running, "resume", NULL);
  for (guint i = 0; i < 100 && !window_rig_shows (running, ROUSE_TYPE_SESSION_PAGE); i++)
    fixture_iterate (100);
  g_assert_cmpint (rouse_session_get_state (window_rig_get_session (running)), ==, ROUSE_SESSION_RUNNING);

  close_and_open (running);
  g_assert_true (window_rig_tells (running, "Finish There"));
  window_rig_activate (running, "finish-there", NULL);
  g_assert_false (window_rig_tells (running, "Interrupted"));
  g_assert_false (window_rig_tells (running, "Finish There"));
  g_assert_true (window_rig_tells (running, "Today"));
}

int
main (int argc, char **argv)
{
  g_autoptr (RouseApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = rouse_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/ui/window-sessions/session", WindowRig, application, window_rig_set_up, test_session,
              window_rig_tear_down);
  g_test_add ("/ui/window-sessions/leaving", WindowRig, application, window_rig_set_up, test_leaving,
              window_rig_tear_down);
  g_test_add ("/ui/window-sessions/leaving-for-another", WindowRig, application, window_rig_set_up,
              test_leaving_for_another, window_rig_tear_down);
  g_test_add ("/ui/window-sessions/today-after-leaving", WindowRig, application, window_rig_set_up,
              test_today_after_leaving, window_rig_tear_down);
  g_test_add ("/ui/window-sessions/second-start", WindowRig, application, window_rig_set_up, test_second_start,
              window_rig_tear_down);
  g_test_add ("/ui/window-sessions/hurt-under-safety", WindowRig, application, window_rig_set_up,
              test_hurt_under_safety, window_rig_tear_down);
  g_test_add ("/ui/window-sessions/interrupted", WindowRig, application, window_rig_set_up, test_interrupted,
              window_rig_tear_down);

  return g_test_run ();
}
