/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-overrides.h"

static const RousePlanChoices chosen = {
  .first_side = ROUSE_SIDE_LEFT,
  .tempo = ROUSE_TEMPO_SLOW,
  .force_sets = TRUE,
  .forced = { .sets = 2 },
};

static gboolean
apply (const char *text, RousePlanChoices *choices, GError **error)
{
  g_autoptr (GVariant) overrides = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);

  g_assert_nonnull (overrides);
  *choices = chosen;
  return rouse_overrides_apply (overrides, choices, error);
}

static void
test_nothing_asked_changes_nothing (void)
{
  RousePlanChoices choices;

  g_assert_true (apply ("{}", &choices, NULL));
  g_assert_cmpint (choices.first_side, ==, ROUSE_SIDE_LEFT);
  g_assert_cmpint (choices.tempo, ==, ROUSE_TEMPO_SLOW);
  g_assert_true (choices.force_sets);
  g_assert_cmpuint (choices.forced.sets, ==, 2);
  g_assert_false (choices.force_level || choices.force_guidance || choices.force_repetitions);
}

static void
test_all_that_is_asked_is_taken (void)
{
  RousePlanChoices choices;

  g_assert_true (apply ("{'first-side': <'right'>, 'tempo': <'standard'>, 'variant': <'hard'>, 'guidance': <'counts'>,"
                        " 'reps': <12>, 'sets': <3>}",
                        &choices, NULL));
  g_assert_cmpint (choices.first_side, ==, ROUSE_SIDE_RIGHT);
  g_assert_cmpint (choices.tempo, ==, ROUSE_TEMPO_STANDARD);
  g_assert_true (choices.force_level && choices.force_guidance && choices.force_repetitions && choices.force_sets);
  g_assert_cmpint (choices.forced.level, ==, ROUSE_LEVEL_HARD);
  g_assert_cmpint (choices.forced.guidance, ==, ROUSE_GUIDANCE_COUNTS);
  g_assert_cmpuint (choices.forced.repetitions, ==, 12);
  g_assert_cmpuint (choices.forced.sets, ==, 3);
}

static void
test_what_cannot_be_is_refused (void)
{
  static const struct
  {
    const char *overrides;
    const char *message;
  } cases[] = {
    { "{'first-side': <'both'>}", "--first-side=both: it can be left, right" },
    { "{'tempo': <'fast'>}", "--tempo=fast: it can be standard, slow" },
    { "{'variant': <''>}", "--variant=: it can be easy, standard, hard" },
    { "{'guidance': <'loud'>}", "--guidance=loud: it can be full, brief, counts" },
    { "{'reps': <0>}", "--reps=0: it must be 1 or more" },
    { "{'sets': <-2>}", "--sets=-2: it must be 1 or more" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RousePlanChoices choices;
      g_autoptr (GError) error = NULL;

      g_assert_false (apply (cases[i].overrides, &choices, &error));
      g_assert_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_cmpint (choices.first_side, ==, ROUSE_SIDE_LEFT);
      g_assert_cmpint (choices.tempo, ==, ROUSE_TEMPO_SLOW);
    }
}

static void
test_what_is_of_another_type_is_not_looked_at (void)
{
  RousePlanChoices choices;

  g_assert_true (apply ("{'reps': <'ten'>, 'guidance': <3>, 'strange': <true>}", &choices, NULL));
  g_assert_false (choices.force_repetitions || choices.force_guidance);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/overrides/nothing-asked-changes-nothing", test_nothing_asked_changes_nothing);
  g_test_add_func ("/overrides/all-that-is-asked-is-taken", test_all_that_is_asked_is_taken);
  g_test_add_func ("/overrides/what-cannot-be-is-refused", test_what_cannot_be_is_refused);
  g_test_add_func ("/overrides/what-is-of-another-type-is-not-looked-at",
                   test_what_is_of_another_type_is_not_looked_at);

  return g_test_run ();
}
