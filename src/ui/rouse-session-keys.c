/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-keys.h"

#include "rouse-layout-keys.h"

#include <glib/gi18n.h>
#include <math.h>

/* The keys of a session. They are the same wherever the focus is, because nobody on a mat looks for it. */

typedef struct
{
  guint keyval;
  GdkModifierType modifiers;
  RouseSessionKey key;
} Binding;

static const Binding bindings[] = {
  { GDK_KEY_space, 0, ROUSE_SESSION_KEY_TOGGLE },
  { GDK_KEY_KP_Space, 0, ROUSE_SESSION_KEY_TOGGLE },
  { GDK_KEY_Left, 0, ROUSE_SESSION_KEY_BACK },
  { GDK_KEY_KP_Left, 0, ROUSE_SESSION_KEY_BACK },
  { GDK_KEY_Right, 0, ROUSE_SESSION_KEY_FORWARD },
  { GDK_KEY_KP_Right, 0, ROUSE_SESSION_KEY_FORWARD },
  { GDK_KEY_c, 0, ROUSE_SESSION_KEY_CAPTIONS },
  { GDK_KEY_h, 0, ROUSE_SESSION_KEY_HURT },
  { GDK_KEY_r, 0, ROUSE_SESSION_KEY_REPEAT },
  { GDK_KEY_F11, 0, ROUSE_SESSION_KEY_FULLSCREEN },
  { GDK_KEY_Escape, 0, ROUSE_SESSION_KEY_LEAVE },
  { GDK_KEY_Up, 0, ROUSE_SESSION_KEY_LOUDER },
  { GDK_KEY_KP_Up, 0, ROUSE_SESSION_KEY_LOUDER },
  { GDK_KEY_Down, 0, ROUSE_SESSION_KEY_QUIETER },
  { GDK_KEY_KP_Down, 0, ROUSE_SESSION_KEY_QUIETER },
  { GDK_KEY_m, 0, ROUSE_SESSION_KEY_MUTE },
  { GDK_KEY_Left, GDK_SHIFT_MASK, ROUSE_SESSION_KEY_TURN_LEFT },
  { GDK_KEY_Right, GDK_SHIFT_MASK, ROUSE_SESSION_KEY_TURN_RIGHT },
  { GDK_KEY_Up, GDK_SHIFT_MASK, ROUSE_SESSION_KEY_TURN_UP },
  { GDK_KEY_Down, GDK_SHIFT_MASK, ROUSE_SESSION_KEY_TURN_DOWN },
};

#define VOLUME "voice-volume"
#define VOLUME_STEP 0.1
#define MUTED_KEY "rouse-volume-before-mute"
#define TURN_STEP 5

/**
 * rouse_session_keys_is_writing:
 * @widget: a page or its window
 *
 * Returns: whether the focus is in a text: whoever writes needs its keys; letters, arrows and Space are theirs
 */
