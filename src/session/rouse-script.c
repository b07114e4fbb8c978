/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-script.h"

/* The words that belong to one exercise of a plan at its guidance (or to the session as a whole), by moment. */
struct _RouseScript
{
  GArray *lines[ROUSE_MOMENT_CHECK_IN + 1]; /* of RouseScriptLine; NULL where nothing is said */
  RousePlan *plan;                          /* borrowed, nullable */
  const RousePlanItem *item;                /* borrowed, nullable */
  RouseGuidance guidance;
};

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const RouseScriptLine *first = a;
  const RouseScriptLine *second = b;

  return (first->rule->order > second->rule->order) - (first->rule->order < second->rule->order);
}

static void
add_line (RouseScript *self, RouseCue *cue, const RouseCueRule *rule)
{
  RouseScriptLine line = { cue, rule };

  if (!(rule->guidances & (1u << self->guidance)))
    return;
  if (self->item != NULL && self->item->repetitions < rule->smallest_set)
    return;

  if (self->lines[rule->moment] == NULL)
    self->lines[rule->moment] = g_array_new (FALSE, FALSE, sizeof (RouseScriptLine));
  g_array_append_val (self->lines[rule->moment], line);
}

static gboolean
is_planned (RouseScript *self, const RouseRoutineItem *source)
{
  gsize n_items;
  const RousePlanItem *items = rouse_plan_get_items (self->plan, &n_items);

  for (gsize i = 0; i < n_items; i++)
    if (items[i].source == source)
      return TRUE;

  return FALSE;
}

/* A routine can move a word to one of its exercises. Where that exercise is left out, the word must not go with it. */
static gboolean
has_lost_place (RouseScript *self, RouseRoutine *routine, const char *cue)
{
  gsize n_items;
  const RouseRoutineItem *items = rouse_routine_get_items (routine, &n_items);

  for (gsize i = 0; i < n_items; i++)
    for (gsize j = 0; j < items[i].n_loans; j++)
      if (g_str_equal (items[i].loans[j].cue, cue))
        return !is_planned (self, &items[i]);

  return FALSE;
}

static gboolean
is_omitted (RouseScript *self, const char *cue)
{
  RouseRoutine *routine = self->plan != NULL ? rouse_plan_get_routine (self->plan) : NULL;

  if (routine != NULL && has_lost_place (self, routine, cue))
    return FALSE;

  return (routine != NULL && rouse_routine_omits (routine, cue))
         || (self->item != NULL && rouse_variant_omits (self->item->variant, cue));
}

static void
add_cue (RouseScript *self, RouseCue *cue)
{
  gsize n_rules;
  const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);

  if (n_rules == 0 || is_omitted (self, rouse_cue_get_id (cue)))
    return;

  for (gsize i = 0; i < n_rules; i++)
    add_line (self, cue, &rules[i]);
}

static gboolean
is_of (RouseCue *cue, RouseMoment moment)
{
  gsize n_rules;
  const RouseCueRule *rules = rouse_cue_get_rules (cue, &n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if (rules[i].moment == moment)
      return TRUE;

  return FALSE;
}

/* Whether the exercise before ended on the floor and this one begins on the feet. */
static gboolean
stands_up (RouseScript *self)
{
  gsize n_items;
  const RousePlanItem *items = rouse_plan_get_items (self->plan, &n_items);

  return self->item > items && rouse_exercise_get_posture (self->item->exercise) == ROUSE_POSTURE_STANDING
         && rouse_exercise_get_posture (self->item[-1].exercise) == ROUSE_POSTURE_LYING;
}

static void
add_loans (RouseScript *self, RouseCatalog *catalog, const RouseCueLoan *loans, gsize n_loans)
{
  for (gsize i = 0; i < n_loans; i++)
    {
      RouseCue *cue = rouse_catalog_get_cue (catalog, loans[i].cue);

      if (cue != NULL && (!is_of (cue, ROUSE_MOMENT_STAND_UP) || stands_up (self)))
        add_line (self, cue, &loans[i].rule);
    }
}

/* The catalogue lists the cues of all exercises too; those of other exercises are not for this one. */
static GHashTable *
collect_exercise_cues (RouseCatalog *catalog)
{
  GHashTable *cues = g_hash_table_new (NULL, NULL);
  GListModel *exercises = rouse_catalog_get_exercises (catalog);
  guint n_exercises = g_list_model_get_n_items (exercises);

  for (guint i = 0; i < n_exercises; i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      GListModel *model = rouse_exercise_get_cues (exercise);
      guint n_cues = g_list_model_get_n_items (model);

      for (guint j = 0; j < n_cues; j++)
        {
          g_autoptr (RouseCue) cue = g_list_model_get_item (model, j);

          g_hash_table_add (cues, cue);
        }
    }

  return cues;
}

static void
add_model (RouseScript *self, GListModel *model, GHashTable *excluded)
{
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RouseCue) cue = g_list_model_get_item (model, i);

      if (excluded == NULL || !g_hash_table_contains (excluded, cue))
        add_cue (self, cue);
    }
}

