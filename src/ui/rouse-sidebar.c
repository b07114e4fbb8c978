/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-sidebar.h"

#include "rouse-day.h"
#include "rouse-nested-scroll.h"
#include "rouse-sidebar-row.h"
#include "rouse-today-card.h"
#include "rouse-topic.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseSidebar:
 *
 * What there is to do today, and the list of everything else: shown when the window has its first frame, and whatever
 * asks for an entry sooner has it sooner. Beside a page its selection shows which page that is and
 * moves with the arrow keys; alone it has no selection, and an entry opens when it is activated.
 */
struct _RouseSidebar
{
  AdwBin parent_instance;

  /* template */
  GtkMenuButton *menu;
  GMenuModel *primary_menu;
  AdwBin *notice;
  RouseTodayCard *today;
  GtkScrolledWindow *page;
  GtkWidget *scroller;
  GtkListView *list;

  /* owned */
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseSpeaker *speaker;
  RouseClock *clock;
  GListStore *topics; /* by their kind */
  GListModel *model;
  GtkSingleSelection *selection;
  gboolean alone;

  /* Where the list is scrolled to. */
  double list_height;
  gboolean at_top;
  guint restoring;
};

G_DEFINE_FINAL_TYPE (RouseSidebar, rouse_sidebar, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_section_title (gpointer item)
{
  if (ROUSE_IS_EXERCISE (item))
    return _ ("Exercises");
  if (ROUSE_IS_ROUTINE (item))
    return _ ("Routines");
  if (rouse_topic_get_kind (ROUSE_TOPIC (item)) == ROUSE_TOPIC_PROGRESS)
    return _ ("Your Sessions");
  return _ ("Learn");
}

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

  gtk_label_set_label (GTK_LABEL (label), get_section_title (gtk_list_header_get_item (header)));
}

static void
row_setup_cb (RouseSidebar *self, GtkListItem *item)
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
open_item (RouseSidebar *self, GObject *item)
{
  if (item != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, item);
}

static void
activate_cb (RouseSidebar *self, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->model, position);

  /* Beside a page an assistive technology may activate an entry without selecting it first. */
  if (self->alone || gtk_single_selection_get_selected (self->selection) == position)
    open_item (self, item);
  else
    gtk_single_selection_set_selected (self->selection, position);
}

static void
selected_cb (RouseSidebar *self)
{
  if (!self->alone)
    open_item (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
details_clicked_cb (RouseSidebar *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Parts That Could Not Be Read"), NULL);
  g_autofree char *errors = g_strjoinv ("\n\n", (char **) rouse_catalog_get_errors (self->catalog));
  GtkWidget *label = gtk_label_new (errors);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), label);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
update_today (RouseSidebar *self)
{
  if (self->model != NULL)
    rouse_today_card_update (self->today,
                             rouse_day_at (rouse_clock_get_wall (self->clock), rouse_clock_get_zone (self->clock)));
}

/* Hardly anybody ever sees the banner, so that hardly anybody waits for it. */
static void
load_errors (RouseSidebar *self)
{
  GtkWidget *banner;
  const char *const *errors = rouse_catalog_get_errors (self->catalog);
  guint n = errors != NULL ? g_strv_length ((char **) errors) : 0;
  g_autofree char *title = NULL;

  if (n == 0)
    return;
  if (n == 1)
    /* Translators: %s is a file, a place in it and a reason. */
    title = g_strdup_printf (_ ("One part could not be read: %s"), errors[0]);
  else
    title = g_strdup_printf (ngettext ("%u part could not be read", "%u parts could not be read", n), n);
  banner = adw_banner_new (title);
  adw_banner_set_use_markup (ADW_BANNER (banner), FALSE);
  adw_banner_set_button_label (ADW_BANNER (banner), _ ("_Details"));
  g_signal_connect_swapped (banner, "button-clicked", G_CALLBACK (details_clicked_cb), self);
  adw_bin_set_child (self->notice, banner);
  adw_banner_set_revealed (ADW_BANNER (banner), TRUE);
}

static void
update_list (RouseSidebar *self)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  selection = self->alone ? GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (self->model)))
                          : GTK_SELECTION_MODEL (g_object_ref (self->selection));
  gtk_list_view_set_model (self->list, selection);
  gtk_list_view_set_single_click_activate (self->list, self->alone);
}

static GListModel *
create_slice (RouseSidebar *self, RouseTopicKind first, guint n)
{
  return G_LIST_MODEL (gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->topics)), first, n));
}

static void
load_list (RouseSidebar *self)
{
  GListStore *sections = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) learn = NULL;
  g_autoptr (GListModel) own = NULL;
  g_autoptr (RouseTopic) lessons = rouse_topic_new (ROUSE_TOPIC_LESSONS);
  g_autoptr (RouseTopic) safety = rouse_topic_new (ROUSE_TOPIC_SAFETY);
  g_autoptr (RouseTopic) progress = rouse_topic_new (ROUSE_TOPIC_PROGRESS);

  self->topics = g_list_store_new (ROUSE_TYPE_TOPIC);
  g_list_store_append (self->topics, lessons);
  g_list_store_append (self->topics, safety);
  g_list_store_append (self->topics, progress);

  learn = create_slice (self, ROUSE_TOPIC_LESSONS, 2);
  own = create_slice (self, ROUSE_TOPIC_PROGRESS, 1);
  g_list_store_append (sections, rouse_catalog_get_exercises (self->catalog));
  g_list_store_append (sections, rouse_catalog_get_routines (self->catalog));
  g_list_store_append (sections, learn);
  g_list_store_append (sections, own);
  self->model = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (sections)));

  self->selection = gtk_single_selection_new (g_object_ref (self->model));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  update_list (self);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

