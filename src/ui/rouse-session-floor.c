/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-floor.h"

/* The floor view: the window fills the screen, and its bars hide until a key is pressed or the pointer moves. The bars
 * lie over a foot that the page keeps free for them, and over a head that the stage does, so that nothing moves when
 * they come and go. While a screen reader
 * runs they stay: what is hidden is not there for who finds the controls by going through them. Owned by the session
 * page. */
struct _RouseSessionFloor
{
  GObject parent_instance;

  /* Borrowed: parts of the page that owns this. */
  AdwToolbarView *view;
  RouseSessionStage *stage;
  RouseStageFoot *foot;

  RouseScreenReader *reader; /* owned */
  GtkWindow *window;         /* the window being watched, weak */
  gulong window_handler;
  int bar_height; /* the highest since the floor view began, below the stage and above it */
  int head_height;
  gboolean active;
  gboolean entered; /* by us, so that leaving gives back what was there before */
  guint timeout;
  double x;
  double y;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (RouseSessionFloor, rouse_session_floor, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* As long as video players leave their controls. */
#define HIDE_AFTER 3

static void
set_bars (RouseSessionFloor *self, gboolean revealed)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));
  GtkWidget *figure = GTK_WIDGET (rouse_session_stage_get_figure_view (self->stage));

  /* Focus in a hidden bar would be lost, and keys with it. */
  if (!revealed && root != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != figure)
    {
      gtk_widget_grab_focus (figure);
      gtk_window_set_focus_visible (GTK_WINDOW (root), FALSE);
    }
  adw_toolbar_view_set_reveal_top_bars (self->view, revealed);
  adw_toolbar_view_set_reveal_bottom_bars (self->view, revealed);
  /* The bar says the same. */
  gtk_widget_set_opacity (GTK_WIDGET (self->foot), revealed ? 0 : 1);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), revealed ? NULL : "none");
}

static gboolean
timeout_cb (gpointer data)
{
  RouseSessionFloor *self = data;

  self->timeout = 0;
  if (self->active)
    set_bars (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
show_bars_for_a_while (RouseSessionFloor *self)
{
  set_bars (self, TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->active && !rouse_screen_reader_get_running (self->reader))
    self->timeout = g_timeout_add_seconds (HIDE_AFTER, timeout_cb, self);
}

/* The page keeps free what the bars lie over, also while they are hidden. */
static void
bar_height_changed_cb (RouseSessionFloor *self)
{
  /* While they slide away they report less and less. */
  self->bar_height = MAX (self->bar_height, adw_toolbar_view_get_bottom_bar_height (self->view));
  self->head_height = MAX (self->head_height, adw_toolbar_view_get_top_bar_height (self->view));
  rouse_stage_foot_set_least (self->foot, self->bar_height);
  rouse_session_stage_set_head (self->stage, self->active ? self->head_height : 0);
}

static void
fullscreened_cb (RouseSessionFloor *self)
{
  const gboolean active = gtk_window_is_fullscreen (self->window);

  if (self->active == active)
    return;

  self->active = active;
  self->entered = self->entered && active;
  adw_toolbar_view_set_extend_content_to_top_edge (self->view, active);
  adw_toolbar_view_set_extend_content_to_bottom_edge (self->view, active);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), active);
  self->bar_height = self->head_height = 0;
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "floor");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "floor");
  show_bars_for_a_while (self);
  bar_height_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
unwatch (RouseSessionFloor *self)
{
  if (self->window != NULL)
    g_clear_signal_handler (&self->window_handler, self->window);
  g_clear_weak_pointer (&self->window);
}

static void
root_changed_cb (RouseSessionFloor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->view));

  unwatch (self);
  if (!GTK_IS_WINDOW (root))
    return;

  g_set_weak_pointer (&self->window, GTK_WINDOW (root));
  self->window_handler = g_signal_connect_swapped (root, "notify::fullscreened", G_CALLBACK (fullscreened_cb), self);
  fullscreened_cb (self);
}

