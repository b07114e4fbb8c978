/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_WEEK_MARKS (rouse_week_marks_get_type ())
G_DECLARE_FINAL_TYPE (RouseWeekMarks, rouse_week_marks, ROUSE, WEEK_MARKS, GtkWidget)

GtkWidget *rouse_week_marks_new (void);

const char *rouse_week_marks_get_letter (guint weekday);
char *rouse_week_marks_dup_weekday (guint weekday);
void rouse_week_marks_set_days (RouseWeekMarks *self, guint days, guint today, guint goal);

G_END_DECLS
