/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Property "playing" (boolean, read-only): whether the process that plays is still there. */
#define ROUSE_TYPE_REMINDER_SOUND (rouse_reminder_sound_get_type ())
G_DECLARE_FINAL_TYPE (RouseReminderSound, rouse_reminder_sound, ROUSE, REMINDER_SOUND, GObject)

RouseReminderSound *rouse_reminder_sound_new (const char *const *command, GSettingsSchemaSource *source);

void rouse_reminder_sound_play (RouseReminderSound *self);
gboolean rouse_reminder_sound_get_playing (RouseReminderSound *self);

G_END_DECLS
