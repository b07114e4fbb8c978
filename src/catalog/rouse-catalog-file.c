/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-catalog-file.h"

#include "rouse-exercise.h"
#include "rouse-lesson.h"
#include "rouse-routine.h"
#include "rouse-text.h"

static gboolean
read_items (RouseCatalogFile *self, const char *name, GType type, GError **error)
{
  static const char *const attributes[] = { NULL };
  const char *const children[] = { name, NULL };

  if (!rouse_node_check_attributes (self->root, attributes, error)
      || !rouse_node_check_children (self->root, children, error))
    return FALSE;
  self->items = g_list_store_new (type);
  for (guint i = 0; i < self->root->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (self->root->children, i);
      g_autoptr (GObject) item = type == ROUSE_TYPE_CUE ? (GObject *) rouse_cue_new_from_node (child, error)
                                                        : (GObject *) rouse_text_new_from_node (child, error);

      if (item == NULL)
        return FALSE;
      g_list_store_append (self->items, item);
    }
  return TRUE;
}

static gboolean
check_messages (RouseNode *root, GError **error)
{
  static const char *const none[] = { NULL };
  static const char *const attributes[] = { "id", "clip", NULL };
  static const char *const children[] = { "message", NULL };

  if (!rouse_node_check_attributes (root, none, error) || !rouse_node_check_children (root, children, error))
    return FALSE;
  for (guint i = 0; i < root->children->len; i++)
    {
      RouseNode *message = g_ptr_array_index (root->children, i);
      g_autofree char *id = NULL;
      g_autofree char *text = NULL;

      if (!rouse_node_check_attributes (message, attributes, error)
          || !rouse_node_require_string (message, "id", &id, error) || !rouse_node_take_text (message, &text, error))
        return FALSE;
    }
  return TRUE;
}

/* A motion is numbers and nothing else, at every depth: what stands among them would be silently lost. */
static gboolean
check_motion (RouseNode *node, GError **error)
{
  static const char *const nothing[] = { NULL };
  static const char *const keyframes[] = { "at", NULL };

  for (guint i = 0; i < node->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (node->children, i);
      gboolean track = g_str_equal (child->name, "phase") || g_str_equal (child->name, "ready");

      if (!rouse_node_check_children (child, track ? keyframes : nothing, error) || !check_motion (child, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_root (RouseCatalogFile *self, GError **error)
{
  RouseNode *root = self->root;

  if (g_str_equal (root->name, "cues"))
    return read_items (self, "cue", ROUSE_TYPE_CUE, error);
  if (g_str_equal (root->name, "safety"))
    return read_items (self, "point", ROUSE_TYPE_TEXT, error);
  if (g_str_equal (root->name, "messages"))
    return check_messages (root, error);

  if (g_str_equal (root->name, "exercise"))
    self->object = (GObject *) rouse_exercise_new_from_node (root, error);
  else if (g_str_equal (root->name, "routine"))
    self->object = (GObject *) rouse_routine_new_from_node (root, error);
  else if (g_str_equal (root->name, "lesson"))
    self->object = (GObject *) rouse_lesson_new_from_node (root, error);
  else if (g_str_equal (root->name, "motion"))
    self->object = check_motion (root, error) ? (GObject *) rouse_motion_new_from_node (root, error) : NULL;
  else
    rouse_node_set_error (root, error, ROUSE_CATALOG_ERROR_UNKNOWN, "<%s> is no part of a catalogue", root->name);
  return self->object != NULL;
}

/**
 * rouse_catalog_file_new:
 * @file: the file
 * @info: its name and size
 * @languages: (nullable) (array zero-terminated=1): the languages wanted, best first
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Reads one file of a catalogue. What it refers to is not looked at.
 *
 * Returns: (transfer full) (nullable): the file, if all of it is good
 */
RouseCatalogFile *
rouse_catalog_file_new (GFile *file, GFileInfo *info, const char *const *languages, GError **error)
{
  const char *name = g_file_info_get_name (info);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  RouseCatalogFile *self = NULL;

  /* Refused before a byte of it is read. */
  if (g_file_info_get_size (info) > ROUSE_NODE_MAX_SIZE)
    {
      g_set_error (error, ROUSE_CATALOG_ERROR, ROUSE_CATALOG_ERROR_SYNTAX,
                   "%s:1:1: %" G_GOFFSET_FORMAT " bytes are more than %d", name, g_file_info_get_size (info),
                   ROUSE_NODE_MAX_SIZE);
      return NULL;
    }
  bytes = g_file_load_bytes (file, NULL, NULL, &failure);
  if (bytes == NULL)
    {
      g_set_error (error, ROUSE_CATALOG_ERROR, ROUSE_CATALOG_ERROR_SYNTAX, "%s:1:1: %s", name, failure->message);
      return NULL;
    }
  self = g_new0 (RouseCatalogFile, 1);
  self->root = rouse_node_parse (name, bytes, languages, error);
  if (self->root != NULL && read_root (self, error))
    return self;
  rouse_catalog_file_free (self);
  return NULL;
}

/**
 * rouse_catalog_file_free:
 * @self: (transfer full): a file
 *
 * Frees the file and what was read from it.
 */
void
rouse_catalog_file_free (RouseCatalogFile *self)
{
  g_clear_pointer (&self->root, rouse_node_free);
  g_clear_object (&self->object);
  g_clear_object (&self->items);
  g_free (self);
}
