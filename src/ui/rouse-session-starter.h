/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-plan.h"
#include "rouse-session-page.h"
#include "rouse-speaker.h"

G_BEGIN_DECLS

RousePlan *rouse_session_starter_plan (
    RouseCatalog *catalog, RouseSettings *settings, const char *id, GVariant *overrides, GError **error);
gint64 rouse_session_starter_estimate (RousePlan *plan, RouseSpeaker *speaker);
void rouse_session_starter_learn_async (
    RouseSpeaker *speaker, GVariant *overrides, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
RouseSessionPage *rouse_session_starter_open (
    RouseSettings *settings, RouseSpeaker *speaker, RouseClock *clock, GtkApplication *application, RousePlan *plan);
RouseCheckIn *rouse_session_starter_add_check_in (
    RouseCatalog *catalog, RouseSettings *settings, RouseClock *clock, RouseSessionPage *page, GVariant *overrides);

G_END_DECLS
