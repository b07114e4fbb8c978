/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-tone.h"

#include <math.h>

#include "rouse-voice.h"

#define N_MOVEMENTS (ROUSE_MOVEMENT_SETTLE + 1)

/* A quarter of the loudness that the ear gives the voice: 13.5 dB below clips of −16 LUFS in RMS over its loudest half.
 */
#define AMPLITUDE 0.062

/* A rise and a fall of a fourth around the quiet middle of the ear's range: low enough to be soft, high enough for the
 * loudspeakers of a telephone. The direction says what to do, also to someone who cannot name a pitch. */
#define LOW_HZ 392.0
#define HIGH_HZ 523.25

static const double pitches[N_MOVEMENTS][2] = {
  [ROUSE_MOVEMENT_LIFT] = { LOW_HZ, HIGH_HZ },
  [ROUSE_MOVEMENT_HOLD] = { HIGH_HZ, HIGH_HZ },
  [ROUSE_MOVEMENT_LOWER] = { HIGH_HZ, LOW_HZ },
  [ROUSE_MOVEMENT_SETTLE] = { LOW_HZ, LOW_HZ },
};

/* A raised cosine up over the first 30 ms, and down over the last 120 ms: neither begins nor ends with a click. */
static double
envelope (gsize i)
{
  const double attack = 0.03 * ROUSE_SAMPLE_RATE;
  const double decay = 0.12 * ROUSE_SAMPLE_RATE;
  double end = (double) (ROUSE_TONE_SAMPLES - i);

  return 0.25 * (1 - cos (G_PI * MIN ((double) i / attack, 1))) * (1 - cos (G_PI * MIN (end / decay, 1)));
}

static void
synthesise (const double pitch[2], float *samples)
{
  double phase = 0;

  for (gsize i = 0; i < ROUSE_TONE_SAMPLES; i++)
    {
      double through = (double) i / ROUSE_TONE_SAMPLES;
      double glide = 0.5 * (1 - cos (G_PI * MIN (through * 2, 1)));

      /* A trace of the octave makes a sine warm. */
      samples[i] = (float) (AMPLITUDE * envelope (i) * (0.85 * sin (phase) + 0.15 * sin (2 * phase)));
      phase += 2 * G_PI * (pitch[0] + (pitch[1] - pitch[0]) * glide) / ROUSE_SAMPLE_RATE;
    }
}

/**
 * rouse_tone_get_samples:
 * @movement: what the body is about to do
 *
 * The tone rises for a lift, falls for a lowering, stays high for a hold and low for settling. May be called on any
 * thread.
 *
 * Returns: (transfer none): #ROUSE_TONE_SAMPLES samples at #ROUSE_SAMPLE_RATE, 200 ms
 */
const float *
rouse_tone_get_samples (RouseMovement movement)
{
  static float tones[N_MOVEMENTS][ROUSE_TONE_SAMPLES];
  static gsize ready = 0;

  g_return_val_if_fail (movement < N_MOVEMENTS, NULL);

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < N_MOVEMENTS; i++)
        synthesise (pitches[i], tones[i]);
      g_once_init_leave (&ready, 1);
    }

  return tones[movement];
}
