/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 rouse_reminder_time_parse_day (const char *text);
char *rouse_reminder_time_format_day (guint32 day);
gboolean rouse_reminder_time_parse_time (const char *text, guint *minutes);
char *rouse_reminder_time_format_time (guint minutes);
gint64 rouse_reminder_time_parse_local (const char *text);
char *rouse_reminder_time_format_local (gint64 local);

G_END_DECLS
