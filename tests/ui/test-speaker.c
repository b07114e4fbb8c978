/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the ear: what reads texts aloud is silent while a session speaks, and the voice test says why; a session is
 * as loud as was chosen. And whoever has no voice at all is told so before lying down. */

#include "fake-reader.h"
#include "fixture.h"

#include <dlfcn.h>

#include "rouse-clock-transport.h"
#include "rouse-session-starter.h"
#include "rouse-ui.h"
#include "rouse-voice-test-row.h"
#include "session-rig.h"

typedef struct
{
  Fixture fixture;
  SessionRig rig;
  RouseSpeaker *speaker; /* with the voices of the build */
  AdwActionRow *row;
  guint n_failed;
  guint n_hushed; /* notifications */
} Case;

static void
failed_cb (RouseSpeaker *speaker, const GError *error, Case *self)
{
  self->n_failed++;
}

static void
hushed_cb (RouseSpeaker *speaker, GParamSpec *pspec, Case *self)
{
  self->n_hushed++;
}

static void
set_up (Case *self, gconstpointer id)
{
  g_autofree char *voices = g_build_filename (g_getenv ("ROUSE_DATA_DIR"), "..", "voices", NULL);

  fixture_set_up (&self->fixture, NULL);
  session_rig_set_up (&self->rig, id);
  self->speaker = rouse_speaker_new (self->fixture.catalog, self->fixture.settings, voices);
  self->row = g_object_ref_sink (g_object_new (ROUSE_TYPE_VOICE_TEST_ROW, NULL));
  rouse_voice_test_row_set_speaker (ROUSE_VOICE_TEST_ROW (self->row), self->speaker);
  g_signal_connect (self->speaker, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect (self->speaker, "notify::hushed", G_CALLBACK (hushed_cb), self);
  rouse_speaker_give_way_to (self->speaker, self->rig.session);
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_assert_finalize_object (g_steal_pointer (&self->row));
  g_assert_finalize_object (g_steal_pointer (&self->speaker));
  if (self->rig.session != NULL)
    session_rig_tear_down (&self->rig, id);
  fixture_tear_down (&self->fixture, NULL);
}

static GtkWidget *
get_button (Case *self)
{
  return fixture_find (GTK_WIDGET (self->row), GTK_TYPE_BUTTON, 0);
}

static void
read_something (Case *self)
{
  const char *const clips[] = { "message-tagline", NULL };

  rouse_speaker_read (self->speaker, "something", clips);
}

static void
test_hushed (Case *self, gconstpointer id)
{
  g_autofree char *idle = g_strdup (adw_action_row_get_subtitle (self->row));

  g_assert_true (gtk_widget_get_sensitive (get_button (self)));
  rouse_session_start (self->rig.session);
  g_assert_true (rouse_speaker_get_hushed (self->speaker));
  g_assert_false (gtk_widget_get_sensitive (get_button (self)));
  g_assert_cmpstr (adw_action_row_get_subtitle (self->row), ==, "The session is speaking: pause it to test the voice");
  read_something (self);
  g_assert_null (rouse_speaker_get_reading (self->speaker));
  g_assert_cmpuint (self->n_failed, ==, 0);

  /* The words of the pause are the session's too. */
  session_rig_run (&self->rig, 20);
  rouse_session_pause (self->rig.session);
  g_assert_true (rouse_speaker_get_hushed (self->speaker));
  session_rig_run (&self->rig, 20);
  g_assert_false (rouse_speaker_get_hushed (self->speaker));
  g_assert_true (gtk_widget_get_sensitive (get_button (self)));
  g_assert_cmpstr (adw_action_row_get_subtitle (self->row), ==, idle);
}

/* A session that goes on, from the lock screen for example, does not wait for the end of what is read. */
static void
test_interrupted (Case *self, gconstpointer id)
{
  rouse_session_start (self->rig.session);
  session_rig_run (&self->rig, 20);
  rouse_session_pause (self->rig.session);
  session_rig_run (&self->rig, 20);
  read_something (self);
  g_assert_cmpstr (rouse_speaker_get_reading (self->speaker), ==, "something");

  rouse_session_resume (self->rig.session);
  g_assert_null (rouse_speaker_get_reading (self->speaker));
  g_assert_cmpuint (self->n_failed, ==, 0);
}

/* Another transport, as after a lost device, is watched as well; and what is not there any more hushes nobody. */
static void
test_changed (Case *self, gconstpointer id)
{
  RouseTransport *other = rouse_clock_transport_new (ROUSE_CLOCK (self->rig.clock));

  rouse_session_start (self->rig.session);
  session_rig_run (&self->rig, 20);
  rouse_session_set_transport (self->rig.session, other);
  g_object_unref (other);
  g_assert_true (rouse_speaker_get_hushed (self->speaker));
  rouse_session_pause (self->rig.session);
  session_rig_run (&self->rig, 20);
  g_assert_false (rouse_speaker_get_hushed (self->speaker));
  rouse_session_resume (self->rig.session);
  g_assert_true (rouse_speaker_get_hushed (self->speaker));

  self->n_hushed = 0;
  session_rig_tear_down (&self->rig, id);
  self->rig.session = NULL;
  g_assert_false (rouse_speaker_get_hushed (self->speaker));
  g_assert_true (gtk_widget_get_sensitive (get_button (self)));
  g_assert_cmpuint (self->n_hushed, ==, 1);
}

static double
get_volume (RouseTransport *transport, const char *name)
{
  double volume;

  g_object_get (transport, name, &volume, NULL);
  return volume;
}

/* What is chosen in the preferences reaches every session at once, one that was left too; what is turned in a session
 * is chosen as well, but for its silence. */
static void
test_volumes (Case *self, gconstpointer id)
{
  RouseSettings *settings = self->fixture.settings;
  g_autoptr (RouseTransport) left = rouse_speaker_open_transport (self->speaker, NULL, NULL);
  g_autoptr (RouseTransport) shown = rouse_speaker_open_transport (self->speaker, NULL, NULL);

  g_assert_cmpfloat (get_volume (shown, "voice-volume"), ==, 1);
  g_assert_cmpfloat (get_volume (shown, "tone-volume"), ==, rouse_settings_get_tone_volume (settings));
  rouse_settings_set_voice_volume (settings, 0.25);
  rouse_settings_set_tone_volume (settings, 0.125);
  g_assert_cmpfloat (get_volume (shown, "voice-volume"), ==, 0.25);
  g_assert_cmpfloat (get_volume (shown, "tone-volume"), ==, 0.125);
  g_assert_cmpfloat (get_volume (left, "voice-volume"), ==, 0.25);

  g_object_set (shown, "voice-volume", 0.5, NULL);
  g_assert_cmpfloat (rouse_settings_get_voice_volume (settings), ==, 0.5);
  g_object_set (shown, "voice-volume", 0.0, NULL);
  g_assert_cmpfloat (rouse_settings_get_voice_volume (settings), ==, 0.5);
  g_assert_cmpfloat (get_volume (shown, "voice-volume"), ==, 0);
  g_assert_cmpfloat (get_volume (left, "voice-volume"), ==, 0.5);
  g_object_set (shown, "voice-volume", 0.5, NULL);
  rouse_settings_set_voice_volume (settings, 1);
  rouse_settings_set_tone_volume (settings, 0.6);
}

static void
wait_for_volume (RouseTransport *transport, double volume)
{
  for (guint i = 0; i < 500 && !G_APPROX_VALUE (get_volume (transport, "voice-volume"), volume, 1e-9); i++)
    fixture_iterate (20);
  g_assert_cmpfloat (get_volume (transport, "voice-volume"), ==, volume);
}

static void
learned_cb (GObject *source, GAsyncResult *result, gpointer learned)
{
  *(gboolean *) learned = rouse_speaker_learn_finish (ROUSE_SPEAKER (source), result, NULL);
}

/* Where a screen reader speaks instead no session does, whenever it was opened, and what is turned then is not chosen.
 */
static void
test_reader (Case *self, gconstpointer id)
{
  RouseSettings *settings = self->fixture.settings;
  g_autoptr (RouseTransport) left = NULL;
  g_autoptr (RouseTransport) shown = NULL;
  gboolean learned = FALSE;
  FakeReader reader;

  rouse_settings_set_reader_speaks (settings, TRUE);
  fake_reader_start (&reader, TRUE);
  rouse_speaker_learn_async (self->speaker, NULL, learned_cb, &learned);
  while (!learned)
    fixture_iterate (20);
  left = rouse_speaker_open_transport (self->speaker, NULL, NULL);
  wait_for_volume (left, 0);
  shown = rouse_speaker_open_transport (self->speaker, NULL, NULL);
  g_assert_cmpfloat (get_volume (shown, "voice-volume"), ==, 0);
  rouse_settings_set_voice_volume (settings, 0.75);
  g_assert_cmpfloat (get_volume (shown, "voice-volume"), ==, 0);
  g_object_set (shown, "voice-volume", 0.125, NULL);
  g_assert_cmpfloat (rouse_settings_get_voice_volume (settings), ==, 0.75);

  fake_reader_set_running (&reader, FALSE);
  wait_for_volume (left, 0.75);
  wait_for_volume (shown, 0.75);
  fake_reader_stop (&reader);
  rouse_settings_set_voice_volume (settings, 1);
  rouse_settings_set_reader_speaks (settings, FALSE);
}

/* A machine without espeak-ng, whatever the one that runs the test has. */
void *
dlopen (const char *name, int flags)
{
  static void *(*next) (const char *, int);

  if (next == NULL)
    *(void **) &next = dlsym (RTLD_NEXT, "dlopen");
  return name != NULL && g_str_has_prefix (name, "libespeak-ng") ? NULL : next (name, flags);
}

static RouseSessionPage *
open_page (Case *self, RouseSpeaker *speaker, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RousePlan) plan
      = rouse_session_starter_plan (self->fixture.catalog, self->fixture.settings, id, NULL, &error);

  g_assert_no_error (error);
  return g_object_ref_sink (
      rouse_session_starter_open (self->fixture.settings, speaker, ROUSE_CLOCK (self->rig.clock), NULL, plan));
}

