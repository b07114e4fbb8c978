/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session-keys.h"
#include "rouse-session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_VOLUME_BUTTON (rouse_volume_button_get_type ())
G_DECLARE_FINAL_TYPE (RouseVolumeButton, rouse_volume_button, ROUSE, VOLUME_BUTTON, AdwBin)

void rouse_volume_button_set_session (RouseVolumeButton *self, RouseSession *session);
gboolean rouse_volume_button_press (RouseVolumeButton *self, RouseSessionKey key, AdwToastOverlay *toasts);
gboolean rouse_volume_button_close (RouseVolumeButton *self);

G_END_DECLS
