/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-report-sheet.h"

#include "rouse-day.h"
#include "rouse-labels.h"
#include "rouse-progress-words.h"
#include "rouse-trend-chart.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

/* One page for the physiotherapist: what was done in the last twelve weeks, how tired the back was, and what hurt. It
 * says what was noted and judges nothing. Lengths are points. */

#define MARGIN 48.0f
#define TITLE_SIZE 18
#define HEADING_SIZE 12
#define TEXT_SIZE 9
#define CHART_HEIGHT 150.0f
#define SPACE 14.0f
#define N_HURTS 8
#define N_COLUMNS 6

typedef struct
{
  RouseCatalog *catalog;
  GPtrArray *records; /* of the weeks that are told */
  guint32 first;
  guint32 today;

  GtkSnapshot *snapshot;
  PangoContext *context;
  float width;
  float height;
  float y;
} Sheet;

static const GdkRGBA ink = { 0, 0, 0, 1 };

static PangoLayout *
create_layout (Sheet *self, const char *text, int size, PangoWeight weight, float width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static float
append_layout (Sheet *self, PangoLayout *layout, float x)
{
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, self->y));
  gtk_snapshot_append_layout (self->snapshot, layout, &ink);
  gtk_snapshot_restore (self->snapshot);

  return (float) height;
}

static void
add_text (Sheet *self, const char *text, int size, PangoWeight weight)
{
  g_autoptr (PangoLayout) layout = create_layout (self, text, size, weight, self->width - 2 * MARGIN);

  self->y += append_layout (self, layout, MARGIN) + 3;
}

static void
add_heading (Sheet *self, const char *text)
{
  self->y += SPACE;
  add_text (self, text, HEADING_SIZE, PANGO_WEIGHT_BOLD);
}

static void
add_line (Sheet *self)
{
  gtk_snapshot_append_color (self->snapshot, &ink,
                             &GRAPHENE_RECT_INIT (MARGIN, self->y, self->width - 2 * MARGIN, 0.5f));
  self->y += 3;
}

/* The first column has the most to say. */
static void
add_cells (Sheet *self, const char *const cells[N_COLUMNS], PangoWeight weight)
{
  const float parts[N_COLUMNS] = { 0.26f, 0.14f, 0.13f, 0.11f, 0.15f, 0.21f };
  const float room = self->width - 2 * MARGIN;
  float x = MARGIN;
  float tallest = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (cells[i] != NULL)
        {
          g_autoptr (PangoLayout) layout = create_layout (self, cells[i], TEXT_SIZE, weight, parts[i] * room - 6);

          tallest = MAX (tallest, append_layout (self, layout, x));
        }
      x += parts[i] * room;
    }
  self->y += tallest + 3;
}

static void
add_head (Sheet *self)
{
  g_autofree char *first = rouse_progress_words_dup_date (self->first, 1);
  g_autofree char *last = rouse_progress_words_dup_date (self->today, 1);
  /* Translators: two days. */
  g_autofree char *period = g_strdup_printf (_ ("%s to %s"), first, last);

  add_text (self, _ ("Exercise Diary"), TITLE_SIZE, PANGO_WEIGHT_BOLD);
  add_text (self, period, TEXT_SIZE, PANGO_WEIGHT_NORMAL);
  self->y += SPACE / 2;
  add_text (self, _ ("Name:"), TEXT_SIZE, PANGO_WEIGHT_NORMAL);
  add_line (self);
}

/* The version of an exercise that was done last. */
static const char *
get_last_level (Sheet *self, const char *exercise)
{
  for (guint i = self->records->len; i > 0; i--)
    {
      guint n_sets;
      const RouseRecordSet *sets = rouse_record_get_sets (self->records->pdata[i - 1], &n_sets);

      for (guint j = n_sets; j > 0; j--)
        if (sets[j - 1].done > 0 && g_str_equal (sets[j - 1].exercise, exercise))
          return rouse_labels_get_level_title (sets[j - 1].level);
    }

  return NULL;
}

static void
add_totals (Sheet *self)
{
  const char *const head[N_COLUMNS]
      = { _ ("Exercise"), _ ("Version now"), _ ("Sessions"), _ ("Sets"), _ ("Repetitions"), _ ("Time") };
  g_autoptr (GArray) totals = rouse_progress_get_totals (self->records);

  add_heading (self, _ ("What Was Done"));
  add_cells (self, head, PANGO_WEIGHT_BOLD);
  add_line (self);
  for (guint i = 0; i < totals->len; i++)
    {
      const RouseProgressTotal *total = &g_array_index (totals, RouseProgressTotal, i);
      g_autofree char *sessions = g_strdup_printf (C_ ("in a table", "%u"), total->sessions);
      g_autofree char *sets = g_strdup_printf (C_ ("in a table", "%u"), total->sets);
      g_autofree char *repetitions = g_strdup_printf (C_ ("in a table", "%u"), total->repetitions);
      g_autofree char *length = rouse_progress_words_dup_length (total->active);
      const char *const cells[N_COLUMNS] = { rouse_progress_words_get_title (self->catalog, total->exercise),
                                             get_last_level (self, total->exercise),
                                             sessions,
                                             sets,
                                             repetitions,
                                             length };

      add_cells (self, cells, PANGO_WEIGHT_NORMAL);
    }
}

