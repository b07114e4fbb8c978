/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Signals: "changed": another time was chosen; "removed": it is to go. */
#define ROUSE_TYPE_TIME_ROW (rouse_time_row_get_type ())
G_DECLARE_FINAL_TYPE (RouseTimeRow, rouse_time_row, ROUSE, TIME_ROW, AdwActionRow)

GtkWidget *rouse_time_row_new (guint minutes);

guint rouse_time_row_get_minutes (RouseTimeRow *self);
void rouse_time_row_set_removable (RouseTimeRow *self, gboolean removable);

G_END_DECLS
