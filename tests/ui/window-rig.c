/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "window-rig.h"

#include "rouse-settings.h"

void
window_rig_set_up (WindowRig *running, gconstpointer application)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();

  /* What is asked before a session has tests of its own. */
  rouse_settings_set_check_in (settings, FALSE);
  rouse_settings_set_safety_shown (settings, TRUE);
  running->application = ROUSE_APPLICATION ((gpointer) application);
  g_application_activate (G_APPLICATION (running->application));
  /* Weak: a page or a handler that keeps a closed window alive is found at the end. */
  g_set_weak_pointer (&running->window,
                      ROUSE_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (running->application))));
  fixture_iterate (500);
}

void
window_rig_tear_down (WindowRig *running, gconstpointer application)
{
  g_action_group_activate_action (G_ACTION_GROUP (running->application), "quit", NULL);
  fixture_iterate (300);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (running->application)));
  g_assert_null (running->window);
}

void
window_rig_activate (WindowRig *running, const char *name, const char *target)
{
  g_action_group_activate_action (G_ACTION_GROUP (running->application), name,
                                  target != NULL ? g_variant_new_string (target) : NULL);
  fixture_iterate (500);
}

gboolean
window_rig_shows (WindowRig *running, GType type)
{
  GtkWidget *widget = fixture_find (GTK_WIDGET (running->window), type, 0);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

RouseSession *
window_rig_get_session (WindowRig *running)
{
  GtkWidget *page = fixture_find (GTK_WIDGET (running->window), ROUSE_TYPE_SESSION_PAGE, 0);

  g_assert_nonnull (page);
  return rouse_session_page_get_session (ROUSE_SESSION_PAGE (page));
}

/* No voice is recorded here, so that espeak-ng says everything once before the session is opened. */
void
window_rig_start (WindowRig *running, const char *id)
{
  window_rig_activate (running, "start", id);
  for (guint i = 0; i < 100 && !window_rig_shows (running, ROUSE_TYPE_SESSION_PAGE); i++)
    fixture_iterate (100);
  fixture_iterate (500);
}

gboolean
window_rig_tells (WindowRig *running, const char *words)
{
  GtkWidget *window = GTK_WIDGET (running->window);

  for (guint i = 0; i < fixture_count (window, GTK_TYPE_LABEL); i++)
    {
      GtkWidget *label = fixture_find (window, GTK_TYPE_LABEL, i);

      if (gtk_widget_get_mapped (label) && g_str_equal (gtk_label_get_text (GTK_LABEL (label)), words))
        return TRUE;
    }
  return FALSE;
}
