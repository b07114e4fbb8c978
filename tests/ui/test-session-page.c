/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects a session on its page: what is shown agrees with what is done, keys work wherever the focus is, and nothing
 * goes on while nobody exercises. */

#include "fixture.h"
#include "page-rig.h"
#include "rouse-session-summary.h"
#include "rouse-stage-text.h"
#include "rouse-ui.h"

/* The middle of the first repetition's phase, from the timeline itself. */
static void
run_to_phase (PageRig *self, RousePhase phase, RouseSide side, guint repetition)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->rig.timeline, &n_segments);

  for (gsize i = 0; i < n_segments; i++)
    if (segments[i].kind == ROUSE_SEGMENT_PHASE && segments[i].phase == phase && segments[i].side == side
        && segments[i].repetition == repetition)
      {
        session_rig_run_to (&self->rig, (double) (segments[i].start + segments[i].length / 2) / SECOND);
        rouse_session_stage_update (self->stage);
        return;
      }
  g_assert_not_reached ();
}

static void
test_begins (PageRig *self, gconstpointer id)
{
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
  g_assert_cmpstr (rouse_session_stage_get_phase_title (self->stage), ==,
                   rouse_session_get_phase_title (self->rig.session));
  g_assert_cmpstr (rouse_session_dial_get_total (rouse_session_stage_get_dial (self->stage)), ==, "seconds");
  g_assert_cmpfloat (rouse_session_dial_get_fraction (rouse_session_stage_get_dial (self->stage)), >, 0.9);
}

static void
test_repetition (PageRig *self, gconstpointer id)
{
  RouseSessionDial *dial = rouse_session_stage_get_dial (self->stage);

  run_to_phase (self, ROUSE_PHASE_FIRST, ROUSE_SIDE_LEFT, 3);
  g_assert_cmpstr (rouse_session_dial_get_number (dial), ==, "3");
  g_assert_cmpstr (rouse_session_dial_get_total (dial), ==, "of 10");
  g_assert_cmpint (rouse_session_dial_get_mark (dial), ==, ROUSE_MARK_UP);
  g_assert_cmpstr (rouse_session_stage_get_phase_title (self->stage), ==, "Lift");
  g_assert_cmpint (rouse_session_stage_get_side (self->stage), ==, ROUSE_SIDE_LEFT);
  g_assert_cmpstr (rouse_session_dial_get_value_text (dial), ==, "Repetition 3 of 10: Lift");
  g_assert_cmpfloat (rouse_session_dial_get_fraction (dial), >, 0.2);
  g_assert_cmpfloat (rouse_session_dial_get_fraction (dial), <, 0.3);

  run_to_phase (self, ROUSE_PHASE_HOLD, ROUSE_SIDE_LEFT, 3);
  g_assert_cmpint (rouse_session_dial_get_mark (dial), ==, ROUSE_MARK_HOLD);
  run_to_phase (self, ROUSE_PHASE_SECOND, ROUSE_SIDE_LEFT, 3);
  g_assert_cmpint (rouse_session_dial_get_mark (dial), ==, ROUSE_MARK_DOWN);
  run_to_phase (self, ROUSE_PHASE_FIRST, ROUSE_SIDE_RIGHT, 1);
  g_assert_cmpint (rouse_session_stage_get_side (self->stage), ==, ROUSE_SIDE_RIGHT);
}

