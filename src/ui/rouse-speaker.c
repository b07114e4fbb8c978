/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-speaker.h"

#include "rouse-audio-transport.h"
#include "rouse-config.h"
#include "rouse-interlude.h"
#include "rouse-screen-reader.h"
#include "rouse-session-ear.h"
#include "rouse-voices.h"

#include <glib/gi18n.h>

/**
 * RouseSpeaker:
 *
 * Reads texts of the pages aloud, and is the one place where a voice is opened. Everything that sounds is made when it
 * is first needed, so that the window is there before a voice is looked for. Owned by the application; main thread
 * only.
 */
struct _RouseSpeaker
{
  GObject parent_instance;

  /* owned */
  RouseCatalog *catalog;
  RouseSettings *settings;
  char *folder;
  char *asked; /* id of the voice that is used instead of the settings' */
  RouseVoice *voice;
  RouseTransport *transport;
  char *reading;
  char **clips;
  guint next;
  GCancellable *learning;
  RouseSessionEar *ear;      /* of the session that was opened last */
  RouseScreenReader *reader; /* nullable: before the first session */
  GWeakRef session;          /* the transport that was opened last */
};

G_DEFINE_FINAL_TYPE (RouseSpeaker, rouse_speaker, G_TYPE_OBJECT)

typedef enum
{
  PROP_READING = 1,
  PROP_CLIP,
  PROP_HUSHED,
} RouseSpeakerProperty;

static GParamSpec *properties[PROP_HUSHED + 1];

enum
{
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_reading (RouseSpeaker *self, const char *key, const char *const *clips)
{
  g_cancellable_cancel (self->learning);
  g_clear_object (&self->learning);
  g_strfreev (self->clips);
  self->clips = g_strdupv ((char **) clips);
  self->next = 0;
  if (g_set_str (&self->reading, key))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIP]);
}

static void
fail (RouseSpeaker *self, const GError *error)
{
  set_reading (self, NULL, NULL);
  g_clear_object (&self->transport);
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
read_clip (RouseSpeaker *self, const RouseVoiceText *text)
{
  g_autoptr (RouseTimeline) interlude
      = rouse_interlude_new_text (text->clip, text->text, rouse_voice_get_clip_length, self->voice);

  rouse_transport_load (self->transport, interlude, 0);
  rouse_transport_play (self->transport);
}

static RouseVoiceText
get_text (RouseSpeaker *self)
{
  const char *clip = rouse_speaker_get_clip (self);

  return (RouseVoiceText) { clip, rouse_catalog_get_spoken_text (self->catalog, clip) };
}

static void
clip_learned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RouseSpeaker *self = data;
  g_autoptr (GError) error = NULL;
  RouseVoiceText text;

  /* Cancelled means that something else is read since, or that there is nobody any more. */
  rouse_voice_learn_finish (ROUSE_VOICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->learning);
  text = get_text (self);
  if (error != NULL)
    fail (self, error);
  else
    read_clip (self, &text);
}

static void
read_next (RouseSpeaker *self)
{
  RouseVoiceText text;

  if (self->clips == NULL || self->clips[self->next] == NULL)
    {
      set_reading (self, NULL, NULL);
      return;
    }

  self->next++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIP]);
  text = get_text (self);
  if (rouse_voice_get_n_samples (self->voice, text.clip, text.text) >= 0)
    {
      read_clip (self, &text);
      return;
    }

  self->learning = g_cancellable_new ();
  rouse_voice_learn_async (self->voice, &text, 1, self->learning, clip_learned_cb, self);
}

static void
ended_cb (RouseSpeaker *self)
{
  read_next (self);
}

static void
stopped_cb (RouseSpeaker *self, const GError *error)
{
  g_autoptr (GError) copy = g_error_copy (error);

  fail (self, copy);
}

static void
voice_changed_cb (RouseSpeaker *self)
{
  rouse_speaker_stop (self);
  g_clear_object (&self->transport);
  g_clear_object (&self->voice);
}

static void
volume_changed_cb (RouseSpeaker *self)
{
  if (self->transport != NULL)
    g_object_set (self->transport, "voice-volume", rouse_settings_get_voice_volume (self->settings), NULL);
}

static gboolean
is_left_to_reader (RouseSpeaker *self)
{
  return self->reader != NULL && rouse_screen_reader_get_running (self->reader)
         && rouse_settings_get_reader_speaks (self->settings);
}

