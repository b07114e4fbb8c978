/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects saving as audio: the voice has its words, the file is there when the bar says so, and after a cancel or an
 * error nothing of it is. */

#include "fixture.h"

#include "rouse-save-bar.h"
#include "rouse-session-starter.h"
#include "rouse-ui.h"

#include <glib/gstdio.h>

typedef struct
{
  Fixture fixture;
  RouseSpeaker *speaker;
  RouseTimeline *timeline;
  GtkWidget *window;
  RouseSaveBar *bar;
  char *folder;
  GFile *saved;
  char *failed;
} Case;

static void
saved_cb (Case *self, GFile *file)
{
  g_set_object (&self->saved, file);
}

static void
failed_cb (Case *self, const char *reason)
{
  g_set_str (&self->failed, reason);
}

static void
set_up (Case *self, gconstpointer id)
{
  g_autoptr (RousePlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  RouseVoice *voice;

  fixture_set_up (&self->fixture, NULL);
  self->speaker = rouse_speaker_new (self->fixture.catalog, self->fixture.settings, g_getenv ("ROUSE_VOICES_DIR"));
  voice = rouse_speaker_get_voice (self->speaker, &error);
  g_assert_no_error (error);
  plan = rouse_session_starter_plan (self->fixture.catalog, self->fixture.settings, id, NULL, &error);
  g_assert_no_error (error);
  self->timeline = rouse_timeline_compile (plan, rouse_voice_get_clip_length, voice);

  self->folder = g_dir_make_tmp ("rouse-save-XXXXXX", &error);
  g_assert_no_error (error);
  self->window = adw_window_new ();
  self->bar = g_object_new (ROUSE_TYPE_SAVE_BAR, NULL);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->bar));
  g_signal_connect_swapped (self->bar, "saved", G_CALLBACK (saved_cb), self);
  g_signal_connect_swapped (self->bar, "failed", G_CALLBACK (failed_cb), self);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->bar)));
}

static void
tear_down (Case *self, gconstpointer id)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->timeline);
  g_clear_object (&self->speaker);
  g_clear_object (&self->saved);
  g_clear_pointer (&self->failed, g_free);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_clear_pointer (&self->folder, g_free);
  fixture_tear_down (&self->fixture, NULL);
}

static GFile *
begin (Case *self, const char *name)
{
  GFile *file = g_file_new_build_filename (self->folder, name, NULL);

  rouse_save_bar_save (self->bar, self->timeline, rouse_speaker_get_voice (self->speaker, NULL), file);
  g_assert_true (rouse_save_bar_get_saving (self->bar));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (self->bar)));
  return file;
}

static void
finish (Case *self)
{
  for (guint i = 0; i < 600 && rouse_save_bar_get_saving (self->bar); i++)
    fixture_iterate (50);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (self->bar)));
}

static void
test_saved (Case *self, gconstpointer id)
{
  g_autoptr (GFile) file = begin (self, "Clamshell.ogg");

  finish (self);
  g_assert_null (self->failed);
  g_assert_true (self->saved == file);
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_cancelled (Case *self, gconstpointer id)
{
  g_autoptr (GFile) file = begin (self, "Clamshell.ogg");
  GtkWidget *progress = fixture_find (GTK_WIDGET (self->bar), GTK_TYPE_PROGRESS_BAR, 0);

  for (guint i = 0; i < 1000 && gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (progress)) <= 0; i++)
    fixture_iterate (5);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (progress)), >, 0);
  g_signal_emit_by_name (fixture_find (GTK_WIDGET (self->bar), GTK_TYPE_BUTTON, 0), "clicked");
  finish (self);
  /* Nobody needs to be told what they did; that the folder is empty is seen when it is taken away. */
  g_assert_null (self->failed);
  g_assert_null (self->saved);
}

