/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>

#if HAVE_EBUR128
#include <ebur128.h>
#endif

#include "fixture.h"
#include "rouse-espeak-voice.h"
#include "rouse-hurt.h"
#include "rouse-speech-shape.h"
#include "session-fixture.h"

#define FRAME (ROUSE_SAMPLE_RATE / 200)

static const RouseVoiceText texts[] = {
  { "up", "Roll up." },
  { "long", "Breathe out and peel up one section after another: first the low back." },
  { "one", "One." },
  { "again", "Roll up." },
};

static RouseVoice *
open_espeak (const char *language)
{
  g_autoptr (GError) error = NULL;
  RouseVoice *voice = rouse_espeak_voice_new (language, &error);

  g_assert_no_error (error);
  return voice;
}

static RouseVoice *
open_learned (void)
{
  RouseVoice *voice = open_espeak ("en");

  g_assert_no_error (fixture_learn (voice, texts, G_N_ELEMENTS (texts)));
  return voice;
}

/* Lengths are there when it is learned, and are those of the samples. */
static void
test_lengths (void)
{
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  gsize n_samples = 1;

  g_assert_cmpstr (rouse_voice_get_id (voice), ==, "espeak-ng");
  g_assert_cmpstr (rouse_voice_get_language (voice), ==, "en");
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "up", "Roll up."), ==, -1);
  g_assert_null (rouse_voice_get_samples (voice, "up", &n_samples));
  g_assert_cmpuint (n_samples, ==, 0);

  g_assert_no_error (fixture_learn (voice, texts, G_N_ELEMENTS (texts)));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 length = rouse_voice_get_n_samples (voice, texts[i].clip, texts[i].text);

      g_assert_cmpint (length, >, ROUSE_SAMPLE_RATE / 10);
      g_assert_nonnull (rouse_voice_get_samples (voice, texts[i].clip, &n_samples));
      g_assert_cmpuint (n_samples, ==, length);
      g_assert_cmpint (rouse_voice_get_clip_length (texts[i].clip, texts[i].text, voice), ==,
                       rouse_samples_to_ns (length));
    }

  g_assert_cmpint (rouse_voice_get_n_samples (voice, "up", "Roll down."), ==, -1);
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "one", "Roll up."), ==, -1);
  fixture_prepare (voice);
  fixture_assert_finalized (g_steal_pointer (&voice));
}

/* The library's pitch flutters on from text to text: what was said once stays what is said. */
static void
test_same_text (void)
{
  g_autoptr (RouseVoice) voice = open_learned ();
  const RouseVoiceText changed = { "up", "Roll down." };
  gsize n_samples, n_again, n_old;
  const float *samples = rouse_voice_get_samples (voice, "up", &n_samples);
  g_autofree float *copy = g_memdup2 (samples, n_samples * sizeof *samples);

  g_assert_true (rouse_voice_get_samples (voice, "again", &n_again) == samples);
  g_assert_cmpuint (n_again, ==, n_samples);
  g_assert_no_error (fixture_learn (voice, texts, G_N_ELEMENTS (texts)));
  g_assert_true (rouse_voice_get_samples (voice, "up", &n_again) == samples);

  /* A clip may change its text; whoever plays the old one goes on. */
  g_assert_no_error (fixture_learn (voice, &changed, 1));
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "up", "Roll up."), ==, -1);
  g_assert_true (rouse_voice_get_samples (voice, "up", &n_again) != samples);
  g_assert_true (rouse_voice_get_samples (voice, "again", &n_old) == samples);
  g_assert_cmpmem (samples, n_old * sizeof *samples, copy, n_samples * sizeof *copy);
}

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer n_learned)
{
  g_autoptr (GError) error = NULL;

  rouse_voice_learn_finish (ROUSE_VOICE (source), result, &error);
  g_assert_no_error (error);
  ++*(guint *) n_learned;
}

static gboolean
are_two (gpointer n_learned)
{
  return *(guint *) n_learned == 2;
}

/* Two who ask for the same texts at the same time get the same samples: what the first was given stays. */
static void
test_at_once (void)
{
  static const char *const words[] = { "Up.", "Down.", "Hold.", "Lift.", "Rest.", "Left.", "Right.", "Again." };
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  RouseVoiceText learned[2][G_N_ELEMENTS (words)];
  guint n_learned = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      learned[0][i] = (RouseVoiceText) { g_intern_string (words[i]), words[i] };
      learned[1][i] = (RouseVoiceText) { g_intern_string (words[i] + 1), words[i] };
    }
  for (gsize i = 0; i < G_N_ELEMENTS (learned); i++)
    rouse_voice_learn_async (voice, learned[i], G_N_ELEMENTS (words), NULL, learned_cb, &n_learned);
  g_assert_true (fixture_wait (are_two, &n_learned, 30000));

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n_samples, n_again;

      g_assert_true (rouse_voice_get_samples (voice, learned[0][i].clip, &n_samples)
                     == rouse_voice_get_samples (voice, learned[1][i].clip, &n_again));
      g_assert_cmpuint (n_samples, ==, n_again);
    }
}

