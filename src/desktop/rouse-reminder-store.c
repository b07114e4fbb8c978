/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-reminder-store.h"

#include "rouse-reminder-time.h"

/* What is kept about reminders, in the words of the rule. Main thread only. */

/**
 * rouse_reminder_store_load_rule:
 * @settings: what is kept
 * @rule: (out caller-allocates): what the person asked for
 *
 * A time that cannot be read is left out.
 */
void
rouse_reminder_store_load_rule (RouseReminderSettings *settings, RouseReminderRule *rule)
{
  g_auto (GStrv) times = NULL;

  *rule = (RouseReminderRule) { 0 };
  g_object_get (settings, "enabled", &rule->enabled, "times", &times, "days", &rule->days, "skip-done",
                &rule->skip_done, "repeat", &rule->repeat, NULL);
  for (gsize i = 0; times[i] != NULL && rule->n_times < ROUSE_REMINDER_MAX_TIMES; i++)
    if (rouse_reminder_time_parse_time (times[i], &rule->times[rule->n_times]))
      rule->n_times++;
}

/**
 * rouse_reminder_store_load_facts:
 * @settings: what is kept
 * @choices: knows the day of the last session
 * @facts: (out caller-allocates): what speaks against a reminder, apart from somebody who is exercising
 *
 * Reads the days on which no reminder is wanted.
 */
void
rouse_reminder_store_load_facts (RouseReminderSettings *settings, RouseSettings *choices, RouseReminderFacts *facts)
{
  g_autofree char *done = rouse_settings_dup_last_day_done (choices);
  g_autofree char *quiet = NULL;
  g_autofree char *paused = NULL;

  g_object_get (settings, "quiet-day", &quiet, "paused-until", &paused, NULL);
  *facts = (RouseReminderFacts) { .done = rouse_reminder_time_parse_day (done),
                                  .quiet = rouse_reminder_time_parse_day (quiet),
                                  .paused_until = rouse_reminder_time_parse_day (paused) };
}

/**
 * rouse_reminder_store_load_state:
 * @settings: what is kept
 * @state: (out caller-allocates): what has been dealt with
 * @local: the time in local minutes
 *
 * Where nothing was kept, what lies behind is no matter of ours.
 */
void
rouse_reminder_store_load_state (RouseReminderSettings *settings, RouseReminderState *state, gint64 local)
{
  g_autofree char *handled = NULL;

  g_object_get (settings, "handled", &handled, "again", &state->again, NULL);
  state->handled = rouse_reminder_time_parse_local (handled);
  if (state->handled == 0)
    state->handled = local;
}

/**
 * rouse_reminder_store_save_state:
 * @settings: what is kept
 * @state: what has been dealt with
 *
 * Is on disk after rouse_reminder_settings_sync() for certain.
 */
void
rouse_reminder_store_save_state (RouseReminderSettings *settings, const RouseReminderState *state)
{
  g_autofree char *handled = rouse_reminder_time_format_local (state->handled);

  g_object_set (settings, "handled", handled, "again", state->again, NULL);
}

/**
 * rouse_reminder_store_get_shown:
 * @settings: what is kept
 *
 * Returns: the day of the reminder that is showing, or 0; the process that showed it may be gone
 */
guint32
rouse_reminder_store_get_shown (RouseReminderSettings *settings)
{
  g_autofree char *shown = NULL;

  g_object_get (settings, "shown", &shown, NULL);
  return rouse_reminder_time_parse_day (shown);
}

/**
 * rouse_reminder_store_set_shown:
 * @settings: what is kept
 * @day: the day of the reminder that is showing, or 0
 *
 * Is on disk after rouse_reminder_settings_sync() for certain.
 */
void
rouse_reminder_store_set_shown (RouseReminderSettings *settings, guint32 day)
{
  g_autofree char *shown = day != 0 ? rouse_reminder_time_format_day (day) : g_strdup ("");

  g_object_set (settings, "shown", shown, NULL);
}
