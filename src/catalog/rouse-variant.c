/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-variant.h"

#include "rouse-cue-rule.h"

/* One way to do an exercise: its dose, tempo, motion and words of its own. Owned by its exercise; main thread. */
struct _RouseVariant
{
  GObject parent_instance;

  char *id;
  RouseLevel level;
  char *title;
  char *summary;
  gboolean alternating;
  char *motion_id;
  RouseMotion *motion;
  RouseRepetitionRange repetitions;
  RousePhaseSpec phases[ROUSE_N_PHASES];
  guint n_phases;
  GPtrArray *omitted; /* of id, NULL at the end */
  GArray *loans;      /* of RouseCueLoan */
};

static void phase_clear (RousePhaseSpec *phase);

G_DEFINE_FINAL_TYPE (RouseVariant, rouse_variant, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_LEVEL,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_ALTERNATING,
  PROP_MOTION_ID,
} RouseVariantProperty;

static GParamSpec *properties[PROP_MOTION_ID + 1];

static void
rouse_variant_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  RouseVariant *self = ROUSE_VARIANT (object);

  switch ((RouseVariantProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_LEVEL:
      g_value_set_enum (value, self->level);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_ALTERNATING:
      g_value_set_boolean (value, self->alternating);
      break;
    case PROP_MOTION_ID:
      g_value_set_string (value, self->motion_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_variant_finalize (GObject *object)
{
  RouseVariant *self = ROUSE_VARIANT (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->motion_id);
  g_clear_object (&self->motion);
  for (guint i = 0; i < ROUSE_N_PHASES; i++)
    phase_clear (&self->phases[i]);
  g_ptr_array_unref (self->omitted);
  g_array_unref (self->loans);
  G_OBJECT_CLASS (rouse_variant_parent_class)->finalize (object);
}

static void
rouse_variant_class_init (RouseVariantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = rouse_variant_get_property;
  object_class->finalize = rouse_variant_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_LEVEL] = g_param_spec_enum ("level", NULL, NULL, ROUSE_TYPE_LEVEL, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_ALTERNATING] = g_param_spec_boolean ("alternating", NULL, NULL, FALSE, flags);
  properties[PROP_MOTION_ID] = g_param_spec_string ("motion-id", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
rouse_variant_init (RouseVariant *self)
{
  self->omitted = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  self->loans = rouse_cue_loans_new ();
}

static void
phase_clear (RousePhaseSpec *phase)
{
  g_free (phase->title);
}

static gboolean
read_repetitions (RouseVariant *self, RouseNode *node, GError **error)
{
  static const char *const attributes[] = { "min", "max", "start", "step", NULL };
  static const char *const children[] = { NULL };
  RouseRepetitionRange *range = &self->repetitions;
  RouseNode *child = NULL;

  if (!rouse_node_require_child (node, "repetitions", &child, error)
      || !rouse_node_check_attributes (child, attributes, error) || !rouse_node_check_children (child, children, error)
      || !rouse_node_require_uint (child, "min", 1, 15, &range->minimum, error)
      || !rouse_node_require_uint (child, "max", range->minimum, 15, &range->maximum, error)
      || !rouse_node_require_uint (child, "start", range->minimum, range->maximum, &range->start, error)
      || !rouse_node_require_uint (child, "step", 1, 15, &range->step, error))
    return FALSE;
  if ((range->start - range->minimum) % range->step == 0 && (range->maximum - range->minimum) % range->step == 0)
    return TRUE;
  rouse_node_set_error (child, error, ROUSE_CATALOG_ERROR_CONFLICT, "Steps of %u do not lead from %u over %u to %u",
                        range->step, range->minimum, range->start, range->maximum);
  return FALSE;
}

static gboolean
read_phase (RouseVariant *self, RouseNode *node, GError **error)
{
  static const char *const attributes[] = { "movement", "seconds", "breath", NULL };
  RousePhaseSpec *phase = NULL;
  int movement = 0;
  int breath = ROUSE_BREATH_FREE;

  if (self->n_phases == ROUSE_N_PHASES)
    {
      rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT, "A fifth <phase>");
      return FALSE;
    }
  phase = &self->phases[self->n_phases++];
  if (!rouse_node_check_attributes (node, attributes, error)
      || !rouse_node_require_enum (node, "movement", ROUSE_TYPE_MOVEMENT, &movement, error)
      || !rouse_node_require_seconds (node, "seconds", 0.5, 60, &phase->length, error)
      || !rouse_node_read_enum (node, "breath", ROUSE_TYPE_BREATH, &breath, error)
      || !rouse_node_take_text (node, &phase->title, error))
    return FALSE;
  phase->movement = (RouseMovement) movement;
  phase->breath = (RouseBreath) breath;
  return TRUE;
}

/* The second phase undoes the first; hold and settle have their fixed places. */
static gboolean
check_phases (RouseVariant *self, RouseNode *node, GError **error)
{
  RouseMovement first = self->phases[ROUSE_PHASE_FIRST].movement;
  RouseMovement second = self->phases[ROUSE_PHASE_SECOND].movement;

  if (self->n_phases < ROUSE_N_PHASES)
    rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_MISSING, "<variant> has %u phases, not %d", self->n_phases,
                          ROUSE_N_PHASES);
  else if (self->phases[ROUSE_PHASE_HOLD].movement != ROUSE_MOVEMENT_HOLD
           || self->phases[ROUSE_PHASE_SETTLE].movement != ROUSE_MOVEMENT_SETTLE
           || !((first == ROUSE_MOVEMENT_LIFT && second == ROUSE_MOVEMENT_LOWER)
                || (first == ROUSE_MOVEMENT_LOWER && second == ROUSE_MOVEMENT_LIFT)))
    rouse_node_set_error (node, error, ROUSE_CATALOG_ERROR_CONFLICT,
                          "The phases are not lift, hold, lower, settle or lower, hold, lift, settle");
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_title (RouseNode *node, const char *name, const char *fallback, char **text, GError **error)
{
  if (fallback == NULL || rouse_node_get_child (node, name) != NULL)
    return rouse_node_require_text (node, name, text, error);
  *text = g_strdup (fallback);
  return TRUE;
}

static gboolean
read_children (RouseVariant *self, RouseNode *node, GError **error)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      RouseNode *child = g_ptr_array_index (node->children, i);

      if (g_str_equal (child->name, "phase") && !read_phase (self, child, error))
        return FALSE;
      if (g_str_equal (child->name, "omit") && !rouse_cue_read_omit (child, self->omitted, error))
        return FALSE;
      if (g_str_equal (child->name, "loan") && !rouse_cue_read_loan (child, self->loans, error))
        return FALSE;
    }
  return read_repetitions (self, node, error) && check_phases (self, node, error);
}

/**
 * rouse_variant_new_for_exercise:
 * @node: a <variant>
 * @title: (nullable): the title of the exercise, for a variant without one
 * @summary: (nullable): the summary of the exercise, for a variant without one
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * The standard variant needs no words of its own: it is the exercise.
 *
 * Returns: (transfer full) (nullable): the variant that the element describes
 */
RouseVariant *
rouse_variant_new_for_exercise (RouseNode *node, const char *title, const char *summary, GError **error)
{
  static const char *const attributes[] = { "id", "level", "motion", "alternating", NULL };
  static const char *const children[] = { "title", "summary", "repetitions", "phase", "omit", "loan", NULL };
  g_autoptr (RouseVariant) self = g_object_new (ROUSE_TYPE_VARIANT, NULL);
  int level = 0;

  if (!rouse_node_check_attributes (node, attributes, error) || !rouse_node_check_children (node, children, error)
      || !rouse_node_require_string (node, "id", &self->id, error)
      || !rouse_node_require_enum (node, "level", ROUSE_TYPE_LEVEL, &level, error)
      || !rouse_node_require_string (node, "motion", &self->motion_id, error)
      || !rouse_node_read_boolean (node, "alternating", &self->alternating, error)
      || !read_title (node, "title", title, &self->title, error)
      || !read_title (node, "summary", summary, &self->summary, error) || !read_children (self, node, error))
    return NULL;
  self->level = (RouseLevel) level;
  return g_steal_pointer (&self);
}

/**
 * rouse_variant_new_from_node:
 * @node: a <variant> with title and summary
 * @error: return location for a %ROUSE_CATALOG_ERROR
 *
 * Returns: (transfer full) (nullable): the variant that the element describes
 */
RouseVariant *
rouse_variant_new_from_node (RouseNode *node, GError **error)
{
  return rouse_variant_new_for_exercise (node, NULL, NULL, error);
}

/**
 * rouse_variant_get_id:
 * @self: a #RouseVariant
 *
 * Returns: (transfer none): its id
 */
const char *
rouse_variant_get_id (RouseVariant *self)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), NULL);

  return self->id;
}

