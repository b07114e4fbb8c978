/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-compiler.h"

/* At counts level a set-up lasts this much longer than what is spoken in it (CONTENT.md 3). */
#define COUNTS_SETUP_SLACK (10 * ROUSE_SECOND)

/*
 * rouse_block_init:
 * @side: the leg that works next
 * @minimum: how long the block lasts at least, in ns
 *
 * Begins a block at the place where the compilation stands.
 */
void
rouse_block_init (RouseBlock *self,
                  RouseCompiler *compiler,
                  RouseSegmentKind kind,
                  const RousePlanItem *item,
                  guint item_index,
                  RouseSide side,
                  gint64 minimum)
{
  *self = (RouseBlock) {
    .compiler = compiler,
    .segment = { .kind = kind, .start = compiler->now, .item = item, .item_index = item_index, .side = side },
    .minimum = minimum,
    .cursor = MAX (compiler->now, compiler->free_at),
    .last_end = compiler->now,
    .wait_start = -1,
  };
}

static void
add_wait (RouseBlock *self, gint64 end, gboolean skippable)
{
  RouseWait wait = { self->wait_start, end - self->wait_start, skippable };

  if (wait.length > 0)
    rouse_timeline_builder_add_wait (self->compiler->builder, &wait);
}

static void
place (RouseBlock *self, const RouseScriptLine *line, gint64 wanted)
{
  gint64 start = MAX (wanted, self->compiler->free_at);
  gint64 end;

  /* A silence that a word of safety is still to come in must not be skipped (CONTENT.md 3). */
  if (self->wait_start >= 0)
    add_wait (self, MIN (start, self->wait_end), rouse_cue_get_priority (line->cue) > 1 || start >= self->wait_end);

  end = rouse_compiler_say (self->compiler, line->cue, start);
  self->spoken += end - start;

  if (self->wait_start < 0 || self->wait_end <= end)
    self->wait_end = end;
  self->wait_end = MAX (self->wait_end, end + line->rule->wait);
  self->wait_start = self->wait_end > end ? end : -1;
  self->cursor = MAX (self->compiler->free_at, self->wait_end);
  self->last_end = self->wait_end;
}

static void
place_pending (RouseBlock *self, gint64 until)
{
  while (self->n_pending > 0 && self->segment.start + self->pending[0]->rule->at < until)
    {
      const RouseScriptLine *line = self->pending[0];

      self->n_pending--;
      memmove (self->pending, self->pending + 1, self->n_pending * sizeof *self->pending);
      place (self, line, self->segment.start + line->rule->at);
    }
}

static void
add_pending (RouseBlock *self, const RouseScriptLine *line)
{
  guint at = self->n_pending;

  g_return_if_fail (self->n_pending < G_N_ELEMENTS (self->pending));

  while (at > 0 && self->pending[at - 1]->rule->at > line->rule->at)
    {
      self->pending[at] = self->pending[at - 1];
      at--;
    }
  self->pending[at] = line;
  self->n_pending++;
}

/*
 * rouse_block_add_line:
 *
 * Speaks a cue, in order or at its place. A cue with a place may fall into the silence after another.
 */
void
rouse_block_add_line (RouseBlock *self, const RouseScriptLine *line)
{
  if (line->rule->at >= 0)
    {
      add_pending (self, line);
      return;
    }

  place_pending (self, self->cursor + 1);
  place (self, line, self->cursor);
}

static gboolean
is_for_side (RouseBlock *self, const RouseScriptLine *line)
{
  return line->rule->side == ROUSE_SIDE_BOTH || line->rule->side == self->segment.side;
}

/*
 * rouse_block_add:
 *
 * Speaks everything that the script has for a moment and for the side that comes next.
 */
void
rouse_block_add (RouseBlock *self, RouseScript *script, RouseMoment moment)
{
  gsize n_lines;
  const RouseScriptLine *lines = rouse_script_get_lines (script, moment, &n_lines);

  /* Those with a place come first, so that the others are put around them. */
  for (gsize i = 0; i < n_lines; i++)
    if (lines[i].rule->at >= 0 && is_for_side (self, &lines[i]))
      rouse_block_add_line (self, &lines[i]);
  for (gsize i = 0; i < n_lines; i++)
    if (lines[i].rule->at < 0 && is_for_side (self, &lines[i]))
      rouse_block_add_line (self, &lines[i]);
}

/* Where a part of a countdown begins, @next being the start of the part after it. A number keeps its second unless the
 * clip of one is too long for it. */
