/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What follows from each session, in the order in which they came, and how it is kept from following twice. */

#include "rouse-coach-private.h"

#include "rouse-coach-notes.h"

/* How many days a session may come late to the journal, as from a disk that was full. What is older is of an import, of
 * which the last session says enough. */
#define LATE_DAYS 14

/*
 * rouse_coach_case_free:
 *
 * Frees what was made of an exercise.
 */
void
rouse_coach_case_free (RouseCoachCase *it)
{
  g_free (it->heard);
  g_free (it);
}

/* Returns: how many sessions there are up to the last that says something; none while one is on or waits to be taken up
 * again */
static guint
trim (GPtrArray *records)
{
  guint n = records->len;

  for (guint i = 0; i < records->len; i++)
    if (((RouseRecord *) records->pdata[i])->status == ROUSE_STATUS_RUNNING)
      return 0;
  while (n > 0 && !rouse_coach_says_something (records->pdata[n - 1]))
    n--;

  return n > 0 && ((RouseRecord *) records->pdata[n - 1])->status == ROUSE_STATUS_INTERRUPTED ? 0 : n;
}

/* What the rules hear of a session, besides its sets, which do not change any more. */
static char *
describe_answers (const RouseRecord *record)
{
  return g_strdup_printf ("%d %u %d %d %d %s %d", record->status, record->hurts->len, record->pain_before,
                          record->pain_after, record->difficulty, record->harder != NULL ? record->harder : "",
                          record->next_day == ROUSE_NEXT_DAY_MUCH_WORSE);
}

/* @known: (nullable): the answers from which the present dose has followed already */
static void
advise (RouseCoach *self,
        RouseExercise *exercise,
        GPtrArray *records,
        const char *known,
        const char *answers,
        guint32 today)
{
  const char *id = rouse_exercise_get_id (exercise);
  const RouseRecord *last = g_ptr_array_index (records, records->len - 1);
  RouseCoachCase *it = g_hash_table_lookup (self->cases, id);
  RouseCoachDose present;
  RouseAdviceDose current;

  if (it == NULL)
    {
      it = g_new0 (RouseCoachCase, 1);
      g_hash_table_insert (self->cases, g_strdup (id), it);
    }

  /* Another answer is judged from where the first one was, unless the person has set something since. */
  rouse_coach_dose_load (&present, self->settings, exercise);
  if (it->start != last->start || !rouse_coach_dose_equal (&present, &it->after))
    {
      it->before = present;
      g_set_str (&it->heard, known);
    }
  it->start = last->start;
  it->after = it->before;
  current = rouse_coach_dose_get_current (&it->before);
  rouse_advice_after_session (&it->advice, self->catalog, records, id, &current, today);
  /* An answer that is taken back: what the others brought was there before it. */
  if (g_strcmp0 (it->heard, answers) == 0)
    it->advice = (RouseAdvice) { .dose = current, .took_part = it->advice.took_part };
  /* The days out of a session that came late may be over. */
  if (it->advice.back_on <= today)
    it->advice.back_on = 0;
  rouse_coach_dose_advise (&it->after, &it->advice);
  rouse_coach_dose_store (&it->after, self->settings, exercise);
}

/* Judges the last session. Returns: whether there is other advice now */
static gboolean
judge_last (RouseCoach *self, GPtrArray *records, guint32 today)
{
  GListModel *exercises = rouse_catalog_get_exercises (self->catalog);
  const RouseRecord *last = g_ptr_array_index (records, records->len - 1);
  g_autofree char *answers = describe_answers (last);
  g_autofree char *known = NULL;

  if (rouse_settings_get_advised (self->settings, &known) != last->start)
    g_clear_pointer (&known, g_free);
  if (g_strcmp0 (known, answers) == 0)
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);

      advise (self, exercise, records, known, answers, today);
    }
  self->judged = last->start;
  rouse_settings_set_advised (self->settings, last->start, answers);

  return TRUE;
}

/*
 * rouse_coach_judge:
 * @records: (element-type RouseRecord): what was read, in the order in which it began
 * @today: the local day, as a Julian day of #GDate
 *
 * Lets the rules judge every session that came since the last time, one after the other, and stores what follows.
 * Several can come at once: one that was interrupted ends when another begins, and a disk that was full takes them when
 * it has room. A session that was judged and lies in the future was written by a clock that went wrong; it must not
 * keep every advice away.
 *
 * Returns: whether there is other advice now
 */
gboolean
rouse_coach_judge (RouseCoach *self, GPtrArray *records, guint32 today)
{
  const guint n = trim (records);
  const RouseRecord *last = n > 0 ? g_ptr_array_index (records, n - 1) : NULL;
  g_autofree char *answers = NULL;
  gint64 judged = rouse_settings_get_advised (self->settings, &answers);
  g_autoptr (GPtrArray) known = g_ptr_array_sized_new (n);
  gboolean advised = FALSE;

  if (last != NULL && judged > rouse_clock_get_wall (self->clock))
    judged = last->start;
  for (guint i = 0; i < n; i++)
    {
      RouseRecord *record = g_ptr_array_index (records, i);
      const gboolean late = record->start > judged && record->day + LATE_DAYS >= last->day;

      g_ptr_array_add (known, record);
      if (record == last ? record->start >= judged : late && rouse_coach_says_something (record))
        advised |= judge_last (self, known, today);
    }

  return advised;
}
