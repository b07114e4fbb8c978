/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-record.h"

G_BEGIN_DECLS

#define ROUSE_REPORT_ERROR (rouse_report_error_quark ())
GQuark rouse_report_error_quark (void);

/* FOREIGN: not a journal of Rouse. NEWER: written by a newer version of Rouse. BAD: something in it cannot be so. */
typedef enum
{
  ROUSE_REPORT_ERROR_FOREIGN,
  ROUSE_REPORT_ERROR_NEWER,
  ROUSE_REPORT_ERROR_BAD,
} RouseReportError;
#define ROUSE_TYPE_REPORT_ERROR (rouse_report_error_get_type ())
GType rouse_report_error_get_type (void);

/* Of the JSON. */
#define ROUSE_REPORT_VERSION 2

char *rouse_report_to_json (GPtrArray *records, GVariant *goals, GVariant *breaks);
GPtrArray *
rouse_report_from_json (const char *text, gssize length, GVariant **goals, GVariant **breaks, GError **error);
char *rouse_report_to_csv (GPtrArray *records);

G_END_DECLS
