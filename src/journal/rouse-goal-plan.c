/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The weekly goal and the breaks, from the settings and back. What cannot be read there is as if it were not there. */

#include "rouse-goal-plan.h"

#include "rouse-day.h"

G_DEFINE_ENUM_TYPE (RousePauseReason,
                    rouse_pause_reason,
                    G_DEFINE_ENUM_VALUE (ROUSE_PAUSE_REASON_INJURY, "injury"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PAUSE_REASON_ILLNESS, "illness"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PAUSE_REASON_TRAVEL, "travel"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PAUSE_REASON_OTHER, "other"))

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const RouseGoalChange *one = a, *other = b;

  return (one->day > other->day) - (one->day < other->day);
}

static GArray *
load_changes (RouseSettings *settings)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (RouseGoalChange));
  g_autoptr (GVariant) kept = rouse_settings_dup_goal_changes (settings);
  GVariantIter iter;
  const char *day;
  guint32 goal;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&su)", &day, &goal))
    {
      RouseGoalChange change = { rouse_day_parse (day), goal };

      if (change.day != 0)
        g_array_append_val (changes, change);
    }
  g_array_sort (changes, compare_changes);

  return changes;
}

static GArray *
load_pauses (RouseSettings *settings)
{
  GArray *pauses = g_array_new (FALSE, FALSE, sizeof (RousePause));
  g_autoptr (GVariant) kept = rouse_settings_dup_pauses (settings);
  GVariantIter iter;
  const char *first, *last;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &first, &last, NULL))
    {
      RousePause pause = { rouse_day_parse (first), rouse_day_parse (last) };

      if (pause.first != 0 && pause.last >= pause.first)
        g_array_append_val (pauses, pause);
    }

  return pauses;
}

/**
 * rouse_goal_plan_load:
 * @self: (out caller-allocates): what the person set; cleared by the caller
 * @settings: where it is kept
 */
void
rouse_goal_plan_load (RouseGoalPlan *self, RouseSettings *settings)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ROUSE_IS_SETTINGS (settings));

  self->changes = load_changes (settings);
  self->pauses = load_pauses (settings);
}

/**
 * rouse_goal_plan_clear:
 * @self: a plan
 *
 * Frees what is in it.
 */
void
rouse_goal_plan_clear (RouseGoalPlan *self)
{
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->pauses, g_array_unref);
}

/**
 * rouse_goal_plan_set_goal:
 * @settings: where it is kept
 * @today: the local day, as a Julian day of #GDate
 * @goal: days a week, 2 to 7
 *
 * Sets the goal from today on.
 */
void
rouse_goal_plan_set_goal (RouseSettings *settings, guint32 today, guint goal)
{
  g_autoptr (GArray) changes = NULL;
  GVariantBuilder builder;

  g_return_if_fail (ROUSE_IS_SETTINGS (settings));

  changes = load_changes (settings);
  rouse_goal_set (changes, today, goal);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(su)"));
  for (guint i = 0; i < changes->len; i++)
    {
      const RouseGoalChange *change = &g_array_index (changes, RouseGoalChange, i);
      char day[ROUSE_DAY_LENGTH];

      rouse_day_format (change->day, day);
      g_variant_builder_add (&builder, "(su)", day, change->goal);
    }
  rouse_settings_set_goal_changes (settings, g_variant_builder_end (&builder));
}

/**
 * rouse_goal_plan_get_pause:
 * @settings: where it is kept
 * @today: the local day, as a Julian day of #GDate
 * @pause: (out) (optional): the break that ends last of those that are on
 *
 * Returns: whether a break is on
 */
gboolean
rouse_goal_plan_get_pause (RouseSettings *settings, guint32 today, RousePause *pause)
{
  g_autoptr (GArray) pauses = NULL;
  RousePause found = { 0 };

  g_return_val_if_fail (ROUSE_IS_SETTINGS (settings), FALSE);

  pauses = load_pauses (settings);
  for (guint i = 0; i < pauses->len; i++)
    {
      const RousePause *other = &g_array_index (pauses, RousePause, i);

      if (other->first <= today && other->last >= today && other->last > found.last)
        found = *other;
    }
  if (pause != NULL)
    *pause = found;

  return found.last != 0;
}

/* Past breaks stay as they are, so that no week is judged anew; one that is on ends yesterday, and what was to come is
 * gone. */
