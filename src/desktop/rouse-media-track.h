/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session.h"

G_BEGIN_DECLS

const char *rouse_media_track_get_status (RouseSessionState state);
gboolean rouse_media_track_get_steerable (RouseSessionState state);
char *rouse_media_track_dup_title (RouseSession *session);
GVariant *rouse_media_track_new_metadata (RouseSession *session);

G_END_DECLS
