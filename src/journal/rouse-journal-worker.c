/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The half of RouseJournal that waits for disks: a queue that the main thread fills and a worker empties, in order. */

#include "rouse-journal-worker.h"

struct _RouseJournalWorker
{
  /* Whoever works holds this, and with it the next. */
  GMutex work;
  RouseJournalStore *store;

  /* Held for a moment only, for the next two. */
  GMutex queue;
  GQueue jobs; /* of RouseJournalJob */
  RouseJournalNews news;
};

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

  self->store = rouse_journal_store_new (path);
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
  rouse_journal_store_set_refuges (self->store, paths);
  g_mutex_unlock (&self->work);
}

static void
clear (gpointer data)
{
  RouseJournalWorker *self = data;

  g_clear_pointer (&self->store, rouse_journal_store_free);
  g_queue_clear_full (&self->jobs, (GDestroyNotify) job_free);
  rouse_journal_news_clear (&self->news);
  g_mutex_clear (&self->work);
  g_mutex_clear (&self->queue);
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

static gboolean
run (RouseJournalStore *store, RouseJournalJob *job, GError **error)
{
  switch (job->kind)
    {
    case ROUSE_JOURNAL_JOB_OPEN:
      return rouse_journal_store_open (store, &job->moment, error);

    case ROUSE_JOURNAL_JOB_SAVE:
      return rouse_journal_store_save (store, job->record, &job->moment, error);

    case ROUSE_JOURNAL_JOB_ADD:
      return rouse_journal_store_add (store, job->records, &job->moment, error);

    case ROUSE_JOURNAL_JOB_DELETE:
      return rouse_journal_store_delete (store, job->records, job->record, &job->moment, error);

    case ROUSE_JOURNAL_JOB_VISIT:
      return rouse_journal_store_visit (store, job->first, job->last, job->function, job->data, &job->moment, error);

    case ROUSE_JOURNAL_JOB_BACK_UP:
      rouse_journal_store_back_up (store, job->moment.today, job->record != NULL);
      return TRUE;

    case ROUSE_JOURNAL_JOB_RETRY:
      return rouse_journal_store_retry (store, &job->moment, error);

    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What it has brought is told before whoever asked for it hears that it is done. */
static void
finish (RouseJournalWorker *self, RouseJournalJob *job)
{
  g_autoptr (GError) error = NULL;
  gboolean success = run (self->store, job, &error);

  g_mutex_lock (&self->queue);
  rouse_journal_store_tell (self->store, error, &self->news);
  g_mutex_unlock (&self->queue);
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
  rouse_journal_store_close (self->store);
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
