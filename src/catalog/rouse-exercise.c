/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-exercise-private.h"

#include "rouse-cue.h"
#include "rouse-mistake.h"
#include "rouse-step.h"
#include "rouse-text.h"

G_DEFINE_FINAL_TYPE (RouseExercise, rouse_exercise, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_ORDER,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_WORKS,
  PROP_EQUIPMENT,
  PROP_POSITION,
  PROP_FEEL,
  PROP_FEEL_CLIP,
  PROP_ALTERNATIVE_TEXT,
  PROP_POSTURE,
  PROP_TWO_SIDED,
  PROP_STEPS,
  PROP_MISTAKES,
  PROP_STOP_SIGNS,
  PROP_CUES,
} RouseExerciseProperty;

static GParamSpec *properties[PROP_CUES + 1];

static void
rouse_exercise_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseExercise *self = ROUSE_EXERCISE (object);

  switch ((RouseExerciseProperty) property_id)
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
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_WORKS:
      g_value_set_string (value, self->works);
      break;
    case PROP_EQUIPMENT:
      g_value_set_string (value, self->equipment);
      break;
    case PROP_POSITION:
      g_value_set_string (value, self->position);
      break;
    case PROP_FEEL:
      g_value_set_string (value, self->feel);
      break;
    case PROP_FEEL_CLIP:
      g_value_set_string (value, self->feel_clip);
      break;
    case PROP_ALTERNATIVE_TEXT:
      g_value_set_string (value, self->alternative_text);
      break;
    case PROP_POSTURE:
      g_value_set_enum (value, self->posture);
      break;
    case PROP_TWO_SIDED:
      g_value_set_boolean (value, self->two_sided);
      break;
    case PROP_STEPS:
      g_value_set_object (value, self->steps);
      break;
    case PROP_MISTAKES:
      g_value_set_object (value, self->mistakes);
      break;
    case PROP_STOP_SIGNS:
      g_value_set_object (value, self->stop_signs);
      break;
    case PROP_CUES:
      g_value_set_object (value, self->cues);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_exercise_finalize (GObject *object)
{
  RouseExercise *self = ROUSE_EXERCISE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->works);
  g_free (self->equipment);
  g_free (self->position);
  g_free (self->feel);
  g_free (self->feel_clip);
  g_free (self->alternative_text);
  g_clear_object (&self->steps);
  g_clear_object (&self->mistakes);
  g_clear_object (&self->stop_signs);
  g_clear_object (&self->cues);
  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    g_clear_object (&self->variants[i]);
  G_OBJECT_CLASS (rouse_exercise_parent_class)->finalize (object);
}

static void
rouse_exercise_class_init (RouseExerciseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_exercise_get_property;
  object_class->finalize = rouse_exercise_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_ORDER] = g_param_spec_uint ("order", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_WORKS] = g_param_spec_string ("works", NULL, NULL, NULL, flags);
  properties[PROP_EQUIPMENT] = g_param_spec_string ("equipment", NULL, NULL, NULL, flags);
  properties[PROP_POSITION] = g_param_spec_string ("position", NULL, NULL, NULL, flags);
  properties[PROP_FEEL] = g_param_spec_string ("feel", NULL, NULL, NULL, flags);
  properties[PROP_FEEL_CLIP] = g_param_spec_string ("feel-clip", NULL, NULL, NULL, flags);
  properties[PROP_ALTERNATIVE_TEXT] = g_param_spec_string ("alternative-text", NULL, NULL, NULL, flags);
  properties[PROP_POSTURE] = g_param_spec_enum ("posture", NULL, NULL, ROUSE_TYPE_POSTURE, 0, flags);
  properties[PROP_TWO_SIDED] = g_param_spec_boolean ("two-sided", NULL, NULL, FALSE, flags);
  properties[PROP_STEPS] = g_param_spec_object ("steps", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_MISTAKES] = g_param_spec_object ("mistakes", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_STOP_SIGNS] = g_param_spec_object ("stop-signs", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  properties[PROP_CUES] = g_param_spec_object ("cues", NULL, NULL, G_TYPE_LIST_MODEL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_exercise_init (RouseExercise *self)
{
  self->steps = g_list_store_new (ROUSE_TYPE_STEP);
  self->mistakes = g_list_store_new (ROUSE_TYPE_MISTAKE);
  self->stop_signs = g_list_store_new (ROUSE_TYPE_TEXT);
  self->cues = g_list_store_new (ROUSE_TYPE_CUE);
}

/**
 * rouse_exercise_get_id:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): its id
 */
const char *
rouse_exercise_get_id (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->id;
}

/**
 * rouse_exercise_get_order:
 * @self: a #RouseExercise
 *
 * Returns: its place among the exercises, from 1
 */
guint
rouse_exercise_get_order (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), 0);

  return self->order;
}

