/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-voice-test-row.h"

#include "rouse-audio-transport.h"

#include <glib/gi18n.h>

#define KEY "voice-test"
#define PHRASE "message-tagline"

/* A sound server names its device a moment after it was given something to play. */
#define NAME_DELAY_MS 500

/**
 * RouseVoiceTestRow:
 *
 * Speaks a short sentence the way a session does, and names the device it comes from, so that silence is noticed before
 * somebody lies down for it.
 */
struct _RouseVoiceTestRow
{
  AdwActionRow parent_instance;

  GtkWidget *button; /* borrowed: a suffix of the row */
  RouseSpeaker *speaker;
  guint name_source;
  GCancellable *naming;
  gboolean failed;
};

G_DEFINE_FINAL_TYPE (RouseVoiceTestRow, rouse_voice_test_row, ADW_TYPE_ACTION_ROW)

static gboolean
get_speaks (RouseVoiceTestRow *self)
{
  return g_strcmp0 (rouse_speaker_get_reading (self->speaker), KEY) == 0;
}

static void
device_named_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RouseVoiceTestRow *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *device = rouse_audio_transport_name_device_finish (ROUSE_AUDIO_TRANSPORT (source), result, &error);
  g_autofree char *words = NULL;

  /* Cancelled means that the row is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (device == NULL || self->failed || rouse_speaker_get_hushed (self->speaker))
    return;
  /* Translators: %s is the name of a sound device, such as "Built-in Audio". */
  words = g_strdup_printf (_ ("Sound device: %s"), device);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
}

static void
ask_for_device (RouseVoiceTestRow *self)
{
  RouseTransport *transport = rouse_speaker_get_transport (self->speaker);

  if (transport != NULL)
    rouse_audio_transport_name_device_async (ROUSE_AUDIO_TRANSPORT (transport), self->naming, device_named_cb, self);
}

static void
name_due_cb (gpointer data)
{
  RouseVoiceTestRow *self = data;

  self->name_source = 0;
  ask_for_device (self);
}

/* Two voices at once would help nobody: the one of the session is the louder reason. */
static void
hushed_changed_cb (RouseVoiceTestRow *self)
{
  const gboolean hushed = rouse_speaker_get_hushed (self->speaker);

  gtk_widget_set_sensitive (self->button, !hushed);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), hushed ? _ ("The session is speaking: pause it to test the voice")
                                                             : _ ("Says a short sentence and names the sound device"));
}

static void
reading_changed_cb (RouseVoiceTestRow *self)
{
  gboolean speaks = get_speaks (self);
  const char *label = speaks ? _ ("Stop Test") : _ ("Test Voice");

  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            speaks ? "media-playback-stop-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (!speaks && !self->failed && self->name_source != 0)
    ask_for_device (self);
  g_clear_handle_id (&self->name_source, g_source_remove);
  if (speaks)
    self->name_source = g_timeout_add_once (NAME_DELAY_MS, name_due_cb, self);
}

static void
failed_cb (RouseVoiceTestRow *self, const GError *error)
{
  const char *words = error != NULL ? error->message : _ ("Nothing can be heard");

  self->failed = TRUE;
  if (g_error_matches (error, ROUSE_AUDIO_ERROR, ROUSE_AUDIO_ERROR_NO_DEVICE))
    words = _ ("No sound device: connect headphones or a loudspeaker and try again");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
clicked_cb (RouseVoiceTestRow *self)
{
  const char *const clips[] = { PHRASE, NULL };

  if (get_speaks (self))
    {
      rouse_speaker_stop (self->speaker);
      return;
    }
  self->failed = FALSE;
  /* The chosen voice is to be heard, also after a session that asked for another. */
  rouse_speaker_use_voice (self->speaker, NULL);
  rouse_speaker_read (self->speaker, KEY, clips);
}

static void
rouse_voice_test_row_unmap (GtkWidget *widget)
{
  RouseVoiceTestRow *self = ROUSE_VOICE_TEST_ROW (widget);

  if (self->speaker != NULL && get_speaks (self))
    rouse_speaker_stop (self->speaker);
  GTK_WIDGET_CLASS (rouse_voice_test_row_parent_class)->unmap (widget);
}

static void
rouse_voice_test_row_dispose (GObject *object)
{
  RouseVoiceTestRow *self = ROUSE_VOICE_TEST_ROW (object);

  g_clear_handle_id (&self->name_source, g_source_remove);
  g_cancellable_cancel (self->naming);
  g_clear_object (&self->naming);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (rouse_voice_test_row_parent_class)->dispose (object);
}

static void
rouse_voice_test_row_class_init (RouseVoiceTestRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_voice_test_row_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = rouse_voice_test_row_unmap;
}

static void
rouse_voice_test_row_init (RouseVoiceTestRow *self)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Test Voice"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->naming = g_cancellable_new ();
  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
}

/**
 * rouse_voice_test_row_set_speaker:
 * @self: a row without a speaker
 * @speaker: who speaks
 *
 * Says who is tested.
 */
void
rouse_voice_test_row_set_speaker (RouseVoiceTestRow *self, RouseSpeaker *speaker)
{
  g_return_if_fail (ROUSE_IS_VOICE_TEST_ROW (self));
  g_return_if_fail (self->speaker == NULL);

  self->speaker = g_object_ref (speaker);
  g_signal_connect_object (speaker, "notify::reading", G_CALLBACK (reading_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (speaker, "notify::hushed", G_CALLBACK (hushed_changed_cb), self, G_CONNECT_SWAPPED);
  reading_changed_cb (self);
  hushed_changed_cb (self);
}
