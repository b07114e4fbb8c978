/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-layout-keys.h"

/* The letters and digits that a session names aloud, as they are found on every keyboard. A French one gives digits
 * only with Shift, a Lithuanian one only with AltGr, a Greek or Russian one has no H; and nobody who lies on a mat
 * because something hurts switches the layout first. */

/* On the levels of a key up to this one, the third, are what is written on it: as it is, with Shift and with AltGr. */
#define HIGHEST_LEVEL 2

static gboolean
is_plain (gunichar character)
{
  return character < 128 && g_unichar_isalnum (character);
}

static gboolean
is_foreign (gunichar character)
{
  switch ((int) g_unichar_get_script (character))
    {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_UNKNOWN:
      return FALSE;

    default:
      return character != 0;
    }
}

/**
 * rouse_layout_keys_find:
 * @keyval: what a key gave
 * @layout: the layout that was in use, as numbered in @keys
 * @keys: (array length=n_keyvals): on which level of which layout
 * @keyvals: (array length=n_keyvals): there is what on that key
 * @n_keyvals: how many there are
 *
 * Looks what the key means where letters and digits without accents are asked for: a digit of any script is that digit;
 * a key on which there is a digit together with something else is that digit; and a key of a script without such
 * letters is what it is in another layout of the person, as in shortcuts.
 *
 * Returns: what it means; @keyval itself where that is nothing else
 */
guint
rouse_layout_keys_find (guint keyval, int layout, const GdkKeymapKey *keys, const guint *keyvals, int n_keyvals)
{
  const gunichar character = gdk_keyval_to_unicode (keyval);
  gboolean foreign = is_foreign (character);

  if (character <= ' ' || is_plain (character))
    return keyval;
  if (g_unichar_isdigit (character))
    return (guint) (GDK_KEY_0 + g_unichar_digit_value (character));

  for (int level = 0; level <= HIGHEST_LEVEL; level++)
    for (int i = 0; i < n_keyvals; i++)
      if (keys[i].group == layout && keys[i].level == level && keyvals[i] >= GDK_KEY_0 && keyvals[i] <= GDK_KEY_9)
        return keyvals[i];

  for (int i = 0; i < n_keyvals && !foreign; i++)
    foreign = keys[i].group == layout && is_foreign (gdk_keyval_to_unicode (keyvals[i]));
  for (int i = 0; i < n_keyvals && foreign; i++)
    if (keys[i].group != layout && keys[i].level == 0 && is_plain (gdk_keyval_to_unicode (keyvals[i])))
      return keyvals[i];

  return keyval;
}

/**
 * rouse_layout_keys_read:
 * @controller: what a key was pressed to
 * @keyval: what the key gave
 * @keycode: which key it is
 *
 * Reads a key as rouse_layout_keys_find() does, with the layouts of the person.
 *
 * Returns: what the key means
 */
guint
rouse_layout_keys_read (GtkEventController *controller, guint keyval, guint keycode)
{
  GdkEvent *event;
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  int n_keyvals = 0;
  int layout = 0;

  g_return_val_if_fail (GTK_IS_EVENT_CONTROLLER (controller), keyval);

  event = gtk_event_controller_get_current_event (controller);
  if (event != NULL && gdk_event_get_event_type (event) == GDK_KEY_PRESS)
    {
      layout = (int) gdk_key_event_get_layout (event);
      gdk_display_map_keycode (gdk_event_get_display (event), keycode, &keys, &keyvals, &n_keyvals);
    }

  return rouse_layout_keys_find (keyval, layout, keys, keyvals, n_keyvals);
}

/**
 * rouse_layout_keys_get_modifiers:
 * @keyval: what a key means
 * @state: what was held with it
 *
 * Returns: what of @state gives the key another meaning; Shift does not with letters and digits, for some keyboards
 * need it for these, and letters are written large where they are named
 */
GdkModifierType
rouse_layout_keys_get_modifiers (guint keyval, GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  return is_plain (gdk_keyval_to_unicode (keyval)) ? modifiers & ~GDK_SHIFT_MASK : modifiers;
}
