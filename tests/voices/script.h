/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GHashTable *script_read (const char *folder, GError **error);
char *script_hash (const char *text);

G_END_DECLS
