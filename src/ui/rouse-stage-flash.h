/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_STAGE_FLASH (rouse_stage_flash_get_type ())
G_DECLARE_FINAL_TYPE (RouseStageFlash, rouse_stage_flash, ROUSE, STAGE_FLASH, GtkWidget)

GtkWidget *rouse_stage_flash_new (void);

gboolean rouse_stage_flash_strike (RouseStageFlash *self, gint64 now);

G_END_DECLS
