/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-speech-track.h"

#include "rouse-tone.h"

/**
 * RouseSpeechTrack:
 *
 * The sound of a timeline: a function from a position to samples. Playing and exporting both ask it, which is why they
 * cannot differ. Made on the main thread by whoever plays or exports; rendered on a streaming thread. Nothing in it
 * changes after construction but the gains.
 */
struct _RouseSpeechTrack
{
  GObject parent_instance;

  RouseTimeline *timeline;
  RouseVoice *voice;
  gint64 n_samples;

  GArray *cues;  /* Sound, by start */
  GArray *tones; /* Sound, by start */

  GMutex lock; /* guards the targets */
  float voice_target;
  float tone_target;

  /* Of the thread that renders. */
  float voice_gain;
  float tone_gain;
  gint64 next;
};

typedef struct
{
  gint64 start;
  gint64 n_samples;
  gint64 reach; /* the latest end of this one and all before it */
  const char *clip;
  RouseMovement movement;
} Sound;

/* A gain on its way to a new value. */
typedef struct
{
  float from;
  float to;
} Ramp;

/* A gain takes 20 ms from silence to full: shorter clicks, longer feels late. */
#define GAIN_STEP (1.0f / (0.02f * ROUSE_SAMPLE_RATE))

/* While a word is spoken the tone steps back to half, over 20 ms on either side of the word. */
#define DUCKED 0.5f
#define DUCK_RAMP (ROUSE_SAMPLE_RATE / 50)

G_DEFINE_FINAL_TYPE (RouseSpeechTrack, rouse_speech_track, G_TYPE_OBJECT)

static int
compare_sounds (gconstpointer a, gconstpointer b)
{
  const Sound *first = a, *second = b;

  return (first->start > second->start) - (first->start < second->start);
}

static void
put_in_order (GArray *sounds)
{
  gint64 reach = 0;

  g_array_sort (sounds, compare_sounds);
  for (guint i = 0; i < sounds->len; i++)
    {
      Sound *sound = &g_array_index (sounds, Sound, i);

      reach = MAX (reach, sound->start + sound->n_samples);
      sound->reach = reach;
    }
}

/* The first sound that can still be heard at @sample: everything before it has ended. */
static guint
find_first (GArray *sounds, gint64 sample)
{
  guint low = 0, high = sounds->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sounds, Sound, middle).reach > sample)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

static float
ramp_at (const Ramp *ramp, gsize i)
{
  float way = GAIN_STEP * (float) i;

  if (ramp->from < ramp->to)
    return MIN (ramp->from + way, ramp->to);
  return MAX (ramp->from - way, ramp->to);
}

/* How far the tone has to stand back at @sample: 0 not at all, 1 all the way. */
static float
get_duck (RouseSpeechTrack *self, guint first_cue, gint64 sample)
{
  float duck = 0;

  for (guint i = first_cue; i < self->cues->len; i++)
    {
      const Sound *cue = &g_array_index (self->cues, Sound, i);
      gint64 end = cue->start + cue->n_samples;
      gint64 away = MAX (MAX (cue->start - sample, sample - end), 0);

      if (cue->start - sample >= DUCK_RAMP)
        break;
      duck = MAX (duck, 1 - MIN ((float) away / DUCK_RAMP, 1));
    }

  return duck;
}

static void
add_cues (RouseSpeechTrack *self, gint64 first, gsize n, float *out, const Ramp *ramp)
{
  gint64 end = first + (gint64) n;

  for (guint i = find_first (self->cues, first); i < self->cues->len; i++)
    {
      const Sound *cue = &g_array_index (self->cues, Sound, i);
      gsize n_samples;
      const float *samples;

      if (cue->start >= end)
        break;

      samples = rouse_voice_get_samples (self->voice, cue->clip, &n_samples);
      if (samples == NULL)
        continue;

      for (gint64 s = MAX (first, cue->start); s < MIN (end, cue->start + (gint64) n_samples); s++)
        out[s - first] += samples[s - cue->start] * ramp_at (ramp, (gsize) (s - first));
    }
}

