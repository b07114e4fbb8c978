/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-standing.h"

#include "rouse-check-in.h"
#include "rouse-day.h"

/* What holds until the person has done something, whatever day it is. */
#define LASTING (ROUSE_STANDING_GENTLE | ROUSE_STANDING_LIGHTER | ROUSE_STANDING_ASK)

/* What the day brings unless something speaks for less, and after how many days away something does (CONTENT.md 4.3).
 */
#define ROUTINE "daily-three"
#define AWAY_DAYS 14

static guint
get_flag (gboolean wanted, RouseStandingFlags flag)
{
  return wanted ? flag : 0;
}

/**
 * rouse_standing_was_closed:
 * @records: (element-type RouseRecord): all sessions, oldest first
 * @today: the local day, as a Julian day of #GDate
 *
 * Returns: whether the person said before a session of the day that it hurts too much, and rests for the day as after
 * one
 */
gboolean
rouse_standing_was_closed (GPtrArray *records, guint32 today)
{
  g_return_val_if_fail (records != NULL, FALSE);

  for (guint i = records->len; i > 0; i--)
    {
      const RouseRecord *record = g_ptr_array_index (records, i - 1);

      if (record->day == today && rouse_advice_get_gate (record->pain_before) == ROUSE_GATE_CLOSED)
        return TRUE;
    }

  return FALSE;
}

static gboolean
was_too_much (GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    {
      const RouseRecord *record = g_ptr_array_index (records, i - 1);

      if (!rouse_record_is_empty (record))
        return record->next_day == ROUSE_NEXT_DAY_MUCH_WORSE;
    }

  return FALSE;
}

/**
 * rouse_standing_judge:
 * @self: (out caller-allocates): where the person stands
 * @catalog: the catalogue
 * @records: (element-type RouseRecord): all sessions, oldest first
 * @goal: how the weekly goal is doing
 * @today: the local day, as a Julian day of #GDate
 *
 * Puts together what is known of the person without asking. It does not know %ROUSE_STANDING_LOWER, which is an event.
 */
void
rouse_standing_judge (
    RouseStanding *self, RouseCatalog *catalog, GPtrArray *records, const RouseGoalStanding *goal, guint32 today)
{
  RouseSituation situation;

  g_return_if_fail (self != NULL && records != NULL && goal != NULL);
  g_return_if_fail (ROUSE_IS_CATALOG (catalog));

  rouse_advice_get_situation (catalog, records, today, &situation);
  *self = (RouseStanding) { .day = today, .days = goal->week.days, .reached = goal->reached };
  self->flags = get_flag (situation.rest_today || rouse_standing_was_closed (records, today), ROUSE_STANDING_REST)
                | get_flag (situation.offer_gentle, ROUSE_STANDING_GENTLE)
                | get_flag (was_too_much (records), ROUSE_STANDING_LIGHTER)
                | get_flag (goal->welcome_back, ROUSE_STANDING_WELCOME)
                | get_flag (goal->pause_state == ROUSE_PAUSE_OVER, ROUSE_STANDING_READY)
                | get_flag (situation.offer_pause, ROUSE_STANDING_ASK);
}

/**
 * rouse_standing_store:
 * @self: where the person stands
 * @settings: where it is kept
 */
void
rouse_standing_store (const RouseStanding *self, RouseSettings *settings)
{
  char day[ROUSE_DAY_LENGTH];

  g_return_if_fail (self != NULL);
  g_return_if_fail (ROUSE_IS_SETTINGS (settings));

  rouse_day_format (self->day, day);
  rouse_settings_set_standing (settings, g_variant_new ("(suuu)", day, self->days, self->flags, self->reached));
}

/**
 * rouse_standing_load:
 * @self: (out caller-allocates): where the person stands
 * @settings: where it is kept
 * @today: the local day, as a Julian day of #GDate
 *
 * Reads what was known last, without what has passed since: the week of another week, and what was true for one day
 * only. Whoever has been away for long since then is known by the last day alone.
 */
void
rouse_standing_load (RouseStanding *self, RouseSettings *settings, guint32 today)
{
  g_autoptr (GVariant) kept = NULL;
  g_autofree char *last = NULL;
  const char *day;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ROUSE_IS_SETTINGS (settings));

  *self = (RouseStanding) { 0 };
  kept = rouse_settings_dup_standing (settings);
  g_variant_get (kept, "(&suuu)", &day, &self->days, &self->flags, &self->reached);
  self->day = rouse_day_parse (day);
  if (self->day == 0 || rouse_day_get_monday (self->day) != rouse_day_get_monday (today))
    self->days = 0;
  self->days &= 0x7f;
  if (self->day == today)
    return;

  self->flags &= LASTING;
  last = rouse_settings_dup_last_day_done (settings);
  self->flags |= get_flag (last[0] != '\0' && rouse_day_parse (last) + AWAY_DAYS <= today, ROUSE_STANDING_GENTLE);
}

/**
 * rouse_standing_get_routine:
 * @self: where the person stands
 *
 * Returns: the id of the routine that suits today; with %ROUSE_STANDING_REST it is for those who start all the same
 */
const char *
rouse_standing_get_routine (const RouseStanding *self)
{
  g_return_val_if_fail (self != NULL, ROUTINE);

  return self->flags & ROUSE_STANDING_GENTLE ? ROUSE_CHECK_IN_GENTLE_ROUTINE : ROUTINE;
}
