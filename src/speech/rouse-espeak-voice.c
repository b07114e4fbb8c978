/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-espeak-voice.h"

#include <glib/gi18n.h>

#include "rouse-espeak.h"
#include "rouse-speech-shape.h"

/**
 * RouseEspeakVoice:
 *
 * Says any text, in each of a hundred languages, and sounds like a machine: for what nobody recorded. A text has to be
 * learned before its length is known; its samples then are there too, and stay as long as the voice does. Owned by
 * whoever opened it. Lives on the main thread; the worker of a GTask synthesises, and the streaming thread reads what
 * is there, both under the lock.
 */
struct _RouseEspeakVoice
{
  GObject parent_instance;

  char *language;
  char *voice; /* what the library knows it by */

  GMutex lock;          /* guards what follows */
  GHashTable *speeches; /* text → Speech */
  GHashTable *clips;    /* id → Speech of the other table */
};

typedef struct
{
  char *text;
  float *samples;
  gsize n_samples;
  GArray *words; /* of RouseVoiceWord */
} Speech;

static void rouse_espeak_voice_iface_init (RouseVoiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RouseEspeakVoice,
                               rouse_espeak_voice,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_VOICE, rouse_espeak_voice_iface_init))

static void
speech_free (gpointer data)
{
  Speech *speech = data;

  g_free (speech->text);
  g_free (speech->samples);
  g_array_unref (speech->words);
  g_free (speech);
}

/* Says the text with another clip's samples where it has been said before. */
static gboolean
recall (RouseEspeakVoice *self, const RouseVoiceText *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Speech *speech = g_hash_table_lookup (self->speeches, text->text);

  if (speech != NULL)
    g_hash_table_insert (self->clips, g_strdup (text->clip), speech);
  return speech != NULL;
}

/* From the samples of the library to those of the clip, whose silence is shorter. */
static void
place_words (GArray *words, guint rate, gint64 origin, gsize n_samples)
{
  for (guint i = 0; i < words->len; i++)
    {
      RouseVoiceWord *word = &g_array_index (words, RouseVoiceWord, i);

      word->sample = CLAMP (word->sample * ROUSE_SAMPLE_RATE / rate + origin, 0, (gint64) n_samples - 1);
    }
}

/* Somebody else may have asked for it at the same time: what is in use already stays. Takes @speech. */
static void
keep (RouseEspeakVoice *self, const RouseVoiceText *text, Speech *speech)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Speech *known = g_hash_table_lookup (self->speeches, text->text);

  if (known == NULL)
    g_hash_table_insert (self->speeches, speech->text, speech);
  else
    speech_free (speech);
  g_hash_table_insert (self->clips, g_strdup (text->clip), known != NULL ? known : speech);
}

static gboolean
say (RouseEspeakVoice *self, const RouseVoiceText *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) raw = NULL, words = NULL;
  g_autofree float *samples = NULL;
  Speech *speech;
  gsize n_samples;
  gint64 origin;
  guint rate;

  raw = rouse_espeak_speak (self->voice, text->text, cancellable, &rate, &words, error);
  if (raw == NULL)
    return FALSE;

  samples = rouse_speech_shape (raw, rate, &n_samples, &origin, error);
  if (samples == NULL)
    {
      g_prefix_error (error, "“%s”: ", text->text);
      return FALSE;
    }

  place_words (words, rate, origin, n_samples);
  speech = g_new (Speech, 1);
  *speech = (Speech) { g_strdup (text->text), g_steal_pointer (&samples), n_samples, g_steal_pointer (&words) };
  keep (self, text, speech);
  return TRUE;
}

static void
learn_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RouseEspeakVoice *self = source;
  GArray *texts = data;
  g_autoptr (GError) first_error = NULL;

  for (guint i = 0; i < texts->len; i++)
    {
      const RouseVoiceText *text = &g_array_index (texts, RouseVoiceText, i);

      if (g_task_return_error_if_cancelled (task))
        return;
      if (!recall (self, text))
        say (self, text, cancellable, first_error == NULL ? &first_error : NULL);
    }

  if (first_error != NULL)
    g_task_return_error (task, g_steal_pointer (&first_error));
  else
    g_task_return_boolean (task, TRUE);
}

static const char *
rouse_espeak_voice_get_id (RouseVoice *voice)
{
  return ROUSE_ESPEAK_VOICE_ID;
}

static const char *
rouse_espeak_voice_get_name (RouseVoice *voice)
{
  return "eSpeak NG";
}

static const char *
rouse_espeak_voice_get_language (RouseVoice *voice)
{
  return ROUSE_ESPEAK_VOICE (voice)->language;
}

static gint64
rouse_espeak_voice_get_n_samples (RouseVoice *voice, const char *clip, const char *text)
{
  RouseEspeakVoice *self = ROUSE_ESPEAK_VOICE (voice);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Speech *speech = g_hash_table_lookup (self->clips, clip);

  return speech != NULL && g_str_equal (speech->text, text) ? (gint64) speech->n_samples : -1;
}

