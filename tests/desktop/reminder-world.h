/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-reminder-rule.h"

G_BEGIN_DECLS

/* The rule at a moment and a place, without anything else of a desktop. */
typedef struct
{
  RouseReminderRule rule;
  RouseReminderFacts facts;
  RouseReminderState state;
  GTimeZone *zone;
  gint64 now;
  gboolean twice; /* two processes look at every moment */
  GString *log;   /* nullable: the moments of the reminders in UTC */
} ReminderWorld;

gint64 reminder_world_read_moment (const char *text);
gboolean reminder_world_look (ReminderWorld *world);
gint64 reminder_world_get_wake_up (ReminderWorld *world);
guint32 reminder_world_get_today (ReminderWorld *world);

G_END_DECLS
