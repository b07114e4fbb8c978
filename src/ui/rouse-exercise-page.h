/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-exercise.h"
#include "rouse-settings.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_EXERCISE_PAGE (rouse_exercise_page_get_type ())
G_DECLARE_FINAL_TYPE (RouseExercisePage, rouse_exercise_page, ROUSE, EXERCISE_PAGE, AdwNavigationPage)

AdwNavigationPage *rouse_exercise_page_new (RouseExercise *exercise, RouseSettings *settings, RouseSpeaker *speaker);

G_END_DECLS
