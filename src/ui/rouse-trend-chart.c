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

/* What is drawn, and where it goes. */
typedef struct
{
  GArray *weeks;
  GtkSnapshot *snapshot;
  PangoContext *context;
  GdkRGBA color;
  float width;
  float left, right, top, bottom;
  float text_height;
  gboolean mirrored;
} Drawing;

static int
get_text_height (PangoContext *context, int *width)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int height;

  pango_layout_set_text (layout, "10", -1);
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
get_point (const Drawing *self, guint i, double value)
{
  const float span = self->right - self->left - 2 * GAP;
  const float part = self->weeks->len > 1 ? (float) i / (float) (self->weeks->len - 1) : 0.5f;
  const float x = self->left + GAP + span * (self->mirrored ? 1 - part : part);

  return GRAPHENE_POINT_INIT (x, self->bottom - (float) (value / HIGHEST) * (self->bottom - self->top));
}

static void
append_text (const Drawing *self, const char *text, float x, float y, float align)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);
  int width, height;
  float left;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  left = CLAMP (x - align * (float) width, 0, MAX (0, self->width - (float) width));
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (left, y));
  gtk_snapshot_append_layout (self->snapshot, layout, &self->color);
  gtk_snapshot_restore (self->snapshot);
}

static void
append_scale (const Drawing *self)
{
  GdkRGBA color = self->color;

  color.alpha *= GRID_ALPHA;
  for (int value = 0; value <= HIGHEST; value += STEP)
    {
      const float y = get_point (self, 0, value).y;
      g_autofree char *text = g_strdup_printf (C_ ("on an axis", "%d"), value);

      gtk_snapshot_append_color (self->snapshot, &color,
                                 &GRAPHENE_RECT_INIT (self->left, y, self->right - self->left, 1));
      if (self->mirrored)
        append_text (self, text, self->right + GAP, y - self->text_height / 2, 0);
      else
        append_text (self, text, self->left - GAP, y - self->text_height / 2, 1);
    }
}

static void
append_weeks (const Drawing *self)
{
  const guint shown[] = { 0, self->weeks->len - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      GDate date;
      g_autoptr (GDateTime) noon = NULL;
      g_autofree char *text = NULL;

      g_date_set_julian (&date, g_array_index (self->weeks, RouseProgressWeek, shown[i]).monday);
      noon = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 12,
                                  0, 0);
      /* Translators: the Monday of a week under a chart, short, as in “2 Nov”; see g_date_time_format () */
      text = g_date_time_format (noon, C_ ("week on an axis", "%-e %b"));
      append_text (self, text, get_point (self, shown[i], 0).x, self->bottom + GAP, (i == 0) == self->mirrored ? 1 : 0);
    }
}

static void
append_mark (const Drawing *self, const graphene_point_t *point, Line line)
{
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);

  if (line == LINE_BEFORE)
    gsk_path_builder_add_circle (builder, point, MARK);
  else
    gsk_path_builder_add_rect (builder, &GRAPHENE_RECT_INIT (point->x - MARK, point->y - MARK, 2 * MARK, 2 * MARK));
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  if (line == LINE_BEFORE)
    gtk_snapshot_append_fill (self->snapshot, path, GSK_FILL_RULE_WINDING, &self->color);
  else
    gtk_snapshot_append_stroke (self->snapshot, path, stroke, &self->color);
}

static void
append_line (const Drawing *self, Line line)
{
  const float dash[] = { 5, 4 };
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = gsk_stroke_new (LINE);
  gboolean open = FALSE;

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
      point = get_point (self, i, value);
      if (open)
        gsk_path_builder_line_to (builder, point.x, point.y);
      else
        gsk_path_builder_move_to (builder, point.x, point.y);
      open = TRUE;
      append_mark (self, &point, line);
    }
  path = gsk_path_builder_free_to_path (g_steal_pointer (&builder));
  gtk_snapshot_append_stroke (self->snapshot, path, stroke, &self->color);
}

static void
rouse_trend_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseTrendChart *self = ROUSE_TREND_CHART (widget);
  GdkRGBA color;

  if (self->weeks == NULL)
    return;
  gtk_widget_get_color (widget, &color);
  rouse_trend_chart_draw (self->weeks, snapshot, gtk_widget_get_pango_context (widget),
                          (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget), &color,
                          gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
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
      *minimum = *natural = HEIGHT_LINES * get_text_height (gtk_widget_get_pango_context (widget), &digits);
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

/**
 * rouse_trend_chart_draw:
 * @weeks: (element-type RouseProgressWeek): what to show, oldest first
 * @snapshot: where to
 * @context: the letters
 * @width: in the snapshot's units
 * @height: in the snapshot's units
 * @color: of everything
 * @mirrored: whether time runs from the right
 *
 * Draws the chart by itself, on paper for example.
 */
void
rouse_trend_chart_draw (GArray *weeks,
                        GtkSnapshot *snapshot,
                        PangoContext *context,
                        float width,
                        float height,
                        const GdkRGBA *color,
                        gboolean mirrored)
{
  int digits;
  const int text_height = get_text_height (context, &digits);
  const Drawing drawing = {
    .weeks = weeks,
    .snapshot = snapshot,
    .context = context,
    .color = *color,
    .width = width,
    .left = mirrored ? 0 : (float) (digits + GAP),
    .right = width - (float) (mirrored ? digits + GAP : 0),
    .top = (float) text_height / 2 + 1,
    .bottom = height - (float) text_height - 2 * GAP,
    .text_height = (float) text_height,
    .mirrored = mirrored,
  };

  if (weeks->len == 0)
    return;

  append_scale (&drawing);
  append_weeks (&drawing);
  append_line (&drawing, LINE_BEFORE);
  append_line (&drawing, LINE_AFTER);
}
