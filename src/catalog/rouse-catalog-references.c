/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What files of a catalogue ask of each other, and what falls where it is not there. */

#include "rouse-catalog-loader-private.h"
#include "rouse-exercise.h"
#include "rouse-motion.h"
#include "rouse-routine.h"

/* Attributes that name something else, which must be there. */
static const struct
{
  const char *element;
  const char *attribute;
  const char *kind;
} references[] = {
  { "cue", "shorter", "cue" },        { "loan", "cue", "cue" },          { "routine", "welcome", "cue" },
  { "item", "exercise", "exercise" }, { "variant", "motion", "motion" },
};

/*
 * rouse_catalog_loader_make_key:
 *
 * Returns: (transfer full): the key of an id among all kinds
 */
char *
rouse_catalog_loader_make_key (const char *kind, const char *id)
{
  return g_strconcat (kind, " ", id, NULL);
}

/*
 * rouse_catalog_loader_take_error:
 * @error: (transfer full): why something is left out
 *
 * Adds a line to what will be told.
 */
void
rouse_catalog_loader_take_error (RouseCatalogLoader *self, GError *error)
{
  g_strv_builder_add (self->errors, error->message);
  g_error_free (error);
  self->complete = FALSE;
}

/*
 * rouse_catalog_loader_find_owner:
 *
 * Returns: (transfer none) (nullable): the file that has an id, unless it is left out
 */
RouseCatalogFile *
rouse_catalog_loader_find_owner (RouseCatalogLoader *self, const char *kind, const char *id)
{
  g_autofree char *key = rouse_catalog_loader_make_key (kind, id);
  RouseCatalogFile *file = g_hash_table_lookup (self->owners, key);

  return file != NULL && !file->left_out ? file : NULL;
}

static RouseNode *
find_place (RouseCatalogLoader *self, const char *kind, const char *id)
{
  g_autofree char *key = rouse_catalog_loader_make_key (kind, id);

  return g_hash_table_lookup (self->places, key);
}

