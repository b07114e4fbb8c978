/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint rouse_layout_keys_find (guint keyval, int layout, const GdkKeymapKey *keys, const guint *keyvals, int n_keyvals);
guint rouse_layout_keys_read (GtkEventController *controller, guint keyval, guint keycode);
GdkModifierType rouse_layout_keys_get_modifiers (guint keyval, GdkModifierType state);

G_END_DECLS
