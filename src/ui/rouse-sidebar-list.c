/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-sidebar-list.h"

#include "rouse-nested-scroll.h"
#include "rouse-sidebar-entries.h"
#include "rouse-sidebar-row.h"
#include "rouse-ui.h"

/**
 * RouseSidebarList:
 *
 * The list of everything that can be opened. Beside a page its selection shows which page that is and moves with the
 * arrow keys; alone it has no selection, and an entry opens when it is activated. A part of the sidebar's page: where
 * there is little height that scrolls, too.
 */
struct _RouseSidebarList
{
  AdwBin parent_instance;

  /* template */
  GtkListView *list;

  /* owned */
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseSpeaker *speaker;
  GListModel *topics; /* by their kind */
  GListModel *model;
  GtkSingleSelection *selection;
  gboolean alone;

  /* Where the list is scrolled to. */
  double height;
  gboolean at_top;
  guint restoring;
  guint unsettled; /* frames until it stays */
};

G_DEFINE_FINAL_TYPE (RouseSidebarList, rouse_sidebar_list, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
header_setup_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_header_set_child (header, label);
}

static void
header_bind_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *label = gtk_list_header_get_child (header);

  gtk_label_set_label (GTK_LABEL (label), rouse_sidebar_entries_get_section (gtk_list_header_get_item (header)));
}

static void
row_setup_cb (RouseSidebarList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, rouse_sidebar_row_new (self->catalog, self->settings, self->speaker));
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  RouseSidebarRow *row = ROUSE_SIDEBAR_ROW (gtk_list_item_get_child (item));

  rouse_sidebar_row_set_item (row, gtk_list_item_get_item (item));
  gtk_list_item_set_accessible_label (item, rouse_sidebar_row_get_title (row));
  gtk_list_item_set_accessible_description (item, rouse_sidebar_row_get_subtitle (row));
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  rouse_sidebar_row_set_item (ROUSE_SIDEBAR_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
open_item (RouseSidebarList *self, GObject *item)
{
  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, item);
}

static void
activate_cb (RouseSidebarList *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->model, position);

  /* Beside a page an assistive technology may activate an entry without selecting it first. */
  if (self->alone || gtk_single_selection_get_selected (self->selection) == position)
    open_item (self, item);
  else
    gtk_single_selection_set_selected (self->selection, position);
}

static void
selected_cb (RouseSidebarList *self)
{
  if (!self->alone)
    open_item (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
update_list (RouseSidebarList *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  selection = self->alone ? GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->model)))
                          : GTK_SELECTION_MODEL (g_object_ref (self->selection));
  gtk_list_view_set_model (self->list, selection);
  gtk_list_view_set_single_click_activate (self->list, self->alone);
}