/* A shorter cue of a shorter cue must come to an end. */
static gboolean
check_shorter (RouseCatalogLoader *self, RouseNode *cue, GError **error)
{
  RouseNode *next = cue;

  for (guint i = 0; next != NULL && i < g_hash_table_size (self->places); i++)
    {
      const char *shorter = rouse_node_get_attribute (next, "shorter");

      next = shorter != NULL ? find_place (self, "cue", shorter) : NULL;
      if (next == cue)
        {
          rouse_node_set_error (cue, error, ROUSE_CATALOG_ERROR_CONFLICT, "“shorter” of <cue> leads back to itself");
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
check_reference (RouseCatalogLoader *self, RouseNode *node, const char *attribute, const char *kind, GError **error)
{
  const char *id = rouse_node_get_attribute (node, attribute);

  if (id == NULL || rouse_catalog_loader_find_owner (self, kind, id) != NULL)
    return TRUE;
  rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_UNKNOWN, "There is no %s “%s”", kind, id);
  return FALSE;
}

/* Leaving out what is not there does no harm. In a whole catalogue it is a slip of the pen; beside something damaged it
 * is to be expected. */
static gboolean
check_omit (RouseCatalogLoader *self, RouseNode *node, GError **error)
{
  return !self->complete || check_reference (self, node, "cue", "cue", error);
}

/* A tree without what can fall by itself, see drop_variants() and drop_items(). */
static gboolean
check_references (RouseCatalogLoader *self, RouseNode *node, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      if (g_str_equal (node->name, references[i].element)
          && !check_reference (self, node, references[i].attribute, references[i].kind, error))
        return FALSE;
    }
  if ((g_str_equal (node->name, "cue") && !check_shorter (self, node, error))
      || (g_str_equal (node->name, "omit") && !check_omit (self, node, error)))
    return FALSE;
  for (guint i = 0; i < node->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (node->children, i);

      if (!g_str_equal (child->name, "variant") && !g_str_equal (child->name, "item")
          && !check_references (self, child, error))
        return FALSE;
    }
  return TRUE;
}

/* An easier or harder variant that cannot be resolved falls alone. Without its standard variant there is no exercise.
 * Returns: whether one fell */
static gboolean
drop_variants (RouseCatalogLoader *self, RouseCatalogFile *file, GError **error)
{
  RouseExercise *exercise = ROUSE_EXERCISE (file->object);
  gboolean dropped = FALSE;

  for (guint i = 0; i < file->root->children->len && *error == NULL; i++)
    {
      RouseNode *child = g_ptr_array_index (file->root->children, i);
      int level = ROUSE_LEVEL_STANDARD;
      GError *failure = NULL;

      if (!g_str_equal (child->name, "variant")
          || !rouse_node_require_enum (child, "level", ROUSE_TYPE_LEVEL, &level, NULL)
          || rouse_exercise_get_variant (exercise, (RouseLevel) level) == NULL
          || check_references (self, child, &failure))
        continue;
      if (level == ROUSE_LEVEL_STANDARD)
        {
          g_propagate_error (error, failure);
          continue;
        }
      rouse_exercise_remove_variant (exercise, (RouseLevel) level);
      rouse_catalog_loader_take_error (self, failure);
      dropped = TRUE;
    }
  return dropped;
}

/* What an item of a routine asks for must be something that its exercise has. */
static gboolean
check_item (RouseCatalogLoader *self, RouseNode *node, const RouseRoutineItem *item, GError **error)
{
  RouseExercise *exercise = ROUSE_EXERCISE (rouse_catalog_loader_find_owner (self, "exercise", item->exercise)->object);
  const RouseRepetitionRange *range
      = rouse_variant_get_repetitions (rouse_exercise_get_variant (exercise, item->level));

  if (item->repetitions > 0 && !item->fixed
      && (item->repetitions < range->minimum || item->repetitions > range->maximum
          || (item->repetitions - range->minimum) % range->step != 0))
    rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_VALUE,
                          "“repetitions” of <item> is “%u”, but %s has %u to %u in steps of %u", item->repetitions,
                          item->exercise, range->minimum, range->maximum, range->step);
  else if (item->change_sides >= 0 && !rouse_exercise_get_two_sided (exercise))
    rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "Time to change sides, but %s has only one",
                          item->exercise);
  else
    return TRUE;
  return FALSE;
}

/* Whether the exercise of an item is there, and at the level that the item is for. */
static gboolean
check_exercise (RouseCatalogLoader *self, RouseNode *node, const RouseRoutineItem *item, GError **error)
{
  RouseCatalogFile *file = NULL;

  if (!check_references (self, node, error))
    return FALSE;
  file = rouse_catalog_loader_find_owner (self, "exercise", item->exercise);
  if (rouse_exercise_get_variant (ROUSE_EXERCISE (file->object), item->level) != NULL)
    return TRUE;
  rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_UNKNOWN, "%s has no variant for “%s”", item->exercise,
                        rouse_node_get_attribute (node, "levels"));
  return FALSE;
}

/* An exercise that is not there leaves a routine, as long as another is left in it.
 * Returns: whether one fell */
static gboolean
drop_items (RouseCatalogLoader *self, RouseCatalogFile *file, GError **error)
{
  RouseRoutine *routine = ROUSE_ROUTINE (file->object);
  GPtrArray *children = file->root->children;
  gboolean dropped = FALSE;
  guint n = 0;

  for (guint i = 0; i < children->len && *error == NULL;)
    {
      gsize n_items = 0;
      const RouseRoutineItem *items = rouse_routine_get_items (routine, &n_items);
      RouseNode *child = g_ptr_array_index (children, i);
      GError *failure = NULL;

      if (!g_str_equal (child->name, "item"))
        i++;
      else if (check_exercise (self, child, &items[n], &failure))
        {
          check_item (self, child, &items[n++], error);
          i++;
        }
      else if (n_items == 1)
        g_propagate_error (error, failure);
      else
        {
          rouse_routine_remove_item (routine, n);
          g_ptr_array_remove_index (children, i);
          rouse_catalog_loader_take_error (self, failure);
          dropped = TRUE;
        }
    }
  return dropped;
}

