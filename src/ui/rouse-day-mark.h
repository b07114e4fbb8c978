/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a day was, told by its shape: DONE a full disc, PART a ring, PAUSED a bar under its number. */
typedef enum
{
  ROUSE_DAY_NOTHING,
  ROUSE_DAY_PART,
  ROUSE_DAY_DONE,
  ROUSE_DAY_PAUSED,
} RouseDayKind;
#define ROUSE_TYPE_DAY_KIND (rouse_day_kind_get_type ())
GType rouse_day_kind_get_type (void);

#define ROUSE_TYPE_DAY_MARK (rouse_day_mark_get_type ())
G_DECLARE_FINAL_TYPE (RouseDayMark, rouse_day_mark, ROUSE, DAY_MARK, GtkWidget)

GtkWidget *rouse_day_mark_new (GtkAccessibleRole role);

void rouse_day_mark_set_label (RouseDayMark *self, const char *label);
void rouse_day_mark_set_kind (RouseDayMark *self, RouseDayKind kind);
RouseDayKind rouse_day_mark_get_kind (RouseDayMark *self);
void rouse_day_mark_set_today (RouseDayMark *self, gboolean today);

G_END_DECLS
