/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_READING_PAGE (rouse_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (RouseReadingPage, rouse_reading_page, ROUSE, READING_PAGE, AdwNavigationPage)

AdwNavigationPage *rouse_reading_page_new_lessons (RouseCatalog *catalog, RouseSpeaker *speaker);
AdwNavigationPage *rouse_reading_page_new_safety (RouseCatalog *catalog, RouseSpeaker *speaker);

G_END_DECLS
