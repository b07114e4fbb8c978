/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects people with large letters, small windows and languages that are read from the right: on every page no part
 * is cut off, none lies over another, and what is to be pressed is seen. */

#include "gallery.h"

#include "rouse-stage-text.h"

#include <math.h>

/* Rounding to whole pixels moves an edge by less than this. */
#define SLACK 1.5f

static const struct
{
  const char *name;
  GalleryLook look;
} looks[] = {
  { "wide", { 960, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT } },
  { "wide-rtl", { 960, 640, 1, GTK_TEXT_DIR_RTL, ADW_COLOR_SCHEME_FORCE_LIGHT } },
  { "wide-large", { 960, 640, 2, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT } },
  { "narrow", { 360, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT } },
  { "narrow-large-rtl", { 360, 640, 2, GTK_TEXT_DIR_RTL, ADW_COLOR_SCHEME_FORCE_LIGHT } },
  { "small", { 360, 294, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT } },
  { "small-large", { 360, 294, 2, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT } },
};

static void
add_fault (GPtrArray *faults, GtkWidget *widget, const char *what)
{
  g_autofree char *where = gallery_describe (widget);

  g_ptr_array_add (faults, g_strdup_printf ("%s: %s", where, what));
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_get_child_visible (widget) && gtk_widget_get_width (widget) > 0
         && gtk_widget_get_height (widget) > 0;
}

/* What shows only a part of its child on purpose: the rest can be scrolled to, slides in, or is a knob on its rail. */
static gboolean
shows_a_part (GtkWidget *widget)
{
  return GTK_IS_SCROLLABLE (widget) || GTK_IS_REVEALER (widget) || GTK_IS_POPOVER (widget)
         || GTK_IS_SCROLLED_WINDOW (widget) || gtk_widget_get_ancestor (widget, GTK_TYPE_RANGE) != NULL
         || gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL
         || gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER_BAR) != NULL;
}

static void
check_inside (GtkWidget *parent, GtkWidget *child, GPtrArray *faults)
{
  graphene_rect_t bounds;
  const float width = (float) gtk_widget_get_width (parent) + SLACK;
  const float height = (float) gtk_widget_get_height (parent) + SLACK;

  if (shows_a_part (parent) || !gtk_widget_compute_bounds (child, parent, &bounds))
    return;
  if (bounds.origin.x < -SLACK || bounds.origin.y < -SLACK || bounds.origin.x + bounds.size.width > width
      || bounds.origin.y + bounds.size.height > height)
    {
      g_autofree char *what
          = g_strdup_printf ("is at %g,%g and %g×%g in %d×%d", bounds.origin.x, bounds.origin.y, bounds.size.width,
                             bounds.size.height, gtk_widget_get_width (parent), gtk_widget_get_height (parent));

      add_fault (faults, child, what);
    }
}

/* Containers that put their children side by side; others, such as stacks and overlays, put them over each other. */
static gboolean
lays_out_side_by_side (GtkWidget *widget)
{
  return GTK_IS_BOX (widget) || GTK_IS_GRID (widget) || GTK_IS_CENTER_BOX (widget) || ADW_IS_WRAP_BOX (widget)
         || GTK_IS_LIST_BOX (widget) || ADW_IS_HEADER_BAR (widget)
         || g_str_equal (G_OBJECT_TYPE_NAME (widget), "RouseSessionStage");
}

