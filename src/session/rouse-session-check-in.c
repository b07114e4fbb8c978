/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the check-in (CONTENT.md 5) needs of a session that has not begun or is over: to be heard through its transport,
 * and to have another plan taken. */

#include "rouse-session-private.h"

#include "rouse-interlude.h"

static RousePlan *
get_plan (RouseSession *self)
{
  return rouse_timeline_get_plan (self->timeline);
}

/*
 * rouse_session_ask:
 * @condition: what must be true for the words to be spoken
 * @wait_for_key: whether they ask for a key and not for a number
 *
 * Puts a question of the check-in, in place of whatever is said while the position stands.
 */
void
rouse_session_ask (RouseSession *self, RouseCondition condition, gboolean wait_for_key)
{
  RousePlan *plan = get_plan (self);
  g_autoptr (RouseTimeline) interlude
      = rouse_interlude_new_question (rouse_plan_get_catalog (plan), condition, wait_for_key,
                                      rouse_plan_get_guidance (plan), self->clip_length, self->data);

  rouse_session_begin_interlude (self, interlude);
}

/*
 * rouse_session_say_goodbye:
 *
 * Speaks the last words.
 */
void
rouse_session_say_goodbye (RouseSession *self)
{
  RousePlan *plan = get_plan (self);
  g_autoptr (RouseTimeline) interlude
      = rouse_interlude_new_moment (rouse_plan_get_catalog (plan), ROUSE_MOMENT_GOODBYE, rouse_plan_get_guidance (plan),
                                    self->clip_length, self->data);

  rouse_session_begin_interlude (self, interlude);
}

/**
 * rouse_session_hush:
 * @self: a session that is not about to go on
 *
 * Stops in the middle of what is said while the position stands. It is not said again, be it that the sound is lost and
 * comes back. What runs is not hushed.
 */
void
rouse_session_hush (RouseSession *self)
{
  g_return_if_fail (ROUSE_IS_SESSION (self));

  if (self->interlude == NULL)
    return;

  rouse_session_disarm (self);
  rouse_transport_pause (self->transport);
  g_clear_object (&self->interlude);
  rouse_transport_load (self->transport, self->timeline, self->position);
  rouse_session_update (self);
}

/*
 * rouse_session_get_words_left:
 *
 * Returns: how long what is said while the position stands still lasts, in ns; 0 when nothing is
 */
gint64
rouse_session_get_words_left (RouseSession *self)
{
  if (self->interlude == NULL)
    return 0;

  return MAX (rouse_timeline_get_length (self->interlude) - rouse_transport_get_position (self->transport), 1);
}

/**
 * rouse_session_change_plan:
 * @self: a session that is ready
 * @plan: what to do instead
 *
 * Takes another plan before anything was done, such as Gentle start on a day on which that suits.
 */
void
rouse_session_change_plan (RouseSession *self, RousePlan *plan)
{
  g_autoptr (RouseTimeline) timeline = NULL;

  g_return_if_fail (ROUSE_IS_SESSION (self));
  g_return_if_fail (ROUSE_IS_PLAN (plan));
  g_return_if_fail (self->state == ROUSE_SESSION_READY);

  rouse_session_hush (self);
  timeline = rouse_timeline_compile (plan, self->clip_length, self->data);
  rouse_session_change_timeline (self, timeline, 0);
  rouse_transport_load (self->transport, timeline, 0);
}
