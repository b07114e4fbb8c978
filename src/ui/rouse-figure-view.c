/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-figure-view-private.h"

#include "rouse-stage-style.h"

#include <adwaita.h>

typedef enum
{
  PROP_PLAYING = 1,
  PROP_VARIANT,
  PROP_POSITION,
  PROP_SPEED,
} RouseFigureViewProperty;

G_DEFINE_FINAL_TYPE (RouseFigureView, rouse_figure_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[PROP_SPEED + 1];

#define MINIMUM_WIDTH 120
#define MINIMUM_HEIGHT 68
#define NATURAL_WIDTH 480
#define NATURAL_HEIGHT 270
#define MINIMUM_SPEED 0.25

static void
style_changed_cb (RouseFigureView *self)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  GdkRGBA accent;

  rouse_figure_set_scheme (self->figure, rouse_stage_style_get_scheme (manager));
  rouse_stage_style_get_accent (manager, &accent);
  rouse_figure_set_accent (self->figure, &accent);
}

static void
animations_changed_cb (RouseFigureView *self)
{
  gboolean animations;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations, NULL);
  if (self->reduced == !animations)
    return;

  self->reduced = !animations;
  rouse_figure_movement_set_label (self, NULL);
  rouse_figure_movement_restart (self);
}

static void
clicked_cb (RouseFigureView *self)
{
  if (self->mode == ROUSE_FIGURE_MODE_SESSION || self->variant == NULL)
    return;
  rouse_figure_view_set_playing (self, !self->playing);
}

static void
rouse_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseFigureView *self = ROUSE_FIGURE_VIEW (widget);
  const double width = gtk_widget_get_width (widget);
  /* A name stands below the figure and not on its feet. */
  const double height = gtk_widget_get_height (widget) - (gtk_widget_should_layout (self->label) ? self->below : 0);
  GdkPaintable *paintable = GDK_PAINTABLE (self->figure);
  double figure_width, figure_height;

  if (width <= 0 || height <= 0 || self->motion == NULL)
    return;

  gdk_paintable_compute_concrete_size (paintable, width, height, width, height, &figure_width, &figure_height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) ((width - figure_width) / 2),
                                                          (float) ((height - figure_height) / 2)));
  gdk_paintable_snapshot (paintable, snapshot, figure_width, figure_height);
  gtk_snapshot_restore (snapshot);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

static void
rouse_figure_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MINIMUM_WIDTH : MINIMUM_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
rouse_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RouseFigureView *self = ROUSE_FIGURE_VIEW (widget);
  GtkRequisition size;

  if (!gtk_widget_should_layout (self->label))
    return;

  gtk_widget_get_preferred_size (self->label, NULL, &size);
  size.width = MIN (size.width, width);
  size.height = MIN (size.height, height);
  self->below = size.height;
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation) { (width - size.width) / 2, height - size.height, size.width,
                                               size.height },
                            -1);
}

static void
rouse_figure_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rouse_figure_view_parent_class)->map (widget);
  rouse_figure_movement_restart (ROUSE_FIGURE_VIEW (widget));
}

static void
rouse_figure_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rouse_figure_view_parent_class)->unmap (widget);
  rouse_figure_movement_stop (ROUSE_FIGURE_VIEW (widget));
}

static void
rouse_figure_view_dispose (GObject *object)
{
  RouseFigureView *self = ROUSE_FIGURE_VIEW (object);

  rouse_figure_movement_stop (self);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->variant);
  g_clear_object (&self->motion);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_object (&self->turner);
  g_clear_object (&self->figure);
  G_OBJECT_CLASS (rouse_figure_view_parent_class)->dispose (object);
}

