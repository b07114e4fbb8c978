/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What concerns the whole session and no exercise alone. */

#include "rouse-advice-private.h"

#define AWAY_DAYS 14
#define HURT_SESSIONS 4

/**
 * rouse_advice_get_gate:
 * @pain: pain before a session, 0 to 10, or %ROUSE_UNANSWERED
 *
 * Returns: what it allows (CONTENT.md 4.3): 0 to 3 go ahead, 4 and 5 offer Gentle start, 6 and more close the session
 */
RouseGate
rouse_advice_get_gate (int pain)
{
  return pain >= 6 ? ROUSE_GATE_CLOSED : pain >= 4 ? ROUSE_GATE_GENTLE : ROUSE_GATE_OPEN;
}

static gboolean
is_rest (const RouseRecord *record)
{
  return rouse_advice_get_pain (record) == ROUSE_PAIN_HIGH || rouse_advice_is_urgent (record);
}

/* Who only looked in has not returned yet. */
static gboolean
has_something (const RouseRecord *record)
{
  return !rouse_record_is_empty (record) || is_rest (record) || record->hurts->len > 0;
}

static guint
count_flags (const RouseRecord *record)
{
  guint n_hurts;
  const RouseRecordHurt *hurts = rouse_record_get_hurts (record, &n_hurts);
  guint n = 0;

  for (guint i = 0; i < n_hurts; i++)
    n += hurts[i].flagged ? 1 : 0;

  return n;
}

/* Whether each exercise of the last session was in two comfortable Gentle starts running. */
static gboolean
is_comfortable (RouseCatalog *catalog, GPtrArray *records, const RouseRecord *last)
{
  GListModel *exercises = rouse_catalog_get_exercises (catalog);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      g_autoptr (GArray) bouts = rouse_bouts_new (catalog, records, rouse_exercise_get_id (exercise));

      if (rouse_bouts_get_last (bouts, last) == NULL)
        continue;
      if (rouse_bouts_count_gentle (bouts) < 2)
        return FALSE;
      n++;
    }

  return n > 0;
}

/**
 * rouse_advice_get_situation:
 * @catalog: the catalogue
 * @records: (element-type RouseRecord): all sessions, oldest first
 * @today: the local day, as a Julian day of #GDate
 * @situation: (out caller-allocates): where the person stands
 *
 * Looks at what concerns the session as a whole: row 1 of CONTENT.md 4.3, 14 days away, two comfortable Gentle starts,
 * and the pause that is offered when it hurt twice, in whichever exercises, in the last four sessions.
 */
void
rouse_advice_get_situation (RouseCatalog *catalog, GPtrArray *records, guint32 today, RouseSituation *situation)
{
  const RouseRecord *last = NULL;
  guint n_flags = 0;
  guint n_sessions = 0;
  gboolean hurt_last = FALSE;

  g_return_if_fail (ROUSE_IS_CATALOG (catalog));
  g_return_if_fail (records != NULL && situation != NULL);

  *situation = (RouseSituation) { 0 };
  for (guint i = records->len; i > 0; i--)
    {
      const RouseRecord *record = g_ptr_array_index (records, i - 1);

      if (record->status == ROUSE_STATUS_RUNNING || !has_something (record))
        continue;

      if (last == NULL)
        {
          last = record;
          hurt_last = count_flags (record) > 0;
        }
      situation->rest_today |= record->day == today && is_rest (record);
      if (n_sessions++ < HURT_SESSIONS)
        n_flags += count_flags (record);
      else if (record->day != today)
        break;
    }

  if (last == NULL)
    return;

  situation->reminders_off = is_rest (last);
  situation->offer_gentle = situation->reminders_off || (int) today - (int) last->day >= AWAY_DAYS;
  situation->offer_return = is_comfortable (catalog, records, last);
  situation->offer_pause = hurt_last && n_flags >= 2;
}
