/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-rig.h"

#include "rouse-plan-variant.h"
#include "rouse-timeline-json.h"

static RousePlan *
read_plan (const char *text, GError **error)
{
  g_autoptr (GVariant) variant = g_variant_parse (G_VARIANT_TYPE (ROUSE_PLAN_VARIANT_TYPE), text, NULL, NULL, NULL);

  g_assert_nonnull (variant);

  return rouse_plan_new_from_variant (session_fixture_get_catalog (), variant, error);
}

/* Through a file and back, as text. */
static RousePlan *
carry (RousePlan *plan)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (rouse_plan_to_variant (plan));
  g_autofree char *text = g_variant_print (variant, FALSE);
  g_autoptr (GError) error = NULL;
  RousePlan *carried = read_plan (text, &error);

  g_assert_no_error (error);

  return carried;
}

/* The plan that was carried compiles to the same timeline, byte for byte. */
static void
assert_same_timeline (RouseTimeline *before)
{
  g_autoptr (RousePlan) plan = carry (rouse_timeline_get_plan (before));
  g_autoptr (RouseTimeline) after = rouse_timeline_compile (plan, session_fixture_get_longest, NULL);
  g_autofree char *expected = rouse_timeline_to_json (before);
  g_autofree char *got = rouse_timeline_to_json (after);

  g_assert_cmpstr (rouse_plan_get_title (plan), ==, rouse_plan_get_title (rouse_timeline_get_plan (before)));
  g_assert_cmpstr (got, ==, expected);
}

static void
test_plan (gconstpointer id)
{
  for (RouseGuidance guidance = ROUSE_GUIDANCE_FULL; guidance < ROUSE_N_GUIDANCES; guidance++)
    {
      RousePlanChoices choices = session_fixture_get_choices (guidance);
      g_autoptr (RouseTimeline) timeline = NULL;

      choices.first_side = guidance == ROUSE_GUIDANCE_BRIEF ? ROUSE_SIDE_RIGHT : ROUSE_SIDE_LEFT;
      choices.tempo = guidance == ROUSE_GUIDANCE_COUNTS ? ROUSE_TEMPO_SLOW : ROUSE_TEMPO_STANDARD;
      choices.forced.first_tip = 2;
      timeline = session_fixture_compile (id, &choices);
      assert_same_timeline (timeline);
    }
}

/* What was changed on the way stays changed. */
static void
test_eased_plan (SessionRig *rig, gconstpointer id)
{
  const RousePlacedCue *third = session_fixture_find_cue (rig->timeline, "n-3", 0);

  rouse_session_start (rig->session);
  session_rig_run_to (rig, (double) third->start / SECOND + 1);
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  assert_same_timeline (rouse_session_get_timeline (rig->session));
}

static void
assert_refused (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_plan (text, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, message);
}

/* A file may be older than the catalogue, and may say anything. */
static void
test_refused_plan (void)
{
  const char *impossible = "bridge: what was planned of bridge is not possible";

  assert_refused ("('gone', 1, 0, [])", "There is no routine or exercise “gone”; there are: daily-three, "
                                        "quick-wake-up, gentle-start, strong, "
                                        "bridge, clamshell, hinge");
  assert_refused ("('bridge', 1, 0, [])", "bridge: nothing was planned");
  assert_refused ("('bridge', 1, 0, [('bridge', 9, 10, 1, 0, 1, false, 0, 0, 0, 0, 0, 0)])", impossible);
  assert_refused ("('bridge', 1, 0, [('bridge', 1, 0, 1, 0, 1, false, 0, 0, 0, 0, 0, 0)])", impossible);
  assert_refused ("('bridge', 1, 0, [('bridge', 1, 4000000000, 1, 0, 1, false, 0, 0, 0, 0, 0, 0)])", impossible);
  assert_refused ("('bridge', 1, 0, [('bridge', 1, 10, 4, 0, 1, false, 0, 0, 0, 0, 0, 0)])", impossible);
  assert_refused ("('bridge', 1, 0, [('bridge', 1, 10, 1, 1, 1, false, 0, 0, 0, 0, 0, 0)])", impossible);
  assert_refused ("('bridge', 1, 0, [('bridge', 1, 10, 1, 0, 2, false, 0, 0, 0, 0, 0, 0)])", impossible);
  assert_refused ("('bridge', 1, 0, [('bridge', 1, 10, 1, 0, 1, false, 3, 0, 0, 0, 0, 0)])", impossible);
  assert_refused ("('bridge', 1, 0, [('bridge', 1, 10, 1, 0, 1, false, 0, 0, 0, 0, -1, 0)])", impossible);
}

static guint
get_done (const RouseSetResult *result, gboolean *left, gpointer data)
{
  guint **next = data;

  return *(*next)++;
}

static guint
get_done_with_pain (const RouseSetResult *result, gboolean *left, gpointer data)
{
  *left = TRUE;

  return get_done (result, left, data);
}

static void
restore (SessionRig *rig, guint *done)
{
  rouse_session_restore (rig->session, get_done, &done);
}

