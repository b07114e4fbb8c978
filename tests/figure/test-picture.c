/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the picture without looking at a pixel: who covers whom, that nothing leaves the canvas however the figure
 * is turned, that a mirror only negates x, and that polygons are convex, wound alike and as large as their solids. */

#include "motion-fixture.h"
#include "rouse-body.h"
#include "rouse-extent.h"
#include "rouse-order.h"
#include "rouse-outline.h"

#define L(layer) ROUSE_LAYER_##layer

static const struct
{
  const char *motion;
  RouseLayer layers[ROUSE_N_LAYERS];
} orders[] = {
  { "bridge",
    { L (LEFT_ARM), L (LEFT_LEG), L (PELVIS), L (RIGHT_LEG), L (GLOW), L (NECK), L (TOP), L (HEAD), L (RIGHT_ARM) } },
  { "hinge",
    { L (LEFT_ARM), L (LEFT_LEG), L (PELVIS), L (RIGHT_LEG), L (GLOW), L (NECK), L (TOP), L (HEAD), L (RIGHT_ARM) } },
  { "clamshell",
    { L (LEFT_ARM), L (NECK), L (HEAD), L (PELVIS), L (LEFT_LEG), L (RIGHT_LEG), L (GLOW), L (TOP), L (RIGHT_ARM) } },
};

static void
test_order (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (RouseMotion) motion = motion_fixture_load (orders[i].motion);
      const RouseRig *rig = rouse_motion_get_rig (motion);
      RouseCamera camera;

      rouse_camera_init (&camera, &rig->camera, 0, 0, 600, 400, FALSE);
      for (guint step = 0; step <= 10; step++)
        {
          RouseSkeleton skeleton;
          RouseOrder order;

          motion_fixture_pose (motion, ROUSE_PHASE_FIRST, step / 10.0, ROUSE_SIDE_RIGHT, &skeleton);
          rouse_order_init (&order, &skeleton, &camera, rig->glows);
          for (guint j = 0; j < ROUSE_N_LAYERS; j++)
            if (order.layers[j] != orders[i].layers[j])
              g_error ("%s at %u/10: layer %d at place %u", orders[i].motion, step, order.layers[j], j);
        }
    }
}

/* However the figure is turned, the hip's end of a leg decides: the hinge's free leg swings toward the viewer and still
 * belongs behind the standing one. */
static void
test_turned_order (void)
{
  static const double yaws[] = { -25, -12, 12, 25 };

  for (guint i = 0; i < G_N_ELEMENTS (yaws) * G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (RouseMotion) motion = motion_fixture_load (orders[i % G_N_ELEMENTS (orders)].motion);
      const RouseRig *rig = rouse_motion_get_rig (motion);
      RouseSkeleton skeleton;
      RouseCamera camera;
      RouseOrder order;

      motion_fixture_pose (motion, ROUSE_PHASE_HOLD, 1, ROUSE_SIDE_RIGHT, &skeleton);
      rouse_camera_init (&camera, &rig->camera, yaws[i / G_N_ELEMENTS (orders)], 0, 600, 400, FALSE);
      rouse_order_init (&order, &skeleton, &camera, rig->glows);
      g_assert_cmpuint (rouse_order_get_index (&order, ROUSE_LAYER_LEFT_LEG), <,
                        rouse_order_get_index (&order, ROUSE_LAYER_RIGHT_LEG));
      g_assert_cmpuint (rouse_order_get_index (&order, ROUSE_LAYER_RIGHT_LEG), <,
                        rouse_order_get_index (&order, ROUSE_LAYER_TOP));
    }
}

