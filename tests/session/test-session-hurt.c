/* SPDX-License-Identifier: GPL-3.0-or-later */

/* “This hurts” in whole sessions on a fake clock. In the Daily three at full guidance the bridge's set runs from 85 to
 * 205 s in repetitions of 12 s; the clamshell's set-up from 235 s, its left set from 295 to 355 s and its right set
 * from 375 s, in repetitions of 6 s. With the longest clips the four sentences and their gaps last 15.6 s. */

#include "session-rig.h"

#define WORDS 15.6
#define REPEAT 15
#define QUESTION 5.2

#define assert_state(rig, expected)                                                                                    \
  g_assert_cmpint (rouse_session_get_state ((rig)->session), ==, ROUSE_SESSION_##expected)
#define assert_at(rig, seconds) g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (rig), seconds, 1e-6)
#define assert_caption(rig, text) g_assert_cmpstr (rouse_session_get_caption ((rig)->session), ==, text)

static void
start_at (SessionRig *rig, double seconds)
{
  rouse_session_start (rig->session);
  session_rig_run_to (rig, seconds);
}

static guint
count_hurts (SessionRig *rig)
{
  gsize n;

  rouse_session_get_hurts (rig->session, &n);

  return (guint) n;
}

/* "bridge 10/10, clamshell 4/10": every result in order. */
static char *
list_results (SessionRig *rig)
{
  GString *list = g_string_new (NULL);
  gsize n;
  const RouseSetResult *results = rouse_session_get_results (rig->session, &n);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s %u/%u", i > 0 ? ", " : "", rouse_variant_get_id (results[i].item->variant),
                            results[i].done, results[i].planned);

  return g_string_free (list, FALSE);
}

static void
assert_results (SessionRig *rig, const char *expected)
{
  g_autofree char *list = list_results (rig);

  g_assert_cmpstr (list, ==, expected);
}

/* Until the session is over, which is long before an hour. */
static void
run_to_end (SessionRig *rig)
{
  for (guint i = 0; i < 3600 && rouse_session_get_state (rig->session) == ROUSE_SESSION_RUNNING; i++)
    session_rig_run (rig, 1);
}

static void
test_words (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 100);
  rouse_session_hurt (rig->session);
  assert_state (rig, HURT);
  assert_at (rig, 100);
  g_assert_cmpstr (rouse_session_get_phase_title (rig->session), ==, "Stopped");
  assert_caption (rig, "Stopped. Ease back to a resting position.");
  session_rig_run (rig, 3.2);
  assert_caption (rig, "Chest pain or fainting? Call your emergency number.");
  session_rig_run (rig, 3.7);
  assert_caption (rig, "If pain is strong or spreading, end and get advice.");
  session_rig_run (rig, 3.7);
  assert_caption (rig, "Zero, just effort. One, easier. Two, skip. Three, end.");
  g_assert_true (rouse_transport_get_playing (rig->transport));
  session_rig_run (rig, WORDS - 10.6);
  g_assert_false (rouse_transport_get_playing (rig->transport));
  assert_caption (rig, "Zero, just effort. One, easier. Two, skip. Three, end.");

  /* Again after fifteen seconds, and again. */
  session_rig_run (rig, REPEAT - 0.01);
  g_assert_false (rouse_transport_get_playing (rig->transport));
  session_rig_run (rig, 0.01);
  g_assert_true (rouse_transport_get_playing (rig->transport));
  session_rig_run (rig, QUESTION + REPEAT);
  g_assert_true (rouse_transport_get_playing (rig->transport));
  assert_at (rig, 100);
  assert_state (rig, HURT);
}

static void
test_unanswered (SessionRig *rig, gconstpointer data)
{
  gsize n;
  const RouseHurt *hurts;

  start_at (rig, 300);
  rouse_session_hurt (rig->session);
  session_rig_run (rig, 59.9);
  assert_state (rig, HURT);
  session_rig_run (rig, 0.1);
  assert_state (rig, ENDED);
  assert_caption (rig, "Stopping here. What you did still counts.");

  hurts = rouse_session_get_hurts (rig->session, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (rouse_exercise_get_id (hurts->exercise), ==, "clamshell");
  g_assert_cmpint (hurts->side, ==, ROUSE_SIDE_LEFT);
  g_assert_cmpint (hurts->feeling, ==, ROUSE_FEELING_NONE);
  g_assert_cmpint (hurts->answer, ==, ROUSE_HURT_END);
  session_rig_run (rig, 100);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 10);
}

