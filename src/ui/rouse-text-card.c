/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-text-card.h"

#include "rouse-read-button.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseTextCard:
 *
 * A heading, a paragraph and a button that reads both aloud: a lesson, or a point of the safety page.
 */
struct _RouseTextCard
{
  GtkBox parent_instance;

  /* template */
  GtkImage *icon;
  GtkLabel *kind;
  GtkLabel *title;
  GtkLabel *body;
  RouseReadButton *button;
};

G_DEFINE_FINAL_TYPE (RouseTextCard, rouse_text_card, GTK_TYPE_BOX)

static const struct
{
  const char *clip;
  RouseUrgency urgency;
} urgencies[] = {
  { "safety-urgent", ROUSE_URGENCY_EMERGENCY },  { "safety-ask-first", ROUSE_URGENCY_CAUTION },
  { "safety-pregnancy", ROUSE_URGENCY_CAUTION }, { "safety-osteoporosis", ROUSE_URGENCY_CAUTION },
  { "safety-not-today", ROUSE_URGENCY_CAUTION }, { "safety-normal", ROUSE_URGENCY_FINE },
  { "safety-stop", ROUSE_URGENCY_STOP },
};

static const struct
{
  const char *style;
  const char *icon;
  const char *kind;
} looks[] = {
  [ROUSE_URGENCY_NONE] = { NULL, NULL, NULL },
  [ROUSE_URGENCY_EMERGENCY] = { "error", "call-start-symbolic", NC_ ("urgency", "Emergency") },
  [ROUSE_URGENCY_STOP] = { "error", "process-stop-symbolic", NC_ ("urgency", "Stop at once") },
  [ROUSE_URGENCY_CAUTION] = { "warning", "dialog-warning-symbolic", NC_ ("urgency", "Take care") },
  [ROUSE_URGENCY_FINE] = { "success", "object-select-symbolic", NC_ ("urgency", "To be expected") },
};

static void
rouse_text_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ROUSE_TYPE_TEXT_CARD);

  G_OBJECT_CLASS (rouse_text_card_parent_class)->dispose (object);
}

static void
rouse_text_card_class_init (RouseTextCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_text_card_dispose;

  g_type_ensure (ROUSE_TYPE_READ_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-text-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseTextCard, icon);
  gtk_widget_class_bind_template_child (widget_class, RouseTextCard, kind);
  gtk_widget_class_bind_template_child (widget_class, RouseTextCard, title);
  gtk_widget_class_bind_template_child (widget_class, RouseTextCard, body);
  gtk_widget_class_bind_template_child (widget_class, RouseTextCard, button);
}

static void
rouse_text_card_init (RouseTextCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_text_card_new:
 * @speaker: reads the card aloud
 * @clip: the clip of the text
 * @title: the heading
 * @text: the paragraph
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
rouse_text_card_new (RouseSpeaker *speaker, const char *clip, const char *title, const char *text)
{
  RouseTextCard *self = g_object_new (ROUSE_TYPE_TEXT_CARD, NULL);
  g_auto (GStrv) clips = rouse_speaker_list_clips (speaker, clip);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->body, text);
  rouse_read_button_set_clips (self->button, speaker, clip, (const char *const *) clips);
  rouse_read_button_set_subject (self->button, title);
  return GTK_WIDGET (self);
}

/**
 * rouse_text_card_set_urgency:
 * @self: a card
 * @urgency: how urgent its text is
 *
 * Marks the heading with a word, an icon and a colour.
 */
void
rouse_text_card_set_urgency (RouseTextCard *self, RouseUrgency urgency)
{
  g_return_if_fail (ROUSE_IS_TEXT_CARD (self));

  if (looks[urgency].style == NULL)
    return;
  gtk_image_set_from_icon_name (self->icon, looks[urgency].icon);
  gtk_label_set_label (self->kind, g_dpgettext2 (NULL, "urgency", looks[urgency].kind));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->kind), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[urgency].style);
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), looks[urgency].style);
}

/**
 * rouse_text_card_get_urgency_of:
 * @clip: the clip of a point of the safety page
 *
 * Returns: how urgent it is; a point that is not known here asks for care
 */
RouseUrgency
rouse_text_card_get_urgency_of (const char *clip)
{
  for (gsize i = 0; i < G_N_ELEMENTS (urgencies); i++)
    if (g_strcmp0 (clip, urgencies[i].clip) == 0)
      return urgencies[i].urgency;
  return ROUSE_URGENCY_CAUTION;
}
