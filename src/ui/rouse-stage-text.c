/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-text-private.h"

#include "rouse-stage-style.h"

/* Text that is as large as its place allows, so that one page serves a phone in the hand and a screen three metres
 * away. Its request does not depend on its words: new words never move what stands around them. It starts from the size
 * that fills its lines and shrinks only for words that do not fit; when even the smallest readable size is too large,
 * they take more lines, and less than large text asks for, before the end is cut with an ellipsis. */

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_LINES,
  PROP_XALIGN,
  PROP_LARGEST,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (RouseStageText, rouse_stage_text, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

static void
update_attributes (RouseStageText *self)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *mark = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

  /* Figures of one width: a number that counts must not make the others dance. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  /* A line in the colour of the text: seen as well as the text is, and no letter moves for it. */
  mark->start_index = (guint) self->mark_start;
  mark->end_index = (guint) (self->mark_start + self->mark_length);
  pango_attr_list_insert (attributes, mark);
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_layout (RouseStageText *self)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const float xalign = rtl ? 1 - self->xalign : self->xalign;

  g_clear_object (&self->layout);
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_alignment (self->layout, xalign == 0.5f  ? PANGO_ALIGN_CENTER
                                            : xalign > 0.5f ? PANGO_ALIGN_RIGHT
                                                            : PANGO_ALIGN_LEFT);
  self->layout_width = -1;
  update_attributes (self);
}

static void
ensure_fitted (RouseStageText *self)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->layout_width == width && self->layout_height == height)
    return;
  self->layout_width = width;
  self->layout_height = height;
  rouse_stage_text_fit (self, width, height);
}

static void
rouse_stage_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseStageText *self = ROUSE_STAGE_TEXT (widget);
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  PangoRectangle extents;
  GdkRGBA color;
  float xalign = self->xalign;
  double x = 0;

  if (width <= 0 || height <= 0 || *self->text == '\0')
    return;

  ensure_fitted (self);
  gtk_widget_get_color (widget, &color);
  rouse_stage_text_get_extents (self, &extents);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    xalign = 1 - xalign;
  if (pango_layout_get_width (self->layout) == -1)
    x = xalign * (float) (width - extents.width) - (float) extents.x;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) x, (float) (height - extents.height) / 2 - (float) extents.y));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
rouse_stage_text_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  RouseStageText *self = ROUSE_STAGE_TEXT (widget);
  const double size = rouse_stage_style_get_font_size (GTK_WIDGET (self));

  /* Whoever gives the place decides how small is too small: asking for more would make the window too large. */
  *minimum = MINIMUM;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *natural = MAX (MINIMUM, (int) (size * LINE_HEIGHT * self->lines + 0.99));
  else
    *natural = MAX (MINIMUM, (int) (size * LETTER_WIDTH * (self->lines > 1 ? LETTERS_PER_LINE : 8)));
}

static void
rouse_stage_text_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rouse_stage_text_parent_class)->css_changed (widget, change);
  update_layout (ROUSE_STAGE_TEXT (widget));
}

static void
rouse_stage_text_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (rouse_stage_text_parent_class)->direction_changed (widget, previous);
  update_layout (ROUSE_STAGE_TEXT (widget));
}

static void
rouse_stage_text_dispose (GObject *object)
{
  g_clear_object (&ROUSE_STAGE_TEXT (object)->layout);
  G_OBJECT_CLASS (rouse_stage_text_parent_class)->dispose (object);
}

static void
rouse_stage_text_finalize (GObject *object)
{
  g_free (ROUSE_STAGE_TEXT (object)->text);
  G_OBJECT_CLASS (rouse_stage_text_parent_class)->finalize (object);
}

static void
rouse_stage_text_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseStageText *self = ROUSE_STAGE_TEXT (object);

  switch (property_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_LINES:
      g_value_set_uint (value, self->lines);
      break;
    case PROP_XALIGN:
      g_value_set_float (value, self->xalign);
      break;
    case PROP_LARGEST:
      g_value_set_double (value, self->largest);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_stage_text_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  RouseStageText *self = ROUSE_STAGE_TEXT (object);

  switch (property_id)
    {
    case PROP_TEXT:
      rouse_stage_text_set_text (self, g_value_get_string (value));
      break;
    case PROP_LINES:
      rouse_stage_text_set_lines (self, g_value_get_uint (value));
      break;
    case PROP_XALIGN:
      rouse_stage_text_set_xalign (self, g_value_get_float (value));
      break;
    case PROP_LARGEST:
      rouse_stage_text_set_largest (self, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_stage_text_class_init (RouseStageTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = rouse_stage_text_dispose;
  object_class->finalize = rouse_stage_text_finalize;
  object_class->get_property = rouse_stage_text_get_property;
  object_class->set_property = rouse_stage_text_set_property;
  widget_class->snapshot = rouse_stage_text_snapshot;
  widget_class->measure = rouse_stage_text_measure;
  widget_class->css_changed = rouse_stage_text_css_changed;
  widget_class->direction_changed = rouse_stage_text_direction_changed;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_LINES] = g_param_spec_uint ("lines", NULL, NULL, 1, 10, 1, flags);
  properties[PROP_XALIGN] = g_param_spec_float ("xalign", NULL, NULL, 0, 1, 0.5f, flags);
  properties[PROP_LARGEST] = g_param_spec_double ("largest", NULL, NULL, SMALLEST, 100, 100, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "stagetext");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
rouse_stage_text_init (RouseStageText *self)
{
  self->text = g_strdup ("");
  self->lines = 1;
  self->xalign = 0.5f;
  self->largest = 100;
  update_layout (self);
}

/**
 * rouse_stage_text_new:
 * @lines: how many lines it may have
 *
 * Returns: (transfer floating): a text without words
 */
GtkWidget *
rouse_stage_text_new (guint lines)
{
  return g_object_new (ROUSE_TYPE_STAGE_TEXT, "lines", lines, NULL);
}

/**
 * rouse_stage_text_get_text:
 * @self: a text
 *
 * Returns: its words
 */
const char *
rouse_stage_text_get_text (RouseStageText *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_TEXT (self), NULL);

  return self->text;
}

/**
 * rouse_stage_text_set_text:
 * @self: a text
 * @text: (nullable): the words; %NULL for none
 *
 * Sets what is read, without a mark. The request stays as it was.
 */
void
rouse_stage_text_set_text (RouseStageText *self, const char *text)
{
  g_return_if_fail (ROUSE_IS_STAGE_TEXT (self));

  if (!g_set_str (&self->text, text != NULL ? text : ""))
    return;

  self->mark_start = self->mark_length = 0;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->text, -1);
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}

/**
 * rouse_stage_text_get_lines:
 * @self: a text
 *
 * Returns: how many lines it may have
 */
guint
rouse_stage_text_get_lines (RouseStageText *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_TEXT (self), 1);

  return self->lines;
}

