/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-trend-chart.h"

#include "rouse-progress-words.h"

#include <glib/gi18n.h>

/**
 * RouseTrendChart:
 *
 * How tired the back was, week by week, before and after sessions: two lines that differ in more than their colour,
 * between axes that say what they are. Weeks without an answer are gaps, and nothing is drawn across them. Time runs as
 * the text does.
 */
struct _RouseTrendChart
{
  GtkWidget parent_instance;

  GArray *weeks; /* owned, nullable: of RouseProgressWeek */
};

G_DEFINE_FINAL_TYPE (RouseTrendChart, rouse_trend_chart, GTK_TYPE_WIDGET)

#define MINIMUM_WIDTH 200
#define NATURAL_WIDTH 480
/* Room for the five lines of the scale, in heights of a line of text. */
#define HEIGHT_LINES 9
#define GAP 6
#define MARK 4.0f
#define LINE 2.0f
#define GRID_ALPHA 0.2f
#define HIGHEST 10
#define STEP 5

typedef enum
{
  LINE_BEFORE,
  LINE_AFTER,
} Line;

/* Where things go. */
typedef struct
{
  float left, right, top, bottom;
  float text_height;
  gboolean mirrored;
} Frame;

static int
get_text_height (GtkWidget *widget, int *width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "10");
  int height;

  pango_layout_get_pixel_size (layout, width, &height);

  return height;
}

static gboolean
get_value (const RouseProgressWeek *week, Line line, double *value)
{
  *value = line == LINE_BEFORE ? week->before : week->after;

  return (line == LINE_BEFORE ? week->n_before : week->n_after) > 0;
}

static graphene_point_t
get_point (RouseTrendChart *self, const Frame *frame, guint i, double value)
{
  const float span = frame->right - frame->left - 2 * GAP;
  const float part = self->weeks->len > 1 ? (float) i / (float) (self->weeks->len - 1) : 0.5f;
  const float x = frame->left + GAP + span * (frame->mirrored ? 1 - part : part);

  return GRAPHENE_POINT_INIT (x, frame->bottom - (float) (value / HIGHEST) * (frame->bottom - frame->top));
}

static void
append_text (GtkWidget *widget, GtkSnapshot *snapshot, const char *text, float x, float y, float align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  GdkRGBA color;
  int width, height;
  float left;

  pango_layout_get_pixel_size (layout, &width, &height);
  left = CLAMP (x - align * (float) width, 0, MAX (0, (float) (gtk_widget_get_width (widget) - width)));
  gtk_widget_get_color (widget, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
append_scale (RouseTrendChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  color.alpha *= GRID_ALPHA;
  for (int value = 0; value <= HIGHEST; value += STEP)
    {
      const float y = get_point (self, frame, 0, value).y;
      g_autofree char *text = g_strdup_printf (C_ ("on an axis", "%d"), value);

      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (frame->left, y, frame->right - frame->left, 1));
      if (frame->mirrored)
        append_text (widget, snapshot, text, frame->right + GAP, y - frame->text_height / 2, 0);
      else
        append_text (widget, snapshot, text, frame->left - GAP, y - frame->text_height / 2, 1);
    }
}

static void
append_weeks (RouseTrendChart *self, GtkSnapshot *snapshot, const Frame *frame)
{
  const guint last = self->weeks->len - 1;
  const guint shown[] = { 0, last };

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      const guint32 monday = g_array_index (self->weeks, RouseProgressWeek, shown[i]).monday;
      GDate date;
      g_autoptr (GDateTime) noon = NULL;
      g_autofree char *text = NULL;

      g_date_set_julian (&date, monday);
      noon = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 12,
                                  0, 0);
      /* Translators: the Monday of a week under a chart, short, as in “2 Nov”; see g_date_time_format () */
      text = g_date_time_format (noon, C_ ("week on an axis", "%-e %b"));
      append_text (GTK_WIDGET (self), snapshot, text, get_point (self, frame, shown[i], 0).x, frame->bottom + GAP,
                   (i == 0) == frame->mirrored ? 1 : 0);
    }
}

