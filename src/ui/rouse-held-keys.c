/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-held-keys.h"

#include "rouse-layout-keys.h"
#include "rouse-session-keys.h"

/* Keys that steer a session or answer its questions mean one thing each time they are pressed. Whoever lies on a mat
 * may lean on one, or press it slowly: without this an arrow that is held would run through the whole session. */

/* A key that was let go while another window had the focus is not missed for longer than this, in ms. It is longer than
 * any desktop waits before a key repeats itself. */
#define FORGOTTEN 2500

typedef struct
{
  guint keycode;
  guint32 seen_at; /* ms, of the event */
} Held;

/* Volume and the view of the figure change for as long as their keys are held. */
static gboolean
acts_once (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  const gunichar character = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || rouse_session_keys_is_writing (widget))
    return FALSE;

  switch (rouse_session_keys_find (widget, keyval, state))
    {
    case ROUSE_SESSION_KEY_NONE:
      return g_unichar_isalnum (character) || keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter
             || keyval == GDK_KEY_ISO_Enter;

    case ROUSE_SESSION_KEY_LOUDER:
    case ROUSE_SESSION_KEY_QUIETER:
    case ROUSE_SESSION_KEY_TURN_LEFT:
    case ROUSE_SESSION_KEY_TURN_RIGHT:
    case ROUSE_SESSION_KEY_TURN_UP:
    case ROUSE_SESSION_KEY_TURN_DOWN:
      return FALSE;

    case ROUSE_SESSION_KEY_TOGGLE:
    case ROUSE_SESSION_KEY_BACK:
    case ROUSE_SESSION_KEY_FORWARD:
    case ROUSE_SESSION_KEY_HURT:
    case ROUSE_SESSION_KEY_REPEAT:
    case ROUSE_SESSION_KEY_CAPTIONS:
    case ROUSE_SESSION_KEY_FULLSCREEN:
    case ROUSE_SESSION_KEY_LEAVE:
    case ROUSE_SESSION_KEY_MUTE:
    default:
      return TRUE;
    }
}

static gboolean
key_pressed_cb (GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, Held *held)
{
  const guint32 now = gtk_event_controller_get_current_event_time (keys);
  const gboolean repeated = keycode != 0 && held->keycode == keycode && now - held->seen_at < FORGOTTEN;

  held->keycode = keycode;
  held->seen_at = now;
  if (!repeated)
    return GDK_EVENT_PROPAGATE;
  if (!acts_once (gtk_event_controller_get_widget (keys), rouse_layout_keys_read (keys, keyval, keycode), state))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
key_released_cb (GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, Held *held)
{
  if (held->keycode == keycode)
    held->keycode = 0;
}

static void
free_held (gpointer held, GClosure *closure)
{
  g_free (held);
}

/**
 * rouse_held_keys_new:
 *
 * Keeps keys that are held from doing again what they did when they were pressed, for everything below the widget to
 * which the controller is added. GTK does not tell a repetition from a press.
 *
 * Returns: (transfer full): a controller
 */
GtkEventController *
rouse_held_keys_new (void)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  Held *held = g_new0 (Held, 1);

  gtk_event_controller_set_name (keys, "held-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (key_pressed_cb), held, free_held, G_CONNECT_DEFAULT);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), held);
  return keys;
}