static char *
get_checksum (RouseVoice *voice)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize n_samples;
      const float *samples = rouse_voice_get_samples (voice, texts[i].clip, &n_samples);

      g_checksum_update (checksum, (const guchar *) samples, (gssize) (n_samples * sizeof *samples));
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_speak_alone (void)
{
  g_autoptr (RouseVoice) voice = open_learned ();
  g_autofree char *checksum = get_checksum (voice);

  g_print ("[%s]\n", checksum);
}

static char *
run_alone (void)
{
  char *argv[] = { (char *) g_get_prgname (), (char *) "--speak", NULL };
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&out);
}

/* The same texts in a new process give the same bytes, so that an export can be made again. */
static void
test_same_bytes (void)
{
  g_autofree char *first = run_alone ();
  g_autofree char *second = run_alone ();

  g_assert_cmpuint (strlen (first), ==, 67);
  g_assert_cmpstr (first, ==, second);
}

static double
get_frame_power (const float *samples)
{
  double sum = 0;

  for (gsize i = 0; i < FRAME; i++)
    sum += (double) samples[i] * samples[i];
  return sum;
}

/* A word begins where its cue does: 10 ms of silence at the start, 40 at the end, a frame more or less at the most. */
static void
test_trimmed (void)
{
  g_autoptr (RouseVoice) voice = open_learned ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize n, first = 0, last;
      const float *samples = rouse_voice_get_samples (voice, texts[i].clip, &n);
      double loudest = 0;

      for (gsize frame = 0; frame < n / FRAME; frame++)
        loudest = MAX (loudest, get_frame_power (samples + frame * FRAME));
      last = n / FRAME;
      while (get_frame_power (samples + first * FRAME) < loudest * 1e-6)
        first++;
      while (get_frame_power (samples + (last - 1) * FRAME) < loudest * 1e-5)
        last--;

      g_assert_cmpuint (first, >=, 1);
      g_assert_cmpuint (first, <=, 3);
      g_assert_cmpuint (n - last * FRAME, >=, 7 * FRAME);
      g_assert_cmpuint (n - last * FRAME, <=, 9 * FRAME);
      g_assert_cmpfloat (samples[0], ==, 0);
      g_assert_cmpfloat (samples[n - 1], ==, 0);
    }
}

/* What hums softly before and after it speaks is cut in the middle of that, and must not click. */
static void
test_faded (void)
{
  const guint rate = 22050;
  g_autoptr (GArray) raw = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree float *samples = NULL;
  g_autoptr (GError) error = NULL;
  gint64 origin;
  gsize n_samples;

  for (guint i = 0; i < 3 * rate; i++)
    {
      float sample = (float) ((i / rate == 1 ? 0.5 : 0.0005) * sin (1 + i * 0.1));

      g_array_append_val (raw, sample);
    }

  samples = rouse_speech_shape (raw, rate, &n_samples, &origin, &error);
  g_assert_no_error (error);
  /* A second of hum was cut off, but for the 10 ms that lead in. */
  g_assert_cmpint (origin, >=, -99 * ROUSE_SAMPLE_RATE / 100 - FRAME);
  g_assert_cmpint (origin, <=, -99 * ROUSE_SAMPLE_RATE / 100 + FRAME);
  g_assert_cmpuint (n_samples, >=, ROUSE_SAMPLE_RATE + 9 * FRAME);
  g_assert_cmpuint (n_samples, <=, ROUSE_SAMPLE_RATE + 12 * FRAME);
  g_assert_cmpfloat (samples[0], ==, 0);
  g_assert_cmpfloat (samples[n_samples - 1], ==, 0);
}

