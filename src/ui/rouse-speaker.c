/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-speaker-private.h"

#include "rouse-interlude.h"

/**
 * RouseSpeaker:
 *
 * Reads texts of the pages aloud, and is the one place where a voice is opened. Everything that sounds is made when it
 * is first needed, so that the window is there before a voice is looked for. Owned by the application; main thread
 * only.
 */
G_DEFINE_FINAL_TYPE (RouseSpeaker, rouse_speaker, G_TYPE_OBJECT)

typedef enum
{
  PROP_READING = 1,
  PROP_CLIP,
  PROP_HUSHED,
  PROP_SESSION_VOLUME,
} RouseSpeakerProperty;

static GParamSpec *properties[PROP_SESSION_VOLUME + 1];

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
volume_changed_cb (RouseSpeaker *self)
{
  if (self->transport != NULL)
    g_object_set (self->transport, "voice-volume", rouse_settings_get_voice_volume (self->settings), NULL);
  rouse_speaker_update_session_volume (self);
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
    case PROP_SESSION_VOLUME:
      g_value_set_double (value, self->session_volume);
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
  properties[PROP_SESSION_VOLUME] = g_param_spec_double ("session-volume", NULL, NULL, 0, 1, 1, flags);
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
  self->session_volume = rouse_settings_get_voice_volume (settings);
  g_signal_connect_object (settings, "notify::voice", G_CALLBACK (rouse_speaker_close_voice), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::voice-volume", G_CALLBACK (volume_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
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
        self->transport = rouse_speaker_make_transport (self, self->voice, &error);
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
