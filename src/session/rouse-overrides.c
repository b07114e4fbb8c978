/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-overrides.h"

#include <glib/gi18n-lib.h>

/* What somebody asks of one session, over and above what the person chose for all: it comes from the command line, or
 * from there over the bus to the instance that runs already, and is checked in one place. */

/* The words of an option are the nicks of its enumeration, without the first ones that cannot be chosen. */
static gboolean
parse_word (const char *name, const char *word, GType type, int first, int *value, GError **error)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < klass->n_values; i++)
    {
      if (klass->values[i].value < first)
        continue;
      if (g_str_equal (klass->values[i].value_nick, word))
        {
          *value = klass->values[i].value;
          return TRUE;
        }
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", klass->values[i].value_nick);
    }

  g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE, _ ("--%s=%s: it can be %s"), name, word, words->str);
  return FALSE;
}

/* Returns: whether the word is absent or good; forced tells which */
static gboolean
apply_word (GVariant *overrides, const char *name, GType type, int first, int *value, gboolean *forced, GError **error)
{
  const char *word = NULL;

  *forced = g_variant_lookup (overrides, name, "&s", &word);
  return !*forced || parse_word (name, word, type, first, value, error);
}

static gboolean
apply_number (GVariant *overrides, const char *name, guint *value, gboolean *forced, GError **error)
{
  int number;

  *forced = g_variant_lookup (overrides, name, "i", &number);
  if (!*forced)
    return TRUE;
  if (number < 1)
    {
      g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE, _ ("--%s=%d: it must be 1 or more"), name, number);
      return FALSE;
    }

  *value = (guint) number;
  return TRUE;
}

static gboolean
apply_ways (GVariant *overrides, RousePlanChoices *choices, GError **error)
{
  int side = 0, tempo = 0;
  gboolean has_side, has_tempo;

  if (!apply_word (overrides, "first-side", ROUSE_TYPE_SIDE, ROUSE_SIDE_LEFT, &side, &has_side, error)
      || !apply_word (overrides, "tempo", ROUSE_TYPE_TEMPO, 0, &tempo, &has_tempo, error))
    return FALSE;

  if (has_side)
    choices->first_side = (RouseSide) side;
  if (has_tempo)
    choices->tempo = (RouseTempo) tempo;
  return TRUE;
}

static gboolean
apply_dose (GVariant *overrides, RousePlanChoices *choices, GError **error)
{
  int level = 0, guidance = 0;
  gboolean has_repetitions, has_sets;
  guint repetitions = 0, sets = 0;

  if (!apply_word (overrides, "variant", ROUSE_TYPE_LEVEL, 0, &level, &choices->force_level, error)
      || !apply_word (overrides, "guidance", ROUSE_TYPE_GUIDANCE, 0, &guidance, &choices->force_guidance, error)
      || !apply_number (overrides, "reps", &repetitions, &has_repetitions, error)
      || !apply_number (overrides, "sets", &sets, &has_sets, error))
    return FALSE;

  choices->forced.level = (RouseLevel) level;
  choices->forced.guidance = (RouseGuidance) guidance;
  if (has_repetitions)
    {
      choices->force_repetitions = TRUE;
      choices->forced.repetitions = repetitions;
    }
  if (has_sets)
    {
      choices->force_sets = TRUE;
      choices->forced.sets = sets;
    }
  return TRUE;
}

/**
 * rouse_overrides_apply:
 * @overrides: an `a{sv}`: "guidance", "variant", "tempo" and "first-side" as strings, "reps" and "sets" as int32; what
 * is absent or of another type overrides nothing
 * @choices: what the person chose; changed only on success
 * @error: return location for an error of #ROUSE_PLAN_ERROR
 *
 * Lets what is asked for one session take the place of what is chosen for all. Whether a number lies in a variant's
 * range is for the plan to say.
 *
 * Returns: whether every value can be
 */
gboolean
rouse_overrides_apply (GVariant *overrides, RousePlanChoices *choices, GError **error)
{
  RousePlanChoices changed;

  g_return_val_if_fail (g_variant_is_of_type (overrides, G_VARIANT_TYPE_VARDICT), FALSE);
  g_return_val_if_fail (choices != NULL, FALSE);

  changed = *choices;
  if (!apply_ways (overrides, &changed, error) || !apply_dose (overrides, &changed, error))
    return FALSE;

  *choices = changed;
  return TRUE;
}
