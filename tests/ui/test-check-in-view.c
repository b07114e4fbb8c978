/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the check-in on the session page: every question can be answered by pointer and by keys alone, wherever the
 * focus is, nothing has to be answered, and everything can be reached in the smallest window. */

#include "fixture.h"
#include "rouse-check-in-view.h"
#include "rouse-session-page.h"
#include "rouse-session-summary.h"
#include "rouse-ui.h"
#include "session-rig.h"

typedef struct
{
  SessionRig rig;
  RouseCheckIn *check_in;
  GtkWidget *window;
  AdwNavigationPage *page;
} Case;

#define assert_question(self, expected)                                                                                \
  g_assert_cmpint (rouse_check_in_get_question ((self)->check_in), ==, ROUSE_QUESTION_##expected)
#define assert_state(self, expected)                                                                                   \
  g_assert_cmpint (rouse_session_get_state ((self)->rig.session), ==, ROUSE_SESSION_##expected)

static void
open_page (Case *self, gconstpointer id, gboolean first, gboolean quiet)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  g_autoptr (RousePlan) gentle = NULL;
  GtkWidget *view = adw_navigation_view_new ();

  choices.force_level = choices.force_repetitions = FALSE;
  session_rig_set_up (&self->rig, id);
  gentle = rouse_plan_new (session_fixture_get_catalog (), "gentle-start", &choices, NULL);
  self->check_in = rouse_check_in_new (self->rig.session, ROUSE_CLOCK (self->rig.clock), gentle);
  rouse_check_in_set_quiet (self->check_in, quiet);
  self->page = rouse_session_page_new (self->rig.session, NULL, NULL);
  rouse_session_page_set_check_in (ROUSE_SESSION_PAGE (self->page), self->check_in, first);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), self->page);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 294);
  adw_window_set_content (ADW_WINDOW (self->window), view);
  gtk_window_present (GTK_WINDOW (self->window));
  for (int i = 0; i < 200 && rouse_check_in_get_question (self->check_in) == ROUSE_QUESTION_NONE; i++)
    fixture_iterate (20);
  fixture_iterate (100);
}

static void
set_up (Case *self, gconstpointer id)
{
  open_page (self, id, FALSE, FALSE);
}

static void
set_up_first (Case *self, gconstpointer id)
{
  open_page (self, id, TRUE, FALSE);
}

static void
set_up_quiet (Case *self, gconstpointer id)
{
  open_page (self, id, TRUE, TRUE);
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  for (int i = 0; i < 100 && self->page != NULL; i++)
    fixture_iterate (20);
  g_assert_null (self->page);
  g_assert_finalize_object (self->check_in);
  session_rig_tear_down (&self->rig, id);
}

static gboolean
send_key (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }
  return handled;
}

/* On its way to what has the focus a key passes the page, and then the view. */
static gboolean
press (Case *self, guint keyval)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  GtkWidget *view = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_CHECK_IN_VIEW, 0);

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)));
  if (send_key (GTK_WIDGET (self->page), keyval))
    return TRUE;
  return gtk_widget_is_ancestor (focus, view) && send_key (view, keyval);
}

static GtkWidget *
find_button (Case *self, const char *words)
{
  for (guint i = 0; i < fixture_count (GTK_WIDGET (self->page), GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = fixture_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL, i);
      GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

      if (button != NULL && gtk_widget_get_mapped (button)
          && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words))
        return button;
    }
  return NULL;
}

static void
click (Case *self, const char *words)
{
  GtkWidget *button = find_button (self, words);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
shows (Case *self, const char *words)
{
  for (guint i = 0; i < fixture_count (GTK_WIDGET (self->page), GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = fixture_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL, i);

      if (gtk_widget_get_mapped (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words))
        return TRUE;
    }
  return FALSE;
}

static void
wait_for (Case *self, const char *words)
{
  for (int i = 0; i < 200 && !shows (self, words); i++)
    fixture_iterate (20);
  g_assert_true (shows (self, words));
}

static void
test_keys (Case *self, gconstpointer id)
{
  assert_question (self, TIRED);
  g_assert_true (shows (self, "How tired does your back feel right now?"));
  g_assert_true (shows (self, "Starts in 20 s"));
  g_assert_true (press (self, GDK_KEY_KP_7));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (self, "7"))));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (self, "6"))));
  g_assert_true (press (self, GDK_KEY_BackSpace));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (find_button (self, "7"))));
  g_assert_true (press (self, GDK_KEY_3));
  g_assert_true (press (self, GDK_KEY_Return));
  g_assert_true (shows (self, "Any pain in your back, hips or legs right now?"));
  assert_question (self, PAIN);
  g_assert_false (press (self, GDK_KEY_g));
  g_assert_true (press (self, GDK_KEY_Y));
  assert_question (self, STRENGTH);
  g_assert_true (shows (self, "How strong?"));
  g_assert_true (press (self, GDK_KEY_4));
  g_assert_true (press (self, GDK_KEY_KP_Enter));
  assert_question (self, GENTLE);
  assert_state (self, READY);
  g_assert_true (shows (self, "Today may be a day for Gentle start."));
  g_assert_true (press (self, GDK_KEY_g));
  assert_state (self, RUNNING);
  g_assert_cmpstr (rouse_plan_get_id (rouse_timeline_get_plan (rouse_session_get_timeline (self->rig.session))), ==,
                   "gentle-start");
  g_assert_cmpint (rouse_check_in_get_answers (self->check_in)->tired_before, ==, 3);
  g_assert_cmpint (rouse_check_in_get_answers (self->check_in)->pain_before, ==, 4);
}

