/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-exercise-page.h"

#include "rouse-day.h"
#include "rouse-figure-scrubber.h"
#include "rouse-focus.h"
#include "rouse-labels.h"
#include "rouse-mistake.h"
#include "rouse-section.h"
#include "rouse-step-row.h"
#include "rouse-text.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseExercisePage:
 *
 * Everything about one exercise: the moving figure, its steps, which are heard and seen when they are activated, the
 * version and the dose, and when to stop.
 */
struct _RouseExercisePage
{
  AdwNavigationPage parent_instance;

  /* template */
  GtkWidget *layouts;
  RouseFigureView *figure;
  GtkLabel *summary;
  AdwToggleGroup *levels;
  GtkLabel *variant;
  AdwActionRow *position;
  GtkListBox *steps;
  AdwSpinRow *repetitions;
  AdwSpinRow *sets;
  AdwComboRow *guidance;
  AdwSwitchRow *included;
  AdwActionRow *tempo;
  AdwActionRow *feel;
  AdwPreferencesGroup *mistakes;
  AdwPreferencesGroup *stop;
  AdwActionRow *works;
  AdwActionRow *equipment;
  GtkWidget *start;
  GtkWidget *save;

  /* owned */
  RouseExercise *exercise;
  RouseSettings *settings;
  RouseSpeaker *speaker;

  /* borrowed from the exercise */
  RouseVariant *current;
  gboolean loading;
  int marked_step; /* index of the step that the figure does; -1: none */
};

G_DEFINE_FINAL_TYPE (RouseExercisePage, rouse_exercise_page, ADW_TYPE_NAVIGATION_PAGE)

static void
show_variant_words (RouseExercisePage *self)
{
  const char *title = rouse_variant_get_title (self->current);
  const char *summary = rouse_variant_get_summary (self->current);
  g_autofree char *words = NULL;

  /* The standard version has the words of its exercise, which stand above already. */
  if (rouse_variant_get_level (self->current) != ROUSE_LEVEL_STANDARD)
    /* Translators: the name of an easier or harder version and what is different in it. */
    words = g_strdup_printf (_ ("%s: %s"), title, summary);
  gtk_label_set_label (self->variant, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->variant), words != NULL);
}

/* As it will be done, which is slower for who has chosen it. */
static void
show_tempo (RouseExercisePage *self)
{
  g_autofree char *tempo = rouse_labels_format_tempo (self->current, rouse_settings_get_tempo (self->settings) != 0);

  adw_action_row_set_subtitle (self->tempo, tempo);
}

static void
show_dose (RouseExercisePage *self)
{
  const RouseRepetitionRange *range = rouse_variant_get_repetitions (self->current);
  GtkAdjustment *adjustment = adw_spin_row_get_adjustment (self->repetitions);
  guint value = rouse_settings_get_repetitions (self->settings, rouse_variant_get_id (self->current), range->start);
  const char *subtitle = "";

  if (rouse_exercise_get_two_sided (self->exercise))
    subtitle = _ ("On each side");
  else if (rouse_variant_get_alternating (self->current))
    subtitle = _ ("In total, legs in turn");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->repetitions), subtitle);
  gtk_adjustment_configure (adjustment, CLAMP (value, range->minimum, range->maximum), range->minimum, range->maximum,
                            range->step, range->step, 0);
}

/* The last step that has begun in the phase that the figure is in. */
static int
find_played_step (RouseExercisePage *self)
{
  GListModel *steps = rouse_exercise_get_steps (self->exercise);
  double fraction;
  const RousePhase phase = rouse_figure_view_get_phase (self->figure, &fraction);
  int found = -1;

  for (guint i = 0; i < g_list_model_get_n_items (steps); i++)
    {
      g_autoptr (RouseStep) step = g_list_model_get_item (steps, i);

      if (rouse_step_get_phase (step) == phase && rouse_step_get_from (step) <= fraction)
        found = (int) i;
    }
  return found;
}

static void
mark_step (RouseExercisePage *self, int index, gboolean marked)
{
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->steps, index) : NULL;

  if (row != NULL)
    rouse_step_row_set_current (ROUSE_STEP_ROW (row), marked);
}

/* The words of a movement follow it, and stay where it was stopped. */
static void
position_changed_cb (RouseExercisePage *self)
{
  int step;

  if (self->exercise == NULL || self->current == NULL)
    return;
  step = find_played_step (self);
  if (self->marked_step == step)
    return;

  mark_step (self, self->marked_step, FALSE);
  mark_step (self, step, TRUE);
  self->marked_step = step;
}

static void
set_level (RouseExercisePage *self, RouseLevel level)
{
  RouseVariant *variant = rouse_exercise_get_variant (self->exercise, level);

  if (variant == NULL || variant == self->current)
    return;
  self->current = variant;
  self->loading = TRUE;
  adw_toggle_group_set_active (self->levels, level);
  show_variant_words (self);
  show_tempo (self);
  show_dose (self);
  self->loading = FALSE;
  rouse_figure_view_play (self->figure, variant);
  position_changed_cb (self);
}

