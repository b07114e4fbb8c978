/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"
#include "journal-fixture.h"
#include "journal-script.h"
#include "rouse-fake-clock.h"

#include "rouse-advice-list.h"
#include "rouse-goal-plan.h"

/* Protects what is told after a session: what comes next and why, an offer that waits until it is taken, and the words
 * when it is better to rest. */

typedef struct
{
  Fixture fixture;
  JournalFixture journal_fixture;
  RouseFakeClock *clock;
  RouseJournal *journal;
  RouseReminderSettings *reminders;
  RouseCoach *coach;
  GtkWidget *list;
  GtkWidget *window;
} Rig;

static void
set_up (Rig *rig, gconstpointer data)
{
  fixture_set_up (&rig->fixture, NULL);
  journal_fixture_set_up (&rig->journal_fixture, NULL);
  rig->clock = rouse_fake_clock_new ();
  rouse_fake_clock_set_wall (rig->clock, rig->journal_fixture.moment.now);
  rig->journal = rouse_journal_new (rig->journal_fixture.path, ROUSE_CLOCK (rig->clock));
  rig->reminders = rouse_reminder_settings_new ();
  rouse_settings_set_advised (rig->fixture.settings, 0, "");
  rig->coach = rouse_coach_new (rig->journal, rig->fixture.catalog, rig->fixture.settings, rig->reminders,
                                ROUSE_CLOCK (rig->clock));
  rig->list = rouse_advice_list_new (rig->coach, rig->fixture.catalog, rig->fixture.speaker);
  rig->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 360, "child", rig->list, NULL);
  gtk_window_present (GTK_WINDOW (rig->window));
}

static void
tear_down (Rig *rig, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (rig->window));
  fixture_iterate (50);
  rouse_journal_close (rig->journal);
  fixture_iterate (50);
  g_assert_finalize_object (rig->coach);
  g_assert_finalize_object (rig->reminders);
  journal_fixture_let_go (rig->journal);
  g_assert_finalize_object (rig->clock);
  journal_fixture_tear_down (&rig->journal_fixture, NULL);
  fixture_tear_down (&rig->fixture, NULL);
}

static void
count_cb (guint *n)
{
  ++*n;
}

/* Does the sessions of a script, and waits until the last has been judged. */
static void
play (Rig *rig, const char *script)
{
  g_autoptr (GPtrArray) records = journal_script_read (script, "clamshell");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  guint n_advised = 0;

  for (guint i = 0; i < records->len; i++)
    {
      gint64 before = (gint64) (records->len - i) * 24 * 3600 * G_USEC_PER_SEC;

      rouse_record_set_start (records->pdata[i], rig->journal_fixture.moment.now - before, zone);
      rouse_journal_save_async (rig->journal, records->pdata[i], NULL, NULL);
    }
  g_signal_connect_swapped (rig->coach, "advised", G_CALLBACK (count_cb), &n_advised);
  rouse_journal_open (rig->journal);
  while (n_advised == 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_func (rig->coach, count_cb, &n_advised);
}

static const char *
get_subtitle (Rig *rig)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (fixture_find (rig->list, ADW_TYPE_ACTION_ROW, 0)));
}

static void
test_grow (Rig *rig, gconstpointer data)
{
  GtkWidget *row;

  g_assert_false (gtk_widget_get_visible (rig->list));
  play (rig, "0 s10 =2");
  g_assert_true (gtk_widget_get_visible (rig->list));
  g_assert_cmpuint (fixture_count (rig->list, ADW_TYPE_ACTION_ROW), ==, 1);
  g_assert_cmpuint (fixture_count (rig->list, ADW_TYPE_BUTTON_ROW), ==, 0);
  row = fixture_find (rig->list, ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Clamshell");
  g_assert_cmpstr (get_subtitle (rig), ==, "One more next time.\n11 repetitions\nYou said that it was easy.");
  rouse_settings_set_repetitions (rig->fixture.settings, "clamshell", 10);
}

/* An offer changes nothing before it is taken. */
static void
test_offer (Rig *rig, gconstpointer data)
{
  GtkWidget *button;

  rouse_settings_set_level (rig->fixture.settings, "clamshell", ROUSE_LEVEL_EASY);
  rouse_settings_set_repetitions (rig->fixture.settings, "clamshell-easy", 10);
  play (rig, "0 e10 =2 | 1 e10 =2");
  g_assert_cmpstr (get_subtitle (rig), ==,
                   "Ready for the full movement?\nEasier version, 10 repetitions\nIt went well twice running, and "
                   "there is no more of this version.");
  button = fixture_find (rig->list, ADW_TYPE_BUTTON_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (button)), ==, "Yes: 10 repetitions");
  g_assert_cmpuint (rouse_settings_get_level (rig->fixture.settings, "clamshell", 1), ==, ROUSE_LEVEL_EASY);

  g_signal_emit_by_name (button, "activated");
  g_assert_cmpuint (rouse_settings_get_level (rig->fixture.settings, "clamshell", 0), ==, ROUSE_LEVEL_STANDARD);
  g_assert_cmpuint (fixture_count (rig->list, ADW_TYPE_BUTTON_ROW), ==, 0);
  g_assert_cmpstr (get_subtitle (rig), ==, "10 repetitions");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (rig->window)) == fixture_find (rig->list, ADW_TYPE_ACTION_ROW, 0));
}

