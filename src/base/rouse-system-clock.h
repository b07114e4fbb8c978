/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_SYSTEM_CLOCK (rouse_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (RouseSystemClock, rouse_system_clock, ROUSE, SYSTEM_CLOCK, GObject)

RouseClock *rouse_system_clock_new (GFile *zone_file);

G_END_DECLS
