/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a folder of files to a catalogue in five steps: read each file by itself, refuse what is there twice, leave out
 * what refers to something that is not there (until nothing more falls), see what is missing then, and put together
 * what remains. A file is good or left out as a whole, so that no half of an exercise is ever shown; only an easier or
 * harder variant, or an exercise of a routine, can fall by itself. */

#include "rouse-catalog-loader.h"

#include "rouse-catalog-loader-private.h"
#include "rouse-lesson.h"
#include "rouse-routine.h"
#include "rouse-text.h"

#include <string.h>

/* The file that brings the catalogue where it is not a folder on disk. */
#define BUNDLE "rouse-catalog.gresource"

static int
compare_infos (gconstpointer a, gconstpointer b)
{
  return strcmp (g_file_info_get_name (*(GFileInfo *const *) a), g_file_info_get_name (*(GFileInfo *const *) b));
}

/* Sorted, because folders list their files in any order. */
static GPtrArray *
list_files (RouseCatalogLoader *loader, GFile *folder)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GFileEnumerator) enumerator = NULL;
  GError *error = NULL;
  GFileInfo *info = NULL;

  enumerator = g_file_enumerate_children (folder,
                                          G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE
                                                                         "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                          G_FILE_QUERY_INFO_NONE, NULL, &error);
  while (enumerator != NULL && g_file_enumerator_iterate (enumerator, &info, NULL, NULL, &error) && info != NULL)
    {
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR
          && g_str_has_suffix (g_file_info_get_name (info), ".xml"))
        g_ptr_array_add (infos, g_object_ref (info));
    }
  if (error != NULL)
    {
      g_autofree char *name = g_file_get_parse_name (folder);

      /* The address of a resource says nothing to anybody; the file that it should have come with does. */
      if (g_file_is_native (folder))
        g_prefix_error (&error, "%s: ", name);
      else
        {
          g_clear_error (&error);
          error = g_error_new (ROUSE_CATALOG_ERROR, ROUSE_CATALOG_ERROR_MISSING, "%s: Missing or damaged", BUNDLE);
        }
      loader->unreadable = TRUE;
      rouse_catalog_loader_take_error (loader, error);
    }
  g_ptr_array_sort (infos, compare_infos);
  return g_steal_pointer (&infos);
}

static void
read_files (RouseCatalogLoader *loader, GFile *folder, const char *const *languages)
{
  g_autoptr (GPtrArray) infos = list_files (loader, folder);

  for (guint i = 0; i < infos->len; i++)
    {
      GFileInfo *info = g_ptr_array_index (infos, i);
      g_autoptr (GFile) location = g_file_get_child (folder, g_file_info_get_name (info));
      GError *error = NULL;
      RouseCatalogFile *file = rouse_catalog_file_new (location, info, languages, &error);

      if (file != NULL)
        g_ptr_array_add (loader->files, file);
      else
        rouse_catalog_loader_take_error (loader, error);
    }
}

static gboolean
claim (GHashTable *claims, GHashTable *places, RouseNode *node, const char *kind, const char *id, GError **error)
{
  g_autofree char *key = rouse_catalog_loader_make_key (kind, id);
  RouseNode *first = g_hash_table_lookup (places, key);

  if (first == NULL)
    first = g_hash_table_lookup (claims, key);
  if (first != NULL)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "The %s “%s” is already at %s:%u:%u", kind, id,
                            first->file, first->line, first->column);
      return FALSE;
    }
  g_hash_table_insert (claims, g_steal_pointer (&key), node);
  return TRUE;
}

/* Every id and clip of a tree. A cue has the clip of its text for an id. */
static gboolean
collect_claims (GHashTable *claims, GHashTable *places, RouseNode *node, GError **error)
{
  const char *id = rouse_node_get_attribute (node, "id");
  const char *clip = rouse_node_get_attribute (node, "clip");

  if (g_str_equal (node->name, "cue"))
    id = rouse_node_get_attribute (rouse_node_get_child (node, "text"), "clip");
  if ((id != NULL && !claim (claims, places, node, node->name, id, error))
      || (clip != NULL && !claim (claims, places, node, "clip", clip, error)))
    return FALSE;
  /* The keys of a motion are its own business. */
  if (g_str_equal (node->name, "motion"))
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    {
      if (!collect_claims (claims, places, g_ptr_array_index (node->children, i), error))
        return FALSE;
    }
  return TRUE;
}

