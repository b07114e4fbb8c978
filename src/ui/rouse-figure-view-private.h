/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-figure-turner.h"
#include "rouse-figure-view.h"

G_BEGIN_DECLS

/* What the figure does: stand, repeat a movement, move through a part of one phase, or follow a session. */
typedef enum
{
  ROUSE_FIGURE_MODE_STILL,
  ROUSE_FIGURE_MODE_PLAY,
  ROUSE_FIGURE_MODE_PHASE,
  ROUSE_FIGURE_MODE_SESSION,
} RouseFigureMode;

/* The moving figure as a widget. It owns the paintable and decides when it moves: the frame clock runs only while a
 * pose changes and can be seen. Where the desktop asks for less movement it shows the pose at the end of each phase,
 * named, instead of the way there. */
struct _RouseFigureView
{
  GtkWidget parent_instance;

  RouseFigure *figure;
  RouseFigureTurner *turner;
  GtkWidget *label;
  int below; /* what the label takes of the height, with the air around it */
  RouseMotion *motion;
  RouseVariant *variant;
  RouseSession *session;
  GSignalGroup *session_signals;

  RouseFigureMode mode;
  gboolean playing;
  gboolean mirrored;
  gboolean reduced;
  gboolean exact; /* with less movement, the pose at the position and not that at the end of its phase */
  double speed;

  guint tick;
  guint poll;
  guint still_frames;
  gint64 last_frame; /* µs of the frame clock; 0: none since the movement began */
  gint64 elapsed;    /* ns into the repetitions, or into the shown phase */

  gint64 position; /* ns into one repetition */

  RousePhase phase;
  double from;
  double to;
  RousePose pose;
};

void rouse_figure_movement_set_label (RouseFigureView *self, const char *text);
gint64 rouse_figure_movement_get_length (RouseFigureView *self);
RousePhase rouse_figure_movement_find_phase (RouseFigureView *self, gint64 position, double *fraction, gint64 *left);
void rouse_figure_movement_stop (RouseFigureView *self);
void rouse_figure_movement_update (RouseFigureView *self);
void rouse_figure_movement_restart (RouseFigureView *self);
void rouse_figure_movement_follow (RouseFigureView *self);

G_END_DECLS