/**
 * rouse_variant_get_level:
 * @self: a #RouseVariant
 *
 * Returns: how hard it is
 */
RouseLevel
rouse_variant_get_level (RouseVariant *self)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), ROUSE_LEVEL_STANDARD);

  return self->level;
}

/**
 * rouse_variant_get_title:
 * @self: a #RouseVariant
 *
 * Returns: (transfer none): its name
 */
const char *
rouse_variant_get_title (RouseVariant *self)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), NULL);

  return self->title;
}

/**
 * rouse_variant_get_summary:
 * @self: a #RouseVariant
 *
 * Returns: (transfer none): what it is, in a sentence
 */
const char *
rouse_variant_get_summary (RouseVariant *self)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), NULL);

  return self->summary;
}

/**
 * rouse_variant_get_alternating:
 * @self: a #RouseVariant
 *
 * Returns: whether the legs take turns within a set, left first
 */
gboolean
rouse_variant_get_alternating (RouseVariant *self)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), FALSE);

  return self->alternating;
}

/**
 * rouse_variant_get_motion_id:
 * @self: a #RouseVariant
 *
 * Returns: (transfer none): id of its motion
 */
const char *
rouse_variant_get_motion_id (RouseVariant *self)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), NULL);

  return self->motion_id;
}

/**
 * rouse_variant_get_repetitions:
 * @self: a #RouseVariant
 *
 * Returns: (transfer none): how many repetitions a set has
 */
