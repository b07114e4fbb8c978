/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session-page.h"
#include "rouse-session-stage.h"
#include "session-rig.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A session on a fake clock, shown on its page in a window, with what the page asks for counted. */
typedef struct
{
  SessionRig rig;
  GtkWidget *window;
  AdwNavigationPage *page;
  RouseSessionStage *stage;
  guint n_closed;
  guint n_left;
} PageRig;

void page_rig_set_up (PageRig *self, gconstpointer id);
void page_rig_set_up_smallest (PageRig *self, gconstpointer id);
void page_rig_tear_down (PageRig *self, gconstpointer id);

gboolean page_rig_press (PageRig *self, guint keyval, GdkModifierType state);

G_END_DECLS
