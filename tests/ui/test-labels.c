/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-labels.h"

/* Protects the words of doses and lengths: every form of the plural, each kind of side, and rounding to minutes. */

static void
assert_dose (guint sets, guint repetitions, gboolean two_sided, gboolean alternating, const char *expected)
{
  g_autofree char *dose = rouse_labels_format_dose (sets, repetitions, two_sided, alternating);

  g_assert_cmpstr (dose, ==, expected);
}

static void
test_dose (void)
{
  assert_dose (1, 10, FALSE, FALSE, "10 reps");
  assert_dose (1, 1, FALSE, FALSE, "1 rep");
  assert_dose (0, 10, FALSE, FALSE, "10 reps");
  assert_dose (1, 10, TRUE, FALSE, "10 reps, each side");
  assert_dose (1, 1, TRUE, FALSE, "1 rep, each side");
  assert_dose (1, 12, FALSE, TRUE, "12 reps, legs in turn");
}

static void
test_dose_of_sets (void)
{
  assert_dose (2, 12, FALSE, FALSE, "2 × 12 reps");
  assert_dose (2, 1, FALSE, FALSE, "2 × 1 rep");
  assert_dose (3, 10, TRUE, FALSE, "3 × 10 reps, each side");
  assert_dose (2, 14, FALSE, TRUE, "2 × 14 reps, legs in turn");
}

static void
assert_about (gint64 seconds, const char *expected)
{
  g_autofree char *about = rouse_labels_format_about (seconds * G_GINT64_CONSTANT (1000000000));

  g_assert_cmpstr (about, ==, expected);
}

static void
test_about (void)
{
  assert_about (720, "about 12 minutes");
  assert_about (749, "about 12 minutes");
  assert_about (750, "about 13 minutes");
  assert_about (60, "about 1 minute");
  /* Nothing takes no time at all. */
  assert_about (10, "about 1 minute");
}

static void
test_titles (void)
{
  g_assert_cmpstr (rouse_labels_get_level_title (ROUSE_LEVEL_EASY), ==, "Easier");
  g_assert_cmpstr (rouse_labels_get_level_title (ROUSE_LEVEL_HARD), ==, "Harder");
  g_assert_cmpstr (rouse_labels_get_guidance_title (ROUSE_GUIDANCE_FULL), ==, "Full");
  g_assert_cmpstr (rouse_labels_get_guidance_title (ROUSE_GUIDANCE_COUNTS), ==, "Counts only");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/labels/dose", test_dose);
  g_test_add_func ("/ui/labels/dose-of-sets", test_dose_of_sets);
  g_test_add_func ("/ui/labels/about", test_about);
  g_test_add_func ("/ui/labels/titles", test_titles);

  return g_test_run ();
}
