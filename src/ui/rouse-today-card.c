/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-today-card.h"

#include "rouse-closures.h"
#include "rouse-day.h"
#include "rouse-goal-plan.h"
#include "rouse-labels.h"
#include "rouse-next-day-question.h"
#include "rouse-session-starter.h"
#include "rouse-standing.h"
#include "rouse-ui.h"
#include "rouse-week-marks.h"

#include <glib/gi18n.h>

/**
 * RouseTodayCard:
 *
 * What there is to do today, the week so far, and what is to be known before: all from the settings, so that it is
 * there before the journal is open. A session that waits to be taken up again comes first, and the advice to rest comes
 * before any other.
 */
struct _RouseTodayCard
{
  AdwBin parent_instance;

  /* template */
  GtkLabel *heading;
  GtkLabel *title;
  GtkLabel *length;
  GtkButton *start;
  GtkButton *second;
  GtkLabel *message;
  AdwBin *question;
  RouseWeekMarks *marks;

  /* owned */
  RouseCatalog *catalog;
  RouseSettings *settings;
  RouseSpeaker *speaker;
  guint32 day;
  char *no_advice;  /* nullable */
  gboolean waiting; /* a session can be taken up again */
};

G_DEFINE_FINAL_TYPE (RouseTodayCard, rouse_today_card, ADW_TYPE_BIN)

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
set_button (GtkButton *button, const char *label, const char *action, const char *target, const char *subject)
{
  GtkActionable *actionable = GTK_ACTIONABLE (button);

  /* An action that takes no target refuses a button that has one, and the other way round. */
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (actionable, action);
  gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subject, -1);
  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
}

/* Returns: (transfer full): why there is nothing to do, and until when */
static char *
describe_nothing (RouseTodayCard *self)
{
  GListModel *exercises = rouse_catalog_get_exercises (self->catalog);
  guint32 first = 0;
  g_autofree char *day = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      guint32 back_on = rouse_settings_get_back_on (self->settings, rouse_exercise_get_id (exercise));

      if (back_on != 0 && (first == 0 || back_on < first))
        first = back_on;
    }
  if (first == 0)
    return g_strdup (_ ("Nothing included"));

  day = rouse_day_dup_text (first);

  /* Translators: %s is a day, as in “Back on Friday, 27 November” */
  return g_strdup_printf (_ ("Back on %s"), day);
}

static char *
dup_welcome (RouseTodayCard *self, const RouseStanding *standing)
{
  const char *ready = rouse_catalog_get_message (self->catalog, "pause-over");
  g_autofree char *welcome = NULL;

  if ((standing->flags & ROUSE_STANDING_WELCOME) == 0)
    return g_strdup (ready);

  welcome = rouse_goal_dup_welcome_text (standing->reached);
  if ((standing->flags & (ROUSE_STANDING_LOWER | ROUSE_STANDING_READY)) == 0)
    return g_steal_pointer (&welcome);

  return g_strdup_printf ("%s\n%s", welcome, ready);
}

/* Returns: (transfer full) (nullable): the one thing that matters most */
static char *
dup_message (RouseTodayCard *self, const RouseStanding *standing)
{
  RousePause pause;

  if (standing->flags & ROUSE_STANDING_REST)
    return g_strdup (rouse_catalog_get_message (self->catalog, "next-rest"));
  if (self->no_advice != NULL)
    return g_strdup (self->no_advice);
  if (rouse_goal_plan_get_pause (self->settings, self->day, &pause))
    return rouse_goal_dup_pause_text (&pause);
  if (standing->flags & ROUSE_STANDING_ASK)
    return g_strdup (rouse_catalog_get_message (self->catalog, "next-ask"));
  if (standing->flags & ROUSE_STANDING_LIGHTER)
    return g_strdup (rouse_catalog_get_message (self->catalog, "next-lighter"));
  if (standing->flags & (ROUSE_STANDING_WELCOME | ROUSE_STANDING_LOWER | ROUSE_STANDING_READY))
    return dup_welcome (self, standing);
  if (standing->flags & ROUSE_STANDING_GENTLE)
    return g_strdup (rouse_catalog_get_message (self->catalog, "pain-some"));

  return NULL;
}

