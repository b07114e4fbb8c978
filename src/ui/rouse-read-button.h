/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-speaker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ROUSE_TYPE_READ_BUTTON (rouse_read_button_get_type ())
G_DECLARE_FINAL_TYPE (RouseReadButton, rouse_read_button, ROUSE, READ_BUTTON, GtkButton)

void
rouse_read_button_set_clips (RouseReadButton *self, RouseSpeaker *speaker, const char *key, const char *const *clips);
void rouse_read_button_set_subject (RouseReadButton *self, const char *subject);

G_END_DECLS