/* What no catalogue does without, by the names that the files have. */
static const struct
{
  const char *root;
  const char *file;
  const char *reason;
} needed[] = {
  { "exercise", "exercise-*.xml", "There is no exercise" },
  { "cues", "cues.xml", "The words of the voice are missing" },
  { "safety", "safety.xml", "The notes on safety are missing" },
};

static gboolean
has_root (RouseCatalogLoader *self, const char *name)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const RouseCatalogFile *file = g_ptr_array_index (self->files, i);

      if (!file->left_out && g_str_equal (file->root->name, name) && file->root->children->len > 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns: whether anything of the file fell */
static gboolean
check_file (RouseCatalogLoader *self, RouseCatalogFile *file)
{
  GError *error = NULL;
  gboolean dropped = FALSE;

  if (ROUSE_IS_EXERCISE (file->object))
    dropped = drop_variants (self, file, &error);
  else if (ROUSE_IS_ROUTINE (file->object))
    {
      /* Without any exercise there is no routine either, which needs no word of its own. */
      file->left_out = !has_root (self, "exercise");
      if (file->left_out)
        return TRUE;
      dropped = drop_items (self, file, &error);
    }
  if (error == NULL && check_references (self, file->root, &error))
    return dropped;
  file->left_out = TRUE;
  rouse_catalog_loader_take_error (self, error);
  return TRUE;
}

/*
 * rouse_catalog_loader_leave_out_dependents:
 *
 * What falls may take others with it: round after round, until all that is left stands by itself.
 */
void
rouse_catalog_loader_leave_out_dependents (RouseCatalogLoader *self)
{
  gboolean changed = TRUE;

  while (changed)
    {
      changed = FALSE;
      for (guint i = 0; i < self->files->len; i++)
        {
          RouseCatalogFile *file = g_ptr_array_index (self->files, i);

          if (!file->left_out && check_file (self, file))
            changed = TRUE;
        }
    }
}

/*
 * rouse_catalog_loader_refuse_idle_motions:
 *
 * Only in a whole catalogue: beside a damaged exercise, a motion without a variant is nobody's mistake.
 */
void
rouse_catalog_loader_refuse_idle_motions (RouseCatalogLoader *self)
{
  g_autoptr (GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->files->len; i++)
    {
      RouseCatalogFile *file = g_ptr_array_index (self->files, i);

      for (guint j = 0; ROUSE_IS_EXERCISE (file->object) && j < ROUSE_N_LEVELS; j++)
        {
          RouseVariant *variant = rouse_exercise_get_variant (ROUSE_EXERCISE (file->object), (RouseLevel) j);

          g_hash_table_add (used, (gpointer) rouse_variant_get_motion_id (variant));
        }
    }
  for (guint i = 0; i < self->files->len; i++)
    {
      RouseCatalogFile *file = g_ptr_array_index (self->files, i);
      GError *error = NULL;

      if (!ROUSE_IS_MOTION (file->object)
          || g_hash_table_contains (used, rouse_motion_get_id (ROUSE_MOTION (file->object))))
        continue;
      rouse_node_set_error (file->root, &error, ROUSE_CATALOG_ERROR_CONFLICT, "No variant has the motion “%s”",
                            rouse_motion_get_id (ROUSE_MOTION (file->object)));
      file->left_out = TRUE;
      rouse_catalog_loader_take_error (self, error);
    }
}

/*
 * rouse_catalog_loader_tell_missing:
 *
 * Says of what must be there that it is not, whether it was damaged or never came; of each thing once.
 */
void
rouse_catalog_loader_tell_missing (RouseCatalogLoader *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      if (self->told & (1u << i) || has_root (self, needed[i].root))
        continue;
      self->told |= 1u << i;
      rouse_catalog_loader_take_error (self, g_error_new (ROUSE_CATALOG_ERROR, ROUSE_CATALOG_ERROR_MISSING, "%s: %s",
                                                          needed[i].file, needed[i].reason));
    }
}
