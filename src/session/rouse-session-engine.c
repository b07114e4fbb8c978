/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the session does as time goes by: the state machine behind rouse-session.c, which shows it, and
 * rouse-session-control.c, which is told what to do. */

#include "rouse-session-private.h"

#include "rouse-clock-transport.h"
#include "rouse-interlude.h"

/* A wake-up that comes later than this, in µs, means that the process was stopped (PLATFORM.md, Audio). */
#define LATE (2 * ROUSE_CLOCK_SECOND)
/* More time spent asleep than this between two looks, in µs, was a suspend and no jitter between two clocks. */
#define ASLEEP (ROUSE_CLOCK_SECOND / 2)
/* A transport may begin a little late, or lag behind the clock: how long to wait before asking again, in µs. */
#define SHORTEST_PATIENCE ((gint64) 5000)
#define LONGEST_PATIENCE ((gint64) 250000)
/* How long a transport that stopped by itself may stand before the session stops with it, in µs. */
#define GRACE ((gint64) 250000)
#define NS_PER_US ((gint64) 1000)

/*
 * rouse_session_disarm:
 *
 * Takes the wake-up back. Nothing wakes a session that stands.
 */
void
rouse_session_disarm (RouseSession *self)
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

/*
 * rouse_session_stood_still:
 *
 * Returns: whether the process or the computer stood still since the wake-up was asked for
 */
