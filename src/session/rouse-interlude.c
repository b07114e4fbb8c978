/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-interlude.h"

#include "rouse-compiler.h"

static gboolean
counts_down (RouseCue *cue)
{
  gsize n_parts;

  rouse_cue_get_parts (cue, &n_parts);

  return n_parts > 0;
}

typedef gboolean (*LineFilter) (const RouseScriptLine *line, gconstpointer data);

static RouseTimeline *
create (RouseCatalog *catalog,
        RouseMoment moment,
        RouseGuidance guidance,
        RouseClipLengthFunc clip_length,
        gpointer data,
        LineFilter filter,
        gconstpointer filter_data)
{
  g_autoptr (RouseScript) script = rouse_script_new (catalog, NULL, NULL, guidance);
  RouseCompiler compiler = { .clip_length = clip_length, .data = data };
  const RouseScriptLine *lines;
  gboolean countdown = FALSE;
  RouseBlock block;
  gsize n_lines;

  compiler.builder = rouse_timeline_builder_new (NULL);
  lines = rouse_script_get_lines (script, moment, &n_lines);

  /* Even with nothing to say it lasts a moment, so that whoever waits for its end gets it from the main loop. */
  rouse_block_init (&block, &compiler, ROUSE_SEGMENT_INTERLUDE, NULL, 0, ROUSE_SIDE_BOTH, ROUSE_CUE_GAP);
  for (gsize i = 0; i < n_lines; i++)
    if (filter != NULL && !filter (&lines[i], filter_data))
      continue;
    else if (counts_down (lines[i].cue))
      countdown = TRUE;
    else
      rouse_block_add_line (&block, &lines[i]);
  rouse_block_end (&block, script, NULL, countdown);

  return rouse_timeline_builder_end (compiler.builder);
}

/**
 * rouse_interlude_new_moment:
 * @catalog: where the cues are
 * @moment: which cues to speak, such as those of %ROUSE_MOMENT_HURT
 * @guidance: how much is said
 * @clip_length: (scope call): how long the clips are
 * @data: passed to @clip_length
 *
 * Makes a small timeline of its own, spoken while the position of the session stands still: all cues of a moment in
 * order, with their waits, and a countdown at its end if there is one among them.
 *
 * Returns: (transfer full): a new timeline without a plan
 */
RouseTimeline *
rouse_interlude_new_moment (
    RouseCatalog *catalog, RouseMoment moment, RouseGuidance guidance, RouseClipLengthFunc clip_length, gpointer data)
{
  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (clip_length != NULL, NULL);

  return create (catalog, moment, guidance, clip_length, data, NULL, NULL);
}

typedef struct
{
  RouseCondition condition;
  gboolean wait_for_key;
} Question;

static gboolean
belongs_to_question (const RouseScriptLine *line, gconstpointer data)
{
  const Question *question = data;

  return line->rule->condition == question->condition && line->rule->wait_for_key == question->wait_for_key;
}

/**
 * rouse_interlude_new_question:
 * @catalog: where the cues are
 * @condition: what must be true for the words to be spoken
 * @wait_for_key: whether they ask for a key and not for a number
 * @guidance: how much is said
 * @clip_length: (scope call): how long the clips are
 * @data: passed to @clip_length
 *
 * One question of the check-in, with what explains it.
 *
 * Returns: (transfer full): a new timeline without a plan
 */
RouseTimeline *
rouse_interlude_new_question (RouseCatalog *catalog,
                              RouseCondition condition,
                              gboolean wait_for_key,
                              RouseGuidance guidance,
                              RouseClipLengthFunc clip_length,
                              gpointer data)
{
  const Question question = { condition, wait_for_key };

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (clip_length != NULL, NULL);

  return create (catalog, ROUSE_MOMENT_CHECK_IN, guidance, clip_length, data, belongs_to_question, &question);
}

/**
 * rouse_interlude_new_pause:
 * @catalog: where the cues are
 * @clip_length: (scope call): how long the clips are
 * @data: passed to @clip_length
 *
 * What is spoken when a session is paused.
 *
 * Returns: (transfer full): a new timeline without a plan
 */
RouseTimeline *
rouse_interlude_new_pause (RouseCatalog *catalog, RouseClipLengthFunc clip_length, gpointer data)
{
  return rouse_interlude_new_moment (catalog, ROUSE_MOMENT_PAUSE, ROUSE_GUIDANCE_FULL, clip_length, data);
}

/**
 * rouse_interlude_new_resume:
 * @catalog: where the cues are
 * @clip_length: (scope call): how long the clips are
 * @data: passed to @clip_length
 *
 * What is spoken before a session goes on: back into position, a wait, and a countdown.
 *
 * Returns: (transfer full): a new timeline without a plan
 */
RouseTimeline *
rouse_interlude_new_resume (RouseCatalog *catalog, RouseClipLengthFunc clip_length, gpointer data)
{
  return rouse_interlude_new_moment (catalog, ROUSE_MOMENT_RESUME, ROUSE_GUIDANCE_FULL, clip_length, data);
}

/**
 * rouse_interlude_new_text:
 * @clip: the clip that speaks the text
 * @text: the text
 * @clip_length: (scope call): how long the clip is
 * @data: passed to @clip_length
 *
 * One text by itself: a step that is read aloud, a repeated cue, a test of the voice.
 *
 * Returns: (transfer full): a new timeline without a plan
 */
RouseTimeline *
rouse_interlude_new_text (const char *clip, const char *text, RouseClipLengthFunc clip_length, gpointer data)
{
  RouseTimelineBuilder *builder;
  RousePlacedCue cue = { .clip = g_intern_string (clip), .text = g_intern_string (text), .priority = 1 };
  RouseSegment segment = { .kind = ROUSE_SEGMENT_INTERLUDE };

  g_return_val_if_fail (clip != NULL && text != NULL, NULL);
  g_return_val_if_fail (clip_length != NULL, NULL);

  builder = rouse_timeline_builder_new (NULL);
  cue.length = MAX (clip_length (clip, text, data), 0);
  segment.length = cue.length + ROUSE_CUE_GAP;
  rouse_timeline_builder_add_segment (builder, &segment);
  rouse_timeline_builder_add_cue (builder, &cue);

  return rouse_timeline_builder_end (builder);
}
