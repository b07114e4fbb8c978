/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a session looks like on a lock screen. In the Daily three at full guidance the bridge is set up from 20 to 85 s
 * and done until 205 s in repetitions of 12 s; the clamshell is set up from 235 s, and its left set runs from 295 to
 * 355 s. */

#include "session-rig.h"

#include "rouse-config.h"
#include "rouse-media-track.h"

static void
assert_title (SessionRig *rig, double seconds, const char *expected)
{
  g_autofree char *title = NULL;

  session_rig_run_to (rig, seconds);
  title = rouse_media_track_dup_title (rig->session);
  g_assert_cmpstr (title, ==, expected);
}

static void
test_titles (SessionRig *rig, gconstpointer data)
{
  rouse_session_start (rig->session);
  assert_title (rig, 1, "Get ready");
  assert_title (rig, 21, "Bridge · Get into position");
  assert_title (rig, 86, "Bridge · 1 of 10");
  assert_title (rig, 85 + 6 * 12 + 11, "Bridge · 7 of 10");
  assert_title (rig, 206, "Rest · Next: Clamshell");
  assert_title (rig, 236, "Clamshell · Get into position");
  assert_title (rig, 296, "Clamshell · 1 of 10");
  assert_title (rig, 356, "Clamshell · Change sides");
  assert_title (rig, 719, "All done");
}

/* A pause is told by the status; the title goes on saying where the person is. */
static void
test_title_of_pause (SessionRig *rig, gconstpointer data)
{
  g_autofree char *title = NULL;

  rouse_session_start (rig->session);
  session_rig_run_to (rig, 100);
  rouse_session_pause (rig->session);
  session_rig_run (rig, 60);
  title = rouse_media_track_dup_title (rig->session);
  g_assert_cmpstr (title, ==, "Bridge · 2 of 10");
}

static void
test_metadata (SessionRig *rig, gconstpointer data)
{
  g_autoptr (GVariant) metadata = g_variant_ref_sink (rouse_media_track_new_metadata (rig->session));
  g_autofree const char **artists = NULL;
  const char *track_id;
  const char *title;
  const char *album;
  gint64 length;

  g_assert_cmpstr (g_variant_get_type_string (metadata), ==, "a{sv}");
  g_assert_cmpuint (g_variant_n_children (metadata), ==, 5);
  g_assert_true (g_variant_lookup (metadata, "mpris:trackid", "&o", &track_id));
  g_assert_true (g_str_has_suffix (track_id, "/session/daily_three"));
  g_assert_true (g_variant_lookup (metadata, "mpris:length", "x", &length));
  g_assert_cmpint (length, ==, 720 * G_USEC_PER_SEC);
  g_assert_true (g_variant_lookup (metadata, "xesam:title", "&s", &title));
  g_assert_cmpstr (title, ==, "Get ready");
  g_assert_true (g_variant_lookup (metadata, "xesam:album", "&s", &album));
  g_assert_cmpstr (album, ==, "Daily three");
  g_assert_true (g_variant_lookup (metadata, "xesam:artist", "^a&s", &artists));
  g_assert_cmpuint (g_strv_length ((char **) artists), ==, 1);
  g_assert_cmpstr (artists[0], ==, "Rouse");
}

static void
test_status (void)
{
  static const struct
  {
    RouseSessionState state;
    const char *status;
    gboolean steerable;
  } rows[] = {
    { ROUSE_SESSION_READY, "Stopped", FALSE }, { ROUSE_SESSION_RUNNING, "Playing", TRUE },
    { ROUSE_SESSION_PAUSED, "Paused", TRUE },  { ROUSE_SESSION_RESUMING, "Playing", TRUE },
    { ROUSE_SESSION_HURT, "Paused", FALSE },   { ROUSE_SESSION_FINISHED, "Stopped", FALSE },
    { ROUSE_SESSION_ENDED, "Stopped", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpstr (rouse_media_track_get_status (rows[i].state), ==, rows[i].status);
      g_assert_cmpint (rouse_media_track_get_steerable (rows[i].state), ==, rows[i].steerable);
    }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                                            \
  g_test_add ("/desktop/media-track/" path, SessionRig, "daily-three", session_rig_set_up, function,                   \
              session_rig_tear_down)

  ADD ("titles", test_titles);
  ADD ("title-of-pause", test_title_of_pause);
  ADD ("metadata", test_metadata);
  g_test_add_func ("/desktop/media-track/status", test_status);

  result = g_test_run ();
  session_fixture_clear ();

  return result;
}
