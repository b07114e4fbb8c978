/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-progress-words.h"

#include "rouse-closures.h"
#include "rouse-day.h"
#include "rouse-labels.h"

#include <glib/gi18n.h>

/* What the progress page says, as functions of the journal, so that it can be tested without a window. Numbers are what
 * was done, and nothing is judged. */

#define MINUTE (60 * G_GINT64_CONSTANT (1000000000))

/**
 * rouse_progress_words_get_title:
 * @catalog: the catalogue
 * @id: the id of a routine or an exercise, perhaps of another version of Rouse
 *
 * Returns: (transfer none): its title, or @id where nobody knows it any more
 */
const char *
rouse_progress_words_get_title (RouseCatalog *catalog, const char *id)
{
  RouseRoutine *routine;
  RouseExercise *exercise;

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  routine = rouse_catalog_get_routine (catalog, id);
  exercise = rouse_catalog_get_exercise (catalog, id);
  if (routine != NULL)
    return rouse_routine_get_title (routine);

  return exercise != NULL ? rouse_exercise_get_title (exercise) : id;
}

static char *
format_date (guint32 day, const char *format)
{
  GDate date;
  g_autoptr (GDateTime) noon = NULL;

  g_date_set_julian (&date, day);
  noon
      = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);

  return g_date_time_format (noon, format);
}

/**
 * rouse_progress_words_dup_date:
 * @day: a local day, as a Julian day of #GDate
 * @today: the present one
 *
 * Returns: (transfer full): its name, with the year where it is another one
 */
char *
rouse_progress_words_dup_date (guint32 day, guint32 today)
{
  GDate date, now;

  g_date_set_julian (&date, day);
  g_date_set_julian (&now, today);
  if (g_date_get_year (&date) == g_date_get_year (&now))
    return rouse_day_dup_text (day);

  /* Translators: a day of another year, as in “Friday, 27 November 2025”; see g_date_time_format () */
  return format_date (day, C_ ("day", "%A, %-e %B %Y"));
}

/**
 * rouse_progress_words_dup_month:
 * @year: a year
 * @month: a month
 *
 * Returns: (transfer full): its name, such as “November 2026”
 */
char *
rouse_progress_words_dup_month (GDateYear year, GDateMonth month)
{
  GDate date;

  g_date_set_dmy (&date, 1, month, year);

  /* Translators: a month, as in “November 2026”; see g_date_time_format () */
  return format_date (g_date_get_julian (&date), C_ ("month", "%OB %Y"));
}

static guint
count_sets (const RouseRecord *record, guint *repetitions)
{
  guint n_sets;
  const RouseRecordSet *sets = rouse_record_get_sets (record, &n_sets);
  guint n = 0;

  *repetitions = 0;
  for (guint i = 0; i < n_sets; i++)
    {
      n += sets[i].outcome == ROUSE_OUTCOME_DONE ? 1 : 0;
      *repetitions += sets[i].done;
    }

  return n;
}

/**
 * rouse_progress_words_dup_day:
 * @catalog: the catalogue
 * @day: a local day, as a Julian day of #GDate
 * @records: (element-type RouseRecord) (nullable): its sessions
 * @paused: whether a break is on
 *
 * Returns: (transfer full): what a screen reader says, such as “Tuesday, 4 November: Daily three, 3 sets”
 */
char *
rouse_progress_words_dup_day (RouseCatalog *catalog, guint32 day, GPtrArray *records, gboolean paused)
{
  g_autofree char *date = rouse_day_dup_text (day);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  g_autofree char *what = NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const RouseRecord *record = records->pdata[i];
      guint repetitions;
      guint sets = count_sets (record, &repetitions);

      /* Translators: %s is the title of a routine, %u its sets that were done. */
      g_strv_builder_take (builder, g_strdup_printf (ngettext ("%s, %u set", "%s, %u sets", sets),
                                                     rouse_progress_words_get_title (catalog, record->routine), sets));
    }
  if (paused)
    g_strv_builder_add (builder, _ ("break"));
  parts = g_strv_builder_end (builder);
  if (parts[0] == NULL)
    return g_steal_pointer (&date);

  what = g_strjoinv (C_ ("between the sessions of a day", "; "), parts);

  /* Translators: a day and what was done on it, as in “Tuesday, 4 November: Daily three, 3 sets”. */
  return g_strdup_printf (C_ ("day", "%s: %s"), date, what);
}

/**
 * rouse_progress_words_dup_length:
 * @active: a length in ns
 *
 * Returns: (transfer full): it in hours and minutes
 */
char *
rouse_progress_words_dup_length (gint64 active)
{
  const guint minutes = (guint) ((active + MINUTE / 2) / MINUTE);
  g_autofree char *hours_text = NULL;
  g_autofree char *minutes_text = NULL;

  if (minutes == 0)
    return g_strdup (_ ("under a minute"));
  minutes_text = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes % 60), minutes % 60);
  if (minutes < 60)
    return g_steal_pointer (&minutes_text);
  hours_text = g_strdup_printf (ngettext ("%u hour", "%u hours", minutes / 60), minutes / 60);
  if (minutes % 60 == 0)
    return g_steal_pointer (&hours_text);

  /* Translators: hours and minutes, as in “3 hours 20 minutes”. */
  return g_strdup_printf (C_ ("length of time", "%s %s"), hours_text, minutes_text);
}

