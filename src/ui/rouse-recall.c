/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-recall.h"

#include "rouse-day.h"
#include "rouse-journal-check-in.h"
#include "rouse-journal-plan.h"
#include "rouse-journal-recorder.h"
#include "rouse-morning.h"

#include <glib/gi18n.h>

/**
 * RouseRecall:
 *
 * Stands between the journal, the sessions and what the window shows of them: has every session written down, keeps in
 * the settings what the first frame needs of the journal before that is open, and knows what can be taken up again.
 * Owned by the application.
 */
struct _RouseRecall
{
  GObject parent_instance;

  RouseJournal *journal;
  RouseSettings *settings;
  RouseClock *clock;
  gboolean finishing;   /* as soon as the journal is open */
  RouseRecord *morning; /* nullable: the session that it is asked about today */
  RouseRecord *told;    /* nullable: the one that was answered last, as it was before */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* How far back the last day that counts is looked for. */
#define N_DAYS 60

G_DEFINE_FINAL_TYPE (RouseRecall, rouse_recall, G_TYPE_OBJECT)

static guint32
get_today (RouseRecall *self)
{
  return rouse_day_at (rouse_clock_get_wall (self->clock), rouse_clock_get_zone (self->clock));
}

static void
emit_changed (RouseRecall *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
is_same (gconstpointer a, gconstpointer b)
{
  return a == b || (a != NULL && b != NULL && g_str_equal (((RouseRecord *) a)->uuid, ((RouseRecord *) b)->uuid));
}

static void
set_morning (RouseRecall *self, RouseRecord *record)
{
  gboolean same = is_same (self->morning, record);

  if (record != NULL)
    rouse_record_ref (record);
  g_clear_pointer (&self->morning, rouse_record_unref);
  self->morning = record;
  if (!same)
    emit_changed (self);
}

/* What was deleted since does not come back with an answer that is taken back. */
static void
look_at_morning (RouseRecall *self, GPtrArray *records)
{
  RouseRecord *record = rouse_morning_find (records, rouse_clock_get_wall (self->clock), get_today (self));

  if (self->told != NULL && !g_ptr_array_find_with_equal_func (records, self->told, is_same, NULL))
    g_clear_pointer (&self->told, rouse_record_unref);
  if (record != NULL && record->start == rouse_settings_get_next_day_asked (self->settings))
    record = NULL;
  set_morning (self, record);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RouseRecall) self = data;
  g_autoptr (GPtrArray) records = rouse_journal_load_finish (ROUSE_JOURNAL (source), result, NULL);
  char day[ROUSE_DAY_LENGTH] = "";

  if (records == NULL || self->journal == NULL)
    return;
  look_at_morning (self, records);
  for (guint i = records->len; i > 0 && day[0] == '\0'; i--)
    if (rouse_record_counts (records->pdata[i - 1]))
      rouse_day_format (((RouseRecord *) records->pdata[i - 1])->day, day);
  rouse_settings_set_last_day_done (self->settings, day);
}

/* Days that have not come yet are those of a clock that went wrong: they would keep every reminder away. */
static void
stored_cb (RouseRecall *self)
{
  guint32 today = get_today (self);

  rouse_journal_load_async (self->journal, today - N_DAYS, today, NULL, loaded_cb, g_object_ref (self));
}

static void
opened_cb (RouseRecall *self)
{
  if (!rouse_journal_get_opened (self->journal))
    return;
  if (rouse_journal_get_interrupted (self->journal) == NULL)
    rouse_settings_set_interrupted (self->settings, NULL, 0);
  if (self->finishing)
    rouse_recall_finish_there (self);
  self->finishing = FALSE;
  stored_cb (self);
  emit_changed (self);
}

static void
rouse_recall_dispose (GObject *object)
{
  RouseRecall *self = ROUSE_RECALL (object);

  g_clear_pointer (&self->morning, rouse_record_unref);
  g_clear_pointer (&self->told, rouse_record_unref);
  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_recall_parent_class)->dispose (object);
}

