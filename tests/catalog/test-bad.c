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
  { "dose-out-of-range", "7:3: “repetitions” of <item> is “9”, but bridge has 10 to 15 in steps of 1" },
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
  { "one-set-with-rests", "7:3: <item> has “rest-between-sets”, but only one set" },
  { "start-out-of-range", "14:5: “start” of <repetitions> is “9”, not a whole number from 10 to 15" },
  { "step-backwards", "9:3: <step> goes from 0.5 back to 0.25" },
  { "switch-without-sides", "12:3: Time to change sides, but only one" },
  { "text-out-of-place", "7:1: Text among the elements of <lesson>" },
  { "too-deep", "19:17: <cue> is nested deeper than 16 elements" },
  { "translation-of-nothing", "6:3: <note> translates nothing" },
  { "truncated", "5:15: Document ended unexpectedly" },
  { "unknown-attribute", "3:1: “mood” has no place in <lesson>" },
  { "unknown-element", "6:3: <picture> has no place in <lesson>" },
  { "unknown-exercise", "7:3: There is no exercise “squat”" },
  { "unknown-motion", "13:3: There is no motion “somersault”" },
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

/* What depends on a damaged file goes with it, each with its own reason; the rest stays. */
static void
test_dependents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RouseCatalog) catalog = NULL;

  put (fixture, "exercise-clamshell.xml", "<exercise", 9);
  catalog = load (fixture);
  assert_errors (catalog, (const char *const[]) {
                              "exercise-clamshell.xml:1:10: Document ended unexpectedly",
                              "exercise-bridge.xml:", "routine-daily-three.xml:", "routine-gentle-start.xml:",
                              "routine-quick-wake-up.xml:", "routine-strong.xml:", NULL });
  g_assert_true (g_str_has_suffix (rouse_catalog_get_errors (catalog)[1], ": There is no cue “cl-go-c”"));
  g_assert_true (g_str_has_suffix (rouse_catalog_get_errors (catalog)[2], ": There is no exercise “bridge”"));
  g_assert_null (rouse_catalog_get_exercise (catalog, "bridge"));
  g_assert_nonnull (rouse_catalog_get_exercise (catalog, "hinge"));
  g_assert_nonnull (rouse_catalog_get_cue (catalog, "cd"));
  g_assert_cmpstr (rouse_catalog_get_spoken_text (catalog, "hi-go-b"), ==, "Tip forward.");
  g_assert_null (rouse_catalog_get_spoken_text (catalog, "br-go-b"));
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autofree char *expected = g_strconcat (path, ":1:1: ", NULL);
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
  g_test_add ("/bad/no-folder", Fixture, NULL, set_up, test_no_folder, tear_down);
  return g_test_run ();
}
