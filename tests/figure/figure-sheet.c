/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "motion-fixture.h"
#include "rouse-figure.h"

#include <stdlib.h>

/* Draws a contact sheet of figures without a display:
 *
 *   figure-sheet OUT.png COLUMNS WIDTH HEIGHT CELL…
 *
 * A CELL is MOTION:PHASE:FRACTION[:OPTIONS], PHASE being first, hold, second,
 * settle or ready, and OPTIONS any of l d L D (light, dark, high contrast light and dark), m (mirrored), o (the other
 * leg of an alternating motion), y±DEGREES (yaw) and e±DEGREES (elevation), such as "hinge:hold:1:dmy-25e+6". */

typedef struct
{
  double width;
  double height;
} Sheet;

static void
apply_options (RouseFigure *figure, const char *options, RouseSide *side)
{
  double yaw = 0, elevation = 0;

  while (*options != '\0')
    {
      char option = *options++;
      char *end = NULL;

      if (option == 'y')
        yaw = g_ascii_strtod (options, &end);
      else if (option == 'e')
        elevation = g_ascii_strtod (options, &end);
      else if (option == 'm')
        rouse_figure_set_mirrored (figure, TRUE);
      else if (option == 'o')
        *side = ROUSE_SIDE_LEFT;
      else if (strchr ("ldLD", option) != NULL)
        rouse_figure_set_scheme (figure, (RouseScheme) (strchr ("ldLD", option) - "ldLD"));
      if (end != NULL)
        options = end;
    }

  rouse_figure_set_orbit (figure, yaw, elevation);
}

static void
draw_cell (cairo_t *cr, const Sheet *sheet, const char *cell)
{
  static const char *const phases[] = { "first", "hold", "second", "settle" };
  static const GdkRGBA backs[] = { { 1, 1, 1, 1 }, { .18f, .18f, .196f, 1 }, { 1, 1, 1, 1 }, { 0, 0, 0, 1 } };
  g_auto (GStrv) parts = g_strsplit (cell, ":", 4);
  g_autoptr (RouseFigure) figure = rouse_figure_new ();
  g_autoptr (RouseMotion) motion = motion_fixture_load (parts[0]);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  RouseSide side = ROUSE_SIDE_RIGHT;
  RousePose pose;
  double fraction = g_ascii_strtod (parts[2], NULL);

  rouse_figure_set_motion (figure, motion);
  apply_options (figure, parts[3] != NULL ? parts[3] : "", &side);
  rouse_motion_get_ready_pose (motion, fraction, side, &pose);
  for (guint i = 0; i < ROUSE_N_PHASES; i++)
    if (g_str_equal (parts[1], phases[i]))
      rouse_motion_get_pose (motion, (RousePhase) i, fraction, side, &pose);
  rouse_figure_set_pose (figure, &pose);

  gdk_cairo_set_source_rgba (cr, &backs[rouse_figure_get_scheme (figure)]);
  cairo_rectangle (cr, 0, 0, sheet->width, sheet->height);
  cairo_fill (cr);
  gdk_paintable_snapshot (GDK_PAINTABLE (figure), GDK_SNAPSHOT (snapshot), sheet->width, sheet->height);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
}

int
main (int argc, char *argv[])
{
  cairo_surface_t *surface;
  cairo_t *cr;
  Sheet sheet;
  int columns, rows;

  if (argc < 6)
    {
      g_printerr ("Usage: figure-sheet OUT.png COLUMNS WIDTH HEIGHT CELL…\n");
      return 2;
    }

  /* Registers the kinds of nodes; that there may be no display does not matter. */
  gtk_init_check ();

  sheet = (Sheet) { g_ascii_strtod (argv[3], NULL), g_ascii_strtod (argv[4], NULL) };
  columns = MAX (atoi (argv[2]), 1);
  rows = (argc - 5 + columns - 1) / columns;
  surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (columns * sheet.width), (int) (rows * sheet.height));
  cr = cairo_create (surface);

  for (int i = 5; i < argc; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, (i - 5) % columns * sheet.width, (i - 5) / columns * sheet.height);
      cairo_rectangle (cr, 0, 0, sheet.width, sheet.height);
      cairo_clip (cr);
      draw_cell (cr, &sheet, argv[i]);
      cairo_restore (cr);
    }

  cairo_destroy (cr);
  if (cairo_surface_write_to_png (surface, argv[1]) != CAIRO_STATUS_SUCCESS)
    {
      g_printerr ("%s could not be written\n", argv[1]);
      return 1;
    }
  cairo_surface_destroy (surface);

  return 0;
}
