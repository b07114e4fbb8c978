/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The half of RouseJournal that waits for disks: a queue that the main thread fills and a worker empties, in order. */

#include "rouse-journal-worker.h"

#include "rouse-journal-merge.h"
#include "rouse-journal-refuge.h"

struct _RouseJournalWorker
{
  char *path;

  /* Whoever works holds this, and with it the six after it. */
  GMutex work;
  RouseJournalFile *file;     /* nullable */
  GHashTable *unsaved;        /* uuid → RouseRecord: what could not be written yet */
  RouseJournalRefuge *refuge; /* nullable: where it is meanwhile */
  gboolean exposed;           /* not all of it */
  GError *error;              /* nullable */
  gboolean refused;           /* there is no use in trying again */

  /* Held for a moment only, for the next two. */
  GMutex queue;
  GQueue jobs; /* of RouseJournalJob */
  RouseJournalNews news;
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

static void
job_free (RouseJournalJob *self)
{
  g_clear_object (&self->task);
  g_clear_pointer (&self->record, rouse_record_unref);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseJournalJob, job_free)

/*
 * rouse_journal_worker_new:
 * @path: of the journal's file
 *
 * Returns: (transfer full): a worker without work
 */
RouseJournalWorker *
rouse_journal_worker_new (const char *path)
{
  RouseJournalWorker *self = g_atomic_rc_box_new0 (RouseJournalWorker);

  self->path = g_strdup (path);
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) rouse_record_unref);
  g_mutex_init (&self->work);
  g_mutex_init (&self->queue);
  g_queue_init (&self->jobs);

  return self;
}

/*
 * rouse_journal_worker_ref:
 *
 * Returns: (transfer full): the same worker
 */
RouseJournalWorker *
rouse_journal_worker_ref (RouseJournalWorker *self)
{
  return g_atomic_rc_box_acquire (self);
}

/*
 * rouse_journal_worker_set_refuges:
 * @paths: of files that take what the journal cannot, the best place first
 *
 * To be called before there is work.
 */
void
rouse_journal_worker_set_refuges (RouseJournalWorker *self, const char *const *paths)
{
  g_mutex_lock (&self->work);
  g_clear_pointer (&self->refuge, rouse_journal_refuge_free);
  self->refuge = rouse_journal_refuge_new (paths);
  g_mutex_unlock (&self->work);
}

static void
clear (gpointer data)
{
  RouseJournalWorker *self = data;

  g_clear_pointer (&self->file, rouse_journal_file_close);
  g_clear_pointer (&self->refuge, rouse_journal_refuge_free);
  g_hash_table_unref (self->unsaved);
  g_clear_error (&self->error);
  g_queue_clear_full (&self->jobs, (GDestroyNotify) job_free);
  rouse_journal_news_clear (&self->news);
  g_mutex_clear (&self->work);
  g_mutex_clear (&self->queue);
  g_free (self->path);
}

/*
 * rouse_journal_worker_unref:
 *
 * Lets the worker go.
 */
void
rouse_journal_worker_unref (RouseJournalWorker *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/*
 * rouse_journal_worker_push:
 * @job: (transfer full): something to be done after everything else
 */
void
rouse_journal_worker_push (RouseJournalWorker *self, RouseJournalJob *job)
{
  g_mutex_lock (&self->queue);
  g_queue_push_tail (&self->jobs, job);
  g_mutex_unlock (&self->queue);
}

static RouseJournalJob *
pop (RouseJournalWorker *self)
{
  RouseJournalJob *job;

  g_mutex_lock (&self->queue);
  job = g_queue_pop_head (&self->jobs);
  g_mutex_unlock (&self->queue);

  return job;
}

/*
 * rouse_journal_worker_has_jobs:
 *
 * Returns: whether something is left to be done
 */
gboolean
rouse_journal_worker_has_jobs (RouseJournalWorker *self)
{
  gboolean has_jobs;

  g_mutex_lock (&self->queue);
  has_jobs = !g_queue_is_empty (&self->jobs);
  g_mutex_unlock (&self->queue);

  return has_jobs;
}

static void
tell_findings (RouseJournalWorker *self, RouseJournalFindings *findings)
{
  g_mutex_lock (&self->queue);
  /* What was set aside before its backup had room. */
  if (findings->set_aside == NULL)
    findings->set_aside = g_steal_pointer (&self->news.findings.set_aside);
  rouse_journal_findings_clear (&self->news.findings);
  self->news.findings = *findings;
  g_mutex_unlock (&self->queue);
  *findings = (RouseJournalFindings) { 0 };
}

static void
tell_interrupted (RouseJournalWorker *self, RouseRecord *record)
{
  g_mutex_lock (&self->queue);
  g_clear_pointer (&self->news.findings.interrupted, rouse_record_unref);
  self->news.findings.interrupted = rouse_record_ref (record);
  g_mutex_unlock (&self->queue);
}

static void
tell_change (RouseJournalWorker *self)
{
  g_mutex_lock (&self->queue);
  self->news.changed = TRUE;
  g_mutex_unlock (&self->queue);
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
take_over_record (RouseJournalWorker *self, RouseRecord *record, RouseJournalFindings *findings)
{
  g_autoptr (GError) error = NULL;

  find_interrupted (record, findings);
  if (rouse_journal_file_save (self->file, record, &error))
    {
      tell_change (self);
      return;
    }

  g_hash_table_replace (self->unsaved, record->uuid, rouse_record_ref (record));
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
}

/* Once everything is in the journal, nothing is needed elsewhere. */
static void
leave_refuge (RouseJournalWorker *self)
{
  if (self->refuge != NULL && g_hash_table_size (self->unsaved) == 0)
    rouse_journal_refuge_clear (self->refuge);
  self->exposed &= g_hash_table_size (self->unsaved) > 0;
}

/* What a process has left elsewhere is written now, or when everything is that could not be. Of what this process keeps
 * there the newest state is at hand. */
static void
take_over (RouseJournalWorker *self, const RouseJournalMoment *moment, RouseJournalFindings *findings)
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

static gboolean
ensure_open (RouseJournalWorker *self, const RouseJournalMoment *moment, GError **error)
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
    tell_findings (self, &findings);
  if (self->file != NULL)
    return TRUE;

  self->refused = g_error_matches (reason, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER);
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_DAMAGED);
}

