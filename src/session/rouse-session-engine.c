/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the session does as time goes by and as it is told: the state machine behind rouse-session.c, which shows it. */

#include "rouse-session-private.h"

#include "rouse-interlude.h"

/* A wake-up that comes later than this, in µs, means that the process was stopped (PLATFORM.md, Audio). */
#define LATE (2 * ROUSE_CLOCK_SECOND)
/* More time spent asleep than this between two looks, in µs, was a suspend and no jitter between two clocks. */
#define ASLEEP (ROUSE_CLOCK_SECOND / 2)
/* Back within this time goes one stop further. */
#define BACK_AGAIN_US (2 * ROUSE_CLOCK_SECOND)
#define BACK_AGAIN_NS (2 * (gint64) 1000000000)
/* A transport may begin a little late, or lag behind the clock: how long to wait before asking again, in µs. */
#define SHORTEST_PATIENCE ((gint64) 5000)
#define LONGEST_PATIENCE ((gint64) 250000)
#define NS_PER_US ((gint64) 1000)

static void arm (RouseSession *self);

static void
disarm (RouseSession *self)
{
  if (self->wake_up != 0)
    rouse_clock_remove_wake_up (self->clock, self->wake_up);
  self->wake_up = 0;
  self->due = G_MAXINT64;
}

static gint64
get_slept (RouseSession *self)
{
  return rouse_clock_get_boot (self->clock) - rouse_clock_get_monotonic (self->clock);
}

/* Whether the process or the computer stood still since the wake-up was asked for. */
static gboolean
stood_still (RouseSession *self)
{
  if (self->due == G_MAXINT64)
    return FALSE;

  return rouse_clock_get_monotonic (self->clock) > self->due + LATE || get_slept (self) > self->slept + ASLEEP;
}

/*
 * rouse_session_read_position:
 *
 * Where the session is, in ns. After a standstill it is where it was last seen: the next wake-up pauses it there.
 */
gint64
rouse_session_read_position (RouseSession *self)
{
  if (self->state != ROUSE_SESSION_RUNNING)
    return self->position;
  if (!stood_still (self))
    self->seen = MAX (self->seen, rouse_transport_get_position (self->transport));

  return self->seen;
}

static const char *
find_caption (RouseSession *self)
{
  const RousePlacedCue *cue;

  if (self->interlude != NULL && rouse_transport_get_timeline (self->transport) == self->interlude)
    {
      cue = rouse_timeline_get_cue_at (self->interlude, rouse_transport_get_position (self->transport));
      return cue != NULL ? cue->text : self->caption;
    }

  /* What was last said while the position stood remains until it moves. */
  if (self->state == ROUSE_SESSION_PAUSED || self->state == ROUSE_SESSION_ENDED)
    return self->caption;

  return self->state == ROUSE_SESSION_READY ? NULL : self->view.caption;
}

/*
 * rouse_session_update:
 *
 * Works out again what is shown, and notifies what has changed.
 */
void
rouse_session_update (RouseSession *self)
{
  RouseSessionView before = self->view;
  const char *title = rouse_session_get_phase_title (self);
  guint repetitions = rouse_session_get_repetitions (self);
  guint sets = rouse_session_get_sets (self);
  guint set = rouse_session_get_set (self);
  RouseSide side = rouse_session_get_side (self);
  RouseExercise *exercise = rouse_session_get_exercise (self);
  RouseVariant *variant = rouse_session_get_variant (self);

  g_object_freeze_notify (G_OBJECT (self));
  rouse_session_view_init (&self->view, self->timeline, self->position);

  if (before.segment_index != self->view.segment_index)
    rouse_session_notify (self, ROUSE_SESSION_PROP_SEGMENT_INDEX);
  if (before.segment->repetition != self->view.segment->repetition)
    rouse_session_notify (self, ROUSE_SESSION_PROP_REPETITION);
  if (g_strcmp0 (before.next_title, self->view.next_title) != 0)
    rouse_session_notify (self, ROUSE_SESSION_PROP_NEXT_TITLE);
  if (g_strcmp0 (title, rouse_session_get_phase_title (self)) != 0)
    rouse_session_notify (self, ROUSE_SESSION_PROP_PHASE_TITLE);
  if (exercise != rouse_session_get_exercise (self))
    rouse_session_notify (self, ROUSE_SESSION_PROP_EXERCISE);
  if (variant != rouse_session_get_variant (self))
    rouse_session_notify (self, ROUSE_SESSION_PROP_VARIANT);
  if (side != rouse_session_get_side (self))
    rouse_session_notify (self, ROUSE_SESSION_PROP_SIDE);
  if (repetitions != rouse_session_get_repetitions (self))
    rouse_session_notify (self, ROUSE_SESSION_PROP_REPETITIONS);
  if (set != rouse_session_get_set (self))
    rouse_session_notify (self, ROUSE_SESSION_PROP_SET);
  if (sets != rouse_session_get_sets (self))
    rouse_session_notify (self, ROUSE_SESSION_PROP_SETS);
  if (g_set_str (&self->caption, find_caption (self)))
    rouse_session_notify (self, ROUSE_SESSION_PROP_CAPTION);

  g_object_thaw_notify (G_OBJECT (self));
}

