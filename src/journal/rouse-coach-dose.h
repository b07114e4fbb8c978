/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-advice.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

/* Everything of an exercise that advice can change. */
typedef struct
{
  RouseLevel level;
  guint repetitions[ROUSE_N_LEVELS]; /* 0 where there is no such variant */
  gboolean included;
  guint32 back_on;
} RouseCoachDose;

void rouse_coach_dose_load (RouseCoachDose *self, RouseSettings *settings, RouseExercise *exercise);
void rouse_coach_dose_store (const RouseCoachDose *self, RouseSettings *settings, RouseExercise *exercise);
gboolean rouse_coach_dose_equal (const RouseCoachDose *a, const RouseCoachDose *b);
RouseAdviceDose rouse_coach_dose_get_current (const RouseCoachDose *self);
void rouse_coach_dose_set_current (RouseCoachDose *self, const RouseAdviceDose *dose);
void rouse_coach_dose_advise (RouseCoachDose *self, const RouseAdvice *advice);

G_END_DECLS
