/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Property, read-only: "running" (boolean). */
#define ROUSE_TYPE_SCREEN_READER (rouse_screen_reader_get_type ())
G_DECLARE_FINAL_TYPE (RouseScreenReader, rouse_screen_reader, ROUSE, SCREEN_READER, GObject)

RouseScreenReader *rouse_screen_reader_new (void);

gboolean rouse_screen_reader_get_running (RouseScreenReader *self);

G_END_DECLS
