/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-session-view.h"
#include "rouse-session.h"
#include "rouse-tally.h"

G_BEGIN_DECLS

struct _RouseSession
{
  GObject parent_instance;

  /* Given at construction. */
  RouseTimeline *timeline;
  RouseTransport *transport;
  RouseClock *clock;
  RouseClipLengthFunc clip_length;
  gpointer data;
  GDestroyNotify destroy;

  RouseSessionState state;
  RouseTally *tally;
  RouseSessionView view;
  char *caption;            /* the one shown */
  RouseTimeline *interlude; /* what is spoken while the position stands, nullable */
  GPtrArray *past;          /* of RouseTally: those of timelines that were changed, so that their results stay good */
  GArray *hurts;            /* of RouseHurt: those that are remembered */
  RouseHurt hurt;           /* what hurts now */
  guint hurt_repeat;        /* the wake-up that asks once more */
  guint hurt_deadline;      /* the wake-up that stops waiting for an answer */
  gint64 position;          /* how far everything has been taken into account, in ns */
  gint64 fresh_from;        /* words that began before it are over since a pause, in ns; 0: none */
  gint64 seen;              /* the last position that was read while running, in ns */

  /* The one wake-up. */
  guint wake_up;
  gint64 due;          /* when it should come, in µs */
  gint64 due_position; /* the boundary it is for, in ns */
  gint64 slept;        /* boot minus monotonic time when it was asked for, in µs */
  gint64 patience;     /* how long to wait for a position that does not move, in µs */
};

typedef enum
{
  ROUSE_SESSION_PROP_STATE = 1,
  ROUSE_SESSION_PROP_SEGMENT_INDEX,
  ROUSE_SESSION_PROP_CAPTION,
  ROUSE_SESSION_PROP_EXERCISE,
  ROUSE_SESSION_PROP_VARIANT,
  ROUSE_SESSION_PROP_SIDE,
  ROUSE_SESSION_PROP_PHASE_TITLE,
  ROUSE_SESSION_PROP_NEXT_TITLE,
  ROUSE_SESSION_PROP_REPETITION,
  ROUSE_SESSION_PROP_REPETITIONS,
  ROUSE_SESSION_PROP_SET,
  ROUSE_SESSION_PROP_SETS,
  ROUSE_SESSION_PROP_TRANSPORT,
  ROUSE_SESSION_PROP_TIMELINE,
  ROUSE_SESSION_N_PROPS,
} RouseSessionProperty;

void rouse_session_notify (RouseSession *self, RouseSessionProperty property);
void rouse_session_emit_set_done (RouseSession *self, const RouseSetResult *result);
void rouse_session_emit_hurt_flagged (RouseSession *self, const RouseHurt *hurt);
void rouse_session_emit_jumped (RouseSession *self);

void rouse_session_update (RouseSession *self);
void rouse_session_set_state (RouseSession *self, RouseSessionState state);

void rouse_session_attach (RouseSession *self, RouseTransport *transport);
void rouse_session_detach (RouseSession *self);

gint64 rouse_session_read_position (RouseSession *self);
gboolean rouse_session_stood_still (RouseSession *self);
void rouse_session_arm (RouseSession *self);
void rouse_session_disarm (RouseSession *self);
void rouse_session_move_to (RouseSession *self, gint64 position);
void rouse_session_catch_up (RouseSession *self);
void rouse_session_finish (RouseSession *self);
void rouse_session_begin_interlude (RouseSession *self, RouseTimeline *interlude);
void rouse_session_pause_at (RouseSession *self, gint64 position, gboolean spoken);
void rouse_session_interrupt (RouseSession *self);
void rouse_session_run_from (RouseSession *self, gint64 position);
void rouse_session_change_timeline (RouseSession *self, RouseTimeline *timeline, gint64 position);
gint64 rouse_session_find_first_word (RouseTimeline *timeline, const RouseSegment *segment);
void rouse_session_end_with (RouseSession *self, RouseTimeline *last_words);

void rouse_session_ask (RouseSession *self, RouseCondition condition, gboolean wait_for_key);
void rouse_session_say_goodbye (RouseSession *self);
gint64 rouse_session_get_words_left (RouseSession *self);

void rouse_session_ask_hurt (RouseSession *self);
void rouse_session_await_hurt_answer (RouseSession *self);
void rouse_session_forget_hurt (RouseSession *self);
void rouse_session_settle_hurt (RouseSession *self, RouseHurtAnswer answer);

G_END_DECLS
