/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "session-fixture.h"

static RouseCatalog *catalog;

/**
 * session_fixture_get_catalog:
 *
 * Returns: (transfer none): the real catalogue, which must be without faults
 */
RouseCatalog *
session_fixture_get_catalog (void)
{
  const char *const languages[] = { "C", NULL };
  const char *const *errors;

  if (catalog == NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (CATALOG_DIR);

      catalog = rouse_catalog_new (folder, languages);
      errors = rouse_catalog_get_errors (catalog);
      if (errors != NULL && errors[0] != NULL)
        g_error ("%s", errors[0]);
    }

  return catalog;
}

/**
 * session_fixture_clear:
 *
 * Lets the catalogue go, and makes sure that nobody else keeps it.
 */
void
session_fixture_clear (void)
{
  if (catalog != NULL)
    g_assert_finalize_object (g_steal_pointer (&catalog));
}

/**
 * session_fixture_get_choices:
 *
 * Returns: the choices of somebody who uses the application for the first time, at a guidance level
 */
RousePlanChoices
session_fixture_get_choices (RouseGuidance guidance)
{
  RousePlanChoices choices = { .first_side = ROUSE_SIDE_LEFT, .force_guidance = TRUE };

  choices.forced.guidance = guidance;

  return choices;
}

/**
 * session_fixture_copy_dose:
 *
 * A get_dose function whose data is the one RouseDose of all exercises.
 *
 * Returns: %TRUE
 */
gboolean
session_fixture_copy_dose (const char *exercise, RouseDose *dose, gpointer data)
{
  *dose = *(const RouseDose *) data;

  return TRUE;
}

/**
 * session_fixture_get_longest:
 *
 * Returns: the “max s” of the script: how long a cue may be at most. The numbers of a countdown have half a second, so
 * that its first words take what is left of the countdown's four.
 */
gint64
session_fixture_get_longest (const char *clip, const char *text, gpointer data)
{
  RouseCue *cue = rouse_catalog_get_cue (session_fixture_get_catalog (), clip);

  if (cue != NULL)
    return rouse_cue_get_max_length (cue);

  return g_str_equal (clip, "cd-in") ? 800 * MS : 500 * MS;
}

/**
 * session_fixture_compile:
 *
 * Returns: (transfer full): the timeline of a routine or exercise with the script's longest lengths
 */
RouseTimeline *
session_fixture_compile (const char *id, const RousePlanChoices *choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan = rouse_plan_new (session_fixture_get_catalog (), id, choices, &error);

  g_assert_no_error (error);

  return rouse_timeline_compile (plan, session_fixture_get_longest, NULL);
}

/**
 * session_fixture_find_cue:
 *
 * Returns: (transfer none) (nullable): the @nth time, from 0, that a clip is spoken
 */
const RousePlacedCue *
session_fixture_find_cue (RouseTimeline *timeline, const char *clip, guint nth)
{
  gsize n;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (cues[i].clip, clip) && nth-- == 0)
      return &cues[i];

  return NULL;
}
