/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Side always means the working leg. */
typedef enum
{
  ROUSE_SIDE_BOTH,
  ROUSE_SIDE_LEFT,
  ROUSE_SIDE_RIGHT,
} RouseSide;
#define ROUSE_TYPE_SIDE (rouse_side_get_type ())
GType rouse_side_get_type (void);

typedef enum
{
  ROUSE_LEVEL_EASY,
  ROUSE_LEVEL_STANDARD,
  ROUSE_LEVEL_HARD,
} RouseLevel;
#define ROUSE_TYPE_LEVEL (rouse_level_get_type ())
GType rouse_level_get_type (void);
#define ROUSE_N_LEVELS 3

typedef enum
{
  ROUSE_GUIDANCE_FULL,
  ROUSE_GUIDANCE_BRIEF,
  ROUSE_GUIDANCE_COUNTS,
} RouseGuidance;
#define ROUSE_TYPE_GUIDANCE (rouse_guidance_get_type ())
GType rouse_guidance_get_type (void);
#define ROUSE_N_GUIDANCES 3

typedef enum
{
  ROUSE_TEMPO_STANDARD,
  ROUSE_TEMPO_SLOW,
} RouseTempo;
#define ROUSE_TYPE_TEMPO (rouse_tempo_get_type ())
GType rouse_tempo_get_type (void);

/* The four phases of a repetition, in the order in which they are done. */
typedef enum
{
  ROUSE_PHASE_FIRST,
  ROUSE_PHASE_HOLD,
  ROUSE_PHASE_SECOND,
  ROUSE_PHASE_SETTLE,
} RousePhase;
#define ROUSE_TYPE_PHASE (rouse_phase_get_type ())
GType rouse_phase_get_type (void);
#define ROUSE_N_PHASES 4

/* What the body does in a phase: the hinge lowers in its first phase, the other two lift. */
typedef enum
{
  ROUSE_MOVEMENT_LIFT,
  ROUSE_MOVEMENT_HOLD,
  ROUSE_MOVEMENT_LOWER,
  ROUSE_MOVEMENT_SETTLE,
} RouseMovement;
#define ROUSE_TYPE_MOVEMENT (rouse_movement_get_type ())
GType rouse_movement_get_type (void);

typedef enum
{
  ROUSE_BREATH_FREE,
  ROUSE_BREATH_IN,
  ROUSE_BREATH_OUT,
} RouseBreath;
#define ROUSE_TYPE_BREATH (rouse_breath_get_type ())
GType rouse_breath_get_type (void);

/* Where the body is: decides which words of rests and closings fit. */
typedef enum
{
  ROUSE_POSTURE_LYING,
  ROUSE_POSTURE_STANDING,
} RousePosture;
#define ROUSE_TYPE_POSTURE (rouse_posture_get_type ())
GType rouse_posture_get_type (void);

/* The moments of a session at which a cue can be spoken. */
typedef enum
{
  ROUSE_MOMENT_WELCOME,
  ROUSE_MOMENT_START,
  ROUSE_MOMENT_NEXT,
  ROUSE_MOMENT_INTRO,
  ROUSE_MOMENT_SETUP,
  ROUSE_MOMENT_VARIANT,
  ROUSE_MOMENT_SWITCH,
  ROUSE_MOMENT_AFTER_SWITCH,
  ROUSE_MOMENT_COUNTDOWN,
  ROUSE_MOMENT_BEGIN,
  ROUSE_MOMENT_FIRST,
  ROUSE_MOMENT_HOLD,
  ROUSE_MOMENT_SECOND,
  ROUSE_MOMENT_SETTLE,
  ROUSE_MOMENT_COUNT,
  ROUSE_MOMENT_HALFWAY,
  ROUSE_MOMENT_TWO_MORE,
  ROUSE_MOMENT_LAST,
  ROUSE_MOMENT_TIP,
  ROUSE_MOMENT_ENCOURAGEMENT,
  ROUSE_MOMENT_NEXT_SET,
  ROUSE_MOMENT_REST,
  ROUSE_MOMENT_REST_ENDING,
  ROUSE_MOMENT_STAND_UP,
  ROUSE_MOMENT_CLOSING,
  ROUSE_MOMENT_END_EARLY,
  ROUSE_MOMENT_GOODBYE,
  ROUSE_MOMENT_PAUSE,
  ROUSE_MOMENT_RESUME,
  ROUSE_MOMENT_HURT,
  ROUSE_MOMENT_CHECK_IN,
} RouseMoment;
#define ROUSE_TYPE_MOMENT (rouse_moment_get_type ())
GType rouse_moment_get_type (void);

/* What must be true of the check-in for one of its cues to be spoken. YES: pain was answered with yes. SOME_PAIN: 4 or
 * 5 before the session. HIGH_PAIN: 6 or more before the session. AFTERWARDS: only in the check-in after the session. */
typedef enum
{
  ROUSE_CONDITION_ALWAYS,
  ROUSE_CONDITION_YES,
  ROUSE_CONDITION_SOME_PAIN,
  ROUSE_CONDITION_HIGH_PAIN,
  ROUSE_CONDITION_AFTERWARDS,
} RouseCondition;
#define ROUSE_TYPE_CONDITION (rouse_condition_get_type ())
GType rouse_condition_get_type (void);

G_END_DECLS
