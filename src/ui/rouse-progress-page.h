/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-journal.h"
#include "rouse-settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "deleted" (GPtrArray of RouseRecord): sessions are gone, and can be added again.
 * Signal "saved" (GFile): a file is complete.
 * Signal "told" (string): a sentence that says what was done.
 * Signal "failed" (string): a sentence that says what could not be done. */
#define ROUSE_TYPE_PROGRESS_PAGE (rouse_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (RouseProgressPage, rouse_progress_page, ROUSE, PROGRESS_PAGE, AdwNavigationPage)

AdwNavigationPage *
rouse_progress_page_new (RouseCatalog *catalog, RouseSettings *settings, RouseJournal *journal, RouseClock *clock);

void rouse_progress_page_reload (RouseProgressPage *self);
gboolean rouse_progress_page_get_loaded (RouseProgressPage *self);

G_END_DECLS
