/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-settings-private.h"

/* What is asked of the person, and what was shown once. */

/**
 * rouse_settings_get_check_in:
 * @self: the settings
 *
 * Returns: whether it is asked before and after a session how it feels
 */
gboolean
rouse_settings_get_check_in (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), FALSE);

  return g_settings_get_boolean (self->settings, "check-in");
}

/**
 * rouse_settings_set_check_in:
 * @self: the settings
 * @check_in: whether it is asked before and after a session how it feels
 */
void
rouse_settings_set_check_in (RouseSettings *self, gboolean check_in)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  if (check_in != rouse_settings_get_check_in (self))
    g_settings_set_boolean (self->settings, "check-in", check_in);
}

/**
 * rouse_settings_get_safety_shown:
 * @self: the settings
 *
 * Returns: whether the points of the safety page have stood before a session
 */
gboolean
rouse_settings_get_safety_shown (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), TRUE);

  return g_settings_get_boolean (self->settings, "safety-shown");
}

/**
 * rouse_settings_set_safety_shown:
 * @self: the settings
 * @shown: whether the points of the safety page have stood before a session
 */
void
rouse_settings_set_safety_shown (RouseSettings *self, gboolean shown)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  g_settings_set_boolean (self->settings, "safety-shown", shown);
}

/**
 * rouse_settings_get_next_day_asked:
 * @self: the settings
 *
 * Returns: the start, in µs since 1970, of the last session after which it was asked the next day how the back is, once
 *   that was answered or skipped; 0 before the first
 */
gint64
rouse_settings_get_next_day_asked (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);

  return g_settings_get_int64 (self->settings, "next-day-asked");
}

/**
 * rouse_settings_set_next_day_asked:
 * @self: the settings
 * @start: the start of a session, in µs since 1970; 0 for none
 */
void
rouse_settings_set_next_day_asked (RouseSettings *self, gint64 start)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));

  g_settings_set_int64 (self->settings, "next-day-asked", start);
}
