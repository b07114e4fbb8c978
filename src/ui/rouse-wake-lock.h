/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_WAKE_LOCK (rouse_wake_lock_get_type ())
G_DECLARE_FINAL_TYPE (RouseWakeLock, rouse_wake_lock, ROUSE, WAKE_LOCK, GObject)

RouseWakeLock *rouse_wake_lock_new (GtkApplication *application);

gboolean rouse_wake_lock_get_held (RouseWakeLock *self);
void rouse_wake_lock_set_held (RouseWakeLock *self, gboolean held, GtkWindow *window);

G_END_DECLS
