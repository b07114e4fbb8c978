/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must be true of every timeline, whatever was planned and however long the clips are. ROUSE_PROPERTY_RUNS sets
 * how many random plans are tried; each is made from its own number, so that one that fails can be made again. */

#include "session-fixture.h"

#include "rouse-timeline-json.h"

#define DEFAULT_RUNS 10000
#define GAP (200 * MS)
#define SMALLEST_HALF 8 /* repetitions (CONTENT.md 3) */

static const char *const ids[]
    = { "daily-three", "quick-wake-up", "gentle-start", "strong", "bridge", "clamshell", "hinge" };

/* splitmix64, by Sebastiano Vigna: public domain. */
static guint64
mix (guint64 value)
{
  value += 0x9e3779b97f4a7c15u;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;

  return value ^ (value >> 31);
}

static guint
pick (guint64 run, const char *what, guint n)
{
  return (guint) (mix (run ^ mix (g_str_hash (what))) % n);
}

static gint64
get_length_cb (const char *clip, const char *text, gpointer data)
{
  guint64 run = *(const guint64 *) data;
  gint64 longest = session_fixture_get_longest (clip, text, NULL);

  /* A voice that has not every clip, one that speaks briskly, and one that is far too slow. */
  if (pick (run, clip, 20) == 0)
    return -1;

  return longest * (10 + pick (run, clip, pick (run, "pace", 2) == 0 ? 90 : 190)) / 100;
}

static gboolean
get_dose_cb (const char *exercise, RouseDose *dose, gpointer data)
{
  static const char *const exercises[] = { "bridge", "clamshell", "hinge" };
  guint64 run = *(const guint64 *) data ^ g_str_hash (exercise);
  /* Something is left to do. */
  const char *spared = exercises[pick (*(const guint64 *) data, "spared", G_N_ELEMENTS (exercises))];

  dose->level = pick (run, "level", ROUSE_N_LEVELS);
  dose->repetitions = pick (run, "repetitions", 17);
  dose->sets = pick (run, "sets", 4);
  dose->guidance = pick (run, "guidance", ROUSE_N_GUIDANCES);
  dose->first_tip = pick (run, "tip", 5);
  dose->left_out = pick (run, "left-out", 8) == 0 && !g_str_equal (exercise, spared);

  return pick (run, "dose", 6) > 0;
}

static RousePlan *
make_plan (guint64 *run)
{
  g_autoptr (GError) error = NULL;
  RousePlanChoices choices = {
    .first_side = pick (*run, "side", 2) == 0 ? ROUSE_SIDE_LEFT : ROUSE_SIDE_RIGHT,
    .tempo = pick (*run, "tempo", 2) == 0 ? ROUSE_TEMPO_STANDARD : ROUSE_TEMPO_SLOW,
    .get_dose = get_dose_cb,
    .data = run,
    .force_guidance = pick (*run, "force-guidance", 2) == 0,
    .force_sets = pick (*run, "force-sets", 3) == 0,
    .forced = { .sets = 1 + pick (*run, "forced-sets", 3), .guidance = pick (*run, "forced-guidance", 3) },
  };
  RousePlan *plan
      = rouse_plan_new (session_fixture_get_catalog (), ids[pick (*run, "id", G_N_ELEMENTS (ids))], &choices, &error);

  g_assert_no_error (error);

  return plan;
}

static const RouseCueRule *
find_rule (const RousePlacedCue *placed, RouseMoment moment)
{
  gsize n;
  const RouseCueRule *rules = rouse_cue_get_rules (placed->cue, &n);

  for (gsize i = 0; i < n; i++)
    if (rules[i].moment == moment)
      return &rules[i];

  return NULL;
}

/* Whether the cue speaks of a moment by its own rules or by those with which the variant borrows it. */
static gboolean
speaks_of (const RousePlacedCue *placed, RouseVariant *variant, RouseMoment moment)
{
  gsize n;
  const RouseCueLoan *loans = rouse_variant_get_loans (variant, &n);

  for (gsize i = 0; i < n; i++)
    if (loans[i].rule.moment == moment && g_str_equal (loans[i].cue, rouse_cue_get_id (placed->cue)))
      return TRUE;

  return find_rule (placed, moment) != NULL;
}