/*
 * rouse_script_new:
 * @catalog: where the cues are
 * @plan: (nullable): the plan, for what its routine leaves out
 * @item: (nullable): an exercise of the plan; %NULL for what belongs to the session as a whole
 * @guidance: how much is said
 *
 * Gathers the words of an exercise. The catalogue and the plan must live longer than the script.
 *
 * Returns: (transfer full): a new script
 */
RouseScript *
rouse_script_new (RouseCatalog *catalog, RousePlan *plan, const RousePlanItem *item, RouseGuidance guidance)
{
  RouseScript *self = g_new0 (RouseScript, 1);
  g_autoptr (GHashTable) exercise_cues = collect_exercise_cues (catalog);

  self->plan = plan;
  self->item = item;
  self->guidance = guidance;

  add_model (self, rouse_catalog_get_cues (catalog), exercise_cues);
  if (item != NULL)
    {
      const RouseCueLoan *loans;
      gsize n_loans;

      add_model (self, rouse_exercise_get_cues (item->exercise), NULL);
      loans = rouse_variant_get_loans (item->variant, &n_loans);
      add_loans (self, catalog, loans, n_loans);
      if (item->source != NULL)
        add_loans (self, catalog, item->source->loans, item->source->n_loans);
    }

  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    if (self->lines[i] != NULL)
      g_array_sort (self->lines[i], compare_lines);

  return self;
}

/*
 * rouse_script_free:
 *
 * Frees a script.
 */
void
rouse_script_free (RouseScript *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    g_clear_pointer (&self->lines[i], g_array_unref);
  g_free (self);
}

/*
 * rouse_script_get_lines:
 * @n_lines: (out): how many
 *
 * Returns: (transfer none) (nullable): everything that can be said at a moment, in order
 */
const RouseScriptLine *
rouse_script_get_lines (RouseScript *self, RouseMoment moment, gsize *n_lines)
{
  GArray *lines = self->lines[moment];

  *n_lines = lines != NULL ? lines->len : 0;

  return lines != NULL ? (const RouseScriptLine *) (gconstpointer) lines->data : NULL;
}

/*
 * rouse_script_find:
 * @order: the order of the line, such as the number of a count; 0: any
 *
 * Returns: (transfer none) (nullable): the first such line of a moment
 */
const RouseScriptLine *
rouse_script_find (RouseScript *self, RouseMoment moment, guint order)
{
  gsize n_lines;
  const RouseScriptLine *lines = rouse_script_get_lines (self, moment, &n_lines);

  for (gsize i = 0; i < n_lines; i++)
    if (order == 0 || lines[i].rule->order == order)
      return &lines[i];

  return NULL;
}

static gboolean
matches_side (const RouseCueRule *rule, RouseSide side)
{
  return rule->side == ROUSE_SIDE_BOTH || rule->side == side;
}

static gboolean
names_repetition (const RouseCueRule *rule, guint repetition)
{
  return rule->first_repetition > 0 && repetition >= rule->first_repetition && repetition <= rule->last_repetition;
}

/*
 * rouse_script_match:
 * @repetition: the repetition, from 1
 * @side: the working leg
 * @matches: (out caller-allocates) (array length=max): the lines
 *
 * What the rules ask for at a moment of a repetition: the lines that name it, or else those for all others.
 *
 * Returns: how many lines there are, at most @max, by rising priority number
 */
guint
rouse_script_match (
    RouseScript *self, RouseMoment moment, guint repetition, RouseSide side, const RouseScriptLine **matches, guint max)
{
  gsize n_lines;
  const RouseScriptLine *lines = rouse_script_get_lines (self, moment, &n_lines);
  guint n = 0;

  for (guint pass = 0; pass < 2 && n == 0; pass++)
    for (gsize i = 0; i < n_lines; i++)
      {
        const RouseScriptLine *line = &lines[i];
        gboolean fits = pass == 0 ? names_repetition (line->rule, repetition) : line->rule->first_repetition == 0;
        guint at = n;

        if (n == max || !fits || !matches_side (line->rule, side))
          continue;

        while (at > 0 && rouse_cue_get_priority (matches[at - 1]->cue) > rouse_cue_get_priority (line->cue))
          {
            matches[at] = matches[at - 1];
            at--;
          }
        matches[at] = line;
        n++;
      }

  return n;
}
