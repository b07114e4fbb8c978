/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-tips.h"

/* The list of tips of an exercise carries on where the last session stopped. */

typedef struct
{
  gint64 start;
  gint64 done; /* where the repetitions end that were done */
  gint64 end;
} Span;

static gboolean
is_in_set (const RouseSegment *segment, const RouseSetResult *result)
{
  /* A set whose legs take turns belongs to no side. */
  return segment->kind == ROUSE_SEGMENT_PHASE && segment->item_index == result->item_index
         && segment->set == result->set && (result->side == ROUSE_SIDE_BOTH || segment->side == result->side);
}

static Span
find_span (RouseTimeline *timeline, const RouseSetResult *result)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n_segments);
  Span span = { -1, -1, -1 };

  for (gsize i = 0; i < n_segments; i++)
    {
      if (!is_in_set (&segments[i], result))
        continue;
      if (span.start < 0)
        span.start = span.done = segments[i].start;
      span.end = segments[i].start + segments[i].length;
      if (segments[i].repetition <= result->done)
        span.done = span.end;
    }
  return span;
}

/* Sets that were passed over had no tips, also where the session is behind them by now. */
static guint
count_tips (RouseSession *session, const RouseSetResult *result)
{
  RouseTimeline *timeline = rouse_session_get_timeline (session);
  gint64 position = rouse_session_get_position (session);
  Span span = find_span (timeline, result);
  gint64 reached = position >= span.start && position < span.end ? MAX (span.done, position) : span.done;

  return rouse_timeline_count_tips (timeline, result->item_index, reached)
         - rouse_timeline_count_tips (timeline, result->item_index, span.start);
}

static void
state_changed_cb (RouseSettings *settings, GParamSpec *pspec, RouseSession *session)
{
  const RouseSessionState state = rouse_session_get_state (session);
  gsize n_results;
  const RouseSetResult *results;
  guint n_tips = 0;

  if (state != ROUSE_SESSION_PAUSED && state != ROUSE_SESSION_FINISHED && state != ROUSE_SESSION_ENDED)
    return;

  results = rouse_session_get_results (session, &n_results);
  for (gsize i = 0; i < n_results; i++)
    {
      const RousePlanItem *item = results[i].item;

      n_tips += count_tips (session, &results[i]);
      if (i + 1 < n_results && results[i + 1].item_index == results[i].item_index)
        continue;
      /* An exercise that became easier on the way is two items; the second goes on from the first. */
      if (n_tips > 0)
        rouse_settings_set_first_tip (settings, rouse_exercise_get_id (item->exercise), item->first_tip + n_tips);
      n_tips = 0;
    }
}

/**
 * rouse_session_tips_follow:
 * @session: a session that has not begun
 * @settings: where the place in each list is kept
 *
 * Remembers whenever a session stops, for a while or for good, with which tip each of its exercises goes on the next
 * time. What is remembered counts from the start of the session, so that a pause counts nothing twice.
 */
void
rouse_session_tips_follow (RouseSession *session, RouseSettings *settings)
{
  g_return_if_fail (ROUSE_IS_SESSION (session));
  g_return_if_fail (ROUSE_IS_SETTINGS (settings));

  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), settings, G_CONNECT_SWAPPED);
}
