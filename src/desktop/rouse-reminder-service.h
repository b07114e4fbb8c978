/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-background.h"
#include "rouse-reminder-sound.h"
#include "rouse-reminders.h"

G_BEGIN_DECLS

/* Property "busy" (boolean, read-only): whether a reminder for trial is still to come, or a chime to be heard. */
#define ROUSE_TYPE_REMINDER_SERVICE (rouse_reminder_service_get_type ())
G_DECLARE_FINAL_TYPE (RouseReminderService, rouse_reminder_service, ROUSE, REMINDER_SERVICE, GObject)

RouseReminderService *rouse_reminder_service_new (GApplication *application,
                                                  RouseSettings *settings,
                                                  RouseClock *clock,
                                                  RouseReminderSound *sound);

gboolean rouse_reminder_service_get_enabled (RouseReminderService *self);
gboolean rouse_reminder_service_get_holding (RouseReminderService *self);
gboolean rouse_reminder_service_get_busy (RouseReminderService *self);
RouseReminders *rouse_reminder_service_get_reminders (RouseReminderService *self);
RouseReminderSettings *rouse_reminder_service_get_settings (RouseReminderService *self);
RouseBackground *rouse_reminder_service_get_background (RouseReminderService *self);

G_END_DECLS
