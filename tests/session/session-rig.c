/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-rig.h"

#include "rouse-clock-transport.h"

static void
notified_cb (SessionRig *self, GParamSpec *pspec)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->notified, pspec->name));

  g_hash_table_insert (self->notified, (gpointer) pspec->name, GUINT_TO_POINTER (n + 1));
}

static void
set_done_cb (SessionRig *self, const RouseSetResult *result)
{
  const char *const sides[] = { "both", "left", "right" };

  g_string_append_printf (self->sets, "%s/%u/%s %u/%u ", rouse_exercise_get_id (result->item->exercise), result->set,
                          sides[result->side], result->done, result->planned);
}

static void
set_up (SessionRig *self, const char *id, RouseGuidance guidance, RouseLevel level)
{
  RousePlanChoices choices = session_fixture_get_choices (guidance);

  choices.force_level = level != ROUSE_LEVEL_STANDARD;
  choices.forced.level = level;
  self->clock = rouse_fake_clock_new ();
  self->transport = rouse_clock_transport_new (ROUSE_CLOCK (self->clock));
  self->timeline = session_fixture_compile (id, &choices);
  self->session = rouse_session_new (self->timeline, self->transport, ROUSE_CLOCK (self->clock),
                                     session_fixture_get_longest, NULL, NULL);
  self->notified = g_hash_table_new (g_str_hash, g_str_equal);
  self->sets = g_string_new (NULL);
  g_signal_connect_swapped (self->session, "notify", G_CALLBACK (notified_cb), self);
  g_signal_connect_swapped (self->session, "set-done", G_CALLBACK (set_done_cb), self);
}

/**
 * session_rig_set_up:
 * @id: a routine or exercise, at full guidance
 *
 * Prepares a session that is ready.
 */
void
session_rig_set_up (SessionRig *self, gconstpointer id)
{
  set_up (self, id, ROUSE_GUIDANCE_FULL, ROUSE_LEVEL_STANDARD);
}

/**
 * session_rig_set_up_harder:
 * @id: an exercise, at full guidance and its harder variant
 *
 * Prepares a session that is ready.
 */
void
session_rig_set_up_harder (SessionRig *self, gconstpointer id)
{
  set_up (self, id, ROUSE_GUIDANCE_FULL, ROUSE_LEVEL_HARD);
}

/**
 * session_rig_set_up_counts:
 * @id: a routine or exercise, with counts alone
 *
 * Prepares a session that is ready.
 */
void
session_rig_set_up_counts (SessionRig *self, gconstpointer id)
{
  set_up (self, id, ROUSE_GUIDANCE_COUNTS, ROUSE_LEVEL_STANDARD);
}

/**
 * session_rig_tear_down:
 *
 * Makes sure that nothing outlives the session, in whatever state it was.
 */
void
session_rig_tear_down (SessionRig *self, gconstpointer id)
{
  g_assert_finalize_object (self->session);
  g_assert_cmpuint (rouse_fake_clock_get_n_wake_ups (self->clock), ==, 0);
  g_assert_finalize_object (self->transport);
  g_assert_finalize_object (self->timeline);
  g_assert_finalize_object (self->clock);
  g_hash_table_unref (self->notified);
  g_string_free (self->sets, TRUE);
}

/**
 * session_rig_run:
 *
 * Lets time pass.
 */
void
session_rig_run (SessionRig *self, double seconds)
{
  rouse_fake_clock_advance (self->clock, (gint64) (seconds * G_USEC_PER_SEC + 0.5));
}

/**
 * session_rig_run_to:
 *
 * Lets time pass until a running session is at a position.
 */
void
session_rig_run_to (SessionRig *self, double seconds)
{
  session_rig_run (self, seconds - session_rig_get_seconds (self));
  g_assert_cmpfloat_with_epsilon (session_rig_get_seconds (self), seconds, 1e-6);
}

/**
 * session_rig_get_notified:
 *
 * Returns: how often a property was notified since the last time this was asked
 */
guint
session_rig_get_notified (SessionRig *self, const char *property)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->notified, property));

  g_hash_table_remove (self->notified, property);

  return n;
}

/**
 * session_rig_get_seconds:
 *
 * Returns: the position in seconds
 */
double
session_rig_get_seconds (SessionRig *self)
{
  return (double) rouse_session_get_position (self->session) / SECOND;
}

/**
 * session_rig_get_done:
 *
 * Returns: how many repetitions of a set, from 0, are done
 */
guint
session_rig_get_done (SessionRig *self, guint result)
{
  gsize n;
  const RouseSetResult *results = rouse_session_get_results (self->session, &n);

  g_assert_cmpuint (result, <, n);

  return results[result].done;
}
