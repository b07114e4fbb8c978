/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped catalogue: whole, free of contradictions, and with a word for every moment that needs one. */

#include "rouse-catalog.h"
#include "rouse-mistake.h"
#include "rouse-step.h"

#define SECOND G_GINT64_CONSTANT (1000000000)
#define ALL_GUIDANCES ((1u << ROUSE_N_GUIDANCES) - 1)

static RouseCatalog *
load (const char *language)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "catalog", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  RouseCatalog *catalog = rouse_catalog_new (folder, (const char *const[]) { language, NULL });
  const char *const *errors = rouse_catalog_get_errors (catalog);

  for (guint i = 0; errors[i] != NULL; i++)
    g_test_message ("%s", errors[i]);
  g_assert_cmpuint (g_strv_length ((char **) errors), ==, 0);
  return catalog;
}

static void
assert_ids (GListModel *model, const char *const *ids)
{
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, g_strv_length ((char **) ids));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      g_autofree char *id = NULL;

      g_object_get (item, "id", &id, NULL);
      g_assert_cmpstr (id, ==, ids[i]);
    }
}

static void
test_order (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");

  assert_ids (rouse_catalog_get_exercises (catalog), (const char *const[]) { "bridge", "clamshell", "hinge", NULL });
  assert_ids (rouse_catalog_get_routines (catalog),
              (const char *const[]) { "daily-three", "quick-wake-up", "gentle-start", "strong", NULL });
  assert_ids (rouse_catalog_get_lessons (catalog),
              (const char *const[]) { "tired-back", "three-muscles", "all-day", "what-they-do", "when-to-wait",
                                      "who-set-the-rules", NULL });
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_safety (catalog)), ==, 7);
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_cues (catalog)), >=, 133);
}

static guint
count_guidances (GListModel *cues, RouseMoment moment)
{
  guint found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (cues, i);
      gsize n_rules = 0;
      const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);

      for (gsize j = 0; j < n_rules; j++)
        found |= rules[j].moment == moment ? rules[j].guidances : 0;
    }
  return found;
}

static guint
count_lent_guidances (RouseVariant *variant, RouseMoment moment)
{
  gsize n_loans = 0;
  const RouseCueLoan *loans = rouse_variant_get_loans (variant, &n_loans);
  guint found = 0;

  for (gsize i = 0; i < n_loans; i++)
    found |= loans[i].rule.moment == moment ? loans[i].rule.guidances : 0;
  return found;
}

/* A moment without a word would be a silence in which nobody knows what to do. */
static void
test_moments (void)
{
  const guint full = 1u << ROUSE_GUIDANCE_FULL;
  const guint brief = 1u << ROUSE_GUIDANCE_BRIEF;
  const struct
  {
    RouseMoment moment;
    guint guidances;
  } wanted[] = { { ROUSE_MOMENT_INTRO, ALL_GUIDANCES },
                 { ROUSE_MOMENT_SETUP, full | brief },
                 { ROUSE_MOMENT_FIRST, full | brief },
                 { ROUSE_MOMENT_SECOND, full | brief },
                 { ROUSE_MOMENT_TIP, full | brief } };
  g_autoptr (RouseCatalog) catalog = load ("C");
  GListModel *exercises = rouse_catalog_get_exercises (catalog);

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      GListModel *cues = rouse_exercise_get_cues (exercise);

      for (guint j = 0; j < G_N_ELEMENTS (wanted); j++)
        {
          RouseVariant *standard = rouse_exercise_get_variant (exercise, ROUSE_LEVEL_STANDARD);
          guint found = count_guidances (cues, wanted[j].moment) | count_lent_guidances (standard, wanted[j].moment);

          g_assert_cmpuint (found & wanted[j].guidances, ==, wanted[j].guidances);
        }
      if (rouse_exercise_get_two_sided (exercise))
        {
          g_assert_cmpuint (count_guidances (cues, ROUSE_MOMENT_SWITCH), ==, ALL_GUIDANCES);
          g_assert_cmpuint (count_guidances (cues, ROUSE_MOMENT_AFTER_SWITCH), ==, full | brief);
        }
    }
  for (guint moment = ROUSE_MOMENT_WELCOME; moment <= ROUSE_MOMENT_CHECK_IN; moment++)
    {
      if (moment != ROUSE_MOMENT_VARIANT)
        g_assert_cmpuint (count_guidances (rouse_catalog_get_cues (catalog), (RouseMoment) moment), !=, 0);
    }
}