/* FIGURE.md 5: the bridge's right knee at the top. */
static void
test_camera (void)
{
  g_autoptr (RouseMotion) motion = motion_fixture_load ("bridge");
  const RouseRig *rig = rouse_motion_get_rig (motion);
  RouseSkeleton skeleton;
  RouseCamera camera;
  RouseVector knee;

  motion_fixture_pose (motion, ROUSE_PHASE_FIRST, 1, ROUSE_SIDE_RIGHT, &skeleton);
  knee = skeleton.legs[ROUSE_BODY_RIGHT].knee;
  rouse_camera_init (&camera, &rig->camera, 0, 0, 0, 0, FALSE);
  camera.scale = 1;

  g_assert_cmpfloat_with_epsilon (rouse_camera_project (&camera, knee).x, .3152, 2e-4);
  g_assert_cmpfloat_with_epsilon (rouse_camera_project (&camera, knee).y, -.1614, 2e-4);
  g_assert_cmpfloat_with_epsilon (rouse_camera_get_depth (&camera, knee), .0061, 2e-4);

  /* Limits of the orbit: the camera stops where the drawing would fall apart. */
  rouse_camera_init (&camera, &rig->camera, 0, 90, 600, 400, FALSE);
  g_assert_cmpfloat_with_epsilon (asin (camera.toward.y) * 180 / G_PI, 30, 1e-9);
  rouse_camera_init (&camera, &rig->camera, 0, -90, 600, 400, FALSE);
  g_assert_cmpfloat_with_epsilon (asin (camera.toward.y) * 180 / G_PI, 6, 1e-9);
  rouse_camera_init (&camera, &rig->camera, 90, 0, 600, 400, FALSE);
  g_assert_cmpfloat_with_epsilon (atan2 (camera.right.z, camera.right.x) * 180 / G_PI, 12 + 35, 1e-9);
}

static void
check_inside (const RouseOutline *outline, double width, double height, const char *what)
{
  for (guint i = 0; i < outline->points->len; i++)
    {
      RousePoint point = g_array_index (outline->points, RousePoint, i);

      if (!(point.x >= 0 && point.x <= width && point.y >= 0 && point.y <= height))
        g_error ("%s: a point at %g, %g is outside of %g × %g", what, point.x, point.y, width, height);
    }
}

static void
check_motion_inside (const char *id, RouseBody *body, RouseOutline *outline)
{
  static const double yaws[] = { -35, -20, 0, 20, 35 };
  static const double elevations[] = { -90, 0, 90 };
  g_autoptr (RouseMotion) motion = motion_fixture_load (id);
  g_autoptr (RouseExtent) extent = rouse_extent_new (motion);
  const RouseRig *rig = rouse_motion_get_rig (motion);
  double width = 600, height = width / rig->camera.aspect;

  for (guint i = 0; i < G_N_ELEMENTS (yaws) * G_N_ELEMENTS (elevations); i++)
    for (guint step = 0; step < 4 * 12; step++)
      {
        double yaw = yaws[i % G_N_ELEMENTS (yaws)], elevation = elevations[i / G_N_ELEMENTS (yaws)];
        g_autofree char *what = g_strdup_printf ("%s step %u yaw %g elevation %g", id, step, yaw, elevation);
        RouseSkeleton skeleton;
        RouseCamera camera;

        motion_fixture_pose (motion, step / 12, step % 12 / 11.0, step % 2 ? ROUSE_SIDE_LEFT : ROUSE_SIDE_RIGHT,
                             &skeleton);
        rouse_camera_init (&camera, &rig->camera, yaw, elevation, width, height, step % 3 == 0);
        rouse_extent_fit (extent, &camera, width, height);
        rouse_body_pose (body, &skeleton, 2);
        rouse_outline_clear (outline);
        for (guint part = 0; part < ROUSE_N_PARTS; part++)
          rouse_outline_add_shape (outline, &camera, &body->parts[part], 0);
        check_inside (outline, width, height, what);
      }
}

static void
test_inside (void)
{
  RouseBody body;
  RouseOutline outline;

  rouse_body_init (&body);
  rouse_outline_init (&outline);
  for (guint i = 0; i < N_MOTIONS; i++)
    check_motion_inside (motion_ids[i], &body, &outline);
  rouse_outline_finish (&outline);
  rouse_body_finish (&body);
}

/* As the sheets were drawn: at rest, fitting takes away two per cent at most. */
static void
test_fit (void)
{
  for (guint i = 0; i < N_MOTIONS; i++)
    {
      g_autoptr (RouseMotion) motion = motion_fixture_load (motion_ids[i]);
      g_autoptr (RouseExtent) extent = rouse_extent_new (motion);
      const RouseRig *rig = rouse_motion_get_rig (motion);
      double height = 600 / rig->camera.aspect;
      RouseCamera camera;
      double scale;

      rouse_camera_init (&camera, &rig->camera, 0, 0, 600, height, FALSE);
      scale = camera.scale;
      rouse_extent_fit (extent, &camera, 600, height);
      g_test_message ("%s keeps %.3f", motion_ids[i], camera.scale / scale);
      g_assert_cmpfloat (camera.scale, >=, .98 * scale);
    }
}

