/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-plan.h"

/**
 * RousePlan:
 *
 * What will be done, with every choice made: a routine (or one exercise) of the catalogue joined with the person's
 * doses and settings. Immutable, and the only thing besides the lengths of the clips that a timeline depends on.
 * Whoever prepares a session owns it; the timeline keeps it alive.
 */
struct _RousePlan
{
  GObject parent_instance;

  RouseCatalog *catalog;
  char *id;
  char *title;
  RouseRoutine *routine; /* owned; NULL: one exercise by itself */
  RouseRoutine *blocks;  /* owned, nullable: whose start and closing lengths count */
  RouseSide first_side;
  RouseTempo tempo;
  GArray *items; /* of RousePlanItem; the exercises belong to the catalogue */
};

G_DEFINE_FINAL_TYPE (RousePlan, rouse_plan, G_TYPE_OBJECT)
G_DEFINE_QUARK (rouse - plan - error - quark, rouse_plan_error)

/* The cue that opens a session of one exercise (CONTENT.md 3); routines name theirs in their own data. */
#define SINGLE_WELCOME "r-single"

/* Between sets of an exercise that has no rest of its own, in ns: that of Strong's sets of one side (CONTENT.md 4.2).
 */
#define REST_BETWEEN_SETS (30 * (gint64) 1000000000)

static void
append_ids (GString *ids, GListModel *model)
{
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (model, i);
      const char *id = ROUSE_IS_ROUTINE (object) ? rouse_routine_get_id (ROUSE_ROUTINE (object))
                                                 : rouse_exercise_get_id (ROUSE_EXERCISE (object));

      g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "", id);
    }
}

static void
set_unknown_error (RouseCatalog *catalog, const char *id, GError **error)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  append_ids (ids, rouse_catalog_get_routines (catalog));
  append_ids (ids, rouse_catalog_get_exercises (catalog));
  g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_UNKNOWN, "There is no routine or exercise “%s”; there are: %s",
               id, ids->str);
}

/* Before the range is known to be sound: a step of 0 in bad data must not divide. */
static guint
get_step (const RouseRepetitionRange *range)
{
  return MAX (range->step, 1);
}

static gboolean
check_repetitions (RouseVariant *variant, guint repetitions, GError **error)
{
  const RouseRepetitionRange *range = rouse_variant_get_repetitions (variant);
  guint step = get_step (range);

  if (repetitions >= range->minimum && repetitions <= range->maximum && (repetitions - range->minimum) % step == 0)
    return TRUE;

  if (step == 1)
    g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE, "%s: %u repetitions asked for, possible are %u to %u",
                 rouse_variant_get_id (variant), repetitions, range->minimum, range->maximum);
  else
    g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE,
                 "%s: %u repetitions asked for, possible are %u to %u in steps of %u", rouse_variant_get_id (variant),
                 repetitions, range->minimum, range->maximum, step);

  return FALSE;
}

static guint
clamp_repetitions (RouseVariant *variant, guint repetitions)
{
  const RouseRepetitionRange *range = rouse_variant_get_repetitions (variant);
  guint clamped = CLAMP (repetitions, range->minimum, range->maximum);

  return clamped - (clamped - range->minimum) % get_step (range);
}

static gboolean
resolve_repetitions (const char *plan_id,
                     const RouseRoutineItem *source,
                     const RousePlanChoices *choices,
                     const RouseDose *dose,
                     RousePlanItem *item,
                     GError **error)
{
  RouseLevel level = rouse_variant_get_level (item->variant);
  guint asked = choices->forced.repetitions;

  if (source->fixed && choices->force_repetitions && asked != source->repetitions)
    {
      g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE,
                   "%s: %u repetitions asked for, but it always has %u", plan_id, asked, source->repetitions);
      return FALSE;
    }

  if (source->fixed)
    item->repetitions = source->repetitions;
  else if (choices->force_repetitions)
    item->repetitions = asked;
  /* A number belongs to the level it was given for: twelve of the standard movement say nothing about a harder one. */
  else if (source->repetitions > 0 && source->level == level)
    item->repetitions = clamp_repetitions (item->variant, source->repetitions);
  else if (dose != NULL && dose->repetitions > 0 && dose->level == level)
    item->repetitions = clamp_repetitions (item->variant, dose->repetitions);
  else
    item->repetitions = rouse_variant_get_repetitions (item->variant)->start;

  return source->fixed || check_repetitions (item->variant, item->repetitions, error);
}