/* Whatever is shown must be what the session says, at every boundary of a whole session. */
static void
test_whole (PageRig *self, gconstpointer id)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->rig.timeline, &n_segments);
  RouseSessionDial *dial = rouse_session_stage_get_dial (self->stage);

  for (gsize i = 0; i < n_segments; i++)
    {
      session_rig_run_to (&self->rig, (double) (segments[i].start + segments[i].length / 2) / SECOND);
      rouse_session_stage_update (self->stage);
      g_assert_cmpstr (rouse_session_stage_get_phase_title (self->stage), ==,
                       rouse_session_get_phase_title (self->rig.session));
      g_assert_cmpint (rouse_session_stage_get_side (self->stage), ==, rouse_session_get_side (self->rig.session));
      if (rouse_session_get_caption (self->rig.session) != NULL)
        g_assert_cmpstr (rouse_session_stage_get_caption (self->stage), ==,
                         rouse_session_get_caption (self->rig.session));
      if (segments[i].kind == ROUSE_SEGMENT_PHASE)
        g_assert_cmpint (g_ascii_strtoll (rouse_session_dial_get_number (dial), NULL, 10), ==, segments[i].repetition);
    }
}

static void
test_countdown (PageRig *self, gconstpointer id)
{
  RouseSessionDial *dial = rouse_session_stage_get_dial (self->stage);
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->rig.timeline, &n_segments);
  gsize first = 0;

  while (segments[first].kind != ROUSE_SEGMENT_PHASE)
    first++;
  for (int left = 3; left >= 1; left--)
    {
      g_autofree char *number = g_strdup_printf ("%d", left);

      session_rig_run_to (&self->rig, (double) segments[first].start / SECOND - left + 0.5);
      rouse_session_stage_update (self->stage);
      g_assert_cmpstr (rouse_session_dial_get_number (dial), ==, number);
      g_assert_cmpint (rouse_session_dial_get_mark (dial), ==, ROUSE_MARK_NONE);
    }
}

/* Nothing moves while paused, so nothing but the jump itself can tell the page that another time is left. */
static void
test_jump_while_paused (PageRig *self, gconstpointer id)
{
  RouseSessionDial *dial = rouse_session_stage_get_dial (self->stage);
  g_autofree char *before = NULL;

  session_rig_run_to (&self->rig, 21);
  rouse_session_pause (self->rig.session);
  fixture_iterate (20);
  before = g_strdup (rouse_session_dial_get_number (dial));
  rouse_session_forward (self->rig.session);
  g_assert_cmpint (rouse_session_get_segment (self->rig.session)->kind, ==, ROUSE_SEGMENT_SETUP);
  g_assert_cmpstr (rouse_session_dial_get_number (dial), !=, before);
}

static void
test_keys (PageRig *self, gconstpointer id)
{
  RouseSession *session = self->rig.session;
  gint64 before;

  g_assert_true (page_rig_press (self, GDK_KEY_space, 0));
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_PAUSED);
  g_assert_cmpstr (rouse_session_stage_get_phase_title (self->stage), ==, "Paused");
  g_assert_true (page_rig_press (self, GDK_KEY_space, 0));
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RESUMING);
  session_rig_run (&self->rig, 30);
  g_assert_cmpint (rouse_session_get_state (session), ==, ROUSE_SESSION_RUNNING);

  before = rouse_session_get_position (session);
  g_assert_true (page_rig_press (self, GDK_KEY_Right, 0));
  g_assert_cmpint (rouse_session_get_position (session), >, before);
  before = rouse_session_get_position (session);
  session_rig_run (&self->rig, 3);
  g_assert_true (page_rig_press (self, GDK_KEY_Left, 0));
  g_assert_cmpint (rouse_session_get_position (session), <=, before);

  g_assert_true (rouse_session_stage_get_captions (self->stage));
  g_assert_true (page_rig_press (self, GDK_KEY_c, 0));
  g_assert_false (rouse_session_stage_get_captions (self->stage));
  g_assert_true (page_rig_press (self, GDK_KEY_C, GDK_LOCK_MASK));
  g_assert_true (rouse_session_stage_get_captions (self->stage));

  g_assert_false (page_rig_press (self, GDK_KEY_q, GDK_CONTROL_MASK));
  g_assert_false (page_rig_press (self, GDK_KEY_space, GDK_CONTROL_MASK));
  g_assert_false (page_rig_press (self, GDK_KEY_Tab, 0));
}

