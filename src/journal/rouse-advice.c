/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The progression rule of CONTENT.md 4.3: what a session means for the next one. A function of the journal, the
 * catalogue, the current dose and the day, and of nothing else. Where the rule can be read in two ways, the one that is
 * safer for the body is taken, and said so. */

#include "rouse-advice-private.h"

#define EASIER_AFTER_HURT 6
#define STANDARD_OFFERED 10 /* which is also the start */
#define HARDER_OFFERED 10
#define HURT_SESSIONS 4
#define HURT_DAYS_OUT 3

typedef struct
{
  RouseAdvice *advice;
  RouseExercise *exercise;
  GArray *bouts;
  const RouseRecord *record;
  const RouseBout *bout; /* nullable: the exercise took no part in it */
  RouseAdviceDose current;
  guint32 today;
} Case;

/* Whatever was set by hand meanwhile, a rule that makes it less never makes it more. */
static void
lower_to (Case *it, RouseAdviceDose dose)
{
  if (rouse_advice_dose_compare (&dose, &it->current) > 0)
    return;

  it->advice->dose = dose;
  if (dose.level == it->current.level)
    it->advice->change = (int) dose.repetitions - (int) it->current.repetitions;
}

static gboolean
take (Case *it, RouseAdviceRow row, RouseAdviceReason reason)
{
  it->advice->row = row;
  it->advice->reason = reason;

  return TRUE;
}

/* Row 1. As the first session back is Gentle start, so is every exercise when it is back: easier, at 6, also in another
 * routine. */
static gboolean
try_rest (Case *it)
{
  gboolean urgent = rouse_advice_is_urgent (it->record);

  if (!urgent && rouse_advice_get_pain (it->record) != ROUSE_PAIN_HIGH)
    return FALSE;

  lower_to (it, rouse_advice_dose_clamp (it->exercise, ROUSE_LEVEL_EASY, EASIER_AFTER_HURT));

  return take (it, ROUSE_ADVICE_REST, urgent ? ROUSE_REASON_URGENT : ROUSE_REASON_PAIN_HIGH);
}

/* Rows 2 and 3. Without a new hurt the old ones are not brought up again: the person switched it on since. Twice in one
 * session is twice. The three days out are whole days after that of the session. */
static gboolean
try_hurt (Case *it)
{
  RouseAdviceDose easier = rouse_advice_dose_clamp (it->exercise, ROUSE_LEVEL_EASY, EASIER_AFTER_HURT);

  if (it->bout->n_hurts == 0)
    return FALSE;

  lower_to (it, easier);
  if (rouse_bouts_count_hurts (it->bouts, HURT_SESSIONS) >= 2)
    {
      it->advice->back_on = ROUSE_ADVICE_UNTIL_SWITCHED_ON;
      return take (it, ROUSE_ADVICE_ASK, ROUSE_REASON_HURT_TWICE);
    }

  if (it->bout->hurt_level > easier.level)
    return take (it, ROUSE_ADVICE_SMALLER, ROUSE_REASON_HURT);

  it->advice->back_on = it->record->day + HURT_DAYS_OUT + 1;

  return take (it, ROUSE_ADVICE_SMALLER, ROUSE_REASON_HURT_EASIEST);
}

static RouseAdviceReason
find_lighter (Case *it)
{
  if (it->record->next_day == ROUSE_NEXT_DAY_MUCH_WORSE)
    return ROUSE_REASON_WORSE_NEXT_DAY;
  if (it->bout->pain == ROUSE_PAIN_ROSE)
    return ROUSE_REASON_PAIN_ROSE;

  return it->bout->difficulty == 5 ? ROUSE_REASON_TOO_HARD : ROUSE_REASON_NONE;
}

/* What row 4 goes down from: what was done, so that being asked twice takes nothing away twice. The five of Quick
 * wake-up are no dose; there it is what was done before it, or the start. */
