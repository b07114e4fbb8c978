/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dose of an exercise between the settings, where the person has it too, and the rule that changes it. */

#include "rouse-coach-dose.h"

/*
 * rouse_coach_dose_load:
 * @self: (out caller-allocates): what the person has now
 *
 * Reads the dose of an exercise. A version that the exercise does not have is the standard one.
 */
void
rouse_coach_dose_load (RouseCoachDose *self, RouseSettings *settings, RouseExercise *exercise)
{
  const char *id = rouse_exercise_get_id (exercise);

  *self = (RouseCoachDose) { .included = rouse_settings_get_included (settings, id),
                             .back_on = rouse_settings_get_back_on (settings, id) };
  self->level = (RouseLevel) rouse_settings_get_level (settings, id, ROUSE_LEVEL_STANDARD);
  if (rouse_exercise_get_variant (exercise, self->level) == NULL)
    self->level = ROUSE_LEVEL_STANDARD;

  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    {
      RouseVariant *variant = rouse_exercise_get_variant (exercise, (RouseLevel) i);

      if (variant != NULL)
        self->repetitions[i] = rouse_settings_get_repetitions (settings, rouse_variant_get_id (variant),
                                                               rouse_variant_get_repetitions (variant)->start);
    }
}

static void
store_included (const RouseCoachDose *self, RouseSettings *settings, const char *id)
{
  if (self->included == rouse_settings_get_included (settings, id)
      && self->back_on == rouse_settings_get_back_on (settings, id))
    return;

  if (self->back_on != 0 && !self->included)
    rouse_settings_leave_out_until (settings, id, self->back_on);
  else
    rouse_settings_set_included (settings, id, self->included);
}

/*
 * rouse_coach_dose_store:
 *
 * Has the person do this from now on. Only what differs is written, so that the start of a version stays the version's
 * own.
 */
void
rouse_coach_dose_store (const RouseCoachDose *self, RouseSettings *settings, RouseExercise *exercise)
{
  const char *id = rouse_exercise_get_id (exercise);
  RouseCoachDose present;

  rouse_coach_dose_load (&present, settings, exercise);
  /* Numbers before the version: who shows it reads them then. */
  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    if (self->repetitions[i] != present.repetitions[i])
      rouse_settings_set_repetitions (settings,
                                      rouse_variant_get_id (rouse_exercise_get_variant (exercise, (RouseLevel) i)),
                                      self->repetitions[i]);
  if (self->level != present.level)
    rouse_settings_set_level (settings, id, self->level);
  store_included (self, settings, id);
}

/*
 * rouse_coach_dose_equal:
 *
 * Returns: whether nothing in them differs
 */
gboolean
rouse_coach_dose_equal (const RouseCoachDose *a, const RouseCoachDose *b)
{
  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    if (a->repetitions[i] != b->repetitions[i])
      return FALSE;

  return a->level == b->level && a->included == b->included && a->back_on == b->back_on;
}

/*
 * rouse_coach_dose_get_current:
 *
 * Returns: the version that is done, and its repetitions
 */
RouseAdviceDose
rouse_coach_dose_get_current (const RouseCoachDose *self)
{
  return (RouseAdviceDose) { self->level, self->repetitions[self->level] };
}

/*
 * rouse_coach_dose_set_current:
 * @dose: a version that the exercise has, and its repetitions
 *
 * Other versions keep theirs.
 */
void
rouse_coach_dose_set_current (RouseCoachDose *self, const RouseAdviceDose *dose)
{
  self->level = dose->level;
  self->repetitions[dose->level] = dose->repetitions;
}

/*
 * rouse_coach_dose_advise:
 * @advice: what follows from a session
 *
 * Changes the dose as advised. What the person left out stays so: advice brings nothing back sooner.
 */
void
rouse_coach_dose_advise (RouseCoachDose *self, const RouseAdvice *advice)
{
  gboolean for_good = !self->included && self->back_on == 0;

  rouse_coach_dose_set_current (self, &advice->dose);
  if (advice->gentle != 0)
    self->repetitions[ROUSE_LEVEL_EASY] = advice->gentle;
  if (advice->back_on == 0 || for_good)
    return;

  self->included = FALSE;
  self->back_on = advice->back_on == ROUSE_ADVICE_UNTIL_SWITCHED_ON ? 0 : MAX (self->back_on, advice->back_on);
}