/* What the window is told when a key goes down, is held, or goes up. */
static gboolean
hold (PageRig *self, const char *signal, guint keyval, guint keycode)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->window);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "held-keys") != 0)
        continue;
      if (g_str_equal (signal, "key-pressed"))
        g_signal_emit_by_name (controller, signal, keyval, keycode, 0, &handled);
      else
        g_signal_emit_by_name (controller, signal, keyval, keycode, 0);
    }
  return handled;
}

static void
test_held_keys (PageRig *self, gconstpointer data)
{
  g_assert_false (hold (self, "key-pressed", GDK_KEY_Right, 114));
  g_assert_true (hold (self, "key-pressed", GDK_KEY_Right, 114));
  g_assert_true (hold (self, "key-pressed", GDK_KEY_Right, 114));
  hold (self, "key-released", GDK_KEY_Right, 114);
  g_assert_false (hold (self, "key-pressed", GDK_KEY_Right, 114));
  /* Another key is another press. */
  g_assert_false (hold (self, "key-pressed", GDK_KEY_space, 65));
  g_assert_true (hold (self, "key-pressed", GDK_KEY_space, 65));
  g_assert_false (hold (self, "key-pressed", GDK_KEY_3, 12));
  g_assert_true (hold (self, "key-pressed", GDK_KEY_3, 12));
  /* It becomes louder for as long as the key is held. */
  g_assert_false (hold (self, "key-pressed", GDK_KEY_Up, 111));
  g_assert_false (hold (self, "key-pressed", GDK_KEY_Up, 111));
}

static void
test_turning_keys (PageRig *self, gconstpointer id)
{
  RouseFigure *figure = rouse_figure_view_get_figure (rouse_session_stage_get_figure_view (self->stage));
  const gint64 before = rouse_session_get_position (self->rig.session);
  double yaw;

  g_assert_true (page_rig_press (self, GDK_KEY_Right, GDK_SHIFT_MASK));
  g_object_get (figure, "yaw", &yaw, NULL);
  g_assert_cmpfloat (ABS (yaw), ==, 5);
  g_assert_cmpint (rouse_session_get_position (self->rig.session), ==, before);
}

static void
test_leave (PageRig *self, gconstpointer id)
{
  g_assert_true (page_rig_press (self, GDK_KEY_Escape, 0));
  g_assert_cmpuint (self->n_left, ==, 1);
  g_assert_cmpuint (self->n_closed, ==, 0);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_PAUSED);
}

/* Whatever the window does to the page, Return means what it meant before, and the page leaves nothing behind, also
 * where the window changes its own layout in the same frame. */
static void
test_resized (PageRig *self, gconstpointer id)
{
  GtkWindow *window = GTK_WINDOW (self->window);
  const int sizes[][2] = { { 360, 294 }, { 960, 640 }, { 360, 640 }, { 360, 294 } };

  gtk_widget_set_size_request (self->window, 360, 294);
  adw_window_add_breakpoint (ADW_WINDOW (self->window),
                             adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 720sp")));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gtk_window_set_default_size (window, sizes[i][0], sizes[i][1]);
      fixture_settle (self->window, sizes[i][0]);
      g_assert_nonnull (gtk_window_get_focus (window));
      g_test_message ("focus: %s", G_OBJECT_TYPE_NAME (gtk_window_get_focus (window)));
      g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (gtk_window_get_focus (window))), ==,
                       "session.toggle");
    }
}

static void
wait_for_floor (PageRig *self, gboolean active)
{
  for (int i = 0; i < 200 && gtk_window_is_fullscreen (GTK_WINDOW (self->window)) != active; i++)
    fixture_iterate (20);
  g_assert_true (gtk_window_is_fullscreen (GTK_WINDOW (self->window)) == active);
}

