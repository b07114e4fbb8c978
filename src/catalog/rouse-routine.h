/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-cue.h"

G_BEGIN_DECLS

/* One exercise of a routine and the blocks around it. Lengths in ns; -1: the exercise's own (setup, change) or none
 * (rest). */
typedef struct
{
  char *exercise;
  RouseLevel level;   /* standard where levels has it, else the only one it has */
  gboolean any_level; /* the person's current variant replaces level, if levels has it */
  guint levels;       /* bit mask of 1u << RouseLevel */
  guint repetitions;  /* 0: the person's current number, else the variant's start. A number that is not fixed is for
                       * level; at another level the person's current number counts. */
  gboolean fixed;     /* the number may be outside the variant's range and is never changed (Quick wake-up) */
  guint sets;
  gint64 rest_before;
  gint64 rest_between_sets;
  gint64 setup;
  gint64 change_sides;
  RouseCueLoan *loans; /* words that have another place in this routine than in the exercise */
  gsize n_loans;
} RouseRoutineItem;

#define ROUSE_TYPE_ROUTINE (rouse_routine_get_type ())
G_DECLARE_FINAL_TYPE (RouseRoutine, rouse_routine, ROUSE, ROUTINE, GObject)

RouseRoutine *rouse_routine_new_from_node (RouseNode *node, GError **error);

const char *rouse_routine_get_id (RouseRoutine *self);
const char *rouse_routine_get_title (RouseRoutine *self);
const char *rouse_routine_get_summary (RouseRoutine *self);
guint rouse_routine_get_order (RouseRoutine *self);
const char *rouse_routine_get_welcome (RouseRoutine *self);
gint64 rouse_routine_get_start_length (RouseRoutine *self, RouseGuidance guidance);
gint64 rouse_routine_get_closing_length (RouseRoutine *self);
gboolean rouse_routine_get_always_brief (RouseRoutine *self);
gboolean rouse_routine_get_standard_tempo (RouseRoutine *self);
guint rouse_routine_get_unlocked_at (RouseRoutine *self);
gboolean rouse_routine_get_progression (RouseRoutine *self);
gboolean rouse_routine_omits (RouseRoutine *self, const char *cue);
const RouseRoutineItem *rouse_routine_get_items (RouseRoutine *self, gsize *n_items);
void rouse_routine_remove_item (RouseRoutine *self, guint index);

G_END_DECLS
