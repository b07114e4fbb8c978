/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a question is put, and how long an answer to it is waited for. */

#include "rouse-check-in-private.h"

#include "rouse-session-private.h"

/* A typed number counts after Enter, or after this long in µs (CONTENT.md 3, “Keys”). */
#define TYPING (2 * ROUSE_CLOCK_SECOND)
/* Between the last words of the session and the first question, in µs. */
#define BREATH (ROUSE_CLOCK_SECOND / 2)

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
 * rouse_check_in_set_question:
 *
 * Asks something else, which is not put yet.
 */
void
rouse_check_in_set_question (RouseCheckIn *self, RouseQuestion question)
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

    case ROUSE_QUESTION_READY:
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

/*
 * rouse_check_in_put:
 * @wait: in ns
 *
 * Puts the question as soon as nothing else is being said, after @wait.
 */
void
rouse_check_in_put (RouseCheckIn *self, gint64 wait)
{
  if (self->question == ROUSE_QUESTION_NONE || self->held)
    return;

  if (wait > 0)
    {
      set_wake_up (self, rouse_clock_get_monotonic (self->clock) + wait / ROUSE_CHECK_IN_NS_PER_US + BREATH);
      return;
    }

  self->heard = TRUE;
  speak (self);
  self->deadline = rouse_clock_get_monotonic (self->clock) + self->patience;
  count_down (self);
}

/*
 * rouse_check_in_ask:
 *
 * Puts a question now.
 */
void
rouse_check_in_ask (RouseCheckIn *self, RouseQuestion question)
{
  rouse_check_in_set_question (self, question);
  rouse_check_in_put (self, 0);
}

static gboolean
wake_up_cb (gpointer data)
{
  g_autoptr (RouseCheckIn) self = g_object_ref (data);

  self->wake_up = 0;
  if (!self->heard)
    rouse_check_in_put (self, rouse_session_get_words_left (self->session));
  else if (rouse_clock_get_monotonic (self->clock) < self->deadline)
    count_down (self);
  else
    rouse_check_in_leave (self);

  return G_SOURCE_REMOVE;
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

  rouse_check_in_put (self, 0);
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