static void
add_trend (Sheet *self)
{
  g_autoptr (GArray) weeks = rouse_progress_get_weeks (self->records, ROUSE_REPORT_SHEET_WEEKS, self->today);

  add_heading (self, _ ("How Tired the Back Was"));
  add_text (self,
            _ ("From 0, not at all, to 10: the average of each week’s answers. ● before a session, whole line; □ after "
               "it, broken line."),
            TEXT_SIZE, PANGO_WEIGHT_NORMAL);
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (MARGIN, self->y));
  rouse_trend_chart_draw (weeks, self->snapshot, self->context, self->width - 2 * MARGIN, CHART_HEIGHT, &ink, FALSE);
  gtk_snapshot_restore (self->snapshot);
  self->y += CHART_HEIGHT;
}

static void
add_pain (Sheet *self)
{
  int highest = ROUSE_UNANSWERED;
  guint n_answers = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      const RouseRecord *record = self->records->pdata[i];

      n_answers += (record->pain_before != ROUSE_UNANSWERED) + (record->pain_after != ROUSE_UNANSWERED);
      highest = MAX (highest, MAX (record->pain_before, record->pain_after));
    }

  add_heading (self, _ ("Pain"));
  if (n_answers == 0)
    text = g_strdup (_ ("Nobody was asked, or no question was answered."));
  else
    text = g_strdup_printf (ngettext ("Asked before and after sessions: %u answer, the highest was %d of 10.",
                                      "Asked before and after sessions: %u answers, the highest was %d of 10.",
                                      n_answers),
                            n_answers, highest);
  add_text (self, text, TEXT_SIZE, PANGO_WEIGHT_NORMAL);
}

/* The last ones, newest first. */
static void
add_hurts (Sheet *self)
{
  guint n_shown = 0;

  for (guint i = self->records->len; i > 0 && n_shown < N_HURTS; i--)
    {
      const RouseRecord *record = self->records->pdata[i - 1];
      g_autoptr (GPtrArray) hurts = rouse_progress_words_get_hurts (self->catalog, record);
      g_autofree char *date = rouse_progress_words_dup_date (record->day, self->today);

      for (guint j = 0; j < hurts->len && n_shown < N_HURTS; j++, n_shown++)
        {
          /* Translators: a day and what hurt on it. */
          g_autofree char *text = g_strdup_printf (C_ ("hurt", "%s: %s"), date, (const char *) hurts->pdata[j]);

          add_text (self, text, TEXT_SIZE, PANGO_WEIGHT_NORMAL);
        }
    }
  if (n_shown == 0)
    add_text (self, _ ("Nothing that hurt in a session was noted."), TEXT_SIZE, PANGO_WEIGHT_NORMAL);
}

static void
add_foot (Sheet *self)
{
  g_autoptr (PangoLayout) layout
      = create_layout (self,
                       _ ("Made by Rouse from what one person noted on their own computer. What is not here was not "
                          "done or not answered. General exercise guidance, not medical care."),
                       TEXT_SIZE, PANGO_WEIGHT_NORMAL, self->width - 2 * MARGIN);
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  self->y = self->height - MARGIN - (float) height;
  append_layout (self, layout, MARGIN);
}

static GPtrArray *
get_period (GPtrArray *records, guint32 first, guint32 today)
{
  GPtrArray *period = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  for (guint i = 0; i < records->len; i++)
    {
      RouseRecord *record = records->pdata[i];

      if (record->day >= first && record->day <= today && record->status != ROUSE_STATUS_RUNNING)
        g_ptr_array_add (period, rouse_record_ref (record));
    }

  return period;
}

static cairo_status_t
write_cb (void *bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
print (GskRenderNode *node, double width, double height, GError **error)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, _ ("Exercise Diary"));
  gsk_render_node_draw (node, cairo);
  cairo_show_page (cairo);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}

/**
 * rouse_report_sheet_create:
 * @catalog: names what was done
 * @records: (element-type RouseRecord): all sessions
 * @today: the local day, as a Julian day of #GDate
 * @error: return location for an error
 *
 * Draws one page of the paper that is usual where the person lives. Main thread only.
 *
 * Returns: (transfer full) (nullable): a PDF
 */
GBytes *
rouse_report_sheet_create (RouseCatalog *catalog, GPtrArray *records, guint32 today, GError **error)
{
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (NULL);
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 9");
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GPtrArray) period = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  Sheet sheet = { .catalog = catalog, .today = today, .snapshot = snapshot, .context = context, .y = MARGIN };

  sheet.first = rouse_day_get_monday (today) - 7 * (ROUSE_REPORT_SHEET_WEEKS - 1);
  sheet.records = period = get_period (records, sheet.first, today);
  sheet.width = (float) gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  sheet.height = (float) gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_font_description (context, font);

  add_head (&sheet);
  add_totals (&sheet);
  add_trend (&sheet);
  add_pain (&sheet);
  add_hurts (&sheet);
  add_foot (&sheet);
  g_object_unref (context);
  node = gtk_snapshot_to_node (snapshot);

  return print (node, sheet.width, sheet.height, error);
}