#if HAVE_EBUR128
static void
test_level (void)
{
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  RouseCatalog *catalog = session_fixture_get_catalog ();
  GListModel *cues = rouse_catalog_get_cues (catalog);
  ebur128_state *all = ebur128_init (1, ROUSE_SAMPLE_RATE, EBUR128_MODE_I);
  double loudness, quietest = 0, loudest = -100;
  float peak = 0;

  fixture_learn_cues (voice, catalog);
  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (cues, i);
      gsize n;
      const float *samples = rouse_voice_get_samples (voice, rouse_cue_get_id (cue), &n);
      ebur128_state *one;

      for (gsize s = 0; s < n; s++)
        peak = MAX (peak, ABS (samples[s]));
      if (samples != NULL)
        ebur128_add_frames_float (all, samples, n);
      if (n < ROUSE_SAMPLE_RATE)
        continue;

      one = ebur128_init (1, ROUSE_SAMPLE_RATE, EBUR128_MODE_I);
      ebur128_add_frames_float (one, samples, n);
      ebur128_loudness_global (one, &loudness);
      ebur128_destroy (&one);
      quietest = MIN (quietest, loudness);
      loudest = MAX (loudest, loudness);
    }

  ebur128_loudness_global (all, &loudness);
  ebur128_destroy (&all);
  g_test_message ("joined %.2f LUFS, cues of a second and more %.2f to %.2f, peak %.2f dB", loudness, quietest, loudest,
                  20 * log10 (peak));
  g_assert_cmpfloat_with_epsilon (loudness, -16, 1);
  g_assert_cmpfloat (quietest, >, -18);
  g_assert_cmpfloat (loudest, <, -14);
  g_assert_cmpfloat (peak, <, 0.84);
}
#endif

static void
test_languages (void)
{
  static const char *const unknown[] = { "xx", "", "C", "english please" };
  static const char *const known[] = { "de", "es_MX.UTF-8", "fr_FR@euro", "it_IT", "de_AT" };
  const RouseVoiceText bridge = { "bridge", "Schulterbrücke, größer" };

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rouse_espeak_voice_new (unknown[i], &error));
      g_assert_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING);
      g_assert_nonnull (strstr (error->message, unknown[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (RouseVoice) voice = open_espeak (known[i]);

      g_assert_no_error (fixture_learn (voice, &bridge, 1));
      g_assert_cmpint (rouse_voice_get_n_samples (voice, bridge.clip, bridge.text), >, ROUSE_SAMPLE_RATE / 2);
    }
  /* The one that every program begins with: the library left its own behind nowhere. */
  g_assert_cmpstr (setlocale (LC_CTYPE, NULL), ==, "C");
}

/* A text with nothing to hear in it is an error of its own; the others are learned. */
static void
test_silent_text (void)
{
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  const RouseVoiceText mixed[] = { { "none", "" }, { "up", "Roll up." } };
  g_autoptr (GError) error = fixture_learn (voice, mixed, G_N_ELEMENTS (mixed));

  g_assert_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING);
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "none", ""), ==, -1);
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "up", "Roll up."), >, 0);
}

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rouse_voice_learn_finish (ROUSE_VOICE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (data);
}

static guint
count_learned (RouseVoice *voice)
{
  GListModel *cues = rouse_catalog_get_cues (session_fixture_get_catalog ());
  guint n_learned = 0;

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (cues, i);

      n_learned += rouse_voice_get_n_samples (voice, rouse_cue_get_id (cue), rouse_cue_get_text (cue)) >= 0 ? 1 : 0;
    }
  return n_learned;
}

static void
test_cancel (void)
{
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) early = g_cancellable_new ();
  g_autoptr (GCancellable) late = g_cancellable_new ();
  guint n_learned;

  g_cancellable_cancel (early);
  rouse_voice_learn_async (voice, texts, G_N_ELEMENTS (texts), early, cancelled_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "up", "Roll up."), ==, -1);

  rouse_voice_learn_cues_async (voice, session_fixture_get_catalog (), late, cancelled_cb, loop);
  g_cancellable_cancel (late);
  g_main_loop_run (loop);
  n_learned = count_learned (voice);

  g_assert_no_error (fixture_learn (voice, texts, G_N_ELEMENTS (texts)));
  g_assert_cmpint (rouse_voice_get_n_samples (voice, "up", "Roll up."), >, 0);
  fixture_learn_cues (voice, session_fixture_get_catalog ());
  g_assert_cmpuint (n_learned, <, count_learned (voice) / 2);
}

/* What a session says is more than its cues: whoever answers what hurts hears what to do about it. */
static void
test_answers (void)
{
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  RouseCatalog *catalog = session_fixture_get_catalog ();

  fixture_learn_cues (voice, catalog);
  for (guint advice = 0; advice < ROUSE_N_HURT_ADVICES; advice++)
    {
      const char *message = rouse_hurt_advice_get_message ((RouseHurtAdvice) advice);
      g_autofree char *clip = g_strconcat ("message-", message, NULL);

      if (message != NULL)
        g_assert_cmpint (rouse_voice_get_n_samples (voice, clip, rouse_catalog_get_message (catalog, message)), >, 0);
    }
}

