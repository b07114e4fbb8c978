/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_PROGRESS_RING (rouse_progress_ring_get_type ())
G_DECLARE_FINAL_TYPE (RouseProgressRing, rouse_progress_ring, ROUSE, PROGRESS_RING, GtkWidget)

GtkWidget *rouse_progress_ring_new (void);

double rouse_progress_ring_get_fraction (RouseProgressRing *self);
void rouse_progress_ring_set_fraction (RouseProgressRing *self, double fraction);
guint rouse_progress_ring_get_marks (RouseProgressRing *self);
void rouse_progress_ring_set_marks (RouseProgressRing *self, guint marks);
const char *rouse_progress_ring_get_value_text (RouseProgressRing *self);
void rouse_progress_ring_set_value_text (RouseProgressRing *self, const char *text);

G_END_DECLS
