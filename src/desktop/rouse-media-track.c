/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-media-track.h"

#include "rouse-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* A session as a piece that is played, in the words of the MPRIS specification. Pure: session in, values out. */

#define NS_PER_US ((gint64) 1000)

/**
 * rouse_media_track_get_status:
 * @state: the state of a session
 *
 * A session that is about to go on counts as playing: the one button of a headset then pauses it again. Whatever else
 * holds up a session that has begun is a pause.
 *
 * Returns: (transfer none): a playback status of MPRIS
 */
const char *
rouse_media_track_get_status (RouseSessionState state)
{
  if (state == ROUSE_SESSION_RUNNING || state == ROUSE_SESSION_RESUMING)
    return "Playing";
  if (state == ROUSE_SESSION_READY || state == ROUSE_SESSION_FINISHED || state == ROUSE_SESSION_ENDED)
    return "Stopped";

  return "Paused";
}

/**
 * rouse_media_track_get_steerable:
 * @state: the state of a session
 *
 * Returns: whether forward and back lead anywhere
 */
gboolean
rouse_media_track_get_steerable (RouseSessionState state)
{
  return state == ROUSE_SESSION_RUNNING || state == ROUSE_SESSION_PAUSED || state == ROUSE_SESSION_RESUMING;
}

/**
 * rouse_media_track_dup_title:
 * @session: a session
 *
 * What is done now, in a line that says enough on a lock screen seen from the floor: "Bridge · 7 of 10".
 *
 * Returns: (transfer full): the line
 */
char *
rouse_media_track_dup_title (RouseSession *session)
{
  const RouseSegment *segment;
  RouseExercise *exercise;
  const char *title;

  g_return_val_if_fail (ROUSE_IS_SESSION (session), NULL);

  segment = rouse_session_get_segment (session);
  exercise = rouse_session_get_exercise (session);
  title = exercise != NULL ? rouse_exercise_get_title (exercise) : "";
  switch (segment->kind)
    {
    case ROUSE_SEGMENT_START:
      return g_strdup (C_ ("session", "Get ready"));

    case ROUSE_SEGMENT_SETUP:
      /* Translators: on the lock screen; %s is an exercise. Keep it short. */
      return g_strdup_printf (C_ ("media controls", "%s · Get into position"), title);

    case ROUSE_SEGMENT_PHASE:
      /* Translators: on the lock screen; an exercise, the repetition that is being done, and how many there are. */
      return g_strdup_printf (C_ ("media controls", "%s · %u of %u"), title, rouse_session_get_repetition (session),
                              rouse_session_get_repetitions (session));

    case ROUSE_SEGMENT_REST:
      /* Translators: on the lock screen; %s is the exercise that comes after the rest. */
      return g_strdup_printf (C_ ("media controls", "Rest · Next: %s"), title);

    case ROUSE_SEGMENT_SWITCH:
      /* Translators: on the lock screen; %s is an exercise that goes on with the other leg. */
      return g_strdup_printf (C_ ("media controls", "%s · Change sides"), title);

    case ROUSE_SEGMENT_CLOSING:
      return g_strdup (C_ ("session", "All done"));

    case ROUSE_SEGMENT_INTERLUDE:
    default:
      return g_strdup (rouse_plan_get_title (rouse_timeline_get_plan (rouse_session_get_timeline (session))));
    }
}

/* The whole session is one track: position and length are those of its timeline. */
static char *
dup_track_id (RousePlan *plan)
{
  char *id = g_strdup_printf ("/%s/session/", APP_ID);
  g_autofree char *path = g_strdelimit (id, ".", '/');

  return g_strcanon (g_strconcat (path, rouse_plan_get_id (plan), NULL), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "/_",
                     '_');
}

/**
 * rouse_media_track_new_metadata:
 * @session: a session
 *
 * Returns: (transfer floating): the metadata of MPRIS, an `a{sv}`
 */
GVariant *
rouse_media_track_new_metadata (RouseSession *session)
{
  const char *const artists[] = { _ ("Rouse"), NULL };
  g_autofree char *title = rouse_media_track_dup_title (session);
  g_autofree char *track_id = NULL;
  g_auto (GVariantDict) metadata = G_VARIANT_DICT_INIT (NULL);
  RouseTimeline *timeline;
  RousePlan *plan;

  g_return_val_if_fail (ROUSE_IS_SESSION (session), NULL);

  timeline = rouse_session_get_timeline (session);
  plan = rouse_timeline_get_plan (timeline);
  track_id = dup_track_id (plan);
  g_variant_dict_insert (&metadata, "mpris:trackid", "o", track_id);
  g_variant_dict_insert (&metadata, "mpris:length", "x", rouse_timeline_get_length (timeline) / NS_PER_US);
  g_variant_dict_insert (&metadata, "xesam:title", "s", title);
  g_variant_dict_insert (&metadata, "xesam:album", "s", rouse_plan_get_title (plan));
  g_variant_dict_insert (&metadata, "xesam:artist", "^as", artists);
  return g_variant_dict_end (&metadata);
}
