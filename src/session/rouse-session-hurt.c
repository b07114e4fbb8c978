/* SPDX-License-Identifier: GPL-3.0-or-later */

/* “This hurts” (CONTENT.md 5): everything stops, the question is asked, and the session goes on as the person wants. It
 * can be answered without looking, by the digits that are spoken. */

#include "rouse-session-private.h"

#include "rouse-interlude.h"

/* Who does not answer for this long, in µs, may need help more than exercise (CONTENT.md 5). */
#define PATIENCE (60 * ROUSE_CLOCK_SECOND)
#define NS_PER_US ((gint64) 1000)

static RouseCatalog *
get_catalog (RouseSession *self)
{
  return rouse_plan_get_catalog (rouse_timeline_get_plan (self->timeline));
}

/* The cue that puts the question, which is the one that is said again and again, and after how long in ns. */
static RouseCue *
find_question (RouseSession *self, gint64 *repeat)
{
  GListModel *cues = rouse_catalog_get_cues (get_catalog (self));

  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (cues, i);
      gsize n_rules;
      const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);

      for (gsize j = 0; j < n_rules; j++)
        if (rules[j].moment == ROUSE_MOMENT_HURT && rules[j].repeat > 0)
          {
            *repeat = rules[j].repeat;
            return cue;
          }
    }

  return NULL;
}

static void
clear_wake_up (RouseSession *self, guint *wake_up)
{
  if (*wake_up != 0)
    rouse_clock_remove_wake_up (self->clock, *wake_up);
  *wake_up = 0;
}

/*
 * rouse_session_forget_hurt:
 *
 * Waits for no answer any more.
 */
void
rouse_session_forget_hurt (RouseSession *self)
{
  clear_wake_up (self, &self->hurt_repeat);
  clear_wake_up (self, &self->hurt_deadline);
}

/*
 * rouse_session_ask_hurt:
 *
 * Puts the question again.
 */
void
rouse_session_ask_hurt (RouseSession *self)
{
  g_autoptr (RouseTimeline) interlude = NULL;
  gint64 repeat;
  RouseCue *cue = find_question (self, &repeat);

  clear_wake_up (self, &self->hurt_repeat);
  if (cue == NULL)
    return;

  interlude
      = rouse_interlude_new_text (rouse_cue_get_id (cue), rouse_cue_get_text (cue), self->clip_length, self->data);
  rouse_session_begin_interlude (self, interlude);
}

static gboolean
repeat_reached_cb (gpointer data)
{
  RouseSession *self = data;

  self->hurt_repeat = 0;
  rouse_session_ask_hurt (self);

  return G_SOURCE_REMOVE;
}

static gboolean
deadline_reached_cb (gpointer data)
{
  g_autoptr (RouseSession) self = g_object_ref (data);

  self->hurt_deadline = 0;
  rouse_session_end (self);

  return G_SOURCE_REMOVE;
}

/*
 * rouse_session_await_hurt_answer:
 *
 * Something was said; it is quiet until the question is put again.
 */
void
rouse_session_await_hurt_answer (RouseSession *self)
{
  gint64 repeat;

  clear_wake_up (self, &self->hurt_repeat);
  if (find_question (self, &repeat) != NULL)
    self->hurt_repeat
        = rouse_clock_add_wake_up (self->clock, rouse_clock_get_monotonic (self->clock) + repeat / NS_PER_US,
                                   repeat_reached_cb, self, NULL);
}

static void
set_deadline (RouseSession *self)
{
  clear_wake_up (self, &self->hurt_deadline);
  self->hurt_deadline = rouse_clock_add_wake_up (self->clock, rouse_clock_get_monotonic (self->clock) + PATIENCE,
                                                 deadline_reached_cb, self, NULL);
}

/**
 * rouse_session_extend_hurt:
 * @self: a session
 *
 * Somebody is there, though there is no answer yet: waits for one as long as at first.
 */
void
rouse_session_extend_hurt (RouseSession *self)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state == ROUSE_SESSION_HURT)
    set_deadline (self);
}

/**
 * rouse_session_get_hurt_question:
 * @self: a session
 *
 * Returns: (nullable): what is asked when something hurts, with the digits that answer it
 */
const char *
rouse_session_get_hurt_question (RouseSession *self)
{
  RouseCue *cue;
  gint64 repeat;

  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  cue = find_question (self, &repeat);

  return cue != NULL ? rouse_cue_get_text (cue) : NULL;
}

/* In a rest it is what was done last that hurts, not what comes. */
static const RouseSegment *
find_hurting (RouseSession *self)
{
  const RouseSegment *segment = self->view.segment;

  if (segment->kind == ROUSE_SEGMENT_REST)
    for (guint i = 1; i <= self->view.segment_index; i++)
      if (segment[-(gssize) i].kind == ROUSE_SEGMENT_PHASE)
        return &segment[-(gssize) i];

  return self->view.work;
}

