/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The check-in on a fake clock: which questions come, how they are answered, what pain leads to, and that whoever says
 * nothing waits no longer than CONTENT.md allows. */

#include "check-in-rig.h"

#define TIRED "How tired is your back? Type zero to ten."
#define PAIN "Any pain right now? Press Y or N."
#define STRENGTH "How strong is it? Type zero to ten."
#define GENTLE "Gentle start suits today. Press G, or space to continue."
#define REST "Better to rest today. Ask for advice if it grows."
#define EFFORT "How hard? One is very easy, five is too hard."
#define GOODBYE "That is today finished. See you next time."
#define EARLY "Stopping here. What you did still counts."

#define assert_state(self, expected)                                                                                   \
  g_assert_cmpint (rouse_session_get_state ((self)->rig.session), ==, ROUSE_SESSION_##expected)
#define assert_stage(self, expected)                                                                                   \
  g_assert_cmpint (rouse_check_in_get_stage ((self)->check_in), ==, ROUSE_CHECK_IN_##expected)
#define assert_question(self, expected)                                                                                \
  g_assert_cmpint (rouse_check_in_get_question ((self)->check_in), ==, ROUSE_QUESTION_##expected)
#define assert_left(self, expected) g_assert_cmpuint (rouse_check_in_get_seconds_left ((self)->check_in), ==, expected)

/* What was said last, or is being said. */
static void
assert_said (CheckInRig *self, const char *text)
{
  g_assert_cmpstr (rouse_session_get_caption (self->rig.session), ==, text);
}

/* Who says nothing waits for twenty seconds altogether, and then exercises. */
static void
test_silence (CheckInRig *self, gconstpointer id)
{
  assert_stage (self, BEFORE);
  assert_question (self, NONE);
  session_rig_run (&self->rig, 100);
  assert_state (self, READY);

  rouse_check_in_begin (self->check_in, 0);
  assert_question (self, TIRED);
  assert_said (self, TIRED);
  assert_left (self, 20);
  session_rig_run (&self->rig, 3.2);
  assert_said (self, "Zero is not tired. Ten is as tired as possible.");
  session_rig_run (&self->rig, 16.7);
  assert_left (self, 1);
  assert_state (self, READY);
  g_assert_false (rouse_transport_get_playing (self->rig.transport));
  session_rig_run (&self->rig, 0.1);
  assert_state (self, RUNNING);
  assert_stage (self, SESSION);
  assert_question (self, NONE);
  assert_left (self, 0);
  g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (&self->rig), 0, 1e-6);
  check_in_rig_assert_answers (self, -1, -1, -1, -1, -1);
  g_assert_cmpuint (self->n_answered, ==, 0);
  g_assert_cmpuint (self->n_questions, ==, 2);
}

/* Who wants no questions has time to read, and nothing is said. */
static void
test_quiet (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_set_quiet (self->check_in, TRUE);
  rouse_check_in_set_patience (self->check_in, 60 * ROUSE_CLOCK_SECOND);
  rouse_check_in_begin (self->check_in, 0);
  assert_question (self, READY);
  assert_left (self, 60);
  check_in_rig_type (self, "7");
  rouse_check_in_answer (self->check_in, 0);
  session_rig_run (&self->rig, 59.9);
  g_assert_false (rouse_transport_get_playing (self->rig.transport));
  assert_state (self, READY);
  session_rig_run (&self->rig, 0.1);
  assert_state (self, RUNNING);

  session_rig_run (&self->rig, 300);
  rouse_session_end (self->rig.session);
  assert_stage (self, OVER);
  assert_question (self, NONE);
  check_in_rig_assert_answers (self, -1, -1, -1, -1, -1);
  g_assert_cmpuint (self->n_answered, ==, 0);
}

/* What a screen reader says of the page comes first; who knows the question need not hear it out. */
static void
test_beside_reader (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 6 * ROUSE_CLOCK_SECOND);
  assert_question (self, TIRED);
  session_rig_run (&self->rig, 5.9);
  g_assert_false (rouse_transport_get_playing (self->rig.transport));
  assert_left (self, 0);
  session_rig_run (&self->rig, 1);
  assert_said (self, TIRED);
  g_assert_true (rouse_transport_get_playing (self->rig.transport));
  g_assert_cmpuint (rouse_check_in_get_seconds_left (self->check_in), >, 15);
  rouse_check_in_hold (self->check_in);

  rouse_check_in_begin (self->check_in, 6 * ROUSE_CLOCK_SECOND);
  check_in_rig_type (self, "4");
  session_rig_run (&self->rig, 2);
  assert_question (self, PAIN);
  assert_said (self, PAIN);
}

static void
test_quiet_skipped (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_set_quiet (self->check_in, TRUE);
  rouse_check_in_begin (self->check_in, 0);
  rouse_check_in_skip (self->check_in);
  assert_state (self, RUNNING);
}

/* At counts level the question is put without its explanation. */
static void
test_counts (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  assert_said (self, TIRED);
  session_rig_run (&self->rig, 3.2);
  g_assert_false (rouse_transport_get_playing (self->rig.transport));
  assert_state (self, READY);
}

static void
test_numbers (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);

  /* After two seconds. */
  check_in_rig_type (self, "7");
  g_assert_cmpint (rouse_check_in_get_typed (self->check_in), ==, 7);
  session_rig_run (&self->rig, 1.99);
  assert_question (self, TIRED);
  session_rig_run (&self->rig, 0.01);
  assert_question (self, PAIN);
  assert_said (self, PAIN);
  assert_left (self, 20);
  g_assert_cmpint (rouse_check_in_get_typed (self->check_in), ==, -1);
  check_in_rig_assert_answers (self, 7, -1, -1, -1, -1);
  g_assert_cmpuint (self->n_answered, ==, 1);

  /* A number is no answer to yes or no. */
  check_in_rig_type (self, "1");
  session_rig_run (&self->rig, 5);
  assert_question (self, PAIN);
  rouse_check_in_answer (self->check_in, 2);
  assert_question (self, PAIN);
  rouse_check_in_answer (self->check_in, 1);
  assert_question (self, STRENGTH);
  assert_said (self, STRENGTH);

  /* Two digits, too many, taken back, and Enter. */
  check_in_rig_type (self, "1");
  session_rig_run (&self->rig, 1.5);
  check_in_rig_type (self, "0");
  g_assert_cmpint (rouse_check_in_get_typed (self->check_in), ==, 10);
  check_in_rig_type (self, "3");
  g_assert_cmpint (rouse_check_in_get_typed (self->check_in), ==, 3);
  rouse_check_in_erase (self->check_in);
  g_assert_false (rouse_check_in_confirm (self->check_in));
  session_rig_run (&self->rig, 5);
  assert_question (self, STRENGTH);
  check_in_rig_type (self, "2");
  g_assert_true (rouse_check_in_confirm (self->check_in));
  assert_state (self, RUNNING);
  check_in_rig_assert_answers (self, 7, 2, -1, -1, -1);
}