static void
show_week (RouseTodayCard *self, const RouseStanding *standing)
{
  g_auto (RouseGoalPlan) plan = { 0 };

  rouse_goal_plan_load (&plan, self->settings);
  rouse_week_marks_set_days (self->marks, standing->days, (self->day - 1) % 7,
                             rouse_goal_get (plan.changes, self->day));
}

static void
show_buttons (RouseTodayCard *self, const RouseStanding *standing, const char *id, const char *title)
{
  gtk_widget_set_visible (GTK_WIDGET (self->second), FALSE);
  if (standing->flags & ROUSE_STANDING_REST)
    {
      set_button (self->start, _ ("_Safety"), "app.safety", NULL, "");
      if (id != NULL)
        set_button (self->second, _ ("Start _Anyway"), "app.start", id, title);
      return;
    }

  if (id != NULL)
    set_button (self->start, _ ("_Start"), "app.start", id, title);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->start), FALSE);
  if (standing->flags & ROUSE_STANDING_ASK && !rouse_goal_plan_get_pause (self->settings, self->day, NULL))
    set_button (self->second, _ ("Take a _Break…"), "app.preferences", NULL, "");
}

static void
show_today (RouseTodayCard *self, const RouseStanding *standing)
{
  const char *id = rouse_standing_get_routine (standing);
  RouseRoutine *routine = rouse_catalog_get_routine (self->catalog, id);
  g_autoptr (RousePlan) plan = NULL;
  g_autofree char *length = NULL;
  g_autofree char *message = dup_message (self, standing);

  gtk_widget_set_visible (GTK_WIDGET (self), routine != NULL);
  if (routine == NULL)
    return;

  plan = rouse_session_starter_plan (self->catalog, self->settings, id, NULL, NULL);
  length = plan != NULL ? rouse_labels_format_about (rouse_session_starter_estimate (plan, self->speaker))
                        : describe_nothing (self);
  gtk_label_set_label (self->heading, _ ("Today"));
  gtk_label_set_label (self->title, rouse_routine_get_title (routine));
  show_text (self->length, length);
  show_text (self->message, message);
  show_buttons (self, standing, plan != NULL ? id : NULL, rouse_routine_get_title (routine));
}

static void
rouse_today_card_dispose (GObject *object)
{
  RouseTodayCard *self = ROUSE_TODAY_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_TODAY_CARD);
  g_clear_pointer (&self->no_advice, g_free);
  g_clear_object (&self->speaker);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (rouse_today_card_parent_class)->dispose (object);
}

static void
rouse_today_card_class_init (RouseTodayCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rouse_today_card_dispose;

  g_type_ensure (ROUSE_TYPE_WEEK_MARKS);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-today-card.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseTodayCard, heading);
  gtk_widget_class_bind_template_child (widget_class, RouseTodayCard, title);
  gtk_widget_class_bind_template_child (widget_class, RouseTodayCard, length);
  gtk_widget_class_bind_template_child (widget_class, RouseTodayCard, start);
  gtk_widget_class_bind_template_child (widget_class, RouseTodayCard, second);
  gtk_widget_class_bind_template_child (widget_class, RouseTodayCard, message);
  gtk_widget_class_bind_template_child (widget_class, RouseTodayCard, question);
  gtk_widget_class_bind_template_child (widget_class, RouseTodayCard, marks);
}

static void
rouse_today_card_init (RouseTodayCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * rouse_today_card_load:
 * @self: a card
 * @catalog: what can be done
 * @settings: the person's doses, and what is known of the journal
 * @speaker: knows how long a session takes once its voice is open
 *
 * Says what the card is about; rouse_today_card_update() shows it. Called once.
 */
void
rouse_today_card_load (RouseTodayCard *self, RouseCatalog *catalog, RouseSettings *settings, RouseSpeaker *speaker)
{
  g_return_if_fail (ROUSE_IS_TODAY_CARD (self));
  g_return_if_fail (self->catalog == NULL);

  self->catalog = g_object_ref (catalog);
  self->settings = g_object_ref (settings);
  self->speaker = g_object_ref (speaker);
}

/**
 * rouse_today_card_update:
 * @self: a card that has been loaded
 * @today: the local day, as a Julian day of #GDate
 *
 * Shows what is so now.
 */
void
rouse_today_card_update (RouseTodayCard *self, guint32 today)
{
  RouseStanding standing;

  g_return_if_fail (ROUSE_IS_TODAY_CARD (self));
  g_return_if_fail (self->catalog != NULL);

  self->day = today;
  rouse_standing_load (&standing, self->settings, today);
  show_week (self, &standing);
  if (!self->waiting)
    show_today (self, &standing);
}

/**
 * rouse_today_card_set_suggested:
 * @self: a card
 * @suggested: whether its first button is the one to press in this view
 */
void
rouse_today_card_set_suggested (RouseTodayCard *self, gboolean suggested)
{
  g_return_if_fail (ROUSE_IS_TODAY_CARD (self));

  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (self->start), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->start), "suggested-action");
}

