/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "2026-11-22" and its end. */
#define ROUSE_DAY_LENGTH 11

void rouse_day_format (guint32 day, char text[ROUSE_DAY_LENGTH]);
guint32 rouse_day_parse (const char *text);
guint32 rouse_day_at (gint64 time, GTimeZone *zone);
guint32 rouse_day_get_monday (guint32 day);
char *rouse_day_dup_text (guint32 day);

G_END_DECLS
