/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What “This hurts” makes of a feeling in a place: CONTENT.md 5, step 4, and nothing else. */

#include "rouse-hurt.h"

G_DEFINE_ENUM_TYPE (RouseFeeling,
                    rouse_feeling,
                    G_DEFINE_ENUM_VALUE (ROUSE_FEELING_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (ROUSE_FEELING_TIRED, "tired"),
                    G_DEFINE_ENUM_VALUE (ROUSE_FEELING_CRAMP, "cramp"),
                    G_DEFINE_ENUM_VALUE (ROUSE_FEELING_SHARP, "sharp"),
                    G_DEFINE_ENUM_VALUE (ROUSE_FEELING_TINGLING, "tingling"),
                    G_DEFINE_ENUM_VALUE (ROUSE_FEELING_DIZZY, "dizzy"),
                    G_DEFINE_ENUM_VALUE (ROUSE_FEELING_CHEST, "chest"))

G_DEFINE_ENUM_TYPE (RousePlace,
                    rouse_place,
                    G_DEFINE_ENUM_VALUE (ROUSE_PLACE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PLACE_BUTTOCK, "buttock"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PLACE_BACK, "back"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PLACE_HIP, "hip"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PLACE_KNEE, "knee"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PLACE_LEG, "leg"),
                    G_DEFINE_ENUM_VALUE (ROUSE_PLACE_ELSE, "else"))

G_DEFINE_ENUM_TYPE (RouseHurtAnswer,
                    rouse_hurt_answer,
                    G_DEFINE_ENUM_VALUE (ROUSE_HURT_GO_ON, "go-on"),
                    G_DEFINE_ENUM_VALUE (ROUSE_HURT_EASIER, "easier"),
                    G_DEFINE_ENUM_VALUE (ROUSE_HURT_SKIP, "skip"),
                    G_DEFINE_ENUM_VALUE (ROUSE_HURT_END, "end"))

/**
 * rouse_hurt_get_advice:
 * @feeling: what it feels like
 * @place: where; dizziness and chest pain need none
 *
 * Returns: what to say to it; %ROUSE_HURT_ADVICE_NONE while the place is still to be asked for
 */
RouseHurtAdvice
rouse_hurt_get_advice (RouseFeeling feeling, RousePlace place)
{
  if (feeling == ROUSE_FEELING_CHEST)
    return ROUSE_HURT_ADVICE_CHEST;
  if (feeling == ROUSE_FEELING_DIZZY)
    return ROUSE_HURT_ADVICE_DIZZY;
  if (feeling == ROUSE_FEELING_NONE || place == ROUSE_PLACE_NONE)
    return ROUSE_HURT_ADVICE_NONE;
  if (feeling == ROUSE_FEELING_TINGLING || place == ROUSE_PLACE_LEG)
    return ROUSE_HURT_ADVICE_TINGLING;
  if (feeling == ROUSE_FEELING_TIRED && place == ROUSE_PLACE_BUTTOCK)
    return ROUSE_HURT_ADVICE_MUSCLE;
  if (feeling == ROUSE_FEELING_CRAMP && place == ROUSE_PLACE_BUTTOCK)
    return ROUSE_HURT_ADVICE_CRAMP;

  return ROUSE_HURT_ADVICE_CHOOSE;
}

/**
 * rouse_hurt_advice_ends:
 * @advice: what is said
 *
 * Returns: whether nobody goes on after it
 */
gboolean
rouse_hurt_advice_ends (RouseHurtAdvice advice)
{
  return advice == ROUSE_HURT_ADVICE_TINGLING || advice == ROUSE_HURT_ADVICE_DIZZY || advice == ROUSE_HURT_ADVICE_CHEST;
}

/**
 * rouse_hurt_advice_get_message:
 * @advice: what is said
 *
 * Returns: (nullable): the id of the catalogue's message that says it; its clip is “message-” and the id
 */
const char *
rouse_hurt_advice_get_message (RouseHurtAdvice advice)
{
  switch (advice)
    {
    case ROUSE_HURT_ADVICE_MUSCLE:
      return "hurt-answer-tired";

    case ROUSE_HURT_ADVICE_CRAMP:
      return "hurt-answer-cramp";

    case ROUSE_HURT_ADVICE_TINGLING:
      return "hurt-answer-tingling";

    case ROUSE_HURT_ADVICE_DIZZY:
      return "hurt-answer-dizzy";

    case ROUSE_HURT_ADVICE_CHEST:
      return "hurt-answer-chest";

    case ROUSE_HURT_ADVICE_NONE:
    case ROUSE_HURT_ADVICE_CHOOSE:
    default:
      return NULL;
    }
}

/**
 * rouse_hurt_is_flag:
 * @hurt: what hurt, with its answer
 *
 * Whether it is remembered. Who said what it feels like has said that too; else only who goes on had nothing but
 * effort.
 *
 * Returns: whether it is a flag
 */
gboolean
rouse_hurt_is_flag (const RouseHurt *hurt)
{
  RouseHurtAdvice advice = rouse_hurt_get_advice (hurt->feeling, hurt->place);

  if (advice == ROUSE_HURT_ADVICE_NONE)
    return hurt->answer != ROUSE_HURT_GO_ON;

  return advice != ROUSE_HURT_ADVICE_MUSCLE && advice != ROUSE_HURT_ADVICE_CRAMP;
}
