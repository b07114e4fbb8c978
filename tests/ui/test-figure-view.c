/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Protects the battery and the eye: the figure asks for frames only while it moves and can be seen, steps where less
 * movement is wanted, and turns no further than looks right. */

#include "fixture.h"
#include "rouse-figure-view.h"
#include "rouse-ui.h"
#include "session-fixture.h"

typedef struct
{
  GtkWidget *window;
  RouseFigureView *view;
  RouseVariant *variant;
} Case;

static void
set_up (Case *self, gconstpointer id)
{
  RouseExercise *exercise = rouse_catalog_get_exercise (session_fixture_get_catalog (), id);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  self->variant = rouse_exercise_get_variant (exercise, ROUSE_LEVEL_STANDARD);
  self->view = ROUSE_FIGURE_VIEW (rouse_figure_view_new ());
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 300);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
}

static void
tear_down (Case *self, gconstpointer id)
{
  g_object_add_weak_pointer (G_OBJECT (self->view), (gpointer *) &self->view);
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_iterate (20);
  g_assert_null (self->view);
}

static void
show (Case *self)
{
  gtk_window_present (GTK_WINDOW (self->window));
  for (int i = 0; i < 100 && !gtk_widget_get_mapped (GTK_WIDGET (self->view)); i++)
    fixture_iterate (20);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (self->view)));
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_moves_while_seen (Case *self, gconstpointer id)
{
  guint n = 0;

  g_signal_connect (self->view, "notify::playing", G_CALLBACK (count_cb), &n);
  rouse_figure_view_play (self->view, self->variant);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (rouse_figure_view_get_playing (self->view));
  g_assert_false (rouse_figure_view_get_moving (self->view));

  show (self);
  g_assert_true (rouse_figure_view_get_moving (self->view));

  rouse_figure_view_set_playing (self->view, FALSE);
  rouse_figure_view_set_playing (self->view, FALSE);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (rouse_figure_view_get_moving (self->view));
  rouse_figure_view_set_playing (self->view, TRUE);
  g_assert_true (rouse_figure_view_get_moving (self->view));

  gtk_widget_set_visible (GTK_WIDGET (self->view), FALSE);
  g_assert_false (rouse_figure_view_get_moving (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self->view), TRUE);
}

static void
test_phase_ends (Case *self, gconstpointer id)
{
  rouse_figure_view_set_motion (self->view, rouse_variant_get_motion (self->variant));
  show (self);
  g_assert_false (rouse_figure_view_get_moving (self->view));
  rouse_figure_view_show_phase (self->view, ROUSE_PHASE_FIRST, 0, 0.05);
  g_assert_true (rouse_figure_view_get_moving (self->view));
  g_assert_false (rouse_figure_view_get_playing (self->view));
  for (int i = 0; i < 100 && rouse_figure_view_get_moving (self->view); i++)
    fixture_iterate (20);
  g_assert_false (rouse_figure_view_get_moving (self->view));
}

static void
test_reduced_motion (Case *self, gconstpointer id)
{
  GtkWidget *label = fixture_find (GTK_WIDGET (self->view), GTK_TYPE_LABEL, 0);

  show (self);
  g_assert_false (gtk_widget_get_visible (label));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  rouse_figure_view_play (self->view, self->variant);
  g_assert_false (rouse_figure_view_get_moving (self->view));
  g_assert_true (gtk_widget_get_visible (label));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==,
                   rouse_variant_get_phase (self->variant, ROUSE_PHASE_FIRST)->title);
}

/* Returns: how many pixels in the line above the label are not empty */
static guint
count_above (Case *self, GtkWidget *label)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self->view));
  const int height = gtk_widget_get_height (GTK_WIDGET (self->view));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (self->view));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree guint32 *pixels = g_new0 (guint32, (gsize) width * (gsize) height);
  graphene_rect_t bounds;
  guint n = 0;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (self->window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_texture_download (texture, (guchar *) pixels, (gsize) width * 4);
  g_assert_true (gtk_widget_compute_bounds (label, GTK_WIDGET (self->view), &bounds));
  for (int x = 0; x < width; x++)
    n += pixels[((int) bounds.origin.y - 3) * width + x] != 0;
  return n;
}

/* What the pose is called stands apart from the ground on which the figure stands. */
static void
test_name (Case *self, gconstpointer id)
{
  GtkWidget *label = fixture_find (GTK_WIDGET (self->view), GTK_TYPE_LABEL, 0);

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 400, 100);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  rouse_figure_view_play (self->view, self->variant);
  show (self);
  fixture_settle (self->window, 400);
  g_assert_true (gtk_widget_get_mapped (label));
  g_assert_cmpuint (count_above (self, label), ==, 0);
}

