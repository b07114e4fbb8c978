/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the view from three metres: the count is a fifth of the screen's height whatever its shape, steps are large,
 * nothing moves when the controls come and go, and the focus is never on what cannot be seen. */

#include "fake-reader.h"
#include "fixture.h"
#include "page-rig.h"
#include "rouse-stage-foot.h"
#include "rouse-ui.h"

typedef struct
{
  int width;
  int height;
} Size;

/* Screens as they stand or hang in rooms, and telephones, both ways up. */
static const Size screens[] = {
  { 1280, 720 },  { 1366, 768 },  { 1280, 800 }, { 1920, 1080 }, { 2560, 1080 }, { 3840, 2160 },
  { 1080, 1920 }, { 2160, 3840 }, { 800, 1280 }, { 1024, 768 },  { 768, 1024 },  { 1200, 1200 },
  { 360, 720 },   { 720, 360 },   { 412, 915 },  { 640, 360 },
};

/* What the controls take below the stage; the page's own number is compared with this in a test of its own. */
#define BAR 68
#define HEAD 47
#define COUNT_SHARE 0.2
#define STEP_SHARE 0.033

static AdwToolbarView *
get_view (PageRig *self)
{
  return ADW_TOOLBAR_VIEW (fixture_find (GTK_WIDGET (self->page), ADW_TYPE_TOOLBAR_VIEW, 0));
}

static void
enter (PageRig *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.fullscreen", NULL);
  for (int i = 0; i < 200 && !rouse_session_stage_get_large (self->stage); i++)
    fixture_iterate (20);
  g_assert_true (rouse_session_stage_get_large (self->stage));
}

static void
wait_for_bars (PageRig *self, gboolean revealed)
{
  for (int i = 0; i < 500 && adw_toolbar_view_get_reveal_bottom_bars (get_view (self)) != revealed; i++)
    fixture_iterate (20);
  g_assert_true (adw_toolbar_view_get_reveal_bottom_bars (get_view (self)) == revealed);
  g_assert_true (adw_toolbar_view_get_reveal_top_bars (get_view (self)) == revealed);
}

/* The stage as it is on a screen of that size, with the foot below it. */
static void
allocate (PageRig *self, const Size *screen)
{
  g_autoptr (GtkWidget) foot = g_object_ref_sink (rouse_stage_foot_new ());
  int height;

  rouse_stage_foot_set_least (ROUSE_STAGE_FOOT (foot), BAR);
  rouse_session_stage_set_head (self->stage, HEAD);
  gtk_widget_measure (foot, GTK_ORIENTATION_VERTICAL, screen->width, &height, NULL, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (self->stage), &(GtkAllocation) { 0, 0, screen->width, screen->height - height },
                            -1);
}

static void
run_to_repetition (PageRig *self, guint repetition)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->rig.timeline, &n_segments);

  for (gsize i = 0; i < n_segments; i++)
    if (segments[i].kind == ROUSE_SEGMENT_PHASE && segments[i].repetition == repetition)
      {
        session_rig_run_to (&self->rig, (double) segments[i].start / SECOND + 0.5);
        rouse_session_stage_update (self->stage);
        return;
      }
  g_assert_not_reached ();
}

/* Measured on what is drawn, with the widest of the counts, and with a single digit no other. */
static void
test_count (PageRig *self, gconstpointer id)
{
  RouseStageText *number = rouse_session_dial_get_number_text (rouse_session_stage_get_dial (self->stage));

  rouse_session_stage_set_large (self->stage, TRUE);
  for (guint repetition = 9; repetition <= 10; repetition++)
    {
      run_to_repetition (self, repetition);
      for (int size = 0; size < 3; size++)
        for (gsize i = 0; i < G_N_ELEMENTS (screens); i++)
          {
            double share;

            rouse_session_stage_set_caption_size (self->stage, size);
            allocate (self, &screens[i]);
            share = (double) rouse_stage_text_get_ink_height (number) / screens[i].height;
            g_test_message ("%d × %d: “%s” is %.1f %% of the height", screens[i].width, screens[i].height,
                            rouse_stage_text_get_text (number), share * 100);
            g_assert_cmpfloat (share, >=, COUNT_SHARE);
          }
    }
}

