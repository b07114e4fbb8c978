/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects whoever cannot hear: everything that is said is shown, long enough to be read and without moving anything,
 * and a change of phase is seen as a word, a shape and, if wished, a flash that harms nobody. */

#include "fixture.h"
#include "page-rig.h"
#include "rouse-clock-transport.h"
#include "rouse-stage-captions.h"
#include "rouse-stage-flash.h"
#include "rouse-ui.h"

/* How long a caption stays at least, but for the numbers that are in the dial, too: three words a second are read with
 * ease, and nothing is read in less than this (BBC Subtitle Guidelines: 0.3 s a word). */
#define LEAST_TIME 0.9
#define TIME_PER_WORD 0.3

static void
run_to (PageRig *self, gint64 position)
{
  session_rig_run_to (&self->rig, (double) position / SECOND);
  rouse_session_stage_update (self->stage);
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

/* Walks through all that is said: each cue is on the page while it sounds, and stays until it can have been read. */
static void
test_every_cue (PageRig *self, gconstpointer id)
{
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->rig.timeline, &n_cues);

  g_assert_cmpuint (n_cues, >, 100);
  for (gsize i = 0; i < n_cues; i++)
    {
      const double needed = MAX (LEAST_TIME, TIME_PER_WORD * count_words (cues[i].text));
      const gint64 end
          = MIN (cues[i].start + (gint64) (needed * SECOND), rouse_timeline_get_length (self->rig.timeline) - 1);

      if (cues[i].start > rouse_session_get_position (self->rig.session))
        run_to (self, cues[i].start);
      g_assert_nonnull (strstr (rouse_session_stage_get_caption (self->stage), cues[i].text));
      g_assert_true (g_str_has_suffix (rouse_session_stage_get_caption (self->stage), cues[i].text));
      if (end > rouse_session_get_position (self->rig.session))
        {
          /* Not past the next cue, whose own beginning is looked at. */
          const gint64 next = i + 1 < n_cues ? cues[i + 1].start : end;

          run_to (self, MIN (end, next));
          g_test_message ("“%s” is followed by “%s”", cues[i].text, rouse_session_stage_get_caption (self->stage));
          g_assert_nonnull (strstr (rouse_session_stage_get_caption (self->stage), cues[i].text));
        }
    }
}

static gint64
get_short (const char *clip, const char *text, gpointer data)
{
  return SECOND / 4;
}

/* A voice so quick that a count is gone in half a second: it stays beside what follows it, and the numbers of the
 * countdown, which are in the dial, do not. */
static void
test_quick_voice (void)
{
  g_autoptr (RouseClock) clock = ROUSE_CLOCK (rouse_fake_clock_new ());
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  g_autoptr (RousePlan) plan = rouse_plan_new (session_fixture_get_catalog (), "bridge", &choices, NULL);
  g_autoptr (RouseTimeline) timeline = rouse_timeline_compile (plan, get_short, NULL);
  g_autoptr (RouseTransport) transport = rouse_clock_transport_new (clock);
  g_autoptr (RouseSession) session = rouse_session_new (timeline, transport, clock, get_short, NULL, NULL);
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (timeline, &n_cues);
  guint n_joined = 0;

  rouse_session_start (session);
  for (gsize i = 0; i < n_cues; i++)
    {
      const gint64 ahead = cues[i].start - rouse_session_get_position (session);
      const gboolean short_before = i > 0 && cues[i].start - cues[i - 1].start < (gint64) (LEAST_TIME * SECOND);
      g_autofree char *caption = NULL;

      rouse_fake_clock_advance (ROUSE_FAKE_CLOCK (clock), MAX (ahead, 0) / 1000);
      caption = rouse_stage_captions_create (session);
      g_assert_true (g_str_has_suffix (caption, cues[i].text));
      g_assert_true (g_str_has_prefix (caption, cues[short_before ? i - 1 : i].text));
      n_joined += short_before;
    }
  g_assert_cmpuint (n_joined, >, 0);
  rouse_session_end (session);
}

