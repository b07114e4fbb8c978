/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rouse-timeline.h"

#include "rouse-timeline-private.h"

/**
 * RouseTimeline:
 *
 * Everything that will happen in a session, on one axis of time. Voice, figure, ring, caption, journal and media
 * controls are functions of it and of a position, which is why it never changes: a change on the way is a new timeline.
 * Held by the session and by the transport; immutable, so that any thread may read it.
 */
struct _RouseTimeline
{
  GObject parent_instance;

  RousePlan *plan; /* nullable */
  GArray *segments;
  GArray *cues;
  GArray *dropped;
  GArray *waits;
  GArray *tones;
  GArray *boundaries; /* of gint64: every moment at which something that is shown changes, rising */
  GArray *stops;      /* of gint64: where forward and back go, rising */
  gint64 length;
};

G_DEFINE_FINAL_TYPE (RouseTimeline, rouse_timeline, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (RouseSegmentKind,
                    rouse_segment_kind,
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_START, "start"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_SETUP, "setup"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_PHASE, "phase"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_REST, "rest"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_SWITCH, "switch"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_CLOSING, "closing"),
                    G_DEFINE_ENUM_VALUE (ROUSE_SEGMENT_INTERLUDE, "interlude"))

G_DEFINE_ENUM_TYPE (RouseDropReason,
                    rouse_drop_reason,
                    G_DEFINE_ENUM_VALUE (ROUSE_DROP_TOO_LONG, "too-long"),
                    G_DEFINE_ENUM_VALUE (ROUSE_DROP_COLLISION, "collision"))

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* How many elements begin at or before the position: all arrays are sorted by their gint64 at @offset. */
static guint
count_until (GArray *array, gsize offset, gint64 position)
{
  guint size = g_array_get_element_size (array);
  guint low = 0;
  guint high = array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 start = *(const gint64 *) (gconstpointer) (array->data + (gsize) middle * size + offset);

      if (start <= position)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

static gboolean
same_stretch (const RouseSegment *a, const RouseSegment *b)
{
  /* Sides alternate within a set of an alternating variant, which is one stretch nevertheless. */
  gboolean same_side = a->side == b->side || (a->item != NULL && rouse_variant_get_alternating (a->item->variant));

  return a->kind == ROUSE_SEGMENT_PHASE && b->kind == ROUSE_SEGMENT_PHASE && a->item_index == b->item_index
         && a->set == b->set && same_side;
}

static gboolean
is_countdown (const RousePlacedCue *placed)
{
  gsize n_rules;
  const RouseCueRule *rules;

  if (placed->cue == NULL)
    return FALSE;

  rules = rouse_cue_get_rules (placed->cue, &n_rules);
  for (gsize i = 0; i < n_rules; i++)
    if (rules[i].moment == ROUSE_MOMENT_COUNTDOWN)
      return TRUE;

  return FALSE;
}

/* Whoever jumps to a set needs its countdown as much as whoever comes to it from the set-up. */
static gint64
find_countdown (RouseTimeline *self, gint64 set_start)
{
  guint index = count_until (self->cues, G_STRUCT_OFFSET (RousePlacedCue, start), set_start - 1);
  gint64 start = set_start;

  while (index > 0)
    {
      const RousePlacedCue *placed = &g_array_index (self->cues, RousePlacedCue, --index);

      if (!is_countdown (placed))
        break;

      start = placed->start;
    }

  return start;
}

static void
collect_stops (RouseTimeline *self)
{
  for (guint i = 0; i < self->segments->len; i++)
    {
      const RouseSegment *segment = &g_array_index (self->segments, RouseSegment, i);
      gint64 stop = segment->start;

      if (i > 0 && same_stretch (segment - 1, segment))
        continue;

      if (segment->kind == ROUSE_SEGMENT_PHASE)
        stop = find_countdown (self, segment->start);
      g_array_append_val (self->stops, stop);
    }

  g_array_sort (self->stops, compare_times);
}

static void
collect_boundaries (RouseTimeline *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->segments->len; i++)
    g_array_append_val (self->boundaries, g_array_index (self->segments, RouseSegment, i).start);
  for (guint i = 0; i < self->cues->len; i++)
    g_array_append_val (self->boundaries, g_array_index (self->cues, RousePlacedCue, i).start);
  g_array_append_val (self->boundaries, self->length);

  g_array_sort (self->boundaries, compare_times);
  for (guint i = 0; i < self->boundaries->len; i++)
    {
      gint64 boundary = g_array_index (self->boundaries, gint64, i);

      if (kept == 0 || g_array_index (self->boundaries, gint64, kept - 1) != boundary)
        g_array_index (self->boundaries, gint64, kept++) = boundary;
    }
  g_array_set_size (self->boundaries, kept);
}