static void
check_apart (GtkWidget *parent, GtkWidget *child, GPtrArray *faults)
{
  graphene_rect_t bounds;

  /* The flash is the ground on which the rest stands. */
  if (!lays_out_side_by_side (parent) || g_str_equal (G_OBJECT_TYPE_NAME (child), "RouseStageFlash")
      || !gtk_widget_compute_bounds (child, parent, &bounds))
    return;
  for (GtkWidget *other = gtk_widget_get_next_sibling (child); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    {
      graphene_rect_t over;

      if (!is_shown (other) || !gtk_widget_compute_bounds (other, parent, &over)
          || !graphene_rect_intersection (&bounds, &over, &over))
        continue;
      if (over.size.width > SLACK && over.size.height > SLACK)
        {
          g_autofree char *neighbour = gallery_describe (other);
          g_autofree char *what
              = g_strdup_printf ("shares %g×%g with %s", over.size.width, over.size.height, neighbour);

          add_fault (faults, child, what);
        }
    }
}

/* The title of a window and the library's switcher of pages may give way with “…”; nothing else may lose a word. */
static void
check_words (GtkWidget *widget, GPtrArray *faults)
{
  PangoLayout *layout;
  int width;
  int height;

  if (ROUSE_IS_STAGE_TEXT (widget) && !rouse_stage_text_get_fits (ROUSE_STAGE_TEXT (widget)))
    add_fault (faults, widget, "is cut short");
  if (!GTK_IS_LABEL (widget) || gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL
      || gtk_widget_get_ancestor (widget, ADW_TYPE_VIEW_SWITCHER_BAR) != NULL)
    return;
  layout = gtk_label_get_layout (GTK_LABEL (widget));
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    add_fault (faults, widget, "is cut short");
  else if (height > gtk_widget_get_height (widget) || width > gtk_widget_get_width (widget) + SLACK)
    add_fault (faults, widget, "has more words than place");
}

/* Whether nobody has to scroll to it. */
static gboolean
is_in_sight (GtkWidget *widget)
{
  for (GtkWidget *view = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW); view != NULL;
       view = gtk_widget_get_ancestor (gtk_widget_get_parent (view), GTK_TYPE_SCROLLED_WINDOW))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (widget, view, &bounds) || bounds.origin.y < -SLACK
          || bounds.origin.y + bounds.size.height > (float) gtk_widget_get_height (view) + SLACK)
        return FALSE;
    }
  return TRUE;
}

/* A list shows the entry the page of which is beside it. */
static gboolean
shows_its_selection (GtkWidget *list)
{
  GtkSelectionModel *model = GTK_IS_LIST_VIEW (list) ? gtk_list_view_get_model (GTK_LIST_VIEW (list)) : NULL;

  return GTK_IS_SINGLE_SELECTION (model) && gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model)) > 0;
}

/* The steps of a session do it, and the library's dialog when it has given the focus to its first row. */
static gboolean
scrolls_by_itself (GtkWidget *widget)
{
  return shows_its_selection (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (widget)))
         || g_str_equal (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), "RouseSessionSteps")
         || gtk_widget_get_ancestor (widget, ADW_TYPE_ABOUT_DIALOG) != NULL;
}

/* A page opens at its beginning, and what is to be pressed there is seen: unless a warning has to be closed first. */
static void
check_beginning (GtkWidget *widget, GPtrArray *faults)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && !scrolls_by_itself (widget)
      && gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget))) > SLACK)
    add_fault (faults, widget, "is scrolled");
  if (gtk_widget_has_css_class (widget, "suggested-action") && !is_in_sight (widget)
      && gallery_find (GTK_WIDGET (gtk_widget_get_root (widget)), "AdwBanner") == NULL)
    add_fault (faults, widget, "is to be pressed and out of sight");
}

static void
check_first (GtkWidget *window, const char *type, const char *button, GPtrArray *faults)
{
  GtkWidget *question = gallery_find (window, type);
  GtkWidget *answer = question != NULL ? gallery_find (question, button) : NULL;

  if (answer != NULL && gtk_widget_get_mapped (answer) && !is_in_sight (answer))
    add_fault (faults, answer, "is the first answer and out of sight");
}

/* A question is of no use without an answer: the rest of them may have to be scrolled to. Nor is what cannot be put
 * away. */
