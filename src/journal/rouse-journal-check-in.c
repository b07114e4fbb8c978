/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-journal-check-in.h"

/* How it felt, written down as soon as it is said. */

G_STATIC_ASSERT (ROUSE_UNANSWERED == ROUSE_CHECK_IN_UNANSWERED);

static void
answered_cb (RouseJournalRecorder *recorder, RouseCheckIn *check_in)
{
  RouseRecord *record = rouse_journal_recorder_get_record (recorder);
  const RouseCheckInAnswers *answers = rouse_check_in_get_answers (check_in);

  record->tired_before = answers->tired_before;
  record->pain_before = answers->pain_before;
  record->tired_after = answers->tired_after;
  record->pain_after = answers->pain_after;
  record->difficulty = answers->difficulty;
  g_set_str (&record->harder, answers->harder);
  rouse_journal_recorder_save (recorder);
}

/**
 * rouse_journal_check_in_follow:
 * @recorder: the recorder of a session that is ready
 * @check_in: the check-in of the same session, which has not begun
 *
 * Has every answer written down: before the session together with its beginning, afterwards at once. What was answered
 * before a session that is taken up again is not asked again.
 */
void
rouse_journal_check_in_follow (RouseJournalRecorder *recorder, RouseCheckIn *check_in)
{
  const RouseRecord *record;

  g_return_if_fail (ROUSE_IS_JOURNAL_RECORDER (recorder));
  g_return_if_fail (ROUSE_IS_CHECK_IN (check_in));

  record = rouse_journal_recorder_get_record (recorder);
  if (record->start != 0)
    rouse_check_in_restore (check_in, record->tired_before, record->pain_before);
  g_signal_connect_object (check_in, "answered", G_CALLBACK (answered_cb), recorder, G_CONNECT_SWAPPED);
}