static void
assert_segment (SessionRig *rig, RouseSegmentKind kind, const char *exercise, RouseSide side)
{
  const RouseSegment *segment = rouse_session_get_segment (rig->session);

  g_assert_cmpint (segment->kind, ==, kind);
  g_assert_cmpstr (rouse_exercise_get_id (segment->item->exercise), ==, exercise);
  g_assert_cmpint (segment->side, ==, side);
}

/* Nothing was done: from the start, with the words of safety. */
static void
test_nothing (SessionRig *rig, gconstpointer id)
{
  restore (rig, (guint[5]) { 0 });
  g_assert_cmpint (rouse_session_get_position (rig->session), ==, 0);
  rouse_session_start (rig->session);
  session_rig_run (rig, 1);
  g_assert_cmpint (rouse_session_get_segment (rig->session)->kind, ==, ROUSE_SEGMENT_START);
}

/* In the middle of an exercise the change of sides leads to the leg that is left; what was done counts. */
static void
test_second_side (SessionRig *rig, gconstpointer id)
{
  restore (rig, (guint[5]) { 10, 10 });
  assert_segment (rig, ROUSE_SEGMENT_SWITCH, "clamshell", ROUSE_SIDE_RIGHT);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 10);
  g_assert_cmpuint (session_rig_get_done (rig, 1), ==, 10);
  g_assert_cmpuint (session_rig_get_done (rig, 2), ==, 0);
  g_assert_cmpstr (rig->sets->str, ==, "");

  rouse_session_start (rig->session);
  session_rig_run (rig, 3600);
  g_assert_cmpint (rouse_session_get_state (rig->session), ==, ROUSE_SESSION_FINISHED);
  g_assert_cmpstr (rig->sets->str, ==, "clamshell/1/right 10/10 hinge/1/left 10/10 hinge/1/right 10/10 ");
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (session_rig_get_done (rig, i), ==, 10);
}

/* A new exercise begins with its set-up and not with the rest before it. */
static void
test_next_exercise (SessionRig *rig, gconstpointer id)
{
  restore (rig, (guint[5]) { 10, 10, 10 });
  assert_segment (rig, ROUSE_SEGMENT_SETUP, "hinge", ROUSE_SIDE_LEFT);
}

/* Quitting in the middle of a set leads back into it, and what was done of it counts once; a set that was passed over
 * before something done is behind. */
static void
test_middle_of_set (SessionRig *rig, gconstpointer id)
{
  restore (rig, (guint[5]) { 0, 10, 7 });
  assert_segment (rig, ROUSE_SEGMENT_SWITCH, "clamshell", ROUSE_SIDE_RIGHT);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 0);
  g_assert_cmpuint (session_rig_get_done (rig, 2), ==, 7);

  rouse_session_start (rig->session);
  session_rig_run (rig, 3600);
  g_assert_cmpint (rouse_session_get_state (rig->session), ==, ROUSE_SESSION_FINISHED);
  g_assert_cmpuint (session_rig_get_done (rig, 2), ==, 10);
}

static void
test_middle_of_first_set (SessionRig *rig, gconstpointer id)
{
  restore (rig, (guint[5]) { 3 });
  assert_segment (rig, ROUSE_SEGMENT_SETUP, "bridge", ROUSE_SIDE_BOTH);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 3);
}

/* What hurt is behind, however little was done of it. */
static void
test_left_set (SessionRig *rig, gconstpointer id)
{
  guint *done = (guint[5]) { 10, 10, 7 };

  rouse_session_restore (rig->session, get_done_with_pain, &done);
  assert_segment (rig, ROUSE_SEGMENT_SETUP, "hinge", ROUSE_SIDE_LEFT);
  g_assert_cmpuint (session_rig_get_done (rig, 2), ==, 7);
}

/* A file that claims more than was planned does not make it so. */
static void
test_everything (SessionRig *rig, gconstpointer id)
{
  restore (rig, (guint[5]) { 10, 10, 10, 10, 99 });
  g_assert_cmpint (rouse_session_get_segment (rig->session)->kind, ==, ROUSE_SEGMENT_CLOSING);
  g_assert_cmpuint (session_rig_get_done (rig, 4), ==, 10);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/session-restore/" path, SessionRig, "daily-three", session_rig_set_up, function, session_rig_tear_down)

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/session-restore/plan/daily-three", "daily-three", test_plan);
  g_test_add_data_func ("/session-restore/plan/quick-wake-up", "quick-wake-up", test_plan);
  g_test_add_data_func ("/session-restore/plan/gentle-start", "gentle-start", test_plan);
  g_test_add_data_func ("/session-restore/plan/strong", "strong", test_plan);
  g_test_add_data_func ("/session-restore/plan/clamshell", "clamshell", test_plan);
  ADD ("plan/eased", test_eased_plan);
  g_test_add_func ("/session-restore/plan/refused", test_refused_plan);
  ADD ("nothing", test_nothing);
  ADD ("second-side", test_second_side);
  ADD ("next-exercise", test_next_exercise);
  ADD ("middle-of-set", test_middle_of_set);
  ADD ("middle-of-first-set", test_middle_of_first_set);
  ADD ("left-set", test_left_set);
  ADD ("everything", test_everything);
  status = g_test_run ();
  session_fixture_clear ();

  return status;
}
