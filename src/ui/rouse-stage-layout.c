/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-layout.h"

/* Where the parts of the session page stand. A pure function of the size, so that a test can walk every size and find
 * two parts that overlap. Everything grows with the window: the same rules serve a phone, a desk and, full screen, a
 * mat three metres away. */

/* What a readable line of the caption is high, in parts of the interface font's size. */
#define LINE 1.36
/* The wide form needs this much width, in parts of the font's size, for the ring beside the figure. */
#define WIDE_WIDTH 38
#define WIDE_HEIGHT 21
#define COMPACT_HEIGHT 14
/* Captions grow with the window up to this many lines' height of it. */
#define CAPTION_SHARE 0.15
/* Between what is shown and the edge. */
#define SMALLEST_PADDING 6
#define LARGEST_PADDING 48

static void
set_place (RouseStagePlan *plan, RouseStagePart part, double x, double y, double width, double height)
{
  plan->places[part] = (RouseStagePlace) { (int) x, (int) y, MAX ((int) width, 0), MAX ((int) height, 0) };
}

static double
get_padding (int width, int height)
{
  return CLAMP (MIN (width, height) * 0.03, SMALLEST_PADDING, LARGEST_PADDING);
}

/* The caption stands at the bottom, across all, in every form. */
static double
place_caption (RouseStagePlan *plan, int width, int height, double wanted, gboolean caption)
{
  const double padding = get_padding (width, height);

  if (!caption)
    {
      set_place (plan, ROUSE_STAGE_PART_CAPTION, 0, height, width, 0);
      return height;
    }
  set_place (plan, ROUSE_STAGE_PART_CAPTION, padding, height - wanted, width - 2 * padding, wanted);
  return height - wanted;
}

static void
compute_wide (RouseStagePlan *plan, int width, int height, double font, gboolean steps, gboolean caption)
{
  const double padding = get_padding (width, height);
  const double bottom
      = place_caption (plan, width, height, MAX (2 * LINE * font * 1.2, height * CAPTION_SHARE), caption);
  const double column = CLAMP (width * 0.36, 15 * font, bottom);
  const double x = width - padding - column;
  const double room = bottom - 2 * padding;
  double words = MAX (4.4 * font, bottom * 0.26);
  double ring, top, list = 0;

  if (steps)
    words = MIN (words, 5 * font);
  ring = MIN (column, room - words - padding);
  if (steps)
    {
      ring = MIN (ring, MAX (room * 0.36, 8 * font));
      list = room - ring - words - padding;
    }
  top = padding + (steps ? 0 : (room - ring - words - padding) / 2);

  set_place (plan, ROUSE_STAGE_PART_FIGURE, padding, padding, x - 2 * padding, room);
  set_place (plan, ROUSE_STAGE_PART_RING, x + (column - ring) / 2, top, ring, ring);
  set_place (plan, ROUSE_STAGE_PART_WORDS, x, top + ring + padding, column, words);
  set_place (plan, ROUSE_STAGE_PART_STEPS, x, top + ring + padding + words, column, list);
}

static void
compute_portrait (RouseStagePlan *plan, int width, int height, double font, gboolean steps, gboolean caption)
{
  const double padding = get_padding (width, height);
  const double lines = 3 * LINE * MIN (font * 1.15, width / 11.5);
  const double bottom
      = place_caption (plan, width, height, MIN (MAX (lines, height * CAPTION_SHARE), height * 0.3), caption);
  const double inner = width - 2 * padding;
  /* No figure needs more than its width: a standing person is as tall as the square. */
  const double figure = MIN (inner, (bottom - 2 * padding) * (steps ? 0.4 : 0.56));
  const double row = bottom - figure - 3 * padding;
  const double ring = MIN (steps ? MIN (row, 9 * font) : row, inner * 0.5);
  const double y = padding + figure + padding;
  const double top = y + (steps ? 0 : (row - ring) / 2);
  const double list = steps ? row - ring - padding : 0;

  set_place (plan, ROUSE_STAGE_PART_FIGURE, padding, padding, inner, figure);
  set_place (plan, ROUSE_STAGE_PART_RING, padding, top, ring, ring);
  set_place (plan, ROUSE_STAGE_PART_WORDS, padding + ring + padding, top, inner - ring - padding, ring);
  set_place (plan, ROUSE_STAGE_PART_STEPS, padding, y + ring + padding, inner, list);
}

static void
compute_compact (RouseStagePlan *plan, int width, int height, double font, gboolean caption)
{
  const double padding = get_padding (width, height);
  const double wanted = 2 * LINE * MIN (font * 1.05, width / 15.0);
  const double bottom = place_caption (plan, width, height, MIN (wanted, height * 0.34), caption);
  const double words = MIN (CLAMP (bottom * 0.24, 2 * font, 5 * font), bottom * 0.34);
  const double row = bottom - words - 3 * padding;
  const double inner = width - 3 * padding;
  const double ring = MIN (row, inner * 0.45);

  set_place (plan, ROUSE_STAGE_PART_FIGURE, padding, padding, inner - ring, row);
  set_place (plan, ROUSE_STAGE_PART_RING, width - padding - ring, padding + (row - ring) / 2, ring, ring);
  set_place (plan, ROUSE_STAGE_PART_WORDS, padding, 2 * padding + row, width - 2 * padding, words);
  set_place (plan, ROUSE_STAGE_PART_STEPS, width - padding, padding, 0, 0);
}

/**
 * rouse_stage_layout_compute:
 * @width: width in pixels
 * @height: height in pixels
 * @font_size: size of the interface font in pixels, large text included
 * @steps: whether the list of what to do wants a place
 * @caption: whether captions are shown
 * @rtl: whether text runs from right to left
 * @plan: (out caller-allocates): where everything stands
 *
 * Places the parts. None overlaps another and none leaves the page.
 */
void
rouse_stage_layout_compute (
    int width, int height, double font_size, gboolean steps, gboolean caption, gboolean rtl, RouseStagePlan *plan)
{
  g_return_if_fail (plan != NULL);
  g_return_if_fail (font_size > 0);

  *plan = (RouseStagePlan) { .caption_lines = 2 };
  if (width >= height * 1.15 && width >= WIDE_WIDTH * font_size && height >= WIDE_HEIGHT * font_size)
    {
      plan->form = ROUSE_STAGE_FORM_WIDE;
      compute_wide (plan, width, height, font_size, steps && height >= 32 * font_size, caption);
    }
  else if (height < COMPACT_HEIGHT * font_size || width > height * 1.15)
    {
      plan->form = ROUSE_STAGE_FORM_COMPACT;
      compute_compact (plan, width, height, font_size, caption);
    }
  else
    {
      plan->form = ROUSE_STAGE_FORM_PORTRAIT;
      plan->caption_lines = 3;
      compute_portrait (plan, width, height, font_size, steps && height >= 40 * font_size, caption);
    }

  if (rtl)
    for (int part = 0; part < ROUSE_N_STAGE_PARTS; part++)
      plan->places[part].x = width - plan->places[part].x - plan->places[part].width;
}
