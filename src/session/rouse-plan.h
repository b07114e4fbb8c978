/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"

G_BEGIN_DECLS

#define ROUSE_PLAN_ERROR (rouse_plan_error_quark ())
GQuark rouse_plan_error_quark (void);

/* UNKNOWN: no such routine, exercise or variant. RANGE: a number or level that is not possible here. EMPTY: every
 * exercise of the routine is left out. */
typedef enum
{
  ROUSE_PLAN_ERROR_UNKNOWN,
  ROUSE_PLAN_ERROR_RANGE,
  ROUSE_PLAN_ERROR_EMPTY,
} RousePlanError;

/* What the person chose for one exercise. */
typedef struct
{
  RouseLevel level;
  guint repetitions; /* 0: the variant's start */
  guint easier;      /* repetitions where a routine asks for the easier variant in place of level; 0: its start */
  guint sets;        /* 0: the routine's */
  RouseGuidance guidance;
  guint first_tip;   /* index of the tip with which the rotation goes on */
  gboolean left_out; /* not part of routines for now; does not matter for the exercise alone */
} RouseDose;

/* What the person chose for every exercise, and what the command line overrides. */
typedef struct
{
  RouseSide first_side; /* LEFT or RIGHT */
  RouseTempo tempo;
  gboolean (*get_dose) (const char *exercise, RouseDose *dose, gpointer data); /* nullable */
  gpointer data;
  gboolean force_level;
  gboolean force_repetitions;
  gboolean force_sets;
  gboolean force_guidance;
  RouseDose forced;
} RousePlanChoices;

/* One exercise of a plan, with everything resolved. Lengths in ns. Its turns are its sets counted through both sides;
 * an exercise that was changed on the way is two items, one with the turns before the change and one with those after.
 */
typedef struct
{
  RouseExercise *exercise;
  RouseVariant *variant;
  const RouseRoutineItem *source; /* nullable: what the routine says of it */
  guint repetitions;
  guint sets;
  guint first_turn;
  guint end_turn;     /* the turn after the last */
  gboolean continued; /* in the middle of the exercise: no rest and no introduction before it */
  RouseGuidance guidance;
  guint first_tip;
  gint64 rest_before;
  gint64 rest_between_sets;
  gint64 setup;
  gint64 change_sides;
} RousePlanItem;

#define ROUSE_PLAN_MAX_SETS 3

#define ROUSE_TYPE_PLAN (rouse_plan_get_type ())
G_DECLARE_FINAL_TYPE (RousePlan, rouse_plan, ROUSE, PLAN, GObject)

RousePlan *rouse_plan_new (RouseCatalog *catalog, const char *id, const RousePlanChoices *choices, GError **error);

/* Where an exercise of a plan is changed to its easier variant. */
typedef struct
{
  guint item_index;
  guint kept_turn;    /* turns before it stay as they were */
  guint first_turn;   /* the first in the easier variant; that of kept_turn or the one before, which is done anew */
  gboolean continued; /* the person is in position */
  guint first_tip;    /* with which the rotation goes on */
} RousePlanChange;

RousePlan *rouse_plan_new_easier (RousePlan *plan, const RousePlanChange *change);
gboolean rouse_plan_item_is_easy (const RousePlanItem *item);

RouseCatalog *rouse_plan_get_catalog (RousePlan *self);
const char *rouse_plan_get_id (RousePlan *self);
const char *rouse_plan_get_title (RousePlan *self);
RouseRoutine *rouse_plan_get_routine (RousePlan *self);
RouseSide rouse_plan_get_first_side (RousePlan *self);
RouseTempo rouse_plan_get_tempo (RousePlan *self);
RouseGuidance rouse_plan_get_guidance (RousePlan *self);
const RousePlanItem *rouse_plan_get_items (RousePlan *self, gsize *n_items);
const char *rouse_plan_get_welcome (RousePlan *self);
gint64 rouse_plan_get_start_length (RousePlan *self);
gint64 rouse_plan_get_closing_length (RousePlan *self);

G_END_DECLS
