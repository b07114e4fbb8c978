/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-settings-private.h"

/* What is known of the journal before it is open, and to whom it is not open. */

/**
 * rouse_settings_dup_last_day_done:
 * @self: the settings
 *
 * Returns: (transfer full): the local day of the last session that was done as YYYY-MM-DD, or ""
 */
char *
rouse_settings_dup_last_day_done (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), NULL);

  return g_settings_get_string (self->settings, "last-day-done");
}

/**
 * rouse_settings_set_last_day_done:
 * @self: the settings
 * @day: a local day as YYYY-MM-DD, or ""
 */
void
rouse_settings_set_last_day_done (RouseSettings *self, const char *day)
{
  g_autofree char *old = NULL;

  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (day != NULL);

  old = rouse_settings_dup_last_day_done (self);
  if (!g_str_equal (old, day))
    g_settings_set_string (self->settings, "last-day-done", day);
}

/**
 * rouse_settings_dup_interrupted:
 * @self: the settings
 * @left: (out): how much of it is left, in ns
 *
 * Returns: (transfer full) (nullable): the routine or exercise of a session that can be taken up again
 */
char *
rouse_settings_dup_interrupted (RouseSettings *self, gint64 *left)
{
  g_autofree char *routine = NULL;

  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), NULL);

  routine = g_settings_get_string (self->settings, "interrupted-routine");
  *left = MAX (g_settings_get_int64 (self->settings, "interrupted-left"), 0);

  return routine[0] != '\0' ? g_steal_pointer (&routine) : NULL;
}

/**
 * rouse_settings_set_interrupted:
 * @self: the settings
 * @routine: (nullable): the id of a routine or exercise; %NULL when there is nothing to take up
 * @left: how much of it is left, in ns
 */
void
rouse_settings_set_interrupted (RouseSettings *self, const char *routine, gint64 left)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  g_settings_set_string (self->settings, "interrupted-routine", routine != NULL ? routine : "");
  g_settings_set_int64 (self->settings, "interrupted-left", routine != NULL ? left : 0);
}
