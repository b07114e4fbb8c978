/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwBanner *rouse_warning_new (void);
void rouse_warning_set (AdwBanner *banner, const char *warning);

G_END_DECLS
