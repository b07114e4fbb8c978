/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-check-in.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *rouse_harder_row_new (RouseCheckIn *check_in);

G_END_DECLS
