/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include <math.h>

#include "rouse-clip-voice.h"
#include "rouse-timeline-builder.h"

struct _FixtureSlowVoice
{
  GObject parent_instance;

  GTask *task;
  gboolean ready;
  float samples[ROUSE_SAMPLE_RATE / 10];
};

static void fixture_slow_voice_iface_init (RouseVoiceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FixtureSlowVoice,
                               fixture_slow_voice,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_VOICE, fixture_slow_voice_iface_init))

static const char *
get_name (RouseVoice *voice)
{
  return "slow";
}

static gint64
get_n_samples (RouseVoice *voice, const char *clip, const char *text)
{
  return G_N_ELEMENTS (FIXTURE_SLOW_VOICE (voice)->samples);
}

static void
prepare_async (
    RouseVoice *voice, const char *const *clips, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  FixtureSlowVoice *self = FIXTURE_SLOW_VOICE (voice);

  g_assert_null (self->task);
  self->task = g_task_new (self, cancellable, callback, data);
}

static gboolean
prepare_finish (RouseVoice *voice, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static const float *
get_samples (RouseVoice *voice, const char *clip, gsize *n_samples)
{
  FixtureSlowVoice *self = FIXTURE_SLOW_VOICE (voice);

  *n_samples = G_N_ELEMENTS (self->samples);
  return self->ready ? self->samples : NULL;
}

static void
fixture_slow_voice_iface_init (RouseVoiceInterface *iface)
{
  iface->get_id = get_name;
  iface->get_name = get_name;
  iface->get_language = get_name;
  iface->get_n_samples = get_n_samples;
  iface->prepare_async = prepare_async;
  iface->prepare_finish = prepare_finish;
  iface->get_samples = get_samples;
}

static void
fixture_slow_voice_class_init (FixtureSlowVoiceClass *klass)
{
}

static void
fixture_slow_voice_init (FixtureSlowVoice *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->samples); i++)
    self->samples[i] = 0.5f;
}

RouseVoice *
fixture_slow_voice_new (void)
{
  return g_object_new (FIXTURE_TYPE_SLOW_VOICE, NULL);
}

void
fixture_slow_voice_finish (FixtureSlowVoice *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  self->ready = error == NULL;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

RouseTimeline *
fixture_timeline_new (gint64 length, const FixtureCue *cues, gsize n_cues, const RouseTone *tones, gsize n_tones)
{
  RouseTimelineBuilder *builder = rouse_timeline_builder_new (NULL);
  RouseSegment segment = { .kind = ROUSE_SEGMENT_INTERLUDE, .length = length };

  rouse_timeline_builder_add_segment (builder, &segment);
  for (gsize i = 0; i < n_cues; i++)
    {
      RousePlacedCue cue = { .clip = cues[i].clip, .text = cues[i].text, .start = cues[i].start, .priority = 2 };

      rouse_timeline_builder_add_cue (builder, &cue);
    }
  for (gsize i = 0; i < n_tones; i++)
    rouse_timeline_builder_add_tone (builder, &tones[i]);

  return rouse_timeline_builder_end (builder);
}

GFile *
fixture_voice_folder (void)
{
  return g_file_new_build_filename (g_test_get_dir (G_TEST_DIST), "speech", "voice", NULL);
}

RouseVoice *
fixture_voice_new (void)
{
  g_autoptr (GFile) folder = fixture_voice_folder ();
  g_autoptr (GError) error = NULL;
  RouseVoice *voice = rouse_clip_voice_new (folder, &error);

  g_assert_no_error (error);
  return voice;
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  rouse_voice_prepare_finish (ROUSE_VOICE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (data);
}

void
fixture_prepare (RouseVoice *voice)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  rouse_voice_prepare_async (voice, NULL, NULL, prepared_cb, loop);
  g_main_loop_run (loop);
}

typedef struct
{
  GMainLoop *loop;
  GError *error;
} Learning;

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Learning *learning = data;
  gboolean good = rouse_voice_learn_finish (ROUSE_VOICE (source), result, &learning->error);

  g_assert_cmpint (good, ==, learning->error == NULL);
  g_main_loop_quit (learning->loop);
}

GError *
fixture_learn (RouseVoice *voice, const RouseVoiceText *texts, gsize n_texts)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Learning learning = { loop, NULL };

  rouse_voice_learn_async (voice, texts, n_texts, NULL, learned_cb, &learning);
  g_main_loop_run (loop);
  return learning.error;
}

void
fixture_learn_cues (RouseVoice *voice, RouseCatalog *catalog)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Learning learning = { loop, NULL };

  rouse_voice_learn_cues_async (voice, catalog, NULL, learned_cb, &learning);
  g_main_loop_run (loop);
  g_assert_no_error (learning.error);
}

static gboolean
time_out_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until a condition holds; at the latest after some ms. Returns whether it holds. */
gboolean
fixture_wait (gboolean (*condition) (gpointer data), gpointer data, guint ms)
{
  gboolean late = FALSE;
  guint time_out = g_timeout_add (ms, time_out_cb, &late);
  guint tick = g_timeout_add (1, tick_cb, NULL);

  while (!condition (data) && !late)
    g_main_context_iteration (NULL, TRUE);

  g_source_remove (tick);
  if (!late)
    g_source_remove (time_out);
  return condition (data);
}

static gboolean
is_finalized (gpointer data)
{
  g_autoptr (GObject) object = g_weak_ref_get (data);

  return object == NULL;
}

/* Gives a reference up, which must have been the last: a worker whose result is here already may hold one for a moment
 * longer. */
void
fixture_assert_finalized (gpointer object)
{
  GWeakRef reference;

  g_weak_ref_init (&reference, object);
  g_object_unref (object);
  g_assert_true (fixture_wait (is_finalized, &reference, 20000));
  g_weak_ref_clear (&reference);
}

/* Where in the hay the needle lies: the place of the highest normalised correlation. */
gint64
fixture_find (const float *needle, gsize n_needle, const float *hay, gsize n_hay, double *likeness)
{
  gint64 best = -1;
  double needle_energy = 0;

  *likeness = -1;
  for (gsize i = 0; i < n_needle; i++)
    needle_energy += needle[i] * needle[i];

  for (gsize offset = 0; offset + n_needle <= n_hay; offset++)
    {
      double product = 0, energy = 1e-9;

      for (gsize i = 0; i < n_needle; i++)
        {
          product += needle[i] * hay[offset + i];
          energy += hay[offset + i] * hay[offset + i];
        }
      if (product / sqrt (energy * needle_energy) > *likeness)
        {
          *likeness = product / sqrt (energy * needle_energy);
          best = (gint64) offset;
        }
    }

  return best;
}
