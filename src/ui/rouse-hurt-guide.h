/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_HURT_GUIDE (rouse_hurt_guide_get_type ())
G_DECLARE_FINAL_TYPE (RouseHurtGuide, rouse_hurt_guide, ROUSE, HURT_GUIDE, GObject)

RouseHurtGuide *rouse_hurt_guide_new (RouseSession *session, GtkWidget *page);

G_END_DECLS
