/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects what a screen reader is told of a session: rarely, but at once when everything stops, and never less than
 * the voice would have said where there is none. */

#include "fake-sound.h"
#include "fixture.h"
#include "rouse-session-announcer.h"
#include "session-rig.h"

/* A voice that has no words for what it cannot count. */
#define FAKE_TYPE_VOICE (fake_voice_get_type ())
G_DECLARE_FINAL_TYPE (FakeVoice, fake_voice, FAKE, VOICE, GObject)

struct _FakeVoice
{
  GObject parent_instance;
};

static gboolean
is_number (const char *text)
{
  return strchr (text, ' ') == NULL;
}

static gint64
fake_voice_get_n_samples (RouseVoice *voice, const char *clip, const char *text)
{
  return is_number (text) ? ROUSE_SAMPLE_RATE / 2 : -1;
}

static void
fake_voice_iface_init (RouseVoiceInterface *iface)
{
  iface->get_n_samples = fake_voice_get_n_samples;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeVoice,
                               fake_voice,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_VOICE, fake_voice_iface_init))

static void
fake_voice_class_init (FakeVoiceClass *klass)
{
}

static void
fake_voice_init (FakeVoice *self)
{
}

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
  assert_last (self, "Stopping here. What you did still counts.");
  g_assert_cmpuint (rouse_session_announcer_get_n_announced (self->announcer), <=, before + 10);
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

/* Sound that has only tones is no voice. */
static void
test_tones_alone (Case *self, gconstpointer id)
{
  g_autoptr (RouseTransport) sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));

  rouse_session_set_transport (self->rig.session, sound);
  test_unheard (self, id);
}

/* What the voice has words for is left to it, and nothing else. */
static void
test_some_words_missing (Case *self, gconstpointer id)
{
  g_autoptr (RouseTransport) sound = fake_sound_new (ROUSE_CLOCK (self->rig.clock));
  g_autoptr (RouseVoice) voice = g_object_new (FAKE_TYPE_VOICE, NULL);
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->rig.timeline, &n_cues);
  guint n_told = 0, n_left = 0;

  rouse_session_set_transport (self->rig.session, sound);
  rouse_session_announcer_set_voice (self->announcer, voice);
  for (gsize i = 0; i < n_cues; i++)
    if (cues[i].start > 100 * SECOND && cues[i].start < 160 * SECOND)
      {
        session_rig_run_to (&self->rig, (double) (cues[i].start + MS) / SECOND);
        if (is_number (cues[i].text))
          {
            g_assert_cmpstr (rouse_session_announcer_get_last (self->announcer), !=, cues[i].text);
            n_left++;
          }
        else
          {
            assert_last (self, cues[i].text);
            n_told++;
          }
      }
  g_assert_cmpuint (n_told, >, 2);
  g_assert_cmpuint (n_left, >, 2);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/session-announcer/hurt", Case, "daily-three", set_up, test_hurt, tear_down);
  g_test_add ("/session-announcer/answers", Case, "daily-three", set_up, test_answers, tear_down);
  g_test_add ("/session-announcer/pause", Case, "daily-three", set_up, test_pause, tear_down);
  g_test_add ("/session-announcer/unheard", Case, "daily-three", set_up, test_unheard, tear_down);
  g_test_add ("/session-announcer/tones-alone", Case, "daily-three", set_up, test_tones_alone, tear_down);
  g_test_add ("/session-announcer/some-words-missing", Case, "daily-three", set_up, test_some_words_missing, tear_down);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
