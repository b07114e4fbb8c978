/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects what is heard where there is no recording: espeak-ng stands in, in the same language. */

#include <glib/gstdio.h>

#include "fixture.h"
#include "rouse-clip-voice.h"
#include "rouse-espeak-voice.h"
#include "rouse-spare-voice.h"
#include "rouse-voices.h"

/* The recorded clip where there is one of this text, and espeak-ng for the others. */
static void
test_spare (void)
{
  g_autoptr (RouseVoice) recorded = fixture_voice_new ();
  g_autoptr (RouseVoice) voice = rouse_spare_voice_new (recorded);
  const RouseVoiceText known = { TICK };
  const RouseVoiceText mixed[] = { { TICK }, { "word", "Another word." }, { "new", "Something new." } };
  gsize n_samples, n_words;

  g_assert_cmpstr (rouse_voice_get_id (voice), ==, "test");
  g_assert_cmpstr (rouse_voice_get_language (voice), ==, "en");
  g_assert_no_error (fixture_learn (voice, &known, 1));
  g_assert_no_error (fixture_learn (voice, mixed, G_N_ELEMENTS (mixed)));
  fixture_prepare (voice);

  for (gsize i = 0; i < G_N_ELEMENTS (mixed); i++)
    {
      gint64 length = rouse_voice_get_n_samples (voice, mixed[i].clip, mixed[i].text);

      g_assert_cmpint (length, >, 0);
      g_assert_nonnull (rouse_voice_get_samples (voice, mixed[i].clip, &n_samples));
      g_assert_cmpuint (n_samples, ==, length);
    }
  g_assert_true (rouse_voice_get_samples (voice, "tick", &n_samples)
                 == rouse_voice_get_samples (recorded, "tick", &n_samples));
  g_assert_true (rouse_voice_get_samples (voice, "word", &n_samples)
                 != rouse_voice_get_samples (recorded, "word", &n_samples));
  g_assert_null (rouse_voice_get_words (voice, TICK, &n_words));
  g_assert_nonnull (rouse_voice_get_words (voice, "new", "Something new.", &n_words));
  g_assert_cmpuint (n_words, ==, 2);
  g_assert_nonnull (rouse_voice_get_words (voice, "word", "Another word.", &n_words));
  g_assert_cmpint (rouse_voice_get_n_samples (voice, ONE), ==, ONE_SAMPLES);
  fixture_assert_finalized (g_steal_pointer (&voice));
}

/* Where nothing can stand in, what is recorded is still spoken, and the rest is read. */
static void
test_no_spare (void)
{
  g_autofree char *path = g_dir_make_tmp ("voice-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (path, "voice.xml", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (RouseVoice) recorded = NULL, voice = NULL;
  const RouseVoiceText text = { "up", "Roll up." };
  g_autoptr (GError) error = NULL, missing = NULL;

  g_assert_true (g_file_set_contents (file,
                                      "<voice id='v' language='xx' gender='neutral'><name>N</name><engine>E</engine>"
                                      "<model>M</model><licence>CC0-1.0</licence></voice>",
                                      -1, NULL));
  recorded = rouse_clip_voice_new (folder, &error);
  g_assert_no_error (error);
  voice = rouse_spare_voice_new (recorded);
  missing = fixture_learn (voice, &text, 1);
  g_assert_error (missing, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING);
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "up", "Roll up."), ==, -1);
  g_assert_cmpint (rouse_voice_get_clip_length ("up", "Roll up.", voice), ==,
                   rouse_voice_get_clip_length ("up", "Roll up.", NULL));
  g_remove (file);
  g_rmdir (path);
}

/* Every way to a voice: by its name, for want of a recorded one, beside the recorded ones. */
static void
test_open (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "speech", NULL);
  g_autoptr (RouseVoice) chosen = rouse_voices_open (folder, "en", "espeak-ng", NULL);
  g_autoptr (RouseVoice) recorded = rouse_voices_open (folder, "en", NULL, NULL);
  g_autoptr (RouseVoice) german = rouse_voices_open (folder, "de_DE.UTF-8", "test", NULL);
  g_autoptr (RouseVoice) elsewhere = rouse_voices_open ("/nonexistent", "en", NULL, NULL);
  g_autoptr (GListModel) voices = rouse_voices_list (folder, "de");
  g_autoptr (RouseVoice) last = g_list_model_get_item (voices, 1);

  g_assert_true (ROUSE_IS_ESPEAK_VOICE (chosen));
  g_assert_true (ROUSE_IS_SPARE_VOICE (recorded));
  g_assert_true (ROUSE_IS_ESPEAK_VOICE (german));
  g_assert_cmpstr (rouse_voice_get_language (german), ==, "de_DE");
  g_assert_true (ROUSE_IS_ESPEAK_VOICE (elsewhere));
  g_assert_cmpuint (g_list_model_get_n_items (voices), ==, 2);
  g_assert_cmpstr (rouse_voice_get_id (last), ==, "espeak-ng");
  g_assert_cmpstr (rouse_voice_get_language (last), ==, "de");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spare-voice/mixed", test_spare);
  g_test_add_func ("/spare-voice/none", test_no_spare);
  g_test_add_func ("/voices/espeak-ng", test_open);

  return g_test_run ();
}
