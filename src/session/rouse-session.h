/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-clock.h"
#include "rouse-hurt.h"
#include "rouse-transport.h"

G_BEGIN_DECLS

typedef enum
{
  ROUSE_SESSION_READY, /* compiled, not begun */
  ROUSE_SESSION_RUNNING,
  ROUSE_SESSION_PAUSED,
  ROUSE_SESSION_RESUMING, /* "Back into position", wait, countdown */
  ROUSE_SESSION_HURT,     /* “This hurts”: stopped, waiting for an answer */
  ROUSE_SESSION_FINISHED, /* reached its end */
  ROUSE_SESSION_ENDED,    /* stopped by the person before the end */
} RouseSessionState;
#define ROUSE_TYPE_SESSION_STATE (rouse_session_state_get_type ())
GType rouse_session_state_get_type (void);

/* A planned set of one side, and how much of it is done: only repetitions whose settle began while the session ran (the
 * count was due). Nothing done means skipped or not reached yet. */
typedef struct
{
  const RousePlanItem *item;
  guint item_index;
  guint set;
  RouseSide side; /* BOTH also where the legs take turns */
  guint done;
  guint planned;
} RouseSetResult;

/* Properties, all read-only unless said: "state", "segment-index", "caption" (text of the cue being or last spoken),
 * "exercise" (RouseExercise, the current or coming one), "variant", "side", "phase-title" (what to do now, e.g. "Roll
 * up", "Get ready", "Rest"), "repetition", "repetitions", "next-title" (what comes next), "set", "sets", "transport"
 * (read-write), "timeline" (another one after an easier variant was chosen). Signals "set-done" (const RouseSetResult
 * *) and "hurt-flagged" (const RouseHurt *). */
#define ROUSE_TYPE_SESSION (rouse_session_get_type ())
G_DECLARE_FINAL_TYPE (RouseSession, rouse_session, ROUSE, SESSION, GObject)

RouseSession *rouse_session_new (RouseTimeline *timeline,
                                 RouseTransport *transport,
                                 RouseClock *clock,
                                 RouseClipLengthFunc clip_length,
                                 gpointer data,
                                 GDestroyNotify destroy);

/* How many repetitions of a set were done before. @left: (out): nobody goes back to it, though some may be missing. */
typedef guint (*RouseSetDoneFunc) (const RouseSetResult *result, gboolean *left, gpointer data);

void rouse_session_restore (RouseSession *self, RouseSetDoneFunc get_done, gpointer data);
void rouse_session_change_plan (RouseSession *self, RousePlan *plan);
void rouse_session_start (RouseSession *self);
void rouse_session_pause (RouseSession *self);
void rouse_session_resume (RouseSession *self);
void rouse_session_toggle (RouseSession *self);
void rouse_session_forward (RouseSession *self);
void rouse_session_back (RouseSession *self);
void rouse_session_end (RouseSession *self);
void rouse_session_repeat (RouseSession *self);
void rouse_session_speak (RouseSession *self, RouseTimeline *interlude);
void rouse_session_hush (RouseSession *self);

void rouse_session_hurt (RouseSession *self);
void rouse_session_extend_hurt (RouseSession *self);
const char *rouse_session_get_hurt_question (RouseSession *self);
gboolean rouse_session_can_ease (RouseSession *self);
RouseHurtAdvice rouse_session_refine_hurt (RouseSession *self, RouseFeeling feeling, RousePlace place);
void rouse_session_answer_hurt (RouseSession *self, RouseHurtAnswer answer);
const RouseHurt *rouse_session_get_hurts (RouseSession *self, gsize *n_hurts);

RouseTimeline *rouse_session_get_timeline (RouseSession *self);
RouseTransport *rouse_session_get_transport (RouseSession *self);
void rouse_session_set_transport (RouseSession *self, RouseTransport *transport);
RouseSessionState rouse_session_get_state (RouseSession *self);
gint64 rouse_session_get_position (RouseSession *self);
RouseTimeline *rouse_session_get_heard (RouseSession *self, gint64 *position);
const RouseSegment *rouse_session_get_segment (RouseSession *self);
double rouse_session_get_stretch_fraction (RouseSession *self);
gint64 rouse_session_get_stretch_left (RouseSession *self);
gint64 rouse_session_get_left (RouseSession *self);
gboolean rouse_session_get_pose (RouseSession *self, RousePose *pose, gboolean *mirrored);
RouseExercise *rouse_session_get_exercise (RouseSession *self);
RouseVariant *rouse_session_get_variant (RouseSession *self);
RouseSide rouse_session_get_side (RouseSession *self);
const char *rouse_session_get_phase_title (RouseSession *self);
const char *rouse_session_get_next_title (RouseSession *self);
const char *rouse_session_get_caption (RouseSession *self);
guint rouse_session_get_repetition (RouseSession *self);
guint rouse_session_get_repetitions (RouseSession *self);
guint rouse_session_get_set (RouseSession *self);
guint rouse_session_get_sets (RouseSession *self);
const RouseSetResult *rouse_session_get_results (RouseSession *self, gsize *n_results);

G_END_DECLS
