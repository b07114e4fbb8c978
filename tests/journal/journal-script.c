/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-script.h"

/* Invented journals, written in a line. Sessions stand between bars; the first word of each is its day, counted from
 * FIRST_DAY, the others are:
 *
 *   s10 e6 h12     what was planned of the exercise: the version and the number
 *   L9 R0          what was done of it on one side, where that is not all
 *   eased          the right side was changed to the easier version, at 6
 *   missing        the right side was never begun
 *   =3             how hard it was
 *   harder         it was marked as harder than the rest; other: another one was
 *   p1>3           pain before and after; - for no answer
 *   t2>9           how tired, before and after
 *   better worse much-worse   the next day
 *   hurt hurt-easy            it hurt, in the planned or the easier version
 *   hurt-bridge               another exercise hurt
 *   effort chest tingling dizzy   what else was said to “This hurts”
 *   quick gentle strong alone     the routine, if not Daily three
 *   early cut running  how it ended, if not at its end
 *
 * A session without a dose had nothing of the exercise in it.
 */

static void
add_set (RouseRecord *record, const char *exercise, RouseLevel level, RouseSide side, guint done, guint planned)
{
  RouseRecordSet set = { exercise, level, side, 1, done, planned, 60 * G_GINT64_CONSTANT (1000000000), 0 };

  set.outcome = done >= planned ? ROUSE_OUTCOME_DONE : done > 0 ? ROUSE_OUTCOME_UNFINISHED : ROUSE_OUTCOME_SKIPPED;
  rouse_record_add_set (record, &set);
}

/**
 * journal_script_add_sets:
 *
 * Adds the sets of an exercise to a record: one of the bridge, else one a side.
 */
void
journal_script_add_sets (
    RouseRecord *record, const char *exercise, const RouseAdviceDose *dose, guint done_left, guint done_right)
{
  if (g_str_equal (exercise, "bridge"))
    {
      add_set (record, exercise, dose->level, ROUSE_SIDE_BOTH, done_left, dose->repetitions);
      return;
    }

  add_set (record, exercise, dose->level, ROUSE_SIDE_LEFT, done_left, dose->repetitions);
  add_set (record, exercise, dose->level, ROUSE_SIDE_RIGHT, done_right, dose->repetitions);
}

/**
 * journal_script_read_dose:
 *
 * Returns: the dose that a word such as s10 means
 */
RouseAdviceDose
journal_script_read_dose (const char *word)
{
  RouseAdviceDose dose = { ROUSE_LEVEL_STANDARD, (guint) g_ascii_strtoull (word + 1, NULL, 10) };

  g_assert_nonnull (strchr ("esh", word[0]));
  if (word[0] != 's')
    dose.level = word[0] == 'e' ? ROUSE_LEVEL_EASY : ROUSE_LEVEL_HARD;

  return dose;
}

static void
read_scale (const char *word, int *before, int *after)
{
  const char *arrow = strchr (word, '>');

  g_assert_nonnull (arrow);
  *before = word[1] == '-' ? ROUSE_UNANSWERED : atoi (word + 1);
  *after = arrow[1] == '-' ? ROUSE_UNANSWERED : atoi (arrow + 1);
}

static void
add_hurt (RouseRecord *record, const char *exercise, RouseLevel level, RouseFeeling feeling, gboolean flagged)
{
  RouseRecordHurt hurt = {
    .exercise = exercise,
    .level = level,
    .feeling = feeling,
    .place = ROUSE_PLACE_BUTTOCK,
    .answer = ROUSE_HURT_SKIP,
    .flagged = flagged,
  };

  rouse_record_add_hurt (record, &hurt);
}

