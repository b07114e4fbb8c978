/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-figure-view.h"

#include "rouse-figure-turner.h"
#include "rouse-stage-style.h"

#include <adwaita.h>
#include <string.h>

/* What the figure does: stand, repeat a movement, move through a part of one phase, or follow a session. */
typedef enum
{
  MODE_STILL,
  MODE_PLAY,
  MODE_PHASE,
  MODE_SESSION,
} Mode;

/* The moving figure as a widget. It owns the paintable and decides when it moves: the frame clock runs only while a
 * pose changes and can be seen. Where the desktop asks for less movement it shows the pose at the end of each phase,
 * named, instead of the way there. */
struct _RouseFigureView
{
  GtkWidget parent_instance;

  RouseFigure *figure;
  RouseFigureTurner *turner;
  GtkWidget *label;
  RouseMotion *motion;
  RouseVariant *variant;
  RouseSession *session;
  GSignalGroup *session_signals;

  Mode mode;
  gboolean playing;
  gboolean mirrored;
  gboolean reduced;

  guint tick;
  guint poll;
  guint still_frames;
  gint64 last_frame; /* µs of the frame clock; 0: none since the movement began */
  gint64 elapsed;    /* ns into the repetitions, or into the shown phase */

  RousePhase phase;
  double from;
  double to;
  RousePose pose;
};

enum
{
  PROP_0,
  PROP_PLAYING,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (RouseFigureView, rouse_figure_view, GTK_TYPE_WIDGET)

static GParamSpec *properties[N_PROPS];

#define MINIMUM_WIDTH 120
#define MINIMUM_HEIGHT 68
#define NATURAL_WIDTH 480
#define NATURAL_HEIGHT 270
#define NANOSECONDS G_GINT64_CONSTANT (1000000000)
/* A step of the instructions is shown at this pace, whatever the tempo: a whole phase in two seconds. */
#define PHASE_LENGTH (2 * NANOSECONDS)
/* A pose that has stood for this many frames is looked at a few times a second instead of at every frame. */
#define STILL_FRAMES 30
#define STILL_INTERVAL 250

static void update_movement (RouseFigureView *self);

static void
set_pose (RouseFigureView *self, const RousePose *pose)
{
  if (memcmp (&self->pose, pose, sizeof *pose) == 0)
    {
      self->still_frames++;
      return;
    }
  self->still_frames = 0;
  self->pose = *pose;
  rouse_figure_set_pose (self->figure, pose);
}

static void
set_label (RouseFigureView *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_visible (self->label, text != NULL && *text != '\0');
}

static gint64
get_repetition_length (RouseFigureView *self)
{
  gint64 length = 0;

  for (int phase = 0; phase < ROUSE_N_PHASES; phase++)
    length += rouse_variant_get_phase (self->variant, (RousePhase) phase)->length;
  return length;
}

/* Finds the phase of the repeated movement at the elapsed time, and which of a pair of alternating legs does it. */
static RousePhase
get_played_phase (RouseFigureView *self, double *fraction, gint64 *left, RouseSide *side)
{
  const gint64 repetition = get_repetition_length (self);
  gint64 rest = self->elapsed % repetition;
  int phase = 0;

  while (phase < ROUSE_N_PHASES - 1 && rest >= rouse_variant_get_phase (self->variant, (RousePhase) phase)->length)
    rest -= rouse_variant_get_phase (self->variant, (RousePhase) phase++)->length;

  const gint64 length = rouse_variant_get_phase (self->variant, (RousePhase) phase)->length;

  *fraction = length > 0 ? (double) rest / (double) length : 1;
  *left = length - rest;
  *side = ROUSE_SIDE_BOTH;
  if (rouse_variant_get_alternating (self->variant))
    *side = self->elapsed / repetition % 2 == 0 ? ROUSE_SIDE_LEFT : ROUSE_SIDE_RIGHT;
  return (RousePhase) phase;
}

static void
show_played (RouseFigureView *self)
{
  double fraction;
  gint64 left;
  RouseSide side;
  const RousePhase phase = get_played_phase (self, &fraction, &left, &side);
  RousePose pose;

  rouse_motion_get_pose (self->motion, phase, self->reduced ? 1 : fraction, side, &pose);
  set_pose (self, &pose);
  set_label (self, self->reduced ? rouse_variant_get_phase (self->variant, phase)->title : NULL);
}

static void
show_part_of_phase (RouseFigureView *self)
{
  const double range = ABS (self->to - self->from) * (double) PHASE_LENGTH;
  const double done = self->reduced || range <= 0 ? 1 : MIN (1, (double) self->elapsed / range);
  RousePose pose;

  rouse_motion_get_pose (self->motion, self->phase, self->from + (self->to - self->from) * done, ROUSE_SIDE_BOTH,
                         &pose);
  set_pose (self, &pose);
  if (done < 1)
    return;

  self->mode = MODE_STILL;
  if (self->reduced && self->variant != NULL)
    set_label (self, rouse_variant_get_phase (self->variant, self->phase)->title);
}

static void
show_session (RouseFigureView *self)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);
  RousePose pose;
  gboolean mirrored;

  if (self->motion == NULL || !rouse_session_get_pose (self->session, &pose, &mirrored))
    return;
  if (self->reduced && segment != NULL && segment->kind == ROUSE_SEGMENT_PHASE)
    rouse_motion_get_pose (self->motion, segment->phase, 1, segment->side, &pose);
  rouse_figure_set_mirrored (self->figure, mirrored);
  rouse_figure_turner_set_mirrored (self->turner, mirrored);
  set_pose (self, &pose);
}

