/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-lesson.h"

/* A card to learn from. Owned by the catalogue; main thread. */
struct _RouseLesson
{
  GObject parent_instance;

  char *id;
  guint order;
  char *title;
  char *title_clip;
  char *clip;
  char *text;
};

G_DEFINE_FINAL_TYPE (RouseLesson, rouse_lesson, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_ORDER,
  PROP_TITLE,
  PROP_TITLE_CLIP,
  PROP_CLIP,
  PROP_TEXT,
} RouseLessonProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static void
rouse_lesson_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseLesson *self = ROUSE_LESSON (object);

  switch ((RouseLessonProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_ORDER:
      g_value_set_uint (value, self->order);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_TITLE_CLIP:
      g_value_set_string (value, self->title_clip);
      break;
    case PROP_CLIP:
      g_value_set_string (value, self->clip);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_lesson_finalize (GObject *object)
{
  RouseLesson *self = ROUSE_LESSON (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->title_clip);
  g_free (self->clip);
  g_free (self->text);
  G_OBJECT_CLASS (rouse_lesson_parent_class)->finalize (object);
}

static void
rouse_lesson_class_init (RouseLessonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_lesson_get_property;
  object_class->finalize = rouse_lesson_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_ORDER] = g_param_spec_uint ("order", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TITLE_CLIP] = g_param_spec_string ("title-clip", NULL, NULL, NULL, flags);
  properties[PROP_CLIP] = g_param_spec_string ("clip", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_lesson_init (RouseLesson *self)
{
}

/**
 * rouse_lesson_new_from_node:
 * @node: a <lesson>
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the lesson that the element describes
 */
RouseLesson *
rouse_lesson_new_from_node (RouseNode *node, GError **error)
{
  static const char *const attributes[] = { "id", "order", NULL };
  static const char *const children[] = { "title", "text", NULL };
  g_autoptr (RouseLesson) self = g_object_new (ROUSE_TYPE_LESSON, NULL);

  if (rouse_node_check_attributes (node, attributes, error) && rouse_node_check_children (node, children, error)
      && rouse_node_require_string (node, "id", &self->id, error)
      && rouse_node_require_uint (node, "order", 1, 1000, &self->order, error)
      && rouse_node_require_text (node, "title", &self->title, error)
      && rouse_node_require_text (node, "text", &self->text, error)
      && rouse_node_require_string (rouse_node_get_child (node, "title"), "clip", &self->title_clip, error)
      && rouse_node_require_string (rouse_node_get_child (node, "text"), "clip", &self->clip, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * rouse_lesson_get_id:
 * @self: a #RouseLesson
 *
 * Returns: (transfer none): its id
 */
const char *
rouse_lesson_get_id (RouseLesson *self)
{
  g_return_val_if_fail (ROUSE_IS_LESSON (self), NULL);

  return self->id;
}

/**
 * rouse_lesson_get_order:
 * @self: a #RouseLesson
 *
 * Returns: its place among the lessons, from 1
 */
guint
rouse_lesson_get_order (RouseLesson *self)
{
  g_return_val_if_fail (ROUSE_IS_LESSON (self), 0);

  return self->order;
}

/**
 * rouse_lesson_get_title:
 * @self: a #RouseLesson
 *
 * Returns: (transfer none): its heading
 */
const char *
rouse_lesson_get_title (RouseLesson *self)
{
  g_return_val_if_fail (ROUSE_IS_LESSON (self), NULL);

  return self->title;
}

/**
 * rouse_lesson_get_title_clip:
 * @self: a #RouseLesson
 *
 * Returns: (transfer none): the clip that speaks the heading
 */
const char *
rouse_lesson_get_title_clip (RouseLesson *self)
{
  g_return_val_if_fail (ROUSE_IS_LESSON (self), NULL);

  return self->title_clip;
}

/**
 * rouse_lesson_get_clip:
 * @self: a #RouseLesson
 *
 * Returns: (transfer none): the clip that speaks the text
 */
const char *
rouse_lesson_get_clip (RouseLesson *self)
{
  g_return_val_if_fail (ROUSE_IS_LESSON (self), NULL);

  return self->clip;
}

/**
 * rouse_lesson_get_text:
 * @self: a #RouseLesson
 *
 * Returns: (transfer none): what it says
 */
const char *
rouse_lesson_get_text (RouseLesson *self)
{
  g_return_val_if_fail (ROUSE_IS_LESSON (self), NULL);

  return self->text;
}
