/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-rig.h"

#include "rouse-day.h"

/**
 * journal_rig_count_cb:
 * @n: how often it was called
 *
 * Counts.
 */
void
journal_rig_count_cb (guint *n)
{
  ++*n;
}

/**
 * journal_rig_open:
 *
 * Makes another journal, that has not been opened, on the same file.
 */
void
journal_rig_open (JournalRig *self)
{
  self->journal = rouse_journal_new (self->fixture.path, ROUSE_CLOCK (self->clock));
  g_signal_connect_swapped (self->journal, "changed", G_CALLBACK (journal_rig_count_cb), &self->n_changed);
  g_signal_connect_swapped (self->journal, "notify::error", G_CALLBACK (journal_rig_count_cb), &self->n_errors);
}

/**
 * journal_rig_set_up:
 *
 * Prepares a journal that has not been opened, in an empty folder.
 */
void
journal_rig_set_up (JournalRig *self, gconstpointer data)
{
  journal_fixture_set_up (&self->fixture, data);
  self->clock = rouse_fake_clock_new ();
  journal_rig_open (self);
}

/**
 * journal_rig_tear_down:
 *
 * Makes sure that nothing outlives the journal.
 */
void
journal_rig_tear_down (JournalRig *self, gconstpointer data)
{
  rouse_journal_close (self->journal);
  journal_fixture_let_go (self->journal);
  g_assert_finalize_object (self->clock);
  journal_fixture_tear_down (&self->fixture, data);
}

/**
 * journal_rig_finished_cb:
 * @data: where the result goes
 *
 * Keeps the result.
 */
void
journal_rig_finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * journal_rig_save:
 * @record: a session
 *
 * Stores a session, and waits for it.
 *
 * Returns: whether it is on the disk
 */
gboolean
journal_rig_save (JournalRig *self, RouseRecord *record, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rouse_journal_save_async (self->journal, record, journal_rig_finished_cb, &result);
  WAIT (result != NULL);

  return rouse_journal_save_finish (self->journal, result, error);
}

/**
 * journal_rig_load:
 *
 * Returns: (transfer full): all sessions
 */
GPtrArray *
journal_rig_load (JournalRig *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;

  rouse_journal_load_async (self->journal, 1, rouse_day_parse ("9999-12-31"), NULL, journal_rig_finished_cb, &result);
  WAIT (result != NULL);
  records = rouse_journal_load_finish (self->journal, result, &error);
  g_assert_no_error (error);

  return records;
}

/**
 * journal_rig_count:
 *
 * Returns: how many sessions the file has, whatever the journal says
 */
gint64
journal_rig_count (JournalRig *self)
{
  return journal_fixture_ask (self->fixture.path, "SELECT count (*) FROM session");
}
