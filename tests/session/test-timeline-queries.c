/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline answers about itself, the small timelines of interludes, and the JSON of both kinds. */

#include "session-fixture.h"

#include "rouse-interlude.h"
#include "rouse-timeline-json.h"

#include <json-glib/json-glib.h>

static RouseTimeline *
compile (const char *id)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);

  return session_fixture_compile (id, &choices);
}

static void
assert_starts (RouseTimeline *timeline, const char *clip, double seconds)
{
  const RousePlacedCue *cue = session_fixture_find_cue (timeline, clip, 0);

  g_assert_nonnull (cue);
  g_assert_cmpint (cue->start, ==, (gint64) (seconds * SECOND));
}

static gint64
get_unknown_cb (const char *clip, const char *text, gpointer data)
{
  return -1;
}

static void
test_queries (void)
{
  g_autoptr (RouseTimeline) timeline = compile ("clamshell");
  gint64 length = rouse_timeline_get_length (timeline);
  const RouseSegment *set = rouse_timeline_get_segment_at (timeline, 100 * SECOND);
  gint64 start;
  gint64 stretch;

  rouse_timeline_get_stretch (timeline, 100 * SECOND, &start, &stretch);
  g_assert_cmpint (set->kind, ==, ROUSE_SEGMENT_PHASE);
  g_assert_cmpint (stretch, ==, 60 * SECOND);
  /* A set is entered by its countdown: “Starting in” begins four seconds before it. */
  g_assert_cmpint (rouse_timeline_get_previous_stop (timeline, 100 * SECOND), ==, start - 4 * SECOND);
  g_assert_cmpint (rouse_timeline_get_previous_stop (timeline, start - 4 * SECOND), ==, 20 * SECOND);
  g_assert_cmpint (rouse_timeline_get_previous_stop (timeline, 0), ==, 0);
  g_assert_cmpint (rouse_timeline_get_next_stop (timeline, 100 * SECOND), ==, start + stretch);
  g_assert_cmpint (rouse_timeline_get_next_stop (timeline, length - 1), ==, length);
  g_assert_cmpint (rouse_timeline_get_next_boundary (timeline, length), ==, -1);
  g_assert_cmpint (rouse_timeline_get_next_boundary (timeline, length - 1), ==, length);
  g_assert_cmpint (rouse_timeline_get_next_boundary (timeline, start), ==, start + 2 * SECOND);
  g_assert_cmpint (rouse_timeline_get_segment_at (timeline, -5)->kind, ==, ROUSE_SEGMENT_START);
  g_assert_cmpint (rouse_timeline_get_segment_at (timeline, length + 5)->kind, ==, ROUSE_SEGMENT_CLOSING);
  g_assert_null (rouse_timeline_get_wait_at (timeline, start));

  g_assert_cmpint (rouse_timeline_get_repetition_start (timeline, start + 11 * SECOND), ==, start + 6 * SECOND);
  /* In a countdown the set begins at once, for resuming counts down by itself. */
  g_assert_cmpint (rouse_timeline_get_repetition_start (timeline, start - 2 * SECOND), ==, start);
  /* Within a cue it is said again, in a silence time stands. */
  g_assert_cmpint (rouse_timeline_get_repetition_start (timeline, SECOND), ==, 0);
  g_assert_cmpint (rouse_timeline_get_repetition_start (timeline, 2500 * MS + 6 * SECOND), ==, 2500 * MS + 6 * SECOND);
}

static void
test_interludes (void)
{
  RouseCatalog *catalog = session_fixture_get_catalog ();
  g_autoptr (RouseTimeline) pause = rouse_interlude_new_pause (catalog, session_fixture_get_longest, NULL);
  g_autoptr (RouseTimeline) resume = rouse_interlude_new_resume (catalog, session_fixture_get_longest, NULL);
  g_autoptr (RouseTimeline) silent = rouse_interlude_new_pause (catalog, get_unknown_cb, NULL);
  g_autoptr (RouseTimeline) text
      = rouse_interlude_new_text ("bridge-step-1", "Flatten.", session_fixture_get_longest, NULL);

  assert_starts (pause, "pause", 0);
  g_assert_cmpint (rouse_timeline_get_length (pause), ==, 1500 * MS);
  g_assert_null (rouse_timeline_get_plan (pause));
  assert_starts (resume, "resume", 0);
  assert_starts (resume, "cd-in", 1.5 + 5);
  assert_starts (resume, "cd-1", 1.5 + 5 + 3);
  g_assert_cmpint (rouse_timeline_get_length (resume), ==, (1500 + 5000 + 4000) * MS);
  g_assert_cmpint (rouse_timeline_get_length (silent), >, 0);
  g_assert_cmpstr (rouse_timeline_get_cue_at (text, 0)->text, ==, "Flatten.");
}

static void
test_json (void)
{
  g_autoptr (RouseTimeline) timeline = compile ("daily-three");
  g_autofree char *text = rouse_timeline_to_json (timeline);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (root);
  JsonArray *segments = json_object_get_array_member (object, "segments");
  JsonObject *phase = json_array_get_object_element (segments, 2);
  JsonObject *cue = json_array_get_object_element (json_object_get_array_member (object, "cues"), 0);
  JsonObject *dropped = json_array_get_object_element (json_object_get_array_member (object, "dropped"), 0);
  JsonObject *wait = json_array_get_object_element (json_object_get_array_member (object, "waits"), 0);
  JsonObject *tone = json_array_get_object_element (json_object_get_array_member (object, "tones"), 1);

  g_assert_cmpstr (json_object_get_string_member (object, "routine"), ==, "daily-three");
  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, "Daily three");
  g_assert_cmpint (json_object_get_int_member (object, "length"), ==, 720 * SECOND);
  g_assert_true (json_object_get_null_member (json_array_get_object_element (segments, 0), "exercise"));
  g_assert_cmpint (json_object_get_int_member (phase, "start"), ==, 85 * SECOND);
  g_assert_cmpint (json_object_get_int_member (phase, "length"), ==, 4 * SECOND);
  g_assert_cmpstr (json_object_get_string_member (phase, "kind"), ==, "phase");
  g_assert_cmpstr (json_object_get_string_member (phase, "exercise"), ==, "bridge");
  g_assert_cmpstr (json_object_get_string_member (phase, "variant"), ==, "bridge");
  g_assert_cmpstr (json_object_get_string_member (phase, "side"), ==, "both");
  g_assert_cmpstr (json_object_get_string_member (phase, "phase"), ==, "first");
  g_assert_cmpint (json_object_get_int_member (phase, "repetition"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (phase, "set"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (cue, "id"), ==, "r-daily");
  g_assert_cmpint (json_object_get_int_member (cue, "priority"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (dropped, "reason"), ==, "too-long");
  g_assert_true (json_object_get_null_member (dropped, "replacement"));
  g_assert_true (json_object_get_boolean_member (wait, "skippable"));
  g_assert_cmpint (json_object_get_int_member (tone, "start"), ==, 89 * SECOND);
  g_assert_cmpstr (json_object_get_string_member (tone, "phase"), ==, "hold");
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/session/timeline-queries/queries", test_queries);
  g_test_add_func ("/session/timeline-queries/interludes", test_interludes);
  g_test_add_func ("/session/timeline-queries/json", test_json);

  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
