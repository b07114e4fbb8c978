/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is changed in a journal other than by exercising: many sessions at once, all of them or none. */

#include "rouse-journal-private.h"

static GPtrArray *
copy_records (GPtrArray *records)
{
  GPtrArray *copy = g_ptr_array_new_full (records->len, (GDestroyNotify) rouse_record_unref);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (copy, rouse_record_ref (records->pdata[i]));

  return copy;
}

static void
push (RouseJournal *self, RouseJournalJobKind kind, GPtrArray *records, RouseRecord *record, GTask *task)
{
  RouseJournalJob *job = rouse_journal_create_job (self, kind);
  g_autoptr (GPtrArray) copy = copy_records (records);

  g_task_set_task_data (task, g_ptr_array_ref (copy), (GDestroyNotify) g_ptr_array_unref);
  job->task = task;
  job->record = record != NULL ? rouse_record_ref (record) : NULL;
  job->records = g_steal_pointer (&copy);
  rouse_journal_push (self, job);
}

/**
 * rouse_journal_add_async:
 * @self: a journal
 * @records: (element-type RouseRecord): sessions that are over; not changed any more
 * @callback: (nullable): called afterwards; ends with rouse_journal_add_finish()
 * @data: for @callback
 *
 * Stores sessions that are not in the journal yet; what is there already stays as it is.
 */
void
rouse_journal_add_async (RouseJournal *self, GPtrArray *records, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task;

  g_return_if_fail (ROUSE_IS_JOURNAL (self));
  g_return_if_fail (records != NULL);

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, rouse_journal_add_async);
  push (self, ROUSE_JOURNAL_JOB_ADD, records, NULL, task);
}

/**
 * rouse_journal_add_finish:
 * @self: the journal
 * @result: what the callback got
 * @n_added: (out) (optional): how many were not there before
 * @error: return location for an error of #ROUSE_JOURNAL_ERROR
 *
 * Returns: whether all of them are on the disk; if not, none of them was added
 */
gboolean
rouse_journal_add_finish (RouseJournal *self, GAsyncResult *result, guint *n_added, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  if (n_added != NULL)
    *n_added = ((GPtrArray *) g_task_get_task_data (G_TASK (result)))->len;

  return TRUE;
}

/**
 * rouse_journal_delete_async:
 * @self: a journal
 * @records: (element-type RouseRecord): sessions
 * @callback: (nullable): called afterwards; ends with rouse_journal_delete_finish()
 * @data: for @callback
 *
 * Deletes sessions, except one that runs. Who keeps @records can add them again; the backups of the last days keep them
 * too.
 */
void
rouse_journal_delete_async (RouseJournal *self, GPtrArray *records, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (RouseRecord) interrupted = NULL;
  GTask *task;

  g_return_if_fail (ROUSE_IS_JOURNAL (self));
  g_return_if_fail (records != NULL);

  for (guint i = 0; i < records->len && self->interrupted != NULL; i++)
    if (g_str_equal (self->interrupted->uuid, ((const RouseRecord *) records->pdata[i])->uuid))
      {
        interrupted = rouse_record_ref (self->interrupted);
        rouse_journal_set_interrupted (self, NULL);
      }

  task = g_task_new (self, NULL, callback, data);
  g_task_set_source_tag (task, rouse_journal_delete_async);
  push (self, ROUSE_JOURNAL_JOB_DELETE, records, interrupted, task);
}

/**
 * rouse_journal_delete_finish:
 * @self: the journal
 * @result: what the callback got
 * @error: return location for an error of #ROUSE_JOURNAL_ERROR
 *
 * Returns: whether they are gone; if not, all of them are still there
 */
gboolean
rouse_journal_delete_finish (RouseJournal *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