static void
check_segments (RouseTimeline *timeline)
{
  gint64 position = 0;
  gsize n;
  gsize n_tones;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n);
  const RouseTone *tones = rouse_timeline_get_tones (timeline, &n_tones);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (segments[i].start, ==, position);
      g_assert_cmpint (segments[i].length, >, 0);
      position += segments[i].length;

      if (segments[i].kind == ROUSE_SEGMENT_PHASE)
        {
          g_assert_cmpuint (n_tones, >, 0);
          g_assert_cmpint (tones->start, ==, segments[i].start);
          g_assert_cmpint (tones->phase, ==, segments[i].phase);
          tones++;
          n_tones--;
        }
    }

  g_assert_cmpuint (n_tones, ==, 0);
  g_assert_cmpint (position, ==, rouse_timeline_get_length (timeline));
}

/* The whole lasts as long as its parts, and each repetition of each set and side that is planned is there with all its
 * phases, as long as the variant has them; at slow tempo half as long again. */
static void
check_totals (RouseTimeline *timeline)
{
  RousePlan *plan = rouse_timeline_get_plan (timeline);
  gint64 tempo = rouse_plan_get_tempo (plan) == ROUSE_TEMPO_SLOW ? 3 : 2;
  gint64 blocks = 0;
  gint64 phases = 0;
  gsize n_segments;
  gsize n_items;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n_segments);
  const RousePlanItem *items = rouse_plan_get_items (plan, &n_items);

  for (gsize i = 0; i < n_segments; i++)
    if (segments[i].kind != ROUSE_SEGMENT_PHASE)
      blocks += segments[i].length;
  for (gsize i = 0; i < n_items; i++)
    for (RousePhase phase = ROUSE_PHASE_FIRST; phase < ROUSE_N_PHASES; phase++)
      phases += rouse_variant_get_phase (items[i].variant, phase)->length * tempo / 2 * items[i].repetitions
                * (items[i].end_turn - items[i].first_turn);

  g_assert_cmpint (blocks + phases, ==, rouse_timeline_get_length (timeline));
}

static void
check_gaps (RouseTimeline *timeline)
{
  gsize n;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n);

  g_assert_cmpint (cues[0].start, >=, 0);
  for (gsize i = 1; i < n; i++)
    g_assert_cmpint (cues[i].start, >=, cues[i - 1].start + cues[i - 1].length + GAP);
  g_assert_cmpint (cues[n - 1].start + cues[n - 1].length, <=, rouse_timeline_get_length (timeline));
}

static void
check_waits (RouseTimeline *timeline)
{
  gsize n;
  gsize n_cues;
  const RouseWait *waits = rouse_timeline_get_waits (timeline, &n);
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n_cues);

  for (gsize i = 0; i < n; i++)
    {
      const RousePlacedCue *cue = rouse_timeline_get_cue_at (timeline, waits[i].start);

      g_assert_cmpint (waits[i].length, >, 0);
      g_assert_cmpint (cue->start + cue->length, <=, waits[i].start);
      if (cue + 1 < cues + n_cues)
        g_assert_cmpint (cue[1].start, >=, waits[i].start + waits[i].length);
    }
}

static void
check_dropped (RouseTimeline *timeline)
{
  gsize n;
  const RouseDroppedCue *dropped = rouse_timeline_get_dropped (timeline, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpuint (rouse_cue_get_priority (dropped[i].cue), >, 2);
      g_assert_null (g_strstr_len (rouse_cue_get_id (dropped[i].cue), 2, "n-"));
    }
}