/*
 * rouse_session_set_state:
 *
 * Changes the state, and everything that is shown of it.
 */
void
rouse_session_set_state (RouseSession *self, RouseSessionState state)
{
  g_autofree char *title = g_strdup (rouse_session_get_phase_title (self));

  if (self->state == state)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  self->state = state;
  rouse_session_notify (self, ROUSE_SESSION_PROP_STATE);
  if (g_strcmp0 (title, rouse_session_get_phase_title (self)) != 0)
    rouse_session_notify (self, ROUSE_SESSION_PROP_PHASE_TITLE);
  rouse_session_update (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Takes a new position into account. A set that lies behind afterwards is reported. */
static void
move_to (RouseSession *self, gint64 position)
{
  int set = rouse_tally_get_set_at (self->tally, self->position);
  gsize n_results;
  const RouseSetResult *results = rouse_tally_get_results (self->tally, &n_results);

  self->position = position;
  self->seen = position;
  rouse_session_update (self);

  if (set >= 0 && rouse_tally_is_behind (self->tally, (guint) set, position))
    rouse_session_emit_set_done (self, &results[set]);
}

static void
advance_to (RouseSession *self, gint64 position)
{
  position = MAX (position, self->position);
  rouse_tally_credit (self->tally, self->position, position);
  move_to (self, position);
}

static void
finish (RouseSession *self)
{
  disarm (self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->interlude);
  move_to (self, rouse_timeline_get_length (self->timeline));
  rouse_session_set_state (self, ROUSE_SESSION_FINISHED);
}

static void
begin_interlude (RouseSession *self, RouseTimeline *interlude)
{
  disarm (self);
  g_set_object (&self->interlude, interlude);
  rouse_transport_load (self->transport, interlude, 0);
  rouse_transport_play (self->transport);
  arm (self);
  rouse_session_update (self);
}

static void
pause_at (RouseSession *self, gint64 position, gboolean spoken)
{
  RouseCatalog *catalog = rouse_plan_get_catalog (rouse_timeline_get_plan (self->timeline));

  disarm (self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->interlude);
  self->position = position;
  self->seen = position;
  rouse_session_set_state (self, ROUSE_SESSION_PAUSED);

  if (spoken)
    {
      g_autoptr (RouseTimeline) interlude = rouse_interlude_new_pause (catalog, self->clip_length, self->data);

      begin_interlude (self, interlude);
    }
  else
    rouse_transport_load (self->transport, self->timeline, position);
}

/* After a standstill: nothing that may have passed meanwhile was done. */
static void
interrupt (RouseSession *self)
{
  gint64 position = self->position;

  if (self->state == ROUSE_SESSION_RUNNING)
    {
      position = self->seen;
      /* A device knows better how far it came, but nobody exercised beyond the boundary that was missed. */
      if (rouse_transport_get_measured (self->transport))
        position = CLAMP (rouse_transport_get_position (self->transport), position, MAX (position, self->due_position));
    }

  pause_at (self, position, TRUE);
}

static gboolean
wake_up_cb (gpointer data)
{
  g_autoptr (RouseSession) self = g_object_ref (data);
  gint64 position = rouse_transport_get_position (self->transport);
  gboolean active = self->state == ROUSE_SESSION_RUNNING || self->state == ROUSE_SESSION_RESUMING;

  self->wake_up = 0;
  if (active && stood_still (self))
    {
      interrupt (self);
      return G_SOURCE_REMOVE;
    }

  if (position >= self->due_position)
    self->patience = 0;
  else
    self->patience = CLAMP (2 * self->patience, SHORTEST_PATIENCE, LONGEST_PATIENCE);

  if (self->interlude != NULL)
    rouse_session_update (self);
  else if (self->state == ROUSE_SESSION_RUNNING)
    advance_to (self, position);
  arm (self);

  return G_SOURCE_REMOVE;
}

/* Asks for the one wake-up: at the next moment at which something that is shown changes. */
static void
arm (RouseSession *self)
{
  RouseTimeline *timeline = self->interlude != NULL ? self->interlude : self->timeline;
  gint64 position;
  gint64 left;

  disarm (self);
  if (!rouse_transport_get_playing (self->transport) || rouse_transport_get_timeline (self->transport) != timeline)
    return;

  position = rouse_transport_get_position (self->transport);
  self->due_position = rouse_timeline_get_next_boundary (timeline, position);
  if (self->due_position < 0)
    return;

  left = (self->due_position - position + NS_PER_US - 1) / NS_PER_US;
  self->due = rouse_clock_get_monotonic (self->clock) + MAX (left, self->patience);
  self->slept = get_slept (self);
  self->wake_up = rouse_clock_add_wake_up (self->clock, self->due, wake_up_cb, self, NULL);
}

static void
end_interlude (RouseSession *self)
{
  if (self->state == ROUSE_SESSION_RESUMING && stood_still (self))
    {
      interrupt (self);
      return;
    }

  disarm (self);
  g_clear_object (&self->interlude);
  rouse_transport_load (self->transport, self->timeline, self->position);
  if (self->state != ROUSE_SESSION_RESUMING)
    return;

  rouse_session_set_state (self, ROUSE_SESSION_RUNNING);
  rouse_transport_play (self->transport);
  arm (self);
}

static void
transport_ended_cb (RouseTransport *transport, RouseSession *session)
{
  g_autoptr (RouseSession) self = g_object_ref (session);

  if (self->interlude != NULL)
    end_interlude (self);
  else if (self->state == ROUSE_SESSION_RUNNING && stood_still (self))
    interrupt (self);
  else if (self->state == ROUSE_SESSION_RUNNING)
    {
      rouse_tally_credit (self->tally, self->position, rouse_timeline_get_length (self->timeline));
      finish (self);
    }
}

static void
transport_playing_cb (RouseSession *self)
{
  /* When it stops by itself the wake-up stays: it is what tells a standstill from an end. */
  if (rouse_transport_get_playing (self->transport))
    arm (self);
}

/*
 * rouse_session_attach:
 *
 * Takes a transport, which is loaded by the caller.
 */
void
rouse_session_attach (RouseSession *self, RouseTransport *transport)
{
  self->transport = g_object_ref (transport);
  self->due = G_MAXINT64;
  g_signal_connect_object (transport, "ended", G_CALLBACK (transport_ended_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (transport, "notify::playing", G_CALLBACK (transport_playing_cb), self, G_CONNECT_SWAPPED);
}

/*
 * rouse_session_detach:
 *
 * Silences the transport and lets it go.
 */
void
rouse_session_detach (RouseSession *self)
{
  disarm (self);
  g_signal_handlers_disconnect_by_data (self->transport, self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->transport);
}

/**
 * rouse_session_set_transport:
 * @self: a session
 * @transport: what shall move the position from now on
 *
 * Changes the transport on the way, at the same position and without a break: to a clock when the sound is lost, and
 * back when it returns.
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
  still = moving && stood_still (self);
  timeline = self->interlude != NULL ? self->interlude : self->timeline;
  position
      = self->interlude != NULL ? rouse_transport_get_position (self->transport) : rouse_session_read_position (self);

  rouse_session_detach (self);
  rouse_session_attach (self, transport);
  rouse_transport_load (transport, timeline, position);
  rouse_session_notify (self, ROUSE_SESSION_PROP_TRANSPORT);

  if (still)
    pause_at (self, self->interlude != NULL ? self->position : position, TRUE);
  else if (moving)
    {
      rouse_transport_play (transport);
      arm (self);
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
  rouse_transport_load (self->transport, self->timeline, 0);
  rouse_session_set_state (self, ROUSE_SESSION_RUNNING);
  rouse_transport_play (self->transport);
  arm (self);
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
    pause_at (self, self->position, FALSE);
  else if (self->state == ROUSE_SESSION_RUNNING && stood_still (self))
    interrupt (self);
  else if (self->state == ROUSE_SESSION_RUNNING)
    {
      rouse_transport_pause (self->transport);
      advance_to (self, rouse_transport_get_position (self->transport));
      pause_at (self, self->position, TRUE);
    }
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
  g_autoptr (RouseTimeline) interlude = NULL;
  RouseCatalog *catalog;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state != ROUSE_SESSION_PAUSED)
    return;

  catalog = rouse_plan_get_catalog (rouse_timeline_get_plan (self->timeline));
  interlude = rouse_interlude_new_resume (catalog, self->clip_length, self->data);
  self->position = rouse_timeline_get_repetition_start (self->timeline, self->position);
  self->seen = self->position;
  rouse_session_set_state (self, ROUSE_SESSION_RESUMING);
  begin_interlude (self, interlude);
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

    case ROUSE_SESSION_FINISHED:
    case ROUSE_SESSION_ENDED:
    default:
      break;
    }
}

static gboolean
can_jump (RouseSession *self)
{
  if (self->state == ROUSE_SESSION_RUNNING && stood_still (self))
    interrupt (self);

  return self->state == ROUSE_SESSION_RUNNING || self->state == ROUSE_SESSION_PAUSED
         || self->state == ROUSE_SESSION_RESUMING;
}

static void
jump (RouseSession *self, gint64 target)
{
  if (target >= rouse_timeline_get_length (self->timeline))
    {
      finish (self);
      return;
    }

  if (self->interlude == NULL)
    rouse_transport_seek (self->transport, target);
  move_to (self, target);
  arm (self);
}

/**
 * rouse_session_forward:
 * @self: a session
 *
 * Ends a wait, or goes to the next stop; see rouse_timeline_get_next_stop(). What is passed over counts as skipped.
 */
void
rouse_session_forward (RouseSession *self)
{
  const RouseWait *wait;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (!can_jump (self))
    return;
  if (self->state == ROUSE_SESSION_RUNNING)
    advance_to (self, rouse_transport_get_position (self->transport));

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
 * Goes back to the last stop; within two seconds of it, or of the last time, one further.
 */
void
rouse_session_back (RouseSession *self)
{
  gint64 now;
  gint64 target;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (!can_jump (self))
    return;
  if (self->state == ROUSE_SESSION_RUNNING)
    advance_to (self, rouse_transport_get_position (self->transport));

  now = rouse_clock_get_monotonic (self->clock);
  target = rouse_timeline_get_previous_stop (self->timeline, self->position);
  if (self->position - target < BACK_AGAIN_NS
      || (self->last_back != G_MININT64 && now - self->last_back < BACK_AGAIN_US))
    target = rouse_timeline_get_previous_stop (self->timeline, target);
  self->last_back = now;
  jump (self, target);
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
  const RouseSetResult *results;
  gboolean begun = self->state != ROUSE_SESSION_READY;
  gsize n_results;
  int set;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state == ROUSE_SESSION_FINISHED || self->state == ROUSE_SESSION_ENDED)
    return;
  if (self->state == ROUSE_SESSION_RUNNING && !stood_still (self))
    advance_to (self, rouse_transport_get_position (self->transport));

  disarm (self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->interlude);
  rouse_session_set_state (self, ROUSE_SESSION_ENDED);
  if (!begun)
    return;

  set = rouse_tally_get_set_at (self->tally, self->position);
  results = rouse_tally_get_results (self->tally, &n_results);
  if (set >= 0)
    rouse_session_emit_set_done (self, &results[set]);

  catalog = rouse_plan_get_catalog (rouse_timeline_get_plan (self->timeline));
  interlude = rouse_interlude_new_moment (catalog, ROUSE_MOMENT_END_EARLY, ROUSE_GUIDANCE_FULL, self->clip_length,
                                          self->data);
  begin_interlude (self, interlude);
}

/**
 * rouse_session_speak:
 * @self: a session that neither runs nor is about to
 * @interlude: what to say
 *
 * Speaks something while the position stands, through the same transport: a question of the check-in, the words of
 * “This hurts”, the last cue once more.
 */
void
rouse_session_speak (RouseSession *self, RouseTimeline *interlude)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));
  g_return_if_fail (ROUSE_IS_TIMELINE (interlude));
  g_return_if_fail (self->state != ROUSE_SESSION_RUNNING && self->state != ROUSE_SESSION_RESUMING);

  begin_interlude (self, interlude);
}