/* Whoever reads on shows that somebody is there: the end does not come in the middle of it. */
static void
test_extend (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 100);
  rouse_session_extend_hurt (rig->session);
  assert_state (rig, RUNNING);
  rouse_session_hurt (rig->session);
  session_rig_run (rig, 59);
  rouse_session_extend_hurt (rig->session);
  session_rig_run (rig, 59);
  assert_state (rig, HURT);
  session_rig_run (rig, 1.5);
  assert_state (rig, ENDED);
  g_assert_cmpuint (count_hurts (rig), ==, 1);
}

static void
test_go_on (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 85 + 24 + 3);
  rouse_session_hurt (rig->session);
  session_rig_run (rig, 4);
  session_rig_get_notified (rig, "state");
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_GO_ON);
  assert_state (rig, RESUMING);
  g_assert_cmpuint (session_rig_get_notified (rig, "state"), ==, 1);
  assert_caption (rig, "Back into position.");
  session_rig_run (rig, 10.5);
  assert_state (rig, RUNNING);
  assert_at (rig, 85 + 24);
  g_assert_cmpuint (count_hurts (rig), ==, 0);

  session_rig_run (rig, 100);
  assert_state (rig, RUNNING);
  g_assert_cmpuint (session_rig_get_done (rig, 0), ==, 10);
}

static void
test_easier_in_set (SessionRig *rig, gconstpointer data)
{
  const RousePlacedCue *cue;
  RouseTimeline *timeline;

  start_at (rig, 295 + 4 * 6 + 1); /* four of the left side are done */
  rouse_session_hurt (rig->session);
  session_rig_run (rig, 12);
  g_string_truncate (rig->sets, 0);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  assert_state (rig, RUNNING);
  g_assert_cmpstr (rig->sets->str, ==, "clamshell/1/left 4/10 ");
  g_assert_cmpuint (session_rig_get_notified (rig, "timeline"), ==, 1);
  timeline = rouse_session_get_timeline (rig->session);
  g_assert_true (timeline != rig->timeline);
  g_assert_true (rouse_transport_get_timeline (rig->transport) == timeline);
  g_assert_cmpstr (rouse_variant_get_id (rouse_session_get_variant (rig->session)), ==, "clamshell-easy");
  g_assert_cmpint (rouse_session_get_side (rig->session), ==, ROUSE_SIDE_LEFT);
  assert_results (rig, "bridge 10/10, clamshell 4/10, clamshell-easy 0/6, clamshell-easy 0/6, hinge 0/10, hinge 0/10");

  /* What is different, the way back, and a countdown. */
  assert_caption (rig, "Easier version. Lift the knee only a hand width.");
  session_rig_run (rig, 6);
  assert_caption (rig, "Back into position.");
  cue = session_fixture_find_cue (timeline, "cd-1", 2);
  session_rig_run_to (rig, (double) cue->start / SECOND);
  assert_caption (rig, "one");
  session_rig_run (rig, 1);
  g_assert_cmpuint (rouse_session_get_repetition (rig->session), ==, 1);
  g_assert_cmpuint (rouse_session_get_repetitions (rig->session), ==, 6);

  run_to_end (rig);
  assert_state (rig, FINISHED);
  assert_results (rig,
                  "bridge 10/10, clamshell 4/10, clamshell-easy 6/6, clamshell-easy 6/6, hinge 10/10, hinge 10/10");
}

static void
test_easier_in_setup (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 250);
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  assert_at (rig, 235);
  assert_caption (rig, "Next exercise.");
  assert_results (rig, "bridge 10/10, clamshell-easy 0/6, clamshell-easy 0/6, hinge 0/10, hinge 0/10");
  g_assert_nonnull (session_fixture_find_cue (rouse_session_get_timeline (rig->session), "cl-easy", 0));
}

static void
test_easier_before_first (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 295 + 1); /* nothing of the set is done, but the person lies there */
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  assert_caption (rig, "Easier version. Lift the knee only a hand width.");
  assert_results (rig, "bridge 10/10, clamshell-easy 0/6, clamshell-easy 0/6, hinge 0/10, hinge 0/10");
}

static void
test_easier_in_switch (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 360);
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  assert_at (rig, 355.2); /* not into the end of “Ten” */
  assert_caption (rig, "Left leg done. Roll over onto your left side.");
  g_assert_cmpint (rouse_session_get_side (rig->session), ==, ROUSE_SIDE_RIGHT);
  assert_results (rig, "bridge 10/10, clamshell 10/10, clamshell-easy 0/6, hinge 0/10, hinge 0/10");
  run_to_end (rig);
  assert_results (rig, "bridge 10/10, clamshell 10/10, clamshell-easy 6/6, hinge 10/10, hinge 10/10");
}

