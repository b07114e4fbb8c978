/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the one question after three sessions with every word: that it comes then, of the right exercises, and never
 * again, and what becomes of the answer. */

#include "fixture.h"
#include "rouse-session-summary.h"
#include "rouse-ui.h"
#include "session-rig.h"

static const char *const exercises[] = { "bridge", "clamshell", "hinge" };

static RouseSettings *
open_settings (void)
{
  RouseSettings *settings = rouse_settings_new ();

  /* Settings in memory live as long as the process. */
  rouse_settings_set_guidance (settings, ROUSE_GUIDANCE_FULL);
  for (gsize i = 0; i < G_N_ELEMENTS (exercises); i++)
    {
      rouse_settings_set_guidance_of (settings, exercises[i], -1);
      rouse_settings_set_full_sessions (settings, exercises[i], 0);
    }

  return settings;
}

/* Does a session to its end, and what the test wants to do with its summary. */
static void
do_session (RouseSettings *settings, const char *id, void (*judge) (RouseSettings *, RouseSessionSummary *))
{
  SessionRig rig = { 0 };
  g_autoptr (RouseBriefOffer) offer = NULL;
  g_autoptr (GtkWidget) summary = NULL;

  session_rig_set_up (&rig, id);
  offer = rouse_brief_offer_new (rig.session, settings);
  rouse_session_start (rig.session);
  session_rig_run (&rig, 3600);
  g_assert_cmpint (rouse_session_get_state (rig.session), ==, ROUSE_SESSION_FINISHED);
  summary = g_object_ref_sink (rouse_session_summary_new (rig.session, offer));
  judge (settings, ROUSE_SESSION_SUMMARY (summary));

  g_assert_finalize_object (g_steal_pointer (&summary));
  g_assert_finalize_object (g_steal_pointer (&offer));
  session_rig_tear_down (&rig, id);
}

static void
expect_nothing (RouseSettings *settings, RouseSessionSummary *summary)
{
  g_assert_null (rouse_session_summary_get_question (summary));
}

static void
expect_all (RouseSettings *settings, RouseSessionSummary *summary)
{
  g_assert_cmpstr (rouse_session_summary_get_question (summary), ==,
                   "Bridge, Clamshell, Hip hinge: three times with every word. Fewer words next time?");
}

static void
expect_clamshell (RouseSettings *settings, RouseSessionSummary *summary)
{
  g_assert_cmpstr (rouse_session_summary_get_question (summary), ==,
                   "Clamshell: three times with every word. Fewer words next time?");
}

static void
accept_offer (RouseSettings *settings, RouseSessionSummary *summary)
{
  GtkWidget *button = NULL;
  guint n = 0;

  do
    {
      button = fixture_find (GTK_WIDGET (summary), GTK_TYPE_BUTTON, n++);
      g_assert_nonnull (button);
    }
  while (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), "_Fewer Words") != 0);

  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_cmpstr (rouse_session_summary_get_question (summary), ==,
                   "Next time there will be fewer words. Each exercise’s page changes it back.");
}

static void
test_declined (void)
{
  g_autoptr (RouseSettings) settings = open_settings ();

  do_session (settings, "daily-three", expect_nothing);
  do_session (settings, "daily-three", expect_nothing);
  do_session (settings, "daily-three", expect_all);
  g_assert_cmpint (rouse_settings_get_guidance (settings), ==, ROUSE_GUIDANCE_FULL);
  g_assert_cmpint (rouse_settings_get_guidance_of (settings, "bridge"), ==, -1);
  for (guint i = 0; i < 4; i++)
    do_session (settings, "daily-three", expect_nothing);
}

static void
test_accepted (void)
{
  g_autoptr (RouseSettings) settings = open_settings ();

  do_session (settings, "daily-three", expect_nothing);
  do_session (settings, "daily-three", expect_nothing);
  do_session (settings, "daily-three", accept_offer);
  for (gsize i = 0; i < G_N_ELEMENTS (exercises); i++)
    g_assert_cmpint (rouse_settings_get_guidance_of (settings, exercises[i]), ==, ROUSE_GUIDANCE_BRIEF);
}

/* Whoever knows the bridge has still to be taught the others. */
static void
test_one_exercise (void)
{
  g_autoptr (RouseSettings) settings = open_settings ();

  do_session (settings, "bridge", expect_nothing);
  do_session (settings, "clamshell", expect_nothing);
  do_session (settings, "bridge", expect_nothing);
  do_session (settings, "bridge", accept_offer);
  g_assert_cmpint (rouse_settings_get_guidance (settings), ==, ROUSE_GUIDANCE_FULL);
  g_assert_cmpint (rouse_settings_get_guidance_of (settings, "bridge"), ==, ROUSE_GUIDANCE_BRIEF);
  g_assert_cmpint (rouse_settings_get_guidance_of (settings, "clamshell"), ==, -1);

  do_session (settings, "clamshell", expect_nothing);
  do_session (settings, "daily-three", expect_clamshell);
}

/* Neither a session with few words nor a set that was not finished teaches all of it. */
static void
test_not_counted (void)
{
  g_autoptr (RouseSettings) settings = open_settings ();
  SessionRig rig = { 0 };
  g_autoptr (RouseBriefOffer) offer = NULL;

  do_session (settings, "quick-wake-up", expect_nothing);
  g_assert_cmpuint (rouse_settings_get_full_sessions (settings, "bridge"), ==, 0);

  session_rig_set_up (&rig, "daily-three");
  offer = rouse_brief_offer_new (rig.session, settings);
  rouse_session_start (rig.session);
  while (!g_str_equal (rouse_exercise_get_id (rouse_session_get_exercise (rig.session)), "clamshell")
         || rouse_session_get_repetition (rig.session) != 5)
    session_rig_run (&rig, 1);
  rouse_session_end (rig.session);
  g_assert_cmpuint (rouse_settings_get_full_sessions (settings, "bridge"), ==, 1);
  g_assert_cmpuint (rouse_settings_get_full_sessions (settings, "clamshell"), ==, 0);
  g_assert_cmpuint (rouse_settings_get_full_sessions (settings, "hinge"), ==, 0);

  g_assert_finalize_object (g_steal_pointer (&offer));
  session_rig_tear_down (&rig, "daily-three");
}

/* Whoever has chosen fewer words meanwhile need not be asked. */
static void
test_chosen_already (void)
{
  g_autoptr (RouseSettings) settings = open_settings ();

  do_session (settings, "bridge", expect_nothing);
  do_session (settings, "bridge", expect_nothing);
  rouse_settings_set_guidance_of (settings, "bridge", ROUSE_GUIDANCE_BRIEF);
  do_session (settings, "bridge", expect_nothing);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();

  g_test_add_func ("/ui/brief-offer/declined", test_declined);
  g_test_add_func ("/ui/brief-offer/accepted", test_accepted);
  g_test_add_func ("/ui/brief-offer/one-exercise", test_one_exercise);
  g_test_add_func ("/ui/brief-offer/not-counted", test_not_counted);
  g_test_add_func ("/ui/brief-offer/chosen-already", test_chosen_already);

  status = g_test_run ();
  session_fixture_clear ();
  return status;
}