/* Whoever looks for one pose gets it, and the figure waits there; playing goes on from it. */
static void
test_position (Case *self, gconstpointer id)
{
  const gint64 second = G_GINT64_CONSTANT (1000000000);
  double fraction;
  guint n = 0;

  show (self);
  rouse_figure_view_play (self->view, self->variant);
  rouse_figure_view_set_playing (self->view, FALSE);
  g_signal_connect (self->view, "notify::position", G_CALLBACK (count_cb), &n);

  rouse_figure_view_set_position (self->view, 5 * second);
  rouse_figure_view_set_position (self->view, 5 * second);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (rouse_figure_view_get_position (self->view), ==, 5 * second);
  g_assert_cmpint (rouse_figure_view_get_phase (self->view, &fraction), ==, ROUSE_PHASE_HOLD);
  g_assert_cmpfloat (fraction, ==, 0.5);
  g_assert_false (rouse_figure_view_get_moving (self->view));

  rouse_figure_view_set_playing (self->view, TRUE);
  rouse_figure_view_set_position (self->view, 1000 * second);
  g_assert_false (rouse_figure_view_get_playing (self->view));
  g_assert_cmpint (rouse_figure_view_get_phase (self->view, NULL), ==, ROUSE_PHASE_SETTLE);
  g_assert_cmpint (rouse_figure_view_get_position (self->view), <, 12 * second);

  rouse_figure_view_show_phase (self->view, ROUSE_PHASE_SECOND, 0.5, 0.5);
  g_assert_cmpint (rouse_figure_view_get_position (self->view), ==, 8 * second);
  rouse_figure_view_set_playing (self->view, TRUE);
  g_assert_cmpint (rouse_figure_view_get_position (self->view), >=, 8 * second);
}

static void
test_speed (Case *self, gconstpointer id)
{
  guint n = 0;

  g_signal_connect (self->view, "notify::speed", G_CALLBACK (count_cb), &n);
  rouse_figure_view_set_speed (self->view, 0.5);
  rouse_figure_view_set_speed (self->view, 0.5);
  g_assert_cmpuint (n, ==, 1);
  rouse_figure_view_set_speed (self->view, 0);
  g_assert_cmpfloat (rouse_figure_view_get_speed (self->view), >, 0);
  rouse_figure_view_set_speed (self->view, 9);
  g_assert_cmpfloat (rouse_figure_view_get_speed (self->view), ==, 1);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
  const gint64 time = gdk_frame_clock_get_frame_time (clock);

  g_array_append_val (frames, time);
  return G_SOURCE_CONTINUE;
}

/* Slow motion is exactly as much slower, whatever the machine makes of the frames. */
static void
test_slow_motion (Case *self, gconstpointer id)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first, moved, passed;

  rouse_figure_view_play (self->view, self->variant);
  rouse_figure_view_set_speed (self->view, 0.5);
  show (self);
  while (!rouse_figure_view_get_moving (self->view))
    fixture_iterate (20);
  fixture_iterate (50);
  /* After the figure's own in each frame, so that both have seen the same one. */
  gtk_widget_add_tick_callback (GTK_WIDGET (self->view), tick_cb, frames, NULL);
  while (frames->len < 1)
    g_main_context_iteration (NULL, TRUE);
  first = rouse_figure_view_get_position (self->view);
  while (frames->len < 10)
    g_main_context_iteration (NULL, TRUE);
  moved = rouse_figure_view_get_position (self->view) - first;
  passed = (g_array_index (frames, gint64, 9) - g_array_index (frames, gint64, 0)) * 1000;
  g_assert_cmpint (ABS (2 * moved - passed), <, 1000000);
}

static void
get_orbit (Case *self, double *yaw, double *elevation)
{
  g_object_get (rouse_figure_view_get_figure (self->view), "yaw", yaw, "elevation", elevation, NULL);
}

static void
test_turns (Case *self, gconstpointer id)
{
  double yaw, elevation;

  rouse_figure_view_set_motion (self->view, rouse_variant_get_motion (self->variant));
  rouse_figure_view_turn (self->view, 10, 0);
  get_orbit (self, &yaw, &elevation);
  g_assert_cmpfloat (yaw, ==, 10);
  rouse_figure_view_turn (self->view, 1000, 1000);
  get_orbit (self, &yaw, &elevation);
  g_assert_cmpfloat (yaw, ==, 35);
  g_assert_cmpfloat (elevation, <=, 30);
  rouse_figure_view_reset (self->view);
  get_orbit (self, &yaw, &elevation);
  g_assert_cmpfloat (yaw, ==, 0);
  g_assert_cmpfloat (elevation, ==, 0);

  /* A mirrored figure follows the hand all the same. */
  rouse_figure_view_set_mirrored (self->view, TRUE);
  rouse_figure_view_turn (self->view, 10, 0);
  get_orbit (self, &yaw, &elevation);
  g_assert_cmpfloat (yaw, ==, -10);
}

static void
test_accessible (Case *self, gconstpointer id)
{
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (self->view)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  rouse_ui_init ();
  g_test_add ("/figure-view/moves-while-seen", Case, "bridge", set_up, test_moves_while_seen, tear_down);
  g_test_add ("/figure-view/phase-ends", Case, "clamshell", set_up, test_phase_ends, tear_down);
  g_test_add ("/figure-view/reduced-motion", Case, "hinge", set_up, test_reduced_motion, tear_down);
  g_test_add ("/figure-view/name", Case, "hinge", set_up, test_name, tear_down);
  g_test_add ("/figure-view/position", Case, "bridge", set_up, test_position, tear_down);
  g_test_add ("/figure-view/speed", Case, "bridge", set_up, test_speed, tear_down);
  g_test_add ("/figure-view/slow-motion", Case, "bridge", set_up, test_slow_motion, tear_down);
  g_test_add ("/figure-view/turns", Case, "clamshell", set_up, test_turns, tear_down);
  g_test_add ("/figure-view/accessible", Case, "bridge", set_up, test_accessible, tear_down);
  return g_test_run ();
}
