/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "fixture.h"
#include "rouse-clip-voice.h"
#include "rouse-voices.h"

#define HEAD "<voice id='v' language='en' gender='female'>\n<name>N</name><engine>E</engine><model>M</model>"
#define HASH "0000000000000000000000000000000000000000000000000000000000000000"
#define CLIP "<clip id='a' hash='" HASH "' length='10'/>"

static void
test_lengths (void)
{
  g_autoptr (RouseVoice) voice = fixture_voice_new ();

  g_assert_cmpstr (rouse_voice_get_id (voice), ==, "test");
  g_assert_cmpstr (rouse_voice_get_name (voice), ==, "Test");
  g_assert_cmpstr (rouse_voice_get_language (voice), ==, "en");
  g_assert_cmpint (rouse_voice_get_n_samples (voice, TICK), ==, TICK_SAMPLES);
  g_assert_cmpint (rouse_samples_from_ns (rouse_voice_get_clip_length (TICK, voice)), ==, TICK_SAMPLES);
  fixture_assert_finalized (g_steal_pointer (&voice));
}

/* A clip of another text must not be spoken, nor one that is not there. */
static void
test_other_text (void)
{
  g_autoptr (RouseVoice) voice = fixture_voice_new ();

  g_assert_cmpint (rouse_voice_get_n_samples (voice, "tick", "Tock."), ==, -1);
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "tock", "Tock."), ==, -1);
}

/* What nothing speaks is shown for as long as reading it takes: 150 words a minute, after a glance. */
static void
test_reading_time (void)
{
  g_autoptr (RouseVoice) voice = fixture_voice_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 150; i++)
    g_string_append (text, "Brück ");
  g_assert_cmpint (rouse_voice_get_clip_length ("c", text->str, NULL) / 1000000, ==, 60249);
  g_assert_cmpint (rouse_voice_get_clip_length ("c", text->str, voice) / 1000000, ==, 60249);
  g_assert_cmpint (rouse_voice_get_clip_length ("tick", "Tock.", voice) / 1000000, ==, 583);
  g_assert_cmpint (rouse_voice_get_clip_length (NULL, "Tick.", voice) / 1000000, ==, 583);
  g_assert_cmpint (rouse_voice_get_clip_length ("tick", NULL, voice), ==, -1);
}

/* A length in ns holds the samples, and gives back their number. */
static void
test_time (void)
{
  for (gint64 n = 0; n < 100000; n += 7)
    {
      g_assert_cmpint (rouse_samples_from_ns (rouse_samples_to_ns (n)), ==, n);
      g_assert_cmpint (rouse_samples_to_ns (n) * 48, >=, n * 1000000);
    }
  g_assert_cmpint (rouse_samples_from_ns (10416), ==, 0);
  g_assert_cmpint (rouse_samples_from_ns (10417), ==, 1);
}

static void
test_samples (void)
{
  g_autoptr (RouseVoice) voice = fixture_voice_new ();
  gsize n_samples;
  const float *samples;
  float loudest = 0;

  g_assert_null (rouse_voice_get_samples (voice, "tick", &n_samples));
  fixture_prepare (voice);
  samples = rouse_voice_get_samples (voice, "tick", &n_samples);
  g_assert_nonnull (samples);
  g_assert_cmpuint (n_samples, ==, TICK_SAMPLES);
  for (gsize i = 0; i < 480; i++)
    loudest = MAX (loudest, ABS (samples[i]));
  g_assert_cmpfloat (loudest, >, 0.3);
  g_assert_cmpfloat (loudest, <, 0.7);

  fixture_prepare (voice);
  g_assert_true (samples == rouse_voice_get_samples (voice, "tick", &n_samples));
}

static GError *
load (const char *xml, gboolean *good)
{
  g_autofree char *path = g_dir_make_tmp ("voice-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (path, "voice.xml", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (RouseVoice) voice = NULL;
  GError *error = NULL;

  if (xml != NULL)
    g_assert_true (g_file_set_contents (file, xml, -1, NULL));
  voice = rouse_clip_voice_new (folder, &error);
  *good = voice != NULL;
  g_remove (file);
  g_rmdir (path);
  return error;
}

static void
test_damaged (void)
{
  const struct
  {
    const char *xml;
    const char *place;
    const char *reason;
  } cases[] = {
    { "<voice/>", ":1:", "id" },
    { "<track/>", ":1:", "track" },
    { "<voice id='v' language='en' gender='female' mood='glad'/>", ":1:", "mood" },
    { "<voice id='../v' language='en' gender='female'/>", ":1:", "../v" },
    { HEAD "</voice>", ":2:", "licence" },
    { HEAD "\n<licence/></voice>", ":3:", "empty" },
    { HEAD "\n<licence>L</licence>\n<age>3</age></voice>", ":4:", "age" },
    { HEAD "\n<licence>L</licence>\nhello\n</voice>", ":5:", "hello" },
    { HEAD "\n<name>M</name></voice>", ":3:", "two elements <name>" },
    { HEAD "\n<clip id='a' hash='" HASH "' length='x'/></voice>", ":3:", "x" },
    { HEAD "\n<clip id='a' hash='" HASH "' length='0'/></voice>", ":3:", "0" },
    { HEAD "\n<clip id='a' hash='" HASH "' length='99999999999'/></voice>", ":3:", "99999999999" },
    { HEAD "\n<clip id='a' hash='ABC' length='9'/></voice>", ":3:", "SHA-256" },
    { HEAD "\n<clip id='a/b' hash='" HASH "' length='9'/></voice>", ":3:", "a/b" },
    { HEAD "\n" CLIP "\n" CLIP "</voice>", ":4:", "two clips" },
    { HEAD "\n" CLIP, ":", "" },
    { HEAD "\n\xff</voice>", ":3:", "UTF-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean good;
      g_autoptr (GError) error = load (cases[i].xml, &good);

      g_test_message ("%s → %s", cases[i].xml, error != NULL ? error->message : "accepted");
      g_assert_false (good);
      g_assert_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED);
      g_assert_nonnull (strstr (error->message, "/voice.xml:"));
      g_assert_nonnull (strstr (error->message, cases[i].place));
      g_assert_nonnull (strstr (error->message, cases[i].reason));
    }
}

static void
test_nothing (void)
{
  gboolean good;
  g_autoptr (GError) error = load (NULL, &good);

  g_assert_false (good);
  g_assert_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING);
}

