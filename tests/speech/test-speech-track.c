/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "fixture.h"
#include "rouse-speech-track.h"
#include "rouse-tone.h"

#define SECOND G_GINT64_CONSTANT (1000000000)

static const float *
get_clip (RouseVoice *voice, const char *clip)
{
  gsize n_samples;

  return rouse_voice_get_samples (voice, clip, &n_samples);
}

static RouseVoice *
prepared_voice (void)
{
  RouseVoice *voice = fixture_voice_new ();

  fixture_prepare (voice);
  return voice;
}

/* Every cue begins at the sample nearest to its start, whatever blocks are asked for, and nothing is heard between. */
static void
test_onsets (void)
{
  const FixtureCue cues[] = { { 0, TICK }, { 1234567890, WORD }, { 2500010417, TICK } };
  const gint64 onsets[] = { 0, 59259, 120001 };
  const gsize blocks[] = { 480, 997, 48000, 150000 };
  g_autoptr (RouseVoice) voice = prepared_voice ();
  g_autoptr (RouseTimeline) timeline = fixture_timeline_new (3 * SECOND, cues, 3, NULL, 0);
  g_autoptr (RouseSpeechTrack) track = rouse_speech_track_new (timeline, voice);
  g_autofree float *expected = g_new0 (float, 144000);
  g_autofree float *rendered = g_new0 (float, 144000 + 150000);

  for (gsize i = 0; i < 3; i++)
    for (gint64 s = 0; s < (i == 1 ? WORD_SAMPLES : TICK_SAMPLES); s++)
      expected[onsets[i] + s] = get_clip (voice, cues[i].clip)[s];

  g_assert_cmpint (rouse_speech_track_get_n_samples (track), ==, 144000);
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      for (gsize first = 0; first < 144000; first += blocks[i])
        rouse_speech_track_render (track, (gint64) first, blocks[i], rendered + first);
      g_assert_cmpmem (rendered, 144000 * sizeof (float), expected, 144000 * sizeof (float));
    }

  g_assert_finalize_object (g_steal_pointer (&track));
}

/* Words that nothing can speak are shown, and a tone says so; where phases have tones, those are all. */
static void
test_replaced (void)
{
  const FixtureCue cues[] = { { 0, TICK }, { SECOND, "tick", "Other words than were recorded." } };
  g_autoptr (RouseVoice) voice = prepared_voice ();
  g_autoptr (RouseTimeline) timeline = fixture_timeline_new (2 * SECOND, cues, 2, NULL, 0);
  g_autoptr (RouseSpeechTrack) track = rouse_speech_track_new (timeline, voice);
  g_autoptr (RouseSpeechTrack) tones = rouse_speech_track_new (timeline, NULL);
  g_autofree float *rendered = g_new0 (float, 96000);
  const float *tone = rouse_tone_get_samples (ROUSE_MOVEMENT_HOLD);

  rouse_speech_track_render (track, 0, 96000, rendered);
  g_assert_cmpmem (rendered, TICK_SAMPLES * sizeof (float), get_clip (voice, "tick"), TICK_SAMPLES * sizeof (float));
  g_assert_cmpmem (rendered + 48000, ROUSE_TONE_SAMPLES * sizeof (float), tone, ROUSE_TONE_SAMPLES * sizeof (float));
  rouse_speech_track_render (tones, 0, 96000, rendered);
  g_assert_cmpmem (rendered, ROUSE_TONE_SAMPLES * sizeof (float), tone, ROUSE_TONE_SAMPLES * sizeof (float));
}

/* Asked again, or backwards, or outside, it answers the same. */
static void
test_pure (void)
{
  const FixtureCue cues[] = { { SECOND / 2, WORD } };
  const RouseTone tones[] = { { SECOND / 4, ROUSE_PHASE_FIRST } };
  g_autoptr (RouseVoice) voice = prepared_voice ();
  g_autoptr (RouseTimeline) timeline = fixture_timeline_new (SECOND, cues, 1, tones, 1);
  g_autoptr (RouseSpeechTrack) track = rouse_speech_track_new (timeline, voice);
  g_autofree float *whole = g_new (float, 48000);
  g_autofree float *part = g_new (float, 1000);

  rouse_speech_track_render (track, 0, 48000, whole);
  for (gint64 first = 47000; first >= 0; first -= 250)
    {
      rouse_speech_track_render (track, first, 1000, part);
      g_assert_cmpmem (part, 1000 * sizeof (float), whole + first, 1000 * sizeof (float));
    }

  rouse_speech_track_render (track, -1000, 1000, part);
  for (gsize i = 0; i < 1000; i++)
    g_assert_cmpfloat (part[i], ==, 0);
  /* The word would go on beyond the end. */
  g_assert_cmpfloat (ABS (whole[47999]) + ABS (whole[47990]), >, 0);
  rouse_speech_track_render (track, 48000, 1000, part);
  for (gsize i = 0; i < 1000; i++)
    g_assert_cmpfloat (part[i], ==, 0);
}

/* What the voice will have words for is waited for in silence. */
static void
test_unprepared (void)
{
  const FixtureCue cues[] = { { 0, TICK }, { SECOND / 2, WORD } };
  g_autoptr (RouseVoice) voice = fixture_voice_new ();
  g_autoptr (RouseTimeline) timeline = fixture_timeline_new (SECOND, cues, 2, NULL, 0);
  g_autoptr (RouseSpeechTrack) track = rouse_speech_track_new (timeline, voice);
  g_autofree float *samples = g_new (float, 48000);

  rouse_speech_track_render (track, 0, 48000, samples);
  for (gsize i = 0; i < 48000; i++)
    g_assert_cmpfloat (samples[i], ==, 0);
}