/* Pain before, and what follows: the question that comes next, the state of the session. */
static void
test_gates (CheckInRig *self, gconstpointer id)
{
  check_in_rig_tear_down (self, id);
  for (int pain = 0; pain <= 10; pain++)
    {
      check_in_rig_set_up (self, id);
      rouse_check_in_begin (self->check_in, 0);
      rouse_check_in_skip (self->check_in);
      assert_question (self, PAIN);
      rouse_check_in_answer (self->check_in, 1);
      rouse_check_in_answer (self->check_in, pain);
      check_in_rig_assert_answers (self, -1, pain, -1, -1, -1);
      if (pain <= 3)
        {
          assert_question (self, NONE);
          assert_state (self, RUNNING);
        }
      else if (pain <= 5)
        {
          assert_question (self, GENTLE);
          assert_said (self, GENTLE);
          assert_state (self, READY);
        }
      else
        {
          assert_stage (self, REST);
          assert_question (self, NONE);
          assert_said (self, REST);
          assert_state (self, ENDED);
        }
      check_in_rig_tear_down (self, id);
    }
  check_in_rig_set_up (self, id);
}

static void
reach_gentle (CheckInRig *self)
{
  rouse_check_in_begin (self->check_in, 0);
  rouse_check_in_skip (self->check_in);
  rouse_check_in_answer (self->check_in, 1);
  rouse_check_in_answer (self->check_in, 4);
  assert_question (self, GENTLE);
}

