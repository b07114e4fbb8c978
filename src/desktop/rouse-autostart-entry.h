/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean rouse_autostart_entry_is_disabled (const char *config_folder);
gboolean rouse_autostart_entry_write (const char *config_folder, GError **error);
gboolean rouse_autostart_entry_remove (const char *config_folder, GError **error);

G_END_DECLS
