/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-speaker.h"
#include "rouse-timeline.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Property "saving" (boolean, read-only). Signals "saved" (GFile *) and "failed" (const char *, a sentence). */
#define ROUSE_TYPE_SAVE_BAR (rouse_save_bar_get_type ())
G_DECLARE_FINAL_TYPE (RouseSaveBar, rouse_save_bar, ROUSE, SAVE_BAR, AdwBin)

void rouse_save_bar_choose (
    RouseSaveBar *self, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker, const char *id);
void rouse_save_bar_save (RouseSaveBar *self, RouseTimeline *timeline, RouseVoice *voice, GFile *file);
void rouse_save_bar_cancel (RouseSaveBar *self);
gboolean rouse_save_bar_get_saving (RouseSaveBar *self);

G_END_DECLS