/* One step back at a time: out of the full screen, and then out of the session. */
static void
test_escape_in_floor_view (PageRig *self, gconstpointer id)
{
  g_assert_true (page_rig_press (self, GDK_KEY_F11, 0));
  wait_for_floor (self, TRUE);
  g_assert_true (page_rig_press (self, GDK_KEY_Escape, 0));
  wait_for_floor (self, FALSE);
  g_assert_cmpuint (self->n_left, ==, 0);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
  g_assert_true (page_rig_press (self, GDK_KEY_Escape, 0));
  g_assert_cmpuint (self->n_left, ==, 1);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_PAUSED);
}

/* A text that is written has its letters, arrows and spaces to itself. */
static void
test_writing (PageRig *self, gconstpointer id)
{
  GtkWidget *entry = gtk_entry_new ();
  const guint keys[] = { GDK_KEY_space, GDK_KEY_h, GDK_KEY_r, GDK_KEY_m, GDK_KEY_c, GDK_KEY_Left, GDK_KEY_Escape };

  gtk_box_append (GTK_BOX (gtk_widget_get_ancestor (GTK_WIDGET (self->stage), GTK_TYPE_BOX)), entry);
  fixture_iterate (50);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_grab_focus (entry);
      g_assert_false (page_rig_press (self, keys[i], 0));
    }
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  fixture_iterate (50);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (entry)), entry);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
}

/* A page that is gone does not exercise on, whoever took it away. */
static void
test_hidden (PageRig *self, gconstpointer id)
{
  AdwNavigationView *view
      = ADW_NAVIGATION_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (self->page), ADW_TYPE_NAVIGATION_VIEW));
  AdwNavigationPage *other = adw_navigation_page_new (gtk_label_new ("Other"), "Other");

  adw_navigation_view_push (view, other);
  for (int i = 0; i < 100 && rouse_session_get_state (self->rig.session) == ROUSE_SESSION_RUNNING; i++)
    fixture_iterate (20);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_PAUSED);
}

static void
test_paused_is_still (PageRig *self, gconstpointer id)
{
  RouseFigureView *view = rouse_session_stage_get_figure_view (self->stage);

  run_to_phase (self, ROUSE_PHASE_FIRST, ROUSE_SIDE_LEFT, 1);
  fixture_iterate (50);
  g_assert_true (rouse_figure_view_get_moving (view));
  rouse_session_pause (self->rig.session);
  g_assert_false (rouse_figure_view_get_moving (view));
}

static void
test_summary (PageRig *self, gconstpointer id)
{
  RouseSessionSummary *summary;

  session_rig_run (&self->rig, (double) rouse_timeline_get_length (self->rig.timeline) / SECOND + 1);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_FINISHED);
  summary = ROUSE_SESSION_SUMMARY (fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_SUMMARY, 0));
  g_assert_nonnull (summary);
  g_assert_cmpuint (rouse_session_summary_get_n_rows (summary), ==, 2);
  g_assert_cmpstr (rouse_session_summary_get_row_result (summary, 0), ==, "10 of 10");
  g_assert_cmpstr (rouse_session_summary_get_row_result (summary, 1), ==, "10 of 10");
  g_assert_cmpstr (rouse_session_summary_get_words (summary), ==, "All done. Rest there as long as you like.");
  g_assert_true (page_rig_press (self, GDK_KEY_Escape, 0));
  g_assert_cmpuint (self->n_closed, ==, 1);
  g_assert_cmpuint (self->n_left, ==, 0);
}

