/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Signals: "chosen" (id of an exercise, routine or lesson), "launched": somebody wants to see the application. */
#define ROUSE_TYPE_SEARCH_PROVIDER (rouse_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (RouseSearchProvider, rouse_search_provider, ROUSE, SEARCH_PROVIDER, GObject)

RouseSearchProvider *rouse_search_provider_new (GApplication *application, RouseCatalog *catalog);

gboolean rouse_search_provider_export (RouseSearchProvider *self,
                                       GDBusConnection *connection,
                                       const char *application_path,
                                       GError **error);
void rouse_search_provider_unexport (RouseSearchProvider *self);

G_END_DECLS
