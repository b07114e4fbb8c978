/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every routine and every exercise by itself, at every guidance, variant and tempo, with either leg first and with each
 * voice that is shipped, from its first to its last word: two hundred times as fast as life, looked at sixty times a
 * second. Half of them are paused on the way, at places that a number of their own decides. What is shown, spoken,
 * moved and counted must be one and the same thing all the way. */

#include "session-fixture.h"

#include "rouse-clock-transport.h"
#include "rouse-fake-clock.h"
#include "rouse-session.h"

#define SPEED 200
#define FRAME (SPEED * G_USEC_PER_SEC / 60)
#define MAX_PAUSES 5
#define SAMPLE_RATE 48000
#define NS_PER_US ((gint64) 1000)

static const char *const ids[]
    = { "daily-three", "quick-wake-up", "gentle-start", "strong", "bridge", "clamshell", "hinge" };

typedef struct
{
  RouseFakeClock *clock;
  RouseTransport *transport;
  RouseTimeline *timeline;
  RouseSession *session;
  GRand *random;
  gboolean *said; /* one a cue: it was shown when its place came */
  guint n_sets;   /* reported as done */
  guint n_pauses;
} Run;

static gint64
get_length_cb (const char *clip, const char *text, gpointer lengths)
{
  const gint64 *length = g_hash_table_lookup (lengths, clip);

  /* A person who is led by a voice must never come to a gap in it. */
  if (length == NULL)
    g_error ("a voice lacks the clip %s: “%s”", clip, text);

  return *length;
}

static GHashTable *
load_voice (const char *path)
{
  GHashTable *lengths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (RouseNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize size;

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, size);
  node = rouse_node_parse (path, bytes, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < node->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (node->children, i);
      gint64 *length;

      if (!g_str_equal (child->name, "clip"))
        continue;
      length = g_new (gint64, 1);
      *length = g_ascii_strtoll (rouse_node_get_attribute (child, "length"), NULL, 10) * SECOND / SAMPLE_RATE;
      g_hash_table_insert (lengths, g_strdup (rouse_node_get_attribute (child, "id")), length);
    }

  g_assert_cmpuint (g_hash_table_size (lengths), >, 0);

  return lengths;
}

/* The phases in which a moment of the script belongs, as bits; none where it belongs to no phase. */
static guint
get_phases (RouseMoment moment)
{
  static const RouseMoment first[]
      = { ROUSE_MOMENT_FIRST, ROUSE_MOMENT_BEGIN, ROUSE_MOMENT_HALFWAY, ROUSE_MOMENT_TWO_MORE, ROUSE_MOMENT_LAST };
  static const RouseMoment second[] = { ROUSE_MOMENT_SECOND, ROUSE_MOMENT_TIP, ROUSE_MOMENT_ENCOURAGEMENT };

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    if (moment == first[i])
      return 1u << ROUSE_PHASE_FIRST;
  for (gsize i = 0; i < G_N_ELEMENTS (second); i++)
    if (moment == second[i])
      return 1u << ROUSE_PHASE_SECOND;
  if (moment == ROUSE_MOMENT_HOLD)
    return 1u << ROUSE_PHASE_HOLD;

  return moment == ROUSE_MOMENT_SETTLE || moment == ROUSE_MOMENT_COUNT ? 1u << ROUSE_PHASE_SETTLE : 0;
}

/* The phases of which a cue speaks, by its own rules or by those with which the variant borrows it. */
static guint
get_spoken_phases (RouseCue *cue, RouseVariant *variant)
{
  guint phases = 0;
  gsize n_rules;
  const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);
  gsize n_loans;
  const RouseCueLoan *loans = rouse_variant_get_loans (variant, &n_loans);

  for (gsize i = 0; i < n_rules; i++)
    phases |= get_phases (rules[i].moment);
  for (gsize i = 0; i < n_loans; i++)
    if (g_str_equal (loans[i].cue, rouse_cue_get_id (cue)))
      phases |= get_phases (loans[i].rule.moment);

  return phases;
}

