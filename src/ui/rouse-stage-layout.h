/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  ROUSE_STAGE_FORM_WIDE,     /* the figure beside the ring, caption below both */
  ROUSE_STAGE_FORM_PORTRAIT, /* the figure above, ring and words below it */
  ROUSE_STAGE_FORM_COMPACT,  /* figure, ring and words in a row */
} RouseStageForm;

typedef enum
{
  ROUSE_STAGE_PART_FIGURE,
  ROUSE_STAGE_PART_RING,
  ROUSE_STAGE_PART_WORDS,
  ROUSE_STAGE_PART_STEPS,
  ROUSE_STAGE_PART_CAPTION,
} RouseStagePart;
#define ROUSE_N_STAGE_PARTS 5

typedef struct
{
  int x;
  int y;
  int width;
  int height;
} RouseStagePlace;

typedef struct
{
  RouseStageForm form;
  guint caption_lines;
  RouseStagePlace places[ROUSE_N_STAGE_PARTS];
} RouseStagePlan;

void rouse_stage_layout_compute (
    int width, int height, double font_size, gboolean steps, gboolean caption, gboolean rtl, RouseStagePlan *plan);

G_END_DECLS