static void
show (RouseFigureView *self)
{
  switch (self->mode)
    {
    case MODE_PLAY:
      show_played (self);
      break;
    case MODE_PHASE:
      show_part_of_phase (self);
      break;
    case MODE_SESSION:
      show_session (self);
      break;
    case MODE_STILL:
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_session_moving (RouseFigureView *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);

  return state == ROUSE_SESSION_RUNNING || state == ROUSE_SESSION_RESUMING;
}

static gboolean
is_moving (RouseFigureView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || self->motion == NULL)
    return FALSE;
  switch (self->mode)
    {
    case MODE_PLAY:
      return self->playing;
    case MODE_PHASE:
      return TRUE;
    case MODE_SESSION:
      return is_session_moving (self);
    case MODE_STILL:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
poll_cb (gpointer data)
{
  RouseFigureView *self = data;

  self->poll = 0;
  self->still_frames = 0;
  /* A pose that stood gets one look, and its frames back only when it has changed. */
  if (self->mode == MODE_SESSION)
    {
      show (self);
      self->still_frames = self->still_frames > 0 ? STILL_FRAMES : 0;
    }
  update_movement (self);
  return G_SOURCE_REMOVE;
}

/* With less movement asked for, a repeated exercise goes from pose to pose, each for as long as its phase takes. */
static gboolean
step_cb (gpointer data)
{
  RouseFigureView *self = data;
  double fraction;
  gint64 left;
  RouseSide side;

  self->poll = 0;
  get_played_phase (self, &fraction, &left, &side);
  self->elapsed += left;
  show (self);
  update_movement (self);
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer data)
{
  RouseFigureView *self = ROUSE_FIGURE_VIEW (widget);
  const gint64 now = gdk_frame_clock_get_frame_time (frame_clock);

  if (self->last_frame != 0)
    self->elapsed += (now - self->last_frame) * 1000;
  self->last_frame = now;
  show (self);

  if (is_moving (self) && (self->mode != MODE_SESSION || self->still_frames < STILL_FRAMES))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  update_movement (self);
  return G_SOURCE_REMOVE;
}

static void
stop (RouseFigureView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->last_frame = 0;
  g_clear_handle_id (&self->poll, g_source_remove);
}

static void
update_movement (RouseFigureView *self)
{
  double fraction;
  gint64 left;
  RouseSide side;

  if (!is_moving (self))
    {
      stop (self);
      return;
    }
  if (self->tick != 0 || self->poll != 0)
    return;

  self->last_frame = 0;
  if (self->reduced && self->mode == MODE_PLAY)
    {
      get_played_phase (self, &fraction, &left, &side);
      self->poll = g_timeout_add ((guint) (left / 1000000), step_cb, self);
    }
  else if (self->mode == MODE_SESSION && (self->reduced || self->still_frames >= STILL_FRAMES))
    self->poll = g_timeout_add (STILL_INTERVAL, poll_cb, self);
  else
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
restart (RouseFigureView *self)
{
  stop (self);
  self->still_frames = 0;
  show (self);
  update_movement (self);
}

static void
session_changed_cb (RouseFigureView *self)
{
  RouseVariant *variant = rouse_session_get_variant (self->session);

  if (variant != NULL && rouse_variant_get_motion (variant) != NULL)
    rouse_figure_view_set_motion (self, rouse_variant_get_motion (variant));
  restart (self);
}

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
  set_label (self, NULL);
  restart (self);
}

static void
clicked_cb (RouseFigureView *self)
{
  if (self->mode == MODE_SESSION || self->variant == NULL)
    return;
  rouse_figure_view_set_playing (self, !self->playing);
}

static void
rouse_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RouseFigureView *self = ROUSE_FIGURE_VIEW (widget);
  const double width = gtk_widget_get_width (widget);
  const double height = gtk_widget_get_height (widget);
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

  gtk_widget_get_preferred_size (self->label, &size, NULL);
  size.width = MIN (size.width, width);
  size.height = MIN (size.height, height);
  gtk_widget_size_allocate (self->label,
                            &(GtkAllocation) { (width - size.width) / 2, height - size.height, size.width,
                                               size.height },
                            -1);
}

static void
rouse_figure_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rouse_figure_view_parent_class)->map (widget);
  restart (ROUSE_FIGURE_VIEW (widget));
}

