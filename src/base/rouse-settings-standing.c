/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-settings-private.h"

/* What follows from the journal, kept for who shows it before the journal is open and for who judges it next. */

/**
 * rouse_settings_dup_standing:
 * @self: the settings
 *
 * Returns: (transfer full): of type (suuu), what rouse-standing.h keeps
 */
GVariant *
rouse_settings_dup_standing (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), NULL);

  return g_settings_get_value (self->settings, "standing");
}

/**
 * rouse_settings_set_standing:
 * @self: the settings
 * @standing: (transfer floating): see rouse_settings_dup_standing()
 */
void
rouse_settings_set_standing (RouseSettings *self, GVariant *standing)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (g_variant_is_of_type (standing, G_VARIANT_TYPE ("(suuu)")));

  rouse_settings_store (self, "standing", standing);
}

/**
 * rouse_settings_get_advised:
 * @self: the settings
 * @answers: (out) (transfer full): what was known of how it felt
 *
 * Returns: the start, in µs since 1970, of the session that was last judged; 0 before the first
 */
gint64
rouse_settings_get_advised (RouseSettings *self, char **answers)
{
  g_autoptr (GVariant) value = NULL;
  gint64 start;

  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), 0);
  g_return_val_if_fail (answers != NULL, 0);

  value = g_settings_get_value (self->settings, "advised");
  g_variant_get (value, "(xs)", &start, answers);

  return start;
}

/**
 * rouse_settings_set_advised:
 * @self: the settings
 * @start: the start of a session, in µs since 1970
 * @answers: what is known of how it felt
 */
void
rouse_settings_set_advised (RouseSettings *self, gint64 start, const char *answers)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (answers != NULL);

  rouse_settings_store (self, "advised", g_variant_new ("(xs)", start, answers));
}

/**
 * rouse_settings_dup_away_day:
 * @self: the settings
 *
 * Returns: (transfer full): the day on which was last looked whether the person had been away as YYYY-MM-DD, or ""
 */
char *
rouse_settings_dup_away_day (RouseSettings *self)
{
  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), NULL);

  return g_settings_get_string (self->settings, "away-day");
}

/**
 * rouse_settings_set_away_day:
 * @self: the settings
 * @day: a local day as YYYY-MM-DD
 */
void
rouse_settings_set_away_day (RouseSettings *self, const char *day)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (day != NULL);

  rouse_settings_store (self, "away-day", g_variant_new_string (day));
}

/**
 * rouse_settings_dup_last_day_of:
 * @self: the settings
 * @routine: the id of a routine
 *
 * Returns: (transfer full): the day on which it was last done as YYYY-MM-DD, or ""
 */
char *
rouse_settings_dup_last_day_of (RouseSettings *self, const char *routine)
{
  g_autoptr (GVariant) days = NULL;
  char *day;

  g_return_val_if_fail (ROUSE_IS_SETTINGS (self), NULL);
  g_return_val_if_fail (routine != NULL, NULL);

  days = g_settings_get_value (self->settings, "last-days");
  if (!g_variant_lookup (days, routine, "s", &day))
    day = g_strdup ("");

  return day;
}

/**
 * rouse_settings_set_last_days:
 * @self: the settings
 * @days: (transfer floating): of type a{ss}, ids of routines and the days on which they were last done as YYYY-MM-DD
 */
void
rouse_settings_set_last_days (RouseSettings *self, GVariant *days)
{
  g_return_if_fail (ROUSE_IS_SETTINGS (self));
  g_return_if_fail (g_variant_is_of_type (days, G_VARIANT_TYPE ("a{ss}")));

  rouse_settings_store (self, "last-days", days);
}