/**
 * rouse_session_hurt:
 * @self: a session
 *
 * Something hurts: stops movement, voice and clock at once, says so and asks what to do. The state is
 * %ROUSE_SESSION_HURT until rouse_session_answer_hurt(); a minute without an answer ends the session.
 */
void
rouse_session_hurt (RouseSession *self)
{
  g_autoptr (RouseTimeline) interlude = NULL;
  const RouseSegment *hurting;

  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state != ROUSE_SESSION_RUNNING && self->state != ROUSE_SESSION_PAUSED
      && self->state != ROUSE_SESSION_RESUMING)
    return;

  if (self->state == ROUSE_SESSION_RUNNING && rouse_session_stood_still (self))
    rouse_session_interrupt (self);
  rouse_session_disarm (self);
  rouse_transport_pause (self->transport);
  rouse_session_catch_up (self);
  g_clear_object (&self->interlude);

  hurting = find_hurting (self);
  self->hurt = (RouseHurt) { .side = ROUSE_SIDE_BOTH };
  if (hurting != NULL)
    {
      self->hurt.exercise = hurting->item->exercise;
      self->hurt.variant = hurting->item->variant;
      self->hurt.side = hurting->side;
    }

  rouse_session_set_state (self, ROUSE_SESSION_HURT);
  set_deadline (self);
  interlude = rouse_interlude_new_moment (get_catalog (self), ROUSE_MOMENT_HURT, ROUSE_GUIDANCE_FULL, self->clip_length,
                                          self->data);
  rouse_session_begin_interlude (self, interlude);
}

/* The first repetition at or after the position of a set that is not complete, in the exercise that is done. */
static const RouseSegment *
find_unfinished (RouseSession *self)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->timeline, &n_segments);
  gsize n_results;
  const RouseSetResult *results = rouse_tally_get_results (self->tally, &n_results);

  if (self->view.work == NULL)
    return NULL;

  for (gsize i = self->view.segment_index; i < n_segments; i++)
    {
      int set = rouse_tally_get_set_at (self->tally, segments[i].start);

      if (segments[i].item != NULL && segments[i].item->exercise != self->view.work->item->exercise)
        break;
      if (set >= 0 && results[set].done < results[set].planned)
        return &segments[i];
    }

  return NULL;
}

/**
 * rouse_session_can_ease:
 * @self: a session
 *
 * Returns: whether something of the exercise is left to do, and there is an easier way to do it
 */
gboolean
rouse_session_can_ease (RouseSession *self)
{
  const RouseSegment *unfinished;

  g_return_val_if_fail (ROUSE_IS_SESSION (self), FALSE);

  unfinished = find_unfinished (self);

  return unfinished != NULL && !rouse_plan_item_is_easy (unfinished->item);
}

static guint
get_turn (RousePlan *plan, const RouseSegment *segment)
{
  gboolean second
      = rouse_exercise_get_two_sided (segment->item->exercise) && segment->side != rouse_plan_get_first_side (plan);

  return segment->set - 1 + (second ? segment->item->sets : 0);
}

/* Where the changed exercise begins in its timeline; the rest before it only for those who were still resting. */
static gint64
find_entry (RouseSession *self, RouseTimeline *timeline, guint item_index)
{
  gboolean resting = self->view.segment->kind == ROUSE_SEGMENT_REST;
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (timeline, &n_segments);

  /* Nothing was done yet, and the words of safety may not have been said to their end. */
  if (self->view.segment->kind == ROUSE_SEGMENT_START)
    return rouse_timeline_get_repetition_start (timeline, self->position);

  for (gsize i = 0; i < n_segments; i++)
    if (segments[i].item != NULL && segments[i].item_index == item_index
        && (resting || segments[i].kind != ROUSE_SEGMENT_REST))
      return rouse_session_find_first_word (timeline, &segments[i]);

  return 0;
}

static void
ease (RouseSession *self)
{
  g_autoptr (RousePlan) plan = NULL;
  g_autoptr (RouseTimeline) timeline = NULL;
  const RouseSegment *first = find_unfinished (self);
  RousePlan *before = rouse_timeline_get_plan (self->timeline);
  int set = rouse_tally_get_set_at (self->tally, first->start);
  gsize n_results;
  const RouseSetResult *results = rouse_tally_get_results (self->tally, &n_results);
  gboolean tried = results[set].done > 0;
  gboolean inside
      = self->view.segment->kind == ROUSE_SEGMENT_PHASE && rouse_tally_get_set_at (self->tally, self->position) == set;
  guint turn = get_turn (before, first);
  RousePlanChange change = {
    .item_index = first->item_index,
    .kept_turn = tried ? turn + 1 : turn,
    .first_turn = turn,
    .continued = tried || inside,
    .first_tip = first->item->first_tip + rouse_timeline_count_tips (self->timeline, first->item_index, self->position),
  };
  gboolean split = first->item->first_turn < change.kept_turn;

  plan = rouse_plan_new_easier (before, &change);
  timeline = rouse_timeline_compile (plan, self->clip_length, self->data);
  rouse_session_change_timeline (self, timeline, find_entry (self, timeline, change.item_index + (split ? 1 : 0)));
  if (tried)
    rouse_session_emit_set_done (self, &rouse_tally_get_results (self->tally, &n_results)[set]);
  rouse_session_run_from (self, self->position);
}

