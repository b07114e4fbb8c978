/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every recorded voice says exactly what the catalogue says, in time, and at one loudness. The recordings are made
 * by hand, with build-aux/record-voice: nothing else notices when a text has moved on without them. */

#include "script.h"
#include "clip.h"
#include "voice.h"

#include <gst/gst.h>
#include <math.h>

#define LOUDNESS_LUFS -16.0
#define LOUDNESS_TOLERANCE 0.5
#define PEAK_DBTP -1.5
/* The recorder sets the voiced part of every clip to about -17 dB; pauses take a few dB off the mean. */
#define SILENT_DB -40.0

typedef struct
{
  Voice *voice;
  GHashTable *texts;
  GKeyFile *limits;
  char *bundle;
} Case;

G_GNUC_PRINTF (2, 3)
static void
complain (Case *data, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s: %s", data->voice->ident, line);
  g_test_fail ();
}

static void
test_fresh (gconstpointer user_data)
{
  Case *data = (Case *) user_data;
  GHashTableIter iter;
  gpointer name;
  gpointer text;

  g_assert_cmpuint (g_hash_table_size (data->texts), >, 0);
  g_hash_table_iter_init (&iter, data->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      const Clip *clip = g_hash_table_lookup (data->voice->clips, name);
      g_autofree char *hash = script_hash (text);

      if (clip == NULL)
        complain (data, "%s is missing from voice.xml", (char *) name);
      else if (!g_str_equal (clip->hash, hash))
        complain (data, "%s is stale: its text is now “%s”", (char *) name, (char *) text);
    }
}

static void
test_no_orphans (gconstpointer user_data)
{
  Case *data = (Case *) user_data;
  g_autoptr (GDir) dir = g_dir_open (data->voice->folder, 0, NULL);
  GHashTableIter iter;
  gpointer name;
  const char *file;

  g_hash_table_iter_init (&iter, data->voice->clips);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_hash_table_contains (data->texts, name))
      complain (data, "%s is in voice.xml, but nothing in the catalogue says it", (char *) name);
  while ((file = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *clip = g_strndup (file, strcspn (file, "."));

      if (g_str_has_suffix (file, ".opus") && !g_hash_table_contains (data->voice->clips, clip))
        complain (data, "%s is not in voice.xml", file);
    }
}

static void
test_lengths (gconstpointer user_data)
{
  Case *data = (Case *) user_data;
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, data->voice->clips);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Clip *clip = value;

      if (clip->length < 0)
        complain (data, "%s.opus is missing or cannot be decoded", (char *) name);
      else if (clip->length != clip->stated)
        complain (data, "%s has %" G_GINT64_FORMAT " samples, voice.xml says %" G_GINT64_FORMAT, (char *) name,
                  clip->length, clip->stated);
    }
}

static void
test_sound (gconstpointer user_data)
{
  Case *data = (Case *) user_data;
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, data->voice->clips);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Clip *clip = value;

      if (clip->length < 0)
        continue;
      if (clip->rms < SILENT_DB)
        complain (data, "%s is silent: %.1f dB", (char *) name, clip->rms);
      if (clip->peak > PEAK_DBTP)
        complain (data, "%s is clipped or too close to it: its peak is %.2f dB", (char *) name, clip->peak);
    }
}

static double
seconds (Case *data, const char *name)
{
  const Clip *clip = g_hash_table_lookup (data->voice->clips, name);

  return clip != NULL ? (double) clip->stated / CLIP_RATE : 0;
}

static void
test_slots (gconstpointer user_data)
{
  Case *data = (Case *) user_data;
  g_auto (GStrv) names = g_key_file_get_keys (data->limits, "limits", NULL, NULL);

  g_assert_nonnull (names);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const double limit = g_key_file_get_integer (data->limits, "limits", names[i], NULL) / 1000.0;

      if (!g_hash_table_contains (data->texts, names[i]))
        complain (data, "limits.ini has %s, which the catalogue has not", names[i]);
      if (seconds (data, names[i]) > limit)
        complain (data, "%s takes %.3f s, its slot is %.3f s", names[i], seconds (data, names[i]), limit);
    }
}

