/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-clip-preparer.h"

/* Sound can begin when this much of it is ready: the rest is decoded a hundred times faster than it is played. */
#define WINDOW (G_GINT64_CONSTANT (20) * 1000000000)

struct _RouseClipPreparer
{
  RouseTimeline *timeline;
  RouseVoice *voice; /* nullable */
  RouseClipPreparerFunc function;
  gpointer data;

  GHashTable *damaged; /* clips that there is no use in asking for again */
  GCancellable *cancellable;
  char **clips; /* what is being decoded */
  gboolean waiting;
  gint64 wanted; /* ns, while waiting */
};

static void ask_for_rest (RouseClipPreparer *self);

/* The clips of a stretch of the timeline that are not decoded yet, in the order in which they are heard. */
static char **
list_missing (RouseClipPreparer *self, gint64 from, gint64 to)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_cues, n_samples;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->timeline, &n_cues);

  for (gsize i = 0; self->voice != NULL && i < n_cues; i++)
    {
      const char *clip = cues[i].clip;

      if (cues[i].start + MAX (cues[i].length, 0) < from || cues[i].start >= to || clip == NULL)
        continue;
      if (g_hash_table_contains (self->damaged, clip) || !g_hash_table_add (seen, (gpointer) clip))
        continue;
      if (rouse_voice_get_n_samples (self->voice, clip, cues[i].text) > 0
          && rouse_voice_get_samples (self->voice, clip, &n_samples) == NULL)
        g_strv_builder_add (builder, clip);
    }

  return g_strv_builder_end (builder);
}

static void
stop (RouseClipPreparer *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->clips, g_strfreev);
}

/* Whatever was asked for and did not come is damaged. */
static void
note_damaged (RouseClipPreparer *self)
{
  gsize n_samples;

  for (gsize i = 0; self->clips[i] != NULL; i++)
    if (rouse_voice_get_samples (self->voice, self->clips[i], &n_samples) == NULL)
      g_hash_table_add (self->damaged, g_strdup (self->clips[i]));
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  RouseClipPreparer *self = data;
  g_autoptr (GError) error = NULL;
  gboolean waited;

  /* Cancelled means that somebody has asked for something else since, or that there is nobody any more. */
  rouse_voice_prepare_finish (ROUSE_VOICE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  waited = self->waiting;
  self->waiting = FALSE;

  /* Without a decoder there is nothing to play; one damaged clip silences one cue, whose caption is still shown. */
  if (g_error_matches (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING))
    {
      stop (self);
      if (waited)
        self->function (error, self->data);
      return;
    }
  if (error != NULL)
    {
      note_damaged (self);
      g_message ("%s", error->message);
    }
  stop (self);

  ask_for_rest (self);
  if (waited)
    self->function (NULL, self->data);
}

static void
ask (RouseClipPreparer *self, char **clips)
{
  self->clips = clips;
  self->cancellable = g_cancellable_new ();
  rouse_voice_prepare_async (self->voice, (const char *const *) clips, self->cancellable, prepared_cb, self);
}

static void
ask_for_rest (RouseClipPreparer *self)
{
  g_auto (GStrv) clips = NULL;

  if (self->cancellable != NULL)
    return;

  clips = list_missing (self, 0, G_MAXINT64);
  if (clips[0] != NULL)
    ask (self, g_steal_pointer (&clips));
}

/**
 * rouse_clip_preparer_new:
 * @timeline: what is going to be spoken
 * @voice: (nullable): what speaks it
 * @function: told when what was wanted is ready
 * @data: for @function
 *
 * Returns: (transfer full): a preparer, which does nothing until something is wanted
 */
RouseClipPreparer *
rouse_clip_preparer_new (RouseTimeline *timeline, RouseVoice *voice, RouseClipPreparerFunc function, gpointer data)
{
  RouseClipPreparer *self = g_new0 (RouseClipPreparer, 1);

  self->timeline = g_object_ref (timeline);
  g_set_object (&self->voice, voice);
  self->function = function;
  self->data = data;
  self->damaged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * rouse_clip_preparer_free:
 * @self: (transfer full): a preparer
 *
 * Stops decoding. The function is not called any more.
 */
void
rouse_clip_preparer_free (RouseClipPreparer *self)
{
  stop (self);
  g_clear_object (&self->timeline);
  g_clear_object (&self->voice);
  g_clear_pointer (&self->damaged, g_hash_table_unref);
  g_free (self);
}

/**
 * rouse_clip_preparer_want:
 * @self: a preparer
 * @position: where the sound is to go on, in ns
 *
 * Asks for what is heard from @position on, before anything else.
 *
 * Returns: whether it is ready now; else the function is called when it is, unless something else is wanted before
 */
gboolean
rouse_clip_preparer_want (RouseClipPreparer *self, gint64 position)
{
  g_auto (GStrv) clips = NULL;

  if (self->waiting && self->wanted == position)
    return FALSE;

  clips = list_missing (self, position, position + WINDOW);
  self->wanted = position;
  self->waiting = clips[0] != NULL;
  if (!self->waiting)
    {
      ask_for_rest (self);
      return TRUE;
    }

  stop (self);
  ask (self, g_steal_pointer (&clips));
  return FALSE;
}
