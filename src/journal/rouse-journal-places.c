/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the journal is, and where it goes when there is no room for more. */

#include "rouse-journal-private.h"

#include "rouse-config.h"

/**
 * rouse_journal_get_default_path:
 *
 * Returns: (transfer full): where the application keeps its journal
 */
char *
rouse_journal_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), APP_ID, "journal.sqlite", NULL);
}

/**
 * rouse_journal_get_default_refuges:
 *
 * Each is in a folder of its own, because the backups beside a file are taken for those of that file: one of these
 * places can be where the journal is, if the person has it so.
 *
 * Returns: (transfer full): where the application keeps what the journal has no room for: places that outlive the login
 *   first
 */
char **
rouse_journal_get_default_refuges (void)
{
  const char *folder = "refuge";
  const char *name = "refuge.sqlite";
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  g_strv_builder_take (paths, g_build_filename (g_get_user_state_dir (), APP_ID, folder, name, NULL));
  g_strv_builder_take (paths, g_build_filename (g_get_user_cache_dir (), APP_ID, folder, name, NULL));
  /* In a sandbox this is the folder that it shares with the next one. */
  g_strv_builder_take (paths, g_build_filename (g_get_user_runtime_dir (), "app", APP_ID, folder, name, NULL));

  return g_strv_builder_end (paths);
}

/**
 * rouse_journal_set_refuges:
 * @self: a journal that has not been opened
 * @paths: of files on as many disks as possible, the best place first
 *
 * Has what cannot be written to the journal kept elsewhere, across the end of the program, until it can be.
 */
void
rouse_journal_set_refuges (RouseJournal *self, const char *const *paths)
{
  g_return_if_fail (ROUSE_IS_JOURNAL (self));
  g_return_if_fail (paths != NULL);

  rouse_journal_worker_set_refuges (self->worker, paths);
}

/**
 * rouse_journal_get_exposed:
 * @self: a journal
 *
 * Returns: whether something is neither in the journal nor in a refuge, and goes with the program
 */
gboolean
rouse_journal_get_exposed (RouseJournal *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL (self), FALSE);

  return self->exposed;
}
