/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-settings-private.h"

/* What is remembered of each exercise or variant: one dictionary a choice, by id. */

#define NOTHING G_MAXUINT

/* 31 December 9999 as a Julian day of GDate: what comes later is no day that has a name. */
#define LAST_DAY 3652059

static guint
lookup (RouseSettings *self, const char *key, const char *id, guint fallback)
{
  g_autoptr (GVariant) values = g_settings_get_value (self->settings, key);
  guint32 value;

  return g_variant_lookup (values, id, "u", &value) ? value : fallback;
}

/* A value of NOTHING is taken away. */
static void
store (RouseSettings *self, const char *key, const char *id, guint value)
{
  g_autoptr (GVariant) values = g_settings_get_value (self->settings, key);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  guint32 old;

  if (lookup (self, key, id, NOTHING) == value)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{su}"));
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_next (&iter, "{&su}", &other, &old))
    if (!g_str_equal (other, id))
      g_variant_builder_add (&builder, "{su}", other, old);
  if (value != NOTHING)
    g_variant_builder_add (&builder, "{su}", id, value);
  g_settings_set_value (self->settings, key, g_variant_builder_end (&builder));
}

/**
 * rouse_settings_get_level:
 * @self: the settings
 * @exercise: the id of an exercise
 * @fallback: what to answer when nothing was chosen
 *
 * Returns: the chosen version: 0 easier, 1 standard, 2 harder
 */
guint
rouse_settings_get_level (RouseSettings *self, const char *exercise, guint fallback)
{
  guint level;

  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), fallback);
  g_return_val_if_fail (exercise != NULL, fallback);

  level = lookup (self, "levels", exercise, fallback);
  return level <= 2 ? level : fallback;
}

/**
 * rouse_settings_set_level:
 * @self: the settings
 * @exercise: the id of an exercise
 * @level: 0 easier, 1 standard, 2 harder
 */
void
rouse_settings_set_level (RouseSettings *self, const char *exercise, guint level)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (exercise != NULL && level <= 2);

  store (self, "levels", exercise, level);
}

/**
 * rouse_settings_get_repetitions:
 * @self: the settings
 * @variant: the id of a variant
 * @fallback: what to answer when nothing was chosen
 *
 * Returns: the chosen number of repetitions; the caller clamps it to the variant's range
 */
guint
rouse_settings_get_repetitions (RouseSettings *self, const char *variant, guint fallback)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), fallback);
  g_return_val_if_fail (variant != NULL, fallback);

  return lookup (self, "repetitions", variant, fallback);
}

/**
 * rouse_settings_set_repetitions:
 * @self: the settings
 * @variant: the id of a variant
 * @repetitions: a number of repetitions
 */
void
rouse_settings_set_repetitions (RouseSettings *self, const char *variant, guint repetitions)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (variant != NULL);

  store (self, "repetitions", variant, repetitions);
}

/**
 * rouse_settings_get_sets:
 * @self: the settings
 * @exercise: the id of an exercise
 * @fallback: what to answer when nothing was chosen
 *
 * Returns: the chosen number of sets, 1 to 3
 */
guint
rouse_settings_get_sets (RouseSettings *self, const char *exercise, guint fallback)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), fallback);
  g_return_val_if_fail (exercise != NULL, fallback);

  return CLAMP (lookup (self, "sets", exercise, fallback), 1, 3);
}

/**
 * rouse_settings_set_sets:
 * @self: the settings
 * @exercise: the id of an exercise
 * @sets: 1 to 3
 */
void
rouse_settings_set_sets (RouseSettings *self, const char *exercise, guint sets)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (exercise != NULL && sets >= 1 && sets <= 3);

  store (self, "sets", exercise, sets);
}

/**
 * rouse_settings_get_guidance_of:
 * @self: the settings
 * @exercise: the id of an exercise
 *
 * Returns: how much is said during an exercise: 0 everything, 1 reminders, 2 counts only; -1 when it follows
 *   rouse_settings_get_guidance()
 */
int
rouse_settings_get_guidance_of (RouseSettings *self, const char *exercise)
{
  guint guidance;

  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), -1);
  g_return_val_if_fail (exercise != NULL, -1);

  guidance = lookup (self, "guidances", exercise, NOTHING);
  return guidance <= 2 ? (int) guidance : -1;
}

/**
 * rouse_settings_set_guidance_of:
 * @self: the settings
 * @exercise: the id of an exercise
 * @guidance: 0 everything, 1 reminders, 2 counts only, -1 as in every session
 */
