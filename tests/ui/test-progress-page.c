/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "journal-fixture.h"
#include "journal-script.h"
#include "rouse-day-mark.h"
#include "rouse-day.h"
#include "rouse-fake-clock.h"
#include "rouse-goal-plan.h"
#include "rouse-month-view.h"
#include "rouse-goal-group.h"
#include "rouse-progress-files.h"
#include "rouse-progress-words.h"
#include "rouse-record-row.h"
#include "rouse-reminder-settings.h"
#include "rouse-report-sheet.h"
#include "rouse-ui.h"

/* Protects the page of what was done: what it says of an invented journal that ends on Sunday, 22 November 2026, its
 * days by keys, and that what is deleted is told and gone. */

typedef struct
{
  Fixture fixture;
  JournalFixture disk;
  RouseFakeClock *clock;
  RouseJournal *journal;
  GPtrArray *records;
  GtkWidget *window;
  RouseProgressPage *page;
  GPtrArray *deleted; /* nullable */
  guint32 activated;
} Case;

static void
added_cb (GObject *journal, GAsyncResult *result, gpointer added)
{
  g_assert_true (rouse_journal_add_finish (ROUSE_JOURNAL (journal), result, NULL, NULL));
  *(gboolean *) added = TRUE;
}

static void
deleted_cb (Case *self, GPtrArray *records)
{
  g_clear_pointer (&self->deleted, g_ptr_array_unref);
  self->deleted = g_ptr_array_ref (records);
}

static void
await_loaded (Case *self)
{
  while (!rouse_progress_page_get_loaded (self->page))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Case *self, gconstpointer weeks)
{
  gboolean added = FALSE;

  fixture_set_up (&self->fixture, NULL);
  rouse_settings_set_goal_changes (self->fixture.settings, g_variant_new_parsed ("@a(su) []"));
  rouse_settings_set_pauses (self->fixture.settings, g_variant_new_parsed ("@a(sss) []"));
  journal_fixture_set_up (&self->disk, NULL);
  self->clock = rouse_fake_clock_new ();
  rouse_fake_clock_set_wall (self->clock, self->disk.moment.now);
  self->journal = rouse_journal_new (self->disk.path, ROUSE_CLOCK (self->clock));
  self->records = journal_script_create_diary (self->disk.moment.today, GPOINTER_TO_UINT (weeks));
  rouse_journal_add_async (self->journal, self->records, added_cb, &added);
  while (!added)
    g_main_context_iteration (NULL, TRUE);

  self->page = ROUSE_PROGRESS_PAGE (rouse_progress_page_new (self->fixture.catalog, self->fixture.settings,
                                                             self->journal, ROUSE_CLOCK (self->clock)));
  g_signal_connect_swapped (self->page, "deleted", G_CALLBACK (deleted_cb), self);
  self->window = fixture_show (ADW_NAVIGATION_PAGE (self->page));
  await_loaded (self);
}

static void
tear_down (Case *self, gconstpointer weeks)
{
  fixture_close (self->window);
  g_clear_pointer (&self->deleted, g_ptr_array_unref);
  g_ptr_array_unref (self->records);
  rouse_journal_close (self->journal);
  journal_fixture_let_go (self->journal);
  g_assert_finalize_object (self->clock);
  journal_fixture_tear_down (&self->disk, NULL);
  fixture_tear_down (&self->fixture, NULL);
}

static gboolean
tells (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (tells (child, text))
      return TRUE;

  return FALSE;
}

#define ASSERT_TELLS(text) g_assert_true (tells (GTK_WIDGET (self->page), text))
#define ASSERT_SILENT(text) g_assert_false (tells (GTK_WIDGET (self->page), text))

static void
test_empty (Case *self, gconstpointer weeks)
{
  ASSERT_TELLS ("Your First Session Shows Up Here");
  ASSERT_TELLS ("Start");
  ASSERT_SILENT ("This Week");
}

/* Three of four days were done in each week, and the weeks of the past were quiet. */
static void
test_words (Case *self, gconstpointer weeks)
{
  ASSERT_TELLS ("3 of 4 days. One still open.");
  ASSERT_TELLS ("November 2026");
  ASSERT_TELLS ("Tiredness");
  ASSERT_TELLS ("Lower than four weeks ago.");
  ASSERT_TELLS ("Clamshell");
  ASSERT_TELLS ("Saturday, 21 November");
  ASSERT_SILENT ("Your First Session Shows Up Here");
  g_assert_cmpuint (fixture_count (GTK_WIDGET (self->page), ROUSE_TYPE_RECORD_ROW), ==, 10);

  rouse_goal_plan_set_goal (self->fixture.settings, self->disk.moment.today - 300, 3);
  ASSERT_TELLS ("Goal reached: 3 of 3 days.");
  ASSERT_TELLS ("weeks in a row");
  rouse_goal_plan_pause (self->fixture.settings, self->disk.moment.today, 5, ROUSE_PAUSE_REASON_TRAVEL);
  ASSERT_TELLS ("Paused until Thursday, 26 November. Everything you did is kept.");
  rouse_goal_plan_end_pause (self->fixture.settings, self->disk.moment.today);
  ASSERT_SILENT ("Paused until");
}

