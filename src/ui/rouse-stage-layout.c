/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-layout.h"

/* Where the parts of the session page stand. A pure function of the size, so that a test can walk every size and find
 * two parts that overlap. Everything grows with the window: the same rules serve a phone, a desk and, full screen, a
 * mat three metres away. There the count comes first: its digits are a fifth of the screen's height. */

/* What a readable line of the caption is high, in parts of the interface font's size. */
#define LINE 1.36
/* The wide form needs this much width, in parts of the font's size, for the ring beside the figure. */
#define WIDE_WIDTH 38
#define WIDE_HEIGHT 21
/* Where the count is to be read from the floor it takes more. */
#define LARGE_WIDE_HEIGHT 25
#define COMPACT_HEIGHT 14
/* From so many heights of width on, everything stands in one row. */
#define ROW_WIDTH 4.5
#define ROW_FIGURE 2.2
#define ROW_WORDS 0.42
/* Captions grow with the window up to this many lines' height of it. */
#define CAPTION_SHARE 0.15
#define LARGEST_CAPTION_SHARE 0.32
/* Between what is shown and the edge. */
#define SMALLEST_PADDING 6
#define LARGEST_PADDING 48
/* Seen from the floor: the ring in parts of the height, whose digits are two fifths of it, and the row in which the
 * count stands beside the ring where the screen is taller than wide. */
#define LARGE_RING 0.61
#define LARGE_ROW 0.25
#define LARGE_WORDS 0.1
#define LARGE_COMPACT_CAPTION 0.18
#define LARGE_COMPACT_RING 0.64
/* Where the bar takes more of the height than this, the count needs it, and the bar lies over it while it is there. */
#define LARGEST_HEAD 0.085
/* The list of steps in parts of the height: letters of a hundredth of the distance can be read with ease, and a screen
 * stands about ten of its heights away. */
#define LARGE_STEP 0.04
#define LARGE_STEP_OF_WIDTH 0.045

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
place_caption (RouseStagePlan *plan, int width, int height, double wanted, const RouseStageNeeds *needs)
{
  const double padding = get_padding (width, height);

  if (needs->captions <= 0)
    {
      set_place (plan, ROUSE_STAGE_PART_CAPTION, 0, height, width, 0);
      return height;
    }
  set_place (plan, ROUSE_STAGE_PART_CAPTION, padding, height - wanted, width - 2 * padding, wanted);
  return height - wanted;
}

static void
compute_wide (RouseStagePlan *plan, int width, int height, const RouseStageNeeds *needs)
{
  const double font = needs->font_size;
  const double padding = get_padding (width, height);
  const double least = 2 * LINE * font * 1.2;
  const double wanted = MAX (least, height * CAPTION_SHARE) * needs->captions;
  const double bottom
      = place_caption (plan, width, height, MAX (least, MIN (wanted, height * (needs->large ? 0.22 : 0.28))), needs);
  const double room = bottom - 2 * padding;
  const double large_ring = needs->large ? MIN (height * LARGE_RING, room * 0.83) : 0;
  double column = CLAMP (MAX (width * 0.36, large_ring), 15 * font, bottom);
  double words = MAX (4.4 * font, bottom * 0.26);
  double ring, x, top, list = 0;

  if (needs->large && needs->steps)
    column = MAX (column, width * 0.42);
  if (needs->steps)
    words = MIN (words, needs->large ? room * 0.16 : 5 * font);
  else if (needs->large)
    words = MIN (words, room - large_ring - padding);
  x = width - padding - column;
  ring = MIN (column, room - words - padding);
  if (needs->steps)
    {
      ring = needs->large ? MIN (height * LARGE_ROW, room * 0.5) : MIN (ring, MAX (room * 0.36, 8 * font));
      list = room - ring - words - padding;
    }
  top = padding + (needs->steps ? 0 : (room - ring - words - padding) / 2);

  set_place (plan, ROUSE_STAGE_PART_FIGURE, padding, padding, x - 2 * padding, room);
  /* Above the list the number stands beside the ring, where it is read from afar. */
  if (needs->large && needs->steps)
    set_place (plan, ROUSE_STAGE_PART_RING, x, top, column, ring);
  else
    set_place (plan, ROUSE_STAGE_PART_RING, x + (column - ring) / 2, top, ring, ring);
  set_place (plan, ROUSE_STAGE_PART_WORDS, x, top + ring + padding, column, words);
  set_place (plan, ROUSE_STAGE_PART_STEPS, x, top + ring + padding + words, column, list);
}

