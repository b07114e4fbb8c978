/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-plan.h"

G_BEGIN_DECLS

struct _RousePlan
{
  GObject parent_instance;

  RouseCatalog *catalog;
  char *id;
  char *title;
  RouseRoutine *routine; /* owned; NULL: one exercise by itself */
  RouseRoutine *blocks;  /* owned, nullable: whose start and closing lengths count */
  RouseSide first_side;
  RouseTempo tempo;
  GArray *items; /* of RousePlanItem; the exercises belong to the catalogue */
};

void rouse_plan_set_unknown_error (RouseCatalog *catalog, const char *id, GError **error);
gboolean
rouse_plan_add_item (RousePlan *self, const RouseRoutineItem *source, const RousePlanChoices *choices, GError **error);

G_END_DECLS
