/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fixture.h"

#include "rouse-about.h"
#include "rouse-day.h"
#include "rouse-exercise-page.h"
#include "rouse-figure-scrubber.h"
#include "rouse-preferences-dialog.h"
#include "rouse-reading-page.h"
#include "rouse-routine-lock.h"
#include "rouse-routine-page.h"
#include "rouse-session-starter.h"
#include "rouse-sidebar-row.h"
#include "rouse-step-row.h"
#include "rouse-text-card.h"
#include "rouse-topic.h"
#include "rouse-ui.h"
#include "rouse-voice-test-row.h"

/* Protects that every page is built from the real catalogue, shows all of it, and lets go of everything. */

static void
test_exercises (Fixture *fixture, gconstpointer data)
{
  GListModel *exercises = rouse_catalog_get_exercises (fixture->catalog);

  g_assert_cmpuint (g_list_model_get_n_items (exercises), ==, 3);
  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      AdwNavigationPage *page = rouse_exercise_page_new (exercise, fixture->settings, fixture->speaker);
      GtkWidget *window = fixture_show (page);

      g_assert_cmpstr (adw_navigation_page_get_title (page), ==, rouse_exercise_get_title (exercise));
      g_assert_cmpuint (fixture_count (window, ROUSE_TYPE_STEP_ROW), ==,
                        g_list_model_get_n_items (rouse_exercise_get_steps (exercise)));
      fixture_close (window);
    }
}

/* Keyboard focus stays where it was when the page and the window change their layouts in the same frame, and nothing of
 * the page is left behind. */
static void
test_resized (Fixture *fixture, gconstpointer data)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (fixture->catalog, "bridge");
  GtkWidget *window = fixture_show (rouse_exercise_page_new (exercise, fixture->settings, fixture->speaker));
  GtkWidget *row = fixture_find (window, ROUSE_TYPE_STEP_ROW, 1);
  const int sizes[][2] = { { 360, 294 }, { 1000, 640 }, { 360, 640 }, { 1000, 640 } };

  gtk_widget_set_size_request (window, 360, 294);
  adw_window_add_breakpoint (ADW_WINDOW (window),
                             adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 720sp")));
  g_assert_true (gtk_widget_grab_focus (row));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), sizes[i][0], sizes[i][1]);
      fixture_settle (window, sizes[i][0]);
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == row);
    }
  fixture_close (window);
}

static void
test_dose (Fixture *fixture, gconstpointer data)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (fixture->catalog, "bridge");
  GtkWidget *window = fixture_show (rouse_exercise_page_new (exercise, fixture->settings, fixture->speaker));
  GtkWidget *levels = fixture_find (window, ADW_TYPE_TOGGLE_GROUP, 0);
  AdwSpinRow *repetitions = ADW_SPIN_ROW (fixture_find (window, ADW_TYPE_SPIN_ROW, 0));
  AdwSpinRow *sets = ADW_SPIN_ROW (fixture_find (window, ADW_TYPE_SPIN_ROW, 1));
  const RouseRepetitionRange *hard
      = rouse_variant_get_repetitions (rouse_exercise_get_variant (exercise, ROUSE_LEVEL_HARD));

  adw_spin_row_set_value (repetitions, 12);
  g_assert_cmpuint (rouse_settings_get_repetitions (fixture->settings, "bridge", 0), ==, 12);
  adw_spin_row_set_value (sets, 2);
  g_assert_cmpuint (rouse_settings_get_sets (fixture->settings, "bridge", 1), ==, 2);

  /* Another version has its own range and number; looking at it must not write one down. */
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (levels), ROUSE_LEVEL_HARD);
  g_assert_cmpuint (rouse_settings_get_level (fixture->settings, "bridge", ROUSE_LEVEL_STANDARD), ==, ROUSE_LEVEL_HARD);
  g_assert_cmpfloat (adw_spin_row_get_value (repetitions), ==, hard->start);
  g_assert_cmpfloat (gtk_adjustment_get_step_increment (adw_spin_row_get_adjustment (repetitions)), ==, hard->step);
  g_assert_cmpuint (rouse_settings_get_repetitions (fixture->settings, "bridge-hard", 0), ==, 0);

  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (levels), ROUSE_LEVEL_STANDARD);
  g_assert_cmpfloat (adw_spin_row_get_value (repetitions), ==, 12);
  fixture_close (window);
}