/* A popover with its rows takes longer to build than the whole header bar. */
static void
open_menu_cb (GtkMenuButton *menu, gpointer data)
{
  RouseSidebar *self = data;

  if (gtk_menu_button_get_menu_model (menu) == NULL)
    gtk_menu_button_set_menu_model (menu, self->primary_menu);
}

static GtkAdjustment *
get_list_position (RouseSidebar *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
}

static gboolean
restore_top_cb (gpointer data)
{
  RouseSidebar *self = data;

  self->restoring = 0;
  gtk_adjustment_set_value (get_list_position (self), 0);
  return G_SOURCE_REMOVE;
}

/* A list whose height changes keeps an entry where it is: where that is the first one, its heading goes away. */
static void
list_resized_cb (RouseSidebar *self, GtkAdjustment *position)
{
  const double height = gtk_adjustment_get_page_size (position);

  if (self->list_height == height)
    return;
  self->list_height = height;
  if (self->at_top && gtk_adjustment_get_value (position) > 0 && self->restoring == 0)
    self->restoring = g_idle_add_full (G_PRIORITY_HIGH_IDLE, restore_top_cb, self, NULL);
}

static void
list_scrolled_cb (RouseSidebar *self, GtkAdjustment *position)
{
  if (self->restoring == 0)
    self->at_top = gtk_adjustment_get_value (position) <= 0;
}

static void
rouse_sidebar_dispose (GObject *object)
{
  RouseSidebar *self = ROUSE_SIDEBAR (object);

  g_clear_handle_id (&self->restoring, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_SIDEBAR);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->topics);
  g_clear_object (&self->clock);
  g_clear_object (&self->speaker);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (rouse_sidebar_parent_class)->dispose (object);
}

static gboolean
rouse_sidebar_grab_focus (GtkWidget *widget)
{
  RouseSidebar *self = ROUSE_SIDEBAR (widget);
  const guint selected = gtk_single_selection_get_selected (self->selection);

  /* The entry that is open, in sight: the one that had the focus may have been scrolled away, and then nobody knows
   * where the focus is. */
  if (!self->alone && selected != GTK_INVALID_LIST_POSITION)
    gtk_list_view_scroll_to (self->list, selected, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
rouse_sidebar_class_init (RouseSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_sidebar_dispose;
  widget_class->grab_focus = rouse_sidebar_grab_focus;

  /**
   * RouseSidebar::opened:
   * @item: a #RouseExercise, #RouseRoutine or #RouseTopic
   *
   * The person chose an entry.
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", ROUSE_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_OBJECT);

  g_type_ensure (ROUSE_TYPE_TODAY_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-sidebar.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, notice);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, today);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, page);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, scroller);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, header_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_unbind_cb);
}

static void
rouse_sidebar_init (RouseSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, open_menu_cb, self, NULL);
  self->at_top = TRUE;
  rouse_nested_scroll_join (self->page, GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (get_list_position (self), "changed", G_CALLBACK (list_resized_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_list_position (self), "value-changed", G_CALLBACK (list_scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * rouse_sidebar_load:
 * @self: the sidebar
 * @catalog: what to list
 * @settings: the person's doses
 * @speaker: knows how long a session takes once its voice is open
 * @clock: tells what day it is
 *
 * Says what the sidebar is about; rouse_sidebar_fill() shows it. Called once.
 */
void
rouse_sidebar_load (
    RouseSidebar *self, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker, RouseClock *clock)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR (self));
  g_return_if_fail (self->catalog == NULL);

  self->catalog = g_object_ref (catalog);
  self->settings = g_object_ref (settings);
  self->speaker = g_object_ref (speaker);
  self->clock = g_object_ref (clock);
  rouse_today_card_load (self->today, catalog, settings, speaker);
  g_signal_connect_object (settings, "goal-changed", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "standing-changed", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "doses-changed", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::guidance", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::tempo", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
}

/* GTK 4.24 scrolls the first heading away when the entry below it gets the focus, and any GTK shows that entry whole.
 */
static gboolean
focus_list_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  RouseSidebar *self = data;

  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;

  if (gtk_widget_get_focus_child (list) == NULL)
    {
      gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
      return G_SOURCE_CONTINUE;
    }

  gtk_adjustment_set_value (get_list_position (self), 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->page), 0);
  return G_SOURCE_REMOVE;
}

/**
 * rouse_sidebar_fill:
 * @self: a sidebar that has been loaded
 *
 * Shows what there is to do, unless it is there already.
 */
