/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which question comes, and what follows from its answer: the state machine behind rouse-check-in.c, which shows it. */

#include "rouse-check-in-private.h"

#include "rouse-session-private.h"

/* Pain before the session from which Gentle start is offered, and from which there is none today (CONTENT.md 4.3). */
#define SOME_PAIN 4
#define HIGH_PAIN 6

/*
 * rouse_check_in_set_stage:
 *
 * Is further than before.
 */
void
rouse_check_in_set_stage (RouseCheckIn *self, RouseCheckInStage stage)
{
  if (self->stage == stage)
    return;

  self->stage = stage;
  rouse_check_in_notify (self, ROUSE_CHECK_IN_PROP_STAGE);
}

static void
start_session (RouseCheckIn *self)
{
  rouse_check_in_set_question (self, ROUSE_QUESTION_NONE);
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_SESSION);
  rouse_session_start (self->session);
}

/* Better to rest: there is no session, and it is said why. */
static void
rest (RouseCheckIn *self)
{
  rouse_check_in_set_question (self, ROUSE_QUESTION_NONE);
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_REST);
  rouse_session_end (self->session);
  rouse_session_ask (self->session, ROUSE_CONDITION_HIGH_PAIN, FALSE);
}

static void
finish (RouseCheckIn *self)
{
  gboolean somebody = self->answers.tired_after >= 0 || self->answers.pain_after >= 0 || self->answers.difficulty >= 0;

  rouse_check_in_set_question (self, ROUSE_QUESTION_NONE);
  rouse_session_hush (self->session);
  if (somebody && !self->held)
    rouse_session_say_goodbye (self->session);
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_OVER);
}

static void
go_on_from_pain (RouseCheckIn *self)
{
  if (self->stage == ROUSE_CHECK_IN_AFTER)
    rouse_check_in_ask (self, ROUSE_QUESTION_EFFORT);
  else if (self->answers.pain_before >= HIGH_PAIN)
    rest (self);
  else if (self->answers.pain_before >= SOME_PAIN && self->gentle != NULL)
    rouse_check_in_ask (self, ROUSE_QUESTION_GENTLE);
  else
    start_session (self);
}

static void
answer_pain (RouseCheckIn *self, int pain)
{
  if (self->stage == ROUSE_CHECK_IN_AFTER)
    self->answers.pain_after = pain;
  else
    self->answers.pain_before = pain;
  rouse_check_in_emit_answered (self);
  go_on_from_pain (self);
}

static void
answer_tired (RouseCheckIn *self, int tired)
{
  if (self->stage == ROUSE_CHECK_IN_AFTER)
    self->answers.tired_after = tired;
  else
    self->answers.tired_before = tired;
  rouse_check_in_emit_answered (self);
  rouse_check_in_ask (self, ROUSE_QUESTION_PAIN);
}

static gboolean
was_anything_done (RouseSession *session)
{
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (session, &n_results);

  for (gsize i = 0; i < n_results; i++)
    if (results[i].done > 0)
      return TRUE;

  return FALSE;
}

/* Whoever was told to call for help, or to see somebody, has been asked enough. */
static gboolean
ended_in_need (RouseSession *session)
{
  gsize n_hurts;
  const RouseHurt *hurts = rouse_session_get_hurts (session, &n_hurts);

  for (gsize i = 0; i < n_hurts; i++)
    if (rouse_hurt_advice_ends (rouse_hurt_get_advice (hurts[i].feeling, hurts[i].place)))
      return TRUE;

  return FALSE;
}

static void
begin_after (RouseCheckIn *self)
{
  if (self->quiet || !was_anything_done (self->session) || ended_in_need (self->session))
    {
      rouse_check_in_set_stage (self, ROUSE_CHECK_IN_OVER);
      return;
    }

  rouse_check_in_set_question (self, ROUSE_QUESTION_TIRED);
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_AFTER);
  rouse_check_in_put (self, MAX (rouse_session_get_words_left (self->session), 1));
}

