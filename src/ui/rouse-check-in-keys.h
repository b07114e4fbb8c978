/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-check-in.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rouse_check_in_keys_attach (GtkWidget *widget, RouseCheckIn *check_in);

G_END_DECLS
