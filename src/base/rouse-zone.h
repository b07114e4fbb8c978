/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Property "zone" (GTimeZone, read-only): where the computer is. */
#define ROUSE_TYPE_ZONE (rouse_zone_get_type ())
G_DECLARE_FINAL_TYPE (RouseZone, rouse_zone, ROUSE, ZONE, GObject)

RouseZone *rouse_zone_new (GFile *file);

GTimeZone *rouse_zone_get_zone (RouseZone *self);

G_END_DECLS
