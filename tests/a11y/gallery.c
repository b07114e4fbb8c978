/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "gallery.h"

#include "journal-script.h"
#include "rouse-day.h"
#include "rouse-fake-clock.h"
#include "rouse-progress-page.h"
#include "rouse-session-page.h"
#include "rouse-settings.h"
#include "rouse-sidebar.h"
#include "rouse-standing.h"
#include "rouse-today-card.h"
#include "rouse-topic.h"

/* Shows every page and dialog of the program one after the other, each the same every time: sessions stand at a place
 * of their timeline and nothing moves by itself. */

const char *const gallery_views[] = {
  "list",
  "list-asking",
  "exercise-bridge",
  "exercise-clamshell",
  "exercise-hinge",
  "routine",
  "lessons",
  "safety",
  "progress",
  "progress-empty",
  "about",
  "preferences",
  "reminders",
  "error",
  "offer",
  "warning",
  "check-in-tired",
  "check-in-first",
  "check-in-quiet",
  "check-in-pain",
  "check-in-gentle",
  "check-in-rest",
  "check-in-effort",
  "check-in-summary",
  "session-prepare",
  "session-lift",
  "session-hold",
  "session-lower",
  "session-rest",
  "session-two",
  "session-paused",
  "session-notice",
  "session-hurt",
  "session-safety",
  "session-ended",
  "floor",
  "floor-prepare",
  NULL,
};

typedef struct
{
  guint painted;
  gboolean idle;
} Settling;

static void
painted_cb (Settling *settling)
{
  settling->painted++;
}

