/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a session can be told: the public face of the state machine in rouse-session-engine.c. */

#include "rouse-session-private.h"

#include "rouse-interlude.h"

/* Back this soon after a stop, in ns, goes one further: also when it was “back” that led there. */
#define BACK_AGAIN (2 * (gint64) 1000000000)

/**
 * rouse_session_set_transport:
 * @self: a session
 * @transport: what shall move the position from now on
 *
 * Changes the transport on the way, at the same position and without a break. The session does it by itself when a
 * transport stops, and goes on by the clock; whoever brings the sound back calls this.
 */
void
rouse_session_set_transport (RouseSession *self, RouseTransport *transport)
{
  RouseTimeline *timeline;
  gboolean still;
  gboolean moving;
  gint64 position;

  g_return_if_fail (ROUSE_IS_SESSION (self));
  g_return_if_fail (ROUSE_IS_TRANSPORT (transport));

  if (transport == self->transport)
    return;

  moving = self->state == ROUSE_SESSION_RUNNING || self->interlude != NULL;
  still = rouse_session_stood_still (self)
          && (self->state == ROUSE_SESSION_RUNNING || self->state == ROUSE_SESSION_PAUSED
              || self->state == ROUSE_SESSION_RESUMING);
  timeline = self->interlude != NULL ? self->interlude : self->timeline;
  position
      = self->interlude != NULL ? rouse_transport_get_position (self->transport) : rouse_session_read_position (self);

  rouse_session_detach (self);
  rouse_session_attach (self, transport);
  rouse_transport_load (transport, timeline, position);
  rouse_session_notify (self, ROUSE_SESSION_PROP_TRANSPORT);

  if (still)
    rouse_session_pause_at (self, self->interlude != NULL ? self->position : position, TRUE);
  else if (moving)
    {
      rouse_transport_play (transport);
      rouse_session_arm (self);
    }
}

/**
 * rouse_session_start:
 * @self: a session
 *
 * Begins. Does nothing when the session has begun before.
 */
void
rouse_session_start (RouseSession *self)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state != ROUSE_SESSION_READY)
    return;

  /* Words spoken while it was ready, such as the check-in, give way. */
  g_clear_object (&self->interlude);
  rouse_transport_load (self->transport, self->timeline, self->position);
  rouse_session_set_state (self, ROUSE_SESSION_RUNNING);
  rouse_transport_play (self->transport);
  rouse_session_arm (self);
}

/**
 * rouse_session_pause:
 * @self: a session
 *
 * Holds the position and says so. While the session is about to go on it goes back to its pause without a word.
 */
void
rouse_session_pause (RouseSession *self)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state == ROUSE_SESSION_RESUMING)
    rouse_session_pause_at (self, self->position, FALSE);
  else if (self->state == ROUSE_SESSION_RUNNING && rouse_session_stood_still (self))
    rouse_session_interrupt (self);
  else if (self->state == ROUSE_SESSION_RUNNING)
    {
      rouse_session_disarm (self);
      rouse_transport_pause (self->transport);
      rouse_session_catch_up (self);
      rouse_session_pause_at (self, self->position, TRUE);
    }
}

static void
begin_resuming (RouseSession *self)
{
  RouseCatalog *catalog = rouse_plan_get_catalog (rouse_timeline_get_plan (self->timeline));
  g_autoptr (RouseTimeline) interlude = rouse_interlude_new_resume (catalog, self->clip_length, self->data);

  self->position = rouse_timeline_get_repetition_start (self->timeline, self->position);
  self->seen = self->position;
  rouse_session_set_state (self, ROUSE_SESSION_RESUMING);
  rouse_session_begin_interlude (self, interlude);
}

/**
 * rouse_session_resume:
 * @self: a session
 *
 * Ends a pause: calls back into position, waits, counts down and goes on with the repetition that was interrupted from
 * its start.
 */
void
rouse_session_resume (RouseSession *self)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state == ROUSE_SESSION_PAUSED)
    begin_resuming (self);
}

/**
 * rouse_session_toggle:
 * @self: a session
 *
 * What the space bar does: starts, pauses or resumes.
 */
void
rouse_session_toggle (RouseSession *self)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));

  switch (self->state)
    {
    case ROUSE_SESSION_READY:
      rouse_session_start (self);
      break;

    case ROUSE_SESSION_RUNNING:
    case ROUSE_SESSION_RESUMING:
      rouse_session_pause (self);
      break;

    case ROUSE_SESSION_PAUSED:
      rouse_session_resume (self);
      break;

    case ROUSE_SESSION_HURT:
    case ROUSE_SESSION_FINISHED:
    case ROUSE_SESSION_ENDED:
    default:
      break;
    }
}

static gboolean
can_jump (RouseSession *self)
{
  if (self->state == ROUSE_SESSION_RUNNING && rouse_session_stood_still (self))
    rouse_session_interrupt (self);

  return self->state == ROUSE_SESSION_RUNNING || self->state == ROUSE_SESSION_PAUSED
         || self->state == ROUSE_SESSION_RESUMING;
}

/* While it is about to go on: a set gets a way into position and a countdown of its own; everything else leads in by
 * its own words, and begins at once. */
static void
jump_resuming (RouseSession *self, gint64 target)
{
  gint64 entry = rouse_timeline_get_repetition_start (self->timeline, target);

  if (rouse_timeline_get_segment_at (self->timeline, entry)->kind != ROUSE_SEGMENT_PHASE)
    {
      rouse_session_run_from (self, target);
      return;
    }

  rouse_session_move_to (self, target);
  begin_resuming (self);
}

