/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-stage-text.h"

G_BEGIN_DECLS

/* Height of a line in parts of the font's size, as the interface font has it. */
#define LINE_HEIGHT 1.36
/* The smallest readable size, in parts of the style's font size: what GNOME calls a caption. */
#define SMALLEST 0.82
/* Words that are small are better than words that are not there: the caption of a desktop without large text, in
 * pixels.
 */
#define LEAST 12
/* Fewer letters than these in a line tear sentences apart: lines that are narrower get a smaller font. */
#define LETTERS_PER_LINE 21
#define LETTER_WIDTH 0.52
#define MINIMUM 8

struct _RouseStageText
{
  GtkWidget parent_instance;

  PangoLayout *layout;
  char *text;
  guint lines;
  float xalign;
  double largest;
  guint digits;     /* how many a number is at least made room for; 0: words */
  gsize mark_start; /* in bytes */
  gsize mark_length;

  int layout_width;
  int layout_height;
};

void rouse_stage_text_get_extents (RouseStageText *self, PangoRectangle *extents);
gboolean rouse_stage_text_is_inside (RouseStageText *self, int width, int height);
void rouse_stage_text_fit (RouseStageText *self, int width, int height);

G_END_DECLS
