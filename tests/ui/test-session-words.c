/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects who reads along: the word that is spoken is the one that is marked, the letters stand still while the mark
 * goes on, and nothing wakes up between two words. */

#include "fixture.h"
#include "rouse-session-stage.h"
#include "rouse-session-words.h"
#include "rouse-ui.h"
#include "session-rig.h"

#include <string.h>

/* A voice that takes a tenth of a second for every byte of what it says. */
#define FAKE_TYPE_VOICE (fake_voice_get_type ())
G_DECLARE_FINAL_TYPE (FakeVoice, fake_voice, FAKE, VOICE, GObject)

struct _FakeVoice
{
  GObject parent_instance;
  GArray *words;
};

#define BYTE (ROUSE_SAMPLE_RATE / 10)

static const RouseVoiceWord *
fake_voice_get_words (RouseVoice *voice, const char *clip, const char *text, gsize *n_words)
{
  FakeVoice *self = FAKE_VOICE (voice);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gsize start = 0;

  g_array_set_size (self->words, 0);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      RouseVoiceWord word = { start, strlen (words[i]), (gint64) start * BYTE };

      g_array_append_val (self->words, word);
      start += word.length + 1;
    }
  *n_words = self->words->len;
  return (const RouseVoiceWord *) (gpointer) self->words->data;
}

static void
fake_voice_iface_init (RouseVoiceInterface *iface)
{
  iface->get_words = fake_voice_get_words;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeVoice,
                               fake_voice,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (ROUSE_TYPE_VOICE, fake_voice_iface_init))

static void
fake_voice_finalize (GObject *object)
{
  g_array_unref (FAKE_VOICE (object)->words);
  G_OBJECT_CLASS (fake_voice_parent_class)->finalize (object);
}

static void
fake_voice_class_init (FakeVoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_voice_finalize;
}

static void
fake_voice_init (FakeVoice *self)
{
  self->words = g_array_new (FALSE, FALSE, sizeof (RouseVoiceWord));
}

typedef struct
{
  SessionRig rig;
  GtkWidget *window;
  RouseStageText *caption;
  RouseSessionWords *words;
} Case;

static void
set_up (Case *self, gconstpointer id)
{
  g_autoptr (RouseVoice) voice = g_object_new (FAKE_TYPE_VOICE, NULL);

  session_rig_set_up (&self->rig, id);
  self->caption = ROUSE_STAGE_TEXT (rouse_stage_text_new (2));
  self->words = rouse_session_words_new (self->rig.session, self->caption);
  rouse_session_words_set_voice (self->words, voice);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 600, 200);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->caption));
  g_object_bind_property (self->rig.session, "caption", self->caption, "text", G_BINDING_SYNC_CREATE);
  gtk_window_present (GTK_WINDOW (self->window));
  for (int i = 0; i < 200 && gtk_widget_get_width (GTK_WIDGET (self->caption)) == 0; i++)
    fixture_iterate (20);
  rouse_session_start (self->rig.session);
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_assert_finalize_object (self->words);
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_iterate (20);
  session_rig_tear_down (&self->rig, id);
}

static char *
dup_marked (Case *self)
{
  gsize start;
  gsize length = rouse_stage_text_get_mark (self->caption, &start);

  return g_strndup (rouse_stage_text_get_text (self->caption) + start, length);
}

static void
assert_marked (Case *self, const char *word)
{
  g_autofree char *marked = NULL;

  rouse_session_words_update (self->words);
  marked = dup_marked (self);
  g_assert_cmpstr (marked, ==, word);
}

/* The first cue of the session that has several words. */
static const RousePlacedCue *
find_sentence (Case *self)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->rig.timeline, &n_cues);

  while (n_cues > 0 && strchr (cues->text, ' ') == NULL)
    {
      cues++;
      n_cues--;
    }
  g_assert_cmpuint (n_cues, >, 0);
  return cues;
}

