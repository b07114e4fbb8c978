/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of the journal beside it, in a folder “backups”: one a day of use, and one before each new version of the
 * schema. */

#include "rouse-journal-backup.h"

#include "rouse-day.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

/* How many days of use are kept. */
#define N_KEPT 7
#define PREFIX "journal-"
#define SUFFIX ".sqlite"

static char *
get_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, "backups", NULL);
}

static char *
get_name (guint32 day)
{
  char text[ROUSE_DAY_LENGTH];

  rouse_day_format (day, text);

  return g_strconcat (PREFIX, text, SUFFIX, NULL);
}

/* The day of a daily backup; 0 for any other file. */
static guint32
parse_name (const char *name)
{
  g_autofree char *text = NULL;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX)
      || strlen (name) < strlen (PREFIX) + strlen (SUFFIX))
    return 0;
  text = g_strndup (name + strlen (PREFIX), strlen (name) - strlen (PREFIX) - strlen (SUFFIX));

  return rouse_day_parse (text);
}

/* Newest first. A day that has not come yet is one of a clock that is wrong, now or then, and comes after the others.
 */
static int
compare_days (gconstpointer a, gconstpointer b, gpointer data)
{
  guint32 day_a = *(const guint32 *) a;
  guint32 day_b = *(const guint32 *) b;
  guint32 today = GPOINTER_TO_UINT (data);

  if ((day_a > today) != (day_b > today))
    return day_a > today ? 1 : -1;

  return (day_a < day_b) - (day_a > day_b);
}

/* The best first. */
static GArray *
list_days (const char *folder, guint32 today)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint32 day = parse_name (name);

      if (day != 0)
        g_array_append_val (days, day);
    }
  g_array_sort_with_data (days, compare_days, GUINT_TO_POINTER (today));

  return days;
}

static void
remove_day (const char *folder, guint32 day)
{
  g_autofree char *name = get_name (day);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
}

/* One goes for one that was made: whatever the clock says, it never takes all of them at once. */
static void
prune (const char *folder, guint32 today)
{
  g_autoptr (GArray) days = list_days (folder, today);

  if (days->len > N_KEPT)
    remove_day (folder, g_array_index (days, guint32, days->len - 1));
}

static gboolean
fail_with_errno (const char *what, GError **error)
{
  rouse_journal_error_set_from_errno (error, what, errno);

  return FALSE;
}

/* Under another name first, so that there is never half a file. */
static gboolean
copy_whole (RouseSqlite *database, const char *target, GError **error)
{
  g_autofree char *half = g_strconcat (target, ".new", NULL);

  g_remove (half);
  if (!rouse_sqlite_copy (database, half, error))
    {
      g_remove (half);
      return FALSE;
    }

  return g_rename (half, target) == 0 || fail_with_errno (target, error);
}

static gboolean
copy_to (RouseSqlite *database, const char *path, const char *name, GError **error)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_with_errno (folder, error);

  return copy_whole (database, target, error);
}

/*
 * rouse_journal_backup_make:
 * @path: the journal's file
 * @day: today, as a Julian day
 * @again: whether to replace the one of today
 *
 * Makes the backup of today, unless there is one, and lets the oldest go when there are enough.
 *
 * Returns: whether there is one
 */
gboolean
rouse_journal_backup_make (RouseSqlite *database, const char *path, guint32 day, gboolean again, GError **error)
{
  g_autofree char *folder = get_folder (path);
  g_autofree char *name = get_name (day);
  g_autofree char *target = g_build_filename (folder, name, NULL);

  if ((again || !g_file_test (target, G_FILE_TEST_EXISTS)) && !copy_to (database, path, name, error))
    return FALSE;
  prune (folder, day);

  return TRUE;
}

/*
 * rouse_journal_backup_make_before:
 * @path: the journal's file
 * @version: its version
 *
 * Makes a backup that stays, for what a new version of the schema may break.
 *
 * Returns: whether it is there
 */
gboolean
rouse_journal_backup_make_before (RouseSqlite *database, const char *path, guint version, GError **error)
{
  g_autofree char *name = g_strdup_printf ("version-%u" SUFFIX, version);

  return copy_to (database, path, name, error);
}

/*
 * rouse_journal_backup_exists:
 * @path: the journal's file
 *
 * Returns: whether there was a journal before
 */
gboolean
rouse_journal_backup_exists (const char *path)
{
  g_autofree char *folder = get_folder (path);
  g_autoptr (GArray) days = list_days (folder, 0);

  return days->len > 0;
}

/*
 * rouse_journal_backup_set_aside:
 * @path: a file that cannot be read
 * @day: today, as a Julian day
 *
 * Gives a damaged file and its log other names, so that nothing is lost that somebody could still save.
 *
 * Returns: (transfer full) (nullable): the new name of the file
 */
char *
rouse_journal_backup_set_aside (const char *path, guint32 day, GError **error)
{
  g_autofree char *name = get_name (day);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *aside = g_strconcat (folder, G_DIR_SEPARATOR_S "damaged-", name, NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  g_autofree char *log_aside = NULL;

  for (guint i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s" G_DIR_SEPARATOR_S "damaged-%u-%s", folder, i, name);
    }
  if (g_rename (path, aside) != 0)
    {
      fail_with_errno (path, error);
      return NULL;
    }

  /* What stayed behind would be taken for the log of the next file. */
  log_aside = g_strconcat (aside, "-wal", NULL);
  if (g_rename (log, log_aside) != 0)
    g_remove (log);
  g_remove (index);

  return g_path_get_basename (aside);
}

/* Nothing may be written beside a backup while it is looked at, hence immutable. Returns: (nullable): one that is whole
 */
static RouseSqlite *
open_sound (const RouseJournalSchema *schema, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *frozen = g_strconcat (uri, "?immutable=1", NULL);
  g_autoptr (RouseSqlite) backup = rouse_sqlite_open (frozen, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL);
  guint version;

  if (backup == NULL || !rouse_journal_schema_read (schema, backup, &version, NULL) || version == 0
      || !rouse_sqlite_quick_check (backup, NULL))
    return NULL;

  return g_steal_pointer (&backup);
}

/*
 * rouse_journal_backup_restore:
 * @path: where the journal's file should be; nothing is there
 * @today: as a Julian day
 * @day: (out): the Julian day of the backup; 0 when there is none that is whole
 *
 * Puts the newest backup that is whole in the place of the journal.
 *
 * Returns: %FALSE when there is one that could not be put there, of which nothing is there then
 */
gboolean
rouse_journal_backup_restore (
    const RouseJournalSchema *schema, const char *path, guint32 today, guint32 *day, GError **error)
{
  g_autofree char *folder = get_folder (path);
  g_autoptr (GArray) days = list_days (folder, today);

  *day = 0;
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *name = get_name (g_array_index (days, guint32, i));
      g_autofree char *backup = g_build_filename (folder, name, NULL);
      g_autoptr (RouseSqlite) database = open_sound (schema, backup);

      if (database == NULL)
        continue;
      if (!copy_whole (database, path, error))
        return FALSE;

      *day = g_array_index (days, guint32, i);
      return TRUE;
    }

  return TRUE;
}