/* A tone sounds where a phase begins; there the word, the shape and the colour change, too. */
static void
test_every_tone (PageRig *self, gconstpointer id)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->rig.timeline, &n_segments);
  g_autofree char *title = g_strdup ("");
  RouseMark mark = ROUSE_MARK_NONE;

  for (gsize i = 0; i < n_segments; i++)
    {
      RouseMark before = mark;

      if (segments[i].kind != ROUSE_SEGMENT_PHASE)
        continue;
      run_to (self, segments[i].start);
      mark = rouse_session_dial_get_mark (rouse_session_stage_get_dial (self->stage));
      g_assert_cmpint (mark, !=, before);
      g_assert_cmpstr (rouse_session_stage_get_phase_title (self->stage), !=, title);
      g_free (title);
      title = g_strdup (rouse_session_stage_get_phase_title (self->stage));
    }
  g_assert_cmpint (mark, !=, ROUSE_MARK_NONE);
}

static void
get_places (PageRig *self, graphene_rect_t *places)
{
  for (int part = 0; part < ROUSE_N_STAGE_PARTS; part++)
    g_assert_true (gtk_widget_compute_bounds (rouse_session_stage_get_part (self->stage, (RouseStagePart) part),
                                              self->window, &places[part]));
}

/* At every cue and every boundary of a whole session the parts stand where they stood: all of them while one kind of
 * thing is done, and the caption always. */
static void
test_nothing_jumps (PageRig *self, gconstpointer id)
{
  graphene_rect_t first[ROUSE_N_STAGE_PARTS], prepare[ROUSE_N_STAGE_PARTS], now[ROUSE_N_STAGE_PARTS];
  gsize n_cues;
  const RousePlacedCue *cues = rouse_timeline_get_cues (self->rig.timeline, &n_cues);
  gboolean has_work = FALSE, has_prepare = FALSE;

  for (gsize i = 0; i < n_cues; i++)
    {
      const RouseSegment *segment;
      gboolean works;

      if (cues[i].start <= rouse_session_get_position (self->rig.session))
        continue;
      run_to (self, cues[i].start);
      segment = rouse_session_get_segment (self->rig.session);
      /* A list of steps takes its place between sets; it does not come and go within one. */
      works = segment->kind == ROUSE_SEGMENT_PHASE;
      if (!works && segment->kind != ROUSE_SEGMENT_SETUP)
        continue;
      /* Only what asks for another layout gets one: without that there is nothing to wait for. */
      fixture_iterate (1);
      gtk_widget_size_allocate (GTK_WIDGET (self->stage),
                                &(GtkAllocation) { 0, 0, gtk_widget_get_width (GTK_WIDGET (self->stage)),
                                                   gtk_widget_get_height (GTK_WIDGET (self->stage)) },
                                -1);
      get_places (self, now);
      if (works && !has_work)
        memcpy (first, now, sizeof now);
      if (!works && !has_prepare)
        memcpy (prepare, now, sizeof now);
      has_work = has_work || works;
      has_prepare = has_prepare || !works;
      for (int part = 0; part < ROUSE_N_STAGE_PARTS; part++)
        /* A list of steps gets its room only where there is one. */
        if (works ? part != ROUSE_STAGE_PART_STEPS : part == ROUSE_STAGE_PART_CAPTION)
          g_assert_true (graphene_rect_equal (&now[part], works ? &first[part] : &prepare[part]));
    }
  g_assert_true (has_work && has_prepare);
  g_assert_true (graphene_rect_equal (&first[ROUSE_STAGE_PART_CAPTION], &prepare[ROUSE_STAGE_PART_CAPTION]));
}

