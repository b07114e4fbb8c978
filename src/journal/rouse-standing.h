/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-advice.h"
#include "rouse-goal.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

/* What there is to say before a session is begun. REST: none today. GENTLE: Gentle start is the first choice. LOWER:
 * days away made the doses less. LIGHTER: the next morning did. WELCOME: a week was missed. READY: a break is over.
 * ASK: it hurt twice, and a break is offered. */
typedef enum
{
  ROUSE_STANDING_REST = 1 << 0,
  ROUSE_STANDING_GENTLE = 1 << 1,
  ROUSE_STANDING_LOWER = 1 << 2,
  ROUSE_STANDING_LIGHTER = 1 << 3,
  ROUSE_STANDING_WELCOME = 1 << 4,
  ROUSE_STANDING_READY = 1 << 5,
  ROUSE_STANDING_ASK = 1 << 6,
} RouseStandingFlags;

/* Where the person stands: what the first frame shows of the journal, kept in the settings. Days as Julian days of
 * GDate. */
typedef struct
{
  guint32 day;   /* on which this was so */
  guint days;    /* of its week, on which enough was done, as bits from Monday */
  guint flags;   /* of RouseStandingFlags */
  guint reached; /* weeks, ever; with WELCOME */
} RouseStanding;

void rouse_standing_judge (
    RouseStanding *self, RouseCatalog *catalog, GPtrArray *records, const RouseGoalStanding *goal, guint32 today);
gboolean rouse_standing_was_closed (GPtrArray *records, guint32 today);
void rouse_standing_store (const RouseStanding *self, RouseSettings *settings);
void rouse_standing_load (RouseStanding *self, RouseSettings *settings, guint32 today);
const char *rouse_standing_get_routine (const RouseStanding *self);

G_END_DECLS
