/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes into a journal, and comes out of it. */

#include "rouse-journal-private.h"

/**
 * rouse_journal_save_async:
 * @self: a journal
 * @record: a session; copied
 * @callback: (nullable): called when it is on the disk, or cannot be for now
 * @data: for @callback
 *
 * Stores a session, in the place of what was stored of it before. What cannot be written now is written when it can be,
 * without anybody asking again.
 */
void
rouse_journal_save_async (RouseJournal *self, RouseRecord *record, GAsyncReadyCallback callback, gpointer data)
{
  RouseJournalJob *job;

  g_return_if_fail (ROUSE_IS_JOURNAL (self));
  g_return_if_fail (record != NULL);

  job = rouse_journal_create_job (self, ROUSE_JOURNAL_JOB_SAVE);
  job->task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (job->task, rouse_journal_save_async);
  job->record = rouse_record_copy (record);
  if (record->status == ROUSE_STATUS_INTERRUPTED)
    rouse_journal_set_interrupted (self, job->record);
  else if (self->interrupted != NULL && g_str_equal (self->interrupted->uuid, record->uuid))
    rouse_journal_set_interrupted (self, NULL);
  rouse_journal_push (self, job);

  if (record->status != ROUSE_STATUS_FINISHED && record->status != ROUSE_STATUS_ENDED_EARLY)
    return;
  /* With the record, so that today's is replaced. */
  job = rouse_journal_create_job (self, ROUSE_JOURNAL_JOB_BACK_UP);
  job->record = rouse_record_ref (record);
  rouse_journal_push (self, job);
}

/**
 * rouse_journal_save_finish:
 * @self: the journal
 * @result: what the callback got
 * @error: return location for an error of #ROUSE_JOURNAL_ERROR
 *
 * Returns: whether it is on the disk; if not, it is tried again
 */
gboolean
rouse_journal_save_finish (RouseJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  GPtrArray *records;
  GCancellable *cancellable; /* nullable */
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_ptr_array_unref (load->records);
  g_clear_object (&load->cancellable);
  g_free (load);
}

/* On the worker. */
static gboolean
collect (RouseRecord *record, gpointer data)
{
  Load *load = data;

  g_ptr_array_add (load->records, rouse_record_ref (record));

  return !g_cancellable_is_cancelled (load->cancellable);
}

/**
 * rouse_journal_load_async:
 * @self: a journal
 * @first: a Julian day
 * @last: a Julian day
 * @cancellable: (nullable): ends the reading
 * @callback: called afterwards; ends with rouse_journal_load_finish()
 * @data: for @callback
 *
 * Reads the sessions of the days from @first to @last, with what could not be written yet.
 */
void
rouse_journal_load_async (RouseJournal *self,
                          guint32 first,
                          guint32 last,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  RouseJournalJob *job;
  Load *load;

  g_return_if_fail (ROUSE_IS_JOURNAL (self));

  load = g_new0 (Load, 1);
  load->records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  g_set_object (&load->cancellable, cancellable);

  job = rouse_journal_create_job (self, ROUSE_JOURNAL_JOB_VISIT);
  job->task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (job->task, rouse_journal_load_async);
  g_task_set_task_data (job->task, load, load_free);
  job->first = first;
  job->last = last;
  job->function = collect;
  job->data = load;
  rouse_journal_push (self, job);
}

/**
 * rouse_journal_load_finish:
 * @self: the journal
 * @result: what the callback got
 * @error: return location for an error of #ROUSE_JOURNAL_ERROR, or #G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer container) (element-type RouseRecord) (nullable): the sessions, by date and start
 */
GPtrArray *
rouse_journal_load_finish (RouseJournal *self, GAsyncResult *result, GError **error)
{
  Load *load;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  load = g_task_get_task_data (G_TASK (result));

  return g_ptr_array_ref (load->records);
}