static void
assert_rest (Rig *rig)
{
  GtkWidget *row;

  g_assert_true (gtk_widget_get_visible (rig->list));
  g_assert_cmpuint (fixture_count (rig->list, ADW_TYPE_ACTION_ROW), ==, 1);
  row = fixture_find (rig->list, ADW_TYPE_ACTION_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Please rest from this today. Look at the safety page before you go on.");
  row = fixture_find (rig->list, ADW_TYPE_BUTTON_ROW, 0);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "app.safety");
}

static void
test_rest (Rig *rig, gconstpointer data)
{
  play (rig, "0 s10 =2 p1>7");
  assert_rest (rig);
}

/* Another session was left and waits: what followed from it is not known yet, but to rest cannot wait. */
static void
test_rest_meanwhile (Rig *rig, gconstpointer data)
{
  g_autoptr (GPtrArray) records = journal_script_read ("0 s10 running|0 s10 =2 p1>7", "clamshell");
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (guint i = 0; i < records->len; i++)
    {
      rouse_record_set_start (records->pdata[i], rig->journal_fixture.moment.now - (2 - i) * G_USEC_PER_SEC, zone);
      rouse_journal_save_async (rig->journal, records->pdata[i], NULL, NULL);
    }
  rouse_journal_open (rig->journal);
  while (!rouse_coach_get_ready (rig->coach))
    g_main_context_iteration (NULL, TRUE);
  assert_rest (rig);
}

static void
assert_break (Rig *rig, gboolean offered)
{
  guint n = fixture_count (rig->list, ADW_TYPE_BUTTON_ROW);
  GtkWidget *row;

  g_assert_cmpuint (n, ==, offered ? 1 : 0);
  if (!offered)
    return;
  row = fixture_find (rig->list, ADW_TYPE_BUTTON_ROW, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Take a _Break…");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "app.preferences");
}

static void
test_hurt_once (Rig *rig, gconstpointer data)
{
  play (rig, "0 s10 hurt");
  assert_break (rig, FALSE);
}

/* Hurting twice offers a break at once; the exercise has said why. */
static void
test_break (Rig *rig, gconstpointer data)
{
  GtkWidget *row;

  play (rig, "0 s10 hurt | 1 s10 hurt");
  assert_break (rig, TRUE);
  row = fixture_find (rig->list, ADW_TYPE_ACTION_ROW, fixture_count (rig->list, ADW_TYPE_ACTION_ROW) - 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Clamshell");
}

/* It is offered where no exercise alone hurt twice, too. */
static void
test_break_of_two (Rig *rig, gconstpointer data)
{
  GtkWidget *row;

  play (rig, "0 s10 hurt-bridge | 1 s10 hurt");
  assert_break (rig, TRUE);
  row = fixture_find (rig->list, ADW_TYPE_ACTION_ROW, fixture_count (rig->list, ADW_TYPE_ACTION_ROW) - 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "Twice is worth a question. A physiotherapist can look at how you move.");
}

/* Who takes one already is not asked. */
static void
test_break_on (Rig *rig, gconstpointer data)
{
  rouse_goal_plan_pause (rig->fixture.settings, rig->journal_fixture.moment.today, 3, ROUSE_PAUSE_REASON_INJURY);
  play (rig, "0 s10 hurt | 1 s10 hurt");
  assert_break (rig, FALSE);
}

int
main (int argc, char *argv[])
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ui/advice-list/grow", Rig, NULL, set_up, test_grow, tear_down);
  g_test_add ("/ui/advice-list/offer", Rig, NULL, set_up, test_offer, tear_down);
  g_test_add ("/ui/advice-list/rest", Rig, NULL, set_up, test_rest, tear_down);
  g_test_add ("/ui/advice-list/rest/meanwhile", Rig, NULL, set_up, test_rest_meanwhile, tear_down);
  g_test_add ("/ui/advice-list/hurt-once", Rig, NULL, set_up, test_hurt_once, tear_down);
  g_test_add ("/ui/advice-list/break", Rig, NULL, set_up, test_break, tear_down);
  g_test_add ("/ui/advice-list/break/two", Rig, NULL, set_up, test_break_of_two, tear_down);
  g_test_add ("/ui/advice-list/break/on", Rig, NULL, set_up, test_break_on, tear_down);

  return g_test_run ();
}
