/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-reminder-service.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_REMINDERS_PAGE (rouse_reminders_page_get_type ())
G_DECLARE_FINAL_TYPE (RouseRemindersPage, rouse_reminders_page, ROUSE, REMINDERS_PAGE, AdwPreferencesPage)

void rouse_reminders_page_set_service (RouseRemindersPage *self, RouseReminderService *service);

G_END_DECLS