/* An exercise that is known well can be done with few words beside another that is new. */
static void
test_guidance (Fixture *fixture, gconstpointer data)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (fixture->catalog, "clamshell");
  GtkWidget *window = fixture_show (rouse_exercise_page_new (exercise, fixture->settings, fixture->speaker));
  AdwComboRow *guidance = ADW_COMBO_ROW (fixture_find (window, ADW_TYPE_COMBO_ROW, 0));
  g_autoptr (RousePlan) plan = NULL;
  const RousePlanItem *items;
  gsize n_items;

  g_assert_cmpuint (adw_combo_row_get_selected (guidance), ==, 0);
  g_assert_cmpint (rouse_settings_get_guidance_of (fixture->settings, "clamshell"), ==, -1);
  adw_combo_row_set_selected (guidance, 1 + ROUSE_GUIDANCE_COUNTS);
  rouse_settings_set_guidance (fixture->settings, ROUSE_GUIDANCE_BRIEF);

  plan = rouse_session_starter_plan (fixture->catalog, fixture->settings, "daily-three", NULL, NULL);
  items = rouse_plan_get_items (plan, &n_items);
  g_assert_cmpuint (n_items, ==, 3);
  g_assert_cmpint (items[0].guidance, ==, ROUSE_GUIDANCE_BRIEF);
  g_assert_cmpint (items[1].guidance, ==, ROUSE_GUIDANCE_COUNTS);
  g_assert_cmpint (items[2].guidance, ==, ROUSE_GUIDANCE_BRIEF);
  g_assert_cmpint (rouse_plan_get_guidance (plan), ==, ROUSE_GUIDANCE_BRIEF);

  adw_combo_row_set_selected (guidance, 0);
  g_assert_cmpint (rouse_settings_get_guidance_of (fixture->settings, "clamshell"), ==, -1);
  rouse_settings_set_guidance (fixture->settings, ROUSE_GUIDANCE_FULL);
  fixture_close (window);
}

static GtkWidget *
find_label (GtkWidget *root, const char *start)
{
  for (guint i = 0; i < fixture_count (root, GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = fixture_find (root, GTK_TYPE_LABEL, i);

      if (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), start))
        return label;
    }
  return NULL;
}

static void
assert_day_between (Fixture *fixture)
{
  RouseRoutine *strong = rouse_catalog_get_routine (fixture->catalog, "strong");
  const char *const reasons[]
      = { "You did this one today. Leave a day between.", "You did this one yesterday. Leave a day between.", NULL };

  rouse_settings_set_last_days (fixture->settings, g_variant_new_parsed ("{'strong': '2026-11-22'}"));
  for (guint32 i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autofree char *reason = rouse_routine_lock_dup_reason (strong, fixture->catalog, fixture->settings,
                                                               rouse_day_parse ("2026-11-22") + i);

      g_assert_cmpstr (reason, ==, reasons[i]);
    }
  rouse_settings_set_last_days (fixture->settings, g_variant_new_parsed ("@a{ss} {}"));
}

