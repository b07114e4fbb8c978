/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-side.h"

#include "rouse-closures.h"

/* Says which leg works: in words, and by a disc with a letter that stands on that side of the words, whatever the
 * direction of text, because it speaks of the body and not of the page. It grows with its place, as all texts of the
 * stage do, and draws nothing where both legs work. */
struct _RouseStageSide
{
  GtkWidget parent_instance;

  RouseSide side;
  float xalign;
};

G_DEFINE_FINAL_TYPE (RouseStageSide, rouse_stage_side, GTK_TYPE_WIDGET)

/* Sizes in parts of the height: font of the words, of the letter, room between disc and words, room at the round ends.
 */
#define FONT 0.5
#define LETTER 0.46
#define DISC 0.72
#define GAP 0.24
#define END 0.42
/* The chip is not higher than this many times the style's font size needs; larger windows have larger fonts to fill. */
#define PILL_ALPHA 0.1f

static PangoLayout *
create_layout (RouseStageSide *self, const char *text, double size, gboolean bold)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  return layout;
}

static void
append_layout (
    GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, double width, double height, const GdkRGBA *color)
{
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + (width - extents.width) / 2),
                                                          (float) (y + (height - extents.height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_disc (GtkSnapshot *snapshot, double x, double y, double width, double height, const GdkRGBA *color)
{
  GskRoundedRect rectangle;

  gsk_rounded_rect_init_from_rect (&rectangle,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height),
                                   (float) height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &rectangle);
  gtk_snapshot_append_color (snapshot, color, &rectangle.bounds);
  gtk_snapshot_pop (snapshot);
}

static double
get_text_width (RouseStageSide *self, double size)
{
  g_autoptr (PangoLayout) layout = create_layout (self, rouse_closures_get_side_title (self->side), size, TRUE);
  PangoRectangle extents;

  pango_layout_get_pixel_extents (layout, NULL, &extents);
  return extents.width;
}

static void
rouse_stage_side_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseStageSide *self = ROUSE_STAGE_SIDE (widget);
  const double width = gtk_widget_get_width (widget);
  const float xalign = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 1 - self->xalign : self->xalign;
  double height = gtk_widget_get_height (widget);
  double pill, text, x, y;
  g_autoptr (PangoLayout) words = NULL;
  g_autoptr (PangoLayout) letter = NULL;
  GdkRGBA color, back;

  if (self->side == ROUSE_SIDE_BOTH || width <= 0 || height <= 0)
    return;

  /* Words that are wider than the place make the whole chip smaller. */
  text = get_text_width (self, height * FONT);
  pill = text + height * (DISC + GAP + END + (1 - DISC) / 2);
  if (pill > width)
    {
      height *= width / pill;
      text *= width / pill;
      pill = width;
    }
  x = xalign * (width - pill);
  y = (gtk_widget_get_height (widget) - height) / 2;

  gtk_widget_get_color (widget, &color);
  back = color;
  back.alpha *= PILL_ALPHA;
  append_disc (snapshot, x, y, pill, height, &back);

  const gboolean left = self->side == ROUSE_SIDE_LEFT;
  const double disc = height * DISC;
  const double inset = (height - disc) / 2;
  const double disc_x = left ? x + inset : x + pill - inset - disc;
  const double text_x = left ? x + inset + disc + height * GAP : x + height * END;

  append_disc (snapshot, disc_x, y + inset, disc, disc, &color);
  back = color;
  /* The letter is cut out of the disc: white on a dark disc, black on a light one. */
  back.red = back.green = back.blue = 0.2126f * color.red + 0.7152f * color.green + 0.0722f * color.blue > 0.4f ? 0 : 1;
  letter = create_layout (self, rouse_closures_get_side_letter (self->side), height * LETTER, TRUE);
  append_layout (snapshot, letter, disc_x, y + inset, disc, disc, &back);
  words = create_layout (self, rouse_closures_get_side_title (self->side), height * FONT, TRUE);
  append_layout (snapshot, words, text_x, y, text, height, &color);
}

static void
rouse_stage_side_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  *minimum = 12;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 32;
}

static void
rouse_stage_side_class_init (RouseStageSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = rouse_stage_side_snapshot;
  widget_class->measure = rouse_stage_side_measure;
  gtk_widget_class_set_css_name (widget_class, "stageside");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
rouse_stage_side_init (RouseStageSide *self)
{
  self->xalign = 0.5f;
}

/**
 * rouse_stage_side_new:
 *
 * Returns: (transfer floating): a chip for both legs, which is empty
 */
GtkWidget *
rouse_stage_side_new (void)
{
  return g_object_new (ROUSE_TYPE_STAGE_SIDE, NULL);
}

/**
 * rouse_stage_side_get_side:
 * @self: a chip
 *
 * Returns: the leg it names
 */
RouseSide
rouse_stage_side_get_side (RouseStageSide *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_SIDE (self), ROUSE_SIDE_BOTH);

  return self->side;
}

/**
 * rouse_stage_side_set_side:
 * @self: a chip
 * @side: the working leg
 *
 * Sets which leg the chip names.
 */
void
rouse_stage_side_set_side (RouseStageSide *self, RouseSide side)
{
  const char *title;

  g_return_if_fail (ROUSE_IS_STAGE_SIDE (self));

  if (self->side == side)
    return;

  self->side = side;
  title = rouse_closures_get_side_title (side);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rouse_stage_side_set_xalign:
 * @self: a chip
 * @xalign: where it stands in its place, from 0 (start) to 1 (end)
 *
 * Sets where the chip stands.
 */
void
rouse_stage_side_set_xalign (RouseStageSide *self, float xalign)
{
  g_return_if_fail (ROUSE_IS_STAGE_SIDE (self));

  self->xalign = xalign;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
