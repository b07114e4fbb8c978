/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "opened" (GObject *): an entry was chosen. */
#define ROUSE_TYPE_SIDEBAR_LIST (rouse_sidebar_list_get_type ())
G_DECLARE_FINAL_TYPE (RouseSidebarList, rouse_sidebar_list, ROUSE, SIDEBAR_LIST, AdwBin)

void rouse_sidebar_list_join (RouseSidebarList *self, GtkScrolledWindow *page);
void
rouse_sidebar_list_load (RouseSidebarList *self, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker);
void rouse_sidebar_list_fill (RouseSidebarList *self);
gboolean rouse_sidebar_list_get_filled (RouseSidebarList *self);
gboolean rouse_sidebar_list_focus_first (RouseSidebarList *self);
void rouse_sidebar_list_set_alone (RouseSidebarList *self, gboolean alone);
void rouse_sidebar_list_select (RouseSidebarList *self, GObject *item);
GObject *rouse_sidebar_list_get_topic (RouseSidebarList *self, guint kind);
GListModel *rouse_sidebar_list_get_model (RouseSidebarList *self);

G_END_DECLS
