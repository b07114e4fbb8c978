/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "journal-fixture.h"
#include "journal-script.h"
#include "rouse-fake-clock.h"

#include "rouse-coach.h"

G_BEGIN_DECLS

/* The exercise that the sessions of scripts are about. */
#define COACH_RIG_EXERCISE "clamshell"

/* A coach with a journal of its own, on a fake clock. */
typedef struct
{
  JournalFixture fixture;
  RouseFakeClock *clock;
  RouseJournal *journal;
  RouseSettings *settings;
  RouseReminderSettings *reminders;
  RouseCoach *coach;
  guint n_advised;
} CoachRig;

gint64 coach_rig_get_noon (guint day);
void coach_rig_set_up (CoachRig *rig, gconstpointer data);
void coach_rig_settle (CoachRig *rig);
void coach_rig_tear_down (CoachRig *rig, gconstpointer data);
void coach_rig_save (CoachRig *rig, RouseRecord *record);
RouseRecord *coach_rig_create_record (const char *script);
RouseRecord *coach_rig_play (CoachRig *rig, const char *script);
void coach_rig_wake_up_on (CoachRig *rig, guint day);
void coach_rig_set_dose (CoachRig *rig, const char *word);
void coach_rig_assert_dose (CoachRig *rig, const char *word);
const RouseAdvice *coach_rig_get_advice (CoachRig *rig);
guint coach_rig_get_flags (CoachRig *rig, guint day);

G_END_DECLS