static void
test_every_word (Case *self, gconstpointer id)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->rig.timeline, &n_cues);
  guint n_marked = 0;

  for (gsize i = 0; i < n_cues; i++)
    {
      g_auto (GStrv) words = g_strsplit (cues[i].text, " ", -1);
      gint64 start = cues[i].start;

      for (gsize j = 0; words[j] != NULL; j++)
        {
          if (start + 50 * MS >= cues[i].start + cues[i].length)
            break;
          session_rig_run_to (&self->rig, (double) (start + 50 * MS) / SECOND);
          g_assert_cmpstr (rouse_stage_text_get_text (self->caption), ==, cues[i].text);
          assert_marked (self, words[j]);
          start += (gint64) (strlen (words[j]) + 1) * 100 * MS;
          n_marked++;
          if (start >= cues[i].start + cues[i].length)
            break;
          session_rig_run_to (&self->rig, (double) (start - 10 * MS) / SECOND);
          assert_marked (self, words[j]);
        }
      if (i + 1 == n_cues || cues[i + 1].start > cues[i].start + cues[i].length + 20 * MS)
        {
          session_rig_run_to (&self->rig, (double) (cues[i].start + cues[i].length + 10 * MS) / SECOND);
          assert_marked (self, "");
        }
    }
  g_assert_cmpuint (n_marked, >, n_cues);
}

/* At a pause, and before it goes on, other words are spoken; while nothing is, none is marked. */
static void
test_pause (Case *self, gconstpointer id)
{
  const RousePlacedCue *cue = find_sentence (self);

  session_rig_run_to (&self->rig, (double) (cue->start + 50 * MS) / SECOND);
  rouse_session_pause (self->rig.session);
  session_rig_run (&self->rig, 0.05);
  g_assert_cmpstr (rouse_stage_text_get_text (self->caption), !=, cue->text);
  g_assert_cmpuint (rouse_stage_text_get_mark (self->caption, &(gsize) { 0 }), >, 0);
  g_assert_true (rouse_session_words_get_waiting (self->words));
  session_rig_run (&self->rig, 30);
  assert_marked (self, "");
  g_assert_false (rouse_session_words_get_waiting (self->words));

  rouse_session_resume (self->rig.session);
  session_rig_run (&self->rig, 0.05);
  assert_marked (self, "Back");
}

/* The very same words once more. */
static void
test_repeated (Case *self, gconstpointer id)
{
  const RousePlacedCue *cue = find_sentence (self);

  session_rig_run_to (&self->rig, (double) (cue->start + cue->length + 50 * MS) / SECOND);
  assert_marked (self, "");
  rouse_session_repeat (self->rig.session);
  g_assert_cmpuint (rouse_stage_text_get_mark (self->caption, &(gsize) { 0 }), >, 0);
}

/* By itself, without a frame clock: the transport waits for nobody. */
static void
test_by_itself (Case *self, gconstpointer id)
{
  const RousePlacedCue *cue = find_sentence (self);
  g_auto (GStrv) words = g_strsplit (cue->text, " ", -1);
  g_autofree char *marked = NULL;

  session_rig_run_to (&self->rig, (double) (cue->start + 50 * MS) / SECOND);
  assert_marked (self, words[0]);
  g_assert_true (rouse_session_words_get_waiting (self->words));
  session_rig_run (&self->rig, 0.1 * (double) (strlen (words[0]) + 1));
  for (int i = 0; i < 400; i++)
    {
      g_free (marked);
      marked = dup_marked (self);
      if (g_str_equal (marked, words[1]))
        break;
      fixture_iterate (20);
    }
  g_assert_cmpstr (marked, ==, words[1]);
}

