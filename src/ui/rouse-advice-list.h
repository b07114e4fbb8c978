/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-coach.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_ADVICE_LIST (rouse_advice_list_get_type ())
G_DECLARE_FINAL_TYPE (RouseAdviceList, rouse_advice_list, ROUSE, ADVICE_LIST, AdwBin)

GtkWidget *rouse_advice_list_new (RouseCoach *coach, RouseCatalog *catalog, RouseSpeaker *speaker);

G_END_DECLS
