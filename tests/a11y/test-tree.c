/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects people who cannot see the window: on every page whatever can be used is in the tree and has a name, nothing
 * has one whose role forbids it, every picture is described or passed over, and every title is a heading. */

#include "gallery.h"

static const GalleryLook looks[] = {
  { 960, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT },
  { 360, 640, 1, GTK_TEXT_DIR_LTR, ADW_COLOR_SCHEME_FORCE_LIGHT },
};

/* Roles whose name is the text in them where nothing else names them (WAI-ARIA 1.2, "Name From: contents"), but for the
 * toggle button, which GTK names by its own label alone. */
static const GtkAccessibleRole named_by_contents[] = {
  GTK_ACCESSIBLE_ROLE_BUTTON, GTK_ACCESSIBLE_ROLE_CHECKBOX, GTK_ACCESSIBLE_ROLE_LINK,   GTK_ACCESSIBLE_ROLE_MENU_ITEM,
  GTK_ACCESSIBLE_ROLE_OPTION, GTK_ACCESSIBLE_ROLE_RADIO,    GTK_ACCESSIBLE_ROLE_SWITCH, GTK_ACCESSIBLE_ROLE_TAB,
};

/* The same, for those that say nothing at all without a name. */
static const GtkAccessibleRole must_be_named[] = {
  GTK_ACCESSIBLE_ROLE_ALERT_DIALOG, GTK_ACCESSIBLE_ROLE_COMBO_BOX,     GTK_ACCESSIBLE_ROLE_DIALOG,
  GTK_ACCESSIBLE_ROLE_GRID,         GTK_ACCESSIBLE_ROLE_IMG,           GTK_ACCESSIBLE_ROLE_LIST_ITEM,
  GTK_ACCESSIBLE_ROLE_METER,        GTK_ACCESSIBLE_ROLE_PROGRESS_BAR,  GTK_ACCESSIBLE_ROLE_RADIO_GROUP,
  GTK_ACCESSIBLE_ROLE_SEARCH_BOX,   GTK_ACCESSIBLE_ROLE_SLIDER,        GTK_ACCESSIBLE_ROLE_SPIN_BUTTON,
  GTK_ACCESSIBLE_ROLE_TEXT_BOX,     GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON, GTK_ACCESSIBLE_ROLE_WINDOW,
};

/* Whose naming is prohibited there. */
static const GtkAccessibleRole must_not_be_named[] = {
  GTK_ACCESSIBLE_ROLE_CAPTION,      GTK_ACCESSIBLE_ROLE_GENERIC, GTK_ACCESSIBLE_ROLE_NONE,
  GTK_ACCESSIBLE_ROLE_PRESENTATION, GTK_ACCESSIBLE_ROLE_TIME,
};

static gboolean
has_role (GtkWidget *widget, const GtkAccessibleRole *roles, gsize n_roles)
{
  const GtkAccessibleRole role = gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget));

  for (gsize i = 0; i < n_roles; i++)
    if (roles[i] == role)
      return TRUE;
  return FALSE;
}

static gboolean
is_hidden (GtkWidget *widget)
{
  return gtk_test_accessible_has_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN)
         && gtk_test_accessible_check_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE) == NULL;
}

static gboolean
is_given_a_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *unlike_empty = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  return (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) && unlike_empty != NULL)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && (is_given_a_name (child) || has_words (child)))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  /* An alternative text is a description to GTK. */
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_IMG
      && gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    return TRUE;
  return is_given_a_name (widget) || (tooltip != NULL && *tooltip != '\0')
         || (GTK_IS_WINDOW (widget) && gtk_window_get_title (GTK_WINDOW (widget)) != NULL)
         || (has_role (widget, named_by_contents, G_N_ELEMENTS (named_by_contents)) && has_words (widget));
}

/* A part of another widget is named by that widget, and the screen reader hears of that one. Rows of preferences get
 * their name and their role from the library. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return (GTK_IS_TEXT (widget) && GTK_IS_EDITABLE (parent)) || gtk_widget_get_ancestor (parent, GTK_TYPE_SPIN_BUTTON)
         || (GTK_IS_BUTTON (widget) && GTK_IS_MENU_BUTTON (parent))
         || gtk_widget_get_ancestor (parent, ADW_TYPE_COMBO_ROW) || ADW_IS_PREFERENCES_ROW (widget);
}

/* What is set as a title is one to a screen reader, too, which then says where a part of the page begins. What is in a
 * button or a row is a part of that; a banner and the library's page about the program have their own. */
