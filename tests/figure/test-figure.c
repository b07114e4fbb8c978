/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the paintable's manners: it says when it changed and only then, does no work for an unchanged picture, and
 * goes away. Needs no display: a node is made, never rendered. */

#include "motion-fixture.h"
#include "rouse-figure.h"

typedef struct
{
  guint contents;
  guint sizes;
  guint notifies;
} Count;

static void
contents_invalidated_cb (GdkPaintable *paintable, Count *count)
{
  count->contents++;
}

static void
size_invalidated_cb (GdkPaintable *paintable, Count *count)
{
  count->sizes++;
}

static void
notified_cb (GObject *object, GParamSpec *pspec, Count *count)
{
  count->notifies++;
}

static RouseFigure *
make_figure (Count *count)
{
  RouseFigure *figure = rouse_figure_new ();

  *count = (Count) { 0 };
  g_signal_connect (figure, "invalidate-contents", G_CALLBACK (contents_invalidated_cb), count);
  g_signal_connect (figure, "invalidate-size", G_CALLBACK (size_invalidated_cb), count);
  g_signal_connect (figure, "notify", G_CALLBACK (notified_cb), count);

  return figure;
}

static GskRenderNode *
take_node (RouseFigure *figure, double width, double height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (GDK_PAINTABLE (figure), GDK_SNAPSHOT (snapshot), width, height);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
test_motion (void)
{
  Count count;
  g_autoptr (RouseFigure) figure = make_figure (&count);
  g_autoptr (RouseMotion) motion = motion_fixture_load ("bridge");

  g_assert_cmpfloat (gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (figure)), ==, 0);
  g_assert_null (take_node (figure, 100, 100));

  rouse_figure_set_motion (figure, motion);
  rouse_figure_set_motion (figure, motion);
  g_assert_cmpuint (count.contents, ==, 1);
  g_assert_cmpuint (count.sizes, ==, 1);
  g_assert_cmpuint (count.notifies, ==, 1);
  g_assert_true (rouse_figure_get_motion (figure) == motion);
  g_assert_cmpfloat (gdk_paintable_get_intrinsic_aspect_ratio (GDK_PAINTABLE (figure)), ==, 1.8);

  rouse_figure_set_motion (figure, NULL);
  g_assert_cmpuint (count.sizes, ==, 2);
  g_assert_finalize_object (g_steal_pointer (&motion));
  g_assert_finalize_object (g_steal_pointer (&figure));
}

static void
test_pose (void)
{
  Count count;
  g_autoptr (RouseFigure) figure = make_figure (&count);
  g_autoptr (RouseMotion) motion = motion_fixture_load ("clamshell");
  RousePose pose;

  rouse_figure_set_motion (figure, motion);
  count.contents = 0;
  rouse_motion_get_pose (motion, ROUSE_PHASE_FIRST, 0, ROUSE_SIDE_RIGHT, &pose);
  rouse_figure_set_pose (figure, &pose);
  g_assert_cmpuint (count.contents, ==, 0);

  rouse_motion_get_pose (motion, ROUSE_PHASE_FIRST, .5, ROUSE_SIDE_RIGHT, &pose);
  rouse_figure_set_pose (figure, &pose);
  rouse_figure_set_pose (figure, &pose);
  g_assert_cmpuint (count.contents, ==, 1);
}

static void
test_node (void)
{
  Count count;
  g_autoptr (RouseFigure) figure = make_figure (&count);
  g_autoptr (RouseMotion) motion = motion_fixture_load ("hinge");
  g_autoptr (GdkPaintable) image = NULL;
  GskRenderNode *first, *second, *third, *fourth;

  rouse_figure_set_motion (figure, motion);
  first = take_node (figure, 48, 48);
  second = take_node (figure, 48, 48);
  third = take_node (figure, 96, 48);
  rouse_figure_set_orbit (figure, 10, 0);
  fourth = take_node (figure, 96, 48);
  g_assert_true (first == second);
  g_assert_true (third != second);
  g_assert_true (fourth != third);

  image = gdk_paintable_get_current_image (GDK_PAINTABLE (figure));
  g_assert_true (image != GDK_PAINTABLE (figure));
  g_assert_cmpfloat (rouse_figure_get_yaw (ROUSE_FIGURE (image)), ==, 10);

  gsk_render_node_unref (first);
  gsk_render_node_unref (second);
  gsk_render_node_unref (third);
  gsk_render_node_unref (fourth);
}

static void
test_properties (void)
{
  static const GdkRGBA blue = { 0, 0, 1, 1 };
  Count count;
  g_autoptr (RouseFigure) figure = make_figure (&count);
  g_autoptr (RouseMotion) motion = motion_fixture_load ("bridge");

  rouse_figure_set_motion (figure, motion);
  count = (Count) { 0 };

  for (guint i = 0; i < 2; i++)
    {
      rouse_figure_set_mirrored (figure, TRUE);
      rouse_figure_set_scheme (figure, ROUSE_SCHEME_DARK);
      rouse_figure_set_accent (figure, &blue);
      rouse_figure_set_surface (figure, &blue);
      rouse_figure_set_glow_scale (figure, 1.05);
      rouse_figure_set_orbit (figure, 90, 90);
      g_assert_cmpuint (count.contents, ==, 6);
      g_assert_cmpuint (count.notifies, ==, 7);
    }

  g_assert_true (rouse_figure_get_mirrored (figure));
  g_assert_cmpint (rouse_figure_get_scheme (figure), ==, ROUSE_SCHEME_DARK);
  g_assert_cmpfloat (rouse_figure_get_yaw (figure), ==, 35);
  g_assert_cmpfloat (rouse_figure_get_elevation (figure), ==, 30 - 12);

  for (guint i = 0; i < 2; i++)
    {
      rouse_figure_set_accent (figure, NULL);
      g_assert_cmpuint (count.notifies, ==, 8);
    }
}

/* Marks beside the orange glow are never orange themselves. */
static void
test_warm (void)
{
  static const RouseColor warm[] = { { .93, .36, 0 }, { .78, .53, 0 }, { .9, .18, .26 } };
  static const RouseColor cool[] = { { .21, .52, .89 }, { .13, .56, .64 }, { .23, .58, .29 },
                                     { .84, .38, .6 },  { .57, .25, .67 }, { .44, .51, .59 } };

  for (guint i = 0; i < G_N_ELEMENTS (warm); i++)
    g_assert_true (rouse_color_is_warm (warm[i]));
  for (guint i = 0; i < G_N_ELEMENTS (cool); i++)
    g_assert_false (rouse_color_is_warm (cool[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init_check ();

  g_test_add_func ("/figure/figure/motion", test_motion);
  g_test_add_func ("/figure/figure/pose", test_pose);
  g_test_add_func ("/figure/figure/node", test_node);
  g_test_add_func ("/figure/figure/properties", test_properties);
  g_test_add_func ("/figure/figure/warm", test_warm);

  return g_test_run ();
}
