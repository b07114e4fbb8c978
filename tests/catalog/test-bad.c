/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One damaged file in the folder must cost that file and nothing else, and the message must lead to the spot. */

#include <glib/gstdio.h>

#include "rouse-catalog.h"

typedef struct
{
  const char *name;
  const char *error; /* how it begins, after "z-NAME.xml:" */
} Case;

static const Case cases[] = {
  { "cyclic-shorter", "4:3: “shorter” of <cue> leads back to itself" },
  { "dose-out-of-range", "6:3: “repetitions” of <item> is “9”, but bridge has 10 to 15 in steps of 1" },
  { "duplicate-attribute", "3:1: <lesson> has the attribute “id” twice" },
  { "duplicate-clip", "5:3: The clip “bridge-step-1” is already at exercise-bridge.xml:" },
  { "duplicate-cue", "4:3: The cue “br-intro” is already at exercise-bridge.xml:" },
  { "duplicate-id", "3:1: The lesson “tired-back” is already at lesson-1.xml:3:1" },
  { "empty-text", "5:3: <text> has no text" },
  { "keyframes-out-of-order", "28:5: Keyframes are out of order: 0.2 comes after a later or equal one" },
  { "mismatched-tags", "4:40: Element “text” was closed" },
  { "missing-cue", "3:1: There is no cue “r-nothing”" },
  { "missing-phase", "13:3: <variant> has 3 phases, not 4" },
  { "missing-variant", "3:1: <exercise> has no variant for “hard”" },
  { "motion-of-nobody", "3:1: No variant has the motion “bad”" },
  { "motion-with-words", "18:3: Text has no place in <key>" },
  { "not-a-number", "4:3: “max” of <cue> is “nan”, not a number from 0.1 to 60" },
  { "not-utf-8", "5:30: Not UTF-8" },
  { "number-out-of-range", "4:3: “priority” of <cue> is “6”, not a whole number from 1 to 5" },
  { "one-set-with-rests", "6:3: <item> has “rest-between-sets”, but only one set" },
  { "start-out-of-range", "14:5: “start” of <repetitions> is “9”, not a whole number from 10 to 15" },
  { "step-backwards", "9:3: <step> goes from 0.5 back to 0.25" },
  { "switch-without-sides", "12:3: Time to change sides, but only one" },
  { "text-out-of-place", "7:1: Text among the elements of <lesson>" },
  { "too-deep", "19:17: <cue> is nested deeper than 16 elements" },
  { "translation-of-nothing", "6:3: <note> translates nothing" },
  { "truncated", "5:15: Document ended unexpectedly" },
  { "unknown-attribute", "3:1: “mood” has no place in <lesson>" },
  { "unknown-element", "6:3: <picture> has no place in <lesson>" },
  { "unknown-exercise", "6:3: There is no exercise “squat”" },
  { "unknown-motion", "20:3: There is no motion “somersault”" },
  { "unknown-root", "3:1: <poem> is no part of a catalogue" },
  { "unknown-shorter", "4:3: There is no cue “bad-2”" },
  { "wrong-repetitions", "6:5: “repetitions” of <rule> is “3-1”" },
  { "wrong-word", "6:5: “moment” of <rule> is “sometime”, not one of welcome, start" },
};

typedef struct
{
  char *folder;
} Fixture;

static char *
get_bad_folder (void)
{
  return g_test_build_filename (G_TEST_DIST, "data", "bad", NULL);
}

static void
link_catalog (const char *folder)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "data", "catalog", NULL);
  g_autoptr (GDir) files = g_dir_open (source, 0, NULL);
  const char *name = NULL;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *target = g_build_filename (source, name, NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      if (g_str_has_suffix (name, ".xml"))
        g_assert_true (g_file_make_symbolic_link (file, target, NULL, NULL));
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("rouse-catalog-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  link_catalog (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) files = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static RouseCatalog *
load (Fixture *fixture)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);

  return rouse_catalog_new (folder, NULL);
}

static void
put (Fixture *fixture, const char *name, const char *text, gsize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_remove (path);
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

static void
assert_rest_is_there (RouseCatalog *catalog)
{
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_exercises (catalog)), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_routines (catalog)), ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_lessons (catalog)), ==, 6);
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_safety (catalog)), ==, 7);
  g_assert_null (rouse_catalog_get_cue (catalog, "bad-1"));
}