static void
test_counts (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");

  for (guint i = 1; i <= 15; i++)
    {
      g_autofree char *id = g_strdup_printf ("n-%u", i);
      RouseCue *cue = rouse_catalog_get_cue (catalog, id);
      gsize n_rules = 0;
      const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);

      g_assert_cmpuint (n_rules, ==, 1);
      g_assert_cmpint (rules[0].moment, ==, ROUSE_MOMENT_COUNT);
      g_assert_cmpuint (rules[0].order, ==, i);
      g_assert_cmpuint (rules[0].guidances, ==, ALL_GUIDANCES);
    }
}

static void
assert_side_rules (RouseCue *cue)
{
  const char *id = rouse_cue_get_id (cue);
  gsize n_rules = 0;
  const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);

  for (gsize i = 0; i < n_rules; i++)
    {
      RouseSide wanted = g_str_has_suffix (id, "-L")   ? ROUSE_SIDE_LEFT
                         : g_str_has_suffix (id, "-R") ? ROUSE_SIDE_RIGHT
                                                       : ROUSE_SIDE_BOTH;

      g_assert_cmpint (rules[i].side, ==, wanted);
    }
}

/* A cue that names a side is spoken for that side only; one that gives way does so to a shorter one. */
static void
test_cues (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");
  GListModel *cues = rouse_catalog_get_cues (catalog);

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (cues, i);
      const char *shorter = rouse_cue_get_shorter (cue);

      assert_side_rules (cue);
      g_assert_cmpstr (rouse_catalog_get_spoken_text (catalog, rouse_cue_get_id (cue)), ==, rouse_cue_get_text (cue));
      if (shorter != NULL)
        g_assert_cmpint (rouse_cue_get_max_length (rouse_catalog_get_cue (catalog, shorter)), <,
                         rouse_cue_get_max_length (cue));
    }
}

static void
test_countdown (void)
{
  static const char *const clips[] = { "cd-in", "cd-3", "cd-2", "cd-1" };
  static const gint64 before[] = { -1, 3 * SECOND, 2 * SECOND, SECOND };
  g_autoptr (RouseCatalog) catalog = load ("C");
  gsize n_parts = 0;
  const RouseCuePart *parts = rouse_cue_get_parts (rouse_catalog_get_cue (catalog, "cd"), &n_parts);

  g_assert_cmpuint (n_parts, ==, G_N_ELEMENTS (clips));
  for (gsize i = 0; i < n_parts; i++)
    {
      g_assert_cmpstr (parts[i].clip, ==, clips[i]);
      g_assert_cmpint (parts[i].before, ==, before[i]);
      g_assert_cmpstr (rouse_catalog_get_spoken_text (catalog, clips[i]), ==, parts[i].text);
    }
}

typedef struct
{
  const char *exercise;
  RouseLevel level;
  const char *id;
  guint range[4];   /* minimum, maximum, start, step */
  guint seconds[4]; /* by phase */
  RouseMovement first;
} Dose;