/**
 * rouse_stage_text_set_lines:
 * @self: a text
 * @lines: how many lines it may have
 *
 * Sets the number of lines, for which room is kept whether they are needed or not.
 */
void
rouse_stage_text_set_lines (RouseStageText *self, guint lines)
{
  g_return_if_fail (ROUSE_IS_STAGE_TEXT (self));

  if (self->lines == lines)
    return;

  self->lines = lines;
  self->layout_width = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINES]);
}

/**
 * rouse_stage_text_get_xalign:
 * @self: a text
 *
 * Returns: where lines stand, from 0 (start) to 1 (end)
 */
float
rouse_stage_text_get_xalign (RouseStageText *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_TEXT (self), 0);

  return self->xalign;
}

/**
 * rouse_stage_text_set_xalign:
 * @self: a text
 * @xalign: where lines stand, from 0 (start) to 1 (end)
 *
 * Sets where lines stand in their place.
 */
void
rouse_stage_text_set_xalign (RouseStageText *self, float xalign)
{
  g_return_if_fail (ROUSE_IS_STAGE_TEXT (self));

  if (self->xalign == xalign)
    return;

  self->xalign = xalign;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_XALIGN]);
}

/**
 * rouse_stage_text_get_largest:
 * @self: a text
 *
 * Returns: the largest size, in parts of the style's font size
 */
double
rouse_stage_text_get_largest (RouseStageText *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_TEXT (self), 1);

  return self->largest;
}

/**
 * rouse_stage_text_set_largest:
 * @self: a text
 * @largest: the largest size, in parts of the style's font size
 *
 * Sets how large the words may become.
 */
void
rouse_stage_text_set_largest (RouseStageText *self, double largest)
{
  g_return_if_fail (ROUSE_IS_STAGE_TEXT (self));

  if (self->largest == largest)
    return;

  self->largest = largest;
  update_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LARGEST]);
}

/**
 * rouse_stage_text_set_digits:
 * @self: a text
 * @digits: for how many digits there is room at least; 0 for words
 *
 * Lets a number be as large as its digits, without room for letters that hang below the line.
 */
void
rouse_stage_text_set_digits (RouseStageText *self, guint digits)
{
  g_return_if_fail (ROUSE_IS_STAGE_TEXT (self));

  if (self->digits == digits)
    return;
  self->digits = digits;
  update_layout (self);
}

/**
 * rouse_stage_text_set_mark:
 * @self: a text
 * @start: the first byte
 * @length: how many bytes; 0 for no mark
 *
 * Marks some of the words, which stay where they are and as large as they are.
 */
void
rouse_stage_text_set_mark (RouseStageText *self, gsize start, gsize length)
{
  g_return_if_fail (ROUSE_IS_STAGE_TEXT (self));
  g_return_if_fail (start + length <= strlen (self->text));

  if (self->mark_start == start && self->mark_length == length)
    return;

  self->mark_start = start;
  self->mark_length = length;
  update_attributes (self);
}

/**
 * rouse_stage_text_get_mark:
 * @self: a text
 * @start: (out): the first byte that is marked
 *
 * Returns: how many bytes are marked
 */
gsize
rouse_stage_text_get_mark (RouseStageText *self, gsize *start)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_TEXT (self) && start != NULL, 0);

  *start = self->mark_start;
  return self->mark_length;
}

/**
 * rouse_stage_text_get_ink_height:
 * @self: a text that has a place
 *
 * Returns: the height of what is drawn, in pixels: for a number that of its digits
 */
int
rouse_stage_text_get_ink_height (RouseStageText *self)
{
  PangoRectangle ink;

  g_return_val_if_fail (ROUSE_IS_STAGE_TEXT (self), 0);

  ensure_fitted (self);
  pango_layout_get_pixel_extents (self->layout, &ink, NULL);
  return ink.height;
}

/**
 * rouse_stage_text_get_fits:
 * @self: a text
 *
 * Returns: whether all of its words can be read where it stands
 */
gboolean
rouse_stage_text_get_fits (RouseStageText *self)
{
  g_return_val_if_fail (ROUSE_IS_STAGE_TEXT (self), FALSE);

  ensure_fitted (self);
  return rouse_stage_text_is_inside (self, gtk_widget_get_width (GTK_WIDGET (self)),
                                     gtk_widget_get_height (GTK_WIDGET (self)));
}
