/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whole sessions on a fake clock. In the Daily three at full guidance the bridge's set runs from 85 to 205 s in
 * repetitions of 12 s, and the clamshell's left set from 295 to 355 s in repetitions of 6 s. The pause is announced in
 * 1.5 s; resuming takes 10.5 s. */

#include "session-rig.h"

#include "rouse-clock-transport.h"
#include "rouse-interlude.h"

#define PAUSE 1.5
#define RESUME 10.5

#define assert_state(rig, expected)                                                                                    \
  g_assert_cmpint (rouse_session_get_state ((rig)->session), ==, ROUSE_SESSION_##expected)
#define assert_at(rig, seconds) g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (rig), seconds, 1e-6)

static void
test_whole (SessionRig *rig, gconstpointer data)
{
  gsize n_results;
  const RouseSetResult *results;
  gsize n_boundaries = 0;

  for (gint64 position = 0; position >= 0; n_boundaries++)
    position = rouse_timeline_get_next_boundary (rig->timeline, position);

  rouse_session_start (rig->session);
  assert_state (rig, RUNNING);
  session_rig_run (rig, (double) rouse_timeline_get_length (rig->timeline) / SECOND - 0.001);
  assert_state (rig, RUNNING);
  session_rig_run (rig, 0.001);
  assert_state (rig, FINISHED);
  g_assert_cmpint (rouse_session_get_left (rig->session), ==, 0);

  results = rouse_session_get_results (rig->session, &n_results);
  for (gsize i = 0; i < n_results; i++)
    g_assert_cmpuint (results[i].done, ==, results[i].planned);

  /* One wake-up a boundary, and one of the transport for the end. */
  g_assert_cmpuint (rouse_fake_clock_get_n_woken (rig->clock), <=, n_boundaries + 1);
  g_assert_cmpuint (session_rig_get_notified (rig, "state"), ==, 2);
}

static void
test_daily (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run (rig, 720);
  assert_state (rig, FINISHED);
  g_assert_cmpstr (rig->sets->str, ==,
                   "bridge/1/both 10/10 clamshell/1/left 10/10 clamshell/1/right 10/10 "
                   "hinge/1/left 10/10 hinge/1/right 10/10 ");
}

static void
test_shown (SessionRig *rig, gconstpointer data)
{
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, NULL);
  g_assert_cmpstr (rouse_session_get_phase_title (rig->session), ==, "Get ready");
  g_assert_cmpstr (rouse_exercise_get_id (rouse_session_get_exercise (rig->session)), ==, "bridge");

  rouse_session_start (rig->session);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==,
                   "Welcome to the daily three. One set of each exercise.");
  session_rig_run_to (rig, 85 + 36);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Roll up.");
  g_assert_cmpstr (rouse_session_get_phase_title (rig->session), ==, "Roll up");
  g_assert_cmpstr (rouse_session_get_next_title (rig->session), ==, "Rest");
  g_assert_cmpuint (rouse_session_get_repetition (rig->session), ==, 4);
  g_assert_cmpuint (rouse_session_get_repetitions (rig->session), ==, 10);
  g_assert_cmpfloat (rouse_session_get_stretch_fraction (rig->session), ==, 0.3);
  g_assert_cmpint (rouse_session_get_stretch_left (rig->session), ==, 84 * SECOND);

  session_rig_get_notified (rig, "phase-title");
  session_rig_get_notified (rig, "repetition");
  session_rig_get_notified (rig, "caption");
  session_rig_get_notified (rig, "side");
  session_rig_run_to (rig, 85 + 48);
  /* Roll up → hold → roll down → settle → roll up; hold, tip, count and roll up are said. */
  g_assert_cmpuint (session_rig_get_notified (rig, "phase-title"), ==, 4);
  g_assert_cmpuint (session_rig_get_notified (rig, "repetition"), ==, 1);
  g_assert_cmpuint (session_rig_get_notified (rig, "caption"), ==, 4);
  g_assert_cmpuint (session_rig_get_notified (rig, "side"), ==, 0);

  session_rig_run_to (rig, 206);
  g_assert_cmpstr (rouse_session_get_phase_title (rig->session), ==, "Rest");
  g_assert_cmpstr (rouse_session_get_next_title (rig->session), ==, "Clamshell");
  g_assert_cmpint (rouse_session_get_side (rig->session), ==, ROUSE_SIDE_LEFT);
  g_assert_cmpuint (rouse_session_get_repetition (rig->session), ==, 0);
  session_rig_run_to (rig, 360);
  g_assert_cmpstr (rouse_session_get_phase_title (rig->session), ==, "Change sides");
  g_assert_cmpint (rouse_session_get_side (rig->session), ==, ROUSE_SIDE_RIGHT);
}

