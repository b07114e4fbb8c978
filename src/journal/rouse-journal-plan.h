/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-record.h"
#include "rouse-session.h"

G_BEGIN_DECLS

void rouse_journal_plan_store (RouseRecord *record, RouseSession *session);
RousePlan *rouse_journal_plan_read (const RouseRecord *record, RouseCatalog *catalog, GError **error);
gboolean rouse_journal_plan_complete (RouseRecord *record);
const RouseRecordSet *rouse_journal_plan_find (const RouseRecord *record, const RouseSetResult *result);

G_END_DECLS
