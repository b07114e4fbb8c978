/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the sessions of the past were for one exercise, and what CONTENT.md 4.3 counts among them. */

#include "rouse-advice-private.h"

/* Days between two sessions after which they are no longer “running”: whoever was away begins anew (CONTENT.md 4.3
 * speaks of days away from 7 on). */
#define RUN_BROKEN_DAYS 7

/* The window in which extra repetitions are limited (CONTENT.md 4.3, limits). */
#define LIMIT_DAYS 7

static int
get_days (guint32 from, guint32 to)
{
  return (int) to - (int) from;
}

/*
 * rouse_advice_get_pain:
 *
 * Compares pain after a session with pain before it. An answer that is missing is no answer; but where the other one
 * speaks of pain, nobody knows that it did not rise.
 *
 * Returns: what the two answers say
 */
RousePainChange
rouse_advice_get_pain (const RouseRecord *record)
{
  int before = record->pain_before;
  int after = record->pain_after;

  if (after >= 6)
    return ROUSE_PAIN_HIGH;
  if (before == ROUSE_UNANSWERED || after == ROUSE_UNANSWERED)
    return MAX (before, after) > 0 ? ROUSE_PAIN_UNSURE : ROUSE_PAIN_FINE;
  if (after - before >= 2 || (before <= 3 && after >= 4))
    return ROUSE_PAIN_ROSE;

  return after - before == 1 ? ROUSE_PAIN_ROSE_BY_ONE : ROUSE_PAIN_FINE;
}

/*
 * rouse_advice_is_urgent:
 *
 * Whether something was felt after which nobody goes on: chest pain or fainting, and, as the safer reading of “any
 * urgent sign” in row 1, also what is tingling, numb or running down the leg, and dizziness.
 *
 * Returns: whether it was
 */
gboolean
rouse_advice_is_urgent (const RouseRecord *record)
{
  guint n_hurts;
  const RouseRecordHurt *hurts = rouse_record_get_hurts (record, &n_hurts);

  for (guint i = 0; i < n_hurts; i++)
    if (rouse_hurt_advice_ends (rouse_hurt_get_advice (hurts[i].feeling, hurts[i].place)))
      return TRUE;

  return FALSE;
}

/*
 * rouse_advice_get_last_record:
 *
 * Returns: (nullable): the last session that is over
 */
const RouseRecord *
rouse_advice_get_last_record (GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    {
      const RouseRecord *record = g_ptr_array_index (records, i - 1);

      if (record->status != ROUSE_STATUS_RUNNING)
        return record;
    }

  return NULL;
}

/* Whether the routine asks for a number of its own. */
static gboolean
has_own_number (RouseRoutine *routine, const char *exercise, RouseLevel level)
{
  gsize n_items;
  const RouseRoutineItem *items = rouse_routine_get_items (routine, &n_items);

  for (gsize i = 0; i < n_items; i++)
    if (g_str_equal (items[i].exercise, exercise) && items[i].repetitions > 0
        && (items[i].fixed || items[i].level == level))
      return TRUE;

  return FALSE;
}

static gboolean
is_set_done (const RouseRecordSet *sets, guint n_sets, const RouseRecordSet *set)
{
  for (guint i = 0; i < n_sets; i++)
    if (g_str_equal (sets[i].exercise, set->exercise) && sets[i].side == set->side && sets[i].number == set->number
        && sets[i].done >= sets[i].planned)
      return TRUE;

  return FALSE;
}

static void
add_set (RouseBout *bout, const RouseRecordSet *set, gboolean first)
{
  RouseAdviceDose dose = { set->level, set->planned };

  bout->done |= set->done > 0;
  bout->eased |= !first && set->level != bout->dose.level;
  if (first || rouse_advice_dose_compare (&dose, &bout->dose) < 0)
    bout->dose = dose;
}

