/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

static RouseTimeline *
compile (const char *id, RouseGuidance guidance)
{
  RousePlanChoices choices = session_fixture_get_choices (guidance);

  return session_fixture_compile (id, &choices);
}

/* The blocks of CONTENT.md 4.1 in seconds: sets as one, the other segments as they are. */
static void
assert_blocks (RouseTimeline *timeline, const double *expected, gsize n_expected)
{
  gint64 position = 0;

  for (gsize i = 0; i < n_expected; i++)
    {
      gint64 start;
      gint64 length;

      rouse_timeline_get_stretch (timeline, position, &start, &length);
      g_assert_cmpint (start, ==, position);
      g_assert_cmpfloat ((double) length / SECOND, ==, expected[i]);
      position += length;
    }

  g_assert_cmpint (position, ==, rouse_timeline_get_length (timeline));
}

static void
test_table (void)
{
  const double full[] = { 20, 65, 120, 30, 60, 60, 20, 60, 40, 60, 80, 20, 80, 5 };
  const double brief[] = { 10, 20, 120, 30, 25, 60, 20, 60, 40, 20, 80, 20, 80, 5 };
  g_autoptr (RouseTimeline) first = compile ("daily-three", ROUSE_GUIDANCE_FULL);
  g_autoptr (RouseTimeline) second = compile ("daily-three", ROUSE_GUIDANCE_BRIEF);

  assert_blocks (first, full, G_N_ELEMENTS (full));
  assert_blocks (second, brief, G_N_ELEMENTS (brief));
}

