/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "delete": the person wants it gone. */
#define ROUSE_TYPE_RECORD_ROW (rouse_record_row_get_type ())
G_DECLARE_FINAL_TYPE (RouseRecordRow, rouse_record_row, ROUSE, RECORD_ROW, AdwExpanderRow)

GtkWidget *rouse_record_row_new (RouseCatalog *catalog, RouseRecord *record, guint32 today);

RouseRecord *rouse_record_row_get_record (RouseRecordRow *self);

G_END_DECLS
