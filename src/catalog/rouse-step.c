/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-step.h"

/* One numbered step of an exercise, with the part of the motion that shows it. Owned by its exercise; main thread. */
struct _RouseStep
{
  GObject parent_instance;

  guint number;
  char *clip;
  char *text;
  RousePhase phase;
  double from;
  double to;
};

G_DEFINE_FINAL_TYPE (RouseStep, rouse_step, G_TYPE_OBJECT)

typedef enum
{
  PROP_NUMBER = 1,
  PROP_CLIP,
  PROP_TEXT,
  PROP_PHASE,
  PROP_FROM,
  PROP_TO,
} RouseStepProperty;

static GParamSpec *properties[PROP_TO + 1];

static void
rouse_step_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseStep *self = ROUSE_STEP (object);

  switch ((RouseStepProperty) property_id)
    {
    case PROP_NUMBER:
      g_value_set_uint (value, self->number);
      break;
    case PROP_CLIP:
      g_value_set_string (value, self->clip);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_PHASE:
      g_value_set_enum (value, self->phase);
      break;
    case PROP_FROM:
      g_value_set_double (value, self->from);
      break;
    case PROP_TO:
      g_value_set_double (value, self->to);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_step_finalize (GObject *object)
{
  RouseStep *self = ROUSE_STEP (object);

  g_free (self->clip);
  g_free (self->text);
  G_OBJECT_CLASS (rouse_step_parent_class)->finalize (object);
}

static void
rouse_step_class_init (RouseStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_step_get_property;
  object_class->finalize = rouse_step_finalize;

  properties[PROP_NUMBER] = g_param_spec_uint ("number", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_CLIP] = g_param_spec_string ("clip", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_PHASE] = g_param_spec_enum ("phase", NULL, NULL, ROUSE_TYPE_PHASE, 0, flags);
  properties[PROP_FROM] = g_param_spec_double ("from", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_TO] = g_param_spec_double ("to", NULL, NULL, 0, 1, 0, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_step_init (RouseStep *self)
{
}

/**
 * rouse_step_new_from_node:
 * @node: a <step>
 * @number: its number, from 1
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the step that the element describes
 */
RouseStep *
rouse_step_new_from_node (RouseNode *node, guint number, GError **error)
{
  static const char *const attributes[] = { "clip", "phase", "from", "to", NULL };
  g_autoptr (RouseStep) self = g_object_new (ROUSE_TYPE_STEP, NULL);
  int phase = 0;

  self->number = number;
  if (!rouse_node_check_attributes (node, attributes, error)
      || !rouse_node_require_string (node, "clip", &self->clip, error)
      || !rouse_node_require_enum (node, "phase", ROUSE_TYPE_PHASE, &phase, error)
      || !rouse_node_require_double (node, "from", 0, 1, &self->from, error)
      || !rouse_node_require_double (node, "to", 0, 1, &self->to, error)
      || !rouse_node_take_text (node, &self->text, error))
    return NULL;
  self->phase = (RousePhase) phase;
  if (self->from <= self->to)
    return g_steal_pointer (&self);
  rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "<step> goes from %g back to %g", self->from,
                        self->to);
  return NULL;
}

/**
 * rouse_step_get_number:
 * @self: a #RouseStep
 *
 * Returns: its number, from 1
 */
guint
rouse_step_get_number (RouseStep *self)
{
  g_return_val_if_fail (ROUSE_IS_STEP (self), 0);

  return self->number;
}

/**
 * rouse_step_get_clip:
 * @self: a #RouseStep
 *
 * Returns: (transfer none): the clip that speaks it
 */
const char *
rouse_step_get_clip (RouseStep *self)
{
  g_return_val_if_fail (ROUSE_IS_STEP (self), NULL);

  return self->clip;
}

/**
 * rouse_step_get_text:
 * @self: a #RouseStep
 *
 * Returns: (transfer none): what it says
 */
const char *
rouse_step_get_text (RouseStep *self)
{
  g_return_val_if_fail (ROUSE_IS_STEP (self), NULL);

  return self->text;
}

/**
 * rouse_step_get_phase:
 * @self: a #RouseStep
 *
 * Returns: the phase of the motion that shows it
 */
RousePhase
rouse_step_get_phase (RouseStep *self)
{
  g_return_val_if_fail (ROUSE_IS_STEP (self), ROUSE_PHASE_FIRST);

  return self->phase;
}

/**
 * rouse_step_get_from:
 * @self: a #RouseStep
 *
 * Returns: where the motion starts, as a fraction of the phase
 */
double
rouse_step_get_from (RouseStep *self)
{
  g_return_val_if_fail (ROUSE_IS_STEP (self), 0);

  return self->from;
}

/**
 * rouse_step_get_to:
 * @self: a #RouseStep
 *
 * Returns: where the motion ends, as a fraction of the phase
 */
double
rouse_step_get_to (RouseStep *self)
{
  g_return_val_if_fail (ROUSE_IS_STEP (self), 0);

  return self->to;
}
