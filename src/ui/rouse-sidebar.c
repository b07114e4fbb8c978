/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-sidebar.h"

#include "rouse-day.h"
#include "rouse-sidebar-list.h"
#include "rouse-today-card.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseSidebar:
 *
 * What there is to do today, and the list of everything else: shown when the window has its first frame, and whatever
 * asks for an entry sooner has it sooner.
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
  RouseSidebarList *list;

  /* owned */
  RouseCatalog *catalog;
  RouseClock *clock;
};

G_DEFINE_FINAL_TYPE (RouseSidebar, rouse_sidebar, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
list_opened_cb (RouseSidebar *self, GObject *item)
{
  g_signal_emit (self, signals[SIGNAL_OPENED], 0, item);
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
  if (rouse_sidebar_list_get_filled (self->list))
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

/* A popover with its rows takes longer to build than the whole header bar. */
static void
open_menu_cb (GtkMenuButton *menu, gpointer data)
{
  RouseSidebar *self = data;

  if (gtk_menu_button_get_menu_model (menu) == NULL)
    gtk_menu_button_set_menu_model (menu, self->primary_menu);
}

static void
rouse_sidebar_dispose (GObject *object)
{
  RouseSidebar *self = ROUSE_SIDEBAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_SIDEBAR);
  g_clear_object (&self->clock);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (rouse_sidebar_parent_class)->dispose (object);
}

static gboolean
rouse_sidebar_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ROUSE_SIDEBAR (widget)->list));
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

  g_type_ensure (ROUSE_TYPE_SIDEBAR_LIST);
  g_type_ensure (ROUSE_TYPE_TODAY_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-sidebar.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, menu);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, notice);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, today);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, page);
  gtk_widget_class_bind_template_child (widget_class, RouseSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, list_opened_cb);
}

static void
rouse_sidebar_init (RouseSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, open_menu_cb, self, NULL);
  rouse_sidebar_list_join (self->list, self->page);
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
  self->clock = g_object_ref (clock);
  rouse_sidebar_list_load (self->list, catalog, settings, speaker);
  rouse_today_card_load (self->today, catalog, settings, speaker);
  g_signal_connect_object (settings, "goal-changed", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "standing-changed", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "doses-changed", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::guidance", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::tempo", G_CALLBACK (update_today), self, G_CONNECT_SWAPPED);
}

static gboolean
focus_list_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  RouseSidebar *self = data;

  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;

  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    return G_SOURCE_REMOVE;

  if (!rouse_sidebar_list_focus_first (self->list))
    return G_SOURCE_CONTINUE;

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

  if (rouse_sidebar_list_get_filled (self->list))
    return;
  focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  load_errors (self);
  rouse_sidebar_list_fill (self->list);
  update_today (self);
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

  return rouse_sidebar_list_get_filled (self->list);
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

  /* Only one blue button at a time: beside a page the page has it. */
  rouse_today_card_set_suggested (self->today, alone);
  rouse_sidebar_list_set_alone (self->list, alone);
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
  g_return_if_fail (ROUSE_IS_SIDEBAR (self));
  g_return_if_fail (G_IS_OBJECT (item));

  rouse_sidebar_fill (self);
  rouse_sidebar_list_select (self->list, item);
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
  g_return_val_if_fail (ROUSE_IS_SIDEBAR (self), NULL);

  rouse_sidebar_fill (self);
  return rouse_sidebar_list_get_topic (self->list, kind);
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
  return rouse_sidebar_list_get_model (self->list);
}
