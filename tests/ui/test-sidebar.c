/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects whoever uses the keyboard in a list that is longer than its place: wherever a wheel has moved it, the entry
 * with the focus is seen. */

#include "fixture.h"

#include "rouse-sidebar-list.h"
#include "rouse-sidebar-row.h"
#include "rouse-sidebar.h"
#include "rouse-today-card.h"
#include "rouse-topic.h"
#include "rouse-ui.h"

/* Rounding to whole pixels moves an edge by less than this. */
#define SLACK 1.5f

typedef struct
{
  Fixture fixture;
  GtkWidget *window;
  RouseSidebar *sidebar;
  GtkWidget *list;
} Shown;

/* The button of the card does nothing here, and can have the focus. */
static void
add_start (GtkWidget *window)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) start = g_simple_action_new ("start", G_VARIANT_TYPE_STRING);

  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (start));
  gtk_widget_insert_action_group (window, "app", G_ACTION_GROUP (actions));
}

static void
set_up (Shown *self, gconstpointer height)
{
  fixture_set_up (&self->fixture, NULL);
  self->sidebar = g_object_ref_sink (g_object_new (ROUSE_TYPE_SIDEBAR, NULL));
  rouse_sidebar_load (self->sidebar, self->fixture.catalog, self->fixture.settings, self->fixture.speaker,
                      self->fixture.clock);
  self->window = adw_window_new ();
  add_start (self->window);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->sidebar));
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, GPOINTER_TO_INT (height));
  gtk_window_present (GTK_WINDOW (self->window));
  rouse_sidebar_fill (self->sidebar);
  fixture_settle (self->window, 360);
  self->list = fixture_find (GTK_WIDGET (self->sidebar), GTK_TYPE_LIST_VIEW, 0);
}

static void
tear_down (Shown *self, gconstpointer height)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_iterate (50);
  g_assert_finalize_object (self->sidebar);
  fixture_tear_down (&self->fixture, NULL);
}

static GtkAdjustment *
get_position (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* The page, in which the list is. */
static GtkAdjustment *
get_page_position (Shown *self)
{
  return get_position (gtk_widget_get_ancestor (self->list, ROUSE_TYPE_SIDEBAR_LIST));
}

static void
move_to_end (GtkAdjustment *position)
{
  gtk_adjustment_set_value (position, gtk_adjustment_get_upper (position));
}

static gboolean
is_in_sight (GtkWidget *widget, GtkWidget *view)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, view, &bounds));
  g_test_message ("%s at %.0f, %.0f high, in %d", G_OBJECT_TYPE_NAME (widget), bounds.origin.y, bounds.size.height,
                  gtk_widget_get_height (view));
  return bounds.origin.y > -SLACK
         && bounds.origin.y + bounds.size.height < (float) gtk_widget_get_height (view) + SLACK;
}

static void
assert_focus_in_sight (Shown *self, const char *title)
{
  GtkWidget *page = fixture_find (GTK_WIDGET (self->sidebar), GTK_TYPE_VIEWPORT, 0);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  GtkWidget *row;

  fixture_settle (self->window, 360);
  g_assert_nonnull (focus);
  row = fixture_find (focus, ROUSE_TYPE_SIDEBAR_ROW, 0);
  g_assert_nonnull (row);
  g_assert_cmpstr (rouse_sidebar_row_get_title (ROUSE_SIDEBAR_ROW (row)), ==, title);
  /* GTK leaves what was scrolled away at the place where it was seen last, and does not show it. */
  g_assert_true (gtk_widget_get_mapped (row));
  g_assert_true (is_in_sight (row, self->list));
  g_assert_true (is_in_sight (row, page));
}

/* As a wheel does: the focus stays where it is. */
static void
scroll_away (Shown *self)
{
  move_to_end (get_page_position (self));
  move_to_end (get_position (self->list));
  fixture_settle (self->window, 360);
}

static void
focus_above (Shown *self)
{
  GtkWidget *card = fixture_find (GTK_WIDGET (self->sidebar), ROUSE_TYPE_TODAY_CARD, 0);

  g_assert_true (gtk_widget_grab_focus (fixture_find (card, GTK_TYPE_BUTTON, 0)));
  g_assert_null (gtk_widget_get_focus_child (self->list));
}

static void
press_tab (Shown *self)
{
  for (guint i = 0; i < 20 && gtk_widget_get_focus_child (self->list) == NULL; i++)
    gtk_widget_child_focus (self->window, GTK_DIR_TAB_FORWARD);
}

/* What has the focus when the list gets it, and was scrolled away; and the first heading with the first entry. */
static void
test_tab (Shown *self, gconstpointer height)
{
  gtk_widget_grab_focus (self->list);
  assert_focus_in_sight (self, "Bridge");
  focus_above (self);
  scroll_away (self);
  press_tab (self);
  assert_focus_in_sight (self, "Bridge");
  g_assert_cmpfloat (gtk_adjustment_get_value (get_position (self->list)), ==, 0);

  for (guint i = 0; i < 9; i++)
    gtk_widget_child_focus (self->window, GTK_DIR_DOWN);
  assert_focus_in_sight (self, "Progress");
  focus_above (self);
  gtk_adjustment_set_value (get_position (self->list), 0);
  gtk_adjustment_set_value (get_page_position (self), 0);
  fixture_settle (self->window, 360);
  press_tab (self);
  assert_focus_in_sight (self, "Progress");
}

/* F9 asks for it: the entry that is open beside the list, and where none is, the one that had the focus. */
static void
test_grab_focus (Shown *self, gconstpointer height)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->sidebar)));
  assert_focus_in_sight (self, "Bridge");
  focus_above (self);
  scroll_away (self);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->sidebar)));
  assert_focus_in_sight (self, "Bridge");

  rouse_sidebar_select (self->sidebar, rouse_sidebar_get_topic (self->sidebar, ROUSE_TOPIC_PROGRESS));
  fixture_settle (self->window, 360);
  gtk_adjustment_set_value (get_position (self->list), 0);
  gtk_adjustment_set_value (get_page_position (self), 0);
  fixture_settle (self->window, 360);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->sidebar)));
  assert_focus_in_sight (self, "Progress");

  /* Alone it has no selection. */
  rouse_sidebar_set_alone (self->sidebar, TRUE);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->sidebar)));
  scroll_away (self);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->sidebar)));
  assert_focus_in_sight (self, "Bridge");
}

#define ADD(path, height, function)                                                                                    \
  g_test_add ("/ui/sidebar/" path, Shown, GINT_TO_POINTER (height), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  ADD ("tab", 400, test_tab);
  ADD ("tab-low", 294, test_tab);
  ADD ("grab-focus", 400, test_grab_focus);
  ADD ("grab-focus-low", 294, test_grab_focus);
  return g_test_run ();
}
