/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-routine-lock.h"

#include <glib/gi18n.h>

/* Whether a routine is for this person yet (CONTENT.md 4.2, Strong). It never stops anybody: it says why one would
 * better wait. */

/* The harder variant is offered only after the most repetitions of the standard one. */
static gboolean
is_ready (RouseExercise *exercise, guint repetitions, RouseSettings *settings)
{
  const RouseLevel level
      = (RouseLevel) rouse_settings_get_level (settings, rouse_exercise_get_id (exercise), ROUSE_LEVEL_STANDARD);
  RouseVariant *variant = rouse_exercise_get_variant (exercise, level);

  if (level != ROUSE_LEVEL_STANDARD || variant == NULL)
    return level == ROUSE_LEVEL_HARD;

  return rouse_settings_get_repetitions (settings, rouse_variant_get_id (variant),
                                         rouse_variant_get_repetitions (variant)->start)
         >= repetitions;
}

/**
 * rouse_routine_lock_dup_reason:
 * @routine: a routine
 * @catalog: its exercises
 * @settings: the person's doses
 *
 * Returns: (transfer full) (nullable): what is missing before the routine is for this person; %NULL where nothing is
 */
char *
rouse_routine_lock_dup_reason (RouseRoutine *routine, RouseCatalog *catalog, RouseSettings *settings)
{
  const guint repetitions = rouse_routine_get_unlocked_at (routine);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;
  gsize n_items;
  const RouseRoutineItem *items = rouse_routine_get_items (routine, &n_items);

  for (gsize i = 0; repetitions > 0 && i < n_items; i++)
    {
      RouseExercise *exercise = rouse_catalog_get_exercise (catalog, items[i].exercise);

      if (exercise != NULL && !is_ready (exercise, repetitions, settings))
        g_ptr_array_add (missing, (gpointer) rouse_exercise_get_title (exercise));
    }
  if (missing->len == 0)
    return NULL;

  g_ptr_array_add (missing, NULL);
  /* Translators: stands between the titles of exercises, as in "Bridge, Clamshell". */
  list = g_strjoinv (C_ ("list of exercises", ", "), (char **) missing->pdata);
  /* Translators: %u is a number of repetitions, %s one or more titles of exercises. */
  return g_strdup_printf (_ ("Unlocked once every exercise is at %u repetitions. Not there yet: %s."), repetitions,
                          list);
}
