/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-check-in.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_CHECK_IN_VIEW (rouse_check_in_view_get_type ())
G_DECLARE_FINAL_TYPE (RouseCheckInView, rouse_check_in_view, ROUSE, CHECK_IN_VIEW, AdwBin)

GtkWidget *rouse_check_in_view_new (RouseCheckIn *check_in);

void rouse_check_in_view_show_safety (RouseCheckInView *self);
void rouse_check_in_view_focus (RouseCheckInView *self);

G_END_DECLS
