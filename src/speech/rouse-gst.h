/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

gboolean rouse_gst_require (const char *const *elements, GError **error);
GstCaps *rouse_gst_get_caps (void);

G_END_DECLS