/* The file that comes first keeps an id; the one that wants it again is left out. */
static void
refuse_duplicates (RouseCatalogLoader *loader)
{
  for (guint i = 0; i < loader->files->len; i++)
    {
      RouseCatalogFile *file = g_ptr_array_index (loader->files, i);
      g_autoptr (GHashTable) claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GHashTableIter iter;
      gpointer key = NULL;
      gpointer node = NULL;
      GError *error = NULL;

      if (!collect_claims (claims, loader->places, file->root, &error))
        {
          file->left_out = TRUE;
          rouse_catalog_loader_take_error (loader, error);
          continue;
        }
      g_hash_table_iter_init (&iter, claims);
      while (g_hash_table_iter_next (&iter, &key, &node))
        {
          g_hash_table_iter_steal (&iter);
          g_hash_table_insert (loader->owners, key, file);
          g_hash_table_insert (loader->places, key, node); /* owns the key of both */
        }
    }
}

static int
compare_order (gconstpointer a, gconstpointer b, gpointer data)
{
  guint first = 0;
  guint second = 0;
  g_autofree char *first_id = NULL;
  g_autofree char *second_id = NULL;

  g_object_get ((gpointer) a, "order", &first, "id", &first_id, NULL);
  g_object_get ((gpointer) b, "order", &second, "id", &second_id, NULL);
  return first != second ? (first < second ? -1 : 1) : strcmp (first_id, second_id);
}

static void
publish_cues (RouseCatalogContent *self, GListModel *cues)
{
  for (guint i = 0; i < g_list_model_get_n_items (cues); i++)
    {
      RouseCue *cue = g_list_model_get_item (cues, i);

      g_list_store_append (self->cues, cue);
      g_hash_table_insert (self->by_id, rouse_catalog_loader_make_key ("cue", rouse_cue_get_id (cue)), cue);
    }
}

static void
publish_exercise (RouseCatalogContent *self, RouseCatalogLoader *loader, RouseExercise *exercise)
{
  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    {
      RouseVariant *variant = rouse_exercise_get_variant (exercise, (RouseLevel) i);
      RouseCatalogFile *motion = NULL;

      if (variant == NULL)
        continue;
      motion = rouse_catalog_loader_find_owner (loader, "motion", rouse_variant_get_motion_id (variant));
      rouse_variant_set_motion (variant, ROUSE_MOTION (motion->object));
    }
  publish_cues (self, rouse_exercise_get_cues (exercise));
  g_list_store_append (self->exercises, exercise);
  g_hash_table_insert (self->by_id, rouse_catalog_loader_make_key ("exercise", rouse_exercise_get_id (exercise)),
                       g_object_ref (exercise));
}

static void
publish_routine (RouseCatalogContent *self, RouseRoutine *routine)
{
  g_list_store_append (self->routines, routine);
  g_hash_table_insert (self->by_id, rouse_catalog_loader_make_key ("routine", rouse_routine_get_id (routine)),
                       g_object_ref (routine));
}

static void
publish_safety (RouseCatalogContent *self, GListModel *points)
{
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GObject) point = g_list_model_get_item (points, i);

      g_list_store_append (self->safety, point);
    }
}

static void
publish_texts (RouseCatalogContent *self, GHashTable *languages, RouseNode *node)
{
  const char *id = rouse_node_get_attribute (node, "id");
  const char *clip = rouse_node_get_attribute (node, "clip");

  if (clip != NULL)
    {
      const char *language = node->language != NULL ? node->language : "en";
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (languages, language));

      g_hash_table_insert (self->spoken, g_strdup (clip), g_strdup (node->text));
      g_hash_table_insert (languages, g_strdup (language), GUINT_TO_POINTER (n + 1));
    }
  if (id != NULL && g_str_equal (node->name, "message"))
    g_hash_table_insert (self->messages, g_strdup (id), g_strdup (node->text));
  for (guint i = 0; i < node->children->len; i++)
    publish_texts (self, languages, g_ptr_array_index (node->children, i));
}

static char *
most_frequent (GHashTable *languages)
{
  GHashTableIter iter;
  gpointer language = NULL;
  gpointer n = NULL;
  const char *best = "en";
  guint most = GPOINTER_TO_UINT (g_hash_table_lookup (languages, "en"));

  g_hash_table_iter_init (&iter, languages);
  while (g_hash_table_iter_next (&iter, &language, &n))
    {
      if (GPOINTER_TO_UINT (n) > most)
        {
          best = language;
          most = GPOINTER_TO_UINT (n);
        }
    }
  return g_strdup (best);
}

