/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rouse_focus_release (GtkWidget *view);
void rouse_focus_keep (GtkWidget *view);
void rouse_focus_grab_later (GtkWidget *widget);
void rouse_focus_lead_in (GtkScrolledWindow *scroller);

G_END_DECLS
