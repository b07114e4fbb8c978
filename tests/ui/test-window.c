/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-rig.h"

#include "rouse-exercise-page.h"
#include "rouse-progress-page.h"
#include "rouse-reading-page.h"
#include "rouse-routine-page.h"
#include "rouse-save-bar.h"
#include "rouse-session-starter.h"
#include "rouse-settings.h"
#include "rouse-sidebar-row.h"
#include "rouse-sidebar.h"
#include "rouse-topic.h"

#include <glib/gstdio.h>

/* Protects the program's way through its window: what opens first, what each action shows, what is told. */

static void
test_first_page (WindowRig *running, gconstpointer data)
{
  g_assert_true (window_rig_shows (running, ROUSE_TYPE_EXERCISE_PAGE));
  /* Three exercises, four routines, two pages to read, and what was done. */
  g_assert_cmpuint (fixture_count (GTK_WIDGET (running->window), ROUSE_TYPE_SIDEBAR_ROW), ==, 10);
}

static void
note_cb (GdkFrameClock *clock, gpointer data)
{
  WindowRig *running = data;
  GtkWidget *window = GTK_WIDGET (running->window);

  if (running->n_frames < G_N_ELEMENTS (running->rows))
    {
      running->rows[running->n_frames] = fixture_count (window, ROUSE_TYPE_SIDEBAR_ROW);
      running->pages[running->n_frames] = fixture_count (window, ROUSE_TYPE_EXERCISE_PAGE);
    }
  running->n_frames++;
}

/* A window is there before what it shows has been read, the list a frame later, and its first page a frame after it. */
static void
test_first_frames (WindowRig *running, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (running->window);
  GtkWidget *row;
  GtkWidget *list;

  gtk_window_close (window);
  fixture_iterate (100);
  g_assert_null (running->window);
  g_application_activate (G_APPLICATION (running->application));
  g_set_weak_pointer (&running->window,
                      ROUSE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (running->application))));
  window = GTK_WINDOW (running->window);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint", G_CALLBACK (note_cb), running);
  for (int i = 0; i < 1000 && running->n_frames < G_N_ELEMENTS (running->rows); i++)
    fixture_iterate (20);
  fixture_iterate (300);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (GTK_WIDGET (window)), note_cb, running);

  g_assert_cmpuint (running->n_frames, >=, 3);
  g_assert_cmpuint (running->rows[0], ==, 0);
  g_assert_cmpuint (running->rows[1], ==, 10);
  g_assert_cmpuint (running->pages[1], ==, 0);
  g_assert_cmpuint (running->pages[2], ==, 1);

  row = fixture_find (GTK_WIDGET (window), ROUSE_TYPE_SIDEBAR_ROW, 0);
  g_assert_true (gtk_window_get_focus (window) == gtk_widget_get_parent (row));
  list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_VIEW);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list))), ==, 0);
}

/* Whoever asks for an entry before there is a list does not wait for it. */
static void
test_early (WindowRig *running, gconstpointer data)
{
  gtk_window_close (GTK_WINDOW (running->window));
  fixture_iterate (100);
  g_action_group_activate_action (G_ACTION_GROUP (running->application), "safety", NULL);
  g_set_weak_pointer (&running->window,
                      ROUSE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (running->application))));
  fixture_iterate (500);
  g_assert_true (window_rig_shows (running, ROUSE_TYPE_READING_PAGE));
  g_assert_cmpuint (fixture_count (GTK_WIDGET (running->window), ROUSE_TYPE_SIDEBAR_ROW), ==, 10);
  g_assert_cmpuint (fixture_count (GTK_WIDGET (running->window), ROUSE_TYPE_EXERCISE_PAGE), ==, 0);
}

static void
test_second_activation (WindowRig *running, gconstpointer data)
{
  g_application_activate (G_APPLICATION (running->application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (running->application))), ==, 1);
}

