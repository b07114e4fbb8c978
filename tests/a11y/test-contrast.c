/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects eyes: every text on every page has at least 4.5 to 1 on what is behind it (WCAG 2.2, 1.4.3), in light and
 * dark; in high contrast the same test runs with that style. What is measured is the picture that was drawn, so that
 * opacity, tinted cards and the system's own colours all count. */

#include "gallery.h"

#include <math.h>

#define LEAST 4.5

/* Thin strokes reach their colour only in a picture larger than the screen's. */
#define SCALE 4

static const struct
{
  const char *name;
  GalleryLook look;
} looks[] = {
  { "light", { 1000, 760, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT } },
  { "dark", { 1000, 760, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_DARK } },
};

typedef struct
{
  const guint32 *pixels;
  int width;
  int height;
} Picture;

static double
linearise (guint value)
{
  const double part = value / 255.0;

  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_luminance (guint32 pixel)
{
  return 0.2126 * linearise (pixel & 0xff) + 0.7152 * linearise (pixel >> 8 & 0xff)
         + 0.0722 * linearise (pixel >> 16 & 0xff);
}

static double
get_contrast (guint32 one, guint32 other)
{
  const double a = get_luminance (one);
  const double b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* The colour there is most of is what is behind; the one that differs most from it is that of the letters. */
static double
measure (const Picture *picture, const graphene_rect_t *bounds)
{
  g_autoptr (GHashTable) colors = g_hash_table_new (NULL, NULL);
  const int left = MAX (0, (int) (bounds->origin.x * SCALE));
  const int top = MAX (0, (int) (bounds->origin.y * SCALE));
  const int right = MIN (picture->width, (int) ((bounds->origin.x + bounds->size.width) * SCALE));
  const int bottom = MIN (picture->height, (int) ((bounds->origin.y + bounds->size.height) * SCALE));
  GHashTableIter iter;
  gpointer color;
  gpointer count;
  guint32 behind = 0;
  guint most = 0;
  double contrast = 1;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        gpointer pixel = GUINT_TO_POINTER (picture->pixels[y * picture->width + x]);
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (colors, pixel));

        g_hash_table_insert (colors, pixel, GUINT_TO_POINTER (n + 1));
        if (n + 1 > most)
          {
            most = n + 1;
            behind = GPOINTER_TO_UINT (pixel);
          }
      }
  g_hash_table_iter_init (&iter, colors);
  while (g_hash_table_iter_next (&iter, &color, &count))
    contrast = MAX (contrast, get_contrast (GPOINTER_TO_UINT (color), behind));
  return contrast;
}

static gboolean
is_words (GtkWidget *widget)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (GTK_IS_LABEL (widget))
    return *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
  return GTK_IS_TEXT (widget) || g_str_equal (type, "RouseStageText") || g_str_equal (type, "RouseStageMark");
}

/* What cannot be used now may be pale; what is under a dialog or scrolled away is not read. */
static gboolean
is_read (GtkWidget *widget, GtkWidget *window, graphene_rect_t *bounds)
{
  GtkWidget *top;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget)
      || !gtk_widget_compute_bounds (widget, window, bounds) || bounds->size.width < 2 || bounds->size.height < 2)
    return FALSE;
  top = gtk_widget_pick (window, bounds->origin.x + bounds->size.width / 2, bounds->origin.y + bounds->size.height / 2,
                         GTK_PICK_NON_TARGETABLE | GTK_PICK_INSENSITIVE);
  return top != NULL && (top == widget || gtk_widget_is_ancestor (widget, top) || gtk_widget_is_ancestor (top, widget));
}

static void
collect (GtkWidget *widget, GtkWidget *window, const Picture *picture, GPtrArray *faults)
{
  graphene_rect_t bounds;

  if (is_words (widget) && is_read (widget, window, &bounds))
    {
      const double contrast = measure (picture, &bounds);

      /* Exactly one is an empty text of the stage. */
      if (contrast > 1 && contrast < LEAST)
        {
          g_autofree char *where = gallery_describe (widget);

          g_ptr_array_add (faults, g_strdup_printf ("%s: %.2f", where, contrast));
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, window, picture, faults);
}

static void
check (GtkWidget *window)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GdkTexture) texture = gallery_photograph (window, SCALE);
  g_autoptr (GdkTextureDownloader) downloader = gdk_texture_downloader_new (texture);
  g_autoptr (GBytes) bytes = NULL;
  Picture picture = { NULL, gdk_texture_get_width (texture), gdk_texture_get_height (texture) };
  gsize stride;

  gdk_texture_downloader_set_format (downloader, GDK_MEMORY_R8G8B8A8);
  bytes = gdk_texture_downloader_download_bytes (downloader, &stride);
  g_assert_cmpuint (stride, ==, (gsize) picture.width * sizeof (guint32));
  picture.pixels = g_bytes_get_data (bytes, NULL);
  collect (window, window, &picture, faults);
  gallery_report (faults);
}

static void
test_view (gconstpointer data)
{
  Gallery gallery = { .application = ROUSE_APPLICATION (g_application_get_default ()) };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_test_message ("%s", looks[i].name);
      check (gallery_open (&gallery, data, &looks[i].look));
      gallery_close (&gallery);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (RouseApplication) application = gallery_start (&argc, &argv);
  int result;

  g_application_set_default (G_APPLICATION (application));
  for (gsize i = 0; gallery_views[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/a11y/contrast/", gallery_views[i], NULL);

      g_test_add_data_func (path, gallery_views[i], test_view);
    }
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