static void
rouse_recall_class_init (RouseRecallClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rouse_recall_dispose;

  /**
   * RouseRecall::changed:
   * @self: the recall
   *
   * What can be taken up again, what is asked about the day before, or the warning, is another one.
   */
  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", ROUSE_TYPE_RECALL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rouse_recall_init (RouseRecall *self)
{
}

/**
 * rouse_recall_new:
 * @journal: where sessions are written down
 * @settings: keep what the first frame needs
 * @clock: tells the time of sessions
 *
 * Returns: (transfer full): a new recall
 */
RouseRecall *
rouse_recall_new (RouseJournal *journal, RouseSettings *settings, RouseClock *clock)
{
  RouseRecall *self;

  g_return_val_if_fail (ROUSE_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (ROUSE_IS_SETTINGS (settings), NULL);

  self = g_object_new (ROUSE_TYPE_RECALL, NULL);
  self->journal = g_object_ref (journal);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (journal, "notify::opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "changed", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "notify::interrupted", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "notify::error", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "notify::set-aside", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::check-in", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rouse_recall_dup_interrupted:
 * @self: a recall
 * @left: (out): how much of it is left, in ns; 0 where that is not known
 *
 * Returns: (transfer full) (nullable): the routine or exercise of a session that can be taken up again
 */
char *
rouse_recall_dup_interrupted (RouseRecall *self, gint64 *left)
{
  g_autofree char *cached = NULL;
  RouseRecord *record;

  g_return_val_if_fail (ROUSE_IS_RECALL (self), NULL);

  cached = rouse_settings_dup_interrupted (self->settings, left);
  if (!rouse_journal_get_opened (self->journal))
    return g_steal_pointer (&cached);

  record = rouse_journal_get_interrupted (self->journal);
  if (record == NULL || g_strcmp0 (record->routine, cached) != 0)
    *left = 0;

  return record != NULL ? g_strdup (record->routine) : NULL;
}

static char *
describe_damage (RouseJournal *journal)
{
  guint32 day = rouse_journal_get_restored_day (journal);
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *text = NULL;
  GDate julian;

  if (day == 0)
    /* Translators: %s is the name of a file. */
    return g_strdup_printf (_ ("Your history could not be read and begins anew. What there was is kept in “%s”."),
                            rouse_journal_get_set_aside (journal));

  g_date_set_julian (&julian, day);
  date = g_date_time_new_utc (g_date_get_year (&julian), g_date_get_month (&julian), g_date_get_day (&julian), 0, 0, 0);
  /* Translators: a date, see strftime: “22 November 2026”. */
  text = g_date_time_format (date, _ ("%-d %B %Y"));

  if (rouse_journal_get_set_aside (journal) == NULL)
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("Your history was missing. The backup of %s took its place."), text);

  /* Translators: the first %s is a date, the second the name of a file. */
  return g_strdup_printf (_ ("Your history was damaged. The backup of %s took its place; what there was is kept in "
                             "“%s”."),
                          text, rouse_journal_get_set_aside (journal));
}

/**
 * rouse_recall_dup_warning:
 * @self: a recall
 *
 * Returns: (transfer full) (nullable): a sentence about what is wrong with the journal
 */
char *
rouse_recall_dup_warning (RouseRecall *self)
{
  const GError *error;

  g_return_val_if_fail (ROUSE_IS_RECALL (self), NULL);

  error = rouse_journal_get_error (self->journal);
  if (error == NULL)
    {
      const gboolean damaged
          = rouse_journal_get_set_aside (self->journal) != NULL || rouse_journal_get_restored_day (self->journal) != 0;

      return damaged ? describe_damage (self->journal) : NULL;
    }

  if (g_error_matches (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER))
    return g_strdup (
        _ ("Your history was written by a newer version of Rouse. What you do now is added when that one is opened."));
  if (g_error_matches (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_FULL))
    return g_strdup (_ ("The disk is full. What you do is saved as soon as there is room."));

  return g_strdup (_ ("Your history cannot be saved now. It is tried again while Rouse is open."));
}

/**
 * rouse_recall_dup_no_advice:
 * @self: a recall
 *
 * Returns: (transfer full) (nullable): a line that says why nothing is known of what was done, while that is so
 */
char *
rouse_recall_dup_no_advice (RouseRecall *self)
{
  const GError *error;

  g_return_val_if_fail (ROUSE_IS_RECALL (self), NULL);

  error = rouse_journal_get_error (self->journal);
  if (error == NULL || rouse_journal_get_opened (self->journal))
    return NULL;

  if (g_error_matches (error, ROUSE_JOURNAL_ERROR, ROUSE_JOURNAL_ERROR_NEWER))
    return g_strdup (_ ("No advice today: your history belongs to a newer version of Rouse."));

  return g_strdup (_ ("No advice today: your history cannot be read."));
}

/**
 * rouse_recall_plan:
 * @self: a recall
 * @catalog: what can be done
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the plan of the session that was interrupted
 */
RousePlan *
rouse_recall_plan (RouseRecall *self, RouseCatalog *catalog, GError **error)
{
  RouseRecord *record;

  g_return_val_if_fail (ROUSE_IS_RECALL (self), NULL);

  record = rouse_journal_get_interrupted (self->journal);
  if (record == NULL)
    {
      g_set_error_literal (error, ROUSE_PLAN_ERROR, ROUSE_PLAN_ERROR_EMPTY, _ ("There is no session to resume"));
      return NULL;
    }

  return rouse_journal_plan_read (record, catalog, error);
}

/* For the case that the program goes away now. */
static void
remember (RouseRecall *self, RouseSession *session)
{
  RouseSessionState state = rouse_session_get_state (session);
  RousePlan *plan = rouse_timeline_get_plan (rouse_session_get_timeline (session));

  if (state == ROUSE_SESSION_FINISHED || state == ROUSE_SESSION_ENDED)
    rouse_settings_set_interrupted (self->settings, NULL, 0);
  else if (state != ROUSE_SESSION_READY)
    rouse_settings_set_interrupted (self->settings, rouse_plan_get_id (plan), rouse_session_get_left (session));
}

static void
state_changed_cb (RouseRecall *self, GParamSpec *pspec, RouseSession *session)
{
  remember (self, session);
}

static void
set_done_cb (RouseRecall *self, const RouseSetResult *result, RouseSession *session)
{
  remember (self, session);
}

static void
leave (gpointer recorder)
{
  rouse_journal_recorder_leave (recorder);
  g_object_unref (recorder);
}

/**
 * rouse_recall_follow:
 * @self: a recall
 * @page: the page of a session that is ready
 * @check_in: (nullable): its check-in
 * @interrupted: whether it is the one that was interrupted, which then goes on; else that one has ended where it was
 *
 * Has a session written down, as long as it has a page.
 */
void
rouse_recall_follow (RouseRecall *self, RouseSessionPage *page, RouseCheckIn *check_in, gboolean interrupted)
{
  RouseJournalRecorder *recorder;
  RouseSession *session;
  RouseRecord *record;

  g_return_if_fail (ROUSE_IS_RECALL (self));
  g_return_if_fail (ROUSE_IS_SESSION_PAGE (page));

  session = rouse_session_page_get_session (page);
  record = interrupted ? rouse_journal_get_interrupted (self->journal) : NULL;
  if (!interrupted)
    rouse_recall_finish_there (self);

  recorder = rouse_journal_recorder_new (self->journal, session, self->clock, record);
  if (check_in != NULL)
    rouse_journal_check_in_follow (recorder, check_in);
  g_object_set_data_full (G_OBJECT (page), "journal-recorder", recorder, leave);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "set-done", G_CALLBACK (set_done_cb), self, G_CONNECT_SWAPPED);
}

/**
 * rouse_recall_finish_there:
 * @self: a recall
 *
 * Lets the session that was interrupted have ended where it was. What was done in it is kept.
 *
 * Returns: whether there was one
 */
gboolean
rouse_recall_finish_there (RouseRecall *self)
{
  g_autoptr (RouseRecord) record = NULL;

  g_return_val_if_fail (ROUSE_IS_RECALL (self), FALSE);

  self->finishing = !rouse_journal_get_opened (self->journal);
  if (rouse_journal_get_interrupted (self->journal) == NULL)
    return FALSE;

  record = rouse_record_copy (rouse_journal_get_interrupted (self->journal));
  record->status = ROUSE_STATUS_ENDED_EARLY;
  rouse_settings_set_interrupted (self->settings, NULL, 0);
  rouse_journal_save_async (self->journal, record, NULL, NULL);

  return TRUE;
}

/**
 * rouse_recall_wake:
 * @self: a recall
 *
 * Looks whether it has become the next day. To be called when the person comes back to the window.
 */
void
rouse_recall_wake (RouseRecall *self)
{
  g_return_if_fail (ROUSE_IS_RECALL (self));

  if (rouse_journal_get_opened (self->journal))
    stored_cb (self);
}

/**
 * rouse_recall_get_asks_next_day:
 * @self: a recall
 *
 * Returns: whether it is to be asked how the back is since the session of the day before; once for a session, and never
 *   where the person wants no such questions
 */
gboolean
rouse_recall_get_asks_next_day (RouseRecall *self)
{
  g_return_val_if_fail (ROUSE_IS_RECALL (self), FALSE);

  return self->morning != NULL && rouse_settings_get_check_in (self->settings);
}

static void
write_next_day (RouseRecall *self, const RouseRecord *before, RouseNextDay answer)
{
  g_autoptr (RouseRecord) record = rouse_record_copy (before);

  record->next_day = answer;
  rouse_journal_save_async (self->journal, record, NULL, NULL);
}

/**
 * rouse_recall_answer_next_day:
 * @self: a recall
 * @answer: how the back is; %ROUSE_NEXT_DAY_UNANSWERED skips the question
 *
 * Writes down what was said, and does not ask again.
 */
void
rouse_recall_answer_next_day (RouseRecall *self, RouseNextDay answer)
{
  g_return_if_fail (ROUSE_IS_RECALL (self));

  if (self->morning == NULL)
    return;

  g_clear_pointer (&self->told, rouse_record_unref);
  self->told = rouse_record_ref (self->morning);
  rouse_settings_set_next_day_asked (self->settings, self->told->start);
  if (answer != ROUSE_NEXT_DAY_UNANSWERED)
    write_next_day (self, self->told, answer);
  set_morning (self, NULL);
}

/**
 * rouse_recall_ask_again:
 * @self: a recall
 *
 * Takes the last answer back, and asks once more.
 */
void
rouse_recall_ask_again (RouseRecall *self)
{
  g_autoptr (RouseRecord) record = NULL;

  g_return_if_fail (ROUSE_IS_RECALL (self));

  record = g_steal_pointer (&self->told);
  if (record == NULL)
    return;

  rouse_settings_set_next_day_asked (self->settings, 0);
  write_next_day (self, record, ROUSE_NEXT_DAY_UNANSWERED);
  set_morning (self, record);
}
