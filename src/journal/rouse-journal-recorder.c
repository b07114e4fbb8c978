/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-journal-recorder.h"

#include "rouse-journal-plan.h"
#include "rouse-set-times.h"

/**
 * RouseJournalRecorder:
 *
 * Writes down what happens in one session: that it began, each set as soon as it is over, what hurt, and how it ended.
 * Whoever leads the session owns it and leaves it before the journal is closed; a session that has not come to an end
 * by then is one that can be taken up again. Main thread only.
 */
struct _RouseJournalRecorder
{
  GObject parent_instance;

  RouseJournal *journal;
  RouseSession *session;
  RouseClock *clock;
  RouseRecord *record;
  RouseTimeline *timeline; /* the one that the next is about */
  RouseSetTimes *times;    /* NULL once it was left */
  guint n_saving;
  gboolean failed; /* the last attempt */
};

enum
{
  PROP_SAVED = 1,
};

G_DEFINE_FINAL_TYPE (RouseJournalRecorder, rouse_journal_recorder, G_TYPE_OBJECT)

static void
notify_saved (RouseJournalRecorder *self)
{
  g_debug ("Session %s: %s", self->record->uuid, rouse_journal_recorder_get_saved (self) ? "saved" : "not saved");
  g_object_notify (G_OBJECT (self), "saved");
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RouseJournalRecorder) self = data;
  gboolean before = rouse_journal_recorder_get_saved (self);

  self->n_saving--;
  self->failed = !rouse_journal_save_finish (ROUSE_JOURNAL (source), result, NULL);
  if (before != rouse_journal_recorder_get_saved (self))
    notify_saved (self);
}

/* What could not be written at first was written later on. */
static void
unsaved_cb (RouseJournalRecorder *self)
{
  if (!self->failed || rouse_journal_get_n_unsaved (self->journal) > 0)
    return;

  self->failed = FALSE;
  if (self->n_saving == 0)
    notify_saved (self);
}

static void
write_record (RouseJournalRecorder *self)
{
  gboolean before = rouse_journal_recorder_get_saved (self);

  self->n_saving++;
  if (before)
    notify_saved (self);
  rouse_journal_save_async (self->journal, self->record, saved_cb, g_object_ref (self));
}

static void
save (RouseJournalRecorder *self)
{
  rouse_set_times_collect (self->times, self->record);
  write_record (self);
}

static void
begin (RouseJournalRecorder *self)
{
  /* Who takes a session up again goes on with the day on which it began. */
  if (self->record->start == 0)
    rouse_record_set_start (self->record, rouse_clock_get_wall (self->clock), rouse_clock_get_zone (self->clock));
  /* Another plan may have been taken since the session was opened. */
  g_set_str (&self->record->routine, rouse_plan_get_id (rouse_timeline_get_plan (self->timeline)));
  self->record->status = ROUSE_STATUS_RUNNING;
  rouse_journal_plan_store (self->record, self->session);
  rouse_set_times_begin (self->times);
  g_debug ("Session %s: begins", self->record->uuid);
  save (self);
}

static void
end (RouseJournalRecorder *self, RouseStatus status)
{
  rouse_set_times_update (self->times, self->record);
  self->record->status = status;
  g_debug ("Session %s: ends", self->record->uuid);
  save (self);
}

/* Who said that it hurts, and rests today: the answer is kept, though nothing was done. */
static void
keep_answers (RouseJournalRecorder *self)
{
  rouse_record_set_start (self->record, rouse_clock_get_wall (self->clock), rouse_clock_get_zone (self->clock));
  self->record->status = ROUSE_STATUS_ENDED_EARLY;
  write_record (self);
}

static gboolean
has_begun (RouseJournalRecorder *self)
{
  return self->record->start != 0 && self->record->status == ROUSE_STATUS_RUNNING;
}

