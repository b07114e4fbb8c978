/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_STAGE_WORDS (rouse_stage_words_get_type ())
G_DECLARE_FINAL_TYPE (RouseStageWords, rouse_stage_words, ROUSE, STAGE_WORDS, GtkWidget)

GtkWidget *rouse_stage_words_new (RouseSession *session);

void rouse_stage_words_update (RouseStageWords *self);
void rouse_stage_words_set_xalign (RouseStageWords *self, float xalign);
void rouse_stage_words_set_largest (RouseStageWords *self, double largest);
const char *rouse_stage_words_get_phase_title (RouseStageWords *self);
RouseSide rouse_stage_words_get_side (RouseStageWords *self);

G_END_DECLS
