/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan on its way through a file: who takes a session up again after the program went away gets the very plan it
 * had, whatever was chosen on the command line, made easier on the way, or set since. */

#include "rouse-plan-variant.h"

#include "rouse-plan-private.h"

/* The longest block that is believed, in ns. */
#define LONGEST_BLOCK (3600 * (gint64) 1000000000)

/**
 * rouse_plan_to_variant:
 * @self: a plan
 *
 * Returns: (transfer floating): everything that was chosen, of type %ROUSE_PLAN_VARIANT_TYPE
 */
GVariant *
rouse_plan_to_variant (RousePlan *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (ROUSE_IS_PLAN (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (ROUSE_PLAN_VARIANT_TYPE));
  g_variant_builder_add (&builder, "s", self->id);
  g_variant_builder_add (&builder, "u", self->first_side);
  g_variant_builder_add (&builder, "u", self->tempo);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(suuuuubuuxxxx)"));
  for (guint i = 0; i < self->items->len; i++)
    {
      const RousePlanItem *item = &g_array_index (self->items, RousePlanItem, i);

      g_variant_builder_add (&builder, "(suuuuubuuxxxx)", rouse_exercise_get_id (item->exercise),
                             rouse_variant_get_level (item->variant), item->repetitions, item->sets, item->first_turn,
                             item->end_turn, item->continued, item->guidance, item->first_tip, item->rest_before,
                             item->rest_between_sets, item->setup, item->change_sides);
    }
  g_variant_builder_close (&builder);

  return g_variant_builder_end (&builder);
}

static gboolean
is_block (gint64 length)
{
  return length >= 0 && length <= LONGEST_BLOCK;
}

/* What a file says is not believed before it has been looked at. */
static gboolean
is_sound (const RousePlanItem *item)
{
  guint turns = item->sets * (rouse_exercise_get_two_sided (item->exercise) ? 2 : 1);
  const RouseRepetitionRange *range = rouse_variant_get_repetitions (item->variant);

  return item->repetitions >= 1 && item->repetitions <= range->maximum && item->sets >= 1
         && item->sets <= ROUSE_PLAN_MAX_SETS && item->first_turn < item->end_turn && item->end_turn <= turns
         && item->guidance < ROUSE_N_GUIDANCES && is_block (item->rest_before) && is_block (item->rest_between_sets)
         && is_block (item->setup) && is_block (item->change_sides);
}

static const RouseRoutineItem *
find_source (RousePlan *self, const char *exercise)
{
  gsize n_items;
  const RouseRoutineItem *items;

  if (self->routine == NULL)
    return NULL;

  items = rouse_routine_get_items (self->routine, &n_items);
  for (gsize i = 0; i < n_items; i++)
    if (g_str_equal (items[i].exercise, exercise))
      return &items[i];

  return NULL;
}

static gboolean
add_item (RousePlan *self, GVariant *variant, GError **error)
{
  RousePlanItem item = { 0 };
  const char *exercise;
  guint level, guidance;

  g_variant_get (variant, "(&suuuuubuuxxxx)", &exercise, &level, &item.repetitions, &item.sets, &item.first_turn,
                 &item.end_turn, &item.continued, &guidance, &item.first_tip, &item.rest_before,
                 &item.rest_between_sets, &item.setup, &item.change_sides);
  item.guidance = (RouseGuidance) guidance;
  item.exercise = rouse_catalog_get_exercise (self->catalog, exercise);
  if (item.exercise == NULL)
    {
      rouse_plan_set_unknown_error (self->catalog, exercise, error);
      return FALSE;
    }

  if (level < ROUSE_N_LEVELS)
    item.variant = rouse_exercise_get_variant (item.exercise, (RouseLevel) level);
  if (item.variant == NULL || !is_sound (&item))
    {
      g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_RANGE, "%s: what was planned of %s is not possible",
                   self->id, exercise);
      return FALSE;
    }

  item.source = find_source (self, exercise);
  g_array_append_val (self->items, item);
  return TRUE;
}

static gboolean
find_subject (RousePlan *self, GError **error)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (self->catalog, self->id);
  RouseRoutine *routine = rouse_catalog_get_routine (self->catalog, self->id);

  if (routine != NULL)
    {
      self->title = g_strdup (rouse_routine_get_title (routine));
      g_set_object (&self->routine, routine);
      g_set_object (&self->blocks, routine);
    }
  else if (exercise != NULL)
    {
      self->title = g_strdup (rouse_exercise_get_title (exercise));
      self->blocks = g_list_model_get_item (rouse_catalog_get_routines (self->catalog), 0);
    }
  else
    rouse_plan_set_unknown_error (self->catalog, self->id, error);

  return self->title != NULL;
}

/**
 * rouse_plan_new_from_variant:
 * @catalog: what can be done
 * @variant: what rouse_plan_to_variant() gave, perhaps with another catalogue
 * @error: return location for an error of %ROUSE_PLAN_ERROR
 *
 * Returns: (transfer full) (nullable): the plan once more, or %NULL where the catalogue does not have it any more
 */
RousePlan *
rouse_plan_new_from_variant (RouseCatalog *catalog, GVariant *variant, GError **error)
{
  g_autoptr (RousePlan) self = NULL;
  g_autoptr (GVariant) items = NULL;
  guint first_side, tempo;

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE (ROUSE_PLAN_VARIANT_TYPE)), NULL);

  self = g_object_new (ROUSE_TYPE_PLAN, NULL);
  self->catalog = g_object_ref (catalog);
  g_variant_get (variant, "(suu@a(suuuuubuuxxxx))", &self->id, &first_side, &tempo, &items);
  self->first_side = first_side == ROUSE_SIDE_RIGHT ? ROUSE_SIDE_RIGHT : ROUSE_SIDE_LEFT;
  self->tempo = tempo == ROUSE_TEMPO_SLOW ? ROUSE_TEMPO_SLOW : ROUSE_TEMPO_STANDARD;
  if (!find_subject (self, error))
    return NULL;

  for (gsize i = 0; i < g_variant_n_children (items); i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (items, i);

      if (!add_item (self, item, error))
        return NULL;
    }
  if (self->items->len == 0)
    {
      g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_EMPTY, "%s: nothing was planned", self->id);
      return NULL;
    }

  return g_steal_pointer (&self);
}
