/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How an exercise is made from its element; rouse-exercise.c is the object that comes out of it. */

#include "rouse-exercise-private.h"

#include "rouse-cue.h"
#include "rouse-mistake.h"
#include "rouse-step.h"
#include "rouse-text.h"

static gboolean
append (GListStore *list, gpointer item)
{
  if (item == NULL)
    return FALSE;
  g_list_store_append (list, item);
  g_object_unref (item);
  return TRUE;
}

static gboolean
read_variant (RouseExercise *self, RouseNode *node, GError **error)
{
  g_autoptr (RouseVariant) variant = rouse_variant_new_for_exercise (node, self->title, self->summary, error);
  RouseLevel level = ROUSE_LEVEL_STANDARD;

  if (variant == NULL)
    return FALSE;
  level = rouse_variant_get_level (variant);
  if (self->variants[level] != NULL)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "A second variant for “%s”",
                            rouse_node_get_attribute (node, "level"));
      return FALSE;
    }
  self->variants[level] = g_steal_pointer (&variant);
  return TRUE;
}

static gboolean
read_part (RouseExercise *self, RouseNode *node, GError **error)
{
  if (g_str_equal (node->name, "step"))
    return append (self->steps,
                   rouse_step_new_from_node (node, g_list_model_get_n_items (G_LIST_MODEL (self->steps)) + 1, error));
  if (g_str_equal (node->name, "mistake"))
    return append (self->mistakes, rouse_mistake_new_from_node (node, error));
  if (g_str_equal (node->name, "stop"))
    return append (self->stop_signs, rouse_text_new_from_node (node, error));
  if (g_str_equal (node->name, "cue"))
    return append (self->cues, rouse_cue_new_from_node (node, error));
  if (g_str_equal (node->name, "variant"))
    return read_variant (self, node, error);
  return TRUE;
}

static gboolean
read_blocks (RouseExercise *self, RouseNode *node, GError **error)
{
  static const char *const attributes[] = { "setup-full", "setup-brief", "switch", "rest", NULL };
  static const char *const children[] = { NULL };
  RouseNode *blocks = NULL;

  if (!rouse_node_require_child (node, "blocks", &blocks, error)
      || !rouse_node_check_attributes (blocks, attributes, error)
      || !rouse_node_check_children (blocks, children, error)
      || !rouse_node_require_seconds (blocks, "setup-full", 0, 600, &self->setup_full, error)
      || !rouse_node_require_seconds (blocks, "setup-brief", 0, 600, &self->setup_brief, error)
      || !rouse_node_read_seconds (blocks, "switch", 600, &self->switch_length, error)
      || !rouse_node_read_seconds (blocks, "rest", 600, &self->rest_length, error))
    return FALSE;
  if (self->two_sided == (self->switch_length > 0))
    return TRUE;
  rouse_node_set_error (blocks, error, ROUSE_CATALOG_ERROR_CONFLICT,
                        self->two_sided ? "Two sides, but no time to change them"
                                        : "Time to change sides, but only one");
  return FALSE;
}

static gboolean
read_head (RouseExercise *self, RouseNode *node, GError **error)
{
  static const char *const attributes[] = { "id", "order", "posture", "two-sided", NULL };
  int posture = 0;

  if (!rouse_node_check_attributes (node, attributes, error)
      || !rouse_node_require_string (node, "id", &self->id, error)
      || !rouse_node_require_uint (node, "order", 1, 1000000, &self->order, error)
      || !rouse_node_require_enum (node, "posture", ROUSE_TYPE_POSTURE, &posture, error)
      || !rouse_node_read_boolean (node, "two-sided", &self->two_sided, error))
    return FALSE;
  self->posture = (RousePosture) posture;
  return TRUE;
}

static gboolean
read_texts (RouseExercise *self, RouseNode *node, GError **error)
{
  return rouse_node_require_text (node, "title", &self->title, error)
         && rouse_node_require_text (node, "summary", &self->summary, error)
         && rouse_node_require_text (node, "works", &self->works, error)
         && rouse_node_require_text (node, "equipment", &self->equipment, error)
         && rouse_node_require_text (node, "position", &self->position, error)
         && rouse_node_require_text (node, "feel", &self->feel, error)
         && rouse_node_require_string (rouse_node_get_child (node, "feel"), "clip", &self->feel_clip, error)
         && rouse_node_require_text (node, "alternative", &self->alternative_text, error);
}

static gboolean
check_parts (RouseExercise *self, RouseNode *node, GError **error)
{
  static const char *const levels[] = { "easy", "standard", "hard" };

  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    {
      if (self->variants[i] == NULL)
        {
          rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_MISSING, "<exercise> has no variant for “%s”",
                                levels[i]);
          return FALSE;
        }
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->steps)) == 0)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_MISSING, "<exercise> has no <step>");
      return FALSE;
    }
  return TRUE;
}

/**
 * rouse_exercise_new_from_node:
 * @node: a <exercise>
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the exercise that the element describes
 */
RouseExercise *
rouse_exercise_new_from_node (RouseNode *node, GError **error)
{
  static const char *const children[] = { "title",   "summary", "works",       "equipment", "position", "step", "feel",
                                          "mistake", "stop",    "alternative", "blocks",    "variant",  "cue",  NULL };
  g_autoptr (RouseExercise) self = g_object_new (ROUSE_TYPE_EXERCISE, NULL);

  if (!rouse_node_check_children (node, children, error) || !read_head (self, node, error)
      || !read_texts (self, node, error) || !read_blocks (self, node, error))
    return NULL;
  for (guint i = 0; i < node->children->len; i++)
    {
      if (!read_part (self, g_ptr_array_index (node->children, i), error))
        return NULL;
    }
  return check_parts (self, node, error) ? g_steal_pointer (&self) : NULL;
}