/* Without a recorded voice and without espeak-ng there are tones and captions, and a banner from the first moment on.
 */
static void
test_no_voice (Case *self, gconstpointer id)
{
  RouseSessionPage *page = open_page (self, self->fixture.speaker, id);
  RouseSession *session = rouse_session_page_get_session (page);
  gsize n_tones, n_cues;

  g_assert_cmpstr (rouse_session_page_get_notice (page), ==, "No voice for this language: follow the captions");
  rouse_timeline_get_tones (rouse_session_get_timeline (session), &n_tones);
  rouse_timeline_get_cues (rouse_session_get_timeline (session), &n_cues);
  g_assert_cmpuint (n_tones, >, 0);
  g_assert_cmpuint (n_cues, >, 0);
  rouse_session_start (session);
  g_assert_nonnull (rouse_session_get_caption (session));
  rouse_session_end (session);
  g_object_unref (page);
  fixture_iterate (50);
}

/* Nor is a recorded voice one that has words for nothing of what is said. */
static void
test_no_words (Case *self, gconstpointer id)
{
  g_autofree char *folder = g_build_filename (g_getenv ("ROUSE_DATA_DIR"), "..", "..", "tests", "speech", NULL);
  g_autoptr (RouseSpeaker) speaker = rouse_speaker_new (self->fixture.catalog, self->fixture.settings, folder);
  RouseSessionPage *page = open_page (self, speaker, id);

  g_assert_nonnull (rouse_speaker_get_voice (speaker, NULL));
  g_assert_cmpstr (rouse_session_page_get_notice (page), ==, "No voice for this language: follow the captions");
  g_object_unref (page);
  fixture_iterate (50);
}

/* One that has words for most of it is. */
static void
test_voice (Case *self, gconstpointer id)
{
  RouseSessionPage *page = open_page (self, self->speaker, id);

  g_assert_null (rouse_session_page_get_notice (page));
  g_object_unref (page);
  fixture_iterate (50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();

  g_test_add ("/ui/speaker/hushed", Case, "daily-three", set_up, test_hushed, tear_down);
  g_test_add ("/ui/speaker/interrupted", Case, "daily-three", set_up, test_interrupted, tear_down);
  g_test_add ("/ui/speaker/no-voice", Case, "daily-three", set_up, test_no_voice, tear_down);
  g_test_add ("/ui/speaker/no-words", Case, "daily-three", set_up, test_no_words, tear_down);
  g_test_add ("/ui/speaker/voice", Case, "daily-three", set_up, test_voice, tear_down);
  g_test_add ("/ui/speaker/volumes", Case, "daily-three", set_up, test_volumes, tear_down);
  g_test_add ("/ui/speaker/reader", Case, "daily-three", set_up, test_reader, tear_down);
  g_test_add ("/ui/speaker/changed", Case, "daily-three", set_up, test_changed, tear_down);

  return g_test_run ();
}
