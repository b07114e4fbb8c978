/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a session was going to be, kept with its record: to take it up again, and to know what of it is missing. */

#include "rouse-journal-plan.h"

#include "rouse-plan-variant.h"

/* The plan, and every set of it: exercise, level, side, number, repetitions. The sets stand there although they follow
 * from the plan, because whoever recovers a file has no catalogue. */
#define STORED_TYPE "(" ROUSE_PLAN_VARIANT_TYPE "a(suuuu))"

static GVariant *
parse (const RouseRecord *record)
{
  return record->plan != NULL ? g_variant_parse (G_VARIANT_TYPE (STORED_TYPE), record->plan, NULL, NULL, NULL) : NULL;
}

/**
 * rouse_journal_plan_store:
 * @record: the record of @session; changed
 * @session: a session
 *
 * Notes what the session is going to be, as far as it is known now.
 */
void
rouse_journal_plan_store (RouseRecord *record, RouseSession *session)
{
  RousePlan *plan = rouse_timeline_get_plan (rouse_session_get_timeline (session));
  g_autoptr (GVariant) stored = NULL;
  GVariantBuilder builder;
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (session, &n_results);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (STORED_TYPE));
  g_variant_builder_add_value (&builder, rouse_plan_to_variant (plan));
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(suuuu)"));
  for (gsize i = 0; i < n_results; i++)
    g_variant_builder_add (&builder, "(suuuu)", rouse_exercise_get_id (results[i].item->exercise),
                           rouse_variant_get_level (results[i].item->variant), results[i].side, results[i].set,
                           results[i].planned);
  g_variant_builder_close (&builder);

  stored = g_variant_ref_sink (g_variant_builder_end (&builder));
  g_free (record->plan);
  record->plan = g_variant_print (stored, FALSE);
}

/**
 * rouse_journal_plan_read:
 * @record: the record of a session that was interrupted
 * @catalog: what can be done
 * @error: return location for an error of %ROUSE_PLAN_ERROR
 *
 * Returns: (transfer full) (nullable): the plan of the session
 */
RousePlan *
rouse_journal_plan_read (const RouseRecord *record, RouseCatalog *catalog, GError **error)
{
  g_autoptr (GVariant) stored = parse (record);
  g_autoptr (GVariant) plan = NULL;

  if (stored == NULL)
    {
      g_set_error (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_EMPTY, "%s: its plan was not stored", record->routine);
      return NULL;
    }
  plan = g_variant_get_child_value (stored, 0);

  return rouse_plan_new_from_variant (catalog, plan, error);
}

static const RouseRecordSet *
find (const RouseRecord *record, const char *exercise, RouseLevel level, RouseSide side, guint number)
{
  guint n_sets;
  const RouseRecordSet *sets = rouse_record_get_sets (record, &n_sets);

  for (guint i = 0; i < n_sets; i++)
    if (g_str_equal (sets[i].exercise, exercise) && sets[i].level == level && sets[i].side == side
        && sets[i].number == number)
      return &sets[i];

  return NULL;
}

/**
 * rouse_journal_plan_find:
 * @record: the record of a session
 * @result: one of its sets
 *
 * Returns: (transfer none) (nullable): what is remembered of the set
 */
const RouseRecordSet *
rouse_journal_plan_find (const RouseRecord *record, const RouseSetResult *result)
{
  return find (record, rouse_exercise_get_id (result->item->exercise), rouse_variant_get_level (result->item->variant),
               result->side, result->set);
}

/* What a file says is not believed before it has been looked at: a set that the journal does not take would keep all of
 * it closed. */
static gboolean
read_set (GVariant *sets, gsize i, RouseRecordSet *set)
{
  guint level, side;

  *set = (RouseRecordSet) { .outcome = ROUSE_OUTCOME_SKIPPED };
  g_variant_get_child (sets, i, "(&suuuu)", &set->exercise, &level, &side, &set->number, &set->planned);
  set->level = (RouseLevel) level;
  set->side = (RouseSide) side;

  return level < ROUSE_N_LEVELS && side <= ROUSE_SIDE_RIGHT && set->number > 0 && set->planned > 0;
}

static gboolean
is_sound (GVariant *sets)
{
  for (gsize i = 0; i < g_variant_n_children (sets); i++)
    {
      RouseRecordSet set;

      if (!read_set (sets, i, &set))
        return FALSE;
    }

  return TRUE;
}

/**
 * rouse_journal_plan_complete:
 * @record: the record of a session whose process is gone; changed
 *
 * Notes the sets that were still to come as skipped, so that the record is like that of a session that was ended early.
 * Where it is not known which they were, those that are over stay alone.
 *
 * Returns: whether there were none
 */
gboolean
rouse_journal_plan_complete (RouseRecord *record)
{
  g_autoptr (GVariant) stored = parse (record);
  g_autoptr (RouseRecord) before = rouse_record_copy (record);
  g_autoptr (GVariant) sets = stored != NULL ? g_variant_get_child_value (stored, 1) : NULL;
  gboolean complete = TRUE;

  if (sets == NULL || !is_sound (sets))
    return FALSE;

  g_array_set_size (record->sets, 0);
  for (gsize i = 0; i < g_variant_n_children (sets); i++)
    {
      const RouseRecordSet *known;
      RouseRecordSet set;

      read_set (sets, i, &set);
      known = find (before, set.exercise, set.level, set.side, set.number);
      rouse_record_add_set (record, known != NULL ? known : &set);
      complete = complete && known != NULL;
    }

  return complete;
}
