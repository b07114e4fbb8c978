/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"
#include "rouse-transport.h"

G_BEGIN_DECLS

/* Moves as the clock does, has a voice whose volume can be set, and can be told to fail: what a session knows of a
 * sound device. */
#define FAKE_TYPE_SOUND (fake_sound_get_type ())
G_DECLARE_FINAL_TYPE (FakeSound, fake_sound, FAKE, SOUND, GObject)

RouseTransport *fake_sound_new (RouseClock *clock);

G_END_DECLS
