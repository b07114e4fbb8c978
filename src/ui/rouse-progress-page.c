/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-progress-page-private.h"

#include "rouse-day-mark.h"
#include "rouse-goal-plan.h"
#include "rouse-progress-words.h"
#include "rouse-record-row.h"
#include "rouse-section.h"
#include "rouse-ui.h"

#include <glib/gi18n.h>

/**
 * RouseProgressPage:
 *
 * What was done and how it felt: the week, the days of a month, how tired the back was, what it adds up to, and the
 * last sessions. Everything is read in one pass, off the main thread, and what is built of it does not grow with it.
 */
G_DEFINE_FINAL_TYPE (RouseProgressPage, rouse_progress_page, ADW_TYPE_NAVIGATION_PAGE)

enum
{
  SIGNAL_DELETED,
  SIGNAL_SAVED,
  SIGNAL_TOLD,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As much as can be told apart in a narrow window, and a season of a year. */
#define N_WEEKS 13
#define N_LAST 10
#define LAST_DAY 9999999

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
row_delete_cb (RouseProgressPage *self, RouseRecordRow *row)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) rouse_record_unref);

  g_ptr_array_add (records, rouse_record_ref (rouse_record_row_get_record (row)));
  rouse_progress_page_delete (self, records);
}

static void
add_record_row (RouseProgressPage *self, AdwPreferencesGroup *group, GPtrArray *rows, RouseRecord *record)
{
  GtkWidget *row = rouse_record_row_new (self->catalog, record, rouse_progress_page_get_today (self));

  g_signal_connect_object (row, "delete", G_CALLBACK (row_delete_cb), self, G_CONNECT_SWAPPED);
  add_row (group, rows, row);
}

static char *
dup_goal_text (RouseProgressPage *self, const RouseGoalStanding *standing)
{
  if (standing->pause_state == ROUSE_PAUSE_ON)
    return rouse_goal_dup_pause_text (&standing->pause);
  if (standing->pause_state == ROUSE_PAUSE_OVER)
    return g_strdup (rouse_catalog_get_message (self->catalog, "pause-over"));
  if (standing->welcome_back)
    return rouse_goal_dup_welcome_text (standing->reached);

  return rouse_goal_dup_week_text (&standing->week);
}

static void
update_goal (RouseProgressPage *self)
{
  g_auto (RouseGoalPlan) plan = { 0 };
  RouseGoalStanding standing;
  const guint32 today = rouse_progress_page_get_today (self);
  g_autofree char *text = NULL;
  g_autofree char *reached = NULL;
  g_autofree char *run = NULL;
  g_autofree char *both = NULL;

  rouse_goal_plan_load (&plan, self->settings);
  rouse_goal_judge (&standing, self->records, &plan, today);
  rouse_week_marks_set_days (self->marks, standing.week.days, (today - 1) % 7, standing.week.goal);
  text = dup_goal_text (self, &standing);
  gtk_label_set_label (self->goal, text);

  reached = rouse_goal_dup_reached_text (standing.reached);
  run = rouse_goal_dup_run_text (standing.run);
  if (reached != NULL && run != NULL)
    /* Translators: as in “9 weeks reached, 3 weeks in a row”. */
    both = g_strdup_printf (C_ ("weekly goal", "%s, %s"), reached, run);
  else
    both = g_strdup (reached != NULL ? reached : "");
  gtk_label_set_label (self->weeks, both);
  gtk_widget_set_visible (GTK_WIDGET (self->weeks), both[0] != '\0');

  rouse_month_view_load (self->month, self->catalog, self->records, plan.pauses, today);
}

static void
fill_weeks (RouseProgressPage *self)
{
  for (guint i = 0; i < self->week_rows->len; i++)
    adw_expander_row_remove (self->by_week, self->week_rows->pdata[i]);
  g_ptr_array_set_size (self->week_rows, 0);
  if (!adw_expander_row_get_expanded (self->by_week) || self->tired == NULL)
    return;

  for (guint i = self->tired->len; i > 0; i--)
    {
      const RouseProgressWeek *week = &g_array_index (self->tired, RouseProgressWeek, i - 1);
      g_autofree char *date = rouse_progress_words_dup_date (week->monday, rouse_progress_page_get_today (self));
      g_autofree char *words = rouse_progress_words_dup_week (week);
      /* Translators: %s is a Monday, as in “Week of Monday, 2 November”. */
      g_autofree char *title = g_strdup_printf (_ ("Week of %s"), date);
      GtkWidget *row = create_row (title, words);

      gtk_widget_add_css_class (row, "property");
      adw_expander_row_add_row (self->by_week, row);
      g_ptr_array_add (self->week_rows, row);
    }
}

static void
by_week_expanded_cb (RouseProgressPage *self)
{
  fill_weeks (self);
}

