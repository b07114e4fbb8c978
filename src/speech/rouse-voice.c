/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-voice.h"

#include "rouse-hurt.h"

/**
 * RouseVoice:
 *
 * What can speak a text. The timeline asks it for lengths, the speech track for samples; neither knows whether they
 * were recorded or are synthesised. Owned by whoever opened it, normally the application.
 */

G_DEFINE_INTERFACE (RouseVoice, rouse_voice, G_TYPE_OBJECT)
G_DEFINE_QUARK (rouse-voice-error-quark, rouse_voice_error)

/* CONTENT.md 8.2: a calm speaker says about 150 words a minute, which at six characters a word is this a character. It
 * follows languages that put several words into one. */
#define CHARACTER (G_GINT64_CONSTANT (60000000000) / (150 * 6))
/* What looking at it takes, however short it is. */
#define GLANCE G_GINT64_CONSTANT (250000000)

static void
learn_nothing_async (RouseVoice *self,
                     const RouseVoiceText *texts,
                     gsize n_texts,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, learn_nothing_async);
  g_task_return_boolean (task, TRUE);
}

static gboolean
learn_nothing_finish (RouseVoice *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static const RouseVoiceWord *
get_no_words (RouseVoice *self, const char *clip, const char *text, gsize *n_words)
{
  *n_words = 0;
  return NULL;
}

static void
rouse_voice_default_init (RouseVoiceInterface *iface)
{
  iface->learn_async = learn_nothing_async;
  iface->learn_finish = learn_nothing_finish;
  iface->get_words = get_no_words;
}

/**
 * rouse_voice_get_id:
 * @self: a voice
 *
 * Returns: (transfer none): the id, unique within the voice's language
 */
const char *
rouse_voice_get_id (RouseVoice *self)
{
  g_return_val_if_fail (ROUSE_IS_VOICE (self), NULL);

  return ROUSE_VOICE_GET_IFACE (self)->get_id (self);
}

/**
 * rouse_voice_get_name:
 * @self: a voice
 *
 * Returns: (transfer none): the name to show to people
 */
const char *
rouse_voice_get_name (RouseVoice *self)
{
  g_return_val_if_fail (ROUSE_IS_VOICE (self), NULL);

  return ROUSE_VOICE_GET_IFACE (self)->get_name (self);
}

/**
 * rouse_voice_get_language:
 * @self: a voice
 *
 * Returns: (transfer none): the language it speaks, such as "en"
 */
const char *
rouse_voice_get_language (RouseVoice *self)
{
  g_return_val_if_fail (ROUSE_IS_VOICE (self), NULL);

  return ROUSE_VOICE_GET_IFACE (self)->get_language (self);
}

/**
 * rouse_voice_get_n_samples:
 * @self: a voice
 * @clip: id of a clip
 * @text: the exact text that the clip must speak
 *
 * Returns: how many samples @text takes, or -1 when the voice cannot speak it, be it that there is no such clip, that
 *   the clip speaks another text or that the voice has not learned it
 */
gint64
rouse_voice_get_n_samples (RouseVoice *self, const char *clip, const char *text)
{
  g_return_val_if_fail (ROUSE_IS_VOICE (self), -1);
  g_return_val_if_fail (clip != NULL && text != NULL, -1);

  return ROUSE_VOICE_GET_IFACE (self)->get_n_samples (self, clip, text);
}

/**
 * rouse_voice_get_clip_length:
 * @clip: (nullable): id of a clip
 * @text: (nullable): the exact text that the clip must speak
 * @voice: (nullable): a #RouseVoice
 *
 * rouse_voice_get_n_samples() in the shape of a #RouseClipLengthFunc. What nothing can speak is still shown: it takes
 * as long as somebody who reads it calmly.
 *
 * Returns: the length in ns, or -1 where there is no @text
 */
gint64
rouse_voice_get_clip_length (const char *clip, const char *text, gpointer voice)
{
  gint64 n_samples = -1;

  if (text == NULL)
    return -1;

  if (voice != NULL && clip != NULL)
    n_samples = rouse_voice_get_n_samples (voice, clip, text);
  return n_samples < 0 ? GLANCE + g_utf8_strlen (text, -1) * CHARACTER : rouse_samples_to_ns (n_samples);
}

/**
 * rouse_voice_learn_async:
 * @self: a voice
 * @texts: (array length=n_texts): what will be spoken; copied
 * @n_texts: how many texts there are
 * @cancellable: (nullable): cancels the learning; what is learned already stays
 * @callback: called on the main thread when the lengths are known
 * @data: for @callback
 *
 * Makes the lengths of texts available, on a worker thread where that takes time. To be done before a timeline is
 * compiled. What is known already takes no time.
 */
void
rouse_voice_learn_async (RouseVoice *self,
                         const RouseVoiceText *texts,
                         gsize n_texts,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_return_if_fail (ROUSE_IS_VOICE (self));
  g_return_if_fail (texts != NULL || n_texts == 0);

  ROUSE_VOICE_GET_IFACE (self)->learn_async (self, texts, n_texts, cancellable, callback, data);
}

static void
append_cue (GArray *texts, RouseCue *cue)
{
  RouseVoiceText whole = { rouse_cue_get_id (cue), rouse_cue_get_text (cue) };
  gsize n_parts;
  const RouseCuePart *parts = rouse_cue_get_parts (cue, &n_parts);

  if (n_parts == 0)
    g_array_append_val (texts, whole);
  for (gsize i = 0; i < n_parts; i++)
    {
      RouseVoiceText part = { parts[i].clip, parts[i].text };

      g_array_append_val (texts, part);
    }
}

/* What is said to whoever answers what hurts; gives the names of the clips to @clips. */
static void
append_advice (GArray *texts, GPtrArray *clips, RouseCatalog *catalog)
{
  for (guint i = 0; i < ROUSE_N_HURT_ADVICES; i++)
    {
      const char *message = rouse_hurt_advice_get_message ((RouseHurtAdvice) i);
      RouseVoiceText text;

      if (message == NULL)
        continue;

      text = (RouseVoiceText) { g_strconcat ("message-", message, NULL), rouse_catalog_get_message (catalog, message) };
      g_ptr_array_add (clips, (gpointer) text.clip);
      if (text.text != NULL)
        g_array_append_val (texts, text);
    }
}

/**
 * rouse_voice_learn_cues_async:
 * @self: a voice
 * @catalog: where the cues are, and the answers to what hurts
 * @cancellable: (nullable): cancels the learning
 * @callback: called on the main thread when the lengths are known
 * @data: for @callback
 *
 * Has everything learned that a session can say, whatever its plan, pauses and interludes are. It ends with
 * rouse_voice_learn_finish().
 */
void
rouse_voice_learn_cues_async (
    RouseVoice *self, RouseCatalog *catalog, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (RouseVoiceText));
  g_autoptr (GPtrArray) clips = g_ptr_array_new_with_free_func (g_free);
  GListModel *cues;

  g_return_if_fail (ROUSE_IS_VOICE (self));
  g_return_if_fail (ROUSE_IS_CATALOG (catalog));

  cues = rouse_catalog_get_cues (catalog);
  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (cues, i);

      append_cue (texts, cue);
    }
  append_advice (texts, clips, catalog);

  rouse_voice_learn_async (self, (const RouseVoiceText *) (gpointer) texts->data, texts->len, cancellable, callback,
                           data);
}