static void
test_pause_repeats (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 24 + 11); /* settling after the third */
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 3);

  rouse_session_toggle (rig->session);
  assert_state (rig, PAUSED);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Paused. Come down and rest.");
  g_assert_cmpstr (rouse_session_get_phase_title (rig->session), ==, "Paused");
  session_rig_run (rig, PAUSE);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
  session_rig_run (rig, 3600);
  assert_at (rig, 120);

  rouse_session_toggle (rig->session);
  assert_state (rig, RESUMING);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Back into position.");
  session_rig_run (rig, RESUME - 3);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "three");
  session_rig_run (rig, 2.999);
  assert_state (rig, RESUMING);
  session_rig_run (rig, 0.001);
  assert_state (rig, RUNNING);
  assert_at (rig, 85 + 24);

  /* Done again, it counts once. */
  session_rig_run (rig, 12);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 3);
  session_rig_run (rig, 12);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 4);
}

static void
test_pause_in_setup (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 24); /* in the middle of br-set-1, which began at 22.5 */
  rouse_session_pause (rig->session);
  session_rig_run (rig, PAUSE);
  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME);
  assert_at (rig, 22.5);

  session_rig_run_to (rig, 30); /* in the silence after it */
  rouse_session_pause (rig->session);
  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME);
  assert_at (rig, 30);

  session_rig_run_to (rig, 83.2); /* in the countdown */
  rouse_session_pause (rig->session);
  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME);
  assert_at (rig, 85);
}

static void
test_toggle_in_interludes (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_session_toggle (rig->session);
  session_rig_run (rig, 0.5);
  rouse_session_toggle (rig->session); /* before the pause was said to its end */
  assert_state (rig, RESUMING);
  session_rig_run (rig, 2);
  rouse_session_toggle (rig->session);
  assert_state (rig, PAUSED);
  /* Silently: nothing moves. */
  g_assert_false (rouse_transport_get_playing (rig->transport));
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
  g_assert_true (rouse_transport_get_timeline (rig->transport) == rig->timeline);
  session_rig_run (rig, 100);
  rouse_session_toggle (rig->session);
  session_rig_run (rig, RESUME);
  assert_state (rig, RUNNING);
  assert_at (rig, 97);
}

static void
test_forward (SessionRig *rig, gconstpointer data)
{
  rouse_session_forward (rig->session);
  assert_state (rig, READY);

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 8); /* in the wait after s-space, until 10.7 */
  rouse_session_forward (rig->session);
  assert_at (rig, 10.7);
  rouse_session_forward (rig->session);
  assert_at (rig, 20);
  rouse_session_forward (rig->session);
  assert_at (rig, 81); /* the countdown */
  rouse_session_forward (rig->session);
  assert_at (rig, 205); /* the rest */
  g_assert_cmpstr (rig->sets->str, ==, "");

  session_rig_run_to (rig, 315);
  rouse_session_forward (rig->session);
  assert_at (rig, 355);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 0);
  g_assert_cmpuint (session_rig_get_done (rig, 1), ==, 3);
  g_assert_cmpstr (rig->sets->str, ==, "clamshell/1/left 3/10 ");

  session_rig_run_to (rig, 716);
  rouse_session_forward (rig->session);
  assert_state (rig, FINISHED);
  g_assert_cmpuint (session_rig_get_done (rig, 4), ==, 10);
}

static void
test_back (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 310);
  rouse_session_back (rig->session);
  assert_at (rig, 291); /* the set's countdown */
  session_rig_run (rig, 1);
  rouse_session_back (rig->session);
  assert_at (rig, 235); /* its set-up */
  rouse_session_back (rig->session);
  assert_at (rig, 205);
  session_rig_run (rig, 5);
  rouse_session_back (rig->session);
  assert_at (rig, 205);
  session_rig_run (rig, 1.9);
  rouse_session_back (rig->session);
  assert_at (rig, 81);
  session_rig_run_to (rig, 300);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 10);

  session_rig_run_to (rig, 315);
  g_assert_cmpuint (session_rig_get_done (rig, 1), ==, 3);
}

