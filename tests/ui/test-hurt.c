/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects “This hurts” on the session page: the key and the button stop everything, the digits work at once, and who
 * looks gets the advice that belongs to what was said. */

#include "fixture.h"
#include "page-rig.h"
#include "rouse-hurt-dialog.h"
#include "rouse-session-summary.h"
#include "rouse-ui.h"

static AdwDialog *
get_dialog (PageRig *self)
{
  return adw_window_get_visible_dialog (ADW_WINDOW (self->window));
}

static void
wait_for_dialog (PageRig *self, gboolean shown)
{
  for (int i = 0; i < 200 && (get_dialog (self) != NULL) != shown; i++)
    fixture_iterate (20);
  g_assert_true ((get_dialog (self) != NULL) == shown);
}

static void
set_up (PageRig *self, gconstpointer id)
{
  page_rig_set_up_smallest (self, id);
  session_rig_run_to (&self->rig, 100);
}

static GtkWidget *
find_button (GtkWidget *root, const char *words)
{
  for (guint i = 0; i < fixture_count (root, GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = fixture_find (root, GTK_TYPE_LABEL, i);

      if (g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words))
        return gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
    }
  return NULL;
}

/* When the dialog goes with the session, the keys are at the summary, and at nothing that Space would press. */
static void
assert_focus_at_summary (PageRig *self)
{
  GtkWidget *summary = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_SESSION_SUMMARY, 0);
  GtkWidget *focus = NULL;

  g_assert_nonnull (summary);
  for (int i = 0; i < 200 && (focus == NULL || !gtk_widget_is_ancestor (focus, summary)); i++)
    {
      fixture_iterate (20);
      focus = gtk_window_get_focus (GTK_WINDOW (self->window));
    }
  g_assert_true (GTK_IS_SCROLLED_WINDOW (focus) && gtk_widget_is_ancestor (focus, summary));
}

static GtkWidget *
find_icon_button (GtkWidget *root, const char *icon)
{
  for (guint i = 0; i < fixture_count (root, GTK_TYPE_BUTTON); i++)
    {
      GtkWidget *button = fixture_find (root, GTK_TYPE_BUTTON, i);

      if (gtk_widget_get_mapped (button) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (button)), icon) == 0)
        return button;
    }
  return NULL;
}

static void
click (PageRig *self, const char *words)
{
  GtkWidget *button = find_button (GTK_WIDGET (get_dialog (self)), words);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
open_dialog (PageRig *self)
{
  g_assert_true (page_rig_press (self, GDK_KEY_h, 0));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_HURT);
  wait_for_dialog (self, TRUE);
}

/* After the breaths, which take real seconds. */
static void
wait_for_question (PageRig *self)
{
  for (int i = 0; i < 400 && find_button (GTK_WIDGET (get_dialog (self)), "Cramp") == NULL; i++)
    fixture_iterate (20);
}

static void
assert_words (PageRig *self, const char *words)
{
  g_assert_cmpstr (rouse_hurt_dialog_get_words (ROUSE_HURT_DIALOG (get_dialog (self))), ==, words);
}

static void
assert_question (PageRig *self, const char *question)
{
  g_assert_cmpstr (rouse_hurt_dialog_get_question (ROUSE_HURT_DIALOG (get_dialog (self))), ==, question);
}

static void
test_button (PageRig *self, gconstpointer id)
{
  GtkWidget *button = find_button (GTK_WIDGET (self->page), "This Hurts");

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_HURT);
  wait_for_dialog (self, TRUE);
  assert_words (self, "Stopped. Ease back to a resting position. Take a few breaths.");

  /* Only an answer puts it away, and a habit is none. */
  g_assert_true (adw_dialog_close (get_dialog (self)) == FALSE);
  g_assert_false (fixture_press (GTK_WIDGET (get_dialog (self)), GDK_KEY_space, 0));
  g_assert_false (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_HURT);

  /* Nor does another size of the window give the keys back to the page below. */
  gtk_window_set_default_size (GTK_WINDOW (self->window), 960, 640);
  for (int i = 0; i < 50 && gtk_widget_get_width (self->window) != 960; i++)
    fixture_iterate (20);
  fixture_iterate (300);
  g_assert_true (
      gtk_window_get_focus (GTK_WINDOW (self->window)) == NULL
      || gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), GTK_WIDGET (get_dialog (self))));
}

