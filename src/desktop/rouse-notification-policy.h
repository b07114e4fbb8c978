/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  ROUSE_NOTIFICATIONS_SHOWN,  /* or nobody can tell */
  ROUSE_NOTIFICATIONS_QUIET,  /* while the person does not want to be disturbed by any program */
  ROUSE_NOTIFICATIONS_LISTED, /* without a banner, for this program */
  ROUSE_NOTIFICATIONS_OFF,    /* for this program */
} RouseNotificationState;

#define ROUSE_TYPE_NOTIFICATION_STATE (rouse_notification_state_get_type ())
GType rouse_notification_state_get_type (void);

/* Property "state" (RouseNotificationState, read-only): what becomes of a notification. */
#define ROUSE_TYPE_NOTIFICATION_POLICY (rouse_notification_policy_get_type ())
G_DECLARE_FINAL_TYPE (RouseNotificationPolicy, rouse_notification_policy, ROUSE, NOTIFICATION_POLICY, GObject)

RouseNotificationPolicy *rouse_notification_policy_new (GSettingsSchemaSource *source);

RouseNotificationState rouse_notification_policy_get_state (RouseNotificationPolicy *self);
gboolean rouse_notification_policy_get_known (RouseNotificationPolicy *self);
gboolean rouse_notification_policy_get_audible (RouseNotificationPolicy *self);

G_END_DECLS
