/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-stage-captions.h"

#include <glib/gi18n.h>

/* What stands in the caption: whatever is being said, and before it what was too short to be read. It follows from
 * timeline and position alone, so that a caption is never late. */

/* A caption that the next one follows within this time in ns stays beside it: a count would be gone before it is read.
 * It is less than the second between the numbers of a countdown. */
#define LEAST_TIME (G_GINT64_CONSTANT (900) * 1000 * 1000)

/**
 * rouse_stage_captions_create:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): the caption at its position
 */
char *
rouse_stage_captions_create (RouseSession *session)
{
  const char *caption = rouse_session_get_caption (session);
  const gint64 position = rouse_session_get_position (session);
  gsize n_cues, i = 0;
  const RousePlacedCue *cues = rouse_timeline_get_cues (rouse_session_get_timeline (session), &n_cues);

  while (i < n_cues && cues[i].start <= position)
    i++;
  if (i < 2 || cues[i - 1].start - cues[i - 2].start >= LEAST_TIME || g_strcmp0 (cues[i - 1].text, caption) != 0)
    return g_strdup (caption);
  /* Translators: two captions that follow each other closely, such as "Four · Let the gap return." */
  return g_strdup_printf (C_ ("captions", "%s · %s"), cues[i - 2].text, cues[i - 1].text);
}
