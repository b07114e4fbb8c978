/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-notification-policy.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_NOTIFICATION_ROW (rouse_notification_row_get_type ())
G_DECLARE_FINAL_TYPE (RouseNotificationRow, rouse_notification_row, ROUSE, NOTIFICATION_ROW, AdwActionRow)

void rouse_notification_row_set_policy (RouseNotificationRow *self, RouseNotificationPolicy *policy);

G_END_DECLS
