/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-voices.h"

#include <glib/gi18n.h>

#include "rouse-clip-voice.h"
#include "rouse-config.h"
#include "rouse-espeak-voice.h"
#include "rouse-spare-voice.h"

#define PREFIX "voice-"
#define SUFFIX ".gresource"

/* Of a language's voices the first is taken where none was chosen: the one that was understood best and sounded most
 * natural, by the measures in data/voices/README.md. */
#define FIRST "heart"

/* The bundle is mapped and stays registered: every voice opened from it reads it in place. GLib itself remembers what
 * is registered, so that no list of our own can disagree with it. */
static gboolean
ensure_registered (const char *path, const char *folder, GError **error)
{
  g_autofree char *probe = g_strconcat (folder, "/voice.xml", NULL);
  g_autoptr (GResource) resource = NULL;

  if (g_resources_get_info (probe, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return TRUE;

  resource = g_resource_load (path, error);
  if (resource == NULL)
    return FALSE;

  g_resources_register (resource);
  return TRUE;
}

static RouseVoice *
open_bundle (const char *pkgdatadir, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (pkgdatadir, name, NULL);
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (SUFFIX));
  g_auto (GStrv) parts = g_strsplit (stem, "-", 3);
  g_autofree char *folder = g_strdup_printf (RESOURCE_BASE "/voices/%s/%s", parts[1], parts[2]);
  g_autofree char *uri = g_strconcat ("resource://", folder, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GError) cause = NULL;

  if (!ensure_registered (path, folder, &cause))
    {
      g_set_error (error, ROUSE_VOICE_ERROR, ROUSE_VOICE_ERROR_DAMAGED, "%s: %s", path, cause->message);
      return NULL;
    }

  return rouse_clip_voice_new (file, error);
}

static gboolean
is_bundle (const char *name)
{
  const char *language = name + strlen (PREFIX);
  const char *dash;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX))
    return FALSE;

  dash = strchr (language, '-');
  return dash != NULL && dash > language && !g_str_has_prefix (dash + 1, SUFFIX);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  int first = g_str_has_suffix (other, "-" FIRST SUFFIX) - g_str_has_suffix (one, "-" FIRST SUFFIX);

  return first != 0 ? first : strcmp (one, other);
}

static GPtrArray *
list_bundles (const char *pkgdatadir)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (pkgdatadir, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_bundle (name))
      g_ptr_array_add (names, g_strdup (name));

  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * rouse_voices_list:
 * @pkgdatadir: folder with the bundles "voice-LL-ID.gresource"
 * @language: a language, such as "en"
 *
 * Opens every bundle, but no clip. A damaged bundle is left out, and the log says so.
 *
 * Returns: (transfer full) (element-type RouseVoice): the recorded voices, the first to be taken where none is chosen,
 * and espeak-ng where it speaks @language
 */
GListModel *
rouse_voices_list (const char *pkgdatadir, const char *language)
{
  g_autoptr (GListStore) voices = g_list_store_new (ROUSE_TYPE_VOICE);
  g_autoptr (RouseVoice) espeak = NULL;
  g_autoptr (GPtrArray) names = NULL;

  g_return_val_if_fail (pkgdatadir != NULL && language != NULL, NULL);

  names = list_bundles (pkgdatadir);
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RouseVoice) voice = open_bundle (pkgdatadir, g_ptr_array_index (names, i), &error);

      if (voice != NULL)
        g_list_store_append (voices, voice);
      else
        g_message ("%s", error->message);
    }

  espeak = rouse_espeak_voice_new (language, NULL);
  if (espeak != NULL)
    g_list_store_append (voices, espeak);

  return G_LIST_MODEL (g_steal_pointer (&voices));
}

static RouseVoice *
open_recorded (const char *pkgdatadir, const char *language, const char *id, GError **error)
{
  g_autofree char *base = g_strndup (language, strcspn (language, "_-.@"));
  g_autofree char *prefix = g_strconcat (PREFIX, base, "-", NULL);
  g_autofree char *wanted = id != NULL ? g_strconcat (prefix, id, SUFFIX, NULL) : NULL;
  g_autoptr (GPtrArray) names = list_bundles (pkgdatadir);
  g_autoptr (GError) first_error = NULL;

  for (guint pass = wanted != NULL ? 0 : 1; pass < 2; pass++)
    for (guint i = 0; i < names->len; i++)
      {
        const char *name = g_ptr_array_index (names, i);
        RouseVoice *voice;

        if (pass == 0 ? !g_str_equal (name, wanted) : !g_str_has_prefix (name, prefix))
          continue;

        voice = open_bundle (pkgdatadir, name, first_error == NULL ? &first_error : NULL);
        if (voice != NULL)
          return voice;
      }

  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  return NULL;
}

/**
 * rouse_voices_open:
 * @pkgdatadir: folder with the bundles "voice-LL-ID.gresource"
 * @language: a language, such as "en"; of "en_GB" only what stands before the underscore counts for recorded voices
 * @id: (nullable): id of the wanted voice
 * @error: return location for an error
 *
 * Opens the voice @id of @language, or the first good voice of @language where there is no such one. espeak-ng stands
 * in for clips that a recorded voice does not have, and for the whole voice where none is recorded.
 *
 * Returns: (transfer full): a voice, or %NULL with a #RouseVoiceError
 */
RouseVoice *
rouse_voices_open (const char *pkgdatadir, const char *language, const char *id, GError **error)
{
  g_autoptr (RouseVoice) recorded = NULL;
  g_autoptr (GError) damaged = NULL;
  RouseVoice *espeak = NULL;
  gboolean wanted = g_strcmp0 (id, ROUSE_ESPEAK_VOICE_ID) == 0;

  g_return_val_if_fail (pkgdatadir != NULL && language != NULL, NULL);

  if (wanted)
    espeak = rouse_espeak_voice_new (language, NULL);
  if (espeak != NULL)
    return espeak;

  recorded = open_recorded (pkgdatadir, language, wanted ? NULL : id, &damaged);
  if (recorded != NULL)
    return rouse_spare_voice_new (recorded);
  if (damaged != NULL)
    g_message ("%s", damaged->message);

  return rouse_espeak_voice_new (language, error);
}
