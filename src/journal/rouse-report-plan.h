/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Owned, as the settings have them; NULL in a file that is older than those. */
typedef struct
{
  GVariant *goals;
  GVariant *breaks;
} RouseReportPlan;

void rouse_report_plan_clear (RouseReportPlan *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RouseReportPlan, rouse_report_plan_clear)

void rouse_report_plan_write (GVariant *goals, GVariant *breaks, JsonBuilder *builder);
gboolean rouse_report_plan_read (JsonObject *root, RouseReportPlan *plan, GError **error);

G_END_DECLS
