/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What decides which text fits. */
typedef struct
{
  guint days_missing; /* until this week's goal; 0 when it is reached or nobody knows */
  guint difficulty;   /* of the last session, 1 to 5; 0 when nobody said */
  guint hour;         /* of the day */
} RouseReminderMood;

guint rouse_reminder_texts_choose (guint *last, const RouseReminderMood *mood);
const char *rouse_reminder_texts_get_title (guint number);
const char *rouse_reminder_texts_get_body (guint number);

GNotification *rouse_reminder_texts_new_reminder (guint number, gboolean hidden);
GNotification *rouse_reminder_texts_new_question (void);

G_END_DECLS