static const char *
get_plan_id (CheckInRig *self)
{
  return rouse_plan_get_id (rouse_timeline_get_plan (rouse_session_get_timeline (self->rig.session)));
}

static void
test_gentle_taken (CheckInRig *self, gconstpointer id)
{
  gsize n_results;
  const RouseSetResult *results;

  reach_gentle (self);
  rouse_check_in_answer (self->check_in, 1);
  assert_state (self, RUNNING);
  g_assert_cmpstr (get_plan_id (self), ==, "gentle-start");
  g_assert_cmpstr (rouse_variant_get_id (rouse_session_get_variant (self->rig.session)), ==, "bridge-easy");
  g_assert_cmpuint (session_rig_get_notified (&self->rig, "timeline"), ==, 1);
  assert_said (self, "Gentle start. Small, easy movements today.");
  results = rouse_session_get_results (self->rig.session, &n_results);
  g_assert_cmpuint (n_results, ==, 5);
  g_assert_cmpuint (results[0].planned, ==, 6);
  session_rig_run (&self->rig, 15);
  g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (&self->rig), 15, 1e-6);
}

/* An offer is nothing that happens by itself. */
static void
test_gentle_left (CheckInRig *self, gconstpointer id)
{
  reach_gentle (self);
  session_rig_run (&self->rig, 20);
  assert_state (self, RUNNING);
  g_assert_cmpstr (get_plan_id (self), ==, "daily-three");
}

static void
test_gentle_declined (CheckInRig *self, gconstpointer id)
{
  reach_gentle (self);
  rouse_check_in_leave (self->check_in);
  assert_state (self, RUNNING);
  g_assert_cmpstr (get_plan_id (self), ==, "daily-three");
}

/* Where there is nothing gentler nothing is offered. */
static void
test_no_gentle (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  rouse_check_in_skip (self->check_in);
  rouse_check_in_answer (self->check_in, 1);
  rouse_check_in_answer (self->check_in, 5);
  assert_state (self, RUNNING);
}

/* Space begins at once; a number that stands there counts, and pain in it is not passed over. */
static void
test_leave (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  check_in_rig_type (self, "8");
  rouse_check_in_leave (self->check_in);
  assert_state (self, RUNNING);
  check_in_rig_assert_answers (self, 8, -1, -1, -1, -1);
  check_in_rig_tear_down (self, id);

  check_in_rig_set_up (self, id);
  rouse_check_in_begin (self->check_in, 0);
  rouse_check_in_skip (self->check_in);
  rouse_check_in_answer (self->check_in, 1);
  check_in_rig_type (self, "5");
  rouse_check_in_leave (self->check_in);
  assert_question (self, GENTLE);
  check_in_rig_tear_down (self, id);

  check_in_rig_set_up (self, id);
  rouse_check_in_begin (self->check_in, 0);
  rouse_check_in_skip (self->check_in);
  rouse_check_in_answer (self->check_in, 1);
  check_in_rig_type (self, "9");
  rouse_check_in_leave (self->check_in);
  assert_stage (self, REST);
  assert_state (self, ENDED);
  session_rig_run (&self->rig, 100);
  assert_state (self, ENDED);
}

/* Each question can be passed over by itself. */
static void
test_skip (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  rouse_check_in_skip (self->check_in);
  assert_question (self, PAIN);
  assert_state (self, READY);
  rouse_check_in_skip (self->check_in);
  assert_state (self, RUNNING);
  check_in_rig_assert_answers (self, -1, -1, -1, -1, -1);
  check_in_rig_tear_down (self, id);

  check_in_rig_set_up (self, id);
  rouse_check_in_begin (self->check_in, 0);
  rouse_check_in_answer (self->check_in, 0);
  rouse_check_in_answer (self->check_in, 1);
  rouse_check_in_skip (self->check_in);
  assert_state (self, RUNNING);
  check_in_rig_assert_answers (self, 0, -1, -1, -1, -1);
}