/**
 * rouse_exercise_get_title:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): its name
 */
const char *
rouse_exercise_get_title (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->title;
}

/**
 * rouse_exercise_get_summary:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): what it is, in a sentence
 */
const char *
rouse_exercise_get_summary (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->summary;
}

/**
 * rouse_exercise_get_works:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): which muscles work
 */
const char *
rouse_exercise_get_works (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->works;
}

/**
 * rouse_exercise_get_equipment:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): what is needed
 */
const char *
rouse_exercise_get_equipment (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->equipment;
}

/**
 * rouse_exercise_get_position:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): the starting position
 */
const char *
rouse_exercise_get_position (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->position;
}

/**
 * rouse_exercise_get_feel:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): where to feel it
 */
const char *
rouse_exercise_get_feel (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->feel;
}

/**
 * rouse_exercise_get_feel_clip:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): the clip that says where to feel it
 */
const char *
rouse_exercise_get_feel_clip (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->feel_clip;
}

/**
 * rouse_exercise_get_alternative_text:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): the figure in words
 */
const char *
rouse_exercise_get_alternative_text (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return self->alternative_text;
}

/**
 * rouse_exercise_get_posture:
 * @self: a #RouseExercise
 *
 * Returns: where the body is
 */
RousePosture
rouse_exercise_get_posture (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), ROUSE_POSTURE_LYING);

  return self->posture;
}

/**
 * rouse_exercise_get_two_sided:
 * @self: a #RouseExercise
 *
 * Returns: whether each side does its own sets
 */
gboolean
rouse_exercise_get_two_sided (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), FALSE);

  return self->two_sided;
}

/**
 * rouse_exercise_get_steps:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): the #RouseStep objects, in order
 */
GListModel *
rouse_exercise_get_steps (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return G_LIST_MODEL (self->steps);
}

/**
 * rouse_exercise_get_mistakes:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): the #RouseMistake objects
 */
GListModel *
rouse_exercise_get_mistakes (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return G_LIST_MODEL (self->mistakes);
}

/**
 * rouse_exercise_get_stop_signs:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): the #RouseText objects that say when to stop
 */
GListModel *
rouse_exercise_get_stop_signs (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return G_LIST_MODEL (self->stop_signs);
}

/**
 * rouse_exercise_get_cues:
 * @self: a #RouseExercise
 *
 * Returns: (transfer none): the #RouseCue objects of this exercise, in the order of the file
 */
GListModel *
rouse_exercise_get_cues (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);

  return G_LIST_MODEL (self->cues);
}

/**
 * rouse_exercise_get_setup_length:
 * @self: a #RouseExercise
 * @guidance: how much is said
 *
 * Returns: how long introduction and setup last at least, in ns; at counts as long as at brief
 */
gint64
rouse_exercise_get_setup_length (RouseExercise *self, RouseGuidance guidance)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), 0);

  return guidance == ROUSE_GUIDANCE_FULL ? self->setup_full : self->setup_brief;
}

/**
 * rouse_exercise_get_switch_length:
 * @self: a #RouseExercise
 *
 * Returns: how long changing sides lasts at least, in ns; 0 if both sides work together
 */
gint64
rouse_exercise_get_switch_length (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), 0);

  return self->switch_length;
}

/**
 * rouse_exercise_get_rest_length:
 * @self: a #RouseExercise
 *
 * Returns: how long to rest afterwards where no routine says otherwise, in ns
 */
gint64
rouse_exercise_get_rest_length (RouseExercise *self)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), 0);

  return self->rest_length;
}

/**
 * rouse_exercise_get_variant:
 * @self: a #RouseExercise
 * @level: how hard
 *
 * Returns: (transfer none) (nullable): the variant of that level; there is always a standard one
 */
RouseVariant *
rouse_exercise_get_variant (RouseExercise *self, RouseLevel level)
{
  g_return_val_if_fail (ROUSE_IS_EXERCISE (self), NULL);
  g_return_val_if_fail ((guint) level < ROUSE_N_LEVELS, NULL);

  return self->variants[level];
}

/**
 * rouse_exercise_remove_variant:
 * @self: a #RouseExercise
 * @level: how hard; not standard
 *
 * Takes a variant out that cannot be done.
 */
void
rouse_exercise_remove_variant (RouseExercise *self, RouseLevel level)
{
  g_return_if_fail (ROUSE_IS_EXERCISE (self));
  g_return_if_fail ((guint) level < ROUSE_N_LEVELS && level != ROUSE_LEVEL_STANDARD);

  g_clear_object (&self->variants[level]);
}
