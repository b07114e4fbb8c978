/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-mark.h"

/* The shape of a phase, drawn as large as its place. It says without colour and without words whether to lift, hold or
 * lower; the words beside it say it to screen readers, so to them it is decoration. */
struct _RouseStageMark
{
  GtkWidget parent_instance;

  RouseMark mark;
};

G_DEFINE_FINAL_TYPE (RouseStageMark, rouse_stage_mark, GTK_TYPE_WIDGET)

/* The shapes as paths on a canvas of 16, all with strokes of the same width, so that they read as one family. */
#define CANVAS 16.0f
#define STROKE 2.6f

static const char *const paths[] = {
  [ROUSE_MARK_NONE] = "",
  [ROUSE_MARK_UP] = "M 8 14 V 2.5 M 3 7.5 L 8 2.5 L 13 7.5",
  [ROUSE_MARK_HOLD] = "M 5 2.5 V 13.5 M 11 2.5 V 13.5",
  [ROUSE_MARK_DOWN] = "M 8 2 V 13.5 M 3 8.5 L 8 13.5 L 13 8.5",
  [ROUSE_MARK_SETTLE] = "M 2.5 13 H 13.5 M 8 7 V 7.01",
  [ROUSE_MARK_REST] = "M 8 2.5 A 5.5 5.5 0 0 1 8 13.5 A 5.5 5.5 0 0 1 8 2.5 Z",
  [ROUSE_MARK_READY] = "M 2.5 8 V 8.01 M 8 8 V 8.01 M 13.5 8 V 8.01",
  [ROUSE_MARK_SWITCH] = "M 2 5 H 13 M 10 2 L 13 5 L 10 8 M 14 11 H 3 M 6 8 L 3 11 L 6 14",
};

static void
rouse_stage_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseStageMark *self = ROUSE_STAGE_MARK (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);
  const float size = MIN (width, height);
  g_autoptr (GskPath) path = NULL;
  g_autoptr (GskStroke) stroke = NULL;
  GdkRGBA color;

  if (self->mark == ROUSE_MARK_NONE || size <= 0)
    return;

  path = gsk_path_parse (paths[self->mark]);
  stroke = gsk_stroke_new (STROKE);
  gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  gtk_widget_get_color (widget, &color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((width - size) / 2, (height - size) / 2));
  gtk_snapshot_scale (snapshot, size / CANVAS, size / CANVAS);
  gtk_snapshot_append_stroke (snapshot, path, stroke, &color);
  gtk_snapshot_restore (snapshot);
}

static void
rouse_stage_mark_class_init (RouseStageMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = rouse_stage_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "stagemark");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rouse_stage_mark_init (RouseStageMark *self)
{
}

/**
 * rouse_stage_mark_new:
 *
 * Returns: (transfer floating): an empty mark
 */
GtkWidget *
rouse_stage_mark_new (void)
{
  return g_object_new (ROUSE_TYPE_STAGE_MARK, NULL);
}

/**
 * rouse_stage_mark_get_mark:
 * @self: a mark
 *
 * Returns: the shape that is drawn
 */
RouseMark
rouse_stage_mark_get_mark (RouseStageMark *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_MARK (self), ROUSE_MARK_NONE);

  return self->mark;
}

/**
 * rouse_stage_mark_set_mark:
 * @self: a mark
 * @mark: the shape to draw
 *
 * Changes the shape.
 */
void
rouse_stage_mark_set_mark (RouseStageMark *self, RouseMark mark)
{
  g_return_if_fail (ROUSE_IS_STAGE_MARK (self));
  g_return_if_fail (mark < G_N_ELEMENTS (paths));

  if (self->mark == mark)
    return;

  self->mark = mark;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
