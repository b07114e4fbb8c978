/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-settings.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_TODAY_CARD (rouse_today_card_get_type ())
G_DECLARE_FINAL_TYPE (RouseTodayCard, rouse_today_card, ROUSE, TODAY_CARD, AdwBin)

void
rouse_today_card_load (RouseTodayCard *self, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker);
void rouse_today_card_update (RouseTodayCard *self, guint32 today);
void rouse_today_card_set_suggested (RouseTodayCard *self, gboolean suggested);
void rouse_today_card_set_no_advice (RouseTodayCard *self, const char *reason);
void rouse_today_card_set_asking (RouseTodayCard *self, gboolean asking);
void rouse_today_card_set_paused (RouseTodayCard *self, const char *title, gint64 left);
void rouse_today_card_set_interrupted (RouseTodayCard *self, const char *title, gint64 left);

G_END_DECLS