/* Space goes on with the session at once, R says the question again, → passes it over, N says no. */
static void
test_going_on (Case *self, gconstpointer id)
{
  session_rig_run (&self->rig, 10);
  g_assert_true (press (self, GDK_KEY_r));
  g_assert_cmpstr (rouse_session_get_caption (self->rig.session), ==, "How tired is your back? Type zero to ten.");
  g_assert_true (press (self, GDK_KEY_Right));
  assert_question (self, PAIN);
  g_assert_true (press (self, GDK_KEY_space));
  assert_state (self, RUNNING);
  wait_for (self, "This Hurts");
  g_assert_true (press (self, GDK_KEY_space));
  assert_state (self, PAUSED);
}

/* Nothing is pressed, and it begins by itself; Tab only gives more time. */
static void
test_alone (Case *self, gconstpointer id)
{
  session_rig_run (&self->rig, 15);
  g_assert_true (shows (self, "Starts in 5 s"));
  g_assert_false (press (self, GDK_KEY_Tab));
  g_assert_true (shows (self, "Starts in 20 s"));
  session_rig_run (&self->rig, 20);
  assert_state (self, RUNNING);
  wait_for (self, "This Hurts");
}

static void
test_pointer (Case *self, gconstpointer id)
{
  click (self, "10");
  assert_question (self, PAIN);
  g_assert_cmpint (rouse_check_in_get_answers (self->check_in)->tired_before, ==, 10);
  click (self, "Skip");
  assert_state (self, RUNNING);
}

/* The focus never rests on an answer by itself, and never falls out of the page. */
static void
test_focus (Case *self, gconstpointer id)
{
  GtkWidget *button = find_button (self, "5");

  g_assert_false (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self->window))));
  gtk_widget_grab_focus (button);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == button);
  g_assert_false (press (self, GDK_KEY_Return));
  gtk_widget_activate (button);
  for (int i = 0; i < 50 && rouse_check_in_get_question (self->check_in) == ROUSE_QUESTION_TIRED; i++)
    fixture_iterate (20);
  assert_question (self, PAIN);
  g_assert_false (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_assert_true (press (self, GDK_KEY_n));
  assert_state (self, RUNNING);
}

static void
test_rest (Case *self, gconstpointer id)
{
  press (self, GDK_KEY_Right);
  press (self, GDK_KEY_y);
  press (self, GDK_KEY_8);
  press (self, GDK_KEY_Return);
  assert_state (self, ENDED);
  wait_for (self, "Better to Rest Today");
  g_assert_true (shows (self, "Rest from this today. If this is new or growing, please talk to a professional."));
}

static void
reach_end (Case *self)
{
  press (self, GDK_KEY_Right);
  press (self, GDK_KEY_Right);
  for (int i = 0; i < 3600 && rouse_session_get_state (self->rig.session) == ROUSE_SESSION_RUNNING; i++)
    session_rig_run (&self->rig, 1);
  assert_state (self, FINISHED);
  wait_for (self, "How tired does your back feel right now?");
  fixture_iterate (100);
}

static void
test_after (Case *self, gconstpointer id)
{
  GtkWidget *summary;

  reach_end (self);
  g_assert_null (fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_SUMMARY, 0));
  g_assert_true (press (self, GDK_KEY_6));
  g_assert_true (press (self, GDK_KEY_Return));
  g_assert_true (press (self, GDK_KEY_n));
  assert_question (self, EFFORT);
  g_assert_nonnull (find_button (self, "Just right: about two left"));
  click (self, "Hard: one left at most");
  summary = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_SUMMARY, 0);
  g_assert_nonnull (summary);
  wait_for (self, "Session saved.");
  g_assert_true (shows (self, "Was one of them harder than the rest?"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (self, "Clamshell")), TRUE);
  g_assert_cmpstr (rouse_check_in_get_answers (self->check_in)->harder, ==, "clamshell");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (self, "No")), TRUE);
  g_assert_null (rouse_check_in_get_answers (self->check_in)->harder);
}

