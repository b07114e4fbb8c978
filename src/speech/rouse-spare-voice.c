/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-spare-voice.h"

#include "rouse-espeak-voice.h"

/**
 * RouseSpareVoice:
 *
 * A recorded voice that has espeak-ng stand in, in the same language, for the texts that it has no clip of, or only one
 * of what the text used to be. espeak-ng is not touched before there is such a text. Owned by whoever opened it; lives
 * on the main thread, but for the samples.
 */
struct _RouseSpareVoice
{
  GObject parent_instance;

  RouseVoice *recorded;
  RouseVoice *spare; /* NULL until it is needed; set once, by the main thread, and read atomically */
};

static void rouse_spare_voice_iface_init (RouseVoiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RouseSpareVoice,
                               rouse_spare_voice,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_VOICE, rouse_spare_voice_iface_init))

static const char *
rouse_spare_voice_get_id (RouseVoice *voice)
{
  return rouse_voice_get_id (ROUSE_SPARE_VOICE (voice)->recorded);
}

static const char *
rouse_spare_voice_get_name (RouseVoice *voice)
{
  return rouse_voice_get_name (ROUSE_SPARE_VOICE (voice)->recorded);
}

static const char *
rouse_spare_voice_get_language (RouseVoice *voice)
{
  return rouse_voice_get_language (ROUSE_SPARE_VOICE (voice)->recorded);
}

static gint64
rouse_spare_voice_get_n_samples (RouseVoice *voice, const char *clip, const char *text)
{
  RouseSpareVoice *self = ROUSE_SPARE_VOICE (voice);
  gint64 n_samples = rouse_voice_get_n_samples (self->recorded, clip, text);

  if (n_samples < 0 && self->spare != NULL)
    n_samples = rouse_voice_get_n_samples (self->spare, clip, text);
  return n_samples;
}

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (rouse_voice_learn_finish (ROUSE_VOICE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
open_spare (RouseSpareVoice *self, GError **error)
{
  RouseVoice *spare;

  if (self->spare != NULL)
    return TRUE;

  spare = rouse_espeak_voice_new (rouse_voice_get_language (self->recorded), error);
  g_atomic_pointer_set (&self->spare, spare);
  return spare != NULL;
}

static void
rouse_spare_voice_learn_async (RouseVoice *voice,
                               const RouseVoiceText *texts,
                               gsize n_texts,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  RouseSpareVoice *self = ROUSE_SPARE_VOICE (voice);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (RouseVoiceText));
  GError *error = NULL;

  g_task_set_source_tag (task, rouse_spare_voice_learn_async);
  for (gsize i = 0; i < n_texts; i++)
    if (rouse_voice_get_n_samples (self->recorded, texts[i].clip, texts[i].text) < 0)
      g_array_append_val (missing, texts[i]);

  if (missing->len == 0)
    g_task_return_boolean (task, TRUE);
  else if (!open_spare (self, &error))
    g_task_return_error (task, error);
  else
    rouse_voice_learn_async (self->spare, (const RouseVoiceText *) (gpointer) missing->data, missing->len, cancellable,
                             learned_cb, g_steal_pointer (&task));
}

static gboolean
rouse_spare_voice_learn_finish (RouseVoice *voice, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (rouse_voice_prepare_finish (ROUSE_VOICE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* What the spare voice says is ready when it is learned. */
static gboolean
is_spare (RouseSpareVoice *self, const char *clip)
{
  gsize n_samples;

  return self->spare != NULL && rouse_voice_get_samples (self->spare, clip, &n_samples) != NULL;
}

static void
rouse_spare_voice_prepare_async (
    RouseVoice *voice, const char *const *clips, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  RouseSpareVoice *self = ROUSE_SPARE_VOICE (voice);
  GTask *task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recorded = NULL;

  g_task_set_source_tag (task, rouse_spare_voice_prepare_async);
  if (clips != NULL)
    {
      for (gsize i = 0; clips[i] != NULL; i++)
        if (!is_spare (self, clips[i]))
          g_strv_builder_add (builder, clips[i]);
      recorded = g_strv_builder_end (builder);
    }

  rouse_voice_prepare_async (self->recorded, (const char *const *) recorded, cancellable, prepared_cb, task);
}

static gboolean
rouse_spare_voice_prepare_finish (RouseVoice *voice, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The spare voice first: a clip that it speaks is one that the recorded voice has with other words, if at all. */
static const float *
rouse_spare_voice_get_samples (RouseVoice *voice, const char *clip, gsize *n_samples)
{
  RouseSpareVoice *self = ROUSE_SPARE_VOICE (voice);
  RouseVoice *spare = g_atomic_pointer_get (&self->spare);
  const float *samples = spare != NULL ? rouse_voice_get_samples (spare, clip, n_samples) : NULL;

  return samples != NULL ? samples : rouse_voice_get_samples (self->recorded, clip, n_samples);
}

static const RouseVoiceWord *
rouse_spare_voice_get_words (RouseVoice *voice, const char *clip, const char *text, gsize *n_words)
{
  RouseSpareVoice *self = ROUSE_SPARE_VOICE (voice);
  gboolean is_recorded = self->spare == NULL || rouse_voice_get_n_samples (self->recorded, clip, text) >= 0;

  return rouse_voice_get_words (is_recorded ? self->recorded : self->spare, clip, text, n_words);
}

static void
rouse_spare_voice_finalize (GObject *object)
{
  RouseSpareVoice *self = ROUSE_SPARE_VOICE (object);

  g_clear_object (&self->recorded);
  g_clear_object (&self->spare);

  G_OBJECT_CLASS (rouse_spare_voice_parent_class)->finalize (object);
}

static void
rouse_spare_voice_iface_init (RouseVoiceInterface *iface)
{
  iface->get_id = rouse_spare_voice_get_id;
  iface->get_name = rouse_spare_voice_get_name;
  iface->get_language = rouse_spare_voice_get_language;
  iface->get_n_samples = rouse_spare_voice_get_n_samples;
  iface->learn_async = rouse_spare_voice_learn_async;
  iface->learn_finish = rouse_spare_voice_learn_finish;
  iface->prepare_async = rouse_spare_voice_prepare_async;
  iface->prepare_finish = rouse_spare_voice_prepare_finish;
  iface->get_samples = rouse_spare_voice_get_samples;
  iface->get_words = rouse_spare_voice_get_words;
}

static void
rouse_spare_voice_class_init (RouseSpareVoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_spare_voice_finalize;
}

static void
rouse_spare_voice_init (RouseSpareVoice *self)
{
}

/**
 * rouse_spare_voice_new:
 * @recorded: a voice
 *
 * Returns: (transfer full): @recorded with a stand-in for what it has no clip of, once that is learned
 */
RouseVoice *
rouse_spare_voice_new (RouseVoice *recorded)
{
  RouseSpareVoice *self;

  g_return_val_if_fail (ROUSE_IS_VOICE (recorded), NULL);

  self = g_object_new (ROUSE_TYPE_SPARE_VOICE, NULL);
  self->recorded = g_object_ref (recorded);
  return ROUSE_VOICE (self);
}
