/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-speaker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How urgent a text is: told by words, an icon and a colour. */
typedef enum
{
  ROUSE_URGENCY_NONE,
  ROUSE_URGENCY_EMERGENCY,
  ROUSE_URGENCY_STOP,
  ROUSE_URGENCY_CAUTION,
  ROUSE_URGENCY_FINE,
} RouseUrgency;

#define ROUSE_TYPE_TEXT_CARD (rouse_text_card_get_type ())
G_DECLARE_FINAL_TYPE (RouseTextCard, rouse_text_card, ROUSE, TEXT_CARD, GtkBox)

GtkWidget *rouse_text_card_new (RouseSpeaker *speaker, const char *clip, const char *title, const char *text);

void rouse_text_card_set_urgency (RouseTextCard *self, RouseUrgency urgency);
RouseUrgency rouse_text_card_get_urgency_of (const char *clip);

G_END_DECLS