const RouseRepetitionRange *
rouse_variant_get_repetitions (RouseVariant *self)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), NULL);

  return &self->repetitions;
}

/**
 * rouse_variant_get_phase:
 * @self: a #RouseVariant
 * @phase: a phase
 *
 * Returns: (transfer none): what is done in that phase of each repetition
 */
const RousePhaseSpec *
rouse_variant_get_phase (RouseVariant *self, RousePhase phase)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), NULL);
  g_return_val_if_fail ((guint) phase < ROUSE_N_PHASES, NULL);

  return &self->phases[phase];
}

/**
 * rouse_variant_get_motion:
 * @self: a #RouseVariant
 *
 * Returns: (transfer none) (nullable): how it moves; never %NULL in a catalogue
 */
RouseMotion *
rouse_variant_get_motion (RouseVariant *self)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), NULL);

  return self->motion;
}

/**
 * rouse_variant_set_motion:
 * @self: a #RouseVariant
 * @motion: (nullable): how it moves
 *
 * For the catalogue, which finds the motion when all files are read.
 */
void
rouse_variant_set_motion (RouseVariant *self, RouseMotion *motion)
{
  g_return_if_fail (ROUSE_IS_VARIANT (self));

  g_set_object (&self->motion, motion);
}

/**
 * rouse_variant_omits:
 * @self: a #RouseVariant
 * @cue: id of a cue
 *
 * Returns: whether the cue's own rules do not count in this variant
 */
gboolean
rouse_variant_omits (RouseVariant *self, const char *cue)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), FALSE);

  /* An empty array has no terminated vector behind it yet. */
  return self->omitted->len > 0 && g_strv_contains ((const char *const *) self->omitted->pdata, cue);
}

/**
 * rouse_variant_get_loans:
 * @self: a #RouseVariant
 * @n_loans: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_loans): cues that this variant adds, one entry a rule
 */
const RouseCueLoan *
rouse_variant_get_loans (RouseVariant *self, gsize *n_loans)
{
  g_return_val_if_fail (ROUSE_IS_VARIANT (self), NULL);

  *n_loans = self->loans->len;
  return (const RouseCueLoan *) self->loans->data;
}
