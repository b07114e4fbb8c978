/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-hurt-keys.h"

#include "rouse-layout-keys.h"

/* The digits that answer “This hurts”, and R to hear the question again: they are spoken, so they work wherever one has
 * got to meanwhile. */

static gboolean
key_pressed_cb (GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, RouseSession *session)
{
  const char *digits = "0123";
  const guint meant = rouse_layout_keys_read (keys, keyval, keycode);
  const gunichar character = gdk_keyval_to_unicode (meant);
  const char *digit = character != 0 && character < 128 ? strchr (digits, (int) character) : NULL;

  if (rouse_session_get_state (session) != ROUSE_SESSION_HURT)
    return GDK_EVENT_PROPAGATE;

  /* Whoever presses a key is there, and reads or looks for the answer. */
  rouse_session_extend_hurt (session);
  if (rouse_layout_keys_get_modifiers (meant, state) != 0)
    return GDK_EVENT_PROPAGATE;

  if (gdk_keyval_to_lower (meant) == GDK_KEY_r)
    rouse_session_repeat (session);
  else if (digit != NULL)
    rouse_session_answer_hurt (session, (RouseHurtAnswer) (digit - digits));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/**
 * rouse_hurt_keys_attach:
 * @widget: what is over the page of a session in which something hurts
 * @session: the session
 *
 * Lets the keys answer while something in @widget has the focus.
 */
void
rouse_hurt_keys_attach (GtkWidget *widget, RouseSession *session)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ROUSE_IS_SESSION (session));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), session, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, keys);
}
