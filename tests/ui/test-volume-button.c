/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the volume of the voice in a session: it says how loud the voice is, follows what speaks, and knows when
 * nothing does. */

#include "fake-sound.h"
#include "fixture.h"
#include "rouse-session-page.h"
#include "rouse-ui.h"
#include "rouse-volume-button.h"
#include "session-rig.h"

typedef struct
{
  SessionRig rig;
  RouseTransport *sound;
  GtkWidget *window;
  AdwNavigationPage *page;
  GtkWidget *button; /* that opens the slider */
  GtkWidget *scale;
  GtkWidget *mute;
} Case;

static void
set_up (Case *self, gconstpointer id)
{
  GtkWidget *volume;

  session_rig_set_up (&self->rig, id);
  self->sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));
  self->page = rouse_session_page_new (self->rig.session, NULL, NULL);
  volume = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_VOLUME_BUTTON, 0);
  self->button = fixture_find (volume, GTK_TYPE_MENU_BUTTON, 0);
  self->scale = fixture_find (volume, GTK_TYPE_SCALE, 0);
  self->mute = gtk_widget_get_next_sibling (self->scale);
  self->window = fixture_show (self->page);
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_object_add_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  for (int i = 0; i < 100 && self->page != NULL; i++)
    fixture_iterate (20);
  g_assert_null (self->page);
  g_clear_object (&self->sound);
  session_rig_tear_down (&self->rig, id);
}

static void
assert_says (Case *self, const char *text)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (self->button), ==, text);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text);
}

static void
test_nothing_speaks (Case *self, gconstpointer id)
{
  assert_says (self, "No voice");
  g_assert_false (gtk_widget_get_sensitive (self->button));
  g_assert_cmpstr (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (self->button)), ==, "audio-volume-muted-symbolic");
  g_assert_false (fixture_press (GTK_WIDGET (self->page), GDK_KEY_q, 0));
}

static void
test_follows (Case *self, gconstpointer id)
{
  double volume;

  rouse_session_set_transport (self->rig.session, self->sound);
  g_assert_true (gtk_widget_get_sensitive (self->button));
  assert_says (self, "Voice 100 %");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Volume of the voice");
  gtk_range_set_value (GTK_RANGE (self->scale), 0.3);
  g_object_get (self->sound, "voice-volume", &volume, NULL);
  g_assert_cmpfloat_with_epsilon (volume, 0.3, 1e-9);
  assert_says (self, "Voice 30 %");
  g_assert_cmpstr (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (self->button)), ==, "audio-volume-low-symbolic");

  /* From elsewhere. */
  g_assert_true (fixture_press (GTK_WIDGET (self->page), GDK_KEY_Up, 0));
  assert_says (self, "Voice 40 %");
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (self->scale)), 0.4, 1e-9);
}

static void
test_mute (Case *self, gconstpointer id)
{
  rouse_session_set_transport (self->rig.session, self->sound);
  gtk_range_set_value (GTK_RANGE (self->scale), 0.6);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (self->mute), ==, "Mute");
  g_signal_emit_by_name (self->mute, "clicked");
  assert_says (self, "Voice muted");
  g_assert_cmpstr (gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (self->button)), ==, "audio-volume-muted-symbolic");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (self->mute), ==, "Unmute");
  g_assert_true (fixture_press (GTK_WIDGET (self->page), GDK_KEY_m, 0));
  assert_says (self, "Voice 60 %");
}

/* Escape takes back one thing at a time: first the slider, then the session. */
static void
test_escape (Case *self, gconstpointer id)
{
  GtkPopover *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button));

  rouse_session_set_transport (self->rig.session, self->sound);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
  for (int i = 0; i < 100 && !gtk_widget_get_mapped (GTK_WIDGET (popover)); i++)
    fixture_iterate (20);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (popover)));
  g_assert_true (fixture_press (GTK_WIDGET (self->page), GDK_KEY_Escape, 0));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (popover)));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_RUNNING);
  g_assert_true (fixture_press (GTK_WIDGET (self->page), GDK_KEY_Escape, 0));
  g_assert_cmpint (rouse_session_get_state (self->rig.session), ==, ROUSE_SESSION_PAUSED);
}

/* What is told of the volume leaves the controls free. */
static void
test_toast (Case *self, gconstpointer id)
{
  AdwToastOverlay *toasts = ADW_TOAST_OVERLAY (fixture_find (GTK_WIDGET (self->page), ADW_TYPE_TOAST_OVERLAY, 0));
  graphene_rect_t told, control;

  rouse_session_set_transport (self->rig.session, self->sound);
  g_assert_true (fixture_press (GTK_WIDGET (self->page), GDK_KEY_Down, 0));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (toasts), self->window, &told));
  g_assert_true (gtk_widget_compute_bounds (self->button, self->window, &control));
  g_assert_cmpfloat (told.origin.y + told.size.height, <=, control.origin.y);
}

#define ADD(path, function) g_test_add ("/volume-button/" path, Case, "bridge", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  ADD ("nothing-speaks", test_nothing_speaks);
  ADD ("follows", test_follows);
  ADD ("mute", test_mute);
  ADD ("escape", test_escape);
  ADD ("toast", test_toast);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
