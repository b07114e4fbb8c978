/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects what is shown and spoken of times and counts: seconds that jump, plurals and zeros that read oddly. */

#include "rouse-closures.h"

#define SECOND G_GINT64_CONSTANT (1000000000)

typedef struct
{
  gint64 length;
  const char *clock;
  const char *duration;
} Case;

static const Case cases[] = {
  { -5, "0:00", "0 seconds" },
  { 0, "0:00", "0 seconds" },
  { 1, "0:01", "1 second" },
  { SECOND, "0:01", "1 second" },
  { SECOND + 1, "0:02", "2 seconds" },
  { 59 * SECOND, "0:59", "59 seconds" },
  { 60 * SECOND, "1:00", "1 minute" },
  { 61 * SECOND, "1:01", "1 minute 1 second" },
  { 125 * SECOND, "2:05", "2 minutes 5 seconds" },
  { 720 * SECOND, "12:00", "12 minutes" },
  { 3725 * SECOND, "1:02:05", "62 minutes 5 seconds" },
};

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clock = rouse_closures_format_clock (cases[i].length);
      g_autofree char *duration = rouse_closures_format_duration (cases[i].length);
      g_autofree char *left = rouse_closures_format_time_left (cases[i].length);
      g_autofree char *spoken = rouse_closures_format_time_left_spoken (cases[i].length);
      g_autofree char *expected_left = g_strconcat (cases[i].clock, " left", NULL);
      g_autofree char *expected_spoken = g_strconcat (cases[i].duration, " left", NULL);

      g_assert_cmpstr (clock, ==, cases[i].clock);
      g_assert_cmpstr (duration, ==, cases[i].duration);
      g_assert_cmpstr (left, ==, expected_left);
      g_assert_cmpstr (spoken, ==, expected_spoken);
    }
}

static void
test_counts (void)
{
  g_autofree char *count = rouse_closures_format_count (7, 12);
  g_autofree char *total = rouse_closures_format_total (12);
  g_autofree char *spoken = rouse_closures_format_repetition_spoken (7, 10, "Hold");
  g_autofree char *result = rouse_closures_format_result (8, 10);
  g_autofree char *set = rouse_closures_format_set (1, 2);

  g_assert_cmpstr (count, ==, "7 of 12");
  g_assert_cmpstr (total, ==, "of 12");
  g_assert_cmpstr (spoken, ==, "Repetition 7 of 10: Hold");
  g_assert_cmpstr (result, ==, "8 of 10");
  g_assert_cmpstr (set, ==, "Set 1 of 2");
  g_assert_null (rouse_closures_format_set (1, 1));
  g_assert_null (rouse_closures_format_set (0, 2));
}

static void
test_next (void)
{
  g_autofree char *next = rouse_closures_format_next ("Clamshell");
  g_autofree char *nothing = rouse_closures_format_next (NULL);
  g_autofree char *empty = rouse_closures_format_next ("");

  g_assert_cmpstr (next, ==, "Next: Clamshell");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (empty, ==, "");
}

static void
test_sides (void)
{
  g_assert_cmpstr (rouse_closures_get_side_title (ROUSE_SIDE_LEFT), ==, "Left leg");
  g_assert_cmpstr (rouse_closures_get_side_title (ROUSE_SIDE_RIGHT), ==, "Right leg");
  g_assert_null (rouse_closures_get_side_title (ROUSE_SIDE_BOTH));
  g_assert_cmpstr (rouse_closures_get_side_letter (ROUSE_SIDE_LEFT), ==, "L");
  g_assert_cmpstr (rouse_closures_get_side_letter (ROUSE_SIDE_RIGHT), ==, "R");
  g_assert_null (rouse_closures_get_side_letter (ROUSE_SIDE_BOTH));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closures/times", test_times);
  g_test_add_func ("/closures/counts", test_counts);
  g_test_add_func ("/closures/next", test_next);
  g_test_add_func ("/closures/sides", test_sides);
  return g_test_run ();
}
