/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a dose goes up and down: the limits of CONTENT.md 4.3, and its numbers. */

#include "rouse-advice-private.h"

#define FEWER 2
#define STANDARD_AFTER_HARDER 12
#define EASIER_AFTER_STANDARD 8
#define MOST_EXTRA 2 /* in 7 days */
#define STANDARD_AFTER_AWAY 10
#define EASIER_AFTER_AWAY 6

static const RouseRepetitionRange *
get_range (RouseExercise *exercise, RouseLevel level)
{
  RouseVariant *variant = rouse_exercise_get_variant (exercise, level);

  return variant != NULL ? rouse_variant_get_repetitions (variant) : NULL;
}

/*
 * rouse_advice_dose_clamp:
 *
 * Brings a number into the range of a version. Between two steps it is the lower one. A version that the exercise has
 * not becomes the next easier, or else the standard one.
 *
 * Returns: a dose that can be done
 */
RouseAdviceDose
rouse_advice_dose_clamp (RouseExercise *exercise, RouseLevel level, guint repetitions)
{
  RouseAdviceDose dose = { MIN (level, ROUSE_LEVEL_HARD), repetitions };
  const RouseRepetitionRange *range = get_range (exercise, dose.level);

  while (range == NULL && dose.level > ROUSE_LEVEL_EASY)
    range = get_range (exercise, --dose.level);
  if (range == NULL)
    {
      dose.level = ROUSE_LEVEL_STANDARD;
      range = get_range (exercise, dose.level);
    }
  if (range == NULL)
    return dose;

  dose.repetitions = CLAMP (repetitions, range->minimum, range->maximum);
  dose.repetitions -= (dose.repetitions - range->minimum) % MAX (range->step, 1);

  return dose;
}

/*
 * rouse_advice_dose_compare:
 *
 * Returns: less than 0 if @a is less than @b, 0 if they are the same, else more; a harder version is always more
 */
int
rouse_advice_dose_compare (const RouseAdviceDose *a, const RouseAdviceDose *b)
{
  if (a->level != b->level)
    return (int) a->level - (int) b->level;

  return (int) a->repetitions - (int) b->repetitions;
}

/*
 * rouse_advice_dose_lower:
 * @dose: (inout): a dose that can be done
 *
 * Takes 2 repetitions away, or from the lowest dose of a version goes to the next easier one.
 *
 * Returns: whether there is less; if not, the exercise needs a day off
 */
gboolean
rouse_advice_dose_lower (RouseExercise *exercise, RouseAdviceDose *dose)
{
  const RouseRepetitionRange *range = get_range (exercise, dose->level);
  guint minimum = range != NULL ? range->minimum : 0;

  if (dose->repetitions > minimum)
    {
      guint fewer = dose->repetitions > minimum + FEWER ? dose->repetitions - FEWER : minimum;

      *dose = rouse_advice_dose_clamp (exercise, dose->level, fewer);
      return TRUE;
    }

  if (dose->level == ROUSE_LEVEL_EASY || get_range (exercise, dose->level - 1) == NULL)
    return FALSE;

  if (dose->level == ROUSE_LEVEL_HARD)
    *dose = rouse_advice_dose_clamp (exercise, ROUSE_LEVEL_STANDARD, STANDARD_AFTER_HARDER);
  else
    *dose = rouse_advice_dose_clamp (exercise, ROUSE_LEVEL_EASY, EASIER_AFTER_STANDARD);

  return TRUE;
}

/*
 * rouse_advice_dose_raise:
 * @dose: (inout): a dose that can be done
 * @more: how many more would fit
 * @extra: how many there were already in these 7 days
 *
 * Adds repetitions, as far as range and limit allow. A version that moves in twos takes two instead of one.
 *
 * Returns: how many more there are
 */
guint
rouse_advice_dose_raise (RouseExercise *exercise, RouseAdviceDose *dose, guint more, guint extra)
{
  const RouseRepetitionRange *range = get_range (exercise, dose->level);
  guint step = range != NULL ? MAX (range->step, 1) : 1;
  guint before = dose->repetitions;
  guint allowed = extra < MOST_EXTRA ? MOST_EXTRA - extra : 0;

  more = MIN (MAX (more, step), allowed);
  *dose = rouse_advice_dose_clamp (exercise, dose->level, before + more);

  return dose->repetitions - before;
}

/*
 * rouse_advice_dose_is_most:
 *
 * Returns: whether it is the most of its version
 */
gboolean
rouse_advice_dose_is_most (RouseExercise *exercise, const RouseAdviceDose *dose)
{
  const RouseRepetitionRange *range = get_range (exercise, dose->level);

  return range != NULL && dose->repetitions >= range->maximum;
}

/*
 * rouse_advice_get_away_stage:
 * @last: the local day of the last session
 * @today: a local day
 *
 * Returns: 0 for less than 7 days between them, 1 for 7 to 13, 2 for more
 */
guint
rouse_advice_get_away_stage (guint32 last, guint32 today)
{
  int days = (int) today - (int) last;

  return days >= 14 ? 2 : days >= 7 ? 1 : 0;
}

/*
 * rouse_advice_dose_after_away:
 * @dose: a dose that can be done
 * @stage: see rouse_advice_get_away_stage()
 *
 * What is left of a dose after days away. 7 to 13 days: 2 fewer, never below 10, and from the lowest harder dose to the
 * standard version as always when going down. 14 days or more: 10 standard; who does the easier version begins it anew.
 *
 * Returns: the dose
 */
RouseAdviceDose
rouse_advice_dose_after_away (RouseExercise *exercise, const RouseAdviceDose *dose, guint stage)
{
  RouseAdviceDose after = *dose;

  if (stage == 0)
    return after;

  if (stage == 2)
    after = dose->level == ROUSE_LEVEL_EASY
                ? rouse_advice_dose_clamp (exercise, ROUSE_LEVEL_EASY, EASIER_AFTER_AWAY)
                : rouse_advice_dose_clamp (exercise, ROUSE_LEVEL_STANDARD, STANDARD_AFTER_AWAY);
  else if (dose->level == ROUSE_LEVEL_HARD)
    rouse_advice_dose_lower (exercise, &after);
  else if (dose->repetitions > STANDARD_AFTER_AWAY)
    after = rouse_advice_dose_clamp (exercise, dose->level, MAX (dose->repetitions - FEWER, STANDARD_AFTER_AWAY));

  return after;
}