/* The words of a phase begin and end in it, with the gap; and they are words of this phase. */
static void
check_phase_words (RouseTimeline *timeline)
{
  static const RouseMoment moments[]
      = { ROUSE_MOMENT_FIRST, ROUSE_MOMENT_HOLD, ROUSE_MOMENT_SECOND, ROUSE_MOMENT_SETTLE };
  gsize n;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n);

  for (gsize i = 0; i < n; i++)
    {
      const RouseSegment *segment = rouse_timeline_get_segment_at (timeline, cues[i].start);
      gboolean extra;

      if (cues[i].priority < 4)
        continue;

      g_assert_cmpint (segment->kind, ==, ROUSE_SEGMENT_PHASE);
      g_assert_cmpint (cues[i].start + cues[i].length + GAP, <=, segment->start + segment->length);
      extra
          = find_rule (&cues[i], ROUSE_MOMENT_TIP) != NULL || find_rule (&cues[i], ROUSE_MOMENT_ENCOURAGEMENT) != NULL;
      if (extra)
        g_assert_cmpint (segment->phase, ==, ROUSE_PHASE_SECOND);
      else
        g_assert_true (speaks_of (&cues[i], segment->item->variant, moments[segment->phase]));
    }
}

/* Each repetition is counted once, by its own number, while it settles; the milestones tell the truth. */
static void
check_counts (RouseTimeline *timeline)
{
  gsize n;
  gsize n_cues;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n);
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n_cues);
  gsize next = 0;
  guint last = 0;
  guint sets = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (segments[i].kind != ROUSE_SEGMENT_PHASE || segments[i].phase != ROUSE_PHASE_SETTLE)
        continue;

      while (next < n_cues && find_rule (&cues[next], ROUSE_MOMENT_COUNT) == NULL)
        next++;
      g_assert_cmpuint (next, <, n_cues);
      g_assert_cmpuint (find_rule (&cues[next], ROUSE_MOMENT_COUNT)->order, ==, segments[i].repetition);
      g_assert_cmpint (cues[next].start, >=, segments[i].start);
      g_assert_cmpint (cues[next].start, <, segments[i].start + segments[i].length);
      next++;
      if (segments[i].repetition == segments[i].item->repetitions)
        sets++;
    }
  for (; next < n_cues; next++)
    g_assert_null (find_rule (&cues[next], ROUSE_MOMENT_COUNT));

  for (gsize i = 0; i < n_cues; i++)
    {
      const RouseSegment *segment = rouse_timeline_get_segment_at (timeline, cues[i].start);
      gboolean is_last = find_rule (&cues[i], ROUSE_MOMENT_LAST) != NULL;
      gboolean is_last_but_one = find_rule (&cues[i], ROUSE_MOMENT_TWO_MORE) != NULL;
      gboolean is_half = find_rule (&cues[i], ROUSE_MOMENT_HALFWAY) != NULL;

      last += is_last ? 1 : 0;
      if (is_last || is_last_but_one || is_half)
        g_assert_cmpint (segment->phase, ==, ROUSE_PHASE_FIRST);
      if (is_last)
        g_assert_cmpuint (segment->repetition, ==, segment->item->repetitions);
      if (is_last_but_one)
        g_assert_cmpuint (segment->repetition + 1, ==, segment->item->repetitions);
      if (is_half)
        g_assert_cmpuint (segment->repetition, ==, segment->item->repetitions / 2 + 1);
    }
  g_assert_cmpuint (last, ==, sets);
}

static gboolean
is_of (RouseCue *cue, RouseMoment moment)
{
  gsize n;
  const RouseCueRule *rules = rouse_cue_get_rules (cue, &n);

  for (gsize i = 0; i < n; i++)
    if (rules[i].moment == moment)
      return TRUE;

  return FALSE;
}

/* Each word of orientation is either said or was not asked for: those that were asked for and could not be said are in
 * the list of what was dropped, which knows of none (see above). Each exercise is introduced, and once; “next” is said
 * between exercises, and the welcome is the first word and the only one. */
