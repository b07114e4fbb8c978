/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rouse_hurt_keys_attach (GtkWidget *widget, RouseSession *session);

G_END_DECLS
