/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-record.h"

#include "rouse-day.h"

/**
 * RouseRecord:
 *
 * A session as it is remembered: what the journal stores and reads, and all that progress and advice look at. It knows
 * no file and no clock, so that those can be tested with invented ones. Counted references; any thread, see the header.
 */
G_DEFINE_BOXED_TYPE (RouseRecord, rouse_record, rouse_record_ref, rouse_record_unref)

G_DEFINE_ENUM_TYPE (RouseStatus,
                    rouse_status,
                    G_DEFINE_ENUM_VALUE (ROUSE_STATUS_RUNNING, "running"),
                    G_DEFINE_ENUM_VALUE (ROUSE_STATUS_FINISHED, "finished"),
                    G_DEFINE_ENUM_VALUE (ROUSE_STATUS_ENDED_EARLY, "ended-early"),
                    G_DEFINE_ENUM_VALUE (ROUSE_STATUS_INTERRUPTED, "interrupted"))

G_DEFINE_ENUM_TYPE (RouseOutcome,
                    rouse_outcome,
                    G_DEFINE_ENUM_VALUE (ROUSE_OUTCOME_DONE, "done"),
                    G_DEFINE_ENUM_VALUE (ROUSE_OUTCOME_UNFINISHED, "unfinished"),
                    G_DEFINE_ENUM_VALUE (ROUSE_OUTCOME_SKIPPED, "skipped"))

G_DEFINE_ENUM_TYPE (RouseNextDay,
                    rouse_next_day,
                    G_DEFINE_ENUM_VALUE (ROUSE_NEXT_DAY_UNANSWERED, "unanswered"),
                    G_DEFINE_ENUM_VALUE (ROUSE_NEXT_DAY_BETTER, "better"),
                    G_DEFINE_ENUM_VALUE (ROUSE_NEXT_DAY_SAME, "same"),
                    G_DEFINE_ENUM_VALUE (ROUSE_NEXT_DAY_WORSE, "worse"),
                    G_DEFINE_ENUM_VALUE (ROUSE_NEXT_DAY_MUCH_WORSE, "much-worse"))

/* There are few exercises and many sets: their ids are shared. */
static const char *
keep_id (const char *id)
{
  return id != NULL ? g_ref_string_new_intern (id) : NULL;
}

static void
drop_id (const char **id)
{
  if (*id != NULL)
    g_ref_string_release ((char *) *id);
  *id = NULL;
}

static void
clear_set (gpointer set)
{
  drop_id (&((RouseRecordSet *) set)->exercise);
}

static void
clear_hurt (gpointer hurt)
{
  drop_id (&((RouseRecordHurt *) hurt)->exercise);
}

/**
 * rouse_record_new:
 * @routine: the id of a routine, or of an exercise done alone
 *
 * Makes the record of a session that runs, in which nothing has been done or answered.
 *
 * Returns: (transfer full): a new record with a uuid of its own
 */
RouseRecord *
rouse_record_new (const char *routine)
{
  RouseRecord *self;

  g_return_val_if_fail (routine != NULL, NULL);

  self = g_atomic_rc_box_new0 (RouseRecord);
  self->uuid = g_uuid_string_random ();
  self->routine = g_strdup (routine);
  self->zone = g_strdup ("UTC");
  self->day = 1;
  self->tired_before = self->pain_before = ROUSE_UNANSWERED;
  self->tired_after = self->pain_after = ROUSE_UNANSWERED;
  self->difficulty = ROUSE_UNANSWERED;
  self->sets = g_array_new (FALSE, FALSE, sizeof (RouseRecordSet));
  self->hurts = g_array_new (FALSE, FALSE, sizeof (RouseRecordHurt));
  g_array_set_clear_func (self->sets, clear_set);
  g_array_set_clear_func (self->hurts, clear_hurt);

  return self;
}

/**
 * rouse_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a record of the same session that can be changed by itself
 */
RouseRecord *
rouse_record_copy (const RouseRecord *self)
{
  RouseRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = rouse_record_new (self->routine);
  copy->id = self->id;
  g_set_str (&copy->uuid, self->uuid);
  copy->status = self->status;
  copy->start = self->start;
  g_set_str (&copy->zone, self->zone);
  copy->utc_offset = self->utc_offset;
  copy->day = self->day;
  copy->active = self->active;
  copy->tired_before = self->tired_before;
  copy->pain_before = self->pain_before;
  copy->tired_after = self->tired_after;
  copy->pain_after = self->pain_after;
  copy->difficulty = self->difficulty;
  g_set_str (&copy->harder, self->harder);
  copy->next_day = self->next_day;
  g_set_str (&copy->plan, self->plan);
  for (guint i = 0; i < self->sets->len; i++)
    rouse_record_add_set (copy, &g_array_index (self->sets, RouseRecordSet, i));
  for (guint i = 0; i < self->hurts->len; i++)
    rouse_record_add_hurt (copy, &g_array_index (self->hurts, RouseRecordHurt, i));

  return copy;
}