static gboolean
idle_cb (gpointer data)
{
  ((Settling *) data)->idle = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * gallery_settle:
 * @widget: a widget on the screen
 *
 * Lets its window draw until whatever was waiting for a frame or for a quiet moment has happened.
 */
void
gallery_settle (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  Settling settling = { 0 };
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &settling);

  for (guint i = 1; i <= 4; i++)
    {
      settling.idle = FALSE;
      gtk_widget_queue_draw (widget);
      while (settling.painted < i)
        g_main_context_iteration (NULL, TRUE);
      g_idle_add_full (G_PRIORITY_LOW, idle_cb, &settling, NULL);
      while (!settling.idle)
        g_main_context_iteration (NULL, TRUE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_signal_handler_disconnect (clock, handler);
}

/**
 * gallery_start:
 * @argc: (inout): as in main()
 * @argv: (inout): as in main()
 *
 * Returns: (transfer full): the program, with its windows still to come
 */
RouseApplication *
gallery_start (int *argc, char ***argv)
{
  RouseApplication *application;
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-font-name", "Sans 11", NULL);
  application = rouse_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

static void
activate (Gallery *self, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), action, NULL);
}

static void
show_error (Gallery *self)
{
  rouse_window_add_notice (self->window,
                           "Rouse could not save “daily-three.ogg”: there is no space left on the device");
}

static void
run_to (Gallery *self, RouseSegmentKind kind, RousePhase phase, RouseSide side, guint repetition)
{
  gsize n_segments;
  const RouseSegment *segments = rouse_timeline_get_segments (self->rig.timeline, &n_segments);

  for (gsize i = 0; i < n_segments; i++)
    if (segments[i].kind == kind && segments[i].side == side && segments[i].repetition == repetition
        && (kind != ROUSE_SEGMENT_PHASE || segments[i].phase == phase))
      {
        session_rig_run_to (&self->rig, (double) (segments[i].start + segments[i].length / 2) / SECOND);
        return;
      }
  g_assert_not_reached ();
}

static void
prepare_session (Gallery *self, const char *state)
{
  if (g_str_equal (state, "lift") || g_str_equal (state, "paused") || g_str_equal (state, "hurt")
      || g_str_equal (state, "notice"))
    run_to (self, ROUSE_SEGMENT_PHASE, ROUSE_PHASE_FIRST, ROUSE_SIDE_LEFT, 3);
  else if (g_str_equal (state, "hold") || g_str_equal (state, "safety") || g_str_equal (state, "ended"))
    run_to (self, ROUSE_SEGMENT_PHASE, ROUSE_PHASE_HOLD, ROUSE_SIDE_LEFT, 7);
  else if (g_str_equal (state, "lower"))
    run_to (self, ROUSE_SEGMENT_PHASE, ROUSE_PHASE_SECOND, ROUSE_SIDE_RIGHT, 2);
  else if (g_str_equal (state, "rest"))
    run_to (self, ROUSE_SEGMENT_SWITCH, ROUSE_PHASE_FIRST, ROUSE_SIDE_RIGHT, 0);
  else
    session_rig_run (&self->rig, 3);
}

static void
show_session (Gallery *self, const char *state)
{
  RouseSessionPage *page;

  session_rig_set_up (&self->rig, g_str_equal (state, "two") ? "bridge" : "clamshell");
  self->has_session = TRUE;
  page = ROUSE_SESSION_PAGE (rouse_session_page_new (self->rig.session, NULL, NULL));
  rouse_window_show_session (self->window, page);
  while (rouse_session_get_state (self->rig.session) == ROUSE_SESSION_READY)
    g_main_context_iteration (NULL, TRUE);
  prepare_session (self, state);

  if (g_str_equal (state, "paused"))
    rouse_session_pause (self->rig.session);
  else if (g_str_equal (state, "hurt"))
    rouse_session_hurt (self->rig.session);
  else if (g_str_equal (state, "ended"))
    rouse_session_end (self->rig.session);
  else if (g_str_equal (state, "notice"))
    rouse_session_page_set_notice (page, "No voice for this language: follow the captions");
  else if (g_str_equal (state, "safety"))
    rouse_window_show_safety (self->window);
}

/* Answers until the view is there; each state is one question further than the last. */
static void
answer (Gallery *self, RouseCheckIn *check_in, const char *state)
{
  if (g_str_equal (state, "tired") || g_str_equal (state, "first") || g_str_equal (state, "quiet"))
    return;
  rouse_check_in_answer (check_in, 7);
  if (g_str_equal (state, "pain"))
    return;
  if (g_str_equal (state, "gentle") || g_str_equal (state, "rest"))
    {
      rouse_check_in_answer (check_in, 1);
      rouse_check_in_answer (check_in, g_str_equal (state, "rest") ? 6 : 4);
      return;
    }
  rouse_check_in_answer (check_in, 0);
  while (rouse_session_get_state (self->rig.session) == ROUSE_SESSION_RUNNING)
    session_rig_run (&self->rig, 1);
  rouse_check_in_answer (check_in, 4);
  rouse_check_in_answer (check_in, 0);
  if (g_str_equal (state, "summary"))
    rouse_check_in_answer (check_in, 3);
}

static void
show_check_in (Gallery *self, const char *state)
{
  g_autoptr (RouseCheckIn) check_in = NULL;
  g_autoptr (RousePlan) gentle = NULL;
  RousePlanChoices choices = session_fixture_get_choices (ROUSE_GUIDANCE_FULL);
  RouseSessionPage *page;

  choices.force_level = choices.force_repetitions = FALSE;
  session_rig_set_up (&self->rig, "daily-three");
  self->has_session = TRUE;
  gentle = rouse_plan_new (session_fixture_get_catalog (), "gentle-start", &choices, NULL);
  check_in = rouse_check_in_new (self->rig.session, ROUSE_CLOCK (self->rig.clock), gentle);
  rouse_check_in_set_quiet (check_in, g_str_equal (state, "quiet"));
  page = ROUSE_SESSION_PAGE (rouse_session_page_new (self->rig.session, NULL, NULL));
  rouse_session_page_set_check_in (page, check_in, g_str_equal (state, "first") || g_str_equal (state, "quiet"));
  rouse_window_show_session (self->window, page);
  while (rouse_check_in_get_question (check_in) == ROUSE_QUESTION_NONE)
    g_main_context_iteration (NULL, TRUE);
  answer (self, check_in, state);
  /* The safety page is over it, and has a view of its own. */
  if (g_str_equal (state, "rest"))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (gallery_find (GTK_WIDGET (self->window), "AdwNavigationView")));
}

static void
show_floor (Gallery *self, const char *state)
{
  show_session (self, state);
  gtk_widget_activate_action (gallery_find (GTK_WIDGET (self->window), "RouseSessionPage"), "session.fullscreen", NULL);
  while (!gtk_window_is_fullscreen (GTK_WINDOW (self->window)))
    g_main_context_iteration (NULL, TRUE);
}

