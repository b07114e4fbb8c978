/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-node.h"

G_BEGIN_DECLS

/* A paragraph to read and to hear: a point of the safety screen, a message, a stop sign. */
#define ROUSE_TYPE_TEXT (rouse_text_get_type ())
G_DECLARE_FINAL_TYPE (RouseText, rouse_text, ROUSE, TEXT, GObject)

/* title-clip speaks the title; clip speaks the text. */
RouseText *rouse_text_new_from_node (RouseNode *node, GError **error);

const char *rouse_text_get_clip (RouseText *self);
const char *rouse_text_get_title_clip (RouseText *self);
const char *rouse_text_get_title (RouseText *self);
const char *rouse_text_get_text (RouseText *self);

G_END_DECLS