static gboolean
resolve_sets (const char *plan_id,
              const RouseRoutineItem *source,
              const RousePlanChoices *choices,
              const RouseDose *dose,
              RousePlanItem *item,
              GError **error)
{
  /* A routine with numbers of its own has sets of its own too. */
  gboolean own = source->repetitions == 0 && source->any_level;

  if (choices->force_sets)
    item->sets = choices->forced.sets;
  else if (own && dose != NULL && dose->sets > 0)
    item->sets = MIN (dose->sets, ROUSE_PLAN_MAX_SETS);
  else
    item->sets = MAX (source->sets, 1);

  if (item->sets >= 1 && item->sets <= ROUSE_PLAN_MAX_SETS)
    return TRUE;

  g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE, "%s: %u sets asked for, possible are 1 to %d", plan_id,
               item->sets, ROUSE_PLAN_MAX_SETS);

  return FALSE;
}

static const char *
get_level_name (RouseLevel level)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (ROUSE_TYPE_LEVEL);
  GEnumValue *value = g_enum_get_value (class, level);

  return value != NULL ? value->value_nick : "";
}

static void
set_level_error (const char *plan_id, const RouseRoutineItem *source, RouseLevel level, GError **error)
{
  g_autoptr (GString) levels = g_string_new (NULL);

  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    if (source->levels & (1u << i))
      g_string_append_printf (levels, "%s%s", levels->len > 0 ? ", " : "", get_level_name (i));

  g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE, "%s: variant “%s” asked for %s, possible are: %s",
               plan_id, get_level_name (level), source->exercise, levels->str);
}

static RouseVariant *
resolve_variant (const char *plan_id,
                 RouseExercise *exercise,
                 const RouseRoutineItem *source,
                 const RousePlanChoices *choices,
                 const RouseDose *dose,
                 GError **error)
{
  RouseLevel level = source->level;
  RouseVariant *variant = NULL;

  if (choices->force_level)
    level = choices->forced.level;
  else if (source->any_level && dose != NULL && source->levels & (1u << dose->level))
    level = dose->level;

  if (source->levels & (1u << level))
    variant = rouse_exercise_get_variant (exercise, level);
  if (variant == NULL)
    set_level_error (plan_id, source, level, error);

  return variant;
}

static void
resolve_blocks (const RouseRoutineItem *source, RousePlanItem *item)
{
  gint64 rest = rouse_exercise_get_rest_length (item->exercise);

  item->rest_before = MAX (source->rest_before, 0);
  item->rest_between_sets = source->rest_between_sets;
  if (item->rest_between_sets <= 0)
    item->rest_between_sets = rest > 0 ? rest : REST_BETWEEN_SETS;
  item->setup = source->setup >= 0 ? source->setup : rouse_exercise_get_setup_length (item->exercise, item->guidance);
  item->change_sides
      = source->change_sides >= 0 ? source->change_sides : rouse_exercise_get_switch_length (item->exercise);
}

