/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

/* Has the clips of a timeline decoded in the order in which they are needed. Main thread only. */
typedef struct _RouseClipPreparer RouseClipPreparer;

/* Told once after a want that had to wait; error is NULL, or says why nothing can be heard. */
typedef void (*RouseClipPreparerFunc) (const GError *error, gpointer data);

RouseClipPreparer *
rouse_clip_preparer_new (RouseTimeline *timeline, RouseVoice *voice, RouseClipPreparerFunc function, gpointer data);
void rouse_clip_preparer_free (RouseClipPreparer *self);

gboolean rouse_clip_preparer_want (RouseClipPreparer *self, gint64 position);

G_END_DECLS
