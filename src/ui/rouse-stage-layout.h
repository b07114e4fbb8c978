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

/* What the layout is for. */
typedef struct
{
  double font_size; /* of the interface, in pixels, large text included */
  double captions;  /* their size in parts of the usual one; 0: none are shown */
  gboolean steps;   /* the list of what to do wants a place */
  gboolean large;   /* for somebody three metres away */
  double head;      /* what a bar lies over for a while, in pixels from the upper edge */
  gboolean rtl;     /* text runs from right to left */
} RouseStageNeeds;

typedef struct
{
  RouseStageForm form;
  guint caption_lines;
  double steps_size; /* of the font of the list, in pixels */
  RouseStagePlace places[ROUSE_N_STAGE_PARTS];
} RouseStagePlan;

void rouse_stage_layout_compute (int width, int height, const RouseStageNeeds *needs, RouseStagePlan *plan);

G_END_DECLS
