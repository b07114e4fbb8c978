/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the person does, as a shape. */
typedef enum
{
  ROUSE_MARK_NONE,
  ROUSE_MARK_UP,     /* arrow up */
  ROUSE_MARK_HOLD,   /* two bars */
  ROUSE_MARK_DOWN,   /* arrow down */
  ROUSE_MARK_SETTLE, /* a line on the ground */
  ROUSE_MARK_REST,   /* an open circle */
  ROUSE_MARK_READY,  /* three dots */
  ROUSE_MARK_SWITCH, /* two arrows, to both sides */
} RouseMark;

#define ROUSE_TYPE_STAGE_MARK (rouse_stage_mark_get_type ())
G_DECLARE_FINAL_TYPE (RouseStageMark, rouse_stage_mark, ROUSE, STAGE_MARK, GtkWidget)

GtkWidget *rouse_stage_mark_new (void);

RouseMark rouse_stage_mark_get_mark (RouseStageMark *self);
void rouse_stage_mark_set_mark (RouseStageMark *self, RouseMark mark);

G_END_DECLS
