/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-cue.h"

G_BEGIN_DECLS

/* Rules, omissions and loans are read alike wherever they stand: in a cue, in a variant, in an item of a routine. */
GArray *rouse_cue_loans_new (void);
void rouse_cue_loans_free (RouseCueLoan *loans, gsize n_loans);
gboolean rouse_cue_read_rule (RouseNode *node, GArray *rules, GError **error);
gboolean rouse_cue_read_loan (RouseNode *node, GArray *loans, GError **error);
gboolean rouse_cue_read_omit (RouseNode *node, GPtrArray *omitted, GError **error);

G_END_DECLS
