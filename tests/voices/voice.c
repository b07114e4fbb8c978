/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config-voices.h"
#include "voice.h"

#include "clip.h"

#include <math.h>
#if HAVE_EBUR128
#include <ebur128.h>
#endif

static void
clip_free (gpointer data)
{
  Clip *clip = data;

  g_free (clip->hash);
  g_free (clip);
}

/**
 * voice_free:
 * @voice: (transfer full): a surveyed voice
 */
void
voice_free (Voice *voice)
{
  g_free (voice->ident);
  g_free (voice->folder);
  g_hash_table_unref (voice->clips);
  g_free (voice);
}

static void
element_started_cb (GMarkupParseContext *context,
                    const char *element,
                    const char **names,
                    const char **values,
                    gpointer user_data,
                    GError **error)
{
  Voice *voice = user_data;
  const char *ident;
  const char *hash;
  const char *length;
  Clip *clip;

  if (!g_str_equal (element, "clip")
      || !g_markup_collect_attributes (element, names, values, error, G_MARKUP_COLLECT_STRING, "id", &ident,
                                       G_MARKUP_COLLECT_STRING, "hash", &hash, G_MARKUP_COLLECT_STRING, "length",
                                       &length, G_MARKUP_COLLECT_INVALID))
    return;
  clip = g_new0 (Clip, 1);
  clip->hash = g_strdup (hash);
  clip->stated = g_ascii_strtoll (length, NULL, 10);
  clip->length = -1;
  g_hash_table_insert (voice->clips, g_strdup (ident), clip);
}

static gboolean
read_description (Voice *voice, GError **error)
{
  static const GMarkupParser parser = { .start_element = element_started_cb };
  g_autofree char *path = g_build_filename (voice->folder, "voice.xml", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GMarkupParseContext) context
      = g_markup_parse_context_new (&parser, G_MARKUP_PREFIX_ERROR_POSITION, voice, NULL);
  gsize length;

  return g_file_get_contents (path, &contents, &length, error)
         && g_markup_parse_context_parse (context, contents, (gssize) length, error)
         && g_markup_parse_context_end_parse (context, error);
}

#if HAVE_EBUR128
static double
true_peak (GArray *samples)
{
  ebur128_state *state = ebur128_init (1, CLIP_RATE, EBUR128_MODE_TRUE_PEAK);
  double peak = 0;

  ebur128_add_frames_float (state, (const float *) samples->data, samples->len);
  ebur128_true_peak (state, 0, &peak);
  ebur128_destroy (&state);
  return 20 * log10 (MAX (peak, 1e-10));
}
#else
static double
true_peak (GArray *samples)
{
  double peak = 0;

  for (guint i = 0; i < samples->len; i++)
    peak = MAX (peak, fabs ((double) g_array_index (samples, float, i)));
  return 20 * log10 (MAX (peak, 1e-10));
}
#endif

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char **) a, *(const char **) b);
}

static GPtrArray *
sorted_names (Voice *voice)
{
  GPtrArray *names = g_hash_table_get_keys_as_ptr_array (voice->clips);

  g_ptr_array_sort (names, compare_names);
  return names;
}

/* A clip that cannot be read keeps a length of -1. */
static GArray *
measure_clip (Voice *voice, const char *name)
{
  Clip *clip = g_hash_table_lookup (voice->clips, name);
  g_autofree char *file = g_strconcat (name, ".opus", NULL);
  g_autofree char *path = g_build_filename (voice->folder, file, NULL);
  g_autoptr (GArray) samples = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) || (samples = clip_decode (path, NULL)) == NULL)
    return NULL;
  clip->length = samples->len;
  clip->rms = clip_rms (samples);
  clip->peak = true_peak (samples);
  return g_steal_pointer (&samples);
}

static void
measure (Voice *voice)
{
  g_autoptr (GPtrArray) names = sorted_names (voice);
#if HAVE_EBUR128
  ebur128_state *state = ebur128_init (1, CLIP_RATE, EBUR128_MODE_I);
#endif

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GArray) samples = measure_clip (voice, g_ptr_array_index (names, i));

      if (samples == NULL)
        continue;
#if HAVE_EBUR128
      ebur128_add_frames_float (state, (const float *) samples->data, samples->len);
#endif
    }
#if HAVE_EBUR128
  ebur128_loudness_global (state, &voice->loudness);
  ebur128_destroy (&state);
#endif
}

/**
 * voice_survey:
 * @folder: a voice's folder in the source tree
 * @error: return location for an error
 *
 * Reads voice.xml and measures every clip it names, and all of them joined in the order of their names.
 *
 * Returns: (transfer full) (nullable): the voice
 */
Voice *
voice_survey (const char *folder, GError **error)
{
  g_autoptr (Voice) voice = g_new0 (Voice, 1);

  voice->ident = g_path_get_basename (folder);
  voice->folder = g_strdup (folder);
  voice->clips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clip_free);
  if (!read_description (voice, error))
    return NULL;
  measure (voice);
  return g_steal_pointer (&voice);
}

/**
 * voice_can_measure_loudness:
 *
 * Returns: whether this program was built with libebur128; without it peaks are those of the samples, and
 *   a voice's loudness is not known
 */
gboolean
voice_can_measure_loudness (void)
{
  return HAVE_EBUR128;
}
