/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a timeline has to say about a position. */

#include "rouse-timeline-private.h"

/*
 * rouse_timeline_count_until:
 * @array: one of the timeline's arrays, all of which are sorted by the gint64 at @offset
 *
 * Returns: how many of its elements begin at or before @position
 */
guint
rouse_timeline_count_until (GArray *array, gsize offset, gint64 position)
{
  guint size = g_array_get_element_size (array);
  guint low = 0;
  guint high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 start = *(const gint64 *) (gconstpointer) (array->data + (gsize) middle * size + offset);

      if (start <= position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/*
 * rouse_timeline_same_stretch:
 *
 * Returns: whether two neighbours belong to the same set of a side
 */
gboolean
rouse_timeline_same_stretch (const RouseSegment *a, const RouseSegment *b)
{
  /* Sides alternate within a set of an alternating variant, which is one stretch nevertheless. */
  gboolean same_side = a->side == b->side || (a->item != NULL && rouse_variant_get_alternating (a->item->variant));

  return a->kind == ROUSE_SEGMENT_PHASE && b->kind == ROUSE_SEGMENT_PHASE && a->item_index == b->item_index
         && a->set == b->set && same_side;
}

static gboolean
has_moment (RouseCue *cue, RouseMoment moment)
{
  gsize n_rules;
  const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if (rules[i].moment == moment)
      return TRUE;

  return FALSE;
}

/*
 * rouse_timeline_is_countdown:
 *
 * Returns: whether a cue is a part of a countdown
 */
gboolean
rouse_timeline_is_countdown (const RousePlacedCue *placed)
{
  return placed->cue != NULL && has_moment (placed->cue, ROUSE_MOMENT_COUNTDOWN);
}

/**
 * rouse_timeline_get_segment_at:
 * @self: a timeline
 * @position: a position in ns; before the start and after the end count as the first and the last
 *
 * Returns: (transfer none): the segment in which @position lies
 */
const RouseSegment *
rouse_timeline_get_segment_at (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  index = rouse_timeline_count_until (self->segments, G_STRUCT_OFFSET (RouseSegment, start), position);

  return &g_array_index (self->segments, RouseSegment, index > 0 ? index - 1 : 0);
}

/**
 * rouse_timeline_get_cue_at:
 * @self: a timeline
 * @position: a position in ns
 *
 * Returns: (transfer none) (nullable): the cue that is spoken at @position or was last spoken before it, if any
 */
const RousePlacedCue *
rouse_timeline_get_cue_at (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  index = rouse_timeline_count_until (self->cues, G_STRUCT_OFFSET (RousePlacedCue, start), position);

  return index > 0 ? &g_array_index (self->cues, RousePlacedCue, index - 1) : NULL;
}

/**
 * rouse_timeline_get_wait_at:
 * @self: a timeline
 * @position: a position in ns
 *
 * Returns: (transfer none) (nullable): the silence in which @position lies, if it lies in one
 */
const RouseWait *
rouse_timeline_get_wait_at (RouseTimeline *self, gint64 position)
{
  const RouseWait *wait;
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  index = rouse_timeline_count_until (self->waits, G_STRUCT_OFFSET (RouseWait, start), position);
  if (index == 0)
    return NULL;

  wait = &g_array_index (self->waits, RouseWait, index - 1);

  return position < wait->start + wait->length ? wait : NULL;
}

/**
 * rouse_timeline_get_next_boundary:
 * @self: a timeline
 * @position: a position in ns
 *
 * When something that is shown changes next: a segment or a cue begins, or everything ends. Until then nothing needs to
 * wake up.
 *
 * Returns: the first boundary after @position in ns; -1 at the end
 */
gint64
rouse_timeline_get_next_boundary (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), -1);

  index = rouse_timeline_count_until (self->boundaries, 0, position);

  return index < self->boundaries->len ? g_array_index (self->boundaries, gint64, index) : -1;
}

/**
 * rouse_timeline_get_previous_stop:
 * @self: a timeline
 * @position: a position in ns
 *
 * Where “back” leads: to the start of a set-up, rest or change of sides, or to the countdown of a set.
 *
 * Returns: the last stop before @position in ns; 0 when there is none
 */
gint64
rouse_timeline_get_previous_stop (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  index = rouse_timeline_count_until (self->stops, 0, position - 1);

  return index > 0 ? g_array_index (self->stops, gint64, index - 1) : 0;
}