/* CONTENT.md 4.1 and 4.2: within 6 % of the tables, and always the sum of the parts. */
static void
test_totals (void)
{
  static const struct
  {
    const char *id;
    RouseGuidance guidance;
    guint repetitions;
    double seconds;
  } totals[] = {
    { "daily-three", ROUSE_GUIDANCE_FULL, 10, 720 },    { "daily-three", ROUSE_GUIDANCE_BRIEF, 10, 590 },
    { "daily-three", ROUSE_GUIDANCE_COUNTS, 10, 590 },  { "daily-three", ROUSE_GUIDANCE_FULL, 15, 920 },
    { "daily-three", ROUSE_GUIDANCE_BRIEF, 15, 790 },   { "quick-wake-up", ROUSE_GUIDANCE_FULL, 0, 300 },
    { "quick-wake-up", ROUSE_GUIDANCE_COUNTS, 0, 300 }, { "gentle-start", ROUSE_GUIDANCE_FULL, 6, 577 },
    { "gentle-start", ROUSE_GUIDANCE_BRIEF, 6, 447 },   { "gentle-start", ROUSE_GUIDANCE_COUNTS, 6, 447 },
    { "strong", ROUSE_GUIDANCE_FULL, 0, 1470 },         { "strong", ROUSE_GUIDANCE_BRIEF, 0, 1340 },
    { "strong", ROUSE_GUIDANCE_COUNTS, 0, 1340 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (totals); i++)
    {
      RousePlanChoices choices = session_fixture_get_choices (totals[i].guidance);
      g_autoptr (RouseTimeline) timeline = NULL;
      const RouseSegment *segments;
      gint64 sum = 0;
      gsize n;

      choices.force_repetitions = totals[i].repetitions > 0;
      choices.forced.repetitions = totals[i].repetitions;
      timeline = session_fixture_compile (totals[i].id, &choices);
      segments = rouse_timeline_get_segments (timeline, &n);
      for (gsize j = 0; j < n; j++)
        sum += segments[j].length;

      g_assert_cmpint (sum, ==, rouse_timeline_get_length (timeline));
      g_assert_cmpfloat_with_epsilon ((double) sum / SECOND, totals[i].seconds, totals[i].seconds * 0.06);
    }
}

static void
assert_said (RouseTimeline *timeline, const char *clip, guint nth, double seconds)
{
  const RousePlacedCue *placed = session_fixture_find_cue (timeline, clip, nth);

  if (placed == NULL)
    g_error ("%s is not said %u times", clip, nth + 1);
  g_assert_cmpfloat_with_epsilon ((double) placed->start / SECOND, seconds, 1e-9);
}

static void
assert_not_said (RouseTimeline *timeline, const char *clip, guint times)
{
  if (times > 0)
    g_assert_nonnull (session_fixture_find_cue (timeline, clip, times - 1));
  g_assert_null (session_fixture_find_cue (timeline, clip, times));
}

static void
test_repetitions_full (void)
{
  g_autoptr (RouseTimeline) timeline = compile ("daily-three", ROUSE_GUIDANCE_FULL);
  const double bridge = 85;

  assert_said (timeline, "br-go-a", 0, bridge);
  assert_said (timeline, "br-hold-a", 0, bridge + 4);
  assert_said (timeline, "br-ret-a", 0, bridge + 6);
  assert_said (timeline, "n-1", 0, bridge + 10);
  assert_said (timeline, "br-go-c", 0, bridge + 24);
  assert_said (timeline, "br-ret-c", 0, bridge + 30);
  assert_said (timeline, "br-go-b", 0, bridge + 36);
  assert_said (timeline, "hold", 0, bridge + 40);
  assert_said (timeline, "br-tip-1", 0, bridge + 42);
  assert_said (timeline, "half", 0, bridge + 60);
  assert_said (timeline, "en-1", 0, bridge + 66);
  assert_said (timeline, "br-tip-2", 0, bridge + 78);
  assert_said (timeline, "two", 0, bridge + 96);
  assert_said (timeline, "last", 0, bridge + 108);
  assert_said (timeline, "br-tip-3", 0, bridge + 114);
  assert_said (timeline, "n-10", 0, bridge + 118);
  assert_not_said (timeline, "begin", 0);
  assert_not_said (timeline, "br-go-b", 4); /* the others are milestones */

  /* The list of tips goes on over the sides, and so does that of encouragements over the sets. */
  assert_said (timeline, "cl-tip-1", 0, 295 + 18 + 3);
  assert_said (timeline, "cl-tip-1", 1, 375 + 18 + 3);
  assert_not_said (timeline, "cl-tip-3", 2);
  assert_said (timeline, "en-2", 0, 295 + 30 + 3);
  assert_said (timeline, "en-3", 0, 375 + 30 + 3);
}

static void
test_repetitions_brief (void)
{
  g_autoptr (RouseTimeline) timeline = compile ("daily-three", ROUSE_GUIDANCE_BRIEF);
  const double bridge = 30;

  assert_said (timeline, "br-go-b", 0, bridge);
  assert_said (timeline, "br-go-b", 1, bridge + 12);
  assert_said (timeline, "br-go-c", 0, bridge + 24);
  assert_not_said (timeline, "br-go-b", 2);
  assert_not_said (timeline, "hold", 0);
  assert_not_said (timeline, "en-1", 0);
  assert_said (timeline, "br-tip-1", 0, bridge + 48 + 6);
  assert_not_said (timeline, "br-tip-2", 0);
  assert_said (timeline, "half", 0, bridge + 60);
}

static void
test_repetitions_counts (void)
{
  g_autoptr (RouseTimeline) timeline = compile ("clamshell", ROUSE_GUIDANCE_COUNTS);
  /* Start 10 s; what is said in the set-up (2, 3.5 and a countdown of 4 s) and 10 s more. */
  const double set = 10 + 9.5 + 10;

  assert_not_said (timeline, "r-single", 0);
  assert_said (timeline, "begin", 0, set);
  assert_said (timeline, "begin", 1, set + 60 + 20);
  assert_not_said (timeline, "cl-go-b", 0);
  assert_not_said (timeline, "cl-set-b", 0);
  /* The longest counts fill all of their settling, so that the milestones come a gap later. */
  assert_said (timeline, "half", 0, set + 30.2);
  assert_said (timeline, "two", 0, set + 48.2);
  assert_said (timeline, "last", 0, set + 54.2);
  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *clip = g_strdup_printf ("n-%u", i);

      assert_not_said (timeline, clip, 2);
    }
}

