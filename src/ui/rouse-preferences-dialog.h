/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"
#include "rouse-reminder-service.h"
#include "rouse-settings.h"
#include "rouse-speaker.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_PREFERENCES_DIALOG (rouse_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RousePreferencesDialog, rouse_preferences_dialog, ROUSE, PREFERENCES_DIALOG, AdwPreferencesDialog)

AdwDialog *rouse_preferences_dialog_new (RouseSettings *settings,
                                         RouseSpeaker *speaker,
                                         RouseReminderService *service,
                                         RouseClock *clock);
void rouse_preferences_dialog_show_reminders (RousePreferencesDialog *self);

G_END_DECLS