static void
show_topic (Gallery *self, RouseTopicKind kind)
{
  RouseSidebar *sidebar = ROUSE_SIDEBAR (gallery_find (GTK_WIDGET (self->window), "RouseSidebar"));

  rouse_sidebar_select (sidebar, rouse_sidebar_get_topic (sidebar, kind));
}

static void
added_cb (GObject *journal, GAsyncResult *result, gpointer added)
{
  *(gboolean *) added = rouse_journal_add_finish (ROUSE_JOURNAL (journal), result, NULL, NULL);
}

/* With a journal of its own: that of the program belongs to other tests too. */
static void
show_progress (Gallery *self, gboolean empty)
{
  GtkWidget *split = gallery_find (GTK_WIDGET (self->window), "AdwNavigationSplitView");
  g_autoptr (RouseFakeClock) clock = rouse_fake_clock_new ();
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  AdwNavigationPage *page;
  gboolean added = empty;

  journal_fixture_set_up (&self->journal_fixture, NULL);
  rouse_fake_clock_set_wall (clock, self->journal_fixture.moment.now);
  self->journal = rouse_journal_new (self->journal_fixture.path, ROUSE_CLOCK (clock));
  if (!empty)
    {
      g_autoptr (GPtrArray) records = journal_script_create_diary (self->journal_fixture.moment.today, 20);

      rouse_journal_add_async (self->journal, records, added_cb, &added);
    }
  while (!added)
    g_main_context_iteration (NULL, TRUE);

  /* The list tells where one is. */
  show_topic (self, ROUSE_TOPIC_PROGRESS);
  adw_navigation_split_view_set_content (ADW_NAVIGATION_SPLIT_VIEW (split), NULL);
  page = rouse_progress_page_new (session_fixture_get_catalog (), settings, self->journal, ROUSE_CLOCK (clock));
  adw_navigation_split_view_set_content (ADW_NAVIGATION_SPLIT_VIEW (split), page);
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (split), TRUE);
  while (!rouse_progress_page_get_loaded (ROUSE_PROGRESS_PAGE (page)))
    g_main_context_iteration (NULL, TRUE);
}

static void
show_view (Gallery *self, const char *view)
{
  GtkWidget *window = GTK_WIDGET (self->window);

  if (g_str_has_prefix (view, "exercise-"))
    gtk_widget_activate_action (window, "win.show", "s", view + strlen ("exercise-"));
  else if (g_str_equal (view, "routine"))
    gtk_widget_activate_action (window, "win.show", "s", "daily-three");
  else if (g_str_equal (view, "lessons"))
    show_topic (self, ROUSE_TOPIC_LESSONS);
  else if (g_str_has_prefix (view, "progress"))
    show_progress (self, g_str_equal (view, "progress-empty"));
  else if (g_str_equal (view, "error"))
    show_error (self);
  else if (g_str_equal (view, "offer"))
    rouse_window_add_undo (self->window, "“Quick wake-up” stays paused", "win.resume");
  else if (g_str_equal (view, "warning"))
    rouse_window_set_warning (self->window, "Your history was missing. The backup of 22 November 2026 took its place.");
  else if (g_str_has_prefix (view, "check-in-"))
    show_check_in (self, view + strlen ("check-in-"));
  else if (g_str_has_prefix (view, "session-"))
    show_session (self, view + strlen ("session-"));
  else if (g_str_has_prefix (view, "floor"))
    show_floor (self, g_str_equal (view, "floor") ? "hold" : view + strlen ("floor-"));
  else if (g_str_equal (view, "list-asking"))
    rouse_window_set_asking (self->window, TRUE);
  else if (!g_str_equal (view, "list"))
    activate (self, view);
}

/* Told to the program before there is a window, so that it opens the way it would for a person who has it so. */
static void
set_look (const GalleryLook *look)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();

  rouse_settings_set_window (settings, look->width, look->height, FALSE);
  gtk_widget_set_default_direction (look->direction);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), look->scheme);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * look->text_scale), NULL);
}

/* Somebody who is at it, as on the progress page: Monday, Thursday and Saturday of a week whose Sunday it is, whatever
 * day the program takes it for. Later than what the program finds in its empty journal. */