static const Dose doses[] = {
  { "bridge", ROUSE_LEVEL_EASY, "bridge-easy", { 6, 10, 6, 1 }, { 3, 1, 3, 2 }, ROUSE_MOVEMENT_LIFT },
  { "bridge", ROUSE_LEVEL_STANDARD, "bridge", { 10, 15, 10, 1 }, { 4, 2, 4, 2 }, ROUSE_MOVEMENT_LIFT },
  { "bridge", ROUSE_LEVEL_HARD, "bridge-hard", { 10, 14, 10, 2 }, { 4, 4, 4, 2 }, ROUSE_MOVEMENT_LIFT },
  { "clamshell", ROUSE_LEVEL_EASY, "clamshell-easy", { 6, 10, 6, 1 }, { 2, 1, 2, 1 }, ROUSE_MOVEMENT_LIFT },
  { "clamshell", ROUSE_LEVEL_STANDARD, "clamshell", { 10, 15, 10, 1 }, { 2, 1, 2, 1 }, ROUSE_MOVEMENT_LIFT },
  { "clamshell", ROUSE_LEVEL_HARD, "clamshell-hard", { 10, 12, 10, 1 }, { 2, 2, 3, 1 }, ROUSE_MOVEMENT_LIFT },
  { "hinge", ROUSE_LEVEL_EASY, "hinge-easy", { 6, 10, 6, 1 }, { 3, 1, 3, 1 }, ROUSE_MOVEMENT_LOWER },
  { "hinge", ROUSE_LEVEL_STANDARD, "hinge", { 10, 15, 10, 1 }, { 3, 1, 3, 1 }, ROUSE_MOVEMENT_LOWER },
  { "hinge", ROUSE_LEVEL_HARD, "hinge-hard", { 10, 15, 10, 1 }, { 4, 2, 3, 1 }, ROUSE_MOVEMENT_LOWER },
};

static void
test_doses (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");

  for (guint i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      const Dose *dose = &doses[i];
      RouseExercise *exercise = rouse_catalog_get_exercise (catalog, dose->exercise);
      RouseVariant *variant = rouse_exercise_get_variant (exercise, dose->level);
      const RouseRepetitionRange *range = rouse_variant_get_repetitions (variant);

      g_assert_cmpstr (rouse_variant_get_id (variant), ==, dose->id);
      g_assert_cmpint (rouse_variant_get_level (variant), ==, dose->level);
      g_assert_cmpstr (rouse_motion_get_id (rouse_variant_get_motion (variant)), ==, dose->id);
      g_assert_cmpuint (range->minimum, ==, dose->range[0]);
      g_assert_cmpuint (range->maximum, ==, dose->range[1]);
      g_assert_cmpuint (range->start, ==, dose->range[2]);
      g_assert_cmpuint (range->step, ==, dose->range[3]);
      for (guint phase = 0; phase < ROUSE_N_PHASES; phase++)
        g_assert_cmpint (rouse_variant_get_phase (variant, (RousePhase) phase)->length, ==,
                         dose->seconds[phase] * SECOND);
      g_assert_cmpint (rouse_variant_get_phase (variant, ROUSE_PHASE_FIRST)->movement, ==, dose->first);
      g_assert_true (rouse_variant_get_alternating (variant) == g_str_equal (dose->id, "bridge-hard"));
    }
}

/* The standard variant borrows the words of its exercise; the others have their own. */
static void
test_variant_words (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");
  RouseExercise *bridge = rouse_catalog_get_exercise (catalog, "bridge");
  RouseVariant *easy = rouse_exercise_get_variant (bridge, ROUSE_LEVEL_EASY);
  RouseVariant *standard = rouse_exercise_get_variant (bridge, ROUSE_LEVEL_STANDARD);
  gsize n_loans = 0;

  g_assert_cmpstr (rouse_variant_get_title (standard), ==, rouse_exercise_get_title (bridge));
  g_assert_cmpstr (rouse_variant_get_summary (standard), ==, rouse_exercise_get_summary (bridge));
  g_assert_cmpstr (rouse_variant_get_title (easy), ==, "Low flat bridge");
  g_assert_true (rouse_variant_omits (easy, "br-how-1"));
  g_assert_false (rouse_variant_omits (easy, "br-set-1"));
  /* Which leg comes next takes the whole hold. */
  g_assert_true (rouse_variant_omits (rouse_exercise_get_variant (bridge, ROUSE_LEVEL_HARD), "br-hold-a"));
  rouse_variant_get_loans (easy, &n_loans);
  g_assert_cmpuint (n_loans, ==, 7);
  rouse_variant_get_loans (standard, &n_loans);
  g_assert_cmpuint (n_loans, ==, 0);
}

