/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"

G_BEGIN_DECLS

#define MS ((gint64) 1000000)
#define SECOND ((gint64) 1000000000)

RouseCatalog *session_fixture_get_catalog (void);
RousePlanChoices session_fixture_get_choices (RouseGuidance guidance);
gboolean session_fixture_copy_dose (const char *exercise, RouseDose *dose, gpointer data);
RouseTimeline *session_fixture_compile (const char *id, const RousePlanChoices *choices);
gint64 session_fixture_get_longest (const char *clip, const char *text, gpointer data);
const RousePlacedCue *session_fixture_find_cue (RouseTimeline *timeline, const char *clip, guint nth);
void session_fixture_clear (void);

G_END_DECLS