static void
motion_cb (RouseSessionFloor *self, double x, double y)
{
  /* What moves under a resting pointer also counts as motion to GTK. */
  if (x == self->x && y == self->y)
    return;
  self->x = x;
  self->y = y;
  rouse_session_floor_wake (self);
}

static void
rouse_session_floor_dispose (GObject *object)
{
  RouseSessionFloor *self = ROUSE_SESSION_FLOOR (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  unwatch (self);
  g_clear_object (&self->reader);
  G_OBJECT_CLASS (rouse_session_floor_parent_class)->dispose (object);
}

static void
rouse_session_floor_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, ROUSE_SESSION_FLOOR (object)->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_session_floor_class_init (RouseSessionFloorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_session_floor_dispose;
  object_class->get_property = rouse_session_floor_get_property;

  properties[PROP_ACTIVE] = g_param_spec_boolean ("active", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
rouse_session_floor_init (RouseSessionFloor *self)
{
}

/**
 * rouse_session_floor_new:
 * @view: the bars and what is between them
 * @stage: what is between the bars, the figure of which can have the focus while they are hidden
 * @foot: what stands where the lower bar is while that is hidden
 * @reader: knows whether a screen reader runs, for which nothing hides
 *
 * Returns: (transfer full): a floor view that is not active
 */
RouseSessionFloor *
rouse_session_floor_new (AdwToolbarView *view,
                         RouseSessionStage *stage,
                         RouseStageFoot *foot,
                         RouseScreenReader *reader)
{
  RouseSessionFloor *self = g_object_new (ROUSE_TYPE_SESSION_FLOOR, NULL);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_return_val_if_fail (ADW_IS_TOOLBAR_VIEW (view), self);
  g_return_val_if_fail (ROUSE_IS_SESSION_STAGE (stage), self);

  self->view = view;
  self->stage = stage;
  self->foot = foot;
  self->reader = g_object_ref (reader);
  g_signal_connect_object (reader, "notify::running", G_CALLBACK (rouse_session_floor_wake), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  g_signal_connect_object (view, "notify::bottom-bar-height", G_CALLBACK (bar_height_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::top-bar-height", G_CALLBACK (bar_height_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::root", G_CALLBACK (root_changed_cb), self, G_CONNECT_SWAPPED);
  root_changed_cb (self);
  return self;
}

/**
 * rouse_session_floor_get_active:
 * @self: a floor view
 *
 * Returns: whether the window fills the screen
 */
gboolean
rouse_session_floor_get_active (RouseSessionFloor *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_FLOOR (self), FALSE);

  return self->active;
}

/**
 * rouse_session_floor_toggle:
 * @self: a floor view
 *
 * Fills the screen, or gives it back.
 */
void
rouse_session_floor_toggle (RouseSessionFloor *self)
{
  g_return_if_fail (ROUSE_IS_SESSION_FLOOR (self));

  if (self->window == NULL)
    return;
  self->entered = !self->active;
  if (self->active)
    gtk_window_unfullscreen (self->window);
  else
    gtk_window_fullscreen (self->window);
}

/**
 * rouse_session_floor_leave:
 * @self: a floor view
 *
 * Gives the screen back if it was this that took it, and shows the bars.
 */
void
rouse_session_floor_leave (RouseSessionFloor *self)
{
  g_return_if_fail (ROUSE_IS_SESSION_FLOOR (self));

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->active)
    set_bars (self, TRUE);
  if (self->window != NULL && self->entered)
    gtk_window_unfullscreen (self->window);
  self->entered = FALSE;
}

/**
 * rouse_session_floor_wake:
 * @self: a floor view
 *
 * Shows the bars for a while: somebody is there.
 */
void
rouse_session_floor_wake (RouseSessionFloor *self)
{
  g_return_if_fail (ROUSE_IS_SESSION_FLOOR (self));

  if (!self->active)
    return;

  show_bars_for_a_while (self);
}
