/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog-enums.h"

G_BEGIN_DECLS

char *rouse_closures_format_clock (gint64 length);
char *rouse_closures_format_duration (gint64 length);
char *rouse_closures_format_time_left (gint64 left);
char *rouse_closures_format_time_left_spoken (gint64 left);
char *rouse_closures_format_count (guint repetition, guint repetitions);
char *rouse_closures_format_total (guint repetitions);
char *rouse_closures_format_repetition_spoken (guint repetition, guint repetitions, const char *phase);
char *rouse_closures_format_set (guint set, guint sets);
char *rouse_closures_format_result (guint done, guint planned);
char *rouse_closures_format_next (const char *title);
const char *rouse_closures_get_side_title (RouseSide side);
const char *rouse_closures_get_side_letter (RouseSide side);

G_END_DECLS
