/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-coach-private.h"

#include "rouse-coach-notes.h"
#include "rouse-day.h"
#include "rouse-goal-plan.h"
#include "rouse-standing.h"

/**
 * RouseCoach:
 *
 * Has what was done and felt decide what comes next: reads the journal when that has changed, lets the rules judge it,
 * and writes what follows into the settings, where the person finds it and can set it otherwise. Nothing is judged
 * twice, so that what was set by hand stays. Owned by the application; main thread only.
 */
G_DEFINE_FINAL_TYPE (RouseCoach, rouse_coach, G_TYPE_OBJECT)

typedef enum
{
  PROP_READY = 1,
} RouseCoachProperty;

enum
{
  SIGNAL_ADVISED,
  N_SIGNALS,
};

static GParamSpec *properties[PROP_READY + 1];
static guint signals[N_SIGNALS];

/* How far back anything matters from one session to the next. */
#define N_DAYS 400

static guint32
get_today (RouseCoach *self)
{
  return rouse_day_at (rouse_clock_get_wall (self->clock), rouse_clock_get_zone (self->clock));
}

/* What was left out for a while that is over. */
static void
put_back (RouseCoach *self, guint32 today)
{
  GListModel *exercises = rouse_catalog_get_exercises (self->catalog);

  for (guint i = 0; i < g_list_model_get_n_items (exercises); i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      const char *id = rouse_exercise_get_id (exercise);
      guint32 back_on = rouse_settings_get_back_on (self->settings, id);

      if (back_on != 0 && back_on <= today)
        rouse_settings_set_included (self->settings, id, TRUE);
    }
}

/* Returns: whether anything became less */
static gboolean
come_back (RouseCoach *self, GPtrArray *records, guint32 today)
{
  g_autofree char *before = rouse_settings_dup_away_day (self->settings);
  GListModel *exercises = rouse_catalog_get_exercises (self->catalog);
  guint32 seen = rouse_day_parse (before);
  char day[ROUSE_DAY_LENGTH];
  gboolean lower = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (exercises) && seen != today; i++)
    {
      g_autoptr (RouseExercise) exercise = g_list_model_get_item (exercises, i);
      RouseCoachDose dose;
      RouseAdviceDose current;
      RouseAdvice advice;

      rouse_coach_dose_load (&dose, self->settings, exercise);
      current = rouse_coach_dose_get_current (&dose);
      if (!rouse_advice_come_back (&advice, self->catalog, records, rouse_exercise_get_id (exercise), &current, seen,
                                   today))
        continue;

      rouse_coach_dose_advise (&dose, &advice);
      rouse_coach_dose_store (&dose, self->settings, exercise);
      lower = TRUE;
    }

  rouse_day_format (today, day);
  rouse_settings_set_away_day (self->settings, day);

  return lower;
}

static void
update_standing (RouseCoach *self, GPtrArray *records, const RouseGoalStanding *goal, gboolean lower, guint32 today)
{
  const RouseRecord *last = rouse_coach_find_last (records);
  RouseStanding before;
  RouseStanding standing;

  rouse_standing_load (&before, self->settings, today);
  rouse_standing_judge (&standing, self->catalog, records, goal, today);
  /* What began today is said until something is done. */
  if (lower || (before.flags & ROUSE_STANDING_LOWER && (last == NULL || last->day != today)))
    standing.flags |= ROUSE_STANDING_LOWER;
  if (!self->whole && before.day == today)
    standing.reached = before.reached;
  rouse_standing_store (&standing, self->settings);
}

static void
look (RouseCoach *self, GPtrArray *records)
{
  g_auto (RouseGoalPlan) plan = { 0 };
  guint32 today = get_today (self);
  RouseGoalStanding goal;
  gboolean rested = rouse_coach_get_rests (self);
  gboolean advised, lower;

  rouse_goal_plan_load (&plan, self->settings);
  rouse_goal_judge (&goal, records, &plan, today);
  put_back (self, today);
  advised = rouse_coach_judge (self, records, today);
  lower = self->whole && come_back (self, records, today);
  update_standing (self, records, &goal, lower, today);
  rouse_coach_note_reminders (self->reminders, self->catalog, records, &goal, today);
  rouse_coach_note_last_days (self->settings, records, today);
  /* Whoever is told finds everything that belongs to it. */
  if (advised || (!rested && rouse_coach_get_rests (self)))
    g_signal_emit (self, signals[SIGNAL_ADVISED], 0);
}

