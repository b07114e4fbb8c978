/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-compiler.h"

/*
 * rouse_compiler_measure:
 *
 * Returns: how long a clip is, in ns; 0 where nothing can speak it
 */
gint64
rouse_compiler_measure (RouseCompiler *self, const char *clip, const char *text)
{
  gint64 length = self->clip_length (clip, text, self->data);

  return MAX (length, 0);
}

/*
 * rouse_compiler_measure_cue:
 *
 * Returns: how long a cue that is spoken in one piece is, in ns
 */
gint64
rouse_compiler_measure_cue (RouseCompiler *self, RouseCue *cue)
{
  return rouse_compiler_measure (self, rouse_cue_get_id (cue), rouse_cue_get_text (cue));
}

static gint64
place (RouseCompiler *self, RouseCue *cue, const char *clip, const char *text, gint64 start)
{
  gint64 length = rouse_compiler_measure (self, clip, text);
  RousePlacedCue placed = { cue, clip, text, rouse_cue_get_priority (cue), start, length };

  rouse_timeline_builder_add_cue (self->builder, &placed);

  return start + length;
}

/*
 * rouse_compiler_say:
 *
 * Places a cue; nothing else may be spoken at that time.
 *
 * Returns: where it ends, in ns
 */
gint64
rouse_compiler_say (RouseCompiler *self, RouseCue *cue, gint64 start)
{
  gint64 end = place (self, cue, rouse_cue_get_id (cue), rouse_cue_get_text (cue), start);

  self->free_at = end + ROUSE_CUE_GAP;

  return end;
}

/*
 * rouse_compiler_say_part:
 *
 * Places a part of a cue.
 */
void
rouse_compiler_say_part (RouseCompiler *self, RouseCue *cue, const RouseCuePart *part, gint64 start)
{
  place (self, cue, part->clip, part->text, start);
}

/*
 * rouse_compiler_drop:
 *
 * Notes that the rules asked for a cue and that it was not, or not so, spoken.
 */
void
rouse_compiler_drop (RouseCompiler *self, RouseCue *cue, gint64 at, RouseDropReason reason, RouseCue *replacement)
{
  RouseDroppedCue dropped = { cue, at, reason, replacement };

  rouse_timeline_builder_add_dropped (self->builder, &dropped);
}

static void
add_start (RouseCompiler *self, RouseScript *script)
{
  const char *welcome = rouse_plan_get_welcome (self->plan);
  gsize n_lines;
  const RouseScriptLine *lines = rouse_script_get_lines (script, ROUSE_MOMENT_WELCOME, &n_lines);
  RouseBlock block;

  rouse_block_init (&block, self, ROUSE_SEGMENT_START, NULL, 0, ROUSE_SIDE_BOTH,
                    rouse_plan_get_start_length (self->plan));
  for (gsize i = 0; i < n_lines; i++)
    if (g_strcmp0 (rouse_cue_get_id (lines[i].cue), welcome) == 0)
      rouse_block_add_line (&block, &lines[i]);
  rouse_block_add (&block, script, ROUSE_MOMENT_START);
  rouse_block_end (&block, script, NULL, FALSE);
}

static void
add_closing (RouseCompiler *self, RouseScript *script, const RousePlanItem *last)
{
  guint posture = 1u << rouse_exercise_get_posture (last->exercise);
  gsize n_lines;
  const RouseScriptLine *lines = rouse_script_get_lines (script, ROUSE_MOMENT_CLOSING, &n_lines);
  RouseBlock block;

  rouse_block_init (&block, self, ROUSE_SEGMENT_CLOSING, NULL, 0, ROUSE_SIDE_BOTH,
                    rouse_plan_get_closing_length (self->plan));
  for (gsize i = 0; i < n_lines; i++)
    if (lines[i].rule->postures & posture)
      rouse_block_add_line (&block, &lines[i]);
  rouse_block_end (&block, script, NULL, FALSE);
}

static void
add_rest_before (
    RouseCompiler *self, RouseScript *script, const RousePlanItem *item, guint index, RouseSide side, gboolean stand_up)
{
  RouseBlock block;

  rouse_block_init (&block, self, ROUSE_SEGMENT_REST, item, index, side, item->rest_before);
  if (stand_up)
    rouse_block_add (&block, script, ROUSE_MOMENT_STAND_UP);
  rouse_block_add (&block, script, ROUSE_MOMENT_REST);
  rouse_block_end (&block, script, NULL, FALSE);
}

static void
add_setup (
    RouseCompiler *self, RouseScript *script, const RousePlanItem *item, guint index, RouseSide side, gboolean stand_up)
{
  RouseBlock block;

  rouse_block_init (&block, self, ROUSE_SEGMENT_SETUP, item, index, side, item->setup);
  if (stand_up)
    rouse_block_add (&block, script, ROUSE_MOMENT_STAND_UP);
  if (index > 0)
    rouse_block_add (&block, script, ROUSE_MOMENT_NEXT);
  rouse_block_add (&block, script, ROUSE_MOMENT_INTRO);
  rouse_block_add (&block, script, ROUSE_MOMENT_SETUP);
  rouse_block_add (&block, script, ROUSE_MOMENT_VARIANT);
  rouse_block_end (&block, script, NULL, TRUE);
}

static void
add_change_of_sides (
    RouseCompiler *self, RouseScript *script, const RousePlanItem *item, guint index, RouseSide side, gboolean changed)
{
  RouseBlock block;

  rouse_block_init (&block, self, ROUSE_SEGMENT_SWITCH, item, index, side, item->change_sides);
  rouse_block_add (&block, script, ROUSE_MOMENT_SWITCH);
  rouse_block_add (&block, script, ROUSE_MOMENT_AFTER_SWITCH);
  if (changed)
    rouse_block_add (&block, script, ROUSE_MOMENT_VARIANT);
  rouse_block_end (&block, script, NULL, TRUE);
}

