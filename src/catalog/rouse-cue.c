/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-cue.h"

#include "rouse-cue-rule.h"

/* Something said in a session: its words, how urgent they are and when they come. Owned by the catalogue; main thread.
 */
struct _RouseCue
{
  GObject parent_instance;

  char *id;
  char *text;
  guint priority;
  gint64 max_length;
  char *shorter;
  GArray *rules; /* of RouseCueRule */
  GArray *parts; /* of RouseCuePart */
};

static void part_clear (RouseCuePart *part);

G_DEFINE_FINAL_TYPE (RouseCue, rouse_cue, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_TEXT,
  PROP_PRIORITY,
  PROP_MAX_LENGTH,
  PROP_SHORTER,
} RouseCueProperty;

static GParamSpec *properties[PROP_SHORTER + 1];

static void
rouse_cue_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseCue *self = ROUSE_CUE (object);

  switch ((RouseCueProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PRIORITY:
      g_value_set_uint (value, self->priority);
      break;
    case PROP_MAX_LENGTH:
      g_value_set_int64 (value, self->max_length);
      break;
    case PROP_SHORTER:
      g_value_set_string (value, self->shorter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_cue_finalize (GObject *object)
{
  RouseCue *self = ROUSE_CUE (object);

  g_free (self->id);
  g_free (self->text);
  g_free (self->shorter);
  g_array_unref (self->rules);
  g_array_unref (self->parts);
  G_OBJECT_CLASS (rouse_cue_parent_class)->finalize (object);
}

static void
rouse_cue_class_init (RouseCueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_cue_get_property;
  object_class->finalize = rouse_cue_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_PRIORITY] = g_param_spec_uint ("priority", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_MAX_LENGTH] = g_param_spec_int64 ("max-length", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SHORTER] = g_param_spec_string ("shorter", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_cue_init (RouseCue *self)
{
  self->rules = g_array_new (FALSE, TRUE, sizeof (RouseCueRule));
  self->parts = g_array_new (FALSE, TRUE, sizeof (RouseCuePart));
  g_array_set_clear_func (self->parts, (GDestroyNotify) part_clear);
}

static void
part_clear (RouseCuePart *part)
{
  g_free (part->clip);
  g_free (part->text);
}

static gboolean
read_part (RouseCue *self, RouseNode *node, GError **error)
{
  static const char *const attributes[] = { "clip", "before", NULL };
  RouseCuePart *part = NULL;

  /* Added before it is filled, so that an error on the way leaves it to the array. */
  g_array_set_size (self->parts, self->parts->len + 1);
  part = &g_array_index (self->parts, RouseCuePart, self->parts->len - 1);
  part->before = -1;
  return rouse_node_check_attributes (node, attributes, error)
         && rouse_node_require_string (node, "clip", &part->clip, error)
         && rouse_node_read_seconds (node, "before", 60, &part->before, error)
         && rouse_node_take_text (node, &part->text, error);
}

static gboolean
read_children (RouseCue *self, RouseNode *node, GError **error)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (node->children, i);

      if (g_str_equal (child->name, "part") && !read_part (self, child, error))
        return FALSE;
      if (g_str_equal (child->name, "rule") && !rouse_cue_read_rule (child, self->rules, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rouse_cue_new_from_node:
 * @node: a <cue>
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the cue that the element describes
 */
RouseCue *
rouse_cue_new_from_node (RouseNode *node, GError **error)
{
  static const char *const attributes[] = { "priority", "max", "shorter", NULL };
  static const char *const children[] = { "text", "part", "rule", NULL };
  g_autoptr (RouseCue) self = g_object_new (ROUSE_TYPE_CUE, NULL);

  self->shorter = g_strdup (rouse_node_get_attribute (node, "shorter"));
  if (rouse_node_check_attributes (node, attributes, error) && rouse_node_check_children (node, children, error)
      && rouse_node_require_uint (node, "priority", 1, 5, &self->priority, error)
      && rouse_node_require_seconds (node, "max", 0.1, 60, &self->max_length, error)
      && rouse_node_require_text (node, "text", &self->text, error)
      && rouse_node_require_string (rouse_node_get_child (node, "text"), "clip", &self->id, error)
      && read_children (self, node, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * rouse_cue_get_id:
 * @self: a #RouseCue
 *
 * Returns: (transfer none): its id, which is also its clip
 */
const char *
rouse_cue_get_id (RouseCue *self)
{
  g_return_val_if_fail (ROUSE_IS_CUE (self), NULL);

  return self->id;
}

/**
 * rouse_cue_get_text:
 * @self: a #RouseCue
 *
 * Returns: (transfer none): its words
 */
const char *
rouse_cue_get_text (RouseCue *self)
{
  g_return_val_if_fail (ROUSE_IS_CUE (self), NULL);

  return self->text;
}

/**
 * rouse_cue_get_priority:
 * @self: a #RouseCue
 *
 * Returns: 1 (safety, never dropped) to 5 (tips)
 */
guint
rouse_cue_get_priority (RouseCue *self)
{
  g_return_val_if_fail (ROUSE_IS_CUE (self), 0);

  return self->priority;
}

/**
 * rouse_cue_get_max_length:
 * @self: a #RouseCue
 *
 * Returns: how long brisk speech takes at most, in ns
 */
gint64
rouse_cue_get_max_length (RouseCue *self)
{
  g_return_val_if_fail (ROUSE_IS_CUE (self), 0);

  return self->max_length;
}

/**
 * rouse_cue_get_shorter:
 * @self: a #RouseCue
 *
 * Returns: (transfer none) (nullable): id of the cue that takes its place when its clip is too long
 */
const char *
rouse_cue_get_shorter (RouseCue *self)
{
  g_return_val_if_fail (ROUSE_IS_CUE (self), NULL);

  return self->shorter;
}

/**
 * rouse_cue_get_rules:
 * @self: a #RouseCue
 * @n_rules: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_rules): when it is spoken
 */
const RouseCueRule *
rouse_cue_get_rules (RouseCue *self, gsize *n_rules)
{
  g_return_val_if_fail (ROUSE_IS_CUE (self), NULL);

  *n_rules = self->rules->len;
  return (const RouseCueRule *) self->rules->data;
}

/**
 * rouse_cue_get_parts:
 * @self: a #RouseCue
 * @n_parts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_parts): the pieces that are spoken one by one instead of the whole
 */
const RouseCuePart *
rouse_cue_get_parts (RouseCue *self, gsize *n_parts)
{
  g_return_val_if_fail (ROUSE_IS_CUE (self), NULL);

  *n_parts = self->parts->len;
  return (const RouseCuePart *) self->parts->data;
}