/* Both sides get the same number, and the side that finished fewer sets it: a side that is missing finished none. */
static void
read_sets (RouseBout *bout, const char *exercise, gboolean two_sided)
{
  guint n_sets;
  const RouseRecordSet *sets = rouse_record_get_sets (bout->record, &n_sets);
  guint sides = 0;
  guint n = 0;

  bout->finished = TRUE;
  for (guint i = 0; i < n_sets; i++)
    {
      if (!g_str_equal (sets[i].exercise, exercise))
        continue;

      add_set (bout, &sets[i], n++ == 0);
      sides |= 1u << sets[i].side;
      bout->finished &= is_set_done (sets, n_sets, &sets[i]);
    }

  if (n == 0 || (two_sided && sides != (1u << ROUSE_SIDE_LEFT | 1u << ROUSE_SIDE_RIGHT)))
    bout->finished = FALSE;
}

static void
read_hurts (RouseBout *bout, const char *exercise)
{
  guint n_hurts;
  const RouseRecordHurt *hurts = rouse_record_get_hurts (bout->record, &n_hurts);

  bout->hurt_level = ROUSE_LEVEL_HARD;
  for (guint i = 0; i < n_hurts; i++)
    if (hurts[i].flagged && g_strcmp0 (hurts[i].exercise, exercise) == 0)
      {
        bout->n_hurts++;
        bout->hurt_level = MIN (bout->hurt_level, hurts[i].level);
      }
}

/*
 * rouse_bouts_new:
 * @records: (element-type RouseRecord): the sessions, oldest first
 *
 * Finds the sessions in which an exercise took part: any of it was done, or it hurt.
 *
 * Returns: (transfer full) (element-type RouseBout): what they were for it, oldest first
 */
GArray *
rouse_bouts_new (RouseCatalog *catalog, GPtrArray *records, const char *exercise)
{
  GArray *bouts = g_array_new (FALSE, FALSE, sizeof (RouseBout));
  RouseExercise *known = rouse_catalog_get_exercise (catalog, exercise);
  gboolean two_sided = known != NULL && rouse_exercise_get_two_sided (known);

  for (guint i = 0; i < records->len; i++)
    {
      RouseBout bout = { .record = g_ptr_array_index (records, i) };
      RouseRoutine *routine = rouse_catalog_get_routine (catalog, bout.record->routine);

      if (bout.record->status == ROUSE_STATUS_RUNNING)
        continue;

      read_sets (&bout, exercise, two_sided);
      read_hurts (&bout, exercise);
      if (!bout.done && bout.n_hurts == 0)
        continue;

      bout.progression = routine == NULL || rouse_routine_get_progression (routine);
      bout.own_number = routine != NULL && has_own_number (routine, exercise, bout.dose.level);
      bout.pain = rouse_advice_get_pain (bout.record);
      bout.difficulty = bout.record->difficulty;
      if (g_strcmp0 (bout.record->harder, exercise) == 0)
        bout.difficulty = MAX (bout.difficulty, 4);
      g_array_append_val (bouts, bout);
    }

  return bouts;
}

/*
 * rouse_bouts_get_last:
 *
 * Returns: (nullable): what @record was, if the exercise took part in it and in none since
 */
const RouseBout *
rouse_bouts_get_last (GArray *bouts, const RouseRecord *record)
{
  const RouseBout *last = bouts->len == 0 ? NULL : &g_array_index (bouts, RouseBout, bouts->len - 1);

  return last != NULL && last->record == record ? last : NULL;
}

/*
 * rouse_bouts_count_hurts:
 *
 * Returns: how often the exercise hurt in its last @n_sessions sessions, of whatever routine
 */
guint
rouse_bouts_count_hurts (GArray *bouts, guint n_sessions)
{
  guint n_hurts = 0;

  for (guint i = bouts->len; i > 0 && n_sessions > 0; i--, n_sessions--)
    n_hurts += g_array_index (bouts, RouseBout, i - 1).n_hurts;

  return n_hurts;
}