static void
set_ready (RouseCoach *self, gboolean ready)
{
  if (self->ready == ready)
    return;

  self->ready = ready;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
}

static void load (RouseCoach *self);

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RouseCoach) self = data;
  g_autoptr (GPtrArray) records = rouse_journal_load_finish (ROUSE_JOURNAL (source), result, NULL);

  self->loading = FALSE;
  if (self->journal == NULL)
    return;
  if (records != NULL)
    look (self, records);
  if (self->again)
    load (self);
  else
    set_ready (self, TRUE);
}

/* Days that have not come yet are those of a clock that went wrong. */
static void
load (RouseCoach *self)
{
  guint32 today = get_today (self);

  self->again = self->loading;
  if (self->loading)
    return;

  self->loading = TRUE;
  self->whole = self->want_whole;
  self->want_whole = FALSE;
  rouse_journal_load_async (self->journal, self->whole ? 1 : today - N_DAYS, today, NULL, loaded_cb,
                            g_object_ref (self));
}

static void
opened_cb (RouseCoach *self)
{
  rouse_coach_refresh (self);
}

/* What cannot be read is not waited for. */
static void
error_cb (RouseCoach *self)
{
  if (rouse_journal_get_error (self->journal) != NULL && !rouse_journal_get_opened (self->journal))
    set_ready (self, TRUE);
}

static void
stored_cb (RouseCoach *self)
{
  if (rouse_journal_get_opened (self->journal))
    load (self);
}

static void
rouse_coach_dispose (GObject *object)
{
  RouseCoach *self = ROUSE_COACH (object);

  g_clear_pointer (&self->cases, g_hash_table_unref);
  g_clear_object (&self->journal);
  g_clear_object (&self->catalog);
  g_clear_object (&self->settings);
  g_clear_object (&self->reminders);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_coach_parent_class)->dispose (object);
}

static void
rouse_coach_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((RouseCoachProperty) id)
    {
    case PROP_READY:
      g_value_set_boolean (value, ROUSE_COACH (object)->ready);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_coach_class_init (RouseCoachClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  G_OBJECT_CLASS (klass)->dispose = rouse_coach_dispose;
  G_OBJECT_CLASS (klass)->get_property = rouse_coach_get_property;

  properties[PROP_READY] = g_param_spec_boolean ("ready", NULL, NULL, FALSE, read);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);

  /**
   * RouseCoach::advised:
   * @self: the coach
   *
   * What follows from the last session is known, or is something else now, or it has become a day of rest.
   */
  signals[SIGNAL_ADVISED]
      = g_signal_new ("advised", ROUSE_TYPE_COACH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_coach_init (RouseCoach *self)
{
  self->cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) rouse_coach_case_free);
}

/**
 * rouse_coach_new:
 * @journal: what was done; nothing is read before it is open
 * @catalog: the exercises
 * @settings: where the doses are, and what the first frame needs
 * @reminders: what reminders have to know
 * @clock: tells which day it is
 *
 * Returns: (transfer full): a new coach
 */
