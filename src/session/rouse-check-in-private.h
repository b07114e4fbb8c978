/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-check-in.h"

G_BEGIN_DECLS

#define ROUSE_CHECK_IN_NS_PER_US ((gint64) 1000)

struct _RouseCheckIn
{
  GObject parent_instance;

  RouseSession *session;
  RouseClock *clock;
  RousePlan *gentle; /* nullable: what pain offers instead of the plan */

  RouseCheckInStage stage;
  RouseQuestion question;
  RouseCheckInAnswers answers;
  gboolean quiet;  /* asks nothing: there is only time to get ready */
  gboolean held;   /* nobody looks */
  gboolean heard;  /* the question was put; else it waits for other words to end */
  gint64 patience; /* how long an answer is waited for, in µs */
  int typed;
  guint typing;    /* the wake-up that takes the typed number */
  guint wake_up;   /* the one that speaks, or counts the seconds */
  gint64 deadline; /* in µs of the monotonic clock */
  guint seconds_left;
};

typedef enum
{
  ROUSE_CHECK_IN_PROP_STAGE = 1,
  ROUSE_CHECK_IN_PROP_QUESTION,
  ROUSE_CHECK_IN_PROP_TYPED,
  ROUSE_CHECK_IN_PROP_SECONDS_LEFT,
  ROUSE_CHECK_IN_N_PROPS,
} RouseCheckInProperty;

void rouse_check_in_notify (RouseCheckIn *self, RouseCheckInProperty property);
void rouse_check_in_emit_answered (RouseCheckIn *self);

void rouse_check_in_set_stage (RouseCheckIn *self, RouseCheckInStage stage);
void rouse_check_in_set_question (RouseCheckIn *self, RouseQuestion question);
void rouse_check_in_put (RouseCheckIn *self, gint64 wait);
void rouse_check_in_ask (RouseCheckIn *self, RouseQuestion question);
void rouse_check_in_forget (RouseCheckIn *self);
void rouse_check_in_follow_session (RouseCheckIn *self);

G_END_DECLS