static void
test_pages (WindowRig *running, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (running->window), "win.show", "s", "strong");
  fixture_iterate (300);
  g_assert_true (window_rig_shows (running, ROUSE_TYPE_ROUTINE_PAGE));
  window_rig_activate (running, "safety", NULL);
  g_assert_true (window_rig_shows (running, ROUSE_TYPE_READING_PAGE));
}

static void
assert_dialog (WindowRig *running, const char *action, GType type)
{
  AdwDialog *dialog;

  window_rig_activate (running, action, NULL);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (running->window));
  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (dialog, type));
  adw_dialog_force_close (dialog);
  fixture_iterate (300);
}

static void
test_dialogs (WindowRig *running, gconstpointer data)
{
  assert_dialog (running, "about", ADW_TYPE_ABOUT_DIALOG);
  assert_dialog (running, "preferences", ADW_TYPE_PREFERENCES_DIALOG);
}

/* The keys of the application work in its list of keys too, Control and Q among them. */
static void
test_shortcuts (WindowRig *running, gconstpointer data)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWindow *shortcuts = NULL;

  window_rig_activate (running, "shortcuts", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_SHORTCUTS_WINDOW (window))
        shortcuts = window;
    }
  g_assert_nonnull (shortcuts);
  g_assert_true (gtk_window_get_application (shortcuts) == GTK_APPLICATION (running->application));
  /* It is open when the program is left, and goes along. */
}

/* The program is busy until what was being saved is away: it does not end before. */
static void
test_quit_while_saving (WindowRig *running, gconstpointer data)
{
  GApplication *application = G_APPLICATION (running->application);
  RouseSaveBar *bar = ROUSE_SAVE_BAR (fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_SAVE_BAR, 0));
  g_autofree char *folder = g_dir_make_tmp ("rouse-window-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "Bridge.ogg", NULL);
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  g_autoptr (RousePlan) plan
      = rouse_session_starter_plan (running->application->catalog, settings, "bridge", NULL, NULL);
  g_autoptr (RouseTimeline) timeline = rouse_timeline_compile (plan, rouse_voice_get_clip_length, NULL);

  g_assert_false (g_application_get_is_busy (application));
  rouse_save_bar_save (bar, timeline, NULL, file);
  g_assert_true (g_application_get_is_busy (application));
  window_rig_activate (running, "quit", NULL);
  for (guint i = 0; i < 500 && g_application_get_is_busy (application); i++)
    fixture_iterate (20);
  g_assert_false (g_application_get_is_busy (application));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* What was deleted on the page of what was done is back when the person says so. */
static void
test_undo (WindowRig *running, gconstpointer data)
{
  RouseSidebar *sidebar = ROUSE_SIDEBAR (fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_SIDEBAR, 0));
  const RouseRecordSet set = { "bridge", ROUSE_LEVEL_STANDARD, ROUSE_SIDE_BOTH, 1, 10, 10, 0, ROUSE_OUTCOME_DONE };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);
  RouseRecord *record = rouse_record_new ("bridge");

  record->status = ROUSE_STATUS_FINISHED;
  rouse_record_add_set (record, &set);
  g_ptr_array_add (records, record);
  rouse_sidebar_select (sidebar, rouse_sidebar_get_topic (sidebar, ROUSE_TOPIC_PROGRESS));
  while (!window_rig_tells (running, "Your First Session Shows Up Here"))
    fixture_iterate (20);
  rouse_window_begin_day (running->window);
  g_assert_false (rouse_progress_page_get_loaded (
      ROUSE_PROGRESS_PAGE (fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_PROGRESS_PAGE, 0))));

  g_signal_emit_by_name (fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_PROGRESS_PAGE, 0), "deleted", records);
  while (!window_rig_tells (running, "1 session deleted"))
    fixture_iterate (20);
  g_signal_emit_by_name (find_button (GTK_WIDGET (running->window), "_Undo"), "clicked");
  while (!window_rig_tells (running, "Last Sessions"))
    fixture_iterate (20);
  gtk_widget_activate_action (fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_PROGRESS_PAGE, 0),
                              "progress.delete-all", NULL);
  while (!window_rig_tells (running, "Your First Session Shows Up Here"))
    fixture_iterate (20);
}