static gboolean
add_item (RousePlan *self, const RouseRoutineItem *source, const RousePlanChoices *choices, GError **error)
{
  RouseDose stored = { .level = ROUSE_LEVEL_STANDARD };
  const RouseDose *dose = NULL;
  RousePlanItem item = { 0 };

  item.exercise = rouse_catalog_get_exercise (self->catalog, source->exercise);
  if (item.exercise == NULL)
    {
      set_unknown_error (self->catalog, source->exercise, error);
      return FALSE;
    }

  if (choices->get_dose != NULL && choices->get_dose (source->exercise, &stored, choices->data))
    dose = &stored;
  if (dose != NULL && dose->left_out && self->routine != NULL)
    return TRUE;

  item.variant = resolve_variant (self->id, item.exercise, source, choices, dose, error);
  if (item.variant == NULL || !resolve_repetitions (self->id, source, choices, dose, &item, error)
      || !resolve_sets (self->id, source, choices, dose, &item, error))
    return FALSE;

  if (self->routine != NULL && rouse_routine_get_always_brief (self->routine))
    item.guidance = ROUSE_GUIDANCE_BRIEF;
  else if (choices->force_guidance)
    item.guidance = choices->forced.guidance;
  else
    item.guidance = dose != NULL ? dose->guidance : ROUSE_GUIDANCE_FULL;

  item.source = self->routine != NULL ? source : NULL;
  item.first_tip = dose != NULL ? dose->first_tip : 0;
  resolve_blocks (source, &item);
  g_array_append_val (self->items, item);

  return TRUE;
}

static gboolean
add_routine (RousePlan *self, const RousePlanChoices *choices, GError **error)
{
  gsize n_items;
  const RouseRoutineItem *items = rouse_routine_get_items (self->routine, &n_items);

  for (gsize i = 0; i < n_items; i++)
    if (!add_item (self, &items[i], choices, error))
      return FALSE;

  if (self->items->len == 0)
    {
      g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_EMPTY, "%s: every exercise of this routine is left out",
                   self->id);
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_exercise (RousePlan *self, RouseExercise *exercise, const RousePlanChoices *choices, GError **error)
{
  RouseRoutineItem source = {
    .exercise = self->id,
    .level = ROUSE_LEVEL_STANDARD,
    .any_level = TRUE,
    .levels = (1u << ROUSE_N_LEVELS) - 1,
    .sets = 1,
    .rest_before = -1,
    .rest_between_sets = -1,
    .setup = -1,
    .change_sides = -1,
  };

  self->title = g_strdup (rouse_exercise_get_title (exercise));
  /* One exercise has the start and the closing of the catalogue's first routine, the daily one. */
  self->blocks = g_list_model_get_item (rouse_catalog_get_routines (self->catalog), 0);

  return add_item (self, &source, choices, error);
}

static void
rouse_plan_finalize (GObject *object)
{
  RousePlan *self = ROUSE_PLAN (object);

  g_clear_object (&self->catalog);
  g_clear_object (&self->routine);
  g_clear_object (&self->blocks);
  g_free (self->id);
  g_free (self->title);
  g_array_unref (self->items);

  G_OBJECT_CLASS (rouse_plan_parent_class)->finalize (object);
}

static void
rouse_plan_class_init (RousePlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rouse_plan_finalize;
}

static void
rouse_plan_init (RousePlan *self)
{
  self->items = g_array_new (FALSE, TRUE, sizeof (RousePlanItem));
}

/**
 * rouse_plan_new:
 * @catalog: what can be done
 * @id: the id of a routine, or of an exercise to be done by itself
 * @choices: what the person chose
 * @error: return location for an error of %ROUSE_PLAN_ERROR
 *
 * Resolves a routine or an exercise. A stored dose out of its variant's range is clamped to it, as CONTENT.md 4.3 asks;
 * a number from the command line that is out of it is an error that names the variant, the number and the range.
 *
 * Returns: (transfer full) (nullable): a new plan, or %NULL with @error set
 */
RousePlan *
rouse_plan_new (RouseCatalog *catalog, const char *id, const RousePlanChoices *choices, GError **error)
{
  g_autoptr (RousePlan) self = NULL;
  RouseRoutine *routine;
  RouseExercise *exercise;
  gboolean planned;

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (choices != NULL, NULL);

  routine = rouse_catalog_get_routine (catalog, id);
  exercise = rouse_catalog_get_exercise (catalog, id);
  if (routine == NULL && exercise == NULL)
    {
      set_unknown_error (catalog, id, error);
      return NULL;
    }

  self = g_object_new (ROUSE_TYPE_PLAN, NULL);
  self->catalog = g_object_ref (catalog);
  self->id = g_strdup (id);
  self->first_side = choices->first_side == ROUSE_SIDE_RIGHT ? ROUSE_SIDE_RIGHT : ROUSE_SIDE_LEFT;
  self->tempo = choices->tempo;

  if (routine != NULL)
    {
      g_set_object (&self->routine, routine);
      g_set_object (&self->blocks, routine);
      self->title = g_strdup (rouse_routine_get_title (routine));
      if (rouse_routine_get_standard_tempo (routine))
        self->tempo = ROUSE_TEMPO_STANDARD;
      planned = add_routine (self, choices, error);
    }
  else
    planned = add_exercise (self, exercise, choices, error);

  return planned ? g_steal_pointer (&self) : NULL;
}

/**
 * rouse_plan_get_catalog:
 * @self: a plan
 *
 * Returns: (transfer none): the catalogue the plan was made from
 */
RouseCatalog *
rouse_plan_get_catalog (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), NULL);

  return self->catalog;
}

