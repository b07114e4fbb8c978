/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-clip-voice.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "rouse-clip-decoder.h"
#include "rouse-voice-parser.h"

/**
 * RouseClipVoice:
 *
 * A recorded voice: a folder with `voice.xml` and one Ogg Opus file a clip, normally in a resource bundle. Lengths come
 * from `voice.xml`; clips are decoded when a session is prepared and stay in memory as long as the voice does. Lives on
 * the main thread; one worker of a GTask decodes, and the streaming thread reads what is decoded, both under the lock.
 */
struct _RouseClipVoice
{
  GObject parent_instance;

  GFile *folder;
  RouseVoiceDescription *description;

  GMutex lock; /* guards the samples of the clips */
};

static void rouse_clip_voice_iface_init (RouseVoiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RouseClipVoice,
                               rouse_clip_voice,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_VOICE, rouse_clip_voice_iface_init))

static RouseVoiceClip *
lookup (RouseClipVoice *self, const char *id)
{
  return g_hash_table_lookup (self->description->clips, id);
}

static gboolean
decode (RouseClipVoice *self, RouseClipDecoder *decoder, RouseVoiceClip *clip, GError **error)
{
  g_autofree char *name = g_strconcat (clip->id, ".opus", NULL);
  g_autoptr (GFile) file = g_file_get_child (self->folder, name);
  g_autofree char *path = g_file_get_parse_name (file);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GBytes) ogg = g_file_load_bytes (file, NULL, NULL, &cause);
  g_autofree float *samples = NULL;
  gsize n_samples = 0;

  if (ogg != NULL)
    samples = rouse_clip_decoder_decode (decoder, ogg, &n_samples, &cause);

  if (samples == NULL)
    {
      g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED, "%s: %s", path, cause->message);
      return FALSE;
    }

  if ((gint64) n_samples != clip->n_samples)
    {
      g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED,
                   _ ("%s: %" PRId64 " samples, but voice.xml says %" PRId64), path, (gint64) n_samples,
                   clip->n_samples);
      return FALSE;
    }

  g_mutex_lock (&self->lock);
  if (clip->samples == NULL)
    clip->samples = g_steal_pointer (&samples);
  g_mutex_unlock (&self->lock);
  return TRUE;
}

static gboolean
is_decoded (RouseClipVoice *self, RouseVoiceClip *clip)
{
  gsize n_samples;

  return rouse_voice_get_samples (ROUSE_VOICE (self), clip->id, &n_samples) != NULL;
}

static void
prepare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  RouseClipVoice *self = source;
  GPtrArray *clips = data;
  g_autoptr (RouseClipDecoder) decoder = NULL;
  g_autoptr (GError) first_error = NULL;

  for (guint i = 0; i < clips->len; i++)
    {
      RouseVoiceClip *clip = g_ptr_array_index (clips, i);
      GError *error = NULL;

      if (g_task_return_error_if_cancelled (task))
        return;
      if (is_decoded (self, clip))
        continue;

      if (decoder == NULL && (decoder = rouse_clip_decoder_new (&error)) == NULL)
        {
          g_task_return_error (task, error);
          return;
        }

      if (!decode (self, decoder, clip, first_error == NULL ? &first_error : NULL))
        continue;
    }

  if (first_error != NULL)
    g_task_return_error (task, g_steal_pointer (&first_error));
  else
    g_task_return_boolean (task, TRUE);
}

static const char *
rouse_clip_voice_get_id (RouseVoice *voice)
{
  return ROUSE_CLIP_VOICE (voice)->description->id;
}

static const char *
rouse_clip_voice_get_name (RouseVoice *voice)
{
  return ROUSE_CLIP_VOICE (voice)->description->name;
}

static const char *
rouse_clip_voice_get_language (RouseVoice *voice)
{
  return ROUSE_CLIP_VOICE (voice)->description->language;
}

static gint64
rouse_clip_voice_get_n_samples (RouseVoice *voice, const char *id, const char *text)
{
  RouseVoiceClip *clip = lookup (ROUSE_CLIP_VOICE (voice), id);
  g_autofree char *hash = NULL;

  if (clip == NULL)
    return -1;

  /* A clip of a text that has changed since would say the wrong thing at the right time: worse than silence. */
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  return g_str_equal (hash, clip->hash) ? clip->n_samples : -1;
}

static void
rouse_clip_voice_prepare_async (
    RouseVoice *voice, const char *const *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  RouseClipVoice *self = ROUSE_CLIP_VOICE (voice);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GPtrArray) clips = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer clip;

  if (ids == NULL)
    {
      g_hash_table_iter_init (&iter, self->description->clips);
      while (g_hash_table_iter_next (&iter, NULL, &clip))
        g_ptr_array_add (clips, clip);
    }
  else
    for (gsize i = 0; ids[i] != NULL; i++)
      if ((clip = lookup (self, ids[i])) != NULL)
        g_ptr_array_add (clips, clip);

  g_task_set_source_tag (task, rouse_clip_voice_prepare_async);
  g_task_set_task_data (task, g_steal_pointer (&clips), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, prepare_in_thread);
}

static gboolean
rouse_clip_voice_prepare_finish (RouseVoice *voice, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static const float *
rouse_clip_voice_get_samples (RouseVoice *voice, const char *id, gsize *n_samples)
{
  RouseClipVoice *self = ROUSE_CLIP_VOICE (voice);
  RouseVoiceClip *clip = lookup (self, id);
  const float *samples = NULL;

  if (clip != NULL)
    {
      g_mutex_lock (&self->lock);
      samples = clip->samples;
      g_mutex_unlock (&self->lock);
    }

  *n_samples = samples != NULL ? (gsize) clip->n_samples : 0;
  return samples;
}

static void
rouse_clip_voice_finalize (GObject *object)
{
  RouseClipVoice *self = ROUSE_CLIP_VOICE (object);

  g_clear_object (&self->folder);
  g_clear_pointer (&self->description, rouse_voice_description_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (rouse_clip_voice_parent_class)->finalize (object);
}

static void
rouse_clip_voice_iface_init (RouseVoiceInterface *iface)
{
  iface->get_id = rouse_clip_voice_get_id;
  iface->get_name = rouse_clip_voice_get_name;
  iface->get_language = rouse_clip_voice_get_language;
  iface->get_n_samples = rouse_clip_voice_get_n_samples;
  iface->prepare_async = rouse_clip_voice_prepare_async;
  iface->prepare_finish = rouse_clip_voice_prepare_finish;
  iface->get_samples = rouse_clip_voice_get_samples;
}

static void
rouse_clip_voice_class_init (RouseClipVoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_clip_voice_finalize;
}

static void
rouse_clip_voice_init (RouseClipVoice *self)
{
  g_mutex_init (&self->lock);
}

/**
 * rouse_clip_voice_new:
 * @folder: where `voice.xml` and its clips are
 * @error: return location for an error
 *
 * Reads `voice.xml`, and no clip.
 *
 * Returns: (transfer full): a voice, or %NULL with a #RouseVoiceError that says file, line and reason
 */
RouseVoice *
rouse_clip_voice_new (GFile *folder, GError **error)
{
  RouseClipVoice *self;
  g_autoptr (GFile) file = NULL;
  RouseVoiceDescription *description;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  file = g_file_get_child (folder, "voice.xml");
  description = rouse_voice_description_load (file, error);
  if (description == NULL)
    return NULL;

  self = g_object_new (ROUSE_TYPE_CLIP_VOICE, NULL);
  self->folder = g_object_ref (folder);
  self->description = description;
  return ROUSE_VOICE (self);
}
