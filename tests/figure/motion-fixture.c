/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "motion-fixture.h"

const char *const motion_ids[N_MOTIONS] = {
  "bridge",         "bridge-easy", "bridge-hard", "clamshell",  "clamshell-easy",
  "clamshell-hard", "hinge",       "hinge-easy",  "hinge-hard",
};

/* The motion of the catalogue's source file; a broken one ends the test. */
RouseMotion *
motion_fixture_load (const char *id)
{
  g_autofree char *name = g_strdup_printf ("motion-%s.xml", id);
  g_autofree char *path = g_build_filename (CATALOG_DIR, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RouseNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RouseMotion *motion;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);
  node = rouse_node_parse (name, bytes, NULL, &error);
  g_assert_no_error (error);
  motion = rouse_motion_new_from_node (node, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (rouse_motion_get_id (motion), ==, id);

  return motion;
}

void
motion_fixture_pose (RouseMotion *motion, RousePhase phase, double fraction, RouseSide side, RouseSkeleton *skeleton)
{
  RousePose pose;

  rouse_motion_get_pose (motion, phase, fraction, side, &pose);
  rouse_skeleton_pose (skeleton, rouse_motion_get_rig (motion), &pose);
}
