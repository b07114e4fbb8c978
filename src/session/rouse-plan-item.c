/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How one exercise of a plan comes about: from what the routine says, what the person chose, and what is possible. */

#include "rouse-plan-private.h"

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

/*
 * rouse_plan_set_unknown_error:
 *
 * Says that there is no such id, and which there are.
 */
void
rouse_plan_set_unknown_error (RouseCatalog *catalog, const char *id, GError **error)
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
  else if (dose != NULL && dose->easier > 0 && level == ROUSE_LEVEL_EASY)
    item->repetitions = clamp_repetitions (item->variant, dose->easier);
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
set_level_error (
    const char *plan_id, RouseExercise *exercise, const RouseRoutineItem *source, RouseLevel level, GError **error)
{
  g_autoptr (GString) levels = g_string_new (NULL);

  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    if (source->levels & (1u << i) && rouse_exercise_get_variant (exercise, i) != NULL)
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
  else if (source->any_level && dose != NULL && source->levels & (1u << dose->level)
           && rouse_exercise_get_variant (exercise, dose->level) != NULL)
    level = dose->level;

  if (source->levels & (1u << level))
    variant = rouse_exercise_get_variant (exercise, level);
  if (variant == NULL)
    set_level_error (plan_id, exercise, source, level, error);

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

/*
 * rouse_plan_add_item:
 * @source: what is asked for
 * @error: return location for an error of %ROUSE_PLAN_ERROR
 *
 * Resolves an exercise and adds it, unless the person left it out of routines.
 *
 * Returns: whether it can be done
 */
gboolean
rouse_plan_add_item (RousePlan *self, const RouseRoutineItem *source, const RousePlanChoices *choices, GError **error)
{
  RouseDose stored = { .level = ROUSE_LEVEL_STANDARD };
  const RouseDose *dose = NULL;
  RousePlanItem item = { 0 };

  item.exercise = rouse_catalog_get_exercise (self->catalog, source->exercise);
  if (item.exercise == NULL)
    {
      rouse_plan_set_unknown_error (self->catalog, source->exercise, error);
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

  item.end_turn = item.sets * (rouse_exercise_get_two_sided (item.exercise) ? 2 : 1);
  item.source = self->routine != NULL ? source : NULL;
  item.first_tip = dose != NULL ? dose->first_tip : 0;
  resolve_blocks (source, &item);
  g_array_append_val (self->items, item);

  return TRUE;
}
