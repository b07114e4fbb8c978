/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-plan.h"

G_BEGIN_DECLS

/* A cue and the rule by which it is spoken. Both belong to the catalogue. */
typedef struct
{
  RouseCue *cue;
  const RouseCueRule *rule;
} RouseScriptLine;

typedef struct _RouseScript RouseScript;

RouseScript *
rouse_script_new (RouseCatalog *catalog, RousePlan *plan, const RousePlanItem *item, RouseGuidance guidance);
void rouse_script_free (RouseScript *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseScript, rouse_script_free)

const RouseScriptLine *rouse_script_get_lines (RouseScript *self, RouseMoment moment, gsize *n_lines);
const RouseScriptLine *rouse_script_find (RouseScript *self, RouseMoment moment, guint order);
guint rouse_script_match (RouseScript *self,
                          RouseMoment moment,
                          guint repetition,
                          RouseSide side,
                          const RouseScriptLine **matches,
                          guint max);

G_END_DECLS