/* Nobody looks: nothing is said and nothing passes by; later the same question again. */
static void
test_hold (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  rouse_check_in_answer (self->check_in, 3);
  rouse_check_in_hold (self->check_in);
  g_assert_false (rouse_transport_get_playing (self->rig.transport));
  assert_left (self, 0);
  session_rig_run (&self->rig, 1000);
  assert_state (self, READY);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (self->rig.clock), ==, 0);
  rouse_check_in_begin (self->check_in, 0);
  assert_question (self, PAIN);
  assert_said (self, PAIN);
  assert_left (self, 20);
}

/* Who moves about gets the time for it, and may hear the question again. */
static void
test_extend (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  session_rig_run (&self->rig, 19);
  rouse_check_in_extend (self->check_in);
  session_rig_run (&self->rig, 19);
  assert_state (self, READY);
  g_assert_false (rouse_transport_get_playing (self->rig.transport));
  rouse_check_in_repeat (self->check_in);
  g_assert_true (rouse_transport_get_playing (self->rig.transport));
  assert_said (self, TIRED);
  assert_left (self, 20);
}

/* The play key of a headset begins, and nothing comes after it. */
static void
test_begun_elsewhere (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  rouse_session_start (self->rig.session);
  assert_stage (self, SESSION);
  assert_question (self, NONE);
  session_rig_run (&self->rig, 30);
  g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (&self->rig), 30, 1e-6);
}

static void
run_to_repetition (CheckInRig *self)
{
  rouse_check_in_restore (self->check_in, 5, 0);
  rouse_check_in_begin (self->check_in, 0);
  assert_question (self, NONE);
  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 120);
}

/* The questions wait until the last words are said, and the goodbye comes after the last answer. */
static void
test_after (CheckInRig *self, gconstpointer id)
{
  run_to_repetition (self);
  rouse_session_end (self->rig.session);
  assert_stage (self, AFTER);
  assert_question (self, TIRED);
  assert_said (self, EARLY);
  assert_left (self, 0);
  session_rig_run (&self->rig, 2);
  assert_said (self, EARLY);
  session_rig_run (&self->rig, 2);
  assert_said (self, TIRED);
  check_in_rig_type (self, "2");
  rouse_check_in_confirm (self->check_in);
  assert_question (self, PAIN);
  rouse_check_in_answer (self->check_in, 1);
  rouse_check_in_answer (self->check_in, 7);

  /* Afterwards there is nothing left to call off. */
  assert_question (self, EFFORT);
  assert_said (self, EFFORT);
  check_in_rig_type (self, "0");
  g_assert_cmpint (rouse_check_in_get_typed (self->check_in), ==, -1);
  check_in_rig_type (self, "6");
  g_assert_cmpint (rouse_check_in_get_typed (self->check_in), ==, -1);
  check_in_rig_type (self, "4");
  rouse_check_in_confirm (self->check_in);
  assert_stage (self, OVER);
  assert_said (self, GOODBYE);
  check_in_rig_assert_answers (self, 5, 0, 2, 7, 4);
  g_assert_cmpuint (self->n_answered, ==, 3);
  g_assert_cmpstr (rouse_check_in_get_feedback (self->check_in), ==, "less-tired");

  rouse_check_in_set_harder (self->check_in, "hinge");
  rouse_check_in_set_harder (self->check_in, "hinge");
  g_assert_cmpuint (self->n_answered, ==, 4);
  g_assert_cmpstr (rouse_check_in_get_answers (self->check_in)->harder, ==, "hinge");
}

static void
test_after_end (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_restore (self->check_in, -1, -1);
  rouse_check_in_begin (self->check_in, 0);
  rouse_session_start (self->rig.session);
  for (guint i = 0; i < 3600 && rouse_session_get_state (self->rig.session) == ROUSE_SESSION_RUNNING; i++)
    session_rig_run (&self->rig, 1);
  assert_state (self, FINISHED);
  assert_stage (self, AFTER);
  session_rig_run (&self->rig, 1);
  assert_said (self, TIRED);

  /* Nobody there: it costs less than the thirty seconds that CONTENT.md allows, and no goodbye is said to nobody. */
  session_rig_run (&self->rig, 20);
  assert_stage (self, OVER);
  g_assert_false (rouse_transport_get_playing (self->rig.transport));
  g_assert_cmpstr (rouse_check_in_get_feedback (self->check_in), ==, "saved");
}

