/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be done with what was done: delete it, save it, and add what was saved. */

#include "rouse-progress-page-private.h"

#include "rouse-day.h"
#include "rouse-progress-files.h"
#include "rouse-report-sheet.h"

/*
 * rouse_progress_page_get_today:
 *
 * Returns: the local day, as a Julian day of #GDate
 */
guint32
rouse_progress_page_get_today (RouseProgressPage *self)
{
  return rouse_day_at (rouse_clock_get_wall (self->clock), rouse_clock_get_zone (self->clock));
}

/* What is to be deleted, while it is. */
typedef struct
{
  RouseProgressPage *page;
  GPtrArray *records;
} Deletion;

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Deletion *deletion = data;
  g_autoptr (GError) error = NULL;

  if (rouse_journal_delete_finish (ROUSE_JOURNAL (source), result, &error))
    g_signal_emit_by_name (deletion->page, "deleted", deletion->records);
  else
    g_signal_emit_by_name (deletion->page, "failed", error->message);
  g_object_unref (deletion->page);
  g_ptr_array_unref (deletion->records);
  g_free (deletion);
}

/*
 * rouse_progress_page_delete:
 * @records: (element-type RouseRecord): sessions
 *
 * Deletes sessions, and tells of it.
 */
void
rouse_progress_page_delete (RouseProgressPage *self, GPtrArray *records)
{
  Deletion *deletion = g_new (Deletion, 1);

  *deletion = (Deletion) { g_object_ref (self), g_ptr_array_ref (records) };
  rouse_journal_delete_async (self->journal, records, deleted_cb, deletion);
}

static void
delete_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseProgressPage *self = ROUSE_PROGRESS_PAGE (widget);

  if (self->records != NULL && self->records->len > 0)
    rouse_progress_page_delete (self, self->records);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseProgressPage *self = ROUSE_PROGRESS_PAGE (widget);

  rouse_progress_files_choose (self,
                               g_str_equal (name, "progress.save-csv") ? ROUSE_PROGRESS_FORMAT_CSV
                                                                       : ROUSE_PROGRESS_FORMAT_JSON,
                               self->records, NULL);
}

static void
save_sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RouseProgressPage *self = ROUSE_PROGRESS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sheet
      = rouse_report_sheet_create (self->catalog, self->records, rouse_progress_page_get_today (self), &error);

  if (sheet != NULL)
    rouse_progress_files_choose (self, ROUSE_PROGRESS_FORMAT_SHEET, self->records, sheet);
  else
    g_signal_emit_by_name (self, "failed", error->message);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rouse_progress_files_choose_import (ROUSE_PROGRESS_PAGE (widget), ROUSE_PROGRESS_PAGE (widget)->journal);
}

/*
 * rouse_progress_page_enable_actions:
 * @something: whether there is anything to save or to delete
 */
void
rouse_progress_page_enable_actions (RouseProgressPage *self, gboolean something)
{
  const char *const actions[]
      = { "progress.save-csv", "progress.save-json", "progress.save-sheet", "progress.delete-all" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], something);
}

/*
 * rouse_progress_page_install_actions:
 *
 * Gives the page its actions.
 */
void
rouse_progress_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "progress.save-csv", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "progress.save-json", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "progress.save-sheet", NULL, save_sheet_action);
  gtk_widget_class_install_action (widget_class, "progress.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "progress.delete-all", NULL, delete_all_action);
}
