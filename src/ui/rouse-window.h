/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-journal.h"
#include "rouse-session-page.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "filled": everything that is shown first is there. */
#define ROUSE_TYPE_WINDOW (rouse_window_get_type ())
G_DECLARE_FINAL_TYPE (RouseWindow, rouse_window, ROUSE, WINDOW, AdwApplicationWindow)

RouseWindow *rouse_window_new (GtkApplication *application,
                               RouseCatalog *catalog,
                               RouseSettings *settings,
                               RouseSpeaker *speaker,
                               RouseJournal *journal,
                               RouseClock *clock);

void rouse_window_show_session (RouseWindow *self, RouseSessionPage *page);
gboolean rouse_window_take_up (RouseWindow *self);
gboolean rouse_window_get_in_session (RouseWindow *self);
void rouse_window_set_interrupted (RouseWindow *self, const char *title, gint64 left);
void rouse_window_set_warning (RouseWindow *self, const char *warning);
void rouse_window_show_safety (RouseWindow *self);
void rouse_window_set_no_advice (RouseWindow *self, const char *reason);
void rouse_window_begin_day (RouseWindow *self);
void rouse_window_set_asking (RouseWindow *self, gboolean asking);
void rouse_window_add_notice (RouseWindow *self, const char *notice);
void rouse_window_add_undo (RouseWindow *self, const char *notice, const char *action);

G_END_DECLS
