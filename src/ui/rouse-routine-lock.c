/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-routine-lock.h"

#include "rouse-day.h"

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

/* What has to be unlocked is much, and wants a day between. */
static const char *
get_day_between (RouseRoutine *routine, RouseSettings *settings, guint32 today)
{
  g_autofree char *text = rouse_settings_dup_last_day_of (settings, rouse_routine_get_id (routine));
  guint32 day = rouse_day_parse (text);

  if (rouse_routine_get_unlocked_at (routine) == 0 || day == 0)
    return NULL;
  if (day == today)
    return _ ("You did this one today. Leave a day between.");
  if (day + 1 == today)
    return _ ("You did this one yesterday. Leave a day between.");

  return NULL;
}

/**
 * rouse_routine_lock_dup_reason:
 * @routine: a routine
 * @catalog: its exercises
 * @settings: the person's doses, and when the routine was last done
 * @today: the local day, as a Julian day of #GDate
 *
 * Returns: (transfer full) (nullable): what is missing before the routine is for this person, or why not today; %NULL
 *   where nothing speaks against it
 */
char *
rouse_routine_lock_dup_reason (RouseRoutine *routine, RouseCatalog *catalog, RouseSettings *settings, guint32 today)
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
    return g_strdup (get_day_between (routine, settings, today));

  g_ptr_array_add (missing, NULL);
  /* Translators: stands between the titles of exercises, as in "Bridge, Clamshell". */
  list = g_strjoinv (C_ ("list of exercises", ", "), (char **) missing->pdata);
  /* Translators: %u is a number of repetitions, %s one or more titles of exercises. */
  return g_strdup_printf (_ ("Unlocked once every exercise is at %u repetitions. Not there yet: %s."), repetitions,
                          list);
}
