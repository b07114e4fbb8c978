/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session as the program leads it, without a window and without sound, to be killed at any moment:
 *
 *   crash-session JOURNAL resume|finish
 *
 * Says what happens, one line each and at once: “offer UUID” where an earlier session can be taken up, which it does or
 * does not; “begin UUID”; “over SET” for a set that lies behind; “saved” when all that was said before is on the disk;
 * “end”. */

#include "session-fixture.h"

#include "rouse-clock-transport.h"
#include "rouse-fake-clock.h"
#include "rouse-journal-plan.h"
#include "rouse-journal-recorder.h"

#include <unistd.h>

/* How much of the session's time passes in a millisecond, in µs: it lasts half a second. While something is on its way
 * to the disk time stands, for a disk is no faster than it is. */
#define STEP (3 * ROUSE_CLOCK_SECOND / 2)

static gboolean held;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Without a buffer: what was said stays said. */
static void
say (const char *format, ...)
{
  va_list arguments;
  g_autofree char *line = NULL;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    exit (1);
}

static void
set_done_cb (RouseSession *session, const RouseSetResult *result, gpointer data)
{
  if (result->done == result->planned)
    say ("over %s %d %u\n", rouse_exercise_get_id (result->item->exercise), result->side, result->set);
}

static void
saved_cb (RouseJournalRecorder *recorder)
{
  held = !rouse_journal_recorder_get_saved (recorder);
  if (!held)
    say ("saved\n");
}

static gboolean
pass_cb (gpointer clock)
{
  if (!held)
    rouse_fake_clock_advance (clock, STEP);

  return G_SOURCE_CONTINUE;
}

static RouseSession *
create_session (RouseRecord *interrupted, RouseClock *clock)
{
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan = NULL;
  g_autoptr (RouseTimeline) timeline = NULL;
  g_autoptr (RouseTransport) transport = rouse_clock_transport_new (clock);

  if (interrupted != NULL)
    plan = rouse_journal_plan_read (interrupted, session_fixture_get_catalog (), &error);
  else
    plan = rouse_plan_new (session_fixture_get_catalog (), "daily-three", &choices, &error);
  if (plan == NULL)
    g_error ("%s", error->message);
  timeline = rouse_timeline_compile (plan, session_fixture_get_longest, NULL);

  return rouse_session_new (timeline, transport, clock, session_fixture_get_longest, NULL, NULL);
}

static void
lead (RouseJournal *journal, RouseRecord *interrupted, RouseClock *clock)
{
  g_autoptr (RouseSession) session = create_session (interrupted, clock);
  g_autoptr (RouseJournalRecorder) recorder = NULL;

  /* Said before anything is written of it. */
  g_signal_connect (session, "set-done", G_CALLBACK (set_done_cb), NULL);
  recorder = rouse_journal_recorder_new (journal, session, clock, interrupted);
  g_signal_connect (recorder, "notify::saved", G_CALLBACK (saved_cb), NULL);
  say ("begin %s\n", rouse_journal_recorder_get_record (recorder)->uuid);
  rouse_session_start (session);
  while (rouse_session_get_state (session) != ROUSE_SESSION_FINISHED || !rouse_journal_recorder_get_saved (recorder))
    g_main_context_iteration (NULL, TRUE);
  say ("end\n");
  rouse_journal_recorder_leave (recorder);
}

int
main (int argc, char **argv)
{
  RouseFakeClock *fake = rouse_fake_clock_new ();
  RouseClock *clock = ROUSE_CLOCK (fake);
  g_autoptr (RouseJournal) journal = rouse_journal_new (argv[1], clock);
  g_autoptr (RouseRecord) interrupted = NULL;

  rouse_fake_clock_set_wall (fake, g_get_real_time ());
  rouse_journal_open (journal);
  while (!rouse_journal_get_opened (journal))
    {
      if (rouse_journal_get_error (journal) != NULL)
        g_error ("%s", rouse_journal_get_error (journal)->message);
      g_main_context_iteration (NULL, TRUE);
    }
  if (rouse_journal_get_set_aside (journal) != NULL)
    g_error ("damaged");

  if (rouse_journal_get_interrupted (journal) != NULL)
    {
      interrupted = rouse_record_copy (rouse_journal_get_interrupted (journal));
      say ("offer %s\n", interrupted->uuid);
    }
  if (interrupted != NULL && g_str_equal (argv[2], "finish"))
    {
      interrupted->status = ROUSE_STATUS_ENDED_EARLY;
      rouse_journal_save_async (journal, interrupted, NULL, NULL);
      g_clear_pointer (&interrupted, rouse_record_unref);
    }
  g_timeout_add (1, pass_cb, fake);
  lead (journal, interrupted, clock);
  rouse_journal_close (journal);

  return 0;
}