static void
level_selected_cb (RouseExercisePage *self)
{
  guint level = adw_toggle_group_get_active (self->levels);

  if (self->exercise == NULL || self->loading || level >= ROUSE_N_LEVELS)
    return;
  rouse_speaker_stop (self->speaker);
  set_level (self, (RouseLevel) level);
  rouse_settings_set_level (self->settings, rouse_exercise_get_id (self->exercise), level);
}

static void
repetitions_changed_cb (RouseExercisePage *self)
{
  if (self->current == NULL || self->loading)
    return;
  rouse_settings_set_repetitions (self->settings, rouse_variant_get_id (self->current),
                                  (guint) adw_spin_row_get_value (self->repetitions));
}

static void
sets_changed_cb (RouseExercisePage *self)
{
  if (self->exercise == NULL || self->loading)
    return;
  rouse_settings_set_sets (self->settings, rouse_exercise_get_id (self->exercise),
                           (guint) adw_spin_row_get_value (self->sets));
}

/* What every session has stands before the levels, which are an exercise's own. */
static void
guidance_selected_cb (RouseExercisePage *self)
{
  guint selected = adw_combo_row_get_selected (self->guidance);

  if (self->exercise == NULL || self->loading || selected > ROUSE_N_GUIDANCES)
    return;
  rouse_settings_set_guidance_of (self->settings, rouse_exercise_get_id (self->exercise), (int) selected - 1);
}

static void
included_changed_cb (RouseExercisePage *self)
{
  if (self->exercise == NULL || self->loading)
    return;
  rouse_settings_set_included (self->settings, rouse_exercise_get_id (self->exercise),
                               adw_switch_row_get_active (self->included));
}

static void
show_included (RouseExercisePage *self)
{
  const char *id = rouse_exercise_get_id (self->exercise);
  guint32 back_on = rouse_settings_get_back_on (self->settings, id);
  g_autofree char *day = back_on != 0 ? rouse_day_dup_text (back_on) : NULL;
  /* Translators: %s is a day, as in “Back on Friday, 27 November” */
  g_autofree char *until = day != NULL ? g_strdup_printf (_ ("Back on %s"), day) : NULL;

  adw_switch_row_set_active (self->included, rouse_settings_get_included (self->settings, id));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->included),
                               until != NULL ? until : _ ("Alone it can always be done"));
}

/* The person is not the only one who changes it: advice does, while the page waits below a session. */
static void
doses_changed_cb (RouseExercisePage *self)
{
  RouseLevel level = (RouseLevel) rouse_settings_get_level (self->settings, rouse_exercise_get_id (self->exercise),
                                                            rouse_variant_get_level (self->current));

  if (level != rouse_variant_get_level (self->current))
    set_level (self, level);
  self->loading = TRUE;
  show_dose (self);
  show_included (self);
  self->loading = FALSE;
}

static void
load_guidance (RouseExercisePage *self)
{
  const char *id = rouse_exercise_get_id (self->exercise);
  g_autoptr (GtkStringList) guidances = gtk_string_list_new (NULL);

  /* Translators: as it is chosen in the preferences for every exercise. */
  gtk_string_list_append (guidances, C_ ("guidance", "Default"));
  for (RouseGuidance guidance = ROUSE_GUIDANCE_FULL; guidance < ROUSE_N_GUIDANCES; guidance++)
    gtk_string_list_append (guidances, rouse_labels_get_guidance_title (guidance));
  adw_combo_row_set_model (self->guidance, G_LIST_MODEL (guidances));
  adw_combo_row_set_selected (self->guidance, (guint) (rouse_settings_get_guidance_of (self->settings, id) + 1));
}

static void
step_activated_cb (RouseExercisePage *self, GtkListBoxRow *row)
{
  RouseStep *step = rouse_step_row_get_step (ROUSE_STEP_ROW (row));
  const char *clips[] = { rouse_step_get_clip (step), NULL };

  if (g_strcmp0 (rouse_speaker_get_reading (self->speaker), clips[0]) == 0)
    {
      rouse_speaker_stop (self->speaker);
      return;
    }
  rouse_figure_view_show_phase (self->figure, rouse_step_get_phase (step), rouse_step_get_from (step),
                                rouse_step_get_to (step));
  rouse_speaker_read (self->speaker, clips[0], clips);
}

static GtkWidget *
create_step_cb (gpointer item, gpointer data)
{
  RouseExercisePage *self = data;

  return rouse_step_row_new (item, self->speaker);
}

/* Words to read: the focus passes over what cannot be activated. */
static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "activatable", FALSE, "focusable", FALSE, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

