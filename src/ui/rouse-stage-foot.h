/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_STAGE_FOOT (rouse_stage_foot_get_type ())
G_DECLARE_FINAL_TYPE (RouseStageFoot, rouse_stage_foot, ROUSE, STAGE_FOOT, GtkWidget)

GtkWidget *rouse_stage_foot_new (void);

void rouse_stage_foot_set_least (RouseStageFoot *self, int least);

G_END_DECLS