/* The figure must stand as the phase that is spoken of has it, and nowhere else. */
static void
check_figure (Run *self, RousePhase spoken, const RouseSegment *segment)
{
  RouseMotion *motion = rouse_variant_get_motion (segment->item->variant);
  gint64 position = rouse_session_get_position (self->session);
  double fraction = (double) (position - segment->start) / (double) segment->length;
  RousePose expected;
  RousePose pose;
  gboolean mirrored;

  rouse_motion_get_pose (motion, spoken, fraction, segment->side, &expected);
  g_assert_true (rouse_session_get_pose (self->session, &pose, &mirrored));
  g_assert_cmpmem (&pose, sizeof pose, &expected, sizeof expected);
  g_assert_true (mirrored == rouse_motion_get_mirrored (motion, segment->side));
}

static void
check_cue (Run *self, const RousePlacedCue *cue)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);
  guint phases;

  g_assert_true (segment == rouse_timeline_get_segment_at (self->timeline, cue->start));
  if (segment->kind != ROUSE_SEGMENT_PHASE)
    return;

  phases = get_spoken_phases (cue->cue, segment->item->variant);
  g_assert_cmpuint (phases, !=, 0);
  g_assert_cmpuint (phases & 1u << segment->phase, !=, 0);
  check_figure (self, segment->phase, segment);
  g_assert_cmpstr (rouse_session_get_phase_title (self->session), ==,
                   rouse_variant_get_phase (segment->item->variant, segment->phase)->title);
  g_assert_cmpuint (rouse_session_get_repetition (self->session), ==, segment->repetition);
  g_assert_cmpint (rouse_session_get_side (self->session), ==, segment->side);
}

/* Called whenever another text is shown. */
static void
caption_changed_cb (Run *self)
{
  gint64 position = rouse_session_get_position (self->session);
  const RousePlacedCue *cue = rouse_timeline_get_cue_at (self->timeline, position);
  const RousePlacedCue *first;
  gsize n_cues;

  if (rouse_session_get_state (self->session) != ROUSE_SESSION_RUNNING)
    return;

  g_assert_nonnull (cue);
  first = rouse_timeline_get_cues (self->timeline, &n_cues);
  /* After a pause the words before the repetition are not those of the repetition. */
  if (rouse_session_get_caption (self->session) == NULL)
    {
      g_assert_cmpint (cue->start, <, rouse_timeline_get_repetition_start (self->timeline, position));
      return;
    }
  g_assert_cmpstr (rouse_session_get_caption (self->session), ==, cue->text);
  if (position >= cue->start + NS_PER_US)
    return;

  check_cue (self, cue);
  self->said[cue - first] = TRUE;
}

static void
set_done_cb (Run *self, const RouseSetResult *result)
{
  g_assert_cmpuint (result->done, ==, result->planned);
  self->n_sets++;
}

/* What a frame of the window reads. */
static void
check_frame (Run *self, gint64 position)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);
  RousePose pose;
  gboolean mirrored;

  g_assert_cmpint (ABS (rouse_session_get_position (self->session) - position), <=, NS_PER_US);
  g_assert_true (segment == rouse_timeline_get_segment_at (self->timeline, rouse_session_get_position (self->session)));
  g_assert_true (rouse_session_get_pose (self->session, &pose, &mirrored));
  if (segment->kind == ROUSE_SEGMENT_PHASE)
    check_figure (self, segment->phase, segment);
}

/* Lets a running session come to a position, a frame at a time. */
static void
run_to (Run *self, gint64 position)
{
  gint64 now = rouse_session_get_position (self->session);

  while (now < position && rouse_session_get_state (self->session) == ROUSE_SESSION_RUNNING)
    {
      gint64 step = MIN (FRAME, (position - now + NS_PER_US - 1) / NS_PER_US);

      rouse_fake_clock_advance (self->clock, step);
      now += step * NS_PER_US;
      if (rouse_session_get_state (self->session) == ROUSE_SESSION_RUNNING)
        check_frame (self, now);
      now = rouse_session_get_position (self->session);
    }
}

