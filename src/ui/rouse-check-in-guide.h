/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-check-in.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_CHECK_IN_GUIDE (rouse_check_in_guide_get_type ())
G_DECLARE_FINAL_TYPE (RouseCheckInGuide, rouse_check_in_guide, ROUSE, CHECK_IN_GUIDE, GObject)

RouseCheckInGuide *rouse_check_in_guide_new (RouseCheckIn *check_in, GtkStack *stack, gboolean first);

RouseCheckIn *rouse_check_in_guide_get_check_in (RouseCheckInGuide *self);
gboolean rouse_check_in_guide_get_over (RouseCheckInGuide *self);
void rouse_check_in_guide_begin (RouseCheckInGuide *self, gboolean beside_reader);
void rouse_check_in_guide_hold (RouseCheckInGuide *self);
gboolean rouse_check_in_guide_leave (RouseCheckInGuide *self);
gboolean rouse_check_in_guide_skip (RouseCheckInGuide *self);
gboolean rouse_check_in_guide_repeat (RouseCheckInGuide *self);

G_END_DECLS
