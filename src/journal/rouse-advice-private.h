/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-advice.h"

G_BEGIN_DECLS

/* What the two answers about pain say together. UNSURE: there is pain, and one of them is missing. */
typedef enum
{
  ROUSE_PAIN_FINE,
  ROUSE_PAIN_UNSURE,
  ROUSE_PAIN_ROSE_BY_ONE,
  ROUSE_PAIN_ROSE,
  ROUSE_PAIN_HIGH,
} RousePainChange;

/* What one session was for one exercise. */
typedef struct
{
  const RouseRecord *record;
  RouseAdviceDose dose; /* the easiest that was planned on any side */
  gboolean done;        /* any of it */
  gboolean finished;    /* all of it, on both sides */
  gboolean eased;       /* an easier version was chosen on the way */
  guint n_hurts;
  RouseLevel hurt_level; /* the easiest that hurt */
  gboolean progression;  /* not Quick wake-up */
  gboolean own_number;   /* the routine and not the person says how many */
  int difficulty;        /* of this exercise */
  RousePainChange pain;
} RouseBout;

GArray *rouse_bouts_new (RouseCatalog *catalog, GPtrArray *records, const char *exercise);
const RouseBout *rouse_bouts_get_last (GArray *bouts, const RouseRecord *record);
guint rouse_bouts_count_hurts (GArray *bouts, guint n_sessions);
guint rouse_bouts_count_running (GArray *bouts, const RouseAdviceDose *dose, int easiest, int hardest);
guint rouse_bouts_count_gentle (GArray *bouts);
guint rouse_bouts_count_extra (GArray *bouts, const RouseAdviceDose *dose, guint32 day);
const RouseBout *rouse_bouts_find_whole (GArray *bouts, RouseLevel level);
gboolean rouse_bout_is_comfortable (const RouseBout *bout);

const RouseRecord *rouse_advice_get_last_record (GPtrArray *records);
RousePainChange rouse_advice_get_pain (const RouseRecord *record);
gboolean rouse_advice_is_urgent (const RouseRecord *record);

#define ROUSE_ADVICE_GENTLE_START "gentle-start"

RouseAdviceDose rouse_advice_dose_clamp (RouseExercise *exercise, RouseLevel level, guint repetitions);
int rouse_advice_dose_compare (const RouseAdviceDose *a, const RouseAdviceDose *b);
gboolean rouse_advice_dose_lower (RouseExercise *exercise, RouseAdviceDose *dose);
guint rouse_advice_dose_raise (RouseExercise *exercise, RouseAdviceDose *dose, guint more, guint extra);
gboolean rouse_advice_dose_is_most (RouseExercise *exercise, const RouseAdviceDose *dose);
guint rouse_advice_get_away_stage (guint32 last, guint32 today);
RouseAdviceDose rouse_advice_dose_after_away (RouseExercise *exercise, const RouseAdviceDose *dose, guint stage);

G_END_DECLS