/* Strong is there for everybody to see, says why it may be too early, and can be started all the same. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  AdwNavigationPage *page
      = rouse_routine_page_new (rouse_catalog_get_routine (fixture->catalog, "strong"), fixture->catalog,
                                fixture->settings, fixture->speaker, fixture->clock);
  GtkWidget *window = fixture_show (page);
  const char *const ids[] = { "bridge", "clamshell", "hinge" };
  GtkWidget *reason = find_label (GTK_WIDGET (page), "Unlocked");
  GtkWidget *start = gtk_widget_get_ancestor (find_label (GTK_WIDGET (page), "Start"), GTK_TYPE_BUTTON);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      rouse_settings_set_level (fixture->settings, ids[i], ROUSE_LEVEL_STANDARD);
      rouse_settings_set_repetitions (fixture->settings, ids[i], 11);
    }
  g_assert_true (gtk_widget_get_mapped (reason));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (reason)), ==,
                   "Unlocked once every exercise is at 12 repetitions. Not there yet: Bridge, Clamshell, Hip hinge.");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (start)), ==, "_Start Anyway");
  g_assert_true (gtk_widget_get_sensitive (start));
  g_assert_false (gtk_widget_has_css_class (start, "suggested-action"));
  g_assert_true (gtk_widget_get_mapped (find_label (GTK_WIDGET (page), "Leave a day between")));

  rouse_settings_set_repetitions (fixture->settings, "bridge", 12);
  rouse_settings_set_level (fixture->settings, "clamshell", ROUSE_LEVEL_HARD);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (reason)), ==,
                   "Unlocked once every exercise is at 12 repetitions. Not there yet: Hip hinge.");
  rouse_settings_set_level (fixture->settings, "hinge", ROUSE_LEVEL_EASY);
  rouse_settings_set_repetitions (fixture->settings, "hinge", 13);
  g_assert_nonnull (find_label (GTK_WIDGET (page), "Unlocked"));
  rouse_settings_set_level (fixture->settings, "hinge", ROUSE_LEVEL_STANDARD);
  g_assert_null (find_label (GTK_WIDGET (page), "Unlocked"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (start)), ==, "_Start");
  g_assert_true (gtk_widget_has_css_class (start, "suggested-action"));
  assert_day_between (fixture);

  rouse_settings_set_level (fixture->settings, "clamshell", ROUSE_LEVEL_STANDARD);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (reason)), ==,
                   "Unlocked once every exercise is at 12 repetitions. Not there yet: Clamshell.");
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    rouse_settings_set_repetitions (fixture->settings, ids[i], 10);
  fixture_close (window);
}

static void
assert_current (GtkWidget *window, int current)
{
  for (int i = 0; i < 5; i++)
    g_assert_cmpint (gtk_widget_has_css_class (fixture_find (window, ROUSE_TYPE_STEP_ROW, (guint) i), "current"), ==,
                     i == current);
}

/* The slider, the figure, the steps and what a screen reader says of them are one place in one repetition. */
/* The tempo is that of the version and of the pace that were chosen. */
static void
test_tempo (Fixture *fixture, gconstpointer data)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (fixture->catalog, "bridge");
  GtkWidget *window = fixture_show (rouse_exercise_page_new (exercise, fixture->settings, fixture->speaker));
  GtkWidget *levels = fixture_find (window, ADW_TYPE_TOGGLE_GROUP, 0);

  g_assert_nonnull (find_label (window, "Roll up 4 s · Hold 2 s"));
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (levels), ROUSE_LEVEL_EASY);
  g_assert_null (find_label (window, "Roll up 4 s · Hold 2 s"));
  rouse_settings_set_tempo (fixture->settings, 1);
  g_assert_nonnull (find_label (window, "Lift 4.5 s · Hold 1.5 s · Lower 4.5 s · Settle 3 s"));
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (levels), ROUSE_LEVEL_STANDARD);
  g_assert_nonnull (find_label (window, "Roll up 6 s · Hold 3 s"));
  rouse_settings_set_tempo (fixture->settings, 0);
  g_assert_nonnull (find_label (window, "Roll up 4 s · Hold 2 s"));
  fixture_close (window);
}

/* With less movement the phase is named in the picture, and once is enough. */
static void
test_named_once (Fixture *fixture, gconstpointer data)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (fixture->catalog, "bridge");
  GtkWidget *window = fixture_show (rouse_exercise_page_new (exercise, fixture->settings, fixture->speaker));
  GtkWidget *scrubber = fixture_find (window, ROUSE_TYPE_FIGURE_SCRUBBER, 0);
  GtkWidget *scale = fixture_find (scrubber, GTK_TYPE_SCALE, 0);
  gboolean handled;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 4.5, &handled);
  g_assert_nonnull (find_label (scrubber, "5 of 12 s"));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 5.5, &handled);
  g_assert_nonnull (find_label (scrubber, "Hold · 6 of 12 s"));
  fixture_close (window);
}

