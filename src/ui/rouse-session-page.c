/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-session-page-private.h"

#include "rouse-closures.h"
#include "rouse-held-keys.h"
#include "rouse-layout-keys.h"
#include "rouse-session-summary.h"
#include "rouse-stage-style.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

enum
{
  SIGNAL_CLOSED,
  SIGNAL_LEFT,
  N_SIGNALS,
};

/**
 * RouseSessionPage:
 *
 * The page on which one exercises. It shows a session, passes the person's wishes on to it, keeps the screen awake
 * while it runs and says at the end what was done. It begins the session when it is first shown, so that whoever opens
 * it needs to know nothing of sessions. Leaving pauses: the same page can be shown again and goes on from there.
 */
G_DEFINE_FINAL_TYPE (RouseSessionPage, rouse_session_page, ADW_TYPE_NAVIGATION_PAGE)

static guint signals[N_SIGNALS];

#define SECOND G_GINT64_CONSTANT (1000000000)

gboolean
rouse_session_page_is_over (RouseSessionPage *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);

  return state == ROUSE_SESSION_FINISHED || state == ROUSE_SESSION_ENDED;
}

/* Where every line counts, the name of the routine can be missed best, and its place is the only one that is left for
 * the time. */
static void
update_subtitle (RouseSessionPage *self)
{
  const char *routine = rouse_plan_get_title (rouse_timeline_get_plan (rouse_session_get_timeline (self->session)));
  const char *subtitle = g_strcmp0 (adw_window_title_get_title (self->title), routine) != 0 ? routine : "";

  adw_window_title_set_subtitle (self->title, self->is_short ? gtk_label_get_label (self->left) : subtitle);
}

static void
update_left (RouseSessionPage *self)
{
  const gint64 left = rouse_session_get_left (self->session);
  const gint64 seconds = (left + SECOND - 1) / SECOND;
  g_autofree char *text = NULL;
  g_autofree char *spoken = NULL;

  if (self->shown_left == seconds)
    return;

  self->shown_left = seconds;
  text = rouse_closures_format_time_left (left);
  spoken = rouse_closures_format_time_left_spoken (left);
  gtk_label_set_label (self->left, text);
  update_subtitle (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->left), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->wide_left), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
beat_cb (RouseSessionPage *self)
{
  if (rouse_session_page_is_over (self))
    return;
  rouse_session_stage_update (self->stage);
  update_left (self);
}

static void
exercise_changed_cb (RouseSessionPage *self)
{
  RouseExercise *exercise = rouse_session_get_exercise (self->session);
  const char *routine = rouse_plan_get_title (rouse_timeline_get_plan (rouse_session_get_timeline (self->session)));
  const char *title = exercise != NULL ? rouse_exercise_get_title (exercise) : routine;

  adw_window_title_set_title (self->title, title);
  update_subtitle (self);
}

static void
short_cb (RouseSessionPage *self)
{
  self->is_short = TRUE;
  gtk_widget_add_css_class (self->bar, "short");
  gtk_widget_add_css_class (GTK_WIDGET (self->banner), "short");
  update_subtitle (self);
}

static void
tall_cb (RouseSessionPage *self)
{
  self->is_short = FALSE;
  gtk_widget_remove_css_class (self->bar, "short");
  gtk_widget_remove_css_class (GTK_WIDGET (self->banner), "short");
  update_subtitle (self);
}

static void
next_changed_cb (RouseSessionPage *self)
{
  g_autofree char *text = rouse_closures_format_next (rouse_session_get_next_title (self->session));

  gtk_label_set_label (self->next, text);
}

static void
update_toggle (RouseSessionPage *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);
  /* A session that is ready begins by itself: its button has the focus before, and is told as what it then does. */
  const gboolean runs
      = state == ROUSE_SESSION_RUNNING || state == ROUSE_SESSION_RESUMING || state == ROUSE_SESSION_READY;
  const char *icon_name = runs ? "media-playback-pause-symbolic" : "media-playback-start-symbolic";

  gtk_button_set_icon_name (GTK_BUTTON (self->toggle), icon_name);
  gtk_widget_set_tooltip_text (self->toggle, runs ? _ ("Pause") : _ ("Resume"));
  (runs ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (self->toggle, "suggested-action");
}