static void
update_trend (RouseProgressPage *self)
{
  const char *message;
  const char *words;
  gboolean answered = FALSE;

  g_clear_pointer (&self->tired, g_array_unref);
  self->tired = rouse_progress_get_weeks (self->records, N_WEEKS, rouse_progress_page_get_today (self));
  for (guint i = 0; i < self->tired->len; i++)
    answered |= g_array_index (self->tired, RouseProgressWeek, i).n_before > 0
                || g_array_index (self->tired, RouseProgressWeek, i).n_after > 0;
  gtk_widget_set_visible (self->trend_group, answered);
  rouse_trend_chart_set_weeks (self->chart, self->tired);
  message = rouse_progress_get_trend_message (rouse_progress_get_trend (self->tired));
  words = message != NULL ? rouse_catalog_get_message (self->catalog, message) : NULL;
  gtk_label_set_label (self->trend, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trend), words != NULL);
  fill_weeks (self);
}

static void
update_totals (RouseProgressPage *self)
{
  g_autoptr (GArray) totals = rouse_progress_get_totals (self->records);

  clear_rows (self->totals, self->total_rows);
  for (guint i = 0; i < totals->len; i++)
    {
      const RouseProgressTotal *total = &g_array_index (totals, RouseProgressTotal, i);
      g_autofree char *words = rouse_progress_words_dup_total (total);

      add_row (self->totals, self->total_rows,
               create_row (rouse_progress_words_get_title (self->catalog, total->exercise), words));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->totals), totals->len > 0);
}

static void
update_last (RouseProgressPage *self)
{
  g_autoptr (GPtrArray) last = rouse_progress_get_last (self->records, N_LAST);

  clear_rows (self->last_group, self->last_rows);
  for (guint i = 0; i < last->len; i++)
    add_record_row (self, self->last_group, self->last_rows, last->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->last_group), last->len > 0);
}

static void
update_day (RouseProgressPage *self)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autofree char *date = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->day_group), self->shown_day != 0);
  if (self->shown_day == 0)
    return;

  date = rouse_progress_words_dup_date (self->shown_day, rouse_progress_page_get_today (self));
  adw_preferences_group_set_description (self->day_group, date);
  clear_rows (self->day_group, self->day_rows);
  records = rouse_month_view_get_records (self->month, self->shown_day);
  for (guint i = 0; i < records->len; i++)
    add_record_row (self, self->day_group, self->day_rows, records->pdata[i]);
  if (records->len == 0)
    add_row (self->day_group, self->day_rows, create_row (_ ("No session on this day"), NULL));
}

static void
day_activated_cb (RouseProgressPage *self, guint day)
{
  g_autoptr (GPtrArray) records = rouse_month_view_get_records (self->month, day);
  g_autofree char *words = rouse_progress_words_dup_day (self->catalog, day, records, FALSE);

  self->shown_day = day;
  update_day (self);
  gtk_viewport_scroll_to (self->viewport, GTK_WIDGET (self->day_group), NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), records->len > 0 ? words : _ ("No session on this day"),
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static gboolean
has_something (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (!rouse_record_is_empty (records->pdata[i]))
      return TRUE;

  return FALSE;
}

static void
update (RouseProgressPage *self)
{
  const gboolean something = has_something (self->records);

  /* Answers are kept of days on which nothing was done, too. */
  rouse_progress_page_enable_actions (self, self->records->len > 0);
  update_goal (self);
  update_trend (self);
  update_totals (self);
  update_last (self);
  update_day (self);
  gtk_stack_set_visible_child_name (self->stack, something ? "progress" : "empty");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RouseProgressPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = rouse_journal_load_finish (ROUSE_JOURNAL (source), result, &error);

  /* A page that has lost its widgets, or that reads again, waits for nothing. */
  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  if (records == NULL)
    {
      adw_status_page_set_description (self->failed, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  g_clear_pointer (&self->records, g_ptr_array_unref);
  self->records = g_steal_pointer (&records);
  update (self);
}

static void
load (RouseProgressPage *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  rouse_journal_load_async (self->journal, 1, LAST_DAY, self->loading, loaded_cb, g_object_ref (self));
}

static void
goal_changed_cb (RouseProgressPage *self)
{
  if (self->records != NULL)
    update_goal (self);
}

static void
fill_legend (RouseProgressPage *self)
{
  const struct
  {
    RouseDayKind kind;
    const char *words;
  } entries[] = {
    { ROUSE_DAY_DONE, C_ ("day", "Done") },
    { ROUSE_DAY_PART, C_ ("day", "A part of it") },
    { ROUSE_DAY_PAUSED, C_ ("day", "Break") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *mark = rouse_day_mark_new (GTK_ACCESSIBLE_ROLE_PRESENTATION);
      GtkWidget *label = gtk_label_new (entries[i].words);

      rouse_day_mark_set_kind (ROUSE_DAY_MARK (mark), entries[i].kind);
      gtk_widget_add_css_class (mark, "small");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), mark);
      gtk_box_append (GTK_BOX (box), label);
      adw_wrap_box_append (self->legend, box);
    }
}

static void
rouse_progress_page_dispose (GObject *object)
{
  RouseProgressPage *self = ROUSE_PROGRESS_PAGE (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), ROUSE_TYPE_PROGRESS_PAGE);
  g_clear_object (&self->catalog);
  g_clear_object (&self->settings);
  g_clear_object (&self->journal);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_progress_page_parent_class)->dispose (object);
}