/* Whoever begins the session by other means, such as the play key of a headset, wants no question. */
static void
state_changed_cb (RouseCheckIn *self)
{
  RouseSessionState state = rouse_session_get_state (self->session);
  gboolean over = state == ROUSE_SESSION_FINISHED || state == ROUSE_SESSION_ENDED;

  if (self->stage == ROUSE_CHECK_IN_BEFORE && over)
    {
      rouse_check_in_set_question (self, ROUSE_QUESTION_NONE);
      rouse_check_in_set_stage (self, ROUSE_CHECK_IN_OVER);
    }
  else if (self->stage == ROUSE_CHECK_IN_BEFORE && state != ROUSE_SESSION_READY)
    {
      rouse_check_in_set_question (self, ROUSE_QUESTION_NONE);
      rouse_check_in_set_stage (self, ROUSE_CHECK_IN_SESSION);
    }
  else if (self->stage == ROUSE_CHECK_IN_SESSION && over)
    begin_after (self);
}

/*
 * rouse_check_in_follow_session:
 *
 * Notices that the session begins, or that it is over.
 */
void
rouse_check_in_follow_session (RouseCheckIn *self)
{
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_check_in_begin:
 * @self: a check-in
 * @after: how long somebody else speaks first, in µs; 0 where nobody does
 *
 * Somebody looks: asks the first question, or once more the one at which rouse_check_in_hold() was called. It can be
 * answered from now on, whether it was put yet or not.
 */
void
rouse_check_in_begin (RouseCheckIn *self, gint64 after)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));
  g_return_if_fail (after >= 0);

  if (!self->held)
    return;

  self->held = FALSE;
  if (self->stage == ROUSE_CHECK_IN_BEFORE && self->question == ROUSE_QUESTION_NONE)
    rouse_check_in_set_question (self, self->quiet ? ROUSE_QUESTION_READY : ROUSE_QUESTION_TIRED);
  rouse_check_in_put (self, MAX (rouse_session_get_words_left (self->session), after * ROUSE_CHECK_IN_NS_PER_US));
}

/**
 * rouse_check_in_answer:
 * @self: a check-in
 * @value: the answer, see #RouseQuestion
 *
 * Answers the question; another may follow, the session may begin, or it is over.
 */
void
rouse_check_in_answer (RouseCheckIn *self, int value)
{
  int lowest;
  int highest;

  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  rouse_question_get_range (self->question, &lowest, &highest);
  if (value < lowest || value > highest)
    return;

  switch (self->question)
    {
    case ROUSE_QUESTION_TIRED:
      answer_tired (self, value);
      break;

    case ROUSE_QUESTION_PAIN:
      if (value > 0)
        rouse_check_in_ask (self, ROUSE_QUESTION_STRENGTH);
      else
        answer_pain (self, 0);
      break;

    case ROUSE_QUESTION_STRENGTH:
      answer_pain (self, value);
      break;

    case ROUSE_QUESTION_GENTLE:
      if (value > 0)
        rouse_session_change_plan (self->session, self->gentle);
      start_session (self);
      break;

    case ROUSE_QUESTION_EFFORT:
      self->answers.difficulty = value;
      rouse_check_in_emit_answered (self);
      finish (self);
      break;

    case ROUSE_QUESTION_READY:
    case ROUSE_QUESTION_NONE:
    default:
      break;
    }
}

/**
 * rouse_check_in_skip:
 * @self: a check-in
 *
 * Goes on without an answer to the question.
 */
void
rouse_check_in_skip (RouseCheckIn *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  switch (self->question)
    {
    case ROUSE_QUESTION_TIRED:
      rouse_check_in_ask (self, ROUSE_QUESTION_PAIN);
      break;

    case ROUSE_QUESTION_PAIN:
    case ROUSE_QUESTION_STRENGTH:
      go_on_from_pain (self);
      break;

    case ROUSE_QUESTION_READY:
    case ROUSE_QUESTION_GENTLE:
      start_session (self);
      break;

    case ROUSE_QUESTION_EFFORT:
      finish (self);
      break;

    case ROUSE_QUESTION_NONE:
    default:
      break;
    }
}

/**
 * rouse_check_in_leave:
 * @self: a check-in
 *
 * Goes on without an answer to this question and all others: begins the session, or lets it be over. A number that was
 * typed counts; where it leads to an offer, that is put first.
 */
void
rouse_check_in_leave (RouseCheckIn *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  if (rouse_check_in_confirm (self) && self->question == ROUSE_QUESTION_GENTLE)
    return;
  if (self->stage == ROUSE_CHECK_IN_BEFORE)
    start_session (self);
  else if (self->stage == ROUSE_CHECK_IN_AFTER)
    finish (self);
}