static void
test_nothing_done (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_restore (self->check_in, 5, 0);
  rouse_session_start (self->rig.session);
  session_rig_run (&self->rig, 10);
  rouse_session_end (self->rig.session);
  assert_stage (self, OVER);
  assert_question (self, NONE);
}

static void
test_in_need (CheckInRig *self, gconstpointer id)
{
  run_to_repetition (self);
  rouse_session_hurt (self->rig.session);
  rouse_session_refine_hurt (self->rig.session, ROUSE_FEELING_DIZZY, ROUSE_PLACE_NONE);
  assert_state (self, ENDED);
  assert_stage (self, OVER);
}

static void
test_ended_before (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  rouse_session_end (self->rig.session);
  assert_stage (self, OVER);
  assert_question (self, NONE);
}

static void
test_feedback (CheckInRig *self, gconstpointer id)
{
  const struct
  {
    int before;
    int after;
    const char *feedback;
  } rows[] = {
    { 5, 3, "less-tired" }, { 5, 4, "same-tired" },  { 5, 5, "same-tired" }, { 5, 6, "same-tired" },
    { 5, 7, "more-tired" }, { 10, 0, "less-tired" }, { 0, 2, "more-tired" }, { -1, 3, "saved" },
  };

  check_in_rig_tear_down (self, id);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      check_in_rig_set_up (self, id);
      rouse_check_in_restore (self->check_in, rows[i].before, -1);
      rouse_check_in_begin (self->check_in, 0);
      rouse_session_start (self->rig.session);
      session_rig_run_to (&self->rig, 120);
      rouse_session_end (self->rig.session);
      rouse_check_in_answer (self->check_in, rows[i].after);
      g_assert_cmpstr (rouse_check_in_get_feedback (self->check_in), ==, rows[i].feedback);
      g_assert_nonnull (rouse_catalog_get_message (session_fixture_get_catalog (), rows[i].feedback));
      check_in_rig_tear_down (self, id);
    }
  check_in_rig_set_up (self, id);
}

/* Going away in the middle leaves nothing behind; the tear-down looks. */
static void
test_dropped (CheckInRig *self, gconstpointer id)
{
  rouse_check_in_begin (self->check_in, 0);
  check_in_rig_type (self, "4");
}

static void
add (const char *path, void (*test) (CheckInRig *, gconstpointer))
{
  g_test_add (path, CheckInRig, "daily-three", check_in_rig_set_up, test, check_in_rig_tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  add ("/check-in/silence", test_silence);
  add ("/check-in/quiet", test_quiet);
  add ("/check-in/quiet/skipped", test_quiet_skipped);
  add ("/check-in/beside-reader", test_beside_reader);
  g_test_add ("/check-in/counts", CheckInRig, "daily-three", check_in_rig_set_up_counts, test_counts,
              check_in_rig_tear_down);
  add ("/check-in/numbers", test_numbers);
  add ("/check-in/gates", test_gates);
  add ("/check-in/gentle/taken", test_gentle_taken);
  add ("/check-in/gentle/left", test_gentle_left);
  add ("/check-in/gentle/declined", test_gentle_declined);
  g_test_add ("/check-in/gentle/none", CheckInRig, "daily-three", check_in_rig_set_up_counts, test_no_gentle,
              check_in_rig_tear_down);
  add ("/check-in/leave", test_leave);
  add ("/check-in/skip", test_skip);
  add ("/check-in/hold", test_hold);
  add ("/check-in/extend", test_extend);
  add ("/check-in/begun-elsewhere", test_begun_elsewhere);
  add ("/check-in/after", test_after);
  add ("/check-in/after/end", test_after_end);
  add ("/check-in/after/nothing-done", test_nothing_done);
  add ("/check-in/after/in-need", test_in_need);
  add ("/check-in/ended-before", test_ended_before);
  add ("/check-in/feedback", test_feedback);
  add ("/check-in/dropped", test_dropped);
  status = g_test_run ();
  session_fixture_clear ();

  return status;
}