/**
 * rouse_record_ref:
 * @self: a record
 *
 * Returns: (transfer full): the same record
 */
RouseRecord *
rouse_record_ref (RouseRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RouseRecord *self = data;

  g_free (self->uuid);
  g_free (self->routine);
  g_free (self->zone);
  g_free (self->harder);
  g_free (self->plan);
  g_array_unref (self->sets);
  g_array_unref (self->hurts);
}

/**
 * rouse_record_unref:
 * @self: (transfer full): a record
 *
 * Lets a record go.
 */
void
rouse_record_unref (RouseRecord *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * rouse_record_set_start:
 * @self: a record
 * @start: when the session began, in µs since 1970, UTC
 * @zone: the time zone the person was in
 *
 * Notes when the session began. The local date of that moment is the day that counts, wherever the session ends and
 * whatever zone the person travels to (PLATFORM.md, Storage).
 */
void
rouse_record_set_start (RouseRecord *self, gint64 start, GTimeZone *zone)
{
  int interval;

  g_return_if_fail (self != NULL);
  g_return_if_fail (zone != NULL);

  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, start / G_USEC_PER_SEC);
  self->start = start;
  g_set_str (&self->zone, g_time_zone_get_identifier (zone));
  self->utc_offset = g_time_zone_get_offset (zone, interval);
  self->day = rouse_day_at (start, zone);
}

/**
 * rouse_record_add_set:
 * @self: a record
 * @set: a set that is over; copied
 */
void
rouse_record_add_set (RouseRecord *self, const RouseRecordSet *set)
{
  RouseRecordSet copy;

  g_return_if_fail (self != NULL);
  g_return_if_fail (set != NULL && set->exercise != NULL);

  copy = *set;
  copy.exercise = keep_id (set->exercise);
  g_array_append_val (self->sets, copy);
}

/**
 * rouse_record_add_hurt:
 * @self: a record
 * @hurt: something that hurt; copied
 */
void
rouse_record_add_hurt (RouseRecord *self, const RouseRecordHurt *hurt)
{
  RouseRecordHurt copy;

  g_return_if_fail (self != NULL);
  g_return_if_fail (hurt != NULL);

  copy = *hurt;
  copy.exercise = keep_id (hurt->exercise);
  g_array_append_val (self->hurts, copy);
}

/**
 * rouse_record_get_sets:
 * @self: a record
 * @n_sets: (out): how many
 *
 * Returns: (transfer none) (array length=n_sets) (nullable): the sets, in the order in which they are done
 */
const RouseRecordSet *
rouse_record_get_sets (const RouseRecord *self, guint *n_sets)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_sets = self->sets->len;

  return (const RouseRecordSet *) (gconstpointer) self->sets->data;
}

/**
 * rouse_record_get_hurts:
 * @self: a record
 * @n_hurts: (out): how many
 *
 * Returns: (transfer none) (array length=n_hurts) (nullable): what hurt, by time
 */
const RouseRecordHurt *
rouse_record_get_hurts (const RouseRecord *self, guint *n_hurts)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_hurts = self->hurts->len;

  return (const RouseRecordHurt *) (gconstpointer) self->hurts->data;
}

/* A set that was changed to the easier variant on the way is two: that it was done in one of them is enough. */
static gboolean
was_done (const RouseRecord *self, const RouseRecordSet *set)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const RouseRecordSet *other = &g_array_index (self->sets, RouseRecordSet, i);

      if (other->outcome == ROUSE_OUTCOME_DONE && g_str_equal (other->exercise, set->exercise)
          && other->side == set->side && other->number == set->number)
        return TRUE;
    }

  return FALSE;
}

static gboolean
exercise_was_done (const RouseRecord *self, const char *exercise)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      const RouseRecordSet *set = &g_array_index (self->sets, RouseRecordSet, i);

      if (g_str_equal (set->exercise, exercise) && !was_done (self, set))
        return FALSE;
    }

  return TRUE;
}

/**
 * rouse_record_is_empty:
 * @self: a record
 *
 * Returns: whether nothing was done, or the session still runs
 */
gboolean
rouse_record_is_empty (const RouseRecord *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->sets->len && self->status != ROUSE_STATUS_RUNNING; i++)
    if (g_array_index (self->sets, RouseRecordSet, i).done > 0)
      return FALSE;

  return TRUE;
}

/**
 * rouse_record_counts:
 * @self: a record
 *
 * Whether the session makes its day count (CONTENT.md 4.4): any session that was finished, or one with a whole exercise
 * in it. Who only leafed through to the end did neither.
 *
 * Returns: whether the day counts
 */
gboolean
rouse_record_counts (const RouseRecord *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->status == ROUSE_STATUS_RUNNING)
    return FALSE;

  for (guint i = 0; i < self->sets->len; i++)
    {
      const RouseRecordSet *set = &g_array_index (self->sets, RouseRecordSet, i);

      if (self->status == ROUSE_STATUS_FINISHED ? set->done > 0 : exercise_was_done (self, set->exercise))
        return TRUE;
    }

  return FALSE;
}
