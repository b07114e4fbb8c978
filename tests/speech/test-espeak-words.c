/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects captions that follow the voice: every word of what espeak-ng says is known, whole, and when it is heard. */

#include "fixture.h"
#include "rouse-espeak-voice.h"
#include "session-fixture.h"

#define FRAME (ROUSE_SAMPLE_RATE / 200)

static RouseVoice *
open_espeak (const char *language)
{
  g_autoptr (GError) error = NULL;
  RouseVoice *voice = rouse_espeak_voice_new (language, &error);

  g_assert_no_error (error);
  return voice;
}

/* Gives the words of a text, with bars between them. */
static char *
join_words (RouseVoice *voice, const RouseVoiceText *text)
{
  g_autoptr (GString) joined = g_string_new (NULL);
  gsize n_words;
  const RouseVoiceWord *words = rouse_voice_get_words (voice, text->clip, text->text, &n_words);

  for (gsize i = 0; i < n_words; i++)
    {
      g_string_append_len (joined, text->text + words[i].start, (gssize) words[i].length);
      g_string_append_c (joined, '|');
    }
  return g_string_free_and_steal (g_steal_pointer (&joined));
}

/* Whatever the script and the marks around them: each word, whole and by itself. What is spoken as one stays one. */
static void
test_words (void)
{
  const struct
  {
    const char *language;
    RouseVoiceText text;
    const char *words;
  } cases[] = {
    { "en", { "a", "Zero, just effort. One, easier." }, "Zero|just|effort|One|easier|" },
    { "en", { "b", "Lie back — don’t arch: “Fine”." }, "Lie|back|don’t|arch|Fine|" },
    { "en", { "c", "Up." }, "Up|" },
    { "en", { "d", "At the top of the hill…" }, "At|the|top|of the|hill|" },
    { "de", { "e", "Schulterbrücke, größer und länger: die Füße!" }, "Schulterbrücke|größer|und|länger|die|Füße|" },
    { "fr", { "f", "L’autre côté ?" }, "L’autre|côté|" },
    { "es", { "g", "¿Más difícil? Mañana." }, "Más|difícil|Mañana|" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RouseVoice) voice = open_espeak (cases[i].language);
      g_autofree char *words = NULL;

      g_assert_no_error (fixture_learn (voice, &cases[i].text, 1));
      words = join_words (voice, &cases[i].text);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static double
get_frame_power (const float *samples)
{
  double sum = 0;

  for (gsize i = 0; i < FRAME; i++)
    sum += (double) samples[i] * samples[i];
  return sum;
}

/* The loudest of the samples between two times, in frames of 5 ms. */
static double
get_loudest (const float *samples, gint64 from, gint64 to)
{
  double loudest = 0;

  for (gint64 at = from; at + FRAME <= to; at += FRAME)
    loudest = MAX (loudest, get_frame_power (samples + at));
  return loudest;
}

/* A word begins when it is heard: the first at once, the one behind a silence of the sentence when that is over. */
static void
test_word_times (void)
{
  const RouseVoiceText text = { "pause", "Lift. Hold: lower." };
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  const RouseVoiceWord *words;
  const float *samples;
  gsize n_words, n_samples;

  g_assert_no_error (fixture_learn (voice, &text, 1));
  samples = rouse_voice_get_samples (voice, text.clip, &n_samples);
  words = rouse_voice_get_words (voice, text.clip, text.text, &n_words);
  g_assert_cmpuint (n_words, ==, 3);
  g_assert_cmpint (words[0].sample, <=, ROUSE_SAMPLE_RATE / 50);
  for (gsize i = 0; i < n_words; i++)
    {
      gint64 end = i + 1 < n_words ? words[i + 1].sample : (gint64) n_samples;
      double loudest = get_loudest (samples, words[i].sample, end);

      g_assert_cmpint (end - words[i].sample, >, ROUSE_SAMPLE_RATE / 10);
      if (i > 0)
        g_assert_cmpfloat (get_loudest (samples, words[i].sample - 8 * FRAME, words[i].sample - 2 * FRAME), <,
                           loudest * 1e-4);
      g_assert_cmpfloat (get_loudest (samples, words[i].sample, words[i].sample + 20 * FRAME), >, loudest * 1e-2);
    }

  /* Of another text nothing is known, nor of one that was not learned. */
  g_assert_null (rouse_voice_get_words (voice, text.clip, "Lift.", &n_words));
  g_assert_cmpuint (n_words, ==, 0);
  g_assert_null (rouse_voice_get_words (voice, "other", text.text, &n_words));
}

/* Everything that a session says. */
static void
test_word_order (void)
{
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  GListModel *cues = rouse_catalog_get_cues (session_fixture_get_catalog ());

  fixture_learn_cues (voice, session_fixture_get_catalog ());
  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (cues, i);
      const char *id = rouse_cue_get_id (cue), *text = rouse_cue_get_text (cue);
      gsize n_words;
      const RouseVoiceWord *words = rouse_voice_get_words (voice, id, text, &n_words);

      if (rouse_voice_get_n_samples (voice, id, text) < 0)
        continue;
      g_test_message ("“%s”: %" G_GSIZE_FORMAT " words", text, n_words);
      g_assert_cmpuint (n_words, >, 0);
      g_assert_cmpint (words[0].sample, <=, ROUSE_SAMPLE_RATE / 50);
      g_assert_cmpint (words[n_words - 1].sample, <, rouse_voice_get_n_samples (voice, id, text));
      g_assert_cmpuint (words[n_words - 1].start + words[n_words - 1].length, <=, strlen (text));
      for (gsize j = 1; j < n_words; j++)
        {
          g_assert_cmpint (words[j - 1].sample, <, words[j].sample);
          g_assert_cmpuint (words[j - 1].start + words[j - 1].length, <, words[j].start);
        }
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/espeak-words/words", test_words);
  g_test_add_func ("/espeak-words/times", test_word_times);
  g_test_add_func ("/espeak-words/order", test_word_order);

  status = g_test_run ();
  session_fixture_clear ();
  return status;
}
