/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is found when a journal is opened after something went wrong. */

#include "journal-fixture.h"

#include "rouse-day.h"

#include <glib/gstdio.h>

static RouseJournalFile *
open_file (JournalFixture *self, RouseJournalFindings *findings)
{
  g_autoptr (GError) error = NULL;
  RouseJournalFile *file
      = rouse_journal_file_open (self->path, rouse_journal_schema_get (), &self->moment, findings, &error);

  g_assert_no_error (error);

  return file;
}

static gint64
count (JournalFixture *self, const char *condition)
{
  g_autofree char *sql = g_strconcat ("SELECT count (*) FROM session WHERE ", condition, NULL);

  return journal_fixture_ask (self->path, sql);
}

typedef struct
{
  const char *name;
  gssize truncate; /* to this many bytes; -1 for not at all */
  gssize spoil;    /* from this byte on; -1 for nothing */
} Damage;

static const Damage damages[] = {
  { "empty", 0, -1 },   { "header-cut", 60, -1 }, { "page-cut", 4096 + 100, -1 }, { "half", 4 * 4096, -1 },
  { "garbage", -1, 0 }, { "schema", -1, 100 },    { "data", -1, 3 * 4096 },
};

static void
damage_file (JournalFixture *self, const Damage *damage)
{
  journal_fixture_tell (self->path, "PRAGMA wal_checkpoint (TRUNCATE)");
  if (damage->truncate >= 0)
    journal_fixture_truncate (self->path, (gsize) damage->truncate);
  if (damage->spoil >= 0)
    journal_fixture_spoil (self->path, (gsize) damage->spoil, 3000);
}

/* Whatever happened to the file: it gets another name, and the backup takes its place. */
static void
test_damage (JournalFixture *self, gconstpointer data)
{
  const Damage *damage = data;
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = NULL;
  g_autofree char *aside = g_build_filename (self->folder, "data", "damaged-journal-2026-11-22.sqlite", NULL);

  journal_fixture_fill (self, 30);
  damage_file (self, damage);
  file = open_file (self, &findings);
  g_assert_cmpstr (findings.set_aside, ==, "damaged-journal-2026-11-22.sqlite");
  g_assert_cmpuint (findings.restored_day, ==, self->moment.today);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count (self, "TRUE"), ==, 30);
}

/* Without a backup there is a new beginning, and the damaged file is still there. */
static void
test_no_backup (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autofree char *backup = journal_fixture_get_backup (self, "journal-2026-11-22.sqlite");
  g_autoptr (RouseJournalFile) file = NULL;

  journal_fixture_fill (self, 3);
  g_remove (backup);
  journal_fixture_spoil (self->path, 0, 3000);
  file = open_file (self, &findings);
  g_assert_nonnull (findings.set_aside);
  g_assert_cmpuint (findings.restored_day, ==, 0);
  g_assert_cmpint (count (self, "TRUE"), ==, 0);
}

/* A backup that is damaged itself is passed over for the one before it. */
static void
test_damaged_backup (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autofree char *backup = journal_fixture_get_backup (self, "journal-2026-11-23.sqlite");
  g_autoptr (RouseJournalFile) file = NULL;

  journal_fixture_fill (self, 2);
  self->moment.today++;
  journal_fixture_fill (self, 2);
  journal_fixture_spoil (self->path, 0, 3000);
  journal_fixture_spoil (backup, 0, 3000);
  file = open_file (self, &findings);
  g_assert_cmpuint (findings.restored_day, ==, rouse_day_parse ("2026-11-22"));
  g_assert_cmpint (count (self, "TRUE"), ==, 2);
}

/* A process that came no further than to set the file aside, or somebody who deleted it. */
static void
test_missing (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autofree char *aside = g_build_filename (self->folder, "data", "damaged-journal-2026-11-22.sqlite", NULL);

  journal_fixture_fill (self, 30);
  g_assert_cmpint (g_rename (self->path, aside), ==, 0);
  rouse_journal_file_close (open_file (self, &findings));
  g_assert_null (findings.set_aside);
  g_assert_cmpuint (findings.restored_day, ==, self->moment.today);
  g_assert_cmpint (count (self, "TRUE"), ==, 30);
}

