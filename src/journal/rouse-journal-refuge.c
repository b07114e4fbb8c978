/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where sessions are kept that the journal has no room for: small journals of the same kind in other places, so that
 * nothing is lost when the program ends, however it does. They are emptied into the journal as soon as it can be
 * written, at the latest by the next process. */

#include "rouse-journal-refuge.h"

#include <glib/gstdio.h>

/* 31 December 9999, as a Julian day of GDate. */
#define LAST_DAY 3652059u

struct _RouseJournalRefuge
{
  char **paths;           /* the best place first */
  RouseJournalFile *file; /* nullable: the one that is used */
  char *place;            /* nullable: the path of that one, borrowed */
  gboolean filled;
};

/*
 * rouse_journal_refuge_new:
 * @paths: of the files, the best place first; their folders are made when they are needed
 *
 * Returns: (transfer full): a refuge
 */
RouseJournalRefuge *
rouse_journal_refuge_new (const char *const *paths)
{
  RouseJournalRefuge *self = g_new0 (RouseJournalRefuge, 1);

  self->paths = g_strdupv ((char **) paths);

  return self;
}

/*
 * rouse_journal_refuge_free:
 *
 * Closes the refuge; what is in it stays.
 */
void
rouse_journal_refuge_free (RouseJournalRefuge *self)
{
  g_clear_pointer (&self->file, rouse_journal_file_close);
  g_strfreev (self->paths);
  g_free (self);
}

static RouseJournalFile *
open_file (const char *path, const RouseJournalMoment *moment)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (GError) error = NULL;
  RouseJournalFile *file = rouse_journal_file_open (path, rouse_journal_schema_get (), moment, &findings, &error);

  if (file == NULL)
    g_info ("%s: no refuge: %s", path, error->message);

  return file;
}

/*
 * rouse_journal_refuge_keep:
 * @record: a session that the journal does not have as it is
 *
 * Keeps a session in the first place that takes it. A later place has the later state of it.
 *
 * Returns: whether there is one
 */
gboolean
rouse_journal_refuge_keep (RouseJournalRefuge *self, const RouseRecord *record, const RouseJournalMoment *moment)
{
  if (self->file != NULL && rouse_journal_file_save (self->file, record, NULL))
    return TRUE;
  g_clear_pointer (&self->file, rouse_journal_file_close);

  for (char **path = self->paths; *path != NULL; path++)
    {
      self->file = open_file (*path, moment);
      if (self->file != NULL && rouse_journal_file_save (self->file, record, NULL))
        {
          self->place = *path;
          self->filled = TRUE;
          return TRUE;
        }
      g_clear_pointer (&self->file, rouse_journal_file_close);
    }

  return FALSE;
}

/*
 * rouse_journal_refuge_delete:
 * @records: (element-type RouseRecord): sessions that are not wanted any more
 *
 * Forgets sessions.
 */
void
rouse_journal_refuge_delete (RouseJournalRefuge *self, GPtrArray *records)
{
  if (self->file != NULL)
    rouse_journal_file_delete (self->file, records, NULL);
}

static gboolean
collect (RouseRecord *record, gpointer records)
{
  g_ptr_array_add (records, rouse_record_ref (record));

  return TRUE;
}

/*
 * rouse_journal_refuge_read:
 *
 * Reads everything that is here, also what a process left that has ended.
 *
 * Returns: (transfer full) (element-type RouseRecord): the sessions; later states of one come later
 */
GPtrArray *
rouse_journal_refuge_read (RouseJournalRefuge *self, const RouseJournalMoment *moment)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  for (char **path = self->paths; *path != NULL; path++)
    {
      const gboolean used = self->file != NULL && *path == self->place;
      g_autoptr (RouseJournalFile) other = NULL;

      if (!used && g_file_test (*path, G_FILE_TEST_EXISTS))
        other = open_file (*path, moment);
      if (used || other != NULL)
        self->filled |= rouse_journal_file_visit (used ? self->file : other, 1, LAST_DAY, collect, records, NULL);
    }

  return g_steal_pointer (&records);
}

/*
 * rouse_journal_refuge_clear:
 *
 * Everything in it is in the journal.
 */
void
rouse_journal_refuge_clear (RouseJournalRefuge *self)
{
  const char *const parts[] = { "", "-wal", "-shm", "-lock" };

  g_clear_pointer (&self->file, rouse_journal_file_close);
  for (char **path = self->paths; *path != NULL && self->filled; path++)
    for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
      {
        g_autofree char *part = g_strconcat (*path, parts[i], NULL);

        g_unlink (part);
      }
  self->filled = FALSE;
}
