/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-day.h"
#include "rouse-morning.h"

/* Protects when it is asked how the back is since the last session: on the next day, after a night, once, and of what
 * was done. */

#define HOUR (3600 * (gint64) G_USEC_PER_SEC)

/* What happened on the days before: the start in hours from midnight of the first day, in local time. */
typedef struct
{
  int start;
  RouseStatus status;
  guint done;
  RouseNextDay answer;
} Past;

static const struct
{
  const char *name;
  const char *zone;
  const char *day; /* the first */
  Past past[2];
  int now;   /* hours from midnight of the first day */
  int asked; /* index of the session, or -1 */
} cases[] = {
  { "the next morning", "Europe/Berlin", "2026-06-10", { { 18, ROUSE_STATUS_FINISHED, 10, 0 } }, 31, 0 },
  { "the next evening", "Europe/Berlin", "2026-06-10", { { 18, ROUSE_STATUS_FINISHED, 10, 0 } }, 47, 0 },
  { "ended early", "Europe/Berlin", "2026-06-10", { { 18, ROUSE_STATUS_ENDED_EARLY, 3, 0 } }, 31, 0 },
  { "the same day", "Europe/Berlin", "2026-06-10", { { 8, ROUSE_STATUS_FINISHED, 10, 0 } }, 20, -1 },
  { "two days later", "Europe/Berlin", "2026-06-10", { { 18, ROUSE_STATUS_FINISHED, 10, 0 } }, 55, -1 },
  { "just past midnight", "Europe/Berlin", "2026-06-10", { { 23, ROUSE_STATUS_FINISHED, 10, 0 } }, 25, -1 },
  { "late, then the morning", "Europe/Berlin", "2026-06-10", { { 23, ROUSE_STATUS_FINISHED, 10, 0 } }, 30, 0 },
  { "nothing done", "Europe/Berlin", "2026-06-10", { { 18, ROUSE_STATUS_ENDED_EARLY, 0, 0 } }, 31, -1 },
  { "interrupted", "Europe/Berlin", "2026-06-10", { { 18, ROUSE_STATUS_INTERRUPTED, 3, 0 } }, 31, -1 },
  { "answered", "Europe/Berlin", "2026-06-10", { { 18, ROUSE_STATUS_FINISHED, 10, ROUSE_NEXT_DAY_BETTER } }, 31, -1 },
  { "the last of two",
    "Europe/Berlin",
    "2026-06-10",
    { { 8, ROUSE_STATUS_FINISHED, 10, 0 }, { 18, ROUSE_STATUS_FINISHED, 10, 0 } },
    31,
    1 },
  { "looked in after it",
    "Europe/Berlin",
    "2026-06-10",
    { { 18, ROUSE_STATUS_FINISHED, 10, 0 }, { 30, ROUSE_STATUS_ENDED_EARLY, 0, 0 } },
    31,
    0 },
  { "another one since",
    "Europe/Berlin",
    "2026-06-10",
    { { 18, ROUSE_STATUS_FINISHED, 10, 0 }, { 30, ROUSE_STATUS_FINISHED, 10, 0 } },
    31,
    -1 },
  { "another one runs",
    "Europe/Berlin",
    "2026-06-10",
    { { 18, ROUSE_STATUS_FINISHED, 10, 0 }, { 30, ROUSE_STATUS_RUNNING, 1, 0 } },
    31,
    -1 },
  { "an hour less", "Europe/Berlin", "2026-03-28", { { 20, ROUSE_STATUS_FINISHED, 10, 0 } }, 30, 0 },
  { "an hour more", "Europe/Berlin", "2026-10-24", { { 20, ROUSE_STATUS_FINISHED, 10, 0 } }, 31, 0 },
  { "a clock set back a day", "Europe/Berlin", "2026-06-10", { { 18, ROUSE_STATUS_FINISHED, 10, 0 } }, 10, -1 },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (cases[i].zone);
      g_autofree char *text = g_strdup_printf ("%s 00:00:00", cases[i].day);
      g_autoptr (GDateTime) midnight = g_date_time_new_from_iso8601 (text, zone);
      gint64 first = g_date_time_to_unix (midnight) * G_USEC_PER_SEC;
      gint64 now = first + cases[i].now * HOUR;
      RouseRecord *found;

      for (gsize j = 0; j < G_N_ELEMENTS (cases[i].past) && cases[i].past[j].start > 0; j++)
        {
          const Past *past = &cases[i].past[j];
          const RouseRecordSet set = { "bridge",
                                       ROUSE_LEVEL_STANDARD,
                                       ROUSE_SIDE_BOTH,
                                       1,
                                       past->done,
                                       10,
                                       0,
                                       past->done == 10 ? ROUSE_OUTCOME_DONE : ROUSE_OUTCOME_UNFINISHED };
          RouseRecord *record = rouse_record_new ("bridge");

          rouse_record_set_start (record, first + past->start * HOUR, zone);
          record->status = past->status;
          record->next_day = past->answer;
          if (past->done > 0)
            rouse_record_add_set (record, &set);
          g_ptr_array_add (records, record);
        }

      g_test_message ("%s", cases[i].name);
      found = rouse_morning_find (records, now, rouse_day_at (now, zone));
      if (cases[i].asked < 0)
        g_assert_null (found);
      else
        g_assert_true (found == g_ptr_array_index (records, cases[i].asked));
    }
}

/* The day that counts is that of the clock on the wall, wherever the person has gone since. */
static void
test_travel (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  g_autoptr (GTimeZone) tokyo = g_time_zone_new_identifier ("Asia/Tokyo");
  g_autoptr (GTimeZone) angeles = g_time_zone_new_identifier ("America/Los_Angeles");
  g_autoptr (GDateTime) morning = g_date_time_new (tokyo, 2026, 6, 10, 9, 0, 0);
  const gint64 start = g_date_time_to_unix (morning) * G_USEC_PER_SEC;
  const RouseRecordSet set = { "bridge", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_BOTH, 1, 10, 10, 0, ROUSE_OUTCOME_DONE };
  RouseRecord *record = rouse_record_new ("bridge");

  rouse_record_set_start (record, start, tokyo);
  record->status = ROUSE_STATUS_FINISHED;
  rouse_record_add_set (record, &set);
  g_ptr_array_add (records, record);

  g_assert_null (rouse_morning_find (records, start + 20 * HOUR, rouse_day_at (start + 20 * HOUR, angeles)));
  g_assert_true (rouse_morning_find (records, start + 36 * HOUR, rouse_day_at (start + 36 * HOUR, angeles)) == record);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/morning/cases", test_cases);
  g_test_add_func ("/journal/morning/travel", test_travel);

  return g_test_run ();
}
