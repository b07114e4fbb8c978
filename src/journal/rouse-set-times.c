/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-set-times.h"

#include "rouse-journal-plan.h"

#define NS_PER_US ((gint64) 1000)

struct _RouseSetTimes
{
  RouseSession *session; /* borrowed, as the next: the recorder has them */
  RouseClock *clock;
  GArray *progress; /* of Progress, one for each result of the session */

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

static gboolean
is_same_set (const Progress *progress, const RouseSetResult *result)
{
  return progress->exercise == result->item->exercise && progress->variant == result->item->variant
         && progress->side == result->side && progress->number == result->set;
}

static gboolean
belongs_to (const RouseSegment *segment, const RouseSetResult *result)
{
  return segment->kind == ROUSE_SEGMENT_PHASE && segment->item_index == result->item_index
         && segment->set == result->set && (result->side == ROUSE_SIDE_BOTH || segment->side == result->side);
}

static int
find_current_set (RouseSetTimes *self)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (self->session, &n_results);

  for (gsize i = 0; i < n_results; i++)
    if (belongs_to (segment, &results[i]))
      return (int) i;

  return -1;
}

static void
end_stretch (RouseSetTimes *self, RouseRecord *record)
{
  gint64 passed = (rouse_clock_get_monotonic (self->clock) - self->since) * NS_PER_US;
  gint64 advance = rouse_session_get_position (self->session) - self->position;

  if (!self->running)
    return;

  passed = CLAMP (passed, 0, advance >= 0 ? advance : MAX (self->limit, 0));
  record->active += passed;
  if (self->set >= 0 && (guint) self->set < self->progress->len)
    g_array_index (self->progress, Progress, self->set).active += passed;
}

static void
load_progress (RouseSetTimes *self)
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

/*
 * rouse_set_times_new:
 * @session: a session that is ready
 * @clock: tells how long it lasts
 *
 * Returns: (transfer full): the times of a session in which nothing was done yet; it keeps neither @session nor @clock
 */
RouseSetTimes *
rouse_set_times_new (RouseSession *session, RouseClock *clock)
{
  RouseSetTimes *self = g_new0 (RouseSetTimes, 1);

  self->session = session;
  self->clock = clock;
  self->set = -1;
  load_progress (self);

  return self;
}

/*
 * rouse_set_times_free:
 *
 * Forgets the times.
 */
void
rouse_set_times_free (RouseSetTimes *self)
{
  g_array_unref (self->progress);
  g_free (self);
}

/*
 * rouse_set_times_restore:
 * @record: what is remembered of a session that was interrupted, and was restored
 *
 * Takes over what was done before.
 */
void
rouse_set_times_restore (RouseSetTimes *self, const RouseRecord *record)
{
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (self->session, &n_results);

  for (gsize i = 0; i < n_results; i++)
    {
      const RouseRecordSet *set = rouse_journal_plan_find (record, &results[i]);
      Progress *progress = &g_array_index (self->progress, Progress, i);

      progress->over = results[i].done > 0;
      progress->active = set != NULL ? set->active : 0;
    }
}

/*
 * rouse_set_times_begin:
 *
 * From now on time counts while the session runs, and never more of it than the session came further: while a process
 * is stopped or a computer sleeps nobody exercises. Who went back did at most the rest of the segment.
 */
void
rouse_set_times_begin (RouseSetTimes *self)
{
  const RouseSegment *segment = rouse_session_get_segment (self->session);

  self->running = rouse_session_get_state (self->session) == ROUSE_SESSION_RUNNING;
  self->set = find_current_set (self);
  self->since = rouse_clock_get_monotonic (self->clock);
  self->position = rouse_session_get_position (self->session);
  self->limit = segment->start + segment->length - self->position;
}

/*
 * rouse_set_times_update:
 * @record: where what has passed is added
 *
 * Something has changed: what has passed belongs to the set of before.
 */
void
rouse_set_times_update (RouseSetTimes *self, RouseRecord *record)
{
  end_stretch (self, record);
  rouse_set_times_begin (self);
}

/*
 * rouse_set_times_follow:
 * @record: where what has passed is added
 *
 * Another timeline has taken the place of the last. Sets that are in both keep what is known of them.
 */
void
rouse_set_times_follow (RouseSetTimes *self, RouseRecord *record)
{
  end_stretch (self, record);
  load_progress (self);
  rouse_set_times_begin (self);
}

/*
 * rouse_set_times_note_over:
 * @result: a set that lies behind
 *
 * Notes that it is over, whatever was done of it.
 */
void
rouse_set_times_note_over (RouseSetTimes *self, const RouseSetResult *result)
{
  for (guint i = 0; i < self->progress->len; i++)
    {
      Progress *progress = &g_array_index (self->progress, Progress, i);

      if (!is_same_set (progress, result))
        continue;
      progress->over = TRUE;
      return;
    }
}

/*
 * rouse_set_times_collect:
 * @record: the record of the session; its sets are written anew
 *
 * Writes down what was done of each set, and for how long; while the session runs only of those that are over.
 */
void
rouse_set_times_collect (RouseSetTimes *self, RouseRecord *record)
{
  gsize n_results;
  const RouseSetResult *results = rouse_session_get_results (self->session, &n_results);
  gboolean running = record->status == ROUSE_STATUS_RUNNING;

  g_array_set_size (record->sets, 0);
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
      rouse_record_add_set (record, &set);
    }
}