static void
rouse_figure_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((RouseFigureViewProperty) property_id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, ROUSE_FIGURE_VIEW (object)->playing);
      break;
    case PROP_VARIANT:
      g_value_set_object (value, ROUSE_FIGURE_VIEW (object)->variant);
      break;
    case PROP_POSITION:
      g_value_set_int64 (value, ROUSE_FIGURE_VIEW (object)->position);
      break;
    case PROP_SPEED:
      g_value_set_double (value, ROUSE_FIGURE_VIEW (object)->speed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_figure_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((RouseFigureViewProperty) property_id)
    {
    case PROP_PLAYING:
      rouse_figure_view_set_playing (ROUSE_FIGURE_VIEW (object), g_value_get_boolean (value));
      break;
    case PROP_POSITION:
      rouse_figure_view_set_position (ROUSE_FIGURE_VIEW (object), g_value_get_int64 (value));
      break;
    case PROP_SPEED:
      rouse_figure_view_set_speed (ROUSE_FIGURE_VIEW (object), g_value_get_double (value));
      break;
    case PROP_VARIANT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_figure_view_class_init (RouseFigureViewClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = rouse_figure_view_dispose;
  object_class->get_property = rouse_figure_view_get_property;
  object_class->set_property = rouse_figure_view_set_property;
  widget_class->snapshot = rouse_figure_view_snapshot;
  widget_class->measure = rouse_figure_view_measure;
  widget_class->size_allocate = rouse_figure_view_size_allocate;
  widget_class->map = rouse_figure_view_map;
  widget_class->unmap = rouse_figure_view_unmap;

  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  properties[PROP_VARIANT]
      = g_param_spec_object ("variant", NULL, NULL, ROUSE_TYPE_VARIANT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_POSITION] = g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SPEED] = g_param_spec_double ("speed", NULL, NULL, MINIMUM_SPEED, 1, 1, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rouse_figure_view_init (RouseFigureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

  self->speed = 1;
  rouse_stage_style_load (gtk_widget_get_display (widget));
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  self->figure = rouse_figure_new ();
  g_signal_connect_object (self->figure, "invalidate-contents", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);

  self->label = g_object_new (GTK_TYPE_LABEL, "visible", FALSE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (self->label, "pose");
  gtk_widget_set_parent (self->label, widget);

  self->turner = rouse_figure_turner_new (widget, self->figure);
  g_signal_connect_object (self->turner, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);

  self->session_signals = g_signal_group_new (ROUSE_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::state", G_CALLBACK (rouse_figure_movement_follow),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::segment-index",
                                  G_CALLBACK (rouse_figure_movement_follow), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::variant", G_CALLBACK (rouse_figure_movement_follow),
                                  self);

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::accent-color", G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  style_changed_cb (self);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-enable-animations",
                           G_CALLBACK (animations_changed_cb), self, G_CONNECT_SWAPPED);
  animations_changed_cb (self);
}

/**
 * rouse_figure_view_new:
 *
 * Returns: (transfer floating): a view without a figure; its owner gives it an accessible label
 */
GtkWidget *
rouse_figure_view_new (void)
{
  return g_object_new (ROUSE_TYPE_FIGURE_VIEW, NULL);
}

/**
 * rouse_figure_view_set_motion:
 * @self: a view
 * @motion: (nullable): what the figure can do; %NULL shows nothing
 *
 * Puts a figure into the pose from which the movement starts.
 */
void
rouse_figure_view_set_motion (RouseFigureView *self, RouseMotion *motion)
{
  RousePose pose;

  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));
  g_return_if_fail (motion == NULL || ROUSE_IS_MOTION (motion));

  if (!g_set_object (&self->motion, motion))
    return;

  rouse_figure_set_motion (self->figure, motion);
  if (motion != NULL)
    {
      rouse_motion_get_pose (motion, ROUSE_PHASE_FIRST, 0, ROUSE_SIDE_BOTH, &pose);
      self->pose = pose;
      rouse_figure_set_pose (self->figure, &pose);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  rouse_figure_movement_update (self);
}

/**
 * rouse_figure_view_set_mirrored:
 * @self: a view
 * @mirrored: whether the other side of the body works
 *
 * Mirrors the figure. Only the working side decides this, never the direction of text. A session decides for itself.
 */
void
rouse_figure_view_set_mirrored (RouseFigureView *self, gboolean mirrored)
{
  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));

  rouse_figure_set_mirrored (self->figure, mirrored);
  rouse_figure_turner_set_mirrored (self->turner, mirrored);
}

/**
 * rouse_figure_view_play:
 * @self: a view
 * @variant: what to do, with its tempo
 *
 * Repeats a movement from its beginning for as long as the view can be seen and is playing.
 */
void
rouse_figure_view_play (RouseFigureView *self, RouseVariant *variant)
{
  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));
  g_return_if_fail (ROUSE_IS_VARIANT (variant));

  rouse_figure_view_set_motion (self, rouse_variant_get_motion (variant));
  self->elapsed = 0;
  self->exact = FALSE;
  if (g_set_object (&self->variant, variant))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VARIANT]);
  self->mode = self->motion != NULL && rouse_figure_movement_get_length (self) > 0 ? ROUSE_FIGURE_MODE_PLAY
                                                                                   : ROUSE_FIGURE_MODE_STILL;
  rouse_figure_view_set_playing (self, TRUE);
  rouse_figure_movement_restart (self);
}

/**
 * rouse_figure_view_get_playing:
 * @self: a view
 *
 * Returns: whether the figure repeats its movement
 */
gboolean
rouse_figure_view_get_playing (RouseFigureView *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE_VIEW (self), FALSE);

  return self->playing;
}