static void
test_mirror (void)
{
  g_autoptr (RouseMotion) motion = motion_fixture_load ("hinge");
  const RouseRig *rig = rouse_motion_get_rig (motion);
  RouseSkeleton skeleton;
  RouseCamera plain, mirrored;
  const RouseVector *joints[] = { &skeleton.head, &skeleton.legs[0].ankle, &skeleton.arms[1].wrist };

  motion_fixture_pose (motion, ROUSE_PHASE_HOLD, 0, ROUSE_SIDE_RIGHT, &skeleton);
  rouse_camera_init (&plain, &rig->camera, 10, 5, 600, 400, FALSE);
  rouse_camera_init (&mirrored, &rig->camera, 10, 5, 600, 400, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      RousePoint a = rouse_camera_project (&plain, *joints[i]);
      RousePoint b = rouse_camera_project (&mirrored, *joints[i]);

      g_assert_cmpfloat_with_epsilon (a.x - 300, 300 - b.x, 1e-9);
      g_assert_cmpfloat_with_epsilon (a.y, b.y, 1e-9);
      g_assert_cmpfloat_with_epsilon (rouse_camera_get_depth (&plain, *joints[i]),
                                      rouse_camera_get_depth (&mirrored, *joints[i]), 1e-9);
    }

  g_assert_true (rouse_motion_get_mirrored (motion, ROUSE_SIDE_LEFT));
  g_assert_false (rouse_motion_get_mirrored (motion, ROUSE_SIDE_RIGHT));
}

static double
get_area (const RouseOutline *outline, guint start, guint end)
{
  double area = 0;

  for (guint i = start; i < end; i++)
    {
      RousePoint a = g_array_index (outline->points, RousePoint, i);
      RousePoint b = g_array_index (outline->points, RousePoint, i + 1 < end ? i + 1 : start);

      area += (a.x * b.y - b.x * a.y) / 2;
    }

  return area;
}

/* One polygon wound the other way would cut a hole into its neighbours. */
static void
test_winding (void)
{
  RouseBody body;
  RouseOutline outline;

  rouse_body_init (&body);
  rouse_outline_init (&outline);
  for (guint i = 0; i < N_MOTIONS * 10; i++)
    {
      g_autoptr (RouseMotion) motion = motion_fixture_load (motion_ids[i / 10]);
      const RouseRig *rig = rouse_motion_get_rig (motion);
      RouseSkeleton skeleton;
      RouseCamera camera;
      guint start = 0;

      motion_fixture_pose (motion, ROUSE_PHASE_FIRST, i % 5 / 4.0, ROUSE_SIDE_RIGHT, &skeleton);
      rouse_camera_init (&camera, &rig->camera, i % 10 * 7 - 35, 0, 600, 400, i % 2);
      rouse_body_pose (&body, &skeleton, 2);
      rouse_outline_clear (&outline);
      for (guint part = 0; part < ROUSE_N_PARTS; part++)
        rouse_outline_add_shape (&outline, &camera, &body.parts[part], 0);
      for (guint j = 0; j < outline.ends->len; j++)
        {
          guint end = g_array_index (outline.ends, guint, j);

          g_assert_cmpfloat (get_area (&outline, start, end), >, 0);
          start = end;
        }
    }
  rouse_outline_finish (&outline);
  rouse_body_finish (&body);
}

/* Two balls: a circle's halves and the trapezoid between them, whether taken as a hull or as a chain. */
static void
test_capsule (void)
{
  const RouseSolid solids[] = { { .center = { 0, 0, 0 }, .radius = .5 }, { .center = { 2, 0, 0 }, .radius = .5 } };
  const RouseCameraRig rig = { .scale = 1, .aspect = 1 };
  RouseCamera camera;
  RouseOutline hull, chain, grown;
  double expected = 100 * 100 * (G_PI * .25 + 2);

  rouse_camera_init (&camera, &rig, 0, 6, 100, 100, FALSE);
  rouse_outline_init (&hull);
  rouse_outline_init (&chain);
  rouse_outline_init (&grown);
  rouse_outline_add_hull (&hull, &camera, solids, 2, 0);
  rouse_outline_add_chain (&chain, &camera, solids, 2, 0);
  rouse_outline_add_hull (&grown, &camera, solids, 2, 10);

  g_assert_cmpfloat_with_epsilon (get_area (&hull, 0, hull.points->len), expected, .003 * expected);
  g_assert_cmpfloat_with_epsilon (get_area (&chain, 0, chain.points->len), expected, .003 * expected);
  g_assert_cmpfloat_with_epsilon (get_area (&grown, 0, grown.points->len), 100 * 100 * (G_PI * .36 + 2.4), 100);

  rouse_outline_finish (&hull);
  rouse_outline_finish (&chain);
  rouse_outline_finish (&grown);
}

