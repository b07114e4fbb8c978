/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a journal of ten years costs: adding a set to it, with and without waiting for the disk, and reading it. */

#include "journal-fixture.h"

#include "rouse-day.h"

#include <sys/syscall.h>
#include <unistd.h>

#define N_SESSIONS 3650
#define N_ADDED 200

static gboolean synced;

/* Takes the place of the C library's for SQLite too. */
int
fdatasync (int file)
{
  return synced ? (int) syscall (SYS_fdatasync, file) : 0;
}

static gboolean
count (RouseRecord *record, gpointer n)
{
  ++*(guint *) n;

  return TRUE;
}

static void
add_sessions (RouseJournalFile *file, JournalFixture *fixture)
{
  for (guint i = 0; i < N_SESSIONS; i++)
    {
      g_autoptr (RouseRecord) record = journal_fixture_create_record (fixture, ROUSE_STATUS_FINISHED, 3);

      for (guint j = 1; j < 3; j++)
        rouse_record_add_set (record, &g_array_index (record->sets, RouseRecordSet, j));
      record->day = fixture->moment.today - i;
      g_assert_true (rouse_journal_file_save (file, record, NULL));
    }
}

static void
read_days (RouseJournalFile *file, JournalFixture *fixture, guint n_days)
{
  gint64 start = g_get_monotonic_time ();
  guint n = 0;

  g_assert_true (
      rouse_journal_file_visit (file, fixture->moment.today - n_days + 1, fixture->moment.today, count, &n, NULL));
  g_print ("read %u sessions: %.2f ms\n", n, (double) (g_get_monotonic_time () - start) / 1000.0);
}

static void
add_sets (RouseJournalFile *file, JournalFixture *fixture, const char *disk)
{
  g_autoptr (RouseRecord) record = journal_fixture_create_record (fixture, ROUSE_STATUS_RUNNING, 3);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_ADDED; i++)
    g_assert_true (rouse_journal_file_save (file, record, NULL));
  g_print ("add a set, %s: %.3f ms\n", disk, (double) (g_get_monotonic_time () - start) / 1000.0 / N_ADDED);
}

int
main (int argc, char **argv)
{
  JournalFixture fixture;
  g_auto (RouseJournalFindings) findings = { 0 };
  RouseJournalFile *file;
  gint64 start;

  journal_fixture_set_up (&fixture, NULL);
  file = rouse_journal_file_open (fixture.path, rouse_journal_schema_get (), &fixture.moment, &findings, NULL);
  add_sessions (file, &fixture);
  add_sets (file, &fixture, "without waiting for the disk");
  synced = TRUE;
  add_sets (file, &fixture, "on the disk");
  rouse_journal_file_close (file);

  start = g_get_monotonic_time ();
  file = rouse_journal_file_open (fixture.path, rouse_journal_schema_get (), &fixture.moment, &findings, NULL);
  g_print ("open: %.2f ms\n", (double) (g_get_monotonic_time () - start) / 1000.0);
  read_days (file, &fixture, 30);
  read_days (file, &fixture, N_SESSIONS);
  start = g_get_monotonic_time ();
  g_assert_true (rouse_journal_file_back_up (file, fixture.moment.today, TRUE, NULL));
  g_print ("back up: %.2f ms\n", (double) (g_get_monotonic_time () - start) / 1000.0);
  rouse_journal_file_close (file);
  journal_fixture_tear_down (&fixture, NULL);

  return 0;
}
