/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cues that have a place of their own among those in order. */

#include "session-fixture.h"

#include "rouse-compiler.h"

static RouseScriptLine
make_line (const char *id, RouseCueRule *rule)
{
  return (RouseScriptLine) { rouse_catalog_get_cue (session_fixture_get_catalog (), id), rule };
}

static RouseTimeline *
compile (const RouseScriptLine *lines, gsize n_lines)
{
  g_autoptr (RouseScript) script = NULL;
  RouseCompiler compiler = { .clip_length = session_fixture_get_longest };
  RouseBlock block;

  script = rouse_script_new (session_fixture_get_catalog (), NULL, NULL, ROUSE_GUIDANCE_FULL);
  compiler.builder = rouse_timeline_builder_new (NULL);
  rouse_block_init (&block, &compiler, ROUSE_SEGMENT_START, NULL, 0, ROUSE_SIDE_BOTH, 0);
  for (gsize i = 0; i < n_lines; i++)
    rouse_block_add_line (&block, &lines[i]);
  rouse_block_end (&block, script, NULL, FALSE);

  return rouse_timeline_builder_end (compiler.builder);
}

/* br-set-1 takes 3 s, up-2 3 s and br-set-2 2 s. */
static void
assert_order (gint64 wait, gint64 at, gint64 placed, gint64 next, gint64 length)
{
  RouseCueRule first_rule = { .at = -1, .before = -1, .wait = wait };
  RouseCueRule second_rule = { .at = -1, .before = -1 };
  RouseCueRule placed_rule = { .at = at, .before = -1 };
  RouseScriptLine lines[] = {
    make_line ("up-2", &placed_rule),
    make_line ("br-set-1", &first_rule),
    make_line ("br-set-2", &second_rule),
  };
  g_autoptr (RouseTimeline) timeline = compile (lines, G_N_ELEMENTS (lines));

  g_assert_cmpint (session_fixture_find_cue (timeline, "up-2", 0)->start, ==, placed);
  g_assert_cmpint (session_fixture_find_cue (timeline, "br-set-2", 0)->start, ==, next);
  g_assert_cmpint (rouse_timeline_get_length (timeline), ==, length);
}

static void
test_within_wait (void)
{
  assert_order (10 * SECOND, 5 * SECOND, 5 * SECOND, 13 * SECOND, 15 * SECOND);
}

static void
test_longer_than_wait (void)
{
  assert_order (3 * SECOND, 5 * SECOND, 5 * SECOND, 8200 * MS, 10200 * MS);
}

static void
test_taken_place (void)
{
  assert_order (10 * SECOND, 2 * SECOND, 3200 * MS, 13 * SECOND, 15 * SECOND);
}

static void
test_after_all (void)
{
  assert_order (SECOND, 20 * SECOND, 20 * SECOND, 4 * SECOND, 23 * SECOND);
}

static void
test_waits (void)
{
  RouseCueRule first_rule = { .at = -1, .before = -1, .wait = 10 * SECOND };
  RouseCueRule placed_rule = { .at = 5 * SECOND, .before = -1 };
  RouseScriptLine lines[] = { make_line ("up-2", &placed_rule), make_line ("br-set-1", &first_rule) };
  g_autoptr (RouseTimeline) timeline = compile (lines, G_N_ELEMENTS (lines));
  gsize n;
  const RouseWait *waits = rouse_timeline_get_waits (timeline, &n);

  /* It cannot be skipped before the words of safety, and goes on after them. */
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (waits[0].start, ==, 3 * SECOND);
  g_assert_cmpint (waits[0].length, ==, 2 * SECOND);
  g_assert_false (waits[0].skippable);
  g_assert_cmpint (waits[1].start, ==, 8 * SECOND);
  g_assert_cmpint (waits[1].length, ==, 5 * SECOND);
  g_assert_true (waits[1].skippable);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/session/block/within-wait", test_within_wait);
  g_test_add_func ("/session/block/longer-than-wait", test_longer_than_wait);
  g_test_add_func ("/session/block/taken-place", test_taken_place);
  g_test_add_func ("/session/block/after-all", test_after_all);
  g_test_add_func ("/session/block/waits", test_waits);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
