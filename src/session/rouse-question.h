/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* READY: no answer, only time before the session begins. TIRED and STRENGTH: 0 to 10. PAIN: 0 no, 1 yes. GENTLE: 1
 * takes Gentle start, 0 goes on as planned. EFFORT: 1 to 5. */
typedef enum
{
  ROUSE_QUESTION_NONE,
  ROUSE_QUESTION_READY,
  ROUSE_QUESTION_TIRED,
  ROUSE_QUESTION_PAIN,
  ROUSE_QUESTION_STRENGTH,
  ROUSE_QUESTION_GENTLE,
  ROUSE_QUESTION_EFFORT,
} RouseQuestion;
#define ROUSE_TYPE_QUESTION (rouse_question_get_type ())
GType rouse_question_get_type (void);

void rouse_question_get_range (RouseQuestion question, int *lowest, int *highest);

G_END_DECLS
