/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-check-in-guide.h"
#include "rouse-hurt-guide.h"
#include "rouse-session-announcer.h"
#include "rouse-session-beat.h"
#include "rouse-session-floor.h"
#include "rouse-session-page.h"
#include "rouse-session-stage.h"
#include "rouse-stage-foot.h"
#include "rouse-volume-button.h"
#include "rouse-wake-lock.h"

G_BEGIN_DECLS

struct _RouseSessionPage
{
  AdwNavigationPage parent_instance;

  /* Template. */
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwToolbarView *view;
  AdwWindowTitle *title;
  AdwBanner *banner;
  AdwBin *stage_bin;
  GtkWidget *fullscreen_button;
  GtkWidget *controls;
  GtkWidget *toggle;
  RouseVolumeButton *volume;
  GtkWidget *bar;
  RouseStageFoot *foot;
  GtkLabel *next;
  GtkLabel *left;
  GtkWidget *wide_left;

  /* Owned. */
  RouseSession *session;
  RouseBriefOffer *offer; /* nullable */
  GtkWidget *coming;      /* nullable: what comes next */
  RouseSessionStage *stage;
  RouseSessionBeat *beat;
  RouseScreenReader *reader;
  RouseSessionFloor *floor;
  RouseSessionAnnouncer *announcer;
  RouseHurtGuide *hurt_guide;
  RouseCheckInGuide *check_in_guide; /* nullable: nothing is asked */
  GtkEventController *held_keys;     /* nullable, weak; of the window, while the page is shown */
  RouseWakeLock *wake_lock;
  char *notice;
  gboolean is_short;
  gint64 shown_left; /* whole seconds; -1: none yet */
};

/* Its child of the stack. */
#define ROUSE_SESSION_PAGE_SUMMARY "summary"

void rouse_session_page_install_actions (GtkWidgetClass *widget_class);
void rouse_session_page_install_focus (GtkWidgetClass *widget_class);
void rouse_session_page_emit_closed (RouseSessionPage *self);
void rouse_session_page_emit_left (RouseSessionPage *self);
gboolean rouse_session_page_is_over (RouseSessionPage *self);

G_END_DECLS
