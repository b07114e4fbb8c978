/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-private.h"

#include <glib/gi18n-lib.h>

/* What a session is asked about where it stands: everything that its page shows. */

/**
 * rouse_session_get_timeline:
 * @self: a session
 *
 * Returns: (transfer none): what it leads through; another one after a change on the way
 */
RouseTimeline *
rouse_session_get_timeline (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  return self->timeline;
}

/**
 * rouse_session_get_transport:
 * @self: a session
 *
 * Returns: (transfer none): what moves the position
 */
RouseTransport *
rouse_session_get_transport (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  return self->transport;
}

/**
 * rouse_session_get_state:
 * @self: a session
 *
 * Returns: its state
 */
RouseSessionState
rouse_session_get_state (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), ROUSE_SESSION_READY);

  return self->state;
}

/**
 * rouse_session_get_position:
 * @self: a session
 *
 * Where the session is. While it does not run, control words included, the position stands.
 *
 * Returns: a position of the timeline in ns
 */
gint64
rouse_session_get_position (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), 0);

  return rouse_session_read_position (self);
}

/**
 * rouse_session_get_heard:
 * @self: a session
 * @position: (out): where that timeline is, in ns
 *
 * What is spoken, be it of the session or while its position stands.
 *
 * Returns: (transfer none) (nullable): the timeline whose cues are spoken now; %NULL while nothing moves
 */
RouseTimeline *
rouse_session_get_heard (RouseSession *self, gint64 *position)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);
  g_return_val_if_fail (position != NULL, NULL);

  if (self->interlude != NULL)
    {
      *position = rouse_transport_get_position (self->transport);
      return rouse_transport_get_timeline (self->transport) == self->interlude ? self->interlude : NULL;
    }

  *position = rouse_session_read_position (self);
  return self->state == ROUSE_SESSION_RUNNING ? self->timeline : NULL;
}

/**
 * rouse_session_get_segment:
 * @self: a session
 *
 * Returns: (transfer none): the segment that is shown
 */
const RouseSegment *
rouse_session_get_segment (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  return self->view.segment;
}

/**
 * rouse_session_get_stretch_fraction:
 * @self: a session
 *
 * How far the set, set-up, rest or change of sides has gone, for a ring; see rouse_timeline_get_stretch().
 *
 * Returns: from 0 to 1
 */
double
rouse_session_get_stretch_fraction (RouseSession *self)
{
  gint64 start;
  gint64 length;

  g_return_val_if_fail (ROUSE_IS_SESSION (self), 0.0);

  rouse_timeline_get_stretch (self->timeline, self->position, &start, &length);

  return CLAMP ((double) (rouse_session_read_position (self) - start) / (double) length, 0.0, 1.0);
}

/**
 * rouse_session_get_stretch_left:
 * @self: a session
 *
 * Returns: how long the set, set-up, rest or change of sides still lasts, in ns
 */
gint64
rouse_session_get_stretch_left (RouseSession *self)
{
  gint64 start;
  gint64 length;

  g_return_val_if_fail (ROUSE_IS_SESSION (self), 0);

  rouse_timeline_get_stretch (self->timeline, self->position, &start, &length);

  return CLAMP (start + length - rouse_session_read_position (self), 0, length);
}

/**
 * rouse_session_get_left:
 * @self: a session
 *
 * Returns: how long the whole session still lasts, in ns
 */
gint64
rouse_session_get_left (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), 0);

  return rouse_timeline_get_length (self->timeline) - rouse_session_read_position (self);
}

/**
 * rouse_session_get_pose:
 * @self: a session
 * @pose: (out): how the body stands now
 * @mirrored: (out): whether the figure is seen in a mirror
 *
 * How the figure stands at the position, for every frame in which it moves.
 *
 * Returns: whether the exercise has a motion
 */
gboolean
rouse_session_get_pose (RouseSession *self, RousePose *pose, gboolean *mirrored)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), FALSE);
  g_return_val_if_fail (pose != NULL && mirrored != NULL, FALSE);

  return rouse_session_view_get_pose (&self->view, rouse_session_read_position (self), pose, mirrored);
}

/**
 * rouse_session_get_exercise:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the exercise that is done, or comes, or was the last
 */
RouseExercise *
rouse_session_get_exercise (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  return self->view.work != NULL ? self->view.work->item->exercise : NULL;
}

/**
 * rouse_session_get_variant:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the variant of rouse_session_get_exercise()
 */
RouseVariant *
rouse_session_get_variant (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  return self->view.work != NULL ? self->view.work->item->variant : NULL;
}

/**
 * rouse_session_get_side:
 * @self: a session
 *
 * Returns: the leg that works, or comes
 */
RouseSide
rouse_session_get_side (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), ROUSE_SIDE_BOTH);

  return self->view.work != NULL ? self->view.work->side : ROUSE_SIDE_BOTH;
}

/**
 * rouse_session_get_phase_title:
 * @self: a session
 *
 * Returns: what to do now, in a word or two
 */
const char *
rouse_session_get_phase_title (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  switch (self->state)
    {
    case ROUSE_SESSION_PAUSED:
      return C_ ("session", "Paused");

    case ROUSE_SESSION_HURT:
      return C_ ("session", "Stopped");

    case ROUSE_SESSION_RESUMING:
      return C_ ("session", "Get ready");

    case ROUSE_SESSION_ENDED:
      return C_ ("session", "Ended");

    case ROUSE_SESSION_READY:
    case ROUSE_SESSION_RUNNING:
    case ROUSE_SESSION_FINISHED:
    default:
      return self->view.phase_title;
    }
}

/**
 * rouse_session_get_next_title:
 * @self: a session
 *
 * Returns: what comes after the set, set-up, rest or change of sides; empty at the end
 */
const char *
rouse_session_get_next_title (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  return self->view.next_title;
}

/**
 * rouse_session_get_caption:
 * @self: a session
 *
 * Returns: (nullable): the text of the cue that is spoken, or was spoken last
 */
const char *
rouse_session_get_caption (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  return self->caption;
}

/**
 * rouse_session_get_repetition:
 * @self: a session
 *
 * Returns: the repetition that is being done, from 1; 0 outside sets
 */
guint
rouse_session_get_repetition (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), 0);

  return self->view.segment->repetition;
}

/**
 * rouse_session_get_repetitions:
 * @self: a session
 *
 * Returns: how many repetitions the current or coming set has
 */
guint
rouse_session_get_repetitions (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), 0);

  return self->view.work != NULL ? self->view.work->item->repetitions : 0;
}

/**
 * rouse_session_get_set:
 * @self: a session
 *
 * Returns: the current or coming set of its side, from 1
 */
guint
rouse_session_get_set (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), 0);

  return self->view.work != NULL ? self->view.work->set : 0;
}

/**
 * rouse_session_get_sets:
 * @self: a session
 *
 * Returns: how many sets the exercise has on each side
 */
guint
rouse_session_get_sets (RouseSession *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), 0);

  return self->view.work != NULL ? self->view.work->item->sets : 0;
}

/**
 * rouse_session_get_results:
 * @self: a session
 * @n_results: (out): how many
 *
 * Returns: (transfer none) (array length=n_results): every planned set and how much of it has been done so far
 */
const RouseSetResult *
rouse_session_get_results (RouseSession *self, gsize *n_results)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  return rouse_tally_get_results (self->tally, n_results);
}
