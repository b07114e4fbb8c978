/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rouse_nested_scroll_join (GtkScrolledWindow *page, GtkScrolledWindow *part);

G_END_DECLS