/* What was done of a set counts as soon as it lies behind, also on the second way past it. */
static void
test_back_and_past (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 5 * 12 + 3);
  rouse_session_back (rig->session);
  assert_at (rig, 81);
  g_assert_cmpstr (rig->sets->str, ==, "");
  rouse_session_forward (rig->session);
  assert_at (rig, 205);
  g_assert_cmpstr (rig->sets->str, ==, "bridge/1/both 5/10 ");
}

static void
test_jump_while_paused (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 310);
  rouse_session_pause (rig->session);
  rouse_session_forward (rig->session); /* while the pause is being said */
  assert_state (rig, PAUSED);
  assert_at (rig, 355);
  session_rig_run (rig, 60);
  assert_at (rig, 355);
  g_assert_cmpint (rouse_transport_get_position (rig->transport), ==, 355 * SECOND);
  rouse_session_back (rig->session);
  assert_at (rig, 291);
  g_assert_cmpint (rouse_transport_get_position (rig->transport), ==, 291 * SECOND);

  rouse_session_resume (rig->session);
  assert_at (rig, 295);
  session_rig_run (rig, RESUME);
  assert_state (rig, RUNNING);
  /* Resuming has counted down; it is not done twice. */
  assert_at (rig, 295);
}

static void
test_end (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 315);
  rouse_session_end (rig->session);
  assert_state (rig, ENDED);
  g_assert_cmpstr (rig->sets->str, ==, "bridge/1/both 10/10 clamshell/1/left 3/10 ");
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Stopping here. What you did still counts.");
  session_rig_run (rig, 100);
  assert_at (rig, 315);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 10);
  g_assert_cmpuint (session_rig_get_done (rig, 1), ==, 3);
  g_assert_cmpuint (session_rig_get_done (rig, 2), ==, 0);

  rouse_session_toggle (rig->session);
  rouse_session_back (rig->session);
  rouse_session_end (rig->session);
  assert_state (rig, ENDED);
}

static void
test_speak (SessionRig *rig, gconstpointer data)
{
  g_autoptr (RouseTimeline) hurt
      = rouse_interlude_new_moment (session_fixture_get_catalog (), ROUSE_MOMENT_HURT, ROUSE_GUIDANCE_COUNTS,
                                    session_fixture_get_longest, NULL);

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_session_pause (rig->session);
  rouse_session_speak (rig->session, hurt);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Stopped. Ease back to a resting position.");
  session_rig_run (rig, 60);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==,
                   "Zero, just effort. One, easier. Two, skip. Three, end.");
  assert_state (rig, PAUSED);
  assert_at (rig, 100);
  g_assert_true (rouse_transport_get_timeline (rig->transport) == rig->timeline);
}

static void
test_repeat (SessionRig *rig, gconstpointer data)
{
  g_autoptr (RouseTimeline) again
      = rouse_interlude_new_text ("br-go-c", "Once more.", session_fixture_get_longest, NULL);

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 0.5);
  rouse_session_speak (rig->session, again);
  session_rig_run (rig, 1.5);
  assert_at (rig, 0.5);
  session_rig_run (rig, 0.1);
  rouse_session_pause (rig->session);
  assert_at (rig, 0.5);
  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME);
  assert_at (rig, 0);

  session_rig_run_to (rig, 85 + 24 + 3);
  rouse_session_speak (rig->session, again); /* 1.5 s and a gap */
  assert_state (rig, RUNNING);
  session_rig_run (rig, 1);
  assert_at (rig, 85 + 24 + 3);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Once more.");
  session_rig_run (rig, 0.7);
  assert_at (rig, 85 + 24 + 3);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Breathe out, roll up.");
  session_rig_run (rig, 1);
  assert_at (rig, 85 + 24 + 4);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Squeeze a little higher.");
  session_rig_run (rig, 6);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 3);

  /* Paused, moved or stopped meanwhile, it is where it was. */
  rouse_session_speak (rig->session, again);
  session_rig_run (rig, 1);
  rouse_session_forward (rig->session);
  assert_at (rig, 205);
  session_rig_run (rig, 1.7);
  assert_at (rig, 206);
  rouse_session_speak (rig->session, again);
  rouse_session_pause (rig->session);
  session_rig_run (rig, 5);
  assert_at (rig, 206);
  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME + 2);
  rouse_session_speak (rig->session, again);
  rouse_fake_clock_stop (rig->clock, 30 * ROUSE_CLOCK_SECOND);
  assert_state (rig, PAUSED);
  assert_at (rig, 207);
}