static void
test_scrubber (Fixture *fixture, gconstpointer data)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (fixture->catalog, "bridge");
  GtkWidget *window = fixture_show (rouse_exercise_page_new (exercise, fixture->settings, fixture->speaker));
  RouseFigureView *view = ROUSE_FIGURE_VIEW (fixture_find (window, ROUSE_TYPE_FIGURE_VIEW, 0));
  GtkWidget *scrubber = fixture_find (window, ROUSE_TYPE_FIGURE_SCRUBBER, 0);
  GtkWidget *scale = fixture_find (scrubber, GTK_TYPE_SCALE, 0);
  GtkWidget *play = fixture_find (scrubber, GTK_TYPE_BUTTON, 0);
  GtkWidget *slow = fixture_find (scrubber, GTK_TYPE_TOGGLE_BUTTON, 0);
  gboolean handled;

  g_assert_true (rouse_figure_view_get_playing (view));
  g_assert_cmpfloat (gtk_adjustment_get_upper (gtk_range_get_adjustment (GTK_RANGE (scale))), ==, 12);
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 4.5, &handled);
  g_assert_false (rouse_figure_view_get_playing (view));
  g_assert_cmpint (rouse_figure_view_get_phase (view, NULL), ==, ROUSE_PHASE_HOLD);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 4.5);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "Hold, 5 of 12 seconds");
  assert_current (window, 2);
  g_signal_emit_by_name (scale, "change-value", GTK_SCROLL_JUMP, 0.0, &handled);
  assert_current (window, 0);

  g_signal_emit_by_name (play, "clicked");
  g_assert_true (rouse_figure_view_get_playing (view));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (slow), TRUE);
  g_assert_cmpfloat (rouse_figure_view_get_speed (view), ==, 0.5);
  fixture_close (window);
}

/* What somebody should not do just now is left out of every routine, and nothing else is. */
static void
test_included (Fixture *fixture, gconstpointer data)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (fixture->catalog, "bridge");
  RouseRoutine *routine = rouse_catalog_get_routine (fixture->catalog, "daily-three");
  GtkWidget *window = fixture_show (rouse_exercise_page_new (exercise, fixture->settings, fixture->speaker));
  GtkWidget *page = g_object_ref_sink (GTK_WIDGET (
      rouse_routine_page_new (routine, fixture->catalog, fixture->settings, fixture->speaker, fixture->clock)));
  AdwSwitchRow *included = ADW_SWITCH_ROW (fixture_find (window, ADW_TYPE_SWITCH_ROW, 0));
  const guint n_rows = fixture_count (page, ADW_TYPE_ACTION_ROW);
  g_autoptr (RousePlan) alone = NULL;
  g_autoptr (RousePlan) nothing = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (adw_switch_row_get_active (included));
  adw_switch_row_set_active (included, FALSE);
  g_assert_false (rouse_settings_get_included (fixture->settings, "bridge"));
  g_assert_true (rouse_settings_get_included (fixture->settings, "hinge"));
  g_assert_cmpuint (fixture_count (page, ADW_TYPE_ACTION_ROW), ==, n_rows - 1);
  alone = rouse_session_starter_plan (fixture->catalog, fixture->settings, "bridge", NULL, NULL);
  g_assert_nonnull (alone);

  /* Whoever changes it, the page says so, and for how long. */
  rouse_settings_leave_out_until (fixture->settings, "bridge", 740000);
  g_assert_false (adw_switch_row_get_active (included));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (included)), ==, "Back on Tuesday, 19 January");
  rouse_settings_set_included (fixture->settings, "bridge", TRUE);
  g_assert_true (adw_switch_row_get_active (included));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (included)), ==, "Alone it can always be done");
  rouse_settings_set_included (fixture->settings, "bridge", FALSE);

  rouse_settings_set_included (fixture->settings, "clamshell", FALSE);
  rouse_settings_set_included (fixture->settings, "hinge", FALSE);
  nothing = rouse_session_starter_plan (fixture->catalog, fixture->settings, "daily-three", NULL, &error);
  g_assert_null (nothing);
  g_assert_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_EMPTY);
  g_assert_cmpuint (fixture_count (page, ADW_TYPE_ACTION_ROW), ==, n_rows - 3);

  rouse_settings_set_included (fixture->settings, "clamshell", TRUE);
  rouse_settings_set_included (fixture->settings, "hinge", TRUE);
  adw_switch_row_set_active (included, TRUE);
  g_assert_cmpuint (fixture_count (page, ADW_TYPE_ACTION_ROW), ==, n_rows);
  g_assert_finalize_object (page);
  fixture_close (window);
}

