/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-in-rig.h"

static void
answered_cb (CheckInRig *self)
{
  self->n_answered++;
}

static void
question_changed_cb (CheckInRig *self)
{
  self->n_questions++;
}

static void
set_up_check_in (CheckInRig *self, gconstpointer id, gboolean with_gentle)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);

  choices.force_level = choices.force_repetitions = FALSE;
  self->gentle = with_gentle ? rouse_plan_new (session_fixture_get_catalog (), "gentle-start", &choices, NULL) : NULL;
  self->check_in = rouse_check_in_new (self->rig.session, ROUSE_CLOCK (self->rig.clock), self->gentle);
  self->n_answered = self->n_questions = 0;
  g_signal_connect_swapped (self->check_in, "answered", G_CALLBACK (answered_cb), self);
  g_signal_connect_swapped (self->check_in, "notify::question", G_CALLBACK (question_changed_cb), self);
}

/**
 * check_in_rig_set_up:
 * @id: of a routine
 *
 * Makes a check-in before that routine, with something gentler to offer.
 */
void
check_in_rig_set_up (CheckInRig *self, gconstpointer id)
{
  session_rig_set_up (&self->rig, id);
  set_up_check_in (self, id, TRUE);
}

/**
 * check_in_rig_set_up_counts:
 * @id: of a routine
 *
 * Makes one where little is said, and nothing gentler is there.
 */
void
check_in_rig_set_up_counts (CheckInRig *self, gconstpointer id)
{
  session_rig_set_up_counts (&self->rig, id);
  set_up_check_in (self, id, FALSE);
}

/**
 * check_in_rig_tear_down:
 *
 * Fails where somebody still holds any of it.
 */
void
check_in_rig_tear_down (CheckInRig *self, gconstpointer id)
{
  g_assert_finalize_object (self->check_in);
  if (self->gentle != NULL)
    g_object_unref (self->gentle);
  session_rig_tear_down (&self->rig, id);
}

/**
 * check_in_rig_assert_answers:
 *
 * Fails where the answers so far are others; -1 is for none.
 */
void
check_in_rig_assert_answers (
    CheckInRig *self, int tired_before, int pain_before, int tired_after, int pain_after, int difficulty)
{
  const RouseCheckInAnswers *answers = rouse_check_in_get_answers (self->check_in);

  g_assert_cmpint (answers->tired_before, ==, tired_before);
  g_assert_cmpint (answers->pain_before, ==, pain_before);
  g_assert_cmpint (answers->tired_after, ==, tired_after);
  g_assert_cmpint (answers->pain_after, ==, pain_after);
  g_assert_cmpint (answers->difficulty, ==, difficulty);
}

/**
 * check_in_rig_type:
 *
 * Presses keys.
 */
void
check_in_rig_type (CheckInRig *self, const char *digits)
{
  for (; *digits != '\0'; digits++)
    rouse_check_in_type (self->check_in, (guint) (*digits - '0'));
}