static RouseAdviceDose
get_done (Case *it)
{
  const RouseBout *whole = it->bout->progression ? it->bout : rouse_bouts_find_whole (it->bouts, it->current.level);

  if (whole == NULL)
    return rouse_advice_dose_clamp (it->exercise, ROUSE_LEVEL_STANDARD, STANDARD_OFFERED);

  return rouse_advice_dose_clamp (it->exercise, whole->dose.level, whole->dose.repetitions);
}

/* Row 4. A day off that comes from the next morning's answer is that day, or the day of a later answer; it comes on
 * top of the one that stands for 2 fewer at the lowest dose. */
static gboolean
try_lighter (Case *it)
{
  RouseAdviceReason reason = find_lighter (it);
  RouseAdviceDose dose = get_done (it);
  guint days_off;

  if (reason == ROUSE_REASON_NONE)
    return FALSE;

  days_off = rouse_advice_dose_lower (it->exercise, &dose) ? 0 : 1;
  lower_to (it, dose);

  if (reason == ROUSE_REASON_WORSE_NEXT_DAY)
    it->advice->back_on = MAX (it->record->day + 1, it->today) + days_off + 1;
  else if (days_off > 0)
    it->advice->back_on = it->record->day + days_off + 1;

  return take (it, ROUSE_ADVICE_LIGHTER, reason);
}

/* Row 5. A version that was made easier on the way counts as unfinished, and so does pain of which one of the two
 * answers is missing. */
static gboolean
try_same (Case *it)
{
  if (it->bout->difficulty == 4)
    return take (it, ROUSE_ADVICE_SAME, it->record->difficulty == 4 ? ROUSE_REASON_HARD : ROUSE_REASON_HARDER_ONE);
  if (it->bout->eased)
    return take (it, ROUSE_ADVICE_SAME, ROUSE_REASON_EASED);
  if (!it->bout->finished)
    return take (it, ROUSE_ADVICE_SAME, ROUSE_REASON_UNFINISHED);
  if (it->bout->pain == ROUSE_PAIN_ROSE_BY_ONE)
    return take (it, ROUSE_ADVICE_SAME, ROUSE_REASON_PAIN_ROSE_BY_ONE);

  return it->bout->pain == ROUSE_PAIN_UNSURE && take (it, ROUSE_ADVICE_SAME, ROUSE_REASON_PAIN_UNSURE);
}

static void
offer (Case *it, RouseLevel level, guint repetitions, RouseAdviceReason reason)
{
  it->advice->has_offer = TRUE;
  it->advice->offer = rouse_advice_dose_clamp (it->exercise, level, repetitions);
  it->advice->offer_reason = reason;
}

/* Rows 6 and 7. */
static gboolean
try_offer (Case *it)
{
  const RouseAdviceDose *dose = &it->bout->dose;

  if (!rouse_advice_dose_is_most (it->exercise, dose))
    return FALSE;

  if (dose->level == ROUSE_LEVEL_STANDARD && rouse_exercise_get_variant (it->exercise, ROUSE_LEVEL_HARD) != NULL
      && rouse_bouts_count_running (it->bouts, dose, 1, 2) >= 3)
    {
      offer (it, ROUSE_LEVEL_HARD, HARDER_OFFERED, ROUSE_REASON_THREE_EASY);
      return take (it, ROUSE_ADVICE_OFFER_HARDER, ROUSE_REASON_THREE_EASY);
    }

  if (dose->level == ROUSE_LEVEL_EASY && rouse_bouts_count_running (it->bouts, dose, 1, 3) >= 2)
    {
      offer (it, ROUSE_LEVEL_STANDARD, STANDARD_OFFERED, ROUSE_REASON_TWO_GOOD);
      return take (it, ROUSE_ADVICE_OFFER_STANDARD, ROUSE_REASON_TWO_GOOD);
    }

  return FALSE;
}