/* Sets that are passed over stay in the results with nothing done, and in the timeline: who goes back finds them. In
 * the closing words nothing is left to pass over, and the session is as complete as it was. */
static void
skip (RouseSession *self)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->timeline, &n_segments);
  const RouseSegment *work = self->view.work;

  for (gsize i = self->view.segment_index; work != NULL && i < n_segments; i++)
    if (segments[i].item != NULL && segments[i].item->exercise != work->item->exercise)
      {
        rouse_session_run_from (self, rouse_session_find_first_word (self->timeline, &segments[i]));
        return;
      }

  if (self->view.segment->kind == ROUSE_SEGMENT_CLOSING)
    rouse_session_run_from (self, rouse_session_find_first_word (self->timeline, self->view.segment));
  else
    rouse_session_end (self);
}

/*
 * rouse_session_settle_hurt:
 *
 * There is an answer: what has to be remembered is.
 */
void
rouse_session_settle_hurt (RouseSession *self, RouseHurtAnswer answer)
{
  rouse_session_forget_hurt (self);
  self->hurt.answer = answer;
  if (!rouse_hurt_is_flag (&self->hurt))
    return;

  g_array_append_val (self->hurts, self->hurt);
  rouse_session_emit_hurt_flagged (self, &self->hurt);
}

/**
 * rouse_session_answer_hurt:
 * @self: a session in which something hurts
 * @answer: what the person wants
 *
 * Goes on as the person wants: as before, with the easier variant of the rest of the exercise, with the next exercise,
 * or not at all. Where there is nothing easier, the exercise is skipped; after the last exercise the session ends.
 */
void
rouse_session_answer_hurt (RouseSession *self, RouseHurtAnswer answer)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->state != ROUSE_SESSION_HURT)
    return;
  if (answer == ROUSE_HURT_EASIER && !rouse_session_can_ease (self))
    answer = ROUSE_HURT_SKIP;
  if (answer == ROUSE_HURT_END)
    {
      rouse_session_end (self);
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  rouse_session_settle_hurt (self, answer);
  rouse_session_pause_at (self, self->position, FALSE);
  if (answer == ROUSE_HURT_GO_ON)
    rouse_session_resume (self);
  else if (answer == ROUSE_HURT_EASIER)
    ease (self);
  else
    skip (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static RouseTimeline *
create_advice (RouseSession *self, const char *message)
{
  g_autofree char *clip = g_strconcat ("message-", message, NULL);

  return rouse_interlude_new_text (clip, rouse_catalog_get_message (get_catalog (self), message), self->clip_length,
                                   self->data);
}

/**
 * rouse_session_refine_hurt:
 * @self: a session in which something hurts
 * @feeling: what it feels like
 * @place: where
 *
 * Whoever looks says more than a digit does. The advice is spoken; where it is to stop, the session ends with it. Who
 * answers has time again for the next answer.
 *
 * Returns: what was said
 */
RouseHurtAdvice
rouse_session_refine_hurt (RouseSession *self, RouseFeeling feeling, RousePlace place)
{
  g_autoptr (RouseTimeline) interlude = NULL;
  RouseHurtAdvice advice = rouse_hurt_get_advice (feeling, place);
  const char *message = rouse_hurt_advice_get_message (advice);

  g_return_val_if_fail (ROUSE_IS_SESSION (self), ROUSE_HURT_ADVICE_NONE);

  if (self->state != ROUSE_SESSION_HURT)
    return ROUSE_HURT_ADVICE_NONE;

  self->hurt.feeling = feeling;
  self->hurt.place = place;
  set_deadline (self);
  if (message == NULL)
    return advice;

  interlude = create_advice (self, message);
  if (rouse_hurt_advice_ends (advice))
    rouse_session_end_with (self, interlude);
  else
    {
      clear_wake_up (self, &self->hurt_repeat);
      rouse_session_begin_interlude (self, interlude);
    }

  return advice;
}

/**
 * rouse_session_get_hurts:
 * @self: a session
 * @n_hurts: (out): how many
 *
 * Returns: (transfer none) (array length=n_hurts) (nullable): what hurt and has to be remembered, by time
 */
const RouseHurt *
rouse_session_get_hurts (RouseSession *self, gsize *n_hurts)
{
  g_return_val_if_fail (ROUSE_IS_SESSION (self), NULL);

  *n_hurts = self->hurts->len;

  return (const RouseHurt *) (gconstpointer) self->hurts->data;
}
