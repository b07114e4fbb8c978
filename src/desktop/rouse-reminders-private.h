/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-reminder-rule.h"
#include "rouse-reminders.h"

G_BEGIN_DECLS

struct _RouseReminders
{
  GObject parent_instance;

  RouseReminderSettings *settings;
  RouseSettings *choices;
  RouseClock *clock;
  GTimeZone *zone;

  gboolean running;
  gboolean checking;
  gint64 test; /* the moment of a reminder for trial, or 0 */
  gint64 next_due;
  gint64 next_check;
};

gint64 rouse_reminders_get_local (RouseReminders *self);
guint32 rouse_reminders_get_today (RouseReminders *self);
void rouse_reminders_update (RouseReminders *self);
void rouse_reminders_emit_due (RouseReminders *self, GNotification *notification);
void rouse_reminders_emit_stale (RouseReminders *self);

void rouse_reminders_remind (RouseReminders *self, gboolean trial);
void rouse_reminders_withdraw (RouseReminders *self);

G_END_DECLS
