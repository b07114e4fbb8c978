/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which question comes, how long an answer is waited for, and what follows from it: the state machine behind
 * rouse-check-in.c, which shows it. */

#include "rouse-check-in-private.h"

#include "rouse-session-private.h"

/* A typed number counts after Enter, or after this long in µs (CONTENT.md 3, “Keys”). */
#define TYPING (2 * ROUSE_CLOCK_SECOND)
/* Between the last words of the session and the first question, in µs. */
#define BREATH (ROUSE_CLOCK_SECOND / 2)
#define NS_PER_US ((gint64) 1000)
/* Pain before the session from which Gentle start is offered, and from which there is none today (CONTENT.md 4.3). */
#define SOME_PAIN 4
#define HIGH_PAIN 6

static void
clear_wake_up (RouseCheckIn *self, guint *wake_up)
{
  if (*wake_up != 0)
    rouse_clock_remove_wake_up (self->clock, *wake_up);
  *wake_up = 0;
}

static void
set_seconds_left (RouseCheckIn *self, guint seconds)
{
  if (self->seconds_left == seconds)
    return;

  self->seconds_left = seconds;
  rouse_check_in_notify (self, ROUSE_CHECK_IN_PROP_SECONDS_LEFT);
}

static void
set_typed (RouseCheckIn *self, int typed)
{
  clear_wake_up (self, &self->typing);
  if (self->typed == typed)
    return;

  self->typed = typed;
  rouse_check_in_notify (self, ROUSE_CHECK_IN_PROP_TYPED);
}

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
set_question (RouseCheckIn *self, RouseQuestion question)
{
  clear_wake_up (self, &self->wake_up);
  set_typed (self, ROUSE_CHECK_IN_UNANSWERED);
  set_seconds_left (self, 0);
  self->heard = FALSE;
  if (self->question == question)
    return;

  self->question = question;
  rouse_check_in_notify (self, ROUSE_CHECK_IN_PROP_QUESTION);
}

static void
speak (RouseCheckIn *self)
{
  switch (self->question)
    {
    case ROUSE_QUESTION_TIRED:
      rouse_session_ask (self->session, ROUSE_CONDITION_ALWAYS, FALSE);
      break;

    case ROUSE_QUESTION_PAIN:
      rouse_session_ask (self->session, ROUSE_CONDITION_ALWAYS, TRUE);
      break;

    case ROUSE_QUESTION_STRENGTH:
      rouse_session_ask (self->session, ROUSE_CONDITION_YES, FALSE);
      break;

    case ROUSE_QUESTION_GENTLE:
      rouse_session_ask (self->session, ROUSE_CONDITION_SOME_PAIN, TRUE);
      break;

    case ROUSE_QUESTION_EFFORT:
      rouse_session_ask (self->session, ROUSE_CONDITION_AFTERWARDS, FALSE);
      break;

    case ROUSE_QUESTION_NONE:
    default:
      break;
    }
}

static gboolean wake_up_cb (gpointer data);

static void
set_wake_up (RouseCheckIn *self, gint64 monotonic)
{
  clear_wake_up (self, &self->wake_up);
  self->wake_up = rouse_clock_add_wake_up (self->clock, monotonic, wake_up_cb, self, NULL);
}

/* Shown in whole seconds, so that it wakes up as often. */
static void
count_down (RouseCheckIn *self)
{
  gint64 now = rouse_clock_get_monotonic (self->clock);
  gint64 left = MAX (self->deadline - now, 0);

  set_seconds_left (self, (guint) ((left + ROUSE_CLOCK_SECOND - 1) / ROUSE_CLOCK_SECOND));
  if (left > 0)
    set_wake_up (self, now + (left - 1) % ROUSE_CLOCK_SECOND + 1);
}