/**
 * rouse_voice_learn_finish:
 * @self: a voice
 * @result: what the callback was given
 * @error: return location for an error
 *
 * With a #RouseVoiceError the voice can still speak what it knows; @error says why it cannot speak the first of the
 * others. After the cancellable was cancelled it is always %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether nothing went wrong. A voice that speaks only what was recorded learns nothing, which is not an
 * error.
 */
gboolean
rouse_voice_learn_finish (RouseVoice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ROUSE_IS_VOICE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);

  return ROUSE_VOICE_GET_IFACE (self)->learn_finish (self, result, error);
}

/**
 * rouse_voice_prepare_async:
 * @self: a voice
 * @clips: (nullable) (array zero-terminated=1): ids of the clips that will be asked for; %NULL for all
 * @cancellable: (nullable): cancels the preparation
 * @callback: called on the main thread when the clips are ready
 * @data: for @callback
 *
 * Makes samples of clips on a worker thread. A clip that is prepared already takes no time, one that the voice does not
 * have is passed over.
 */
void
rouse_voice_prepare_async (
    RouseVoice *self, const char *const *clips, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_return_if_fail (ROUSE_IS_VOICE (self));

  ROUSE_VOICE_GET_IFACE (self)->prepare_async (self, clips, cancellable, callback, data);
}

