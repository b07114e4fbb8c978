/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-settings-private.h"

/* The weekly goal and its breaks as they are kept; rouse-goal-plan.h knows what they mean. */

/**
 * rouse_settings_dup_goal_changes:
 * @self: the settings
 *
 * Returns: (transfer full): goals of type a(su): the day from which each holds, as YYYY-MM-DD, and days a week
 */
GVariant *
rouse_settings_dup_goal_changes (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), NULL);

  return g_settings_get_value (self->settings, "goal-changes");
}

/**
 * rouse_settings_set_goal_changes:
 * @self: the settings
 * @changes: (transfer floating): see rouse_settings_dup_goal_changes()
 */
void
rouse_settings_set_goal_changes (RouseSettings *self, GVariant *changes)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (g_variant_is_of_type (changes, G_VARIANT_TYPE ("a(su)")));

  rouse_settings_store (self, "goal-changes", changes);
}

/**
 * rouse_settings_dup_pauses:
 * @self: the settings
 *
 * Returns: (transfer full): breaks of type a(sss): first and last day as YYYY-MM-DD, and the reason
 */
GVariant *
rouse_settings_dup_pauses (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), NULL);

  return g_settings_get_value (self->settings, "pauses");
}

/**
 * rouse_settings_set_pauses:
 * @self: the settings
 * @pauses: (transfer floating): see rouse_settings_dup_pauses()
 */
void
rouse_settings_set_pauses (RouseSettings *self, GVariant *pauses)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (g_variant_is_of_type (pauses, G_VARIANT_TYPE ("a(sss)")));

  rouse_settings_store (self, "pauses", pauses);
}