static void
test_milestones (void)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_BRIEF);
  g_autoptr (RouseTimeline) seven = NULL;
  g_autoptr (RouseTimeline) nine = NULL;

  choices.force_level = choices.force_repetitions = TRUE;
  choices.forced.level = ROUSE_LEVEL_EASY;
  choices.forced.repetitions = 7;
  seven = session_fixture_compile ("bridge", &choices);
  choices.forced.repetitions = 9;
  nine = session_fixture_compile ("bridge", &choices);

  assert_not_said (seven, "half", 0);
  assert_not_said (seven, "two", 1);
  assert_not_said (seven, "last", 1);
  /* Halfway is the start of repetition 9 ÷ 2, rounded down, + 1. */
  g_assert_cmpuint (rouse_timeline_get_segment_at (nine, session_fixture_find_cue (nine, "half", 0)->start)->repetition,
                    ==, 5);
}

static void
test_tips_go_on (void)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  RouseDose dose = { .level = ROUSE_LEVEL_STANDARD, .first_tip = 3 };
  g_autoptr (RouseTimeline) timeline = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan = NULL;

  choices.get_dose = session_fixture_copy_dose;
  choices.data = &dose;
  plan = rouse_plan_new (session_fixture_get_catalog (), "bridge", &choices, &error);
  g_assert_no_error (error);
  timeline = rouse_timeline_compile (plan, session_fixture_get_longest, NULL);

  assert_said (timeline, "br-tip-4", 0, 85 + 42);
  assert_said (timeline, "br-tip-1", 0, 85 + 78);
  assert_said (timeline, "br-tip-2", 0, 85 + 114);

  g_assert_cmpuint (rouse_timeline_count_tips (timeline, 0, (85 + 100) * SECOND), ==, 2);
  g_assert_cmpuint (rouse_timeline_count_tips (timeline, 0, rouse_timeline_get_length (timeline)), ==, 3);
  g_assert_cmpuint (rouse_timeline_count_tips (timeline, 1, rouse_timeline_get_length (timeline)), ==, 0);
}

static void
test_rest_before_standing (void)
{
  g_autoptr (RouseTimeline) full = compile ("daily-three", ROUSE_GUIDANCE_FULL);
  g_autoptr (RouseTimeline) counts = compile ("daily-three", ROUSE_GUIDANCE_COUNTS);
  g_autoptr (RouseTimeline) alone = compile ("hinge", ROUSE_GUIDANCE_FULL);
  const double rest = 435;
  gint64 position = (gint64) (rest + 1) * SECOND;

  /* The longest count of the last repetition fills all of its settling. */
  assert_said (full, "rest-start", 1, rest + 0.2);
  assert_said (full, "up-1", 0, rest + 8);
  assert_said (full, "up-2", 0, rest + 18);
  assert_said (full, "rest-10", 1, rest + 30);
  assert_not_said (full, "up-2", 1);
  assert_not_said (counts, "up-1", 0);
  assert_not_said (counts, "up-2", 1);
  assert_not_said (alone, "up-2", 0);

  /* “Forward” does not lead past it. */
  g_assert_cmpint (rouse_timeline_get_next_stop (full, position), ==, (gint64) (rest + 18) * SECOND);
  position = (gint64) (rest + 18) * SECOND;
  g_assert_cmpint (rouse_timeline_get_next_stop (full, position), ==, (gint64) (rest + 40) * SECOND);
}

