/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "coach-rig.h"

#include "session-fixture.h"

#include "rouse-config.h"
#include "rouse-standing.h"

#define DAY_LENGTH ((gint64) 24 * 3600 * G_USEC_PER_SEC)
#define EPOCH 719163u /* 1 January 1970, as a Julian day of GDate */

static void
reset (const char *id, const char *path)
{
  g_autoptr (GSettings) settings = g_settings_new_with_path (id, path);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (gsize i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

/**
 * coach_rig_get_noon:
 * @day: since #FIRST_DAY
 *
 * Returns: the moment, in µs since 1970 UTC
 */
gint64
coach_rig_get_noon (guint day)
{
  return ((gint64) (FIRST_DAY + day) - EPOCH) * DAY_LENGTH + DAY_LENGTH / 2;
}

static void
count_cb (guint *n)
{
  ++*n;
}

/**
 * coach_rig_set_up:
 *
 * Makes a coach with an empty journal and the settings of somebody new. It is noon on the first day.
 */
void
coach_rig_set_up (CoachRig *rig, gconstpointer data)
{
  reset (APP_ID, SETTINGS_PATH);
  reset (APP_ID ".Reminders", SETTINGS_PATH "reminders/");
  journal_fixture_set_up (&rig->fixture, NULL);
  rig->clock = rouse_fake_clock_new ();
  rouse_fake_clock_set_wall (rig->clock, coach_rig_get_noon (0));
  rig->journal = rouse_journal_new (rig->fixture.path, ROUSE_CLOCK (rig->clock));
  rig->settings = rouse_settings_new ();
  rig->reminders = rouse_reminder_settings_new ();
  rig->coach = rouse_coach_new (rig->journal, session_fixture_get_catalog (), rig->settings, rig->reminders,
                                ROUSE_CLOCK (rig->clock));
  g_signal_connect_swapped (rig->coach, "advised", G_CALLBACK (count_cb), &rig->n_advised);
  rouse_journal_open (rig->journal);
  while (!rouse_journal_get_opened (rig->journal))
    g_main_context_iteration (NULL, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/**
 * coach_rig_settle:
 *
 * Whatever was asked of the file before has been answered then; and what was asked for upon that, the second time.
 */
void
coach_rig_settle (CoachRig *rig)
{
  for (guint i = 0; i < 3; i++)
    {
      gboolean done = FALSE;

      rouse_journal_load_async (rig->journal, 1, 1, NULL, done_cb, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
    }
}

/**
 * coach_rig_tear_down:
 *
 * Fails where somebody still holds any of it.
 */
void
coach_rig_tear_down (CoachRig *rig, gconstpointer data)
{
  coach_rig_settle (rig);
  rouse_journal_close (rig->journal);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  journal_fixture_let_go (rig->coach);
  g_assert_finalize_object (rig->settings);
  g_assert_finalize_object (rig->reminders);
  journal_fixture_let_go (rig->journal);
  g_assert_finalize_object (rig->clock);
  journal_fixture_tear_down (&rig->fixture, NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  rouse_journal_save_finish (ROUSE_JOURNAL (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/**
 * coach_rig_save:
 *
 * Stores a session as it is now, and lets the coach look at it.
 */
void
coach_rig_save (CoachRig *rig, RouseRecord *record)
{
  g_autoptr (RouseRecord) copy = rouse_record_copy (record);
  gboolean done = FALSE;
  guint n_changed = 0;
  gulong handler = g_signal_connect_swapped (rig->journal, "changed", G_CALLBACK (count_cb), &n_changed);

  rouse_journal_save_async (rig->journal, copy, saved_cb, &done);
  while (!done || n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (rig->journal, handler);
  coach_rig_settle (rig);
}

/**
 * coach_rig_play:
 * @script: see journal_script_read()
 *
 * Does each session on its day.
 *
 * Returns: (transfer full): the last
 */
RouseRecord *
coach_rig_play (CoachRig *rig, const char *script)
{
  g_autoptr (GPtrArray) records = journal_script_read (script, COACH_RIG_EXERCISE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < records->len; i++)
    {
      RouseRecord *record = records->pdata[i];
      gint64 noon = coach_rig_get_noon (record->day - FIRST_DAY);

      rouse_record_set_start (record, noon, zone);
      rouse_fake_clock_set_wall (rig->clock, noon + 1800 * (gint64) G_USEC_PER_SEC);
      coach_rig_save (rig, record);
    }

  return rouse_record_ref (records->pdata[records->len - 1]);
}

/**
 * coach_rig_wake_up_on:
 * @day: since #FIRST_DAY
 *
 * Comes back at noon of another day.
 */
void
coach_rig_wake_up_on (CoachRig *rig, guint day)
{
  rouse_fake_clock_set_wall (rig->clock, coach_rig_get_noon (day));
  rouse_coach_refresh (rig->coach);
  coach_rig_settle (rig);
}

/**
 * coach_rig_set_dose:
 * @word: as in a script, such as “s11”
 *
 * Sets the dose of the exercise by hand.
 */
void
coach_rig_set_dose (CoachRig *rig, const char *word)
{
  RouseAdviceDose dose = journal_script_read_dose (word);
  const char *const variants[] = { COACH_RIG_EXERCISE "-easy", COACH_RIG_EXERCISE, COACH_RIG_EXERCISE "-hard" };

  rouse_settings_set_level (rig->settings, COACH_RIG_EXERCISE, dose.level);
  rouse_settings_set_repetitions (rig->settings, variants[dose.level], dose.repetitions);
}

/**
 * coach_rig_assert_dose:
 * @word: as in a script, such as “s11”
 *
 * Fails where the dose of the exercise is another one.
 */
void
coach_rig_assert_dose (CoachRig *rig, const char *word)
{
  RouseAdviceDose dose = journal_script_read_dose (word);
  const char *const variants[] = { COACH_RIG_EXERCISE "-easy", COACH_RIG_EXERCISE, COACH_RIG_EXERCISE "-hard" };
  const guint starts[] = { 6, 10, 10 };

  g_assert_cmpuint (rouse_settings_get_level (rig->settings, COACH_RIG_EXERCISE, 1), ==, dose.level);
  g_assert_cmpuint (rouse_settings_get_repetitions (rig->settings, variants[dose.level], starts[dose.level]), ==,
                    dose.repetitions);
}

/**
 * coach_rig_get_advice:
 *
 * Returns: what follows for the exercise, which must be something
 */
const RouseAdvice *
coach_rig_get_advice (CoachRig *rig)
{
  const RouseAdvice *advice = rouse_coach_get_advice (rig->coach, COACH_RIG_EXERCISE);

  g_assert_nonnull (advice);

  return advice;
}

/**
 * coach_rig_get_flags:
 * @day: since #FIRST_DAY
 *
 * Returns: what is said of that day, as bits of #RouseStanding
 */
guint
coach_rig_get_flags (CoachRig *rig, guint day)
{
  RouseStanding standing;

  rouse_standing_load (&standing, rig->settings, FIRST_DAY + day);

  return standing.flags;
}

/**
 * coach_rig_create_record:
 * @script: of one session
 *
 * Returns: (transfer full): its record, which is not written down yet
 */
RouseRecord *
coach_rig_create_record (const char *script)
{
  g_autoptr (GPtrArray) records = journal_script_read (script, COACH_RIG_EXERCISE);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RouseRecord *record = records->pdata[0];

  rouse_record_set_start (record, coach_rig_get_noon (record->day - FIRST_DAY), zone);

  return rouse_record_ref (record);
}
