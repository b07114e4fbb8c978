/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-journal-recorder.h"

#include "rouse-journal-plan.h"

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
  GArray *progress;        /* of Progress, one for each result of the session */
  guint n_saving;
  gboolean failed; /* the last attempt */

  /* Where the time goes. */
  gboolean running;
  int set;         /* of the stretch of time that has begun; -1 outside sets */
  gint64 since;    /* when it began, in µs of the monotonic clock */
  gint64 position; /* where the session was then, in ns */
  gint64 limit;    /* how much of it can count, in ns */
};

/* What the session does not remember of its sets. */
typedef struct
{
  RouseExercise *exercise; /* borrowed, as the next: they live as long as the catalogue */
  RouseVariant *variant;
  RouseSide side;
  guint number;
  gboolean over;
  gint64 active; /* ns */
} Progress;

enum
{
  PROP_SAVED = 1,
};

#define NS_PER_US ((gint64) 1000)

G_DEFINE_FINAL_TYPE (RouseJournalRecorder, rouse_journal_recorder, G_TYPE_OBJECT)

static gboolean
is_same_set (const Progress *progress, const RouseSetResult *result)
{
  return progress->exercise == result->item->exercise && progress->variant == result->item->variant
         && progress->side == result->side && progress->number == result->set;
}

static int
find_set (RouseJournalRecorder *self, const RouseSetResult *result)
{
  for (guint i = 0; i < self->progress->len; i++)
    if (is_same_set (&g_array_index (self->progress, Progress, i), result))
      return (int) i;

  return -1;
}

static gboolean
belongs_to (const RouseSegment *segment, const RouseSetResult *result)
{
  return segment->kind == ROUSE_SEGMENT_PHASE && segment->item_index == result->item_index
         && segment->set == result->set && (result->side == ROUSE_SIDE_BOTH || segment->side == result->side);
}

static int
find_current_set (RouseJournalRecorder *self)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (self->session, &n_results);

  for (gsize i = 0; i < n_results; i++)
    if (belongs_to (segment, &results[i]))
      return (int) i;

  return -1;
}

/* Time counts while the session runs, and never more of it than the session came further: while a process is stopped or
 * a computer sleeps nobody exercises. Who went back did at most the rest of the segment. */
static void
begin_stretch (RouseJournalRecorder *self)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);

  self->running = rouse_session_get_state (self->session) == ROUSE_SESSION_RUNNING;
  self->set = find_current_set (self);
  self->since = rouse_clock_get_monotonic (self->clock);
  self->position = rouse_session_get_position (self->session);
  self->limit = segment->start + segment->length - self->position;
}

static void
end_stretch (RouseJournalRecorder *self)
{
  gint64 passed = (rouse_clock_get_monotonic (self->clock) - self->since) * NS_PER_US;
  gint64 advance = rouse_session_get_position (self->session) - self->position;

  if (!self->running)
    return;

  passed = CLAMP (passed, 0, advance >= 0 ? advance : MAX (self->limit, 0));
  self->record->active += passed;
  if (self->set >= 0 && (guint) self->set < self->progress->len)
    g_array_index (self->progress, Progress, self->set).active += passed;
}

static void
update_time (RouseJournalRecorder *self)
{
  end_stretch (self);
  begin_stretch (self);
}

/* Sets keep what is known of them when another timeline takes the place of the first. */
static void
load_progress (RouseJournalRecorder *self)
{
  g_autoptr (GArray) before = self->progress;
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (self->session, &n_results);

  self->progress = g_array_sized_new (FALSE, TRUE, sizeof (Progress), (guint) n_results);
  for (gsize i = 0; i < n_results; i++)
    {
      Progress progress = { results[i].item->exercise, results[i].item->variant, results[i].side, results[i].set };

      for (guint j = 0; before != NULL && j < before->len; j++)
        if (is_same_set (&g_array_index (before, Progress, j), &results[i]))
          progress = g_array_index (before, Progress, j);
      g_array_append_val (self->progress, progress);
    }
}

static void
collect_sets (RouseJournalRecorder *self)
{
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (self->session, &n_results);
  gboolean running = self->record->status == ROUSE_STATUS_RUNNING;

  g_array_set_size (self->record->sets, 0);
  for (gsize i = 0; i < n_results; i++)
    {
      const Progress *progress = &g_array_index (self->progress, Progress, i);
      RouseRecordSet set = {
        .exercise = rouse_exercise_get_id (progress->exercise),
        .level = rouse_variant_get_level (progress->variant),
        .side = progress->side,
        .number = progress->number,
        .done = results[i].done,
        .planned = results[i].planned,
        .active = progress->active,
        .outcome = ROUSE_OUTCOME_UNFINISHED,
      };

      if (running && !progress->over)
        continue;
      if (set.done == set.planned)
        set.outcome = ROUSE_OUTCOME_DONE;
      else if (set.done == 0)
        set.outcome = ROUSE_OUTCOME_SKIPPED;
      rouse_record_add_set (self->record, &set);
    }
}

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
  collect_sets (self);
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
  begin_stretch (self);
  g_debug ("Session %s: begins", self->record->uuid);
  save (self);
}

static void
end (RouseJournalRecorder *self, RouseStatus status)
{
  update_time (self);
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
    update_time (self);
}

static void
place_changed_cb (RouseJournalRecorder *self)
{
  if (has_begun (self))
    update_time (self);
}

/* Notifications may be held back while sets are reported: whoever looks at the results makes sure first. */
static gboolean
follow_timeline (RouseJournalRecorder *self)
{
  RouseTimeline *timeline = rouse_session_get_timeline (self->session);

  if (!g_set_object (&self->timeline, timeline))
    return FALSE;

  end_stretch (self);
  load_progress (self);
  begin_stretch (self);
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
  int set;

  follow_timeline (self);
  set = find_set (self, result);
  update_time (self);
  if (set >= 0)
    g_array_index (self->progress, Progress, set).over = TRUE;
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
  g_clear_pointer (&self->progress, g_array_unref);

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
  self->set = -1;
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

static void
restore (RouseJournalRecorder *self)
{
  gsize n_results;
  const RouseSetResult *results;

  rouse_session_restore (self->session, get_done, self->record);
  results = rouse_session_get_results (self->session, &n_results);
  for (gsize i = 0; i < n_results; i++)
    {
      const RouseRecordSet *set = rouse_journal_plan_find (self->record, &results[i]);
      Progress *progress = &g_array_index (self->progress, Progress, i);

      progress->over = results[i].done > 0;
      progress->active = set != NULL ? set->active : 0;
    }
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
  load_progress (self);
  if (interrupted != NULL)
    restore (self);

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
  g_clear_object (&self->timeline);
  g_clear_object (&self->session);
}
