/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-catalog-enums.h"
#include "rouse-config.h"
#include "rouse-settings.h"

#include <float.h>
#include <math.h>

/* Protects what is remembered: each property tells of its change once and of nothing else, doses stay apart, and the
 * numbers in the schema are those of the catalogue. */

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
assert_notified (const char *property, GValue *value, guint expected)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  guint notified = 0;
  guint doses = 0;

  g_signal_connect_swapped (settings, signal, G_CALLBACK (count_cb), &notified);
  g_signal_connect_swapped (settings, "doses-changed", G_CALLBACK (count_cb), &doses);
  g_object_set_property (G_OBJECT (settings), property, value);
  g_assert_cmpuint (notified, ==, expected);
  g_assert_cmpuint (doses, ==, 0);
  g_assert_finalize_object (g_steal_pointer (&settings));
}

static void
test_choices (void)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, ROUSE_GUIDANCE_COUNTS);
  assert_notified ("guidance", &value, 1);
  assert_notified ("guidance", &value, 0);
  g_value_set_int (&value, ROUSE_SIDE_RIGHT);
  assert_notified ("first-side", &value, 1);
  assert_notified ("first-side", &value, 0);
  g_value_set_int (&value, ROUSE_TEMPO_SLOW);
  assert_notified ("tempo", &value, 1);
  assert_notified ("tempo", &value, 0);
}

static void
test_sound (void)
{
  g_auto (GValue) volume = G_VALUE_INIT;
  g_auto (GValue) reader = G_VALUE_INIT;
  g_auto (GValue) voice = G_VALUE_INIT;

  g_value_init (&volume, G_TYPE_DOUBLE);
  g_value_set_double (&volume, 0.5);
  assert_notified ("voice-volume", &volume, 1);
  assert_notified ("voice-volume", &volume, 0);
  assert_notified ("tone-volume", &volume, 1);
  assert_notified ("tone-volume", &volume, 0);
  g_value_init (&reader, G_TYPE_BOOLEAN);
  g_value_set_boolean (&reader, TRUE);
  assert_notified ("reader-speaks", &reader, 1);
  assert_notified ("reader-speaks", &reader, 0);
  g_value_init (&voice, G_TYPE_STRING);
  g_value_set_string (&voice, "somebody");
  assert_notified ("voice", &voice, 1);
  assert_notified ("voice", &voice, 0);
}

static void
test_comfort (void)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  g_auto (GValue) size = G_VALUE_INIT;
  g_auto (GValue) flash = G_VALUE_INIT;

  g_assert_cmpint (rouse_settings_get_caption_size (settings), ==, 0);
  g_assert_false (rouse_settings_get_flash (settings));
  g_value_init (&size, G_TYPE_INT);
  g_value_set_int (&size, 2);
  assert_notified ("caption-size", &size, 1);
  assert_notified ("caption-size", &size, 0);
  g_value_init (&flash, G_TYPE_BOOLEAN);
  g_value_set_boolean (&flash, TRUE);
  assert_notified ("flash", &flash, 1);
  assert_notified ("flash", &flash, 0);
  g_assert_cmpint (rouse_settings_get_caption_size (settings), ==, 2);
  g_assert_true (rouse_settings_get_flash (settings));
}

static void
test_sound_kept (void)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  g_autoptr (RouseSettings) again = rouse_settings_new ();
  g_autofree char *voice = NULL;

  rouse_settings_set_voice_volume (settings, 0.75);
  rouse_settings_set_tone_volume (settings, 0.25);
  rouse_settings_set_voice (settings, "somebody else");
  voice = rouse_settings_dup_voice (again);
  g_assert_cmpfloat (rouse_settings_get_voice_volume (again), ==, 0.75);
  g_assert_cmpfloat (rouse_settings_get_tone_volume (again), ==, 0.25);
  g_assert_cmpstr (voice, ==, "somebody else");

  rouse_settings_set_voice_volume (settings, 7);
  rouse_settings_set_tone_volume (settings, -1);
  g_assert_cmpfloat (rouse_settings_get_voice_volume (again), ==, 1);
  g_assert_cmpfloat (rouse_settings_get_tone_volume (again), ==, 0);
}