static gint64
get_slow_length (const char *clip, const char *text, gpointer voice)
{
  return rouse_voice_get_clip_length (clip, text, voice) * 17 / 10;
}

/* Counts are never left out, whatever their length. */
static gboolean
is_count (RouseCue *cue)
{
  gsize n;
  const RouseCueRule *rules = rouse_cue_get_rules (cue, &n);

  return n > 0 && rules[0].moment == ROUSE_MOMENT_COUNT;
}

/* Gives how much was left out. */
static gsize
check_timeline (RouseTimeline *timeline, RouseVoice *voice)
{
  gsize n_cues, n_dropped;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n_cues);
  const RouseDroppedCue *dropped = rouse_timeline_get_dropped (timeline, &n_dropped);

  for (gsize i = 0; i < n_cues; i++)
    {
      gint64 end = cues[i].start + cues[i].length;
      const RouseSegment *segment = rouse_timeline_get_segment_at (timeline, cues[i].start);

      /* Every length is a real one: nothing was left to be estimated. */
      g_assert_cmpint (rouse_voice_get_n_samples (voice, cues[i].clip, cues[i].text), >, 0);
      g_assert_cmpint (end + (i + 1 < n_cues ? 200 * MS : 0), <=,
                       i + 1 < n_cues ? cues[i + 1].start : rouse_timeline_get_length (timeline));
      if (segment->kind == ROUSE_SEGMENT_PHASE && cues[i].priority >= 3 && !is_count (cues[i].cue))
        g_assert_cmpint (end + 200 * MS, <=, segment->start + segment->length);
    }

  for (gsize i = 0; i < n_dropped; i++)
    g_assert_cmpuint (rouse_cue_get_priority (dropped[i].cue), >=, 3);
  return n_dropped;
}

/* At its own pace all words of the phases fit. Were it slower, some would be left out, and the rules hold all the same.
 */
static void
test_script (void)
{
  static const char *const ids[] = { "daily-three", "quick-wake-up", "gentle-start", "strong" };
  g_autoptr (RouseVoice) voice = open_espeak ("en");
  gsize n_dropped = 0;

  fixture_learn_cues (voice, session_fixture_get_catalog ());

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    for (RouseGuidance guidance = ROUSE_GUIDANCE_FULL; guidance < ROUSE_N_GUIDANCES; guidance++)
      {
        RousePlanChoices choices = session_fixture_get_choices (guidance);
        g_autoptr (GError) error = NULL;
        g_autoptr (RousePlan) plan = rouse_plan_new (session_fixture_get_catalog (), ids[i], &choices, &error);
        g_autoptr (RouseTimeline) timeline = NULL;
        g_autoptr (RouseTimeline) slow = NULL;

        g_assert_no_error (error);
        timeline = rouse_timeline_compile (plan, rouse_voice_get_clip_length, voice);
        g_assert_cmpuint (check_timeline (timeline, voice), ==, 0);
        slow = rouse_timeline_compile (plan, get_slow_length, voice);
        n_dropped += check_timeline (slow, voice);
      }
  g_assert_cmpuint (n_dropped, >, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_set_prgname (argv[0]);
  if (argc == 2 && g_str_equal (argv[1], "--speak"))
    {
      test_speak_alone ();
      return 0;
    }
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/espeak-voice/lengths", test_lengths);
  g_test_add_func ("/espeak-voice/same-text", test_same_text);
  g_test_add_func ("/espeak-voice/at-once", test_at_once);
  g_test_add_func ("/espeak-voice/same-bytes", test_same_bytes);
  g_test_add_func ("/espeak-voice/trimmed", test_trimmed);
  g_test_add_func ("/espeak-voice/faded", test_faded);
#if HAVE_EBUR128
  g_test_add_func ("/espeak-voice/level", test_level);
#endif
  g_test_add_func ("/espeak-voice/languages", test_languages);
  g_test_add_func ("/espeak-voice/silent-text", test_silent_text);
  g_test_add_func ("/espeak-voice/cancel", test_cancel);
  g_test_add_func ("/espeak-voice/answers", test_answers);
  g_test_add_func ("/espeak-voice/script", test_script);

  status = g_test_run ();
  session_fixture_clear ();
  return status;
}