static gboolean
is_untold_heading (GtkWidget *widget)
{
  static const char *const classes[] = { "title-1", "title-2", "title-3", "title-4", "heading" };

  if (!GTK_IS_LABEL (widget) || *gtk_label_get_text (GTK_LABEL (widget)) == '\0'
      || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_HEADING
      || gtk_widget_get_ancestor (widget, GTK_TYPE_BUTTON) != NULL
      || gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW) != NULL
      || gtk_widget_get_ancestor (widget, ADW_TYPE_BANNER) != NULL
      || gtk_widget_get_ancestor (widget, ADW_TYPE_ABOUT_DIALOG) != NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (widget, classes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
holds_focus (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && holds_focus (child))
      return TRUE;
  return FALSE;
}

/* GTK leaves what only serves the look out of the tree, and with it everything inside. What is in a spin button is told
 * by that one. */
static gboolean
is_left_out (GtkWidget *widget)
{
  static const GtkAccessibleRole left_out[] = { GTK_ACCESSIBLE_ROLE_NONE, GTK_ACCESSIBLE_ROLE_PRESENTATION };

  return has_role (widget, left_out, G_N_ELEMENTS (left_out)) && holds_focus (widget)
         && gtk_widget_get_ancestor (widget, GTK_TYPE_SPIN_BUTTON) == NULL;
}

/* Of a row a screen reader says what is in it, and of a group without a name only that it is one. What the library's
 * rows hide is not in the tree. */
static gboolean
is_empty_word (GtkWidget *widget)
{
  static const GtkAccessibleRole row[] = { GTK_ACCESSIBLE_ROLE_LIST_ITEM };

  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) != GTK_ACCESSIBLE_ROLE_GROUP || is_named (widget)
      || GTK_IS_REVEALER (widget))
    return FALSE;
  for (GtkWidget *around = gtk_widget_get_parent (widget); around != NULL; around = gtk_widget_get_parent (around))
    if (has_role (around, row, G_N_ELEMENTS (row)))
      return TRUE;
  return FALSE;
}

static char *
find_fault (GtkWidget *widget)
{
  if (is_empty_word (widget))
    return g_strdup ("a group without a name in a row");
  if (is_untold_heading (widget))
    return g_strdup ("a title that is no heading to a screen reader");
  if (has_role (widget, must_not_be_named, G_N_ELEMENTS (must_not_be_named)))
    return is_given_a_name (widget) ? g_strdup ("a name that its role forbids") : NULL;
  if (has_role (widget, must_be_named, G_N_ELEMENTS (must_be_named))
      || has_role (widget, named_by_contents, G_N_ELEMENTS (named_by_contents)))
    return is_named (widget) ? NULL : g_strdup ("no name");
  if (gtk_widget_get_focusable (widget) && GTK_IS_PICTURE (widget))
    return g_strdup ("a picture that can be reached and is not one to a screen reader");
  return NULL;
}

static void
collect (GtkWidget *widget, GPtrArray *faults)
{
  g_autofree char *fault = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget) || is_hidden (widget))
    return;
  if (is_left_out (widget))
    fault = g_strdup ("something to be used in a part that a screen reader is not told of");
  else if (gtk_widget_get_parent (widget) == NULL || !is_part (widget))
    fault = find_fault (widget);
  if (fault != NULL)
    {
      g_autofree char *where = gallery_describe (widget);

      g_ptr_array_add (faults, g_strdup_printf ("%s: %s", where, fault));
    }
  if (is_left_out (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, faults);
}

static void
test_view (gconstpointer data)
{
  Gallery gallery = { .application = ROUSE_APPLICATION (g_application_get_default ()) };
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      collect (gallery_open (&gallery, data, &looks[i]), faults);
      gallery_close (&gallery);
    }
  gallery_report (faults);
}

static void
assert_faults (GtkWidget *child, guint n_faults)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  gtk_window_set_title (GTK_WINDOW (window), "Guard");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gallery_settle (window);
  collect (window, faults);
  g_assert_cmpuint (faults->len, ==, n_faults);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What guards the names must see that one is missing. */
static void
test_guard (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("media-playback-start-symbolic");
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *described = gtk_picture_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *title = gtk_label_new ("A part");
  GtkWidget *list = gtk_list_box_new ();

  assert_faults (button, 1);
  assert_faults (gtk_button_new_with_label ("Start"), 0);
  assert_faults (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 0.1), 1);
  assert_faults (picture, 1);
  gtk_picture_set_alternative_text (GTK_PICTURE (described), "A bridge");
  assert_faults (described, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, "A box", -1);
  assert_faults (box, 1);
  gtk_widget_add_css_class (title, "heading");
  assert_faults (title, 1);
  gtk_list_box_append (GTK_LIST_BOX (list), adw_spin_row_new_with_range (1, 9, 1));
  assert_faults (list, 1);
}

int
main (int argc, char **argv)
{
  g_autoptr (RouseApplication) application = gallery_start (&argc, &argv);
  int result;

  g_application_set_default (G_APPLICATION (application));
  g_test_add_func ("/a11y/tree/guard", test_guard);
  for (gsize i = 0; gallery_views[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/a11y/tree/", gallery_views[i], NULL);

      g_test_add_data_func (path, gallery_views[i], test_view);
    }
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
