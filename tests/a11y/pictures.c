/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Photographs the program's own pages, the same every time: those that its description shows, and sheets with every
 * view in every look, to be judged by eye. Run by build-aux/screenshots. */

#include "gallery.h"
#include "rouse-figure-view.h"

#include <glib/gstdio.h>

/* Sheets show everything at half its size. */
#define SHEET_SCALE 0.5
#define SHEET_GAP 12

/* Into the bridge's hold, in ns. */
#define HOLD G_GINT64_CONSTANT (5000000000)

static const GalleryLook wide = { 960, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT };

static const struct
{
  const char *name;
  const char *view;
  GalleryLook look;
  double scale;
} shown[] = {
  { "exercise", "exercise-bridge", wide, 1 },
  { "list", "list", { 360, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT }, 1 },
  { "session", "session-hold", wide, 1 },
  { "narrow", "session-lift", { 360, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT }, 1 },
  { "progress", "progress", wide, 1 },
  { "floor", "floor", { 960, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_DARK }, 0.75 },
};

/* Two rows a sheet: the wide windows, and the narrow ones under them. */
static const GalleryLook looks[][4] = {
  {
      { 960, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT },
      { 960, 640, 1, GTK_TEXT_DIR_RTL, ADW_COLOR_SCHEME_FORCE_DARK },
      { 960, 640, 2, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_DARK },
      { 960, 640, 2, GTK_TEXT_DIR_RTL, ADW_COLOR_SCHEME_FORCE_LIGHT },
  },
  {
      { 360, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_DARK },
      { 360, 640, 1, GTK_TEXT_DIR_RTL, ADW_COLOR_SCHEME_FORCE_LIGHT },
      { 360, 640, 2, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT },
      { 360, 294, 2, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_DARK },
  },
};

static void
save (GdkTexture *picture, const char *folder, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  if (!gdk_texture_save_to_png (picture, path))
    g_error ("%s cannot be written", path);
  g_print ("%s\n", path);
}

/* On the floor nobody reaches the controls: they go by themselves. */
static void
await_floor (GtkWidget *window)
{
  AdwToolbarView *page = ADW_TOOLBAR_VIEW (gallery_find (gallery_find (window, "RouseSessionPage"), "AdwToolbarView"));

  while (adw_toolbar_view_get_reveal_top_bars (page))
    g_main_context_iteration (NULL, TRUE);
}

/* Scroll bars show for a moment that there is more, and go by themselves. */
static void
await_scroll_bars (GtkWidget *widget)
{
  if (GTK_IS_SCROLLBAR (widget) && gtk_widget_has_css_class (widget, "overlay-indicator"))
    while (gtk_widget_get_mapped (widget) && gtk_widget_get_opacity (widget) > 0)
      g_main_context_iteration (NULL, TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    await_scroll_bars (child);
}

/* The muscle at work, and the slider where the figure is. */
static void
show_hold (GtkWidget *window)
{
  RouseFigureView *view = ROUSE_FIGURE_VIEW (gallery_find (window, "RouseFigureView"));

  rouse_figure_view_set_playing (view, FALSE);
  rouse_figure_view_set_position (view, HOLD);
  gallery_settle (window);
}

static GdkTexture *
photograph (Gallery *gallery, const char *view, const GalleryLook *look, double scale)
{
  GtkWidget *window = gallery_open (gallery, view, look);
  GdkTexture *picture;

  if (g_str_has_prefix (view, "floor"))
    await_floor (window);
  if (g_str_equal (view, "exercise-bridge"))
    show_hold (window);
  if (scale > SHEET_SCALE)
    await_scroll_bars (window);
  picture = gallery_photograph (window, scale);
  gallery_close (gallery);
  return picture;
}

static GdkTexture *
draw (GtkSnapshot *snapshot)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  GdkTexture *picture;

  gsk_renderer_realize_for_display (renderer, gdk_display_get_default (), NULL);
  picture = gsk_renderer_render_texture (renderer, node, NULL);
  gsk_renderer_unrealize (renderer);
  return picture;
}

static GdkTexture *
photograph_sheet (Gallery *gallery, const char *view)
{
  GtkSnapshot *sheet = gtk_snapshot_new ();
  float y = 0;

  for (gsize row = 0; row < G_N_ELEMENTS (looks); row++)
    {
      float x = 0;
      float tallest = 0;

      for (gsize i = 0; i < G_N_ELEMENTS (looks[row]); i++)
        {
          g_autoptr (GdkTexture) picture = photograph (gallery, view, &looks[row][i], SHEET_SCALE);
          const float width = (float) gdk_texture_get_width (picture);
          const float height = (float) gdk_texture_get_height (picture);

          gtk_snapshot_append_texture (sheet, picture, &GRAPHENE_RECT_INIT (x, y, width, height));
          x += width + SHEET_GAP;
          tallest = MAX (tallest, height);
        }
      y += tallest + SHEET_GAP;
    }
  return draw (sheet);
}

int
main (int argc, char **argv)
{
  g_autoptr (RouseApplication) application = gallery_start (&argc, &argv);
  Gallery gallery = { .application = application };
  const char *folder = argc >= 3 ? argv[2] : NULL;
  const char *const *views = argc > 3 ? (const char *const *) argv + 3 : gallery_views;

  if (folder == NULL)
    g_error ("usage: pictures --shown|--sheets FOLDER [VIEW…]");
  g_mkdir_with_parents (folder, 0755);
  g_application_set_default (G_APPLICATION (application));
  if (g_str_equal (argv[1], "--shown"))
    for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
      {
        g_autoptr (GdkTexture) picture = photograph (&gallery, shown[i].view, &shown[i].look, shown[i].scale);

        save (picture, folder, shown[i].name);
      }
  else
    for (gsize i = 0; views[i] != NULL; i++)
      {
        g_autoptr (GdkTexture) sheet = photograph_sheet (&gallery, views[i]);

        save (sheet, folder, views[i]);
      }
  session_fixture_clear ();
  return 0;
}