/* Words about the whole session. Returns: whether it was one */
static gboolean
read_answer (RouseRecord *record, const char *word, const char *exercise)
{
  static const char *const routines[][2]
      = { { "quick", "quick-wake-up" }, { "gentle", "gentle-start" }, { "strong", "strong" } };
  static const char *const endings[] = { "running", "finished", "early", "cut" };
  static const char *const next_days[] = { "unanswered", "better", "same", "worse", "much-worse" };

  for (guint i = 0; i < G_N_ELEMENTS (routines); i++)
    if (g_str_equal (word, routines[i][0]))
      return g_set_str (&record->routine, routines[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (word, endings[i]))
      {
        record->status = (RouseStatus) i;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (next_days); i++)
    if (g_str_equal (word, next_days[i]))
      {
        record->next_day = (RouseNextDay) i;
        return TRUE;
      }
  if (g_str_equal (word, "alone"))
    return g_set_str (&record->routine, exercise);
  if (g_str_equal (word, "harder") || g_str_equal (word, "other"))
    return g_set_str (&record->harder, word[0] == 'h' ? exercise : "hinge");
  if (word[0] == '=')
    record->difficulty = atoi (word + 1);
  else if (word[0] == 'p')
    read_scale (word, &record->pain_before, &record->pain_after);
  else if (word[0] == 't' && strchr (word, '>') != NULL)
    read_scale (word, &record->tired_before, &record->tired_after);
  else
    return FALSE;

  return TRUE;
}

static gboolean
read_hurt (RouseRecord *record, const char *word, const char *exercise, RouseLevel level)
{
  if (g_str_equal (word, "hurt"))
    add_hurt (record, exercise, level, ROUSE_FEELING_SHARP, TRUE);
  else if (g_str_equal (word, "hurt-easy"))
    add_hurt (record, exercise, ROUSE_LEVEL_EASY, ROUSE_FEELING_SHARP, TRUE);
  else if (g_str_equal (word, "hurt-bridge"))
    add_hurt (record, "bridge", level, ROUSE_FEELING_SHARP, TRUE);
  else if (g_str_equal (word, "effort"))
    add_hurt (record, exercise, level, ROUSE_FEELING_TIRED, FALSE);
  else if (g_str_equal (word, "chest"))
    add_hurt (record, exercise, level, ROUSE_FEELING_CHEST, TRUE);
  else if (g_str_equal (word, "tingling"))
    add_hurt (record, exercise, level, ROUSE_FEELING_TINGLING, TRUE);
  else if (g_str_equal (word, "dizzy"))
    add_hurt (record, exercise, level, ROUSE_FEELING_DIZZY, TRUE);
  else
    return FALSE;

  return TRUE;
}

static RouseRecord *
read_session (char **words, const char *exercise)
{
  RouseRecord *record = rouse_record_new ("daily-three");
  RouseAdviceDose dose = { 0 };
  int left = -1;
  int right = -1;
  gboolean eased = FALSE;
  gboolean missing = FALSE;

  record->status = ROUSE_STATUS_FINISHED;
  record->day = FIRST_DAY + (guint32) atoi (words[0]);
  for (guint i = 1; words[i] != NULL; i++)
    if (strchr ("esh", words[i][0]) != NULL && g_ascii_isdigit (words[i][1]))
      dose = journal_script_read_dose (words[i]);
    else if (words[i][0] == 'L')
      left = atoi (words[i] + 1);
    else if (words[i][0] == 'R')
      right = atoi (words[i] + 1);
    else if (g_str_equal (words[i], "eased"))
      eased = TRUE;
    else if (g_str_equal (words[i], "missing"))
      missing = TRUE;
    else if (!read_answer (record, words[i], exercise) && !read_hurt (record, words[i], exercise, dose.level))
      g_error ("Unknown word “%s”", words[i]);

  left = left >= 0 ? left : (int) dose.repetitions;
  right = right >= 0 ? right : (int) dose.repetitions;
  if (eased || missing)
    add_set (record, exercise, dose.level, ROUSE_SIDE_LEFT, (guint) left, dose.repetitions);
  if (eased)
    add_set (record, exercise, ROUSE_LEVEL_EASY, ROUSE_SIDE_RIGHT, 6, 6);
  if (dose.repetitions > 0 && !eased && !missing)
    journal_script_add_sets (record, exercise, &dose, (guint) left, (guint) right);

  return record;
}

/**
 * journal_script_read:
 * @script: sessions between bars, see above
 * @exercise: the exercise of which they speak
 *
 * Returns: (transfer full) (element-type RouseRecord): the journal
 */
GPtrArray *
journal_script_read (const char *script, const char *exercise)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  g_auto (GStrv) sessions = g_strsplit (script, "|", -1);

  for (guint i = 0; sessions[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (sessions[i]), " ", -1);

      if (words[0] != NULL)
        g_ptr_array_add (records, read_session (words, exercise));
    }

  return records;
}

/* The first of January 1970, as a Julian day of GDate. */
#define EPOCH 719163
#define MORNING (8 * 3600 * (gint64) G_USEC_PER_SEC)

static RouseRecord *
create_entry (guint32 day, gboolean whole, int tired)
{
  const char *const exercises[] = { "bridge", "clamshell", "hinge" };
  const RouseAdviceDose dose = { ROUSE_LEVEL_STANDARD, 12 };
  RouseRecord *record = rouse_record_new ("daily-three");

  record->start = (gint64) (day - EPOCH) * 24 * 3600 * (gint64) G_USEC_PER_SEC + MORNING;
  record->day = day;
  record->status = whole ? ROUSE_STATUS_FINISHED : ROUSE_STATUS_ENDED_EARLY;
  record->active = whole ? 720 * G_GINT64_CONSTANT (1000000000) : 90 * G_GINT64_CONSTANT (1000000000);
  record->tired_before = tired;
  record->pain_before = 0;
  record->tired_after = tired - 1;
  record->difficulty = 3;
  for (guint i = 0; i < (whole ? G_N_ELEMENTS (exercises) : 1); i++)
    journal_script_add_sets (record, exercises[i], &dose, whole ? 12 : 6, whole ? 12 : 0);

  return record;
}

/**
 * journal_script_create_diary:
 * @today: the last day
 * @n_weeks: how many weeks
 *
 * Returns: (transfer full): whole sessions on every Monday, Thursday and Saturday, and a part of one on Tuesdays, one
 * of which hurt
 */
GPtrArray *
journal_script_create_diary (guint32 today, guint n_weeks)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  const guint32 first = today - 7 * n_weeks + 1;

  for (guint32 day = first; day <= today; day++)
    {
      const guint weekday = (day - 1) % 7;

      if (weekday != 0 && weekday != 1 && weekday != 3 && weekday != 5)
        continue;
      g_ptr_array_add (records, create_entry (day, weekday != 1, day + 21 > today ? 3 : 6 + (int) (day % 3 == 0)));
      if (weekday == 1 && day + 7 > today)
        {
          const RouseRecordHurt hurt = {
            "bridge", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_BOTH, ROUSE_FEELING_SHARP, ROUSE_PLACE_BACK, ROUSE_HURT_END, TRUE
          };

          rouse_record_add_hurt (records->pdata[records->len - 1], &hurt);
        }
    }

  return records;
}
