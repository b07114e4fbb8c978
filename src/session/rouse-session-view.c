/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-view.h"

#include <glib/gi18n-lib.h>

static const char *
get_title (const RouseSegment *segment)
{
  switch (segment->kind)
    {
    case ROUSE_SEGMENT_START:
      return C_ ("session", "Get ready");

    case ROUSE_SEGMENT_SETUP:
      return C_ ("session", "Get into position");

    case ROUSE_SEGMENT_PHASE:
      return rouse_variant_get_phase (segment->item->variant, segment->phase)->title;

    case ROUSE_SEGMENT_REST:
      return C_ ("session", "Rest");

    case ROUSE_SEGMENT_SWITCH:
      return C_ ("session", "Change sides");

    case ROUSE_SEGMENT_CLOSING:
      return C_ ("session", "All done");

    case ROUSE_SEGMENT_INTERLUDE:
    default:
      return "";
    }
}

/* A set and its set-up are announced by the exercise, other blocks by themselves. */
static const char *
get_coming_title (const RouseSegment *segment)
{
  if (segment->kind == ROUSE_SEGMENT_SETUP || segment->kind == ROUSE_SEGMENT_PHASE)
    return rouse_exercise_get_title (segment->item->exercise);

  return get_title (segment);
}

static const RouseSegment *
find_work (const RouseSegment *segments, gsize n_segments, gsize index)
{
  for (gsize i = index; i < n_segments; i++)
    if (segments[i].kind == ROUSE_SEGMENT_PHASE)
      return &segments[i];

  for (gsize i = index; i > 0; i--)
    if (segments[i - 1].kind == ROUSE_SEGMENT_PHASE)
      return &segments[i - 1];

  return NULL;
}

/*
 * rouse_session_view_init:
 * @timeline: a timeline with a plan
 * @position: a position in ns
 *
 * Says what is shown at a position.
 */
void
rouse_session_view_init (RouseSessionView *self, RouseTimeline *timeline, gint64 position)
{
  const RousePlacedCue *cue = rouse_timeline_get_cue_at (timeline, position);
  const RouseSegment *segments;
  const RouseSegment *next;
  gsize n_segments;
  gint64 start;
  gint64 length;

  segments = rouse_timeline_get_segments (timeline, &n_segments);
  self->segment = rouse_timeline_get_segment_at (timeline, position);
  self->segment_index = (guint) (self->segment - segments);
  self->work = find_work (segments, n_segments, self->segment_index);
  self->phase_title = get_title (self->segment);
  self->caption = cue != NULL ? cue->text : NULL;
  self->caption_start = cue != NULL ? cue->start : 0;

  rouse_timeline_get_stretch (timeline, position, &start, &length);
  next = rouse_timeline_get_segment_at (timeline, start + length);
  self->next_title = next->start == start + length ? get_coming_title (next) : "";
}

/*
 * rouse_session_view_get_pose:
 * @position: the position within the view's segment, in ns
 * @pose: (out): how the body stands
 * @mirrored: (out): whether the figure is seen in a mirror
 *
 * How the figure stands: moving in a repetition, ready elsewhere.
 *
 * Returns: whether there is a motion to show
 */
gboolean
rouse_session_view_get_pose (const RouseSessionView *self, gint64 position, RousePose *pose, gboolean *mirrored)
{
  RouseMotion *motion = self->work != NULL ? rouse_variant_get_motion (self->work->item->variant) : NULL;
  double fraction;

  if (motion == NULL)
    return FALSE;

  fraction = (double) (position - self->segment->start) / (double) self->segment->length;
  fraction = CLAMP (fraction, 0.0, 1.0);
  *mirrored = rouse_motion_get_mirrored (motion, self->work->side);
  if (self->segment->kind == ROUSE_SEGMENT_PHASE)
    rouse_motion_get_pose (motion, self->segment->phase, fraction, self->segment->side, pose);
  else
    rouse_motion_get_ready_pose (motion, fraction, self->work->side, pose);

  return TRUE;
}