static void
do_three_days (GtkWidget *window)
{
  g_autoptr (RouseSettings) settings = rouse_settings_new ();
  const RouseStanding standing = { .day = rouse_day_parse ("2026-11-22"), .days = 0x29 };

  rouse_standing_store (&standing, settings);
  rouse_today_card_update (ROUSE_TODAY_CARD (gallery_find (window, "RouseTodayCard")), standing.day);
}

/**
 * gallery_open:
 * @self: a gallery whose application is set
 * @view: one of gallery_views
 * @look: how to show it
 *
 * Returns: (transfer none): the window, which shows it
 */
GtkWidget *
gallery_open (Gallery *self, const char *view, const GalleryLook *look)
{
  GtkWindow *window;

  set_look (look);
  g_application_activate (G_APPLICATION (self->application));
  window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  self->window = ROUSE_WINDOW (window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_main_context_iteration (NULL, TRUE);
  gallery_settle (GTK_WIDGET (window));
  do_three_days (GTK_WIDGET (window));
  show_view (self, view);
  gallery_settle (GTK_WIDGET (window));
  g_test_message ("%s: %d×%d", view, gtk_widget_get_width (GTK_WIDGET (window)),
                  gtk_widget_get_height (GTK_WIDGET (window)));
  return GTK_WIDGET (window);
}

static void
elapsed_cb (gpointer elapsed)
{
  *(gboolean *) elapsed = TRUE;
}

static void
iterate (guint milliseconds)
{
  gboolean elapsed = FALSE;

  g_timeout_add_once (milliseconds, elapsed_cb, &elapsed);
  while (!elapsed)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * gallery_close:
 * @self: a gallery with a view open
 *
 * Leaves nothing of the view behind.
 */
void
gallery_close (Gallery *self)
{
  gpointer page = NULL;
  GList *windows;

  if (self->has_session)
    g_set_weak_pointer (&page, gallery_find (GTK_WIDGET (self->window), "RouseSessionPage"));
  while ((windows = gtk_application_get_windows (GTK_APPLICATION (self->application))) != NULL)
    gtk_window_destroy (windows->data);
  self->window = NULL;
  iterate (1);
  for (guint i = 0; i < 500 && page != NULL; i++)
    iterate (20);
  if (self->has_session)
    session_rig_tear_down (&self->rig, NULL);
  if (self->journal != NULL)
    {
      rouse_journal_close (self->journal);
      journal_fixture_let_go (g_steal_pointer (&self->journal));
      journal_fixture_tear_down (&self->journal_fixture, NULL);
    }
  self->has_session = FALSE;
}

/**
 * gallery_photograph:
 * @widget: a widget on the screen
 * @scale: pixels of the picture for one of the screen's
 *
 * Returns: (transfer full): the picture of the widget as it is drawn now
 */
GdkTexture *
gallery_photograph (GtkWidget *widget, double scale)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  const double width = gtk_widget_get_width (widget);
  const double height = gtk_widget_get_height (widget);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));

  /* It has the picture of the next frame. */
  gallery_settle (widget);
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (renderer, node,
                                      &GRAPHENE_RECT_INIT (0, 0, (float) (width * scale), (float) (height * scale)));
}

/**
 * gallery_describe:
 * @widget: a widget
 *
 * Returns: (transfer full): where it stands among its parents and what it says, for messages
 */
char *
gallery_describe (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (GtkWidget *w = widget; w != NULL && w != GTK_WIDGET (gtk_widget_get_root (widget));
       w = gtk_widget_get_parent (w))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (w));

      g_string_prepend (path, id != NULL && !g_str_has_prefix (id, "__") ? id : G_OBJECT_TYPE_NAME (w));
      g_string_prepend (path, " > ");
    }
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (path, " “%s”", gtk_label_get_text (GTK_LABEL (widget)));
  return g_string_free (path, FALSE);
}

/**
 * gallery_report:
 * @faults: (element-type utf8): what is wrong, one line each
 *
 * Fails the running test where there is any.
 */
void
gallery_report (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (faults, i));
  if (faults->len > 0)
    g_test_fail_printf ("%u faults", faults->len);
}

/**
 * gallery_find:
 * @root: a widget
 * @type: the name of a type
 *
 * Returns: (transfer none) (nullable): the first widget of that type in @root
 */
GtkWidget *
gallery_find (GtkWidget *root, const char *type)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = gallery_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}
