/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-export-file.h"

#include <errno.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <unistd.h>

/* As many links as the kernel follows before it calls them a loop (path_resolution(7)). */
#define MAX_LINKS 40

struct _RouseExportFile
{
  GFile *asked;     /* the name that was given, which messages show */
  GFile *target;    /* the same, or what a link of that name leads to */
  GFile *temporary; /* NULL once it became the target */
  GFileOutputStream *stream;
};

/* GIO's own messages name the temporary file, of which nobody has heard. */
static const char *
get_reason (const GError *cause)
{
  static const struct
  {
    GIOErrorEnum code;
    int number;
  } reasons[] = {
    { G_IO_ERROR_PERMISSION_DENIED, EACCES },
    { G_IO_ERROR_READ_ONLY, EROFS },
    { G_IO_ERROR_NOT_FOUND, ENOENT },
    { G_IO_ERROR_NOT_DIRECTORY, ENOTDIR },
    { G_IO_ERROR_NO_SPACE, ENOSPC },
    { G_IO_ERROR_IS_DIRECTORY, EISDIR },
    { G_IO_ERROR_FILENAME_TOO_LONG, ENAMETOOLONG },
    { G_IO_ERROR_TOO_MANY_LINKS, ELOOP },
  };

  for (gsize i = 0; cause->domain == G_IO_ERROR && i < G_N_ELEMENTS (reasons); i++)
    if ((GIOErrorEnum) cause->code == reasons[i].code)
      return g_strerror (reasons[i].number);

  return cause->message;
}

/**
 * rouse_export_file_set_error:
 * @target: the file that was to be written
 * @cause: why it could not be
 * @error: return location for an error
 *
 * Sets @error to one line that names @target and the reason, in the domain and with the code of @cause.
 */
void
rouse_export_file_set_error (GFile *target, const GError *cause, GError **error)
{
  g_autofree char *name = g_file_get_parse_name (target);

  g_set_error (error, cause->domain, cause->code, _ ("“%s” cannot be written: %s"), name, get_reason (cause));
}

/* A rename replaces whatever has the name: a device would be gone, and whoever reads from a FIFO would wait for ever.
 */
static gboolean
check_type (GFile *target, GError **error)
{
  GFileType type = g_file_query_file_type (target, G_FILE_QUERY_INFO_NONE, NULL);

  if (!g_file_has_parent (target, NULL) || type == G_FILE_TYPE_DIRECTORY)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, g_strerror (EISDIR));
  else if (type == G_FILE_TYPE_SPECIAL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         _ ("It is a device, a pipe or a socket and not a file"));
  else
    return TRUE;

  return FALSE;
}

/* A link stays and what it leads to is replaced, also where that does not exist yet. The way is followed in names and
 * not in GFiles, which take ".." away before the folder in front of it is known to be no link. */
static GFile *
follow_links (GFile *asked, GError **error)
{
  g_autofree char *path = g_file_get_path (asked);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  char *link = path != NULL ? g_file_read_link (path, NULL) : NULL;

  if (link == NULL)
    return g_object_ref (asked);

  for (guint i = 0; link != NULL; i++)
    {
      g_autofree char *next = link;

      if (i == MAX_LINKS)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS, g_strerror (ELOOP));
          return NULL;
        }

      g_free (folder);
      folder = g_path_get_dirname (path);
      g_free (path);
      path = g_path_is_absolute (next) ? g_steal_pointer (&next) : g_build_filename (folder, next, NULL);
      link = g_file_read_link (path, NULL);
    }

  g_free (folder);
  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  g_free (path);
  path = realpath (folder, NULL);
  return g_file_new_build_filename (path != NULL ? path : folder, name, NULL);
}

static GFile *
make_temporary_name (GFile *target)
{
  g_autoptr (GFile) folder = g_file_get_parent (target);
  g_autofree char *base = g_file_get_basename (target);
  g_autofree char *name = g_strdup_printf (".%.100s.%08x.part", base, g_random_int ());

  return g_file_get_child (folder, name);
}

/**
 * rouse_export_file_new:
 * @target: the name under which the file is to appear
 * @error: return location for an error
 *
 * Begins a hidden file beside @target, or beside what @target leads to, so that the last step is a rename in one
 * folder.
 *
 * Returns: (transfer full): a file to write, or %NULL with a #GIOErrorEnum that names @target
 */
RouseExportFile *
rouse_export_file_new (GFile *target, GError **error)
{
  g_autoptr (RouseExportFile) self = g_new0 (RouseExportFile, 1);
  g_autoptr (GError) cause = NULL;

  self->asked = g_object_ref (target);
  if (check_type (target, &cause))
    self->target = follow_links (target, &cause);

  while (cause == NULL && self->stream == NULL)
    {
      g_clear_object (&self->temporary);
      self->temporary = make_temporary_name (self->target);
      self->stream = g_file_create (self->temporary, G_FILE_CREATE_NONE, NULL, &cause);
      if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_EXISTS))
        g_clear_error (&cause);
    }

  if (cause != NULL)
    {
      g_clear_object (&self->temporary);
      rouse_export_file_set_error (target, cause, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * rouse_export_file_free:
 * @self: (transfer full): a file
 *
 * Takes away what was written, unless it was kept.
 */
void
rouse_export_file_free (RouseExportFile *self)
{
  if (self->stream != NULL)
    g_output_stream_close (G_OUTPUT_STREAM (self->stream), NULL, NULL);
  if (self->temporary != NULL)
    g_file_delete (self->temporary, NULL, NULL);
  g_clear_object (&self->stream);
  g_clear_object (&self->temporary);
  g_clear_object (&self->target);
  g_clear_object (&self->asked);
  g_free (self);
}

/**
 * rouse_export_file_get_stream:
 * @self: a file
 *
 * Returns: (transfer none): where to write
 */
GOutputStream *
rouse_export_file_get_stream (RouseExportFile *self)
{
  return G_OUTPUT_STREAM (self->stream);
}

/* A rename may reach the disk before what was written, and a power cut would leave an empty file under the good name.
 */
static gboolean
synchronise (RouseExportFile *self, GError **error)
{
  if (!G_IS_FILE_DESCRIPTOR_BASED (self->stream)
      || fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (self->stream))) == 0 || errno == EINVAL)
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

/**
 * rouse_export_file_keep:
 * @self: a file
 * @error: return location for an error
 *
 * Gives the file its name; what had that name before is replaced, and a link of that name stays.
 *
 * Returns: whether the file is complete and on disk
 */
gboolean
rouse_export_file_keep (RouseExportFile *self, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!synchronise (self, &cause) || !g_output_stream_close (G_OUTPUT_STREAM (self->stream), NULL, &cause)
      || !g_file_move (self->temporary, self->target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &cause))
    {
      rouse_export_file_set_error (self->asked, cause, error);
      return FALSE;
    }

  g_clear_object (&self->temporary);
  return TRUE;
}
