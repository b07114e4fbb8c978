/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-cue.h"
#include "rouse-motion.h"

G_BEGIN_DECLS

typedef struct
{
  RouseMovement movement;
  RouseBreath breath;
  gint64 length; /* ns at standard tempo */
  char *title;   /* "Roll up" */
} RousePhaseSpec;

typedef struct
{
  guint minimum;
  guint maximum;
  guint start;
  guint step;
} RouseRepetitionRange;

#define ROUSE_TYPE_VARIANT (rouse_variant_get_type ())
G_DECLARE_FINAL_TYPE (RouseVariant, rouse_variant, ROUSE, VARIANT, GObject)

RouseVariant *rouse_variant_new_from_node (RouseNode *node, GError **error);
RouseVariant *rouse_variant_new_for_exercise (RouseNode *node, const char *title, const char *summary, GError **error);

const char *rouse_variant_get_id (RouseVariant *self);
RouseLevel rouse_variant_get_level (RouseVariant *self);
const char *rouse_variant_get_title (RouseVariant *self);
const char *rouse_variant_get_summary (RouseVariant *self);
const RouseRepetitionRange *rouse_variant_get_repetitions (RouseVariant *self);
const RousePhaseSpec *rouse_variant_get_phase (RouseVariant *self, RousePhase phase);
gboolean rouse_variant_get_alternating (RouseVariant *self);
const char *rouse_variant_get_motion_id (RouseVariant *self);
RouseMotion *rouse_variant_get_motion (RouseVariant *self);
void rouse_variant_set_motion (RouseVariant *self, RouseMotion *motion);
gboolean rouse_variant_omits (RouseVariant *self, const char *cue);
const RouseCueLoan *rouse_variant_get_loans (RouseVariant *self, gsize *n_loans);

G_END_DECLS