/**
 * rouse_figure_view_set_playing:
 * @self: a view
 * @playing: whether the figure repeats its movement
 *
 * Stops the figure where it is, or lets it go on from there with the variant it was last given.
 */
void
rouse_figure_view_set_playing (RouseFigureView *self, gboolean playing)
{
  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));

  playing = !!playing;
  if (self->playing == playing)
    return;

  self->playing = playing;
  if (playing && self->mode != ROUSE_FIGURE_MODE_PLAY && self->mode != ROUSE_FIGURE_MODE_SESSION
      && self->variant != NULL && self->motion != NULL)
    {
      self->mode = ROUSE_FIGURE_MODE_PLAY;
      self->elapsed = self->position;
    }
  if (playing)
    self->exact = FALSE;
  rouse_figure_movement_restart (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/**
 * rouse_figure_view_get_variant:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what the figure repeats
 */
RouseVariant *
rouse_figure_view_get_variant (RouseFigureView *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE_VIEW (self), NULL);

  return self->variant;
}

/**
 * rouse_figure_view_get_speed:
 * @self: a view
 *
 * Returns: how fast the figure repeats its movement: 1 as fast as it is to be done
 */
double
rouse_figure_view_get_speed (RouseFigureView *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE_VIEW (self), 1);

  return self->speed;
}

/**
 * rouse_figure_view_set_speed:
 * @self: a view
 * @speed: from 0.25 to 1, which is as fast as the movement is to be done
 */
void
rouse_figure_view_set_speed (RouseFigureView *self, double speed)
{
  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));

  speed = CLAMP (speed, MINIMUM_SPEED, 1);
  if (self->speed == speed)
    return;

  self->speed = speed;
  rouse_figure_movement_restart (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPEED]);
}

/**
 * rouse_figure_view_show_phase:
 * @self: a view
 * @phase: the phase to show
 * @from: where in it to begin, from 0 to 1
 * @to: where in it to stand at the end
 *
 * Moves the figure once through a part of a phase. Playing stops.
 */
void
rouse_figure_view_show_phase (RouseFigureView *self, RousePhase phase, double from, double to)
{
  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));

  if (self->motion == NULL)
    return;

  rouse_figure_view_set_playing (self, FALSE);
  self->phase = phase;
  self->from = CLAMP (from, 0, 1);
  self->to = CLAMP (to, 0, 1);
  self->elapsed = 0;
  self->mode = ROUSE_FIGURE_MODE_PHASE;
  rouse_figure_movement_set_label (self, NULL);
  rouse_figure_movement_restart (self);
}

/**
 * rouse_figure_view_set_session:
 * @self: a view
 * @session: (nullable): the session to follow
 *
 * Lets the figure do what the session's position says, mirrored for the side that works.
 */
void
rouse_figure_view_set_session (RouseFigureView *self, RouseSession *session)
{
  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));
  g_return_if_fail (session == NULL || ROUSE_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->session_signals, session);
  self->mode = session != NULL ? ROUSE_FIGURE_MODE_SESSION : ROUSE_FIGURE_MODE_STILL;
  if (session != NULL)
    rouse_figure_movement_follow (self);
  else
    rouse_figure_movement_stop (self);
}

/**
 * rouse_figure_view_turn:
 * @self: a view
 * @yaw: degrees by which to turn to the right on the screen
 * @elevation: degrees by which to rise
 *
 * Turns the view, as far as the figure still looks right.
 */
void
rouse_figure_view_turn (RouseFigureView *self, double yaw, double elevation)
{
  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));

  rouse_figure_turner_turn (self->turner, yaw, elevation);
}

/**
 * rouse_figure_view_reset:
 * @self: a view
 *
 * Turns the view back to where the movement is seen best.
 */
void
rouse_figure_view_reset (RouseFigureView *self)
{
  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));

  rouse_figure_turner_reset (self->turner);
}

/**
 * rouse_figure_view_get_figure:
 * @self: a view
 *
 * Returns: (transfer none): the picture that the view shows
 */
RouseFigure *
rouse_figure_view_get_figure (RouseFigureView *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE_VIEW (self), NULL);

  return self->figure;
}

/**
 * rouse_figure_view_get_moving:
 * @self: a view
 *
 * Returns: whether the view asks for frames at this moment
 */
gboolean
rouse_figure_view_get_moving (RouseFigureView *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE_VIEW (self), FALSE);

  return self->tick != 0;
}

/**
 * rouse_figure_view_get_names_phase:
 * @self: a view
 *
 * Returns: whether the name of a phase stands in the picture, because the desktop asks for less movement
 */
gboolean
rouse_figure_view_get_names_phase (RouseFigureView *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE_VIEW (self), FALSE);

  return self->reduced;
}
