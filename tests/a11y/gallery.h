/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal-fixture.h"
#include "rouse-application.h"
#include "rouse-journal.h"
#include "rouse-window.h"
#include "session-rig.h"

/* The whole program with one of its views showing, on a clock that stands still. */
typedef struct
{
  RouseApplication *application; /* borrowed */
  RouseWindow *window;           /* borrowed, while a view is open */
  SessionRig rig;
  gboolean has_session;
  JournalFixture journal_fixture;
  RouseJournal *journal; /* nullable: only while the page of progress is open */
} Gallery;

/* How a view is to be shown. */
typedef struct
{
  int width;
  int height;
  double text_scale;
  GtkTextDirection direction;
  AdwColorScheme scheme;
} GalleryLook;

extern const char *const gallery_views[];

RouseApplication *gallery_start (int *argc, char ***argv);
GtkWidget *gallery_open (Gallery *self, const char *view, const GalleryLook *look);
void gallery_close (Gallery *self);
void gallery_settle (GtkWidget *widget);
GdkTexture *gallery_photograph (GtkWidget *widget, double scale);
char *gallery_describe (GtkWidget *widget);
GtkWidget *gallery_find (GtkWidget *root, const char *type);
void gallery_report (GPtrArray *faults);
