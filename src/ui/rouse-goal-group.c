/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-goal-group.h"

#include "rouse-day.h"
#include "rouse-goal-plan.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseGoalGroup:
 *
 * The preferences of the weekly goal: how many days, and a break, which also keeps reminders away.
 */
struct _RouseGoalGroup
{
  RouseSection parent_instance;

  /* template */
  AdwSpinRow *goal;
  AdwExpanderRow *begin;
  AdwComboRow *reason;
  AdwSpinRow *days;
  AdwActionRow *on;

  /* owned */
  RouseSettings *settings;
  RouseReminderSettings *reminders;

  guint32 today;
};

G_DEFINE_FINAL_TYPE (RouseGoalGroup, rouse_goal_group, ROUSE_TYPE_SECTION)

static void
update_pause (RouseGoalGroup *self)
{
  RousePause pause;
  const gboolean paused = rouse_goal_plan_get_pause (self->settings, self->today, &pause);

  gtk_widget_set_visible (GTK_WIDGET (self->begin), !paused);
  gtk_widget_set_visible (GTK_WIDGET (self->on), paused);
  if (paused)
    {
      g_autofree char *text = rouse_goal_dup_pause_text (&pause);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->on), text);
    }
}

static void
days_changed_cb (RouseGoalGroup *self)
{
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;

  if (self->settings == NULL)
    return;
  day = rouse_day_dup_text (self->today + (guint32) adw_spin_row_get_value (self->days) - 1);
  /* Translators: %s is the last day of a break, as in “Until Friday, 27 November”. */
  subtitle = g_strdup_printf (_ ("Until %s"), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->days), subtitle);
}

static void
goal_changed_cb (RouseGoalGroup *self)
{
  if (self->settings != NULL)
    rouse_goal_plan_set_goal (self->settings, self->today, (guint) adw_spin_row_get_value (self->goal));
}

static void
begin_activated_cb (RouseGoalGroup *self)
{
  RousePause pause;
  char last[ROUSE_DAY_LENGTH];

  rouse_goal_plan_pause (self->settings, self->today, (guint) adw_spin_row_get_value (self->days),
                         (RousePauseReason) adw_combo_row_get_selected (self->reason));
  if (!rouse_goal_plan_get_pause (self->settings, self->today, &pause))
    return;
  rouse_day_format (pause.last, last);
  g_object_set (self->reminders, "paused-until", last, NULL);
  adw_expander_row_set_expanded (self->begin, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->on), GTK_DIR_TAB_FORWARD);
}

static void
end_clicked_cb (RouseGoalGroup *self)
{
  rouse_goal_plan_end_pause (self->settings, self->today);
  g_object_set (self->reminders, "paused-until", "", NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->begin), GTK_DIR_TAB_FORWARD);
}

static void
rouse_goal_group_dispose (GObject *object)
{
  RouseGoalGroup *self = ROUSE_GOAL_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_GOAL_GROUP);
  g_clear_object (&self->settings);
  g_clear_object (&self->reminders);

  G_OBJECT_CLASS (rouse_goal_group_parent_class)->dispose (object);
}

static void
rouse_goal_group_class_init (RouseGoalGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_goal_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-goal-group.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseGoalGroup, goal);
  gtk_widget_class_bind_template_child (widget_class, RouseGoalGroup, begin);
  gtk_widget_class_bind_template_child (widget_class, RouseGoalGroup, reason);
  gtk_widget_class_bind_template_child (widget_class, RouseGoalGroup, days);
  gtk_widget_class_bind_template_child (widget_class, RouseGoalGroup, on);
  gtk_widget_class_bind_template_callback (widget_class, goal_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_clicked_cb);
}

static void
rouse_goal_group_init (RouseGoalGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_goal_group_load:
 * @self: the group
 * @settings: keeps the goal and the breaks
 * @reminders: keeps until when no reminder comes
 * @today: the local day, as a Julian day of #GDate
 *
 * Shows what was set, and keeps what is set from now on. Called once.
 */
void
rouse_goal_group_load (RouseGoalGroup *self, RouseSettings *settings, RouseReminderSettings *reminders, guint32 today)
{
  g_auto (RouseGoalPlan) plan = { 0 };

  g_return_if_fail (ROUSE_IS_GOAL_GROUP (self));
  g_return_if_fail (self->settings == NULL);
  g_return_if_fail (ROUSE_IS_SETTINGS (settings));

  rouse_goal_plan_load (&plan, settings);
  adw_spin_row_set_value (self->goal, rouse_goal_get (plan.changes, today));
  /* Only now: filling the row is not a choice. */
  self->settings = g_object_ref (settings);
  self->reminders = g_object_ref (reminders);
  self->today = today;
  g_signal_connect_object (settings, "goal-changed", G_CALLBACK (update_pause), self, G_CONNECT_SWAPPED);
  days_changed_cb (self);
  update_pause (self);
}
