/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

float *rouse_speech_shape (GArray *raw, guint rate, gsize *n_samples, gint64 *origin, GError **error);

G_END_DECLS
