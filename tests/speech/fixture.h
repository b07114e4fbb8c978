/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-timeline.h"
#include "rouse-voice.h"

G_BEGIN_DECLS

#define FIXTURE_LENGTH(samples) ((samples) * G_GINT64_CONSTANT (62500) / 3)

/* The clips of the test voice and the texts that they speak. */
#define TICK "tick", "Tick."
#define WORD "word", "A longer word."
#define ONE "n-1", "One."
#define TICK_SAMPLES 14401
#define WORD_SAMPLES 33331
#define ONE_SAMPLES 9601

typedef struct
{
  gint64 start; /* ns */
  const char *clip;
  const char *text;
} FixtureCue;

RouseTimeline *
fixture_timeline_new (gint64 length, const FixtureCue *cues, gsize n_cues, const RouseTone *tones, gsize n_tones);
RouseVoice *fixture_voice_new (void);
GFile *fixture_voice_folder (void);
void fixture_prepare (RouseVoice *voice);
GError *fixture_learn (RouseVoice *voice, const RouseVoiceText *texts, gsize n_texts);
void fixture_learn_cues (RouseVoice *voice, RouseCatalog *catalog);
gboolean fixture_wait (gboolean (*condition) (gpointer data), gpointer data, guint ms);
void fixture_assert_finalized (gpointer object);
gint64 fixture_find (const float *needle, gsize n_needle, const float *hay, gsize n_hay, double *likeness);

/* A voice whose samples are not ready before the test says so. */
#define FIXTURE_TYPE_SLOW_VOICE (fixture_slow_voice_get_type ())
G_DECLARE_FINAL_TYPE (FixtureSlowVoice, fixture_slow_voice, FIXTURE, SLOW_VOICE, GObject)

RouseVoice *fixture_slow_voice_new (void);
void fixture_slow_voice_finish (FixtureSlowVoice *self, GError *error);

G_END_DECLS