static void
test_easier_in_start (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 12); /* in the middle of the words of safety, which begin at 10.7 s */
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  assert_at (rig, 10.7);
  assert_results (rig, "bridge-easy 0/6, clamshell 0/10, clamshell 0/10, hinge 0/10, hinge 0/10");
}

/* In the rest it is the exercise before that hurts, and the one to come that changes. */
static void
test_easier_in_rest (SessionRig *rig, gconstpointer data)
{
  gsize n;

  start_at (rig, 210);
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  assert_at (rig, 205);
  assert_results (rig, "bridge 10/10, clamshell-easy 0/6, clamshell-easy 0/6, hinge 0/10, hinge 0/10");
  g_assert_cmpstr (rouse_exercise_get_id (rouse_session_get_hurts (rig->session, &n)->exercise), ==, "bridge");
}

static void
test_not_offered (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 295 + 4 * 6 + 1);
  rouse_session_hurt (rig->session);
  g_assert_true (rouse_session_can_ease (rig->session));
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  session_rig_run (rig, 30);
  rouse_session_hurt (rig->session);
  g_assert_false (rouse_session_can_ease (rig->session));
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);

  /* Skipped instead: the rest before the hinge, with all that was done. */
  assert_state (rig, RUNNING);
  g_assert_cmpstr (rouse_session_get_phase_title (rig->session), ==, "Rest");
  g_assert_cmpuint (count_hurts (rig), ==, 2);
  g_assert_cmpuint (session_rig_get_done (rig, 1), ==, 4);
}

static void
test_skip (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 295 + 4 * 6 + 1);
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_SKIP);
  assert_state (rig, RUNNING);
  assert_at (rig, 435.2);
  assert_caption (rig, "Rest now. Let your breath settle.");
  g_assert_true (g_str_has_suffix (rig->sets->str, "clamshell/1/left 4/10 "));
  run_to_end (rig);
  assert_state (rig, FINISHED);
  assert_results (rig, "bridge 10/10, clamshell 4/10, clamshell 0/10, hinge 10/10, hinge 10/10");
}

static void
test_skip_last (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 560);
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_SKIP);
  assert_state (rig, ENDED);
  g_assert_cmpuint (count_hurts (rig), ==, 1);
}

static void
test_end (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 100);
  rouse_session_hurt (rig->session);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_END);
  assert_state (rig, ENDED);
  g_assert_cmpuint (count_hurts (rig), ==, 1);
  assert_results (rig, "bridge 1/10, clamshell 0/10, clamshell 0/10, hinge 0/10, hinge 0/10");
}

static void
test_when (SessionRig *rig, gconstpointer data)
{
  rouse_session_hurt (rig->session);
  assert_state (rig, READY);
  start_at (rig, 85 + 24 + 3);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_END);
  assert_state (rig, RUNNING);

  rouse_session_pause (rig->session);
  rouse_session_hurt (rig->session);
  assert_state (rig, HURT);

  /* Nothing else makes it go on. */
  rouse_session_toggle (rig->session);
  rouse_session_pause (rig->session);
  rouse_session_forward (rig->session);
  rouse_session_back (rig->session);
  rouse_session_hurt (rig->session);
  assert_state (rig, HURT);
  assert_at (rig, 85 + 24 + 3);

  rouse_session_answer_hurt (rig->session, ROUSE_HURT_GO_ON);
  session_rig_run (rig, 2);
  rouse_session_hurt (rig->session);
  assert_state (rig, HURT);
  assert_at (rig, 85 + 24);
  session_rig_run (rig, WORDS + 1);
  rouse_session_repeat (rig->session);
  g_assert_true (rouse_transport_get_playing (rig->transport));
  session_rig_run (rig, QUESTION + REPEAT - 1);
  g_assert_false (rouse_transport_get_playing (rig->transport));

  rouse_session_end (rig->session);
  rouse_session_hurt (rig->session);
  assert_state (rig, ENDED);
  g_assert_cmpuint (count_hurts (rig), ==, 1);
}

