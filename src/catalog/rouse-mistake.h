/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-node.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_MISTAKE (rouse_mistake_get_type ())
G_DECLARE_FINAL_TYPE (RouseMistake, rouse_mistake, ROUSE, MISTAKE, GObject)

RouseMistake *rouse_mistake_new_from_node (RouseNode *node, GError **error);

const char *rouse_mistake_get_fault (RouseMistake *self);
const char *rouse_mistake_get_correction (RouseMistake *self);

G_END_DECLS