/* Value: milliseconds for all, silence between two, clips of which one is spoken before. */
static void
test_chains (gconstpointer user_data)
{
  Case *data = (Case *) user_data;
  g_auto (GStrv) names = g_key_file_get_keys (data->limits, "chains", NULL, NULL);

  g_assert_nonnull (names);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_key_file_get_string_list (data->limits, "chains", names[i], NULL, NULL);
      const double limit = g_ascii_strtod (parts[0], NULL) / 1000;
      const double gap = g_ascii_strtod (parts[1], NULL) / 1000;

      for (gsize j = 2; parts[j] != NULL; j++)
        {
          const double all = seconds (data, parts[j]) + gap + seconds (data, names[i]);

          if (all > limit)
            complain (data, "%s and %s take %.3f s, their slot is %.3f s", parts[j], names[i], all, limit);
        }
    }
}

static void
test_loudness (gconstpointer user_data)
{
  Case *data = (Case *) user_data;

  g_test_message ("%s: all clips joined read %.2f LUFS", data->voice->ident, data->voice->loudness);
  if (!(fabs (data->voice->loudness - LOUDNESS_LUFS) <= LOUDNESS_TOLERANCE))
    complain (data, "it should be within %.1f of %.1f", LOUDNESS_TOLERANCE, LOUDNESS_LUFS);
}

/* What is installed is the bundle, not the folder. */
static void
test_bundle (gconstpointer user_data)
{
  Case *data = (Case *) user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GResource) bundle = g_resource_load (data->bundle, &error);
  g_autofree char *prefix = g_strconcat ("/io/github/seed4f632501/Rouse/voices/en/", data->voice->ident, "/", NULL);
  GHashTableIter iter;
  gpointer name;

  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, data->voice->clips);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    {
      g_autofree char *path = g_strconcat (prefix, name, ".opus", NULL);
      guint32 flags;

      if (!g_resource_get_info (bundle, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, &flags, NULL))
        complain (data, "%s is not in the bundle", (char *) name);
      else if (flags & G_RESOURCE_FLAGS_COMPRESSED)
        complain (data, "%s is compressed twice", (char *) name);
    }
}

static void
add (Case *data, const char *name, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf ("/voices/%s/%s", data->voice->ident, name);

  g_test_add_data_func (path, data, test);
}

static void
case_free (gpointer user_data)
{
  Case *data = user_data;

  voice_free (data->voice);
  g_hash_table_unref (data->texts);
  g_key_file_unref (data->limits);
  g_free (data->bundle);
  g_free (data);
}

static Case *
add_voice (const char *folder, GHashTable *texts, GKeyFile *limits)
{
  g_autoptr (GError) error = NULL;
  Case *data = g_new0 (Case, 1);
  g_autofree char *file = NULL;

  data->voice = voice_survey (folder, &error);
  g_assert_no_error (error);
  file = g_strdup_printf ("voice-en-%s.gresource", data->voice->ident);
  data->bundle = g_build_filename (g_getenv ("ROUSE_TEST_BUNDLES"), file, NULL);
  data->texts = g_hash_table_ref (texts);
  data->limits = g_key_file_ref (limits);
  add (data, "fresh", test_fresh);
  add (data, "no-orphans", test_no_orphans);
  add (data, "lengths", test_lengths);
  add (data, "sound", test_sound);
  add (data, "slots", test_slots);
  add (data, "chains", test_chains);
  add (data, "bundle", test_bundle);
  if (voice_can_measure_loudness ())
    add (data, "loudness", test_loudness);
  return data;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (case_free);
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (GKeyFile) limits = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *limits_path = g_build_filename (g_getenv ("ROUSE_TEST_VOICES"), "limits.ini", NULL);
  g_autofree char *language = g_build_filename (g_getenv ("ROUSE_TEST_VOICES"), "en", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  gst_init (&argc, &argv);
  if (!voice_can_measure_loudness ())
    g_print ("built without libebur128: loudness is left out, and peaks are those of the samples\n");
  texts = script_read (g_getenv ("ROUSE_TEST_CATALOG"), &error);
  g_assert_no_error (error);
  g_key_file_load_from_file (limits, limits_path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  dir = g_dir_open (language, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (language, name, NULL);

      g_ptr_array_add (cases, add_voice (folder, texts, limits));
    }
  g_assert_cmpuint (cases->len, >=, 1);
  return g_test_run ();
}
