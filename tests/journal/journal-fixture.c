/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "journal-fixture.h"

#include "rouse-day.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* 22 November 2026, noon in UTC. */
#define NOON ((gint64) 1795348800 * G_USEC_PER_SEC)

/* What fits on a disk that is nearly full, in bytes of each file: an empty journal, and none with a hundred sessions.
 */
#define ROOM_LEFT ((off_t) 48 * 1024)

static Disk disk;
static char *spared; /* nullable: a folder on another disk */
static sqlite3_syscall_ptr system_open;
static sqlite3_syscall_ptr system_write;
static sqlite3_syscall_ptr system_pwrite; /* nullable: which of the two is used was chosen when SQLite was built */

static gboolean
is_spared (const char *path)
{
  return spared != NULL && g_str_has_prefix (path, spared);
}

static gboolean
has_room (int file, off_t end)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", file);
  g_autofree char *path = spared != NULL ? g_file_read_link (link, NULL) : NULL;

  if (path != NULL && is_spared (path))
    return TRUE;

  return disk != DISK_FULL && (disk != DISK_NEARLY_FULL || end <= ROOM_LEFT);
}

/* SQLite lets its calls of the system be replaced, so that a disk can be full for a superuser too. */
static int
open_on_disk (const char *path, int flags, int mode)
{
  if (disk == DISK_READ_ONLY && !is_spared (path) && (flags & O_ACCMODE) != O_RDONLY)
    {
      errno = EROFS;
      return -1;
    }

  return ((int (*) (const char *, int, int)) system_open) (path, flags, mode);
}

static ssize_t
pwrite_on_disk (int file, const void *data, size_t length, off_t offset)
{
  if (!has_room (file, offset + (off_t) length))
    {
      errno = ENOSPC;
      return -1;
    }

  return ((ssize_t (*) (int, const void *, size_t, off_t)) system_pwrite) (file, data, length, offset);
}

static ssize_t
write_on_disk (int file, const void *data, size_t length)
{
  if (!has_room (file, lseek (file, 0, SEEK_CUR) + (off_t) length))
    {
      errno = ENOSPC;
      return -1;
    }

  return ((ssize_t (*) (int, const void *, size_t)) system_write) (file, data, length);
}

static void
replace_call (sqlite3_vfs *vfs, const char *name, sqlite3_syscall_ptr call, sqlite3_syscall_ptr *before)
{
  sqlite3_syscall_ptr system = vfs->xGetSystemCall (vfs, name);

  if (system == NULL)
    return;
  *before = system;
  vfs->xSetSystemCall (vfs, name, call);
}

/**
 * journal_fixture_set_disk:
 *
 * Lets the disk of every journal be full, or for reading only.
 */
void
journal_fixture_set_disk (Disk wanted)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  if (system_open == NULL)
    {
      replace_call (vfs, "open", (sqlite3_syscall_ptr) open_on_disk, &system_open);
      replace_call (vfs, "write", (sqlite3_syscall_ptr) write_on_disk, &system_write);
      replace_call (vfs, "pwrite", (sqlite3_syscall_ptr) pwrite_on_disk, &system_pwrite);
      replace_call (vfs, "pwrite64", (sqlite3_syscall_ptr) pwrite_on_disk, &system_pwrite);
    }
  disk = wanted;
}

/**
 * journal_fixture_spare:
 * @folder: (nullable): what is in it is on another disk, which is good
 */
void
journal_fixture_spare (const char *folder)
{
  g_set_str (&spared, folder);
}

/**
 * journal_fixture_set_up:
 *
 * Makes the folder. It is noon.
 */
void
journal_fixture_set_up (JournalFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("rouse-journal-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "data", "journal.sqlite", NULL);
  self->moment.now = NOON;
  self->moment.today = rouse_day_parse ("2026-11-22");
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_remove (child);
    }
  g_rmdir (path);
}

/**
 * journal_fixture_tear_down:
 *
 * Removes the folder.
 */