static void
test_refine (SessionRig *rig, gconstpointer data)
{
  gsize n;

  start_at (rig, 295 + 4 * 6 + 1);
  rouse_session_hurt (rig->session);
  session_rig_run (rig, 50);
  g_assert_cmpint (rouse_session_refine_hurt (rig->session, ROUSE_FEELING_SHARP, ROUSE_PLACE_NONE), ==,
                   ROUSE_HURT_ADVICE_NONE);
  session_rig_run (rig, 50); /* there is time again */
  assert_state (rig, HURT);
  g_assert_cmpint (rouse_session_refine_hurt (rig->session, ROUSE_FEELING_TIRED, ROUSE_PLACE_BUTTOCK), ==,
                   ROUSE_HURT_ADVICE_MUSCLE);
  assert_caption (rig, "That can be muscle at work. Go on, make it easier, or stop: you choose.");
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_EASIER);
  g_assert_cmpuint (count_hurts (rig), ==, 0);

  session_rig_run (rig, 30);
  rouse_session_hurt (rig->session);
  rouse_session_refine_hurt (rig->session, ROUSE_FEELING_SHARP, ROUSE_PLACE_KNEE);
  rouse_session_answer_hurt (rig->session, ROUSE_HURT_GO_ON);
  assert_state (rig, RESUMING);
  g_assert_cmpint (rouse_session_get_hurts (rig->session, &n)->place, ==, ROUSE_PLACE_KNEE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (rouse_session_get_hurts (rig->session, &n)->feeling, ==, ROUSE_FEELING_SHARP);
}

static void
test_refine_ends (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 295 + 4 * 6 + 1);
  rouse_session_hurt (rig->session);
  rouse_session_refine_hurt (rig->session, ROUSE_FEELING_CHEST, ROUSE_PLACE_NONE);
  assert_state (rig, ENDED);
  assert_caption (rig, "Call your emergency number now. Do not stay alone.");
  g_assert_true (rouse_transport_get_playing (rig->transport));
  g_assert_cmpuint (count_hurts (rig), ==, 1);
  g_assert_true (g_str_has_suffix (rig->sets->str, "clamshell/1/left 4/10 "));
  session_rig_run (rig, 100);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (rig->clock), ==, 0);
}

/* CONTENT.md 5, step 4, cell by cell: M muscle, C cramp, X choose, T tingling, D dizzy, E emergency. */
static void
test_advice (void)
{
  const char *const expected[] = { "-------", "-MXXXTX", "-CXXXTX", "-XXXXTX", "-TTTTTT", "DDDDDDD", "EEEEEEE" };
  const char letters[] = "-MCXTDE";
  const char flags[] = "XTDE";

  for (RouseFeeling feeling = ROUSE_FEELING_NONE; feeling < ROUSE_N_FEELINGS; feeling++)
    for (RousePlace place = ROUSE_PLACE_NONE; place < ROUSE_N_PLACES; place++)
      {
        RouseHurtAdvice advice = rouse_hurt_get_advice (feeling, place);
        RouseHurt hurt = { .feeling = feeling, .place = place, .answer = ROUSE_HURT_GO_ON };
        char letter = expected[feeling][place];
        const char *message = rouse_hurt_advice_get_message (advice);

        g_assert_cmpint (letters[advice], ==, letter);
        g_assert_true (rouse_hurt_advice_ends (advice) == (strchr ("TDE", letter) != NULL));
        g_assert_true (rouse_hurt_is_flag (&hurt) == (strchr (flags, letter) != NULL));
        g_assert_true ((message == NULL) == (letter == '-' || letter == 'X'));
        if (message != NULL)
          g_assert_nonnull (rouse_catalog_get_message (session_fixture_get_catalog (), message));

        hurt.answer = ROUSE_HURT_SKIP;
        g_assert_true (rouse_hurt_is_flag (&hurt) == (letter != 'M' && letter != 'C'));
      }
}

static guint
sum_done (SessionRig *rig)
{
  gsize n;
  const RouseSetResult *results = rouse_session_get_results (rig->session, &n);
  guint done = 0;

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpuint (results[i].done, <=, results[i].planned);
      done += results[i].done;
    }

  return done;
}

/* What was counted aloud, each repetition of a set by a name of its own. */
static void
caption_changed_cb (RouseSession *session, GParamSpec *pspec, GHashTable *heard)
{
  guint repetition = rouse_session_get_repetition (session);
  g_autofree char *count = g_strdup_printf ("n-%u", repetition);
  RouseCue *cue = rouse_catalog_get_cue (session_fixture_get_catalog (), count);

  if (cue == NULL || g_strcmp0 (rouse_session_get_caption (session), rouse_cue_get_text (cue)) != 0)
    return;

  g_hash_table_add (heard,
                    g_strdup_printf ("%s %d %u %u", rouse_variant_get_id (rouse_session_get_variant (session)),
                                     rouse_session_get_side (session), rouse_session_get_set (session), repetition));
}