void
rouse_session_page_emit_closed (RouseSessionPage *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

void
rouse_session_page_emit_left (RouseSessionPage *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
show_summary (RouseSessionPage *self)
{
  GtkWidget *summary = rouse_session_summary_new (self->session, self->offer);

  if (self->check_in_guide != NULL)
    rouse_session_summary_set_check_in (ROUSE_SESSION_SUMMARY (summary),
                                        rouse_check_in_guide_get_check_in (self->check_in_guide));
  g_signal_connect_object (summary, "closed", G_CALLBACK (rouse_session_page_emit_closed), self, G_CONNECT_SWAPPED);
  if (self->coming != NULL)
    rouse_session_summary_set_next (ROUSE_SESSION_SUMMARY (summary), self->coming);
  rouse_session_floor_leave (self->floor);
  gtk_stack_add_named (self->stack, summary, ROUSE_SESSION_PAGE_SUMMARY);
  gtk_stack_set_visible_child (self->stack, summary);
  rouse_session_summary_focus (ROUSE_SESSION_SUMMARY (summary));
}

static void
state_changed_cb (RouseSessionPage *self)
{
  const RouseSessionState state = rouse_session_get_state (self->session);
  const gboolean runs = state == ROUSE_SESSION_RUNNING || state == ROUSE_SESSION_RESUMING;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  rouse_wake_lock_set_held (self->wake_lock, runs, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  update_toggle (self);
  /* First it is asked how it was. */
  if (rouse_session_page_is_over (self) && gtk_stack_get_child_by_name (self->stack, ROUSE_SESSION_PAGE_SUMMARY) == NULL
      && (self->check_in_guide == NULL || rouse_check_in_guide_get_over (self->check_in_guide)))
    show_summary (self);
}

static void
floor_changed_cb (RouseSessionPage *self)
{
  const gboolean active = rouse_session_floor_get_active (self->floor);

  rouse_session_stage_set_large (self->stage, active);
  gtk_button_set_icon_name (GTK_BUTTON (self->fullscreen_button),
                            active ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (self->fullscreen_button, active ? _ ("Leave Full Screen") : _ ("Full Screen"));
}

/* Escape takes one step back: what is open over the page, from the full screen to the window, and from there out of the
 * session. */
static void
step_back (RouseSessionPage *self)
{
  if (rouse_volume_button_close (self->volume))
    return;
  if (rouse_session_floor_get_active (self->floor))
    rouse_session_floor_toggle (self->floor);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "session.leave", NULL);
}

static gboolean
key_pressed_cb (GtkEventController *keys, guint keyval, guint keycode, GdkModifierType state, RouseSessionPage *self)
{
  const guint meant = rouse_layout_keys_read (keys, keyval, keycode);
  const RouseSessionKey key = rouse_session_keys_find (GTK_WIDGET (self), meant, state);

  rouse_session_floor_wake (self->floor);
  /* The finished page has nothing to steer; only Escape means there what it means everywhere. */
  if (key == ROUSE_SESSION_KEY_NONE || (rouse_session_page_is_over (self) && key != ROUSE_SESSION_KEY_LEAVE))
    return GDK_EVENT_PROPAGATE;
  if (rouse_volume_button_press (self->volume, key, self->toasts))
    return GDK_EVENT_STOP;
  if (key == ROUSE_SESSION_KEY_LEAVE)
    step_back (self);
  else if (rouse_session_keys_get_action (key) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), rouse_session_keys_get_action (key), NULL);
  else
    rouse_session_keys_turn (rouse_session_stage_get_figure_view (self->stage), key);
  return GDK_EVENT_STOP;
}

static void
rouse_session_page_shown (AdwNavigationPage *page)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (page);

  if (ADW_NAVIGATION_PAGE_CLASS (rouse_session_page_parent_class)->shown != NULL)
    ADW_NAVIGATION_PAGE_CLASS (rouse_session_page_parent_class)->shown (page);
  if (self->check_in_guide != NULL)
    rouse_check_in_guide_begin (self->check_in_guide, rouse_screen_reader_get_running (self->reader));
  else if (rouse_session_get_state (self->session) == ROUSE_SESSION_READY)
    rouse_session_start (self->session);
  if (!rouse_session_page_is_over (self) && gtk_widget_get_mapped (self->toggle))
    gtk_widget_grab_focus (self->toggle);
}

static void
rouse_session_page_hidden (AdwNavigationPage *page)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (page);

  /* Whatever took the page away, nobody exercises on a page that is not there. */
  rouse_session_floor_leave (self->floor);
  if (self->check_in_guide != NULL)
    rouse_check_in_guide_hold (self->check_in_guide);
  if (!rouse_session_page_is_over (self))
    rouse_session_pause (self->session);
  if (ADW_NAVIGATION_PAGE_CLASS (rouse_session_page_parent_class)->hidden != NULL)
    ADW_NAVIGATION_PAGE_CLASS (rouse_session_page_parent_class)->hidden (page);
}

