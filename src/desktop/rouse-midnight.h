/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"

G_BEGIN_DECLS

/* Signal "passed": it may be another day. */
#define ROUSE_TYPE_MIDNIGHT (rouse_midnight_get_type ())
G_DECLARE_FINAL_TYPE (RouseMidnight, rouse_midnight, ROUSE, MIDNIGHT, GObject)

RouseMidnight *rouse_midnight_new (RouseClock *clock);
gint64 rouse_midnight_find (gint64 time, GTimeZone *zone);

G_END_DECLS
