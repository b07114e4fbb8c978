/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session-page.h"

G_BEGIN_DECLS

#define ROUSE_TYPE_SOUND_KEEPER (rouse_sound_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RouseSoundKeeper, rouse_sound_keeper, ROUSE, SOUND_KEEPER, GObject)

/* Begins to look for sound again, in place of whatever was begun before. Whatever answers is given to
 * rouse_sound_keeper_take_transport(), at once or later. */
typedef void (*RouseSoundKeeperOpen) (RouseSoundKeeper *self, gpointer data);

RouseSoundKeeper *rouse_sound_keeper_new (
    RouseSessionPage *page, RouseClock *clock, RouseSoundKeeperOpen open, gpointer data, GDestroyNotify destroy);

void rouse_sound_keeper_take_transport (RouseSoundKeeper *self, RouseTransport *transport);

G_END_DECLS
