/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-check-in-keys.h"

#include "rouse-layout-keys.h"

/* The keys that answer the check-in: they are spoken, so they work wherever the focus is. Y and N, G, digits with Enter
 * or without, R to hear the question again, → to pass it over. Space goes on; before the session the page has it. */

static gboolean
answer (RouseCheckIn *check_in, int value)
{
  rouse_check_in_answer (check_in, value);
  return GDK_EVENT_STOP;
}

static gboolean
press_letter (RouseCheckIn *check_in, guint keyval)
{
  const RouseQuestion question = rouse_check_in_get_question (check_in);

  if (keyval == GDK_KEY_y && question == ROUSE_QUESTION_PAIN)
    return answer (check_in, 1);
  if (keyval == GDK_KEY_n && question == ROUSE_QUESTION_PAIN)
    return answer (check_in, 0);
  if (keyval == GDK_KEY_g && question == ROUSE_QUESTION_GENTLE)
    return answer (check_in, 1);
  if (keyval != GDK_KEY_r)
    return GDK_EVENT_PROPAGATE;

  rouse_check_in_repeat (check_in);
  return GDK_EVENT_STOP;
}

/* Enter and Space belong to a button that has the focus, unless a number waits for Enter. */
static gboolean
press_other (RouseCheckIn *check_in, guint keyval, gboolean on_button)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return rouse_check_in_confirm (check_in);

    case GDK_KEY_BackSpace:
      rouse_check_in_erase (check_in);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      rouse_check_in_skip (check_in);
      return GDK_EVENT_STOP;

    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (on_button)
        return GDK_EVENT_PROPAGATE;
      if (!rouse_check_in_confirm (check_in))
        rouse_check_in_skip (check_in);
      return GDK_EVENT_STOP;

    default:
      return press_letter (check_in, gdk_keyval_to_lower (keyval));
    }
}

static gboolean
key_pressed_cb (GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, RouseCheckIn *check_in)
{
  const guint meant = rouse_layout_keys_read (keys, keyval, keycode);
  GtkRoot *root = gtk_widget_get_root (gtk_event_controller_get_widget (keys));

  if (rouse_check_in_get_question (check_in) == ROUSE_QUESTION_NONE)
    return GDK_EVENT_PROPAGATE;

  /* Whoever presses a key is there, and reads or looks for the answer. */
  rouse_check_in_extend (check_in);
  if (rouse_layout_keys_get_modifiers (meant, state) != 0)
    return GDK_EVENT_PROPAGATE;

  if (!g_unichar_isdigit (gdk_keyval_to_unicode (meant)))
    return press_other (check_in, meant, root != NULL && GTK_IS_BUTTON (gtk_root_get_focus (root)));

  rouse_check_in_type (check_in, (guint) g_unichar_digit_value (gdk_keyval_to_unicode (meant)));
  return GDK_EVENT_STOP;
}

/**
 * rouse_check_in_keys_attach:
 * @widget: what shows the questions
 * @check_in: the check-in
 *
 * Lets the keys answer while something in @widget has the focus.
 */
void
rouse_check_in_keys_attach (GtkWidget *widget, RouseCheckIn *check_in)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (ROUSE_IS_CHECK_IN (check_in));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), check_in, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, keys);
}
