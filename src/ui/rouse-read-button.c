/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-read-button.h"

#include <glib/gi18n.h>

/**
 * RouseReadButton:
 *
 * Reads something aloud, and stops again. What its icon says follows what is really being read, so that two of them
 * never seem to speak at once.
 */
struct _RouseReadButton
{
  GtkButton parent_instance;

  RouseSpeaker *speaker;
  char *key;
  char **clips;
  char *subject;
};

G_DEFINE_FINAL_TYPE (RouseReadButton, rouse_read_button, GTK_TYPE_BUTTON)

static gboolean
get_reading (RouseReadButton *self)
{
  return self->speaker != NULL && g_strcmp0 (rouse_speaker_get_reading (self->speaker), self->key) == 0;
}

static void
update (RouseReadButton *self)
{
  const char *label = get_reading (self) ? _ ("Stop Reading") : _ ("Read Aloud");

  gtk_button_set_icon_name (GTK_BUTTON (self),
                            get_reading (self) ? "media-playback-stop-symbolic" : "audio-volume-high-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->subject != NULL ? self->subject : "", -1);
}

static void
rouse_read_button_clicked (GtkButton *button)
{
  RouseReadButton *self = ROUSE_READ_BUTTON (button);

  if (self->speaker == NULL)
    return;
  if (get_reading (self))
    rouse_speaker_stop (self->speaker);
  else
    rouse_speaker_read (self->speaker, self->key, (const char *const *) self->clips);
}

static void
rouse_read_button_finalize (GObject *object)
{
  RouseReadButton *self = ROUSE_READ_BUTTON (object);

  g_clear_object (&self->speaker);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->clips, g_strfreev);
  g_clear_pointer (&self->subject, g_free);

  G_OBJECT_CLASS (rouse_read_button_parent_class)->finalize (object);
}

static void
rouse_read_button_class_init (RouseReadButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_read_button_finalize;
  GTK_BUTTON_CLASS (klass)->clicked = rouse_read_button_clicked;
}

static void
rouse_read_button_init (RouseReadButton *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "circular");
  update (self);
}

/**
 * rouse_read_button_set_clips:
 * @self: a button
 * @speaker: reads aloud
 * @key: what "reading" of @speaker is called while these clips are read
 * @clips: (array zero-terminated=1): what to read
 *
 * Says what the button reads. Called once.
 */
void
rouse_read_button_set_clips (RouseReadButton *self, RouseSpeaker *speaker, const char *key, const char *const *clips)
{
  g_return_if_fail (ROUSE_IS_READ_BUTTON (self));
  g_return_if_fail (self->speaker == NULL);

  self->speaker = g_object_ref (speaker);
  self->key = g_strdup (key);
  self->clips = g_strdupv ((char **) clips);
  g_signal_connect_object (speaker, "notify::reading", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * rouse_read_button_set_subject:
 * @self: a button
 * @subject: the title of what is read
 *
 * Tells a screen reader which of several buttons this is.
 */
void
rouse_read_button_set_subject (RouseReadButton *self, const char *subject)
{
  g_return_if_fail (ROUSE_IS_READ_BUTTON (self));

  if (g_set_str (&self->subject, subject))
    update (self);
}
