/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the figure of a view moves: which pose is due, and when to look again. The view itself draws it. */

#include "rouse-figure-view-private.h"

#include <math.h>
#include <string.h>

#define NANOSECONDS G_GINT64_CONSTANT (1000000000)
/* A step of the instructions is shown at this pace, whatever the tempo: a whole phase in two seconds. */
#define PHASE_LENGTH (2 * NANOSECONDS)
/* FIGURE.md 4: the glow of a held position breathes by six per cent, once in four seconds. */
#define BREATH_DEPTH 0.06
#define BREATH_RATE 0.25
/* A pose that has stood for this many frames is looked at a few times a second instead of at every frame. */
#define STILL_FRAMES 30
#define STILL_INTERVAL 250

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

/*
 * rouse_figure_movement_set_label:
 *
 * Shows a name under the figure; %NULL hides it.
 */
void
rouse_figure_movement_set_label (RouseFigureView *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_visible (self->label, text != NULL && *text != '\0');
}

/*
 * rouse_figure_movement_get_length:
 *
 * How long one repetition of the played variant takes, in ns.
 */
gint64
rouse_figure_movement_get_length (RouseFigureView *self)
{
  gint64 length = 0;

  for (int phase = 0; phase < ROUSE_N_PHASES; phase++)
    length += rouse_variant_get_phase (self->variant, (RousePhase) phase)->length;
  return length;
}

/* Tells whoever watches that the figure has come to another place of the repetition, in ns. */
static void
take_position (RouseFigureView *self, gint64 position)
{
  if (self->position == position)
    return;

  self->position = position;
  g_object_notify (G_OBJECT (self), "position");
}

/*
 * rouse_figure_movement_find_phase:
 * @position: ns into one repetition
 * @fraction: (out): where in the phase that is, from 0 to 1
 * @left: (out): ns until the phase ends
 *
 * Returns: the phase of the played variant at a position
 */
RousePhase
rouse_figure_movement_find_phase (RouseFigureView *self, gint64 position, double *fraction, gint64 *left)
{
  int phase = 0;

  while (phase < ROUSE_N_PHASES - 1 && position >= rouse_variant_get_phase (self->variant, (RousePhase) phase)->length)
    position -= rouse_variant_get_phase (self->variant, (RousePhase) phase++)->length;

  const gint64 length = rouse_variant_get_phase (self->variant, (RousePhase) phase)->length;

  *fraction = length > 0 ? (double) position / (double) length : 1;
  *left = length - position;
  return (RousePhase) phase;
}

/* Finds the phase of the repeated movement at the elapsed time, and which of a pair of alternating legs does it. */
static RousePhase
get_played_phase (RouseFigureView *self, double *fraction, gint64 *left, RouseSide *side)
{
  const gint64 repetition = rouse_figure_movement_get_length (self);

  *side = ROUSE_SIDE_BOTH;
  if (rouse_variant_get_alternating (self->variant))
    *side = self->elapsed / repetition % 2 == 0 ? ROUSE_SIDE_LEFT : ROUSE_SIDE_RIGHT;
  return rouse_figure_movement_find_phase (self, self->elapsed % repetition, fraction, left);
}

/* Work that holds still breathes, so that it is seen to go on: it swells and fades with the hold and jumps nowhere. */
static double
get_breath (RouseFigureView *self, RousePhase phase, double fraction)
{
  const double seconds
      = fraction * (double) rouse_variant_get_phase (self->variant, phase)->length / (double) NANOSECONDS;

  if (phase != ROUSE_PHASE_HOLD || self->reduced)
    return 1;
  return 1 + BREATH_DEPTH * sin (2 * G_PI * BREATH_RATE * seconds) * sin (G_PI * fraction);
}

static void
show_played (RouseFigureView *self)
{
  double fraction;
  gint64 left;
  RouseSide side;
  const RousePhase phase = get_played_phase (self, &fraction, &left, &side);
  const gboolean stepped = self->reduced && !self->exact;
  RousePose pose;

  rouse_motion_get_pose (self->motion, phase, stepped ? 1 : fraction, side, &pose);
  set_pose (self, &pose);
  rouse_figure_set_glow_scale (self->figure, get_breath (self, phase, fraction));
  rouse_figure_movement_set_label (self, self->reduced ? rouse_variant_get_phase (self->variant, phase)->title : NULL);
  take_position (self, self->elapsed % rouse_figure_movement_get_length (self));
}

/* Tells where in a repetition a place in a phase is. */
static gint64
to_position (RouseFigureView *self, RousePhase phase, double fraction)
{
  gint64 position = 0;

  for (int i = 0; i < (int) phase; i++)
    position += rouse_variant_get_phase (self->variant, (RousePhase) i)->length;
  return position + (gint64) (fraction * (double) rouse_variant_get_phase (self->variant, phase)->length);
}