typedef struct
{
  const char *routine;
  guint levels;
  guint repetitions;
  guint sets;
  gboolean fixed;
  int rests[3];    /* seconds before each exercise; -1: none */
  int between[3];  /* seconds between its sets; -1: none */
  int setups[3];   /* seconds; -1: the exercise's own */
  int switches[3]; /* seconds; -1: the exercise's own */
} Content;

static const Content contents[] = {
  { "daily-three", 7, 0, 1, FALSE, { -1, 30, 40 }, { -1, -1, -1 }, { -1, -1, -1 }, { -1, -1, -1 } },
  { "quick-wake-up", 3, 5, 1, TRUE, { -1, -1, -1 }, { -1, -1, -1 }, { 16, 22, 26 }, { -1, 15, 16 } },
  { "gentle-start", 1, 0, 1, FALSE, { -1, 45, 60 }, { -1, -1, -1 }, { -1, -1, -1 }, { -1, -1, -1 } },
  { "strong", 6, 12, 2, FALSE, { -1, 45, 50 }, { 45, 30, 30 }, { -1, -1, -1 }, { -1, -1, -1 } },
};

static void
assert_seconds (gint64 length, int seconds)
{
  g_assert_cmpint (length, ==, seconds < 0 ? -1 : seconds * SECOND);
}

static void
test_routines (void)
{
  static const char *const exercises[] = { "bridge", "clamshell", "hinge" };
  g_autoptr (RouseCatalog) catalog = load ("C");

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      const Content *content = &contents[i];
      gsize n_items = 0;
      const RouseRoutineItem *items
          = rouse_routine_get_items (rouse_catalog_get_routine (catalog, content->routine), &n_items);

      g_assert_cmpuint (n_items, ==, 3);
      for (gsize j = 0; j < n_items; j++)
        {
          g_assert_cmpstr (items[j].exercise, ==, exercises[j]);
          g_assert_cmpuint (items[j].levels, ==, content->levels);
          g_assert_cmpint (items[j].level, ==, content->levels == 1 ? ROUSE_LEVEL_EASY : ROUSE_LEVEL_STANDARD);
          g_assert_true (items[j].any_level == (content->levels != 1));
          g_assert_cmpuint (items[j].repetitions, ==, content->repetitions);
          g_assert_cmpuint (items[j].sets, ==, content->sets);
          g_assert_true (items[j].fixed == content->fixed);
          assert_seconds (items[j].rest_before, content->rests[j]);
          assert_seconds (items[j].rest_between_sets, content->between[j]);
          assert_seconds (items[j].setup, content->setups[j]);
          assert_seconds (items[j].change_sides, content->switches[j]);
        }
    }
}

/* Quick wake-up at standard, as its blocks add up: five minutes to the second. */
static void
test_quick_length (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");
  RouseRoutine *quick = rouse_catalog_get_routine (catalog, "quick-wake-up");
  gsize n_items = 0;
  const RouseRoutineItem *items = rouse_routine_get_items (quick, &n_items);
  gint64 length
      = rouse_routine_get_start_length (quick, ROUSE_GUIDANCE_BRIEF) + rouse_routine_get_closing_length (quick);

  for (gsize i = 0; i < n_items; i++)
    {
      RouseExercise *exercise = rouse_catalog_get_exercise (catalog, items[i].exercise);
      RouseVariant *variant = rouse_exercise_get_variant (exercise, items[i].level);
      guint sides = rouse_exercise_get_two_sided (exercise) ? 2 : 1;

      length += items[i].setup + (sides - 1) * items[i].change_sides;
      for (guint phase = 0; phase < ROUSE_N_PHASES; phase++)
        length += sides * items[i].repetitions * rouse_variant_get_phase (variant, (RousePhase) phase)->length;
    }
  g_assert_cmpint (length, ==, 300 * SECOND);
  g_assert_true (rouse_routine_get_always_brief (quick));
  g_assert_true (rouse_routine_get_standard_tempo (quick));
  g_assert_false (rouse_routine_get_progression (quick));
  g_assert_true (rouse_routine_omits (quick, "next"));
  g_assert_cmpuint (items[0].n_loans, ==, 1);
  g_assert_cmpstr (items[0].loans[0].cue, ==, "s-safe");
}