static void
test_digits (PageRig *self, gconstpointer id)
{
  open_dialog (self);
  g_assert_true (fixture_press (GTK_WIDGET (get_dialog (self)), GDK_KEY_KP_0, 0));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RESUMING);

  /* Another one at once, while the first is still going; by the capital letter that is read out, and by a digit of a
   * keyboard that gives these with Shift. */
  g_assert_true (page_rig_press (self, GDK_KEY_H, GDK_SHIFT_MASK));
  wait_for_dialog (self, TRUE);
  g_assert_true (fixture_press (GTK_WIDGET (get_dialog (self)), GDK_KEY_1, GDK_SHIFT_MASK));
  g_assert_cmpstr (rouse_variant_get_id (rouse_session_get_variant (self->rig.session)), ==, "bridge-easy");
  wait_for_dialog (self, FALSE);

  open_dialog (self);
  g_assert_null (find_button (GTK_WIDGET (get_dialog (self)), "Easier version"));
  g_assert_true (fixture_press (GTK_WIDGET (get_dialog (self)), GDK_KEY_2, 0));
  g_assert_cmpstr (rouse_session_get_phase_title (self->rig.session), ==, "Rest");
  wait_for_dialog (self, FALSE);

  open_dialog (self);
  g_assert_false (fixture_press (GTK_WIDGET (get_dialog (self)), GDK_KEY_4, 0));
  g_assert_true (fixture_press (GTK_WIDGET (get_dialog (self)), GDK_KEY_3, 0));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_ENDED);
  wait_for_dialog (self, FALSE);
  assert_focus_at_summary (self);
}

static void
test_steps (PageRig *self, gconstpointer id)
{
  GtkWidget *scroller;
  gsize n;

  open_dialog (self);
  wait_for_question (self);
  assert_question (self, "What does it feel like?");
  scroller = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_true (GTK_IS_SCROLLED_WINDOW (scroller));
  g_assert_true (fixture_press (scroller, GDK_KEY_Tab, 0));
  g_assert_true (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (self->window)), scroller));
  gtk_widget_grab_focus (find_button (GTK_WIDGET (get_dialog (self)), "Sharp or catching"));
  click (self, "Sharp or catching");
  assert_question (self, "Where?");
  g_assert_nonnull (find_button (GTK_WIDGET (get_dialog (self)), "Knee"));
  fixture_iterate (100);
  /* Who presses Space once more must not say by that where it hurts, or that it does not. */
  g_assert_false (GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (self->window))));
  g_signal_emit_by_name (find_icon_button (GTK_WIDGET (get_dialog (self)), "go-previous-symbolic"), "clicked");
  assert_question (self, "What does it feel like?");
  click (self, "Cramp");
  click (self, "Buttock or thigh");
  assert_words (self, "Straighten the leg and let it pass. Then bring your feet closer, or take the easier version.");
  g_assert_cmpstr (rouse_session_get_caption (self->rig.session), ==,
                   rouse_hurt_dialog_get_words (ROUSE_HURT_DIALOG (get_dialog (self))));
  click (self, "Easier version");
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
  wait_for_dialog (self, FALSE);
  rouse_session_get_hurts (self->rig.session, &n);
  g_assert_cmpuint (n, ==, 0);
}

/* Who has gone to an answer before the question came is left there, and one Return is enough. */
static void
test_stays (PageRig *self, gconstpointer id)
{
  GtkWidget *answer;

  open_dialog (self);
  for (int i = 0; i < 100 && !GTK_IS_SCROLLED_WINDOW (gtk_window_get_focus (GTK_WINDOW (self->window))); i++)
    fixture_iterate (20);
  answer = find_button (GTK_WIDGET (get_dialog (self)), "Easier version");
  g_assert_true (gtk_widget_grab_focus (answer));
  wait_for_question (self);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == answer);
}

