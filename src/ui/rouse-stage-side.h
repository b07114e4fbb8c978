/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog-enums.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_STAGE_SIDE (rouse_stage_side_get_type ())
G_DECLARE_FINAL_TYPE (RouseStageSide, rouse_stage_side, ROUSE, STAGE_SIDE, GtkWidget)

GtkWidget *rouse_stage_side_new (void);

RouseSide rouse_stage_side_get_side (RouseStageSide *self);
void rouse_stage_side_set_side (RouseStageSide *self, RouseSide side);
void rouse_stage_side_set_xalign (RouseStageSide *self, float xalign);

G_END_DECLS
