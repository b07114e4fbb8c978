/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For spreadsheets; rouse-report.c says what is in it. */

#include "rouse-report.h"

#include "rouse-day.h"

#define NANOSECONDS G_GINT64_CONSTANT (1000000000)

static const char header[]
    = "date,start,routine,status,exercise,level,side,set,done,planned,outcome,seconds,"
      "tired_before,pain_before,tired_after,pain_after,difficulty,harder,next_day,hurts,session\r\n";

static const char *
get_word (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

static void
add_text (GString *csv, const char *text)
{
  if (csv->len > 0 && csv->str[csv->len - 1] != '\n')
    g_string_append_c (csv, ',');
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

static void
add_number (GString *csv, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  add_text (csv, text);
}

static void
add_answer (GString *csv, int answer)
{
  if (answer == ROUSE_UNANSWERED)
    add_text (csv, "");
  else
    add_number (csv, answer);
}

static void
add_session (GString *csv, const RouseRecord *record)
{
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc_usec (record->start);
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (record->utc_offset);
  g_autoptr (GDateTime) local = start != NULL ? g_date_time_to_timezone (start, zone) : NULL;
  g_autofree char *time = local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z") : NULL;
  char day[ROUSE_DAY_LENGTH];

  rouse_day_format (record->day, day);
  add_text (csv, day);
  add_text (csv, time);
  add_text (csv, record->routine);
  add_text (csv, get_word (ROUSE_TYPE_STATUS, record->status));
}

static void
add_set (GString *csv, const RouseRecordSet *set)
{
  if (set == NULL)
    {
      g_string_append (csv, ",,,,,,,,");
      return;
    }
  add_text (csv, set->exercise);
  add_text (csv, get_word (ROUSE_TYPE_LEVEL, set->level));
  add_text (csv, get_word (ROUSE_TYPE_SIDE, set->side));
  add_number (csv, set->number);
  add_number (csv, set->done);
  add_number (csv, set->planned);
  add_text (csv, get_word (ROUSE_TYPE_OUTCOME, set->outcome));
  add_number (csv, (set->active + NANOSECONDS / 2) / NANOSECONDS);
}

static void
add_answers (GString *csv, const RouseRecord *record)
{
  guint n_hurts;

  rouse_record_get_hurts (record, &n_hurts);
  add_answer (csv, record->tired_before);
  add_answer (csv, record->pain_before);
  add_answer (csv, record->tired_after);
  add_answer (csv, record->pain_after);
  add_answer (csv, record->difficulty);
  add_text (csv, record->harder);
  add_text (csv, record->next_day != ROUSE_NEXT_DAY_UNANSWERED ? get_word (ROUSE_TYPE_NEXT_DAY, record->next_day) : "");
  add_number (csv, n_hurts);
  add_text (csv, record->uuid);
  g_string_append (csv, "\r\n");
}

/**
 * rouse_report_to_csv:
 * @records: (element-type RouseRecord): sessions; one that runs is left out
 *
 * Returns: (transfer full): a line for each set, and one for a session without any
 */
char *
rouse_report_to_csv (GPtrArray *records)
{
  GString *csv;

  g_return_val_if_fail (records != NULL, NULL);

  csv = g_string_new (header);
  for (guint i = 0; i < records->len; i++)
    {
      const RouseRecord *record = records->pdata[i];
      guint n_sets;
      const RouseRecordSet *sets = rouse_record_get_sets (record, &n_sets);

      for (guint j = 0; record->status != ROUSE_STATUS_RUNNING && j < MAX (n_sets, 1); j++)
        {
          add_session (csv, record);
          add_set (csv, n_sets > 0 ? &sets[j] : NULL);
          add_answers (csv, record);
        }
    }

  return g_string_free (csv, FALSE);
}