/* Sunday was the last day of its week. */
static void
test_next_day (Case *self, gconstpointer weeks)
{
  ASSERT_TELLS ("3 of 4 days");
  rouse_fake_clock_set_wall (self->clock, self->disk.moment.now + G_TIME_SPAN_DAY);
  rouse_progress_page_reload (self->page);
  await_loaded (self);
  ASSERT_SILENT ("3 of 4 days");
  ASSERT_TELLS ("This week is open: 4 days are the goal.");
}

static RouseMonthView *
get_month (Case *self)
{
  return ROUSE_MONTH_VIEW (fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_MONTH_VIEW, 0));
}

static gboolean
press (Case *self, guint key)
{
  GtkWidget *cell = gtk_root_get_focus (GTK_ROOT (self->window));
  gboolean handled = FALSE;

  for (GtkWidget *widget = cell; widget != NULL && !handled; widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", key, 0, (GdkModifierType) 0, &handled);
        }
      if (ROUSE_IS_MONTH_VIEW (widget))
        break;
    }

  return handled;
}

static GtkWidget *
find_day (GtkWidget *widget, const char *name)
{
  if (ROUSE_IS_DAY_MARK (widget) && gtk_widget_get_mapped (widget)
      && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_GRID_CELL)
    {
      g_autofree char *different
          = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      return different == NULL ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_day (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static RouseDayKind
get_kind (Case *self, const char *name)
{
  GtkWidget *cell = find_day (GTK_WIDGET (get_month (self)), name);

  g_assert_nonnull (cell);

  return rouse_day_mark_get_kind (ROUSE_DAY_MARK (cell));
}

static void
test_days (Case *self, gconstpointer weeks)
{
  g_assert_cmpint (get_kind (self, "Monday, 16 November: Daily three, 5 sets"), ==, ROUSE_DAY_DONE);
  g_assert_cmpint (get_kind (self, "Tuesday, 17 November: Daily three, 0 sets"), ==, ROUSE_DAY_PART);
  g_assert_cmpint (get_kind (self, "Wednesday, 18 November"), ==, ROUSE_DAY_NOTHING);
  rouse_goal_plan_pause (self->fixture.settings, self->disk.moment.today - 4, 1, ROUSE_PAUSE_REASON_OTHER);
  g_assert_cmpint (get_kind (self, "Wednesday, 18 November: break"), ==, ROUSE_DAY_PAUSED);
}

/* Each press and the day it leads to; today is a Sunday and the journal begins on 6 July. */
static void
test_keys (Case *self, gconstpointer rtl)
{
  const struct
  {
    guint key;
    const char *day;
  } steps[] = {
    { GDK_KEY_Left, "2026-11-21" }, { GDK_KEY_Up, "2026-11-14" },      { GDK_KEY_Home, "2026-11-09" },
    { GDK_KEY_End, "2026-11-15" },  { GDK_KEY_Page_Up, "2026-10-15" }, { GDK_KEY_Page_Down, "2026-11-15" },
    { GDK_KEY_Down, "2026-11-22" }, { GDK_KEY_Right, "2026-11-23" },   { GDK_KEY_Page_Down, "2026-11-30" },
    { GDK_KEY_Home, "2026-11-30" }, { GDK_KEY_Right, "2026-11-30" },   { GDK_KEY_Page_Up, "2026-10-30" },
    { GDK_KEY_End, "2026-10-31" },  { GDK_KEY_Right, "2026-11-01" },   { GDK_KEY_Home, "2026-11-01" },
  };
  RouseMonthView *month = get_month (self);

  g_assert_cmpuint (rouse_month_view_get_day (month), ==, self->disk.moment.today);
  gtk_widget_grab_focus (find_day (GTK_WIDGET (month), "Sunday, 22 November"));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (press (self, steps[i].key));
      g_assert_cmpuint (rouse_month_view_get_day (month), ==, rouse_day_parse (steps[i].day));
      g_assert_true (ROUSE_IS_DAY_MARK (gtk_root_get_focus (GTK_ROOT (self->window))));
      gtk_test_accessible_assert_state (GTK_ACCESSIBLE (gtk_root_get_focus (GTK_ROOT (self->window))),
                                        GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
    }
  g_assert_false (press (self, GDK_KEY_a));

  for (guint i = 0; i < 20; i++)
    press (self, GDK_KEY_Page_Up);
  ASSERT_TELLS ("July 2026");

  gtk_widget_set_direction (GTK_WIDGET (month), GTK_TEXT_DIR_RTL);
  rouse_month_view_set_day (month, self->disk.moment.today);
  gtk_widget_grab_focus (find_day (GTK_WIDGET (month), "Sunday, 22 November"));
  press (self, GDK_KEY_Right);
  g_assert_cmpuint (rouse_month_view_get_day (month), ==, self->disk.moment.today - 1);
}

static void
test_activate (Case *self, gconstpointer weeks)
{
  RouseMonthView *month = get_month (self);
  guint n_rows = fixture_count (GTK_WIDGET (self->page), ROUSE_TYPE_RECORD_ROW);
  GtkWidget *row;

  rouse_month_view_set_day (month, rouse_day_parse ("2026-11-17"));
  gtk_widget_grab_focus (find_day (GTK_WIDGET (month), "Tuesday, 17 November: Daily three, 0 sets"));
  g_assert_true (press (self, GDK_KEY_Return));
  g_assert_cmpuint (fixture_count (GTK_WIDGET (self->page), ROUSE_TYPE_RECORD_ROW), ==, n_rows + 1);

  row = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_RECORD_ROW, 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  while (!tells (row, "Sharp or catching"))
    fixture_iterate (20);
  g_assert_true (tells (row, "6 of 12"));
  g_assert_true (tells (row, "Just right: about two left"));

  rouse_month_view_set_day (month, rouse_day_parse ("2026-11-18"));
  gtk_widget_grab_focus (find_day (GTK_WIDGET (month), "Wednesday, 18 November"));
  g_assert_true (press (self, GDK_KEY_space));
  ASSERT_TELLS ("No session on this day");
}

static void
await_deleted (Case *self)
{
  while (self->deleted == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 50; i++)
    {
      fixture_iterate (10);
      await_loaded (self);
    }
}

static void
test_delete (Case *self, gconstpointer weeks)
{
  GtkWidget *row = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_RECORD_ROW, 0);
  RouseRecord *record = rouse_record_row_get_record (ROUSE_RECORD_ROW (row));

  g_assert_cmpuint (record->day, ==, self->disk.moment.today - 1);
  g_signal_emit_by_name (row, "delete");
  await_deleted (self);
  g_assert_cmpuint (self->deleted->len, ==, 1);
  ASSERT_TELLS ("2 of 4 days. Two still open.");

  g_clear_pointer (&self->deleted, g_ptr_array_unref);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "progress.delete-all", NULL);
  await_deleted (self);
  g_assert_cmpuint (self->deleted->len, ==, self->records->len - 1);
  ASSERT_TELLS ("Your First Session Shows Up Here");
}

static void
keep_words_cb (char **words, const char *what)
{
  g_set_str (words, what);
}

static void
keep_path_cb (char **path, GFile *file)
{
  g_free (*path);
  *path = g_file_get_path (file);
}

#define AWAIT(condition)                                                                                               \
  while (!(condition))                                                                                                 \
  g_main_context_iteration (NULL, TRUE)

static GFile *
get_file (Case *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->disk.folder, name, NULL);

  return g_file_new_for_path (path);
}

