/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The voice of a speaker: opening it, letting it learn what a session says, and the transports through which it sounds,
 * which keep silent where a screen reader speaks instead. */

#include "rouse-speaker-private.h"

#include "rouse-audio-transport.h"
#include "rouse-config.h"
#include "rouse-voices.h"

#include <glib/gi18n.h>

static gboolean
is_left_to_reader (RouseSpeaker *self)
{
  return self->reader != NULL && rouse_screen_reader_get_running (self->reader)
         && rouse_settings_get_reader_speaks (self->settings);
}

/**
 * rouse_speaker_update_session_volume:
 * @self: the speaker
 *
 * Finds how loud sessions speak. Two voices at once help nobody; what somebody asks to be read aloud on a page is read
 * by this one all the same.
 */
void
rouse_speaker_update_session_volume (RouseSpeaker *self)
{
  double volume = is_left_to_reader (self) ? 0 : rouse_settings_get_voice_volume (self->settings);

  if (G_APPROX_VALUE (self->session_volume, volume, 1e-9))
    return;

  self->session_volume = volume;
  g_object_notify (G_OBJECT (self), "session-volume");
}

/* What is turned in a session, by a key or from the lock screen, is chosen for the next one too. Silence is not, and
 * neither is what is turned up beside a screen reader. */
static void
volume_turned_cb (RouseSpeaker *self, GParamSpec *pspec, GObject *transport)
{
  double volume;

  g_object_get (transport, "voice-volume", &volume, NULL);
  if (volume > 0 && !is_left_to_reader (self))
    rouse_settings_set_voice_volume (self->settings, volume);
}

/**
 * rouse_speaker_get_reader:
 * @self: a speaker
 *
 * Asks at the first call, which is to be made before a page depends on the answer.
 *
 * Returns: (transfer none): what knows whether a screen reader runs
 */
RouseScreenReader *
rouse_speaker_get_reader (RouseSpeaker *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);

  if (self->reader != NULL)
    return self->reader;

  self->reader = rouse_screen_reader_new ();
  g_signal_connect_object (self->reader, "notify::running", G_CALLBACK (rouse_speaker_update_session_volume), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::reader-speaks", G_CALLBACK (rouse_speaker_update_session_volume),
                           self, G_CONNECT_SWAPPED);
  return self->reader;
}

/**
 * rouse_speaker_get_voice:
 * @self: a speaker
 * @error: return location for an error
 *
 * Opens the chosen voice at the first call.
 *
 * Returns: (transfer none) (nullable): the voice
 */
RouseVoice *
rouse_speaker_get_voice (RouseSpeaker *self, GError **error)
{
  g_autofree char *id = NULL;

  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);

  if (self->voice == NULL)
    {
      id = self->asked != NULL ? g_strdup (self->asked) : rouse_settings_dup_voice (self->settings);
      self->voice = rouse_voices_open (self->folder, rouse_catalog_get_text_language (self->catalog),
                                       *id != '\0' ? id : NULL, error);
    }
  return self->voice;
}

/**
 * rouse_speaker_close_voice:
 * @self: the speaker
 *
 * Stops reading and lets go of the voice; the next that is asked for is opened anew.
 */
void
rouse_speaker_close_voice (RouseSpeaker *self)
{
  rouse_speaker_stop (self);
  g_clear_object (&self->transport);
  g_clear_object (&self->voice);
}

/**
 * rouse_speaker_use_voice:
 * @self: the speaker
 * @id: (nullable): id of a voice; %NULL for the one of the settings
 *
 * Chooses the voice that is opened from now on.
 */
void
rouse_speaker_use_voice (RouseSpeaker *self, const char *id)
{
  g_return_if_fail (ROUSE_IS_SPEAKER (self));

  if (g_set_str (&self->asked, id))
    rouse_speaker_close_voice (self);
}

/**
 * rouse_speaker_has_voice:
 * @self: a speaker
 *
 * Returns: whether the voice has been opened, so that asking it costs nothing
 */
gboolean
rouse_speaker_has_voice (RouseSpeaker *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), FALSE);

  return self->voice != NULL;
}

static void
cues_learned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  /* Where a text cannot be spoken its caption is still shown. */
  if (!rouse_voice_learn_finish (ROUSE_VOICE (source), result, &error))
    g_message ("%s", error->message);
  g_task_return_boolean (task, TRUE);
}

/**
 * rouse_speaker_learn_async:
 * @self: a speaker
 * @cancellable: (nullable): cancels the learning
 * @callback: called on the main thread when everything that a session says has its length
 * @data: for @callback
 *
 * To be done before a session is opened. A voice that was recorded whole takes no time.
 */
void
rouse_speaker_learn_async (RouseSpeaker *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = NULL;
  RouseVoice *voice;

  g_return_if_fail (ROUSE_IS_SPEAKER (self));

  rouse_speaker_get_reader (self);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, rouse_speaker_learn_async);
  voice = rouse_speaker_get_voice (self, NULL);
  if (voice == NULL)
    g_task_return_boolean (task, TRUE);
  else
    rouse_voice_learn_cues_async (voice, self->catalog, cancellable, cues_learned_cb, g_steal_pointer (&task));
}

/**
 * rouse_speaker_learn_finish:
 * @self: a speaker
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: %FALSE with %G_IO_ERROR_CANCELLED when the learning was cancelled
 */
gboolean
rouse_speaker_learn_finish (RouseSpeaker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * rouse_speaker_list_voices:
 * @self: a speaker
 *
 * Returns: (transfer full): the installed voices
 */
GListModel *
rouse_speaker_list_voices (RouseSpeaker *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);

  return rouse_voices_list (self->folder, rouse_catalog_get_text_language (self->catalog));
}

/**
 * rouse_speaker_make_transport:
 * @self: a speaker
 * @voice: (nullable): what speaks; without it there are only tones
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a transport at the volumes of the settings
 */
RouseTransport *
rouse_speaker_make_transport (RouseSpeaker *self, RouseVoice *voice, GError **error)
{
  RouseTransport *transport = rouse_audio_transport_new (voice, APP_ID, _ ("Rouse"), error);

  if (transport != NULL)
    g_object_set (transport, "voice-volume", rouse_settings_get_voice_volume (self->settings), "tone-volume",
                  rouse_settings_get_tone_volume (self->settings), NULL);
  return transport;
}

/**
 * rouse_speaker_open_transport:
 * @self: a speaker
 * @voice: (nullable): what speaks; without it there are only tones
 * @error: return location for an error
 *
 * Makes the transport of a session, which follows the volumes of the settings; the volume of the voice follows what is
 * turned in the session too. The voice is silent while a screen reader runs that was chosen to speak instead.
 *
 * Returns: (transfer full) (nullable): the transport
 */
RouseTransport *
rouse_speaker_open_transport (RouseSpeaker *self, RouseVoice *voice, GError **error)
{
  RouseTransport *transport;

  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);

  transport = rouse_speaker_make_transport (self, voice, error);
  if (transport == NULL)
    return NULL;

  g_object_bind_property (self, "session-volume", transport, "voice-volume", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->settings, "tone-volume", transport, "tone-volume", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (transport, "notify::voice-volume", G_CALLBACK (volume_turned_cb), self, G_CONNECT_SWAPPED);
  return transport;
}
