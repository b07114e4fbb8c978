/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"
#include "rouse-reminder-settings.h"
#include "rouse-settings.h"

G_BEGIN_DECLS

/* Properties: "next-due" (int64, read-only): the moment of the next reminder in µs since 1970 UTC, 0 for none;
 * "next-check" (int64, read-only): when rouse_reminders_check() is to be called, 0 for never;
 * "running" (boolean): whether somebody exercises; "testing" (boolean, read-only): whether a test has yet to come;
 * "zone" (GTimeZone): where the person is. Signals: "due" (GNotification): to be shown in place of an older one;
 * "stale": none is to be shown any more. */
#define ROUSE_TYPE_REMINDERS (rouse_reminders_get_type ())
G_DECLARE_FINAL_TYPE (RouseReminders, rouse_reminders, ROUSE, REMINDERS, GObject)

RouseReminders *
rouse_reminders_new (RouseReminderSettings *settings, RouseSettings *choices, RouseClock *clock, GTimeZone *zone);

void rouse_reminders_check (RouseReminders *self);
void rouse_reminders_answer (RouseReminders *self);
void rouse_reminders_snooze (RouseReminders *self);
void rouse_reminders_skip_today (RouseReminders *self);
void rouse_reminders_test (RouseReminders *self);
gboolean rouse_reminders_get_testing (RouseReminders *self);

gint64 rouse_reminders_get_next_due (RouseReminders *self);
gint64 rouse_reminders_get_next_check (RouseReminders *self);
gboolean rouse_reminders_get_running (RouseReminders *self);
void rouse_reminders_set_running (RouseReminders *self, gboolean running);
GTimeZone *rouse_reminders_get_zone (RouseReminders *self);
void rouse_reminders_set_zone (RouseReminders *self, GTimeZone *zone);

G_END_DECLS
