/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-figure.h"

#include <adwaita.h>

G_BEGIN_DECLS

void rouse_stage_style_load (GdkDisplay *display);
RouseScheme rouse_stage_style_get_scheme (AdwStyleManager *manager);
double rouse_stage_style_get_font_size (GtkWidget *widget);
void rouse_stage_style_get_accent (AdwStyleManager *manager, GdkRGBA *accent);

void rouse_stage_style_keep_direction (GtkWidget *widget);

G_END_DECLS
