/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-morning.h"

/* The question of the next day (CONTENT.md 5): of which session it is asked, and when. */

static gboolean
is_over (const RouseRecord *record)
{
  return record->status == ROUSE_STATUS_FINISHED || record->status == ROUSE_STATUS_ENDED_EARLY;
}

/**
 * rouse_morning_find:
 * @records: (element-type RouseRecord): the sessions of the last days, by date and start
 * @now: in µs since 1970
 * @today: the local day, as a Julian day of #GDate
 *
 * Finds the session that can be asked about today: the last in which anything was done, on the day after it and not
 * before a night has passed. Later nobody remembers it well enough, and after another session the answer would be about
 * both.
 *
 * Returns: (transfer none) (nullable): the session; %NULL also when it has its answer
 */
RouseRecord *
rouse_morning_find (GPtrArray *records, gint64 now, guint32 today)
{
  g_return_val_if_fail (records != NULL, NULL);

  for (guint i = records->len; i > 0; i--)
    {
      RouseRecord *record = g_ptr_array_index (records, i - 1);

      if (rouse_record_is_empty (record) && record->status != ROUSE_STATUS_RUNNING)
        continue;
      return is_over (record) && record->day + 1 == today && now - record->start >= ROUSE_RECORD_NIGHT
                     && record->next_day == ROUSE_NEXT_DAY_UNANSWERED
                 ? record
                 : NULL;
    }

  return NULL;
}