static void
test_steps (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");
  GListModel *exercises = rouse_catalog_get_exercises (catalog);

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      GListModel *steps = rouse_exercise_get_steps (exercise);

      g_assert_cmpuint (g_list_model_get_n_items (steps), >=, 5);
      for (guint j = 0; j < g_list_model_get_n_items (steps); j++)
        {
          g_autoptr (RouseStep) step = g_list_model_get_item (steps, j);
          g_autofree char *clip = g_strdup_printf ("%s-step-%u", rouse_exercise_get_id (exercise), j + 1);

          g_assert_cmpuint (rouse_step_get_number (step), ==, j + 1);
          g_assert_cmpstr (rouse_step_get_clip (step), ==, clip);
        }
      g_assert_cmpuint (g_list_model_get_n_items (rouse_exercise_get_mistakes (exercise)), ==, 4);
      g_assert_cmpuint (g_list_model_get_n_items (rouse_exercise_get_stop_signs (exercise)), ==, 1);
    }
}

static void
test_messages (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");

  g_assert_cmpstr (rouse_catalog_get_message (catalog, "tagline"), ==, "Three glute exercises, guided step by step.");
  g_assert_cmpstr (rouse_catalog_get_spoken_text (catalog, "message-tagline"), ==,
                   rouse_catalog_get_message (catalog, "tagline"));
  g_assert_null (rouse_catalog_get_message (catalog, "nothing"));
  g_assert_null (rouse_catalog_get_spoken_text (catalog, "nothing"));
  g_assert_null (rouse_catalog_get_cue (catalog, "nothing"));
}

/* Every property of every kind of object answers, so that expressions can bind to it, and says what the getter says. */
static void
assert_properties (GListModel *model)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      guint n_properties = 0;
      g_autofree GParamSpec **properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (item), &n_properties);

      for (guint j = 0; j < n_properties; j++)
        {
          g_auto (GValue) value = G_VALUE_INIT;
          gboolean nullable = g_strv_contains ((const char *const[]) { "shorter", NULL }, properties[j]->name);

          g_object_get_property (item, properties[j]->name, &value);
          g_assert_cmpint (properties[j]->flags & G_PARAM_WRITABLE, ==, 0);
          if (G_VALUE_HOLDS_STRING (&value) && !nullable)
            g_assert_cmpstr (g_value_get_string (&value), !=, NULL);
          if (G_VALUE_HOLDS_OBJECT (&value))
            assert_properties (G_LIST_MODEL (g_value_get_object (&value)));
        }
    }
}

static void
test_properties (void)
{
  g_autoptr (RouseCatalog) catalog = load ("C");
  g_autoptr (GListModel) exercises = NULL;
  g_autofree char *title = NULL;

  g_object_get (catalog, "exercises", &exercises, NULL);
  assert_properties (exercises);
  assert_properties (rouse_catalog_get_routines (catalog));
  assert_properties (rouse_catalog_get_lessons (catalog));
  assert_properties (rouse_catalog_get_safety (catalog));
  g_object_get (rouse_catalog_get_exercise (catalog, "hinge"), "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Hip hinge");
}

