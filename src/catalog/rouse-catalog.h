/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-exercise.h"
#include "rouse-lesson.h"
#include "rouse-routine.h"
#include "rouse-text.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_CATALOG (rouse_catalog_get_type ())
G_DECLARE_FINAL_TYPE (RouseCatalog, rouse_catalog, ROUSE, CATALOG, GObject)

RouseCatalog *rouse_catalog_new (GFile *folder, const char *const *languages);

GListModel *rouse_catalog_get_exercises (RouseCatalog *self);
GListModel *rouse_catalog_get_routines (RouseCatalog *self);
GListModel *rouse_catalog_get_lessons (RouseCatalog *self);
GListModel *rouse_catalog_get_safety (RouseCatalog *self);
GListModel *rouse_catalog_get_cues (RouseCatalog *self);
RouseExercise *rouse_catalog_get_exercise (RouseCatalog *self, const char *id);
RouseRoutine *rouse_catalog_get_routine (RouseCatalog *self, const char *id);
RouseCue *rouse_catalog_get_cue (RouseCatalog *self, const char *id);
const char *rouse_catalog_get_message (RouseCatalog *self, const char *id);
const char *rouse_catalog_get_spoken_text (RouseCatalog *self, const char *clip);
const char *rouse_catalog_get_text_language (RouseCatalog *self);
const char *const *rouse_catalog_get_errors (RouseCatalog *self);

G_END_DECLS
