/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-coach-notes.h"

#include "rouse-advice.h"
#include "rouse-day.h"
#include "rouse-standing.h"

/* What others have to know of the journal without reading it, in their settings. */

/* For how long it is remembered when a routine was done. */
#define N_ROUTINE_DAYS 7

/*
 * rouse_coach_says_something:
 *
 * Returns: whether anything follows from a session
 */
gboolean
rouse_coach_says_something (const RouseRecord *record)
{
  return !rouse_record_is_empty (record) || record->hurts->len > 0 || record->pain_after != ROUSE_UNANSWERED;
}

/*
 * rouse_coach_find_last:
 * @records: (element-type RouseRecord): sessions, oldest first
 *
 * Returns: (transfer none) (nullable): the last from which anything follows
 */
const RouseRecord *
rouse_coach_find_last (GPtrArray *records)
{
  for (guint i = records->len; i > 0; i--)
    if (rouse_coach_says_something (records->pdata[i - 1]))
      return records->pdata[i - 1];

  return NULL;
}

/*
 * rouse_coach_note_reminders:
 * @records: (element-type RouseRecord): sessions, oldest first
 * @goal: how the weekly goal is doing
 *
 * Writes down what reminders have to know.
 */
void
rouse_coach_note_reminders (RouseReminderSettings *reminders,
                            RouseCatalog *catalog,
                            GPtrArray *records,
                            const RouseGoalStanding *goal,
                            guint32 today)
{
  const RouseRecord *last = rouse_coach_find_last (records);
  guint missing = goal->week.goal > goal->week.done ? goal->week.goal - goal->week.done : 0;
  char until[ROUSE_DAY_LENGTH] = "";
  RouseSituation situation;

  rouse_advice_get_situation (catalog, records, today, &situation);
  if (situation.reminders_off)
    g_strlcpy (until, ROUSE_REMINDER_SETTINGS_NEVER, sizeof until);
  else if (goal->pause_state == ROUSE_PAUSE_ON)
    rouse_day_format (goal->pause.last, until);
  else if (rouse_standing_was_closed (records, today))
    rouse_day_format (today, until);

  g_object_set (reminders, "days-missing", missing, "difficulty", last != NULL ? (guint) MAX (last->difficulty, 0) : 0u,
                "paused-until", until, NULL);
}

/*
 * rouse_coach_note_last_days:
 * @records: (element-type RouseRecord): sessions, oldest first
 *
 * Writes down when each routine was last done.
 */
void
rouse_coach_note_last_days (RouseSettings *settings, GPtrArray *records, guint32 today)
{
  g_autoptr (GHashTable) days = g_hash_table_new (g_str_hash, g_str_equal);
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer routine, day;

  for (guint i = 0; i < records->len; i++)
    {
      const RouseRecord *record = g_ptr_array_index (records, i);

      if (record->day + N_ROUTINE_DAYS > today && rouse_record_counts (record))
        g_hash_table_insert (days, record->routine, GUINT_TO_POINTER (record->day));
    }

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &routine, &day))
    {
      char text[ROUSE_DAY_LENGTH];

      rouse_day_format (GPOINTER_TO_UINT (day), text);
      g_variant_builder_add (&builder, "{ss}", routine, text);
    }
  rouse_settings_set_last_days (settings, g_variant_builder_end (&builder));
}