/* Whether nothing of rows 1 to 4, or of the rest of row 5, speaks against it. */
static gboolean
is_good (const RouseBout *bout)
{
  return bout->finished && !bout->eased && bout->n_hurts == 0 && bout->pain == ROUSE_PAIN_FINE
         && bout->record->next_day != ROUSE_NEXT_DAY_MUCH_WORSE && !rouse_advice_is_urgent (bout->record);
}

/*
 * rouse_bout_is_comfortable:
 *
 * Returns: whether it went well, and with a difficulty of 1 to 3
 */
gboolean
rouse_bout_is_comfortable (const RouseBout *bout)
{
  return is_good (bout) && bout->difficulty >= 1 && bout->difficulty <= 3;
}

/* The sessions that count, from the last one backwards, as far as they are running. */
static const RouseBout *
get_running (GArray *bouts, guint *i, const RouseBout *later)
{
  while (*i > 0)
    {
      const RouseBout *bout = &g_array_index (bouts, RouseBout, --*i);

      if (bout->progression)
        return later == NULL || get_days (bout->record->day, later->record->day) < RUN_BROKEN_DAYS ? bout : NULL;
    }

  return NULL;
}

/*
 * rouse_bouts_count_running:
 * @dose: a dose
 * @easiest: the least difficulty
 * @hardest: the greatest difficulty
 *
 * Returns: how many of the last sessions running went well at this dose and with such a difficulty
 */
guint
rouse_bouts_count_running (GArray *bouts, const RouseAdviceDose *dose, int easiest, int hardest)
{
  const RouseBout *bout = NULL;
  guint n = 0;

  for (guint i = bouts->len; (bout = get_running (bouts, &i, bout)) != NULL; n++)
    if (!is_good (bout) || rouse_advice_dose_compare (&bout->dose, dose) != 0 || bout->difficulty < easiest
        || bout->difficulty > hardest)
      break;

  return n;
}

/*
 * rouse_bouts_count_gentle:
 *
 * Returns: how many of the last sessions running were a comfortable Gentle start
 */
guint
rouse_bouts_count_gentle (GArray *bouts)
{
  const RouseBout *bout = NULL;
  guint n = 0;

  for (guint i = bouts->len; (bout = get_running (bouts, &i, bout)) != NULL; n++)
    if (!rouse_bout_is_comfortable (bout) || !g_str_equal (bout->record->routine, ROUSE_ADVICE_GENTLE_START))
      break;

  return n;
}

/*
 * rouse_bouts_count_extra:
 * @dose: the current dose
 * @day: the local day on which there may be more
 *
 * Adds up by how much the exercise grew to this dose, at its version, on that day and the six before, by advice or by
 * hand. A day counts when the greater number was done on it; what has not been done yet counts too.
 *
 * Returns: the repetitions
 */
guint
rouse_bouts_count_extra (GArray *bouts, const RouseAdviceDose *dose, guint32 day)
{
  guint before = G_MAXUINT;
  guint extra = 0;

  for (guint i = 0; i < bouts->len; i++)
    {
      const RouseBout *bout = &g_array_index (bouts, RouseBout, i);

      if (!bout->progression || bout->own_number || bout->dose.level != dose->level || !bout->done)
        continue;

      if (bout->dose.repetitions > before && get_days (bout->record->day, day) < LIMIT_DAYS)
        extra += bout->dose.repetitions - before;
      before = bout->dose.repetitions;
    }

  return dose->repetitions > before ? extra + dose->repetitions - before : extra;
}

/*
 * rouse_bouts_find_whole:
 * @level: a version
 *
 * Returns: (nullable): the last time that the exercise was done in this version or a harder one, Quick wake-up apart
 */
const RouseBout *
rouse_bouts_find_whole (GArray *bouts, RouseLevel level)
{
  for (guint i = bouts->len; i > 0; i--)
    {
      const RouseBout *bout = &g_array_index (bouts, RouseBout, i - 1);

      if (bout->progression && bout->done && bout->dose.level >= level)
        return bout;
    }

  return NULL;
}
