/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects what a screen reader is told of a session: rarely, but at once when everything stops, and never less than
 * the voice would have said where there is none. */

#include "fixture.h"
#include "rouse-session-announcer.h"
#include "session-rig.h"

typedef struct
{
  SessionRig rig;
  GtkWidget *label;
  RouseSessionAnnouncer *announcer;
} Case;

static void
set_up (Case *self, gconstpointer id)
{
  session_rig_set_up (&self->rig, id);
  self->label = g_object_ref_sink (gtk_label_new (""));
  self->announcer = rouse_session_announcer_new (self->rig.session, GTK_ACCESSIBLE (self->label));
  rouse_session_start (self->rig.session);
  session_rig_run_to (&self->rig, 100);
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_assert_finalize_object (self->announcer);
  g_assert_finalize_object (self->label);
  session_rig_tear_down (&self->rig, id);
}

#define assert_last(self, words) g_assert_cmpstr (rouse_session_announcer_get_last ((self)->announcer), ==, words)

/* Without a voice the question is asked here, before anything else that may be waiting. */
static void
test_hurt (Case *self, gconstpointer id)
{
  const guint before = rouse_session_announcer_get_n_announced (self->announcer);

  rouse_session_hurt (self->rig.session);
  assert_last (self, "Stopped. Zero, just effort. One, easier. Two, skip. Three, end.");
  g_assert_cmpint (rouse_session_announcer_get_priority (self->announcer), ==,
                   GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
  rouse_session_answer_hurt (self->rig.session, ROUSE_HURT_GO_ON);
  assert_last (self, "Resuming");
  g_assert_cmpint (rouse_session_announcer_get_priority (self->announcer), ==,
                   GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_assert_cmpuint (rouse_session_announcer_get_n_announced (self->announcer), ==, before + 2);
}

static void
test_answers (Case *self, gconstpointer id)
{
  guint before;

  rouse_session_hurt (self->rig.session);
  before = rouse_session_announcer_get_n_announced (self->announcer);
  rouse_session_answer_hurt (self->rig.session, ROUSE_HURT_EASIER);
  assert_last (self, "Bridge");
  rouse_session_hurt (self->rig.session);
  rouse_session_answer_hurt (self->rig.session, ROUSE_HURT_SKIP);
  assert_last (self, "Clamshell, Left leg");
  rouse_session_hurt (self->rig.session);
  rouse_session_answer_hurt (self->rig.session, ROUSE_HURT_END);
  assert_last (self, "Session ended");
  g_assert_cmpuint (rouse_session_announcer_get_n_announced (self->announcer), <=, before + 9);
}

static void
test_pause (Case *self, gconstpointer id)
{
  rouse_session_pause (self->rig.session);
  assert_last (self, "Paused");
  rouse_session_resume (self->rig.session);
  assert_last (self, "Resuming");
}

/* Where no voice is heard, every word of it is told, counts and phases with it. */
static void
test_unheard (Case *self, gconstpointer id)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->rig.timeline, &n_cues);
  guint n_told = 0;

  for (gsize i = 0; i < n_cues; i++)
    if (cues[i].start > 100 * SECOND && cues[i].start < 160 * SECOND)
      {
        session_rig_run_to (&self->rig, (double) (cues[i].start + MS) / SECOND);
        assert_last (self, rouse_session_get_caption (self->rig.session));
        n_told++;
      }
  g_assert_cmpuint (n_told, >, 5);
}

int
main (int argc, char **argv)
{
  int result;

  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/session-announcer/hurt", Case, "daily-three", set_up, test_hurt, tear_down);
  g_test_add ("/session-announcer/answers", Case, "daily-three", set_up, test_answers, tear_down);
  g_test_add ("/session-announcer/pause", Case, "daily-three", set_up, test_pause, tear_down);
  g_test_add ("/session-announcer/unheard", Case, "daily-three", set_up, test_unheard, tear_down);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
