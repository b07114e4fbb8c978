/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-variant.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_EXERCISE (rouse_exercise_get_type ())
G_DECLARE_FINAL_TYPE (RouseExercise, rouse_exercise, ROUSE, EXERCISE, GObject)

RouseExercise *rouse_exercise_new_from_node (RouseNode *node, GError **error);

const char *rouse_exercise_get_id (RouseExercise *self);
guint rouse_exercise_get_order (RouseExercise *self);
const char *rouse_exercise_get_title (RouseExercise *self);
const char *rouse_exercise_get_summary (RouseExercise *self);
const char *rouse_exercise_get_works (RouseExercise *self);
const char *rouse_exercise_get_equipment (RouseExercise *self);
const char *rouse_exercise_get_position (RouseExercise *self);
const char *rouse_exercise_get_feel_clip (RouseExercise *self);
const char *rouse_exercise_get_feel (RouseExercise *self);
const char *rouse_exercise_get_alternative_text (RouseExercise *self);
RousePosture rouse_exercise_get_posture (RouseExercise *self);
gboolean rouse_exercise_get_two_sided (RouseExercise *self);
gint64 rouse_exercise_get_setup_length (RouseExercise *self, RouseGuidance guidance);
gint64 rouse_exercise_get_switch_length (RouseExercise *self);
gint64 rouse_exercise_get_rest_length (RouseExercise *self);
GListModel *rouse_exercise_get_steps (RouseExercise *self);
GListModel *rouse_exercise_get_mistakes (RouseExercise *self);
GListModel *rouse_exercise_get_stop_signs (RouseExercise *self);
GListModel *rouse_exercise_get_cues (RouseExercise *self);
RouseVariant *rouse_exercise_get_variant (RouseExercise *self, RouseLevel level);
void rouse_exercise_remove_variant (RouseExercise *self, RouseLevel level);

G_END_DECLS
