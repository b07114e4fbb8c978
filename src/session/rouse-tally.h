/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

G_BEGIN_DECLS

/* What has been done of the sets of a timeline. */
typedef struct _RouseTally RouseTally;

RouseTally *rouse_tally_new (RouseTimeline *timeline);
RouseTally *rouse_tally_new_after (RouseTally *before, RouseTimeline *timeline);
void rouse_tally_free (RouseTally *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RouseTally, rouse_tally_free)

void rouse_tally_restore (RouseTally *self, guint set, guint done);
void rouse_tally_credit (RouseTally *self, gint64 from, gint64 to);
int rouse_tally_get_set_at (RouseTally *self, gint64 position);
gboolean rouse_tally_is_behind (RouseTally *self, guint set, gint64 position);
const RouseSetResult *rouse_tally_get_results (RouseTally *self, gsize *n_results);

G_END_DECLS