/* A file that turns out to be damaged is opened anew, which puts a backup in its place. */
static gboolean
save (RouseJournalWorker *self, RouseRecord *record, const RouseJournalMoment *moment, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!ensure_open (self, moment, error))
    return FALSE;
  if (rouse_journal_file_save (self->file, record, &reason))
    return TRUE;
  if (!is_damage (reason))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }

  g_clear_pointer (&self->file, rouse_journal_file_close);

  return ensure_open (self, moment, error) && rouse_journal_file_save (self->file, record, error);
}

static gboolean
keep_all (RouseJournalWorker *self, const RouseJournalMoment *moment)
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
shelter (RouseJournalWorker *self, RouseRecord *record, const RouseJournalMoment *moment)
{
  if (self->refuge == NULL || !rouse_journal_refuge_keep (self->refuge, record, moment))
    self->exposed = TRUE;
  else if (self->exposed)
    self->exposed = !keep_all (self, moment);
}

/* The newest state of a session takes the place of an older one that could not be written. It is read from then on:
 * only what is tried again is no news. */
static void
keep (RouseJournalWorker *self, RouseRecord *record, const RouseJournalMoment *moment)
{
  const gboolean known = g_hash_table_lookup (self->unsaved, record->uuid) == record;

  g_hash_table_replace (self->unsaved, record->uuid, rouse_record_ref (record));
  shelter (self, record, moment);
  if (!known && self->file != NULL)
    tell_change (self);
}

static gboolean
save_or_keep (RouseJournalWorker *self, RouseRecord *record, const RouseJournalMoment *moment, GError **error)
{
  if (!save (self, record, moment, error))
    {
      keep (self, record, moment);
      return FALSE;
    }

  g_hash_table_remove (self->unsaved, record->uuid);
  if (g_hash_table_size (self->unsaved) > 0)
    shelter (self, record, moment);
  leave_refuge (self);
  tell_change (self);

  return TRUE;
}

static gboolean
add (RouseJournalWorker *self, RouseJournalJob *job, GError **error)
{
  g_auto (RouseJournalFindings) findings = { 0 };

  if (!ensure_open (self, &job->moment, error)
      || !rouse_journal_file_add (self->file, job->records, &job->moment, &findings, error))
    return FALSE;
  if (findings.interrupted != NULL)
    tell_interrupted (self, findings.interrupted);
  tell_change (self);

  return TRUE;
}

/* The file may still say that it runs. */
static gboolean
save_waiting (RouseJournalWorker *self, GPtrArray *records, GError **error)
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
delete_records (RouseJournalWorker *self, RouseJournalJob *job, GError **error)
{
  if (!ensure_open (self, &job->moment, error) || !save_waiting (self, job->records, error)
      || !rouse_journal_file_delete (self->file, job->records, error))
    {
      if (job->record != NULL)
        tell_interrupted (self, job->record);
      return FALSE;
    }
  for (guint i = 0; i < job->records->len; i++)
    g_hash_table_remove (self->unsaved, ((RouseRecord *) job->records->pdata[i])->uuid);
  if (self->refuge != NULL)
    rouse_journal_refuge_delete (self->refuge, job->records);
  leave_refuge (self);
  tell_change (self);

  return TRUE;
}

