/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-clock.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_ROUTINE_PAGE (rouse_routine_page_get_type ())
G_DECLARE_FINAL_TYPE (RouseRoutinePage, rouse_routine_page, ROUSE, ROUTINE_PAGE, AdwNavigationPage)

AdwNavigationPage *rouse_routine_page_new (
    RouseRoutine *routine, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker, RouseClock *clock);

G_END_DECLS
