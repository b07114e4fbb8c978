/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-speech-shape.h"

#include <glib/gi18n.h>
#include <gst/audio/audio.h>
#include <math.h>

#include "rouse-gst.h"
#include "rouse-voice.h"

/* Synthesised speech gets the shape that recorded clips have (data/voices/README.md), so that both can be heard in one
 * session: the same silence at both ends, the same loudness. */

/* Silence is what is so far below the loudest frame of 5 ms, at the start and at the end; soft consonants are above. */
#define FRAME (ROUSE_SAMPLE_RATE / 200)
#define START_DB -58
#define END_DB -50
#define LEAD (ROUSE_SAMPLE_RATE / 100)
#define TAIL (ROUSE_SAMPLE_RATE / 25)
#define RISE (ROUSE_SAMPLE_RATE * 4 / 1000)
#define FALL (ROUSE_SAMPLE_RATE * 30 / 1000)

/* As much silence goes before what the engine made, because it begins at once and the start would be lost in the rise.
 */
#define BEFORE 50 /* parts of a second */

/* The level of what is voiced: frames of 20 ms, every 10 ms, that are within 25 dB of the loudest. At this level of
 * each text all texts joined read -16 LUFS, as the recorded voices do. */
#define LEVEL_FRAME (ROUSE_SAMPLE_RATE / 50)
#define LEVEL_HOP (ROUSE_SAMPLE_RATE / 100)
#define VOICED_RANGE_DB 25
#define VOICED_LEVEL_DB -13.4

/* No sample is above this. A block of the limiter is a millisecond; the gain can fall from full to nothing in 6 and
 * come back in 120. */
#define CEILING_DB -1.6
#define LIMIT_BLOCK (ROUSE_SAMPLE_RATE / 1000)
#define LIMIT_FALL (1.0 / 6)
#define LIMIT_RETURN (1.0 / 120)

static double
to_gain (double decibels)
{
  return pow (10, decibels / 20);
}

static double
get_power (const float *samples, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (double) samples[i] * samples[i];
  return sum / (double) n;
}

static float *
resample (GArray *raw, guint rate, gsize *n_samples)
{
  GstAudioResamplerMethod method = GST_AUDIO_RESAMPLER_METHOD_KAISER;
  g_autoptr (GstStructure) options = gst_structure_new_empty ("options");
  GstAudioResampler *resampler;
  g_autofree float *in = NULL;
  float *out;
  gsize n_in, before;
  gpointer in_planes[1], out_planes[1];

  gst_audio_resampler_options_set_quality (method, GST_AUDIO_RESAMPLER_QUALITY_DEFAULT, (int) rate, ROUSE_SAMPLE_RATE,
                                           options);
  resampler = gst_audio_resampler_new (method, GST_AUDIO_RESAMPLER_FLAG_NONE, GST_AUDIO_FORMAT_F32, 1, (int) rate,
                                       ROUSE_SAMPLE_RATE, options);

  /* Silence behind, for the tail and to drive out what is still in the filter. */
  before = rate / BEFORE;
  n_in = before + raw->len + rate / 20 + gst_audio_resampler_get_max_latency (resampler);
  in = g_new0 (float, n_in);
  memcpy (in + before, raw->data, raw->len * sizeof *in);
  *n_samples = gst_audio_resampler_get_out_frames (resampler, n_in);
  out = g_new0 (float, *n_samples);
  in_planes[0] = in;
  out_planes[0] = out;
  gst_audio_resampler_resample (resampler, in_planes, n_in, out_planes, *n_samples);
  gst_audio_resampler_free (resampler);
  return out;
}

/* Finds the speech between the silences; nothing where there is none. */
static gboolean
find_speech (const float *samples, gsize n, gsize *start, gsize *end)
{
  gsize n_frames = n / FRAME;
  g_autofree double *power = g_new (double, n_frames + 1);
  double loudest = 0;
  gsize first = 0, last = n_frames;

  for (gsize i = 0; i < n_frames; i++)
    {
      power[i] = get_power (samples + i * FRAME, FRAME);
      loudest = MAX (loudest, power[i]);
    }
  if (loudest <= 0)
    return FALSE;

  while (power[first] <= loudest * pow (to_gain (START_DB), 2))
    first++;
  while (power[last - 1] <= loudest * pow (to_gain (END_DB), 2))
    last--;

  *start = first * FRAME - MIN (first * FRAME, LEAD);
  *end = MIN (last * FRAME + TAIL, n);
  return TRUE;
}

static void
fade (float *samples, gsize n)
{
  gsize rise = MIN (RISE, n), fall = MIN (FALL, n);

  for (gsize i = 0; i < rise; i++)
    samples[i] *= (float) i / (float) rise;
  for (gsize i = 0; i < fall; i++)
    samples[n - 1 - i] *= (float) pow (sin (G_PI / 2 * (double) i / (double) fall), 2);
}