void
journal_fixture_tear_down (JournalFixture *self, gconstpointer data)
{
  disk = DISK_GOOD;
  journal_fixture_spare (NULL);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

#define PLAN_SETS "[('bridge', 1, 0, 1, 10), ('clamshell', 1, 1, 1, 10), ('clamshell', 1, 2, 1, 10)]"

/**
 * journal_fixture_create_record:
 * @n_sets: how many of its three sets are over, and done
 *
 * Returns: (transfer full): the record of a session that began an hour ago
 */
RouseRecord *
journal_fixture_create_record (JournalFixture *self, RouseStatus status, guint n_sets)
{
  const RouseRecordSet sets[] = {
    { "bridge", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_BOTH, 1, 10, 10, 120 * G_USEC_PER_SEC, ROUSE_OUTCOME_DONE },
    { "clamshell", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_LEFT, 1, 10, 10, 60 * G_USEC_PER_SEC, ROUSE_OUTCOME_DONE },
    { "clamshell", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_RIGHT, 1, 10, 10, 60 * G_USEC_PER_SEC, ROUSE_OUTCOME_DONE },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RouseRecord *record = rouse_record_new ("daily-three");

  record->status = status;
  rouse_record_set_start (record, self->moment.now - 3600 * (gint64) G_USEC_PER_SEC, zone);
  record->plan = g_strdup ("(('daily-three', 1, 0, []), " PLAN_SETS ")");
  for (guint i = 0; i < n_sets; i++)
    rouse_record_add_set (record, &sets[i]);

  return record;
}

/**
 * journal_fixture_ask:
 *
 * Returns: the number that a query gives, in a connection of its own
 */
gint64
journal_fixture_ask (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseSqlite) database = rouse_sqlite_open (path, SQLITE_OPEN_READWRITE, &error);
  gint64 number;

  g_assert_no_error (error);
  rouse_sqlite_read_number (database, sql, &number, &error);
  g_assert_no_error (error);

  return number;
}

/**
 * journal_fixture_tell:
 *
 * Changes a file behind everybody's back; makes it where it is missing.
 */
void
journal_fixture_tell (const char *path, const char *sql)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseSqlite) database = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  database = rouse_sqlite_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  rouse_sqlite_execute (database, sql, &error);
  g_assert_no_error (error);
}

/**
 * journal_fixture_get_backup:
 *
 * Returns: (transfer full): the path of a backup
 */
char *
journal_fixture_get_backup (JournalFixture *self, const char *name)
{
  return g_build_filename (self->folder, "data", "backups", name, NULL);
}

/**
 * journal_fixture_fill:
 *
 * Makes a journal with finished sessions, and a backup of it.
 */
void
journal_fixture_fill (JournalFixture *self, guint n_sessions)
{
  g_auto (RouseJournalFindings) findings = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseJournalFile) file
      = rouse_journal_file_open (self->path, rouse_journal_schema_get (), &self->moment, &findings, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n_sessions; i++)
    {
      g_autoptr (RouseRecord) record = journal_fixture_create_record (self, ROUSE_STATUS_FINISHED, 3);

      rouse_journal_file_save (file, record, &error);
      g_assert_no_error (error);
    }
  rouse_journal_file_back_up (file, self->moment.today, FALSE, &error);
  g_assert_no_error (error);
}

/**
 * journal_fixture_spoil:
 *
 * Writes nonsense into a file.
 */
void
journal_fixture_spoil (const char *path, gsize offset, gsize length)
{
  int file = open (path, O_WRONLY | O_CLOEXEC);
  g_autofree char *nonsense = g_malloc (length);

  memset (nonsense, 0xa5, length);
  g_assert_cmpint (file, >=, 0);
  g_assert_cmpint (pwrite (file, nonsense, length, (off_t) offset), ==, (gssize) length);
  close (file);
}

/**
 * journal_fixture_truncate:
 *
 * Cuts a file off.
 */
void
journal_fixture_truncate (const char *path, gsize length)
{
  g_assert_cmpint (truncate (path, (off_t) length), ==, 0);
}

/**
 * journal_fixture_let_go:
 * @object: (transfer full): an object that a worker may still hold
 *
 * Waits until nobody holds it.
 */
void
journal_fixture_let_go (gpointer object)
{
  gpointer alive = object;

  g_object_add_weak_pointer (object, &alive);
  g_object_unref (object);
  while (g_atomic_pointer_get (&alive) != NULL)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}
