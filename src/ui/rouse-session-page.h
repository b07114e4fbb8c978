/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-brief-offer.h"
#include "rouse-check-in.h"
#include "rouse-screen-reader.h"
#include "rouse-settings.h"
#include "rouse-voice.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signals: "closed" (the person is done with the page), "left" (the session is paused; it can be taken up again by
 * showing the same page and rouse_session_resume()). The window pops the page on either. */
#define ROUSE_TYPE_SESSION_PAGE (rouse_session_page_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionPage, rouse_session_page, ROUSE, SESSION_PAGE, AdwNavigationPage)

AdwNavigationPage *
rouse_session_page_new (RouseSession *session, GtkApplication *application, RouseScreenReader *reader);

RouseSession *rouse_session_page_get_session (RouseSessionPage *self);
const char *rouse_session_page_get_notice (RouseSessionPage *self);
void rouse_session_page_set_voice (RouseSessionPage *self, RouseVoice *voice);
void rouse_session_page_set_offer (RouseSessionPage *self, RouseBriefOffer *offer);
void rouse_session_page_set_next (RouseSessionPage *self, GtkWidget *next);
void rouse_session_page_follow_settings (RouseSessionPage *self, RouseSettings *settings);
void rouse_session_page_set_check_in (RouseSessionPage *self, RouseCheckIn *check_in, gboolean first);
void rouse_session_page_set_notice (RouseSessionPage *self, const char *notice);

G_END_DECLS