static void
rouse_figure_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rouse_figure_view_parent_class)->unmap (widget);
  stop (ROUSE_FIGURE_VIEW (widget));
}

static void
rouse_figure_view_dispose (GObject *object)
{
  RouseFigureView *self = ROUSE_FIGURE_VIEW (object);

  stop (self);
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
  switch (property_id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, ROUSE_FIGURE_VIEW (object)->playing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_figure_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_PLAYING:
      rouse_figure_view_set_playing (ROUSE_FIGURE_VIEW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
rouse_figure_view_class_init (RouseFigureViewClass *klass)
{
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

  properties[PROP_PLAYING]
      = g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "figureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
rouse_figure_view_init (RouseFigureView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AdwStyleManager *manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));

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
  g_signal_group_connect_swapped (self->session_signals, "notify::state", G_CALLBACK (session_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::segment-index", G_CALLBACK (session_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->session_signals, "notify::variant", G_CALLBACK (session_changed_cb), self);

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
  update_movement (self);
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

  g_set_object (&self->variant, variant);
  rouse_figure_view_set_motion (self, rouse_variant_get_motion (variant));
  self->elapsed = 0;
  self->mode = self->motion != NULL && get_repetition_length (self) > 0 ? MODE_PLAY : MODE_STILL;
  rouse_figure_view_set_playing (self, TRUE);
  restart (self);
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
  if (playing && self->mode != MODE_PLAY && self->mode != MODE_SESSION && self->variant != NULL && self->motion != NULL)
    {
      self->mode = MODE_PLAY;
      self->elapsed = 0;
    }
  restart (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
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
  self->mode = MODE_PHASE;
  set_label (self, NULL);
  restart (self);
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
  self->mode = session != NULL ? MODE_SESSION : MODE_STILL;
  if (session != NULL)
    session_changed_cb (self);
  else
    stop (self);
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
