/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog-enums.h"
#include "rouse-node.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_STEP (rouse_step_get_type ())
G_DECLARE_FINAL_TYPE (RouseStep, rouse_step, ROUSE, STEP, GObject)

RouseStep *rouse_step_new_from_node (RouseNode *node, guint number, GError **error);

guint rouse_step_get_number (RouseStep *self);
const char *rouse_step_get_clip (RouseStep *self);
const char *rouse_step_get_text (RouseStep *self);
RousePhase rouse_step_get_phase (RouseStep *self);
double rouse_step_get_from (RouseStep *self);
double rouse_step_get_to (RouseStep *self);

G_END_DECLS
