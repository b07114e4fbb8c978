/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ROUSE_CHIME_SAMPLES 81600

void rouse_chime_render (float *samples);
gboolean rouse_chime_play (const char *app_id, const char *app_name, GError **error);

G_END_DECLS