static void
publish (RouseCatalogContent *self, RouseCatalogLoader *loader)
{
  g_autoptr (GHashTable) languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < loader->files->len; i++)
    {
      RouseCatalogFile *file = g_ptr_array_index (loader->files, i);

      if (file->left_out)
        continue;
      publish_texts (self, languages, file->root);
      if (ROUSE_IS_EXERCISE (file->object))
        publish_exercise (self, loader, ROUSE_EXERCISE (file->object));
      else if (ROUSE_IS_ROUTINE (file->object))
        publish_routine (self, ROUSE_ROUTINE (file->object));
      else if (ROUSE_IS_LESSON (file->object))
        g_list_store_append (self->lessons, file->object);
      else if (file->items != NULL && g_list_model_get_item_type (G_LIST_MODEL (file->items)) == ROUSE_TYPE_CUE)
        publish_cues (self, G_LIST_MODEL (file->items));
      else if (file->items != NULL)
        publish_safety (self, G_LIST_MODEL (file->items));
    }
  g_list_store_sort (self->exercises, compare_order, NULL);
  g_list_store_sort (self->routines, compare_order, NULL);
  g_list_store_sort (self->lessons, compare_order, NULL);
  self->language = most_frequent (languages);
}

/**
 * rouse_catalog_content_load:
 * @self: (out caller-allocates): content to fill
 * @folder: a folder of catalogue files, in a resource or on disk
 * @languages: (nullable) (array zero-terminated=1): the languages wanted, best first
 *
 * Reads what is good in a folder; what is not is told in errors, a line each.
 */
void
rouse_catalog_content_load (RouseCatalogContent *self, GFile *folder, const char *const *languages)
{
  RouseCatalogLoader loader = { NULL };

  self->exercises = g_list_store_new (ROUSE_TYPE_EXERCISE);
  self->routines = g_list_store_new (ROUSE_TYPE_ROUTINE);
  self->lessons = g_list_store_new (ROUSE_TYPE_LESSON);
  self->safety = g_list_store_new (ROUSE_TYPE_TEXT);
  self->cues = g_list_store_new (ROUSE_TYPE_CUE);
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->spoken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  loader.files = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_catalog_file_free);
  loader.owners = g_hash_table_new (g_str_hash, g_str_equal);
  loader.places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  loader.errors = g_strv_builder_new ();
  loader.complete = TRUE;

  read_files (&loader, folder, languages);
  refuse_duplicates (&loader);
  /* First what never came, then what falls because of it, then what has fallen altogether. */
  if (!loader.unreadable)
    rouse_catalog_loader_tell_missing (&loader);
  rouse_catalog_loader_leave_out_dependents (&loader);
  if (!loader.unreadable)
    rouse_catalog_loader_tell_missing (&loader);
  if (loader.complete)
    rouse_catalog_loader_refuse_idle_motions (&loader);
  publish (self, &loader);
  self->errors = g_strv_builder_end (loader.errors);

  g_hash_table_unref (loader.owners);
  g_hash_table_unref (loader.places);
  g_ptr_array_unref (loader.files);
  g_strv_builder_unref (loader.errors);
}

/**
 * rouse_catalog_content_clear:
 * @self: content that was loaded
 *
 * Frees what the content holds, but not itself.
 */
void
rouse_catalog_content_clear (RouseCatalogContent *self)
{
  g_clear_object (&self->exercises);
  g_clear_object (&self->routines);
  g_clear_object (&self->lessons);
  g_clear_object (&self->safety);
  g_clear_object (&self->cues);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->messages, g_hash_table_unref);
  g_clear_pointer (&self->spoken, g_hash_table_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->errors, g_strfreev);
}

/**
 * rouse_catalog_content_lookup:
 * @self: content that was loaded
 * @kind: "exercise", "routine" or "cue"
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the object of that kind and id
 */
gpointer
rouse_catalog_content_lookup (RouseCatalogContent *self, const char *kind, const char *id)
{
  g_autofree char *key = rouse_catalog_loader_make_key (kind, id);

  return g_hash_table_lookup (self->by_id, key);
}