static void
create_model (RouseSidebarList *self)
{
  self->topics = rouse_sidebar_entries_create_topics ();
  self->model = rouse_sidebar_entries_create (self->catalog, self->topics);
  self->selection = gtk_single_selection_new (g_object_ref (self->model));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  update_list (self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

static GtkAdjustment *
get_position (RouseSidebarList *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
}

static gboolean
restore_top_cb (gpointer data)
{
  RouseSidebarList *self = data;

  self->restoring = 0;
  gtk_adjustment_set_value (get_position (self), 0);
  return G_SOURCE_REMOVE;
}

/* A list whose height changes keeps an entry where it is: where that is the first one, its heading goes away. */
static void
resized_cb (RouseSidebarList *self, GtkAdjustment *position)
{
  const double height = gtk_adjustment_get_page_size (position);

  if (self->height == height)
    return;
  self->height = height;
  if (self->at_top && gtk_adjustment_get_value (position) > 0 && self->restoring == 0)
    self->restoring = g_idle_add_full (G_PRIORITY_HIGH_IDLE, restore_top_cb, self, NULL);
}

static void
scrolled_cb (RouseSidebarList *self, GtkAdjustment *position)
{
  if (self->restoring == 0)
    self->at_top = gtk_adjustment_get_value (position) <= 0;
}

static guint
find_position (RouseSidebarList *self, GObject *item)
{
  const guint n = g_list_model_get_n_items (self->model);

  for (guint position = 0; position < n; position++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (self->model, position);

      if (other == item)
        return position;
    }
  return GTK_INVALID_LIST_POSITION;
}

static RouseSidebarRow *
get_focused_row (RouseSidebarList *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return ROUSE_IS_SIDEBAR_ROW (row) ? ROUSE_SIDEBAR_ROW (row) : NULL;
}

static gboolean
settle_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  RouseSidebarList *self = data;
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  RouseSidebarRow *row = get_focused_row (self);

  if (gtk_widget_get_height (list) == 0 || --self->unsettled > 0)
    return G_SOURCE_CONTINUE;
  if (row != NULL && find_position (self, rouse_sidebar_row_get_item (row)) == 0)
    gtk_adjustment_set_value (get_position (self), 0);
  if (row != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (page), GTK_WIDGET (row), NULL);
  return G_SOURCE_REMOVE;
}

/* Its beginning is there with the first heading, and not without it. */
static void
scroll_to (RouseSidebarList *self, guint position)
{
  if (position == 0)
    gtk_adjustment_set_value (get_position (self), 0);
  else
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
}

/* A list keeps the focus of an entry that was scrolled away, and GTK scrolls to it only when it gets the focus from
 * another one. The page follows when the entry has its place: GTK takes one that is out of sight to be where it was
 * seen last. Until then a list that is shown again may scroll to the first entry without its heading. */
static void
show_focus (RouseSidebarList *self)
{
  RouseSidebarRow *row = get_focused_row (self);

  if (row == NULL)
    return;
  scroll_to (self, find_position (self, rouse_sidebar_row_get_item (row)));
  if (self->unsettled == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), settle_cb, self, NULL);
  self->unsettled = 2;
}

static void
rouse_sidebar_list_dispose (GObject *object)
{
  RouseSidebarList *self = ROUSE_SIDEBAR_LIST (object);

  g_clear_handle_id (&self->restoring, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_SIDEBAR_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->topics);
  g_clear_object (&self->speaker);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (rouse_sidebar_list_parent_class)->dispose (object);
}

static gboolean
rouse_sidebar_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  /* GTK remembers what had the focus in it, and takes what is hidden to have it still. */
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, widget);
  const gboolean moved = GTK_WIDGET_CLASS (rouse_sidebar_list_parent_class)->focus (widget, direction);

  if (moved && !focused)
    show_focus (ROUSE_SIDEBAR_LIST (widget));
  return moved;
}

/* The entry that is open, in sight: the one that had the focus may have been scrolled away, and then nobody knows where
 * the focus is. A list that has just begun to select, or to open, has forgotten which one that was. */
static gboolean
rouse_sidebar_list_grab_focus (GtkWidget *widget)
{
  RouseSidebarList *self = ROUSE_SIDEBAR_LIST (widget);
  guint selected;

  if (self->model == NULL)
    return FALSE;

  selected = gtk_single_selection_get_selected (self->selection);
  if (!self->alone && selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  if (get_focused_row (self) == NULL)
    gtk_list_view_scroll_to (self->list, 0, GTK_LIST_SCROLL_FOCUS, NULL);
  show_focus (self);
  return get_focused_row (self) != NULL;
}

static void
rouse_sidebar_list_class_init (RouseSidebarListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_sidebar_list_dispose;
  widget_class->focus = rouse_sidebar_list_focus;
  widget_class->grab_focus = rouse_sidebar_list_grab_focus;

  /**
   * RouseSidebarList::opened:
   * @item: a #RouseExercise, #RouseRoutine or #RouseTopic
   *
   * The person chose an entry.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", ROUSE_TYPE_SIDEBAR_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_OBJECT);

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-sidebar-list.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseSidebarList, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
}

static void
rouse_sidebar_list_init (RouseSidebarList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->at_top = TRUE;
  g_signal_connect_object (get_position (self), "changed", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_position (self), "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_sidebar_list_join:
 * @self: a list
 * @page: what scrolls the list and what is above it, and lives as long
 *
 * Has the list scroll together with what it is in. Called once.
 */
void
rouse_sidebar_list_join (RouseSidebarList *self, GtkScrolledWindow *page)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR_LIST (self));
  g_return_if_fail (GTK_IS_SCROLLED_WINDOW (page));

  rouse_nested_scroll_join (page, GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))));
}

