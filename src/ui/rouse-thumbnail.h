/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-figure.h"

G_BEGIN_DECLS

GdkPaintable *rouse_thumbnail_new (RouseMotion *motion);
GtkWidget *rouse_thumbnail_new_widget (RouseMotion *motion);

G_END_DECLS
