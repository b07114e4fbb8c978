/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-node.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_LESSON (rouse_lesson_get_type ())
G_DECLARE_FINAL_TYPE (RouseLesson, rouse_lesson, ROUSE, LESSON, GObject)

RouseLesson *rouse_lesson_new_from_node (RouseNode *node, GError **error);

const char *rouse_lesson_get_id (RouseLesson *self);
guint rouse_lesson_get_order (RouseLesson *self);
const char *rouse_lesson_get_title (RouseLesson *self);
const char *rouse_lesson_get_title_clip (RouseLesson *self);
const char *rouse_lesson_get_clip (RouseLesson *self);
const char *rouse_lesson_get_text (RouseLesson *self);

G_END_DECLS