static void
assert_errors (RouseCatalog *catalog, const char *const *expected)
{
  const char *const *errors = rouse_catalog_get_errors (catalog);

  g_assert_cmpuint (g_strv_length ((char **) errors), ==, g_strv_length ((char **) expected));
  for (guint i = 0; expected[i] != NULL; i++)
    {
      if (!g_str_has_prefix (errors[i], expected[i]))
        g_assert_cmpstr (errors[i], ==, expected[i]);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const Case *tested = data;
  g_autofree char *name = g_strconcat (tested->name, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bad", name, NULL);
  g_autofree char *target = g_strconcat ("z-", name, NULL);
  g_autofree char *expected = g_strconcat (target, ":", tested->error, NULL);
  g_autofree char *text = NULL;
  g_autoptr (RouseCatalog) catalog = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  put (fixture, target, text, length);
  catalog = load (fixture);
  assert_errors (catalog, (const char *const[]) { expected, NULL });
  assert_rest_is_there (catalog);
}

/* Every file of the folder is in the table above, so that none is stored without being refused. */
static void
test_all_tested (void)
{
  g_autofree char *folder = get_bad_folder ();
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name = NULL;
  guint n_files = 0;

  g_assert_nonnull (files);
  while ((name = g_dir_read_name (files)) != NULL)
    n_files += g_str_has_suffix (name, ".xml") ? 1 : 0;
  g_assert_cmpuint (n_files, ==, G_N_ELEMENTS (cases));
}

/* Refused by its size: neither its bytes nor its depth may cost anything. */
static void
test_huge (Fixture *fixture, gconstpointer data)
{
  const gsize length = 50 * 1000 * 1000;
  g_autofree char *text = g_malloc (length);
  g_autoptr (RouseCatalog) catalog = NULL;

  for (gsize i = 0; i < length; i++)
    text[i] = "<cue>"[i % 5];
  put (fixture, "z-huge.xml", text, length);
  catalog = load (fixture);
  assert_errors (catalog, (const char *const[]) { "z-huge.xml:1:1: 50000000 bytes are more than 1048576", NULL });
  assert_rest_is_there (catalog);
}

static void
take_away (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
assert_items (RouseCatalog *catalog, const char *id, const char *const *exercises)
{
  RouseRoutine *routine = rouse_catalog_get_routine (catalog, id);
  gsize n_items = 0;
  const RouseRoutineItem *items = NULL;

  g_assert_nonnull (routine);
  items = rouse_routine_get_items (routine, &n_items);
  g_assert_cmpuint (n_items, ==, g_strv_length ((char **) exercises));
  for (gsize i = 0; i < n_items; i++)
    g_assert_cmpstr (items[i].exercise, ==, exercises[i]);
}

/* A damaged exercise is missing from the routines, which go on with the others; those are as whole as before. */
static void
test_dependents (Fixture *fixture, gconstpointer data)
{
  static const char *const left[] = { "bridge", "hinge", NULL };
  g_autoptr (RouseCatalog) catalog = NULL;
  RouseExercise *bridge = NULL;

  put (fixture, "exercise-clamshell.xml", "<exercise", 9);
  catalog = load (fixture);
  assert_errors (catalog, (const char *const[]) { "exercise-clamshell.xml:1:10: Document ended unexpectedly",
                                                  "routine-daily-three.xml:7:3: There is no exercise “clamshell”",
                                                  "routine-gentle-start.xml:7:3: There is no exercise “clamshell”",
                                                  "routine-quick-wake-up.xml:17:3: There is no exercise “clamshell”",
                                                  "routine-strong.xml:7:3: There is no exercise “clamshell”", NULL });
  bridge = rouse_catalog_get_exercise (catalog, "bridge");
  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    g_assert_nonnull (rouse_exercise_get_variant (bridge, (RouseLevel) i));
  assert_items (catalog, "daily-three", left);
  assert_items (catalog, "gentle-start", left);
  assert_items (catalog, "quick-wake-up", left);
  assert_items (catalog, "strong", left);
  g_assert_cmpstr (rouse_catalog_get_spoken_text (catalog, "hi-go-b"), ==, "Tip forward.");
  g_assert_null (rouse_catalog_get_spoken_text (catalog, "cl-go-a"));
}

/* What is left out for the sake of an exercise that falls is said again where it belongs. */
static void
test_no_bridge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RouseCatalog) catalog = NULL;
  RouseRoutine *quick = NULL;

  take_away (fixture, "exercise-bridge.xml");
  catalog = load (fixture);
  g_assert_cmpuint (g_strv_length ((char **) rouse_catalog_get_errors (catalog)), ==, 4);
  assert_items (catalog, "quick-wake-up", (const char *const[]) { "clamshell", "hinge", NULL });
  quick = rouse_catalog_get_routine (catalog, "quick-wake-up");
  g_assert_false (rouse_routine_omits (quick, "s-safe"));
  g_assert_true (rouse_routine_omits (quick, "up-2"));
}

/* An easier or harder variant falls alone, and takes only what asks for nothing else. */
static void
test_variants (Fixture *fixture, gconstpointer data)
{
  static const char *const all[] = { "bridge", "clamshell", "hinge", NULL };
  g_autoptr (RouseCatalog) catalog = NULL;
  RouseExercise *bridge = NULL;
  RouseExercise *clamshell = NULL;

  take_away (fixture, "motion-bridge-hard.xml");
  take_away (fixture, "motion-clamshell-easy.xml");
  catalog = load (fixture);
  assert_errors (catalog,
                 (const char *const[]) { "exercise-bridge.xml:", "exercise-clamshell.xml:",
                                         "routine-gentle-start.xml:7:3: clamshell has no variant for “easy”", NULL });
  g_assert_true (g_str_has_suffix (rouse_catalog_get_errors (catalog)[0], ":3: There is no motion “bridge-hard”"));
  bridge = rouse_catalog_get_exercise (catalog, "bridge");
  clamshell = rouse_catalog_get_exercise (catalog, "clamshell");
  g_assert_nonnull (rouse_exercise_get_variant (bridge, ROUSE_LEVEL_EASY));
  g_assert_nonnull (rouse_exercise_get_variant (bridge, ROUSE_LEVEL_STANDARD));
  g_assert_null (rouse_exercise_get_variant (bridge, ROUSE_LEVEL_HARD));
  g_assert_null (rouse_exercise_get_variant (clamshell, ROUSE_LEVEL_EASY));
  assert_items (catalog, "daily-three", all);
  assert_items (catalog, "strong", all);
  assert_items (catalog, "gentle-start", (const char *const[]) { "bridge", "hinge", NULL });
}

/* A lent word that is not there costs the variant that borrows it. */
static void
test_lent_cue (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "..", "data", "catalog", "cues.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (RouseCatalog) catalog = NULL;
  RouseExercise *bridge = NULL;

  g_assert_true (g_file_get_contents (source, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "clip=\"leg-R\"", "clip=\"leg-X\"", 0), ==, 1);
  put (fixture, "cues.xml", changed->str, changed->len);
  catalog = load (fixture);
  assert_errors (catalog, (const char *const[]) { "exercise-bridge.xml:", NULL });
  g_assert_true (g_str_has_suffix (rouse_catalog_get_errors (catalog)[0], ":5: There is no cue “leg-R”"));
  bridge = rouse_catalog_get_exercise (catalog, "bridge");
  g_assert_nonnull (rouse_exercise_get_variant (bridge, ROUSE_LEVEL_EASY));
  g_assert_null (rouse_exercise_get_variant (bridge, ROUSE_LEVEL_HARD));
  assert_rest_is_there (catalog);
}

/* No catalogue does without exercises, words and safety: a folder of good files is not enough. */
static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RouseCatalog) no_safety = NULL;
  g_autoptr (RouseCatalog) no_words = NULL;
  g_autoptr (RouseCatalog) nothing = NULL;

  take_away (fixture, "safety.xml");
  no_safety = load (fixture);
  assert_errors (no_safety, (const char *const[]) { "safety.xml: The notes on safety are missing", NULL });
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_exercises (no_safety)), ==, 3);

  take_away (fixture, "cues.xml");
  no_words = load (fixture);
  g_assert_cmpstr (rouse_catalog_get_errors (no_words)[0], ==, "cues.xml: The words of the voice are missing");
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_routines (no_words)), ==, 0);

  take_away (fixture, "exercise-bridge.xml");
  take_away (fixture, "exercise-clamshell.xml");
  take_away (fixture, "exercise-hinge.xml");
  nothing = load (fixture);
  assert_errors (nothing, (const char *const[]) { "exercise-*.xml: There is no exercise",
                                                  "cues.xml: The words of the voice are missing",
                                                  "safety.xml: The notes on safety are missing", NULL });
}

