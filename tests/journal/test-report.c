/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects what leaves the journal: JSON comes back as it was, a file with anything wrong in it is refused with the
 * place and the reason, and a table has a line for each set. */

#include "journal-fixture.h"
#include "journal-script.h"
#include "rouse-day.h"
#include "rouse-report.h"

static GPtrArray *
create_records (void)
{
  GPtrArray *records = journal_script_create_diary (rouse_day_parse ("2026-11-22"), 3);
  RouseRecord *last = records->pdata[records->len - 1];

  g_set_str (&last->zone, "Europe/Berlin");
  last->utc_offset = 3600;
  last->start += 123456;
  g_set_str (&last->harder, "hinge");
  last->next_day = ROUSE_NEXT_DAY_WORSE;
  last->pain_before = ROUSE_UNANSWERED;

  return records;
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) records = create_records ();
  g_autofree char *json = rouse_report_to_json (records, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = rouse_report_from_json (json, -1, NULL, NULL, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, records->len);
  again = rouse_report_to_json (read, NULL, NULL);
  g_assert_cmpstr (again, ==, json);

  for (guint i = 0; i < records->len; i++)
    {
      const RouseRecord *one = records->pdata[i], *other = read->pdata[i];

      g_assert_cmpstr (one->uuid, ==, other->uuid);
      g_assert_cmpint (one->start, ==, other->start);
      g_assert_cmpint (one->active, ==, other->active);
      g_assert_cmpuint (one->day, ==, other->day);
      g_assert_cmpint (one->pain_before, ==, other->pain_before);
      g_assert_cmpint (one->next_day, ==, other->next_day);
      g_assert_cmpuint (one->sets->len, ==, other->sets->len);
      g_assert_cmpuint (one->hurts->len, ==, other->hurts->len);
    }
}