void
rouse_settings_set_guidance_of (RouseSettings *self, const char *exercise, int guidance)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (exercise != NULL && guidance >= -1 && guidance <= 2);

  store (self, "guidances", exercise, guidance < 0 ? NOTHING : (guint) guidance);
}

/**
 * rouse_settings_get_included:
 * @self: the settings
 * @exercise: the id of an exercise
 *
 * Returns: whether routines have it; alone it can always be done
 */
gboolean
rouse_settings_get_included (RouseSettings *self, const char *exercise)
{
  g_auto (GStrv) left_out = NULL;

  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), TRUE);
  g_return_val_if_fail (exercise != NULL, TRUE);

  left_out = g_settings_get_strv (self->settings, "left-out");
  return !g_strv_contains ((const char *const *) left_out, exercise);
}

/**
 * rouse_settings_set_included:
 * @self: the settings
 * @exercise: the id of an exercise
 * @included: whether routines have it; left out, it is so until it is switched on
 */
void
rouse_settings_set_included (RouseSettings *self, const char *exercise, gboolean included)
{
  g_auto (GStrv) old = NULL;
  g_auto (GStrv) left_out = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (exercise != NULL);

  store (self, "back-on", exercise, NOTHING);
  if (rouse_settings_get_included (self, exercise) == !!included)
    return;

  builder = g_strv_builder_new ();
  old = g_settings_get_strv (self->settings, "left-out");
  for (gsize i = 0; old[i] != NULL; i++)
    if (!g_str_equal (old[i], exercise))
      g_strv_builder_add (builder, old[i]);
  if (!included)
    g_strv_builder_add (builder, exercise);
  left_out = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "left-out", (const char *const *) left_out);
}

/**
 * rouse_settings_get_back_on:
 * @self: the settings
 * @exercise: the id of an exercise
 *
 * Returns: the day, as a Julian day of #GDate, on which routines have it again; 0 where they have it now, and where it
 * is left out until it is switched on
 */
guint32
rouse_settings_get_back_on (RouseSettings *self, const char *exercise)
{
  guint32 day;

  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);
  g_return_val_if_fail (exercise != NULL, 0);

  day = rouse_settings_get_included (self, exercise) ? 0 : lookup (self, "back-on", exercise, 0);
  return day <= LAST_DAY ? day : 0;
}

/**
 * rouse_settings_leave_out_until:
 * @self: the settings
 * @exercise: the id of an exercise
 * @day: a Julian day of #GDate
 *
 * Leaves an exercise out of routines for a while. Whoever knows which day it is puts it back.
 */
void
rouse_settings_leave_out_until (RouseSettings *self, const char *exercise, guint32 day)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (exercise != NULL && day != 0 && day != NOTHING);

  rouse_settings_set_included (self, exercise, FALSE);
  store (self, "back-on", exercise, day);
}

/**
 * rouse_settings_get_full_sessions:
 * @self: the settings
 * @exercise: the id of an exercise
 *
 * Returns: how often the exercise was done with everything said, as far as that was counted
 */
guint
rouse_settings_get_full_sessions (RouseSettings *self, const char *exercise)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);
  g_return_val_if_fail (exercise != NULL, 0);

  return lookup (self, "full-sessions", exercise, 0);
}

/**
 * rouse_settings_set_full_sessions:
 * @self: the settings
 * @exercise: the id of an exercise
 * @n_sessions: how often it was done with everything said
 */
void
rouse_settings_set_full_sessions (RouseSettings *self, const char *exercise, guint n_sessions)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (exercise != NULL && n_sessions < NOTHING);

  store (self, "full-sessions", exercise, n_sessions);
}

/**
 * rouse_settings_get_first_tip:
 * @self: the settings
 * @exercise: the id of an exercise
 *
 * Returns: the index of the tip with which the rotation goes on
 */
guint
rouse_settings_get_first_tip (RouseSettings *self, const char *exercise)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);
  g_return_val_if_fail (exercise != NULL, 0);

  return lookup (self, "first-tips", exercise, 0);
}

/**
 * rouse_settings_set_first_tip:
 * @self: the settings
 * @exercise: the id of an exercise
 * @tip: the index of the tip with which the rotation goes on
 */
void
rouse_settings_set_first_tip (RouseSettings *self, const char *exercise, guint tip)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (exercise != NULL);

  store (self, "first-tips", exercise, tip);
}