/* What is saved can be deleted and had back once; a file that is bad, and one that cannot be written, change nothing.
 */
static void
test_files (Case *self, gconstpointer weeks)
{
  g_autoptr (GFile) json = get_file (self, "all.json");
  g_autoptr (GFile) nowhere = get_file (self, "nowhere/all.csv");
  g_autoptr (GFile) bad
      = g_file_new_for_path (g_test_get_filename (G_TEST_DIST, "data", "bad", "report-done.json", NULL));
  g_autofree char *saved = NULL;
  g_autofree char *told = NULL;
  g_autofree char *failed = NULL;

  g_signal_connect_swapped (self->page, "saved", G_CALLBACK (keep_path_cb), &saved);
  g_signal_connect_swapped (self->page, "told", G_CALLBACK (keep_words_cb), &told);
  g_signal_connect_swapped (self->page, "failed", G_CALLBACK (keep_words_cb), &failed);

  rouse_progress_files_save (self->page, ROUSE_PROGRESS_FORMAT_CSV, self->records, NULL, nowhere);
  AWAIT (failed != NULL);
  g_assert_nonnull (strstr (failed, "all.csv” cannot be written: No such file or directory"));
  rouse_progress_files_save (self->page, ROUSE_PROGRESS_FORMAT_JSON, self->records, NULL, json);
  AWAIT (saved != NULL);
  g_assert_true (g_str_has_suffix (saved, "/all.json"));

  rouse_progress_files_import (self->page, self->journal, json);
  AWAIT (told != NULL);
  g_assert_cmpstr (told, ==, "Everything in it was here already");
  g_clear_pointer (&told, g_free);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "progress.delete-all", NULL);
  await_deleted (self);
  rouse_progress_files_import (self->page, self->journal, json);
  AWAIT (told != NULL);
  g_assert_cmpstr (told, ==, "80 sessions added");

  g_clear_pointer (&told, g_free);
  rouse_progress_files_import (self->page, self->journal, bad);
  AWAIT (tells (self->window, "Session 1: set 2: more was done than planned"));
  g_assert_true (tells (self->window, "“report-done.json” was not imported, and nothing was changed."));
  g_assert_null (told);
}