static guint
count_done (Run *self)
{
  guint done = 0;
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (self->session, &n_results);

  for (gsize i = 0; i < n_results; i++)
    done += results[i].done;

  return done;
}

/* While a session stands nothing is done, however long; then it goes on from the start of the repetition. */
static void
pause_for_a_while (Run *self)
{
  gint64 position = rouse_session_get_position (self->session);
  gint64 again = rouse_timeline_get_repetition_start (self->timeline, position);
  guint done;

  rouse_session_pause (self->session);
  done = count_done (self);
  rouse_fake_clock_advance (self->clock, g_rand_int_range (self->random, 0, 120 * G_USEC_PER_SEC));
  g_assert_cmpint (rouse_session_get_state (self->session), ==, ROUSE_SESSION_PAUSED);
  g_assert_cmpint (rouse_session_get_position (self->session), ==, position);

  rouse_session_resume (self->session);
  for (guint i = 0; i < 30 && rouse_session_get_state (self->session) == ROUSE_SESSION_RESUMING; i++)
    {
      g_assert_cmpint (rouse_session_get_position (self->session), ==, again);
      rouse_fake_clock_advance (self->clock, G_USEC_PER_SEC / 2);
    }
  g_assert_cmpint (rouse_session_get_state (self->session), ==, ROUSE_SESSION_RUNNING);
  g_assert_cmpint (rouse_session_get_position (self->session) - again, <=, SECOND / 2);
  g_assert_cmpuint (count_done (self), ==, done);
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* What was done is what was planned: every repetition of every set and side, once. */
static void
check_results (Run *self)
{
  gsize n_items;
  gsize n_results;
  const RousePlanItem *items = rouse_plan_get_items (rouse_timeline_get_plan (self->timeline), &n_items);
  const RouseSetResult *results = rouse_session_get_results (self->session, &n_results);
  guint n_turns = 0;

  for (gsize i = 0; i < n_items; i++)
    n_turns += items[i].end_turn - items[i].first_turn;
  g_assert_cmpuint (n_results, ==, n_turns);
  g_assert_cmpuint (self->n_sets, ==, n_turns);
  for (gsize i = 0; i < n_results; i++)
    {
      g_assert_cmpuint (results[i].planned, ==, items[results[i].item_index].repetitions);
      g_assert_cmpuint (results[i].done, ==, results[i].planned);
    }
}

/* Every cue was shown when it was spoken. The rest of a countdown that was paused is not said: resuming has its own. */
static void
check_said (Run *self)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->timeline, &n_cues);

  for (gsize i = 0; i < n_cues; i++)
    {
      gboolean same = i > 0 && g_str_equal (cues[i].text, cues[i - 1].text);
      gboolean counted_down = self->n_pauses > 0 && g_str_has_prefix (cues[i].clip, "cd-");

      if (!self->said[i] && !same && !counted_down)
        g_error ("“%s” at %" G_GINT64_FORMAT " ns was never shown", cues[i].text, cues[i].start);
    }
}

static void
do_session (Run *self)
{
  gint64 length = rouse_timeline_get_length (self->timeline);
  gint64 begun = rouse_clock_get_monotonic (ROUSE_CLOCK (self->clock));
  gint64 pauses[MAX_PAUSES];

  for (guint i = 0; i < self->n_pauses; i++)
    pauses[i] = (gint64) g_rand_double_range (self->random, SECOND, (double) (length - SECOND));
  qsort (pauses, self->n_pauses, sizeof pauses[0], compare_positions);

  rouse_session_start (self->session);
  for (guint i = 0; i < self->n_pauses; i++)
    {
      run_to (self, pauses[i]);
      pause_for_a_while (self);
    }
  run_to (self, length);

  g_assert_cmpint (rouse_session_get_state (self->session), ==, ROUSE_SESSION_FINISHED);
  g_assert_cmpint (rouse_session_get_position (self->session), ==, length);
  if (self->n_pauses == 0)
    g_assert_cmpint (rouse_clock_get_monotonic (ROUSE_CLOCK (self->clock)) - begun, <=, length / NS_PER_US + 1);
  check_results (self);
  check_said (self);
}

