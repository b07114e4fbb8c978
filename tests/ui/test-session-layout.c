/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the session page at every size: no part may cover another or leave the page, and none may be too small to be
 * of use. */

#include "rouse-stage-layout.h"

#define FONT (11 * 96 / 72.0)
#define SMALLEST_FIGURE 60
#define SMALLEST_RING 44

static gboolean
is_empty (const RouseStagePlace *place)
{
  return place->width <= 0 || place->height <= 0;
}

static gboolean
overlaps (const RouseStagePlace *a, const RouseStagePlace *b)
{
  return !is_empty (a) && !is_empty (b) && a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static void
compute (int width, int height, gboolean steps, RouseStagePlan *plan)
{
  const RouseStageNeeds needs = { .font_size = FONT, .captions = 1, .steps = steps };

  rouse_stage_layout_compute (width, height, &needs, plan);
}

static void
check (int width, int height, const RouseStageNeeds *needs)
{
  const double font = needs->font_size;
  const gboolean caption = needs->captions > 0;
  RouseStageNeeds other = *needs;
  RouseStagePlan plan, mirror;

  rouse_stage_layout_compute (width, height, needs, &plan);
  other.rtl = TRUE;
  rouse_stage_layout_compute (width, height, &other, &mirror);
  for (int i = 0; i < ROUSE_N_STAGE_PARTS; i++)
    {
      const RouseStagePlace *place = &plan.places[i];

      if (place->x < 0 || place->y < 0 || place->x + place->width > width || place->y + place->height > height)
        g_test_message ("%d × %d, font %.1f: part %d at %d, %d: %d × %d", width, height, font, i, place->x, place->y,
                        place->width, place->height);
      g_assert_cmpint (place->x, >=, 0);
      g_assert_cmpint (place->y, >=, 0);
      g_assert_cmpint (place->x + place->width, <=, width);
      g_assert_cmpint (place->y + place->height, <=, height);
      g_assert_cmpint (mirror.places[i].x, ==, width - place->x - place->width);
      g_assert_cmpint (mirror.places[i].y, ==, place->y);
      for (int j = 0; j < i; j++)
        g_assert_false (overlaps (place, &plan.places[j]));
    }
  g_assert_cmpint (plan.places[ROUSE_STAGE_PART_FIGURE].width, >=, SMALLEST_FIGURE);
  g_assert_cmpint (plan.places[ROUSE_STAGE_PART_FIGURE].height, >=, SMALLEST_RING);
  g_assert_cmpint (plan.places[ROUSE_STAGE_PART_RING].width, >=, SMALLEST_RING);
  /* From afar the number may stand beside the ring. */
  if (!needs->large || (plan.form != ROUSE_STAGE_FORM_PORTRAIT && !needs->steps))
    g_assert_cmpint (plan.places[ROUSE_STAGE_PART_RING].height, ==, plan.places[ROUSE_STAGE_PART_RING].width);
  g_assert_false (is_empty (&plan.places[ROUSE_STAGE_PART_WORDS]));
  g_assert_true (is_empty (&plan.places[ROUSE_STAGE_PART_CAPTION]) == !caption);
}

static void
test_every_size (void)
{
  const double fonts[] = { FONT, FONT * 1.25, FONT * 2 };
  const double captions[] = { 0, 1, 1.35, 1.75 };

  for (int width = 320; width <= 3840; width = width * 17 / 16)
    for (int height = 150; height <= 2160; height = height * 17 / 16)
      for (gsize i = 0; i < G_N_ELEMENTS (fonts) * G_N_ELEMENTS (captions); i++)
        for (int flags = 0; flags < 8; flags++)
          {
            const RouseStageNeeds needs = { .font_size = fonts[i % G_N_ELEMENTS (fonts)],
                                            .captions = captions[i / G_N_ELEMENTS (fonts)],
                                            .steps = flags & 1,
                                            .large = flags & 2,
                                            .head = flags & 4 ? 47 : 0 };

            check (width, height, &needs);
          }
}

static void
test_forms (void)
{
  RouseStagePlan plan;

  compute (960, 520, FALSE, &plan);
  g_assert_cmpint (plan.form, ==, ROUSE_STAGE_FORM_WIDE);
  compute (360, 500, FALSE, &plan);
  g_assert_cmpint (plan.form, ==, ROUSE_STAGE_FORM_PORTRAIT);
  g_assert_cmpuint (plan.caption_lines, ==, 3);
  compute (360, 190, FALSE, &plan);
  g_assert_cmpint (plan.form, ==, ROUSE_STAGE_FORM_COMPACT);
  compute (1080, 1920, FALSE, &plan);
  g_assert_cmpint (plan.form, ==, ROUSE_STAGE_FORM_PORTRAIT);
  compute (3840, 2160, FALSE, &plan);
  g_assert_cmpint (plan.form, ==, ROUSE_STAGE_FORM_WIDE);
}

/* A window like a ribbon shows the figure as high as itself, and not in what captions leave. */
static void
test_ribbon (void)
{
  RouseStagePlan plan;

  compute (1200, 130, TRUE, &plan);
  g_assert_cmpint (plan.places[ROUSE_STAGE_PART_FIGURE].height, >=, 100);
  g_assert_cmpint (plan.places[ROUSE_STAGE_PART_RING].height, >=, 100);
  g_assert_cmpint (plan.places[ROUSE_STAGE_PART_CAPTION].height, >=, 50);
}

/* The list gives way before anything else does. */
static void
test_steps_give_way (void)
{
  RouseStagePlan plan;

  compute (960, 520, TRUE, &plan);
  g_assert_cmpint (plan.places[ROUSE_STAGE_PART_STEPS].height, >, 100);
  compute (360, 190, TRUE, &plan);
  g_assert_true (is_empty (&plan.places[ROUSE_STAGE_PART_STEPS]));
}

/* New words must not move anything: the plan knows nothing of them, so the caption's place depends on the size only. */
static void
test_caption_stands_still (void)
{
  RouseStagePlan with, without;

  compute (960, 520, TRUE, &with);
  compute (960, 520, FALSE, &without);
  g_assert_cmpmem (&with.places[ROUSE_STAGE_PART_CAPTION], sizeof (RouseStagePlace),
                   &without.places[ROUSE_STAGE_PART_CAPTION], sizeof (RouseStagePlace));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-layout/every-size", test_every_size);
  g_test_add_func ("/session-layout/forms", test_forms);
  g_test_add_func ("/session-layout/ribbon", test_ribbon);
  g_test_add_func ("/session-layout/steps-give-way", test_steps_give_way);
  g_test_add_func ("/session-layout/caption-stands-still", test_caption_stands_still);
  return g_test_run ();
}