/**
 * rouse_voice_prepare_finish:
 * @self: a voice
 * @result: what the callback was given
 * @error: return location for an error
 *
 * With %ROUSE_VOICE_ERROR_MISSING nothing could be prepared. With %ROUSE_VOICE_ERROR_DAMAGED every clip that is not
 * damaged was, and @error names the first that is. After the cancellable was cancelled it is always
 * %G_IO_ERROR_CANCELLED.
 *
 * Returns: whether every clip is ready
 */
gboolean
rouse_voice_prepare_finish (RouseVoice *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ROUSE_IS_VOICE (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);

  return ROUSE_VOICE_GET_IFACE (self)->prepare_finish (self, result, error);
}

/**
 * rouse_voice_get_samples:
 * @self: a voice
 * @clip: id of a clip
 * @n_samples: (out): how many samples there are
 *
 * May be called on any thread.
 *
 * Returns: (transfer none) (nullable): the samples, at home as long as @self is; %NULL before they are prepared
 */
const float *
rouse_voice_get_samples (RouseVoice *self, const char *clip, gsize *n_samples)
{
  g_return_val_if_fail (ROUSE_IS_VOICE (self), NULL);
  g_return_val_if_fail (clip != NULL && n_samples != NULL, NULL);

  return ROUSE_VOICE_GET_IFACE (self)->get_samples (self, clip, n_samples);
}

/**
 * rouse_voice_get_words:
 * @self: a voice
 * @clip: id of a clip
 * @text: the exact text that the clip must speak
 * @n_words: (out): how many words there are
 *
 * When the words of @text are heard, so that a caption can show which one is. In the order of the text and of time.
 *
 * Returns: (transfer none) (nullable) (array length=n_words): the words, at home as long as @self is; %NULL where
 *   nobody knows, as in what was recorded
 */
const RouseVoiceWord *
rouse_voice_get_words (RouseVoice *self, const char *clip, const char *text, gsize *n_words)
{
  g_return_val_if_fail (ROUSE_IS_VOICE (self), NULL);
  g_return_val_if_fail (clip != NULL && text != NULL && n_words != NULL, NULL);

  return ROUSE_VOICE_GET_IFACE (self)->get_words (self, clip, text, n_words);
}

/**
 * rouse_samples_from_ns:
 * @ns: a time or length in ns, not negative
 *
 * Returns: the sample nearest to @ns at #ROUSE_SAMPLE_RATE
 */
gint64
rouse_samples_from_ns (gint64 ns)
{
  /* 48000 / 10⁹ is 3 / 62500, which holds four months of ns before it overflows. */
  return (ns * 3 + 31250) / 62500;
}

/**
 * rouse_samples_to_ns:
 * @samples: a number of samples, not negative
 *
 * Rounds up, so that a place of this length always has room for the samples; rouse_samples_from_ns() gives back
 * @samples exactly.
 *
 * Returns: the length in ns
 */
gint64
rouse_samples_to_ns (gint64 samples)
{
  return (samples * 62500 + 2) / 3;
}