/* Two voices at once help nobody. What somebody asks to be read aloud on a page is read by this one all the same. */
static void
reader_changed_cb (RouseSpeaker *self)
{
  g_autoptr (RouseTransport) transport = g_weak_ref_get (&self->session);

  if (transport != NULL)
    g_object_set (transport, "voice-volume",
                  is_left_to_reader (self) ? 0.0 : rouse_settings_get_voice_volume (self->settings), NULL);
}

static void
watch_reader (RouseSpeaker *self)
{
  if (self->reader != NULL)
    return;
  self->reader = rouse_screen_reader_new ();
  g_signal_connect_object (self->reader, "notify::running", G_CALLBACK (reader_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "notify::reader-speaks", G_CALLBACK (reader_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
hushed_cb (RouseSpeaker *self)
{
  if (rouse_speaker_get_hushed (self))
    rouse_speaker_stop (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HUSHED]);
}

static void
rouse_speaker_dispose (GObject *object)
{
  RouseSpeaker *self = ROUSE_SPEAKER (object);

  g_clear_object (&self->ear);
  g_cancellable_cancel (self->learning);
  g_clear_object (&self->learning);
  g_clear_object (&self->reader);
  g_clear_object (&self->transport);
  g_clear_object (&self->voice);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->asked, g_free);

  G_OBJECT_CLASS (rouse_speaker_parent_class)->dispose (object);
}

static void
rouse_speaker_finalize (GObject *object)
{
  RouseSpeaker *self = ROUSE_SPEAKER (object);

  g_clear_pointer (&self->clips, g_strfreev);
  g_clear_pointer (&self->reading, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_weak_ref_clear (&self->session);

  G_OBJECT_CLASS (rouse_speaker_parent_class)->finalize (object);
}

static void
rouse_speaker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RouseSpeaker *self = ROUSE_SPEAKER (object);

  switch ((RouseSpeakerProperty) id)
    {
    case PROP_READING:
      g_value_set_string (value, self->reading);
      break;
    case PROP_CLIP:
      g_value_set_string (value, rouse_speaker_get_clip (self));
      break;
    case PROP_HUSHED:
      g_value_set_boolean (value, rouse_speaker_get_hushed (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_speaker_class_init (RouseSpeakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = rouse_speaker_dispose;
  object_class->finalize = rouse_speaker_finalize;
  object_class->get_property = rouse_speaker_get_property;

  properties[PROP_READING] = g_param_spec_string ("reading", NULL, NULL, NULL, flags);
  properties[PROP_CLIP] = g_param_spec_string ("clip", NULL, NULL, NULL, flags);
  properties[PROP_HUSHED] = g_param_spec_boolean ("hushed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * RouseSpeaker::failed:
   * @error: why
   *
   * Something was to be read aloud, and nothing can be heard.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ROUSE_TYPE_SPEAKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
rouse_speaker_init (RouseSpeaker *self)
{
  self->ear = rouse_session_ear_new ();
  g_signal_connect_object (self->ear, "notify::hears", G_CALLBACK (hushed_cb), self, G_CONNECT_SWAPPED);
  g_weak_ref_init (&self->session, NULL);
}

/**
 * rouse_speaker_new:
 * @catalog: the texts
 * @settings: which voice, how loud
 * @folder: the folder of the installed voices
 *
 * Returns: (transfer full): a speaker that has opened nothing yet
 */
RouseSpeaker *
rouse_speaker_new (RouseCatalog *catalog, RouseSettings *settings, const char *folder)
{
  RouseSpeaker *self;

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (ROUSE_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (ROUSE_TYPE_SPEAKER, NULL);
  self->catalog = g_object_ref (catalog);
  self->settings = g_object_ref (settings);
  self->folder = g_strdup (folder);
  g_signal_connect_object (settings, "notify::voice", G_CALLBACK (voice_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::voice-volume", G_CALLBACK (volume_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
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
    voice_changed_cb (self);
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

  watch_reader (self);
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
 * rouse_speaker_get_transport:
 * @self: a speaker
 *
 * Returns: (transfer none) (nullable): the #RouseAudioTransport through which something is being read, or was last
 */
RouseTransport *
rouse_speaker_get_transport (RouseSpeaker *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);

  return self->transport;
}

static RouseTransport *
open_transport (RouseSpeaker *self, RouseVoice *voice, GError **error)
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
 * Makes the transport of a session, at the volumes of the settings. Its voice is silent while a screen reader runs that
 * was chosen to speak instead.
 *
 * Returns: (transfer full) (nullable): the transport
 */
RouseTransport *
rouse_speaker_open_transport (RouseSpeaker *self, RouseVoice *voice, GError **error)
{
  RouseTransport *transport;

  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);

  transport = open_transport (self, voice, error);
  g_weak_ref_set (&self->session, transport);
  if (is_left_to_reader (self))
    reader_changed_cb (self);
  return transport;
}

/**
 * rouse_speaker_give_way_to:
 * @self: a speaker
 * @session: a session; the speaker does not keep it
 *
 * While @session speaks nothing is read aloud: there are never two voices at once.
 */
void
rouse_speaker_give_way_to (RouseSpeaker *self, RouseSession *session)
{
  g_return_if_fail (ROUSE_IS_SPEAKER (self));
  g_return_if_fail (ROUSE_IS_SESSION (session));

  rouse_session_ear_set_session (self->ear, session);
}

/**
 * rouse_speaker_get_hushed:
 * @self: a speaker
 *
 * Returns: whether a session speaks, so that nothing can be read aloud
 */
gboolean
rouse_speaker_get_hushed (RouseSpeaker *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), FALSE);

  return self->ear != NULL && rouse_session_ear_get_hears (self->ear);
}

/**
 * rouse_speaker_read:
 * @self: a speaker
 * @key: what is being read; its reader compares it with "reading"
 * @clips: (array zero-terminated=1): the clips to speak one after the other
 *
 * Reads clips aloud, in place of whatever was being read. Does nothing while a session speaks.
 */
void
rouse_speaker_read (RouseSpeaker *self, const char *key, const char *const *clips)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ROUSE_IS_SPEAKER (self));
  g_return_if_fail (key != NULL && clips != NULL);

  if (rouse_speaker_get_hushed (self))
    return;

  rouse_speaker_stop (self);
  if (self->transport == NULL)
    {
      if (rouse_speaker_get_voice (self, &error) != NULL)
        self->transport = open_transport (self, self->voice, &error);
      if (self->transport == NULL)
        {
          fail (self, error);
          return;
        }
      g_signal_connect_object (self->transport, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->transport, "stopped", G_CALLBACK (stopped_cb), self, G_CONNECT_SWAPPED);
    }
  set_reading (self, key, clips);
  read_next (self);
}

/**
 * rouse_speaker_stop:
 * @self: a speaker
 *
 * Stops reading and lets go of the sound device, as before a session that needs it.
 */
void
rouse_speaker_stop (RouseSpeaker *self)
{
  g_return_if_fail (ROUSE_IS_SPEAKER (self));

  if (self->reading == NULL)
    return;
  rouse_transport_pause (self->transport);
  set_reading (self, NULL, NULL);
}

/**
 * rouse_speaker_get_reading:
 * @self: a speaker
 *
 * Returns: (nullable): the key of what is being read aloud
 */
const char *
rouse_speaker_get_reading (RouseSpeaker *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);

  return self->reading;
}

/**
 * rouse_speaker_get_clip:
 * @self: a speaker
 *
 * Returns: (nullable): the clip that is being spoken
 */
const char *
rouse_speaker_get_clip (RouseSpeaker *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);

  return self->reading != NULL && self->next > 0 ? self->clips[self->next - 1] : NULL;
}

/**
 * rouse_speaker_list_clips:
 * @self: a speaker
 * @clip: the clip of a text
 *
 * Finds what is to be spoken for a text: its title, where that has a clip of its own, and the text.
 *
 * Returns: (transfer full) (array zero-terminated=1): clips for rouse_speaker_read()
 */
char **
rouse_speaker_list_clips (RouseSpeaker *self, const char *clip)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *title = NULL;

  g_return_val_if_fail (ROUSE_IS_SPEAKER (self), NULL);
  g_return_val_if_fail (clip != NULL, NULL);

  title = g_strconcat (clip, "-title", NULL);
  if (rouse_catalog_get_spoken_text (self->catalog, title) != NULL)
    g_strv_builder_add (builder, title);
  g_strv_builder_add (builder, clip);
  return g_strv_builder_end (builder);
}
