/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-text.h"

/* A paragraph to read and to hear. Owned by the catalogue; main thread. */
struct _RouseText
{
  GObject parent_instance;

  char *title_clip;
  char *title;
  char *clip;
  char *text;
};

G_DEFINE_FINAL_TYPE (RouseText, rouse_text, G_TYPE_OBJECT)

typedef enum
{
  PROP_TITLE_CLIP = 1,
  PROP_TITLE,
  PROP_CLIP,
  PROP_TEXT,
} RouseTextProperty;

static GParamSpec *properties[PROP_TEXT + 1];

static void
rouse_text_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseText *self = ROUSE_TEXT (object);

  switch ((RouseTextProperty) property_id)
    {
    case PROP_TITLE_CLIP:
      g_value_set_string (value, self->title_clip);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
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
rouse_text_finalize (GObject *object)
{
  RouseText *self = ROUSE_TEXT (object);

  g_free (self->title_clip);
  g_free (self->title);
  g_free (self->clip);
  g_free (self->text);
  G_OBJECT_CLASS (rouse_text_parent_class)->finalize (object);
}

static void
rouse_text_class_init (RouseTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_text_get_property;
  object_class->finalize = rouse_text_finalize;

  properties[PROP_TITLE_CLIP] = g_param_spec_string ("title-clip", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_CLIP] = g_param_spec_string ("clip", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_text_init (RouseText *self)
{
}

/**
 * rouse_text_new_from_node:
 * @node: a <point> or <stop>
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the paragraph that the element describes
 */
RouseText *
rouse_text_new_from_node (RouseNode *node, GError **error)
{
  static const char *const attributes[] = { NULL };
  static const char *const children[] = { "title", "text", NULL };
  g_autoptr (RouseText) self = g_object_new (ROUSE_TYPE_TEXT, NULL);

  if (rouse_node_check_attributes (node, attributes, error) && rouse_node_check_children (node, children, error)
      && rouse_node_require_text (node, "title", &self->title, error)
      && rouse_node_require_text (node, "text", &self->text, error)
      && rouse_node_require_string (rouse_node_get_child (node, "title"), "clip", &self->title_clip, error)
      && rouse_node_require_string (rouse_node_get_child (node, "text"), "clip", &self->clip, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * rouse_text_get_title_clip:
 * @self: a #RouseText
 *
 * Returns: (transfer none) (nullable): the clip that speaks the title
 */
const char *
rouse_text_get_title_clip (RouseText *self)
{
  g_return_val_if_fail (ROUSE_IS_TEXT (self), NULL);

  return self->title_clip;
}

/**
 * rouse_text_get_title:
 * @self: a #RouseText
 *
 * Returns: (transfer none) (nullable): its heading
 */
const char *
rouse_text_get_title (RouseText *self)
{
  g_return_val_if_fail (ROUSE_IS_TEXT (self), NULL);

  return self->title;
}

/**
 * rouse_text_get_clip:
 * @self: a #RouseText
 *
 * Returns: (transfer none) (nullable): the clip that speaks the text
 */
const char *
rouse_text_get_clip (RouseText *self)
{
  g_return_val_if_fail (ROUSE_IS_TEXT (self), NULL);

  return self->clip;
}

/**
 * rouse_text_get_text:
 * @self: a #RouseText
 *
 * Returns: (transfer none): what it says
 */
const char *
rouse_text_get_text (RouseText *self)
{
  g_return_val_if_fail (ROUSE_IS_TEXT (self), NULL);

  return self->text;
}
