/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-autostart-entry.h"

#include "rouse-config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The name that the background portal uses, too, so that there is never more than one. */
#define ENTRY APP_ID ".desktop"

static char *
get_path (const char *config_folder)
{
  return g_build_filename (config_folder, "autostart", ENTRY, NULL);
}

static gboolean
get_boolean (GKeyFile *file, const char *key, gboolean fallback)
{
  g_autoptr (GError) error = NULL;
  const gboolean value = g_key_file_get_boolean (file, G_KEY_FILE_DESKTOP_GROUP, key, &error);

  return error != NULL ? fallback : value;
}

/**
 * rouse_autostart_entry_is_disabled:
 * @config_folder: the person's configuration
 *
 * Returns: whether there is an entry that somebody switched off, as settings of desktops do
 */
gboolean
rouse_autostart_entry_is_disabled (const char *config_folder)
{
  g_autofree char *path = get_path (config_folder);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  return g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL)
         && (get_boolean (file, G_KEY_FILE_DESKTOP_KEY_HIDDEN, FALSE)
             || !get_boolean (file, "X-GNOME-Autostart-enabled", TRUE));
}

/**
 * rouse_autostart_entry_write:
 * @config_folder: the person's configuration
 * @error: return location
 *
 * Has the service started at every login, outside a sandbox and without a portal.
 *
 * Returns: whether it worked
 */
gboolean
rouse_autostart_entry_write (const char *config_folder, GError **error)
{
  g_autofree char *path = get_path (config_folder);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_TYPE, "Application");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NAME, _ ("Rouse"));
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_EXEC,
                         "\"" BINDIR "/rouse\" --gapplication-service");
  g_key_file_set_string (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_ICON, APP_ID);
  g_key_file_set_boolean (file, G_KEY_FILE_DESKTOP_GROUP, G_KEY_FILE_DESKTOP_KEY_NO_DISPLAY, TRUE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  return g_key_file_save_to_file (file, path, error);
}

/**
 * rouse_autostart_entry_remove:
 * @config_folder: the person's configuration
 * @error: return location
 *
 * Has the service started no more.
 *
 * Returns: whether there is no entry any more
 */
gboolean
rouse_autostart_entry_remove (const char *config_folder, GError **error)
{
  g_autofree char *path = get_path (config_folder);

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return FALSE;
}