static void
check_orientation (RouseTimeline *timeline)
{
  RousePlan *plan = rouse_timeline_get_plan (timeline);
  guint welcomes = 0;
  guint intros = 0;
  guint nexts = 0;
  guint closings = 0;
  gsize n_items;
  gsize n;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n);
  gboolean quick = g_str_equal (rouse_plan_get_id (plan), "quick-wake-up");

  rouse_plan_get_items (plan, &n_items);
  for (gsize i = 0; i < n; i++)
    {
      const RouseSegment *segment = rouse_timeline_get_segment_at (timeline, cues[i].start);

      welcomes += is_of (cues[i].cue, ROUSE_MOMENT_WELCOME) ? 1 : 0;
      intros += is_of (cues[i].cue, ROUSE_MOMENT_INTRO) && segment->kind == ROUSE_SEGMENT_SETUP ? 1 : 0;
      nexts += is_of (cues[i].cue, ROUSE_MOMENT_NEXT) ? 1 : 0;
      closings += is_of (cues[i].cue, ROUSE_MOMENT_CLOSING) ? 1 : 0;
    }

  g_assert_cmpuint (welcomes, ==, rouse_plan_get_guidance (plan) == ROUSE_GUIDANCE_COUNTS ? 0 : 1);
  if (welcomes > 0)
    g_assert_cmpstr (cues[0].clip, ==, n_items == 1 ? "r-single" : rouse_plan_get_welcome (plan));
  g_assert_cmpuint (intros, ==, n_items);
  g_assert_cmpuint (nexts, ==, quick ? 0 : n_items - 1);
  g_assert_cmpuint (closings, ==, 1);
}

/* How often a milestone is said, or is told to be left out. */
static guint
count_milestone (RouseTimeline *timeline, RouseMoment moment)
{
  guint count = 0;
  gsize n_cues, n_dropped;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n_cues);
  const RouseDroppedCue *dropped = rouse_timeline_get_dropped (timeline, &n_dropped);

  for (gsize i = 0; i < n_cues; i++)
    count += is_of (cues[i].cue, moment) ? 1 : 0;
  for (gsize i = 0; i < n_dropped; i++)
    count += is_of (dropped[i].cue, moment) ? 1 : 0;

  return count;
}

/* No set goes by without its milestones; a short one has no half. */
static void
check_milestones (RouseTimeline *timeline)
{
  guint halves = 0;
  guint last_but_ones = 0;
  gsize n;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n);

  for (gsize i = 0; i < n; i++)
    {
      guint target;

      if (segments[i].kind != ROUSE_SEGMENT_PHASE || segments[i].phase != ROUSE_PHASE_FIRST)
        continue;

      target = segments[i].item->repetitions;
      halves += target >= SMALLEST_HALF && segments[i].repetition == target / 2 + 1 ? 1 : 0;
      last_but_ones += segments[i].repetition + 1 == target ? 1 : 0;
    }

  g_assert_cmpuint (count_milestone (timeline, ROUSE_MOMENT_HALFWAY), ==, halves);
  g_assert_cmpuint (count_milestone (timeline, ROUSE_MOMENT_TWO_MORE), ==, last_but_ones);
}

static void
check_set_start (RouseTimeline *timeline, const RouseSegment *segment)
{
  const RousePlacedCue *cue = rouse_timeline_get_cue_at (timeline, segment->start - 1);
  gsize n;
  const RousePlacedCue *first = rouse_timeline_get_cues (timeline, &n);

  g_assert_cmpstr (cue->clip, ==, "cd-1");
  if (!rouse_exercise_get_two_sided (segment->item->exercise))
    return;

  for (; cue >= first; cue--)
    {
      const RouseCueRule *rule = find_rule (cue, ROUSE_MOMENT_SETUP);

      if (rule == NULL || rule->side == ROUSE_SIDE_BOTH)
        rule = find_rule (cue, ROUSE_MOMENT_SWITCH);
      if (rule == NULL || rule->side == ROUSE_SIDE_BOTH)
        continue;

      g_assert_cmpint (rule->side, ==, segment->side);
      return;
    }

  g_assert_not_reached ();
}

