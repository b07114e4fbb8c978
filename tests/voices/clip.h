/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CLIP_RATE 48000

GArray *clip_decode (const char *path, GError **error);
double clip_rms (GArray *samples);

G_END_DECLS