static double
place_portrait_caption (RouseStagePlan *plan, int width, int height, const RouseStageNeeds *needs)
{
  const double lines = 3 * LINE * MIN (needs->font_size * 1.15, width / 11.5);
  const double usual = MIN (MAX (lines, height * CAPTION_SHARE), height * 0.3);

  return place_caption (plan, width, height, MAX (usual, MIN (usual * needs->captions, height * LARGEST_CAPTION_SHARE)),
                        needs);
}

static void
compute_portrait (RouseStagePlan *plan, int width, int height, const RouseStageNeeds *needs)
{
  const double padding = get_padding (width, height);
  const double bottom = place_portrait_caption (plan, width, height, needs);
  const double inner = width - 2 * padding;
  /* No figure needs more than its width: a standing person is as tall as the square. */
  const double figure = MIN (inner, (bottom - 2 * padding) * (needs->steps ? 0.4 : 0.56));
  const double row = bottom - figure - 3 * padding;
  const double ring = MIN (needs->steps ? MIN (row, 9 * needs->font_size) : row, inner * 0.5);
  const double y = padding + figure + padding;
  const double top = y + (needs->steps ? 0 : (row - ring) / 2);
  const double list = needs->steps ? row - ring - padding : 0;

  set_place (plan, ROUSE_STAGE_PART_FIGURE, padding, padding, inner, figure);
  set_place (plan, ROUSE_STAGE_PART_RING, padding, top, ring, ring);
  set_place (plan, ROUSE_STAGE_PART_WORDS, padding + ring + padding, top, inner - ring - padding, ring);
  set_place (plan, ROUSE_STAGE_PART_STEPS, padding, y + ring + padding, inner, list);
}

/* Taller than wide and far away: figure, words across, then the count beside its ring, which take the whole width. */
static void
compute_large_portrait (RouseStagePlan *plan, int width, int height, const RouseStageNeeds *needs)
{
  const double padding = get_padding (width, height);
  const double bottom = place_portrait_caption (plan, width, height, needs);
  const double inner = width - 2 * padding;
  const double row = height * LARGE_ROW;
  const double words = height * (needs->steps ? LARGE_WORDS * 0.7 : LARGE_WORDS);
  const double room = bottom - row - words - 4 * padding;
  const double figure = needs->steps ? MIN (inner * 0.6, room * 0.45) : room;
  const double y = padding + figure + padding;
  const double list = needs->steps ? room - figure - padding : 0;

  set_place (plan, ROUSE_STAGE_PART_FIGURE, padding, padding, inner, figure);
  set_place (plan, ROUSE_STAGE_PART_WORDS, padding, y, inner, words);
  set_place (plan, ROUSE_STAGE_PART_RING, padding, y + words + padding, inner, row);
  set_place (plan, ROUSE_STAGE_PART_STEPS, padding, y + words + row + 2 * padding, inner, list);
}

