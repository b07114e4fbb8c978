/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-question.h"
#include "rouse-session.h"

G_BEGIN_DECLS

/* REST: it hurts too much for a session today. */
typedef enum
{
  ROUSE_CHECK_IN_BEFORE,
  ROUSE_CHECK_IN_SESSION,
  ROUSE_CHECK_IN_REST,
  ROUSE_CHECK_IN_AFTER,
  ROUSE_CHECK_IN_OVER,
} RouseCheckInStage;
#define ROUSE_TYPE_CHECK_IN_STAGE (rouse_check_in_stage_get_type ())
GType rouse_check_in_stage_get_type (void);

/* What is offered on a day on which it hurts a little (CONTENT.md 4.3). */
#define ROUSE_CHECK_IN_GENTLE_ROUTINE "gentle-start"

#define ROUSE_CHECK_IN_UNANSWERED (-1)

/* UNANSWERED where nothing was said. How tired the back is and pain are never mixed: 0 to 10 each. Difficulty: 1 to 5.
 */
typedef struct
{
  int tired_before;
  int pain_before;
  int tired_after;
  int pain_after;
  int difficulty;
  const char *harder; /* nullable: id of the exercise that was harder than the rest */
} RouseCheckInAnswers;

/* Properties, read-only: "stage", "question" (NONE: nothing is asked), "typed" (the number that is being typed, or -1)
 * and "seconds-left" (until nobody is waited for any more; 0: as long as it takes). Signal "answered": the answers are
 * others. */
#define ROUSE_TYPE_CHECK_IN (rouse_check_in_get_type ())
G_DECLARE_FINAL_TYPE (RouseCheckIn, rouse_check_in, ROUSE, CHECK_IN, GObject)

RouseCheckIn *rouse_check_in_new (RouseSession *session, RouseClock *clock, RousePlan *gentle);
void rouse_check_in_restore (RouseCheckIn *self, int tired_before, int pain_before);

void rouse_check_in_set_patience (RouseCheckIn *self, gint64 patience);

void rouse_check_in_set_quiet (RouseCheckIn *self, gboolean quiet);

void rouse_check_in_begin (RouseCheckIn *self, gint64 after);
void rouse_check_in_hold (RouseCheckIn *self);
void rouse_check_in_extend (RouseCheckIn *self);
void rouse_check_in_repeat (RouseCheckIn *self);
void rouse_check_in_type (RouseCheckIn *self, guint digit);
void rouse_check_in_erase (RouseCheckIn *self);
gboolean rouse_check_in_confirm (RouseCheckIn *self);
void rouse_check_in_answer (RouseCheckIn *self, int value);
void rouse_check_in_skip (RouseCheckIn *self);
void rouse_check_in_leave (RouseCheckIn *self);
void rouse_check_in_set_harder (RouseCheckIn *self, const char *exercise);

RouseSession *rouse_check_in_get_session (RouseCheckIn *self);
RouseCheckInStage rouse_check_in_get_stage (RouseCheckIn *self);
RouseQuestion rouse_check_in_get_question (RouseCheckIn *self);
int rouse_check_in_get_typed (RouseCheckIn *self);
guint rouse_check_in_get_seconds_left (RouseCheckIn *self);
const RouseCheckInAnswers *rouse_check_in_get_answers (RouseCheckIn *self);
const char *rouse_check_in_get_feedback (RouseCheckIn *self);

G_END_DECLS
