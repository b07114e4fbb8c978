/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

static void
assert_refused (const char *id, const RousePlanChoices *choices, RousePlanError code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rouse_plan_new (session_fixture_get_catalog (), id, choices, &error));
  g_assert_error (error, ROUSE_PLAN_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static RousePlan *
make_plan (const char *id, const RousePlanChoices *choices)
{
  g_autoptr (GError) error = NULL;
  RousePlan *plan = rouse_plan_new (session_fixture_get_catalog (), id, choices, &error);

  g_assert_no_error (error);

  return plan;
}

static const RousePlanItem *
get_item (RousePlan *plan, guint index)
{
  gsize n;
  const RousePlanItem *items = rouse_plan_get_items (plan, &n);

  g_assert_cmpuint (index, <, n);

  return &items[index];
}

static gboolean
get_dose_cb (const char *exercise, RouseDose *dose, gpointer data)
{
  const RouseDose *doses = data;

  *dose = g_str_equal (exercise, "bridge") ? doses[0] : g_str_equal (exercise, "clamshell") ? doses[1] : doses[2];

  return TRUE;
}

static void
test_unknown (void)
{
  RousePlanChoices choices = { 0 };

  assert_refused ("bench-press", &choices, ROUSE_PLAN_ERROR_UNKNOWN,
                  "There is no routine or exercise “bench-press”; there are: daily-three, quick-wake-up, gentle-start, "
                  "strong, bridge, clamshell, hinge");
}

static void
test_ranges (void)
{
  RousePlanChoices choices = { .force_repetitions = TRUE, .forced = { .repetitions = 16 } };

  assert_refused ("daily-three", &choices, ROUSE_PLAN_ERROR_RANGE,
                  "bridge: 16 repetitions asked for, possible are 10 to 15");
  choices.forced.repetitions = 9;
  assert_refused ("hinge", &choices, ROUSE_PLAN_ERROR_RANGE, "hinge: 9 repetitions asked for, possible are 10 to 15");
  choices.forced.repetitions = 6;
  assert_refused ("quick-wake-up", &choices, ROUSE_PLAN_ERROR_RANGE,
                  "quick-wake-up: 6 repetitions asked for, but it always has 5");

  choices.force_level = TRUE;
  choices.forced.level = ROUSE_LEVEL_HARD;
  choices.forced.repetitions = 11;
  assert_refused ("bridge", &choices, ROUSE_PLAN_ERROR_RANGE,
                  "bridge-hard: 11 repetitions asked for, possible are 10 to 14 in steps of 2");
  assert_refused ("gentle-start", &choices, ROUSE_PLAN_ERROR_RANGE,
                  "gentle-start: variant “hard” asked for bridge, possible are: easy");
}

static void
test_sets (void)
{
  RousePlanChoices choices = { .force_sets = TRUE, .forced = { .sets = 4 } };

  assert_refused ("bridge", &choices, ROUSE_PLAN_ERROR_RANGE, "bridge: 4 sets asked for, possible are 1 to 3");
  choices.forced.sets = 0;
  assert_refused ("bridge", &choices, ROUSE_PLAN_ERROR_RANGE, "bridge: 0 sets asked for, possible are 1 to 3");

  choices.forced.sets = 3;
  {
    g_autoptr (RousePlan) plan = make_plan ("hinge", &choices);

    g_assert_cmpuint (get_item (plan, 0)->sets, ==, 3);
    g_assert_cmpint (get_item (plan, 0)->rest_between_sets, >, 0);
  }
}

static void
test_doses (void)
{
  RouseDose doses[] = {
    { .level = ROUSE_LEVEL_HARD, .repetitions = 13, .guidance = ROUSE_GUIDANCE_COUNTS, .first_tip = 2 },
    { .level = ROUSE_LEVEL_EASY, .repetitions = 40, .guidance = ROUSE_GUIDANCE_BRIEF },
    { .level = ROUSE_LEVEL_STANDARD, .repetitions = 12, .sets = 2, .guidance = ROUSE_GUIDANCE_COUNTS },
  };
  RousePlanChoices choices = { .first_side = ROUSE_SIDE_RIGHT, .get_dose = get_dose_cb, .data = doses };
  g_autoptr (RousePlan) daily = make_plan ("daily-three", &choices);
  g_autoptr (RousePlan) strong = make_plan ("strong", &choices);
  g_autoptr (RousePlan) harder = NULL;

  g_assert_cmpstr (rouse_variant_get_id (get_item (daily, 0)->variant), ==, "bridge-hard");
  g_assert_cmpuint (get_item (daily, 0)->repetitions, ==, 12); /* moves in twos */
  g_assert_cmpuint (get_item (daily, 0)->first_tip, ==, 2);
  g_assert_cmpstr (rouse_variant_get_id (get_item (daily, 1)->variant), ==, "clamshell-easy");
  g_assert_cmpuint (get_item (daily, 1)->repetitions, ==, 10); /* the most of the easier variant */
  g_assert_cmpuint (get_item (daily, 2)->sets, ==, 2);
  g_assert_cmpint (rouse_plan_get_guidance (daily), ==, ROUSE_GUIDANCE_BRIEF);
  g_assert_cmpint (rouse_plan_get_first_side (daily), ==, ROUSE_SIDE_RIGHT);

  /* Strong has no easier variants, and its twelve are for the standard ones. */
  g_assert_cmpuint (get_item (strong, 0)->repetitions, ==, 12);
  g_assert_cmpstr (rouse_variant_get_id (get_item (strong, 1)->variant), ==, "clamshell");
  g_assert_cmpuint (get_item (strong, 1)->repetitions, ==, 12);
  g_assert_cmpuint (get_item (strong, 2)->sets, ==, 2);

  /* At a harder variant the person's own number counts, or else the variant's start. */
  choices.force_level = TRUE;
  choices.forced.level = ROUSE_LEVEL_HARD;
  doses[0].repetitions = 14;
  harder = make_plan ("strong", &choices);
  g_assert_cmpuint (get_item (harder, 0)->repetitions, ==, 14);
  g_assert_cmpuint (get_item (harder, 1)->repetitions, ==, 10);
}

/* A variant that could not be read: the standard one stands in for it, and whoever asks for it by name is told. */
/* The easier variant has a number of its own where a routine asks for it, kept in its range; one of the chosen version
 * says nothing about it. */
static void
test_easier (void)
{
  RouseDose dose = { .level = ROUSE_LEVEL_STANDARD, .repetitions = 14, .easier = 8 };
  RousePlanChoices choices = { .get_dose = session_fixture_copy_dose, .data = &dose };
  g_autoptr (RousePlan) gentle = make_plan ("gentle-start", &choices);
  g_autoptr (RousePlan) daily = make_plan ("daily-three", &choices);
  g_autoptr (RousePlan) least = NULL;

  g_assert_cmpuint (get_item (gentle, 0)->repetitions, ==, 8);
  g_assert_cmpuint (get_item (daily, 0)->repetitions, ==, 14);
  dose.easier = 0;
  least = make_plan ("gentle-start", &choices);
  g_assert_cmpuint (get_item (least, 0)->repetitions, ==, 6);
}

static void
test_no_variant (void)
{
  RouseDose doses[] = {
    { .level = ROUSE_LEVEL_HARD },
    { .level = ROUSE_LEVEL_HARD },
    { .level = ROUSE_LEVEL_HARD },
  };
  RousePlanChoices choices = { .get_dose = get_dose_cb, .data = doses };
  RouseExercise *bridge = rouse_catalog_get_exercise (session_fixture_get_catalog (), "bridge");
  g_autoptr (RousePlan) daily = NULL;
  g_autoptr (RousePlan) alone = NULL;

  rouse_exercise_remove_variant (bridge, ROUSE_LEVEL_HARD);
  daily = make_plan ("daily-three", &choices);
  alone = make_plan ("bridge", &choices);
  g_assert_cmpstr (rouse_variant_get_id (get_item (daily, 0)->variant), ==, "bridge");
  g_assert_cmpstr (rouse_variant_get_id (get_item (daily, 1)->variant), ==, "clamshell-hard");
  g_assert_cmpstr (rouse_variant_get_id (get_item (alone, 0)->variant), ==, "bridge");

  choices.force_level = TRUE;
  choices.forced.level = ROUSE_LEVEL_HARD;
  assert_refused ("bridge", &choices, ROUSE_PLAN_ERROR_RANGE,
                  "bridge: variant “hard” asked for bridge, possible are: easy, standard");

  /* The others get a catalogue that is whole. */
  g_clear_object (&daily);
  g_clear_object (&alone);
  session_fixture_clear ();
}

static void
test_left_out (void)
{
  RouseDose doses[] = {
    { .level = ROUSE_LEVEL_STANDARD, .left_out = TRUE },
    { .level = ROUSE_LEVEL_STANDARD },
    { .level = ROUSE_LEVEL_STANDARD, .left_out = TRUE },
  };
  RousePlanChoices choices = { .get_dose = get_dose_cb, .data = doses };
  g_autoptr (RousePlan) daily = make_plan ("daily-three", &choices);
  g_autoptr (RousePlan) alone = make_plan ("bridge", &choices);
  gsize n;

  rouse_plan_get_items (daily, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (rouse_exercise_get_id (get_item (daily, 0)->exercise), ==, "clamshell");
  g_assert_cmpstr (rouse_exercise_get_id (get_item (alone, 0)->exercise), ==, "bridge");

  doses[1].left_out = TRUE;
  assert_refused ("daily-three", &choices, ROUSE_PLAN_ERROR_EMPTY,
                  "daily-three: every exercise of this routine is left out");
}

static void
test_quick (void)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  g_autoptr (RousePlan) plan = NULL;

  choices.tempo = ROUSE_TEMPO_SLOW;
  plan = make_plan ("quick-wake-up", &choices);

  g_assert_cmpint (rouse_plan_get_guidance (plan), ==, ROUSE_GUIDANCE_BRIEF);
  g_assert_cmpint (rouse_plan_get_tempo (plan), ==, ROUSE_TEMPO_STANDARD);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (get_item (plan, i)->repetitions, ==, 5);
}

static void
test_finalize (void)
{
  RousePlanChoices choices = { 0 };

  g_assert_finalize_object (make_plan ("daily-three", &choices));
  g_assert_finalize_object (make_plan ("clamshell", &choices));
  session_fixture_clear ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/session/plan/unknown", test_unknown);
  g_test_add_func ("/session/plan/ranges", test_ranges);
  g_test_add_func ("/session/plan/sets", test_sets);
  g_test_add_func ("/session/plan/doses", test_doses);
  g_test_add_func ("/session/plan/easier", test_easier);
  g_test_add_func ("/session/plan/no-variant", test_no_variant);
  g_test_add_func ("/session/plan/left-out", test_left_out);
  g_test_add_func ("/session/plan/quick", test_quick);
  g_test_add_func ("/session/plan/finalize", test_finalize);

  return g_test_run ();
}