static void
test_quick (void)
{
  g_autoptr (RouseTimeline) timeline = compile ("quick-wake-up", ROUSE_GUIDANCE_FULL);
  const RousePlacedCue *safe = session_fixture_find_cue (timeline, "s-safe", 0);
  const RousePlacedCue *up = session_fixture_find_cue (timeline, "up-2", 0);
  const RousePlacedCue *intro = session_fixture_find_cue (timeline, "hi-intro", 0);
  const RousePlacedCue *change = session_fixture_find_cue (timeline, "hi-switch-R", 0);
  const RouseWait *wait;

  assert_not_said (timeline, "next", 0);
  assert_not_said (timeline, "rest-start", 0);
  assert_not_said (timeline, "cl-set-b", 1);
  assert_not_said (timeline, "hi-set-b", 1);
  assert_not_said (timeline, "s-safe", 1);
  assert_not_said (timeline, "up-1", 0);

  /* In the silence of the bridge's set-up, which cannot be skipped before it. */
  g_assert_cmpint (rouse_timeline_get_segment_at (timeline, safe->start)->kind, ==, ROUSE_SEGMENT_SETUP);
  wait = rouse_timeline_get_wait_at (timeline, safe->start - MS);
  g_assert_nonnull (wait);
  g_assert_false (wait->skippable);

  g_assert_cmpint (up->start, >, intro->start);
  wait = rouse_timeline_get_wait_at (timeline, up->start + up->length);
  g_assert_cmpint (wait->length, ==, 7 * SECOND);
  g_assert_true (wait->skippable);

  /* The slack before a countdown is one silence with the last wait: who ends it is counted down at once. */
  wait = rouse_timeline_get_wait_at (timeline, change->start + change->length);
  g_assert_cmpint (wait->start + wait->length, ==, session_fixture_find_cue (timeline, "cd-in", 4)->start);
}

static void
test_strong (void)
{
  g_autoptr (RouseTimeline) timeline = compile ("strong", ROUSE_GUIDANCE_BRIEF);
  const RousePlacedCue *second = session_fixture_find_cue (timeline, "set-2", 1);
  const RousePlacedCue *one = NULL;
  const RouseSegment *segment = rouse_timeline_get_segment_at (timeline, second->start);
  gint64 end = segment->start + segment->length;

  /* The clamshell's left sets come both before the right ones, and the words end as the rest ends. */
  g_assert_cmpint (segment->kind, ==, ROUSE_SEGMENT_REST);
  g_assert_cmpint (segment->length, ==, 30 * SECOND);
  g_assert_cmpint (segment[-1].side, ==, ROUSE_SIDE_LEFT);
  g_assert_cmpuint (segment[-1].set, ==, 1);
  g_assert_cmpint (segment[1].side, ==, ROUSE_SIDE_LEFT);
  g_assert_cmpuint (segment[1].set, ==, 2);
  one = rouse_timeline_get_cue_at (timeline, end - 1);
  g_assert_cmpstr (one->clip, ==, "cd-1");
  g_assert_cmpint (one->start, ==, end - SECOND);
  g_assert_cmpint (rouse_timeline_get_cue_at (timeline, end - 3 * SECOND)->start, ==, end - 3 * SECOND);
  /* “Second set” 2 s, “Starting in” 0.8 s and two gaps before the three seconds. */
  g_assert_cmpint (second->start, ==, end - 3 * SECOND - 3200 * MS);
  assert_not_said (timeline, "set-2", 5);
}

static void
test_three_sets (void)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_COUNTS);
  g_autoptr (RouseTimeline) timeline = NULL;

  choices.force_sets = TRUE;
  choices.forced.sets = 3;
  timeline = session_fixture_compile ("hinge", &choices);

  assert_not_said (timeline, "set-2", 2); /* there are no words for a third set */
  assert_not_said (timeline, "cd-1", 6);
  assert_not_said (timeline, "n-10", 6);
}