static void
unmap_cb (RouseSessionPage *self)
{
  if (self->held_keys != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (self->held_keys), self->held_keys);
  g_clear_weak_pointer (&self->held_keys);
}

/* Of the whole window, because questions are also answered in dialogs over the page. */
static void
map_cb (RouseSessionPage *self)
{
  unmap_cb (self);
  g_set_weak_pointer (&self->held_keys, rouse_held_keys_new ());
  gtk_widget_add_controller (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->held_keys);
}

static void
rouse_session_page_dispose (GObject *object)
{
  RouseSessionPage *self = ROUSE_SESSION_PAGE (object);

  if (self->wake_lock != NULL)
    rouse_wake_lock_set_held (self->wake_lock, FALSE, NULL);
  unmap_cb (self);
  g_clear_object (&self->offer);
  g_clear_object (&self->coming);
  g_clear_object (&self->wake_lock);
  g_clear_object (&self->announcer);
  g_clear_object (&self->hurt_guide);
  g_clear_object (&self->check_in_guide);
  g_clear_object (&self->beat);
  g_clear_object (&self->floor);
  g_clear_object (&self->reader);
  /* The child is the page's own and the template's: whoever comes second must not find it half gone. */
  adw_navigation_page_set_child (ADW_NAVIGATION_PAGE (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_SESSION_PAGE);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (rouse_session_page_parent_class)->dispose (object);
}

static void
rouse_session_page_finalize (GObject *object)
{
  g_free (ROUSE_SESSION_PAGE (object)->notice);
  G_OBJECT_CLASS (rouse_session_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ROUSE_TYPE_STAGE_FOOT);
  g_type_ensure (ROUSE_TYPE_VOLUME_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-session-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, view);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, title);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, banner);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, stage_bin);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, fullscreen_button);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, controls);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, toggle);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, volume);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, next);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, left);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, bar);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, foot);
  gtk_widget_class_bind_template_child (widget_class, RouseSessionPage, wide_left);
  gtk_widget_class_bind_template_callback (widget_class, short_cb);
  gtk_widget_class_bind_template_callback (widget_class, tall_cb);
}

static void
rouse_session_page_class_init (RouseSessionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rouse_session_page_dispose;
  object_class->finalize = rouse_session_page_finalize;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = rouse_session_page_shown;
  ADW_NAVIGATION_PAGE_CLASS (klass)->hidden = rouse_session_page_hidden;

  signals[SIGNAL_CLOSED]
      = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEFT]
      = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  bind_template (GTK_WIDGET_CLASS (klass));
  rouse_session_page_install_actions (GTK_WIDGET_CLASS (klass));
  rouse_session_page_install_focus (GTK_WIDGET_CLASS (klass));
}

static void
rouse_session_page_init (RouseSessionPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown_left = -1;
  rouse_stage_style_load (gtk_widget_get_display (GTK_WIDGET (self)));
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Controls of time run from left to right in every language, as the keys that do the same. */
  rouse_stage_style_keep_direction (self->controls);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (unmap_cb), NULL);
}

