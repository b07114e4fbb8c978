/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How large a text of the stage can be in its place. */

#include "rouse-stage-text-private.h"

#include "rouse-stage-style.h"

static void
set_font_size (RouseStageText *self, double size)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
}

/*
 * rouse_stage_text_get_extents:
 * @self: a text with its layout
 * @extents: (out): of the ink of a number, or of the lines of words
 */
void
rouse_stage_text_get_extents (RouseStageText *self, PangoRectangle *extents)
{
  pango_layout_get_pixel_extents (self->layout, self->digits > 0 ? extents : NULL, self->digits > 0 ? NULL : extents);
}

/*
 * rouse_stage_text_is_inside:
 *
 * Returns: whether all of the text is seen in a place
 */
gboolean
rouse_stage_text_is_inside (RouseStageText *self, int width, int height)
{
  PangoRectangle extents;

  if (pango_layout_is_ellipsized (self->layout))
    return FALSE;
  rouse_stage_text_get_extents (self, &extents);
  return extents.width <= width && extents.height <= height;
}

static gboolean
is_fitting (RouseStageText *self, int width, int height)
{
  return rouse_stage_text_is_inside (self, width, height)
         && (guint) pango_layout_get_line_count (self->layout) <= self->lines;
}

/* A number fills its place with ink, as large as one of at least so many digits can be: all counts of a set have one
 * size. */
static void
fit_digits (RouseStageText *self, int width, int height)
{
  const double reference = 100;
  g_autoptr (GString) widest = g_string_new (self->text);
  PangoRectangle ink;

  for (gsize i = 0; i < widest->len; i++)
    if (g_ascii_isdigit (widest->str[i]))
      widest->str[i] = '0';
  while (widest->len < self->digits)
    g_string_append_c (widest, '0');

  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_height (self->layout, -1);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_text (self->layout, widest->str, -1);
  set_font_size (self, reference);
  pango_layout_get_pixel_extents (self->layout, &ink, NULL);
  /* A pixel on each side for edges that the rasteriser rounds. */
  set_font_size (self, MAX (1, reference
                                   * MIN ((width - 2) / (double) MAX (ink.width, 1),
                                          (height - 2) / (double) MAX (ink.height, 1))));
  pango_layout_set_text (self->layout, self->text, -1);
}

static double
shrink (RouseStageText *self,
        double size,
        double smallest,
        int width,
        int height,
        gboolean (*fits) (RouseStageText *self, int width, int height))
{
  set_font_size (self, size);
  while (!fits (self, width, height) && size > smallest)
    {
      size = MAX (size / 1.08, smallest);
      set_font_size (self, size);
    }
  return size;
}

/* No word is torn for it. */
static void
fit_in_more_lines (RouseStageText *self, double size, int width, int height)
{
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD);
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  shrink (self, size, MIN (size, LEAST), width, height, rouse_stage_text_is_inside);
}

/* Finds the size for the present place: the one that fills it, made smaller in steps of a twelfth until the words fit.
 */
static void
fit_words (RouseStageText *self, int width, int height)
{
  const double style_size = rouse_stage_style_get_font_size (GTK_WIDGET (self));
  const double smallest = style_size * SMALLEST;
  double size = MIN (height / (self->lines * LINE_HEIGHT), style_size * self->largest);

  if (self->lines > 1)
    size = MIN (size, width / (LETTERS_PER_LINE * LETTER_WIDTH));
  size = MAX (size, smallest);

  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (self->layout, -1);
  pango_layout_set_width (self->layout, self->lines > 1 ? width * PANGO_SCALE : -1);
  size = shrink (self, size, smallest, width, height, is_fitting);
  if (is_fitting (self, width, height))
    return;
  fit_in_more_lines (self, size, width, height);
  if (rouse_stage_text_is_inside (self, width, height))
    return;

  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (self->layout, self->lines > 1 ? height * PANGO_SCALE : -1);
}

/*
 * rouse_stage_text_fit:
 * @self: a text with its layout
 * @width: of its place
 * @height: of its place
 *
 * Finds the size for a place.
 */
void
rouse_stage_text_fit (RouseStageText *self, int width, int height)
{
  if (self->digits > 0)
    fit_digits (self, width, height);
  else
    fit_words (self, width, height);
}