static void
test_size (PageRig *self, gconstpointer id)
{
  GtkWidget *caption = rouse_session_stage_get_part (self->stage, ROUSE_STAGE_PART_CAPTION);
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  int before = 0;

  rouse_session_page_follow_settings (ROUSE_SESSION_PAGE (self->page), settings);
  for (int size = 0; size < 3; size++)
    {
      rouse_settings_set_caption_size (settings, size);
      g_assert_cmpint (rouse_session_stage_get_caption_size (self->stage), ==, size);
      gtk_widget_size_allocate (GTK_WIDGET (self->stage), &(GtkAllocation) { 0, 0, 960, 520 }, -1);
      g_assert_cmpint (rouse_stage_text_get_ink_height (ROUSE_STAGE_TEXT (caption)), >, before);
      g_assert_true (rouse_stage_text_get_fits (ROUSE_STAGE_TEXT (caption)));
      before = rouse_stage_text_get_ink_height (ROUSE_STAGE_TEXT (caption));
    }
  rouse_settings_set_caption_size (settings, 0);
}

static void
set_animations (gboolean enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", enabled, NULL);
}

/* However fast phases change, no second has more than three flashes, and less movement means none. */
static void
test_flash_harms_nobody (PageRig *self, gconstpointer id)
{
  GtkWidget *flash = fixture_find (GTK_WIDGET (self->stage), ROUSE_TYPE_STAGE_FLASH, 0);
  gint64 struck[100];
  guint n_struck = 0;

  set_animations (TRUE);
  for (gint64 now = 0; now < 20 * G_USEC_PER_SEC; now += G_USEC_PER_SEC / 60)
    if (rouse_stage_flash_strike (ROUSE_STAGE_FLASH (flash), now))
      struck[n_struck++] = now;
  g_assert_cmpuint (n_struck, >, 10);
  for (guint i = 3; i < n_struck; i++)
    g_assert_cmpint (struck[i] - struck[i - 3], >, G_USEC_PER_SEC);
  set_animations (FALSE);
  g_assert_false (rouse_stage_flash_strike (ROUSE_STAGE_FLASH (flash), 60 * G_USEC_PER_SEC));
  set_animations (TRUE);
}

/* Nothing flashes unless it is wished, and then where a phase changes. */
static void
test_flash (PageRig *self, gconstpointer id)
{
  GtkWidget *flash = fixture_find (GTK_WIDGET (self->stage), ROUSE_TYPE_STAGE_FLASH, 0);
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->rig.timeline, &n_segments);
  gsize first = 0;

  set_animations (TRUE);
  while (segments[first].kind != ROUSE_SEGMENT_PHASE)
    first++;
  run_to (self, segments[first].start);
  run_to (self, segments[first + 1].start);
  g_assert_cmpfloat (gtk_widget_get_opacity (flash), ==, 0);

  rouse_session_stage_set_flash (self->stage, TRUE);
  run_to (self, segments[first + 2].start - SECOND / 2);
  g_assert_cmpfloat (gtk_widget_get_opacity (flash), ==, 0);
  run_to (self, segments[first + 2].start);
  g_assert_cmpfloat (gtk_widget_get_opacity (flash), >, 0);
  for (int i = 0; i < 200 && gtk_widget_get_opacity (flash) > 0; i++)
    fixture_iterate (20);
  g_assert_cmpfloat (gtk_widget_get_opacity (flash), ==, 0);
}

#define ADD(path, id, function)                                                                                        \
  g_test_add ("/session-captions/" path, PageRig, id, page_rig_set_up, function, page_rig_tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  ADD ("every-cue", "daily-three", test_every_cue);
  g_test_add_func ("/session-captions/quick-voice", test_quick_voice);
  ADD ("every-tone", "daily-three", test_every_tone);
  ADD ("nothing-jumps", "daily-three", test_nothing_jumps);
  ADD ("size", "clamshell", test_size);
  ADD ("flash-harms-nobody", "bridge", test_flash_harms_nobody);
  ADD ("flash", "bridge", test_flash);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
