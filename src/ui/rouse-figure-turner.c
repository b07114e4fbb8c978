/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-figure-turner.h"

#include <math.h>

/* Turns a figure by pointer and keyboard: drag or Shift and the arrow keys turn, a double click turns back. A click
 * that does not turn, and Space, are reported. Apart from the view because a view that moves and a view that is moved
 * are two things. Owned by the view, which outlives it. */
struct _RouseFigureTurner
{
  GObject parent_instance;

  RouseFigure *figure;
  gboolean mirrored;
  double start_yaw;
  double start_elevation;
};

enum
{
  SIGNAL_CLICKED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (RouseFigureTurner, rouse_figure_turner, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* A quarter turn across a usual figure would be too quick to aim; this feels as if one held the mat. */
#define DEGREES_PER_PIXEL 0.25
#define DEGREES_PER_KEY 5
#define DRAG_THRESHOLD 8

static void
drag_begun_cb (RouseFigureTurner *self)
{
  g_object_get (self->figure, "yaw", &self->start_yaw, "elevation", &self->start_elevation, NULL);
}

static void
drag_updated_cb (RouseFigureTurner *self, double x, double y, GtkGesture *gesture)
{
  GdkEventSequence *sequence = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));

  if (gtk_gesture_get_sequence_state (gesture, sequence) != GTK_EVENT_SEQUENCE_CLAIMED)
    {
      /* An upright drag belongs to whatever scrolls around the figure. */
      if (hypot (x, y) < DRAG_THRESHOLD || fabs (y) > fabs (x))
        return;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
    }
  rouse_figure_set_orbit (self->figure, self->start_yaw + (self->mirrored ? -x : x) * DEGREES_PER_PIXEL,
                          self->start_elevation + y * DEGREES_PER_PIXEL);
}

static void
click_released_cb (RouseFigureTurner *self, int n_press, double x, double y, GtkGesture *gesture)
{
  /* The first click of two has toggled; the second toggles back and turns back. */
  if (n_press == 2)
    rouse_figure_turner_reset (self);
  if (n_press <= 2)
    g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
}

static gboolean
key_pressed_cb (RouseFigureTurner *self, guint keyval, guint keycode, GdkModifierType state)
{
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  const gboolean shift = modifiers == GDK_SHIFT_MASK;

  if (keyval == GDK_KEY_space && modifiers == 0)
    {
      g_signal_emit (self, signals[SIGNAL_CLICKED], 0);
      return GDK_EVENT_STOP;
    }
  if (!shift)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      rouse_figure_turner_turn (self, -DEGREES_PER_KEY, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      rouse_figure_turner_turn (self, DEGREES_PER_KEY, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      rouse_figure_turner_turn (self, 0, DEGREES_PER_KEY);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      rouse_figure_turner_turn (self, 0, -DEGREES_PER_KEY);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
rouse_figure_turner_dispose (GObject *object)
{
  g_clear_object (&ROUSE_FIGURE_TURNER (object)->figure);
  G_OBJECT_CLASS (rouse_figure_turner_parent_class)->dispose (object);
}

static void
rouse_figure_turner_class_init (RouseFigureTurnerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_figure_turner_dispose;

  signals[SIGNAL_CLICKED]
      = g_signal_new ("clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_figure_turner_init (RouseFigureTurner *self)
{
}

/**
 * rouse_figure_turner_new:
 * @widget: the widget that shows the figure and gets the controllers
 * @figure: the figure to turn
 *
 * Returns: (transfer full): a turner
 */
RouseFigureTurner *
rouse_figure_turner_new (GtkWidget *widget, RouseFigure *figure)
{
  RouseFigureTurner *self = g_object_new (ROUSE_TYPE_FIGURE_TURNER, NULL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_return_val_if_fail (GTK_IS_WIDGET (widget), self);
  g_return_val_if_fail (ROUSE_IS_FIGURE (figure), self);

  g_set_object (&self->figure, figure);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_updated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (click_released_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (key, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, key);
  return self;
}

/**
 * rouse_figure_turner_set_mirrored:
 * @self: a turner
 * @mirrored: whether the figure is drawn mirrored
 *
 * Keeps the figure under the pointer when it is mirrored.
 */
void
rouse_figure_turner_set_mirrored (RouseFigureTurner *self, gboolean mirrored)
{
  g_return_if_fail (ROUSE_IS_FIGURE_TURNER (self));

  self->mirrored = mirrored;
}

/**
 * rouse_figure_turner_turn:
 * @self: a turner
 * @yaw: degrees by which to turn to the right on the screen
 * @elevation: degrees by which to rise
 *
 * Turns the figure; it clamps what it is given.
 */
void
rouse_figure_turner_turn (RouseFigureTurner *self, double yaw, double elevation)
{
  double old_yaw, old_elevation;

  g_return_if_fail (ROUSE_IS_FIGURE_TURNER (self));

  g_object_get (self->figure, "yaw", &old_yaw, "elevation", &old_elevation, NULL);
  rouse_figure_set_orbit (self->figure, old_yaw + (self->mirrored ? -yaw : yaw), old_elevation + elevation);
}

/**
 * rouse_figure_turner_reset:
 * @self: a turner
 *
 * Turns the figure back to its own view.
 */
void
rouse_figure_turner_reset (RouseFigureTurner *self)
{
  g_return_if_fail (ROUSE_IS_FIGURE_TURNER (self));

  rouse_figure_set_orbit (self->figure, 0, 0);
}
