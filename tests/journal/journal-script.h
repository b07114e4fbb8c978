/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-advice.h"

G_BEGIN_DECLS

/* The first day of an invented journal: Monday, 2 November 2026. */
#define FIRST_DAY 739922u

GPtrArray *journal_script_read (const char *script, const char *exercise);
RouseAdviceDose journal_script_read_dose (const char *word);
GPtrArray *journal_script_create_diary (guint32 today, guint n_weeks);
void journal_script_add_sets (
    RouseRecord *record, const char *exercise, const RouseAdviceDose *dose, guint done_left, guint done_right);

G_END_DECLS
