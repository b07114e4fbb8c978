/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-labels.h"

#include <glib/gi18n.h>

/* Words for doses and lengths, as lists and pages show them: pure functions, so that every number and plural can be
 * tested without a window. */

/* Format strings come from gettext, whose plural form the compiler cannot check. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

#define SECOND G_GINT64_CONSTANT (1000000000)

static char *
format_sets (guint sets, guint repetitions, gboolean two_sided, gboolean alternating)
{
  if (two_sided)
    /* Translators: sets times repetitions, on the left and again on the right. */
    return g_strdup_printf (ngettext ("%u × %u rep, each side", "%u × %u reps, each side", repetitions), sets,
                            repetitions);
  if (alternating)
    /* Translators: sets times repetitions, the legs taking turns. */
    return g_strdup_printf (ngettext ("%u × %u rep, legs in turn", "%u × %u reps, legs in turn", repetitions), sets,
                            repetitions);
  /* Translators: sets times repetitions. */
  return g_strdup_printf (ngettext ("%u × %u rep", "%u × %u reps", repetitions), sets, repetitions);
}

/**
 * rouse_labels_format_dose:
 * @sets: how many sets
 * @repetitions: how many repetitions a set and side
 * @two_sided: whether it is done on both sides
 * @alternating: whether the legs take turns from one repetition to the next
 *
 * Returns: (transfer full): a text such as "10 reps, each side" or "2 × 12 reps"
 */
char *
rouse_labels_format_dose (guint sets, guint repetitions, gboolean two_sided, gboolean alternating)
{
  if (sets > 1)
    return format_sets (sets, repetitions, two_sided, alternating);
  if (two_sided)
    return g_strdup_printf (ngettext ("%u rep, each side", "%u reps, each side", repetitions), repetitions);
  if (alternating)
    return g_strdup_printf (ngettext ("%u rep, legs in turn", "%u reps, legs in turn", repetitions), repetitions);
  return g_strdup_printf (ngettext ("%u rep", "%u reps", repetitions), repetitions);
}

/**
 * rouse_labels_format_about:
 * @length: a length in ns
 *
 * Returns: (transfer full): a text such as "about 12 minutes"
 */
char *
rouse_labels_format_about (gint64 length)
{
  const gint64 minute = G_GINT64_CONSTANT (60000000000);
  const guint minutes = (guint) MAX ((length + minute / 2) / minute, 1);

  return g_strdup_printf (ngettext ("about %u minute", "about %u minutes", minutes), minutes);
}

/**
 * rouse_labels_format_tempo:
 * @variant: a variant
 * @slow: whether every phase takes one and a half times as long (CONTENT.md 3)
 *
 * Names the phases of a repetition with their seconds.
 *
 * Returns: (transfer full): a text such as "Roll up 4 s · Hold 2 s · Roll down 4 s · Settle 2 s"
 */
char *
rouse_labels_format_tempo (RouseVariant *variant, gboolean slow)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) phases = NULL;

  g_return_val_if_fail (ROUSE_IS_VARIANT (variant), NULL);

  for (RousePhase phase = ROUSE_PHASE_FIRST; phase < ROUSE_N_PHASES; phase++)
    {
      const RousePhaseSpec *spec = rouse_variant_get_phase (variant, phase);

      const gint64 length = slow ? spec->length + spec->length / 2 : spec->length;

      if (length % SECOND == 0)
        /* Translators: a phase of a repetition and its length in seconds, as in "Roll up 4 s". */
        g_strv_builder_take (builder, g_strdup_printf (_ ("%s %d s"), spec->title, (int) (length / SECOND)));
      else
        /* Translators: a phase of a repetition and its length in seconds, as in "Settle 1.5 s". */
        g_strv_builder_take (builder,
                             g_strdup_printf (_ ("%s %.1f s"), spec->title, (double) length / (double) SECOND));
    }
  phases = g_strv_builder_end (builder);
  return g_strjoinv (" · ", phases);
}

/**
 * rouse_labels_get_level_title:
 * @level: a level
 *
 * Returns: a text such as "Easier"
 */
const char *
rouse_labels_get_level_title (RouseLevel level)
{
  switch (level)
    {
    case ROUSE_LEVEL_EASY:
      return C_ ("level", "Easier");
    case ROUSE_LEVEL_STANDARD:
      return C_ ("level", "Standard");
    case ROUSE_LEVEL_HARD:
      return C_ ("level", "Harder");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * rouse_labels_get_guidance_title:
 * @guidance: how much is said
 *
 * Returns: a text such as "Full"
 */
const char *
rouse_labels_get_guidance_title (RouseGuidance guidance)
{
  switch (guidance)
    {
    case ROUSE_GUIDANCE_FULL:
      return C_ ("guidance", "Full");
    case ROUSE_GUIDANCE_BRIEF:
      return C_ ("guidance", "Brief");
    case ROUSE_GUIDANCE_COUNTS:
      return C_ ("guidance", "Counts only");
    default:
      g_return_val_if_reached (NULL);
    }
}
