/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_BRIEF_OFFER (rouse_brief_offer_get_type ())
G_DECLARE_FINAL_TYPE (RouseBriefOffer, rouse_brief_offer, ROUSE, BRIEF_OFFER, GObject)

RouseBriefOffer *rouse_brief_offer_new (RouseSession *session, RouseSettings *settings);

char *rouse_brief_offer_dup_question (RouseBriefOffer *self);
void rouse_brief_offer_accept (RouseBriefOffer *self);

G_END_DECLS
