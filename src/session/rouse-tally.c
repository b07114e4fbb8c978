/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-tally.h"

/* Which set a segment belongs to, and whether its repetition has been counted. */
typedef struct
{
  int set; /* index of the result; -1 outside sets */
  gboolean credited;
} Mark;

struct _RouseTally
{
  RouseTimeline *timeline; /* owned: the results point into its plan */
  const RouseSegment *segments;
  gsize n_segments;
  GArray *marks;   /* of Mark, one a segment */
  GArray *results; /* of RouseSetResult; never grows once made, so that pointers into it stay good */
  GArray *ends;    /* of gint64: where each set ends */
};

static gboolean
belongs_to (const RouseSegment *segment, const RouseSetResult *result)
{
  /* In an alternating variant the sides of a set take turns: there the side is not the set's. */
  return result->item_index == segment->item_index && result->set == segment->set
         && (result->side == segment->side || rouse_variant_get_alternating (segment->item->variant));
}

static int
find_set (RouseTally *self, const RouseSegment *segment)
{
  RouseSetResult result = { 0 };
  gint64 end = 0;

  for (guint i = self->results->len; i > 0; i--)
    if (belongs_to (segment, &g_array_index (self->results, RouseSetResult, i - 1)))
      return (int) i - 1;

  result.item = segment->item;
  result.item_index = segment->item_index;
  result.set = segment->set;
  result.side = rouse_variant_get_alternating (segment->item->variant) ? ROUSE_SIDE_BOTH : segment->side;
  result.planned = segment->item->repetitions;
  g_array_append_val (self->results, result);
  g_array_append_val (self->ends, end);

  return (int) self->results->len - 1;
}

/*
 * rouse_tally_new:
 * @timeline: what is being done
 *
 * Makes a tally of nothing done yet.
 *
 * Returns: (transfer full): a new tally
 */
RouseTally *
rouse_tally_new (RouseTimeline *timeline)
{
  RouseTally *self = g_new0 (RouseTally, 1);

  self->timeline = g_object_ref (timeline);
  self->segments = rouse_timeline_get_segments (timeline, &self->n_segments);
  self->marks = g_array_sized_new (FALSE, TRUE, sizeof (Mark), self->n_segments);
  self->results = g_array_new (FALSE, TRUE, sizeof (RouseSetResult));
  self->ends = g_array_new (FALSE, TRUE, sizeof (gint64));

  for (gsize i = 0; i < self->n_segments; i++)
    {
      const RouseSegment *segment = &self->segments[i];
      Mark mark = { -1, FALSE };

      if (segment->kind == ROUSE_SEGMENT_PHASE)
        {
          mark.set = find_set (self, segment);
          g_array_index (self->ends, gint64, mark.set) = segment->start + segment->length;
        }
      g_array_append_val (self->marks, mark);
    }

  return self;
}

/*
 * rouse_tally_free:
 *
 * Frees a tally.
 */
void
rouse_tally_free (RouseTally *self)
{
  g_array_unref (self->marks);
  g_array_unref (self->results);
  g_array_unref (self->ends);
  g_object_unref (self->timeline);
  g_free (self);
}

static gboolean
is_same (const RouseSegment *a, const RouseSegment *b)
{
  return a->kind == b->kind && a->start == b->start && a->length == b->length && a->item_index == b->item_index
         && (a->item == NULL || a->item->variant == b->item->variant) && a->set == b->set && a->side == b->side
         && a->repetition == b->repetition && a->phase == b->phase;
}

/*
 * rouse_tally_new_after:
 * @before: what was counted so far
 * @timeline: a timeline that is the same up to where it was changed
 *
 * Makes a tally that goes on with another timeline. What both have in common stays counted.
 *
 * Returns: (transfer full): a new tally
 */
RouseTally *
rouse_tally_new_after (RouseTally *before, RouseTimeline *timeline)
{
  RouseTally *self = rouse_tally_new (timeline);

  for (gsize i = 0; i < MIN (self->n_segments, before->n_segments); i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);

      if (!is_same (&self->segments[i], &before->segments[i]))
        break;

      mark->credited = g_array_index (before->marks, Mark, i).credited;
      if (mark->credited)
        g_array_index (self->results, RouseSetResult, mark->set).done++;
    }

  return self;
}

static gsize
find_segment (RouseTally *self, gint64 position)
{
  gsize low = 0;
  gsize high = self->n_segments;

  while (low + 1 < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->segments[middle].start <= position)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/*
 * rouse_tally_credit:
 * @from: the position up to which everything has been counted, in ns
 * @to: the position that was reached from there without a jump, in ns
 *
 * Counts the repetitions whose settling began on the way. One that is done again counts once.
 */
void
rouse_tally_credit (RouseTally *self, gint64 from, gint64 to)
{
  for (gsize i = find_segment (self, from); i < self->n_segments && self->segments[i].start <= to; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->set < 0 || mark->credited || self->segments[i].phase != ROUSE_PHASE_SETTLE
          || self->segments[i].start <= from)
        continue;

      mark->credited = TRUE;
      g_array_index (self->results, RouseSetResult, mark->set).done++;
    }
}

/*
 * rouse_tally_restore:
 * @set: the index of a result
 * @done: how many of its repetitions were done before, from its first
 *
 * Counts what was done when the session was led by another process.
 */
void
rouse_tally_restore (RouseTally *self, guint set, guint done)
{
  RouseSetResult *result = &g_array_index (self->results, RouseSetResult, set);

  for (gsize i = 0; i < self->n_segments && result->done < MIN (done, result->planned); i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->set != (int) set || mark->credited || self->segments[i].phase != ROUSE_PHASE_SETTLE)
        continue;

      mark->credited = TRUE;
      result->done++;
    }
}

/*
 * rouse_tally_get_set_at:
 *
 * Returns: the index of the result of the set in which @position lies; -1 outside sets
 */
int
rouse_tally_get_set_at (RouseTally *self, gint64 position)
{
  return g_array_index (self->marks, Mark, find_segment (self, position)).set;
}

/*
 * rouse_tally_is_behind:
 *
 * Returns: whether the set with index @set ends at or before @position
 */
gboolean
rouse_tally_is_behind (RouseTally *self, guint set, gint64 position)
{
  return g_array_index (self->ends, gint64, set) <= position;
}

/*
 * rouse_tally_get_results:
 * @n_results: (out): how many
 *
 * Returns: (transfer none) (array length=n_results): every planned set with what was done of it
 */
const RouseSetResult *
rouse_tally_get_results (RouseTally *self, gsize *n_results)
{
  *n_results = self->results->len;

  return (const RouseSetResult *) (gconstpointer) self->results->data;
}