static void
state_changed_cb (RouseJournalRecorder *self)
{
  RouseSessionState state = rouse_session_get_state (self->session);

  if (self->record->status == ROUSE_STATUS_INTERRUPTED || self->record->start == 0)
    {
      if (state == ROUSE_SESSION_RUNNING)
        begin (self);
      else if (state == ROUSE_SESSION_ENDED && self->record->start == 0
               && self->record->pain_before != ROUSE_UNANSWERED)
        keep_answers (self);
    }
  else if (!has_begun (self))
    return;
  else if (state == ROUSE_SESSION_FINISHED)
    end (self, ROUSE_STATUS_FINISHED);
  else if (state == ROUSE_SESSION_ENDED)
    end (self, ROUSE_STATUS_ENDED_EARLY);
  else
    rouse_set_times_update (self->times, self->record);
}

static void
place_changed_cb (RouseJournalRecorder *self)
{
  if (has_begun (self))
    rouse_set_times_update (self->times, self->record);
}

/* Notifications may be held back while sets are reported: whoever looks at the results makes sure first. */
static gboolean
follow_timeline (RouseJournalRecorder *self)
{
  RouseTimeline *timeline = rouse_session_get_timeline (self->session);

  if (!g_set_object (&self->timeline, timeline))
    return FALSE;

  rouse_set_times_follow (self->times, self->record);
  rouse_journal_plan_store (self->record, self->session);

  return TRUE;
}

static void
timeline_changed_cb (RouseJournalRecorder *self)
{
  if (follow_timeline (self) && has_begun (self))
    save (self);
}

static void
set_done_cb (RouseJournalRecorder *self, const RouseSetResult *result)
{
  follow_timeline (self);
  rouse_set_times_update (self->times, self->record);
  rouse_set_times_note_over (self->times, result);
  /* At the end everything is written at once. */
  if (has_begun (self))
    save (self);
}

static void
hurt_flagged_cb (RouseJournalRecorder *self, const RouseHurt *hurt)
{
  RouseRecordHurt remembered = {
    .exercise = hurt->exercise != NULL ? rouse_exercise_get_id (hurt->exercise) : NULL,
    .level = hurt->variant != NULL ? rouse_variant_get_level (hurt->variant) : ROUSE_LEVEL_STANDARD,
    .side = hurt->side,
    .feeling = hurt->feeling,
    .place = hurt->place,
    .answer = hurt->answer,
    .flagged = rouse_hurt_is_flag (hurt),
  };

  rouse_record_add_hurt (self->record, &remembered);
  if (has_begun (self))
    save (self);
}