/* Rows 8 to 10, on the dose that was done. */
static void
try_more (Case *it, RouseAdviceDose *dose)
{
  guint extra = rouse_bouts_count_extra (it->bouts, dose, it->record->day);
  guint more = 0;

  if (it->bout->difficulty == 3 && rouse_bouts_count_running (it->bouts, dose, 3, 3) >= 2)
    more = (guint) take (it, ROUSE_ADVICE_STEADY, ROUSE_REASON_TWICE_RIGHT);
  else if (it->bout->difficulty == 2)
    more = (guint) take (it, ROUSE_ADVICE_EASY, ROUSE_REASON_EASY);
  else if (it->bout->difficulty == 1)
    more = 2 * (guint) take (it, ROUSE_ADVICE_VERY_EASY, ROUSE_REASON_VERY_EASY);
  else
    {
      take (it, ROUSE_ADVICE_NONE, it->bout->difficulty == 3 ? ROUSE_REASON_ONCE_RIGHT : ROUSE_REASON_UNANSWERED);
      return;
    }

  if (rouse_advice_dose_is_most (it->exercise, dose))
    it->advice->reason = ROUSE_REASON_AT_MOST;
  else if ((it->advice->change = (int) rouse_advice_dose_raise (it->exercise, dose, more, extra)) == 0)
    it->advice->reason = ROUSE_REASON_WEEK_FULL;
}

/* Who does nothing but easier versions for a while is away from the current one: on the day on which that has become 7
 * or 14 days, it goes down as after days away. */
static gboolean
try_away (Case *it)
{
  const RouseBout *whole = rouse_bouts_find_whole (it->bouts, it->current.level);
  guint32 before;
  guint stage;

  if (whole == NULL)
    return FALSE;

  before = whole->record->day;
  for (guint i = 0; i + 1 < it->bouts->len; i++)
    if (g_array_index (it->bouts, RouseBout, i).progression)
      before = g_array_index (it->bouts, RouseBout, i).record->day;

  stage = rouse_advice_get_away_stage (whole->record->day, it->record->day);
  if (stage <= rouse_advice_get_away_stage (whole->record->day, before))
    return FALSE;

  lower_to (it, rouse_advice_dose_after_away (it->exercise, &whole->dose, stage));
  it->advice->days_away = it->record->day - whole->record->day;

  return take (it, ROUSE_ADVICE_BACK, ROUSE_REASON_AWAY);
}

/* Rows 6 to 10 and what is beside them. Only from the current dose does the current dose grow. An easier version that
 * was done in its place, as in Gentle start, grows by itself. */
static void
go_on (Case *it)
{
  RouseAdviceDose done = it->bout->dose;

  if (rouse_advice_dose_compare (&done, &it->current) == 0)
    {
      if (try_offer (it))
        return;

      try_more (it, &it->advice->dose);
      /* Two comfortable sessions of Gentle start bring the offer, whatever the number is by then. */
      if (done.level == ROUSE_LEVEL_EASY && rouse_bouts_count_gentle (it->bouts) >= 2)
        offer (it, ROUSE_LEVEL_STANDARD, STANDARD_OFFERED, ROUSE_REASON_TWO_GENTLE);
    }
  else if (done.level == ROUSE_LEVEL_EASY && it->current.level > ROUSE_LEVEL_EASY)
    {
      if (try_away (it))
        return;

      try_more (it, &done);
      if (it->advice->change > 0)
        it->advice->gentle = done.repetitions;
    }
  else
    take (it, ROUSE_ADVICE_NONE, ROUSE_REASON_OTHER_DOSE);
}

static void
judge (Case *it)
{
  if (it->record == NULL || try_rest (it) || it->bout == NULL || try_hurt (it) || try_lighter (it))
    return;

  /* Quick wake-up is heard where something was too much, and never for progression. */
  if (!it->bout->progression)
    take (it, ROUSE_ADVICE_NONE, ROUSE_REASON_QUICK);
  else if (!try_same (it))
    go_on (it);
}