static void
compute_compact (RouseStagePlan *plan, int width, int height, const RouseStageNeeds *needs)
{
  const double font = needs->font_size;
  const double padding = get_padding (width, height);
  const double usual_caption = 2 * LINE * MIN (font * 1.05, width / 15.0);
  const double wanted
      = MAX (usual_caption, needs->large ? height * LARGE_COMPACT_CAPTION : 0) * MAX (needs->captions, 1);
  const double bottom = place_caption (plan, width, height,
                                       MIN (wanted, height * (needs->large ? LARGE_COMPACT_CAPTION : 0.34)), needs);
  const double usual = MIN (CLAMP (bottom * 0.24, 2 * font, 5 * font), bottom * 0.34);
  const double least = bottom * 0.12;
  const double words
      = needs->large ? CLAMP (bottom - 3 * padding - height * LARGE_COMPACT_RING, least, MAX (least, usual)) : usual;
  const double row = bottom - words - 3 * padding;
  const double inner = width - 3 * padding;
  const double ring = MIN (row, inner * 0.45);

  set_place (plan, ROUSE_STAGE_PART_FIGURE, padding, padding, inner - ring, row);
  set_place (plan, ROUSE_STAGE_PART_RING, width - padding - ring, padding + (row - ring) / 2, ring, ring);
  set_place (plan, ROUSE_STAGE_PART_WORDS, padding, 2 * padding + row, width - 2 * padding, words);
  set_place (plan, ROUSE_STAGE_PART_STEPS, width - padding, padding, 0, 0);
}

/* Very low and very wide: figure, ring and words beside each other, each as high as the place. */
static void
compute_row (RouseStagePlan *plan, int width, int height, const RouseStageNeeds *needs)
{
  const double padding = get_padding (width, height);
  const double inner = height - 2 * padding;
  const double figure = MIN (inner * ROW_FIGURE, width * 0.3);
  const double x = padding + figure + padding + inner + 2 * padding;
  const double words = needs->captions > 0 ? inner * ROW_WORDS : inner;

  set_place (plan, ROUSE_STAGE_PART_FIGURE, padding, padding, figure, inner);
  set_place (plan, ROUSE_STAGE_PART_RING, padding + figure + padding, padding, inner, inner);
  set_place (plan, ROUSE_STAGE_PART_WORDS, x, padding, width - x - padding, words);
  set_place (plan, ROUSE_STAGE_PART_CAPTION, x, padding + words, width - x - padding, inner - words);
  set_place (plan, ROUSE_STAGE_PART_STEPS, width - padding, padding, 0, 0);
}

/**
 * rouse_stage_layout_compute:
 * @width: width in pixels
 * @height: height in pixels
 * @needs: what the layout is for
 * @plan: (out caller-allocates): where everything stands
 *
 * Places the parts. None overlaps another and none leaves the page.
 */
void
rouse_stage_layout_compute (int width, int height, const RouseStageNeeds *needs, RouseStagePlan *plan)
{
  const double font = needs != NULL ? needs->font_size : 0;
  int head;
  RouseStageNeeds own;

  g_return_if_fail (plan != NULL);
  g_return_if_fail (font > 0);

  own = *needs;
  head = needs->head <= height * LARGEST_HEAD ? (int) needs->head : 0;
  height -= head;
  *plan = (RouseStagePlan) { .caption_lines = 2, .steps_size = font };
  if (needs->large)
    plan->steps_size = MAX (font, MIN (height * LARGE_STEP, width * LARGE_STEP_OF_WIDTH));
  if (width >= height * 1.15 && width >= WIDE_WIDTH * font
      && height >= (needs->large ? LARGE_WIDE_HEIGHT : WIDE_HEIGHT) * font)
    {
      plan->form = ROUSE_STAGE_FORM_WIDE;
      own.steps = own.steps && height >= 32 * font;
      compute_wide (plan, width, height, &own);
    }
  else if (height < COMPACT_HEIGHT * font || width > height * 1.15)
    {
      plan->form = ROUSE_STAGE_FORM_COMPACT;
      if (width >= height * ROW_WIDTH && !own.large)
        compute_row (plan, width, height, &own);
      else
        compute_compact (plan, width, height, &own);
    }
  else
    {
      plan->form = ROUSE_STAGE_FORM_PORTRAIT;
      plan->caption_lines = 3;
      own.steps = own.steps && height >= 40 * font;
      if (own.large)
        compute_large_portrait (plan, width, height, &own);
      else
        compute_portrait (plan, width, height, &own);
    }

  for (int part = 0; part < ROUSE_N_STAGE_PARTS; part++)
    plan->places[part].y += head;
  if (needs->rtl)
    for (int part = 0; part < ROUSE_N_STAGE_PARTS; part++)
      plan->places[part].x = width - plan->places[part].x - plan->places[part].width;
}
