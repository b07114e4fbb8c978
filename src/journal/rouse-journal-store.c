/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of sessions on disks: the journal's file, what could not be written to it yet, and the refuge where that
 * is meanwhile. */

#include "rouse-journal-store.h"

#include "rouse-journal-merge.h"
#include "rouse-journal-refuge.h"

struct _RouseJournalStore
{
  char *path;
  RouseJournalFile *file;     /* nullable */
  GHashTable *unsaved;        /* uuid → RouseRecord: what could not be written yet */
  RouseJournalRefuge *refuge; /* nullable: where it is meanwhile */
  gboolean exposed;           /* not all of it */
  GError *error;              /* nullable */
  gboolean refused;           /* there is no use in trying again */

  /* Not told yet. */
  gboolean changed;
  gboolean opened; /* since then; the findings take the place of earlier ones */
  RouseJournalFindings findings;
};

/*
 * rouse_journal_news_clear:
 *
 * Frees what was told.
 */
void
rouse_journal_news_clear (RouseJournalNews *self)
{
  g_clear_error (&self->error);
  rouse_journal_findings_clear (&self->findings);
}

/*
 * rouse_journal_store_new:
 * @path: of the journal's file
 *
 * Returns: (transfer full): a store that has not been opened
 */
RouseJournalStore *
rouse_journal_store_new (const char *path)
{
  RouseJournalStore *self = g_new0 (RouseJournalStore, 1);

  self->path = g_strdup (path);
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) rouse_record_unref);

  return self;
}

/*
 * rouse_journal_store_free:
 *
 * Closes everything; what could not be written is in the refuge, or gone.
 */
void
rouse_journal_store_free (RouseJournalStore *self)
{
  g_clear_pointer (&self->file, rouse_journal_file_close);
  g_clear_pointer (&self->refuge, rouse_journal_refuge_free);
  g_hash_table_unref (self->unsaved);
  g_clear_error (&self->error);
  rouse_journal_findings_clear (&self->findings);
  g_free (self->path);
  g_free (self);
}

/*
 * rouse_journal_store_set_refuges:
 * @paths: of files that take what the journal cannot, the best place first
 */
void
rouse_journal_store_set_refuges (RouseJournalStore *self, const char *const *paths)
{
  g_clear_pointer (&self->refuge, rouse_journal_refuge_free);
  self->refuge = rouse_journal_refuge_new (paths);
}

/* Of which file it is said: SQLite names none. */
static gboolean
fail (RouseJournalStore *self, GError *reason, GError **error)
{
  g_propagate_prefixed_error (error, reason, "%s: ", self->path);

  return FALSE;
}

static void
take_findings (RouseJournalFindings *self, RouseJournalFindings *findings)
{
  /* What was set aside before its backup had room. */
  if (findings->set_aside == NULL)
    findings->set_aside = g_steal_pointer (&self->set_aside);
  rouse_journal_findings_clear (self);
  *self = *findings;
  *findings = (RouseJournalFindings) { 0 };
}

static void
take_interrupted (RouseJournalFindings *self, RouseRecord *record)
{
  g_clear_pointer (&self->interrupted, rouse_record_unref);
  self->interrupted = rouse_record_ref (record);
}

/* What was interrupted may have come further than the journal knows, to its end even. */
static void
find_interrupted (RouseRecord *record, RouseJournalFindings *findings)
{
  RouseRecord *known = findings->interrupted;
  const gboolean same = known != NULL && g_str_equal (known->uuid, record->uuid);
  const gboolean again = record->status == ROUSE_STATUS_INTERRUPTED;

  if (!same && !(again && (known == NULL || known->start < record->start)))
    return;

  g_clear_pointer (&findings->interrupted, rouse_record_unref);
  if (again)
    findings->interrupted = rouse_record_ref (record);
}

static void
take_over_record (RouseJournalStore *self, RouseRecord *record, RouseJournalFindings *findings)
{
  g_autoptr (GError) error = NULL;

  find_interrupted (record, findings);
  if (rouse_journal_file_save (self->file, record, &error))
    {
      self->changed = TRUE;
      return;
    }

  g_hash_table_replace (self->unsaved, record->uuid, rouse_record_ref (record));
  g_clear_error (&self->error);
  fail (self, g_steal_pointer (&error), &self->error);
}

/* Once everything is in the journal, nothing is needed elsewhere. */
static void
leave_refuge (RouseJournalStore *self)
{
  if (self->refuge != NULL && g_hash_table_size (self->unsaved) == 0)
    rouse_journal_refuge_clear (self->refuge);
  self->exposed &= g_hash_table_size (self->unsaved) > 0;
}

/* What a process has left elsewhere is written now, or when everything is that could not be. Of what this process keeps
 * there the newest state is at hand. */
