/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-catalog-enums.h"

/* The nicks are the words of the catalogue files. */

G_DEFINE_ENUM_TYPE (RouseSide,
                    rouse_side,
                    G_DEFINE_ENUM_VALUE (ROUSE_SIDE_BOTH, "both"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SIDE_LEFT, "left"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SIDE_RIGHT, "right"))

G_DEFINE_ENUM_TYPE (RouseLevel,
                    rouse_level,
                    G_DEFINE_ENUM_VALUE (ROUSE_LEVEL_EASY, "easy"),
                    G_DEFINE_ENUM_VALUE (ROUSE_LEVEL_STANDARD, "standard"),
                    G_DEFINE_ENUM_VALUE (ROUSE_LEVEL_HARD, "hard"))

G_DEFINE_ENUM_TYPE (RouseGuidance,
                    rouse_guidance,
                    G_DEFINE_ENUM_VALUE (ROUSE_GUIDANCE_FULL, "full"),
                    G_DEFINE_ENUM_VALUE (ROUSE_GUIDANCE_BRIEF, "brief"),
                    G_DEFINE_ENUM_VALUE (ROUSE_GUIDANCE_COUNTS, "counts"))

G_DEFINE_ENUM_TYPE (RouseTempo,
                    rouse_tempo,
                    G_DEFINE_ENUM_VALUE (ROUSE_TEMPO_STANDARD, "standard"),
                    G_DEFINE_ENUM_VALUE (ROUSE_TEMPO_SLOW, "slow"))

G_DEFINE_ENUM_TYPE (RousePhase,
                    rouse_phase,
                    G_DEFINE_ENUM_VALUE (ROUSE_PHASE_FIRST, "first"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PHASE_HOLD, "hold"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PHASE_SECOND, "second"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PHASE_SETTLE, "settle"))

G_DEFINE_ENUM_TYPE (RouseMovement,
                    rouse_movement,
                    G_DEFINE_ENUM_VALUE (ROUSE_MOVEMENT_LIFT, "lift"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOVEMENT_HOLD, "hold"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOVEMENT_LOWER, "lower"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOVEMENT_SETTLE, "settle"))

G_DEFINE_ENUM_TYPE (RouseBreath,
                    rouse_breath,
                    G_DEFINE_ENUM_VALUE (ROUSE_BREATH_FREE, "free"),
                    G_DEFINE_ENUM_VALUE (ROUSE_BREATH_IN, "in"),
                    G_DEFINE_ENUM_VALUE (ROUSE_BREATH_OUT, "out"))

G_DEFINE_ENUM_TYPE (RousePosture,
                    rouse_posture,
                    G_DEFINE_ENUM_VALUE (ROUSE_POSTURE_LYING, "lying"),
                    G_DEFINE_ENUM_VALUE (ROUSE_POSTURE_STANDING, "standing"))

G_DEFINE_ENUM_TYPE (RouseMoment,
                    rouse_moment,
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_WELCOME, "welcome"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_START, "start"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_NEXT, "next"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_INTRO, "intro"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_SETUP, "setup"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_VARIANT, "variant"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_SWITCH, "switch"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_AFTER_SWITCH, "after-switch"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_COUNTDOWN, "countdown"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_BEGIN, "begin"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_FIRST, "first"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_HOLD, "hold"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_SECOND, "second"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_SETTLE, "settle"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_COUNT, "count"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_HALFWAY, "halfway"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_TWO_MORE, "two-more"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_LAST, "last"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_TIP, "tip"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_ENCOURAGEMENT, "encouragement"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_NEXT_SET, "next-set"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_REST, "rest"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_REST_ENDING, "rest-ending"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_STAND_UP, "stand-up"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_CLOSING, "closing"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_END_EARLY, "end-early"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_GOODBYE, "goodbye"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_PAUSE, "pause"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_RESUME, "resume"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_HURT, "hurt"),
                    G_DEFINE_ENUM_VALUE (ROUSE_MOMENT_CHECK_IN, "check-in"))

G_DEFINE_ENUM_TYPE (RouseCondition,
                    rouse_condition,
                    G_DEFINE_ENUM_VALUE (ROUSE_CONDITION_ALWAYS, "always"),
                    G_DEFINE_ENUM_VALUE (ROUSE_CONDITION_YES, "yes"),
                    G_DEFINE_ENUM_VALUE (ROUSE_CONDITION_SOME_PAIN, "some-pain"),
                    G_DEFINE_ENUM_VALUE (ROUSE_CONDITION_HIGH_PAIN, "high-pain"),
                    G_DEFINE_ENUM_VALUE (ROUSE_CONDITION_AFTERWARDS, "afterwards"))