static void
add_rest_between_sets (RouseCompiler *self,
                       RouseScript *script,
                       const RousePlanItem *item,
                       guint index,
                       RouseSide side,
                       guint set,
                       gboolean changed)
{
  /* The cue's words are “Second set”: there is none for a third. */
  const RouseScriptLine *next = set == 2 ? rouse_script_find (script, ROUSE_MOMENT_NEXT_SET, 0) : NULL;
  RouseBlock block;

  rouse_block_init (&block, self, ROUSE_SEGMENT_REST, item, index, side, item->rest_between_sets);
  rouse_block_add (&block, script, ROUSE_MOMENT_REST);
  if (changed)
    rouse_block_add (&block, script, ROUSE_MOMENT_VARIANT);
  rouse_block_end (&block, script, next != NULL ? next->cue : NULL, TRUE);
}

static gboolean
counts_down (RouseCue *cue)
{
  gsize n_parts;

  rouse_cue_get_parts (cue, &n_parts);

  return n_parts > 0;
}

/* Back into an exercise that goes on in another variant: what is different, and the way into position. */
static void
add_return (RouseCompiler *self, RouseScript *script, const RousePlanItem *item, guint index, RouseSide side)
{
  gsize n_lines;
  const RouseScriptLine *lines = rouse_script_get_lines (script, ROUSE_MOMENT_RESUME, &n_lines);
  RouseBlock block;

  rouse_block_init (&block, self, ROUSE_SEGMENT_SETUP, item, index, side, 0);
  rouse_block_add (&block, script, ROUSE_MOMENT_VARIANT);
  /* The countdown among them ends the block in any case. */
  for (gsize i = 0; i < n_lines; i++)
    if (!counts_down (lines[i].cue))
      rouse_block_add_line (&block, &lines[i]);
  rouse_block_end (&block, script, NULL, TRUE);
}

static RouseSide
get_side (RouseCompiler *self, const RousePlanItem *item, guint turn)
{
  RouseSide first = rouse_plan_get_first_side (self->plan);

  if (!rouse_exercise_get_two_sided (item->exercise))
    return ROUSE_SIDE_BOTH;
  if (turn < item->sets)
    return first;

  return first == ROUSE_SIDE_LEFT ? ROUSE_SIDE_RIGHT : ROUSE_SIDE_LEFT;
}

static void
add_opening (RouseCompiler *self, RouseScript *script, const RousePlanItem *items, guint index)
{
  const RousePlanItem *item = &items[index];
  RouseSide side = get_side (self, item, 0);
  gboolean rest = index > 0 && item->rest_before > 0;
  gboolean stand_up = index > 0 && rouse_exercise_get_posture (item->exercise) == ROUSE_POSTURE_STANDING
                      && rouse_exercise_get_posture (items[index - 1].exercise) == ROUSE_POSTURE_LYING;

  if (rest)
    add_rest_before (self, script, item, index, side, stand_up);
  add_setup (self, script, item, index, side, stand_up && !rest);
}

static void
add_exercise (RouseCompiler *self, const RousePlanItem *items, guint index)
{
  const RousePlanItem *item = &items[index];
  g_autoptr (RouseScript) script
      = rouse_script_new (rouse_plan_get_catalog (self->plan), self->plan, item, item->guidance);

  self->tips = item->first_tip;
  for (guint turn = item->first_turn; turn < item->end_turn; turn++)
    {
      guint set = turn % item->sets + 1;
      RouseSide side = get_side (self, item, turn);

      if (turn == item->first_turn && item->continued)
        add_return (self, script, item, index, side);
      else if (turn == 0)
        add_opening (self, script, items, index);
      else if (set == 1)
        add_change_of_sides (self, script, item, index, side, turn == item->first_turn);
      else
        add_rest_between_sets (self, script, item, index, side, set, turn == item->first_turn);
      rouse_compiler_add_set (self, script, item, index, set, side);
    }
}

/**
 * rouse_timeline_compile:
 * @plan: what will be done
 * @clip_length: (scope call): how long the clips are
 * @data: passed to @clip_length
 *
 * Places every segment, word, silence and tone of a session, by the rules of CONTENT.md 3 and 4. Pure: the same plan
 * and lengths give the same timeline, byte for byte. Nothing overlaps; what does not fit is dropped by priority and
 * listed.
 *
 * Returns: (transfer full): a new timeline
 */
RouseTimeline *
rouse_timeline_compile (RousePlan *plan, RouseClipLengthFunc clip_length, gpointer data)
{
  g_autoptr (RouseScript) script = NULL;
  RouseCompiler self = { .plan = plan, .clip_length = clip_length, .data = data };
  const RousePlanItem *items;
  gsize n_items;

  g_return_val_if_fail (ROUSE_IS_PLAN (plan), NULL);
  g_return_val_if_fail (clip_length != NULL, NULL);

  items = rouse_plan_get_items (plan, &n_items);
  script = rouse_script_new (rouse_plan_get_catalog (plan), plan, NULL, rouse_plan_get_guidance (plan));
  self.builder = rouse_timeline_builder_new (plan);

  add_start (&self, script);
  for (gsize i = 0; i < n_items; i++)
    add_exercise (&self, items, i);
  add_closing (&self, script, &items[n_items - 1]);

  return rouse_timeline_builder_end (self.builder);
}
