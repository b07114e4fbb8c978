/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-preferences-dialog.h"

#include "rouse-day.h"
#include "rouse-goal-group.h"
#include "rouse-labels.h"
#include "rouse-reminders-page.h"
#include "rouse-section.h"
#include "rouse-stage-style.h"
#include "rouse-ui.h"
#include "rouse-voice-test-row.h"

#include <glib/gi18n.h>

/**
 * RousePreferencesDialog:
 *
 * Choices that hold for every session. What belongs to one exercise is on its page.
 */
struct _RousePreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* template */
  AdwComboRow *guidance;
  AdwComboRow *tempo;
  AdwComboRow *first_side;
  AdwComboRow *voice;
  RouseVoiceTestRow *test;
  AdwSwitchRow *check_in;
  AdwComboRow *reader;
  GtkAdjustment *voice_volume;
  GtkAdjustment *tone_volume;
  RouseRemindersPage *reminders;
  RouseGoalGroup *goal;
  AdwComboRow *caption_size;
  GtkWidget *flash;
  AdwActionRow *motion;
  GtkLabel *motion_state;

  /* owned */
  RouseSettings *settings;
  GListModel *voices;
};

/* Narrower than this, in parts of the font's size, four names do not stand side by side. */
#define CRAMPED_WIDTH 18

G_DEFINE_FINAL_TYPE (RousePreferencesDialog, rouse_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
voice_selected_cb (RousePreferencesDialog *self)
{
  g_autoptr (RouseVoice) voice = NULL;

  if (self->voices == NULL)
    return;
  voice = g_list_model_get_item (self->voices, adw_combo_row_get_selected (self->voice));
  if (voice != NULL)
    rouse_settings_set_voice (self->settings, rouse_voice_get_id (voice));
}

/* The enumeration of sides has "both" before left and right. */
static gboolean
side_to_position (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_uint (to, (guint) g_value_get_int (from) - 1);
  return TRUE;
}

static gboolean
position_to_side (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  guint position = g_value_get_uint (from);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  g_value_set_int (to, (int) position + 1);
  return TRUE;
}

static gboolean
choice_to_position (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_uint (to, (guint) g_value_get_int (from));
  return TRUE;
}

static gboolean
position_to_choice (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  guint position = g_value_get_uint (from);

  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  g_value_set_int (to, (int) position);
  return TRUE;
}

static gboolean
reader_to_position (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_uint (to, g_value_get_boolean (from) ? 1 : 0);
  return TRUE;
}

static gboolean
position_to_reader (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_boolean (to, g_value_get_uint (from) == 1);
  return TRUE;
}

static void
bind_choices (RousePreferencesDialog *self)
{
  GBindingFlags flags = G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE;

  g_object_bind_property_full (self->settings, "guidance", self->guidance, "selected", flags, choice_to_position,
                               position_to_choice, NULL, NULL);
  g_object_bind_property_full (self->settings, "tempo", self->tempo, "selected", flags, choice_to_position,
                               position_to_choice, NULL, NULL);
  g_object_bind_property_full (self->settings, "first-side", self->first_side, "selected", flags, side_to_position,
                               position_to_side, NULL, NULL);
  g_object_bind_property_full (self->settings, "reader-speaks", self->reader, "selected", flags, reader_to_position,
                               position_to_reader, NULL, NULL);
  g_object_bind_property_full (self->settings, "caption-size", self->caption_size, "selected", flags,
                               choice_to_position, position_to_choice, NULL, NULL);
  g_object_bind_property (self->settings, "flash", self->flash, "active", flags);
  g_object_bind_property (self->settings, "check-in", self->check_in, "active", flags);
  g_object_bind_property (self->settings, "voice-volume", self->voice_volume, "value", flags);
  g_object_bind_property (self->settings, "tone-volume", self->tone_volume, "value", flags);
}

/* The system's choice, told here because it is looked for here. A flash is movement, too. */
static void
animations_changed_cb (RousePreferencesDialog *self)
{
  const gboolean animated = adw_get_enable_animations (GTK_WIDGET (self));

  gtk_label_set_label (self->motion_state, animated ? C_ ("reduced motion", "Off") : C_ ("reduced motion", "On"));
  adw_action_row_set_subtitle (self->motion, animated
                                                 ? _ ("Follows the system: Settings → Accessibility → Seeing")
                                                 : _ ("Follows the system. The figure shows one still picture after "
                                                      "another, and nothing flashes."));
  gtk_widget_set_sensitive (self->flash, animated);
}

static void
load_voices (RousePreferencesDialog *self, RouseSpeaker *speaker)
{
  g_autoptr (GListModel) voices = rouse_speaker_list_voices (speaker);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = rouse_settings_dup_voice (self->settings);
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (voices); i++)
    {
      g_autoptr (RouseVoice) voice = g_list_model_get_item (voices, i);

      gtk_string_list_append (names, rouse_voice_get_name (voice));
      if (g_strcmp0 (rouse_voice_get_id (voice), chosen) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->voice, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->voice, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->voice), g_list_model_get_n_items (voices) > 1);
  /* Only now: filling the row is not a choice. */
  self->voices = g_steal_pointer (&voices);
}