static gint64
get_part_start (RouseBlock *self, const RouseCuePart *part, gint64 end, gint64 next)
{
  gint64 latest = next - ROUSE_CUE_GAP - rouse_compiler_measure (self->compiler, part->clip, part->text);

  return part->before < 0 ? latest : MIN (end - part->before, latest);
}

static gint64
get_countdown_span (RouseBlock *self, RouseCue *countdown)
{
  gsize n_parts;
  const RouseCuePart *parts = rouse_cue_get_parts (countdown, &n_parts);
  gint64 start = 0;

  if (n_parts == 0)
    return rouse_compiler_measure_cue (self->compiler, countdown) + ROUSE_CUE_GAP;

  for (gsize i = n_parts; i > 0; i--)
    start = get_part_start (self, &parts[i - 1], 0, start);

  return -start;
}

static void
place_countdown (RouseBlock *self, RouseCue *countdown, gint64 end)
{
  gsize n_parts;
  const RouseCuePart *parts = rouse_cue_get_parts (countdown, &n_parts);
  gint64 next = end;

  if (n_parts == 0)
    rouse_compiler_say (self->compiler, countdown, end - get_countdown_span (self, countdown));

  for (gsize i = n_parts; i > 0; i--)
    {
      next = get_part_start (self, &parts[i - 1], end, next);
      rouse_compiler_say_part (self->compiler, countdown, &parts[i - 1], next);
    }

  self->compiler->free_at = end;
}

/* “Ten seconds left” has its place counted from the end, which is known only when everything else is placed. */
static void
place_ending (RouseBlock *self, const RouseScriptLine *line, gint64 end, gint64 tail_start)
{
  gint64 start = end - line->rule->before;
  gint64 length = rouse_compiler_measure_cue (self->compiler, line->cue);

  if (start + length + (tail_start < end ? ROUSE_CUE_GAP : 0) <= tail_start)
    rouse_compiler_say (self->compiler, line->cue, start);
  else
    rouse_compiler_drop (self->compiler, line->cue, start, ROUSE_DROP_COLLISION, NULL);
}

static void
end_silence (RouseBlock *self, gint64 tail_start)
{
  /* In a set-up or a change of sides the slack falls just before the countdown, as one silence with the last wait. */
  gboolean slack = self->segment.kind == ROUSE_SEGMENT_SETUP || self->segment.kind == ROUSE_SEGMENT_SWITCH;

  if (self->wait_start < 0 && slack && tail_start > self->cursor)
    self->wait_start = MAX (self->segment.start, self->cursor - ROUSE_CUE_GAP);
  if (self->wait_start >= 0)
    add_wait (self, slack ? tail_start : self->wait_end, TRUE);
}

/*
 * rouse_block_end:
 * @last_word: (nullable): what is said just before the countdown
 * @countdown: whether a set begins where the block ends
 *
 * Ends the block where its table or its words say, whichever is later.
 */
void
rouse_block_end (RouseBlock *self, RouseScript *script, RouseCue *last_word, gboolean countdown)
{
  const RouseScriptLine *counted = countdown ? rouse_script_find (script, ROUSE_MOMENT_COUNTDOWN, 0) : NULL;
  const RouseScriptLine *ending = NULL;
  const RousePlanItem *item = self->segment.item;
  gint64 span = counted != NULL ? get_countdown_span (self, counted->cue) : 0;
  gint64 end;

  if (self->segment.kind == ROUSE_SEGMENT_REST)
    ending = rouse_script_find (script, ROUSE_MOMENT_REST_ENDING, 0);
  if (last_word != NULL)
    span += rouse_compiler_measure_cue (self->compiler, last_word) + ROUSE_CUE_GAP;

  place_pending (self, G_MAXINT64);
  if (self->segment.kind == ROUSE_SEGMENT_SETUP && item->guidance == ROUSE_GUIDANCE_COUNTS)
    self->minimum = self->spoken + span + COUNTS_SETUP_SLACK;

  end = MAX (self->segment.start + self->minimum, span > 0 ? self->cursor + span : self->last_end);
  if (ending != NULL)
    {
      end = MAX (end, self->compiler->free_at + ending->rule->before);
      place_ending (self, ending, end, end - span);
    }

  end_silence (self, end - span);
  if (last_word != NULL)
    rouse_compiler_say (self->compiler, last_word, end - span);
  if (counted != NULL)
    place_countdown (self, counted->cue, end);

  self->segment.length = end - self->segment.start;
  if (self->segment.length > 0)
    rouse_timeline_builder_add_segment (self->compiler->builder, &self->segment);
  self->compiler->now = end;
}
