/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-progress-files.h"

#include "rouse-progress-page-private.h"

#include "rouse-export-file.h"
#include "rouse-goal-plan.h"
#include "rouse-report.h"

#include <glib/gi18n.h>

/* The way of what was done out of the program and back into it: the person chooses a file, a worker writes or reads it,
 * and the page tells what came of it with "saved", "told" or "failed". A file appears when it is complete or not at
 * all. */

static const struct
{
  const char *name;
  const char *title;
  const char *filter;
  const char *type;
} formats[] = {
  [ROUSE_PROGRESS_FORMAT_CSV] = { N_ ("rouse.csv"), N_ ("Save as Table"), N_ ("Tables (CSV)"), "text/csv" },
  [ROUSE_PROGRESS_FORMAT_JSON]
  = { N_ ("rouse.json"), N_ ("Save Everything"), N_ ("Journals (JSON)"), "application/json" },
  [ROUSE_PROGRESS_FORMAT_SHEET]
  = { N_ ("rouse.pdf"), N_ ("Save Page for the Physiotherapist"), N_ ("Pages (PDF)"), "application/pdf" },
};

/* What is to be saved. */
typedef struct
{
  RouseProgressPage *page;
  RouseProgressFormat format;
  GPtrArray *records;
  GVariant *goals;
  GVariant *breaks;
  GBytes *sheet; /* nullable */
  GFile *file;   /* nullable: not chosen yet */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_ptr_array_unref (saving->records);
  g_variant_unref (saving->goals);
  g_variant_unref (saving->breaks);
  g_clear_pointer (&saving->sheet, g_bytes_unref);
  g_clear_object (&saving->file);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static GBytes *
create_data (const Saving *saving)
{
  char *text;

  if (saving->format == ROUSE_PROGRESS_FORMAT_SHEET)
    return g_bytes_ref (saving->sheet);
  text = saving->format == ROUSE_PROGRESS_FORMAT_CSV
             ? rouse_report_to_csv (saving->records)
             : rouse_report_to_json (saving->records, saving->goals, saving->breaks);

  return g_bytes_new_take (text, strlen (text));
}

static gboolean
write_file (const Saving *saving, GError **error)
{
  g_autoptr (GBytes) data = create_data (saving);
  g_autoptr (RouseExportFile) file = rouse_export_file_new (saving->file, error);
  g_autoptr (GError) cause = NULL;

  if (file == NULL)
    return FALSE;
  if (g_output_stream_write_all (rouse_export_file_get_stream (file), g_bytes_get_data (data, NULL),
                                 g_bytes_get_size (data), NULL, NULL, &cause))
    return rouse_export_file_keep (file, error);

  rouse_export_file_set_error (saving->file, cause, error);
  return FALSE;
}

static void
write_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_file (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit_by_name (saving->page, "saved", saving->file);
  else
    g_signal_emit_by_name (saving->page, "failed", error->message);
}

static void
start_writing (Saving *saving)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, NULL);

  g_task_set_static_name (task, "Rouse report");
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, write_cb);
}

static Saving *
create_saving (RouseProgressPage *page, RouseProgressFormat format, GPtrArray *records, GBytes *sheet)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (page);
  saving->format = format;
  saving->records = g_ptr_array_ref (records);
  saving->goals = rouse_settings_dup_goal_changes (page->settings);
  saving->breaks = rouse_settings_dup_pauses (page->settings);
  saving->sheet = sheet != NULL ? g_bytes_ref (sheet) : NULL;

  return saving;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  g_autoptr (GError) error = NULL;

  saving->file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (saving->file != NULL)
    start_writing (g_steal_pointer (&saving));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_signal_emit_by_name (saving->page, "failed", error->message);
}

static GtkFileDialog *
create_dialog (RouseProgressFormat format, const char *title)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_file_filter_set_name (filter, _ (formats[format].filter));
  gtk_file_filter_add_mime_type (filter, formats[format].type);
  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_default_filter (dialog, filter);
  if (documents != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (documents);

      gtk_file_dialog_set_initial_folder (dialog, folder);
    }

  return dialog;
}

static GtkWindow *
get_window (RouseProgressPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

/**
 * rouse_progress_files_choose:
 * @page: tells what came of it
 * @format: what to save
 * @records: (element-type RouseRecord): the sessions; not changed any more
 * @sheet: (nullable): the page for the physiotherapist, where that is wanted
 *
 * Asks where to, and saves it there.
 */
void
rouse_progress_files_choose (RouseProgressPage *page, RouseProgressFormat format, GPtrArray *records, GBytes *sheet)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (ROUSE_IS_PROGRESS_PAGE (page));
  g_return_if_fail (records != NULL && (format != ROUSE_PROGRESS_FORMAT_SHEET || sheet != NULL));

  dialog = create_dialog (format, _ (formats[format].title));
  gtk_file_dialog_set_initial_name (dialog, _ (formats[format].name));
  gtk_file_dialog_save (dialog, get_window (page), NULL, chosen_cb, create_saving (page, format, records, sheet));
}