static void
test_variants (void)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  g_autoptr (RouseTimeline) hard = NULL;
  g_autoptr (RouseTimeline) easy = NULL;
  g_autoptr (RouseTimeline) hinge = NULL;

  choices.force_level = TRUE;
  choices.forced.level = ROUSE_LEVEL_HARD;
  hard = session_fixture_compile ("bridge", &choices);
  hinge = session_fixture_compile ("hinge", &choices);
  choices.forced.level = ROUSE_LEVEL_EASY;
  easy = session_fixture_compile ("bridge", &choices);

  for (guint i = 0; i < 10; i++)
    {
      const RousePlacedCue *leg = session_fixture_find_cue (hard, i % 2 == 0 ? "leg-L" : "leg-R", i / 2);
      const RouseSegment *segment = rouse_timeline_get_segment_at (hard, leg->start);

      g_assert_cmpint (segment->phase, ==, ROUSE_PHASE_HOLD);
      g_assert_cmpuint (segment->repetition, ==, i + 1);
      g_assert_cmpint (segment->side, ==, i % 2 == 0 ? ROUSE_SIDE_LEFT : ROUSE_SIDE_RIGHT);
      g_assert_cmpint (leg->start, ==, segment->start);
    }
  assert_not_said (hard, "hold", 0);
  assert_not_said (hard, "br-hard-2", 1);

  assert_not_said (easy, "br-how-1", 0);
  assert_not_said (easy, "br-go-a", 0);
  assert_not_said (easy, "br-hold-a", 0);
  assert_not_said (easy, "cl-go-c", 1);
  assert_not_said (easy, "br-easy", 1);
  g_assert_nonnull (session_fixture_find_cue (easy, "cl-go-b", 0));
  g_assert_nonnull (session_fixture_find_cue (easy, "hold", 0));

  assert_not_said (hinge, "hi-set-3", 0);
  assert_not_said (hinge, "hi-set-b", 0);
  assert_not_said (hinge, "hi-hard", 1);
}

static void
test_tempo_and_side (void)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  g_autoptr (RouseTimeline) timeline = NULL;
  const RouseSegment *segments;
  gsize n;

  choices.tempo = ROUSE_TEMPO_SLOW;
  choices.first_side = ROUSE_SIDE_RIGHT;
  timeline = session_fixture_compile ("clamshell", &choices);
  segments = rouse_timeline_get_segments (timeline, &n);

  g_assert_cmpint (segments[2].side, ==, ROUSE_SIDE_RIGHT);
  g_assert_cmpint (segments[2].length, ==, 3 * SECOND);
  g_assert_cmpint (segments[3].length, ==, 1500 * MS);
  assert_not_said (timeline, "cl-side-L", 0);
  assert_not_said (timeline, "cl-switch-L", 1);
  assert_not_said (timeline, "next", 0);
  assert_not_said (timeline, "end-floor", 1);
  assert_not_said (timeline, "end-all", 0);
}

/* The longest lengths, but for those in @data: “clip=milliseconds”, with blanks between them. */
static gint64
get_length_cb (const char *clip, const char *text, gpointer data)
{
  const char *changed = data;
  g_autofree char *key = g_strdup_printf ("%s=", clip);
  const char *found = strstr (changed, key);

  if (found != NULL && (found == changed || found[-1] == ' '))
    return g_ascii_strtoll (found + strlen (key), NULL, 10) * MS;

  return session_fixture_get_longest (clip, text, NULL);
}

static RouseTimeline *
compile_with (const char *id, const char *changed)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  g_autoptr (RousePlan) plan = rouse_plan_new (session_fixture_get_catalog (), id, &choices, NULL);

  return rouse_timeline_compile (plan, get_length_cb, (gpointer) changed);
}

static const RouseDroppedCue *
find_dropped (RouseTimeline *timeline, const char *id)
{
  gsize n;
  const RouseDroppedCue *dropped = rouse_timeline_get_dropped (timeline, &n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (rouse_cue_get_id (dropped[i].cue), id))
      return &dropped[i];

  return NULL;
}