static void
clear_text (gpointer data)
{
  RouseVoiceText *text = data;

  g_free ((char *) text->clip);
  g_free ((char *) text->text);
}

static void
rouse_espeak_voice_learn_async (RouseVoice *voice,
                                const RouseVoiceText *texts,
                                gsize n_texts,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  RouseEspeakVoice *self = ROUSE_ESPEAK_VOICE (voice);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GArray) copies = g_array_new (FALSE, FALSE, sizeof (RouseVoiceText));

  g_array_set_clear_func (copies, clear_text);
  for (gsize i = 0; i < n_texts; i++)
    {
      RouseVoiceText copy = { g_strdup (texts[i].clip), g_strdup (texts[i].text) };

      g_array_append_val (copies, copy);
    }

  g_task_set_source_tag (task, rouse_espeak_voice_learn_async);
  g_task_set_task_data (task, g_steal_pointer (&copies), (GDestroyNotify) g_array_unref);
  g_task_run_in_thread (task, learn_in_thread);
}

static gboolean
rouse_espeak_voice_learn_finish (RouseVoice *voice, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What has a length has samples: there is nothing left to prepare. */
static void
rouse_espeak_voice_prepare_async (
    RouseVoice *voice, const char *const *clips, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (voice, cancellable, callback, data);

  g_task_set_source_tag (task, rouse_espeak_voice_prepare_async);
  g_task_return_boolean (task, TRUE);
}

static gboolean
rouse_espeak_voice_prepare_finish (RouseVoice *voice, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static const float *
rouse_espeak_voice_get_samples (RouseVoice *voice, const char *clip, gsize *n_samples)
{
  RouseEspeakVoice *self = ROUSE_ESPEAK_VOICE (voice);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Speech *speech = g_hash_table_lookup (self->clips, clip);

  *n_samples = speech != NULL ? speech->n_samples : 0;
  return speech != NULL ? speech->samples : NULL;
}

static const RouseVoiceWord *
rouse_espeak_voice_get_words (RouseVoice *voice, const char *clip, const char *text, gsize *n_words)
{
  RouseEspeakVoice *self = ROUSE_ESPEAK_VOICE (voice);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Speech *speech = g_hash_table_lookup (self->clips, clip);

  *n_words = speech != NULL && g_str_equal (speech->text, text) ? speech->words->len : 0;
  return *n_words > 0 ? (const RouseVoiceWord *) (gpointer) speech->words->data : NULL;
}

static void
rouse_espeak_voice_finalize (GObject *object)
{
  RouseEspeakVoice *self = ROUSE_ESPEAK_VOICE (object);

  g_clear_pointer (&self->clips, g_hash_table_unref);
  g_clear_pointer (&self->speeches, g_hash_table_unref);
  g_clear_pointer (&self->voice, g_free);
  g_clear_pointer (&self->language, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (rouse_espeak_voice_parent_class)->finalize (object);
}

static void
rouse_espeak_voice_iface_init (RouseVoiceInterface *iface)
{
  iface->get_id = rouse_espeak_voice_get_id;
  iface->get_name = rouse_espeak_voice_get_name;
  iface->get_language = rouse_espeak_voice_get_language;
  iface->get_n_samples = rouse_espeak_voice_get_n_samples;
  iface->learn_async = rouse_espeak_voice_learn_async;
  iface->learn_finish = rouse_espeak_voice_learn_finish;
  iface->prepare_async = rouse_espeak_voice_prepare_async;
  iface->prepare_finish = rouse_espeak_voice_prepare_finish;
  iface->get_samples = rouse_espeak_voice_get_samples;
  iface->get_words = rouse_espeak_voice_get_words;
}

static void
rouse_espeak_voice_class_init (RouseEspeakVoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_espeak_voice_finalize;
}

static void
rouse_espeak_voice_init (RouseEspeakVoice *self)
{
  g_mutex_init (&self->lock);
  self->speeches = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, speech_free);
  self->clips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * rouse_espeak_voice_new:
 * @language: a language as locales write it, such as "de" or "pt_BR.UTF-8"
 * @error: return location for an error
 *
 * Returns: (transfer full): a voice that knows no text yet, or %NULL with %ROUSE_VOICE_ERROR_MISSING where espeak-ng or
 *   the language is not installed
 */
RouseVoice *
rouse_espeak_voice_new (const char *language, GError **error)
{
  RouseEspeakVoice *self;
  char *voice;

  g_return_val_if_fail (language != NULL, NULL);

  voice = rouse_espeak_find_voice (language, error);
  if (voice == NULL)
    return NULL;

  self = g_object_new (ROUSE_TYPE_ESPEAK_VOICE, NULL);
  self->language = g_strndup (language, strcspn (language, ".@"));
  self->voice = voice;
  return ROUSE_VOICE (self);
}