/**
 * rouse_plan_get_id:
 * @self: a plan
 *
 * Returns: the id of the routine or exercise
 */
const char *
rouse_plan_get_id (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), NULL);

  return self->id;
}

/**
 * rouse_plan_get_title:
 * @self: a plan
 *
 * Returns: the title of the routine or exercise, in the catalogue's language
 */
const char *
rouse_plan_get_title (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), NULL);

  return self->title;
}

/**
 * rouse_plan_get_routine:
 * @self: a plan
 *
 * Returns: (transfer none) (nullable): the routine, or %NULL for one exercise by itself
 */
RouseRoutine *
rouse_plan_get_routine (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), NULL);

  return self->routine;
}

/**
 * rouse_plan_get_first_side:
 * @self: a plan
 *
 * Returns: the leg that works first, left or right
 */
RouseSide
rouse_plan_get_first_side (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), ROUSE_SIDE_LEFT);

  return self->first_side;
}

/**
 * rouse_plan_get_tempo:
 * @self: a plan
 *
 * Returns: the tempo of all phases
 */
RouseTempo
rouse_plan_get_tempo (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), ROUSE_TEMPO_STANDARD);

  return self->tempo;
}

/**
 * rouse_plan_get_guidance:
 * @self: a plan
 *
 * The guidance of what belongs to the whole session: the fullest among its exercises (CONTENT.md 3).
 *
 * Returns: a guidance level
 */
RouseGuidance
rouse_plan_get_guidance (RousePlan *self)
{
  RouseGuidance guidance = ROUSE_GUIDANCE_COUNTS;

  g_return_val_if_fail (ROUSE_IS_PLAN (self), ROUSE_GUIDANCE_FULL);

  for (guint i = 0; i < self->items->len; i++)
    guidance = MIN (guidance, g_array_index (self->items, RousePlanItem, i).guidance);

  return guidance;
}

/**
 * rouse_plan_get_items:
 * @self: a plan
 * @n_items: (out): how many
 *
 * Returns: (transfer none) (array length=n_items): the exercises in the order in which they are done, at least one
 */
const RousePlanItem *
rouse_plan_get_items (RousePlan *self, gsize *n_items)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), NULL);

  *n_items = self->items->len;

  return &g_array_index (self->items, RousePlanItem, 0);
}

/**
 * rouse_plan_get_welcome:
 * @self: a plan
 *
 * Returns: (nullable): the id of the cue that opens the session
 */
const char *
rouse_plan_get_welcome (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), NULL);

  return self->routine != NULL ? rouse_routine_get_welcome (self->routine) : SINGLE_WELCOME;
}

/**
 * rouse_plan_get_start_length:
 * @self: a plan
 *
 * Returns: how long the block of welcome and reminders lasts at least, in ns
 */
gint64
rouse_plan_get_start_length (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), 0);

  return self->blocks != NULL ? rouse_routine_get_start_length (self->blocks, rouse_plan_get_guidance (self)) : 0;
}

/**
 * rouse_plan_get_closing_length:
 * @self: a plan
 *
 * Returns: how long the closing words last at least, in ns
 */
gint64
rouse_plan_get_closing_length (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), 0);

  return self->blocks != NULL ? rouse_routine_get_closing_length (self->blocks) : 0;
}