static void
rouse_timeline_finalize (GObject *object)
{
  RouseTimeline *self = ROUSE_TIMELINE (object);

  g_clear_object (&self->plan);
  g_array_unref (self->segments);
  g_array_unref (self->cues);
  g_array_unref (self->dropped);
  g_array_unref (self->waits);
  g_array_unref (self->tones);
  g_array_unref (self->boundaries);
  g_array_unref (self->stops);

  G_OBJECT_CLASS (rouse_timeline_parent_class)->finalize (object);
}

static void
rouse_timeline_class_init (RouseTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = rouse_timeline_finalize;
}

static void
rouse_timeline_init (RouseTimeline *self)
{
  self->boundaries = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->stops = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/*
 * rouse_timeline_new_take:
 *
 * For the builder only: makes a timeline of sorted arrays, which it takes over.
 */
RouseTimeline *
rouse_timeline_new_take (RousePlan *plan, GArray *segments, GArray *cues, GArray *dropped, GArray *waits, GArray *tones)
{
  RouseTimeline *self = g_object_new (ROUSE_TYPE_TIMELINE, NULL);
  const RouseSegment *last = &g_array_index (segments, RouseSegment, segments->len - 1);

  g_set_object (&self->plan, plan);
  self->segments = segments;
  self->cues = cues;
  self->dropped = dropped;
  self->waits = waits;
  self->tones = tones;
  self->length = last->start + last->length;
  collect_stops (self);
  collect_boundaries (self);

  return self;
}

/**
 * rouse_timeline_get_length:
 * @self: a timeline
 *
 * Returns: its length in ns
 */
gint64
rouse_timeline_get_length (RouseTimeline *self)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  return self->length;
}

/**
 * rouse_timeline_get_plan:
 * @self: a timeline
 *
 * Returns: (transfer none) (nullable): what it was compiled from; %NULL for an interlude
 */
RousePlan *
rouse_timeline_get_plan (RouseTimeline *self)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  return self->plan;
}

/**
 * rouse_timeline_get_segments:
 * @self: a timeline
 * @n_segments: (out): how many
 *
 * Returns: (transfer none) (array length=n_segments): the segments by time; each begins where the one before ends
 */
const RouseSegment *
rouse_timeline_get_segments (RouseTimeline *self, gsize *n_segments)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_segments = self->segments->len;

  return (const RouseSegment *) (gconstpointer) self->segments->data;
}

/**
 * rouse_timeline_get_cues:
 * @self: a timeline
 * @n_cues: (out): how many
 *
 * Returns: (transfer none) (array length=n_cues): what is spoken, by time
 */
const RousePlacedCue *
rouse_timeline_get_cues (RouseTimeline *self, gsize *n_cues)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_cues = self->cues->len;

  return (const RousePlacedCue *) (gconstpointer) self->cues->data;
}

/**
 * rouse_timeline_get_dropped:
 * @self: a timeline
 * @n_dropped: (out): how many
 *
 * Returns: (transfer none) (array length=n_dropped): what was left out or replaced, by time
 */
const RouseDroppedCue *
rouse_timeline_get_dropped (RouseTimeline *self, gsize *n_dropped)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_dropped = self->dropped->len;

  return (const RouseDroppedCue *) (gconstpointer) self->dropped->data;
}

/**
 * rouse_timeline_get_waits:
 * @self: a timeline
 * @n_waits: (out): how many
 *
 * Returns: (transfer none) (array length=n_waits): the silences in which the person moves, by time
 */
const RouseWait *
rouse_timeline_get_waits (RouseTimeline *self, gsize *n_waits)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_waits = self->waits->len;

  return (const RouseWait *) (gconstpointer) self->waits->data;
}

/**
 * rouse_timeline_get_tones:
 * @self: a timeline
 * @n_tones: (out): how many
 *
 * Returns: (transfer none) (array length=n_tones): the tones of the phase changes, by time
 */
const RouseTone *
rouse_timeline_get_tones (RouseTimeline *self, gsize *n_tones)
{
  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  *n_tones = self->tones->len;

  return (const RouseTone *) (gconstpointer) self->tones->data;
}

/**
 * rouse_timeline_get_segment_at:
 * @self: a timeline
 * @position: a position in ns; before the start and after the end count as the first and the last
 *
 * Returns: (transfer none): the segment in which @position lies
 */
const RouseSegment *
rouse_timeline_get_segment_at (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  index = count_until (self->segments, G_STRUCT_OFFSET (RouseSegment, start), position);

  return &g_array_index (self->segments, RouseSegment, index > 0 ? index - 1 : 0);
}

/**
 * rouse_timeline_get_cue_at:
 * @self: a timeline
 * @position: a position in ns
 *
 * Returns: (transfer none) (nullable): the cue that is spoken at @position or was last spoken before it, if any
 */
const RousePlacedCue *
rouse_timeline_get_cue_at (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  index = count_until (self->cues, G_STRUCT_OFFSET (RousePlacedCue, start), position);

  return index > 0 ? &g_array_index (self->cues, RousePlacedCue, index - 1) : NULL;
}

