/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Moments are microseconds since 1970-01-01 00:00 UTC; 0 is no moment. Days are those of g_date_get_julian(); 0 is no
 * day. Local minutes are days × 1440 + minutes of the day. */
#define ROUSE_REMINDER_MINUTE (60 * (gint64) G_USEC_PER_SEC)
#define ROUSE_REMINDER_DAY 1440

/* From CONTENT.md 6: "In 30 minutes". */
#define ROUSE_REMINDER_SNOOZE (30 * ROUSE_REMINDER_MINUTE)
/* How late a missed reminder may be caught up. */
#define ROUSE_REMINDER_GRACE (180 * ROUSE_REMINDER_MINUTE)

#define ROUSE_REMINDER_MAX_TIMES 8
#define ROUSE_REMINDER_EVERY_DAY 0x7f

/* What the person asked for. */
typedef struct
{
  gboolean enabled;
  guint times[ROUSE_REMINDER_MAX_TIMES]; /* minutes of the day */
  guint n_times;
  guint days; /* bit 0 is Monday, bit 6 is Sunday */
  gboolean skip_done;
  gboolean repeat;
} RouseReminderRule;

/* What speaks against a reminder just now. */
typedef struct
{
  guint32 done;         /* the day of the last session that was done */
  guint32 quiet;        /* the day on which "Not today" was chosen */
  guint32 paused_until; /* the last day of a pause */
  gboolean running;     /* somebody is exercising */
} RouseReminderFacts;

/* What has to survive a restart. */
typedef struct
{
  gint64 handled; /* local minutes: every time up to here has been dealt with */
  gint64 again;   /* the moment of a snooze or of the repeat */
} RouseReminderState;

gint64 rouse_reminder_rule_get_local (gint64 now, GTimeZone *zone);
gboolean rouse_reminder_rule_is_open (const RouseReminderRule *rule, const RouseReminderFacts *facts, guint32 day);
gboolean rouse_reminder_rule_check (const RouseReminderRule *rule,
                                    const RouseReminderFacts *facts,
                                    RouseReminderState *state,
                                    gint64 now,
                                    GTimeZone *zone);
gint64 rouse_reminder_rule_get_next (const RouseReminderRule *rule,
                                     const RouseReminderFacts *facts,
                                     const RouseReminderState *state,
                                     gint64 now,
                                     GTimeZone *zone);

G_END_DECLS
