/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-mpris.h"
#include "rouse-session.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_MEDIA_PLAYER (rouse_media_player_get_type ())
G_DECLARE_FINAL_TYPE (RouseMediaPlayer, rouse_media_player, ROUSE, MEDIA_PLAYER, RouseMprisMediaPlayer2PlayerSkeleton)

RouseMediaPlayer *rouse_media_player_new (RouseSession *session, RouseClock *clock);

G_END_DECLS
