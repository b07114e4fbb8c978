/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the rotation of tips: a session hands on as many as had their turn, no more for being paused, and none of
 * sets that were passed over. */

#include "rouse-session-tips.h"
#include "session-rig.h"

typedef struct
{
  SessionRig rig;
  RouseSettings *settings;
} Case;

static void
set_up (Case *self, gconstpointer id)
{
  session_rig_set_up (&self->rig, id);
  self->settings = rouse_settings_new ();
  for (const char *const *exercise = (const char *const[]) { "bridge", "clamshell", "hinge", NULL }; *exercise != NULL;
       exercise++)
    rouse_settings_set_first_tip (self->settings, *exercise, 0);
  rouse_session_tips_follow (self->rig.session, self->settings);
  rouse_session_start (self->rig.session);
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_assert_finalize_object (self->settings);
  session_rig_tear_down (&self->rig, id);
}

static void
assert_tips (Case *self, guint bridge, guint clamshell, guint hinge)
{
  g_assert_cmpuint (rouse_settings_get_first_tip (self->settings, "bridge"), ==, bridge);
  g_assert_cmpuint (rouse_settings_get_first_tip (self->settings, "clamshell"), ==, clamshell);
  g_assert_cmpuint (rouse_settings_get_first_tip (self->settings, "hinge"), ==, hinge);
}

static gint64
find_repetition (Case *self, const char *exercise, guint repetition)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->rig.timeline, &n_segments);

  for (gsize i = 0; i < n_segments; i++)
    if (segments[i].kind == ROUSE_SEGMENT_PHASE && segments[i].repetition == repetition
        && g_str_equal (rouse_exercise_get_id (segments[i].item->exercise), exercise))
      return segments[i].start;
  g_assert_not_reached ();
}

static void
run_to_repetition (Case *self, const char *exercise, guint repetition)
{
  session_rig_run_to (&self->rig, (double) find_repetition (self, exercise, repetition) / SECOND + 0.5);
}

static void
test_finished (Case *self, gconstpointer id)
{
  session_rig_run (&self->rig, 3600);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_FINISHED);
  /* At full guidance the repetitions 4, 7 and 10 have one, on each side. */
  assert_tips (self, 3, 6, 6);
}

static void
test_ended (Case *self, gconstpointer id)
{
  run_to_repetition (self, "bridge", 6);
  assert_tips (self, 0, 0, 0);
  rouse_session_end (self->rig.session);
  assert_tips (self, 1, 0, 0);
}

static void
test_paused (Case *self, gconstpointer id)
{
  run_to_repetition (self, "bridge", 8);
  rouse_session_pause (self->rig.session);
  assert_tips (self, 2, 0, 0);
  rouse_session_resume (self->rig.session);
  session_rig_run (&self->rig, 20);
  rouse_session_pause (self->rig.session);
  assert_tips (self, 2, 0, 0);
  rouse_session_end (self->rig.session);
  assert_tips (self, 2, 0, 0);
}

static void
test_passed_over (Case *self, gconstpointer id)
{
  run_to_repetition (self, "bridge", 5);
  while (g_str_equal (rouse_exercise_get_id (rouse_session_get_exercise (self->rig.session)), "bridge"))
    {
      rouse_session_forward (self->rig.session);
      session_rig_run (&self->rig, 1);
    }
  rouse_session_end (self->rig.session);
  assert_tips (self, 1, 0, 0);
}

static void
test_not_begun (Case *self, gconstpointer id)
{
  rouse_settings_set_first_tip (self->settings, "bridge", 5);
  session_rig_run (&self->rig, 5);
  rouse_session_end (self->rig.session);
  assert_tips (self, 5, 0, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/session-tips/finished", Case, "daily-three", set_up, test_finished, tear_down);
  g_test_add ("/ui/session-tips/ended", Case, "daily-three", set_up, test_ended, tear_down);
  g_test_add ("/ui/session-tips/paused", Case, "daily-three", set_up, test_paused, tear_down);
  g_test_add ("/ui/session-tips/passed-over", Case, "daily-three", set_up, test_passed_over, tear_down);
  g_test_add ("/ui/session-tips/not-begun", Case, "daily-three", set_up, test_not_begun, tear_down);

  status = g_test_run ();
  session_fixture_clear ();
  return status;
}