static void
test_unknown (WindowRig *running, gconstpointer data)
{
  window_rig_activate (running, "start", "swimming");
  g_assert_false (rouse_window_get_in_session (running->window));
}

static GtkWidget *
find_notice (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "toast-words") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_notice (child);
  return found;
}

/* A window that opens for what it has to tell has room for it. */
static void
test_early_notice (WindowRig *running, gconstpointer data)
{
  GtkWidget *notice = NULL;

  gtk_window_close (GTK_WINDOW (running->window));
  while (running->window != NULL)
    fixture_iterate (20);
  g_application_activate (G_APPLICATION (running->application));
  g_set_weak_pointer (&running->window,
                      ROUSE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (running->application))));
  rouse_window_add_notice (running->window, "There is no routine or exercise of this name");

  while (notice == NULL || gtk_widget_get_width (notice) == 0)
    {
      fixture_iterate (20);
      notice = find_notice (GTK_WIDGET (running->window));
    }
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (notice))), ==, 1);
}

static double
get_scrolled (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
}

/* Who comes back from a page in a low window finds the list as it begins, and its first heading. */
static void
test_back (WindowRig *running, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (running->window);
  GtkWidget *sidebar = fixture_find (window, ROUSE_TYPE_SIDEBAR, 0);
  AdwNavigationSplitView *split = ADW_NAVIGATION_SPLIT_VIEW (fixture_find (window, ADW_TYPE_NAVIGATION_SPLIT_VIEW, 0));
  GtkWidget *list = fixture_find (sidebar, GTK_TYPE_LIST_VIEW, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 294);
  fixture_settle (window, 360);
  g_assert_false (gtk_widget_get_mapped (list));
  adw_navigation_split_view_set_show_content (split, FALSE);
  fixture_iterate (500);
  fixture_settle (window, 360);
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), list));
  g_assert_cmpfloat (get_scrolled (list), ==, 0);

  /* The next window has the size of this one. */
  gtk_window_set_default_size (GTK_WINDOW (window), 960, 640);
  fixture_settle (window, 960);
}

int
main (int argc, char **argv)
{
  g_autoptr (RouseApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = rouse_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add ("/ui/window/first-page", WindowRig, application, window_rig_set_up, test_first_page,
              window_rig_tear_down);
  g_test_add ("/ui/window/second-activation", WindowRig, application, window_rig_set_up, test_second_activation,
              window_rig_tear_down);
  g_test_add ("/ui/window/first-frames", WindowRig, application, window_rig_set_up, test_first_frames,
              window_rig_tear_down);
  g_test_add ("/ui/window/early", WindowRig, application, window_rig_set_up, test_early, window_rig_tear_down);
  g_test_add ("/ui/window/pages", WindowRig, application, window_rig_set_up, test_pages, window_rig_tear_down);
  g_test_add ("/ui/window/back", WindowRig, application, window_rig_set_up, test_back, window_rig_tear_down);
  g_test_add ("/ui/window/dialogs", WindowRig, application, window_rig_set_up, test_dialogs, window_rig_tear_down);
  g_test_add ("/ui/window/shortcuts", WindowRig, application, window_rig_set_up, test_shortcuts, window_rig_tear_down);
  g_test_add ("/ui/window/quit-while-saving", WindowRig, application, window_rig_set_up, test_quit_while_saving,
              window_rig_tear_down);
  g_test_add ("/ui/window/undo", WindowRig, application, window_rig_set_up, test_undo, window_rig_tear_down);
  g_test_add ("/ui/window/unknown", WindowRig, application, window_rig_set_up, test_unknown, window_rig_tear_down);
  g_test_add ("/ui/window/early-notice", WindowRig, application, window_rig_set_up, test_early_notice,
              window_rig_tear_down);

  return g_test_run ();
}