/**
 * rouse_advice_after_session:
 * @advice: (out caller-allocates): what follows
 * @catalog: the catalogue
 * @records: (element-type RouseRecord): all sessions up to the one that is judged, oldest first
 * @exercise: the id of an exercise of the catalogue
 * @current: the dose that the person has now, whether advice or their own hand set it
 * @today: the local day, as a Julian day of #GDate
 *
 * Says what the last session means for an exercise (CONTENT.md 4.3, the first row that fits). To be asked once the
 * answers after a session are in, and again when the next morning's answer is “clearly worse”, without sessions after
 * it in which nothing was done; the dose then takes the place of the current one. Being asked twice changes nothing
 * more, but what the person switched on or set by hand in between would be judged once more.
 *
 * Tiredness never matters. Of the two sides the one that finished fewer counts. Between two repetition numbers of a
 * version that moves in twos, one more means two. Sessions are “running” while there are less than 7 days between them.
 */
void
rouse_advice_after_session (RouseAdvice *advice,
                            RouseCatalog *catalog,
                            GPtrArray *records,
                            const char *exercise,
                            const RouseAdviceDose *current,
                            guint32 today)
{
  g_autoptr (GArray) bouts = NULL;
  Case it = { .advice = advice, .today = today };

  g_return_if_fail (advice != NULL && current != NULL && records != NULL);
  g_return_if_fail (ROUSE_IS_CATALOG (catalog));

  it.exercise = rouse_catalog_get_exercise (catalog, exercise);
  g_return_if_fail (it.exercise != NULL);

  bouts = rouse_bouts_new (catalog, records, exercise);
  it.bouts = bouts;
  it.record = rouse_advice_get_last_record (records);
  it.bout = rouse_bouts_get_last (bouts, it.record);
  it.current = rouse_advice_dose_clamp (it.exercise, current->level, current->repetitions);
  *advice = (RouseAdvice) { .dose = it.current, .took_part = it.bout != NULL };

  judge (&it);
}

/**
 * rouse_advice_come_back:
 * @advice: (out caller-allocates): what follows
 * @catalog: the catalogue
 * @records: (element-type RouseRecord): all sessions, oldest first
 * @exercise: the id of an exercise of the catalogue
 * @current: the dose that the person has now
 * @seen: the last day on which this was asked before, as a Julian day of #GDate; 0 if it never was
 * @today: the local day, as a Julian day of #GDate
 *
 * Says what days away mean for an exercise (CONTENT.md 4.3). To be asked when the application starts and when another
 * day begins, for all exercises; @seen then becomes @today, so that nothing is taken away twice and a dose that was set
 * by hand since stays. Quick wake-up does not end being away: its five say nothing of the whole number.
 *
 * Returns: whether the dose changes
 */
gboolean
rouse_advice_come_back (RouseAdvice *advice,
                        RouseCatalog *catalog,
                        GPtrArray *records,
                        const char *exercise,
                        const RouseAdviceDose *current,
                        guint32 seen,
                        guint32 today)
{
  g_autoptr (GArray) bouts = NULL;
  Case it = { .advice = advice, .today = today };
  const RouseBout *whole;
  guint stage;

  g_return_val_if_fail (advice != NULL && current != NULL && records != NULL, FALSE);
  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), FALSE);

  it.exercise = rouse_catalog_get_exercise (catalog, exercise);
  g_return_val_if_fail (it.exercise != NULL, FALSE);

  it.current = rouse_advice_dose_clamp (it.exercise, current->level, current->repetitions);
  *advice = (RouseAdvice) { .dose = it.current };
  bouts = rouse_bouts_new (catalog, records, exercise);
  whole = rouse_bouts_find_whole (bouts, ROUSE_LEVEL_EASY);
  if (whole == NULL)
    return FALSE;

  stage = rouse_advice_get_away_stage (whole->record->day, today);
  if (stage <= rouse_advice_get_away_stage (whole->record->day, seen))
    return FALSE;

  lower_to (&it, rouse_advice_dose_after_away (it.exercise, &it.current, stage));
  advice->days_away = today - whole->record->day;
  take (&it, ROUSE_ADVICE_BACK, ROUSE_REASON_AWAY);

  return rouse_advice_dose_compare (&advice->dose, &it.current) < 0;
}