/* A catalogue takes all it made with it. */
static void
test_finalized (void)
{
  RouseCatalog *catalog = load ("C");
  RouseExercise *exercise = g_object_ref (rouse_catalog_get_exercise (catalog, "bridge"));
  RouseRoutine *routine = g_object_ref (rouse_catalog_get_routine (catalog, "strong"));
  RouseCue *cue = g_object_ref (rouse_catalog_get_cue (catalog, "cd"));
  RouseVariant *variant = g_object_ref (rouse_exercise_get_variant (exercise, ROUSE_LEVEL_HARD));
  RouseMotion *motion = g_object_ref (rouse_variant_get_motion (variant));

  g_assert_finalize_object (catalog);
  g_assert_finalize_object (exercise);
  g_assert_finalize_object (routine);
  g_assert_finalize_object (cue);
  g_assert_finalize_object (variant);
  g_assert_finalize_object (motion);
}

/* The installed bundle is the same catalogue. */
static void
test_bundle (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_BUILT, "..", "data", "catalog", "rouse-catalog.gresource", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GResource) resource = g_resource_load (path, &error);
  g_autoptr (GFile) folder = g_file_new_for_uri ("resource:///io/github/seed4f632501/Rouse/catalog");
  g_autoptr (RouseCatalog) catalog = NULL;
  g_autoptr (RouseCatalog) source = load ("C");

  g_assert_no_error (error);
  g_resources_register (resource);
  catalog = rouse_catalog_new (folder, NULL);
  g_assert_cmpuint (g_strv_length ((char **) rouse_catalog_get_errors (catalog)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_cues (catalog)), ==,
                    g_list_model_get_n_items (rouse_catalog_get_cues (source)));
  g_assert_cmpuint (g_list_model_get_n_items (rouse_catalog_get_routines (catalog)), ==, 4);
  g_assert_cmpstr (rouse_catalog_get_text_language (catalog), ==, "en");
  g_resources_unregister (resource);
}

/* A file that was cut short may open as a bundle all the same. What is not there is told in no words of a machine. */
static void
test_cut_bundle (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_BUILT, "..", "data", "catalog", "rouse-catalog.gresource", NULL);
  g_autoptr (GFile) folder = g_file_new_for_uri ("resource:///io/github/seed4f632501/Rouse/catalog");
  g_autofree char *data = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  for (gsize size = 5000; size < length; size += 5000)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);
      g_autoptr (GResource) resource = g_resource_new_from_data (bytes, NULL);
      g_autoptr (RouseCatalog) catalog = NULL;
      g_autofree char *errors = NULL;

      if (resource == NULL)
        continue;
      g_resources_register (resource);
      catalog = rouse_catalog_new (folder, NULL);
      errors = g_strjoinv ("\n", (char **) rouse_catalog_get_errors (catalog));
      g_test_message ("%" G_GSIZE_FORMAT ": %s", size, errors);
      g_assert_cmpstr (errors, !=, "");
      g_assert_null (strstr (errors, "/io/github"));
      if (size == 5000)
        g_assert_cmpstr (errors, ==, "rouse-catalog.gresource: Missing or damaged");
      g_resources_unregister (resource);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalog/order", test_order);
  g_test_add_func ("/catalog/moments", test_moments);
  g_test_add_func ("/catalog/counts", test_counts);
  g_test_add_func ("/catalog/cues", test_cues);
  g_test_add_func ("/catalog/countdown", test_countdown);
  g_test_add_func ("/catalog/doses", test_doses);
  g_test_add_func ("/catalog/variant-words", test_variant_words);
  g_test_add_func ("/catalog/routines", test_routines);
  g_test_add_func ("/catalog/quick-length", test_quick_length);
  g_test_add_func ("/catalog/steps", test_steps);
  g_test_add_func ("/catalog/messages", test_messages);
  g_test_add_func ("/catalog/properties", test_properties);
  g_test_add_func ("/catalog/finalized", test_finalized);
  g_test_add_func ("/catalog/bundle", test_bundle);
  g_test_add_func ("/catalog/cut-bundle", test_cut_bundle);
  return g_test_run ();
}
