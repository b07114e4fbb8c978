/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The questions of the check-in (CONTENT.md 5). */

#include "rouse-question.h"

G_DEFINE_ENUM_TYPE (RouseQuestion,
                    rouse_question,
                    G_DEFINE_ENUM_VALUE (ROUSE_QUESTION_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (ROUSE_QUESTION_READY, "ready"),
                    G_DEFINE_ENUM_VALUE (ROUSE_QUESTION_TIRED, "tired"),
                    G_DEFINE_ENUM_VALUE (ROUSE_QUESTION_PAIN, "pain"),
                    G_DEFINE_ENUM_VALUE (ROUSE_QUESTION_STRENGTH, "strength"),
                    G_DEFINE_ENUM_VALUE (ROUSE_QUESTION_GENTLE, "gentle"),
                    G_DEFINE_ENUM_VALUE (ROUSE_QUESTION_EFFORT, "effort"))

/**
 * rouse_question_get_range:
 * @question: a question
 * @lowest: (out): the lowest answer
 * @highest: (out): the highest; below @lowest where there is no answer
 */
void
rouse_question_get_range (RouseQuestion question, int *lowest, int *highest)
{
  *lowest = question == ROUSE_QUESTION_EFFORT ? 1 : 0;

  switch (question)
    {
    case ROUSE_QUESTION_TIRED:
    case ROUSE_QUESTION_STRENGTH:
      *highest = 10;
      break;

    case ROUSE_QUESTION_PAIN:
    case ROUSE_QUESTION_GENTLE:
      *highest = 1;
      break;

    case ROUSE_QUESTION_EFFORT:
      *highest = 5;
      break;

    case ROUSE_QUESTION_READY:
    case ROUSE_QUESTION_NONE:
    default:
      *highest = -1;
      break;
    }
}