RouseCoach *
rouse_coach_new (RouseJournal *journal,
                 RouseCatalog *catalog,
                 RouseSettings *settings,
                 RouseReminderSettings *reminders,
                 RouseClock *clock)
{
  RouseCoach *self;

  g_return_val_if_fail (ROUSE_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (ROUSE_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (ROUSE_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (ROUSE_IS_REMINDER_SETTINGS (reminders), NULL);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);

  self = g_object_new (ROUSE_TYPE_COACH, NULL);
  self->journal = g_object_ref (journal);
  self->catalog = g_object_ref (catalog);
  self->settings = g_object_ref (settings);
  self->reminders = g_object_ref (reminders);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (journal, "notify::opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "changed", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "goal-changed", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rouse_coach_wake:
 * @self: a coach
 *
 * Lets routines have again what was left out until today, for which no journal is needed, and looks at everything again
 * when another day has begun. To be called before the first frame, and when the person comes back to the window.
 */
void
rouse_coach_wake (RouseCoach *self)
{
  guint32 today;

  g_return_if_fail (ROUSE_IS_COACH (self));

  today = get_today (self);
  if (self->day == today)
    return;

  self->day = today;
  put_back (self, today);
  rouse_coach_refresh (self);
}

/**
 * rouse_coach_refresh:
 * @self: a coach
 *
 * Looks at everything again, as when another day has begun. It is not ready until it has seen what the journal was told
 * before.
 */
void
rouse_coach_refresh (RouseCoach *self)
{
  g_return_if_fail (ROUSE_IS_COACH (self));

  self->want_whole = TRUE;
  if (rouse_journal_get_opened (self->journal))
    set_ready (self, FALSE);
  stored_cb (self);
}

/**
 * rouse_coach_get_ready:
 * @self: a coach
 *
 * Returns: whether everything has been looked at today, or the journal cannot be read
 */
gboolean
rouse_coach_get_ready (RouseCoach *self)
{
  g_return_val_if_fail (ROUSE_IS_COACH (self), FALSE);

  return self->ready;
}

/**
 * rouse_coach_get_offers_break:
 * @self: a coach
 *
 * Returns: whether it hurt twice, and no break is on
 */
gboolean
rouse_coach_get_offers_break (RouseCoach *self)
{
  RouseStanding standing;
  guint32 today;

  g_return_val_if_fail (ROUSE_IS_COACH (self), FALSE);

  today = get_today (self);
  rouse_standing_load (&standing, self->settings, today);

  return standing.flags & ROUSE_STANDING_ASK && !rouse_goal_plan_get_pause (self->settings, today, NULL);
}

/**
 * rouse_coach_get_rests:
 * @self: a coach
 *
 * Returns: whether it is a day of rest; that is known also while a session that was left holds up every other advice
 */
gboolean
rouse_coach_get_rests (RouseCoach *self)
{
  RouseStanding standing;

  g_return_val_if_fail (ROUSE_IS_COACH (self), FALSE);

  rouse_standing_load (&standing, self->settings, get_today (self));

  return (standing.flags & ROUSE_STANDING_REST) != 0;
}

/**
 * rouse_coach_forget:
 * @self: a coach
 *
 * Another session begins: what was advised after the last one has been said. What came of it stays.
 */
void
rouse_coach_forget (RouseCoach *self)
{
  g_return_if_fail (ROUSE_IS_COACH (self));

  g_hash_table_remove_all (self->cases);
}

/**
 * rouse_coach_get_advice:
 * @self: a coach
 * @exercise: the id of an exercise
 *
 * Returns: (nullable) (transfer none): what follows for it from the session that was last judged, as long as there is
 *   something to say
 */
const RouseAdvice *
rouse_coach_get_advice (RouseCoach *self, const char *exercise)
{
  const RouseCoachCase *it;

  g_return_val_if_fail (ROUSE_IS_COACH (self), NULL);
  g_return_val_if_fail (exercise != NULL, NULL);

  it = g_hash_table_lookup (self->cases, exercise);
  if (it == NULL || it->start != self->judged)
    return NULL;

  return it->advice.took_part || it->advice.row == ROUSE_ADVICE_REST ? &it->advice : NULL;
}

/**
 * rouse_coach_take_offer:
 * @self: a coach
 * @exercise: the id of an exercise whose advice has an offer
 *
 * Sets what was offered. Only for a person who says so.
 */
void
rouse_coach_take_offer (RouseCoach *self, const char *exercise)
{
  RouseExercise *item;
  RouseCoachDose dose;
  RouseCoachCase *it;

  g_return_if_fail (ROUSE_IS_COACH (self));
  g_return_if_fail (exercise != NULL);

  it = g_hash_table_lookup (self->cases, exercise);
  item = rouse_catalog_get_exercise (self->catalog, exercise);
  g_return_if_fail (it != NULL && item != NULL && it->advice.has_offer);

  rouse_coach_dose_load (&dose, self->settings, item);
  rouse_coach_dose_set_current (&dose, &it->advice.offer);
  rouse_coach_dose_store (&dose, self->settings, item);
}