/* Lying still one wants to know for how long: as large as a count. */
static void
test_wait (PageRig *self, gconstpointer id)
{
  RouseSessionDial *dial = rouse_session_stage_get_dial (self->stage);
  RouseStageText *number = rouse_session_dial_get_number_text (dial);

  rouse_session_stage_set_large (self->stage, TRUE);
  session_rig_run (&self->rig, 2);
  rouse_session_stage_update (self->stage);
  g_assert_cmpstr (rouse_session_dial_get_total (dial), ==, "seconds");
  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      double share;

      allocate (self, &screens[i]);
      share = (double) rouse_stage_text_get_ink_height (number) / screens[i].height;
      g_test_message ("%d × %d: “%s” is %.1f %% of the height", screens[i].width, screens[i].height,
                      rouse_stage_text_get_text (number), share * 100);
      g_assert_cmpfloat (share, >=, COUNT_SHARE);
    }
}

/* Large where there is room for a list at all. */
static void
test_steps (PageRig *self, gconstpointer id)
{
  rouse_session_stage_set_large (self->stage, TRUE);
  session_rig_run_to (&self->rig, 60);
  rouse_session_stage_update (self->stage);
  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      GtkWidget *steps = rouse_session_stage_get_part (self->stage, ROUSE_STAGE_PART_STEPS);
      GtkWidget *label = fixture_find (steps, GTK_TYPE_LABEL, 0);
      PangoAttrList *attributes;
      g_autoptr (PangoAttrIterator) iterator = NULL;
      PangoAttribute *size;
      double pixels;

      allocate (self, &screens[i]);
      if (!gtk_widget_get_child_visible (steps))
        continue;
      attributes = gtk_label_get_attributes (GTK_LABEL (label));
      iterator = pango_attr_list_get_iterator (attributes);
      size = pango_attr_iterator_get (iterator, PANGO_ATTR_ABSOLUTE_SIZE);
      g_assert_nonnull (size);
      pixels = (double) ((PangoAttrInt *) size)->value / PANGO_SCALE;
      g_test_message ("%d × %d: steps of %.0f pixels", screens[i].width, screens[i].height, pixels);
      g_assert_cmpfloat (pixels, >=, STEP_SHARE * MIN (screens[i].width, screens[i].height));
    }
}

/* The controls go and come, and neither the stage nor anything on it moves by a pixel. */
static void
test_nothing_moves (PageRig *self, gconstpointer id)
{
  graphene_rect_t before, hidden, again;
  GtkWidget *foot = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_STAGE_FOOT, 0);

  g_assert_false (gtk_widget_get_visible (foot));
  enter (self);
  wait_for_bars (self, TRUE);
  fixture_iterate (300);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (self->stage), self->window, &before));
  g_assert_cmpint (gtk_widget_get_height (foot), >=, adw_toolbar_view_get_bottom_bar_height (get_view (self)));
  g_assert_cmpint (adw_toolbar_view_get_bottom_bar_height (get_view (self)), <=, BAR);
  wait_for_bars (self, FALSE);
  fixture_iterate (300);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (self->stage), self->window, &hidden));
  page_rig_press (self, GDK_KEY_Shift_L, 0);
  wait_for_bars (self, TRUE);
  fixture_iterate (300);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (self->stage), self->window, &again));
  g_test_message ("before %.0f, %.0f, %.0f × %.0f; hidden %.0f, %.0f, %.0f × %.0f", before.origin.x, before.origin.y,
                  before.size.width, before.size.height, hidden.origin.x, hidden.origin.y, hidden.size.width,
                  hidden.size.height);
  g_assert_true (graphene_rect_equal (&before, &hidden));
  g_assert_true (graphene_rect_equal (&before, &again));
}

/* Nor does the upper bar lie over what is to be read. */
static void
test_head (PageRig *self, gconstpointer id)
{
  GtkWidget *dial = rouse_session_stage_get_part (self->stage, ROUSE_STAGE_PART_RING);
  graphene_rect_t before, hidden;

  enter (self);
  wait_for_bars (self, TRUE);
  fixture_iterate (300);
  g_assert_true (gtk_widget_compute_bounds (dial, self->window, &before));
  g_assert_cmpfloat (before.origin.y, >=, adw_toolbar_view_get_top_bar_height (get_view (self)));
  wait_for_bars (self, FALSE);
  fixture_iterate (300);
  g_assert_true (gtk_widget_compute_bounds (dial, self->window, &hidden));
  g_assert_true (graphene_rect_equal (&before, &hidden));
}