static void
jump (RouseSession *self, gint64 target)
{
  if (target >= rouse_timeline_get_length (self->timeline))
    {
      rouse_session_finish (self);
      return;
    }

  self->fresh_from = 0;
  if (self->state == ROUSE_SESSION_RESUMING)
    jump_resuming (self, target);
  else
    {
      if (self->interlude == NULL)
        rouse_transport_seek (self->transport, target);
      rouse_session_move_to (self, target);
      rouse_session_arm (self);
    }
  rouse_session_emit_jumped (self);
}

/* Who is back in position before the wait is over need not wait. */
static gboolean
end_resuming_wait (RouseSession *self)
{
  const RouseWait *wait;

  if (self->state != ROUSE_SESSION_RESUMING || self->interlude == NULL)
    return FALSE;

  wait = rouse_timeline_get_wait_at (self->interlude, rouse_transport_get_position (self->transport));
  if (wait == NULL || !wait->skippable)
    return FALSE;

  rouse_transport_seek (self->transport, wait->start + wait->length);
  rouse_session_update (self);
  rouse_session_arm (self);

  return TRUE;
}

/**
 * rouse_session_forward:
 * @self: a session
 *
 * Ends a wait, the one before a resumed session goes on included, or goes to the next stop; see
 * rouse_timeline_get_next_stop(). What is passed over counts as skipped.
 */
void
rouse_session_forward (RouseSession *self)
{
  const RouseWait *wait;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (!can_jump (self) || end_resuming_wait (self))
    return;
  rouse_session_catch_up (self);

  wait = rouse_timeline_get_wait_at (self->timeline, self->position);
  if (wait == NULL)
    jump (self, rouse_timeline_get_next_stop (self->timeline, self->position));
  else if (wait->skippable)
    jump (self, wait->start + wait->length);
}

/**
 * rouse_session_back:
 * @self: a session
 *
 * Goes back to the last stop; within two seconds of it, or of the last time, one further. See
 * rouse_timeline_get_previous_stop().
 */
void
rouse_session_back (RouseSession *self)
{
  gint64 target;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (!can_jump (self))
    return;
  rouse_session_catch_up (self);

  target = rouse_timeline_get_previous_stop (self->timeline, self->position + 1);
  if (self->position - target < BACK_AGAIN)
    target = rouse_timeline_get_previous_stop (self->timeline, target);
  jump (self, target);
}

/*
 * rouse_session_end_with:
 * @last_words: what is said at the end
 *
 * Ends early with words of its own.
 */
void
rouse_session_end_with (RouseSession *self, RouseTimeline *last_words)
{
  const RouseSetResult *results;
  gboolean begun = self->state != ROUSE_SESSION_READY;
  gsize n_results;
  int set;

  if (!rouse_session_stood_still (self))
    rouse_session_catch_up (self);

  rouse_session_disarm (self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->interlude);
  if (self->state == ROUSE_SESSION_HURT)
    rouse_session_settle_hurt (self, ROUSE_HURT_END);
  rouse_session_set_state (self, ROUSE_SESSION_ENDED);
  if (!begun)
    return;

  set = rouse_tally_get_set_at (self->tally, self->position);
  results = rouse_tally_get_results (self->tally, &n_results);
  if (set >= 0)
    rouse_session_emit_set_done (self, &results[set]);
  rouse_session_begin_interlude (self, last_words);
}

/**
 * rouse_session_end:
 * @self: a session
 *
 * Ends early. Everything done is kept, and the person is told so.
 */
void
rouse_session_end (RouseSession *self)
{
  g_autoptr (RouseTimeline) interlude = NULL;
  RouseCatalog *catalog;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state == ROUSE_SESSION_FINISHED || self->state == ROUSE_SESSION_ENDED)
    return;

  catalog = rouse_plan_get_catalog (rouse_timeline_get_plan (self->timeline));
  interlude = rouse_interlude_new_moment (catalog, ROUSE_MOMENT_END_EARLY, ROUSE_GUIDANCE_FULL, self->clip_length,
                                          self->data);
  rouse_session_end_with (self, interlude);
}

/**
 * rouse_session_repeat:
 * @self: a session
 *
 * Says the last cue once more. The position stands meanwhile; a cue that is still being said begins again, and the
 * position with it. While an answer to “This hurts” is awaited, the question is put again.
 */
void
rouse_session_repeat (RouseSession *self)
{
  g_autoptr (RouseTimeline) interlude = NULL;
  const RousePlacedCue *cue;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state == ROUSE_SESSION_HURT)
    rouse_session_ask_hurt (self);
  if (self->state == ROUSE_SESSION_RUNNING && rouse_session_stood_still (self))
    rouse_session_interrupt (self);
  if (self->state != ROUSE_SESSION_RUNNING && self->state != ROUSE_SESSION_PAUSED)
    return;

  rouse_session_catch_up (self);
  cue = rouse_timeline_get_cue_at (self->timeline, self->position);
  if (cue == NULL)
    return;

  if (self->state == ROUSE_SESSION_RUNNING && self->interlude == NULL && self->position < cue->start + cue->length)
    {
      jump (self, cue->start);
      return;
    }

  interlude = rouse_interlude_new_text (cue->clip, cue->text, self->clip_length, self->data);
  rouse_session_begin_interlude (self, interlude);
}

/**
 * rouse_session_speak:
 * @self: a session that is not about to go on
 * @interlude: what to say
 *
 * Speaks something while the position stands, through the same transport: a question of the check-in, the words of
 * “This hurts”, the last cue once more. A running session goes on from its position afterwards.
 */
void
rouse_session_speak (RouseSession *self, RouseTimeline *interlude)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));
  g_return_if_fail (ROUSE_IS_TIMELINE (interlude));
  g_return_if_fail (self->state != ROUSE_SESSION_RESUMING);

  rouse_session_catch_up (self);
  rouse_session_begin_interlude (self, interlude);
}