static void
add_past (GVariantBuilder *builder, RouseSettings *settings, guint32 today)
{
  g_autoptr (GVariant) kept = rouse_settings_dup_pauses (settings);
  GVariantIter iter;
  const char *first, *last, *reason;

  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "(&s&s&s)", &first, &last, &reason))
    {
      char yesterday[ROUSE_DAY_LENGTH];

      rouse_day_format (today - 1, yesterday);
      if (rouse_day_parse (last) != 0 && rouse_day_parse (last) < today)
        g_variant_builder_add (builder, "(sss)", first, last, reason);
      else if (rouse_day_parse (first) != 0 && rouse_day_parse (first) < today)
        g_variant_builder_add (builder, "(sss)", first, yesterday, reason);
    }
}

/**
 * rouse_goal_plan_pause:
 * @settings: where it is kept
 * @today: the local day, as a Julian day of #GDate
 * @n_days: how many days, today included; 1 to 84
 * @reason: why
 *
 * Begins a break, in the place of one that is on.
 */
void
rouse_goal_plan_pause (RouseSettings *settings, guint32 today, guint n_days, RousePauseReason reason)
{
  g_autoptr (GEnumClass) reasons = g_type_class_ref (ROUSE_TYPE_PAUSE_REASON);
  const GEnumValue *word = g_enum_get_value (reasons, reason);
  char first[ROUSE_DAY_LENGTH], last[ROUSE_DAY_LENGTH];
  GVariantBuilder builder;

  g_return_if_fail (ROUSE_IS_SETTINGS (settings));
  g_return_if_fail (word != NULL && today > 1);

  rouse_day_format (today, first);
  rouse_day_format (today + CLAMP (n_days, 1, ROUSE_PAUSE_MAXIMUM_DAYS) - 1, last);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sss)"));
  add_past (&builder, settings, today);
  g_variant_builder_add (&builder, "(sss)", first, last, word->value_nick);
  rouse_settings_set_pauses (settings, g_variant_builder_end (&builder));
}

/**
 * rouse_goal_plan_end_pause:
 * @settings: where it is kept
 * @today: the local day, as a Julian day of #GDate
 *
 * Ends a break early: yesterday was its last day.
 */
void
rouse_goal_plan_end_pause (RouseSettings *settings, guint32 today)
{
  GVariantBuilder builder;

  g_return_if_fail (ROUSE_IS_SETTINGS (settings));
  g_return_if_fail (today > 1);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sss)"));
  add_past (&builder, settings, today);
  rouse_settings_set_pauses (settings, g_variant_builder_end (&builder));
}

static gboolean
has_child (GVariant *list, GVariant *child, gsize n_members)
{
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) other = g_variant_get_child_value (list, i);
      gboolean same = TRUE;

      for (gsize j = 0; j < n_members && same; j++)
        {
          g_autoptr (GVariant) one = g_variant_get_child_value (child, j);
          g_autoptr (GVariant) two = g_variant_get_child_value (other, j);

          same = g_variant_equal (one, two);
        }
      if (same)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): both, where there is more in the second; its days say which are the same */
static GVariant *
unite (GVariant *list, GVariant *others, gsize n_days)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (g_variant_get_type (list));
  guint n = 0;

  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (list, i);

      g_variant_builder_add_value (&builder, child);
    }
  for (gsize i = 0; i < g_variant_n_children (others); i++)
    {
      g_autoptr (GVariant) child = g_variant_get_child_value (others, i);

      if (has_child (list, child, n_days))
        continue;
      g_variant_builder_add_value (&builder, child);
      n++;
    }

  return n > 0 ? g_variant_ref_sink (g_variant_builder_end (&builder)) : NULL;
}

/**
 * rouse_goal_plan_merge:
 * @settings: where it is kept
 * @goals: (nullable): weekly goals as rouse_settings_dup_goal_changes() has them
 * @breaks: (nullable): breaks as rouse_settings_dup_pauses() has them
 *
 * Adds what was set elsewhere. Where both have a goal from the same day on, that of here stays.
 *
 * Returns: whether there was anything that was not here
 */
gboolean
rouse_goal_plan_merge (RouseSettings *settings, GVariant *goals, GVariant *breaks)
{
  g_autoptr (GVariant) own_goals = NULL;
  g_autoptr (GVariant) own_breaks = NULL;
  g_autoptr (GVariant) all_goals = NULL;
  g_autoptr (GVariant) all_breaks = NULL;

  g_return_val_if_fail (ROUSE_IS_SETTINGS (settings), FALSE);

  own_goals = rouse_settings_dup_goal_changes (settings);
  own_breaks = rouse_settings_dup_pauses (settings);
  all_goals = goals != NULL ? unite (own_goals, goals, 1) : NULL;
  all_breaks = breaks != NULL ? unite (own_breaks, breaks, 2) : NULL;
  if (all_goals != NULL)
    rouse_settings_set_goal_changes (settings, all_goals);
  if (all_breaks != NULL)
    rouse_settings_set_pauses (settings, all_breaks);

  return all_goals != NULL || all_breaks != NULL;
}
