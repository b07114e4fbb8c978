/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-catalog.h"
#include "rouse-record.h"

G_BEGIN_DECLS

/* How much of an exercise: the version, and repetitions of each set and side. */
typedef struct
{
  RouseLevel level;
  guint repetitions;
} RouseAdviceDose;

/* The rows of CONTENT.md 4.3 by their numbers. NONE: no row fits. BACK: coming back after days away. */
typedef enum
{
  ROUSE_ADVICE_NONE,
  ROUSE_ADVICE_REST,
  ROUSE_ADVICE_ASK,
  ROUSE_ADVICE_SMALLER,
  ROUSE_ADVICE_LIGHTER,
  ROUSE_ADVICE_SAME,
  ROUSE_ADVICE_OFFER_HARDER,
  ROUSE_ADVICE_OFFER_STANDARD,
  ROUSE_ADVICE_STEADY,
  ROUSE_ADVICE_EASY,
  ROUSE_ADVICE_VERY_EASY,
  ROUSE_ADVICE_BACK,
} RouseAdviceRow;

/* Why. The words are those of rouse_advice_dup_reason(). */
typedef enum
{
  ROUSE_REASON_NONE,
  ROUSE_REASON_PAIN_HIGH,
  ROUSE_REASON_URGENT,
  ROUSE_REASON_HURT_TWICE,
  ROUSE_REASON_HURT,
  ROUSE_REASON_HURT_EASIEST,
  ROUSE_REASON_PAIN_ROSE,
  ROUSE_REASON_TOO_HARD,
  ROUSE_REASON_WORSE_NEXT_DAY,
  ROUSE_REASON_HARD,
  ROUSE_REASON_HARDER_ONE,
  ROUSE_REASON_UNFINISHED,
  ROUSE_REASON_EASED,
  ROUSE_REASON_PAIN_ROSE_BY_ONE,
  ROUSE_REASON_PAIN_UNSURE,
  ROUSE_REASON_THREE_EASY,
  ROUSE_REASON_TWO_GOOD,
  ROUSE_REASON_TWO_GENTLE,
  ROUSE_REASON_TWICE_RIGHT,
  ROUSE_REASON_ONCE_RIGHT,
  ROUSE_REASON_EASY,
  ROUSE_REASON_VERY_EASY,
  ROUSE_REASON_AT_MOST,
  ROUSE_REASON_WEEK_FULL,
  ROUSE_REASON_QUICK,
  ROUSE_REASON_OTHER_DOSE,
  ROUSE_REASON_UNANSWERED,
  ROUSE_REASON_AWAY,
} RouseAdviceReason;

/* Out of routines until the person switches it on. */
#define ROUSE_ADVICE_UNTIL_SWITCHED_ON G_MAXUINT32

/* What follows for one exercise. The dose is to take the place of the current one; an offer never does by itself. */
typedef struct
{
  RouseAdviceRow row;
  RouseAdviceReason reason;
  gboolean took_part;   /* it was done, or it hurt; only then, or with REST, is there something to say */
  RouseAdviceDose dose; /* from now on */
  guint gentle;         /* if not 0: from now on the repetitions of the easier version, which is not the current one */
  int change;           /* repetitions more or fewer, where the version stays; what message and reason speak of */
  guint32 back_on;      /* 0: part of routines; else the local day on which it is part of them again, as a Julian day of
                         * GDate, or UNTIL_SWITCHED_ON */
  gboolean has_offer;   /* whether the person is asked; never more than that */
  RouseAdviceDose offer; /* what the person is asked to take */
  RouseAdviceReason offer_reason;
  guint days_away; /* for BACK */
} RouseAdvice;

void rouse_advice_after_session (RouseAdvice *advice,
                                 RouseCatalog *catalog,
                                 GPtrArray *records,
                                 const char *exercise,
                                 const RouseAdviceDose *current,
                                 guint32 today);
gboolean rouse_advice_come_back (RouseAdvice *advice,
                                 RouseCatalog *catalog,
                                 GPtrArray *records,
                                 const char *exercise,
                                 const RouseAdviceDose *current,
                                 guint32 seen,
                                 guint32 today);

const char *rouse_advice_get_message (const RouseAdvice *advice);
char *rouse_advice_dup_reason (const RouseAdvice *advice);
char *rouse_advice_dup_next (const RouseAdvice *advice);
const char *rouse_advice_get_offer_message (const RouseAdvice *advice);
char *rouse_advice_dup_offer_reason (const RouseAdvice *advice);

/* What the answer about pain before a session allows. */
typedef enum
{
  ROUSE_GATE_OPEN,
  ROUSE_GATE_GENTLE, /* Gentle start is offered */
  ROUSE_GATE_CLOSED, /* no session today; the safety page opens */
} RouseGate;

RouseGate rouse_advice_get_gate (int pain);

/* Where the person stands with the whole of it. */
typedef struct
{
  gboolean rest_today;    /* no session today: row 1 was today */
  gboolean reminders_off; /* row 1 was the last that happened; the first session back is Gentle start */
  gboolean offer_gentle;  /* Gentle start is worth offering first: row 1, or 14 days away and more */
  gboolean offer_return;  /* two comfortable Gentle starts: the other routines are worth offering */
  gboolean offer_pause;   /* it hurt twice */
} RouseSituation;

void rouse_advice_get_situation (RouseCatalog *catalog, GPtrArray *records, guint32 today, RouseSituation *situation);

G_END_DECLS