static gboolean
retry (RouseJournalWorker *self, const RouseJournalMoment *moment, GError **error)
{
  g_autoptr (GPtrArray) records = g_hash_table_get_values_as_ptr_array (self->unsaved);

  /* A journal that nobody needed is not made for this. */
  if (self->error == NULL)
    return TRUE;
  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (RouseRecord) record = rouse_record_ref (records->pdata[i]);

      if (!save_or_keep (self, record, moment, error))
        return FALSE;
    }

  return ensure_open (self, moment, error);
}

static gboolean
visit (RouseJournalWorker *self, RouseJournalJob *job, GError **error)
{
  return ensure_open (self, &job->moment, error)
         && rouse_journal_merge_visit (self->file, self->unsaved, job->first, job->last, job->function, job->data,
                                       error);
}

/* A copy that cannot be made is no reason to alarm anybody: the journal itself is there. */
static gboolean
back_up (RouseJournalWorker *self, RouseJournalJob *job)
{
  g_autoptr (GError) error = NULL;

  if (self->file != NULL && !rouse_journal_file_back_up (self->file, job->moment.today, job->record != NULL, &error))
    g_info ("%s: no backup: %s", self->path, error->message);

  return TRUE;
}

static gboolean
run (RouseJournalWorker *self, RouseJournalJob *job, GError **error)
{
  switch (job->kind)
    {
    case ROUSE_JOURNAL_JOB_OPEN:
      return ensure_open (self, &job->moment, error);

    case ROUSE_JOURNAL_JOB_SAVE:
      return save_or_keep (self, job->record, &job->moment, error);

    case ROUSE_JOURNAL_JOB_ADD:
      return add (self, job, error);

    case ROUSE_JOURNAL_JOB_DELETE:
      return delete_records (self, job, error);

    case ROUSE_JOURNAL_JOB_VISIT:
      return visit (self, job, error);

    case ROUSE_JOURNAL_JOB_BACK_UP:
      return back_up (self, job);

    case ROUSE_JOURNAL_JOB_RETRY:
      return retry (self, &job->moment, error);

    default:
      g_return_val_if_reached (FALSE);
    }
}

/* An error stays until everything is on the disk: one session that was written does not make up for another. */
static void
tell (RouseJournalWorker *self)
{
  if (self->file != NULL && g_hash_table_size (self->unsaved) == 0)
    g_clear_error (&self->error);

  g_mutex_lock (&self->queue);
  g_clear_error (&self->news.error);
  self->news.error = self->error != NULL ? g_error_copy (self->error) : NULL;
  self->news.n_unsaved = g_hash_table_size (self->unsaved);
  self->news.exposed = self->exposed;
  self->news.opened = self->file != NULL;
  g_mutex_unlock (&self->queue);
}

static void
finish (RouseJournalWorker *self, RouseJournalJob *job)
{
  g_autoptr (GError) error = NULL;
  gboolean success = run (self, job, &error);

  if (!success)
    {
      g_clear_error (&self->error);
      self->error = g_error_copy (error);
    }
  tell (self);
  if (job->task != NULL && success)
    g_task_return_boolean (job->task, TRUE);
  else if (job->task != NULL)
    g_task_return_error (job->task, g_steal_pointer (&error));
}

/*
 * rouse_journal_worker_work:
 *
 * Does everything that is to be done, in order. Any thread; of two, one waits for the other.
 */
void
rouse_journal_worker_work (RouseJournalWorker *self)
{
  g_mutex_lock (&self->work);
  while (TRUE)
    {
      g_autoptr (RouseJournalJob) job = pop (self);

      if (job == NULL)
        break;
      finish (self, job);
    }
  g_mutex_unlock (&self->work);
}

/*
 * rouse_journal_worker_close:
 *
 * Closes the file.
 */
void
rouse_journal_worker_close (RouseJournalWorker *self)
{
  g_mutex_lock (&self->work);
  g_clear_pointer (&self->file, rouse_journal_file_close);
  g_mutex_unlock (&self->work);
}

/*
 * rouse_journal_worker_take_news:
 * @news: (out): what there is to tell; cleared by the caller
 *
 * Findings and changes are told once.
 */
void
rouse_journal_worker_take_news (RouseJournalWorker *self, RouseJournalNews *news)
{
  g_mutex_lock (&self->queue);
  *news = self->news;
  news->error = self->news.error != NULL ? g_error_copy (self->news.error) : NULL;
  self->news.findings = (RouseJournalFindings) { 0 };
  self->news.changed = FALSE;
  g_mutex_unlock (&self->queue);
}