static void
test_routines (Fixture *fixture, gconstpointer data)
{
  GListModel *routines = rouse_catalog_get_routines (fixture->catalog);

  g_assert_cmpuint (g_list_model_get_n_items (routines), ==, 4);
  for (guint i = 0; i < g_list_model_get_n_items (routines); i++)
    {
      g_autoptr (RouseRoutine) routine = g_list_model_get_item (routines, i);
      AdwNavigationPage *page = g_object_ref_sink (
          rouse_routine_page_new (routine, fixture->catalog, fixture->settings, fixture->speaker, fixture->clock));
      gsize n_items;

      rouse_routine_get_items (routine, &n_items);
      /* One row an exercise, and the row of the guidance. */
      g_assert_cmpuint (fixture_count (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW), ==, n_items + 1);

      /* Twice, so that the rows of the first time would be seen. */
      rouse_settings_set_guidance (fixture->settings, ROUSE_GUIDANCE_BRIEF);
      rouse_settings_set_guidance (fixture->settings, ROUSE_GUIDANCE_FULL);
      g_assert_cmpuint (fixture_count (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW), ==, n_items + 1);
      g_assert_finalize_object (page);
    }
}

static void
test_reading (Fixture *fixture, gconstpointer data)
{
  AdwNavigationPage *lessons = g_object_ref_sink (rouse_reading_page_new_lessons (fixture->catalog, fixture->speaker));
  AdwNavigationPage *safety = g_object_ref_sink (rouse_reading_page_new_safety (fixture->catalog, fixture->speaker));

  g_assert_cmpuint (fixture_count (GTK_WIDGET (lessons), ROUSE_TYPE_TEXT_CARD), ==, 6);
  g_assert_cmpuint (fixture_count (GTK_WIDGET (safety), ROUSE_TYPE_TEXT_CARD), ==, 7);
  g_assert_finalize_object (lessons);
  g_assert_finalize_object (safety);
}

static void
test_urgency (Fixture *fixture, gconstpointer data)
{
  GListModel *points = rouse_catalog_get_safety (fixture->catalog);
  g_autoptr (RouseText) first = g_list_model_get_item (points, 0);

  g_assert_cmpint (rouse_text_card_get_urgency_of (rouse_text_get_clip (first)), ==, ROUSE_URGENCY_EMERGENCY);
  g_assert_cmpint (rouse_text_card_get_urgency_of ("safety-stop"), ==, ROUSE_URGENCY_STOP);
  g_assert_cmpint (rouse_text_card_get_urgency_of ("safety-normal"), ==, ROUSE_URGENCY_FINE);
  g_assert_cmpint (rouse_text_card_get_urgency_of ("safety-of-tomorrow"), ==, ROUSE_URGENCY_CAUTION);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = g_object_ref_sink (rouse_sidebar_row_new (fixture->catalog, fixture->settings, fixture->speaker));
  RouseSidebarRow *row = ROUSE_SIDEBAR_ROW (widget);
  g_autoptr (RouseTopic) topic = rouse_topic_new (ROUSE_TOPIC_SAFETY);

  rouse_sidebar_row_set_item (row, G_OBJECT (rouse_catalog_get_exercise (fixture->catalog, "clamshell")));
  g_assert_cmpstr (rouse_sidebar_row_get_title (row), ==, "Clamshell");
  g_assert_cmpstr (rouse_sidebar_row_get_subtitle (row), ==, "10 reps, each side");
  rouse_settings_set_repetitions (fixture->settings, "clamshell", 14);
  g_assert_cmpstr (rouse_sidebar_row_get_subtitle (row), ==, "14 reps, each side");

  rouse_sidebar_row_set_item (row, G_OBJECT (rouse_catalog_get_routine (fixture->catalog, "quick-wake-up")));
  g_assert_cmpstr (rouse_sidebar_row_get_subtitle (row), ==, "about 5 minutes");
  rouse_sidebar_row_set_item (row, G_OBJECT (topic));
  g_assert_cmpstr (rouse_sidebar_row_get_title (row), ==, "Safety");
  rouse_sidebar_row_set_item (row, NULL);
  g_assert_finalize_object (widget);
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GApplication) application = g_application_new ("org.example.Reminders", G_APPLICATION_NON_UNIQUE);
  g_autoptr (RouseReminderService) service = NULL;
  AdwDialog *preferences;
  AdwDialog *about = g_object_ref_sink (rouse_about_new ());
  GtkWidget *window = fixture_show (rouse_reading_page_new_safety (fixture->catalog, fixture->speaker));
  AdwComboRow *side;

  g_assert_true (g_application_register (application, NULL, NULL));
  service = rouse_reminder_service_new (application, fixture->settings, fixture->clock, NULL);
  preferences = rouse_preferences_dialog_new (fixture->settings, fixture->speaker, service, fixture->clock);
  adw_dialog_present (preferences, window);
  fixture_iterate (100);
  side = ADW_COMBO_ROW (fixture_find (window, ADW_TYPE_COMBO_ROW, 2));

  adw_combo_row_set_selected (side, 1);
  g_assert_cmpint (rouse_settings_get_first_side (fixture->settings), ==, ROUSE_SIDE_RIGHT);
  rouse_settings_set_first_side (fixture->settings, ROUSE_SIDE_LEFT);
  g_assert_cmpuint (adw_combo_row_get_selected (side), ==, 0);
  fixture_close (window);
  g_assert_finalize_object (about);
}

