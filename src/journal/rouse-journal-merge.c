/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of some days: the journal's file, and what could not be written to it yet, as if it were there. */

#include "rouse-journal-merge.h"

typedef struct
{
  GHashTable *unsaved;
  GPtrArray *waiting; /* of RouseRecord, borrowed: those of these days, by date and start */
  guint next;
  gboolean stopped;
  RouseRecordFunc function;
  gpointer data;
} Merge;

static int
compare (const RouseRecord *a, const RouseRecord *b)
{
  if (a->day != b->day)
    return a->day < b->day ? -1 : 1;

  return (a->start > b->start) - (a->start < b->start);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  return compare (*(RouseRecord *const *) a, *(RouseRecord *const *) b);
}

static GPtrArray *
find_waiting (GHashTable *unsaved, guint32 first, guint32 last)
{
  GPtrArray *waiting = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, unsaved);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (((RouseRecord *) record)->day >= first && ((RouseRecord *) record)->day <= last)
      g_ptr_array_add (waiting, record);
  g_ptr_array_sort (waiting, compare_items);

  return waiting;
}

static gboolean
tell (Merge *self, RouseRecord *record)
{
  self->stopped = !self->function (record, self->data);

  return !self->stopped;
}

/* @record: (nullable): what comes next in the file */
static gboolean
tell_waiting (Merge *self, const RouseRecord *record)
{
  while (self->next < self->waiting->len && (record == NULL || compare (self->waiting->pdata[self->next], record) < 0))
    if (!tell (self, self->waiting->pdata[self->next++]))
      return FALSE;

  return TRUE;
}

static gboolean
visit (RouseRecord *record, gpointer data)
{
  Merge *self = data;

  if (!tell_waiting (self, record))
    return FALSE;

  return g_hash_table_contains (self->unsaved, record->uuid) || tell (self, record);
}

/*
 * rouse_journal_merge_visit:
 * @file: the journal's file
 * @unsaved: uuid → RouseRecord: sessions of which the file has an older state, or none
 * @first: a Julian day
 * @last: a Julian day
 * @function: called with each session, by date and start, until it returns %FALSE
 *
 * Reads the sessions of the days from @first to @last.
 *
 * Returns: whether all could be read
 */
gboolean
rouse_journal_merge_visit (RouseJournalFile *file,
                           GHashTable *unsaved,
                           guint32 first,
                           guint32 last,
                           RouseRecordFunc function,
                           gpointer data,
                           GError **error)
{
  g_autoptr (GPtrArray) waiting = find_waiting (unsaved, first, last);
  Merge merge = { .unsaved = unsaved, .waiting = waiting, .function = function, .data = data };

  if (!rouse_journal_file_visit (file, first, last, visit, &merge, error))
    return FALSE;
  if (!merge.stopped)
    tell_waiting (&merge, NULL);

  return TRUE;
}