static void
test_failed (Case *self, gconstpointer id)
{
  g_autoptr (GFile) file = begin (self, "no-such-folder/Clamshell.ogg");

  finish (self);
  g_assert_null (self->saved);
  g_assert_nonnull (self->failed);
  g_assert_nonnull (strstr (self->failed, "Clamshell.ogg"));
}

static void
test_closed (Case *self, gconstpointer id)
{
  g_autoptr (GFile) file = begin (self, "Clamshell.ogg");

  fixture_iterate (50);
  g_object_add_weak_pointer (G_OBJECT (self->bar), (gpointer *) &self->bar);
  adw_window_set_content (ADW_WINDOW (self->window), NULL);
  for (guint i = 0; i < 600 && self->bar != NULL; i++)
    fixture_iterate (50);
  g_assert_null (self->bar);
  g_assert_null (self->saved);
}

/* Somebody who always chooses the same file, and says how often they were asked. */
static GFile *choice;
static guint n_asked;

void
gtk_file_dialog_save (
    GtkFileDialog *self, GtkWindow *parent, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  n_asked++;
  g_task_return_pointer (task, g_object_ref (choice), g_object_unref);
}

GFile *
gtk_file_dialog_save_finish (GtkFileDialog *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
choose (Case *self, const char *id)
{
  choice = g_file_new_build_filename (self->folder, "Clamshell.ogg", NULL);
  n_asked = 0;
  rouse_settings_set_voice (self->fixture.settings, "espeak-ng");
  rouse_save_bar_choose (self->bar, self->fixture.catalog, self->fixture.settings, self->speaker, id);
}

static void
tear_down_choice (Case *self, gconstpointer id)
{
  g_clear_object (&choice);
  rouse_settings_set_voice (self->fixture.settings, "");
  tear_down (self, id);
}

/* A voice that has to learn what it says has done so before it is decided what is saved: else there would be nothing
 * but tones. */
static void
test_learned (Case *self, gconstpointer id)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->timeline, &n_cues);
  RouseVoice *voice;

  choose (self, id);
  for (guint i = 0; i < 600 && n_asked == 0; i++)
    fixture_iterate (50);
  g_assert_cmpuint (n_asked, ==, 1);
  voice = rouse_speaker_get_voice (self->speaker, NULL);
  g_assert_cmpstr (rouse_voice_get_id (voice), ==, "espeak-ng");
  for (gsize i = 0; i < n_cues; i++)
    g_assert_cmpint (rouse_voice_get_n_samples (voice, cues[i].clip, cues[i].text), >, 0);

  for (guint i = 0; i < 600 && self->saved == NULL; i++)
    fixture_iterate (50);
  g_assert_null (self->failed);
  g_assert_true (self->saved == choice);
  g_assert_true (g_file_delete (choice, NULL, NULL));
}

/* Whoever closes the window meanwhile is asked nothing any more. */
static void
test_learning_closed (Case *self, gconstpointer id)
{
  choose (self, id);
  g_object_add_weak_pointer (G_OBJECT (self->bar), (gpointer *) &self->bar);
  adw_window_set_content (ADW_WINDOW (self->window), NULL);
  for (guint i = 0; i < 600 && self->bar != NULL; i++)
    fixture_iterate (50);
  g_assert_null (self->bar);
  g_assert_cmpuint (n_asked, ==, 0);
  g_assert_null (self->failed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();

  g_test_add ("/ui/save-bar/saved", Case, "clamshell", set_up, test_saved, tear_down);
  g_test_add ("/ui/save-bar/cancelled", Case, "clamshell", set_up, test_cancelled, tear_down);
  g_test_add ("/ui/save-bar/failed", Case, "clamshell", set_up, test_failed, tear_down);
  g_test_add ("/ui/save-bar/closed", Case, "clamshell", set_up, test_closed, tear_down);
  g_test_add ("/ui/save-bar/learned", Case, "clamshell", set_up, test_learned, tear_down_choice);
  g_test_add ("/ui/save-bar/learning-closed", Case, "clamshell", set_up, test_learning_closed, tear_down_choice);

  return g_test_run ();
}