static gint64
find_safety (RouseTimeline *self, gint64 position, gint64 stop)
{
  guint index = rouse_timeline_count_until (self->cues, G_STRUCT_OFFSET (RousePlacedCue, start), position);

  if (rouse_timeline_get_segment_at (self, position)->kind != ROUSE_SEGMENT_REST)
    return stop;

  for (; index < self->cues->len; index++)
    {
      const RousePlacedCue *placed = &g_array_index (self->cues, RousePlacedCue, index);

      if (placed->start >= stop)
        break;
      if (placed->priority == 1)
        return placed->start;
    }

  return stop;
}

/**
 * rouse_timeline_get_next_stop:
 * @self: a timeline
 * @position: a position in ns
 *
 * Where “forward” leads; see rouse_timeline_get_previous_stop(). In a rest it does not lead past words of safety:
 * nobody who lay on the floor goes on without having heard how to stand up.
 *
 * Returns: the first stop after @position in ns; the length of the timeline when there is none
 */
gint64
rouse_timeline_get_next_stop (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  index = rouse_timeline_count_until (self->stops, 0, position);

  return find_safety (self, position,
                      index < self->stops->len ? g_array_index (self->stops, gint64, index) : self->length);
}

/**
 * rouse_timeline_get_repetition_start:
 * @self: a timeline
 * @position: a position in ns
 *
 * Where a session goes on that was interrupted at @position: at the start of the repetition; elsewhere at the start of
 * the cue that was being spoken, or at the very place. A countdown is not said again, for resuming has one of its own.
 *
 * Returns: a position in ns
 */
gint64
rouse_timeline_get_repetition_start (RouseTimeline *self, gint64 position)
{
  const RouseSegment *segment;
  const RousePlacedCue *placed;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  segment = rouse_timeline_get_segment_at (self, position);
  if (segment->kind == ROUSE_SEGMENT_PHASE)
    {
      while (segment->phase != ROUSE_PHASE_FIRST)
        segment--;
      return segment->start;
    }

  placed = rouse_timeline_get_cue_at (self, position);
  if (placed == NULL || placed->start < segment->start)
    return position;
  if (rouse_timeline_is_countdown (placed))
    return segment->start + segment->length;

  return position < placed->start + placed->length ? placed->start : position;
}

/**
 * rouse_timeline_get_stretch:
 * @self: a timeline
 * @position: a position in ns
 * @start: (out): where the stretch begins, in ns
 * @length: (out): how long it is, in ns
 *
 * The stretch around a position: a whole set on one side, or one block of set-up, rest or change of sides. It is what a
 * ring timer runs through.
 */
void
rouse_timeline_get_stretch (RouseTimeline *self, gint64 position, gint64 *start, gint64 *length)
{
  const RouseSegment *first;
  const RouseSegment *last;
  const RouseSegment *end;

  g_return_if_fail (ROUSE_IS_TIMELINE (self));

  first = last = rouse_timeline_get_segment_at (self, position);
  end = &g_array_index (self->segments, RouseSegment, self->segments->len - 1);
  while (first->start > 0 && rouse_timeline_same_stretch (first - 1, first))
    first--;
  while (last < end && rouse_timeline_same_stretch (last, last + 1))
    last++;

  *start = first->start;
  *length = last->start + last->length - first->start;
}

static gboolean
is_tip (RouseTimeline *self, RouseCue *cue, gint64 start, guint item_index)
{
  return cue != NULL && has_moment (cue, ROUSE_MOMENT_TIP)
         && rouse_timeline_get_segment_at (self, start)->item_index == item_index;
}

/**
 * rouse_timeline_count_tips:
 * @self: a timeline with a plan
 * @item_index: which exercise of the plan
 * @position: how far the session came, in ns
 *
 * How far the rotating list of tips went, counting a tip that did not fit too, for it would never fit. The next session
 * goes on from the first_tip of this one plus as many.
 *
 * Returns: how many tips of the exercise had their turn before @position
 */
guint
rouse_timeline_count_tips (RouseTimeline *self, guint item_index, gint64 position)
{
  guint n = 0;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  for (guint i = 0; i < self->cues->len; i++)
    {
      const RousePlacedCue *placed = &g_array_index (self->cues, RousePlacedCue, i);

      if (placed->start < position && is_tip (self, placed->cue, placed->start, item_index))
        n++;
    }
  for (guint i = 0; i < self->dropped->len; i++)
    {
      const RouseDroppedCue *dropped = &g_array_index (self->dropped, RouseDroppedCue, i);

      if (dropped->at < position && dropped->replacement == NULL
          && is_tip (self, dropped->cue, dropped->at, item_index))
        n++;
    }

  return n;
}
