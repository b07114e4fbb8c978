/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session-rig.h"

#include "rouse-check-in.h"

G_BEGIN_DECLS

/* A check-in before and after a session on a fake clock, with what it tells counted. */
typedef struct
{
  SessionRig rig;
  RousePlan *gentle;
  RouseCheckIn *check_in;
  guint n_answered;
  guint n_questions;
} CheckInRig;

void check_in_rig_set_up (CheckInRig *self, gconstpointer id);
void check_in_rig_set_up_counts (CheckInRig *self, gconstpointer id);
void check_in_rig_tear_down (CheckInRig *self, gconstpointer id);
void check_in_rig_assert_answers (
    CheckInRig *self, int tired_before, int pain_before, int tired_after, int pain_after, int difficulty);
void check_in_rig_type (CheckInRig *self, const char *digits);

G_END_DECLS