gboolean
rouse_session_stood_still (RouseSession *self)
{
  if (self->due == G_MAXINT64)
    return FALSE;

  return rouse_clock_get_monotonic (self->clock) > self->due + LATE || get_slept (self) > self->slept + ASLEEP;
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
  if (self->state == ROUSE_SESSION_PAUSED || self->state == ROUSE_SESSION_HURT || self->state == ROUSE_SESSION_ENDED)
    return self->caption;

  /* Nor are the words from before a pause those of the repetition that is done again. */
  if (self->state == ROUSE_SESSION_READY || self->view.caption_start < self->fresh_from)
    return NULL;

  return self->view.caption;
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

/*
 * rouse_session_move_to:
 *
 * Takes a new position into account. Every set that lies behind afterwards is reported, also one that was begun, left
 * and passed over.
 */
void
rouse_session_move_to (RouseSession *self, gint64 position)
{
  RouseTally *tally = self->tally;
  gint64 before = self->position;
  int set = rouse_tally_get_set_at (tally, before);
  gsize n_results;
  const RouseSetResult *results = rouse_tally_get_results (tally, &n_results);

  self->position = position;
  self->seen = position;
  rouse_session_update (self);

  for (guint i = 0; i < n_results; i++)
    if ((results[i].done > 0 || (int) i == set) && !rouse_tally_is_behind (tally, i, before)
        && rouse_tally_is_behind (tally, i, position))
      rouse_session_emit_set_done (self, &results[i]);
}

static void
advance_to (RouseSession *self, gint64 position)
{
  position = MAX (position, self->position);
  rouse_tally_credit (self->tally, self->position, position);
  rouse_session_move_to (self, position);
}

/*
 * rouse_session_catch_up:
 *
 * Takes into account how far a running session has come: what was done on the way counts.
 */
void
rouse_session_catch_up (RouseSession *self)
{
  if (self->state == ROUSE_SESSION_RUNNING && self->interlude == NULL)
    advance_to (self, rouse_transport_get_position (self->transport));
}

/*
 * rouse_session_finish:
 *
 * Comes to the end.
 */
void
rouse_session_finish (RouseSession *self)
{
  rouse_session_disarm (self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->interlude);
  rouse_session_move_to (self, rouse_timeline_get_length (self->timeline));
  rouse_session_set_state (self, ROUSE_SESSION_FINISHED);
}

/*
 * rouse_session_begin_interlude:
 *
 * Speaks something while the position stands.
 */
void
rouse_session_begin_interlude (RouseSession *self, RouseTimeline *interlude)
{
  rouse_session_disarm (self);
  g_set_object (&self->interlude, interlude);
  rouse_transport_load (self->transport, interlude, 0);
  rouse_transport_play (self->transport);
  rouse_session_arm (self);
  rouse_session_update (self);
}

/* Where nobody says that it is paused it has to be read. */
static void
show_pause (RouseSession *self, RouseTimeline *interlude)
{
  const RousePlacedCue *cue = rouse_timeline_get_cue_at (interlude, rouse_timeline_get_length (interlude));

  if (g_set_str (&self->caption, cue != NULL ? cue->text : NULL))
    rouse_session_notify (self, ROUSE_SESSION_PROP_CAPTION);
}

/*
 * rouse_session_pause_at:
 *
 * Stands at a position. Nothing on the way to it counts.
 */
void
rouse_session_pause_at (RouseSession *self, gint64 position, gboolean spoken)
{
  RouseCatalog *catalog = rouse_plan_get_catalog (rouse_timeline_get_plan (self->timeline));
  g_autoptr (RouseTimeline) interlude = rouse_interlude_new_pause (catalog, self->clip_length, self->data);

  rouse_session_disarm (self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->interlude);
  self->position = position;
  self->seen = position;
  rouse_session_set_state (self, ROUSE_SESSION_PAUSED);

  if (spoken)
    rouse_session_begin_interlude (self, interlude);
  else
    {
      show_pause (self, interlude);
      rouse_transport_load (self->transport, self->timeline, position);
    }
}

/*
 * rouse_session_interrupt:
 *
 * Pauses after a standstill: nothing that may have passed meanwhile was done.
 */
void
rouse_session_interrupt (RouseSession *self)
{
  gint64 position = self->position;

  if (self->state == ROUSE_SESSION_RUNNING && self->interlude == NULL)
    {
      position = self->seen;
      /* A device knows better how far it came, but nobody exercised beyond the boundary that was missed. */
      if (rouse_transport_get_measured (self->transport))
        position = CLAMP (rouse_transport_get_position (self->transport), position, MAX (position, self->due_position));
    }

  rouse_session_pause_at (self, position, TRUE);
}

/*
 * rouse_session_run_from:
 *
 * Goes on at a position at once, for it begins with words that lead into it.
 */
void
rouse_session_run_from (RouseSession *self, gint64 position)
{
  rouse_session_disarm (self);
  g_clear_object (&self->interlude);
  self->fresh_from = 0;
  rouse_transport_load (self->transport, self->timeline, position);
  rouse_session_move_to (self, position);
  rouse_session_set_state (self, ROUSE_SESSION_RUNNING);
  rouse_session_update (self);
  rouse_transport_play (self->transport);
  rouse_session_arm (self);
}

/*
 * rouse_session_change_timeline:
 * @timeline: the same as before up to some place
 * @position: where to be in it, in ns
 *
 * Takes another timeline, which the caller has the transport load. What was done stays done.
 */
void
rouse_session_change_timeline (RouseSession *self, RouseTimeline *timeline, gint64 position)
{
  RouseTally *before = self->tally;

  self->tally = rouse_tally_new_after (before, timeline);
  g_ptr_array_add (self->past, before);
  g_set_object (&self->timeline, timeline);
  self->position = self->seen = position;

  g_object_freeze_notify (G_OBJECT (self));
  rouse_session_notify (self, ROUSE_SESSION_PROP_TIMELINE);
  rouse_session_notify (self, ROUSE_SESSION_PROP_SEGMENT_INDEX);
  rouse_session_update (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Somebody else stopped the transport, such as a sound server that gives way to a call: without a word, for nobody
 * would hear it. */
static void
stop_with_transport (RouseSession *self)
{
  rouse_session_catch_up (self);
  rouse_session_pause_at (self, self->position, FALSE);
}

static void end_interlude (RouseSession *self);

static gboolean
wake_up_cb (gpointer data)
{
  g_autoptr (RouseSession) self = g_object_ref (data);
  gint64 position = rouse_transport_get_position (self->transport);
  gboolean active = self->state == ROUSE_SESSION_RUNNING || self->state == ROUSE_SESSION_RESUMING;

  self->wake_up = 0;
  if (active && rouse_session_stood_still (self))
    {
      rouse_session_interrupt (self);
      return G_SOURCE_REMOVE;
    }

  if (!rouse_transport_get_playing (self->transport))
    {
      if (active)
        stop_with_transport (self);
      else if (self->interlude != NULL)
        end_interlude (self);
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
  rouse_session_arm (self);

  return G_SOURCE_REMOVE;
}

static void
set_wake_up (RouseSession *self, gint64 monotonic)
{
  if (self->wake_up != 0)
    rouse_clock_remove_wake_up (self->clock, self->wake_up);
  self->wake_up = rouse_clock_add_wake_up (self->clock, monotonic, wake_up_cb, self, NULL);
}

/*
 * rouse_session_arm:
 *
 * Asks for the one wake-up: at the next moment at which something that is shown changes. Where nothing moves that
 * should, it is time to look again whether somebody else has taken over.
 */
void
rouse_session_arm (RouseSession *self)
{
  RouseTimeline *timeline = self->interlude != NULL ? self->interlude : self->timeline;
  gboolean moving = self->state == ROUSE_SESSION_RUNNING || self->interlude != NULL;
  gint64 position;
  gint64 left;

  rouse_session_disarm (self);
  if (rouse_transport_get_timeline (self->transport) != timeline)
    return;
  if (!rouse_transport_get_playing (self->transport))
    {
      if (moving)
        set_wake_up (self, rouse_clock_get_monotonic (self->clock) + GRACE);
      return;
    }

  position = rouse_transport_get_position (self->transport);
  self->due_position = rouse_timeline_get_next_boundary (timeline, position);
  if (self->due_position < 0)
    return;

  left = (self->due_position - position + NS_PER_US - 1) / NS_PER_US;
  self->due = rouse_clock_get_monotonic (self->clock) + MAX (left, self->patience);
  self->slept = get_slept (self);
  set_wake_up (self, self->due);
}

/*
 * rouse_session_read_position:
 *
 * Where the session is, in ns. After a standstill it is where it was last seen, and it is paused there as soon as the
 * main loop comes to it.
 */
gint64
rouse_session_read_position (RouseSession *self)
{
  if (self->state != ROUSE_SESSION_RUNNING || self->interlude != NULL)
    return self->position;

  if (!rouse_session_stood_still (self))
    self->seen = MAX (self->seen, rouse_transport_get_position (self->transport));
  else if (self->wake_up != 0)
    set_wake_up (self, rouse_clock_get_monotonic (self->clock));

  return self->seen;
}

static void
end_interlude (RouseSession *self)
{
  gboolean moving = self->state == ROUSE_SESSION_RESUMING || self->state == ROUSE_SESSION_RUNNING;

  if (moving && rouse_session_stood_still (self))
    {
      rouse_session_interrupt (self);
      return;
    }

  rouse_session_disarm (self);
  g_clear_object (&self->interlude);
  if (self->state == ROUSE_SESSION_RESUMING && self->view.segment->kind == ROUSE_SEGMENT_PHASE)
    self->fresh_from = self->position;
  rouse_transport_load (self->transport, self->timeline, self->position);
  if (self->state == ROUSE_SESSION_HURT)
    rouse_session_await_hurt_answer (self);
  if (!moving)
    return;

  rouse_session_set_state (self, ROUSE_SESSION_RUNNING);
  rouse_session_update (self);
  rouse_transport_play (self->transport);
  rouse_session_arm (self);
}

static void
transport_ended_cb (RouseTransport *transport, RouseSession *session)
{
  g_autoptr (RouseSession) self = g_object_ref (session);

  if (self->interlude != NULL)
    end_interlude (self);
  else if (self->state == ROUSE_SESSION_RUNNING && rouse_session_stood_still (self))
    rouse_session_interrupt (self);
  else if (self->state == ROUSE_SESSION_RUNNING)
    {
      rouse_tally_credit (self->tally, self->position, rouse_timeline_get_length (self->timeline));
      rouse_session_finish (self);
    }
}

static void
transport_playing_cb (RouseSession *self)
{
  gint64 now = rouse_clock_get_monotonic (self->clock);

  /* Our own pauses take the wake-up back first. One that is still there is needed to tell an end from a standstill; and
   * whoever changes a transport that failed for another gets a moment to do it. */
  if (rouse_transport_get_playing (self->transport))
    rouse_session_arm (self);
  else if (self->wake_up != 0)
    set_wake_up (self, now + GRACE);
}

/* What moves goes on without sound. Whoever owns the transport sees the change, and gives it back when it works again.
 */
static void
transport_stopped_cb (RouseTransport *transport, const GError *error, RouseSession *self)
{
  g_autoptr (RouseTransport) silent = NULL;

  if (self->state != ROUSE_SESSION_RUNNING && self->interlude == NULL)
    return;

  silent = rouse_clock_transport_new (self->clock);
  rouse_session_set_transport (self, silent);
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
  g_signal_connect_object (transport, "stopped", G_CALLBACK (transport_stopped_cb), self, G_CONNECT_DEFAULT);
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
  rouse_session_disarm (self);
  g_signal_handlers_disconnect_by_data (self->transport, self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->transport);
}