static void
follow_session (RouseSessionPage *self)
{
  RouseSession *session = self->session;

  g_signal_connect_object (session, "notify::exercise", G_CALLBACK (exercise_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::timeline", G_CALLBACK (exercise_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::next-title", G_CALLBACK (next_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->beat, "beat", G_CALLBACK (beat_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->floor, "notify::active", G_CALLBACK (floor_changed_cb), self, G_CONNECT_SWAPPED);
  exercise_changed_cb (self);
  next_changed_cb (self);
  state_changed_cb (self);
  beat_cb (self);
}

/**
 * rouse_session_page_new:
 * @session: the session to show
 * @application: (nullable): keeps the screen awake
 * @reader: (nullable): knows whether a screen reader runs; %NULL for one of its own, which has to ask first
 *
 * Returns: (transfer floating): the page of a session, which it begins when it is first shown
 */
AdwNavigationPage *
rouse_session_page_new (RouseSession *session, GtkApplication *application, RouseScreenReader *reader)
{
  RouseSessionPage *self = g_object_new (ROUSE_TYPE_SESSION_PAGE, NULL);
  g_autoptr (GPropertyAction) captions = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_return_val_if_fail (ROUSE_IS_SESSION (session), ADW_NAVIGATION_PAGE (self));

  self->session = g_object_ref (session);
  self->reader = reader != NULL ? g_object_ref (reader) : rouse_screen_reader_new ();
  self->stage = ROUSE_SESSION_STAGE (rouse_session_stage_new (session));
  adw_bin_set_child (self->stage_bin, GTK_WIDGET (self->stage));
  self->wake_lock = rouse_wake_lock_new (application);
  self->floor = rouse_session_floor_new (self->view, self->stage, self->foot, self->reader);
  self->announcer = rouse_session_announcer_new (session, GTK_ACCESSIBLE (self));
  rouse_volume_button_set_session (self->volume, session);
  self->hurt_guide = rouse_hurt_guide_new (session, GTK_WIDGET (self));
  self->beat = rouse_session_beat_new (session, GTK_WIDGET (self->stage));

  captions = g_property_action_new ("captions", self->stage, "captions");
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (captions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "stage", G_ACTION_GROUP (group));
  follow_session (self);
  return ADW_NAVIGATION_PAGE (self);
}

/**
 * rouse_session_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): the session it shows
 */
RouseSession *
rouse_session_page_get_session (RouseSessionPage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_PAGE (self), NULL);

  return self->session;
}

/**
 * rouse_session_page_get_notice:
 * @self: a page
 *
 * Returns: (nullable): what stands in the banner
 */
const char *
rouse_session_page_get_notice (RouseSessionPage *self)
{
  g_return_val_if_fail (ROUSE_IS_SESSION_PAGE (self), NULL);

  return self->notice;
}

/**
 * rouse_session_page_set_voice:
 * @self: a page
 * @voice: (nullable): what speaks in the session
 *
 * Has the caption follow its words, and a screen reader told what it has no words for.
 */
void
rouse_session_page_set_voice (RouseSessionPage *self, RouseVoice *voice)
{
  g_return_if_fail (ROUSE_IS_SESSION_PAGE (self));

  rouse_session_stage_set_voice (self->stage, voice);
  rouse_session_announcer_set_voice (self->announcer, voice);
}

/**
 * rouse_session_page_set_offer:
 * @self: a page whose session has not begun
 * @offer: what may be asked when it is over
 *
 * Asks it with the summary.
 */
void
rouse_session_page_set_offer (RouseSessionPage *self, RouseBriefOffer *offer)
{
  g_return_if_fail (ROUSE_IS_SESSION_PAGE (self));

  g_set_object (&self->offer, offer);
}

/**
 * rouse_session_page_set_next:
 * @self: a page whose session has not begun
 * @next: (transfer floating): what comes next
 *
 * Shows it with the summary.
 */
void
rouse_session_page_set_next (RouseSessionPage *self, GtkWidget *next)
{
  g_return_if_fail (ROUSE_IS_SESSION_PAGE (self));
  g_return_if_fail (GTK_IS_WIDGET (next) && self->coming == NULL);

  self->coming = g_object_ref_sink (next);
}

/**
 * rouse_session_page_set_check_in:
 * @self: a page whose session has not begun
 * @check_in: what is asked before it begins, and when it is over
 * @first: whether it is the very first session, so that the points of the safety page stand there too
 *
 * Has the session begin with the check-in and not by itself.
 */
void
rouse_session_page_set_check_in (RouseSessionPage *self, RouseCheckIn *check_in, gboolean first)
{
  g_return_if_fail (ROUSE_IS_SESSION_PAGE (self));
  g_return_if_fail (ROUSE_IS_CHECK_IN (check_in));
  g_return_if_fail (self->check_in_guide == NULL);

  self->check_in_guide = rouse_check_in_guide_new (check_in, self->stack, first);
  g_signal_connect_object (check_in, "notify::stage", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_session_page_follow_settings:
 * @self: a page
 * @settings: the person's choices
 *
 * Shows the session as the person finds it comfortable, now and when they choose otherwise.
 */
void
rouse_session_page_follow_settings (RouseSessionPage *self, RouseSettings *settings)
{
  g_return_if_fail (ROUSE_IS_SESSION_PAGE (self));
  g_return_if_fail (ROUSE_IS_SETTINGS (settings));

  g_object_bind_property (settings, "caption-size", self->stage, "caption-size", G_BINDING_SYNC_CREATE);
  g_object_bind_property (settings, "flash", self->stage, "flash", G_BINDING_SYNC_CREATE);
}

/**
 * rouse_session_page_set_notice:
 * @self: a page
 * @notice: (nullable): what the person should know for as long as it is so, such as that there is no sound
 *
 * Shows a banner above the figure; %NULL hides it.
 */
void
rouse_session_page_set_notice (RouseSessionPage *self, const char *notice)
{
  g_return_if_fail (ROUSE_IS_SESSION_PAGE (self));

  if (!g_set_str (&self->notice, notice))
    return;

  /* A hidden banner stays in the accessible tree: it must not go on saying what is over. */
  adw_banner_set_title (self->banner, notice != NULL ? notice : "");
  adw_banner_set_revealed (self->banner, notice != NULL);
}