typedef struct
{
  GMainLoop *loop;
  GError *error;
} Outcome;

static void
outcome_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  rouse_voice_prepare_finish (ROUSE_VOICE (source), result, &outcome->error);
  g_main_loop_quit (outcome->loop);
}

/* One damaged clip, one of another length: both are named, and the good ones can be heard. */
static void
test_damaged_clips (void)
{
  g_autofree char *path = g_dir_make_tmp ("voice-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) original = fixture_voice_folder ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  const char *const names[] = { "voice.xml", "tick.opus", "word.opus", "n-1.opus" };
  g_autoptr (RouseVoice) voice = NULL;
  Outcome outcome = { loop, NULL };
  gsize n_samples;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) from = g_file_get_child (original, i == 2 ? "n-1.opus" : names[i]);
      g_autoptr (GFile) to = g_file_get_child (folder, names[i]);

      if (i == 3)
        g_assert_true (g_file_replace_contents (to, "OggS is not enough", 18, NULL, FALSE, 0, NULL, NULL, NULL));
      else
        g_assert_true (g_file_copy (from, to, 0, NULL, NULL, NULL, NULL));
    }

  voice = rouse_clip_voice_new (folder, NULL);
  rouse_voice_prepare_async (voice, (const char *const[]) { "n-1", "tick", "word", "none", NULL }, NULL, outcome_cb,
                             &outcome);
  g_main_loop_run (loop);
  g_assert_error (outcome.error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (outcome.error->message, "n-1.opus"));
  g_clear_error (&outcome.error);

  rouse_voice_prepare_async (voice, (const char *const[]) { "word", NULL }, NULL, outcome_cb, &outcome);
  g_main_loop_run (loop);
  g_assert_error (outcome.error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (outcome.error->message, "word.opus: 9601 samples"));
  g_clear_error (&outcome.error);

  g_assert_nonnull (rouse_voice_get_samples (voice, "tick", &n_samples));
  g_assert_null (rouse_voice_get_samples (voice, "word", &n_samples));
  g_assert_null (rouse_voice_get_samples (voice, "n-1", &n_samples));

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, names[i]);

      g_file_delete (file, NULL, NULL);
    }
  g_rmdir (path);
}

static void
test_cancel (void)
{
  g_autoptr (RouseVoice) voice = fixture_voice_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Outcome outcome = { loop, NULL };

  rouse_voice_prepare_async (voice, NULL, cancellable, outcome_cb, &outcome);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (loop);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
}

static void
test_installed (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "speech", NULL);
  g_autoptr (GListModel) voices = rouse_voices_list (folder, "xx");
  g_autoptr (RouseVoice) voice = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (voices), ==, 1);

  voice = rouse_voices_open (folder, "en_GB.UTF-8", "nobody", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rouse_voice_get_id (voice), ==, "test");
  fixture_prepare (voice);

  g_assert_null (rouse_voices_open (folder, "xx", NULL, &error));
  g_assert_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_null (rouse_voices_open ("/nonexistent", "xx", "espeak-ng", &error));
  g_assert_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clip-voice/lengths", test_lengths);
  g_test_add_func ("/clip-voice/other-text", test_other_text);
  g_test_add_func ("/clip-voice/reading-time", test_reading_time);
  g_test_add_func ("/clip-voice/time", test_time);
  g_test_add_func ("/clip-voice/samples", test_samples);
  g_test_add_func ("/clip-voice/damaged", test_damaged);
  g_test_add_func ("/clip-voice/nothing", test_nothing);
  g_test_add_func ("/clip-voice/damaged-clips", test_damaged_clips);
  g_test_add_func ("/clip-voice/cancel", test_cancel);
  g_test_add_func ("/clip-voice/installed", test_installed);

  return g_test_run ();
}