gboolean
rouse_session_keys_is_writing (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

/**
 * rouse_session_keys_find:
 * @widget: the page to which the key was pressed
 * @keyval: what the key means, see rouse_layout_keys_read()
 * @state: what was held with it
 *
 * Returns: what the key means in a session
 */
RouseSessionKey
rouse_session_keys_find (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  const GdkModifierType modifiers = rouse_layout_keys_get_modifiers (keyval, state);

  g_return_val_if_fail (GTK_IS_WIDGET (widget), ROUSE_SESSION_KEY_NONE);

  for (gsize i = 0; i < G_N_ELEMENTS (bindings); i++)
    if (bindings[i].keyval == gdk_keyval_to_lower (keyval) && bindings[i].modifiers == modifiers)
      return rouse_session_keys_is_writing (widget) ? ROUSE_SESSION_KEY_NONE : bindings[i].key;
  return ROUSE_SESSION_KEY_NONE;
}

/**
 * rouse_session_keys_get_action:
 * @key: a meaning
 *
 * Returns: (nullable): the action that does it; %NULL for volume and for turning the figure
 */
const char *
rouse_session_keys_get_action (RouseSessionKey key)
{
  switch (key)
    {
    case ROUSE_SESSION_KEY_TOGGLE:
      return "session.toggle";
    case ROUSE_SESSION_KEY_BACK:
      return "session.back";
    case ROUSE_SESSION_KEY_FORWARD:
      return "session.forward";
    case ROUSE_SESSION_KEY_HURT:
      return "session.hurt";
    case ROUSE_SESSION_KEY_REPEAT:
      return "session.repeat";
    case ROUSE_SESSION_KEY_CAPTIONS:
      return "stage.captions";
    case ROUSE_SESSION_KEY_FULLSCREEN:
      return "session.fullscreen";
    case ROUSE_SESSION_KEY_LEAVE:
      return "session.leave";
    case ROUSE_SESSION_KEY_NONE:
    case ROUSE_SESSION_KEY_LOUDER:
    case ROUSE_SESSION_KEY_QUIETER:
    case ROUSE_SESSION_KEY_MUTE:
    case ROUSE_SESSION_KEY_TURN_LEFT:
    case ROUSE_SESSION_KEY_TURN_RIGHT:
    case ROUSE_SESSION_KEY_TURN_UP:
    case ROUSE_SESSION_KEY_TURN_DOWN:
      return NULL;
    default:
      g_return_val_if_reached (NULL);
    }
}

static double
get_muted_volume (RouseTransport *transport)
{
  const double *volume = g_object_get_data (G_OBJECT (transport), MUTED_KEY);

  return volume != NULL && *volume > 0 ? *volume : 1;
}

/**
 * rouse_session_keys_change_volume:
 * @transport: what speaks
 * @key: louder, quieter or mute; anything else does nothing
 *
 * Changes the volume of the voice, where the transport has one. Muting twice gives back the volume from before.
 *
 * Returns: (transfer full) (nullable): what to tell the person; %NULL when nothing was changed
 */
char *
rouse_session_keys_change_volume (RouseTransport *transport, RouseSessionKey key)
{
  double volume;
  int percent;

  g_return_val_if_fail (ROUSE_IS_TRANSPORT (transport), NULL);

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (transport), VOLUME) == NULL)
    return NULL;

  g_object_get (transport, VOLUME, &volume, NULL);
  if (key == ROUSE_SESSION_KEY_LOUDER)
    volume = MIN (1, volume + VOLUME_STEP);
  else if (key == ROUSE_SESSION_KEY_QUIETER)
    volume = MAX (0, volume - VOLUME_STEP);
  else if (key == ROUSE_SESSION_KEY_MUTE && volume > 0)
    {
      g_object_set_data_full (G_OBJECT (transport), MUTED_KEY, g_memdup2 (&volume, sizeof volume), g_free);
      volume = 0;
    }
  else if (key == ROUSE_SESSION_KEY_MUTE)
    volume = get_muted_volume (transport);
  else
    return NULL;

  percent = (int) round (volume * 100);
  g_object_set (transport, VOLUME, percent / 100.0, NULL);
  if (percent == 0)
    return g_strdup (_ ("Voice muted"));
  /* Translators: loudness of the spoken guidance; %d is a percentage. */
  return g_strdup_printf (_ ("Voice %d %%"), percent);
}

/**
 * rouse_session_keys_turn:
 * @view: the figure
 * @key: a direction; anything else does nothing
 *
 * Turns the figure.
 */
void
rouse_session_keys_turn (RouseFigureView *view, RouseSessionKey key)
{
  const double yaw = (key == ROUSE_SESSION_KEY_TURN_RIGHT) - (key == ROUSE_SESSION_KEY_TURN_LEFT);
  const double elevation = (key == ROUSE_SESSION_KEY_TURN_UP) - (key == ROUSE_SESSION_KEY_TURN_DOWN);

  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (view));

  if (yaw != 0 || elevation != 0)
    rouse_figure_view_turn (view, yaw * TURN_STEP, elevation * TURN_STEP);
}