static void
hurt_at_random (SessionRig *rig)
{
  guint done;

  session_rig_run (rig, g_test_rand_double_range (0, 200));
  if (g_test_rand_bit ())
    rouse_session_back (rig->session);
  session_rig_run (rig, g_test_rand_double_range (0, 20));
  rouse_session_hurt (rig->session);
  done = sum_done (rig);
  rouse_session_answer_hurt (rig->session, g_test_rand_int_range (ROUSE_HURT_GO_ON, ROUSE_HURT_END));
  g_assert_cmpuint (sum_done (rig), ==, done);
  session_rig_run (rig, 10.5);
}

/* Whenever and however often it hurts and whatever is answered: what was done before an answer is done after it, and
 * in the end every repetition that was counted aloud counts once. */
/* In the closing words nothing is left to skip, and nothing takes away that the session is complete. */
static void
test_closing (SessionRig *rig, gconstpointer data)
{
  const RouseHurtAnswer answer = GPOINTER_TO_INT (data);
  double length = (double) rouse_timeline_get_length (rig->timeline) / 1e9;

  start_at (rig, length - 2);
  rouse_session_hurt (rig->session);
  session_rig_run (rig, 2);
  rouse_session_answer_hurt (rig->session, answer);
  assert_state (rig, RUNNING);
  g_assert_cmpuint (count_hurts (rig), ==, 1);
  run_to_end (rig);
  assert_state (rig, FINISHED);
}

static void
test_closing_skip (SessionRig *rig, gconstpointer data)
{
  test_closing (rig, GINT_TO_POINTER (ROUSE_HURT_SKIP));
}

static void
test_closing_easier (SessionRig *rig, gconstpointer data)
{
  test_closing (rig, GINT_TO_POINTER (ROUSE_HURT_EASIER));
}

static void
test_property (void)
{
  const char *const ids[] = { "daily-three", "quick-wake-up", "gentle-start", "strong", "clamshell", "hinge" };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GHashTable) heard = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      SessionRig rig = { 0 };

      session_rig_set_up (&rig, ids[round % G_N_ELEMENTS (ids)]);
      g_signal_connect (rig.session, "notify::caption", G_CALLBACK (caption_changed_cb), heard);
      rouse_session_start (rig.session);
      for (guint i = 0; i < 5 && rouse_session_get_state (rig.session) == ROUSE_SESSION_RUNNING; i++)
        hurt_at_random (&rig);
      run_to_end (&rig);
      g_assert_cmpint (rouse_session_get_state (rig.session), >=, ROUSE_SESSION_FINISHED);
      g_assert_cmpuint (sum_done (&rig), ==, g_hash_table_size (heard));
      session_rig_tear_down (&rig, NULL);
    }
}

static void
test_finalize (SessionRig *rig, gconstpointer data)
{
  start_at (rig, 100);
  rouse_session_hurt (rig->session);
  session_rig_run (rig, WORDS + 1);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                                            \
  g_test_add ("/session/session-hurt/" path, SessionRig, "daily-three", session_rig_set_up, function,                  \
              session_rig_tear_down)

  g_test_add_func ("/session/session-hurt/advice", test_advice);
  g_test_add_func ("/session/session-hurt/property", test_property);
  ADD ("words", test_words);
  ADD ("unanswered", test_unanswered);
  ADD ("extend", test_extend);
  ADD ("go-on", test_go_on);
  ADD ("easier-in-set", test_easier_in_set);
  ADD ("easier-in-setup", test_easier_in_setup);
  ADD ("easier-before-first", test_easier_before_first);
  ADD ("easier-in-switch", test_easier_in_switch);
  ADD ("easier-in-start", test_easier_in_start);
  ADD ("easier-in-rest", test_easier_in_rest);
  ADD ("not-offered", test_not_offered);
  ADD ("skip", test_skip);
  ADD ("skip-last", test_skip_last);
  ADD ("closing-skip", test_closing_skip);
  ADD ("closing-easier", test_closing_easier);
  ADD ("end", test_end);
  ADD ("when", test_when);
  ADD ("refine", test_refine);
  ADD ("refine-ends", test_refine_ends);
  ADD ("finalize", test_finalize);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
