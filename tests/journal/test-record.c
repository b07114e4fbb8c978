/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-record.h"

static void
add_set (RouseRecord *record, const char *exercise, RouseLevel level, RouseSide side, guint done, guint planned)
{
  RouseRecordSet set = { exercise, level, side, 1, done, planned, 0, ROUSE_OUTCOME_UNFINISHED };

  if (done == planned)
    set.outcome = ROUSE_OUTCOME_DONE;
  else if (done == 0)
    set.outcome = ROUSE_OUTCOME_SKIPPED;
  rouse_record_add_set (record, &set);
}

/* A record that nobody has filled in says that nothing was asked. */
static void
test_new (void)
{
  g_autoptr (RouseRecord) record = rouse_record_new ("daily-three");
  g_autoptr (RouseRecord) other = rouse_record_new ("daily-three");

  g_assert_cmpint (record->id, ==, 0);
  g_assert_true (g_uuid_string_is_valid (record->uuid));
  g_assert_cmpstr (record->uuid, !=, other->uuid);
  g_assert_cmpint (record->status, ==, ROUSE_STATUS_RUNNING);
  g_assert_cmpint (record->tired_before, ==, ROUSE_UNANSWERED);
  g_assert_cmpint (record->pain_before, ==, ROUSE_UNANSWERED);
  g_assert_cmpint (record->tired_after, ==, ROUSE_UNANSWERED);
  g_assert_cmpint (record->pain_after, ==, ROUSE_UNANSWERED);
  g_assert_cmpint (record->difficulty, ==, ROUSE_UNANSWERED);
  g_assert_cmpint (record->next_day, ==, ROUSE_NEXT_DAY_UNANSWERED);
  g_assert_null (record->harder);
  g_assert_cmpuint (record->sets->len, ==, 0);
  g_assert_cmpuint (record->hurts->len, ==, 0);
}

