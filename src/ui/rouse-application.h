/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_APPLICATION (rouse_application_get_type ())
G_DECLARE_FINAL_TYPE (RouseApplication, rouse_application, ROUSE, APPLICATION, AdwApplication)

RouseApplication *rouse_application_new (void);

gboolean rouse_application_get_light (RouseApplication *self);

G_END_DECLS