static void
test_repeat_last (SessionRig *rig, gconstpointer data)
{
  rouse_session_repeat (rig->session);
  assert_state (rig, READY);
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 85 + 24 + 3); /* “Breathe out, roll up.” ended half a second ago or more */
  rouse_session_repeat (rig->session);
  assert_state (rig, RUNNING);
  g_assert_true (rouse_transport_get_timeline (rig->transport) != rig->timeline);
  session_rig_run (rig, 1.5);
  assert_at (rig, 85 + 24 + 3);
  session_rig_run (rig, 1.2);
  assert_at (rig, 85 + 24 + 4);

  /* In the middle of a cue there is no echo of its end. */
  session_rig_run (rig, 0.5);
  rouse_session_repeat (rig->session);
  assert_at (rig, 85 + 24 + 4);
  g_assert_true (rouse_transport_get_timeline (rig->transport) == rig->timeline);
  session_rig_run (rig, 6.5);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 3);
  rouse_session_repeat (rig->session);
  session_rig_run (rig, 1);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 3);

  /* Paused it stays so. */
  rouse_session_pause (rig->session);
  session_rig_run (rig, PAUSE + 1);
  rouse_session_repeat (rig->session);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Three");
  session_rig_run (rig, 5);
  assert_state (rig, PAUSED);
  g_assert_false (rouse_transport_get_playing (rig->transport));
}

static void
test_pose (SessionRig *rig, gconstpointer data)
{
  RousePose ready;
  RousePose pose;
  RousePose expected;
  gboolean mirrored;
  RouseMotion *motion = rouse_variant_get_motion (rouse_session_get_variant (rig->session));

  rouse_session_start (rig->session);
  g_assert_true (rouse_session_get_pose (rig->session, &ready, &mirrored));
  rouse_motion_get_ready_pose (motion, 0, ROUSE_SIDE_BOTH, &expected);
  g_assert_cmpmem (&ready, sizeof ready, &expected, sizeof expected);

  session_rig_run_to (rig, 85 + 7); /* a quarter of the way down */
  g_assert_true (rouse_session_get_pose (rig->session, &pose, &mirrored));
  rouse_motion_get_pose (motion, ROUSE_PHASE_SECOND, 0.25, ROUSE_SIDE_BOTH, &expected);
  g_assert_cmpmem (&pose, sizeof pose, &expected, sizeof expected);
  g_assert_true (mirrored == rouse_motion_get_mirrored (motion, ROUSE_SIDE_BOTH));

  session_rig_run_to (rig, 400);
  motion = rouse_variant_get_motion (rouse_session_get_variant (rig->session));
  g_assert_true (rouse_session_get_pose (rig->session, &pose, &mirrored));
  g_assert_true (mirrored == rouse_motion_get_mirrored (motion, ROUSE_SIDE_RIGHT));
}

static void
test_pose_alternating (SessionRig *rig, gconstpointer data)
{
  const RousePlacedCue *leg = session_fixture_find_cue (rig->timeline, "leg-L", 1);
  RousePose pose;
  RousePose expected;
  gboolean mirrored;
  RouseMotion *motion = rouse_variant_get_motion (rouse_session_get_variant (rig->session));

  rouse_session_start (rig->session);
  session_rig_run_to (rig, (double) leg->start / SECOND + 2);
  g_assert_cmpint (rouse_session_get_side (rig->session), ==, ROUSE_SIDE_LEFT);
  g_assert_true (rouse_session_get_pose (rig->session, &pose, &mirrored));
  rouse_motion_get_pose (motion, ROUSE_PHASE_HOLD, 0.5, ROUSE_SIDE_LEFT, &expected);
  g_assert_cmpmem (&pose, sizeof pose, &expected, sizeof expected);

  session_rig_run (rig, 14); /* the next one is for the right leg */
  g_assert_true (rouse_session_get_pose (rig->session, &pose, &mirrored));
  rouse_motion_get_pose (motion, ROUSE_PHASE_HOLD, 0.5, ROUSE_SIDE_RIGHT, &expected);
  g_assert_cmpmem (&pose, sizeof pose, &expected, sizeof expected);
}