static gboolean
polygon_contains (const RouseOutline *outline, guint start, guint end, RousePoint point)
{
  const RousePoint *points = (const RousePoint *) (gconstpointer) outline->points->data;
  gboolean inside = FALSE;

  for (guint i = start, j = end - 1; i < end; j = i++)
    if ((points[i].y > point.y) != (points[j].y > point.y)
        && point.x < points[j].x + (points[i].x - points[j].x) * (point.y - points[j].y) / (points[i].y - points[j].y))
      inside = !inside;

  return inside;
}

static gboolean
outline_contains (const RouseOutline *outline, RousePoint point)
{
  guint start = 0;

  for (guint i = 0; i < outline->ends->len; i++)
    {
      guint end = g_array_index (outline->ends, guint, i);

      if (polygon_contains (outline, start, end, point))
        return TRUE;
      start = end;
    }

  return FALSE;
}

/* Checks the corners of a hull, a fifth of a pixel inside of it. */
static void
check_hull_covered (const RouseOutline *hull, const RouseOutline *together, const char *what)
{
  RousePoint middle = { 0, 0 };

  for (guint i = 0; i < hull->points->len; i++)
    {
      RousePoint corner = g_array_index (hull->points, RousePoint, i);

      middle.x += corner.x / hull->points->len;
      middle.y += corner.y / hull->points->len;
    }

  for (guint i = 0; i < hull->points->len; i++)
    {
      RousePoint corner = g_array_index (hull->points, RousePoint, i);
      double length = hypot (middle.x - corner.x, middle.y - corner.y);
      RousePoint inside
          = { corner.x + (middle.x - corner.x) / length * .2, corner.y + (middle.y - corner.y) / length * .2 };

      if (!outline_contains (together, inside))
        g_error ("%s: nothing covers %g, %g", what, inside.x, inside.y);
    }
}

/* A shape's outline leaves out corners that lie inside of another piece; what is filled stays the same. */
static void
test_union (void)
{
  RouseBody body;
  RouseOutline together, alone;

  rouse_body_init (&body);
  rouse_outline_init (&together);
  rouse_outline_init (&alone);
  for (guint i = 0; i < N_MOTIONS * 2; i++)
    {
      g_autoptr (RouseMotion) motion = motion_fixture_load (motion_ids[i / 2]);
      RouseSkeleton skeleton;
      RouseCamera camera;
      guint n_points = 0;

      motion_fixture_pose (motion, i % 2 ? ROUSE_PHASE_HOLD : ROUSE_PHASE_FIRST, .5, ROUSE_SIDE_RIGHT, &skeleton);
      rouse_camera_init (&camera, &rouse_motion_get_rig (motion)->camera, i % 3 * 35 - 35, 0, 1600, 900, FALSE);
      rouse_body_pose (&body, &skeleton, 2);
      rouse_outline_clear (&together);
      rouse_outline_add_shape (&together, &camera, &body.parts[ROUSE_PART_TOP], 0);
      for (guint j = 0; j < rouse_shape_get_n_pieces (&body.parts[ROUSE_PART_TOP]); j++)
        {
          guint n;
          gboolean chain;
          const RouseSolid *solids = rouse_shape_get_piece (&body.parts[ROUSE_PART_TOP], j, &n, &chain);

          rouse_outline_clear (&alone);
          rouse_outline_add_hull (&alone, &camera, solids, n, 0);
          check_hull_covered (&alone, &together, motion_ids[i / 2]);
          n_points += alone.points->len;
        }
      g_assert_cmpuint (together.points->len, <, n_points * 4 / 5);
    }
  rouse_outline_finish (&alone);
  rouse_outline_finish (&together);
  rouse_body_finish (&body);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figure/picture/order", test_order);
  g_test_add_func ("/figure/picture/turned-order", test_turned_order);
  g_test_add_func ("/figure/picture/camera", test_camera);
  g_test_add_func ("/figure/picture/inside", test_inside);
  g_test_add_func ("/figure/picture/fit", test_fit);
  g_test_add_func ("/figure/picture/mirror", test_mirror);
  g_test_add_func ("/figure/picture/winding", test_winding);
  g_test_add_func ("/figure/picture/capsule", test_capsule);
  g_test_add_func ("/figure/picture/union", test_union);

  return g_test_run ();
}
