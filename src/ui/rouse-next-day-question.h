/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_NEXT_DAY_QUESTION (rouse_next_day_question_get_type ())
G_DECLARE_FINAL_TYPE (RouseNextDayQuestion, rouse_next_day_question, ROUSE, NEXT_DAY_QUESTION, AdwBin)

void rouse_next_day_question_load (RouseNextDayQuestion *self, RouseCatalog *catalog);

G_END_DECLS