static void
test_doses (void)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  guint doses = 0;

  g_signal_connect_swapped (settings, "doses-changed", G_CALLBACK (count_cb), &doses);
  g_assert_cmpuint (rouse_settings_get_repetitions (settings, "bridge", 10), ==, 10);
  rouse_settings_set_repetitions (settings, "bridge", 12);
  rouse_settings_set_repetitions (settings, "bridge-easy", 8);
  rouse_settings_set_repetitions (settings, "bridge", 13);
  g_assert_cmpuint (doses, ==, 3);
  rouse_settings_set_repetitions (settings, "bridge", 13);
  g_assert_cmpuint (doses, ==, 3);
  g_assert_cmpuint (rouse_settings_get_repetitions (settings, "bridge", 10), ==, 13);
  g_assert_cmpuint (rouse_settings_get_repetitions (settings, "bridge-easy", 6), ==, 8);

  g_assert_cmpuint (rouse_settings_get_level (settings, "bridge", 1), ==, 1);
  rouse_settings_set_level (settings, "bridge", 2);
  g_assert_cmpuint (rouse_settings_get_level (settings, "bridge", 1), ==, 2);
  g_assert_cmpuint (rouse_settings_get_level (settings, "hinge", 1), ==, 1);
  rouse_settings_set_sets (settings, "hinge", 3);
  g_assert_cmpuint (rouse_settings_get_sets (settings, "hinge", 1), ==, 3);
  g_assert_cmpuint (doses, ==, 5);

  g_assert_cmpint (rouse_settings_get_guidance_of (settings, "hinge"), ==, -1);
  rouse_settings_set_guidance_of (settings, "hinge", 2);
  g_assert_cmpint (rouse_settings_get_guidance_of (settings, "hinge"), ==, 2);
  g_assert_cmpint (rouse_settings_get_guidance_of (settings, "bridge"), ==, -1);
  rouse_settings_set_guidance_of (settings, "hinge", -1);
  g_assert_cmpint (rouse_settings_get_guidance_of (settings, "hinge"), ==, -1);
  g_assert_cmpuint (doses, ==, 7);
  rouse_settings_set_guidance_of (settings, "hinge", -1);
  g_assert_cmpuint (doses, ==, 7);

  /* The rotation of tips is no dose: nothing on a page depends on it. */
  rouse_settings_set_first_tip (settings, "hinge", 2);
  g_assert_cmpuint (rouse_settings_get_first_tip (settings, "hinge"), ==, 2);
  g_assert_cmpuint (doses, ==, 7);
}

static void
test_damaged (void)
{
  g_autoptr (GSettings) raw = g_settings_new (APP_ID);
  g_autoptr (RouseSettings) settings = rouse_settings_new ();

  /* What another version or a person wrote there must not become an index out of range. */
  g_settings_set_value (raw, "levels", g_variant_new_parsed ("{'bridge': uint32 7}"));
  g_settings_set_value (raw, "sets", g_variant_new_parsed ("{'bridge': uint32 0, 'hinge': uint32 90}"));
  g_settings_set_value (raw, "guidances", g_variant_new_parsed ("{'bridge': uint32 3}"));
  g_assert_cmpint (rouse_settings_get_guidance_of (settings, "bridge"), ==, -1);
  g_assert_cmpuint (rouse_settings_get_level (settings, "bridge", 1), ==, 1);
  g_assert_cmpuint (rouse_settings_get_sets (settings, "bridge", 1), ==, 1);
  g_assert_cmpuint (rouse_settings_get_sets (settings, "hinge", 1), ==, 3);

  g_settings_set_value (raw, "voice-volume", g_variant_new_double (NAN));
  g_assert_cmpfloat_with_epsilon (rouse_settings_get_voice_volume (settings), 1, DBL_EPSILON);
  g_settings_reset (raw, "voice-volume");

  /* Nor a day without a name. */
  g_settings_set_value (raw, "left-out", g_variant_new_parsed ("['bridge', 'hinge']"));
  g_settings_set_value (raw, "back-on", g_variant_new_parsed ("{'bridge': uint32 4294967294, 'hinge': uint32 739943}"));
  g_assert_cmpuint (rouse_settings_get_back_on (settings, "bridge"), ==, 0);
  g_assert_cmpuint (rouse_settings_get_back_on (settings, "hinge"), ==, 739943);
  g_settings_reset (raw, "left-out");
  g_settings_reset (raw, "back-on");
}

static void
test_window (void)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  gboolean maximized = TRUE;
  int width;
  int height;

  rouse_settings_get_window (settings, &width, &height, &maximized);
  g_assert_cmpint (width, ==, 960);
  g_assert_cmpint (height, ==, 640);
  g_assert_false (maximized);

  rouse_settings_set_window (settings, 1, 400, TRUE);
  rouse_settings_get_window (settings, &width, &height, &maximized);
  g_assert_cmpint (width, ==, 360);
  g_assert_cmpint (height, ==, 400);
  g_assert_true (maximized);

  rouse_settings_set_window (settings, 800, 600, FALSE);
  rouse_settings_get_window (settings, &width, &height, &maximized);
  g_assert_cmpint (width, ==, 800);
  g_assert_cmpint (height, ==, 600);
  g_assert_false (maximized);
}

static void
assert_same_names (const char *key, GType type)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GEnumClass) enumeration = g_type_class_ref (type);

  for (guint i = 0; i < enumeration->n_values; i++)
    {
      const GEnumValue *value = &enumeration->values[i];

      if (type == ROUSE_TYPE_SIDE && value->value == ROUSE_SIDE_BOTH)
        continue;
      g_assert_true (g_settings_set_string (settings, key, value->value_nick));
      g_assert_cmpint (g_settings_get_enum (settings, key), ==, value->value);
    }
}

static void
test_enumerations (void)
{
  assert_same_names ("guidance", ROUSE_TYPE_GUIDANCE);
  assert_same_names ("first-side", ROUSE_TYPE_SIDE);
  assert_same_names ("tempo", ROUSE_TYPE_TEMPO);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/settings/choices", test_choices);
  g_test_add_func ("/ui/settings/sound", test_sound);
  g_test_add_func ("/ui/settings/comfort", test_comfort);
  g_test_add_func ("/ui/settings/sound-kept", test_sound_kept);
  g_test_add_func ("/ui/settings/doses", test_doses);
  g_test_add_func ("/ui/settings/damaged", test_damaged);
  g_test_add_func ("/ui/settings/window", test_window);
  g_test_add_func ("/ui/settings/enumerations", test_enumerations);

  return g_test_run ();
}
