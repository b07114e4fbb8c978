/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"

G_BEGIN_DECLS

RouseTimeline *rouse_interlude_new_moment (
    RouseCatalog *catalog, RouseMoment moment, RouseGuidance guidance, RouseClipLengthFunc clip_length, gpointer data);
RouseTimeline *rouse_interlude_new_question (RouseCatalog *catalog,
                                             RouseCondition condition,
                                             gboolean wait_for_key,
                                             RouseGuidance guidance,
                                             RouseClipLengthFunc clip_length,
                                             gpointer data);
RouseTimeline *rouse_interlude_new_pause (RouseCatalog *catalog, RouseClipLengthFunc clip_length, gpointer data);
RouseTimeline *rouse_interlude_new_resume (RouseCatalog *catalog, RouseClipLengthFunc clip_length, gpointer data);
RouseTimeline *
rouse_interlude_new_text (const char *clip, const char *text, RouseClipLengthFunc clip_length, gpointer data);

G_END_DECLS
