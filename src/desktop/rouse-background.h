/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ROUSE_BACKGROUND_UNKNOWN, /* nobody has asked yet */
  ROUSE_BACKGROUND_ASKING,
  ROUSE_BACKGROUND_GRANTED,
  ROUSE_BACKGROUND_REFUSED, /* by the person, now or in the settings of the desktop */
  ROUSE_BACKGROUND_FAILED,  /* for a technical reason */
} RouseBackgroundState;

#define ROUSE_TYPE_BACKGROUND_STATE (rouse_background_state_get_type ())
GType rouse_background_state_get_type (void);

/* Property "state" (RouseBackgroundState, read-only): whether it may run without a window and start at login. */
#define ROUSE_TYPE_BACKGROUND (rouse_background_get_type ())
G_DECLARE_FINAL_TYPE (RouseBackground, rouse_background, ROUSE, BACKGROUND, GObject)

RouseBackground *rouse_background_new (GDBusConnection *connection, gboolean sandboxed, const char *config_folder);

RouseBackgroundState rouse_background_get_state (RouseBackground *self);
void rouse_background_request (RouseBackground *self, gboolean wanted, gboolean by_person);

G_END_DECLS