/* Nobody reads what cannot be seen, nor along with a voice that does not know its words. */
static void
test_unseen (Case *self, gconstpointer id)
{
  const RousePlacedCue *cue = find_sentence (self);

  session_rig_run_to (&self->rig, (double) (cue->start + 50 * MS) / SECOND);
  gtk_widget_set_visible (GTK_WIDGET (self->caption), FALSE);
  g_assert_false (rouse_session_words_get_waiting (self->words));
  gtk_widget_set_visible (GTK_WIDGET (self->caption), TRUE);
  g_assert_true (rouse_session_words_get_waiting (self->words));
  g_assert_cmpuint (rouse_stage_text_get_mark (self->caption, &(gsize) { 0 }), >, 0);

  rouse_session_words_set_voice (self->words, NULL);
  g_assert_false (rouse_session_words_get_waiting (self->words));
  g_assert_cmpuint (rouse_stage_text_get_mark (self->caption, &(gsize) { 0 }), ==, 0);
}

/* Where all letters together are. */
static void
add_letters (GskRenderNode *node, graphene_rect_t *letters)
{
  const GskRenderNodeType type = gsk_render_node_get_node_type (node);
  graphene_rect_t bounds;

  if (type == GSK_CONTAINER_NODE)
    for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
      add_letters (gsk_container_node_get_child (node, i), letters);
  else if (type == GSK_TRANSFORM_NODE)
    add_letters (gsk_transform_node_get_child (node), letters);
  else if (type == GSK_TEXT_NODE)
    {
      gsk_render_node_get_bounds (node, &bounds);
      if (letters->size.width > 0)
        graphene_rect_union (letters, &bounds, letters);
      else
        *letters = bounds;
    }
}

static graphene_rect_t
get_letters (Case *self)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->caption));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_rect_t letters = { 0 };
  GskRenderNode *node;

  fixture_iterate (50);
  gdk_paintable_snapshot (paintable, snapshot, 600, 200);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  add_letters (node, &letters);
  gsk_render_node_unref (node);
  g_assert_cmpfloat (letters.size.width, >, 10);
  return letters;
}

/* No letter moves, and nothing around it. */
static void
test_letters_stand_still (Case *self, gconstpointer id)
{
  const char *text = "Breathe out and peel up one section after another: first the low back.";
  int width, height;
  graphene_rect_t plain;

  rouse_session_words_set_voice (self->words, NULL);
  rouse_stage_text_set_text (self->caption, text);
  gtk_widget_measure (GTK_WIDGET (self->caption), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (self->caption), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  plain = get_letters (self);
  for (const char *start = text; start != NULL && *start != '\0';)
    {
      const char *end = strchrnul (start, ' ');
      int marked_width, marked_height;
      graphene_rect_t marked;

      rouse_stage_text_set_mark (self->caption, (gsize) (start - text), (gsize) (end - start));
      marked = get_letters (self);
      g_assert_true (graphene_point_near (&plain.origin, &marked.origin, 0.01f));
      g_assert_cmpfloat_with_epsilon (plain.size.width, marked.size.width, 0.01f);
      g_assert_cmpfloat_with_epsilon (plain.size.height, marked.size.height, 0.01f);
      gtk_widget_measure (GTK_WIDGET (self->caption), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &marked_width, NULL, NULL);
      gtk_widget_measure (GTK_WIDGET (self->caption), GTK_ORIENTATION_VERTICAL, -1, NULL, &marked_height, NULL, NULL);
      g_assert_cmpint (marked_width, ==, width);
      g_assert_cmpint (marked_height, ==, height);
      g_assert_true (rouse_stage_text_get_fits (self->caption));
      start = *end != '\0' ? end + 1 : end;
    }
  /* Other words have no mark. */
  rouse_stage_text_set_text (self->caption, "Up.");
  g_assert_cmpuint (rouse_stage_text_get_mark (self->caption, &(gsize) { 0 }), ==, 0);
}

#define ADD(path, function) g_test_add ("/session-words/" path, Case, "clamshell", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  rouse_ui_init ();
  ADD ("every-word", test_every_word);
  ADD ("pause", test_pause);
  ADD ("repeated", test_repeated);
  ADD ("by-itself", test_by_itself);
  ADD ("unseen", test_unseen);
  ADD ("letters-stand-still", test_letters_stand_still);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
