/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-clock.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "opened" (GObject *): an entry was chosen. */
#define ROUSE_TYPE_SIDEBAR (rouse_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (RouseSidebar, rouse_sidebar, ROUSE, SIDEBAR, AdwBin)

void rouse_sidebar_load (
    RouseSidebar *self, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker, RouseClock *clock);
void rouse_sidebar_fill (RouseSidebar *self);
gboolean rouse_sidebar_get_filled (RouseSidebar *self);
void rouse_sidebar_set_alone (RouseSidebar *self, gboolean alone);
void rouse_sidebar_set_no_advice (RouseSidebar *self, const char *reason);
void rouse_sidebar_set_asking (RouseSidebar *self, gboolean asking);
void rouse_sidebar_set_paused (RouseSidebar *self, const char *title, gint64 left);
void rouse_sidebar_set_interrupted (RouseSidebar *self, const char *title, gint64 left);
void rouse_sidebar_select (RouseSidebar *self, GObject *item);
GObject *rouse_sidebar_get_topic (RouseSidebar *self, guint kind);
GListModel *rouse_sidebar_get_model (RouseSidebar *self);

G_END_DECLS