static GtkWidget *
create_safety_row (void)
{
  GtkWidget *row = create_row (_ ("Signs that need help"), NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_widget_set_focusable (row, TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.safety");
  return row;
}

static void
load_lists (RouseExercisePage *self)
{
  GListModel *mistakes = rouse_exercise_get_mistakes (self->exercise);
  GListModel *signs = rouse_exercise_get_stop_signs (self->exercise);

  gtk_list_box_bind_model (self->steps, rouse_exercise_get_steps (self->exercise), create_step_cb, self, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (mistakes); i++)
    {
      g_autoptr (RouseMistake) mistake = g_list_model_get_item (mistakes, i);
      GtkWidget *row = create_row (rouse_mistake_get_fault (mistake), rouse_mistake_get_correction (mistake));

      gtk_widget_add_css_class (row, "mistake");
      adw_preferences_group_add (self->mistakes, row);
    }
  for (guint i = 0; i < g_list_model_get_n_items (signs); i++)
    {
      g_autoptr (RouseText) sign = g_list_model_get_item (signs, i);

      adw_preferences_group_add (self->stop, create_row (rouse_text_get_text (sign), NULL));
    }
  adw_preferences_group_add (self->stop, create_safety_row ());
}

static void
load (RouseExercisePage *self)
{
  const char *id = rouse_exercise_get_id (self->exercise);
  RouseLevel level = (RouseLevel) rouse_settings_get_level (self->settings, id, ROUSE_LEVEL_STANDARD);

  gtk_label_set_label (self->summary, rouse_exercise_get_summary (self->exercise));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->position), rouse_exercise_get_position (self->exercise));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->feel), rouse_exercise_get_feel (self->exercise));
  adw_action_row_set_subtitle (self->works, rouse_exercise_get_works (self->exercise));
  adw_action_row_set_subtitle (self->equipment, rouse_exercise_get_equipment (self->exercise));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->start), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->start), "app.start");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->save), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "win.save-audio");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figure), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  rouse_exercise_get_title (self->exercise), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  rouse_exercise_get_alternative_text (self->exercise), -1);
  adw_spin_row_set_value (self->sets, rouse_settings_get_sets (self->settings, id, 1));
  show_included (self);
  load_guidance (self);
  load_lists (self);

  for (guint i = 0; i < ROUSE_N_LEVELS; i++)
    adw_toggle_set_enabled (adw_toggle_group_get_toggle (self->levels, i),
                            rouse_exercise_get_variant (self->exercise, (RouseLevel) i) != NULL);
  if (rouse_exercise_get_variant (self->exercise, level) == NULL)
    level = ROUSE_LEVEL_STANDARD;
  set_level (self, level);
  self->loading = FALSE;
  g_signal_connect_object (self->settings, "notify::tempo", G_CALLBACK (show_tempo), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "doses-changed", G_CALLBACK (doses_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
rouse_exercise_page_dispose (GObject *object)
{
  RouseExercisePage *self = ROUSE_EXERCISE_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_EXERCISE_PAGE);
  self->current = NULL;
  g_clear_object (&self->exercise);
  g_clear_object (&self->settings);
  g_clear_object (&self->speaker);

  G_OBJECT_CLASS (rouse_exercise_page_parent_class)->dispose (object);
}

static void
rouse_exercise_page_class_init (RouseExercisePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_exercise_page_dispose;

  g_type_ensure (ROUSE_TYPE_FIGURE_VIEW);
  g_type_ensure (ROUSE_TYPE_FIGURE_SCRUBBER);
  g_type_ensure (ROUSE_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-exercise-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, layouts);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, figure);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, summary);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, levels);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, variant);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, position);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, steps);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, repetitions);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, sets);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, tempo);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, guidance);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, included);
  gtk_widget_class_bind_template_callback (widget_class, included_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, guidance_selected_cb);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, feel);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, mistakes);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, stop);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, works);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, equipment);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, start);
  gtk_widget_class_bind_template_callback (widget_class, position_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, RouseExercisePage, save);
  gtk_widget_class_bind_template_callback (widget_class, level_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, repetitions_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sets_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_activated_cb);
}

static void
rouse_exercise_page_init (RouseExercisePage *self)
{
  self->marked_step = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  rouse_focus_keep (self->layouts);
}

/**
 * rouse_exercise_page_new:
 * @exercise: an exercise
 * @settings: the person's version and dose
 * @speaker: speaks the steps
 *
 * Returns: (transfer floating): the page of an exercise
 */
AdwNavigationPage *
rouse_exercise_page_new (RouseExercise *exercise, RouseSettings *settings, RouseSpeaker *speaker)
{
  RouseExercisePage *self;

  g_return_val_if_fail (ROUSE_IS_EXERCISE (exercise), NULL);

  self = g_object_new (ROUSE_TYPE_EXERCISE_PAGE, "tag", rouse_exercise_get_id (exercise), "title",
                       rouse_exercise_get_title (exercise), NULL);
  self->settings = g_object_ref (settings);
  self->speaker = g_object_ref (speaker);
  self->loading = TRUE;
  self->exercise = g_object_ref (exercise);
  load (self);
  return ADW_NAVIGATION_PAGE (self);
}