/* Damaged rather than missing: first the damage, then what it comes to. */
static void
test_no_exercise (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RouseCatalog) catalog = NULL;

  take_away (fixture, "motion-bridge.xml");
  take_away (fixture, "motion-hinge.xml");
  put (fixture, "exercise-clamshell.xml", "<exercise", 9);
  catalog = load (fixture);
  assert_errors (catalog, (const char *const[]) { "exercise-clamshell.xml:1:10: Document ended unexpectedly",
                                                  "exercise-bridge.xml:", "exercise-hinge.xml:",
                                                  "exercise-*.xml: There is no exercise", NULL });
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autofree char *expected = g_strconcat (path, ": ", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (RouseCatalog) catalog = rouse_catalog_new (folder, NULL);

  assert_errors (catalog, (const char *const[]) { expected, NULL });
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_exercises (catalog)), ==, 0);
  g_assert_cmpstr (rouse_catalog_get_text_language (catalog), ==, "en");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/bad/refused/", cases[i].name, NULL);

      g_test_add (path, Fixture, &cases[i], set_up, test_refused, tear_down);
    }
  g_test_add_func ("/bad/all-tested", test_all_tested);
  g_test_add ("/bad/huge", Fixture, NULL, set_up, test_huge, tear_down);
  g_test_add ("/bad/dependents", Fixture, NULL, set_up, test_dependents, tear_down);
  g_test_add ("/bad/no-bridge", Fixture, NULL, set_up, test_no_bridge, tear_down);
  g_test_add ("/bad/variants", Fixture, NULL, set_up, test_variants, tear_down);
  g_test_add ("/bad/lent-cue", Fixture, NULL, set_up, test_lent_cue, tear_down);
  g_test_add ("/bad/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/bad/no-exercise", Fixture, NULL, set_up, test_no_exercise, tear_down);
  g_test_add ("/bad/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  return g_test_run ();
}