/* Brief guidance, so that not every phase has words: the Quick wake-up's bridge begins at 2 s, its set at 18.2 s. */
static void
test_quick (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 9); /* words of safety are still to come in this silence, at 10 s */
  rouse_session_forward (rig->session);
  assert_at (rig, 9);
  session_rig_run_to (rig, 13.6);
  rouse_session_forward (rig->session);
  assert_at (rig, 14.2);

  session_rig_run_to (rig, 18.2 + 37);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Two more.");
  session_rig_get_notified (rig, "caption");
  session_rig_get_notified (rig, "phase-title");
  session_rig_run_to (rig, 18.2 + 41); /* holding, without a word */
  g_assert_cmpuint (session_rig_get_notified (rig, "caption"), ==, 0);
  g_assert_cmpuint (session_rig_get_notified (rig, "phase-title"), ==, 1);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Two more.");
}

static void
test_finalize (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
}

static void
test_finalize_in_interlude (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_session_pause (rig->session);
}

/* A pause that was silenced has nothing more to say, be it that its sound is lost and comes back. */
static void
test_hush (SessionRig *rig, gconstpointer data)
{
  g_autoptr (RouseTransport) other = rouse_clock_transport_new (ROUSE_CLOCK (rig->clock));

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_session_pause (rig->session);
  session_rig_run (rig, 0.5);
  g_assert_true (rouse_transport_get_playing (rig->transport));
  rouse_session_hush (rig->session);
  g_assert_false (rouse_transport_get_playing (rig->transport));
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
  g_assert_cmpstr (rouse_session_get_caption (rig->session), ==, "Paused. Come down and rest.");

  rouse_session_set_transport (rig->session, other);
  g_assert_false (rouse_transport_get_playing (other));
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
  assert_state (rig, PAUSED);
  assert_at (rig, 100);

  /* What runs is not hushed by it. */
  rouse_session_resume (rig->session);
  session_rig_run (rig, RESUME + 5);
  assert_state (rig, RUNNING);
  rouse_session_hush (rig->session);
  g_assert_true (rouse_transport_get_playing (other));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, id, function)                                                                                        \
  g_test_add ("/session/session/" path, SessionRig, id, session_rig_set_up, function, session_rig_tear_down)

  ADD ("whole/daily-three", "daily-three", test_whole);
  ADD ("whole/quick-wake-up", "quick-wake-up", test_whole);
  ADD ("whole/gentle-start", "gentle-start", test_whole);
  ADD ("whole/strong", "strong", test_whole);
  ADD ("whole/hinge", "hinge", test_whole);
  ADD ("daily", "daily-three", test_daily);
  ADD ("shown", "daily-three", test_shown);
  ADD ("pause-repeats", "daily-three", test_pause_repeats);
  ADD ("pause-in-setup", "daily-three", test_pause_in_setup);
  ADD ("toggle-in-interludes", "daily-three", test_toggle_in_interludes);
  ADD ("forward", "daily-three", test_forward);
  ADD ("back", "daily-three", test_back);
  ADD ("back-and-past", "daily-three", test_back_and_past);
  ADD ("jump-while-paused", "daily-three", test_jump_while_paused);
  ADD ("end", "daily-three", test_end);
  ADD ("speak", "daily-three", test_speak);
  ADD ("repeat", "daily-three", test_repeat);
  ADD ("repeat-last", "daily-three", test_repeat_last);
  ADD ("pose", "daily-three", test_pose);
  ADD ("quick", "quick-wake-up", test_quick);
  ADD ("hush", "daily-three", test_hush);
  g_test_add ("/session/session/pose-alternating", SessionRig, "bridge", session_rig_set_up_harder,
              test_pose_alternating, session_rig_tear_down);
  ADD ("finalize", "daily-three", test_finalize);
  ADD ("finalize-in-interlude", "daily-three", test_finalize_in_interlude);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
