/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-plan.h"

G_BEGIN_DECLS

/* What it feels like (CONTENT.md 5, “This hurts”, 2); NONE: not said. */
typedef enum
{
  ROUSE_FEELING_NONE,
  ROUSE_FEELING_TIRED,
  ROUSE_FEELING_CRAMP,
  ROUSE_FEELING_SHARP,
  ROUSE_FEELING_TINGLING,
  ROUSE_FEELING_DIZZY,
  ROUSE_FEELING_CHEST,
} RouseFeeling;
#define ROUSE_TYPE_FEELING (rouse_feeling_get_type ())
GType rouse_feeling_get_type (void);
#define ROUSE_N_FEELINGS 7

/* Where it hurts (3); NONE: not said. */
typedef enum
{
  ROUSE_PLACE_NONE,
  ROUSE_PLACE_BUTTOCK,
  ROUSE_PLACE_BACK,
  ROUSE_PLACE_HIP,
  ROUSE_PLACE_KNEE,
  ROUSE_PLACE_LEG,
  ROUSE_PLACE_ELSE,
} RousePlace;
#define ROUSE_TYPE_PLACE (rouse_place_get_type ())
GType rouse_place_get_type (void);
#define ROUSE_N_PLACES 7

/* What the person wants, by the digit that says so. */
typedef enum
{
  ROUSE_HURT_GO_ON,
  ROUSE_HURT_EASIER,
  ROUSE_HURT_SKIP,
  ROUSE_HURT_END,
} RouseHurtAnswer;
#define ROUSE_TYPE_HURT_ANSWER (rouse_hurt_answer_get_type ())
GType rouse_hurt_answer_get_type (void);

/* What is said to a feeling in a place (4). NONE: more has to be known. CHOOSE: nothing is said, the person chooses. */
typedef enum
{
  ROUSE_HURT_ADVICE_NONE,
  ROUSE_HURT_ADVICE_MUSCLE,
  ROUSE_HURT_ADVICE_CRAMP,
  ROUSE_HURT_ADVICE_CHOOSE,
  ROUSE_HURT_ADVICE_TINGLING,
  ROUSE_HURT_ADVICE_DIZZY,
  ROUSE_HURT_ADVICE_CHEST,
} RouseHurtAdvice;
#define ROUSE_N_HURT_ADVICES 7

/* What hurt in a session, and what the person wanted then. */
typedef struct
{
  RouseExercise *exercise;
  RouseVariant *variant;
  RouseSide side;
  RouseFeeling feeling;
  RousePlace place;
  RouseHurtAnswer answer;
} RouseHurt;

RouseHurtAdvice rouse_hurt_get_advice (RouseFeeling feeling, RousePlace place);
gboolean rouse_hurt_advice_ends (RouseHurtAdvice advice);
const char *rouse_hurt_advice_get_message (RouseHurtAdvice advice);
gboolean rouse_hurt_is_flag (const RouseHurt *hurt);

G_END_DECLS
