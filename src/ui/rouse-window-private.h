/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-save-bar.h"
#include "rouse-sidebar.h"
#include "rouse-window.h"

G_BEGIN_DECLS

struct _RouseWindow
{
  AdwApplicationWindow parent_instance;

  /* template */
  AdwToastOverlay *toasts;
  GtkBox *parts;
  AdwNavigationView *pages;
  AdwNavigationSplitView *split;
  RouseSidebar *sidebar;
  RouseSaveBar *save_bar;

  /* owned */
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseSpeaker *speaker;
  RouseJournal *journal;
  RouseClock *clock;
  GPtrArray *left;   /* of RouseSessionPage: sessions that were left and can be taken up again, the last one last */
  char *interrupted; /* nullable: title of a session that is only remembered */
  gint64 interrupted_left;
  AdwBanner *warning;  /* borrowed, nullable: made when there is first one */
  AdwDialog *question; /* borrowed, nullable: whether to lose what is nowhere on a disk */
  gboolean parting;    /* it was answered with yes */
  gulong painted;      /* while something is left to fill */
  guint queued;
};

void rouse_window_update_paused (RouseWindow *self);
void rouse_window_end_sessions (RouseWindow *self);
void rouse_window_resume (GtkWidget *widget, const char *name, GVariant *parameter);
gboolean rouse_window_keep_open (RouseWindow *self);
void rouse_window_add_failure (RouseWindow *self, const char *failure);
void rouse_window_add_resume (RouseWindow *self, const char *title);
GtkWidget *rouse_window_add_offer (RouseWindow *self, const char *words, const char *label, AdwToastPriority priority);
void rouse_window_add_saved (RouseWindow *self, GFile *file);
void rouse_window_open_folder (GtkWidget *window, const char *action, GVariant *uri);
AdwNavigationPage *rouse_window_create_progress (RouseWindow *self);

G_END_DECLS