/* What is hidden has no focus, no pointer rests on it, and any key brings it back before that key moves the focus. */
static void
test_focus (PageRig *self, gconstpointer id)
{
  GtkWidget *figure = GTK_WIDGET (rouse_session_stage_get_figure_view (self->stage));
  GdkCursor *cursor;

  enter (self);
  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (get_view (self)), GTK_DIR_TAB_FORWARD));
  wait_for_bars (self, FALSE);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == figure);
  cursor = gtk_widget_get_cursor (GTK_WIDGET (get_view (self)));
  g_assert_nonnull (cursor);
  g_assert_cmpstr (gdk_cursor_get_name (cursor), ==, "none");
  page_rig_press (self, GDK_KEY_Tab, 0);
  wait_for_bars (self, TRUE);
  g_assert_null (gtk_widget_get_cursor (GTK_WIDGET (get_view (self))));
  page_rig_press (self, GDK_KEY_F11, 0);
  for (int i = 0; i < 200 && rouse_session_stage_get_large (self->stage); i++)
    fixture_iterate (20);
  g_assert_false (rouse_session_stage_get_large (self->stage));
  g_assert_true (adw_toolbar_view_get_reveal_bottom_bars (get_view (self)));
}

/* What comes next stands in the foot while the controls are away. */
static void
test_foot (PageRig *self, gconstpointer id)
{
  GtkWidget *foot = fixture_find (GTK_WIDGET (self->page), ROUSE_TYPE_STAGE_FOOT, 0);
  g_autofree char *next = NULL;
  g_autofree char *left = NULL;

  enter (self);
  wait_for_bars (self, FALSE);
  g_object_get (foot, "next", &next, "left", &left, NULL);
  g_assert_cmpfloat (gtk_widget_get_opacity (foot), ==, 1);
  g_assert_true (g_str_has_prefix (next, "Next: "));
  g_assert_true (g_str_has_suffix (left, " left"));
  page_rig_press (self, GDK_KEY_Shift_L, 0);
  wait_for_bars (self, TRUE);
  g_assert_cmpfloat (gtk_widget_get_opacity (foot), ==, 0);
}

static void
settled_cb (AdwToolbarView *view, GParamSpec *pspec, guint *hidden)
{
  *hidden += !adw_toolbar_view_get_reveal_bottom_bars (view);
}

/* Who goes through the controls without seeing them finds them as long as the screen reader runs, and no longer. */
static void
test_screen_reader (PageRig *self, gconstpointer id)
{
  FakeReader reader;
  guint hidden = 0;

  enter (self);
  wait_for_bars (self, FALSE);
  fake_reader_start (&reader, TRUE);
  wait_for_bars (self, TRUE);
  g_signal_connect (get_view (self), "notify::reveal-bottom-bars", G_CALLBACK (settled_cb), &hidden);
  page_rig_press (self, GDK_KEY_Tab, 0);
  /* Longer than they stay for others. */
  fixture_iterate (4000);
  g_assert_cmpuint (hidden, ==, 0);
  fake_reader_set_running (&reader, FALSE);
  wait_for_bars (self, FALSE);
  fake_reader_stop (&reader);
}

#define ADD(path, id, function)                                                                                        \
  g_test_add ("/session-floor/" path, PageRig, id, page_rig_set_up, function, page_rig_tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  ADD ("count", "clamshell", test_count);
  ADD ("wait", "clamshell", test_wait);
  ADD ("steps", "daily-three", test_steps);
  ADD ("nothing-moves", "daily-three", test_nothing_moves);
  ADD ("head", "daily-three", test_head);
  ADD ("focus", "daily-three", test_focus);
  ADD ("foot", "daily-three", test_foot);
  ADD ("screen-reader", "daily-three", test_screen_reader);
  result = g_test_run ();
  session_fixture_clear ();
  return result;
}
