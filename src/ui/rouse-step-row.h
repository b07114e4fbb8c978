/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-speaker.h"
#include "rouse-step.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_STEP_ROW (rouse_step_row_get_type ())
G_DECLARE_FINAL_TYPE (RouseStepRow, rouse_step_row, ROUSE, STEP_ROW, AdwPreferencesRow)

GtkWidget *rouse_step_row_new (RouseStep *step, RouseSpeaker *speaker);

RouseStep *rouse_step_row_get_step (RouseStepRow *self);
void rouse_step_row_set_current (RouseStepRow *self, gboolean current);

G_END_DECLS