/* K-weighting at 48 kHz: the two filters of ITU-R BS.1770-5, annex 1. */
static float *
weigh (const float *samples, gsize n)
{
  static const double filters[2][5] = {
    { 1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585 },
    { 1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621 },
  };
  float *weighted = g_memdup2 (samples, n * sizeof *samples);

  for (gsize f = 0; f < G_N_ELEMENTS (filters); f++)
    {
      const double *k = filters[f];
      double first = 0, second = 0;

      for (gsize i = 0; i < n; i++)
        {
          double in = weighted[i];
          double out = k[0] * in + first;

          first = k[1] * in - k[3] * out + second;
          second = k[2] * in - k[4] * out;
          weighted[i] = (float) out;
        }
    }

  return weighted;
}

static double
get_voiced_level (const float *samples, gsize n)
{
  g_autofree float *weighted = weigh (samples, n);
  gsize size = MIN (LEVEL_FRAME, n);
  gsize n_frames = (n - size) / LEVEL_HOP + 1, n_voiced = 0;
  double loudest = 0, sum = 0;

  for (gsize i = 0; i < n_frames; i++)
    loudest = MAX (loudest, get_power (weighted + i * LEVEL_HOP, size));
  for (gsize i = 0; i < n_frames; i++)
    {
      double power = get_power (weighted + i * LEVEL_HOP, size);

      if (power < loudest * pow (to_gain (-VOICED_RANGE_DB), 2))
        continue;
      sum += power;
      n_voiced++;
    }

  return 10 * log10 (sum / (double) n_voiced);
}

/* Turns down what is above the ceiling, by a gain that falls for a while before a peak and comes back more slowly. It
 * is found for the borders of short blocks and is a line between them, so that nothing between two borders is missed.
 */
static void
limit (float *samples, gsize n)
{
  gsize n_blocks = (n + LIMIT_BLOCK - 1) / LIMIT_BLOCK;
  g_autofree double *gains = g_new (double, n_blocks + 1);

  for (gsize k = 0; k <= n_blocks; k++)
    gains[k] = 1;
  for (gsize i = 0; i < n; i++)
    {
      double gain = to_gain (CEILING_DB) / MAX (fabs (samples[i]), 1e-9);
      gsize k = i / LIMIT_BLOCK;

      gains[k] = MIN (gains[k], gain);
      gains[k + 1] = MIN (gains[k + 1], gain);
    }
  for (gsize k = n_blocks; k > 0; k--)
    gains[k - 1] = MIN (gains[k - 1], gains[k] + LIMIT_FALL);
  for (gsize k = 0; k < n_blocks; k++)
    gains[k + 1] = MIN (gains[k + 1], gains[k] + LIMIT_RETURN);

  for (gsize i = 0; i < n; i++)
    {
      gsize k = i / LIMIT_BLOCK;
      double way = (double) (i % LIMIT_BLOCK) / LIMIT_BLOCK;

      samples[i] = (float) (samples[i] * (gains[k] + (gains[k + 1] - gains[k]) * way));
    }
}

static void
set_level (float *samples, gsize n)
{
  double gain = to_gain (VOICED_LEVEL_DB - get_voiced_level (samples, n));

  for (gsize i = 0; i < n; i++)
    samples[i] = (float) (samples[i] * gain);
  limit (samples, n);
}

/**
 * rouse_speech_shape:
 * @raw: (element-type float): mono samples as an engine made them
 * @rate: samples a second of @raw
 * @n_samples: (out): how many samples there are
 * @origin: (out): which of them is the first of @raw; negative where that was cut off as silence
 * @error: return location for an error
 *
 * Makes of what an engine said what a clip is. Pure, but that it starts GStreamer; may be called on any thread.
 *
 * Returns: (transfer full): mono samples at #ROUSE_SAMPLE_RATE, or %NULL with a #RouseVoiceError where @raw is silent
 * or GStreamer cannot be started
 */
float *
rouse_speech_shape (GArray *raw, guint rate, gsize *n_samples, gint64 *origin, GError **error)
{
  static const char *const no_elements[] = { NULL };
  g_autofree float *all = NULL;
  float *samples;
  gsize n, start, end;

  g_return_val_if_fail (raw != NULL && rate > 0 && n_samples != NULL && origin != NULL, NULL);

  if (!rouse_gst_require (no_elements, error))
    return NULL;

  all = resample (raw, rate, &n);
  if (!find_speech (all, n, &start, &end))
    {
      g_set_error_literal (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_MISSING, _ ("There is nothing to hear in it"));
      return NULL;
    }

  *n_samples = end - start;
  *origin = ROUSE_SAMPLE_RATE / BEFORE - (gint64) start;
  samples = g_memdup2 (all + start, *n_samples * sizeof *samples);
  fade (samples, *n_samples);
  set_level (samples, *n_samples);
  return samples;
}
