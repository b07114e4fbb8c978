/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "rouse-chime.h"
#include "rouse-voice.h"

/* Protects ears: the chime is gentle, and does not click. */

/* How much of the pitch is in the samples, by Goertzel. */
static double
get_share (const float *samples, gsize n, double hz)
{
  const double turn = 2 * cos (2 * G_PI * hz / ROUSE_SAMPLE_RATE);
  double last = 0;
  double before = 0;
  double all = 0;

  for (gsize i = 0; i < n; i++)
    {
      const double now = samples[i] + turn * last - before;

      before = last;
      last = now;
      all += samples[i] * samples[i];
    }
  return (last * last + before * before - turn * last * before) / (all * (double) n / 2);
}

/* Two notes, the second higher, and neither loud. */
static void
test_notes (void)
{
  const gsize fifth = ROUSE_SAMPLE_RATE / 5;
  g_autofree float *samples = g_new (float, ROUSE_CHIME_SAMPLES);
  float peak = 0;

  rouse_chime_render (samples);
  for (gsize i = 0; i < ROUSE_CHIME_SAMPLES; i++)
    peak = MAX (peak, fabsf (samples[i]));
  g_assert_cmpfloat (peak, >, 0.1);
  g_assert_cmpfloat (peak, <, 0.2);
  g_assert_cmpfloat (get_share (samples, fifth, 783.99), >, 0.8);
  g_assert_cmpfloat (get_share (samples, fifth, 1046.5), <, 0.1);
  g_assert_cmpfloat (get_share (samples + fifth, fifth, 1046.5), >, 0.4);
}

/* It comes out of silence and goes back into it. */
static void
test_clicks (void)
{
  g_autofree float *samples = g_new (float, ROUSE_CHIME_SAMPLES);
  float before = 0;

  rouse_chime_render (samples);
  for (gsize i = 0; i < ROUSE_CHIME_SAMPLES; i++)
    {
      g_assert_cmpfloat (fabsf (samples[i] - before), <, 0.03);
      before = samples[i];
    }
  g_assert_cmpfloat (fabsf (before), <, 0.0001);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chime/notes", test_notes);
  g_test_add_func ("/chime/clicks", test_clicks);
  return g_test_run ();
}
