/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-plan.h"

G_BEGIN_DECLS

/* Id, first side, tempo, and the items: exercise, level, repetitions, sets, first turn, end turn, whether it goes on in
 * the middle, guidance, first tip, rest before, rest between sets, set-up, change of sides. */
#define ROUSE_PLAN_VARIANT_TYPE "(suua(suuuuubuuxxxx))"

GVariant *rouse_plan_to_variant (RousePlan *self);
RousePlan *rouse_plan_new_from_variant (RouseCatalog *catalog, GVariant *variant, GError **error);

G_END_DECLS
