/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records to rows and back. */

#include "rouse-journal-rows.h"

#include "rouse-day.h"

static const char upsert[]
    = "INSERT INTO session (uuid, routine, status, start, zone, utc_offset, local_date, active, tired_before,"
      " pain_before, tired_after, pain_after, difficulty, harder, next_day, plan)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)"
      " ON CONFLICT (uuid) DO UPDATE SET routine = ?2, status = ?3, start = ?4, zone = ?5, utc_offset = ?6,"
      " local_date = ?7, active = ?8, tired_before = ?9, pain_before = ?10, tired_after = ?11, pain_after = ?12,"
      " difficulty = ?13, harder = ?14, next_day = ?15, plan = ?16 RETURNING id";

static const char insert_set[] = "INSERT INTO exercise_set (session, position, exercise, level, side, number, done,"
                                 " planned, active, outcome) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

static const char insert_hurt[] = "INSERT INTO hurt (session, position, exercise, level, side, feeling, place, answer,"
                                  " flagged) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

static void
bind_text (RouseStatement *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

/* The words of the file are the nicks of the enumerations. */
static void
bind_word (RouseStatement *statement, int index, GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *word = g_enum_get_value (klass, value);

  bind_text (statement, index, word != NULL ? word->value_nick : NULL);
}

static void
bind_answer (RouseStatement *statement, int index, int answer)
{
  if (answer == ROUSE_UNANSWERED)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_int (statement, index, answer);
}

static gboolean
write_session (RouseSqlite *database, const RouseRecord *record, gint64 *id, GError **error)
{
  g_autoptr (RouseStatement) statement = rouse_sqlite_prepare (database, upsert, error);
  char day[ROUSE_DAY_LENGTH];
  gboolean row;

  if (statement == NULL)
    return FALSE;

  rouse_day_format (record->day, day);
  bind_text (statement, 1, record->uuid);
  bind_text (statement, 2, record->routine);
  bind_word (statement, 3, ROUSE_TYPE_STATUS, record->status);
  sqlite3_bind_int64 (statement, 4, record->start);
  bind_text (statement, 5, record->zone);
  sqlite3_bind_int (statement, 6, record->utc_offset);
  bind_text (statement, 7, day);
  sqlite3_bind_int64 (statement, 8, record->active);
  bind_answer (statement, 9, record->tired_before);
  bind_answer (statement, 10, record->pain_before);
  bind_answer (statement, 11, record->tired_after);
  bind_answer (statement, 12, record->pain_after);
  bind_answer (statement, 13, record->difficulty);
  bind_text (statement, 14, record->harder);
  if (record->next_day != ROUSE_NEXT_DAY_UNANSWERED)
    bind_word (statement, 15, ROUSE_TYPE_NEXT_DAY, record->next_day);
  bind_text (statement, 16, record->plan);
  if (!rouse_sqlite_step (statement, &row, error))
    return FALSE;
  *id = sqlite3_column_int64 (statement, 0);

  /* A returning statement has done its work only when it was stepped to its end. */
  return rouse_sqlite_step (statement, &row, error);
}

static gboolean
empty_session (RouseSqlite *database, gint64 id, GError **error)
{
  const char *const statements[]
      = { "DELETE FROM exercise_set WHERE session = ?1", "DELETE FROM hurt WHERE session = ?1" };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (RouseStatement) statement = rouse_sqlite_prepare (database, statements[i], error);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, id);
      if (!rouse_sqlite_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_sets (RouseSqlite *database, const RouseRecord *record, gint64 id, GError **error)
{
  g_autoptr (RouseStatement) statement = rouse_sqlite_prepare (database, insert_set, error);
  guint n_sets;
  const RouseRecordSet *sets = rouse_record_get_sets (record, &n_sets);

  for (guint i = 0; statement != NULL && i < n_sets; i++)
    {
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int64 (statement, 2, i);
      bind_text (statement, 3, sets[i].exercise);
      bind_word (statement, 4, ROUSE_TYPE_LEVEL, sets[i].level);
      bind_word (statement, 5, ROUSE_TYPE_SIDE, sets[i].side);
      sqlite3_bind_int64 (statement, 6, sets[i].number);
      sqlite3_bind_int64 (statement, 7, sets[i].done);
      sqlite3_bind_int64 (statement, 8, sets[i].planned);
      sqlite3_bind_int64 (statement, 9, sets[i].active);
      bind_word (statement, 10, ROUSE_TYPE_OUTCOME, sets[i].outcome);
      if (!rouse_sqlite_run (statement, error))
        return FALSE;
    }

  return statement != NULL;
}

static gboolean
write_hurts (RouseSqlite *database, const RouseRecord *record, gint64 id, GError **error)
{
  g_autoptr (RouseStatement) statement = rouse_sqlite_prepare (database, insert_hurt, error);
  guint n_hurts;
  const RouseRecordHurt *hurts = rouse_record_get_hurts (record, &n_hurts);

  for (guint i = 0; statement != NULL && i < n_hurts; i++)
    {
      sqlite3_bind_int64 (statement, 1, id);
      sqlite3_bind_int64 (statement, 2, i);
      bind_text (statement, 3, hurts[i].exercise);
      bind_word (statement, 4, ROUSE_TYPE_LEVEL, hurts[i].level);
      bind_word (statement, 5, ROUSE_TYPE_SIDE, hurts[i].side);
      bind_word (statement, 6, ROUSE_TYPE_FEELING, hurts[i].feeling);
      bind_word (statement, 7, ROUSE_TYPE_PLACE, hurts[i].place);
      bind_word (statement, 8, ROUSE_TYPE_HURT_ANSWER, hurts[i].answer);
      sqlite3_bind_int (statement, 9, hurts[i].flagged);
      if (!rouse_sqlite_run (statement, error))
        return FALSE;
    }

  return statement != NULL;
}

/*
 * rouse_journal_rows_write:
 * @record: a session
 * @id: (out): of its row
 *
 * Writes a session whole, in the place of what was stored of it before. Within the caller's transaction.
 *
 * Returns: whether it succeeded
 */
gboolean
rouse_journal_rows_write (RouseSqlite *database, const RouseRecord *record, gint64 *id, GError **error)
{
  return write_session (database, record, id, error) && empty_session (database, *id, error)
         && write_sets (database, record, *id, error) && write_hurts (database, record, *id, error);
}

/*
 * rouse_journal_rows_drop_known:
 * @records: (element-type RouseRecord): sessions
 *
 * Takes those out that are in the file already, and those that are in the array twice. Within the caller's transaction.
 *
 * Returns: whether it could be found out
 */
gboolean
rouse_journal_rows_drop_known (RouseSqlite *database, GPtrArray *records, GError **error)
{
  g_autoptr (RouseStatement) statement
      = rouse_sqlite_prepare (database, "SELECT 1 FROM session WHERE uuid = ?1", error);
  g_autoptr (GHashTable) uuids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  if (statement == NULL)
    return FALSE;
  while (n < records->len)
    {
      const RouseRecord *record = records->pdata[n];
      gboolean known;

      bind_text (statement, 1, record->uuid);
      if (!rouse_sqlite_step (statement, &known, error))
        return FALSE;
      sqlite3_reset (statement);
      if (!known && g_hash_table_add (uuids, record->uuid))
        n++;
      else
        g_ptr_array_remove_index (records, n);
    }

  return TRUE;
}

/*
 * rouse_journal_rows_delete:
 * @records: (element-type RouseRecord): sessions
 *
 * Deletes sessions with all that belongs to them, except one that runs. Within the caller's transaction.
 *
 * Returns: whether it succeeded
 */
gboolean
rouse_journal_rows_delete (RouseSqlite *database, GPtrArray *records, GError **error)
{
  g_autoptr (RouseStatement) statement
      = rouse_sqlite_prepare (database, "DELETE FROM session WHERE uuid = ?1 AND status <> 'running'", error);

  for (guint i = 0; statement != NULL && i < records->len; i++)
    {
      bind_text (statement, 1, ((const RouseRecord *) records->pdata[i])->uuid);
      if (!rouse_sqlite_run (statement, error))
        return FALSE;
    }

  return statement != NULL;
}

static const char *
read_text (RouseStatement *statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/* A word that is not known, which only a file made by hand can have, is the first of the enumeration. */
static int
read_word (RouseStatement *statement, int column, GEnumClass *klass)
{
  const char *text = read_text (statement, column);

  for (guint i = 0; text != NULL && i < klass->n_values; i++)
    if (g_str_equal (klass->values[i].value_nick, text))
      return klass->values[i].value;

  return klass->values[0].value;
}

static int
read_answer (RouseStatement *statement, int column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL ? ROUSE_UNANSWERED
                                                                : sqlite3_column_int (statement, column);
}

/* Three statements that run side by side in the same order, so that ten years need no list of their own. */
typedef struct
{
  RouseStatement *sessions;
  RouseStatement *sets;
  RouseStatement *hurts;
  gboolean more_sets;
  gboolean more_hurts;
  GEnumClass *status, *next_day, *level, *side, *outcome, *feeling, *place, *answer;
} Reader;

#define SESSION_ORDER " ORDER BY session.local_date, session.start, session.id"

static RouseStatement *
prepare (
    RouseSqlite *database, const char *columns, const char *where, const char *order, guint32 days[2], GError **error)
{
  g_autofree char *sql = g_strconcat (columns, " WHERE ", where, SESSION_ORDER, order, NULL);
  RouseStatement *statement = rouse_sqlite_prepare (database, sql, error);

  for (int i = 0; statement != NULL && i < 2; i++)
    {
      char day[ROUSE_DAY_LENGTH];

      rouse_day_format (days[i], day);
      sqlite3_bind_text (statement, i + 1, day, -1, SQLITE_TRANSIENT);
    }

  return statement;
}

static gboolean
prepare_all (Reader *self, RouseSqlite *database, const char *where, guint32 days[2], GError **error)
{
  self->sessions = prepare (database,
                            "SELECT id, uuid, routine, status, start, zone, utc_offset,"
                            " CAST (julianday (local_date) - 1721424.5 AS INTEGER), active, tired_before, pain_before,"
                            " tired_after, pain_after, difficulty, harder, next_day, plan FROM session",
                            where, "", days, error);
  if (self->sessions == NULL)
    return FALSE;

  self->sets = prepare (database,
                        "SELECT session, exercise, level, side, number, done, planned, exercise_set.active, outcome"
                        " FROM session CROSS JOIN exercise_set ON session = id",
                        where, ", exercise_set.position", days, error);
  if (self->sets == NULL)
    return FALSE;

  self->hurts = prepare (database,
                         "SELECT session, exercise, level, side, feeling, place, answer, flagged"
                         " FROM session CROSS JOIN hurt ON session = id",
                         where, ", hurt.position", days, error);

  return self->hurts != NULL;
}

static gboolean
reader_open (Reader *self, RouseSqlite *database, const char *where, guint32 days[2], GError **error)
{
  self->status = g_type_class_ref (ROUSE_TYPE_STATUS);
  self->next_day = g_type_class_ref (ROUSE_TYPE_NEXT_DAY);
  self->level = g_type_class_ref (ROUSE_TYPE_LEVEL);
  self->side = g_type_class_ref (ROUSE_TYPE_SIDE);
  self->outcome = g_type_class_ref (ROUSE_TYPE_OUTCOME);
  self->feeling = g_type_class_ref (ROUSE_TYPE_FEELING);
  self->place = g_type_class_ref (ROUSE_TYPE_PLACE);
  self->answer = g_type_class_ref (ROUSE_TYPE_HURT_ANSWER);

  return prepare_all (self, database, where, days, error) && rouse_sqlite_step (self->sets, &self->more_sets, error)
         && rouse_sqlite_step (self->hurts, &self->more_hurts, error);
}

static void
reader_close (Reader *self)
{
  sqlite3_finalize (self->sessions);
  sqlite3_finalize (self->sets);
  sqlite3_finalize (self->hurts);
  g_type_class_unref (self->status);
  g_type_class_unref (self->next_day);
  g_type_class_unref (self->level);
  g_type_class_unref (self->side);
  g_type_class_unref (self->outcome);
  g_type_class_unref (self->feeling);
  g_type_class_unref (self->place);
  g_type_class_unref (self->answer);
}

static RouseRecord *
read_session (Reader *self)
{
  RouseStatement *row = self->sessions;
  RouseRecord *record = rouse_record_new (read_text (row, 2));

  record->id = sqlite3_column_int64 (row, 0);
  g_set_str (&record->uuid, read_text (row, 1));
  record->status = (RouseStatus) read_word (row, 3, self->status);
  record->start = sqlite3_column_int64 (row, 4);
  g_set_str (&record->zone, read_text (row, 5));
  record->utc_offset = sqlite3_column_int (row, 6);
  record->day = (guint32) sqlite3_column_int (row, 7);
  record->active = sqlite3_column_int64 (row, 8);
  record->tired_before = read_answer (row, 9);
  record->pain_before = read_answer (row, 10);
  record->tired_after = read_answer (row, 11);
  record->pain_after = read_answer (row, 12);
  record->difficulty = read_answer (row, 13);
  g_set_str (&record->harder, read_text (row, 14));
  record->next_day = (RouseNextDay) read_word (row, 15, self->next_day);
  g_set_str (&record->plan, read_text (row, 16));

  return record;
}

static gboolean
read_sets (Reader *self, RouseRecord *record, GError **error)
{
  RouseStatement *row = self->sets;

  while (self->more_sets && sqlite3_column_int64 (row, 0) == record->id)
    {
      RouseRecordSet set = {
        .exercise = read_text (row, 1),
        .level = (RouseLevel) read_word (row, 2, self->level),
        .side = (RouseSide) read_word (row, 3, self->side),
        .number = (guint) sqlite3_column_int64 (row, 4),
        .done = (guint) sqlite3_column_int64 (row, 5),
        .planned = (guint) sqlite3_column_int64 (row, 6),
        .active = sqlite3_column_int64 (row, 7),
        .outcome = (RouseOutcome) read_word (row, 8, self->outcome),
      };

      rouse_record_add_set (record, &set);
      if (!rouse_sqlite_step (row, &self->more_sets, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_hurts (Reader *self, RouseRecord *record, GError **error)
{
  RouseStatement *row = self->hurts;

  while (self->more_hurts && sqlite3_column_int64 (row, 0) == record->id)
    {
      RouseRecordHurt hurt = {
        .exercise = read_text (row, 1),
        .level = (RouseLevel) read_word (row, 2, self->level),
        .side = (RouseSide) read_word (row, 3, self->side),
        .feeling = (RouseFeeling) read_word (row, 4, self->feeling),
        .place = (RousePlace) read_word (row, 5, self->place),
        .answer = (RouseHurtAnswer) read_word (row, 6, self->answer),
        .flagged = sqlite3_column_int (row, 7) != 0,
      };

      rouse_record_add_hurt (record, &hurt);
      if (!rouse_sqlite_step (row, &self->more_hurts, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
visit (Reader *self, RouseRecordFunc function, gpointer data, GError **error)
{
  while (TRUE)
    {
      g_autoptr (RouseRecord) record = NULL;
      gboolean row;

      if (!rouse_sqlite_step (self->sessions, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      record = read_session (self);
      if (!read_sets (self, record, error) || !read_hurts (self, record, error))
        return FALSE;
      if (!function (record, data))
        return TRUE;
    }
}

/*
 * rouse_journal_rows_visit:
 * @where: a condition of SQL on a row of “session”; ?1 is @first and ?2 is @last
 * @first: a Julian day
 * @last: a Julian day
 * @function: called with each record, by local date and start
 *
 * Reads sessions one after another, however many there are.
 *
 * Returns: whether all could be read
 */
gboolean
rouse_journal_rows_visit (RouseSqlite *database,
                          const char *where,
                          guint32 first,
                          guint32 last,
                          RouseRecordFunc function,
                          gpointer data,
                          GError **error)
{
  Reader reader = { 0 };
  guint32 days[] = { first, last };
  gboolean success;

  /* One view of the file, whoever else writes meanwhile. */
  if (!rouse_sqlite_execute (database, "BEGIN", error))
    return FALSE;
  success = reader_open (&reader, database, where, days, error) && visit (&reader, function, data, error);
  reader_close (&reader);
  sqlite3_exec (database, "COMMIT", NULL, NULL, NULL);

  return success;
}
