/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-exercise.h"

G_BEGIN_DECLS

char *rouse_labels_format_dose (guint sets, guint repetitions, gboolean two_sided, gboolean alternating);
char *rouse_labels_format_about (gint64 length);
char *rouse_labels_format_tempo (RouseVariant *variant, gboolean slow);
const char *rouse_labels_get_level_title (RouseLevel level);
const char *rouse_labels_get_guidance_title (RouseGuidance guidance);

G_END_DECLS
