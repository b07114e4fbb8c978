/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-brief-offer.h"
#include "rouse-check-in.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "closed": the person has read it. */
#define ROUSE_TYPE_SESSION_SUMMARY (rouse_session_summary_get_type ())
G_DECLARE_FINAL_TYPE (RouseSessionSummary, rouse_session_summary, ROUSE, SESSION_SUMMARY, AdwBin)

GtkWidget *rouse_session_summary_new (RouseSession *session, RouseBriefOffer *offer);

void rouse_session_summary_set_next (RouseSessionSummary *self, GtkWidget *next);
void rouse_session_summary_set_check_in (RouseSessionSummary *self, RouseCheckIn *check_in);
void rouse_session_summary_focus (RouseSessionSummary *self);
const char *rouse_session_summary_get_words (RouseSessionSummary *self);
guint rouse_session_summary_get_n_rows (RouseSessionSummary *self);
const char *rouse_session_summary_get_row_title (RouseSessionSummary *self, guint row);
const char *rouse_session_summary_get_row_result (RouseSessionSummary *self, guint row);
const char *rouse_session_summary_get_question (RouseSessionSummary *self);

G_END_DECLS