/* A backup for which there is no room is waited for: nothing begins anew in its place, not even an empty file. */
static void
test_no_room (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) full = { 0 };
  g_auto (RouseJournalFindings) again = { 0 };
  g_auto (RouseJournalFindings) later = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) second_error = NULL;

  journal_fixture_fill (self, 150);
  journal_fixture_spoil (self->path, 0, 15000);
  journal_fixture_set_disk (DISK_NEARLY_FULL);
  g_assert_null (rouse_journal_file_open (self->path, rouse_journal_schema_get (), &self->moment, &full, &error));
  g_assert_error (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);
  g_assert_nonnull (full.set_aside);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_assert_null (
      rouse_journal_file_open (self->path, rouse_journal_schema_get (), &self->moment, &again, &second_error));
  g_assert_error (second_error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL);

  journal_fixture_set_disk (DISK_GOOD);
  rouse_journal_file_close (open_file (self, &later));
  g_assert_cmpuint (later.restored_day, ==, self->moment.today);
  g_assert_cmpint (count (self, "TRUE"), ==, 150);
}

/* A second damage does not overwrite what the first left. */
static void
test_twice (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) first = { 0 };
  g_auto (RouseJournalFindings) second = { 0 };

  journal_fixture_fill (self, 1);
  journal_fixture_spoil (self->path, 0, 3000);
  rouse_journal_file_close (open_file (self, &first));
  journal_fixture_spoil (self->path, 0, 3000);
  rouse_journal_file_close (open_file (self, &second));
  g_assert_cmpstr (first.set_aside, !=, second.set_aside);
  g_assert_cmpint (count (self, "TRUE"), ==, 1);
}

/* A database of something else is not written into. */
static void
test_foreign (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (RouseJournalFile) file = NULL;
  g_autofree char *aside = g_build_filename (self->folder, "data", "damaged-journal-2026-11-22.sqlite", NULL);

  journal_fixture_tell (self->path, "CREATE TABLE recipe (title TEXT)");
  file = open_file (self, &findings);
  g_assert_cmpint (count (self, "TRUE"), ==, 0);
  g_assert_cmpint (journal_fixture_ask (aside, "SELECT count (*) FROM recipe"), ==, 0);
}

/* A session that nobody leads any more: what was over is kept, the rest is noted as skipped, and it can be taken up. */
static void
test_interrupted (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_auto (RouseJournalFindings) again = { 0 };
  RouseJournalFile *file = open_file (self, &findings);
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 1);
  const RouseRecordSet *sets;
  guint n;

  g_assert_true (rouse_journal_file_save (file, record, NULL));
  rouse_journal_file_close (file);
  file = open_file (self, &findings);
  g_assert_nonnull (findings.interrupted);
  g_assert_cmpstr (findings.interrupted->uuid, ==, record->uuid);
  g_assert_cmpint (findings.interrupted->status, ==, ROUSE_STATUS_INTERRUPTED);
  sets = rouse_record_get_sets (findings.interrupted, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (sets[0].outcome, ==, ROUSE_OUTCOME_DONE);
  g_assert_cmpint (sets[0].active, ==, 120 * G_USEC_PER_SEC);
  g_assert_cmpint (sets[1].outcome, ==, ROUSE_OUTCOME_SKIPPED);
  g_assert_cmpuint (sets[1].planned, ==, 10);
  g_assert_cmpint (sets[2].side, ==, ROUSE_SIDE_RIGHT);
  g_assert_cmpint (count (self, "status = 'interrupted'"), ==, 1);

  /* Who does not say anything is asked again. */
  rouse_journal_file_close (file);
  rouse_journal_file_close (open_file (self, &again));
  g_assert_nonnull (again.interrupted);
}

/* A session that another process leads is left alone. */
static void
test_led (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_auto (RouseJournalFindings) others = { 0 };
  g_autoptr (RouseJournalFile) file = open_file (self, &findings);
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 1);

  g_assert_true (rouse_journal_file_save (file, record, NULL));
  rouse_journal_file_close (open_file (self, &others));
  g_assert_null (others.interrupted);
  g_assert_cmpint (count (self, "status = 'running'"), ==, 1);

  /* As soon as it has ended it is nobody's. */
  record->status = ROUSE_STATUS_INTERRUPTED;
  g_assert_true (rouse_journal_file_save (file, record, NULL));
  rouse_journal_file_close (open_file (self, &others));
  g_assert_nonnull (others.interrupted);
}

/* What says of a set what cannot be is not believed, whoever wrote it: the session ends with the sets that are known,
 * and the journal is open. */
static void
test_impossible_plan (JournalFixture *self, gconstpointer data)
{
  const char *const plans[] = {
    "(('daily-three', 1, 0, []), [('bridge', 9, 0, 1, 10)])",
    "(('daily-three', 1, 0, []), [('bridge', 1, 9, 1, 10)])",
    "(('daily-three', 1, 0, []), [('bridge', 1, 0, 0, 10)])",
    "(('daily-three', 1, 0, []), [('bridge', 1, 0, 1, 0)])",
    "bridge",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      g_auto (RouseJournalFindings) findings = { 0 };
      RouseJournalFile *file = open_file (self, &findings);
      g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 1);
      guint n_sets;

      g_set_str (&record->plan, plans[i]);
      g_assert_true (rouse_journal_file_save (file, record, NULL));
      rouse_journal_file_close (file);
      rouse_journal_findings_clear (&findings);
      file = open_file (self, &findings);
      g_assert_nonnull (findings.interrupted);
      g_assert_cmpstr (findings.interrupted->uuid, ==, record->uuid);
      rouse_record_get_sets (findings.interrupted, &n_sets);
      g_assert_cmpuint (n_sets, ==, 1);
      rouse_journal_file_close (file);
    }
}