static void
rouse_progress_page_finalize (GObject *object)
{
  RouseProgressPage *self = ROUSE_PROGRESS_PAGE (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->tired, g_array_unref);
  g_ptr_array_unref (self->day_rows);
  g_ptr_array_unref (self->week_rows);
  g_ptr_array_unref (self->total_rows);
  g_ptr_array_unref (self->last_rows);

  G_OBJECT_CLASS (rouse_progress_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ROUSE_TYPE_SECTION);
  gtk_widget_class_set_template_from_resource (widget_class, ROUSE_UI ("rouse-progress-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, failed);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, viewport);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, marks);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, goal);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, weeks);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, month);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, legend);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, day_group);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, trend_group);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, chart);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, trend);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, by_week);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, totals);
  gtk_widget_class_bind_template_child (widget_class, RouseProgressPage, last_group);
  gtk_widget_class_bind_template_callback (widget_class, day_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_week_expanded_cb);
}

static void
rouse_progress_page_class_init (RouseProgressPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_progress_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = rouse_progress_page_finalize;

  /**
   * RouseProgressPage::deleted:
   * @records: (element-type RouseRecord): what is gone
   *
   * Sessions were deleted. They can be added again.
   */
  signals[SIGNAL_DELETED] = g_signal_new ("deleted", ROUSE_TYPE_PROGRESS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);

  /**
   * RouseProgressPage::saved:
   * @file: a file
   *
   * A file is complete.
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", ROUSE_TYPE_PROGRESS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_FILE);

  /**
   * RouseProgressPage::told:
   * @words: a sentence
   *
   * Something that was asked for was done.
   */
  signals[SIGNAL_TOLD] = g_signal_new ("told", ROUSE_TYPE_PROGRESS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * RouseProgressPage::failed:
   * @reason: a sentence
   *
   * Something that was asked for could not be done.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", ROUSE_TYPE_PROGRESS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (ROUSE_TYPE_WEEK_MARKS);
  g_type_ensure (ROUSE_TYPE_MONTH_VIEW);
  g_type_ensure (ROUSE_TYPE_TREND_CHART);
  bind_template (GTK_WIDGET_CLASS (klass));
  rouse_progress_page_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
rouse_progress_page_init (RouseProgressPage *self)
{
  self->day_rows = g_ptr_array_new ();
  self->week_rows = g_ptr_array_new ();
  self->total_rows = g_ptr_array_new ();
  self->last_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  rouse_progress_page_enable_actions (self, FALSE);
  fill_legend (self);
}

/**
 * rouse_progress_page_new:
 * @catalog: names what was done
 * @settings: the weekly goal
 * @journal: what was done
 * @clock: tells what day it is
 *
 * Returns: (transfer floating): the page; what it shows is read at once
 */
AdwNavigationPage *
rouse_progress_page_new (RouseCatalog *catalog, RouseSettings *settings, RouseJournal *journal, RouseClock *clock)
{
  RouseProgressPage *self;

  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (ROUSE_IS_JOURNAL (journal), NULL);

  self = g_object_new (ROUSE_TYPE_PROGRESS_PAGE, NULL);
  self->catalog = g_object_ref (catalog);
  self->settings = g_object_ref (settings);
  self->journal = g_object_ref (journal);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (journal, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "goal-changed", G_CALLBACK (goal_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return ADW_NAVIGATION_PAGE (self);
}

/**
 * rouse_progress_page_reload:
 * @self: the page
 *
 * Reads the journal again, and what day it is.
 */
void
rouse_progress_page_reload (RouseProgressPage *self)
{
  g_return_if_fail (ROUSE_IS_PROGRESS_PAGE (self));

  load (self);
}

/**
 * rouse_progress_page_get_loaded:
 * @self: the page
 *
 * Returns: whether it shows what is in the journal
 */
gboolean
rouse_progress_page_get_loaded (RouseProgressPage *self)
{
  g_return_val_if_fail (ROUSE_IS_PROGRESS_PAGE (self), FALSE);

  return self->loading == NULL;
}
