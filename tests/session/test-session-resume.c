/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What lies between a pause and going on: words and places must be those of where it goes on, never those of before.
 * In the Daily three at full guidance the bridge's set runs from 85 to 205 s in repetitions of 12 s, and the
 * clamshell's left set from 295 to 355 s. “Back into position” takes 1.5 s, the wait after it 5 s, the countdown 4 s.
 */

#include "session-rig.h"

#define RESUME 10.5

#define assert_state(rig, expected)                                                                                    \
  g_assert_cmpint (rouse_session_get_state ((rig)->session), ==, ROUSE_SESSION_##expected)
#define assert_at(rig, seconds) g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (rig), seconds, 1e-6)
#define assert_caption(rig, expected) g_assert_cmpstr (rouse_session_get_caption ((rig)->session), ==, expected)

static void
resume_at (SessionRig *rig, double seconds)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, seconds);
  rouse_session_pause (rig->session);
  session_rig_run (rig, 5);
  rouse_session_resume (rig->session);
  assert_state (rig, RESUMING);
}

/* A set is another place to get into: the words, the wait and the countdown begin again for it. */
static void
test_back_to_set (SessionRig *rig, gconstpointer data)
{
  resume_at (rig, 206);
  session_rig_run (rig, RESUME - 2);
  assert_caption (rig, "two");
  rouse_session_back (rig->session);
  rouse_session_back (rig->session);
  assert_state (rig, RESUMING);
  assert_caption (rig, "Back into position.");
  assert_at (rig, 85);
  session_rig_run (rig, RESUME - 0.001);
  assert_state (rig, RESUMING);
  session_rig_run (rig, 0.001);
  assert_state (rig, RUNNING);
  assert_at (rig, 85);
  g_assert_cmpuint (session_rig_get_notified (rig, "exercise"), ==, 2);
}

/* A rest or a set-up says by itself what to do: nobody is counted into it. */
static void
test_forward_to_rest (SessionRig *rig, gconstpointer data)
{
  resume_at (rig, 100);
  session_rig_run (rig, 0.5);
  rouse_session_forward (rig->session);
  assert_state (rig, RUNNING);
  assert_at (rig, 205);
  session_rig_run (rig, 1);
  assert_at (rig, 206);
  assert_caption (rig, "Rest now. Let your breath settle.");
  g_assert_true (rouse_transport_get_timeline (rig->transport) == rig->timeline);
}

static void
test_forward_to_end (SessionRig *rig, gconstpointer data)
{
  resume_at (rig, 716);
  session_rig_run (rig, 0.5);
  rouse_session_forward (rig->session);
  assert_state (rig, FINISHED);
}

static void
test_forward_ends_wait (SessionRig *rig, gconstpointer data)
{
  resume_at (rig, 100);
  session_rig_run (rig, 2);
  rouse_session_forward (rig->session);
  assert_state (rig, RESUMING);
  assert_at (rig, 97);
  session_rig_run (rig, 3.999);
  assert_state (rig, RESUMING);
  assert_caption (rig, "one");
  session_rig_run (rig, 0.001);
  assert_state (rig, RUNNING);
  assert_at (rig, 97);
}

/* In the silence of a set-up it goes on in that silence, unless somebody ends it. */
static void
test_forward_in_silence (SessionRig *rig, gconstpointer data)
{
  resume_at (rig, 30);
  session_rig_run (rig, 0.5);
  rouse_session_forward (rig->session);
  assert_state (rig, RUNNING);
  g_assert_cmpfloat (session_rig_get_seconds (rig), >, 30);
  g_assert_cmpint (rouse_session_get_segment (rig->session)->kind, ==, ROUSE_SEGMENT_SETUP);
}

static void
test_captions (SessionRig *rig, gconstpointer data)
{
  resume_at (rig, 85 + 24 + 11); /* settling after the third, which has been counted */
  assert_caption (rig, "Back into position.");
  session_rig_run (rig, RESUME - 4 + 0.1);
  assert_caption (rig, "Starting in");
  session_rig_run (rig, 0.9);
  assert_caption (rig, "three");
  session_rig_run (rig, 1);
  assert_caption (rig, "two");

  /* Back to the pause, without a word: the words of getting ready are over. */
  rouse_session_pause (rig->session);
  assert_state (rig, PAUSED);
  assert_caption (rig, "Paused. Come down and rest.");
  g_assert_false (rouse_transport_get_playing (rig->transport));

  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME);
  assert_state (rig, RUNNING);
  assert_caption (rig, "Breathe out, roll up.");
}

/* With counts alone a repetition begins without a word: a count from before the pause would be a wrong one. */
static void
test_no_stale_caption (SessionRig *rig, gconstpointer data)
{
  const RouseSegment *segment;

  rouse_session_start (rig->session);
  while (rouse_session_get_repetition (rig->session) != 4)
    session_rig_run (rig, 1);
  assert_caption (rig, "Three");
  rouse_session_pause (rig->session);
  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME);
  assert_state (rig, RUNNING);
  g_assert_cmpuint (rouse_session_get_repetition (rig->session), ==, 4);
  assert_caption (rig, NULL);
  session_rig_run (rig, 11);
  assert_caption (rig, "Four");

  /* In a set-up the words of before are what one still follows. */
  rouse_session_back (rig->session);
  rouse_session_back (rig->session);
  segment = rouse_session_get_segment (rig->session);
  g_assert_cmpint (segment->kind, ==, ROUSE_SEGMENT_SETUP);
  session_rig_run (rig, 4);
  rouse_session_pause (rig->session);
  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME);
  assert_caption (rig, "Bridge, lying on your back.");
}

/* Stopped by something else it says nothing, but shows it. */
static void
test_stopped_transport (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_transport_pause (rig->transport);
  session_rig_run (rig, 1);
  assert_state (rig, PAUSED);
  assert_caption (rig, "Paused. Come down and rest.");
}

#define ADD(path, set_up, function)                                                                                    \
  g_test_add ("/session-resume/" path, SessionRig, "daily-three", set_up, function, session_rig_tear_down)

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);

  ADD ("back-to-set", session_rig_set_up, test_back_to_set);
  ADD ("forward-to-rest", session_rig_set_up, test_forward_to_rest);
  ADD ("forward-to-end", session_rig_set_up, test_forward_to_end);
  ADD ("forward-ends-wait", session_rig_set_up, test_forward_ends_wait);
  ADD ("forward-in-silence", session_rig_set_up, test_forward_in_silence);
  ADD ("captions", session_rig_set_up, test_captions);
  ADD ("no-stale-caption", session_rig_set_up_counts, test_no_stale_caption);
  ADD ("stopped-transport", session_rig_set_up, test_stopped_transport);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
