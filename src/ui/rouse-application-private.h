/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-application.h"
#include "rouse-coach.h"
#include "rouse-media-controls.h"
#include "rouse-midnight.h"
#include "rouse-recall.h"
#include "rouse-reminder-service.h"
#include "rouse-search-provider.h"
#include "rouse-window.h"

G_BEGIN_DECLS

struct _RouseApplication
{
  AdwApplication parent_instance;

  /* owned */
  RouseClock *clock;
  RouseSettings *settings;
  RouseCatalog *catalog;
  RouseSearchProvider *search;
  RouseReminderService *reminders; /* in a window soon after its first frame */
  guint reminders_source;
  GVariant *platform_data; /* of a call that came before there was a display */
  gboolean light;          /* to go on as a service in a process that has never had a window */

  /* owned, from the first window on */
  gboolean open;
  RouseSpeaker *speaker;
  RouseMediaControls *media_controls;
  RouseJournal *journal;
  RouseRecall *recall;
  RouseCoach *coach;
  RouseMidnight *midnight;
  GtkWindow *shortcuts;
  GCancellable *starting;  /* the session that is about to be opened */
  gpointer opening;        /* nullable: of its data, while it waits for the coach */
  gboolean resuming;       /* as soon as the journal is open */
  gboolean starting_today; /* as soon as it is known what suits */
};

void rouse_application_add_actions (RouseApplication *self);
RouseWindow *rouse_application_get_window (RouseApplication *self);
RouseReminderService *rouse_application_get_reminders (RouseApplication *self);
void rouse_application_go_on (RouseApplication *self);
void rouse_application_drop_start (RouseApplication *self);
void rouse_application_start_today (RouseApplication *self);
void rouse_application_start (RouseApplication *self, const char *id, GVariant *overrides);

G_END_DECLS