static void
test_sheet (Case *self, gconstpointer weeks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sheet
      = rouse_report_sheet_create (self->fixture.catalog, self->records, self->disk.moment.today, &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (sheet, &length);
  g_assert_cmpmem (data, 5, "%PDF-", 5);
  g_assert_cmpmem (data + length - 6, 6, "%%EOF\n", 6);
}

/* The goal and a break go into the settings, and keep reminders away as long as the break is. */
static void
test_goal_group (Case *self, gconstpointer weeks)
{
  g_autoptr (RouseReminderSettings) reminders = rouse_reminder_settings_new ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *group = g_object_ref_sink (g_object_new (ROUSE_TYPE_GOAL_GROUP, NULL));
  AdwSpinRow *goal = ADW_SPIN_ROW (fixture_find (group, ADW_TYPE_SPIN_ROW, 0));
  GtkWidget *begin = fixture_find (group, ADW_TYPE_BUTTON_ROW, 0);
  g_auto (RouseGoalPlan) plan = { 0 };
  g_autofree char *until = NULL;
  RousePause pause;

  adw_window_set_content (ADW_WINDOW (window), group);
  rouse_goal_group_load (ROUSE_GOAL_GROUP (group), self->fixture.settings, reminders, self->disk.moment.today);
  g_assert_cmpfloat (adw_spin_row_get_value (goal), ==, 4);
  adw_spin_row_set_value (goal, 5);
  rouse_goal_plan_load (&plan, self->fixture.settings);
  g_assert_cmpuint (rouse_goal_get (plan.changes, self->disk.moment.today), ==, 5);

  g_signal_emit_by_name (begin, "activated");
  g_assert_true (rouse_goal_plan_get_pause (self->fixture.settings, self->disk.moment.today, &pause));
  g_assert_cmpuint (pause.last, ==, self->disk.moment.today + 6);
  g_object_get (reminders, "paused-until", &until, NULL);
  g_assert_cmpstr (until, ==, "2026-11-28");
  g_clear_pointer (&until, g_free);

  g_signal_emit_by_name (fixture_find (group, GTK_TYPE_BUTTON, fixture_count (group, GTK_TYPE_BUTTON) - 1), "clicked");
  g_assert_false (rouse_goal_plan_get_pause (self->fixture.settings, self->disk.moment.today, NULL));
  g_object_get (reminders, "paused-until", &until, NULL);
  g_assert_cmpstr (until, ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (group);
}

int
main (int argc, char **argv)
{
  gpointer weeks = GUINT_TO_POINTER (20);

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();

  g_test_add ("/ui/progress-page/empty", Case, NULL, set_up, test_empty, tear_down);
  g_test_add ("/ui/progress-page/words", Case, weeks, set_up, test_words, tear_down);
  g_test_add ("/ui/progress-page/next-day", Case, weeks, set_up, test_next_day, tear_down);
  g_test_add ("/ui/progress-page/days", Case, weeks, set_up, test_days, tear_down);
  g_test_add ("/ui/progress-page/keys", Case, weeks, set_up, test_keys, tear_down);
  g_test_add ("/ui/progress-page/activate", Case, weeks, set_up, test_activate, tear_down);
  g_test_add ("/ui/progress-page/delete", Case, weeks, set_up, test_delete, tear_down);
  g_test_add ("/ui/progress-page/files", Case, weeks, set_up, test_files, tear_down);
  g_test_add ("/ui/progress-page/sheet", Case, weeks, set_up, test_sheet, tear_down);
  g_test_add ("/ui/progress-page/goal-group", Case, NULL, set_up, test_goal_group, tear_down);

  return g_test_run ();
}