static void
add_tones (RouseSpeechTrack *self, gint64 first, gsize n, float *out, const Ramp *ramp)
{
  gint64 end = first + (gint64) n;

  for (guint i = find_first (self->tones, first); i < self->tones->len; i++)
    {
      const Sound *tone = &g_array_index (self->tones, Sound, i);
      const float *samples = rouse_tone_get_samples (tone->movement);
      guint first_cue;

      if (tone->start >= end)
        break;

      first_cue = find_first (self->cues, tone->start - DUCK_RAMP);
      for (gint64 s = MAX (first, tone->start); s < MIN (end, tone->start + tone->n_samples); s++)
        {
          float gain = 1 - (1 - DUCKED) * get_duck (self, first_cue, s);

          out[s - first] += samples[s - tone->start] * gain * ramp_at (ramp, (gsize) (s - first));
        }
    }
}

/* Where words are missing a tone says that there is something to read: one that neither rises nor falls, for nothing is
 * to be moved by it. A phase has its own tone already. */
static void
replace_cue (RouseSpeechTrack *self, const RousePlacedCue *cue)
{
  Sound sound = {
    .start = rouse_samples_from_ns (cue->start),
    .n_samples = ROUSE_TONE_SAMPLES,
    .movement = ROUSE_MOVEMENT_HOLD,
  };

  if (rouse_timeline_get_segment_at (self->timeline, cue->start)->kind != ROUSE_SEGMENT_PHASE)
    g_array_append_val (self->tones, sound);
}

static void
collect_cues (RouseSpeechTrack *self)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->timeline, &n_cues);

  for (gsize i = 0; i < n_cues; i++)
    {
      Sound sound = { .start = rouse_samples_from_ns (cues[i].start), .clip = cues[i].clip };

      if (cues[i].clip == NULL || cues[i].text == NULL)
        continue;

      if (self->voice != NULL)
        sound.n_samples = rouse_voice_get_n_samples (self->voice, cues[i].clip, cues[i].text);
      if (sound.n_samples > 0)
        g_array_append_val (self->cues, sound);
      else
        replace_cue (self, &cues[i]);
    }

  put_in_order (self->cues);
}

static RouseMovement
get_movement (RouseTimeline *timeline, const RouseTone *tone)
{
  static const RouseMovement movements[ROUSE_N_PHASES] = {
    [ROUSE_PHASE_FIRST] = ROUSE_MOVEMENT_LIFT,
    [ROUSE_PHASE_HOLD] = ROUSE_MOVEMENT_HOLD,
    [ROUSE_PHASE_SECOND] = ROUSE_MOVEMENT_LOWER,
    [ROUSE_PHASE_SETTLE] = ROUSE_MOVEMENT_SETTLE,
  };
  const RouseSegment *segment = rouse_timeline_get_segment_at (timeline, tone->start);

  /* The hinge goes down first, so what a phase is comes from the exercise where there is one. */
  if (segment != NULL && segment->item != NULL && segment->item->variant != NULL)
    return rouse_variant_get_phase (segment->item->variant, tone->phase)->movement;

  return movements[tone->phase];
}

static void
collect_tones (RouseSpeechTrack *self)
{
  gsize n_tones;
  const RouseTone *tones = rouse_timeline_get_tones (self->timeline, &n_tones);

  for (gsize i = 0; i < n_tones; i++)
    {
      Sound sound = {
        .start = rouse_samples_from_ns (tones[i].start),
        .n_samples = ROUSE_TONE_SAMPLES,
        .movement = get_movement (self->timeline, &tones[i]),
      };

      g_array_append_val (self->tones, sound);
    }

  put_in_order (self->tones);
}

static void
rouse_speech_track_finalize (GObject *object)
{
  RouseSpeechTrack *self = ROUSE_SPEECH_TRACK (object);

  g_clear_pointer (&self->cues, g_array_unref);
  g_clear_pointer (&self->tones, g_array_unref);
  g_clear_object (&self->timeline);
  g_clear_object (&self->voice);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (rouse_speech_track_parent_class)->finalize (object);
}

static void
rouse_speech_track_class_init (RouseSpeechTrackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rouse_speech_track_finalize;
}

static void
rouse_speech_track_init (RouseSpeechTrack *self)
{
  g_mutex_init (&self->lock);
  self->cues = g_array_new (FALSE, FALSE, sizeof (Sound));
  self->tones = g_array_new (FALSE, FALSE, sizeof (Sound));
  self->voice_target = self->voice_gain = 1;
  self->tone_target = self->tone_gain = 1;
  self->next = -1;
}