/**
 * rouse_today_card_set_no_advice:
 * @self: a card that has been loaded
 * @reason: (nullable): a line that says why there is no advice; %NULL when there is
 *
 * Says that nothing is known of what was done, unless it was known to be a day of rest.
 */
void
rouse_today_card_set_no_advice (RouseTodayCard *self, const char *reason)
{
  g_return_if_fail (ROUSE_IS_TODAY_CARD (self));

  if (g_set_str (&self->no_advice, reason) && self->day != 0)
    rouse_today_card_update (self, self->day);
}

/**
 * rouse_today_card_set_asking:
 * @self: a card that has been loaded
 * @asking: whether it is asked how the back is since the session of the day before
 *
 * Asks, or stops asking; the focus then goes on to what there is to do.
 */
void
rouse_today_card_set_asking (RouseTodayCard *self, gboolean asking)
{
  GtkWidget *bin;

  g_return_if_fail (ROUSE_IS_TODAY_CARD (self));
  g_return_if_fail (self->catalog != NULL);

  bin = GTK_WIDGET (self->question);
  if (asking && adw_bin_get_child (self->question) == NULL)
    {
      GtkWidget *question = g_object_new (ROUSE_TYPE_NEXT_DAY_QUESTION, NULL);

      rouse_next_day_question_load (ROUSE_NEXT_DAY_QUESTION (question), self->catalog);
      adw_bin_set_child (self->question, question);
    }
  if (!asking && gtk_widget_get_focus_child (bin) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->start));
  gtk_widget_set_visible (bin, asking);
}

static void
offer_resume (RouseTodayCard *self, const char *heading, const char *title, gint64 left, const char *action)
{
  g_autofree char *length = left > 0 ? rouse_closures_format_time_left (left) : NULL;

  self->waiting = TRUE;
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->title, title);
  show_text (self->length, length);
  show_text (self->message, NULL);
  set_button (self->start, _ ("_Resume"), action, NULL, title);
  gtk_widget_set_visible (GTK_WIDGET (self->second), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

/**
 * rouse_today_card_set_paused:
 * @self: a card
 * @title: (nullable): what was left and can be taken up again; %NULL for nothing
 * @left: how much of it is left, in ns
 *
 * Offers to resume a session in place of what today would bring.
 */
void
rouse_today_card_set_paused (RouseTodayCard *self, const char *title, gint64 left)
{
  g_return_if_fail (ROUSE_IS_TODAY_CARD (self));

  if (title != NULL)
    {
      offer_resume (self, _ ("Paused"), title, left, "win.resume");
      return;
    }

  self->waiting = FALSE;
  if (self->day != 0)
    rouse_today_card_update (self, self->day);
}

/**
 * rouse_today_card_set_interrupted:
 * @self: a card
 * @title: what was interrupted when the program went away
 * @left: how much of it is left, in ns; 0 where that is not known
 *
 * Offers to resume a session that is only remembered, or to let it have ended where it was.
 */
void
rouse_today_card_set_interrupted (RouseTodayCard *self, const char *title, gint64 left)
{
  g_return_if_fail (ROUSE_IS_TODAY_CARD (self));
  g_return_if_fail (title != NULL);

  offer_resume (self, _ ("Interrupted"), title, left, "app.resume");
  set_button (self->second, _ ("_Finish There"), "app.finish-there", NULL, title);
}