static void
check_question (GtkWidget *window, GPtrArray *faults)
{
  GtkWidget *hurt = gallery_find (window, "RouseHurtDialog");

  if (hurt != NULL && GTK_IS_BUTTON (gtk_window_get_focus (GTK_WINDOW (window))))
    add_fault (faults, gtk_window_get_focus (GTK_WINDOW (window)), "would be pressed with Space by somebody in pain");
  if (hurt != NULL)
    check_first (hurt, "AdwWrapBox", "GtkButton", faults);
  check_first (window, "RouseCheckInView", "GtkToggleButton", faults);
  check_first (window, "RouseNextDayQuestion", "GtkButton", faults);
  check_first (window, "AdwBanner", "GtkButton", faults);
}

static void
collect (GtkWidget *widget, GPtrArray *faults)
{
  check_words (widget, faults);
  check_beginning (widget, faults);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!is_shown (child))
        continue;
      check_inside (widget, child, faults);
      check_apart (widget, child, faults);
      collect (child, faults);
    }
}

static void
test_view (gconstpointer data)
{
  Gallery gallery = { .application = ROUSE_APPLICATION (g_application_get_default ()) };

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
      GtkWidget *window;

      g_test_message ("%s", looks[i].name);
      window = gallery_open (&gallery, data, &looks[i].look);
      collect (window, faults);
      check_question (window, faults);
      gallery_close (&gallery);
      gallery_report (faults);
    }
}

static void
assert_faults (GtkWidget *child, guint n_faults)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gallery_settle (window);
  collect (window, faults);
  g_assert_cmpuint (faults->len, ==, n_faults);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What guards the places must see a word that is cut and a part that lies over another. */
static void
test_guard (void)
{
  GtkWidget *cut = gtk_label_new ("A sentence that has no place here");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = gtk_label_new ("First");
  GtkWidget *second = gtk_label_new ("Second");
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 300);
  GtkWidget *low = gtk_button_new_with_label ("Start");

  assert_faults (gtk_label_new ("A sentence that has its place"), 0);
  gtk_label_set_ellipsize (GTK_LABEL (cut), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (cut), 5);
  assert_faults (cut, 1);
  gtk_widget_set_layout_manager (box, gtk_fixed_layout_new ());
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  assert_faults (box, 1);
  gtk_box_append (GTK_BOX (column), gtk_label_new ("Above"));
  gtk_box_append (GTK_BOX (column), low);
  gtk_widget_add_css_class (low, "suggested-action");
  assert_faults (g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", column, "min-content-height", 20,
                               "max-content-height", 20, NULL),
                 1);
}

static GBytes *
photograph_figure (GtkTextDirection direction)
{
  Gallery gallery = { .application = ROUSE_APPLICATION (g_application_get_default ()) };
  GalleryLook look = looks[0].look;
  GtkWidget *window;
  g_autoptr (GdkTexture) picture = NULL;
  g_autoptr (GdkTextureDownloader) downloader = NULL;
  GBytes *pixels;
  gsize stride;

  look.direction = direction;
  window = gallery_open (&gallery, "session-hold", &look);
  picture = gallery_photograph (gallery_find (gallery_find (window, "RouseSessionPage"), "RouseFigureView"), 1);
  downloader = gdk_texture_downloader_new (picture);
  pixels = gdk_texture_downloader_download_bytes (downloader, &stride);
  gallery_close (&gallery);
  return pixels;
}

/* Which leg works is a fact of the body, whichever way one reads. */
static void
test_sides (void)
{
  g_autoptr (GBytes) from_left = photograph_figure (GTK_TEXT_DIR_LTR);
  g_autoptr (GBytes) from_right = photograph_figure (GTK_TEXT_DIR_RTL);

  g_assert_true (g_bytes_equal (from_left, from_right));
}

int
main (int argc, char **argv)
{
  g_autoptr (RouseApplication) application = gallery_start (&argc, &argv);
  int result;

  g_application_set_default (G_APPLICATION (application));
  g_test_add_func ("/a11y/allocation/guard", test_guard);
  g_test_add_func ("/a11y/allocation/sides", test_sides);
  for (gsize i = 0; gallery_views[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/a11y/allocation/", gallery_views[i], NULL);

      g_test_add_data_func (path, gallery_views[i], test_view);
    }
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