/**
 * rouse_speech_track_new:
 * @timeline: what happens when
 * @voice: (nullable): what speaks it; without one there are only tones
 *
 * A cue that @voice cannot speak is a tone; one whose clip is not prepared yet when it is rendered is silent.
 *
 * Returns: (transfer full): the sound of @timeline
 */
RouseSpeechTrack *
rouse_speech_track_new (RouseTimeline *timeline, RouseVoice *voice)
{
  RouseSpeechTrack *self;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (voice == NULL || ROUSE_IS_VOICE (voice), NULL);

  self = g_object_new (ROUSE_TYPE_SPEECH_TRACK, NULL);
  self->timeline = g_object_ref (timeline);
  g_set_object (&self->voice, voice);
  self->n_samples = rouse_samples_from_ns (rouse_timeline_get_length (timeline));
  collect_cues (self);
  collect_tones (self);
  return self;
}

/**
 * rouse_speech_track_get_timeline:
 * @self: a track
 *
 * Returns: (transfer none): the timeline whose sound this is
 */
RouseTimeline *
rouse_speech_track_get_timeline (RouseSpeechTrack *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEECH_TRACK (self), NULL);

  return self->timeline;
}

/**
 * rouse_speech_track_get_n_samples:
 * @self: a track
 *
 * Returns: the length of the timeline in samples at #ROUSE_SAMPLE_RATE
 */
gint64
rouse_speech_track_get_n_samples (RouseSpeechTrack *self)
{
  g_return_val_if_fail (ROUSE_IS_SPEECH_TRACK (self), 0);

  return self->n_samples;
}

/**
 * rouse_speech_track_set_gains:
 * @self: a track
 * @voice: gain of the voice, 0 to 1
 * @tones: gain of the tones, 0 to 1
 *
 * What is rendered next goes over to the new gains within 20 ms; at a new position it has them at once. May be called
 * while another thread renders.
 */
void
rouse_speech_track_set_gains (RouseSpeechTrack *self, double voice, double tones)
{
  g_return_if_fail (ROUSE_IS_SPEECH_TRACK (self));

  g_mutex_lock (&self->lock);
  self->voice_target = (float) CLAMP (voice, 0, 1);
  self->tone_target = (float) CLAMP (tones, 0, 1);
  g_mutex_unlock (&self->lock);
}

/**
 * rouse_speech_track_render:
 * @self: a track
 * @first: the first sample wanted, counted from the start of the timeline; may be negative
 * @n: how many samples
 * @out: (out caller-allocates) (array length=n): mono samples at #ROUSE_SAMPLE_RATE
 *
 * A cue begins exactly at the sample rouse_samples_from_ns() gives for its start. Before the start and after the end of
 * the timeline is silence. The cost depends on @n alone. One thread at a time renders a track.
 */
void
rouse_speech_track_render (RouseSpeechTrack *self, gint64 first, gsize n, float *out)
{
  Ramp voice, tones;

  g_return_if_fail (ROUSE_IS_SPEECH_TRACK (self));
  g_return_if_fail (out != NULL || n == 0);

  g_mutex_lock (&self->lock);
  voice.to = self->voice_target;
  tones.to = self->tone_target;
  g_mutex_unlock (&self->lock);
  voice.from = first == self->next ? self->voice_gain : voice.to;
  tones.from = first == self->next ? self->tone_gain : tones.to;

  memset (out, 0, n * sizeof *out);
  add_cues (self, first, n, out, &voice);
  add_tones (self, first, n, out, &tones);

  /* What would sound beyond the end is cut: the file and the session end when the timeline does. */
  for (gint64 s = MAX (self->n_samples, first); s < first + (gint64) n; s++)
    out[s - first] = 0;

  self->voice_gain = ramp_at (&voice, n);
  self->tone_gain = ramp_at (&tones, n);
  self->next = first + (gint64) n;
}

/**
 * rouse_speech_track_get_clips:
 * @timeline: a timeline
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the clips that @timeline speaks, each once
 */
char **
rouse_speech_track_get_clips (RouseTimeline *timeline)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const RousePlacedCue *cues;
  gsize n_cues;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (timeline), NULL);

  cues = rouse_timeline_get_cues (timeline, &n_cues);
  for (gsize i = 0; i < n_cues; i++)
    if (cues[i].clip != NULL && g_hash_table_add (seen, (gpointer) cues[i].clip))
      g_strv_builder_add (builder, cues[i].clip);

  return g_strv_builder_end (builder);
}