static char *
join_counts (guint sets, guint repetitions, gint64 active)
{
  g_autofree char *sets_text = g_strdup_printf (ngettext ("%u set", "%u sets", sets), sets);
  g_autofree char *repetitions_text
      = g_strdup_printf (ngettext ("%u repetition", "%u repetitions", repetitions), repetitions);
  g_autofree char *length = rouse_progress_words_dup_length (active);

  /* Translators: sets, repetitions and time, as in “5 sets, 50 repetitions, 12 minutes”. */
  return g_strdup_printf (C_ ("what was done", "%s, %s, %s"), sets_text, repetitions_text, length);
}

/**
 * rouse_progress_words_dup_summary:
 * @record: a session
 *
 * Returns: (transfer full): such as “5 sets, 50 repetitions, 12 minutes”
 */
char *
rouse_progress_words_dup_summary (const RouseRecord *record)
{
  guint repetitions;
  guint sets = count_sets (record, &repetitions);

  return join_counts (sets, repetitions, record->active);
}

/**
 * rouse_progress_words_dup_total:
 * @total: what was done of an exercise
 *
 * Returns: (transfer full): such as “24 sessions: 80 sets, 900 repetitions, 3 hours 20 minutes”
 */
char *
rouse_progress_words_dup_total (const RouseProgressTotal *total)
{
  g_autofree char *counts = join_counts (total->sets, total->repetitions, total->active);

  /* Translators: %s is what was done in the sessions, as in “5 sets, 50 repetitions, 12 minutes”. */
  return g_strdup_printf (ngettext ("%u session: %s", "%u sessions: %s", total->sessions), total->sessions, counts);
}

/**
 * rouse_progress_words_dup_week:
 * @week: a week
 *
 * Returns: (transfer full): how tired the back was in it, such as “Before 5.5, after 4.0”
 */
char *
rouse_progress_words_dup_week (const RouseProgressWeek *week)
{
  if (week->n_before > 0 && week->n_after > 0)
    return g_strdup_printf (C_ ("how tired, 0 to 10", "Before %.1f, after %.1f"), week->before, week->after);
  if (week->n_before > 0)
    return g_strdup_printf (C_ ("how tired, 0 to 10", "Before %.1f"), week->before);
  if (week->n_after > 0)
    return g_strdup_printf (C_ ("how tired, 0 to 10", "After %.1f"), week->after);

  return g_strdup (_ ("No answers"));
}

static void
detail_free (gpointer data)
{
  RouseProgressDetail *detail = data;

  g_free (detail->title);
  g_free (detail->value);
  g_free (detail);
}

/* Takes the value. */
static void
add_detail (GPtrArray *details, const char *title, char *value)
{
  RouseProgressDetail *detail;

  if (value == NULL)
    return;
  detail = g_new (RouseProgressDetail, 1);
  *detail = (RouseProgressDetail) { g_strdup (title), value };
  g_ptr_array_add (details, detail);
}

static char *
dup_set_title (RouseCatalog *catalog, const char *exercise, RouseLevel level, RouseSide side)
{
  const char *title = rouse_progress_words_get_title (catalog, exercise);

  if (side == ROUSE_SIDE_BOTH)
    /* Translators: an exercise and which version of it, as in “Bridge, Standard”. */
    return g_strdup_printf (C_ ("exercise", "%s, %s"), title, rouse_labels_get_level_title (level));

  /* Translators: an exercise, which version of it, and the leg, as in “Clamshell, Standard, Left leg”. */
  return g_strdup_printf (C_ ("exercise", "%s, %s, %s"), title, rouse_labels_get_level_title (level),
                          rouse_closures_get_side_title (side));
}

static gboolean
is_alike (const RouseRecordSet *a, const RouseRecordSet *b)
{
  return a->level == b->level && a->side == b->side && g_str_equal (a->exercise, b->exercise);
}

static gboolean
is_first (const RouseRecordSet *sets, guint i)
{
  for (guint j = 0; j < i; j++)
    if (is_alike (&sets[j], &sets[i]))
      return FALSE;

  return TRUE;
}

/* The sets of one leg in one version, as in “12 of 12, 10 of 12”. */
static void
add_sets (RouseCatalog *catalog, const RouseRecord *record, GPtrArray *details)
{
  guint n_sets;
  const RouseRecordSet *sets = rouse_record_get_sets (record, &n_sets);

  for (guint i = 0; i < n_sets; i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) results = NULL;
      g_autofree char *title = NULL;

      if (!is_first (sets, i))
        continue;
      for (guint j = i; j < n_sets; j++)
        if (is_alike (&sets[i], &sets[j]))
          g_strv_builder_take (builder, rouse_closures_format_result (sets[j].done, sets[j].planned));
      results = g_strv_builder_end (builder);
      title = dup_set_title (catalog, sets[i].exercise, sets[i].level, sets[i].side);
      add_detail (details, title, g_strjoinv (C_ ("between sets", ", "), results));
    }
}