static void
test_ended_early (PageRig *self, gconstpointer id)
{
  RouseSessionSummary *summary;

  run_to_phase (self, ROUSE_PHASE_FIRST, ROUSE_SIDE_LEFT, 4);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.end", NULL);
  summary = ROUSE_SESSION_SUMMARY (fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_SUMMARY, 0));
  g_assert_nonnull (summary);
  g_assert_cmpuint (rouse_session_summary_get_n_rows (summary), ==, 1);
  g_assert_cmpstr (rouse_session_summary_get_row_result (summary, 0), ==, "3 of 10");
  g_assert_cmpstr (rouse_session_summary_get_words (summary), ==, "Stopping here. What you did still counts.");
  /* Space does what it does everywhere else, but who meant to pause just now closes nothing with it. */
  g_assert_false (page_rig_press (self, GDK_KEY_space, 0));
  g_assert_false (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), GTK_WIDGET (summary)));
  fixture_iterate (100);
  /* Tab goes through what was done before it comes to the button. */
  g_assert_true (fixture_press (gtk_window_get_focus (GTK_WINDOW (self->window)), GDK_KEY_Tab, 0));
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (self->window))));
}

/* Two ways of doing one exercise are two rows, and a title tells which is which. */
static void
test_eased (PageRig *self, gconstpointer id)
{
  RouseSessionSummary *summary;

  run_to_phase (self, ROUSE_PHASE_FIRST, ROUSE_SIDE_BOTH, 4);
  rouse_session_hurt (self->rig.session);
  rouse_session_answer_hurt (self->rig.session, ROUSE_HURT_EASIER);
  session_rig_run (&self->rig, 1800);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_FINISHED);
  summary = ROUSE_SESSION_SUMMARY (fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_SUMMARY, 0));
  g_assert_cmpuint (rouse_session_summary_get_n_rows (summary), ==, 2);
  g_assert_cmpstr (rouse_session_summary_get_row_title (summary, 0), ==, "Bridge");
  g_assert_cmpstr (rouse_session_summary_get_row_result (summary, 0), ==, "3 of 10");
  g_assert_cmpstr (rouse_session_summary_get_row_title (summary, 1), ==, "Bridge · easier");
}

/* What was passed over is said, what was not reached is not. */
static void
test_skipped_and_ended (PageRig *self, gconstpointer id)
{
  RouseSessionSummary *summary;

  while (rouse_session_get_segment (self->rig.session)->kind != ROUSE_SEGMENT_REST)
    rouse_session_forward (self->rig.session);
  run_to_phase (self, ROUSE_PHASE_FIRST, ROUSE_SIDE_LEFT, 6);
  rouse_session_end (self->rig.session);
  summary = ROUSE_SESSION_SUMMARY (fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_SUMMARY, 0));
  g_assert_cmpuint (rouse_session_summary_get_n_rows (summary), ==, 2);
  g_assert_cmpstr (rouse_session_summary_get_row_title (summary, 0), ==, "Bridge");
  g_assert_cmpstr (rouse_session_summary_get_row_result (summary, 0), ==, "Skipped");
  g_assert_cmpstr (rouse_session_summary_get_row_title (summary, 1), ==, "Clamshell");
  g_assert_cmpstr (rouse_session_summary_get_row_result (summary, 1), ==, "5 of 10");
}

/* Who only pressed forward has completed nothing, and hears no praise for it. */
static void
test_all_skipped (PageRig *self, gconstpointer id)
{
  RouseSessionSummary *summary;

  for (int i = 0; i < 50 && rouse_session_get_state (self->rig.session) != ROUSE_SESSION_FINISHED; i++)
    rouse_session_forward (self->rig.session);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_FINISHED);
  summary = ROUSE_SESSION_SUMMARY (fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_SUMMARY, 0));
  g_assert_cmpstr (rouse_session_summary_get_words (summary), ==, "");
  g_assert_cmpuint (rouse_session_summary_get_n_rows (summary), ==, 2);
  g_assert_cmpstr (rouse_session_summary_get_row_result (summary, 0), ==, "Skipped");
  g_assert_cmpstr (rouse_session_summary_get_row_result (summary, 1), ==, "Skipped");
}

