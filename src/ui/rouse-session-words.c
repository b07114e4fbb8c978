/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-words.h"

/**
 * RouseSessionWords:
 *
 * Marks the word of the caption that is being spoken, where the voice knows when that is: for who reads along, in a
 * language that is not quite their own, or hears half of it. Which word that is follows from the position alone, so it
 * is right after every jump; between two words nothing wakes up, nor while the caption cannot be seen. Owned by the
 * stage; main thread only.
 */
struct _RouseSessionWords
{
  GObject parent_instance;

  RouseSession *session;
  RouseVoice *voice;       /* nullable */
  RouseStageText *caption; /* borrowed: its stage owns this too */
  GSignalGroup *transport; /* target: that of the session */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (RouseSessionWords, rouse_session_words, G_TYPE_OBJECT)

#define MILLISECOND G_GINT64_CONSTANT (1000000)
/* A transport that is only starting is asked again so much later, in ms; nobody sees a word that is marked that late.
 */
#define SHORTEST_WAIT 20

static const RouseVoiceWord none;

/* Finds the word of a cue at a position, and when that changes: the next word, or the end. */
static RouseVoiceWord
find_in_cue (RouseSessionWords *self, const RousePlacedCue *cue, gint64 position, gint64 *change)
{
  gsize n_words;
  const RouseVoiceWord *words = rouse_voice_get_words (self->voice, cue->clip, cue->text, &n_words);
  RouseVoiceWord word = none;

  *change = MIN (*change, cue->start + cue->length);
  for (gsize i = 0; i < n_words; i++)
    {
      const gint64 start = cue->start + rouse_samples_to_ns (words[i].sample);

      if (start > position)
        {
          *change = MIN (*change, start);
          break;
        }
      word = words[i];
    }

  return word;
}

/* Finds the word that is being spoken; none has a length of 0. In how many ns another may be is 0 where time stands. */
static RouseVoiceWord
find (RouseSessionWords *self, gint64 *wait)
{
  const char *shown = rouse_stage_text_get_text (self->caption);
  RouseVoiceWord word = none;
  const RousePlacedCue *cue;
  RouseTimeline *timeline;
  gint64 position, change;

  *wait = 0;
  if (self->voice == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->caption)))
    return none;
  timeline = rouse_session_get_heard (self->session, &position);
  if (timeline == NULL)
    return none;

  change = rouse_timeline_get_next_boundary (timeline, position);
  if (change < 0)
    change = position;
  cue = rouse_timeline_get_cue_at (timeline, position);
  if (cue != NULL && cue->clip != NULL && position < cue->start + cue->length && g_str_has_suffix (shown, cue->text))
    {
      word = find_in_cue (self, cue, position, &change);
      /* What was too short to be read may still stand before it. */
      word.start += word.length > 0 ? strlen (shown) - strlen (cue->text) : 0;
    }

  if (rouse_transport_get_playing (rouse_session_get_transport (self->session)))
    *wait = change - position;
  return word;
}

static void
waited_cb (gpointer data)
{
  RouseSessionWords *self = data;

  self->timeout = 0;
  rouse_session_words_update (self);
}

/* The time of the next word is another one now. */
static void
changed_cb (RouseSessionWords *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  rouse_session_words_update (self);
}

static void
transport_changed_cb (RouseSessionWords *self)
{
  g_signal_group_set_target (self->transport, rouse_session_get_transport (self->session));
  changed_cb (self);
}

static void
rouse_session_words_dispose (GObject *object)
{
  RouseSessionWords *self = ROUSE_SESSION_WORDS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->transport);
  g_clear_object (&self->voice);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (rouse_session_words_parent_class)->dispose (object);
}

static void
rouse_session_words_class_init (RouseSessionWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_session_words_dispose;
}

static void
rouse_session_words_init (RouseSessionWords *self)
{
  self->transport = g_signal_group_new (G_TYPE_OBJECT);
  g_signal_group_connect_swapped (self->transport, "notify::playing", G_CALLBACK (changed_cb), self);
}

/**
 * rouse_session_words_new:
 * @session: the session whose words are spoken
 * @caption: what shows them; whoever owns it owns the words too
 *
 * Returns: (transfer full): words that mark nothing without a voice
 */
RouseSessionWords *
rouse_session_words_new (RouseSession *session, RouseStageText *caption)
{
  static const char *const changes[] = { "notify::caption", "notify::state", "jumped" };
  RouseSessionWords *self;

  g_return_val_if_fail (ROUSE_IS_SESSION (session), NULL);
  g_return_val_if_fail (ROUSE_IS_STAGE_TEXT (caption), NULL);

  self = g_object_new (ROUSE_TYPE_SESSION_WORDS, NULL);
  self->session = g_object_ref (session);
  self->caption = caption;
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (session, changes[i], G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (session, "notify::transport", G_CALLBACK (transport_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (caption, "map", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (caption, "unmap", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  transport_changed_cb (self);
  return self;
}

/**
 * rouse_session_words_set_voice:
 * @self: words
 * @voice: (nullable): the voice of the session
 *
 * Sets who knows when words are spoken.
 */
void
rouse_session_words_set_voice (RouseSessionWords *self, RouseVoice *voice)
{
  g_return_if_fail (ROUSE_IS_SESSION_WORDS (self));

  if (g_set_object (&self->voice, voice))
    changed_cb (self);
}

/**
 * rouse_session_words_update:
 * @self: words
 *
 * Marks the word at the session's position. Happens by itself when it is time.
 */
void
rouse_session_words_update (RouseSessionWords *self)
{
  RouseVoiceWord word;
  gint64 wait;

  g_return_if_fail (ROUSE_IS_SESSION_WORDS (self));

  word = find (self, &wait);
  rouse_stage_text_set_mark (self->caption, word.start, word.length);
  if (wait > 0 && self->timeout == 0)
    self->timeout = g_timeout_add_once (MAX ((guint) (wait / MILLISECOND) + 1, SHORTEST_WAIT), waited_cb, self);
}

/**
 * rouse_session_words_get_waiting:
 * @self: words
 *
 * Returns: whether it will look by itself
 */
gboolean
rouse_session_words_get_waiting (RouseSessionWords *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_WORDS (self), FALSE);

  return self->timeout != 0;
}
