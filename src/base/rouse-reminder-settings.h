/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The last day of a pause that ends when somebody exercises again. */
#define ROUSE_REMINDER_SETTINGS_NEVER "9999-12-31"

/* Properties, all read-write and kept:
 * "enabled", "skip-done", "repeat", "private-text", "sound" (boolean): what was asked for;
 * "times" (strv of HH:MM, sorted), "days" (uint, bit 0 is Monday);
 * "days-missing", "difficulty" (uint): how many days the weekly goal was away after the last session, and how hard that
 * was from 1 to 5, 0 for unknown;
 * "handled" (string, local YYYY-MM-DDTHH:MM): every time up to here has been dealt with;
 * "again" (int64, µs since 1970 UTC): the moment of a snooze or repeat, 0 for none;
 * "shown" (string, YYYY-MM-DD): the day of the reminder that is showing, empty for none;
 * "quiet-day" (string, YYYY-MM-DD): the day on which no more reminders were wanted;
 * "paused-until" (string, YYYY-MM-DD): the last day of a pause;
 * "last-text", "unanswered" (uint): the number of the last text, and how many were not answered since;
 * "asked" (boolean): whether other times were offered. */
#define ROUSE_TYPE_REMINDER_SETTINGS (rouse_reminder_settings_get_type ())
G_DECLARE_FINAL_TYPE (RouseReminderSettings, rouse_reminder_settings, ROUSE, REMINDER_SETTINGS, GObject)

RouseReminderSettings *rouse_reminder_settings_new (void);
void rouse_reminder_settings_sync (RouseReminderSettings *self);

G_END_DECLS
