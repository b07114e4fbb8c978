/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-espeak.h"

#include <espeak-ng/speak_lib.h>
#include <dlfcn.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "rouse-voice.h"

/* The library keeps its state in global variables: all of it is used, and this is written, under the lock only. It is
 * never shut down, because starting it again would not bring it back to where it was. */
static GMutex lock;
static int sample_rate;
static char *current_voice;

/* Opened when it is first to speak: it brings two dozen libraries of sound servers and codecs, for which no window
 * should wait and which most people never need. */
static struct
{
  __typeof__ (espeak_Initialize) *initialize;
  __typeof__ (espeak_ListVoices) *list_voices;
  __typeof__ (espeak_SetSynthCallback) *set_synth_callback;
  __typeof__ (espeak_SetVoiceByName) *set_voice_by_name;
  __typeof__ (espeak_Synth) *synth;
} espeak;

/* What one call of espeak_Synth() fills. */
typedef struct
{
  GArray *samples;
  GArray *words;
  const char *text;
  const char *reached; /* where in the text the last word began */
  guint n_reached;     /* how many characters that is from its start */
  GCancellable *cancellable;
} Take;

static gboolean
is_spoken (gunichar character)
{
  return g_unichar_isalnum (character) || g_unichar_ismark (character);
}

/* Ends the last word before what is there: without the space and the marks behind it, and not at all where nothing is
 * left of it. */
