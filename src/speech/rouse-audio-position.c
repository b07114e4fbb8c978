/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-audio-position.h"

#define NS_PER_US ((gint64) 1000)

/* A question goes through the whole pipeline and takes its locks, and everything that is drawn in a frame asks. For so
 * many µs after an answer the sound is where the monotonic clock says, by which sinks themselves reckon between two
 * reports of their servers. */
#define SAME_MOMENT 1000

/* Never backwards: a server may answer 0 for an instant after it resumes. */
static void
advance (RouseAudioPosition *self, gint64 position, gint64 length)
{
  self->now = CLAMP (position, self->now, MAX (length, self->now));
}

/**
 * rouse_audio_position_set:
 * @self: where the sound is
 * @position: where it stands, or is to go on, in ns
 *
 * Puts it somewhere else. Between two of these it never goes back.
 */
void
rouse_audio_position_set (RouseAudioPosition *self, gint64 position)
{
  *self = (RouseAudioPosition) {
    .now = position,
    .read = position,
    .read_at = g_get_monotonic_time (),
    .start = rouse_samples_to_ns (rouse_samples_from_ns (position)),
  };
}

/**
 * rouse_audio_position_begin:
 * @self: where the sound is
 * @pre_roll: for how many samples it stands there before it moves
 *
 * A pipeline begins to play from here.
 */
void
rouse_audio_position_begin (RouseAudioPosition *self, gint64 pre_roll)
{
  rouse_audio_position_set (self, self->now);
  self->read_at += pre_roll * G_USEC_PER_SEC / ROUSE_SAMPLE_RATE;
}

/**
 * rouse_audio_position_read:
 * @self: where the sound is
 * @pipeline: what plays
 * @length: where it cannot be beyond, in ns
 *
 * Asks the pipeline. One that cannot say leaves the position where it is.
 */
void
rouse_audio_position_read (RouseAudioPosition *self, RouseAudioPipeline *pipeline, gint64 length)
{
  gint64 sample;

  if (!rouse_audio_pipeline_get_sample (pipeline, &sample))
    return;

  self->read = rouse_samples_to_ns (sample);
  self->read_at = g_get_monotonic_time ();
  advance (self, self->read, length);
}

/**
 * rouse_audio_position_look:
 * @self: where the sound is
 * @pipeline: what plays
 * @length: where it cannot be beyond, in ns
 *
 * Asks the pipeline, unless that was done a moment ago: then what has passed since is added to the answer.
 */
void
rouse_audio_position_look (RouseAudioPosition *self, RouseAudioPipeline *pipeline, gint64 length)
{
  gint64 passed = g_get_monotonic_time () - self->read_at;
  gboolean moves = self->read > self->start;

  if (passed >= 0 && passed < SAME_MOMENT)
    advance (self, self->read + (moves ? passed * NS_PER_US : 0), length);
  else
    rouse_audio_position_read (self, pipeline, length);
}

/**
 * rouse_audio_position_estimate:
 * @self: where the sound is
 * @pipeline: what played and can say nothing any more
 * @length: where it cannot be beyond, in ns
 *
 * A dead sink cannot be asked where it was. Nobody may have asked for minutes when the window is hidden, so the time
 * since then counts, but no more than what the sink was given.
 */
void
rouse_audio_position_estimate (RouseAudioPosition *self, RouseAudioPipeline *pipeline, gint64 length)
{
  gint64 rendered = rouse_samples_to_ns (rouse_audio_pipeline_get_rendered (pipeline));
  gint64 elapsed = self->read + (g_get_monotonic_time () - self->read_at) * NS_PER_US;

  advance (self, MIN (elapsed, rendered), length);
}
