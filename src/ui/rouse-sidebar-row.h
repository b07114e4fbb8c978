/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-speaker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_SIDEBAR_ROW (rouse_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (RouseSidebarRow, rouse_sidebar_row, ROUSE, SIDEBAR_ROW, GtkBox)

GtkWidget *rouse_sidebar_row_new (RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker);

void rouse_sidebar_row_set_item (RouseSidebarRow *self, GObject *item);
GObject *rouse_sidebar_row_get_item (RouseSidebarRow *self);
const char *rouse_sidebar_row_get_title (RouseSidebarRow *self);
const char *rouse_sidebar_row_get_subtitle (RouseSidebarRow *self);

G_END_DECLS
