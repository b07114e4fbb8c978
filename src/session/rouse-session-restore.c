/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session that goes on where another process left it. */

#include "rouse-session-private.h"

/*
 * rouse_session_find_first_word:
 * @segment: a block of @timeline
 *
 * Where a block is entered: at its first word, for the last one of the set before may reach into it.
 *
 * Returns: a position in ns
 */
gint64
rouse_session_find_first_word (RouseTimeline *timeline, const RouseSegment *segment)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n_cues);

  for (gsize i = 0; i < n_cues; i++)
    if (cues[i].start >= segment->start)
      return MIN (cues[i].start, segment->start + segment->length);

  return segment->start;
}

/* The block that leads into a set: its set-up, the change of sides or the rest before it. */
static gint64
find_way_into (RouseSession *self, int set)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->timeline, &n_segments);

  for (gsize i = 1; i < n_segments; i++)
    if (rouse_tally_get_set_at (self->tally, segments[i].start) == set)
      return rouse_session_find_first_word (self->timeline, &segments[i - 1]);

  return 0;
}

static gint64
find_closing (RouseSession *self)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->timeline, &n_segments);
  const RouseSegment *last = &segments[n_segments - 1];

  return last->kind == ROUSE_SEGMENT_CLOSING ? last->start : last->start + last->length;
}

/**
 * rouse_session_restore:
 * @self: a session that is ready
 * @get_done: (scope call): tells how much of each set was done before, and whether nobody goes back to it, say because
 *   it hurt
 * @data: for @get_done
 *
 * Counts what was done before, and stands where the set begins in which the session was interrupted, or else the first
 * one that comes after all that was done: rouse_session_start() leads back into position there. Where nothing was done
 * it begins from the start.
 */
void
rouse_session_restore (RouseSession *self, RouseSetDoneFunc get_done, gpointer data)
{
  gsize n_results;
  const RouseSetResult *results;
  int next = -1;

  g_return_if_fail (ROUSE_IS_SESSION (self));
  g_return_if_fail (self->state == ROUSE_SESSION_READY);

  results = rouse_tally_get_results (self->tally, &n_results);
  for (guint i = 0; i < n_results; i++)
    {
      gboolean left = FALSE;

      rouse_tally_restore (self->tally, i, get_done (&results[i], &left, data));
      if (results[i].done > 0)
        next = (int) i + (left || results[i].done == results[i].planned ? 1 : 0);
    }
  if (next < 0)
    return;

  self->position = next < (int) n_results ? find_way_into (self, next) : find_closing (self);
  self->seen = self->position;
  rouse_transport_load (self->transport, self->timeline, self->position);
  rouse_session_update (self);
}
