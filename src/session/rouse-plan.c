/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-plan-private.h"

/**
 * RousePlan:
 *
 * What will be done, with every choice made: a routine (or one exercise) of the catalogue joined with the person's
 * doses and settings. Immutable, and the only thing besides the lengths of the clips that a timeline depends on.
 * Whoever prepares a session owns it; the timeline keeps it alive.
 */
G_DEFINE_FINAL_TYPE (RousePlan, rouse_plan, G_TYPE_OBJECT)
G_DEFINE_QUARK (rouse-plan-error-quark, rouse_plan_error)

/* The cue that opens a session of one exercise (CONTENT.md 3); routines name theirs in their own data. */
#define SINGLE_WELCOME "r-single"

static gboolean
add_routine (RousePlan *self, const RousePlanChoices *choices, GError **error)
{
  gsize n_items;
  const RouseRoutineItem *items = rouse_routine_get_items (self->routine, &n_items);

  for (gsize i = 0; i < n_items; i++)
    if (!rouse_plan_add_item (self, &items[i], choices, error))
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

  return rouse_plan_add_item (self, &source, choices, error);
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
      rouse_plan_set_unknown_error (catalog, id, error);
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
 * rouse_plan_item_is_easy:
 * @item: an exercise of a plan
 *
 * Returns: whether there is no easier variant of it than the one that is done
 */
gboolean
rouse_plan_item_is_easy (const RousePlanItem *item)
{
  return rouse_variant_get_level (item->variant) == ROUSE_LEVEL_EASY
         || rouse_exercise_get_variant (item->exercise, ROUSE_LEVEL_EASY) == NULL;
}

static void
add_eased (RousePlan *self, const RousePlanItem *item, const RousePlanChange *change)
{
  RousePlanItem kept = *item;
  RousePlanItem easier = *item;

  easier.variant = rouse_exercise_get_variant (item->exercise, ROUSE_LEVEL_EASY);
  /* As few as the variant has, which is also what the next session begins with (CONTENT.md 4.3, 3); a routine that asks
   * for fewer keeps to it. */
  easier.repetitions = MIN (item->repetitions, rouse_variant_get_repetitions (easier.variant)->minimum);
  easier.first_turn = change->first_turn;
  easier.continued = change->continued;
  easier.first_tip = change->first_tip;

  kept.end_turn = change->kept_turn;
  if (kept.first_turn < kept.end_turn)
    g_array_append_val (self->items, kept);
  g_array_append_val (self->items, easier);
}

/**
 * rouse_plan_new_easier:
 * @plan: a plan
 * @change: where it changes; its item must not be easy already
 *
 * The same plan with the rest of one exercise in its easier variant. Everything before the change stays as it was, so
 * that the timelines of both plans are the same up to there.
 *
 * Returns: (transfer full): a new plan
 */
RousePlan *
rouse_plan_new_easier (RousePlan *plan, const RousePlanChange *change)
{
  RousePlan *self;

  g_return_val_if_fail (ROUSE_IS_PLAN (plan), NULL);
  g_return_val_if_fail (change != NULL && change->item_index < plan->items->len, NULL);

  self = g_object_new (ROUSE_TYPE_PLAN, NULL);
  self->catalog = g_object_ref (plan->catalog);
  self->id = g_strdup (plan->id);
  self->title = g_strdup (plan->title);
  g_set_object (&self->routine, plan->routine);
  g_set_object (&self->blocks, plan->blocks);
  self->first_side = plan->first_side;
  self->tempo = plan->tempo;

  for (guint i = 0; i < plan->items->len; i++)
    {
      RousePlanItem item = g_array_index (plan->items, RousePlanItem, i);

      if (i == change->item_index)
        add_eased (self, &item, change);
      else
        g_array_append_val (self->items, item);
    }

  return self;
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

static gboolean
has_one_exercise (RousePlan *self)
{
  RouseExercise *first = g_array_index (self->items, RousePlanItem, 0).exercise;

  for (guint i = 1; i < self->items->len; i++)
    if (g_array_index (self->items, RousePlanItem, i).exercise != first)
      return FALSE;

  return TRUE;
}

/**
 * rouse_plan_get_welcome:
 * @self: a plan
 *
 * A routine of which all exercises but one are left out is one exercise, and must not promise more.
 *
 * Returns: (nullable): the id of the cue that opens the session
 */
const char *
rouse_plan_get_welcome (RousePlan *self)
{
  g_return_val_if_fail (ROUSE_IS_PLAN (self), NULL);

  return has_one_exercise (self) ? SINGLE_WELCOME : rouse_routine_get_welcome (self->routine);
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