static void
test_slots (void)
{
  g_autoptr (RouseTimeline) exact = compile_with ("bridge", "br-go-a=3800");
  g_autoptr (RouseTimeline) longer = compile_with ("bridge", "br-go-a=3801");
  g_autoptr (RouseTimeline) hopeless = compile_with ("bridge", "hold=1801");
  g_autoptr (RouseTimeline) settle = compile_with ("bridge", "n-1=300 br-settle=1300");
  g_autoptr (RouseTimeline) late = compile_with ("clamshell", "n-4=1400");
  const RouseDroppedCue *dropped;

  /* A phase cue ends 0.2 s before its phase: 3.8 of 4 s fit. */
  g_assert_null (find_dropped (exact, "br-go-a"));
  dropped = find_dropped (longer, "br-go-a");
  g_assert_cmpint (dropped->reason, ==, ROUSE_DROP_TOO_LONG);
  g_assert_cmpstr (rouse_cue_get_id (dropped->replacement), ==, "br-go-b");
  assert_said (longer, "br-go-b", 0, 85);
  dropped = find_dropped (hopeless, "hold");
  g_assert_cmpint (dropped->reason, ==, ROUSE_DROP_TOO_LONG);
  g_assert_null (dropped->replacement);

  /* Straight after the count, where there is room for it. */
  assert_said (settle, "br-settle", 0, 95 + 0.3 + 0.2);

  /* A count is never dropped; the words after it wait half a second at most. Repetition 5 begins 0.6 s too late. */
  g_assert_nonnull (session_fixture_find_cue (late, "n-4", 0));
  dropped = find_dropped (late, "cl-go-b");
  g_assert_cmpint (dropped->reason, ==, ROUSE_DROP_COLLISION);
}

static void
test_block_grows (void)
{
  g_autoptr (RouseTimeline) normal = compile_with ("bridge", "");
  g_autoptr (RouseTimeline) grown = compile_with ("bridge", "br-set-1=13000");
  g_autoptr (RouseTimeline) countdown = compile_with ("bridge", "cd-1=1500");
  const RousePlacedCue *one = session_fixture_find_cue (countdown, "cd-1", 0);

  /* The words and waits of the set-up's 65 s end 3 s before its countdown: 10 s more are 7 s too many. */
  g_assert_cmpint (rouse_timeline_get_length (grown) - rouse_timeline_get_length (normal), ==, 7 * SECOND);
  /* A number too long for its second begins earlier; nothing overlaps. */
  g_assert_cmpint (one->start, ==, 85 * SECOND - 1700 * MS);
  g_assert_cmpint (one[-1].start + one[-1].length, <=, one->start - 200 * MS);
}

static gint64
get_unknown_cb (const char *clip, const char *text, gpointer data)
{
  return -1;
}

static void
test_no_voice (void)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  g_autoptr (RousePlan) plan = rouse_plan_new (session_fixture_get_catalog (), "daily-three", &choices, NULL);
  g_autoptr (RouseTimeline) timeline = rouse_timeline_compile (plan, get_unknown_cb, NULL);
  const RousePlacedCue *cue = session_fixture_find_cue (timeline, "br-set-3", 0);
  gsize n;

  rouse_timeline_get_dropped (timeline, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (cue->length, ==, 0);
  g_assert_cmpstr (cue->text, ==, "Arms down by your sides, palms facing the ceiling.");
}

static void
test_finalize (void)
{
  g_assert_finalize_object (compile ("strong", ROUSE_GUIDANCE_FULL));
  session_fixture_clear ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/session/timeline/table", test_table);
  g_test_add_func ("/session/timeline/totals", test_totals);
  g_test_add_func ("/session/timeline/repetitions/full", test_repetitions_full);
  g_test_add_func ("/session/timeline/repetitions/brief", test_repetitions_brief);
  g_test_add_func ("/session/timeline/repetitions/counts", test_repetitions_counts);
  g_test_add_func ("/session/timeline/milestones", test_milestones);
  g_test_add_func ("/session/timeline/tips-go-on", test_tips_go_on);
  g_test_add_func ("/session/timeline/rest-before-standing", test_rest_before_standing);
  g_test_add_func ("/session/timeline/quick", test_quick);
  g_test_add_func ("/session/timeline/strong", test_strong);
  g_test_add_func ("/session/timeline/three-sets", test_three_sets);
  g_test_add_func ("/session/timeline/variants", test_variants);
  g_test_add_func ("/session/timeline/tempo-and-side", test_tempo_and_side);
  g_test_add_func ("/session/timeline/slots", test_slots);
  g_test_add_func ("/session/timeline/block-grows", test_block_grows);
  g_test_add_func ("/session/timeline/no-voice", test_no_voice);
  g_test_add_func ("/session/timeline/finalize", test_finalize);

  return g_test_run ();
}
