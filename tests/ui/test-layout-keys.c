/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects that whoever is told to press H, or a digit, can do it on every keyboard. */

#include "rouse-layout-keys.h"

/* What is on a key of the layout in use, and on the same key of another layout of the person, if there is one. */
typedef struct
{
  const char *name;
  guint layout[4];
  guint other[4];
  guint meant; /* when it is pressed alone */
} Key;

#define OTHER(small, large) { GDK_KEY_##small, GDK_KEY_##large }

static const Key all_keys[] = {
  { "us-h", { GDK_KEY_h, GDK_KEY_H }, { 0 }, GDK_KEY_h },
  { "us-1", { GDK_KEY_1, GDK_KEY_exclam }, { 0 }, GDK_KEY_1 },
  { "french-1", { GDK_KEY_ampersand, GDK_KEY_1 }, { 0 }, GDK_KEY_1 },
  { "french-2", { GDK_KEY_eacute, GDK_KEY_2, GDK_KEY_asciitilde }, { 0 }, GDK_KEY_2 },
  { "french-ugrave", { GDK_KEY_ugrave, GDK_KEY_percent }, OTHER (apostrophe, quotedbl), GDK_KEY_ugrave },
  { "czech-3", { GDK_KEY_scaron, GDK_KEY_3, GDK_KEY_numbersign }, { 0 }, GDK_KEY_3 },
  { "lithuanian-1", { GDK_KEY_aogonek, GDK_KEY_Aogonek, GDK_KEY_1, GDK_KEY_exclam }, { 0 }, GDK_KEY_1 },
  { "russian-h", { GDK_KEY_Cyrillic_er, GDK_KEY_Cyrillic_ER }, OTHER (h, H), GDK_KEY_h },
  { "russian-alone", { GDK_KEY_Cyrillic_er, GDK_KEY_Cyrillic_ER }, { 0 }, GDK_KEY_Cyrillic_er },
  { "greek-y", { GDK_KEY_Greek_upsilon, GDK_KEY_Greek_UPSILON }, OTHER (y, Y), GDK_KEY_y },
  { "hebrew-n", { GDK_KEY_hebrew_mem, GDK_KEY_N }, OTHER (n, N), GDK_KEY_n },
  { "thai-2", { GDK_KEY_slash, GDK_KEY_Thai_leknung }, OTHER (2, at), GDK_KEY_2 },
  { "persian-2", { 0x010006f2, GDK_KEY_at }, OTHER (2, at), GDK_KEY_2 },
  /* A key beside the digits, on a keyboard that has them all, is not one of them because it is one elsewhere. */
  { "hungarian-oe", { GDK_KEY_odiaeresis, GDK_KEY_Odiaeresis }, OTHER (0, parenright), GDK_KEY_odiaeresis },
  /* On a keypad without Num Lock are arrows, and what else moves the focus. */
  { "keypad-end", { GDK_KEY_KP_End, GDK_KEY_KP_1 }, { 0 }, GDK_KEY_KP_End },
  { "space", { GDK_KEY_space, GDK_KEY_nobreakspace }, { 0 }, GDK_KEY_space },
};

static void
test_key (gconstpointer data)
{
  const Key *key = data;
  GdkKeymapKey keys[8];
  guint keyvals[8];
  int n = 0;

  for (int level = 0; level < 4; level++)
    {
      if (key->other[level] != 0)
        {
          keys[n] = (GdkKeymapKey) { .keycode = 43, .group = 0, .level = level };
          keyvals[n++] = key->other[level];
        }
      if (key->layout[level] != 0)
        {
          keys[n] = (GdkKeymapKey) { .keycode = 43, .group = 1, .level = level };
          keyvals[n++] = key->layout[level];
        }
    }

  g_assert_cmphex (rouse_layout_keys_find (key->layout[0], 1, keys, keyvals, n), ==, key->meant);
}

static void
test_modifiers (void)
{
  g_assert_cmphex (rouse_layout_keys_get_modifiers (GDK_KEY_1, GDK_SHIFT_MASK), ==, 0);
  g_assert_cmphex (rouse_layout_keys_get_modifiers (GDK_KEY_H, GDK_SHIFT_MASK | GDK_LOCK_MASK), ==, 0);
  g_assert_cmphex (rouse_layout_keys_get_modifiers (GDK_KEY_h, GDK_CONTROL_MASK), ==, GDK_CONTROL_MASK);
  g_assert_cmphex (rouse_layout_keys_get_modifiers (GDK_KEY_Left, GDK_SHIFT_MASK), ==, GDK_SHIFT_MASK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (all_keys); i++)
    {
      g_autofree char *path = g_strconcat ("/layout-keys/", all_keys[i].name, NULL);

      g_test_add_data_func (path, &all_keys[i], test_key);
    }
  g_test_add_func ("/layout-keys/modifiers", test_modifiers);

  return g_test_run ();
}
