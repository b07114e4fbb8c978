/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-record-row.h"

#include "rouse-progress-words.h"

#include <glib/gi18n.h>

/**
 * RouseRecordRow:
 *
 * A session of the journal, which tells more when it is opened. Its lines are made then and not before: most sessions
 * are never opened.
 */
struct _RouseRecordRow
{
  AdwExpanderRow parent_instance;

  RouseCatalog *catalog;
  RouseRecord *record;
  gboolean filled;
};

enum
{
  SIGNAL_DELETE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RouseRecordRow, rouse_record_row, ADW_TYPE_EXPANDER_ROW)

static void
delete_cb (RouseRecordRow *self)
{
  g_signal_emit (self, signals[SIGNAL_DELETE], 0);
}

static void
add_line (RouseRecordRow *self, const RouseProgressDetail *detail)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), detail->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail->value);
  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
expanded_cb (RouseRecordRow *self)
{
  g_autoptr (GPtrArray) details = NULL;
  GtkWidget *button;

  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;

  self->filled = TRUE;
  details = rouse_progress_words_get_details (self->catalog, self->record);
  for (guint i = 0; i < details->len; i++)
    add_line (self, details->pdata[i]);

  button = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("_Delete Session"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_object (button, "activated", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), button);
}

static void
rouse_record_row_dispose (GObject *object)
{
  RouseRecordRow *self = ROUSE_RECORD_ROW (object);

  g_clear_object (&self->catalog);
  g_clear_pointer (&self->record, rouse_record_unref);

  G_OBJECT_CLASS (rouse_record_row_parent_class)->dispose (object);
}

static void
rouse_record_row_class_init (RouseRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_record_row_dispose;

  /**
   * RouseRecordRow::delete:
   *
   * The person wants the session gone.
   */
  signals[SIGNAL_DELETE]
      = g_signal_new ("delete", ROUSE_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_record_row_init (RouseRecordRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
}

/**
 * rouse_record_row_new:
 * @catalog: the catalogue
 * @record: a session
 * @today: the local day, as a Julian day of #GDate
 *
 * Returns: (transfer floating): a row that tells of it
 */
GtkWidget *
rouse_record_row_new (RouseCatalog *catalog, RouseRecord *record, guint32 today)
{
  RouseRecordRow *self;
  g_autofree char *date = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (ROUSE_TYPE_RECORD_ROW, "use-markup", FALSE, NULL);
  self->catalog = g_object_ref (catalog);
  self->record = rouse_record_ref (record);
  date = rouse_progress_words_dup_date (record->day, today);
  summary = rouse_progress_words_dup_summary (record);
  subtitle = g_strdup_printf ("%s\n%s", date, summary);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), rouse_progress_words_get_title (catalog, record->routine));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);

  return GTK_WIDGET (self);
}

/**
 * rouse_record_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): its session
 */
RouseRecord *
rouse_record_row_get_record (RouseRecordRow *self)
{
  g_return_val_if_fail (ROUSE_IS_RECORD_ROW (self), NULL);

  return self->record;
}