static void
append_mark (GtkSnapshot *snapshot, const graphene_point_t *point, Line line, const GdkRGBA *color)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);

  if (line == LINE_BEFORE)
    {
      gsk_path_builder_add_circle (builder, point, MARK);
      path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
      gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, color);
    }
  else
    {
      gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (point->x - MARK, point->y - MARK, 2 * MARK, 2 * MARK));
      path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
      gtk_snapshot_append_stroke (snapshot, path, stroke, color);
    }
}

static void
append_line (RouseTrendChart *self, GtkSnapshot *snapshot, const Frame *frame, Line line)
{
  const float dash[] = { 5, 4 };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);
  gboolean open = FALSE;
  GdkRGBA color;

  gtk_widget_get_color (GTK_WIDGET (self), &color);
  if (line == LINE_AFTER)
    gsk_stroke_set_dash (stroke, dash, G_N_ELEMENTS (dash));
  for (guint i = 0; i < self->weeks->len; i++)
    {
      double value;
      graphene_point_t point;

      if (!get_value (&g_array_index (self->weeks, RouseProgressWeek, i), line, &value))
        {
          open = FALSE;
          continue;
        }
      point = get_point (self, frame, i, value);
      if (open)
        gsk_path_builder_line_to (builder, point.x, point.y);
      else
        gsk_path_builder_move_to (builder, point.x, point.y);
      open = TRUE;
      append_mark (snapshot, &point, line, &color);
    }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
}

static void
rouse_trend_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseTrendChart *self = ROUSE_TREND_CHART (widget);
  Frame frame = { .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };
  int digits;

  if (self->weeks == NULL || self->weeks->len == 0)
    return;

  frame.text_height = (float) get_text_height (widget, &digits);
  frame.left = frame.mirrored ? 0 : (float) (digits + GAP);
  frame.right = (float) (gtk_widget_get_width (widget) - (frame.mirrored ? digits + GAP : 0));
  frame.top = frame.text_height / 2 + 1;
  frame.bottom = (float) gtk_widget_get_height (widget) - frame.text_height - 2 * GAP;
  append_scale (self, snapshot, &frame);
  append_weeks (self, snapshot, &frame);
  append_line (self, snapshot, &frame, LINE_BEFORE);
  append_line (self, snapshot, &frame, LINE_AFTER);
}

static void
rouse_trend_chart_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  int digits;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MINIMUM_WIDTH;
      *natural = NATURAL_WIDTH;
    }
  else
    {
      *minimum = *natural = HEIGHT_LINES * get_text_height (widget, &digits);
    }
}

static void
rouse_trend_chart_finalize (GObject *object)
{
  g_clear_pointer (&ROUSE_TREND_CHART (object)->weeks, g_array_unref);

  G_OBJECT_CLASS (rouse_trend_chart_parent_class)->finalize (object);
}

static void
rouse_trend_chart_class_init (RouseTrendChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rouse_trend_chart_finalize;
  widget_class->snapshot = rouse_trend_chart_snapshot;
  widget_class->measure = rouse_trend_chart_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "trendchart");
}

static void
rouse_trend_chart_init (RouseTrendChart *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How tired the back was, week by week"), -1);
}

/**
 * rouse_trend_chart_new:
 *
 * Returns: (transfer floating): an empty chart
 */
GtkWidget *
rouse_trend_chart_new (void)
{
  return g_object_new (ROUSE_TYPE_TREND_CHART, NULL);
}

/* The last week with an answer, for who cannot see the lines; all of them are rows beside the chart. */
static char *
dup_last (GArray *weeks)
{
  for (guint i = weeks->len; i > 0; i--)
    {
      const RouseProgressWeek *week = &g_array_index (weeks, RouseProgressWeek, i - 1);

      if (week->n_before > 0 || week->n_after > 0)
        return rouse_progress_words_dup_week (week);
    }

  return g_strdup ("");
}

/**
 * rouse_trend_chart_set_weeks:
 * @self: a chart
 * @weeks: (element-type RouseProgressWeek): what to show, oldest first; not changed any more
 */
void
rouse_trend_chart_set_weeks (RouseTrendChart *self, GArray *weeks)
{
  g_autofree char *last = NULL;

  g_return_if_fail (ROUSE_IS_TREND_CHART (self));
  g_return_if_fail (weeks != NULL);

  g_array_ref (weeks);
  g_clear_pointer (&self->weeks, g_array_unref);
  self->weeks = weeks;
  last = dup_last (weeks);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, last, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
