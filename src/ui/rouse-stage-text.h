/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_STAGE_TEXT (rouse_stage_text_get_type ())
G_DECLARE_FINAL_TYPE (RouseStageText, rouse_stage_text, ROUSE, STAGE_TEXT, GtkWidget)

GtkWidget *rouse_stage_text_new (guint lines);

const char *rouse_stage_text_get_text (RouseStageText *self);
void rouse_stage_text_set_text (RouseStageText *self, const char *text);
guint rouse_stage_text_get_lines (RouseStageText *self);
void rouse_stage_text_set_lines (RouseStageText *self, guint lines);
float rouse_stage_text_get_xalign (RouseStageText *self);
void rouse_stage_text_set_xalign (RouseStageText *self, float xalign);
double rouse_stage_text_get_largest (RouseStageText *self);
void rouse_stage_text_set_largest (RouseStageText *self, double largest);
void rouse_stage_text_set_digits (RouseStageText *self, guint digits);
void rouse_stage_text_set_mark (RouseStageText *self, gsize start, gsize length);
gsize rouse_stage_text_get_mark (RouseStageText *self, gsize *start);
int rouse_stage_text_get_ink_height (RouseStageText *self);
gboolean rouse_stage_text_get_fits (RouseStageText *self);

G_END_DECLS
