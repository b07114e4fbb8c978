/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-config.h"

#include <glib.h>

G_BEGIN_DECLS

/* Where a template of this folder is among the resources of the program. */
#define ROUSE_UI(name) (RESOURCE_BASE "/ui/" name)

void rouse_ui_init (void);

G_END_DECLS