static void
end_word (Take *take, const char *end)
{
  RouseVoiceWord *word;
  const char *start;

  if (take->words->len == 0)
    return;

  word = &g_array_index (take->words, RouseVoiceWord, take->words->len - 1);
  start = take->text + word->start;
  while (end > start && !is_spoken (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  while (start < end && !is_spoken (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  word->start = (gsize) (start - take->text);
  word->length = (gsize) (end - start);
  if (word->length == 0)
    g_array_set_size (take->words, take->words->len - 1);
}

/* The library counts characters from 1, and knows better where words begin than how long they are: it speaks some of
 * them as one, and others in parts. */
static void
begin_word (Take *take, const espeak_EVENT *event)
{
  RouseVoiceWord word = { .sample = (gint64) event->audio_position * sample_rate / 1000 };

  for (; (int) take->n_reached < event->text_position - 1 && *take->reached != '\0'; take->n_reached++)
    take->reached = g_utf8_next_char (take->reached);
  word.start = (gsize) (take->reached - take->text);
  if (take->words->len > 0 && g_array_index (take->words, RouseVoiceWord, take->words->len - 1).start >= word.start)
    return;

  end_word (take, take->reached);
  g_array_append_val (take->words, word);
}

static int
samples_made_cb (short *wav, int n_samples, espeak_EVENT *events)
{
  Take *take = events->user_data;

  for (int i = 0; wav != NULL && i < n_samples; i++)
    {
      float sample = (float) wav[i] / 32768;

      g_array_append_val (take->samples, sample);
    }

  for (const espeak_EVENT *event = events; event->type != espeakEVENT_LIST_TERMINATED; event++)
    if (event->type == espeakEVENT_WORD)
      begin_word (take, event);

  return g_cancellable_is_cancelled (take->cancellable);
}

static gboolean
load (void)
{
  void *library = dlopen ("libespeak-ng.so.1", RTLD_NOW | RTLD_LOCAL);

  if (library == NULL)
    return FALSE;
  *(void **) &espeak.initialize = dlsym (library, "espeak_Initialize");
  *(void **) &espeak.list_voices = dlsym (library, "espeak_ListVoices");
  *(void **) &espeak.set_synth_callback = dlsym (library, "espeak_SetSynthCallback");
  *(void **) &espeak.set_voice_by_name = dlsym (library, "espeak_SetVoiceByName");
  *(void **) &espeak.synth = dlsym (library, "espeak_Synth");
  return espeak.initialize != NULL && espeak.list_voices != NULL && espeak.set_synth_callback != NULL
         && espeak.set_voice_by_name != NULL && espeak.synth != NULL;
}

static gboolean
start (GError **error)
{
  g_autofree char *locale = NULL;

  if (sample_rate > 0)
    return TRUE;

  /* It sets the locale of characters for the whole process, which is not its to choose. */
  locale = g_strdup (setlocale (LC_CTYPE, NULL));
  if (load ())
    sample_rate = espeak.initialize (AUDIO_OUTPUT_SYNCHRONOUS, 0, NULL, espeakINITIALIZE_DONT_EXIT);
  setlocale (LC_CTYPE, locale);
  if (sample_rate <= 0)
    {
      g_set_error_literal (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING,
                           _ ("The data of espeak-ng are not installed"));
      return FALSE;
    }

  espeak.set_synth_callback (samples_made_cb);
  return TRUE;
}

static gboolean
choose (const char *voice)
{
  if (g_strcmp0 (current_voice, voice) == 0)
    return TRUE;
  if (espeak.set_voice_by_name (voice) != EE_OK)
    return FALSE;

  g_set_str (&current_voice, voice);
  return TRUE;
}

/* Those of MBROLA need a program and data of their own, and variants have no language. */
static gboolean
is_complete (const espeak_VOICE *voice)
{
  return !g_str_has_prefix (voice->identifier, "mb/") && !g_str_has_prefix (voice->identifier, "!v/");
}

/* The library's list goes on with what it finds similar. It gives the languages of a voice one after the other, each a
 * priority in a byte and a string, and a byte of 0 at the end. */
static gboolean
speaks (const espeak_VOICE *voice, const char *tag)
{
  gsize length = strcspn (tag, "-");

  for (const char *entry = voice->languages; *entry != 0; entry += strlen (entry) + 1)
    if (strcspn (entry + 1, "-") == length && strncmp (entry + 1, tag, length) == 0)
      return length > 0;

  return FALSE;
}

static char *
find (const char *tag)
{
  espeak_VOICE wanted = { .languages = tag };
  const espeak_VOICE **voices = espeak.list_voices (&wanted);

  for (gsize i = 0; voices != NULL && voices[i] != NULL; i++)
    if (is_complete (voices[i]) && speaks (voices[i], tag))
      return g_strdup (voices[i]->identifier);

  return NULL;
}

/**
 * rouse_espeak_find_voice:
 * @language: a language as locales write it, such as "de" or "pt_BR.UTF-8"
 * @error: return location for an error
 *
 * Starts espeak-ng where nobody did yet, which sets and restores the process's locale: the first call belongs to the
 * main thread. Makes sure that the voice can really be loaded.
 *
 * Returns: (transfer full): what rouse_espeak_speak() knows the best voice of @language by, or %NULL with
 *   %ROUSE_VOICE_ERROR_MISSING
 */
char *
rouse_espeak_find_voice (const char *language, GError **error)
{
  g_autofree char *plain = NULL, *tag = NULL, *voice = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  plain = g_strndup (language, strcspn (language, ".@"));
  tag = g_strdelimit (g_ascii_strdown (plain, -1), "_", '-');
  locker = g_mutex_locker_new (&lock);
  if (!start (error))
    return NULL;

  voice = find (tag);
  if (voice == NULL || !choose (voice))
    {
      g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING,
                   _ ("No voice for the language “%s” is installed"), language);
      return NULL;
    }

  return g_steal_pointer (&voice);
}

/**
 * rouse_espeak_speak:
 * @voice: what rouse_espeak_find_voice() returned
 * @text: what to say
 * @cancellable: (nullable): stops within a tenth of a second of speech
 * @rate: (out): samples a second
 * @words: (out) (transfer full) (element-type RouseVoiceWord): when the words of @text begin, in these samples
 * @error: return location for an error
 *
 * Speaks at the voice's own pace and pitch. Blocks, for about a thousandth of the time that saying @text takes. The
 * library's flutter of the pitch runs on from one text to the next, so that the same text said again may differ by a
 * wave of the voice: keep what was said.
 *
 * Returns: (transfer full) (element-type float): mono samples, or %NULL with a #RouseVoiceError or
 *   %G_IO_ERROR_CANCELLED
 */
GArray *
rouse_espeak_speak (
    const char *voice, const char *text, GCancellable *cancellable, guint *rate, GArray **words, GError **error)
{
  g_autoptr (GArray) samples = g_array_new (FALSE, FALSE, sizeof (float));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (RouseVoiceWord));
  g_autoptr (GMutexLocker) locker = NULL;
  Take take = { .samples = samples, .words = found, .text = text, .reached = text, .cancellable = cancellable };

  g_return_val_if_fail (voice != NULL && text != NULL && rate != NULL && words != NULL, NULL);

  locker = g_mutex_locker_new (&lock);
  if (!start (error))
    return NULL;

  if (!choose (voice)
      || espeak.synth (text, strlen (text) + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, NULL, &take) != EE_OK)
    {
      g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING, _ ("espeak-ng cannot say “%s”"), text);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  end_word (&take, text + strlen (text));
  *rate = (guint) sample_rate;
  *words = g_steal_pointer (&found);
  return g_steal_pointer (&samples);
}