static void
check_sides (RouseTimeline *timeline)
{
  gsize n;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n);

  for (gsize i = 0; i < n; i++)
    {
      const RouseSegment *segment = &segments[i];

      if (segment->kind != ROUSE_SEGMENT_PHASE)
        continue;
      if (segment->repetition == 1 && segment->phase == ROUSE_PHASE_FIRST)
        check_set_start (timeline, segment);
      if (rouse_variant_get_alternating (segment->item->variant) && segment->phase == ROUSE_PHASE_HOLD)
        {
          const RousePlacedCue *cue = rouse_timeline_get_cue_at (timeline, segment->start + segment->length - 1);
          gboolean right = segment->side == ROUSE_SIDE_RIGHT;

          while (cue->start > segment->start && cue->priority > 3)
            cue--;
          g_assert_cmpstr (cue->clip, ==, right ? "leg-R" : "leg-L");
        }
    }
}

static guint
count_cue (RouseTimeline *timeline, const char *id)
{
  guint count = 0;
  gsize n;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n);

  for (gsize i = 0; i < n; i++)
    count += g_str_equal (rouse_cue_get_id (cues[i].cue), id) ? 1 : 0;

  return count;
}

static void
check_safety (RouseTimeline *timeline)
{
  RousePlan *plan = rouse_timeline_get_plan (timeline);
  gboolean lying = FALSE;
  gboolean stands_up = FALSE;
  gsize n;
  const RousePlanItem *items = rouse_plan_get_items (plan, &n);

  for (gsize i = 0; i < n; i++)
    {
      gboolean standing = rouse_exercise_get_posture (items[i].exercise) == ROUSE_POSTURE_STANDING;

      stands_up |= lying && standing;
      lying = !standing;
    }

  g_assert_true (stands_up == (session_fixture_find_cue (timeline, "up-2", 0) != NULL));
  g_assert_true (!lying == (session_fixture_find_cue (timeline, "end-all", 0) != NULL));
  g_assert_true (lying == (session_fixture_find_cue (timeline, "end-floor", 0) != NULL));
  /* In the Quick wake-up it belongs to the bridge, and is said anyhow where that is left out. */
  g_assert_cmpuint (count_cue (timeline, "s-safe"), ==,
                    rouse_plan_get_guidance (plan) != ROUSE_GUIDANCE_COUNTS ? 1 : 0);
}

/* Same input, same timeline; the whole text of it, which takes longer, is compared now and then. */
static void
check_same (RouseTimeline *timeline, guint64 *run, gboolean bytes)
{
  g_autoptr (RousePlan) plan = make_plan (run);
  g_autoptr (RouseTimeline) again = rouse_timeline_compile (plan, get_length_cb, run);
  gsize n, n_again;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n);
  const RousePlacedCue *cues_again = rouse_timeline_get_cues (again, &n_again);

  g_assert_cmpint (rouse_timeline_get_length (timeline), ==, rouse_timeline_get_length (again));
  g_assert_cmpuint (n, ==, n_again);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (cues[i].start, ==, cues_again[i].start);
      g_assert_cmpint (cues[i].length, ==, cues_again[i].length);
      g_assert_true (cues[i].clip == cues_again[i].clip);
    }

  if (bytes)
    {
      g_autofree char *first = rouse_timeline_to_json (timeline);
      g_autofree char *second = rouse_timeline_to_json (again);

      g_assert_cmpstr (first, ==, second);
    }
}

static void
test_properties (void)
{
  const char *wish = g_getenv ("ROUSE_PROPERTY_RUNS");
  guint64 runs = wish != NULL ? g_ascii_strtoull (wish, NULL, 10) : DEFAULT_RUNS;

  for (guint64 run = 0; run < runs; run++)
    {
      g_autoptr (RousePlan) plan = make_plan (&run);
      g_autoptr (RouseTimeline) timeline = rouse_timeline_compile (plan, get_length_cb, &run);

      g_test_message ("run %" G_GUINT64_FORMAT ": %s", run, rouse_plan_get_id (plan));
      check_segments (timeline);
      check_totals (timeline);
      check_gaps (timeline);
      check_waits (timeline);
      check_dropped (timeline);
      check_phase_words (timeline);
      check_counts (timeline);
      check_milestones (timeline);
      check_orientation (timeline);
      check_sides (timeline);
      check_safety (timeline);
      check_same (timeline, &run, run % 10 == 0);
    }

  session_fixture_clear ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/session/timeline/properties", test_properties);

  return g_test_run ();
}
