/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the person set for the weeks, in the JSON. What cannot be read in the settings is not written. */

#include "rouse-report-plan.h"

#include "rouse-day.h"
#include "rouse-report-field.h"

#include <glib/gi18n-lib.h>

/* The version that brought them. */
#define FIRST_VERSION 2

/*
 * rouse_report_plan_clear:
 *
 * Frees what was read.
 */
void
rouse_report_plan_clear (RouseReportPlan *self)
{
  g_clear_pointer (&self->goals, g_variant_unref);
  g_clear_pointer (&self->breaks, g_variant_unref);
}

static void
write_goals (GVariant *goals, JsonBuilder *builder)
{
  GVariantIter iter;
  const char *day;
  guint32 days;

  g_variant_iter_init (&iter, goals);
  while (g_variant_iter_next (&iter, "(&su)", &day, &days))
    {
      const RouseGoalChange goal = { rouse_day_parse (day), days };

      if (goal.day != 0 && goal.goal >= ROUSE_GOAL_MINIMUM && goal.goal <= ROUSE_GOAL_MAXIMUM)
        rouse_fields_write (rouse_fields_of_goal, &goal, builder);
    }
}

static void
write_breaks (GVariant *breaks, JsonBuilder *builder)
{
  g_autoptr (GEnumClass) reasons = g_type_class_ref (ROUSE_TYPE_PAUSE_REASON);
  const char *first, *last, *word;
  GVariantIter iter;

  g_variant_iter_init (&iter, breaks);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &first, &last, &word))
    {
      const GEnumValue *reason = g_enum_get_value_by_nick (reasons, word);
      const RouseReportBreak pause = { rouse_day_parse (first), rouse_day_parse (last),
                                       reason != NULL ? (RousePauseReason) reason->value : ROUSE_PAUSE_REASON_OTHER };

      if (pause.first != 0 && pause.last >= pause.first)
        rouse_fields_write (rouse_fields_of_break, &pause, builder);
    }
}

/*
 * rouse_report_plan_write:
 * @goals: (nullable): as rouse_settings_dup_goal_changes() has them
 * @breaks: (nullable): as rouse_settings_dup_pauses() has them
 *
 * Writes the two lists.
 */
void
rouse_report_plan_write (GVariant *goals, GVariant *breaks, JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "goals");
  json_builder_begin_array (builder);
  if (goals != NULL)
    write_goals (goals, builder);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "breaks");
  json_builder_begin_array (builder);
  if (breaks != NULL)
    write_breaks (breaks, builder);
  json_builder_end_array (builder);
}

static GVariant *
read_goals (JsonArray *list, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(su)"));

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      RouseGoalChange goal = { 0 };
      char day[ROUSE_DAY_LENGTH];

      if (!rouse_fields_read (rouse_fields_of_goal, json_array_get_element (list, i), &goal, error))
        {
          /* Translators: a place in a file, before what is wrong there. */
          g_prefix_error (error, _ ("Goal %u: "), i + 1);
          return NULL;
        }
      rouse_day_format (goal.day, day);
      g_variant_builder_add (&builder, "(su)", day, goal.goal);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static gboolean
read_break (JsonNode *node, RouseReportBreak *pause, GError **error)
{
  if (!rouse_fields_read (rouse_fields_of_break, node, pause, error))
    return FALSE;
  if (pause->last >= pause->first && pause->last - pause->first < ROUSE_PAUSE_MAXIMUM_DAYS)
    return TRUE;

  g_set_error_literal (error, ROUSE_REPORT_ERROR, ROUSE_REPORT_ERROR_BAD, _ ("it ends before it begins, or too late"));
  return FALSE;
}

static GVariant *
read_breaks (JsonArray *list, GError **error)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sss)"));
  g_autoptr (GEnumClass) reasons = g_type_class_ref (ROUSE_TYPE_PAUSE_REASON);

  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      RouseReportBreak pause = { 0 };
      char first[ROUSE_DAY_LENGTH], last[ROUSE_DAY_LENGTH];

      if (!read_break (json_array_get_element (list, i), &pause, error))
        {
          /* Translators: a place in a file, before what is wrong there. */
          g_prefix_error (error, _ ("Break %u: "), i + 1);
          return NULL;
        }
      rouse_day_format (pause.first, first);
      rouse_day_format (pause.last, last);
      g_variant_builder_add (&builder, "(sss)", first, last, g_enum_get_value (reasons, pause.reason)->value_nick);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/*
 * rouse_report_plan_read:
 * @root: the whole, whose version is known
 * @plan: (out): what was read; cleared by the caller
 *
 * Reads the two lists, which a file of version 1 has not.
 *
 * Returns: whether there is nothing wrong with them
 */
gboolean
rouse_report_plan_read (JsonObject *root, RouseReportPlan *plan, GError **error)
{
  JsonArray *goals, *breaks;

  *plan = (RouseReportPlan) { 0 };
  if (json_object_get_int_member (root, "version") < FIRST_VERSION)
    return TRUE;

  goals = rouse_fields_get_list (root, "goals", error);
  plan->goals = goals != NULL ? read_goals (goals, error) : NULL;
  breaks = plan->goals != NULL ? rouse_fields_get_list (root, "breaks", error) : NULL;
  plan->breaks = breaks != NULL ? read_breaks (breaks, error) : NULL;

  return plan->breaks != NULL;
}