/* Each by itself with Space, where it would press nothing. */
static void
test_after_skipped (Case *self, gconstpointer id)
{
  reach_end (self);
  g_assert_true (press (self, GDK_KEY_space));
  assert_question (self, PAIN);
  click (self, "Skip All");
  wait_for (self, "Session saved.");
  g_assert_false (shows (self, "Was one of them harder than the rest?"));
}

static void
test_early (Case *self, gconstpointer id)
{
  press (self, GDK_KEY_space);
  session_rig_run (&self->rig, 120);
  rouse_session_end (self->rig.session);
  wait_for (self, "How tired does your back feel right now?");
  fixture_iterate (100);
  g_assert_true (press (self, GDK_KEY_2));
}

/* The answer to “This hurts” that ends the session takes its dialog away; the keys work all the same. */
static void
test_after_hurt (Case *self, gconstpointer id)
{
  AdwDialog *dialog = NULL;

  press (self, GDK_KEY_space);
  wait_for (self, "This Hurts");
  session_rig_run (&self->rig, 120);
  rouse_session_hurt (self->rig.session);
  for (int i = 0; i < 200 && dialog == NULL; i++)
    {
      fixture_iterate (20);
      dialog = adw_window_get_visible_dialog (ADW_WINDOW (self->window));
    }
  g_assert_nonnull (dialog);
  g_assert_true (send_key (GTK_WIDGET (dialog), GDK_KEY_3));
  for (int i = 0; i < 200 && adw_window_get_visible_dialog (ADW_WINDOW (self->window)) != NULL; i++)
    fixture_iterate (20);
  fixture_iterate (500);
  g_assert_true (press (self, GDK_KEY_2));
  g_assert_cmpint (rouse_check_in_get_typed (self->check_in), ==, 2);
}

static void
test_first (Case *self, gconstpointer id)
{
  g_assert_true (shows (self, "Before Your First Session"));
  g_assert_true (shows (self, "Get urgent help now"));
  g_assert_true (press (self, GDK_KEY_space));
  session_rig_run (&self->rig, 120);
  rouse_session_end (self->rig.session);
  wait_for (self, "How tired does your back feel right now?");
  g_assert_false (shows (self, "Get urgent help now"));
}

/* What has to be known before the very first session stands there though nothing is asked. */
static void
test_quiet (Case *self, gconstpointer id)
{
  g_assert_true (shows (self, "Before Your First Session"));
  g_assert_true (shows (self, "Get urgent help now"));
  g_assert_false (shows (self, "How tired does your back feel right now?"));
  g_assert_null (find_button (self, "S_kip"));
  g_assert_true (press (self, GDK_KEY_space));
  session_rig_run (&self->rig, 120);
  rouse_session_end (self->rig.session);
  wait_for (self, "Session Ended");
}

/* Whatever can be pressed is as large as a finger, inside the window, and can be scrolled to. */
static void
test_small (Case *self, gconstpointer id)
{
  GtkWidget *view = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_CHECK_IN_VIEW, 0);

  g_assert_cmpint (gtk_widget_get_width (self->window), ==, 360);
  for (int value = 0; value <= 10; value++)
    {
      g_autofree char *words = g_strdup_printf ("%d", value);
      GtkWidget *button = find_button (self, words);
      graphene_rect_t bounds;

      g_assert_nonnull (button);
      g_assert_true (gtk_widget_compute_bounds (button, view, &bounds));
      g_assert_cmpfloat (bounds.size.width, >=, 44);
      g_assert_cmpfloat (bounds.size.height, >=, 44);
      g_assert_cmpfloat (bounds.origin.x, >=, 0);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 360);
    }
}

static void
add (const char *path, void (*test) (Case *, gconstpointer))
{
  g_test_add (path, Case, "daily-three", set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  add ("/check-in-view/keys", test_keys);
  add ("/check-in-view/going-on", test_going_on);
  add ("/check-in-view/alone", test_alone);
  add ("/check-in-view/pointer", test_pointer);
  add ("/check-in-view/focus", test_focus);
  add ("/check-in-view/rest", test_rest);
  add ("/check-in-view/after", test_after);
  add ("/check-in-view/after/skipped", test_after_skipped);
  add ("/check-in-view/after/early", test_early);
  add ("/check-in-view/after/hurt", test_after_hurt);
  g_test_add ("/check-in-view/first", Case, "daily-three", set_up_first, test_first, tear_down);
  g_test_add ("/check-in-view/quiet", Case, "daily-three", set_up_quiet, test_quiet, tear_down);
  add ("/check-in-view/small", test_small);
  status = g_test_run ();
  session_fixture_clear ();

  return status;
}
