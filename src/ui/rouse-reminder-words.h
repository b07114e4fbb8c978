/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rouse_reminder_words_format_due (gint64 due, gint64 now, GTimeZone *zone);

G_END_DECLS