static void
test_emergency (PageRig *self, gconstpointer id)
{
  open_dialog (self);
  wait_for_question (self);
  click (self, "Chest pain, fainting or hard to breathe");
  assert_words (self, "Call your emergency number now. Do not stay alone.");
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_ENDED);
  fixture_iterate (500);
  g_assert_nonnull (get_dialog (self));
  g_assert_false (gtk_widget_get_mapped (find_button (GTK_WIDGET (get_dialog (self)), "End session")));
  g_signal_emit_by_name (find_button (GTK_WIDGET (get_dialog (self)), "Close"), "clicked");
  wait_for_dialog (self, FALSE);
  assert_focus_at_summary (self);
}

/* Whoever is in pain must not have to look for an answer: all four are there at once, at their full size. */
static void
assert_choices_fit (PageRig *self)
{
  const char *choices[] = { "Just effort: go on", "Easier version", "Skip this exercise", "End session" };
  AdwDialog *dialog = get_dialog (self);
  GtkWidget *scroller = fixture_find (GTK_WIDGET (dialog), GTK_TYPE_SCROLLED_WINDOW, 0);
  graphene_rect_t view;

  g_assert_true (gtk_widget_compute_bounds (scroller, self->window, &view));
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      GtkWidget *button = find_button (GTK_WIDGET (dialog), choices[i]);
      graphene_rect_t bounds;

      g_assert_nonnull (button);
      g_assert_true (gtk_widget_compute_bounds (button, self->window, &bounds));
      g_test_message ("%s: %g to %g of %g to %g", choices[i], bounds.origin.y, bounds.origin.y + bounds.size.height,
                      view.origin.y, view.origin.y + view.size.height);
      g_assert_true (graphene_rect_contains_rect (&view, &bounds));
      g_assert_cmpfloat (bounds.size.height, >=, 44);
    }
  g_assert_cmpfloat (view.origin.y + view.size.height, <=, gtk_widget_get_height (self->window));
}

static void
assert_time_shown (PageRig *self)
{
  GtkWidget *title = fixture_find (GTK_WIDGET (self->page), ADW_TYPE_WINDOW_TITLE, 0);

  g_assert_true (gtk_widget_get_mapped (title));
  g_assert_nonnull (strstr (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)), " left"));
  for (guint i = 0; i < fixture_count (GTK_WIDGET (self->page), GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = fixture_find (GTK_WIDGET (self->page), GTK_TYPE_LABEL, i);

      if (gtk_widget_get_mapped (label) && g_str_has_suffix (gtk_label_get_label (GTK_LABEL (label)), " left"))
        g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
    }
}

static void
test_fits (PageRig *self, gconstpointer id)
{
  fixture_iterate (500);
  assert_time_shown (self);
  open_dialog (self);
  fixture_iterate (500);
  assert_choices_fit (self);
}

static void
test_fits_large_text (PageRig *self, gconstpointer id)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 640);
  fixture_iterate (500);
  g_assert_cmpint (gtk_widget_get_height (self->window), ==, 640);
  assert_time_shown (self);
  open_dialog (self);
  fixture_iterate (500);
  assert_choices_fit (self);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* While something else is over the page the question waits, and comes back with the page. */
static void
test_covered (PageRig *self, gconstpointer id)
{
  AdwNavigationView *view = ADW_NAVIGATION_VIEW (adw_window_get_content (ADW_WINDOW (self->window)));

  open_dialog (self);
  adw_navigation_view_push (view, adw_navigation_page_new (gtk_label_new ("Safety"), "Safety"));
  wait_for_dialog (self, FALSE);
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_HURT);
  adw_navigation_view_pop (view);
  wait_for_dialog (self, TRUE);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();

#define ADD(path, function) g_test_add ("/ui/hurt/" path, PageRig, "daily-three", set_up, function, page_rig_tear_down)

  ADD ("button", test_button);
  ADD ("digits", test_digits);
  ADD ("steps", test_steps);
  ADD ("stays", test_stays);
  ADD ("emergency", test_emergency);
  ADD ("covered", test_covered);
  ADD ("fits", test_fits);
  ADD ("fits-large-text", test_fits_large_text);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