static void
rouse_preferences_dialog_dispose (GObject *object)
{
  RousePreferencesDialog *self = ROUSE_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);
  g_clear_object (&self->voices);

  G_OBJECT_CLASS (rouse_preferences_dialog_parent_class)->dispose (object);
}

static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (gtk_widget_get_root (widget)));
  const gboolean cramped = width < CRAMPED_WIDTH * rouse_stage_style_get_font_size (widget);

  (cramped ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "cramped");
  return G_SOURCE_REMOVE;
}

static void
resized_cb (GtkWidget *widget)
{
  if (gtk_widget_get_mapped (widget))
    gtk_widget_add_tick_callback (widget, fit_cb, NULL, NULL);
}

/* Large text in a narrow window: the names of the pages are read whole rather than large. The library's dialog has its
 * own breakpoint, and a second one would keep that from applying. */
static void
rouse_preferences_dialog_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (rouse_preferences_dialog_parent_class)->map (widget);
  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "notify::width",
                           G_CALLBACK (resized_cb), widget, G_CONNECT_SWAPPED);
  resized_cb (widget);
}

static void
rouse_preferences_dialog_unmap (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), resized_cb, widget);
  GTK_WIDGET_CLASS (rouse_preferences_dialog_parent_class)->unmap (widget);
}

/* The library gives the focus to the first row. Large text in a low window leaves that out of sight, and the library
 * scrolls to it: nobody would see how the page begins. There the page has the focus, and its rows come next. */
static gboolean
rouse_preferences_dialog_grab_focus (GtkWidget *widget)
{
  AdwPreferencesPage *page = adw_preferences_dialog_get_visible_page (ADW_PREFERENCES_DIALOG (widget));

  if (!gtk_widget_has_css_class (GTK_WIDGET (gtk_widget_get_root (widget)), "low"))
    return GTK_WIDGET_CLASS (rouse_preferences_dialog_parent_class)->grab_focus (widget);
  return gtk_widget_grab_focus (gtk_widget_get_first_child (GTK_WIDGET (page)));
}

static void
rouse_preferences_dialog_class_init (RousePreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_preferences_dialog_dispose;
  widget_class->grab_focus = rouse_preferences_dialog_grab_focus;
  widget_class->map = rouse_preferences_dialog_map;
  widget_class->unmap = rouse_preferences_dialog_unmap;

  g_type_ensure (ROUSE_TYPE_GOAL_GROUP);
  g_type_ensure (ROUSE_TYPE_REMINDERS_PAGE);
  g_type_ensure (ROUSE_TYPE_VOICE_TEST_ROW);
  g_type_ensure (ROUSE_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-preferences-dialog.ui"));
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, guidance);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, tempo);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, first_side);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, voice);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, test);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, check_in);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, reader);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, voice_volume);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, tone_volume);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, reminders);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, goal);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, caption_size);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, flash);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, motion);
  gtk_widget_class_bind_template_child (widget_class, RousePreferencesDialog, motion_state);
  gtk_widget_class_bind_template_callback (widget_class, voice_selected_cb);
}

static void
rouse_preferences_dialog_init (RousePreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-enable-animations",
                           G_CALLBACK (animations_changed_cb), self, G_CONNECT_SWAPPED);
  animations_changed_cb (self);
}

/**
 * rouse_preferences_dialog_new:
 * @settings: the person's choices
 * @speaker: lists the voices
 * @service: reminds
 * @clock: tells what day it is
 *
 * Returns: (transfer floating): the dialog
 */
AdwDialog *
rouse_preferences_dialog_new (RouseSettings *settings,
                              RouseSpeaker *speaker,
                              RouseReminderService *service,
                              RouseClock *clock)
{
  RousePreferencesDialog *self = g_object_new (ROUSE_TYPE_PREFERENCES_DIALOG, NULL);
  g_autoptr (GtkStringList) guidances = gtk_string_list_new (NULL);

  self->settings = g_object_ref (settings);
  for (RouseGuidance guidance = ROUSE_GUIDANCE_FULL; guidance < ROUSE_N_GUIDANCES; guidance++)
    gtk_string_list_append (guidances, rouse_labels_get_guidance_title (guidance));
  adw_combo_row_set_model (self->guidance, G_LIST_MODEL (guidances));
  bind_choices (self);
  load_voices (self, speaker);
  rouse_voice_test_row_set_speaker (self->test, speaker);
  rouse_reminders_page_set_service (self->reminders, service);
  rouse_goal_group_load (self->goal, settings, rouse_reminder_service_get_settings (service),
                         rouse_day_at (rouse_clock_get_wall (clock), rouse_clock_get_zone (clock)));
  return ADW_DIALOG (self);
}

/**
 * rouse_preferences_dialog_show_reminders:
 * @self: the dialog
 *
 * Turns to the page of the reminders.
 */
void
rouse_preferences_dialog_show_reminders (RousePreferencesDialog *self)
{
  g_return_if_fail (ROUSE_IS_PREFERENCES_DIALOG (self));

  adw_preferences_dialog_set_visible_page (ADW_PREFERENCES_DIALOG (self), ADW_PREFERENCES_PAGE (self->reminders));
}