static double
get_level (const float *samples, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += samples[i] * samples[i];
  return 10 * log10 (sum / (double) n);
}

static guint
count_crossings (const float *samples, gsize n)
{
  guint count = 0;

  for (gsize i = 1; i < n; i++)
    count += samples[i - 1] < 0 && samples[i] >= 0;
  return count;
}

/* The tones lie 12 to 15 dB below a voice of −16 LUFS (−15.3 dB RMS for one channel), start and end without a click,
 * rise for a lift, stay for a hold and fall for a lowering. */
static void
test_tones (void)
{
  const RouseTone tones[] = { { 0, ROUSE_PHASE_FIRST },
                              { SECOND, ROUSE_PHASE_HOLD },
                              { 2 * SECOND, ROUSE_PHASE_SECOND },
                              { 3 * SECOND, ROUSE_PHASE_SETTLE } };
  const int directions[] = { 1, 0, -1, 0 };
  g_autoptr (RouseTimeline) timeline = fixture_timeline_new (4 * SECOND, NULL, 0, tones, 4);
  g_autoptr (RouseSpeechTrack) track = rouse_speech_track_new (timeline, NULL);
  g_autofree float *samples = g_new (float, 4 * 48000);

  rouse_speech_track_render (track, 0, 4 * 48000, samples);
  for (gsize i = 0; i < 4; i++)
    {
      const float *tone = samples + i * 48000;
      double level = get_level (tone + 960, 4800);
      int early = (int) count_crossings (tone + 480, 2400), late = (int) count_crossings (tone + 6000, 2400);

      g_test_message ("tone %" G_GSIZE_FORMAT ": %.1f dB, %d then %d", i, level, early, late);
      g_assert_cmpfloat (level, <, -15.3 - 12);
      g_assert_cmpfloat (level, >, -15.3 - 15);
      g_assert_cmpfloat (ABS (tone[0]) + ABS (tone[1]), <, 0.0005);
      g_assert_cmpfloat (ABS (tone[9599]), <, 0.0005);
      g_assert_cmpfloat (ABS (tone[9600]), ==, 0);
      g_assert_cmpint (ABS (late - early) <= 1 ? 0 : late > early ? 1 : -1, ==, directions[i]);
    }
}

/* A tone steps back for a word that is spoken over it. */
static void
test_ducking (void)
{
  const FixtureCue cues[] = { { SECOND, "tick", "Tick." } };
  const RouseTone tones[] = { { 0, ROUSE_PHASE_HOLD }, { SECOND, ROUSE_PHASE_HOLD } };
  g_autoptr (RouseVoice) voice = prepared_voice ();
  g_autoptr (RouseTimeline) timeline = fixture_timeline_new (2 * SECOND, cues, 1, tones, 2);
  g_autoptr (RouseSpeechTrack) track = rouse_speech_track_new (timeline, voice);
  g_autofree float *samples = g_new (float, 2 * 48000);

  rouse_speech_track_set_gains (track, 0, 1);
  rouse_speech_track_render (track, 0, 2 * 48000, samples);
  g_assert_cmpfloat_with_epsilon (get_level (samples, 9600) - get_level (samples + 48000, 9600), 6, 0.1);
}

/* New gains come within 20 ms and without a jump. */
static void
test_gains (void)
{
  const FixtureCue cues[] = { { 0, "slow", "Slow." } };
  g_autoptr (RouseVoice) voice = fixture_slow_voice_new ();
  g_autoptr (RouseTimeline) timeline = fixture_timeline_new (SECOND, cues, 1, NULL, 0);
  g_autoptr (RouseSpeechTrack) track = rouse_speech_track_new (timeline, voice);
  float samples[4800];

  rouse_voice_prepare_async (voice, NULL, NULL, NULL, NULL);
  fixture_slow_voice_finish (FIXTURE_SLOW_VOICE (voice), NULL);
  rouse_speech_track_render (track, 0, 1000, samples);
  rouse_speech_track_set_gains (track, 0.25, 1);
  rouse_speech_track_render (track, 1000, 3800, samples + 1000);
  g_assert_cmpfloat (samples[999], ==, 0.5f);
  g_assert_cmpfloat (samples[1000 + 960], ==, 0.125f);
  for (gsize i = 1; i < 4800; i++)
    g_assert_cmpfloat (ABS (samples[i] - samples[i - 1]), <, 0.001);

  /* At a new position there is nothing to go over from. */
  rouse_speech_track_set_gains (track, 1, 1);
  rouse_speech_track_render (track, 0, 1000, samples);
  g_assert_cmpfloat (samples[0], ==, 0.5f);
}

static void
test_clips (void)
{
  const FixtureCue cues[] = { { 0, TICK }, { SECOND, WORD }, { 2 * SECOND, TICK } };
  g_autoptr (RouseTimeline) timeline = fixture_timeline_new (3 * SECOND, cues, 3, NULL, 0);
  g_auto (GStrv) clips = rouse_speech_track_get_clips (timeline);

  g_assert_cmpstrv (clips, ((const char *const[]) { "tick", "word", NULL }));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/speech-track/onsets", test_onsets);
  g_test_add_func ("/speech-track/replaced", test_replaced);
  g_test_add_func ("/speech-track/pure", test_pure);
  g_test_add_func ("/speech-track/unprepared", test_unprepared);
  g_test_add_func ("/speech-track/tones", test_tones);
  g_test_add_func ("/speech-track/ducking", test_ducking);
  g_test_add_func ("/speech-track/gains", test_gains);
  g_test_add_func ("/speech-track/clips", test_clips);

  return g_test_run ();
}
