/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rouse-coach-dose.h"
#include "rouse-coach.h"

G_BEGIN_DECLS

struct _RouseCoach
{
  GObject parent_instance;

  RouseJournal *journal;
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseReminderSettings *reminders;
  RouseClock *clock;

  GHashTable *cases; /* of RouseCoachCase, by the id of the exercise */
  gint64 judged;     /* start of the session that the cases are about */
  guint32 day;       /* on which everything was looked at */
  gboolean loading;
  gboolean again; /* something was stored while it was read */
  gboolean ready;
  gboolean whole; /* what is read, and what is to be read */
  gboolean want_whole;
};

/* What was made of an exercise. */
typedef struct
{
  gint64 start; /* of the session */
  char *heard;  /* nullable: the answers from which “before” has followed already */
  RouseCoachDose before;
  RouseCoachDose after;
  RouseAdvice advice;
} RouseCoachCase;

void rouse_coach_case_free (RouseCoachCase *it);
gboolean rouse_coach_judge (RouseCoach *self, GPtrArray *records, guint32 today);

G_END_DECLS
