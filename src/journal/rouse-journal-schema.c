/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the file looks like, and how an older one becomes a newer one. */

#include "rouse-journal-schema.h"

/* Words and not numbers, so that the file explains itself and no order of an enumeration is written in stone. Times as
 * their fields in rouse-record.h; a question that was not answered is NULL. */
static const char version_1[]
    = "CREATE TABLE session ("
      "  id INTEGER PRIMARY KEY,"
      "  uuid TEXT NOT NULL UNIQUE,"
      "  routine TEXT NOT NULL,"
      "  status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'ended-early', 'interrupted')),"
      "  start INTEGER NOT NULL,"
      "  zone TEXT NOT NULL,"
      "  utc_offset INTEGER NOT NULL CHECK (utc_offset BETWEEN -86400 AND 86400),"
      "  local_date TEXT NOT NULL CHECK (date (local_date) IS local_date),"
      "  active INTEGER NOT NULL CHECK (active >= 0),"
      "  tired_before INTEGER CHECK (tired_before BETWEEN 0 AND 10),"
      "  pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),"
      "  tired_after INTEGER CHECK (tired_after BETWEEN 0 AND 10),"
      "  pain_after INTEGER CHECK (pain_after BETWEEN 0 AND 10),"
      "  difficulty INTEGER CHECK (difficulty BETWEEN 1 AND 5),"
      "  harder TEXT,"
      "  next_day TEXT CHECK (next_day IN ('better', 'same', 'worse', 'much-worse')),"
      "  plan TEXT"
      ") STRICT;"
      "CREATE INDEX session_by_date ON session (local_date, start);"
      "CREATE INDEX session_open ON session (status) WHERE status IN ('running', 'interrupted');"
      "CREATE TABLE exercise_set ("
      "  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
      "  position INTEGER NOT NULL CHECK (position >= 0),"
      "  exercise TEXT NOT NULL,"
      "  level TEXT NOT NULL CHECK (level IN ('easy', 'standard', 'hard')),"
      "  side TEXT NOT NULL CHECK (side IN ('both', 'left', 'right')),"
      "  number INTEGER NOT NULL CHECK (number >= 1),"
      "  done INTEGER NOT NULL CHECK (done BETWEEN 0 AND planned),"
      "  planned INTEGER NOT NULL CHECK (planned >= 1),"
      "  active INTEGER NOT NULL CHECK (active >= 0),"
      "  outcome TEXT NOT NULL CHECK (outcome IN ('done', 'unfinished', 'skipped')),"
      "  PRIMARY KEY (session, position)"
      ") STRICT, WITHOUT ROWID;"
      "CREATE TABLE hurt ("
      "  session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,"
      "  position INTEGER NOT NULL CHECK (position >= 0),"
      "  exercise TEXT,"
      "  level TEXT NOT NULL CHECK (level IN ('easy', 'standard', 'hard')),"
      "  side TEXT NOT NULL CHECK (side IN ('both', 'left', 'right')),"
      "  feeling TEXT NOT NULL,"
      "  place TEXT NOT NULL,"
      "  answer TEXT NOT NULL,"
      "  flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),"
      "  PRIMARY KEY (session, position)"
      ") STRICT, WITHOUT ROWID;";

static const char *const steps[] = { version_1 };
static const RouseJournalSchema schema = { steps, G_N_ELEMENTS (steps) };

/*
 * rouse_journal_schema_get:
 *
 * Returns: (transfer none): the schema of this version of Rouse
 */
const RouseJournalSchema *
rouse_journal_schema_get (void)
{
  return &schema;
}

/*
 * rouse_journal_schema_read:
 * @version: (out): the version of the file; 0 for an empty one
 *
 * Tells whether a file is a journal, and which.
 *
 * Returns: %FALSE with %ROUSE_JOURNAL_ERROR_NEWER or %ROUSE_JOURNAL_ERROR_DAMAGED, or why it could not be read
 */
gboolean
rouse_journal_schema_read (const RouseJournalSchema *self, RouseSqlite *database, guint *version, GError **error)
{
  gint64 application, stored, tables;

  if (!rouse_sqlite_read_number (database, "PRAGMA application_id", &application, error)
      || !rouse_sqlite_read_number (database, "PRAGMA user_version", &stored, error)
      || !rouse_sqlite_read_number (database, "SELECT count (*) FROM sqlite_schema", &tables, error))
    return FALSE;

  if (application == 0 && stored == 0 && tables == 0)
    {
      *version = 0;
      return TRUE;
    }
  if (application != ROUSE_JOURNAL_APPLICATION_ID || stored < 1)
    {
      g_set_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_DAMAGED, "This is not a journal of Rouse");
      return FALSE;
    }
  if (stored > self->version)
    {
      g_set_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER, "The journal has version %d, known is %u",
                   (int) stored, self->version);
      return FALSE;
    }

  *version = (guint) stored;
  return TRUE;
}

static gboolean
take_step (const RouseJournalSchema *self, RouseSqlite *database, guint version, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u;",
                                            ROUSE_JOURNAL_APPLICATION_ID, version + 1);
  gint64 stored;

  /* Another process may have been quicker. */
  if (!rouse_sqlite_read_number (database, "PRAGMA user_version", &stored, error))
    return FALSE;

  return stored > version
         || (rouse_sqlite_execute (database, self->steps[version], error)
             && rouse_sqlite_execute (database, stamp, error));
}

/*
 * rouse_journal_schema_migrate:
 * @version: the version of the file
 *
 * Brings a file to the version of the schema, one transaction a step.
 *
 * Returns: whether it has that version now
 */
gboolean
rouse_journal_schema_migrate (const RouseJournalSchema *self, RouseSqlite *database, guint version, GError **error)
{
  for (; version < self->version; version++)
    {
      if (!rouse_sqlite_execute (database, "BEGIN EXCLUSIVE", error))
        return FALSE;
      /* A failed step leaves the file as it was. */
      if (!take_step (self, database, version, error) || !rouse_sqlite_execute (database, "COMMIT", error))
        {
          sqlite3_exec (database, "ROLLBACK", NULL, NULL, NULL);
          return FALSE;
        }
    }

  return TRUE;
}