static void
take_over (RouseJournalStore *self, const RouseJournalMoment *moment, RouseJournalFindings *findings)
{
  g_autoptr (GHashTable) left = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) records = self->refuge != NULL ? rouse_journal_refuge_read (self->refuge, moment) : NULL;
  GHashTableIter iter;
  gpointer record;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      RouseRecord *other = records->pdata[i];

      if (other->status != ROUSE_STATUS_RUNNING && !g_hash_table_contains (self->unsaved, other->uuid))
        g_hash_table_replace (left, other->uuid, other);
    }

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    take_over_record (self, record, findings);
  leave_refuge (self);
}

/*
 * rouse_journal_store_open:
 * @moment: now and here
 *
 * Opens the file, unless it is open. Everything else that needs it does that too.
 *
 * Returns: whether it is open
 */
gboolean
rouse_journal_store_open (RouseJournalStore *self, const RouseJournalMoment *moment, GError **error)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (GError) reason = NULL;

  if (self->file != NULL)
    return TRUE;
  if (self->refused)
    {
      g_propagate_error (error, g_error_copy (self->error));
      return FALSE;
    }

  self->file = rouse_journal_file_open (self->path, rouse_journal_schema_get (), moment, &findings, &reason);
  if (self->file != NULL)
    take_over (self, moment, &findings);
  if (self->file != NULL || findings.set_aside != NULL)
    {
      self->opened = TRUE;
      take_findings (&self->findings, &findings);
    }
  if (self->file != NULL)
    return TRUE;

  self->refused = g_error_matches (reason, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER);

  return fail (self, g_steal_pointer (&reason), error);
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_DAMAGED);
}

/* A file that turns out to be damaged is opened anew, which puts a backup in its place. */
static gboolean
save_now (RouseJournalStore *self, RouseRecord *record, const RouseJournalMoment *moment, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!rouse_journal_store_open (self, moment, error))
    return FALSE;
  if (rouse_journal_file_save (self->file, record, &reason))
    return TRUE;
  if (!is_damage (reason))
    return fail (self, g_steal_pointer (&reason), error);

  g_clear_pointer (&self->file, rouse_journal_file_close);
  g_clear_error (&reason);
  if (!rouse_journal_store_open (self, moment, error))
    return FALSE;

  return rouse_journal_file_save (self->file, record, &reason) || fail (self, g_steal_pointer (&reason), error);
}

static gboolean
keep_all (RouseJournalStore *self, const RouseJournalMoment *moment)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!rouse_journal_refuge_keep (self->refuge, record, moment))
      return FALSE;

  return TRUE;
}

/* A session that could not be written, or that must not be older there than in the journal. */
static void
shelter (RouseJournalStore *self, RouseRecord *record, const RouseJournalMoment *moment)
{
  if (self->refuge == NULL || !rouse_journal_refuge_keep (self->refuge, record, moment))
    self->exposed = TRUE;
  else if (self->exposed)
    self->exposed = !keep_all (self, moment);
}

/* The newest state of a session takes the place of an older one that could not be written. It is read from then on:
 * only what is tried again is no news. */
static void
keep (RouseJournalStore *self, RouseRecord *record, const RouseJournalMoment *moment)
{
  const gboolean known = g_hash_table_lookup (self->unsaved, record->uuid) == record;

  g_hash_table_replace (self->unsaved, record->uuid, rouse_record_ref (record));
  shelter (self, record, moment);
  if (!known && self->file != NULL)
    self->changed = TRUE;
}

/*
 * rouse_journal_store_save:
 * @record: a session; not changed any more
 * @moment: now and here
 *
 * Stores a session, or keeps it until it can be stored.
 *
 * Returns: whether it is in the file
 */
gboolean
rouse_journal_store_save (RouseJournalStore *self,
                          RouseRecord *record,
                          const RouseJournalMoment *moment,
                          GError **error)
{
  if (!save_now (self, record, moment, error))
    {
      keep (self, record, moment);
      return FALSE;
    }

  g_hash_table_remove (self->unsaved, record->uuid);
  if (g_hash_table_size (self->unsaved) > 0)
    shelter (self, record, moment);
  leave_refuge (self);
  self->changed = TRUE;

  return TRUE;
}

/*
 * rouse_journal_store_add:
 * @records: (element-type RouseRecord): sessions; those that are there already are taken out of it
 * @moment: now and here
 *
 * Stores sessions that are not in the file yet, all or none.
 *
 * Returns: whether they are in the file
 */
gboolean
rouse_journal_store_add (RouseJournalStore *self, GPtrArray *records, const RouseJournalMoment *moment, GError **error)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (GError) reason = NULL;

  if (!rouse_journal_store_open (self, moment, error))
    return FALSE;
  if (!rouse_journal_file_add (self->file, records, moment, &findings, &reason))
    return fail (self, g_steal_pointer (&reason), error);
  if (findings.interrupted != NULL)
    take_interrupted (&self->findings, findings.interrupted);
  self->changed = TRUE;

  return TRUE;
}