static void
try_plan (RousePlan *plan, GHashTable *lengths, guint32 seed)
{
  Run run = { .random = g_rand_new_with_seed (seed) };
  gsize n_cues;

  run.n_pauses = seed % 2 == 0 ? 0 : (guint) g_rand_int_range (run.random, 1, MAX_PAUSES + 1);
  run.clock = rouse_fake_clock_new ();
  run.transport = rouse_clock_transport_new (ROUSE_CLOCK (run.clock));
  run.timeline = rouse_timeline_compile (plan, get_length_cb, lengths);
  rouse_timeline_get_cues (run.timeline, &n_cues);
  run.said = g_new0 (gboolean, n_cues);
  run.session = rouse_session_new (run.timeline, run.transport, ROUSE_CLOCK (run.clock), get_length_cb, lengths, NULL);
  g_signal_connect_swapped (run.session, "notify::caption", G_CALLBACK (caption_changed_cb), &run);
  g_signal_connect_swapped (run.session, "set-done", G_CALLBACK (set_done_cb), &run);

  do_session (&run);

  g_assert_finalize_object (run.session);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (run.clock), ==, 0);
  g_assert_finalize_object (run.transport);
  g_assert_finalize_object (run.timeline);
  g_assert_finalize_object (run.clock);
  g_rand_free (run.random);
  g_free (run.said);
}

/* Every choice is a digit of a number. An exercise done alone has one to three sets. */
static gboolean
try_choices (const char *id, GHashTable *lengths, guint32 number)
{
  guint level = number % ROUSE_N_LEVELS;
  guint guidance = number / ROUSE_N_LEVELS % ROUSE_N_GUIDANCES;
  guint ways = number / (ROUSE_N_LEVELS * ROUSE_N_GUIDANCES);
  RousePlanChoices choices = {
    .first_side = ways % 2 == 0 ? ROUSE_SIDE_LEFT : ROUSE_SIDE_RIGHT,
    .tempo = ways / 2 % 2 == 0 ? ROUSE_TEMPO_STANDARD : ROUSE_TEMPO_SLOW,
    .force_level = TRUE,
    .force_guidance = TRUE,
    .force_sets = rouse_catalog_get_exercise (session_fixture_get_catalog (), id) != NULL,
    .forced = { .level = level, .guidance = guidance, .sets = 1 + number % ROUSE_PLAN_MAX_SETS },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan = rouse_plan_new (session_fixture_get_catalog (), id, &choices, &error);

  if (plan == NULL)
    {
      g_assert_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE);
      return FALSE;
    }
  /* The seed is odd for half of each of the choices. */
  try_plan (plan, lengths, number * 2 + (level + guidance + ways + ways / 2) % 2);

  return TRUE;
}

static void
test_whole (gconstpointer data)
{
  const char *id = data;
  const char *name;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) voices = g_dir_open (VOICES_DIR, 0, &error);
  guint n_sessions = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (voices)) != NULL)
    {
      g_autofree char *path = g_build_filename (VOICES_DIR, name, "voice.xml", NULL);
      g_autoptr (GHashTable) lengths = load_voice (path);

      for (guint32 number = 0; number < ROUSE_N_LEVELS * ROUSE_N_GUIDANCES * 2 * 2; number++)
        n_sessions += try_choices (id, lengths, number) ? 1 : 0;
    }
  /* Whatever has only one variant has it at every guidance and tempo, and with either leg first. */
  g_assert_cmpuint (n_sessions, >=, ROUSE_N_GUIDANCES * 2 * 2);
  g_test_message ("%s: %u sessions", id, n_sessions);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *path = g_strconcat ("/session/whole/", ids[i], NULL);

      g_test_add_data_func (path, ids[i], test_whole);
    }

  status = g_test_run ();
  session_fixture_clear ();

  return status;
}