/* Nobody is to find out on the mat that nothing can be heard: the row says it, in words. */
static void
test_voice_test (Fixture *fixture, gconstpointer data)
{
  AdwActionRow *row = g_object_ref_sink (g_object_new (ROUSE_TYPE_VOICE_TEST_ROW, NULL));
  GtkWidget *button = fixture_find (GTK_WIDGET (row), GTK_TYPE_BUTTON, 0);
  g_autofree char *before = NULL;

  rouse_voice_test_row_set_speaker (ROUSE_VOICE_TEST_ROW (row), fixture->speaker);
  before = g_strdup (adw_action_row_get_subtitle (row));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Test Voice");
  g_signal_emit_by_name (button, "clicked");
  while (g_str_equal (adw_action_row_get_subtitle (row), before))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Test Voice");
  fixture_iterate (50);
  g_assert_finalize_object (row);
}

static void
failed_cb (RouseSpeaker *speaker, const GError *error, guint *failures)
{
  g_assert_nonnull (error);
  (*failures)++;
}

static void
test_silence (Fixture *fixture, gconstpointer data)
{
  const char *clips[] = { "bridge-step-1", NULL };
  guint failures = 0;

  g_signal_connect (fixture->speaker, "failed", G_CALLBACK (failed_cb), &failures);
  rouse_speaker_read (fixture->speaker, "bridge-step-1", clips);
  while (failures == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (failures, ==, 1);
  g_assert_null (rouse_speaker_get_reading (fixture->speaker));
  g_assert_null (rouse_speaker_get_clip (fixture->speaker));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();

  g_test_add ("/ui/pages/exercises", Fixture, NULL, fixture_set_up, test_exercises, fixture_tear_down);
  g_test_add ("/ui/pages/resized", Fixture, NULL, fixture_set_up, test_resized, fixture_tear_down);
  g_test_add ("/ui/pages/dose", Fixture, NULL, fixture_set_up, test_dose, fixture_tear_down);
  g_test_add ("/ui/pages/guidance", Fixture, NULL, fixture_set_up, test_guidance, fixture_tear_down);
  g_test_add ("/ui/pages/locked", Fixture, NULL, fixture_set_up, test_locked, fixture_tear_down);
  g_test_add ("/ui/pages/scrubber", Fixture, NULL, fixture_set_up, test_scrubber, fixture_tear_down);
  g_test_add ("/ui/pages/tempo", Fixture, NULL, fixture_set_up, test_tempo, fixture_tear_down);
  g_test_add ("/ui/pages/named-once", Fixture, NULL, fixture_set_up, test_named_once, fixture_tear_down);
  g_test_add ("/ui/pages/included", Fixture, NULL, fixture_set_up, test_included, fixture_tear_down);
  g_test_add ("/ui/pages/routines", Fixture, NULL, fixture_set_up, test_routines, fixture_tear_down);
  g_test_add ("/ui/pages/reading", Fixture, NULL, fixture_set_up, test_reading, fixture_tear_down);
  g_test_add ("/ui/pages/urgency", Fixture, NULL, fixture_set_up, test_urgency, fixture_tear_down);
  g_test_add ("/ui/pages/rows", Fixture, NULL, fixture_set_up, test_rows, fixture_tear_down);
  g_test_add ("/ui/pages/dialogs", Fixture, NULL, fixture_set_up, test_dialogs, fixture_tear_down);
  g_test_add ("/ui/pages/voice-test", Fixture, NULL, fixture_set_up, test_voice_test, fixture_tear_down);
  g_test_add ("/ui/pages/silence", Fixture, NULL, fixture_set_up, test_silence, fixture_tear_down);

  return g_test_run ();
}