static void
rouse_journal_recorder_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SAVED:
      g_value_set_boolean (value, rouse_journal_recorder_get_saved (ROUSE_JOURNAL_RECORDER (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
rouse_journal_recorder_dispose (GObject *object)
{
  RouseJournalRecorder *self = ROUSE_JOURNAL_RECORDER (object);

  g_clear_pointer (&self->times, rouse_set_times_free);
  g_clear_object (&self->session);
  g_clear_object (&self->timeline);
  g_clear_object (&self->journal);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (rouse_journal_recorder_parent_class)->dispose (object);
}

static void
rouse_journal_recorder_finalize (GObject *object)
{
  RouseJournalRecorder *self = ROUSE_JOURNAL_RECORDER (object);

  g_clear_pointer (&self->record, rouse_record_unref);

  G_OBJECT_CLASS (rouse_journal_recorder_parent_class)->finalize (object);
}

static void
rouse_journal_recorder_class_init (RouseJournalRecorderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = rouse_journal_recorder_get_property;
  object_class->dispose = rouse_journal_recorder_dispose;
  object_class->finalize = rouse_journal_recorder_finalize;

  g_object_class_install_property (object_class, PROP_SAVED,
                                   g_param_spec_boolean ("saved", NULL, NULL, TRUE,
                                                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                             | G_PARAM_STATIC_STRINGS));
}

static void
rouse_journal_recorder_init (RouseJournalRecorder *self)
{
}

/* What hurt is not begun again; it was made easier, or passed over. */
static guint
get_done (const RouseSetResult *result, gboolean *left, gpointer record)
{
  const RouseRecordSet *set = rouse_journal_plan_find (record, result);
  guint n_hurts;
  const RouseRecordHurt *hurts = rouse_record_get_hurts (record, &n_hurts);

  for (guint i = 0; i < n_hurts; i++)
    *left |= g_strcmp0 (hurts[i].exercise, rouse_exercise_get_id (result->item->exercise)) == 0;

  return set != NULL ? set->done : 0;
}

/**
 * rouse_journal_recorder_new:
 * @journal: where to write
 * @session: a session that is ready
 * @clock: tells when and where it began, and how long it lasts
 * @interrupted: (nullable): what is remembered of it, when it was interrupted; the session then stands where it goes on
 *
 * Begins to follow a session. Nothing is written before it begins.
 *
 * Returns: (transfer full): a new recorder
 */
RouseJournalRecorder *
rouse_journal_recorder_new (RouseJournal *journal, RouseSession *session, RouseClock *clock, RouseRecord *interrupted)
{
  RouseJournalRecorder *self;
  RousePlan *plan;

  g_return_val_if_fail (ROUSE_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (ROUSE_IS_SESSION (session), NULL);
  g_return_val_if_fail (ROUSE_IS_CLOCK (clock), NULL);

  self = g_object_new (ROUSE_TYPE_JOURNAL_RECORDER, NULL);
  self->journal = g_object_ref (journal);
  self->session = g_object_ref (session);
  self->clock = g_object_ref (clock);
  self->timeline = g_object_ref (rouse_session_get_timeline (session));
  plan = rouse_timeline_get_plan (self->timeline);
  self->record = interrupted != NULL ? rouse_record_copy (interrupted) : rouse_record_new (rouse_plan_get_id (plan));
  self->times = rouse_set_times_new (session, clock);
  if (interrupted != NULL)
    {
      rouse_session_restore (session, get_done, self->record);
      rouse_set_times_restore (self->times, self->record);
    }

  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::timeline", G_CALLBACK (timeline_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::segment-index", G_CALLBACK (place_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "jumped", G_CALLBACK (place_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "set-done", G_CALLBACK (set_done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "hurt-flagged", G_CALLBACK (hurt_flagged_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "notify::n-unsaved", G_CALLBACK (unsaved_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * rouse_journal_recorder_get_record:
 * @self: a recorder
 *
 * Returns: (transfer none): what is remembered so far. The answers of the check-in are set in it, before the session
 * and after; rouse_journal_recorder_save() stores them
 */
RouseRecord *
rouse_journal_recorder_get_record (RouseJournalRecorder *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL_RECORDER (self), NULL);

  return self->record;
}

/**
 * rouse_journal_recorder_get_saved:
 * @self: a recorder
 *
 * Returns: whether everything that is over is on the disk
 */
gboolean
rouse_journal_recorder_get_saved (RouseJournalRecorder *self)
{
  g_return_val_if_fail (ROUSE_IS_JOURNAL_RECORDER (self), FALSE);

  return self->n_saving == 0 && !self->failed;
}

/**
 * rouse_journal_recorder_save:
 * @self: a recorder
 *
 * Stores what was changed in the record, once the session has begun. Before that it is stored together with the
 * beginning.
 */
void
rouse_journal_recorder_save (RouseJournalRecorder *self)
{
  g_return_if_fail (ROUSE_IS_JOURNAL_RECORDER (self));

  if (self->record->start != 0)
    write_record (self);
}

/**
 * rouse_journal_recorder_leave:
 * @self: a recorder
 *
 * Nobody leads the session any more. Where it has not come to an end it can be taken up again.
 */
void
rouse_journal_recorder_leave (RouseJournalRecorder *self)
{
  g_return_if_fail (ROUSE_IS_JOURNAL_RECORDER (self));

  if (self->session == NULL)
    return;
  if (has_begun (self))
    end (self, ROUSE_STATUS_INTERRUPTED);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->times, rouse_set_times_free);
  g_clear_object (&self->timeline);
  g_clear_object (&self->session);
}