/**
 * rouse_progress_files_save:
 * @page: tells what came of it
 * @format: what to save
 * @records: (element-type RouseRecord): the sessions; not changed any more
 * @sheet: (nullable): the page for the physiotherapist, where that is wanted
 * @file: where to
 *
 * Saves what was done, and tells of the end with "saved" or "failed".
 */
void
rouse_progress_files_save (
    RouseProgressPage *page, RouseProgressFormat format, GPtrArray *records, GBytes *sheet, GFile *file)
{
  Saving *saving;

  g_return_if_fail (ROUSE_IS_PROGRESS_PAGE (page));
  g_return_if_fail (records != NULL && G_IS_FILE (file));

  saving = create_saving (page, format, records, sheet);
  saving->file = g_object_ref (file);
  start_writing (saving);
}

/* What is being read. */
typedef struct
{
  RouseProgressPage *page;
  RouseJournal *journal;
  GFile *file;     /* nullable: not chosen yet */
  GVariant *goals; /* nullable: older files have none, as the next */
  GVariant *breaks;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->page);
  g_object_unref (import->journal);
  g_clear_pointer (&import->goals, g_variant_unref);
  g_clear_pointer (&import->breaks, g_variant_unref);
  g_clear_object (&import->file);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

/* It names a place in a file, which nobody can look up in a message that goes by itself. */
static void
refuse (const Import *import, const char *reason)
{
  g_autofree char *base = g_file_get_basename (import->file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: the name of a file, and why it could not be read. */
  g_autofree char *body = g_strdup_printf (_ ("“%s” was not imported, and nothing was changed.\n\n%s"), name, reason);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Cannot Be Imported"), body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (import->page));
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) import = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  gboolean more;
  guint n;

  if (!rouse_journal_add_finish (ROUSE_JOURNAL (source), result, &n, &error))
    {
      refuse (import, error->message);
      return;
    }
  more = rouse_goal_plan_merge (import->page->settings, import->goals, import->breaks);
  if (n == 0 && more)
    words = g_strdup (_ ("Weekly goal and breaks added"));
  else if (n == 0)
    words = g_strdup (_ ("Everything in it was here already"));
  else
    words = g_strdup_printf (ngettext ("%u session added", "%u sessions added", n), n);
  g_signal_emit_by_name (import->page, "told", words);
}

static void
read_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  g_autofree char *text = NULL;
  GError *error = NULL;
  GPtrArray *records = NULL;
  gsize length;

  if (g_file_load_contents (import->file, NULL, &text, &length, NULL, &error))
    records = rouse_report_from_json (text, (gssize) length, &import->goals, &import->breaks, &error);
  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
was_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) import = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_task_propagate_pointer (G_TASK (result), &error);
  RouseJournal *journal = import->journal;

  if (records == NULL)
    {
      refuse (import, error->message);
      return;
    }
  rouse_journal_add_async (journal, records, added_cb, g_steal_pointer (&import));
}

/* The import outlives the task, which looks at it on a worker. */
static void
start_reading (Import *import)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, was_read_cb, import);

  g_task_set_static_name (task, "Rouse import");
  g_task_set_task_data (task, import, NULL);
  g_task_run_in_thread (task, read_cb);
}

static Import *
create_import (RouseProgressPage *page, RouseJournal *journal)
{
  Import *import = g_new0 (Import, 1);

  import->page = g_object_ref (page);
  import->journal = g_object_ref (journal);

  return import;
}

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) import = data;
  g_autoptr (GError) error = NULL;

  import->file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  if (import->file != NULL)
    start_reading (g_steal_pointer (&import));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_signal_emit_by_name (import->page, "failed", error->message);
}

/**
 * rouse_progress_files_choose_import:
 * @page: tells what came of it
 * @journal: gets what is in the file and not in it
 *
 * Asks for a file, and adds what is in it.
 */
void
rouse_progress_files_choose_import (RouseProgressPage *page, RouseJournal *journal)
{
  g_autoptr (GtkFileDialog) dialog = NULL;

  g_return_if_fail (ROUSE_IS_PROGRESS_PAGE (page));

  dialog = create_dialog (ROUSE_PROGRESS_FORMAT_JSON, _ ("Import"));
  gtk_file_dialog_open (dialog, get_window (page), NULL, import_chosen_cb, create_import (page, journal));
}

/**
 * rouse_progress_files_import:
 * @page: tells what came of it
 * @journal: gets what is in the file and not in it
 * @file: what rouse_report_to_json() has made
 *
 * Adds the sessions of a file, all that are not there or none, and tells of the end with "told" or a dialog.
 */
void
rouse_progress_files_import (RouseProgressPage *page, RouseJournal *journal, GFile *file)
{
  Import *import;

  g_return_if_fail (ROUSE_IS_PROGRESS_PAGE (page));
  g_return_if_fail (G_IS_FILE (file));

  import = create_import (page, journal);
  import->file = g_object_ref (file);
  start_reading (import);
}