static char *
dup_answer (int answer)
{
  if (answer == ROUSE_UNANSWERED)
    return NULL;

  /* Translators: an answer on a scale, as in “3 of 10”. */
  return g_strdup_printf (C_ ("answer", "%d of 10"), answer);
}

static char *
dup_message (RouseCatalog *catalog, const char *prefix, const char *suffix)
{
  g_autofree char *id = g_strconcat (prefix, suffix, NULL);

  return g_strdup (rouse_catalog_get_message (catalog, id));
}

static void
add_check_in (RouseCatalog *catalog, const RouseRecord *record, GPtrArray *details)
{
  g_autoptr (GEnumClass) next_days = g_type_class_ref (ROUSE_TYPE_NEXT_DAY);

  add_detail (details, _ ("How tired the back was before"), dup_answer (record->tired_before));
  add_detail (details, _ ("How tired the back was after"), dup_answer (record->tired_after));
  add_detail (details, _ ("Pain before"), dup_answer (record->pain_before));
  add_detail (details, _ ("Pain after"), dup_answer (record->pain_after));
  if (record->difficulty != ROUSE_UNANSWERED)
    {
      char difficulty[] = { (char) ('0' + CLAMP (record->difficulty, 1, 5)), '\0' };

      add_detail (details, _ ("How hard it was"), dup_message (catalog, "effort-", difficulty));
    }
  if (record->harder != NULL)
    add_detail (details, _ ("Harder than the rest"),
                g_strdup (rouse_progress_words_get_title (catalog, record->harder)));
  if (record->next_day != ROUSE_NEXT_DAY_UNANSWERED)
    add_detail (details, _ ("The morning after"),
                dup_message (catalog, "next-day-", g_enum_get_value (next_days, record->next_day)->value_nick));
}

/**
 * rouse_progress_words_get_hurts:
 * @catalog: the catalogue
 * @record: a session
 *
 * Returns: (transfer full) (element-type utf8): what hurt in it, such as “Bridge, Standard, Sharp or catching, Knee”
 */
GPtrArray *
rouse_progress_words_get_hurts (RouseCatalog *catalog, const RouseRecord *record)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GEnumClass) feelings = g_type_class_ref (ROUSE_TYPE_FEELING);
  g_autoptr (GEnumClass) places = g_type_class_ref (ROUSE_TYPE_PLACE);
  guint n_hurts;
  const RouseRecordHurt *hurts = rouse_record_get_hurts (record, &n_hurts);

  for (guint i = 0; i < n_hurts; i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) parts = NULL;

      if (hurts[i].exercise != NULL)
        g_strv_builder_take (builder, dup_set_title (catalog, hurts[i].exercise, hurts[i].level, hurts[i].side));
      if (hurts[i].feeling != ROUSE_FEELING_NONE)
        g_strv_builder_take (builder, dup_message (catalog, "hurt-feel-",
                                                   g_enum_get_value (feelings, hurts[i].feeling)->value_nick));
      if (hurts[i].place != ROUSE_PLACE_NONE)
        g_strv_builder_take (builder, dup_message (catalog, "hurt-where-",
                                                   g_enum_get_value (places, hurts[i].place)->value_nick));
      parts = g_strv_builder_end (builder);
      if (parts[0] != NULL)
        g_ptr_array_add (words, g_strjoinv (C_ ("between what hurt and where", ", "), parts));
      else
        g_ptr_array_add (words, g_strdup (_ ("It was not said what")));
    }

  return words;
}

static void
add_hurts (RouseCatalog *catalog, const RouseRecord *record, GPtrArray *details)
{
  g_autoptr (GPtrArray) hurts = rouse_progress_words_get_hurts (catalog, record);

  for (guint i = 0; i < hurts->len; i++)
    add_detail (details, _ ("Something hurt"), g_strdup (hurts->pdata[i]));
}

static char *
dup_start (const RouseRecord *record)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (record->utc_offset);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (record->start);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  /* Translators: a time of the day; see g_date_time_format () */
  return local != NULL ? g_date_time_format (local, C_ ("time of the day", "%H:%M")) : NULL;
}

/**
 * rouse_progress_words_get_details:
 * @catalog: the catalogue
 * @record: a session
 *
 * Returns: (transfer full) (element-type RouseProgressDetail): when it was, what was done and what was answered, line
 * by line
 */
GPtrArray *
rouse_progress_words_get_details (RouseCatalog *catalog, const RouseRecord *record)
{
  GPtrArray *details = g_ptr_array_new_with_free_func (detail_free);

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), details);
  g_return_val_if_fail (record != NULL, details);

  add_detail (details, _ ("Started at"), dup_start (record));
  if (record->status == ROUSE_STATUS_ENDED_EARLY)
    add_detail (details, _ ("Ended"), g_strdup (_ ("Before its end")));
  else if (record->status == ROUSE_STATUS_INTERRUPTED)
    add_detail (details, _ ("Ended"), g_strdup (_ ("Interrupted")));
  add_sets (catalog, record, details);
  add_check_in (catalog, record, details);
  add_hurts (catalog, record, details);

  return details;
}