/* Puts the question as soon as nothing else is being said. */
static void
put (RouseCheckIn *self, gint64 wait)
{
  if (self->question == ROUSE_QUESTION_NONE || self->held)
    return;

  if (wait > 0)
    {
      set_wake_up (self, rouse_clock_get_monotonic (self->clock) + wait / NS_PER_US + BREATH);
      return;
    }

  self->heard = TRUE;
  speak (self);
  self->deadline = rouse_clock_get_monotonic (self->clock) + self->patience;
  count_down (self);
}

static void
ask (RouseCheckIn *self, RouseQuestion question)
{
  set_question (self, question);
  put (self, 0);
}

static gboolean
wake_up_cb (gpointer data)
{
  g_autoptr (RouseCheckIn) self = g_object_ref (data);

  self->wake_up = 0;
  if (!self->heard)
    put (self, rouse_session_get_words_left (self->session));
  else if (rouse_clock_get_monotonic (self->clock) < self->deadline)
    count_down (self);
  else
    rouse_check_in_leave (self);

  return G_SOURCE_REMOVE;
}

static void
start_session (RouseCheckIn *self)
{
  set_question (self, ROUSE_QUESTION_NONE);
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_SESSION);
  rouse_session_start (self->session);
}

/* Better to rest: there is no session, and it is said why. */
static void
rest (RouseCheckIn *self)
{
  set_question (self, ROUSE_QUESTION_NONE);
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_REST);
  rouse_session_end (self->session);
  rouse_session_ask (self->session, ROUSE_CONDITION_HIGH_PAIN, FALSE);
}

static void
finish (RouseCheckIn *self)
{
  gboolean somebody = self->answers.tired_after >= 0 || self->answers.pain_after >= 0 || self->answers.difficulty >= 0;

  set_question (self, ROUSE_QUESTION_NONE);
  rouse_session_hush (self->session);
  if (somebody && !self->held)
    rouse_session_say_goodbye (self->session);
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_OVER);
}

static void
go_on_from_pain (RouseCheckIn *self)
{
  if (self->stage == ROUSE_CHECK_IN_AFTER)
    ask (self, ROUSE_QUESTION_EFFORT);
  else if (self->answers.pain_before >= HIGH_PAIN)
    rest (self);
  else if (self->answers.pain_before >= SOME_PAIN && self->gentle != NULL)
    ask (self, ROUSE_QUESTION_GENTLE);
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
  ask (self, ROUSE_QUESTION_PAIN);
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
  if (!was_anything_done (self->session) || ended_in_need (self->session))
    {
      rouse_check_in_set_stage (self, ROUSE_CHECK_IN_OVER);
      return;
    }

  set_question (self, ROUSE_QUESTION_TIRED);
  rouse_check_in_set_stage (self, ROUSE_CHECK_IN_AFTER);
  put (self, MAX (rouse_session_get_words_left (self->session), 1));
}