/* What runs is not told, and what was interrupted is not taken up elsewhere. */
static void
test_status (void)
{
  g_autoptr (GPtrArray) records = create_records ();
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  ((RouseRecord *) records->pdata[0])->status = ROUSE_STATUS_RUNNING;
  ((RouseRecord *) records->pdata[1])->status = ROUSE_STATUS_INTERRUPTED;
  json = rouse_report_to_json (records, NULL, NULL);
  read = rouse_report_from_json (json, -1, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, records->len - 1);
  g_assert_cmpint (((RouseRecord *) read->pdata[0])->status, ==, ROUSE_STATUS_ENDED_EARLY);
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *json = rouse_report_to_json (records, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = rouse_report_from_json (json, -1, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 0);
}

/* What was set for the weeks comes back as it was, without what nobody can read. */
static void
test_plan (void)
{
  g_autoptr (GPtrArray) records = create_records ();
  g_autoptr (GVariant) goals
      = g_variant_ref_sink (g_variant_new_parsed ("[('2026-01-05', uint32 3), ('2026-06-01', 5)]"));
  g_autoptr (GVariant) breaks = g_variant_ref_sink (
      g_variant_new_parsed ("[('2026-03-01', '2026-03-07', 'illness'), ('nonsense', '2026-03-07', 'travel')]"));
  g_autofree char *json = rouse_report_to_json (records, goals, breaks);
  g_autoptr (GVariant) read_goals = NULL;
  g_autoptr (GVariant) read_breaks = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  read = rouse_report_from_json (json, -1, &read_goals, &read_breaks, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, records->len);
  g_assert_true (g_variant_equal (goals, read_goals));
  words = g_variant_print (read_breaks, FALSE);
  g_assert_cmpstr (words, ==, "[('2026-03-01', '2026-03-07', 'illness')]");
}

/* A file of version 1 has neither, and is read. */
static void
test_version_1 (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "journal", "report-1.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GVariant) goals = NULL;
  g_autoptr (GVariant) breaks = NULL;
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  read = rouse_report_from_json (text, -1, &goals, &breaks, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 1);
  g_assert_null (goals);
  g_assert_null (breaks);
}

/* Each with one defect, and what has to be said about it. */
static const struct
{
  const char *name;
  RouseReportError code;
  const char *message;
} bad[] = {
  { "report-foreign.json", ROUSE_REPORT_ERROR_FOREIGN, "not a journal of Rouse" },
  { "report-list.json", ROUSE_REPORT_ERROR_FOREIGN, "not a journal of Rouse" },
  { "report-newer.json", ROUSE_REPORT_ERROR_NEWER, "newer version" },
  { "report-cut.json", ROUSE_REPORT_ERROR_BAD, "5:0: " },
  { "report-no-sessions.json", ROUSE_REPORT_ERROR_BAD, "“sessions” is not a list" },
  { "report-no-breaks.json", ROUSE_REPORT_ERROR_BAD, "“breaks” is not a list" },
  { "report-goal.json", ROUSE_REPORT_ERROR_BAD, "Goal 1: “days” is a number that cannot be" },
  { "report-break.json", ROUSE_REPORT_ERROR_BAD, "Break 1: it ends before it begins" },
  { "report-missing.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “routine” is missing" },
  { "report-unknown.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “mood” is not known" },
  { "report-kind.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “difficulty” is of another kind" },
  { "report-range.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “tired-before” is a number that cannot be" },
  { "report-word.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “status” is a word that is not known" },
  { "report-id.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “routine” is not the name" },
  { "report-date.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “date” is not a date" },
  { "report-time.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “start” is not a time" },
  { "report-uuid.json", ROUSE_REPORT_ERROR_BAD, "Session 1: “uuid” is not one" },
  { "report-done.json", ROUSE_REPORT_ERROR_BAD, "Session 1: set 2: more was done than planned" },
  { "report-hurt.json", ROUSE_REPORT_ERROR_BAD, "Session 1: hurt 1: “flagged” is missing" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bad", bad[i].name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &text, &length, NULL));
      g_assert_null (rouse_report_from_json (text, (gssize) length, NULL, NULL, &error));
      g_test_message ("%s: %s", bad[i].name, error->message);
      g_assert_error (error, ROUSE_REPORT_ERROR, (int) bad[i].code);
      g_assert_nonnull (strstr (error->message, bad[i].message));
    }
}

/* Whatever is cut off or spoilt is refused or read, but never harms. */
static void
test_spoilt (void)
{
  g_autoptr (GPtrArray) records = create_records ();
  g_autofree char *json = rouse_report_to_json (records, NULL, NULL);
  const gsize length = strlen (json);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *spoilt = g_strdup (json);
      g_autoptr (GPtrArray) read = NULL;
      gsize end = length;

      if (i % 2 == 0)
        end = (gsize) g_test_rand_int_range (0, (gint32) length);
      else
        spoilt[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int_range (1, 256);
      read = rouse_report_from_json (spoilt, (gssize) end, NULL, NULL, NULL);
      g_assert_true (read == NULL || i % 2 == 1);
    }
}

static void
test_csv (void)
{
  g_autoptr (GPtrArray) records = create_records ();
  g_autoptr (RouseRecord) without = rouse_record_new ("odd,\"routine");
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lines = 1;

  for (guint i = 0; i < records->len; i++)
    n_lines += ((RouseRecord *) records->pdata[i])->sets->len;
  without->status = ROUSE_STATUS_ENDED_EARLY;
  without->day = rouse_day_parse ("2026-11-23");
  g_ptr_array_add (records, rouse_record_ref (without));

  csv = rouse_report_to_csv (records);
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, n_lines + 2);
  g_assert_cmpstr (lines[n_lines + 1], ==, "");
  g_assert_true (g_str_has_prefix (lines[0], "date,start,routine,status,exercise,"));
  g_assert_true (g_str_has_prefix (lines[n_lines - 1],
                                   "2026-11-21,2026-11-21T09:00:00+01:00,daily-three,finished,hinge,standard,right,"));
  g_assert_nonnull (strstr (lines[n_lines - 1], ",hinge,worse,0,"));
  g_assert_true (g_str_has_prefix (lines[n_lines],
                                   "2026-11-23,1970-01-01T00:00:00+00:00,\"odd,\"\"routine\",ended-early"
                                   ",,,,,,,,,,,,,,,,0,"));
  for (guint i = 0; i < n_lines; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 21);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal/report/round-trip", test_round_trip);
  g_test_add_func ("/journal/report/status", test_status);
  g_test_add_func ("/journal/report/plan", test_plan);
  g_test_add_func ("/journal/report/version-1", test_version_1);
  g_test_add_func ("/journal/report/empty", test_empty);
  g_test_add_func ("/journal/report/bad", test_bad);
  g_test_add_func ("/journal/report/spoilt", test_spoilt);
  g_test_add_func ("/journal/report/csv", test_csv);

  return g_test_run ();
}
