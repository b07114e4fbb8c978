/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "motion-fixture.h"
#include "rouse-figure.h"

#include <stdlib.h>

/* How long a frame of the figure takes: the processor's time in gtk_snapshot (what the application pays on the main
 * thread with any renderer) and that of rasterising the result with cairo (what a machine without a GPU pays on top).
 *
 *   bench-figure [PIXELS] */

#define N_FRAMES 400

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median_ms (gint64 *times)
{
  qsort (times, N_FRAMES, sizeof *times, compare_times);

  return (double) times[N_FRAMES / 2] / 1e6;
}

static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);

  return now.tv_sec * G_GINT64_CONSTANT (1000000000) + now.tv_nsec;
}

static void
run (RouseMotion *motion, double size)
{
  g_autoptr (RouseFigure) figure = rouse_figure_new ();
  double height = size / rouse_motion_get_rig (motion)->camera.aspect;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) size, (int) height);
  gint64 snapshots[N_FRAMES], draws[N_FRAMES];

  rouse_figure_set_motion (figure, motion);

  for (guint i = 0; i < N_FRAMES; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      cairo_t *cr = cairo_create (surface);
      GskRenderNode *node;
      RousePose pose;
      gint64 start, middle;

      rouse_motion_get_pose (motion, ROUSE_PHASE_FIRST, i / (double) N_FRAMES, ROUSE_SIDE_RIGHT, &pose);
      start = get_cpu_time ();
      rouse_figure_set_pose (figure, &pose);
      gdk_paintable_snapshot (GDK_PAINTABLE (figure), GDK_SNAPSHOT (snapshot), size, height);
      node = gtk_snapshot_free_to_node (snapshot);
      middle = get_cpu_time ();
      gsk_render_node_draw (node, cr);
      draws[i] = get_cpu_time () - middle;
      snapshots[i] = middle - start;
      gsk_render_node_unref (node);
      cairo_destroy (cr);
    }

  g_print ("%-16s %4.0f px  snapshot %.3f ms  cairo %.3f ms\n", rouse_motion_get_id (motion), size,
           median_ms (snapshots), median_ms (draws));
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  static const double sizes[] = { 48, 600, 1600 };

  gtk_init_check ();
  for (guint i = 0; i < N_MOTIONS; i++)
    {
      g_autoptr (RouseMotion) motion = motion_fixture_load (motion_ids[i]);

      if (argc > 1)
        run (motion, g_ascii_strtod (argv[1], NULL));
      else
        for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
          run (motion, sizes[j]);
    }

  return 0;
}