/**
 * rouse_timeline_get_wait_at:
 * @self: a timeline
 * @position: a position in ns
 *
 * Returns: (transfer none) (nullable): the silence in which @position lies, if it lies in one
 */
const RouseWait *
rouse_timeline_get_wait_at (RouseTimeline *self, gint64 position)
{
  const RouseWait *wait;
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), NULL);

  index = count_until (self->waits, G_STRUCT_OFFSET (RouseWait, start), position);
  if (index == 0)
    return NULL;

  wait = &g_array_index (self->waits, RouseWait, index - 1);

  return position < wait->start + wait->length ? wait : NULL;
}

/**
 * rouse_timeline_get_next_boundary:
 * @self: a timeline
 * @position: a position in ns
 *
 * When something that is shown changes next: a segment or a cue begins, or everything ends. Until then nothing needs to
 * wake up.
 *
 * Returns: the first boundary after @position in ns; -1 at the end
 */
gint64
rouse_timeline_get_next_boundary (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), -1);

  index = count_until (self->boundaries, 0, position);

  return index < self->boundaries->len ? g_array_index (self->boundaries, gint64, index) : -1;
}

/**
 * rouse_timeline_get_previous_stop:
 * @self: a timeline
 * @position: a position in ns
 *
 * Where “back” leads: to the start of a set-up, rest or change of sides, or to the countdown of a set.
 *
 * Returns: the last stop before @position in ns; 0 when there is none
 */
gint64
rouse_timeline_get_previous_stop (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  index = count_until (self->stops, 0, position - 1);

  return index > 0 ? g_array_index (self->stops, gint64, index - 1) : 0;
}

static gint64
find_safety (RouseTimeline *self, gint64 position, gint64 stop)
{
  guint index = count_until (self->cues, G_STRUCT_OFFSET (RousePlacedCue, start), position);

  if (rouse_timeline_get_segment_at (self, position)->kind != ROUSE_SEGMENT_REST)
    return stop;

  for (; index < self->cues->len; index++)
    {
      const RousePlacedCue *placed = &g_array_index (self->cues, RousePlacedCue, index);

      if (placed->start >= stop)
        break;
      if (placed->priority == 1)
        return placed->start;
    }

  return stop;
}

/**
 * rouse_timeline_get_next_stop:
 * @self: a timeline
 * @position: a position in ns
 *
 * Where “forward” leads; see rouse_timeline_get_previous_stop(). In a rest it does not lead past words of safety:
 * nobody who lay on the floor goes on without having heard how to stand up.
 *
 * Returns: the first stop after @position in ns; the length of the timeline when there is none
 */
gint64
rouse_timeline_get_next_stop (RouseTimeline *self, gint64 position)
{
  guint index;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  index = count_until (self->stops, 0, position);

  return find_safety (self, position,
                      index < self->stops->len ? g_array_index (self->stops, gint64, index) : self->length);
}

/**
 * rouse_timeline_get_repetition_start:
 * @self: a timeline
 * @position: a position in ns
 *
 * Where a session goes on that was interrupted at @position: at the start of the repetition; elsewhere at the start of
 * the cue that was being spoken, or at the very place. A countdown is not said again, for resuming has one of its own.
 *
 * Returns: a position in ns
 */
gint64
rouse_timeline_get_repetition_start (RouseTimeline *self, gint64 position)
{
  const RouseSegment *segment;
  const RousePlacedCue *placed;

  g_return_val_if_fail (ROUSE_IS_TIMELINE (self), 0);

  segment = rouse_timeline_get_segment_at (self, position);
  if (segment->kind == ROUSE_SEGMENT_PHASE)
    {
      while (segment->phase != ROUSE_PHASE_FIRST)
        segment--;
      return segment->start;
    }

  placed = rouse_timeline_get_cue_at (self, position);
  if (placed == NULL || placed->start < segment->start)
    return position;
  if (is_countdown (placed))
    return segment->start + segment->length;

  return position < placed->start + placed->length ? placed->start : position;
}

/**
 * rouse_timeline_get_stretch:
 * @self: a timeline
 * @position: a position in ns
 * @start: (out): where the stretch begins, in ns
 * @length: (out): how long it is, in ns
 *
 * The stretch around a position: a whole set on one side, or one block of set-up, rest or change of sides. It is what a
 * ring timer runs through.
 */
void
rouse_timeline_get_stretch (RouseTimeline *self, gint64 position, gint64 *start, gint64 *length)
{
  const RouseSegment *first;
  const RouseSegment *last;
  const RouseSegment *end;

  g_return_if_fail (ROUSE_IS_TIMELINE (self));

  first = last = rouse_timeline_get_segment_at (self, position);
  end = &g_array_index (self->segments, RouseSegment, self->segments->len - 1);
  while (first->start > 0 && same_stretch (first - 1, first))
    first--;
  while (last < end && same_stretch (last, last + 1))
    last++;

  *start = first->start;
  *length = last->start + last->length - first->start;
}
