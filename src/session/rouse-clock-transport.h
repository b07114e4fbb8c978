/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"
#include "rouse-transport.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_CLOCK_TRANSPORT (rouse_clock_transport_get_type ())
G_DECLARE_FINAL_TYPE (RouseClockTransport, rouse_clock_transport, ROUSE, CLOCK_TRANSPORT, GObject)

RouseTransport *rouse_clock_transport_new (RouseClock *clock);

G_END_DECLS