static void
show_part_of_phase (RouseFigureView *self)
{
  const double range = ABS (self->to - self->from) * (double) PHASE_LENGTH;
  const double done = self->reduced || range <= 0 ? 1 : MIN (1, (double) self->elapsed / range);
  const double fraction = self->from + (self->to - self->from) * done;
  RousePose pose;

  rouse_motion_get_pose (self->motion, self->phase, fraction, ROUSE_SIDE_BOTH, &pose);
  set_pose (self, &pose);
  rouse_figure_set_glow_scale (self->figure, 1);
  if (self->variant != NULL)
    take_position (self, to_position (self, self->phase, fraction));
  if (done < 1)
    return;

  self->mode = ROUSE_FIGURE_MODE_STILL;
  if (self->reduced && self->variant != NULL)
    rouse_figure_movement_set_label (self, rouse_variant_get_phase (self->variant, self->phase)->title);
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
    case ROUSE_FIGURE_MODE_PLAY:
      show_played (self);
      break;
    case ROUSE_FIGURE_MODE_PHASE:
      show_part_of_phase (self);
      break;
    case ROUSE_FIGURE_MODE_SESSION:
      show_session (self);
      break;
    case ROUSE_FIGURE_MODE_STILL:
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
    case ROUSE_FIGURE_MODE_PLAY:
      return self->playing;
    case ROUSE_FIGURE_MODE_PHASE:
      return TRUE;
    case ROUSE_FIGURE_MODE_SESSION:
      return is_session_moving (self);
    case ROUSE_FIGURE_MODE_STILL:
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
  if (self->mode == ROUSE_FIGURE_MODE_SESSION)
    {
      show (self);
      self->still_frames = self->still_frames > 0 ? STILL_FRAMES : 0;
    }
  rouse_figure_movement_update (self);
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
  rouse_figure_movement_update (self);
  return G_SOURCE_REMOVE;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *frame_clock, gpointer data)
{
  RouseFigureView *self = ROUSE_FIGURE_VIEW (widget);
  const gint64 now = gdk_frame_clock_get_frame_time (frame_clock);

  if (self->last_frame != 0)
    self->elapsed += (gint64) ((double) ((now - self->last_frame) * 1000) * self->speed);
  self->last_frame = now;
  show (self);

  if (is_moving (self) && (self->mode != ROUSE_FIGURE_MODE_SESSION || self->still_frames < STILL_FRAMES))
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  rouse_figure_movement_update (self);
  return G_SOURCE_REMOVE;
}

/*
 * rouse_figure_movement_stop:
 *
 * Asks for no more frames.
 */
void
rouse_figure_movement_stop (RouseFigureView *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->last_frame = 0;
  g_clear_handle_id (&self->poll, g_source_remove);
}

/*
 * rouse_figure_movement_update:
 *
 * Asks for frames, or for a look now and then, if something moves that can be seen.
 */
void
rouse_figure_movement_update (RouseFigureView *self)
{
  double fraction;
  gint64 left;
  RouseSide side;

  if (!is_moving (self))
    {
      rouse_figure_movement_stop (self);
      return;
    }
  if (self->tick != 0 || self->poll != 0)
    return;

  self->last_frame = 0;
  if (self->reduced && self->mode == ROUSE_FIGURE_MODE_PLAY)
    {
      get_played_phase (self, &fraction, &left, &side);
      self->poll = g_timeout_add ((guint) ((double) left / 1000000 / self->speed), step_cb, self);
    }
  else if (self->mode == ROUSE_FIGURE_MODE_SESSION && (self->reduced || self->still_frames >= STILL_FRAMES))
    self->poll = g_timeout_add (STILL_INTERVAL, poll_cb, self);
  else
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/*
 * rouse_figure_movement_restart:
 *
 * Shows the present pose and goes on from it.
 */
void
rouse_figure_movement_restart (RouseFigureView *self)
{
  rouse_figure_movement_stop (self);
  self->still_frames = 0;
  show (self);
  rouse_figure_movement_update (self);
}

/*
 * rouse_figure_movement_follow:
 *
 * Takes the exercise and the state of the session into account.
 */
void
rouse_figure_movement_follow (RouseFigureView *self)
{
  RouseVariant *variant = rouse_session_get_variant (self->session);

  if (variant != NULL && rouse_variant_get_motion (variant) != NULL)
    rouse_figure_view_set_motion (self, rouse_variant_get_motion (variant));
  rouse_figure_movement_restart (self);
}

/**
 * rouse_figure_view_get_position:
 * @self: a view
 *
 * Returns: where in one repetition the figure is, in ns
 */
gint64
rouse_figure_view_get_position (RouseFigureView *self)
{
  g_return_val_if_fail (ROUSE_IS_FIGURE_VIEW (self), 0);

  return self->position;
}

/**
 * rouse_figure_view_set_position:
 * @self: a view
 * @position: where in one repetition to go, in ns; clamped
 *
 * Stops the figure and puts it into the pose of that place. A pair of alternating legs keeps its turn. A view that
 * follows a session does not listen.
 */
void
rouse_figure_view_set_position (RouseFigureView *self, gint64 position)
{
  gint64 length;

  g_return_if_fail (ROUSE_IS_FIGURE_VIEW (self));

  if (self->variant == NULL || self->motion == NULL || self->mode == ROUSE_FIGURE_MODE_SESSION)
    return;
  length = rouse_figure_movement_get_length (self);
  if (length <= 0)
    return;

  rouse_figure_view_set_playing (self, FALSE);
  if (self->mode != ROUSE_FIGURE_MODE_PLAY)
    self->elapsed = 0;
  self->mode = ROUSE_FIGURE_MODE_PLAY;
  self->exact = TRUE;
  self->elapsed = self->elapsed / length * length + CLAMP (position, 0, length - 1);
  rouse_figure_movement_restart (self);
}

/**
 * rouse_figure_view_get_phase:
 * @self: a view that has a variant
 * @fraction: (out) (optional): where in the phase the figure is, from 0 to 1
 *
 * Returns: the phase that the figure is in
 */
RousePhase
rouse_figure_view_get_phase (RouseFigureView *self, double *fraction)
{
  double ignored;
  gint64 left;

  g_return_val_if_fail (ROUSE_IS_FIGURE_VIEW (self), ROUSE_PHASE_FIRST);
  g_return_val_if_fail (self->variant != NULL, ROUSE_PHASE_FIRST);

  return rouse_figure_movement_find_phase (self, self->position, fraction != NULL ? fraction : &ignored, &left);
}