/* The file may still say that it runs. */
static gboolean
save_waiting (RouseJournalStore *self, GPtrArray *records, GError **error)
{
  for (guint i = 0; i < records->len; i++)
    {
      const RouseRecord *waiting = g_hash_table_lookup (self->unsaved, ((RouseRecord *) records->pdata[i])->uuid);

      if (waiting != NULL && !rouse_journal_file_save (self->file, waiting, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
try_to_delete (RouseJournalStore *self, GPtrArray *records, const RouseJournalMoment *moment, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!rouse_journal_store_open (self, moment, error))
    return FALSE;

  return (save_waiting (self, records, &reason) && rouse_journal_file_delete (self->file, records, &reason))
         || fail (self, g_steal_pointer (&reason), error);
}

/*
 * rouse_journal_store_delete:
 * @records: (element-type RouseRecord): sessions
 * @interrupted: (nullable): the one of them that can be taken up again if it stays
 * @moment: now and here
 *
 * Deletes sessions, all or none. One that runs stays.
 *
 * Returns: whether they are gone
 */
gboolean
rouse_journal_store_delete (RouseJournalStore *self,
                            GPtrArray *records,
                            RouseRecord *interrupted,
                            const RouseJournalMoment *moment,
                            GError **error)
{
  if (!try_to_delete (self, records, moment, error))
    {
      if (interrupted != NULL)
        take_interrupted (&self->findings, interrupted);
      return FALSE;
    }
  for (guint i = 0; i < records->len; i++)
    g_hash_table_remove (self->unsaved, ((RouseRecord *) records->pdata[i])->uuid);
  if (self->refuge != NULL)
    rouse_journal_refuge_delete (self->refuge, records);
  leave_refuge (self);
  self->changed = TRUE;

  return TRUE;
}

/*
 * rouse_journal_store_retry:
 * @moment: now and here
 *
 * Tries again to write what could not be written.
 *
 * Returns: whether nothing is left
 */
gboolean
rouse_journal_store_retry (RouseJournalStore *self, const RouseJournalMoment *moment, GError **error)
{
  g_autoptr (GPtrArray) records = g_hash_table_get_values_as_ptr_array (self->unsaved);

  /* A journal that nobody needed is not made for this. */
  if (self->error == NULL)
    return TRUE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (RouseRecord) record = rouse_record_ref (records->pdata[i]);

      if (!rouse_journal_store_save (self, record, moment, error))
        return FALSE;
    }

  return rouse_journal_store_open (self, moment, error);
}

/*
 * rouse_journal_store_visit:
 * @first: a Julian day
 * @last: a Julian day
 * @function: called with each session of these days, by date and start
 * @moment: now and here
 *
 * Reads sessions, with what could not be written yet.
 *
 * Returns: whether all could be read
 */
gboolean
rouse_journal_store_visit (RouseJournalStore *self,
                           guint32 first,
                           guint32 last,
                           RouseRecordFunc function,
                           gpointer data,
                           const RouseJournalMoment *moment,
                           GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!rouse_journal_store_open (self, moment, error))
    return FALSE;

  return rouse_journal_merge_visit (self->file, self->unsaved, first, last, function, data, &reason)
         || fail (self, g_steal_pointer (&reason), error);
}

/*
 * rouse_journal_store_back_up:
 * @today: as a Julian day
 * @again: whether to replace the backup of today
 *
 * Makes the backup of today. A copy that cannot be made is no reason to alarm anybody: the journal itself is there.
 */
void
rouse_journal_store_back_up (RouseJournalStore *self, guint32 today, gboolean again)
{
  g_autoptr (GError) error = NULL;

  if (self->file != NULL && !rouse_journal_file_back_up (self->file, today, again, &error))
    g_info ("%s: no backup: %s", self->path, error->message);
}

/*
 * rouse_journal_store_close:
 *
 * Closes the file.
 */
void
rouse_journal_store_close (RouseJournalStore *self)
{
  g_clear_pointer (&self->file, rouse_journal_file_close);
}

/*
 * rouse_journal_store_tell:
 * @error: (nullable): why the last thing that was asked for could not be done
 * @news: (inout): what was told before and is not known yet
 *
 * An error stays until everything is on the disk: one session that was written does not make up for another.
 */
void
rouse_journal_store_tell (RouseJournalStore *self, const GError *error, RouseJournalNews *news)
{
  if (error != NULL)
    {
      g_clear_error (&self->error);
      self->error = g_error_copy (error);
    }
  if (self->file != NULL && g_hash_table_size (self->unsaved) == 0)
    g_clear_error (&self->error);

  g_clear_error (&news->error);
  news->error = self->error != NULL ? g_error_copy (self->error) : NULL;
  news->n_unsaved = g_hash_table_size (self->unsaved);
  news->exposed = self->exposed;
  news->opened = self->file != NULL;
  news->changed |= self->changed;
  if (self->opened)
    take_findings (&news->findings, &self->findings);
  else if (self->findings.interrupted != NULL)
    take_interrupted (&news->findings, self->findings.interrupted);
  rouse_journal_findings_clear (&self->findings);
  self->changed = self->opened = FALSE;
}
