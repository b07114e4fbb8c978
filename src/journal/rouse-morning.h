/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-record.h"

G_BEGIN_DECLS

RouseRecord *rouse_morning_find (GPtrArray *records, gint64 now, guint32 today);

G_END_DECLS