static void
test_notice (PageRig *self, gconstpointer id)
{
  AdwBanner *banner = ADW_BANNER (fixture_find (GTK_WIDGET (self->page), ADW_TYPE_BANNER, 0));

  g_assert_false (adw_banner_get_revealed (banner));
  rouse_session_page_set_notice (ROUSE_SESSION_PAGE (self->page), "No sound");
  g_assert_true (adw_banner_get_revealed (banner));
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "No sound");
  rouse_session_page_set_notice (ROUSE_SESSION_PAGE (self->page), NULL);
  g_assert_false (adw_banner_get_revealed (banner));
  /* A hidden banner stays in the accessible tree, with whatever it says. */
  g_assert_cmpstr (adw_banner_get_title (banner), ==, "");
}

/* Every cue and every phase can be read whole, on a phone and with large text. */
static void
test_every_caption_fits (PageRig *self, gconstpointer id)
{
  const struct
  {
    int width;
    int height;
    double scale;
  } sizes[] = { { 960, 520, 1 }, { 360, 500, 1 }, { 360, 190, 1 }, { 360, 500, 2 }, { 960, 480, 2 }, { 360, 190, 2 } };
  GtkWidget *caption = rouse_session_stage_get_part (self->stage, ROUSE_STAGE_PART_CAPTION);
  GListModel *cues = rouse_catalog_get_cues (session_fixture_get_catalog ());
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * sizes[i].scale), NULL);
      fixture_iterate (50);
      gtk_widget_size_allocate (GTK_WIDGET (self->stage), &(GtkAllocation) { 0, 0, sizes[i].width, sizes[i].height },
                                -1);
      for (guint j = 0; j < g_list_model_get_n_items (cues); j++)
        {
          g_autoptr (RouseCue) cue = g_list_model_get_item (cues, j);

          rouse_stage_text_set_text (ROUSE_STAGE_TEXT (caption), rouse_cue_get_text (cue));
          g_test_message ("“%s” on %d × %d at %.0f %%", rouse_cue_get_text (cue), sizes[i].width, sizes[i].height,
                          sizes[i].scale * 100);
          g_assert_true (rouse_stage_text_get_fits (ROUSE_STAGE_TEXT (caption)));
        }
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

/* The smallest window, also with large text. */
static void
test_smallest (PageRig *self, gconstpointer id)
{
  int width, height, dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  for (int scale = 1; scale <= 2; scale++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * scale, NULL);
      fixture_iterate (50);
      gtk_widget_measure (GTK_WIDGET (self->page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (GTK_WIDGET (self->page), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      g_assert_cmpint (width, <=, 360);
      g_assert_cmpint (height, <=, 294);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

#define ADD(path, id, function)                                                                                        \
  g_test_add ("/session-page/" path, PageRig, id, page_rig_set_up, function, page_rig_tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  ADD ("begins", "daily-three", test_begins);
  ADD ("repetition", "clamshell", test_repetition);
  ADD ("whole", "daily-three", test_whole);
  ADD ("countdown", "bridge", test_countdown);
  ADD ("jump-while-paused", "daily-three", test_jump_while_paused);
  ADD ("keys", "clamshell", test_keys);
  ADD ("held-keys", "clamshell", test_held_keys);
  ADD ("turning-keys", "clamshell", test_turning_keys);
  ADD ("leave", "hinge", test_leave);
  ADD ("resized", "hinge", test_resized);
  ADD ("escape-in-floor-view", "hinge", test_escape_in_floor_view);
  ADD ("writing", "hinge", test_writing);
  ADD ("hidden", "hinge", test_hidden);
  ADD ("paused-is-still", "clamshell", test_paused_is_still);
  ADD ("summary", "clamshell", test_summary);
  ADD ("ended-early", "clamshell", test_ended_early);
  ADD ("eased", "bridge", test_eased);
  ADD ("skipped-and-ended", "daily-three", test_skipped_and_ended);
  ADD ("all-skipped", "clamshell", test_all_skipped);
  ADD ("notice", "bridge", test_notice);
  ADD ("every-caption-fits", "daily-three", test_every_caption_fits);
  ADD ("smallest", "daily-three", test_smallest);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
