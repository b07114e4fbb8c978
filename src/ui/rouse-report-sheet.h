/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_REPORT_SHEET_WEEKS 12

GBytes *rouse_report_sheet_create (RouseCatalog *catalog, GPtrArray *records, guint32 today, GError **error);

G_END_DECLS
