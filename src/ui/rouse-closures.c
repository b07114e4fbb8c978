/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-closures.h"

#include <glib/gi18n.h>

/* Words for times, counts and sides. They are pure functions, so that what is shown and what a screen reader says can
 * be tested without a window. */

static gint64
get_seconds (gint64 length)
{
  /* Rounded up: a wait shows its last second as 1 and reaches 0 only when it is over. */
  return length <= 0 ? 0 : (length + G_GINT64_CONSTANT (1000000000) - 1) / G_GINT64_CONSTANT (1000000000);
}

/**
 * rouse_closures_format_clock:
 * @length: a length in ns
 *
 * Writes a length as clocks do, "2:05" or "1:02:05", with a started second counting whole.
 *
 * Returns: (transfer full): the text to show; it is not meant to be spoken
 */
char *
rouse_closures_format_clock (gint64 length)
{
  const gint64 seconds = get_seconds (length);

  if (seconds >= 3600)
    /* Translators: hours, minutes and seconds of a length of time, as a clock shows it. */
    return g_strdup_printf (C_ ("length of time", "%d:%02d:%02d"), (int) (seconds / 3600), (int) (seconds / 60 % 60),
                            (int) (seconds % 60));
  /* Translators: minutes and seconds of a length of time, as a clock shows it. */
  return g_strdup_printf (C_ ("length of time", "%d:%02d"), (int) (seconds / 60), (int) (seconds % 60));
}

/**
 * rouse_closures_format_duration:
 * @length: a length in ns
 *
 * Writes a length in words, "2 minutes 5 seconds", as it is to be spoken; a part that is zero is left out.
 *
 * Returns: (transfer full): the words
 */
char *
rouse_closures_format_duration (gint64 length)
{
  const gint64 seconds = get_seconds (length);
  const int minutes = (int) (seconds / 60);
  const int rest = (int) (seconds % 60);
  g_autofree char *minutes_text = g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);
  g_autofree char *seconds_text = g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong) rest), rest);

  if (minutes == 0)
    return g_steal_pointer (&seconds_text);
  if (rest == 0)
    return g_steal_pointer (&minutes_text);
  /* Translators: a length of time; the first %s is its minutes ("2 minutes"), the second its seconds ("5 seconds"). */
  return g_strdup_printf (C_ ("length of time", "%s %s"), minutes_text, seconds_text);
}

/**
 * rouse_closures_format_time_left:
 * @left: time until the end in ns
 *
 * Returns: (transfer full): a text such as "8:05 left"
 */
char *
rouse_closures_format_time_left (gint64 left)
{
  g_autofree char *clock = rouse_closures_format_clock (left);

  /* Translators: %s is a length of time, such as 8:05. */
  return g_strdup_printf (_ ("%s left"), clock);
}

/**
 * rouse_closures_format_time_left_spoken:
 * @left: time until the end in ns
 *
 * Returns: (transfer full): a text such as "2 minutes 5 seconds left"
 */
char *
rouse_closures_format_time_left_spoken (gint64 left)
{
  g_autofree char *duration = rouse_closures_format_duration (left);

  /* Translators: spoken; %s is a length of time, such as "2 minutes 5 seconds". */
  return g_strdup_printf (C_ ("spoken", "%s left"), duration);
}

/**
 * rouse_closures_format_count:
 * @repetition: the repetition being done, from 1
 * @repetitions: how many there are
 *
 * Returns: (transfer full): a text such as "7 of 12"
 */
char *
rouse_closures_format_count (guint repetition, guint repetitions)
{
  /* Translators: the repetition being done and how many there are, as in "7 of 12". */
  return g_strdup_printf (_ ("%u of %u"), repetition, repetitions);
}

/**
 * rouse_closures_format_total:
 * @repetitions: how many repetitions there are
 *
 * Returns: (transfer full): the part of "7 of 12" that follows the number, "of 12"
 */
char *
rouse_closures_format_total (guint repetitions)
{
  /* Translators: stands under a large number, the repetition being done: 7 "of 12". */
  return g_strdup_printf (_ ("of %u"), repetitions);
}

/**
 * rouse_closures_format_repetition_spoken:
 * @repetition: the repetition being done, from 1
 * @repetitions: how many there are
 * @phase: what to do in it now, such as "Hold"
 *
 * Returns: (transfer full): a text such as "Repetition 7 of 10, hold"
 */
char *
rouse_closures_format_repetition_spoken (guint repetition, guint repetitions, const char *phase)
{
  g_return_val_if_fail (phase != NULL, NULL);

  /* Translators: spoken; the repetition being done, how many there are, and what to do now ("Roll up"). */
  return g_strdup_printf (_ ("Repetition %u of %u: %s"), repetition, repetitions, phase);
}

/**
 * rouse_closures_format_set:
 * @set: the set being done, from 1
 * @sets: how many there are
 *
 * Returns: (transfer full) (nullable): a text such as "Set 1 of 2"; %NULL when there is only one set
 */
char *
rouse_closures_format_set (guint set, guint sets)
{
  if (sets < 2 || set == 0)
    return NULL;
  return g_strdup_printf (_ ("Set %u of %u"), set, sets);
}

/**
 * rouse_closures_format_result:
 * @done: repetitions that were done
 * @planned: repetitions that were planned
 *
 * Returns: (transfer full): a text such as "8 of 10"
 */
char *
rouse_closures_format_result (guint done, guint planned)
{
  /* Translators: what was done in a set, as in "8 of 10" repetitions. */
  return g_strdup_printf (C_ ("result of a set", "%u of %u"), done, planned);
}

/**
 * rouse_closures_format_next:
 * @title: (nullable): title of what comes next
 *
 * Returns: (transfer full): a text such as "Next: Clamshell", empty when nothing comes
 */
char *
rouse_closures_format_next (const char *title)
{
  if (title == NULL || *title == '\0')
    return g_strdup ("");
  /* Translators: %s is the title of an exercise or of a rest. */
  return g_strdup_printf (_ ("Next: %s"), title);
}

/**
 * rouse_closures_get_side_title:
 * @side: the working leg
 *
 * Returns: (nullable): a text such as "Left leg"; %NULL when both legs work
 */
const char *
rouse_closures_get_side_title (RouseSide side)
{
  switch (side)
    {
    case ROUSE_SIDE_LEFT:
      return C_ ("side", "Left leg");
    case ROUSE_SIDE_RIGHT:
      return C_ ("side", "Right leg");
    case ROUSE_SIDE_BOTH:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rouse_closures_get_side_letter:
 * @side: the working leg
 *
 * Returns: (nullable): the letter that stands for the side, such as "L"; %NULL when both legs work
 */
const char *
rouse_closures_get_side_letter (RouseSide side)
{
  switch (side)
    {
    case ROUSE_SIDE_LEFT:
      /* Translators: one letter for “left”, shown in a small round mark. */
      return C_ ("side", "L");
    case ROUSE_SIDE_RIGHT:
      /* Translators: one letter for “right”, shown in a small round mark. */
      return C_ ("side", "R");
    case ROUSE_SIDE_BOTH:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}