void
rouse_sidebar_fill (RouseSidebar *self)
{
  gboolean focused;

  g_return_if_fail (ROUSE_IS_SIDEBAR (self));
  g_return_if_fail (self->catalog != NULL);

  if (self->model != NULL)
    return;
  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  load_errors (self);
  load_list (self);
  update_today (self);
  /* A list that gets its first entries when it has its size already scrolls their heading away. */
  gtk_widget_set_visible (self->scroller, TRUE);
  /* A new window gives the focus to what it finds, which was no entry. */
  if (focused)
    gtk_widget_add_tick_callback (GTK_WIDGET (self->list), focus_list_cb, self, NULL);
}

/**
 * rouse_sidebar_get_filled:
 * @self: the sidebar
 *
 * Returns: whether it shows what there is to do
 */
gboolean
rouse_sidebar_get_filled (RouseSidebar *self)
{
  g_return_val_if_fail (ROUSE_IS_SIDEBAR (self), FALSE);

  return self->model != NULL;
}

/**
 * rouse_sidebar_set_alone:
 * @self: the sidebar
 * @alone: whether no page stands beside it
 *
 * Changes between a list that selects and a list that opens.
 */
void
rouse_sidebar_set_alone (RouseSidebar *self, gboolean alone)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR (self));

  if (self->alone == !!alone)
    return;
  self->alone = !!alone;

  /* Only one blue button at a time: beside a page the page has it. */
  rouse_today_card_set_suggested (self->today, self->alone);
  if (self->model != NULL)
    update_list (self);
}

/**
 * rouse_sidebar_set_paused:
 * @self: the sidebar
 * @title: (nullable): what was left and can be taken up again; %NULL for nothing
 * @left: how much of it is left, in ns
 *
 * Offers to resume a session in place of what today would bring.
 */
void
rouse_sidebar_set_paused (RouseSidebar *self, const char *title, gint64 left)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR (self));

  rouse_today_card_set_paused (self->today, title, left);
}

/**
 * rouse_sidebar_set_no_advice:
 * @self: a sidebar that has been loaded
 * @reason: (nullable): a line that says why there is no advice; %NULL when there is
 */
void
rouse_sidebar_set_no_advice (RouseSidebar *self, const char *reason)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR (self));

  rouse_today_card_set_no_advice (self->today, reason);
}

/**
 * rouse_sidebar_set_asking:
 * @self: a sidebar that has been loaded
 * @asking: whether it is asked how the back is since the session of the day before
 *
 * Asks beside what today brings, or stops asking.
 */
void
rouse_sidebar_set_asking (RouseSidebar *self, gboolean asking)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR (self));

  rouse_today_card_set_asking (self->today, asking);
}

/**
 * rouse_sidebar_set_interrupted:
 * @self: the sidebar
 * @title: what was interrupted when the program went away
 * @left: how much of it is left, in ns; 0 where that is not known
 *
 * Offers to resume a session that is only remembered, or to let it have ended where it was.
 */
void
rouse_sidebar_set_interrupted (RouseSidebar *self, const char *title, gint64 left)
{
  g_return_if_fail (ROUSE_IS_SIDEBAR (self));
  g_return_if_fail (title != NULL);

  rouse_today_card_set_interrupted (self->today, title, left);
}

/**
 * rouse_sidebar_select:
 * @self: the sidebar
 * @item: an entry of the list
 *
 * Selects an entry; opens it where it was not selected yet.
 */
void
rouse_sidebar_select (RouseSidebar *self, GObject *item)
{
  guint n;

  g_return_if_fail (ROUSE_IS_SIDEBAR (self));
  g_return_if_fail (G_IS_OBJECT (item));

  rouse_sidebar_fill (self);
  n = g_list_model_get_n_items (self->model);
  for (guint position = 0; position < n; position++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (self->model, position);

      if (other != item)
        continue;
      if (self->alone || gtk_single_selection_get_selected (self->selection) == position)
        open_item (self, item);
      gtk_single_selection_set_selected (self->selection, position);
      /* The list tells where one is. Its beginning is there with the first heading, and not without it. */
      if (!self->alone && position > 0)
        gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
      return;
    }
}

/**
 * rouse_sidebar_get_topic:
 * @self: the sidebar
 * @kind: a #RouseTopicKind
 *
 * Returns: (transfer none): the entry of a topic
 */
GObject *
rouse_sidebar_get_topic (RouseSidebar *self, guint kind)
{
  g_autoptr (GObject) topic = NULL;

  g_return_val_if_fail (ROUSE_IS_SIDEBAR (self), NULL);

  rouse_sidebar_fill (self);
  topic = g_list_model_get_item (G_LIST_MODEL (self->topics), kind);
  return topic;
}

/**
 * rouse_sidebar_get_model:
 * @self: the sidebar
 *
 * Returns: (transfer none): everything that can be opened, in the order of the list
 */
GListModel *
rouse_sidebar_get_model (RouseSidebar *self)
{
  g_return_val_if_fail (ROUSE_IS_SIDEBAR (self), NULL);

  rouse_sidebar_fill (self);
  return self->model;
}
