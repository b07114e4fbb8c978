/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-mistake.h"

/* What often goes wrong, and what helps. Owned by its exercise; main thread. */
struct _RouseMistake
{
  GObject parent_instance;

  char *fault;
  char *correction;
};

G_DEFINE_FINAL_TYPE (RouseMistake, rouse_mistake, G_TYPE_OBJECT)

typedef enum
{
  PROP_FAULT = 1,
  PROP_CORRECTION,
} RouseMistakeProperty;

static GParamSpec *properties[PROP_CORRECTION + 1];

static void
rouse_mistake_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseMistake *self = ROUSE_MISTAKE (object);

  switch ((RouseMistakeProperty) property_id)
    {
    case PROP_FAULT:
      g_value_set_string (value, self->fault);
      break;
    case PROP_CORRECTION:
      g_value_set_string (value, self->correction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_mistake_finalize (GObject *object)
{
  RouseMistake *self = ROUSE_MISTAKE (object);

  g_free (self->fault);
  g_free (self->correction);
  G_OBJECT_CLASS (rouse_mistake_parent_class)->finalize (object);
}

static void
rouse_mistake_class_init (RouseMistakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_mistake_get_property;
  object_class->finalize = rouse_mistake_finalize;

  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, flags);
  properties[PROP_CORRECTION] = g_param_spec_string ("correction", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_mistake_init (RouseMistake *self)
{
}

/**
 * rouse_mistake_new_from_node:
 * @node: a <mistake>
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the mistake that the element describes
 */
RouseMistake *
rouse_mistake_new_from_node (RouseNode *node, GError **error)
{
  static const char *const attributes[] = { NULL };
  static const char *const children[] = { "fault", "correction", NULL };
  g_autoptr (RouseMistake) self = g_object_new (ROUSE_TYPE_MISTAKE, NULL);

  if (rouse_node_check_attributes (node, attributes, error) && rouse_node_check_children (node, children, error)
      && rouse_node_require_text (node, "fault", &self->fault, error)
      && rouse_node_require_text (node, "correction", &self->correction, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * rouse_mistake_get_fault:
 * @self: a #RouseMistake
 *
 * Returns: (transfer none): what goes wrong
 */
const char *
rouse_mistake_get_fault (RouseMistake *self)
{
  g_return_val_if_fail (ROUSE_IS_MISTAKE (self), NULL);

  return self->fault;
}

/**
 * rouse_mistake_get_correction:
 * @self: a #RouseMistake
 *
 * Returns: (transfer none): what helps
 */
const char *
rouse_mistake_get_correction (RouseMistake *self)
{
  g_return_val_if_fail (ROUSE_IS_MISTAKE (self), NULL);

  return self->correction;
}