/* A copy has every field, and shares nothing that can be changed. */
static void
test_copy (void)
{
  g_autoptr (RouseRecord) record = rouse_record_new ("bridge");
  g_autoptr (RouseRecord) copy = NULL;
  RouseRecordHurt hurt
      = { "bridge", ROUSE_LEVEL_EASY, ROUSE_SIDE_LEFT, ROUSE_FEELING_SHARP, ROUSE_PLACE_KNEE, ROUSE_HURT_SKIP, TRUE };
  const RouseRecordSet *sets;
  const RouseRecordHurt *hurts;
  guint n;

  record->id = 7;
  record->status = ROUSE_STATUS_ENDED_EARLY;
  record->start = 11;
  g_set_str (&record->zone, "Europe/Berlin");
  record->utc_offset = 3600;
  record->day = 738000;
  record->active = 12;
  record->tired_before = 1;
  record->pain_before = 2;
  record->tired_after = 3;
  record->pain_after = 4;
  record->difficulty = 5;
  g_set_str (&record->harder, "hinge");
  record->next_day = ROUSE_NEXT_DAY_WORSE;
  g_set_str (&record->plan, "plan");
  add_set (record, "bridge", ROUSE_LEVEL_HARD, ROUSE_SIDE_BOTH, 3, 8);
  rouse_record_add_hurt (record, &hurt);
  copy = rouse_record_copy (record);

  g_assert_cmpint (copy->id, ==, 7);
  g_assert_cmpstr (copy->uuid, ==, record->uuid);
  g_assert_cmpstr (copy->routine, ==, "bridge");
  g_assert_cmpint (copy->status, ==, ROUSE_STATUS_ENDED_EARLY);
  g_assert_cmpint (copy->start, ==, 11);
  g_assert_cmpstr (copy->zone, ==, "Europe/Berlin");
  g_assert_cmpint (copy->utc_offset, ==, 3600);
  g_assert_cmpuint (copy->day, ==, 738000);
  g_assert_cmpint (copy->active, ==, 12);
  g_assert_cmpint (copy->tired_before, ==, 1);
  g_assert_cmpint (copy->pain_before, ==, 2);
  g_assert_cmpint (copy->tired_after, ==, 3);
  g_assert_cmpint (copy->pain_after, ==, 4);
  g_assert_cmpint (copy->difficulty, ==, 5);
  g_assert_cmpstr (copy->harder, ==, "hinge");
  g_assert_cmpint (copy->next_day, ==, ROUSE_NEXT_DAY_WORSE);
  g_assert_cmpstr (copy->plan, ==, "plan");

  add_set (record, "bridge", ROUSE_LEVEL_EASY, ROUSE_SIDE_BOTH, 6, 6);
  g_set_str (&record->harder, NULL);
  sets = rouse_record_get_sets (copy, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (sets[0].exercise, ==, "bridge");
  g_assert_cmpint (sets[0].level, ==, ROUSE_LEVEL_HARD);
  g_assert_cmpuint (sets[0].done, ==, 3);
  g_assert_cmpint (sets[0].outcome, ==, ROUSE_OUTCOME_UNFINISHED);
  hurts = rouse_record_get_hurts (copy, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (hurts[0].place, ==, ROUSE_PLACE_KNEE);
  g_assert_true (hurts[0].flagged);
  g_assert_cmpstr (copy->harder, ==, "hinge");
}

/* As a boxed value it is the same record. */
static void
test_boxed (void)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (RouseRecord) record = rouse_record_new ("bridge");

  g_value_init (&value, ROUSE_TYPE_RECORD);
  g_value_set_boxed (&value, record);
  g_assert_true (g_value_get_boxed (&value) == record);
}

typedef struct
{
  const char *utc;
  const char *zone;
  const char *day;
  int offset;
} Start;

/* The local date of the start, around midnight, over changes of the clocks, in the farthest zones. */
static const Start starts[] = {
  { "2026-11-22T18:00:00Z", "UTC", "2026-11-22", 0 },
  { "2026-11-22T23:59:59Z", "Europe/Berlin", "2026-11-23", 3600 },
  { "2026-11-22T22:59:59Z", "Europe/Berlin", "2026-11-22", 3600 },
  /* The clocks go forward at 1:00 UTC, and back. */
  { "2026-03-29T00:59:59Z", "Europe/Berlin", "2026-03-29", 3600 },
  { "2026-03-29T01:00:00Z", "Europe/Berlin", "2026-03-29", 7200 },
  { "2026-10-25T00:59:59Z", "Europe/Berlin", "2026-10-25", 7200 },
  { "2026-10-25T01:00:00Z", "Europe/Berlin", "2026-10-25", 3600 },
  /* In summer midnight comes an hour earlier. */
  { "2026-07-01T22:00:00Z", "Europe/Berlin", "2026-07-02", 7200 },
  /* One moment in the first and the last zone of the world. */
  { "2026-12-31T11:00:00Z", "Pacific/Kiritimati", "2027-01-01", 50400 },
  { "2026-12-31T11:00:00Z", "Pacific/Pago_Pago", "2026-12-31", -39600 },
  { "2026-06-15T20:00:00Z", "Asia/Kolkata", "2026-06-16", 19800 },
  { "2028-02-29T23:30:00Z", "UTC", "2028-02-29", 0 },
  /* Where a change of the clocks falls on midnight that hour is not there. */
  { "2026-04-24T22:00:00Z", "Africa/Cairo", "2026-04-25", 10800 },
};

static void
test_start (gconstpointer data)
{
  const Start *start = data;
  g_autoptr (RouseRecord) record = rouse_record_new ("bridge");
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (start->zone);
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (start->utc, NULL);
  GDate date;
  char day[11];

  g_assert_nonnull (zone);
  rouse_record_set_start (record, g_date_time_to_unix_usec (utc), zone);
  g_date_set_julian (&date, record->day);
  g_date_strftime (day, sizeof day, "%Y-%m-%d", &date);
  g_assert_cmpstr (day, ==, start->day);
  g_assert_cmpint (record->utc_offset, ==, start->offset);
  g_assert_cmpstr (record->zone, ==, start->zone);
  g_assert_cmpint (record->start, ==, g_date_time_to_unix_usec (utc));
}

/* A finished session counts with whatever was done, unless that was nothing. */
static void
test_counts_finished (void)
{
  g_autoptr (RouseRecord) record = rouse_record_new ("daily-three");

  record->status = ROUSE_STATUS_FINISHED;
  add_set (record, "bridge", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_BOTH, 0, 10);
  g_assert_false (rouse_record_counts (record));
  add_set (record, "clamshell", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_LEFT, 1, 10);
  g_assert_true (rouse_record_counts (record));
  record->status = ROUSE_STATUS_RUNNING;
  g_assert_false (rouse_record_counts (record));
}

/* Ended early, a whole exercise is needed, with both its sides. */
static void
test_counts_ended (void)
{
  g_autoptr (RouseRecord) record = rouse_record_new ("daily-three");

  record->status = ROUSE_STATUS_ENDED_EARLY;
  g_assert_false (rouse_record_counts (record));
  add_set (record, "bridge", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_BOTH, 9, 10);
  add_set (record, "clamshell", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_LEFT, 10, 10);
  add_set (record, "clamshell", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_RIGHT, 0, 10);
  g_assert_false (rouse_record_counts (record));
  record->status = ROUSE_STATUS_INTERRUPTED;
  g_assert_false (rouse_record_counts (record));

  /* Made easier on the way and done to its end. */
  add_set (record, "bridge", ROUSE_LEVEL_EASY, ROUSE_SIDE_BOTH, 6, 6);
  g_assert_true (rouse_record_counts (record));
  record->status = ROUSE_STATUS_ENDED_EARLY;
  g_assert_true (rouse_record_counts (record));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/new", test_new);
  g_test_add_func ("/record/copy", test_copy);
  g_test_add_func ("/record/boxed", test_boxed);
  g_test_add_func ("/record/counts-finished", test_counts_finished);
  g_test_add_func ("/record/counts-ended", test_counts_ended);
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/record/start/%s-%s", starts[i].utc, starts[i].zone);

      g_test_add_data_func (path, &starts[i], test_start);
    }
  return g_test_run ();
}