/* Killed during the last words: everything was over. */
static void
test_over (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  RouseJournalFile *file = open_file (self, &findings);
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 3);

  g_assert_true (rouse_journal_file_save (file, record, NULL));
  rouse_journal_file_close (file);
  rouse_journal_file_close (open_file (self, &findings));
  g_assert_null (findings.interrupted);
  g_assert_cmpint (count (self, "status = 'finished'"), ==, 1);
}

/* Begun in the morning, it can be taken up on the evening of the same day. */
static void
test_evening (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  RouseJournalFile *file = open_file (self, &findings);
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 1);

  g_assert_true (rouse_journal_file_save (file, record, NULL));
  rouse_journal_file_close (file);
  self->moment.now = record->start + 2 * ROUSE_RECORD_NIGHT;
  self->moment.today = record->day;
  rouse_journal_file_close (open_file (self, &findings));
  g_assert_nonnull (findings.interrupted);
}

/* Nobody goes on in the middle on another day, but soon after midnight. A clock that was set back a day changes
 * nothing. */
static void
test_later (JournalFixture *self, gconstpointer data)
{
  gint64 day = 24 * 3600 * (gint64) G_USEC_PER_SEC;
  g_auto (RouseJournalFindings) findings = { 0 };
  g_auto (RouseJournalFindings) later = { 0 };
  RouseJournalFile *file = open_file (self, &findings);
  g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 1);

  g_assert_true (rouse_journal_file_save (file, record, NULL));
  rouse_journal_file_close (file);
  self->moment.now -= day;
  self->moment.today--;
  rouse_journal_file_close (open_file (self, &findings));
  g_assert_nonnull (findings.interrupted);
  self->moment.now = record->start + 5 * day / 24;
  self->moment.today = record->day + 1;
  rouse_journal_findings_clear (&findings);
  rouse_journal_file_close (open_file (self, &findings));
  g_assert_nonnull (findings.interrupted);
  self->moment.now = record->start + 7 * day / 24;
  rouse_journal_file_close (open_file (self, &later));
  g_assert_null (later.interrupted);
  g_assert_cmpint (count (self, "status = 'ended-early'"), ==, 1);
  g_assert_cmpint (journal_fixture_ask (self->path, "SELECT count (*) FROM exercise_set"), ==, 3);
}

/* Of several only the last can be taken up again. */
static void
test_several (JournalFixture *self, gconstpointer data)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  RouseJournalFile *file = open_file (self, &findings);
  g_autoptr (RouseRecord) first = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 1);
  g_autoptr (RouseRecord) second = journal_fixture_create_record (self, ROUSE_STATUS_RUNNING, 0);

  /* The clock was set back between the two. */
  second->start -= 600 * (gint64) G_USEC_PER_SEC;
  g_assert_true (rouse_journal_file_save (file, first, NULL));
  g_assert_true (rouse_journal_file_save (file, second, NULL));
  rouse_journal_file_close (file);
  rouse_journal_file_close (open_file (self, &findings));
  g_assert_cmpstr (findings.interrupted->uuid, ==, second->uuid);
  g_assert_cmpint (count (self, "status = 'ended-early'"), ==, 1);
}

#define ADD(path, function)                                                                                            \
  g_test_add ("/journal-recovery/" path, JournalFixture, NULL, journal_fixture_set_up, function,                       \
              journal_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strconcat ("/journal-recovery/damage/", damages[i].name, NULL);

      g_test_add (path, JournalFixture, &damages[i], journal_fixture_set_up, test_damage, journal_fixture_tear_down);
    }
  ADD ("no-backup", test_no_backup);
  ADD ("damaged-backup", test_damaged_backup);
  ADD ("missing", test_missing);
  ADD ("no-room", test_no_room);
  ADD ("twice", test_twice);
  ADD ("foreign", test_foreign);
  ADD ("interrupted", test_interrupted);
  ADD ("led", test_led);
  ADD ("impossible-plan", test_impossible_plan);
  ADD ("over", test_over);
  ADD ("evening", test_evening);
  ADD ("later", test_later);
  ADD ("several", test_several);

  return g_test_run ();
}