/**
 * rouse_sidebar_list_load:
 * @self: a list
 * @catalog: what to list
 * @settings: the person's doses
 * @speaker: knows how long a session takes once its voice is open
 *
 * Says what the list is about; rouse_sidebar_list_fill() shows it. Called once.
 */
void
rouse_sidebar_list_load (RouseSidebarList *self, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR_LIST (self));
  g_return_if_fail (self->catalog == NULL);

  self->catalog = g_object_ref (catalog);
  self->settings = g_object_ref (settings);
  self->speaker = g_object_ref (speaker);
}

/**
 * rouse_sidebar_list_fill:
 * @self: a list that has been loaded
 *
 * Shows what can be opened. Called once.
 */
void
rouse_sidebar_list_fill (RouseSidebarList *self)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR_LIST (self));
  g_return_if_fail (self->catalog != NULL);
  g_return_if_fail (self->model == NULL);

  create_model (self);
  /* A list that gets its first entries when it has its size already scrolls their heading away. */
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * rouse_sidebar_list_get_filled:
 * @self: a list
 *
 * Returns: whether it shows what can be opened
 */
gboolean
rouse_sidebar_list_get_filled (RouseSidebarList *self)
{
  g_return_val_if_fail (ROUSE_IS_SIDEBAR_LIST (self), FALSE);

  return self->model != NULL;
}

/**
 * rouse_sidebar_list_focus_first:
 * @self: a list that has been filled and has its size
 *
 * Gives its first entry the focus, which takes two frames: GTK 4.24 scrolls the first heading away when the entry below
 * it gets the focus, and any GTK shows that entry whole.
 *
 * Returns: whether that has been done; to be called again in the next frame where not
 */
gboolean
rouse_sidebar_list_focus_first (RouseSidebarList *self)
{
  g_return_val_if_fail (ROUSE_IS_SIDEBAR_LIST (self), TRUE);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
    {
      gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
      return FALSE;
    }
  gtk_adjustment_set_value (get_position (self), 0);
  return TRUE;
}

/**
 * rouse_sidebar_list_set_alone:
 * @self: a list
 * @alone: whether no page stands beside it
 *
 * Changes between a list that selects and a list that opens.
 */
void
rouse_sidebar_list_set_alone (RouseSidebarList *self, gboolean alone)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR_LIST (self));

  if (self->alone == !!alone)
    return;
  self->alone = !!alone;
  if (self->model != NULL)
    update_list (self);
}

/**
 * rouse_sidebar_list_select:
 * @self: a list that has been filled
 * @item: an entry of it
 *
 * Selects an entry; opens it where it was not selected yet.
 */
void
rouse_sidebar_list_select (RouseSidebarList *self, GObject *item)
{
  guint position;

  g_return_if_fail (ROUSE_IS_SIDEBAR_LIST (self));
  g_return_if_fail (G_IS_OBJECT (item));

  position = find_position (self, item);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (self->alone || gtk_single_selection_get_selected (self->selection) == position)
    open_item (self, item);
  gtk_single_selection_set_selected (self->selection, position);
  /* The list tells where one is. */
  if (!self->alone)
    scroll_to (self, position);
}

/**
 * rouse_sidebar_list_get_topic:
 * @self: a list that has been filled
 * @kind: a #RouseTopicKind
 *
 * Returns: (transfer none): the entry of a topic
 */
GObject *
rouse_sidebar_list_get_topic (RouseSidebarList *self, guint kind)
{
  g_autoptr (GObject) topic = NULL;

  g_return_val_if_fail (ROUSE_IS_SIDEBAR_LIST (self), NULL);

  topic = g_list_model_get_item (self->topics, kind);
  return topic;
}

/**
 * rouse_sidebar_list_get_model:
 * @self: a list that has been filled
 *
 * Returns: (transfer none): everything that can be opened, in its order
 */
GListModel *
rouse_sidebar_list_get_model (RouseSidebarList *self)
{
  g_return_val_if_fail (ROUSE_IS_SIDEBAR_LIST (self), NULL);

  return self->model;
}