/* Whoever begins the session by other means, such as the play key of a headset, wants no question. */
static void
state_changed_cb (RouseCheckIn *self)
{
  RouseSessionState state = rouse_session_get_state (self->session);
  gboolean over = state == ROUSE_SESSION_FINISHED || state == ROUSE_SESSION_ENDED;

  if (self->stage == ROUSE_CHECK_IN_BEFORE && over)
    {
      set_question (self, ROUSE_QUESTION_NONE);
      rouse_check_in_set_stage (self, ROUSE_CHECK_IN_OVER);
    }
  else if (self->stage == ROUSE_CHECK_IN_BEFORE && state != ROUSE_SESSION_READY)
    {
      set_question (self, ROUSE_QUESTION_NONE);
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

/*
 * rouse_check_in_forget:
 *
 * Waits for nothing any more.
 */
void
rouse_check_in_forget (RouseCheckIn *self)
{
  clear_wake_up (self, &self->wake_up);
  clear_wake_up (self, &self->typing);
}

static gboolean
typed_cb (gpointer data)
{
  g_autoptr (RouseCheckIn) self = g_object_ref (data);

  self->typing = 0;
  rouse_check_in_confirm (self);

  return G_SOURCE_REMOVE;
}

/**
 * rouse_check_in_begin:
 * @self: a check-in
 *
 * Somebody looks: asks the first question, or once more the one at which rouse_check_in_hold() was called.
 */
void
rouse_check_in_begin (RouseCheckIn *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  if (!self->held)
    return;

  self->held = FALSE;
  if (self->stage == ROUSE_CHECK_IN_BEFORE && self->question == ROUSE_QUESTION_NONE)
    set_question (self, ROUSE_QUESTION_TIRED);
  put (self, rouse_session_get_words_left (self->session));
}

/**
 * rouse_check_in_hold:
 * @self: a check-in
 *
 * Nobody looks any more: no answer is waited for until rouse_check_in_begin().
 */
void
rouse_check_in_hold (RouseCheckIn *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  self->held = TRUE;
  clear_wake_up (self, &self->wake_up);
  set_typed (self, ROUSE_CHECK_IN_UNANSWERED);
  set_seconds_left (self, 0);
  if (self->question != ROUSE_QUESTION_NONE && self->heard)
    rouse_session_hush (self->session);
  self->heard = FALSE;
}

/**
 * rouse_check_in_extend:
 * @self: a check-in
 *
 * Somebody is there, though there is no answer yet: waits for one as long as at first.
 */
void
rouse_check_in_extend (RouseCheckIn *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  if (self->question == ROUSE_QUESTION_NONE || !self->heard)
    return;

  self->deadline = rouse_clock_get_monotonic (self->clock) + self->patience;
  count_down (self);
}

/**
 * rouse_check_in_repeat:
 * @self: a check-in
 *
 * Puts the question once more.
 */
void
rouse_check_in_repeat (RouseCheckIn *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  put (self, 0);
}

/**
 * rouse_check_in_type:
 * @self: a check-in
 * @digit: 0 to 9
 *
 * Types a digit of the number that is asked for. It counts with rouse_check_in_confirm(), or after two seconds. What
 * would be too much begins a new number.
 */
void
rouse_check_in_type (RouseCheckIn *self, guint digit)
{
  int lowest;
  int highest;
  int typed;

  g_return_if_fail (ROUSE_IS_CHECK_IN (self));
  g_return_if_fail (digit <= 9);

  rouse_question_get_range (self->question, &lowest, &highest);
  typed = 10 * MAX (self->typed, 0) + (int) digit;
  if (typed > highest)
    typed = (int) digit;
  if (typed < lowest || typed > highest || highest <= 1)
    return;

  rouse_check_in_extend (self);
  set_typed (self, typed);
  self->typing
      = rouse_clock_add_wake_up (self->clock, rouse_clock_get_monotonic (self->clock) + TYPING, typed_cb, self, NULL);
}

/**
 * rouse_check_in_erase:
 * @self: a check-in
 *
 * Takes back what was typed and does not count yet.
 */
void
rouse_check_in_erase (RouseCheckIn *self)
{
  g_return_if_fail (ROUSE_IS_CHECK_IN (self));

  set_typed (self, ROUSE_CHECK_IN_UNANSWERED);
}

/**
 * rouse_check_in_confirm:
 * @self: a check-in
 *
 * Answers with what was typed.
 *
 * Returns: whether anything was
 */
gboolean
rouse_check_in_confirm (RouseCheckIn *self)
{
  g_return_val_if_fail (ROUSE_IS_CHECK_IN (self), FALSE);

  if (self->typed < 0)
    return FALSE;
  rouse_check_in_answer (self, self->typed);

  return TRUE;
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
        ask (self, ROUSE_QUESTION_STRENGTH);
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
      ask (self, ROUSE_QUESTION_PAIN);
      break;

    case ROUSE_QUESTION_PAIN:
    case ROUSE_QUESTION_STRENGTH:
      go_on_from_pain (self);
      break;

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
